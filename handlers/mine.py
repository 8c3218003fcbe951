"""A representative's own endorsements: the receipt, and /mine."""

from __future__ import annotations

from bot.domain.endorsement import Endorsement, Reason
from bot.use_cases.review_endorsement import review_endorsement
from bot.use_cases.show_mine import Mine, show_mine
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import language_name
from handlers.visit import Visit
from texts.catalogue import Words

ROWS = 3
"""As many as fit one message with the longest names, titles and reasons there can be."""


async def receipt(visit: Visit, endorsement: Endorsement) -> Screen:
    """What was signed, when, and the reference that proves whose it is."""
    words = visit.words
    review = await visit.services.database.read(lambda tx: review_endorsement(tx, endorsement.id))
    html = words.html(
        "receipt",
        reference=endorsement.reference,
        organisation=endorsement.organisation,
        title=review.title,
        version=str(endorsement.version),
        language=language_name(endorsement.language, words),
        digest=endorsement.digest,
        moment=words.moment(endorsement.confirmed_at),
    )
    keys = [
        [buttons.Mine().key(words.plain("button-mine"))],
        [buttons.Home(endorsement.statement_id, below=1).key(words.plain("button-home"))],
    ]
    return Screen(html, keys)


async def mine(visit: Visit) -> None:
    """/mine."""
    await visit.add(await _screen(visit, 0))


async def mine_page(visit: Visit, button: buttons.Mine) -> None:
    # The receipt keeps its place in the chat: only pages of this list replace each other.
    screen = await _screen(visit, button.page)
    await (visit.show(screen) if button.turned else visit.add(screen))


async def _screen(visit: Visit, number: int) -> Screen:
    words = visit.words
    found = await visit.services.database.read(lambda tx: show_mine(tx, visit.person_id))
    if not found:
        return Screen(words.html("mine-none"))
    last = (len(found) - 1) // ROWS
    number = min(number, last)
    rows = [_row(words, each) for each in found[number * ROWS : (number + 1) * ROWS]]
    turn = []
    if number > 0:
        turn.append(buttons.Mine(number - 1, turned=1).key(words.plain("button-previous")))
    if number < last:
        turn.append(buttons.Mine(number + 1, turned=1).key(words.plain("button-next")))
    return Screen("\n\n".join([words.html("mine-title"), *rows]), [turn] if turn else [])


def _row(words: Words, mine: Mine) -> str:
    endorsement = mine.endorsement
    row = words.html(
        "mine-row",
        organisation=endorsement.organisation,
        status=words.plain(f"status-{endorsement.status}"),
        visibility=words.plain(f"visibility-{endorsement.visibility}"),
        reference=endorsement.reference,
        title=mine.title,
        version=str(endorsement.version),
        language=language_name(endorsement.language, words),
        moment=words.moment(endorsement.confirmed_at),
    )
    if endorsement.reason:
        row += "\n" + words.html("mine-reason", reason=shown_reason(words, endorsement.reason))
    return row


def shown_reason(words: Words, reason: str) -> str:
    """A preset reason in the reader's language; a typed one as it was typed."""
    return words.plain(f"reason-{reason}") if reason in tuple(Reason) else reason
