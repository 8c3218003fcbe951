"""Serves one world on localhost: the Bot API, the phone API, and the chat page.

    async with serve(world) as address:
        ...                                    # address is http://127.0.0.1:PORT

It runs in the caller's event loop and stops at once: a waiting getUpdates is answered, a page's stream ends.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.preview import phone, requests, store, webhook
from bot.preview.api import Api, Reply, refused
from bot.preview.polling import Polling
from bot.preview.refusals import Refusal
from bot.preview.world import World

PAGE = Path(__file__).parent / "page"
HOST = "127.0.0.1"
STOP_SECONDS = 0.5


class Listener(uvicorn.Server):
    """A server that needs no task of its own, leaves signals to the caller and stops when it is told to."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept connections."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await super().startup(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the requests in hand end, then close what is still open."""
        for server in self.servers:
            server.close()
        connections = list(self.server_state.connections)
        for connection in connections:
            connection.shutdown()
        if self.server_state.tasks:
            _, unfinished = await asyncio.wait(self.server_state.tasks, timeout=STOP_SECONDS)
            for task in unfinished:
                task.cancel()
        for connection in connections:
            connection.transport.abort()
        # What was aborted is closed in the next turn of the loop; nothing is left open after that.
        await asyncio.sleep(0)


class BotApi:
    """The ASGI application in front of all others: calls of the bot take the shortest way."""

    def __init__(self, world: World, api: Api, others: ASGIApp) -> None:
        self.world = world
        self.api = api
        self.others = others
        self.transports: dict[tuple[str, int], asyncio.Transport] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope.get("path", "")
        if scope["type"] == "http" and not is_own_page(scope):
            await write(refused(Refusal(403, "Forbidden: another site asks")), send)
        elif path.startswith("/bot"):
            token, _, method = path.removeprefix("/bot").partition("/")
            await self.answer(token, method, scope, receive, send)
        elif path.startswith("/file/bot"):
            token, _, file_path = path.removeprefix("/file/bot").partition("/")
            await self.download(token, file_path)(scope, receive, send)
        else:
            await self.others(scope, receive, send)

    async def answer(self, token: str, method: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call, or close the connection."""
        try:
            given = await requests.parameters(Request(scope, receive))
            reply = await self.api.call(token, method, given)
        except Refusal as refusal:
            reply = refused(refusal)
        if reply is None:
            self.transports[scope["client"]].abort()
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        await write(reply, send)

    def download(self, token: str, file_path: str) -> Response:
        """Return a file to the bot."""
        file = self.world.files.by_path.get(file_path) if token == self.world.token else None
        if file is None:
            reply = refused(Refusal(404, "Not Found"))
            return Response(reply.body, reply.status, media_type="application/json")
        return Response(file.content, media_type="application/octet-stream")

    def protocol(self) -> type[H11Protocol]:
        """Return a protocol that knows its connections, so that one can be cut."""
        transports = self.transports

        class Protocol(H11Protocol):
            def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
                super().connection_made(transport)
                if self.client is not None:
                    transports[self.client] = transport

            def connection_lost(self, exc: Exception | None) -> None:
                super().connection_lost(exc)
                if self.client is not None:
                    transports.pop(self.client, None)

        return Protocol


def is_own_page(scope: Scope) -> bool:
    """A browser says which site asks: only pages of this server may."""
    headers = dict(scope["headers"])
    origin: bytes = headers.get(b"origin", b"")
    return not origin or origin.partition(b"://")[2] == headers.get(b"host")


async def write(reply: Reply, send: Send) -> None:
    """Send a reply."""
    headers = [(b"content-type", reply.content_type), (b"content-length", str(len(reply.body)).encode())]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


def pages(world: World) -> Starlette:
    """Return the chat page and the phone API."""

    async def index(_: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-cache"})

    routes = [
        Route("/", index),
        *phone.routes(world),
        Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
    ]
    return Starlette(routes=routes)


class PortUnusable(Exception):
    """Something else listens on the port, or this user may not; the message is the system's reason."""


def listening_socket(port: int) -> socket.socket:
    """Return a socket that says it is TCP: only then does asyncio send small answers without delay."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise PortUnusable(error.strerror) from error
    return listening


@asynccontextmanager
async def serve(world: World, port: int = 0) -> AsyncIterator[str]:
    """Serve a world and yield its address; port 0 takes a free one."""
    polling = Polling(world)
    api = Api(world, polling)
    app = BotApi(world, api, pages(world))
    config = uvicorn.Config(
        app,
        http=app.protocol(),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        date_header=False,
        server_header=False,
        timeout_keep_alive=120,
    )
    listener = Listener(config)
    with listening_socket(port) as listening, store.kept(world, world.path):
        await listener.startup([listening])
        try:
            async with webhook.delivering(world, partial(api.call, world.token)):
                yield f"http://{HOST}:{listening.getsockname()[1]}"
        finally:
            polling.close()
            world.events.close()
            await listener.shutdown()
