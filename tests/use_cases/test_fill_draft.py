"""Every change of a draft, in any order, once for every update."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from bot.domain.draft import Question
from bot.domain.errors import AnswerRefused, DraftExists, DraftMissing, NotFound, StatementNotOpen
from bot.domain.statement import StatementStatus
from bot.use_cases.cancel_draft import cancel_draft
from bot.use_cases.choose_language import choose_text_language
from bot.use_cases.fill_draft import answer, choose_visibility, edit, go_back, keep, skip
from storage import people
from storage.database import Database
from tests.stage import publication
from tests.use_cases.forms import ANI, BOB, NOW, begun, changed, filled, published, stored


async def test_a_form_begins_empty_and_keeps_the_language_for_later_notices(database: Database) -> None:
    statement = await published(database)
    draft = await begun(database, statement)
    assert (draft.answers, draft.asked, draft.statement_id) == ({}, None, statement)
    person = await database.read(lambda tx: people.find(tx, ANI))
    assert person is not None
    assert (person.language, person.app_language) == (None, "en")


async def test_the_language_of_the_text_survives_the_beginning_of_a_form(database: Database) -> None:
    statement = await published(database)
    await database.write(lambda tx: choose_text_language(tx, ANI, "hy", NOW))
    await begun(database, statement)
    person = await database.read(lambda tx: people.find(tx, ANI))
    assert person == people.Person(ANI, None, "hy", "en")


async def test_a_form_cannot_be_begun_where_nothing_can_be_signed(database: Database) -> None:
    with pytest.raises(NotFound):
        await begun(database, 404)
    closed = publication()
    closed = replace(closed, statement=replace(closed.statement, status=StatementStatus.CLOSED))
    with pytest.raises(StatementNotOpen):
        await begun(database, await published(database, closed))
    assert await stored(database) is None


async def test_a_second_beginning_finds_the_empty_form_of_the_first(database: Database) -> None:
    statement = await published(database)
    first = await begun(database, statement)
    assert await begun(database, statement, draft_id="d2") == first


async def test_a_form_with_answers_is_replaced_only_by_name(database: Database) -> None:
    statement = await published(database)
    await begun(database, statement)
    draft = await changed(database, answer(Question.NAME, "Union"))
    for replaces in ("", "d0"):
        with pytest.raises(DraftExists):
            await begun(database, statement, draft_id="d2", replaces=replaces)
        assert await stored(database) == draft
    new = await begun(database, statement, draft_id="d2", replaces="d1")
    assert (new.id, new.answers) == ("d2", {})
    assert await stored(database) == new


async def test_the_form_of_one_statement_is_not_taken_for_another(database: Database) -> None:
    first, second = await published(database), await published(database, publication("bread"))
    await begun(database, first)
    with pytest.raises(DraftExists):
        await begun(database, second, draft_id="d2")
    assert (await begun(database, second, draft_id="d2", replaces="d1")).statement_id == second


async def test_an_update_that_comes_twice_changes_a_draft_once(database: Database) -> None:
    await begun(database, await published(database))
    once = await changed(database, answer(Question.NAME, "Union"), update_id=7777)
    again = await changed(database, answer(Question.COUNTRY, "AM"), update_id=7777)
    assert again == once
    assert again.answers == {Question.NAME: "Union"}


async def test_a_button_changes_the_draft_that_it_belongs_to(database: Database) -> None:
    statement = await published(database)
    with pytest.raises(DraftMissing):
        await changed(database, skip(Question.WEBSITE))
    await begun(database, statement)
    with pytest.raises(DraftMissing):
        await changed(database, answer(Question.NAME, "x"), draft_id="d0")
    with pytest.raises(DraftMissing):
        await changed(database, answer(Question.NAME, "x"), person=BOB, draft_id="d1")
    assert await changed(database, answer(Question.NAME, "x"), draft_id="d1") == await stored(database)


async def test_a_button_of_a_question_that_is_not_asked_changes_nothing(database: Database) -> None:
    await begun(database, await published(database))
    draft = await changed(database, answer(Question.NAME, "Union"))
    for change in (
        answer(Question.NAME, "Another"),
        answer(Question.EMAIL, "x@example.org"),
        skip(Question.EMAIL),
        keep(Question.NAME),
        go_back(Question.POSITION),
        choose_visibility("public"),
        edit(Question.EMAIL),
    ):
        after = await changed(database, change)
        assert replace(after, last_update_id=0) == replace(draft, last_update_id=0)


async def test_what_has_to_be_answered_cannot_be_skipped(database: Database) -> None:
    await begun(database, await published(database))
    with pytest.raises(AnswerRefused):
        await changed(database, skip(Question.NAME))
    draft = await stored(database)
    assert draft is not None
    assert draft.answers == {}


async def test_an_edited_answer_leads_back_to_the_card(database: Database) -> None:
    await filled(database, await published(database))
    draft = await changed(database, edit(Question.NAME))
    assert draft.asked is Question.NAME
    draft = await changed(database, answer(Question.NAME, "Another"))
    assert (draft.asked, draft.answers[Question.NAME]) == (None, "Another")


async def test_every_answer_changes_the_fingerprint_and_asking_does_not(database: Database) -> None:
    draft = await filled(database, await published(database))
    seen = {draft.fingerprint}
    assert (await changed(database, edit(Question.NAME))).fingerprint in seen
    changes = [
        answer(Question.NAME, "Another"),
        choose_visibility("counted"),
    ]
    for change in changes:
        draft = await changed(database, change)
        assert draft.fingerprint not in seen
        seen.add(draft.fingerprint)
    assert (await changed(database, choose_visibility("counted"))).fingerprint in seen


async def test_a_cancelled_form_leaves_nothing_and_others_are_left_alone(database: Database) -> None:
    statement = await published(database)
    await filled(database, statement)
    await filled(database, statement, BOB, draft_id="d2")
    for draft_id in ("d2", "d0"):
        assert await database.write(partial(cancel_draft, person_id=ANI, draft_id=draft_id)) is None
        assert await stored(database) is not None
    assert await database.write(lambda tx: cancel_draft(tx, ANI, "d1")) is None
    assert await stored(database) is None
    assert await stored(database, BOB) is not None
