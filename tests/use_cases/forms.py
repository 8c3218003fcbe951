"""A statement and a form on it, as the tests of the use cases need them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from bot.domain.draft import Draft, Question
from bot.domain.statement import Publication
from bot.use_cases.confirm_endorsement import Confirmation
from bot.use_cases.fill_draft import answer, begin_draft, change_draft, choose_visibility, skip
from bot.use_cases.publish_statement import publish_statement
from storage import drafts, statements
from storage.database import Database
from tests.stage import publication

ANI, BOB = 1001, 1002
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
update_ids = count(1)


async def published(database: Database, what: Publication | None = None) -> int:
    """Publish; return the statement's id."""
    what = what or publication()
    await database.write(lambda tx: publish_statement(tx, what, NOW))
    found = await database.read(lambda tx: statements.find_by_slug(tx, what.statement.slug))
    assert found is not None
    return found.id


async def begun(
    database: Database, statement: int, person: int = ANI, draft_id: str = "d1", replaces: str = ""
) -> Draft:
    return await database.write(
        lambda tx: begin_draft(
            tx,
            person_id=person,
            statement_id=statement,
            language="en",
            draft_id=draft_id,
            replaces=replaces,
            update_id=next(update_ids),
            now=NOW,
        )
    )


async def changed(
    database: Database,
    change: Callable[[Draft], Draft],
    person: int = ANI,
    draft_id: str | None = None,
    update_id: int = 0,
) -> Draft:
    number = update_id or next(update_ids)
    return await database.write(
        lambda tx: change_draft(
            tx, person_id=person, update_id=number, now=NOW, change=change, draft_id=draft_id
        )
    )


async def filled(
    database: Database, statement: int, person: int = ANI, name: str = "Union", draft_id: str = "d1"
) -> Draft:
    """A form with everything answered."""
    await begun(database, statement, person, draft_id)
    for change in (
        answer(Question.NAME, name),
        answer(Question.COUNTRY, "AM"),
        skip(Question.WEBSITE),
        answer(Question.REPRESENTATIVE, "Ani"),
        answer(Question.POSITION, "chair"),
        answer(Question.EMAIL, "ani@example.org"),
    ):
        await changed(database, change, person)
    return await changed(database, choose_visibility("public"), person)


async def stored(database: Database, person: int = ANI) -> Draft | None:
    return await database.read(lambda tx: drafts.find(tx, person))


def card_of(draft: Draft, version: int = 1, language: str = "en") -> Confirmation:
    """What the review card of this draft shows."""
    return Confirmation(draft.id, version, language, draft.fingerprint)
