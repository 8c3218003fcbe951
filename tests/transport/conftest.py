"""A server on loopback that answers as each test tells it, and a Bot that talks to it as ours does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot

from bot.transport.request import AiohttpRequest

TOKEN = "123456:an-invented-token-of-nobody"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Hands every request to `answer`, and counts them."""

    def __init__(self) -> None:
        self.address = ""
        self.requests = 0
        self.answer: Answer = sent

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.requests += 1
        return await self.answer(request)


async def sent(request: web.Request) -> web.StreamResponse:
    """The answer to a message that was sent."""
    form = await request.post()
    chat = {"id": int(str(form["chat_id"])), "type": "private"}
    message = {"message_id": 7, "date": 1_700_000_000, "chat": chat, "text": form.get("text")}
    return web.json_response({"ok": True, "result": message})


def refusal(code: int, description: str, **parameters: int) -> Answer:
    """An error as the Bot API words it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": code, "description": description}
        return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=code)

    return answer


def page(code: int, body: str = "<html><h1>nginx</h1></html>", **headers: str) -> Answer:
    """An answer by something that is not the Bot API."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=code, text=body, content_type="text/html", headers=headers)

    return answer


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application(client_max_size=2**24)
    app.router.add_route("*", "/{path:.*}", server.handle)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield server
    await runner.cleanup()


@asynccontextmanager
async def a_bot(address: str, request: AiohttpRequest) -> AsyncIterator[Bot]:
    """A bot without its getMe at the start, so that a test counts its own requests only."""
    bot = Bot(TOKEN, f"{address}/bot", f"{address}/file/bot", request, get_updates_request=AiohttpRequest(1))
    async with request:
        yield bot


@pytest.fixture
async def bot(server: Server) -> AsyncIterator[Bot]:
    async with a_bot(server.address, AiohttpRequest(50, read_timeout=5)) as bot:
        yield bot
