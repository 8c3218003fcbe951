"""Buttons pressed twice, late, or on the other device: the form goes on from where it is."""

from __future__ import annotations

from tests.conversations.form import SIGNED, Step, drafts, signed, taps
from tests.stage import Stage


async def test_a_double_tap_on_every_button_does_it_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    sequence: list[str | Step] = [
        "button-endorse",
        "button-yes-organisation",
        lambda phone: phone.sends("Workers’ Union"),
        lambda phone: phone.sends("Armenia"),
        "Armenia",
        "button-back",
        "button-keep",
        "button-skip",
        lambda phone: phone.sends("Ani"),
        lambda phone: phone.sends("secretary"),
        lambda phone: phone.sends("ani@example.org"),
        "button-counted",
        "button-public",
        "button-cancel",
        "button-go-on-short",
        "button-edit-position",
        lambda phone: phone.sends("chair"),
        "button-confirm",
    ]
    for tap in sequence:
        if not isinstance(tap, str):
            await tap(ani)
            continue
        message, count = ani.last, len(ani.answers)
        wanted = tap if tap == "Armenia" else ani.text(tap)
        taps(ani, message, wanted)
        taps(ani, message, wanted)
        await it.settled()
        assert len(ani.answers) == count
    assert signed(it) == [SIGNED]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    assert len(it.rows("SELECT 1 FROM outbox WHERE kind = 'card'")) == 1
    # Every tap was answered, or the button would go on spinning.
    assert all(press.answer is not None for press in it.world.callbacks.by_id.values())


async def test_a_double_tap_on_a_readers_buttons_shows_one_screen_in_one_place(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    home = ani.last
    for label in (
        "button-signers",
        "button-home",
        "button-language",
        "button-home",
        "button-endorse",
        "button-myself",
    ):
        message = ani.last
        taps(ani, message, ani.text(label))
        taps(ani, message, ani.text(label))
        await it.settled()
        assert ani.answers[-1].message_id == home.message_id
        assert len(ani.answers) == 1
    assert all(press.answer is not None for press in it.world.callbacks.by_id.values())


async def test_a_press_that_waited_too_long_to_be_answered_still_counts(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    it.world.callbacks.lifetime = -1
    for label in ("button-counted", "button-confirm"):
        taps(ani, ani.last, ani.text(label))
        await it.settled()
    assert [row[3] for row in signed(it)] == ["counted"]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_a_message_deleted_while_its_button_was_pressed_is_no_trouble(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    taps(ani, ani.last, ani.text("button-confirm"))
    it.world.clear(ani.id)
    await it.settled()
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen


async def test_cancelling_twice_is_cancelling_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    await ani.presses("button-cancel")
    question = ani.last
    for _ in range(2):
        taps(ani, question, ani.text("button-discard"))
    await it.settled()
    assert not it.rows("SELECT 1 FROM drafts")
    # Nor does it touch the form that was begun afterwards.
    await ani.sends("/start")
    await ani.fills_form("Another")
    taps(ani, question, ani.text("button-discard"))
    await it.settled()
    assert [row["name"] for row in it.rows("SELECT name FROM drafts")] == ["Another"]


async def test_two_devices_answer_in_turn_and_the_form_goes_on_from_where_it_is(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Workers’ Union")
    country_question = ani.last
    await ani.sends("Armenia")
    await ani.picks_country()
    await ani.sends("example.org")
    # The other device still shows the question for the country; its button changes nothing now.
    taps(ani, country_question, ani.text("button-back"))
    await it.settled()
    [row] = drafts(it)
    assert (row["country"], row["asked"], row["representative"]) == ("AM", None, None)
    # What the device shows now is the question that is open.
    question = it.world.find_message(ani.id, country_question.message_id)
    assert question is not None
    assert question.content.text == ani.screen
    await ani.sends("Ani")
    assert drafts(it)[0]["representative"] == "Ani"


async def test_a_late_yes_does_not_erase_the_form_that_was_filled_in_meanwhile(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    gate = ani.last
    await ani.sends("/start")
    await ani.fills_form("Workers’ Union")
    [before] = drafts(it)
    taps(ani, gate, ani.text("button-yes-organisation"))
    await it.settled()
    assert tuple(drafts(it)[0]) == tuple(before)
    # It asks instead, and starting over is possible where it is meant.
    asked = it.world.find_message(ani.id, gate.message_id)
    assert asked is not None
    assert "Workers’ Union" in asked.content.text
    await ani.presses("button-start-over", asked)
    assert drafts(it)[0]["name"] is None


async def test_buttons_of_an_earlier_form_do_not_touch_the_present_one(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    stale = [ani.last]
    for answer in ("Old Union", "Armenia"):
        await ani.sends(answer)
        stale.append(ani.last)
    await ani.picks_country()
    stale.append(ani.last)
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    await ani.sends("/start")
    await ani.fills_form("New Union")
    [before] = drafts(it)
    for message in stale:
        for button in message.every_button():
            taps(ani, message, button.text)
            await it.settled()
    assert tuple(drafts(it)[0]) == tuple(before)
    assert signed(it) == []
