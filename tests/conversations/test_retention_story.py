"""What is left lying is erased in time: with a kind word before, and nothing that is still needed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.retention import POLICY, WARNING
from tests.stage import Phone, Stage, catalogue

ANI, BOB = 1001, 1002
DAY = timedelta(days=1)


async def an_hour_passes(it: Stage, after: timedelta) -> None:
    """The job makes a round at every start and then once an hour; a restart is the shortest hour."""
    await it.stop()
    it.later += after
    await back_again(it)


async def back_again(it: Stage) -> None:
    await it.start()
    # The round is the first thing that is written after a start; an answer comes later.
    await it.phone(BOB, "Bob", "en").sends("/about")


async def begun(it: Stage, language: str = "en") -> Phone:
    ani = it.phone(ANI, "Ani", language)
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Workers’ Union")
    return ani


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_form_left_lying_is_announced_once_and_then_erased(it: Stage, language: str) -> None:
    ani = await begun(it, language)
    told = len(ani.answers)
    await an_hour_passes(it, POLICY.drafts.kept - WARNING - timedelta(minutes=5))
    assert len(ani.answers) == told
    await an_hour_passes(it, timedelta(minutes=10))
    assert len(ani.answers) == told + 1
    assert f"Peace ({language})" in ani.screen
    moment = catalogue().words(language).moment(it.now() + WARNING)
    assert moment[:6] in ani.screen
    await an_hour_passes(it, DAY)
    assert len(ani.answers) == told + 1
    assert it.rows("SELECT 1 FROM drafts") != []
    await an_hour_passes(it, DAY + timedelta(minutes=10))
    assert len(ani.answers) == told + 1
    assert it.rows("SELECT 1 FROM drafts") == []
    facts = [row["facts"] for row in it.rows("SELECT facts FROM audit WHERE action = 'purged'")]
    assert facts == ['{"drafts":1}']
    await ani.presses("button-go-on")
    assert ani.screen == catalogue().words(language).html("draft-gone")


async def test_who_goes_on_keeps_the_form_and_is_told_again_two_weeks_later(it: Stage) -> None:
    ani = await begun(it)
    await an_hour_passes(it, POLICY.drafts.kept - DAY)
    await ani.presses("button-go-on")
    await ani.sends("Armenia")
    await ani.picks_country()
    told = len(ani.answers)
    await an_hour_passes(it, 3 * DAY)
    assert it.rows("SELECT country FROM drafts")[0]["country"] == "AM"
    assert len(ani.answers) == told
    await an_hour_passes(it, POLICY.drafts.kept - 4 * DAY)
    assert len(ani.answers) == told + 1


async def test_nobodys_form_goes_unannounced_when_the_bot_was_off_line_for_long(it: Stage) -> None:
    ani = await begun(it)
    told = len(ani.answers)
    await it.stop()
    it.later += 5 * POLICY.drafts.kept
    await back_again(it)
    assert len(ani.answers) == told + 1
    assert it.rows("SELECT 1 FROM drafts") != []
    await an_hour_passes(it, WARNING + timedelta(minutes=1))
    assert it.rows("SELECT 1 FROM drafts") == []


async def test_a_form_that_was_given_up_meanwhile_is_not_announced(it: Stage) -> None:
    ani = await begun(it)
    it.world.block(ANI)
    await an_hour_passes(it, POLICY.drafts.kept - DAY)
    it.change("DELETE FROM drafts")
    told = len(ani.answers)
    it.world.unblock(ANI)
    await it.settled()
    assert len(ani.answers) == told


@pytest.mark.parametrize("by_deadline", [False, True])
async def test_contacts_go_some_time_after_the_statement_closed(it: Stage, by_deadline: bool) -> None:
    ani = it.phone(ANI, "Ani", "en")
    vera = await it.owner()
    await ani.endorses()
    await vera.presses("button-accept")
    await an_hour_passes(it, 2 * POLICY.contacts.kept)
    assert len(it.rows("SELECT 1 FROM contacts")) == 1, "an open statement needs them"
    if by_deadline:
        deadline = it.now().isoformat(timespec="microseconds")
        it.change(f"UPDATE statements SET deadline = '{deadline}'")
    else:
        it.change("UPDATE statements SET status = 'closed'")
    await an_hour_passes(it, timedelta(hours=1))
    await an_hour_passes(it, POLICY.contacts.kept - 2 * timedelta(hours=1))
    assert len(it.rows("SELECT 1 FROM contacts")) == 1
    await an_hour_passes(it, timedelta(hours=3))
    assert it.rows("SELECT 1 FROM contacts") == []
    # The endorsement itself stands as it was, and its card shows no contact.
    assert [row["organisation"] for row in it.rows("SELECT organisation FROM endorsements")] == [
        "Workers’ Union"
    ]
    await vera.sends("/signatories")
    await vera.taps("1")
    await vera.presses("button-details")
    assert "ani@example.org" not in vera.screen
    facts = [row["facts"] for row in it.rows("SELECT facts FROM audit WHERE action = 'purged'")]
    assert facts == ['{"contacts":1}']


async def test_a_statement_that_reopened_keeps_its_contacts(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "en")
    await ani.endorses()
    it.change("UPDATE statements SET status = 'closed'")
    await an_hour_passes(it, timedelta(hours=1))
    it.change("UPDATE statements SET status = 'open'")
    await an_hour_passes(it, timedelta(hours=1))
    it.change("UPDATE statements SET status = 'closed'")
    await an_hour_passes(it, POLICY.contacts.kept - DAY)
    await an_hour_passes(it, 2 * DAY)
    assert len(it.rows("SELECT 1 FROM contacts")) == 1, "the time begins when it closed last"


async def test_the_audit_log_has_no_line_for_what_goes_every_hour(it: Stage) -> None:
    await it.phone(ANI, "Ani", "en").sends("/start")
    await an_hour_passes(it, 4 * DAY)
    assert it.rows("SELECT 1 FROM inbox WHERE handled_at < ?", (it.now() - 3 * DAY).isoformat()) == []
    assert it.rows("SELECT 1 FROM audit WHERE action = 'purged'") == []
