"""Our own polling, against the preview's server and against servers that talk nonsense."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from structlog.testing import capture_logs
from telegram import Bot, Update

from bot.app import utc_now
from bot.jobs.dispatch import Dispatcher
from bot.jobs.polling import Polling
from bot.preview.server import serve
from bot.preview.world import World
from bot.transport.request import AiohttpRequest
from storage import inbox
from storage.database import Database, Row
from tests.jobs.conftest import unwritable
from tests.jobs.updates import written


@dataclass
class Poller:
    """Polling with a dispatcher that only notes what it is given."""

    database: Database
    stopping: asyncio.Event
    got: list[int] = field(default_factory=list)
    left: set[int] = field(default_factory=set)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def on(self, address: str, token: str) -> AsyncIterator[None]:
        request = AiohttpRequest(pool_size=2)
        bot = Bot(token, f"{address}/bot", request=AiohttpRequest(), get_updates_request=request)
        dispatcher = Dispatcher(self.take)
        polling = Polling(
            bot, request, self.database, dispatcher, utc_now, ["message"], self.stopping, self.left
        )
        await request.initialize()
        try:
            async with asyncio.timeout(10), asyncio.TaskGroup() as group:
                group.create_task(dispatcher.run())
                group.create_task(polling.run())
                yield
                self.stopping.set()
                dispatcher.stop()
        finally:
            await request.shutdown()

    async def take(self, update: Update) -> None:
        self.got.append(update.update_id)
        self.news.set()

    async def gets(self, *numbers: int) -> None:
        while self.got != list(numbers):
            self.news.clear()
            await self.news.wait()

    async def stored(self) -> dict[int, str | None]:
        rows: list[Row] = await self.database.read(lambda tx: tx.all("SELECT update_id, payload FROM inbox"))
        return {row["update_id"]: row["payload"] for row in rows}


async def test_an_update_is_stored_before_telegram_is_told_that_we_have_it(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address:
        with capture_logs() as lines:
            async with poller.on(address, world.token):
                await world.wait_for(lambda: world.updates.waiting)
                async with unwritable(database):
                    world.push(written(11))
                    world.push(written(12))
                    while not lines:  # noqa: ASYNC110  (only the log tells)
                        await asyncio.sleep(0)
                    stopping.set()
        assert poller.got == []
        assert [each["update_id"] for each in world.updates.pending] == [11, 12], "still Telegram's"
        stopping.clear()
        async with poller.on(address, world.token):
            await poller.gets(11, 12)
            await world.wait_for(lambda: not world.updates.pending)
    assert (await poller.stored()).keys() == {11, 12}


async def test_polling_goes_on_when_the_disk_has_room_again(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address, poller.on(address, world.token):
        await world.wait_for(lambda: world.updates.waiting)
        with capture_logs() as lines:
            async with unwritable(database):
                world.push(written(11))
                await world.wait_for(lambda: not world.updates.waiting)
                while not lines:  # noqa: ASYNC110  (only the log tells)
                    await asyncio.sleep(0)
                assert world.updates.pending
                assert poller.got == []
        await poller.gets(11)
        await world.wait_for(lambda: not world.updates.pending)


async def test_an_update_that_comes_again_is_not_handled_again(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address, poller.on(address, world.token):
        number = world.push(written(11))
        await poller.gets(number)
        await database.write(lambda tx: inbox.mark_handled(tx, number, utc_now()))
        world.redeliver(number)
        world.push(written(12))
        await poller.gets(11, 12)
    assert (await poller.stored())[number] is None


async def test_what_an_earlier_run_left_comes_first_and_is_named(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    payloads = [(number, json.dumps(written(number))) for number in (8, 9)]
    await database.write(lambda tx: inbox.store(tx, payloads, utc_now()))
    world.push(written(10))
    async with serve(world) as address, poller.on(address, world.token):
        await poller.gets(8, 9, 10)
    assert poller.left == {8, 9}


async def test_an_update_that_cannot_be_read_is_let_go_with_a_line_in_the_log(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    broken = {"update_id": 11, "message": {"text": "Ani’s secret", "date": "yesterday"}}
    with capture_logs() as lines:
        async with serve(world) as address, poller.on(address, world.token):
            world.push(broken)
            world.push(written(12))
            await poller.gets(12)
            await world.wait_for(lambda: not world.updates.pending)
    [line] = [each for each in lines if each["log_level"] == "error"]
    assert (line["update_id"], line["kinds"]) == (11, ["message"])
    assert "secret" not in str(lines)
    assert (await poller.stored())[11] is None, "it does not come back at the next start"


async def test_kinds_that_nobody_knows_yet_pass_through(database: Database, stopping: asyncio.Event) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address, poller.on(address, world.token):
        world.push({"update_id": 11, "telepathy": {"thought": 1}})
        world.push({"update_id": 12})
        await poller.gets(11, 12)


async def test_half_a_surrogate_pair_stops_nothing(database: Database, stopping: asyncio.Event) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address, poller.on(address, world.token):
        world.push(written(11, text="\ud83d"))
        await poller.gets(11)


async def test_trouble_with_telegram_is_outlived(database: Database, stopping: asyncio.Event) -> None:
    world, poller = World(), Poller(database, stopping)
    world.answer_html_502_next("getUpdates")
    world.drop_next("getUpdates", after_acting=False)
    world.drop_next("getUpdates", after_acting=True)
    world.refuse_next("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    world.refuse_next("getUpdates", 429, "Too Many Requests: retry after 1", {"retry_after": 1})
    world.push(written(11))
    with capture_logs() as lines:
        async with serve(world) as address, poller.on(address, world.token):
            await poller.gets(11)
    assert [line["log_level"] for line in lines] == ["warning", "warning", "warning", "error", "warning"]
    assert "another program" in lines[3]["event"]


async def test_a_server_that_is_away_is_asked_until_it_is_back(
    database: Database, stopping: asyncio.Event
) -> None:
    world, poller = World(), Poller(database, stopping)
    async with serve(world) as address:
        pass
    port = int(address.rpartition(":")[2])
    with capture_logs() as lines:
        async with poller.on(address, world.token):
            while not lines:  # noqa: ASYNC110  (only the log tells)
                await asyncio.sleep(0)
            world.push(written(11))
            async with serve(world, port=port):
                await poller.gets(11)


@asynccontextmanager
async def portal(answers: Sequence[object]) -> AsyncIterator[tuple[str, list[str]]]:
    """A server that answers 200 with these bodies, one after the other; yields what it was asked."""
    asked: list[str] = []
    left = list(answers)
    over = asyncio.Event()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        asked.append(head.partition("\r\n")[0])
        if not left:
            await over.wait()
        given = left.pop(0) if left else {"ok": True, "result": []}
        body = (given if isinstance(given, str) else json.dumps(given)).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", asked
    finally:
        over.set()
        server.close()


async def test_answers_that_make_no_sense_are_no_updates(database: Database, stopping: asyncio.Event) -> None:
    poller = Poller(database, stopping)
    nonsense: list[object] = [
        "<html>Please log in to this network</html>",
        "",
        "[]",
        {"ok": True, "result": True},
        {"ok": True, "result": {"update_id": 1}},
        {"ok": True, "result": [1, "two", None, {"message": {}}, {"update_id": "3"}, {"update_id": 2**70}]},
    ]
    good = {"ok": True, "result": [{"half": 1}, written(11)]}
    with capture_logs() as lines:
        async with portal([*nonsense, good]) as (address, asked), poller.on(address, "1:token"):
            await poller.gets(11)
    assert len([line for line in lines if line["log_level"] == "warning"]) == len(nonsense)
    assert all("offset=0&" in each for each in asked[: len(nonsense) + 1])
