"""/signatories: counts by state, and the list in pages, each row a button that opens its card."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import Status, Visibility
from bot.domain.roles import Role
from bot.use_cases.find_statement import statement_on_offer
from bot.use_cases.list_signatories import Page, list_all
from handlers import buttons
from handlers.admin.duplicates import MARK
from handlers.buttons import Filter
from handlers.screen import Screen
from handlers.signers import page_number, version_lines
from handlers.visit import Visit
from texts.catalogue import Words
from texts.countries import country_name

ROWS = 8
"""As many as Telegram shows buttons in one row."""


async def signatories(visit: Visit) -> None:
    """The command: what waits comes first."""
    published = await visit.services.database.read(statement_on_offer)
    if published is None:
        await visit.add(Screen(visit.words.html("nothing-published")))
        return
    button = buttons.Signatories(published.id)
    await visit.add(await (_screen if visit.role.covers(Role.ADMIN) else _numbers)(visit, button))


async def turn(visit: Visit, button: buttons.Signatories) -> None:
    await visit.show(await _screen(visit, button))


async def _screen(visit: Visit, button: buttons.Signatories) -> Screen:
    status = None if button.filter is Filter.ALL else Status(button.filter)
    page = await visit.services.database.read(
        lambda tx: list_all(tx, button.statement, status, button.page, ROWS)
    )
    return Screen(_html(visit.words, page), _keys(visit.words, button, page))


async def _numbers(visit: Visit, button: buttons.Signatories) -> Screen:
    """What a viewer gets: how many, and the way to the list that everybody sees."""
    page = await visit.services.database.read(lambda tx: list_all(tx, button.statement, None, 0, ROWS))
    words = visit.words
    keys = [[buttons.Signers(button.statement).key(words.plain("button-signers"))]]
    return Screen(f"{words.html('signatories-title')}\n\n{_figures(words, page)}", keys)


def _html(words: Words, page: Page) -> str:
    rows = [
        (MARK if row.id in page.alike else "")
        + words.html(
            "signatories-row",
            number=str(page.first + position),
            organisation=row.organisation,
            country=country_name(row.country, words.language),
            status=words.plain(f"status-{row.status}"),
        )
        for position, row in enumerate(page.rows)
    ]
    parts = [words.html("signatories-title"), _figures(words, page)]
    parts.append("\n".join(rows) or words.html("signatories-none"))
    if page.alike:
        parts.append(words.html("signatories-alike"))
    if page.pages > 1:
        parts.append(page_number(words, page))
    return "\n\n".join(parts)


def _figures(words: Words, page: Page) -> str:
    counts = page.counts
    figures = words.html(
        "signatories-counts",
        pending=counts.of(Status.PENDING),
        accepted=counts.of(Status.ACCEPTED),
        public=counts.of(Status.ACCEPTED, Visibility.PUBLIC),
        counted=counts.of(Status.ACCEPTED, Visibility.COUNTED),
        rejected=counts.of(Status.REJECTED),
        withdrawn=counts.of(Status.WITHDRAWN),
    )
    return "\n\n".join([figures, *version_lines(words, page)])


def _keys(words: Words, button: buttons.Signatories, page: Page) -> list[list[InlineKeyboardButton]]:
    statement = button.statement
    keys = []
    if page.rows:
        keys.append(
            [
                buttons.OpenCard(row.id, fresh=1).key(str(page.first + position))
                for position, row in enumerate(page.rows)
            ]
        )
    turn = []
    if page.number > 0:
        before = buttons.Signatories(statement, button.filter, page.number - 1)
        turn.append(before.key(words.plain("button-previous")))
    if page.number + 1 < page.pages:
        after = buttons.Signatories(statement, button.filter, page.number + 1)
        turn.append(after.key(words.plain("button-next")))
    if turn:
        keys.append(turn)
    filters = [
        buttons.Signatories(statement, each).key(
            ("● " if each is button.filter else "") + words.plain(f"button-filter-{each}")
        )
        for each in Filter
    ]
    keys += [filters[:3], filters[3:]]
    keys.append([buttons.Export(statement).key(words.plain("button-export"))])
    return keys
