"""Floods: what one person can do has an end that no honest one meets, and nobody else notices any of it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from time import perf_counter

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.limits import LIMITS, Deed
from tests.stage import OWNER, Phone, Stage, catalogue

ANI, BOB, MALLORY = 1001, 1002, 1003
FLOOD = 2_000


def html(phone: Phone, key: str, **facts: str | int) -> str:
    return catalogue().words(phone.language).html(key, **facts)


def shown(phone: Phone, key: str, **facts: str | int) -> str:
    """The text as a phone shows it, without its tags."""
    text = html(phone, key, **facts)
    return text.replace("<code>", "").replace("</code>", "")


def used(it: Stage, deed: Deed, person: int = ANI, left: int = 0) -> None:
    """As if this person had done it so often already."""
    now = it.now().isoformat(timespec="microseconds")
    it.change(
        "INSERT OR REPLACE INTO limits (person_id, deed, since, times, last_update_id)"
        f" VALUES ({person}, '{deed}', '{now}', {LIMITS[deed].times - left}, 1)"
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_too_many_forms_in_a_day_are_refused_kindly_and_leave_nothing(it: Stage, language: str) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    used(it, Deed.DRAFT, left=1)
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    assert ani.screen == html(ani, "too-much-draft")
    assert it.rows("SELECT 1 FROM drafts") == []
    it.later += timedelta(days=1)
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    assert len(it.rows("SELECT 1 FROM drafts")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_too_many_signatures_in_a_day_wait_on_their_card(it: Stage, language: str) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    used(it, Deed.CONFIRM)
    await ani.fills_form()
    card = ani.last
    await ani.presses("button-confirm")
    assert ani.screen == html(ani, "too-much-confirm")
    assert it.rows("SELECT 1 FROM endorsements") == []
    it.later += timedelta(days=1)
    await ani.presses("button-confirm", card)
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_writes_faster_than_people_do_is_told_once_and_nothing_is_taken(
    it: Stage, language: str
) -> None:
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    used(it, Deed.TEXT)
    told = len(ani.answers)
    for name in ("One Union", "Two Union", "Three Union"):
        await ani.sends(name)
    assert [each.content.text for each in ani.answers[told:]] == [html(ani, "too-much-text")]
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == [None]
    # Buttons and commands still answer, and a minute later so does the question.
    await ani.sends("/start")
    assert ani.text("button-go-on") in ani.labels
    it.later += timedelta(minutes=1)
    await ani.sends("Four Union")
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Four Union"]


async def test_an_update_that_comes_twice_counts_once(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "en")
    await ani.sends("Hello?")
    await ani.hears_again()
    [row] = it.rows("SELECT times FROM limits WHERE deed = 'text'")
    assert row["times"] == 1


async def test_signing_for_one_organisation_stays_far_below_every_limit(it: Stage) -> None:
    await it.phone(ANI, "Ani", "en").endorses()
    counted = {row["deed"]: row["times"] for row in it.rows("SELECT deed, times FROM limits")}
    assert {deed: times * 5 <= LIMITS[Deed(deed)].times for deed, times in counted.items()} == {
        "draft": True,
        "text": True,
        "confirm": True,
    }


async def test_a_flood_from_one_person_keeps_nobody_waiting(it: Stage) -> None:
    mallory, bob = it.phone(MALLORY, "Mallory", "en"), it.phone(BOB, "Bob", "en")
    await mallory.sends("/start")
    for number in range(FLOOD):
        it.world.send_text(MALLORY, f"flood {number}")
    started = perf_counter()
    it.world.send_text(BOB, "/start")
    await it.until(lambda: bool(bob.answers))
    waited = perf_counter() - started

    def handled() -> int:
        return len(it.rows("SELECT 1 FROM inbox WHERE handled_at IS NOT NULL"))

    done = handled()
    assert done < FLOOD // 2, f"Bob waited {waited:.1f} s, until half of the flood was over"
    # The flood itself is answered as far as somebody could have typed it.
    for number in range(0, 2 * LIMITS[Deed.TEXT].times, 10):
        await it.until(partial(lambda least: handled() >= least, number))
    answers = [each.content.text for each in mallory.answers]
    assert answers.count(html(mallory, "too-much-text")) == 1
    assert len(answers) == 1 + LIMITS[Deed.TEXT].times + 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_blocked_person_gets_one_kind_sentence_and_then_silence(it: Stage, language: str) -> None:
    vera, mallory = await it.owner(), it.phone(MALLORY, "Mallory", language)
    await mallory.endorses("Trolls’ Union")
    [row] = it.rows("SELECT reference FROM endorsements")
    reference = row["reference"]
    told = len(mallory.answers)
    await vera.sends(f"/block {reference.lower()}")
    assert reference.lower() in vera.screen
    assert len(mallory.answers) == told, "nothing comes unasked"
    await mallory.sends("Hello?")
    assert mallory.screen == html(mallory, "blocked")
    for text in ("Hello?", "/start", "/mine", "/about"):
        await mallory.sends(text)
    receipt = next(each for each in mallory.answers if mallory.text("button-mine") in str(each.buttons))
    assert await mallory.presses("button-mine", receipt) == ""
    assert len(mallory.answers) == told + 1
    # What was signed before is the coordinators' to decide; no number of theirs is in the log.
    assert [each["status"] for each in it.rows("SELECT status FROM endorsements")] == ["pending"]
    assert [each["subject"] for each in it.rows("SELECT subject FROM audit WHERE action = 'blocked'")] == [
        reference
    ]
    await vera.sends(f"/unblock {reference}")
    assert reference in vera.screen
    await mallory.sends("/mine")
    assert "Trolls’ Union" in mallory.screen


async def test_the_sentence_comes_again_for_the_same_update_only(it: Stage) -> None:
    await (await it.owner()).sends(f"/block {MALLORY}")
    mallory = it.phone(MALLORY, "Mallory", "ru")
    await mallory.sends("/start")
    it.world.redeliver(next(reversed(it.world.updates.recent)))
    await it.settled()
    assert {each.content.text for each in mallory.answers} == {html(mallory, "blocked")}
    answers = len(mallory.answers)
    await mallory.sends("/start")
    assert len(mallory.answers) == answers


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_blocked_persons_data_stays_theirs_and_the_block_stays(it: Stage, language: str) -> None:
    vera, mallory = await it.owner(), it.phone(MALLORY, "Mallory", language)
    await mallory.endorses()
    await vera.sends(f"/block {MALLORY}")
    await mallory.sends("/mydata")
    assert mallory.last.document is not None
    assert b"blocked_at" in mallory.last.document.content
    await mallory.sends("/forget")
    assert html(mallory, "forget-block-stays") in mallory.screen
    await mallory.presses("button-forget-all")
    assert it.rows("SELECT 1 FROM endorsements") == []
    assert [row["person_id"] for row in it.rows("SELECT person_id FROM blocked_people")] == [MALLORY]
    await mallory.sends("/start")
    assert mallory.screen == html(mallory, "blocked")


async def test_the_team_cannot_be_blocked_and_nobody_unknown(it: Stage) -> None:
    vera = await it.owner()
    assert await vera.sends(f"/block {OWNER}") == shown(vera, "block-team", who=str(OWNER))
    assert await vera.sends("/block U-0000-0000") == shown(vera, "block-unknown", who="U-0000-0000")
    assert await vera.sends("/block <b>x</b>") == shown(vera, "block-unknown", who="x").replace(
        " x.", " <b>x</b>."
    )
    assert await vera.sends(f"/unblock {BOB}") == shown(vera, "unblock-none", who=str(BOB))
    await vera.sends(f"/block {BOB}")
    assert await vera.sends(f"/block {BOB}") == shown(vera, "block-already", who=str(BOB))
    assert str(BOB) in await vera.sends("/block")
    assert it.rows("SELECT 1 FROM blocked_people WHERE person_id <> ?", BOB) == []


async def test_a_role_lifts_what_a_block_forbids(it: Stage) -> None:
    await (await it.owner()).sends(f"/block {BOB}")
    bob = it.phone(BOB, "Bob", "en")
    it.change(f"INSERT INTO roles VALUES ({BOB}, 'viewer', {OWNER}, '2026-01-01T00:00:00.000000+00:00')")
    await bob.sends("/about")
    assert bob.screen != html(bob, "blocked")


async def test_nobody_else_can_block(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "en")
    await ani.sends(f"/block {BOB}")
    await ani.sends(f"/unblock {BOB}")
    assert it.rows("SELECT 1 FROM blocked_people") == []


async def test_in_a_group_a_blocked_person_meets_silence(it: Stage) -> None:
    group = -1001234
    await (await it.owner()).sends(f"/block {MALLORY}")
    mallory = it.phone(MALLORY, "Mallory", "en")
    it.world.group(group, "Friends of peace", added_by=MALLORY)
    it.world.send_text(MALLORY, f"/start@{it.world.username}", chat_id=group)
    await it.settled()
    assert [each for each in it.world.messages(group) if each.sender_id == it.world.bot_id] == []
    # The sentence is kept for where it is read by nobody else.
    assert await mallory.sends("/start") == html(mallory, "blocked")
