"""Owners pause, close and reopen a statement; latecomers read why, and nobody's form is lost."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import utc_now
from bot.domain.language import LANGUAGES
from bot.domain.statement import StatementStatus
from handlers import buttons
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, publication, stage

ANI = 1001


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as running:
        yield running


@pytest.fixture
async def vera(it: Stage) -> Phone:
    return await it.owner()


@pytest.fixture
def ani(it: Stage) -> Phone:
    return it.phone(ANI, "Ani", "hy")


async def moves(owner: Phone, to: str) -> str:
    await owner.sends("/statement")
    await owner.presses(f"button-move-{to}")
    return await owner.presses(f"button-sure-{to}")


def status(it: Stage) -> str:
    [row] = it.rows("SELECT status FROM statements")
    return str(row["status"])


def audited(it: Stage) -> list[tuple[str, str, int]]:
    rows = it.rows("SELECT action, subject, actor FROM audit WHERE action LIKE 'statement-%' ORDER BY id")
    return [(row["action"], row["subject"], row["actor"]) for row in rows]


def signed(it: Stage) -> int:
    return len(it.rows("SELECT 1 FROM endorsements"))


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize(("to", "note"), [("paused", "start-paused"), ("closed", "start-closed")])
async def test_a_reader_of_a_statement_that_takes_no_signatures_reads_it_and_sees_who_signed(
    it: Stage, vera: Phone, to: str, note: str, language: str
) -> None:
    await it.phone(1002, "Karine", "en").endorses("First Union")
    await vera.presses("button-accept")
    await moves(vera, to)
    assert status(it) == to
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    assert ani.text_of(note) in ani.screen
    assert ani.text("button-endorse") not in ani.labels
    await ani.presses("button-signers")
    assert "First Union" in ani.screen
    await ani.presses("button-home")
    await ani.presses("button-read")
    assert f"Paragraph one, {language}." in ani.screen
    assert ani.text("button-endorse") not in ani.labels


async def test_pausing_closing_and_reopening_are_asked_once_and_recorded(it: Stage, vera: Phone) -> None:
    for to in ("paused", "open", "closed", "open", "paused", "closed"):
        before = status(it)
        await vera.sends("/statement")
        assert vera.text(f"label-state-{before}") in vera.screen
        await vera.presses(f"button-move-{to}")
        assert status(it) == before, "it asks once"
        await vera.presses("button-no")
        await vera.presses(f"button-move-{to}")
        assert await vera.presses(f"button-sure-{to}") == vera.text(f"toast-statement-{to}")
        assert status(it) == to
        assert vera.text(f"label-state-{to}") in vera.screen
    actions = [action.removeprefix("statement-") for action, _, _ in audited(it)]
    assert actions == ["paused", "reopened", "closed", "reopened", "paused", "closed"]
    assert {(subject, actor) for _, subject, actor in audited(it)} == {("peace", OWNER)}


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize(("to", "note"), [("paused", "form-paused"), ("closed", "form-closed")])
async def test_a_form_in_the_middle_is_kept_and_goes_on_after_the_reopening(
    it: Stage, vera: Phone, to: str, note: str, language: str
) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Workers’ Union")
    await moves(vera, to)
    await ani.sends("Armenia")
    await ani.picks_country()
    assert ani.text_of(note) in ani.screen
    await ani.sends("/start")
    assert ani.text_of("start-draft-kept") in ani.screen
    assert ani.text("button-go-on") not in ani.labels
    await moves(vera, "open")
    await ani.sends("/start")
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    assert ani.text_of(note) not in ani.screen
    await ani.presses("button-skip")
    for answer in ("Ani", "secretary", "ani@example.org"):
        await ani.sends(answer)
    await ani.presses("button-public")
    await ani.presses("button-confirm")
    assert signed(it) == 1


@pytest.mark.parametrize(("to", "note"), [("paused", "form-paused"), ("closed", "form-closed")])
async def test_who_confirms_too_late_is_told_kindly_and_keeps_the_form(
    it: Stage, vera: Phone, ani: Phone, to: str, note: str
) -> None:
    await ani.sends("/start")
    await ani.fills_form()
    await moves(vera, to)
    await ani.presses("button-confirm")
    assert ani.text_of(note) in ani.screen
    assert "Workers’ Union" in ani.screen
    assert ani.text("button-confirm") not in ani.labels
    assert signed(it) == 0
    assert len(it.rows("SELECT 1 FROM drafts")) == 1
    await moves(vera, "open")
    # Any press shows the card as it is now.
    await ani.presses("button-public")
    await ani.presses("button-confirm")
    assert signed(it) == 1


@pytest.mark.parametrize("to", ["paused", "closed"])
async def test_an_old_button_begins_no_form(it: Stage, vera: Phone, ani: Phone, to: str) -> None:
    await ani.sends("/start")
    card = ani.last
    await ani.presses("button-endorse")
    await moves(vera, to)
    await ani.presses("button-yes-organisation")
    assert ani.screen == ani.text_of("not-open")
    await ani.forges(buttons.Endorse(1).data(), card)
    assert not it.rows("SELECT 1 FROM drafts")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_latecomers_read_the_last_text_in_their_language(it: Stage, vera: Phone, language: str) -> None:
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    for code, native in ((code, each.native_name) for code, each in LANGUAGES.items()):
        await vera.taps(native)
        await vera.sends(f"Thank you, {code}.\n\nRead <b>more</b> at example.org")
        await vera.presses("button-last-text")
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    assert "Thank you" not in ani.screen, "nobody reads it while signatures are taken"
    await moves(vera, "paused")
    await ani.sends("/start")
    assert "Thank you" not in ani.screen, "a pause is not the end"
    await moves(vera, "closed")
    await ani.sends("/start")
    assert f"Thank you, {language}.\n\nRead <b>more</b> at example.org" in ani.screen
    assert ani.text_of("start-closed") in ani.screen


async def test_a_last_text_in_one_language_is_better_than_none(it: Stage, vera: Phone, ani: Phone) -> None:
    await writes(vera, "Русский", "Спасибо всем")
    await moves(vera, "closed")
    await ani.sends("/start")
    assert "Спасибо всем" in ani.screen


async def writes(owner: Phone, native: str, text: str) -> str:
    await owner.sends("/statement")
    await owner.presses("button-last-text")
    await owner.taps(native)
    return await owner.sends(text)


async def test_a_last_text_is_skipped_changed_and_erased(it: Stage, vera: Phone, ani: Phone) -> None:
    await moves(vera, "closed")
    await ani.sends("/start")
    without = ani.screen
    await writes(vera, "English", "First try")
    await writes(vera, "English", "Second try")
    await ani.sends("/start")
    assert "Second try" in ani.screen
    assert "First try" not in ani.screen
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    await vera.taps("English")
    assert "Second try" in vera.screen
    await vera.presses("button-erase-last-text")
    assert await ani.sends("/start") == without
    # Nothing is asked any more.
    await vera.sends("Third try")
    assert not it.rows("SELECT 1 FROM closing_texts")


async def test_cancel_leaves_the_last_text_as_it_was(it: Stage, vera: Phone) -> None:
    await writes(vera, "English", "First try")
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    await vera.taps("English")
    assert await vera.sends("/cancel") == vera.text_of("last-text-stopped")
    await vera.sends("Second try")
    assert [row["text"] for row in it.rows("SELECT text FROM closing_texts")] == ["First try"]


async def test_a_last_text_that_comes_too_late_is_not_taken(it: Stage, vera: Phone) -> None:
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    await vera.taps("English")
    it.later = timedelta(minutes=31)
    assert await vera.sends("What’s for dinner?") == vera.text_of("last-text-late")
    await vera.sends("Nothing?")
    assert not it.rows("SELECT 1 FROM closing_texts")


async def test_a_last_text_has_to_be_a_text_that_fits(it: Stage, vera: Phone) -> None:
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    await vera.taps("English")
    assert await vera.uploads() == vera.text_of("refused-not-text")
    assert await vera.sends("x" * 1001) == vera.text_of("refused-too-long", limit="1000")
    assert await vera.sends("\u200b \u2800") == vera.text_of("refused-empty")
    await vera.sends("x" * 1000)
    assert len(it.rows("SELECT 1 FROM closing_texts")) == 1


async def test_a_last_text_that_telegram_delivers_twice_answers_once(it: Stage, vera: Phone) -> None:
    stored = await writes(vera, "English", "Thank you")
    assert "Thank you" in stored
    assert await vera.hears_again() == []
    assert [row["text"] for row in it.rows("SELECT text FROM closing_texts")] == ["Thank you"]


async def test_of_a_reason_and_a_last_text_the_one_asked_for_last_is_meant(
    it: Stage, vera: Phone, ani: Phone
) -> None:
    await ani.endorses()
    card = vera.last
    await vera.sends("/statement")
    await vera.presses("button-last-text")
    await vera.taps("English")
    prompt = vera.last
    await vera.presses("button-reject", card)
    await vera.presses("button-write-reason", card)
    await vera.sends("Nobody knows them")
    assert not it.rows("SELECT 1 FROM closing_texts")
    assert it.rows("SELECT reason FROM endorsements")[0]["reason"] == "Nobody knows them"
    await vera.presses("button-back", prompt)
    await vera.taps("English", prompt)
    await vera.sends("Thank you")
    assert [row["text"] for row in it.rows("SELECT text FROM closing_texts")] == ["Thank you"]


async def test_who_is_no_owner_any_more_writes_no_last_text(it: Stage, vera: Phone) -> None:
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    await boris.sends("/statement")
    await boris.presses("button-last-text")
    await boris.taps("English")
    it.owners = frozenset({OWNER})
    await it.restart()
    await boris.sends("Ha!")
    assert not it.rows("SELECT 1 FROM closing_texts")


async def test_a_deadline_closes_by_itself_and_reopening_removes_it(
    it: Stage, vera: Phone, ani: Phone
) -> None:
    await writes(vera, "Հայերեն", "Շնորհակալություն")
    what = publication()
    deadline = utc_now() + timedelta(hours=1)
    await it.publish(replace(what, statement=replace(what.statement, deadline=deadline)))
    await ani.sends("/start")
    await ani.fills_form()
    it.later = timedelta(hours=2)
    await ani.presses("button-confirm")
    assert ani.text_of("form-closed") in ani.screen
    await ani.sends("/start")
    assert "Շնորհակալություն" in ani.screen
    await vera.sends("/statement")
    assert vera.text("label-state-over") in vera.screen
    assert vera.text("button-move-paused") not in vera.labels
    await vera.presses("button-move-open")
    await vera.presses("button-sure-open")
    assert vera.text("label-state-open") in vera.screen
    [row] = it.rows("SELECT status, deadline FROM statements")
    assert (row["status"], row["deadline"]) == ("open", None)
    await ani.sends("/start")
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    await ani.presses("button-confirm")
    assert signed(it) == 1


async def test_of_two_owners_at_once_one_moves_it_and_the_other_is_told(it: Stage, vera: Phone) -> None:
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    for owner, to in ((vera, "paused"), (boris, "closed")):
        await owner.sends("/statement")
        await owner.presses(f"button-move-{to}")
    for owner, to in ((vera, "paused"), (boris, "closed")):
        it.world.press(owner.id, owner.last.message_id, text=owner.text(f"button-sure-{to}"))
    await it.settled()
    assert len(audited(it)) == 1
    for owner in (vera, boris):
        assert owner.text(f"label-state-{status(it)}") in owner.screen


async def test_a_double_tap_pauses_once(it: Stage, vera: Phone) -> None:
    await vera.sends("/statement")
    await vera.presses("button-move-paused")
    for _ in range(2):
        it.world.press(OWNER, vera.last.message_id, text=vera.text("button-sure-paused"))
    await it.settled()
    assert await vera.hears_again() == []
    assert len(audited(it)) == 1
    assert status(it) == "paused"


async def test_no_owner_makes_a_draft_of_a_statement(it: Stage, vera: Phone) -> None:
    """An owner's app could send any state."""
    for was in StatementStatus:
        await vera.forges(buttons.MoveStatement(1, was, StatementStatus.DRAFT, sure=1).data())
    assert status(it) == "open"
    for language in ("zz", "", "en-us"):
        await vera.forges(buttons.WriteLastText(1, language).data())
        await vera.sends("Ha!")
    assert not it.rows("SELECT 1 FROM closing_texts")


async def test_what_waits_is_still_reviewed_after_the_closing(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    card = vera.last
    await moves(vera, "closed")
    await vera.presses("button-accept", card)
    await ani.sends("/start")
    await ani.presses("button-signers")
    assert "Workers’ Union" in ani.screen


async def test_with_several_statements_the_owner_chooses(it: Stage, vera: Phone, ani: Phone) -> None:
    await it.publish(publication("river"))
    await vera.sends("/statement")
    await vera.taps("river")
    await vera.presses("button-move-closed")
    await vera.presses("button-sure-closed")
    found = {row["slug"]: row["status"] for row in it.rows("SELECT slug, status FROM statements")}
    assert found == {"river": "closed", "peace": "open"}
    # Who comes without a link is shown one that can be signed.
    await ani.sends("/start")
    assert ani.text("button-endorse") in ani.labels
    await ani.sends("/start river")
    assert ani.text("button-endorse") not in ani.labels
