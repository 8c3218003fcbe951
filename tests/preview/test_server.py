"""Starting, stopping, and starting again."""

import asyncio
import socket

import aiohttp
import pytest

from bot.preview.server import listening_socket, serve
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


async def test_a_stream_ends_when_the_server_stops(world: World, session: aiohttp.ClientSession) -> None:
    async with serve(world) as address:
        response = await session.get(f"{address}/phone/{ARAM}/events")
        await response.content.readline()
    rest = await response.read()
    assert rest.startswith(b"data: ")


async def test_a_server_comes_back_on_the_same_port(world: World) -> None:
    async with serve(world) as address, aiohttp.ClientSession() as session:
        port = int(address.rpartition(":")[2])
        await Client(session, address, world.token).result("getMe")
    async with serve(world, port) as again, aiohttp.ClientSession() as session:
        assert again == address
        await Client(session, address, world.token).result("getMe")


async def test_a_call_that_takes_too_long_does_not_keep_the_server_from_stopping(world: World) -> None:
    world.delay_next("getMe", 3600)
    async with aiohttp.ClientSession() as session:
        async with asyncio.TaskGroup() as tasks, serve(world) as address:
            call = tasks.create_task(outcome(Client(session, address, world.token)))
            await world.wait_for(lambda: not world.faults.armed["getMe"])
        assert call.result() == "disconnected"
    await asyncio.sleep(0)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def outcome(client: Client) -> str:
    """Say how a call of getMe ends."""
    try:
        return str(await client.result("getMe"))
    except aiohttp.ServerDisconnectedError:
        return "disconnected"


async def test_what_goes_wrong_while_it_serves_comes_out_as_it_is(world: World) -> None:
    with pytest.raises(LookupError, match=r"^oh$"):
        async with serve(world):
            raise LookupError("oh")


def test_small_answers_are_not_held_back() -> None:
    with listening_socket(0) as listening:
        assert listening.proto == socket.IPPROTO_TCP
