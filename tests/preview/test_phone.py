"""The phone API, which the chat page uses."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest

from bot.preview.world import World
from tests.preview.conftest import ARAM, Client, keyboard

Event = tuple[str, dict[str, object]]


@asynccontextmanager
async def events(client: Client) -> AsyncIterator[AsyncIterator[Event]]:
    """Look at Aram's phone."""
    async with client.session.get(f"{client.address}/phone/{ARAM}/events") as response:
        assert response.content_type == "text/event-stream"

        async def read() -> AsyncIterator[Event]:
            name = ""
            async for line in response.content:
                key, _, value = line.decode().strip().partition(": ")
                if key == "event":
                    name = value
                elif key == "data":
                    yield name, json.loads(value)

        yield read()


async def post(client: Client, path: str, **body: object) -> tuple[int, dict[str, object]]:
    """Do something on Aram's phone."""
    async with client.session.post(f"{client.address}/phone/{ARAM}/{path}", json=body) as response:
        return response.status, await response.json()


async def test_a_phone_shows_everything_and_then_what_happens(client: Client, world: World) -> None:
    await client.result("setMyDescription", description="A letter", language_code="hy")
    await client.result("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    async with events(client) as stream:
        name, snapshot = await anext(stream)
        assert name == "snapshot"
        assert snapshot["bot"] == {
            "id": world.bot_id,
            "name": "Undersigned",
            "username": world.username,
        }
        assert snapshot["person"] == {
            "id": ARAM,
            "first_name": "Aram",
            "language_code": "hy",
            "blocked": False,
            "role_hint": None,
        }
        assert snapshot["commands"] == [{"command": "start", "description": "Begin"}]
        assert (snapshot["description"], snapshot["typing"]) == ("A letter", False)
        assert isinstance(snapshot["messages"], list)
        assert [message["text"] for message in snapshot["messages"]] == ["/start"]

        await client.result("sendChatAction", chat_id=ARAM, action="typing")
        assert await anext(stream) == ("action", {"action": "typing"})
        message_id = await client.message_id("<b>x</b>", parse_mode="HTML")
        assert await anext(stream) == (
            "message",
            {
                "message_id": message_id,
                "out": False,
                "date": "2027-01-15T08:00:00+00:00",
                "edited": False,
                "text": "x",
                "caption": None,
                "entities": [{"type": "bold", "offset": 0, "length": 1}],
                "document": None,
                "reply_to": None,
                "buttons": None,
                "force_reply": False,
                "keyboard": None,
            },
        )
        await client.done("editMessageText", chat_id=ARAM, message_id=message_id, text="y")
        name, message = await anext(stream)
        assert (name, message["text"], message["edited"]) == ("edit", "y", True)
        callback_id = world.press(ARAM, message_id, "z")
        await client.result("answerCallbackQuery", callback_query_id=callback_id, text="Done")
        toast = {"text": "Done", "alert": False, "url": None, "message_id": message_id}
        assert await anext(stream) == ("toast", toast)
        await client.result("deleteMessage", chat_id=ARAM, message_id=message_id)
        assert await anext(stream) == ("delete", {"message_id": message_id})
        await client.result("setMyCommands", commands=[])
        assert [name async for name, _ in take(stream, 1)] == ["commands"]
        world.block(ARAM)
        name, person = await anext(stream)
        assert (name, person["blocked"]) == ("person", True)


async def take(stream: AsyncIterator[Event], count: int) -> AsyncIterator[Event]:
    """Return so many events."""
    for _ in range(count):
        yield await anext(stream)


async def test_a_phone_that_is_put_away_is_not_told_any_more(client: Client, world: World) -> None:
    async with events(client) as stream:
        await anext(stream)
        assert world.events.watched(ARAM)
    await world.wait_for(lambda: not world.events.watched(ARAM))


async def test_keyboards_and_replies_are_shown(client: Client, world: World) -> None:
    link = {"text": "b", "url": "https://a.org/"}
    rows = [[{"text": "a", "callback_data": "1"}, link], [{"text": "c", "copy_text": {"text": "d"}}]]
    first = await client.message_id("first", reply_markup={"inline_keyboard": rows})
    await client.message_id(
        "second",
        reply_parameters={"message_id": first},
        reply_markup={"keyboard": [[{"text": "yes"}]]},
    )
    await client.message_id("third", reply_markup={"force_reply": True})
    async with events(client) as stream:
        _, snapshot = await anext(stream)
    shown = snapshot["messages"]
    assert isinstance(shown, list)
    assert shown[1]["buttons"] == [
        [
            {"text": "a", "kind": "callback", "data": "1"},
            {"text": "b", "kind": "url", "url": "https://a.org/"},
        ],
        [{"text": "c", "kind": "copy_text", "copy": "d"}],
    ]
    assert shown[2]["keyboard"] == [[{"text": "yes"}]]
    assert shown[2]["reply_to"] == {"message_id": first, "text": "first"}
    assert shown[3]["force_reply"] is True


async def test_a_person_writes_edits_and_presses(client: Client, world: World) -> None:
    status, body = await post(client, "send", text="hello", reply_to=None)
    assert status == 200
    assert (await post(client, "edit", message_id=body["message_id"], text="bye"))[0] == 200
    assert world.messages(ARAM)[-1].text == "bye"
    message_id = await client.message_id(reply_markup=keyboard({"text": "x", "callback_data": "y"}))
    for press in ({"row": 0, "column": 0}, {"data": "forged"}):
        assert (await post(client, "press", message_id=message_id, **press))[0] == 200
    datas = [
        update["callback_query"]["data"]  # type: ignore[index]
        for update in world.updates.pending
        if "callback_query" in update
    ]
    assert datas == ["y", "forged"]


async def test_a_person_changes_language_blocks_and_clears(client: Client, world: World) -> None:
    person = world.people[ARAM]
    await post(client, "language", language_code="ar")
    assert person.language_code == "ar"
    await post(client, "language", language_code=None)
    assert person.language_code is None
    await post(client, "block")
    assert person.blocked
    assert await post(client, "send", text="x") == (
        400,
        {"error": "a person who blocked the bot must unblock it before they write"},
    )
    await post(client, "unblock")
    assert not person.blocked
    await post(client, "clear")
    assert world.messages(ARAM) == []


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("send", {"text": " "}, 400),
        ("send", {"text": 5}, 400),
        ("send", {}, 400),
        ("edit", {"message_id": 1, "text": "x"}, 400),
        ("press", {"message_id": 1, "row": 0, "column": 0}, 404),
        ("press", {"message_id": "1", "data": "x"}, 400),
        ("dance", {}, 404),
    ],
)
async def test_what_makes_no_sense_is_refused_with_a_sentence(
    client: Client, path: str, body: dict[str, object], status: int
) -> None:
    answered, answer = await post(client, path, **body)
    assert (answered, list(answer)) == (status, ["error"])


async def test_files_go_up_and_down(client: Client, world: World) -> None:
    form = aiohttp.FormData({"caption": "A letter"}, quote_fields=False)
    form.add_field("file", b"abc", filename="նամակ.html", content_type="text/html")
    async with client.session.post(f"{client.address}/phone/{ARAM}/upload", data=form) as response:
        assert response.status == 200
    message = world.messages(ARAM)[-1]
    assert message.document is not None
    assert (message.caption, message.document.content) == ("A letter", b"abc")
    url = f"{client.address}/phone/{ARAM}/file/{message.document.file_id}"
    async with client.session.get(url) as response:
        assert await response.read() == b"abc"
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D5%B6")


async def test_people_and_the_bot_are_listed(client: Client, world: World) -> None:
    world.add_person(1002, "Leyla", role_hint="coordinator")
    async with client.session.get(f"{client.address}/phone/people") as response:
        people = await response.json()
    assert [(person["id"], person["role_hint"]) for person in people] == [(ARAM, None), (1002, "coordinator")]
    async with client.session.get(f"{client.address}/phone/bot") as response:
        assert await response.json() == {
            "id": world.bot_id,
            "name": "Undersigned",
            "username": world.username,
        }
    async with client.session.get(f"{client.address}/phone/7/events") as response:
        assert (response.status, await response.json()) == (404, {"error": "no such person"})


async def test_another_sites_page_may_not_use_the_phones(client: Client, world: World) -> None:
    url = f"{client.address}/phone/{ARAM}/send"
    for origin, status in (("https://example.org", 403), ("null", 403), (client.address, 200)):
        async with client.session.post(url, json={"text": "x"}, headers={"Origin": origin}) as response:
            assert response.status == status
