"""A demo that starts again still shows its chats."""

import json
from pathlib import Path

import aiohttp
import pytest

from bot.preview import store
from bot.preview.server import serve
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client, keyboard


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "demo" / "preview.json"


async def test_everything_is_there_again(path: Path, session: aiohttp.ClientSession) -> None:
    world = World.load(path)
    world.add_person(ARAM, "Aram", "hy", role_hint="reader")
    world.group(-100, "Friends")
    async with serve(world) as address:
        client = Client(session, address, world.token)
        world.start(ARAM)
        button = {"text": "x", "callback_data": "y"}
        await client.message_id("<b>x</b>", parse_mode="HTML", reply_markup=keyboard(button))
        await client.message_id(chat_id=-100)
        world.upload(ARAM, "a.txt", b"abc", "text/plain", "caption")
        await client.result("setMyDescription", description="A letter", language_code="hy")
        await client.result("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
        world.set_language(ARAM, "ru")

    again = World.load(path)
    assert again.people == world.people
    assert again.messages(ARAM) == world.messages(ARAM)
    assert again.messages(-100) == world.messages(-100)
    assert again.profile == world.profile
    assert list(again.updates.pending) == list(world.updates.pending)
    assert again.updates.next_id >= world.updates.next_id
    assert again.next_message_id >= world.next_message_id
    again.add_person(ARAM, "Aram", "hy")
    assert again.people[ARAM].language_code == "ru"


async def test_a_change_is_saved_shortly_after_it_happened(path: Path) -> None:
    world = World.load(path)
    world.add_person(ARAM, "Aram")
    async with serve(world):
        world.send_text(ARAM, "saved")
        await world.wait_for(lambda: world.saves > 0)
        assert World.load(path).messages(ARAM) == world.messages(ARAM)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"version": 0}', '{"version": 1, "bot_id": 1000000001}', "null"]
)
def test_what_cannot_be_read_is_ignored(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    assert World.load(path).people == {}


def test_a_file_that_is_gone_does_not_stop_the_preview(path: Path) -> None:
    world = World.load(path)
    world.add_person(ARAM, "Aram")
    world.upload(ARAM, "a.txt", b"abc")
    store.save(world, path)
    for file in store.files_of(path).iterdir():
        file.unlink()
    assert World.load(path).people == {}


def test_a_save_leaves_no_half_written_file(path: Path) -> None:
    world = World.load(path)
    store.save(world, path)
    assert [entry.name for entry in path.parent.iterdir() if entry.is_file()] == ["preview.json"]
    assert json.loads(path.read_text())["version"] == store.VERSION
