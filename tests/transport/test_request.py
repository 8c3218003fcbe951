"""The transport over real HTTP: what goes out, what comes back, and what each mishap is called."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
import traceback
from urllib.parse import parse_qs

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.transport.errors import NotSent, ServerFailure, TooManyRequests
from bot.transport.request import AiohttpRequest
from tests.transport.conftest import TOKEN, Server, a_bot, page, refusal, sent


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


async def hang_up(request: web.Request) -> web.StreamResponse:
    await request.read()
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def never(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


async def test_a_message_goes_out_as_a_plain_form(server: Server, bot: Bot) -> None:
    seen: dict[str, str] = {}

    async def look(request: web.Request) -> web.StreamResponse:
        seen["path"] = request.path
        seen["type"] = request.content_type
        seen["form"] = await request.text()
        return await sent(request)

    server.answer = look
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Այո & yes", callback_data="y")]])

    message = await bot.send_message(5, "Բարև & <b>hi</b>", reply_markup=keyboard)

    assert (message.message_id, message.chat.id, message.text) == (7, 5, "Բարև & <b>hi</b>")
    assert (seen["path"], seen["type"]) == (f"/bot{TOKEN}/sendMessage", "application/x-www-form-urlencoded")
    form = {name: values[0] for name, values in parse_qs(seen["form"]).items()}
    assert json.loads(form.pop("reply_markup")) == keyboard.to_dict()
    assert form == {"chat_id": "5", "text": "Բարև & <b>hi</b>"}


async def test_a_file_goes_out_with_its_name_and_bytes_untouched(server: Server, bot: Bot) -> None:
    content = bytes(range(256)) * 8192  # 2 MiB, past the size at which aiohttp warns about raw bytes

    async def look(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        file = form["document"]
        assert isinstance(file, web.FileField)
        assert (file.filename, file.content_type) == ("ցանկ, 'public'_.csv", "text/csv")
        assert file.file.read() == content
        assert form["caption"] == "Ցանկ"
        return await sent(request)

    server.answer = look
    await bot.send_document(5, content, filename='ցանկ, "public"\n.csv', caption="Ցանկ")
    assert server.requests == 1


async def test_a_file_of_telegram_is_downloaded(server: Server, bot: Bot) -> None:
    async def file(request: web.Request) -> web.StreamResponse:
        if request.path.startswith("/file/"):
            return web.Response(body=b"\x00\xff" * 100_000)
        result = {"file_id": "f", "file_unique_id": "u", "file_path": "documents/a.csv"}
        return web.json_response({"ok": True, "result": result})

    server.answer = file
    assert await (await bot.get_file("f")).download_as_bytearray() == b"\x00\xff" * 100_000


@pytest.mark.parametrize(
    ("code", "description", "parameters", "expected"),
    [
        (400, "Bad Request: chat not found", {}, BadRequest),
        (400, "Bad Request: upgraded", {"migrate_to_chat_id": -100}, ChatMigrated),
        (401, "Unauthorized", {}, InvalidToken),
        (403, "Forbidden: bot was blocked by the user", {}, Forbidden),
        (409, "Conflict: terminated by other getUpdates request", {}, Conflict),
        (429, "Too Many Requests: retry after 9", {"retry_after": 9}, TooManyRequests),
        (429, "Too Many Requests", {}, TooManyRequests),
        (413, "Request Entity Too Large", {}, ServerFailure),
        (500, "Internal Server Error", {}, ServerFailure),
    ],
)
async def test_each_refusal_of_the_bot_api_has_its_error(
    server: Server,
    bot: Bot,
    code: int,
    description: str,
    parameters: dict[str, int],
    expected: type[TelegramError],
) -> None:
    server.answer = refusal(code, description, **parameters)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(5, "hi")
    assert type(caught.value) is expected
    assert server.requests == 1


async def test_a_429_says_how_long_to_wait(server: Server, bot: Bot) -> None:
    server.answer = refusal(429, "Too Many Requests: retry after 9", retry_after=9)
    with pytest.raises(TooManyRequests) as caught:
        await bot.send_message(5, "hi")
    assert caught.value.seconds == 9
    assert caught.value.retry_after.total_seconds() == 9


@pytest.mark.parametrize("code", [301, 400, 403, 404, 429, 502, 504])
async def test_an_answer_by_something_in_front_of_telegram_is_not_taken_for_telegrams(
    server: Server, bot: Bot, code: int
) -> None:
    server.answer = page(code, **({"Location": server.address} if code == 301 else {}))
    with pytest.raises(ServerFailure) as caught:
        await bot.send_message(5, "hi")
    assert caught.value.status == code
    assert "nginx" not in str(caught.value)
    assert server.requests == 1


@pytest.mark.parametrize("body", ["<html>Please log in</html>", "[]", "{}", ""])
async def test_a_200_that_is_not_the_bot_apis_is_a_network_error(server: Server, bot: Bot, body: str) -> None:
    server.answer = page(200, body)
    with pytest.raises(NetworkError):
        await bot.send_message(5, "hi")


async def test_a_refused_connection_is_not_sent() -> None:
    async with a_bot(f"http://127.0.0.1:{closed_port()}", AiohttpRequest()) as bot:
        with pytest.raises(NotSent):
            await bot.send_message(5, "hi")


async def test_an_address_that_is_none_is_not_sent() -> None:
    async with a_bot("http://", AiohttpRequest()) as bot:
        with pytest.raises(NotSent):
            await bot.send_message(5, "hi")


async def test_a_request_without_open_connections_is_not_sent(server: Server) -> None:
    request = AiohttpRequest()
    async with a_bot(server.address, request) as bot:
        await bot.send_message(5, "hi")
    with pytest.raises(NotSent):
        await bot.send_message(5, "hi")
    assert server.requests == 1


async def test_connections_open_again_after_they_were_closed(server: Server) -> None:
    request = AiohttpRequest()
    for _ in range(2):
        async with a_bot(server.address, request) as bot:
            await request.initialize()
            await bot.send_message(5, "hi")
    assert server.requests == 2


async def test_a_connection_that_breaks_after_the_request_left_may_have_sent_it(
    server: Server, bot: Bot
) -> None:
    server.answer = hang_up
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(5, "hi")
    assert type(caught.value) is NetworkError
    assert server.requests == 1


async def test_a_message_is_not_repeated_when_a_kept_connection_breaks(server: Server, bot: Bot) -> None:
    await bot.send_message(5, "hi")
    server.answer = hang_up
    with pytest.raises(NetworkError):
        await bot.send_message(5, "hi")
    assert server.requests == 2


async def test_no_answer_in_time_may_have_sent_it(server: Server) -> None:
    server.answer = never
    async with a_bot(server.address, AiohttpRequest(read_timeout=0.05)) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(5, "hi")
    assert server.requests == 1


async def test_a_call_can_bring_its_own_timeout(server: Server, bot: Bot) -> None:
    server.answer = never
    with pytest.raises(TimedOut):
        await bot.send_message(5, "hi", read_timeout=0.05)


async def test_an_upload_that_stalls_comes_to_an_end() -> None:
    ends: list[asyncio.StreamWriter] = []

    async def read_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends.append(writer)

    deaf = await asyncio.start_server(read_nothing, "127.0.0.1", 0, limit=1024)
    address = f"http://127.0.0.1:{deaf.sockets[0].getsockname()[1]}"
    request = AiohttpRequest(pool_timeout=0.1, connect_timeout=0.1, upload_timeout=0.1, read_timeout=0.1)
    async with deaf, a_bot(address, request) as bot:
        with pytest.raises(TimedOut):
            await bot.send_document(5, bytes(2**24), filename="a.bin")
        ends[0].transport.abort()


async def test_waiting_in_vain_for_a_free_connection_is_not_sent(server: Server) -> None:
    arrived = asyncio.Event()

    async def hold(request: web.Request) -> web.StreamResponse:
        arrived.set()
        return await never(request)

    server.answer = hold
    request = AiohttpRequest(1, pool_timeout=0.05, connect_timeout=0.05)
    async with a_bot(server.address, request) as bot, asyncio.TaskGroup() as tasks:
        first = tasks.create_task(bot.send_message(5, "hi"))
        await arrived.wait()
        with pytest.raises(NotSent):
            await bot.send_message(6, "hi")
        first.cancel()
    assert server.requests == 1


async def test_two_hundred_at_once_share_the_pool_and_get_their_own_answers(server: Server, bot: Bot) -> None:
    inside, most = 0, 0

    async def count(request: web.Request) -> web.StreamResponse:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        answer = await sent(request)
        inside -= 1
        return answer

    server.answer = count
    messages = await asyncio.gather(*(bot.send_message(chat, f"to {chat}") for chat in range(1, 201)))

    assert [(m.chat.id, m.text) for m in messages] == [(chat, f"to {chat}") for chat in range(1, 201)]
    assert server.requests == 200
    assert most <= 50


@pytest.mark.parametrize("mishap", ["refused", "invalid", "hung up", "timed out", "page", "redirect", "200"])
async def test_the_token_is_in_no_error_and_no_log(
    server: Server, caplog: pytest.LogCaptureFixture, mishap: str
) -> None:
    addresses = {"refused": f"http://127.0.0.1:{closed_port()}", "invalid": "http://127.0.0.1:99999999"}
    echo = f"<html>Cannot POST /bot{TOKEN}/sendMessage</html>"
    answers = {
        "hung up": hang_up,
        "timed out": never,
        "page": page(502, echo),
        "redirect": page(302, echo, Location=f"{server.address}/bot{TOKEN}/elsewhere"),
        "200": page(200, echo),
    }
    server.answer = answers.get(mishap, sent)
    async with a_bot(addresses.get(mishap, server.address), AiohttpRequest(read_timeout=0.05)) as bot:
        caplog.set_level(logging.DEBUG)  # from here on: the library itself logs the address of a bot it makes
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(5, "hi")

    whole = repr(caught.value) + "".join(traceback.format_exception(caught.value))
    assert TOKEN not in whole + caplog.text
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_a_proxy_of_the_environment_serves_far_hosts_and_never_our_own(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with a_bot("http://telegram.invalid", AiohttpRequest()) as far:
        await far.send_message(5, "through the proxy")
    assert server.requests == 1

    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
    for host in ("127.0.0.1", "localhost"):
        async with a_bot(server.address.replace("127.0.0.1", host), AiohttpRequest()) as near:
            await near.send_message(5, "straight")
    assert server.requests == 3
