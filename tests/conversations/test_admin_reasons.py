"""A coordinator writes why an endorsement is rejected; nothing else they write is ever taken for it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, stage

ANI = 1001
REASON = 'The page <b>says</b> "nothing" & nobody answered {there} ‮ =1+1'
CLEANED = 'The page <b>says</b> "nothing" & nobody answered {there} =1+1'


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


def decisions(it: Stage) -> dict[str, tuple[str, str | None]]:
    rows = it.rows("SELECT organisation, status, reason FROM endorsements")
    return {row["organisation"]: (row["status"], row["reason"]) for row in rows}


async def asked_for_a_reason(owner: Phone) -> None:
    """From the card that they look at to the question for their words."""
    await owner.presses("button-reject")
    await owner.presses("button-write-reason")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_typed_reason_is_told_as_it_was_typed(it: Stage, vera: Phone, language: str) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.endorses()
    card = vera.last
    await asked_for_a_reason(vera)
    assert "Workers’ Union" in vera.screen
    assert decisions(it) == {"Workers’ Union": ("pending", None)}
    await vera.sends(REASON)
    assert decisions(it) == {"Workers’ Union": ("rejected", CLEANED)}
    # The card above the question changed as well.
    assert CLEANED in vera.sees(card).content.text
    assert CLEANED in ani.screen
    [row] = it.rows("SELECT reference FROM endorsements")
    assert row["reference"] in ani.screen
    await ani.sends("/mine")
    assert CLEANED in ani.screen
    assert ani.text("status-rejected") in ani.screen


async def test_cancel_stops_the_question_and_rejects_nothing(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends("/cancel")
    await vera.sends("It was nothing")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}


async def test_cancel_of_a_reason_keeps_the_admins_own_form(it: Stage, vera: Phone, ani: Phone) -> None:
    await vera.sends("/start")
    await vera.presses("button-endorse")
    await vera.presses("button-yes-organisation")
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends("/cancel")
    await vera.sends("Vera’s Union")
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Vera’s Union"]
    assert decisions(it) == {"Workers’ Union": ("pending", None)}


@pytest.mark.parametrize("command", ["/start", "/help", "/signatories", "/export", "/mine", "/nonsense"])
async def test_after_a_command_what_is_written_is_no_reason(
    it: Stage, vera: Phone, ani: Phone, command: str
) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends(command)
    await vera.sends("Thank you")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}


async def test_going_back_from_the_reasons_withdraws_the_question(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    card = vera.last
    await asked_for_a_reason(vera)
    await vera.presses("button-back", card)
    await vera.sends("Thank you")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}


async def test_looking_at_the_details_keeps_the_question(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    details = next(b.data for row in vera.last.buttons for b in row if b.text == vera.text("button-details"))
    card = vera.last
    await asked_for_a_reason(vera)
    assert details is not None
    await vera.forges(details, card)
    await vera.sends("No such organisation")
    assert decisions(it) == {"Workers’ Union": ("rejected", "No such organisation")}


async def test_an_admins_own_answer_is_never_somebodys_rejection(it: Stage, vera: Phone, ani: Phone) -> None:
    """Vera begins to reject, thinks better of it, and fills in the form for her own organisation."""
    start = vera.last
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.presses("button-endorse", start)
    await vera.presses("button-yes-organisation", start)
    await vera.sends("Vera’s Union")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Vera’s Union"]


async def test_a_reason_is_never_an_answer_in_the_admins_own_form(it: Stage, vera: Phone, ani: Phone) -> None:
    await vera.presses("button-endorse")
    await vera.presses("button-yes-organisation")
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("rejected", "Nobody knows them")}
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == [None]
    await vera.sends("Vera’s Union")
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Vera’s Union"]


@pytest.mark.parametrize("with_form", [False, True])
async def test_a_reason_after_half_an_hour_rejects_nothing_and_says_so(
    it: Stage, vera: Phone, ani: Phone, with_form: bool
) -> None:
    if with_form:
        await vera.presses("button-endorse")
        await vera.presses("button-yes-organisation")
        question = vera.screen
    await ani.endorses()
    await asked_for_a_reason(vera)
    it.later += timedelta(minutes=31)
    said = len(vera.answers)
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}
    assert "/signatories" in vera.answers[said].content.text
    if with_form:
        assert vera.screen == question
        assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == [None]
    said = len(vera.answers)
    await vera.sends("Vera’s Union")
    assert decisions(it) == {"Workers’ Union": ("pending", None)}
    assert "/signatories" not in vera.answers[said].content.text, "said once"
    if with_form:
        assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Vera’s Union"]


async def test_a_reason_within_half_an_hour_counts(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    it.later += timedelta(minutes=29)
    await it.restart()
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("rejected", "Nobody knows them")}


async def test_a_question_asked_again_gets_its_half_hour_again(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    card = vera.last
    await asked_for_a_reason(vera)
    it.later += timedelta(minutes=29)
    await vera.presses("button-write-reason", card)
    it.later += timedelta(minutes=29)
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("rejected", "Nobody knows them")}


async def test_whoever_writes_a_reason_too_late_is_told_once_and_goes_on(
    it: Stage, vera: Phone, ani: Phone
) -> None:
    """Boris accepts while Vera writes; then Vera writes something else."""
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    await boris.sends("/start")
    await ani.endorses()
    await asked_for_a_reason(vera)
    await boris.presses("button-accept")
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("accepted", None)}
    assert "Workers’ Union" in vera.screen
    assert vera.text("status-accepted") in vera.screen
    menu = await vera.sends("Hello?")
    assert "Workers’ Union" not in menu
    assert "/help" in menu


async def test_two_admins_who_write_reasons_reject_once(it: Stage, vera: Phone, ani: Phone) -> None:
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    await boris.sends("/start")
    await ani.endorses()
    await asked_for_a_reason(vera)
    await asked_for_a_reason(boris)
    told = len(ani.answers)
    it.world.send_text(OWNER, "Vera’s reason")
    it.world.send_text(SECOND_OWNER, "Boris’s reason")
    await it.settled()
    [row] = it.rows("SELECT reason, decided_by FROM endorsements")
    assert (row["decided_by"], row["reason"]) in [(OWNER, "Vera’s reason"), (SECOND_OWNER, "Boris’s reason")]
    assert len(ani.answers) == told + 1
    assert row["reason"] in ani.screen


async def test_the_last_question_is_the_one_that_is_answered(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses("First Union")
    await asked_for_a_reason(vera)
    await ani.endorses("Second Union")
    await asked_for_a_reason(vera)
    await vera.sends("Nobody knows them")
    assert decisions(it) == {
        "First Union": ("pending", None),
        "Second Union": ("rejected", "Nobody knows them"),
    }


async def test_a_preset_for_another_card_withdraws_the_question(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses("First Union")
    await asked_for_a_reason(vera)
    await ani.endorses("Second Union")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await vera.sends("Thank you")
    assert decisions(it) == {"First Union": ("pending", None), "Second Union": ("rejected", "trial")}


async def test_a_reason_that_cannot_be_taken_is_asked_for_again(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    assert "500" in await vera.sends("x" * 501)
    said = len(vera.answers)
    assert "/help" not in await vera.uploads(), "it is no menu that helps here"
    assert len(vera.answers) == said + 1
    assert decisions(it) == {"Workers’ Union": ("pending", None)}
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("rejected", "Nobody knows them")}


async def test_a_reason_whose_answer_got_lost_is_answered_again_and_no_answer_in_a_form(
    it: Stage, vera: Phone, ani: Phone
) -> None:
    """The connection breaks after the rejection was stored; the update is handled again."""
    await vera.presses("button-endorse")
    await vera.presses("button-yes-organisation")
    await ani.endorses()
    await asked_for_a_reason(vera)
    told = len(ani.answers)
    it.world.drop_next("sendMessage", after_acting=False)
    await vera.sends("Nobody knows them")
    assert decisions(it) == {"Workers’ Union": ("rejected", "Nobody knows them")}
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == [None]
    assert "Workers’ Union" in vera.screen
    assert len(ani.answers) == told + 1


async def test_a_reason_delivered_twice_rejects_once(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends("Nobody knows them")
    told = len(ani.answers)
    assert await vera.hears_again() == []
    assert len(ani.answers) == told


async def test_a_rejected_organisation_may_endorse_again(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await asked_for_a_reason(vera)
    await vera.sends("Please give a website")
    await ani.endorses()
    assert [row["status"] for row in it.rows("SELECT status FROM endorsements ORDER BY id")] == [
        "rejected",
        "pending",
    ]
