"""Telegram and the way to it fail at the worst moments; people get on all the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.app import Undersigned
from bot.preview.server import serve
from bot.preview.world import World
from bot.settings import SQLITE, Settings
from tests.conversations.form import SIGNED, STEPS, signed
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, new_database, stage

FAULTS: dict[str, Callable[[World, str], None]] = {
    "lost on the way there": lambda world, method: world.drop_next(method, after_acting=False),
    "lost on the way back": lambda world, method: world.drop_next(method, after_acting=True),
    "a gateway's page": lambda world, method: world.answer_html_502_next(method),
    "an inner error": lambda world, method: world.refuse_next(method, 500, "Internal Server Error"),
}


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits are the same in kind, and short."""
    for room in ("polling", "handling"):
        monkeypatch.setattr(f"bot.jobs.{room}.WAITS", (0.01, 0.02))
    monkeypatch.setattr("bot.jobs.delivery.PAUSE", 0.01)


async def at_the_card(phone: Phone) -> None:
    """Everything is answered; what is left is to sign."""
    for step in STEPS[:-1]:
        await step(phone)


def answers_with(phone: Phone, text: str) -> int:
    return sum(text in message.content.text for message in phone.answers)


@pytest.mark.parametrize("method", ["*", "sendMessage", "editMessageText", "answerCallbackQuery"])
@pytest.mark.parametrize("fault", FAULTS)
async def test_a_person_in_the_form_gets_on_through_any_fault(it: Stage, fault: str, method: str) -> None:
    ani = it.phone(1001, "Ani", "en")
    for step in STEPS:
        FAULTS[fault](it.world, method)
        await step(ani)
        it.world.faults.clear()
    assert signed(it) == [SIGNED]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    assert it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'") == []


async def test_a_confirm_whose_answer_was_lost_stands_once_and_shows_its_receipt_when_pressed_again(
    it: Stage,
) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await at_the_card(ani)
    it.world.drop_next("editMessageText", after_acting=False)
    it.world.drop_next("editMessageText", after_acting=False)
    it.world.press(ani.id, ani.last.message_id, text=ani.text("button-confirm"))
    await it.settled()
    [row] = it.rows("SELECT reference, digest FROM endorsements")
    assert row["reference"] not in ani.screen, "it was lost twice, and is not repeated for ever"
    await ani.presses("button-confirm")
    assert row["reference"] in ani.screen
    assert row["digest"] in ani.screen
    assert signed(it) == [SIGNED]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_an_answer_that_was_refused_for_now_arrives_by_itself(it: Stage, language: str) -> None:
    ani = it.phone(1001, "Ani", language)
    await at_the_card(ani)
    for _ in range(6):
        it.world.answer_html_502_next("editMessageText")
    it.world.flood_next(1, retry_after=1, method="editMessageText")
    await ani.presses("button-confirm")
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen


async def test_a_press_that_waited_too_long_still_counts(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "ru")
    await at_the_card(ani)
    it.world.callbacks.lifetime = -1.0
    label = ani.text("button-confirm")
    press = it.world.press(ani.id, ani.last.message_id, text=label)
    await it.settled()
    assert it.world.callback(press).answer is None
    assert signed(it) == [SIGNED]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen


async def test_a_double_tap_that_changes_nothing_is_harmless(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await at_the_card(ani)
    count = len(ani.messages)
    with capture_logs() as lines:
        await ani.presses("button-public")
        await ani.presses("button-public")
    assert any(call.outcome.startswith("Bad Request: message is not modified") for call in it.world.calls)
    assert len(ani.messages) == count
    assert {line["outcome"] for line in lines if line["event"] == "update"} == {"done"}


async def test_a_message_that_was_deleted_under_the_finger_is_replaced_by_a_new_one(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await at_the_card(ani)
    card = ani.last
    it.world.press(ani.id, card.message_id, text=ani.text("button-confirm"))
    it.world.remove(it.world.chats[ani.id], [card.message_id])
    await it.settled()
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    assert ani.last.message_id != card.message_id


async def test_a_button_of_a_chat_that_was_cleared_still_works(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await at_the_card(ani)
    card = ani.last
    [confirm] = [each.data for each in card.every_button() if each.text == ani.text("button-confirm")]
    it.world.clear(ani.id)
    it.world.press(ani.id, card.message_id, confirm)
    await it.settled()
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_list_is_not_sent_twice_because_its_button_would_not_rest(it: Stage, fault: str) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses()
    count = len(ani.answers)
    FAULTS[fault](it.world, "answerCallbackQuery")
    await ani.presses("button-mine")
    assert len(ani.answers) == count + 1


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_card_reaches_its_owner_through_any_fault(it: Stage, fault: str) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await at_the_card(ani)
    FAULTS[fault](it.world, "sendMessage")
    await ani.presses("button-confirm")
    assert answers_with(vera, "Workers’ Union") == (2 if fault == "lost on the way back" else 1)
    await vera.presses("button-accept")
    assert it.rows("SELECT status FROM endorsements")[0]["status"] == "accepted"


async def test_an_owner_who_had_blocked_the_bot_gets_the_card_when_they_come_back(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    it.world.block(vera.id)
    await ani.endorses()
    assert it.rows("SELECT outcome FROM outbox")[0]["outcome"] == "blocked"
    it.world.unblock(vera.id)
    await it.settled()
    assert answers_with(vera, "Workers’ Union") == 1


async def test_an_owner_who_had_never_started_the_bot_gets_the_card_when_they_do(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses()
    assert it.rows("SELECT outcome FROM outbox")[0]["outcome"] in ("blocked", "gone")
    vera = await it.owner()
    assert answers_with(vera, "Workers’ Union") == 1


async def test_a_card_that_was_overtaken_while_it_was_sent_shows_the_decision(tmp_path: Path) -> None:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as it:
        owners = [await it.owner(OWNER), await it.owner(SECOND_OWNER)]
        ani = it.phone(1001, "Ani", "en")
        await at_the_card(ani)
        it.world.delay_next("sendMessage", 1.5)
        it.world.press(ani.id, ani.last.message_id, text=ani.text("button-confirm"))
        await it.world.wait_for(lambda: any("Workers’ Union" in each.screen for each in owners))
        [late] = [each for each in owners if "Workers’ Union" not in each.screen]
        [quick] = [each for each in owners if each is not late]
        label = quick.text("button-accept")
        it.world.press(quick.id, quick.last.message_id, text=label)
        await it.until(lambda: bool(it.rows("SELECT 1 FROM endorsements WHERE status = 'accepted'")))
        assert "Workers’ Union" not in late.screen, "the decision came first"
        await it.settled()
        for each in owners:
            assert each.text("status-accepted") in each.screen
            assert label not in each.labels


async def test_a_defect_of_ours_is_told_kindly_to_the_person_and_once_to_the_owner(it: Stage) -> None:
    vera, ani, aram = await it.owner(), it.phone(1001, "Ani", "hy"), it.phone(1002, "Aram", "ru")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await it.stop()
    it.change("UPDATE drafts SET asked = 'nonsense'")
    await it.start()
    with capture_logs() as lines:
        assert await ani.sends("My secret organisation") == ani.text("failure")
        assert str(max(it.world.updates.recent)) in vera.screen
    [row] = it.rows("SELECT * FROM outbox WHERE kind = 'failure'")
    assert row["outcome"] == "sent"
    [line] = [line for line in lines if line["event"] == "update failed"]
    assert (line["update_id"], line["error"]) == (row["subject"], "ValueError")
    assert "secret" not in str(lines)
    assert "nonsense" not in str(lines)
    assert "Peace" in await aram.sends("/start"), "everybody else gets on"


async def test_a_webhook_that_was_left_over_is_removed_at_the_start(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await it.stop()
    it.world.webhook.url = "http://127.0.0.1:9/"
    await it.start()
    assert it.world.webhook.url == ""
    assert "Peace" in await ani.sends("/start")


async def test_a_stop_does_not_wait_for_a_closed_door_and_the_answer_comes_after_the_restart(
    it: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.GRACE", 0.05)
    ani = it.phone(1001, "Ani", "en")
    it.world.flood_next(1, retry_after=50, method="sendMessage")
    it.world.send_text(ani.id, "/start")
    await it.world.wait_for(lambda: it.world.calls[-1].method == "sendMessage")
    async with asyncio.timeout(5):
        await it.stop()
    assert ani.answers == []
    await it.start()
    await it.settled()
    assert "Peace" in ani.screen


async def test_an_answer_outlives_any_number_of_restarts_during_an_outage(
    it: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.GRACE", 0.05)
    monkeypatch.setattr("bot.jobs.handling.CLAIMS", 1)
    ani = it.phone(1001, "Ani", "en")
    it.world.send_text(ani.id, "/start")
    for _ in range(4):
        it.world.calls.clear()
        it.world.flood_next(1, retry_after=50, method="sendMessage")
        await it.restart()
        await it.world.wait_for(lambda: any(call.method == "sendMessage" for call in it.world.calls))
    await it.restart()
    await it.settled()
    assert "Peace" in ani.screen


def alone(folder: Path, world: World, address: str) -> Undersigned:
    return Undersigned(
        Settings(
            token=SecretStr(world.token),
            owners=frozenset({OWNER}),
            database=f"{SQLITE}{new_database(folder)}",
            api_url=address,
        )
    )


async def an_address_where_nobody_listens(world: World) -> str:
    async with serve(world) as address:
        return address


async def test_a_bot_waits_for_telegram_at_the_start(tmp_path: Path) -> None:
    world = World()
    address = await an_address_where_nobody_listens(world)
    undersigned = alone(tmp_path, world, address)
    with capture_logs() as lines:
        async with asyncio.timeout(20), asyncio.TaskGroup() as group:
            group.create_task(undersigned.run())
            while not lines:  # noqa: ASYNC110  (only the log tells)
                await asyncio.sleep(0.01)
            async with serve(world, port=int(address.rpartition(":")[2])):
                await undersigned.ready.wait()
                undersigned.stop()
    assert lines[0]["event"] == "Telegram cannot be reached"


async def test_a_bot_that_never_found_telegram_can_be_stopped_at_once(tmp_path: Path) -> None:
    world = World()
    undersigned = alone(tmp_path, world, await an_address_where_nobody_listens(world))
    async with asyncio.timeout(3), asyncio.TaskGroup() as group:
        running = group.create_task(undersigned.run())
        undersigned.stop()
    assert running.done()
    assert not undersigned.ready.is_set()
