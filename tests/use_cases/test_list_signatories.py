"""Pages: everyone sees who is accepted and chose to be named, admins see everything."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.endorsement import Status, Verb, Visibility
from bot.domain.errors import NotFound
from bot.use_cases.list_signatories import Page, _nearest, list_all, list_public
from storage.database import Database
from tests.stage import publication
from tests.use_cases.forms import published
from tests.use_cases.signed import decided, pending, withdrawn


def names(page: Page) -> list[str]:
    return [row.organisation for row in page.rows]


async def in_every_state(database: Database) -> int:
    """For each state a public and a counted one; return the statement."""
    statement = await published(database)
    for status in Status:
        for visibility in Visibility:
            one = await pending(database, statement, f"{status} {visibility}", visibility)
            if status is Status.ACCEPTED:
                await decided(database, one)
            elif status is Status.REJECTED:
                await decided(database, one, Verb.REJECT, "trial")
            elif status is Status.WITHDRAWN:
                await withdrawn(database, one)
    return statement


async def test_the_public_list_names_accepted_public_endorsements_only(database: Database) -> None:
    statement = await in_every_state(database)
    page = await database.read(lambda tx: list_public(tx, statement, 0, 10))
    assert names(page) == ["accepted public"]
    assert page.counts.of(Status.ACCEPTED, Visibility.COUNTED) == 1


@pytest.mark.parametrize("status", [None, *Status])
async def test_admins_see_each_state_newest_first(database: Database, status: Status | None) -> None:
    statement = await in_every_state(database)
    page = await database.read(lambda tx: list_all(tx, statement, status, 0, 10))
    everything = [f"{each} {visibility}" for each in Status for visibility in Visibility]
    wanted = [name for name in everything[::-1] if status is None or name.startswith(status)]
    assert names(page) == wanted
    assert page.counts.total == 8


async def test_pages_hold_everyone_once(database: Database) -> None:
    statement = await published(database)
    everyone = [f"Union {number:02}" for number in range(7)]
    for name in everyone:
        await decided(database, await pending(database, statement, name))
    public: list[str] = []
    for number in range(3):
        page = await database.read(partial(list_public, statement_id=statement, number=number, size=3))
        assert (page.number, page.pages, page.first) == (number, 3, number * 3 + 1)
        public += names(page)
    assert public == everyone
    last = await database.read(lambda tx: list_public(tx, statement, 99, 3))
    assert (last.number, names(last)) == (2, everyone[6:])


@pytest.mark.parametrize(("status", "pages"), [(None, 3), (Status.ACCEPTED, 2), (Status.PENDING, 1)])
async def test_admins_get_as_many_pages_as_there_are(
    database: Database, status: Status | None, pages: int
) -> None:
    statement = await published(database)
    for number in range(4):
        await decided(database, await pending(database, statement, f"Accepted {number}"))
    for number in range(3):
        await pending(database, statement, f"Waiting {number}")
    page = await database.read(lambda tx: list_all(tx, statement, status, 99, 3))
    assert (page.pages, page.number) == (pages, pages - 1)
    assert page.rows


async def test_an_empty_list_is_one_empty_page(database: Database) -> None:
    statement = await published(database)
    page = await database.read(lambda tx: list_public(tx, statement, 0, 3))
    assert (page.number, page.pages, names(page)) == (0, 1, [])


async def test_a_statement_that_is_not_there_has_no_list(database: Database) -> None:
    with pytest.raises(NotFound):
        await database.read(lambda tx: list_public(tx, 1, 0, 3))
    with pytest.raises(NotFound):
        await database.read(lambda tx: list_all(tx, 1, None, 0, 3))


async def test_lists_of_two_statements_stay_apart(database: Database) -> None:
    first = await published(database)
    second = await published(database, publication("another"))
    await decided(database, await pending(database, first, "First"))
    await decided(database, await pending(database, second, "Second"))
    assert names(await database.read(lambda tx: list_public(tx, first, 0, 9))) == ["First"]
    assert names(await database.read(lambda tx: list_all(tx, second, None, 0, 9))) == ["Second"]


@given(st.integers(0, 10**18), st.integers(0, 10_000), st.integers(1, 100))
def test_any_page_number_leads_to_a_page_that_is_there(number: int, rows: int, size: int) -> None:
    found, pages = _nearest(number, rows, size)
    assert 0 <= found < pages
    assert (pages - 1) * size < max(rows, 1) <= pages * size
    if number < pages:
        assert found == number
