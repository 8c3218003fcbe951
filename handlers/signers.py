"""Who signed: the public list, in pages, with the number of those who are only counted."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import Status, Visibility
from bot.use_cases.list_signatories import Page, list_public
from handlers import buttons
from handlers.screen import Screen
from handlers.visit import Visit
from texts.catalogue import Words
from texts.countries import country_name

ROWS = 10


async def signers(visit: Visit, button: buttons.Signers) -> None:
    page = await visit.services.database.read(lambda tx: list_public(tx, button.statement, button.page, ROWS))
    await visit.show(Screen(_html(visit.words, page), _keys(visit.words, button.statement, page)))


def _html(words: Words, page: Page) -> str:
    lines = [
        words.html(
            "signers-row",
            number=str(page.first + position),
            organisation=row.organisation,
            country=country_name(row.country, words.language),
        )
        for position, row in enumerate(page.rows)
    ]
    parts = [words.html("signers-title"), "\n".join(lines) or words.html("signers-none")]
    if counted := page.counts.of(Status.ACCEPTED, Visibility.COUNTED):
        parts.append(words.html("signers-counted", count=counted))
    parts += version_lines(words, page)
    if page.pages > 1:
        parts.append(page_number(words, page))
    return "\n\n".join(parts)


def _keys(words: Words, statement: int, page: Page) -> list[list[InlineKeyboardButton]]:
    turn = []
    if page.number > 0:
        turn.append(buttons.Signers(statement, page.number - 1).key(words.plain("button-previous")))
    if page.number + 1 < page.pages:
        turn.append(buttons.Signers(statement, page.number + 1).key(words.plain("button-next")))
    home = [buttons.Home(statement).key(words.plain("button-home"))]
    return [turn, home] if turn else [home]


def version_lines(words: Words, page: Page) -> list[str]:
    """How many signed which version, in one paragraph; nothing while there is one version only."""
    rows = [
        words.html("signers-version", version=str(version), count=count)
        for version, count in page.versions.items()
    ]
    return ["\n".join(rows)] if rows else []


def page_number(words: Words, page: Page) -> str:
    return words.html("signers-page", page=str(page.number + 1), pages=str(page.pages))
