"""Waiting that ends when the bot is asked to stop."""

from __future__ import annotations

import asyncio

import pytest

from bot.jobs.stopping import unless


async def test_the_result_comes_when_nobody_stops(stopping: asyncio.Event) -> None:
    async def work() -> int:
        return 7

    assert await unless(stopping, work(), nothing=None) == 7


async def test_a_stop_ends_the_work_at_once(stopping: asyncio.Event) -> None:
    ended = []

    async def work() -> int:
        stopping.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)
        return 7

    async with asyncio.timeout(5):
        assert await unless(stopping, work(), nothing=None) is None
    assert ended == [True]


async def test_after_a_stop_nothing_long_is_begun(stopping: asyncio.Event) -> None:
    stopping.set()
    async with asyncio.timeout(5):
        assert await unless(stopping, asyncio.Event().wait(), nothing=None) is None


async def test_an_error_comes_as_it_was_raised(stopping: asyncio.Event) -> None:
    async def work() -> None:
        raise KeyError("this one")

    with pytest.raises(KeyError, match="this one"):
        await unless(stopping, work(), nothing=None)


async def test_whoever_cancels_the_wait_cancels_the_work(stopping: asyncio.Event) -> None:
    begun, ended = asyncio.Event(), []

    async def work() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(unless(stopping, work(), nothing=None))
        await begun.wait()
        waiting.cancel()
    assert ended == [True]
