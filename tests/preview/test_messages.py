"""Sending: lengths, keyboards, replies, and who can be written to."""

from typing import Any, cast

import pytest
from telegram import Bot

from bot.preview.limits import Limits
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client, Clock, keyboard

SOMEBODY = 1002


async def test_python_telegram_bot_talks_to_the_preview(world: World, address: str) -> None:
    async with Bot(world.token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot") as bot:
        assert bot.username == world.username
        message = await bot.send_message(ARAM, "<b>Hello</b>", parse_mode="HTML")
        assert message.parse_entities() == {message.entities[0]: "Hello"}
        await message.edit_text("Hello again")
        world.press(ARAM, message.message_id, "x")
        (update,) = await bot.get_updates(timeout=5, allowed_updates=["callback_query"])
        assert update.callback_query is not None
        assert await update.callback_query.answer("Done", show_alert=True)
        sent = await bot.send_document(ARAM, b"a,b", caption="A list", filename="ցանկ.csv")
        assert sent.document is not None
        assert sent.document.file_name == "ցանկ.csv"
        file = await bot.get_file(sent.document.file_id)
        assert bytes(await file.download_as_bytearray()) == b"a,b"


async def test_a_text_has_1_to_4096_characters_after_its_tags_are_read(client: Client, world: World) -> None:
    emoji = "😀" * 4096
    await client.message_id(f"<b>{emoji}</b>", parse_mode="HTML")
    assert world.messages(ARAM)[-1].text == emoji
    too_long = await client.refused("sendMessage", chat_id=ARAM, text="x" * 4097)
    assert too_long == "Bad Request: message is too long"
    for empty in ("", " \n ", "<b> </b>", "\u200b", "\u2800"):
        refusal = await client.refused("sendMessage", chat_id=ARAM, text=empty, parse_mode="HTML")
        assert refusal == "Bad Request: message text is empty"


async def test_markup_that_telegram_does_not_read_is_refused(client: Client) -> None:
    refusal = await client.refused("sendMessage", chat_id=ARAM, text="<p>x</p>", parse_mode="HTML")
    assert refusal == 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'


@pytest.mark.parametrize(
    ("button", "description"),
    [
        ({"text": "x", "callback_data": "ա" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": " ", "callback_data": "x"}, "keyboard button text must be non-empty"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "x", "url": "https://a.org", "callback_data": "x"},
            "can't parse inline keyboard button: it can't have both url and callback_data",
        ),
        (
            {"text": "x", "url": "http://localhost"},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        (
            {"text": "x", "url": "ftp://a.org"},
            "inline keyboard button URL 'ftp://a.org' is invalid: Unsupported URL protocol",
        ),
        ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
    ],
)
async def test_a_button_that_telegram_does_not_take_is_refused(
    client: Client, button: dict[str, object], description: str
) -> None:
    refusal = await client.refused("sendMessage", chat_id=ARAM, text="x", reply_markup=keyboard(button))
    assert refusal == f"Bad Request: {description}"


async def test_callback_data_counts_bytes(client: Client, world: World) -> None:
    await client.message_id(reply_markup=keyboard({"text": "x", "callback_data": "ա" * 32}))
    assert world.messages(ARAM)[-1].buttons[0][0].data == "ա" * 32


async def test_a_keyboard_has_at_most_8_buttons_a_row_and_100_in_all(client: Client) -> None:
    button = {"text": "x", "callback_data": "x"}
    await client.message_id(reply_markup={"inline_keyboard": [[button] * 8] * 12 + [[button] * 4]})
    for rows in ([[button] * 9], [[button]] * 101):
        markup = {"inline_keyboard": rows}
        refusal = await client.refused("sendMessage", chat_id=ARAM, text="x", reply_markup=markup)
        assert refusal == "Bad Request: reply markup is too long"


async def test_a_reply_needs_its_message_unless_it_may_do_without(client: Client, world: World) -> None:
    first = await client.message_id("first")
    await client.message_id("second", reply_parameters={"message_id": first})
    assert world.messages(ARAM)[-1].reply_to == first
    lost: dict[str, Any] = {"message_id": first + 100}
    refusal = await client.refused("sendMessage", chat_id=ARAM, text="x", reply_parameters=lost)
    assert refusal == "Bad Request: message to be replied not found"
    await client.message_id("third", reply_parameters=lost | {"allow_sending_without_reply": True})
    assert world.messages(ARAM)[-1].reply_to is None


async def test_a_chat_that_does_not_exist_is_not_found(client: Client) -> None:
    for chat_id in (999, "@nobody"):
        refusal = await client.refused("sendMessage", chat_id=chat_id, text="x")
        assert refusal == "Bad Request: chat not found"


async def test_nobody_is_written_to_who_did_not_write_first(client: Client, world: World) -> None:
    world.add_person(SOMEBODY, "Leyla")
    status, body = await client.ask("sendMessage", chat_id=SOMEBODY, text="x")
    assert (status, body["description"]) == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    world.start(SOMEBODY)
    await client.message_id(chat_id=SOMEBODY)


async def test_who_blocked_the_bot_gets_nothing_until_they_unblock_it(client: Client, world: World) -> None:
    message_id = await client.message_id()
    world.block(ARAM)
    blocked = (403, "Forbidden: bot was blocked by the user")
    calls: list[tuple[str, dict[str, object]]] = [
        ("sendMessage", {"text": "x"}),
        ("sendChatAction", {"action": "typing"}),
        ("editMessageText", {"message_id": message_id, "text": "x"}),
    ]
    for method, params in calls:
        status, body = await client.ask(method, chat_id=ARAM, **params)
        assert (status, body["description"]) == blocked
    world.unblock(ARAM)
    await client.message_id()
    changes = [cast("dict[str, dict[str, str]]", each["my_chat_member"]) for each in await client.updates()]
    statuses = [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in changes]
    assert statuses == [("member", "kicked"), ("kicked", "member")]


async def test_a_deleted_account_is_deactivated(client: Client, world: World) -> None:
    world.deactivate(ARAM)
    refusal = await client.refused("sendMessage", chat_id=ARAM, text="x")
    assert refusal == "Forbidden: user is deactivated"


async def test_messages_are_forwarded_and_copied(client: Client, world: World) -> None:
    world.start(world.add_person(SOMEBODY, "Leyla"))
    original = await client.message_id("<b>x</b>", parse_mode="HTML")
    params = {"chat_id": SOMEBODY, "from_chat_id": ARAM, "message_id": original}
    forwarded = await client.done("forwardMessage", **params)
    assert forwarded["forward_origin"]["type"] == "user"  # type: ignore[index]
    await client.done("copyMessage", **params)
    copied = world.messages(SOMEBODY)[-1]
    assert (copied.text, copied.entities[0].type, copied.forwarded_from) == ("x", "bold", None)
    secret = await client.message_id("secret", protect_content=True)
    refusal = await client.refused("copyMessage", **(params | {"message_id": secret}))
    assert refusal == "Bad Request: message can't be copied"


async def test_typing_is_shown_until_the_bot_says_something(client: Client, world: World) -> None:
    await client.result("sendChatAction", chat_id=ARAM, action="typing")
    assert world.is_typing(ARAM)
    await client.message_id()
    assert not world.is_typing(ARAM)
    refusal = await client.refused("sendChatAction", chat_id=ARAM, action="dancing")
    assert refusal == "Bad Request: wrong parameter action in request"


async def test_too_many_messages_a_second_are_refused_until_the_wait_is_over(
    client: Client, world: World, clock: Clock
) -> None:
    world.limits = Limits(overall=3)
    for _ in range(3):
        await client.message_id()
    assert await client.ask("sendMessage", chat_id=ARAM, text="x") == (
        429,
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        },
    )
    clock.now += 0.75
    await client.refused("sendMessage", chat_id=ARAM, text="x")
    clock.now += 0.25
    await client.message_id()


async def test_a_refusal_holds_for_as_long_as_it_said(client: Client, world: World, clock: Clock) -> None:
    world.limits = Limits(overall=1)
    await client.message_id()
    clock.now += 0.5
    _, body = await client.ask("sendMessage", chat_id=ARAM, text="x")
    assert body["parameters"] == {"retry_after": 1}
    clock.now += 0.75
    await client.refused("sendMessage", chat_id=ARAM, text="x")
    clock.now += 0.25
    await client.message_id()


async def test_one_chat_has_a_limit_of_its_own_and_a_group_one_a_minute(
    client: Client, world: World, clock: Clock
) -> None:
    world.start(world.add_person(SOMEBODY, "Leyla"))
    world.group(-100, "Friends")
    world.limits = Limits(per_chat=1, per_group_minute=2)
    await client.message_id()
    await client.refused("sendMessage", chat_id=ARAM, text="x")
    await client.message_id(chat_id=SOMEBODY)
    await client.message_id(chat_id=-100)
    clock.now += 1
    await client.message_id(chat_id=-100)
    _, body = await client.ask("sendMessage", chat_id=-100, text="x")
    assert body["parameters"] == {"retry_after": 59}


async def test_ids_grow_with_time_so_that_a_preview_started_again_reuses_none(clock: Clock) -> None:
    earlier = World(clock=clock)
    first = earlier.send_text(earlier.add_person(ARAM, "Aram"), "x")
    clock.now += 1
    later = World(clock=clock)
    assert later.send_text(later.add_person(ARAM, "Aram"), "x") > first
    assert first < 2**31
