"""Coordinators decide about endorsements: their cards, their list, and what the representative hears."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.endorsement import Reason
from bot.domain.language import LANGUAGES
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, stage

ANI = 1001


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as running:
        yield running


@pytest.fixture
async def vera(it: Stage) -> Phone:
    return await it.owner()


@pytest.fixture
async def boris(it: Stage) -> Phone:
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    await boris.sends("/start")
    return boris


@pytest.fixture
def ani(it: Stage) -> Phone:
    return it.phone(ANI, "Ani", "hy")


def decision(it: Stage) -> tuple[str, str | None, int | None]:
    [row] = it.rows("SELECT status, reason, decided_by FROM endorsements")
    return row["status"], row["reason"], row["decided_by"]


async def test_every_owner_gets_a_card_in_their_language(vera: Phone, boris: Phone, ani: Phone) -> None:
    await ani.endorses("Բանվորների միություն")
    for owner, country in ((vera, "Armenia"), (boris, "Армения")):
        assert "Բանվորների միություն" in owner.screen
        assert country in owner.screen
        assert "example.org" in owner.screen
        assert owner.text("status-pending") in owner.screen
        assert owner.text("visibility-public") in owner.screen
        assert owner.labels == [owner.text(f"button-{key}") for key in ("accept", "reject", "details")]
        # Who signed is shown on demand: a glance over a shoulder tells only the organisation.
        assert "ani@example.org" not in owner.screen


async def test_details_open_and_close_on_the_card(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    brief = vera.screen
    await vera.presses("button-details")
    [row] = it.rows("SELECT reference, digest FROM endorsements")
    for fact in ("Ani", "secretary", "ani@example.org", row["reference"], row["digest"]):
        assert fact in vera.screen
    await vera.presses("button-less")
    assert vera.screen == brief


async def test_an_acceptance_shows_on_every_card_with_who_and_when(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses()
    assert await vera.presses("button-accept") == vera.text("toast-accepted")
    assert decision(it) == ("accepted", None, OWNER)
    assert vera.text("label-you") in vera.screen
    assert boris.text("label-admin", admin=str(OWNER)) in boris.screen
    for owner in (vera, boris):
        assert owner.text("status-accepted") in owner.screen
        assert owner.text("status-pending") not in owner.screen
        assert owner.labels == [owner.text("button-details")]


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_representative_hears_of_an_acceptance_in_their_language(
    it: Stage, vera: Phone, language: str
) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.endorses()
    await vera.presses("button-accept")
    [row] = it.rows("SELECT reference FROM endorsements")
    assert row["reference"] in ani.screen
    assert f"Peace ({language})" in ani.screen
    await ani.sends("/mine")
    assert ani.text("status-accepted") in ani.screen


@pytest.mark.parametrize(
    ("reason", "language"),
    [(reason, language) for reason in Reason for language in LANGUAGES],
)
async def test_a_preset_reason_reaches_each_person_in_their_own_language(
    it: Stage, vera: Phone, boris: Phone, reason: Reason, language: str
) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.endorses()
    await vera.presses("button-reject")
    assert vera.labels == [
        *(vera.text(f"reason-{each}") for each in Reason),
        vera.text("button-write-reason"),
        vera.text("button-back"),
    ]
    assert await vera.presses(f"reason-{reason}") == vera.text("toast-rejected")
    assert decision(it) == ("rejected", reason, OWNER)
    for person in (vera, boris, ani):
        assert person.text(f"reason-{reason}") in person.screen
    await ani.sends("/mine")
    assert ani.text(f"reason-{reason}") in ani.screen


async def test_back_from_the_reasons_leaves_everything_as_it_was(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    brief, labels = vera.screen, vera.labels
    await vera.presses("button-reject")
    await vera.presses("button-back")
    assert (vera.screen, vera.labels) == (brief, labels)
    assert decision(it) == ("pending", None, None)


async def test_of_two_who_press_at_the_same_instant_one_decides_and_the_other_is_told(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses()
    await boris.presses("button-reject")
    told = len(ani.answers)
    presses = {
        OWNER: it.world.press(OWNER, vera.last.message_id, text=vera.text("button-accept")),
        SECOND_OWNER: it.world.press(SECOND_OWNER, boris.last.message_id, text=boris.text("reason-trial")),
    }
    await it.settled()
    status, _, winner = decision(it)
    [loser] = [each for each in (vera, boris) if each.id != winner]
    answer = it.world.callback(presses[loser.id]).answer
    assert answer is not None
    assert answer.show_alert
    assert answer.text == loser.text("toast-already", status=loser.text(f"status-{status}"))
    assert loser.text("label-admin", admin=str(winner)) in loser.screen
    for owner in (vera, boris):
        assert owner.text(f"status-{status}") in owner.screen
        assert owner.labels == [owner.text("button-details")]
    assert len(ani.answers) == told + 1, "the representative is told once"


@pytest.mark.parametrize("key", ["button-reject", "reason-trial", "button-write-reason", "button-accept"])
async def test_a_press_that_comes_too_late_changes_nothing_and_says_so(
    it: Stage, vera: Phone, boris: Phone, ani: Phone, key: str
) -> None:
    await ani.endorses()
    # Boris's phone was off line: it still shows the buttons that Vera's decision has taken away.
    if key in ("reason-trial", "button-write-reason"):
        await boris.presses("button-reject")
    data = next(b.data for row in boris.last.buttons for b in row if b.text == boris.text(key))
    await vera.presses("button-accept")
    assert data is not None
    assert await boris.forges(data) == boris.text("toast-already", status=boris.text("status-accepted"))
    assert decision(it) == ("accepted", None, OWNER)
    assert boris.text("label-admin", admin=str(OWNER)) in boris.screen
    assert not it.rows("SELECT 1 FROM reason_prompts")


async def test_a_double_tap_on_accept_decides_once(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    told = len(ani.answers)
    for _ in range(2):
        it.world.press(OWNER, vera.last.message_id, text=vera.text("button-accept"))
    await it.settled()
    assert decision(it) == ("accepted", None, OWNER)
    assert len(ani.answers) == told + 1


async def test_another_reason_after_the_decision_is_not_confirmed(it: Stage, vera: Phone, ani: Phone) -> None:
    await ani.endorses()
    await vera.presses("button-reject")
    other = next(b.data for row in vera.last.buttons for b in row if b.text == vera.text("reason-trial"))
    await vera.presses("reason-duplicate")
    assert other is not None
    assert await vera.forges(other) == vera.text("toast-already", status=vera.text("status-rejected"))
    assert decision(it) == ("rejected", "duplicate", OWNER)


@pytest.mark.parametrize("known", [True, False])
async def test_an_owner_who_never_started_the_bot_gets_the_cards_when_they_do(
    it: Stage, vera: Phone, ani: Phone, known: bool
) -> None:
    # Telegram answers 403 for one whom the bot may not write to yet, and 400 for one whom it never saw.
    if known:
        it.phone(SECOND_OWNER, "Boris", "ru")
    await ani.endorses("First Union")
    await ani.endorses("Second Union")
    await vera.presses("button-accept")
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    assert not boris.messages
    await boris.sends("/start")
    cards = [each for each in boris.answers if boris.text("button-details") in str(each.buttons)]
    assert sorted(each.content.text.split("\n")[0] for each in cards) == ["First Union", "Second Union"]
    # What was decided meanwhile comes as decided.
    [second] = [each for each in cards if "Second Union" in each.content.text]
    assert boris.text("label-admin", admin=str(OWNER)) in second.content.text
    [first] = [each for each in cards if "First Union" in each.content.text]
    await boris.presses("button-accept", first)
    assert {row["status"] for row in it.rows("SELECT status FROM endorsements")} == {"accepted"}


async def test_an_owner_who_blocked_the_bot_comes_back_to_the_truth(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses("First Union")
    old_card = boris.last
    it.world.block(SECOND_OWNER)
    await vera.presses("button-accept")
    await ani.endorses("Second Union")
    assert "Second Union" not in boris.screen
    assert boris.text("button-accept") in str(old_card.buttons)
    it.world.unblock(SECOND_OWNER)
    await it.settled()
    assert "Second Union" in boris.screen
    old_card = boris.sees(old_card)
    assert boris.text("label-admin", admin=str(OWNER)) in old_card.content.text
    assert boris.text("button-accept") not in str(old_card.buttons)


async def test_a_representative_who_blocked_the_bot_hears_the_decision_when_they_come_back(
    it: Stage, vera: Phone, ani: Phone
) -> None:
    await ani.endorses()
    it.world.block(ANI)
    told = len(ani.answers)
    await vera.presses("button-accept")
    assert decision(it) == ("accepted", None, OWNER)
    assert len(ani.answers) == told
    await it.restart()
    it.world.unblock(ANI)
    await it.settled()
    assert len(ani.answers) == told + 1
    [row] = it.rows("SELECT reference FROM endorsements")
    assert row["reference"] in ani.screen


async def test_a_card_that_was_deleted_is_decided_from_the_list(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses()
    it.world.clear(OWNER)
    await vera.sends("/signatories")
    await vera.taps("1")
    assert "Workers’ Union" in vera.screen
    await vera.presses("button-accept")
    assert decision(it) == ("accepted", None, OWNER)
    assert vera.text("label-you") in vera.screen
    assert boris.text("label-admin", admin=str(OWNER)) in boris.screen


async def test_a_button_of_a_deleted_card_still_works(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses()
    card = vera.last
    reject = next(b.data for row in card.buttons for b in row if b.text == vera.text("button-reject"))
    it.world.clear(OWNER)
    assert reject is not None
    await vera.forges(reject, card)
    assert vera.text("reason-trial") in vera.labels
    # The reasons stand in a new message; it changes with the decision like every card.
    await boris.presses("button-accept")
    assert vera.text("label-admin", admin=str(SECOND_OWNER)) in vera.screen
    assert vera.labels == [vera.text("button-details")]


async def test_the_decision_survives_a_restart_right_after_it(
    it: Stage, vera: Phone, boris: Phone, ani: Phone
) -> None:
    await ani.endorses()
    it.world.refuse_next("editMessageText", 502, "Bad Gateway", times=2)
    await vera.presses("button-accept")
    await it.restart()
    await it.settled()
    for owner in (vera, boris):
        assert owner.text("status-accepted") in owner.screen


async def test_an_owner_decides_about_their_own_organisation_and_hears_it(it: Stage, vera: Phone) -> None:
    await vera.endorses("Vera’s Union")
    card = vera.last
    assert vera.text("button-accept") in vera.labels
    await vera.presses("button-accept", card)
    assert decision(it) == ("accepted", None, OWNER)
    [row] = it.rows("SELECT reference FROM endorsements")
    assert row["reference"] in vera.screen


async def test_a_name_of_tags_stays_letters_on_the_card(it: Stage, vera: Phone, ani: Phone) -> None:
    name = '<b>Union</b> & "Co" </a> {reason}'
    await ani.endorses(name)
    assert name in vera.screen
    await vera.sends("/signatories")
    assert name in vera.screen
    await vera.taps("1")
    await vera.presses("button-accept")
    assert name in ani.screen
