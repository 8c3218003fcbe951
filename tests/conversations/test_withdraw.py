"""Withdrawing: at once, from every list, with everybody told; and nobody can do it for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from tests.conversations.own import (
    cards,
    changes,
    corrections,
    corrects,
    data_of,
    endorsement,
    handles_again,
    opens_correction,
    who_signed,
)
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, stage


async def withdraws(phone: Phone) -> str:
    """From /mine (with one endorsement) to the end; return what the bot says."""
    await phone.sends("/mine")
    await phone.presses("button-withdraw")
    await phone.presses("button-withdraw-sure")
    return phone.screen


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_withdrawn_endorsement_leaves_every_list_at_once(it: Stage, language: str) -> None:
    vera, reader = await it.owner(), it.phone(1002, "Bob", "en")
    ani = it.phone(1001, "Ani", language)
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    card = cards(vera)[0]
    assert "Workers’ Union" in await who_signed(reader)
    # It asks once, and no is no.
    await ani.sends("/mine")
    await ani.presses("button-withdraw")
    assert "Workers’ Union" in ani.screen
    await ani.presses("button-withdraw-no")
    assert endorsement(it)["status"] == "accepted"
    told = len(vera.answers)
    await ani.presses("button-withdraw")
    await ani.presses("button-withdraw-sure")
    assert ani.text("status-withdrawn") in ani.screen
    row = endorsement(it)
    assert (row["status"], row["withdrawn_by"], row["withdrawn_at"] is not None) == ("withdrawn", None, True)
    assert "Workers’ Union" not in await who_signed(reader)
    # Her card shows it without buttons to decide, and a message of its own tells her.
    shown = vera.sees(card)
    assert vera.text("status-withdrawn") in shown.content.text
    assert [key.text for keys in shown.buttons or [] for key in keys] == [vera.text("button-details")]
    [news] = vera.answers[told:]
    assert "Workers’ Union" in news.content.text
    assert row["reference"] in news.content.text
    # The admins' list knows it under its own filter.
    await vera.sends("/signatories")
    await vera.presses("button-filter-withdrawn")
    assert "Workers’ Union" in vera.screen
    await vera.presses("button-filter-accepted")
    assert "Workers’ Union" not in vera.screen
    await ani.sends("/mine")
    assert ani.text("status-withdrawn") in ani.screen
    assert not ani.last.buttons


def newest_file(phone: Phone) -> str:
    document = next(each.document for each in reversed(phone.answers) if each.document)
    return document.content.decode("utf-8-sig")


async def test_its_place_is_free_for_whoever_comes_next(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union")
    await withdraws(ani)
    await bob.endorses("Workers’ Union")
    rows = it.rows("SELECT person_id, status FROM endorsements ORDER BY id")
    assert [tuple(row) for row in rows] == [(1001, "withdrawn"), (1002, "pending")]


@pytest.mark.parametrize("decision", ["", "button-accept", "button-reject"])
async def test_it_can_be_withdrawn_in_any_state_also_when_the_statement_is_closed(
    it: Stage, decision: str
) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    if decision:
        await vera.presses(decision)
    if decision == "button-reject":
        await vera.presses("reason-trial")
    it.change("UPDATE statements SET status = 'closed'")
    await withdraws(ani)
    assert endorsement(it)["status"] == "withdrawn"


async def test_among_many_the_right_one_is_withdrawn(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    for name in ("First Union", "Second Union", "Third Union"):
        await ani.endorses(name)
    await ani.sends("/mine")
    await ani.taps("Second Union")
    assert "First Union" not in ani.screen
    await ani.presses("button-withdraw")
    await ani.presses("button-withdraw-sure")
    await ani.presses("button-mine-all")
    assert "First Union" in ani.screen
    rows = it.rows("SELECT organisation FROM endorsements WHERE status = 'withdrawn'")
    assert [row["organisation"] for row in rows] == ["Second Union"]


async def test_double_taps_and_a_restart_withdraw_once(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/mine")
    await ani.presses("button-withdraw")
    question, data = ani.last, data_of(ani, "button-withdraw-sure")
    await it.restart()
    for _ in range(2):
        it.world.press(ani.id, question.message_id, data)
    await it.settled()
    [first] = it.rows("SELECT withdrawn_at FROM endorsements")
    await ani.forges(data)
    assert [row["withdrawn_at"] for row in it.rows("SELECT withdrawn_at FROM endorsements")] == list(first)
    assert len(it.rows("SELECT 1 FROM outbox WHERE kind = 'withdrawn'")) == 1
    assert len(it.rows("SELECT 1 FROM audit WHERE action = 'withdrawn'")) == 1
    assert vera.text("status-withdrawn") in cards(vera)[0].content.text


async def test_nobody_withdraws_somebody_elses(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union")
    await bob.sends("/start")
    for forged in ("1:wd:1:0", "1:wd:1:1", "1:wf:1:1", "1:co:1:", "1:wd:99:1"):
        assert await bob.forges(forged) == bob.text("toast-stale"), forged
    assert "Workers" not in "".join(each.content.text for each in bob.answers)
    assert endorsement(it)["status"] == "pending"
    assert not it.rows("SELECT 1 FROM drafts")
    # An admin is nobody's representative either.
    vera = await it.owner()
    assert await vera.forges("1:wd:1:1") == vera.text("toast-stale")
    assert endorsement(it)["status"] == "pending"


async def test_an_admin_withdraws_on_request_and_the_representative_is_told(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "ru")
    await ani.endorses("Союз")
    await vera.presses("button-accept")
    assert vera.text("button-withdraw-for") not in vera.labels
    await vera.presses("button-details")
    await vera.presses("button-withdraw-for")
    await vera.presses("button-withdraw-no")
    assert endorsement(it)["status"] == "accepted"
    await vera.presses("button-withdraw-for")
    heard, told = len(ani.answers), len(vera.answers)
    assert await vera.presses("button-withdraw-sure") == vera.text("toast-withdrawn")
    assert (endorsement(it)["status"], endorsement(it)["withdrawn_by"]) == ("withdrawn", OWNER)
    [news] = ani.answers[heard:]
    assert "Союз" in news.content.text
    # Who did it sees it on the card and needs no message.
    assert len(vera.answers) == told
    assert vera.text("status-withdrawn") in vera.screen
    assert [row["actor"] for row in it.rows("SELECT actor FROM audit WHERE action = 'withdrawn'")] == [OWNER]


async def test_the_other_admin_sees_who_withdrew_it_on_their_card(tmp_path: Path) -> None:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as it:
        vera, boris = await it.owner(), await it.owner(SECOND_OWNER)
        ani = it.phone(1001, "Ani", "en")
        await ani.endorses("Workers’ Union")
        decide = data_of(boris, "button-accept")
        await vera.presses("button-details")
        await vera.presses("button-withdraw-for")
        await vera.presses("button-withdraw-sure")
        assert boris.text("label-admin", admin=str(OWNER)) in cards(boris)[0].content.text
        # A press that was on its way is told, and changes nothing.
        status = boris.text("status-withdrawn")
        assert await boris.forges(decide, cards(boris)[0]) == boris.text("toast-already", status=status)
        assert endorsement(it)["status"] == "withdrawn"


async def test_an_admin_and_the_representative_at_the_same_instant_withdraw_once(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    it.world.press(ani.id, ani.last.message_id, "1:wd:1:1")
    it.world.press(vera.id, vera.last.message_id, "1:wf:1:1")
    await it.settled()
    assert len(it.rows("SELECT 1 FROM audit WHERE action = 'withdrawn'")) == 1
    assert len(it.rows("SELECT 1 FROM endorsements WHERE status = 'withdrawn'")) == 1


async def test_a_waiting_correction_is_forgotten_with_it(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    await corrects(ani, name="Workers’ Union of the North")
    accept = data_of(vera, "button-accept-correction")
    await withdraws(ani)
    assert not corrections(it)
    status = vera.text("status-withdrawn")
    assert await vera.forges(accept) == vera.text("toast-already", status=status)
    assert (endorsement(it)["status"], endorsement(it)["organisation"]) == ("withdrawn", "Workers’ Union")


async def test_a_correction_that_withdrawal_overtook_is_not_sent(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await opens_correction(ani)
    await changes(ani, "name", "Workers’ Union of the North")
    send, card = data_of(ani, "button-send-correction"), ani.last
    await vera.presses("button-details")
    await vera.presses("button-withdraw-for")
    await vera.presses("button-withdraw-sure")
    assert not it.rows("SELECT 1 FROM drafts")
    await ani.forges(send, card)
    assert endorsement(it)["organisation"] == "Workers’ Union"
    assert endorsement(it)["status"] == "withdrawn"
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_of_sending_and_withdrawing_at_once_withdrawing_stands(it: Stage) -> None:
    """Whichever is first: what is withdrawn is on no list, and no correction waits for it."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    await opens_correction(ani)
    await changes(ani, "name", "Workers’ Union of the North")
    send = data_of(ani, "button-send-correction")
    it.world.press(vera.id, vera.last.message_id, "1:wf:1:1")
    it.world.press(ani.id, ani.last.message_id, send)
    await it.settled()
    assert endorsement(it)["status"] == "withdrawn"
    assert not corrections(it)
    assert not it.rows("SELECT 1 FROM drafts")
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_the_confidential_list_holds_it_with_its_state_and_the_public_one_does_not(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    await withdraws(ani)
    await vera.sends("/export")
    choice = vera.last
    await vera.presses("button-export-public", choice, format="CSV")
    public = newest_file(vera)
    await vera.presses("button-export-confidential", choice, format="CSV")
    await vera.presses("button-send-confidential", choice)
    confidential = newest_file(vera)
    assert "Workers’ Union" not in public
    assert "Workers’ Union" in confidential
    assert vera.text("status-withdrawn") in confidential


async def test_a_crash_between_the_fact_and_the_answer_repeats_nothing(it: Stage) -> None:
    """The update is handled again after a restart, as if its first answer had never gone out."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/mine")
    await ani.presses("button-withdraw")
    await ani.presses("button-withdraw-sure")
    told = len(vera.answers)
    await handles_again(it)
    assert len(it.rows("SELECT 1 FROM outbox WHERE kind = 'withdrawn'")) == 1
    assert len(vera.answers) == told
    assert ani.text("status-withdrawn") in ani.screen
