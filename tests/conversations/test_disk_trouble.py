"""The disk is full or read-only for a while: nothing is acknowledged that was not stored, and it goes on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeVar

import pytest
from structlog.testing import capture_logs

from storage.database import Database, UseCase
from tests.conversations.form import SIGNED, STEPS, signed
from tests.stage import Phone, Stage, stage

T = TypeVar("T")


class Disk(Database):
    """The real database on a disk that can be taken away."""

    opened: Disk
    fails_at: str | None = None
    """The disk becomes read-only right before the use case of this name."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        Disk.opened = self

    async def write(self, use_case: UseCase[T]) -> T:
        if self.fails_at in getattr(getattr(use_case, "__code__", None), "co_names", ()):
            self.fails_at = None
            await self.pragma("query_only = ON")
        return await super().write(use_case)

    async def pragma(self, setting: str) -> int | None:
        work = self._thread.submit(lambda: self._writer.execute(f"PRAGMA {setting}").fetchone())
        row = await asyncio.wrap_future(work)
        return int(row[0]) if row else None

    async def fills_up(self) -> None:
        pages = await self.pragma("page_count")
        await self.pragma(f"max_page_count = {pages}")

    async def has_room(self) -> None:
        await self.pragma("max_page_count = 1000000")
        await self.pragma("query_only = OFF")


@pytest.fixture
async def it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    for room in ("polling", "handling", "storing"):
        monkeypatch.setattr(f"bot.jobs.{room}.WAITS", (0.01, 0.02))
    monkeypatch.setattr("bot.app.Database", Disk)
    async with stage(tmp_path) as running:
        try:
            yield running
        finally:
            await Disk.opened.has_room()


async def at_the_card(phone: Phone) -> None:
    for step in STEPS[:-1]:
        await step(phone)


async def test_a_full_disk_acknowledges_nothing_and_everything_is_answered_when_there_is_room(
    it: Stage,
) -> None:
    ani, aram = it.phone(1001, "Ani", "hy"), it.phone(1002, "Aram", "ru")
    await ani.sends("/start")
    await Disk.opened.fills_up()
    answers = len(ani.answers)
    with capture_logs() as lines:
        for _ in range(30):
            it.world.send_text(ani.id, "x" * 4000)
        it.world.send_text(aram.id, "/start")
        await it.until(lambda: any("cannot be written" in line["event"] for line in lines))
    stored = {row["update_id"] for row in it.rows("SELECT update_id FROM inbox")}
    waiting = {update["update_id"] for update in it.world.updates.pending}
    assert it.world.updates.recent.keys() <= stored | waiting
    assert waiting
    assert any(line["log_level"] == "error" and "full" in line["error"] for line in lines)
    await Disk.opened.has_room()
    await it.settled()
    assert len(ani.answers) == answers + 30
    assert "Peace" in aram.screen


async def test_a_confirm_that_the_disk_did_not_take_shows_no_receipt_until_it_does(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "hy")
    await at_the_card(ani)
    card = ani.screen
    Disk.opened.fails_at = "confirm_endorsement"
    with capture_logs() as lines:
        it.world.press(ani.id, ani.last.message_id, text=ani.text("button-confirm"))
        await it.until(lambda: len([line for line in lines if line["log_level"] == "error"]) >= 3)
    assert ani.screen == card
    assert signed(it) == []
    assert it.rows("SELECT 1 FROM inbox WHERE handled_at IS NULL"), "it is still to be done"
    await Disk.opened.has_room()
    await it.settled()
    assert signed(it) == [SIGNED]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
    assert "Workers’ Union" in vera.screen
    assert it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'") == [], "nobody needs to be alarmed"


async def test_a_card_that_was_sent_is_not_sent_again_because_the_disk_is_full(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await at_the_card(ani)
    Disk.opened.fails_at = "record_delivery"
    with capture_logs() as lines:
        it.world.press(ani.id, ani.last.message_id, text=ani.text("button-confirm"))
        await it.until(lambda: sum("cannot be written" in line["event"] for line in lines) >= 5)
    await Disk.opened.has_room()
    await it.settled()
    assert sum("Workers’ Union" in message.content.text for message in vera.answers) == 1


async def test_a_bot_can_be_stopped_while_the_disk_is_full_and_loses_nothing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "ar")
    await at_the_card(ani)
    Disk.opened.fails_at = "confirm_endorsement"
    with capture_logs() as lines:
        it.world.press(ani.id, ani.last.message_id, text=ani.text("button-confirm"))
        await it.until(lambda: any(line["log_level"] == "error" for line in lines))
        async with asyncio.timeout(5):
            await it.stop()
    assert signed(it) == []
    await it.start()
    await it.settled()
    assert signed(it) == [SIGNED]
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen
