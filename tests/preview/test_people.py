"""What people do, and what the bot hears of it."""

from typing import cast

import pytest

from bot.preview.params import JsonObject
from bot.preview.world import AppRefusesError, World
from tests.preview.conftest import ARAM, Client

GROUP = -1001


def pending(world: World) -> list[JsonObject]:
    """Return what waits for the bot, without the ids."""
    return [
        {name: value for name, value in update.items() if name != "update_id"}
        for update in world.updates.pending
    ]


def heard(world: World) -> list[str]:
    """Return the texts that wait for the bot."""
    return [cast("dict[str, str]", update["message"])["text"] for update in world.updates.pending]


def test_a_message_reads_as_telegrams(world: World) -> None:
    message_id = world.send_text(ARAM, "/start x-1")
    assert pending(world) == [
        {
            "message": {
                "message_id": message_id,
                "from": {"id": ARAM, "is_bot": False, "first_name": "Aram", "language_code": "hy"},
                "chat": {"id": ARAM, "first_name": "Aram", "type": "private"},
                "date": 1_800_000_000,
                "text": "/start x-1",
                "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
            }
        }
    ]


def test_a_language_that_is_not_set_is_left_out(world: World) -> None:
    world.set_language(ARAM, None)
    world.send_text(ARAM, "x")
    (update,) = pending(world)
    assert "language_code" not in cast("dict[str, JsonObject]", update["message"])["from"]


def test_a_deep_link_sends_its_payload(world: World) -> None:
    world.start(ARAM, "a_B-9")
    assert heard(world) == ["/start a_B-9"]
    for wrong in ("x" * 65, "a b", "ա"):
        with pytest.raises(AppRefusesError):
            world.start(ARAM, wrong)


def test_a_long_text_becomes_several_messages(world: World) -> None:
    world.send_text(ARAM, "😀" * 5000)
    assert [len(text) for text in heard(world)] == [4096, 904]


def test_an_empty_text_is_not_sent(world: World) -> None:
    with pytest.raises(AppRefusesError):
        world.send_text(ARAM, " \n")


def test_people_edit_their_own_messages_only(world: World) -> None:
    mine = world.send_text(ARAM, "before")
    world.edit_text(ARAM, mine, "after")
    world.edit_text(ARAM, mine, "after")
    edited = [update for update in pending(world) if "edited_message" in update]
    assert len(edited) == 1
    assert cast("JsonObject", edited[0]["edited_message"])["edit_date"] == 1_800_000_000
    world.add_person(1002, "Leyla")
    with pytest.raises(AppRefusesError):
        world.edit_text(1002, mine, "forged", chat_id=ARAM)


def test_who_blocked_the_bot_unblocks_it_before_they_write(world: World) -> None:
    world.block(ARAM)
    world.block(ARAM)
    with pytest.raises(AppRefusesError):
        world.send_text(ARAM, "x")
    world.start(ARAM)
    assert [set(update) for update in pending(world)] == [{"my_chat_member"}, {"my_chat_member"}, {"message"}]


def test_in_a_group_the_bot_hears_only_what_is_addressed_to_it(world: World) -> None:
    world.group(GROUP, "Friends", added_by=ARAM)
    (added,) = pending(world)
    assert set(added) == {"my_chat_member"}
    world.updates.confirm(world.updates.next_id)
    for text in ("hello", "/help@another_bot", "/help", f"/help@{world.username}", f"hi @{world.username}!"):
        world.send_text(ARAM, text, chat_id=GROUP)
    assert heard(world) == ["/help", f"/help@{world.username}", f"hi @{world.username}!"]
    world.updates.confirm(world.updates.next_id)
    world.privacy = False
    world.send_text(ARAM, "hello", chat_id=GROUP)
    assert heard(world) == ["hello"]


async def test_in_a_group_the_bot_hears_replies_to_it(client: Client, world: World) -> None:
    world.group(GROUP, "Friends")
    message_id = await client.message_id(chat_id=GROUP)
    world.send_text(ARAM, "a reply", reply_to=message_id, chat_id=GROUP)
    (update,) = pending(world)
    message = cast("dict[str, JsonObject]", update["message"])
    assert message["chat"] == {"id": GROUP, "title": "Friends", "type": "supergroup"}
    assert message["reply_to_message"]["message_id"] == message_id


async def test_what_somebody_waits_for_must_come_true(world: World) -> None:
    with pytest.raises(TimeoutError):
        await world.wait_for(lambda: False, timeout=0.01)
    await world.wait_for(lambda: True, timeout=0.01)


async def test_the_messages_of_a_chat_are_a_copy(client: Client, world: World) -> None:
    message_id = await client.message_id("before")
    before = world.messages(ARAM)
    await client.done("editMessageText", chat_id=ARAM, message_id=message_id, text="after")
    assert [before[-1].text, world.messages(ARAM)[-1].text] == ["before", "after"]
