"""getUpdates: offsets, long polling, and one request at a time."""

import asyncio
from typing import cast

from bot.preview.server import serve
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


def texts(updates: list[dict[str, object]]) -> list[str]:
    return [cast("dict[str, str]", update["message"])["text"] for update in updates]


def ids(updates: list[dict[str, object]]) -> list[int]:
    return [cast("int", update["update_id"]) for update in updates]


async def test_an_update_comes_again_until_a_later_offset_is_asked_for(client: Client, world: World) -> None:
    for text in ("a", "b", "c"):
        world.send_text(ARAM, text)
    first = await client.updates(limit=2)
    assert texts(first) == ["a", "b"]
    assert await client.updates(limit=2) == first
    assert texts(await client.updates(offset=ids(first)[-1] + 1)) == ["c"]
    assert texts(await client.updates()) == ["c"]


async def test_a_negative_offset_keeps_only_the_last_ones(client: Client, world: World) -> None:
    for text in ("a", "b", "c"):
        world.send_text(ARAM, text)
    assert texts(await client.updates(offset=-1)) == ["c"]
    assert texts(await client.updates()) == ["c"]


async def test_a_request_waits_until_somebody_writes(client: Client, world: World) -> None:
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(client.updates(timeout=30))
        await world.wait_for(lambda: world.updates.waiting)
        world.send_text(ARAM, "at last")
    assert texts(waiting.result()) == ["at last"]


async def test_a_request_without_news_is_answered_after_its_timeout(client: Client) -> None:
    assert await client.updates(timeout=1) == []


async def test_a_second_request_ends_the_first(client: Client, world: World) -> None:
    async with asyncio.TaskGroup() as tasks:
        first = tasks.create_task(client.ask("getUpdates", timeout=30))
        await world.wait_for(lambda: world.updates.waiting)
        second = tasks.create_task(client.ask("getUpdates"))
    assert second.result() == (200, {"ok": True, "result": []})
    status, body = first.result()
    assert (status, body["description"]) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


async def test_what_was_not_asked_for_does_not_come_and_the_wish_is_remembered(
    client: Client, world: World
) -> None:
    await client.updates(allowed_updates=["callback_query"])
    world.send_text(ARAM, "unheard")
    world.press(ARAM, 1, "x")
    assert [set(update) - {"update_id"} for update in await client.updates()] == [{"callback_query"}]
    await client.updates(allowed_updates=[])
    world.send_text(ARAM, "heard")
    assert texts([update for update in await client.updates() if "message" in update]) == ["heard"]


async def test_an_update_can_be_delivered_twice(client: Client, world: World) -> None:
    world.send_text(ARAM, "twice")
    (update_id,) = ids(await client.updates())
    assert await client.updates(offset=update_id + 1) == []
    world.redeliver(update_id)
    assert ids(await client.updates(offset=update_id + 1)) == [update_id]
    assert await client.updates(offset=update_id + 1) == []


async def test_any_update_can_be_pushed(client: Client, world: World) -> None:
    update_id = world.push({"poll_answer": {"poll_id": "1", "option_ids": []}})
    assert ids(await client.updates()) == [update_id]


async def test_wrong_numbers_are_refused(client: Client) -> None:
    for params in ({"limit": 0}, {"limit": 101}, {"timeout": -1}):
        assert (await client.refused("getUpdates", **params)).startswith("Bad Request: ")


async def test_a_server_that_stops_answers_the_request_that_waits(world: World, client: Client) -> None:
    other = World(clock=world.clock)
    async with asyncio.TaskGroup() as tasks, serve(other) as address:
        waiting = tasks.create_task(Client(client.session, address, other.token).updates(timeout=30))
        await other.wait_for(lambda: other.updates.waiting)
    assert waiting.result() == []
