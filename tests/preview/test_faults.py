"""Things that go wrong on purpose."""

import asyncio

import aiohttp
import pytest

from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


async def test_a_call_is_refused_as_often_as_it_was_asked_for(client: Client, world: World) -> None:
    world.refuse_next("sendMessage", 400, "Bad Request: chat not found", times=2)
    for _ in range(2):
        refusal = await client.refused("sendMessage", chat_id=ARAM, text="x")
        assert refusal == "Bad Request: chat not found"
    await client.message_id()
    assert len(world.messages(ARAM)) == 2


async def test_any_method_but_polling_can_be_flooded(client: Client, world: World) -> None:
    world.flood_next(2, retry_after=7)
    assert await client.updates() == []
    for method in ("getMe", "sendMessage"):
        status, body = await client.ask(method)
        assert (status, body["parameters"]) == (429, {"retry_after": 7})
        assert body["description"] == "Too Many Requests: retry after 7"
    await client.result("getMe")


@pytest.mark.parametrize(("after_acting", "arrived"), [(False, 1), (True, 2)])
async def test_a_connection_breaks_before_or_after_the_message_was_sent(
    client: Client, world: World, after_acting: bool, arrived: int
) -> None:
    world.drop_next("sendMessage", after_acting=after_acting)
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.ask("sendMessage", chat_id=ARAM, text="x")
    assert len(world.messages(ARAM)) == arrived
    assert world.calls[-1].outcome == "Drop"
    await client.message_id()


async def test_a_bad_gateway_answers_in_html(client: Client, world: World) -> None:
    world.answer_html_502_next("sendMessage")
    url = f"{client.address}/bot{client.token}/sendMessage"
    async with client.session.post(url, json={"chat_id": ARAM, "text": "x"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert (await response.read()).startswith(b"<html>")
    assert len(world.messages(ARAM)) == 1


async def test_a_call_can_be_delayed(client: Client, world: World) -> None:
    world.delay_next("sendMessage", 0.2)
    begin = asyncio.get_running_loop().time()
    await client.message_id()
    assert asyncio.get_running_loop().time() - begin >= 0.2


async def test_calls_are_noted_with_their_outcome(client: Client, world: World) -> None:
    await client.message_id("x")
    await client.refused("sendMessage", chat_id=5, text="x")
    await client.refused("sendMessage", chat_id=5, wrong=1)
    assert [(call.method, dict(call.params), call.outcome) for call in world.calls] == [
        ("sendMessage", {"chat_id": ARAM, "text": "x"}, "ok"),
        ("sendMessage", {"chat_id": 5, "text": "x"}, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": 5, "wrong": 1}, 'Bad Request: sendMessage has no parameter "wrong"'),
    ]
