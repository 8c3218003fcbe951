"""Vera telephoned the union: an admin's note is a proof as well, and only admins read it."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from handlers import buttons
from tests.stage import Phone, Stage, stage

NOTE = "Telephoned the office, asked for <Ani>"


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as it:
        yield it


async def card(it: Stage) -> tuple[Phone, Phone]:
    """Vera with the card of Ani's endorsement."""
    vera = await it.owner()
    ani = it.phone(1001, "Ani", "hy")
    await ani.endorses("Union")
    return vera, ani


async def notes(vera: Phone, text: str = NOTE) -> str:
    await vera.presses("button-details")
    await vera.presses("button-note-proof")
    return await vera.sends(text)


def proofs(it: Stage) -> list[tuple[str, str, int]]:
    rows = it.rows("SELECT grade, evidence, given_by FROM proofs")
    return [(row["grade"], row["evidence"], row["given_by"]) for row in rows]


async def test_a_note_stands_on_the_card_and_in_the_log_without_its_words(it: Stage) -> None:
    vera, ani = await card(it)
    shown = vera.last
    said = len(ani.answers)
    await notes(vera)
    assert vera.screen == vera.text_of("note-done", organisation="Union")
    assert proofs(it) == [("manual", NOTE, vera.id)]
    assert NOTE in vera.sees(shown).content.text
    [row] = it.rows("SELECT subject, actor, facts FROM audit WHERE action = 'proved'")
    assert (row["actor"], row["facts"]) == (vera.id, '{"grade":"manual"}')
    assert len(ani.answers) == said, "the representative is told nothing of it"
    assert it.rows("SELECT status FROM endorsements")[0]["status"] == "pending"


@pytest.mark.parametrize("language", [*LANGUAGES])
async def test_the_confidential_list_has_it_and_the_public_one_does_not(it: Stage, language: str) -> None:
    vera, _ = await card(it)
    await notes(vera)
    await vera.forges(buttons.Accept(1).data())
    await vera.forges(buttons.SetLanguage(language, 1).data())
    vera.language = language
    for kind, there in (("confidential", True), ("public", False)):
        await vera.forges(f"1:xl:1:{kind}:csv:1")
        document = vera.last.document
        assert document is not None
        header, row = csv.reader(io.StringIO(document.content.decode("utf-8-sig")))
        assert (NOTE in row[-1]) is there
        assert (vera.text("column-proof") in header) is there
        assert (vera.text("label-value-manual") in row[-1]) is there


async def test_a_later_note_takes_the_place_of_the_earlier(it: Stage) -> None:
    vera, _ = await card(it)
    await notes(vera)
    await vera.forges(buttons.NoteProof(1).data())
    await vera.sends("Met them")
    assert proofs(it) == [("manual", "Met them", vera.id)]


async def test_the_same_note_twice_is_one_line_of_the_log(it: Stage) -> None:
    vera, _ = await card(it)
    await notes(vera)
    await vera.hears_again()
    assert len(it.rows("SELECT 1 FROM audit WHERE action = 'proved'")) == 1


async def test_cancel_and_half_an_hour_close_the_question(it: Stage) -> None:
    vera, _ = await card(it)
    await vera.forges(buttons.NoteProof(1).data())
    await vera.sends("/cancel")
    await vera.sends("something else")
    await vera.forges(buttons.NoteProof(1).data())
    it.later = timedelta(minutes=31)
    await vera.sends("something else")
    assert vera.screen == vera.text_of("note-late")
    assert proofs(it) == []


async def test_who_asks_for_a_reason_afterwards_writes_a_reason(it: Stage) -> None:
    vera, _ = await card(it)
    shown = vera.last
    await vera.forges(buttons.NoteProof(1).data(), shown)
    await vera.forges(buttons.WriteReason(1).data(), shown)
    await vera.sends("not yours")
    assert await vera.sends("hello") == vera.text_of("menu")
    assert proofs(it) == []
    assert it.rows("SELECT reason FROM endorsements")[0]["reason"] == "not yours"


async def test_a_stranger_and_a_former_admin_note_nothing(it: Stage) -> None:
    _, ani = await card(it)
    await ani.forges(buttons.NoteProof(1).data())
    await ani.sends("I am real")
    it.change("INSERT INTO roles VALUES (2001, 'admin', 9001, '2026-01-01T00:00:00.000000Z')")
    boris = it.phone(2001, "Boris", "ru")
    await boris.sends("/start")
    await boris.forges(buttons.NoteProof(1).data())
    it.change("DELETE FROM roles")
    await boris.sends("I know them")
    assert proofs(it) == []


async def test_what_was_withdrawn_meanwhile_gets_no_note(it: Stage) -> None:
    vera, ani = await card(it)
    await vera.forges(buttons.NoteProof(1).data())
    await ani.forges(buttons.Withdraw(1, sure=1).data())
    await vera.sends(NOTE)
    assert proofs(it) == []
