"""A new version when a text changed, nothing when none did; what was signed stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.errors import NoteMissing, SecondOriginal
from bot.domain.statement import Publication, PublishedStatement, StatementStatus, Translation, Wording
from bot.use_cases.publish_statement import Changes, compare_publication, publish_statement
from storage import renewals, statements
from storage.database import Database
from tests.stage import publication
from tests.use_cases.forms import NOW
from tests.use_cases.signed import pending


async def publish(database: Database, what: Publication, keep_others: bool = False) -> Changes:
    return await database.write(lambda tx: publish_statement(tx, what, NOW, keep_others))


async def current(database: Database, slug: str = "peace") -> PublishedStatement:
    found = await database.read(lambda tx: statements.find_by_slug(tx, slug))
    assert found is not None
    return found


async def texts(database: Database, version: int) -> dict[str, Translation]:
    statement = await current(database)
    found = await database.read(lambda tx: statements.translations(tx, statement.id, version))
    return {each.language: each for each in found}


def with_text(what: Publication, language: str, **changes: str | Wording) -> Publication:
    changed = replace(what.translations[language], **changes)  # type: ignore[arg-type]
    return replace(what, translations={**what.translations, language: changed})


async def test_the_first_time_everything_is_new(database: Database) -> None:
    what = publication()
    changes = await publish(database, what)
    assert changes == Changes(1, ("ar", "en", "hy", "ru"), (), (), True)
    assert (await current(database)).version == 1
    assert await texts(database, 1) == what.translations


async def test_the_same_again_changes_nothing(database: Database) -> None:
    await publish(database, publication())
    before = await current(database)
    assert await publish(database, publication()) == Changes(1, (), (), (), False)
    assert await current(database) == before
    assert await texts(database, 2) == {}


@pytest.mark.parametrize(
    "change",
    [
        {"body": "Another paragraph."},
        {"title": "Another title"},
        {"summary": "Another summary."},
        {"wording": Wording.DRAFT},
    ],
)
async def test_a_changed_text_is_a_new_version_and_the_old_one_stays(
    database: Database, change: dict[str, str | Wording]
) -> None:
    first = publication()
    await publish(database, first)
    second = with_text(first, "ru", **change)
    changes = await publish(database, second)
    assert changes == Changes(2, (), ("ru",), (), False)
    assert (await current(database)).version == 2
    assert await texts(database, 1) == first.translations
    assert await texts(database, 2) == second.translations


async def test_a_language_less_or_more_is_a_new_version(database: Database) -> None:
    whole = publication()
    part = replace(whole, translations={code: whole.translations[code] for code in ("en", "ru", "hy")})
    await publish(database, part)
    assert await publish(database, whole) == Changes(2, ("ar",), (), (), False)
    assert await publish(database, part) == Changes(3, (), (), ("ar",), False)
    assert set((await current(database)).languages) == {"en", "ru", "hy"}


async def test_details_change_without_a_new_version(database: Database) -> None:
    first = publication()
    await publish(database, first)
    deadline = datetime(2027, 1, 1, tzinfo=UTC)
    closed = replace(first.statement, status=StatementStatus.CLOSED, deadline=deadline, goal=100)
    changes = await publish(database, replace(first, statement=closed))
    assert changes == Changes(1, (), (), (), True, moved_from=StatementStatus.OPEN)
    assert (await current(database)).statement == closed
    assert await texts(database, 2) == {}


async def test_one_language_alone_leaves_the_others_and_the_details(database: Database) -> None:
    first = publication()
    await publish(database, first)
    alone = with_text(publication("peace", hy="Another paragraph."), "hy", wording=Wording.APPROVED)
    alone = replace(alone, statement=replace(alone.statement, status=StatementStatus.CLOSED, goal=5))
    changes = await publish(database, alone, keep_others=True)
    assert changes == Changes(2, (), ("hy",), (), False)
    found = await current(database)
    assert found.statement == first.statement
    assert await texts(database, 2) == {**first.translations, **alone.translations}


async def test_a_statement_has_one_original(database: Database) -> None:
    await publish(database, publication())
    with pytest.raises(SecondOriginal) as refusal:
        await publish(database, publication("peace", hy="Another paragraph."), keep_others=True)
    assert refusal.value.language == "en"
    assert (await current(database)).version == 1


async def test_the_issuers_own_text_becomes_the_original_where_there_was_none(database: Database) -> None:
    await publish(database, with_text(publication(), "en", wording=Wording.RESTATED))
    own = publication("peace", hy="The issuer’s own paragraph.")
    assert (await publish(database, own, keep_others=True)).changed == ("hy",)
    found = await current(database)
    assert (found.statement.original_language, found.languages[0]) == ("hy", "hy")


async def test_looking_stores_nothing(database: Database) -> None:
    changes, whole = await database.read(lambda tx: compare_publication(tx, publication()))
    assert changes.new_version
    assert whole == publication()
    assert await database.read(lambda tx: statements.find_by_slug(tx, "peace")) is None


async def test_a_signature_stays_with_the_version_that_was_signed(database: Database) -> None:
    first = publication()
    await publish(database, first)
    statement = (await current(database)).id
    await pending(database, statement)
    newer = with_text(first, "en", body="Another paragraph.")
    await publish(database, replace(newer, notes={"en": "Another paragraph."}))

    row = await database.read(lambda tx: tx.one("SELECT version, digest FROM endorsements"))
    assert row is not None
    assert (row["version"], row["digest"]) == (1, first.translations["en"].digest)
    assert (await texts(database, 1))["en"].digest == row["digest"]


async def test_who_signed_another_text_is_to_be_told_what_changed(database: Database) -> None:
    first = publication()
    await publish(database, first)
    await pending(database, (await current(database)).id)
    newer = with_text(first, "ru", body="Другой абзац.")
    with pytest.raises(NoteMissing) as refusal:
        await publish(database, newer)
    assert (refusal.value.endorsements, refusal.value.language) == (1, "en")
    assert (await current(database)).version == 1
    assert (await publish(database, replace(newer, notes={"ru": "Новый абзац."}))).affected == 1
    # The note that was left in the files says nothing about the next version.
    newest = with_text(newer, "ru", body="Третий абзац.")
    with pytest.raises(NoteMissing):
        await publish(database, replace(newest, notes={"ru": "Новый абзац."}))
    await publish(database, replace(newest, notes={"ru": "Третий абзац."}))
    statement = (await current(database)).id
    notes = [await database.read(lambda tx, v=v: renewals.notes(tx, statement, v)) for v in (1, 2, 3)]  # type: ignore[misc]
    assert notes == [{}, {"ru": "Новый абзац."}, {"ru": "Третий абзац."}]


async def test_a_version_that_changes_no_text_needs_no_note(database: Database) -> None:
    first = publication(en="One.", ru="Один.")
    await publish(database, first)
    await pending(database, (await current(database)).id)
    more = with_text(publication(en="One.", ru="Один.", hy="Մեկ։"), "en", summary="In other words.")
    assert (await publish(database, more)).affected == 0
    assert (await current(database)).version == 2
