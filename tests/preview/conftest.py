"""A world with one person who has talked to the bot, served over real HTTP, and a bare client."""

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import aiohttp
import pytest

from bot.preview.server import serve
from bot.preview.world import World

ARAM = 1001


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True)
class Client:
    """Calls methods of the Bot API."""

    session: aiohttp.ClientSession
    address: str
    token: str

    async def ask(self, method: str, **params: object) -> tuple[int, dict[str, object]]:
        """Call a method and return the status and the whole answer."""
        async with self.session.post(f"{self.address}/bot{self.token}/{method}", json=params) as response:
            body: dict[str, object] = json.loads(await response.read())
            assert body.get("error_code", 200) == response.status
            return response.status, body

    async def done(self, method: str, **params: object) -> dict[str, object]:
        """Call a method that must succeed, and return its result, which must be an object."""
        result = await self.result(method, **params)
        assert isinstance(result, dict)
        return result

    async def result(self, method: str, **params: object) -> object:
        """Call a method that must succeed, and return its result."""
        _, body = await self.ask(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refused(self, method: str, **params: object) -> str:
        """Call a method that must be refused, and return the description."""
        _, body = await self.ask(method, **params)
        assert not body["ok"], body
        return str(body["description"])

    async def message_id(self, text: str = "hello", chat_id: int = ARAM, **params: object) -> int:
        """Send a message that must arrive, and return its id."""
        message = await self.done("sendMessage", chat_id=chat_id, text=text, **params)
        assert isinstance(message["message_id"], int)
        return message["message_id"]

    async def updates(self, **params: object) -> list[dict[str, object]]:
        """Fetch updates."""
        result = await self.result("getUpdates", **params)
        assert isinstance(result, list)
        return result


def keyboard(*rows: Mapping[str, object]) -> dict[str, object]:
    """Return an inline keyboard with one button a row."""
    return {"inline_keyboard": [[row] for row in rows]}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    world = World(clock=clock)
    world.add_person(ARAM, "Aram", "hy")
    world.send_text(ARAM, "/start")
    world.updates.confirm(world.updates.next_id)
    return world


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serve(world) as address:
        yield address


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def client(session: aiohttp.ClientSession, address: str, world: World) -> Client:
    return Client(session, address, world.token)
