"""The form meets bad luck: restarts, pauses, crashes, repeated updates, a blocked bot."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import timedelta

from bot.domain.statement import StatementStatus
from tests.conversations.form import SIGNED, STEPS, drafts, signed, taps
from tests.stage import Stage, publication


async def test_a_restart_after_every_step_changes_nothing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS:
        await step(ani)
        await it.restart()
    assert signed(it) == [SIGNED]


async def test_a_weeks_pause_after_every_step_changes_nothing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS:
        await step(ani)
        it.later += timedelta(days=7)
    assert signed(it) == [SIGNED]


async def test_after_a_week_start_leads_back_to_where_the_form_stood(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS[:10]:
        await step(ani)
    screen, labels = ani.screen, ani.labels
    it.later = timedelta(days=7)
    await it.restart()
    await ani.sends("/start")
    assert ani.text("button-endorse") not in ani.labels
    await ani.presses("button-go-on")
    assert "Workers’ Union" in ani.screen
    await ani.presses("button-go-on")
    assert (ani.screen, ani.labels) == (screen, labels)


async def test_every_step_delivered_twice_is_taken_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS:
        await step(ani)
        last = ani.last
        assert await ani.hears_again() == []
        # The answer to /about goes, so that the next step finds its buttons last.
        it.world.remove(it.world.chats[ani.id], [ani.last.message_id])
        assert ani.last.content == last.content
    assert signed(it) == [SIGNED]


async def test_a_step_that_was_stored_and_not_answered_before_a_crash_is_answered_after_it(
    it: Stage,
) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS:
        await step(ani)
        screen, labels, stored = ani.screen, ani.labels, [tuple(row) for row in drafts(it)]
        await it.stop()
        forget_that_the_last_update_was_handled(it)
        await it.start()
        await it.settled()
        assert (ani.screen, ani.labels) == (screen, labels)
        assert [tuple(row) for row in drafts(it)] == stored
    assert signed(it) == [SIGNED]


def forget_that_the_last_update_was_handled(it: Stage) -> None:
    """The database as a crash leaves it between the effect of an update and its answer."""
    number, update = next(reversed(it.world.updates.recent.items()))
    with sqlite3.connect(it.database_path) as connection:
        connection.execute(
            "UPDATE inbox SET handled_at = NULL, payload = ? WHERE update_id = ?",
            (json.dumps(update), number),
        )
    connection.close()


async def test_a_corrected_message_corrects_no_answer_and_says_so(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Wrokers")
    typed = [message for message in ani.messages if message.sender_id == ani.id][-1]
    count = len(ani.answers)
    it.world.edit_text(ani.id, typed.message_id, "Workers")
    await it.settled()
    assert drafts(it)[0]["name"] == "Wrokers"
    assert len(ani.answers) == count + 1
    # Without a form there is nothing to say about it.
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    count = len(ani.answers)
    it.world.edit_text(ani.id, typed.message_id, "Workers’")
    await it.settled()
    assert len(ani.answers) == count


async def test_someone_who_blocks_the_bot_and_comes_back_goes_on(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("First Union")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Second Union")
    it.world.block(ani.id)
    await it.settled()
    await vera.presses("button-accept")
    count = len(ani.answers)
    it.world.unblock(ani.id)
    await it.settled()
    # What could not be delivered comes now, once; the form stands where it stood.
    assert len(ani.answers) == count + 1
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    await ani.sends("/start")
    assert len(ani.answers) == count + 2
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    await ani.sends("Armenia")
    await ani.picks_country()
    assert drafts(it)[0]["country"] == "AM"


async def test_an_answer_typed_just_before_the_block_is_kept(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    it.world.send_text(ani.id, "Workers’ Union")
    it.world.block(ani.id)
    await it.settled()
    assert drafts(it)[0]["name"] == "Workers’ Union"
    it.world.unblock(ani.id)
    await ani.sends("Armenia")
    await ani.picks_country()
    assert drafts(it)[0]["country"] == "AM"


async def test_buttons_work_when_their_message_is_gone_from_the_phone(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    card = ani.last
    it.world.clear(ani.id)
    taps(ani, card, ani.text("button-counted"))
    await it.settled()
    assert drafts(it)[0]["visibility"] == "counted"
    await ani.presses("button-confirm")
    assert [row[3] for row in signed(it)] == ["counted"]


async def test_a_statement_withdrawn_while_a_form_is_open_leaves_nobody_stuck(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    card = ani.last
    draft = publication()
    withdrawn = replace(draft, statement=replace(draft.statement, status=StatementStatus.DRAFT))
    await it.publish(withdrawn)
    for label in ("button-confirm", "button-counted", "button-read"):
        taps(ani, card, ani.text(label))
        await it.settled()
    count = len(ani.answers)
    await ani.sends("hello?")
    await ani.uploads()
    await ani.sends("/start")
    assert len(ani.answers) == count + 3
    assert signed(it) == []
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    assert drafts(it) == []
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")
    assert all(press.answer is not None for press in it.world.callbacks.by_id.values())
