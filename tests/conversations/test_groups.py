"""In a group the bot is silent until it is addressed, and then it shows the way to a private chat."""

from __future__ import annotations

import sqlite3

import pytest

from bot.domain.language import LANGUAGES
from bot.preview.chats import Message
from tests.stage import OWNER, Phone, Stage

GROUP = -1001234


def said(it: Stage) -> list[Message]:
    """What the bot said in the group."""
    return [message for message in it.world.messages(GROUP) if message.sender_id == it.world.bot_id]


async def writes(phone: Phone, text: str, reply_to: int | None = None) -> None:
    """Write into the group; return when the bot has had its say."""
    world = phone.stage.world
    world.send_text(phone.id, text, reply_to=reply_to, chat_id=GROUP)
    await phone.sends("/about")


@pytest.fixture
def ani(it: Stage) -> Phone:
    ani = it.phone(1001, "Ani", "en")
    it.world.group(GROUP, "Friends of peace", added_by=ani.id)
    # The bot may have been made an administrator of the group: then it hears everything.
    it.world.privacy = False
    return ani


@pytest.mark.parametrize(
    "text",
    [
        "Hello all",
        "/start",
        "/start@some_other_bot",
        "/export@some_other_bot",
        "Write to @some_other_bot",
        "Write to @undersigned_preview_bot_not",
        "mail me: x@undersigned_preview_bots",
    ],
)
async def test_what_is_said_to_others_gets_no_answer(it: Stage, ani: Phone, text: str) -> None:
    await writes(ani, text)
    assert said(it) == []


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_who_addresses_the_bot_gets_the_link_in_their_language(
    it: Stage, ani: Phone, language: str
) -> None:
    ani.language = language
    it.world.set_language(ani.id, language)
    for text in ("/start@{}", "/export@{}", "@{} what is this?", "look: @{}", "/whatever@{}"):
        count = len(said(it))
        await writes(ani, text.format(it.world.username))
        [answer] = said(it)[count:]
        [button] = answer.every_button()
        assert button.text == ani.text("button-open-bot")
        assert button.url == f"https://t.me/{it.world.username}?start=peace"


async def test_a_reply_to_the_bot_is_addressed_to_it_and_one_to_others_is_not(it: Stage, ani: Phone) -> None:
    await writes(ani, f"@{it.world.username}")
    [answer] = said(it)
    await writes(ani, "and then?", reply_to=answer.message_id)
    assert len(said(it)) == 2
    question = next(each for each in it.world.messages(GROUP) if each.sender_id == ani.id)
    await writes(ani, "hm", reply_to=question.message_id)
    assert len(said(it)) == 2


async def test_only_a_picture_whose_caption_names_the_bot_is_answered(it: Stage, ani: Phone) -> None:
    it.world.upload(ani.id, "photo.jpg", b"bytes", caption=f"@{it.world.username}", chat_id=GROUP)
    it.world.upload(ani.id, "sticker.webp", b"bytes", chat_id=GROUP)
    it.world.upload(ani.id, "photo.jpg", b"bytes", caption="look at this", chat_id=GROUP)
    await ani.sends("/about")
    assert len(said(it)) == 1
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_a_form_in_the_private_chat_takes_nothing_from_the_group(it: Stage, ani: Phone) -> None:
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await writes(ani, "Not the name of an organisation")
    await writes(ani, f"@{it.world.username} nor this")
    await writes(ani, "/cancel")
    message = next(each for each in it.world.messages(GROUP) if each.sender_id == ani.id)
    it.world.edit_text(ani.id, message.message_id, "Edited", chat_id=GROUP)
    await ani.sends("/about")
    [draft] = it.rows("SELECT name FROM drafts")
    assert draft["name"] is None
    assert len(said(it)) == 1


@pytest.mark.parametrize("person", [1001, OWNER])
async def test_a_button_forged_in_a_group_shows_nothing_there(it: Stage, ani: Phone, person: int) -> None:
    await ani.endorses("Workers’ Union")
    phone = ani if person == ani.id else await it.owner()
    await writes(phone, f"@{it.world.username}")
    [answer] = said(it)
    statement = it.rows("SELECT id FROM statements")[0]["id"]
    for data in ("mi", f"rd:{statement}:en", f"be:{statement}", f"li:{statement}", "cd:1:1", "ac:1"):
        press = it.world.press(person, answer.message_id, f"1:{data}", chat_id=GROUP)
        await it.settled()
        toast = it.world.callback(press).answer
        assert toast is not None
        assert toast.text == phone.text("toast-stale")
    assert said(it) == [answer]
    assert not it.rows("SELECT 1 FROM drafts")
    assert it.rows("SELECT status FROM endorsements")[0]["status"] == "pending"


async def test_without_a_statement_the_link_still_opens_the_bot(it: Stage, ani: Phone) -> None:
    await it.stop()
    with sqlite3.connect(it.database_path) as connection:
        connection.execute("UPDATE statements SET status = 'draft'")
    connection.close()
    await it.start()
    await writes(ani, f"/start@{it.world.username}")
    [answer] = said(it)
    [button] = answer.every_button()
    assert button.url is not None
    assert "peace" not in button.url
