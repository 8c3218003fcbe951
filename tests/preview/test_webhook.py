"""Posted updates: the secret, the order, the second try, and no fetching at the same time."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


class Bot:
    """A bot that is posted to: it notes down what comes, and answers as it is told."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str | None]] = []
        self.answers: list[web.Response] = []
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        self.got.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def bot() -> AsyncIterator[Bot]:
    bot = Bot()
    app = web.Application()
    app.router.add_post("/", bot.take)
    async with TestServer(app) as server:
        bot.url = str(server.make_url("/"))
        yield bot


async def test_updates_are_posted_with_the_secret_until_they_are_taken(
    client: Client, world: World, bot: Bot
) -> None:
    bot.answers = [web.Response(status=500), web.Response(status=502)]
    await client.result("setWebhook", url=bot.url, secret_token="a-secret")
    for text in ("first", "second"):
        world.send_text(ARAM, text)
    await world.wait_for(lambda: not world.updates.pending)
    assert bot.got == [(text, "a-secret") for text in ("first", "first", "first", "second")]
    info = await client.done("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (bot.url, 0)
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"


async def test_an_answer_may_carry_a_method(client: Client, world: World, bot: Bot) -> None:
    bot.answers = [web.json_response({"method": "sendMessage", "chat_id": ARAM, "text": "at once"})]
    await client.result("setWebhook", url=bot.url)
    world.send_text(ARAM, "hello")
    await world.wait_for(lambda: world.messages(ARAM)[-1].text == "at once")


async def test_a_webhook_and_polling_exclude_each_other(client: Client, world: World) -> None:
    await client.result("setWebhook", url="http://127.0.0.1:9/", drop_pending_updates=True)
    assert await client.ask("getUpdates") == (
        409,
        {
            "ok": False,
            "error_code": 409,
            "description": "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        },
    )
    world.send_text(ARAM, "kept")
    await client.result("deleteWebhook")
    assert len(await client.updates()) == 1
    await client.result("deleteWebhook", drop_pending_updates=True)
    assert await client.updates() == []


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"url": "http://example.org/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org/", "secret_token": "no spaces"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(
    client: Client, params: dict[str, object], description: str
) -> None:
    assert await client.refused("setWebhook", **params) == f"Bad Request: {description}"
