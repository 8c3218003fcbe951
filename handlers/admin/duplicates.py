"""The hint on an admin's card: who may be the same organisation, why, and the way to the other card."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton

from bot.use_cases.find_duplicates import Duplicate
from handlers import buttons
from texts.catalogue import Words
from texts.countries import country_name

MARK = "≈ "
"""Stands before the rows of a list that have likely duplicates."""


def duplicates_html(words: Words, duplicates: Sequence[Duplicate]) -> list[str]:
    """One part of a card; none when there are no duplicates."""
    rows = [
        words.html(
            "duplicates-row",
            number=str(number),
            organisation=each.endorsement.organisation,
            country=country_name(each.endorsement.country, words.language),
            status=words.plain(f"status-{each.endorsement.status}"),
            likenesses=" · ".join(words.plain(f"label-likeness-{why}") for why in each.likenesses),
        )
        for number, each in enumerate(duplicates, 1)
    ]
    return ["\n".join([words.html("duplicates-title"), *rows])] if rows else []


def duplicates_keys(words: Words, duplicates: Sequence[Duplicate]) -> list[list[InlineKeyboardButton]]:
    """A button for each, which opens its card below this one."""
    keys = [
        buttons.OpenCard(each.endorsement.id, fresh=1).key(
            words.plain("button-duplicate", number=str(number))
        )
        for number, each in enumerate(duplicates, 1)
    ]
    return [keys] if keys else []
