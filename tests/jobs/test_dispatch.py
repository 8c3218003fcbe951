"""Who is handled when."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from structlog.testing import capture_logs
from telegram import Update

from bot.jobs.dispatch import Dispatcher
from tests.jobs.updates import update


class Handled:
    """Notes what is begun and done; a gate may hold back one person's updates."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.done: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}
        self.news = asyncio.Condition()

    async def __call__(self, given: Update) -> None:
        assert given.effective_user is not None
        self.begun.append(given.update_id)
        await self.told()
        gate = self.gates.get(given.effective_user.id)
        if gate is not None:
            await gate.wait()
        self.done.append(given.update_id)
        await self.told()

    async def told(self) -> None:
        async with self.news:
            self.news.notify_all()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5), self.news:
            await self.news.wait_for(holds)


@asynccontextmanager
async def running(handle: Callable[[Update], Awaitable[None]], **sizes: int) -> AsyncIterator[Dispatcher]:
    dispatcher = Dispatcher(handle, **sizes)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        group.create_task(dispatcher.run())
        yield dispatcher
        dispatcher.stop()


async def test_one_persons_updates_are_handled_in_order_and_one_at_a_time() -> None:
    handled = Handled()
    gate = handled.gates[1001] = asyncio.Event()
    async with running(handled) as dispatcher:
        for number in range(50):
            dispatcher.put(update(number))
        await handled.until(lambda: handled.begun == [0])
        assert handled.done == []
        gate.set()
        await handled.until(lambda: len(handled.done) == 50)
    assert handled.done == list(range(50))


async def test_somebody_who_takes_long_holds_up_nobody_else() -> None:
    handled = Handled()
    gate = handled.gates[1001] = asyncio.Event()
    async with running(handled) as dispatcher:
        dispatcher.put(update(1, 1001))
        dispatcher.put(update(2, 1002))
        await handled.until(lambda: handled.done == [2])
        gate.set()
        await handled.until(lambda: handled.done == [2, 1])


async def test_a_flood_from_one_person_waits_behind_everybody_else_for_each_of_its_updates() -> None:
    handled = Handled()
    async with running(handled, lanes=1) as dispatcher:
        for number in range(1000):
            dispatcher.put(update(number, 1001))
        dispatcher.put(update(5000, 1002))
        dispatcher.put(update(5001, 1003))
        await handled.until(lambda: len(handled.done) == 1002)
    assert sorted(handled.done[:4])[-2:] == [5000, 5001]


async def test_stopping_finishes_what_is_in_hand_and_leaves_the_rest() -> None:
    handled = Handled()
    gate = handled.gates[1001] = asyncio.Event()
    async with running(handled) as dispatcher:
        for number in range(5):
            dispatcher.put(update(number))
        await handled.until(lambda: handled.begun == [0])
        dispatcher.stop()
        gate.set()
    assert handled.done == [0]


async def test_there_is_room_again_when_an_update_is_done() -> None:
    handled = Handled()
    gate = handled.gates[1001] = asyncio.Event()
    async with running(handled, room=2) as dispatcher:
        dispatcher.put(update(1))
        await dispatcher.room()
        dispatcher.put(update(2))
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await dispatcher.room()
        gate.set()
        await dispatcher.room()
        assert handled.done


async def test_an_update_that_fails_ends_no_worker() -> None:
    handled = Handled()

    async def handle(given: Update) -> None:
        if given.update_id == 1:
            raise RuntimeError("Ani's secret")
        await handled(given)

    with capture_logs() as lines:
        async with running(handle, lanes=1) as dispatcher:
            dispatcher.put(update(1))
            dispatcher.put(update(2))
            dispatcher.put(update(3, 1002))
            await handled.until(lambda: sorted(handled.done) == [2, 3])
    assert [(line["update_id"], line["error"]) for line in lines] == [(1, "RuntimeError")]
    assert "secret" not in str(lines)


async def test_updates_that_no_person_caused_are_handled_too() -> None:
    seen = asyncio.Event()

    async def handle(given: Update) -> None:
        seen.set()

    async with running(handle) as dispatcher:
        dispatcher.put(Update(1))
        await seen.wait()
