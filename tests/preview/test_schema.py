"""Unknown, missing and wrong parameters, and the ways in which they can be sent."""

import json

import aiohttp
import pytest

from bot.preview.schema import any_of, checked
from bot.preview.world import World
from tests.preview.conftest import ARAM, Client, keyboard


async def test_an_unknown_method_is_not_found(client: Client) -> None:
    assert await client.ask("sendMassage") == (
        404,
        {"ok": False, "error_code": 404, "description": "Not Found"},
    )


async def test_a_wrong_token_is_unauthorized(session: aiohttp.ClientSession, address: str) -> None:
    wrong = Client(session, address, "1000000001:another")
    assert await wrong.ask("getMe") == (
        401,
        {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )


async def test_a_method_that_is_not_played_says_so_after_its_parameters_were_checked(client: Client) -> None:
    status, body = await client.ask("sendDice", chat_id=ARAM)
    assert (status, body["description"]) == (501, "Not Implemented: the preview does not play sendDice")
    assert await client.refused("sendDice", chat_id=ARAM, sides=6) == (
        'Bad Request: sendDice has no parameter "sides"'
    )


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": ARAM, "text": "x", "texxt": "y"}, 'sendMessage has no parameter "texxt"'),
        ({"chat_id": ARAM}, "message text is empty"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": ARAM, "text": 5}, '"text" must be String'),
        ({"chat_id": [], "text": "x"}, '"chat_id" must be Integer or String'),
        ({"chat_id": True, "text": "x"}, '"chat_id" must be Integer or String'),
        ({"chat_id": ARAM, "text": "x", "protect_content": "maybe"}, '"protect_content" must be Boolean'),
        ({"chat_id": ARAM, "text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
        (
            {"chat_id": ARAM, "text": "x", "reply_markup": {"buttons": []}},
            '"reply_markup" must be InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove '
            "or ForceReply",
        ),
        (
            {"chat_id": ARAM, "text": "x", "reply_markup": {"inline_keyboard": [{"text": "x"}]}},
            '"reply_markup.inline_keyboard[0]" must be InlineKeyboardButton[]',
        ),
        (
            {"chat_id": ARAM, "text": "x", "reply_markup": keyboard({"callback_data": "x"})},
            "reply_markup.inline_keyboard[0][0]: InlineKeyboardButton needs the field 'text'",
        ),
        (
            {"chat_id": ARAM, "text": "x", "reply_markup": keyboard({"text": "x", "callback": "x"})},
            "reply_markup.inline_keyboard[0][0]: InlineKeyboardButton has no field 'callback'",
        ),
        (
            {"chat_id": ARAM, "text": "x", "reply_markup": keyboard({"text": "x", "callback_data": 7})},
            '"reply_markup.inline_keyboard[0][0].callback_data" must be String',
        ),
        (
            {"chat_id": ARAM, "text": "x", "link_preview_options": {"is_disabled": "yes"}},
            '"link_preview_options.is_disabled" must be Boolean',
        ),
    ],
)
async def test_parameters_are_refused_with_a_telling_description(
    client: Client, params: dict[str, object], description: str
) -> None:
    status, body = await client.ask("sendMessage", **params)
    assert (status, body["description"]) == (400, f"Bad Request: {description}")


def test_the_constant_of_a_scope_chooses_its_type() -> None:
    scope = {"type": "chat", "chat_id": 5}
    assert checked("getMyCommands", {"scope": json.dumps(scope)}) == {"scope": scope}
    assert checked("getMyCommands", {"scope": {"type": "default"}}) == {"scope": {"type": "default"}}
    with pytest.raises(Exception, match="must be BotCommandScope"):
        checked("getMyCommands", {"scope": {"type": "everywhere"}})


def test_forms_carry_numbers_booleans_and_objects_as_text() -> None:
    given = {
        "chat_id": "-100",
        "text": "5",
        "protect_content": "true",
        "link_preview_options": '{"is_disabled": true, "url": null}',
    }
    assert checked("sendMessage", given) == {
        "chat_id": -100,
        "text": "5",
        "protect_content": True,
        "link_preview_options": {"is_disabled": True},
    }


@pytest.mark.parametrize("way", ["query", "urlencoded", "multipart", "json"])
async def test_every_way_of_sending_parameters_arrives(
    way: str, session: aiohttp.ClientSession, address: str, world: World
) -> None:
    url = f"{address}/bot{world.token}/sendMessage"
    fields = {"chat_id": str(ARAM), "text": "Բարև & «😀»"}
    if way == "query":
        request = session.get(url, params=fields)
    elif way == "urlencoded":
        request = session.post(url, data=fields)
    elif way == "json":
        request = session.post(url, json=fields)
    else:
        form = aiohttp.FormData(fields, default_to_multipart=True)
        request = session.post(url, data=form)
    async with request as response:
        assert response.status == 200, await response.text()
    assert world.messages(ARAM)[-1].text == "Բարև & «😀»"


@pytest.mark.parametrize(("body", "kind"), [(b"{", "application/json"), (b"x", "text/plain")])
async def test_a_body_that_is_no_parameters_is_refused(
    body: bytes, kind: str, session: aiohttp.ClientSession, address: str, world: World
) -> None:
    headers = {"Content-Type": kind}
    url = f"{address}/bot{world.token}/getMe"
    async with session.post(url, data=body, headers=headers) as response:
        assert response.status == 400


async def test_the_case_of_a_method_does_not_matter(client: Client) -> None:
    assert await client.result("GETME") == await client.result("getMe")


async def test_what_the_bot_is_told_fits_the_bot_api(client: Client, world: World) -> None:
    any_of(("User",), await client.result("getMe"), "result")
    sent = await client.done(
        "sendMessage",
        chat_id=ARAM,
        text="<b>x</b>",
        parse_mode="HTML",
        reply_markup=keyboard({"text": "x", "callback_data": "y"}),
    )
    any_of(("Message",), sent, "result")
    any_of(("ChatFullInfo",), await client.result("getChat", chat_id=ARAM), "result")
    any_of(("ChatMember",), await client.result("getChatMember", chat_id=ARAM, user_id=ARAM), "result")
    assert isinstance(sent["message_id"], int)
    world.press(ARAM, sent["message_id"], text="x")
    mine = world.send_text(ARAM, "/help me", reply_to=sent["message_id"])
    world.edit_text(ARAM, mine, "never mind")
    world.upload(ARAM, "a.txt", b"abc", "text/plain", "caption")
    world.block(ARAM)
    world.unblock(ARAM)
    world.clear(ARAM)
    world.press(ARAM, sent["message_id"], "y")
    updates = await client.updates()
    assert [set(update) - {"update_id"} for update in updates] == [
        {"callback_query"},
        {"message"},
        {"edited_message"},
        {"message"},
        {"my_chat_member"},
        {"my_chat_member"},
        {"callback_query"},
    ]
    for update in updates:
        any_of(("Update",), update, "update")
