"""Editing, deleting, and answering a pressed button."""

import pytest

from bot.preview.callbacks import Answer
from bot.preview.methods.edits import NOT_MODIFIED
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client, Clock, keyboard

BUTTON = {"text": "x", "callback_data": "y"}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_an_edit_without_reply_markup_removes_the_buttons(client: Client, world: World) -> None:
    message_id = await client.message_id(reply_markup=keyboard(BUTTON))
    edited = await client.done("editMessageText", chat_id=ARAM, message_id=message_id, text="changed")
    assert "edit_date" in edited
    message = world.messages(ARAM)[-1]
    assert (message.text, message.buttons) == ("changed", [])


async def test_editing_a_message_to_what_it_says_is_refused(client: Client) -> None:
    markup = keyboard(BUTTON)
    message_id = await client.message_id("<b>x</b>", parse_mode="HTML", reply_markup=markup)
    same = {"chat_id": ARAM, "message_id": message_id, "parse_mode": "HTML"}
    again = await client.refused("editMessageText", **same, text=" <b>x</b> ", reply_markup=markup)
    assert again == f"Bad Request: {NOT_MODIFIED}"
    await client.done("editMessageText", **same, text="<i>x</i>", reply_markup=markup)
    await client.done("editMessageText", **same, text="<i>x</i>")
    del same["parse_mode"]
    refusal = await client.refused("editMessageReplyMarkup", **same)
    assert refusal == f"Bad Request: {NOT_MODIFIED}"


async def test_what_is_gone_or_not_the_bots_cannot_be_edited(client: Client, world: World) -> None:
    params = {"chat_id": ARAM, "text": "x"}
    assert await client.refused("editMessageText", **params, message_id=1) == (
        "Bad Request: message to edit not found"
    )
    assert await client.refused("editMessageText", **params) == (
        "Bad Request: message identifier is not specified"
    )
    theirs = world.send_text(ARAM, "mine")
    assert await client.refused("editMessageText", **params, message_id=theirs) == (
        "Bad Request: message can't be edited"
    )
    asked = await client.message_id(reply_markup={"force_reply": True})
    assert await client.refused("editMessageText", **params, message_id=asked) == (
        "Bad Request: message can't be edited"
    )
    ours = await client.message_id()
    world.clear(ARAM)
    assert await client.refused("editMessageText", **params, message_id=ours) == (
        "Bad Request: message to edit not found"
    )


async def test_a_text_has_no_caption_to_edit(client: Client) -> None:
    message_id = await client.message_id()
    refusal = await client.refused("editMessageCaption", chat_id=ARAM, message_id=message_id, caption="x")
    assert refusal == "Bad Request: there is no caption in the message to edit"


@pytest.mark.parametrize(
    ("text", "description"), [("", "message text is empty"), ("x" * 4097, "message is too long")]
)
async def test_an_edit_obeys_the_lengths(client: Client, text: str, description: str) -> None:
    message_id = await client.message_id()
    refusal = await client.refused("editMessageText", chat_id=ARAM, message_id=message_id, text=text)
    assert refusal == f"Bad Request: {description}"


async def test_a_message_is_deleted_once_and_within_two_days(
    client: Client, world: World, clock: Clock
) -> None:
    first, second = await client.message_id(), await client.message_id()
    await client.result("deleteMessage", chat_id=ARAM, message_id=first)
    assert [message.message_id for message in world.messages(ARAM)][-1] == second
    assert await client.refused("deleteMessage", chat_id=ARAM, message_id=first) == (
        "Bad Request: message to delete not found"
    )
    clock.now += 48 * 3600 + 1
    assert await client.refused("deleteMessage", chat_id=ARAM, message_id=second) == (
        "Bad Request: message can't be deleted for everyone"
    )


async def test_many_messages_are_deleted_whether_they_are_there_or_not(client: Client, world: World) -> None:
    ids = [await client.message_id(), await client.message_id(), 1]
    await client.result("deleteMessages", chat_id=ARAM, message_ids=ids)
    assert [message.text for message in world.messages(ARAM)] == ["/start"]


async def test_a_press_is_answered_once(client: Client, world: World) -> None:
    message_id = await client.message_id(reply_markup=keyboard(BUTTON))
    callback_id = world.press(ARAM, message_id, text="x")
    await client.result("answerCallbackQuery", callback_query_id=callback_id, text="Done", show_alert=True)
    assert world.callback(callback_id).answer == Answer("Done", show_alert=True)
    assert await client.refused("answerCallbackQuery", callback_query_id=callback_id) == TOO_OLD


async def test_a_press_that_waited_too_long_can_not_be_answered(
    client: Client, world: World, clock: Clock
) -> None:
    callback_id = world.press(ARAM, 1, "x")
    clock.now += 15.1
    assert await client.refused("answerCallbackQuery", callback_query_id=callback_id) == TOO_OLD
    assert await client.refused("answerCallbackQuery", callback_query_id="7") == TOO_OLD


async def test_an_answer_has_at_most_200_characters_and_opens_only_the_bot(
    client: Client, world: World
) -> None:
    callback_id = world.press(ARAM, 1, "x")
    refusal = await client.refused("answerCallbackQuery", callback_query_id=callback_id, text="x" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    elsewhere = "https://example.org/"
    refusal = await client.refused("answerCallbackQuery", callback_query_id=callback_id, url=elsewhere)
    assert refusal == "Bad Request: URL_INVALID"
    url = f"https://t.me/{world.username}?start=x"
    await client.result("answerCallbackQuery", callback_query_id=callback_id, url=url)


async def test_a_press_on_a_message_that_is_gone_carries_an_inaccessible_message(
    client: Client, world: World
) -> None:
    message_id = await client.message_id(reply_markup=keyboard(BUTTON))
    world.clear(ARAM)
    world.press(ARAM, message_id, "y")
    (update,) = await client.updates()
    query = update["callback_query"]
    assert isinstance(query, dict)
    assert (query["data"], query["message"]) == (
        "y",
        {
            "chat": {"id": ARAM, "first_name": "Aram", "type": "private"},
            "message_id": message_id,
            "date": 0,
        },
    )


async def test_a_button_that_is_not_there_cannot_be_pressed_by_its_text(client: Client, world: World) -> None:
    message_id = await client.message_id(reply_markup=keyboard(BUTTON))
    with pytest.raises(LookupError, match="there are: 'x'"):
        world.press(ARAM, message_id, text="z")
