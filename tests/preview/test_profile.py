"""Commands, names and descriptions, by language and scope."""

import pytest

from bot.preview.world import World
from tests.preview.conftest import ARAM, Client


def menu(*commands: str) -> list[dict[str, str]]:
    return [{"command": command, "description": f"Does {command}"} for command in commands]


async def test_a_person_sees_the_menu_of_their_language(client: Client, world: World) -> None:
    await client.result("setMyCommands", commands=menu("start", "help"))
    await client.result("setMyCommands", commands=menu("start"), language_code="hy")
    assert world.profile.commands_for(ARAM, "hy-AM") == menu("start")
    assert world.profile.commands_for(ARAM, "de-at") == menu("start", "help")
    assert await client.result("getMyCommands", language_code="hy") == menu("start")
    assert await client.result("getMyCommands", language_code="ru") == []
    await client.result("deleteMyCommands", language_code="hy")
    assert world.profile.commands_for(ARAM, "hy") == menu("start", "help")


async def test_the_narrowest_scope_wins(client: Client, world: World) -> None:
    private, chat = {"type": "all_private_chats"}, {"type": "chat", "chat_id": ARAM}
    await client.result("setMyCommands", commands=menu("a"), language_code="hy")
    await client.result("setMyCommands", commands=menu("b"), scope=private)
    assert world.profile.commands_for(ARAM, "hy") == menu("b")
    await client.result("setMyCommands", commands=menu("c"), scope=chat)
    assert world.profile.commands_for(ARAM, "hy") == menu("c")
    assert world.profile.commands_for(1002, "hy") == menu("b")
    refusal = await client.refused("setMyCommands", commands=[], scope=chat | {"chat_id": 5})
    assert refusal == "Bad Request: chat not found"


@pytest.mark.parametrize(
    ("command", "description", "refusal"),
    [
        ("Start", "x", "BOT_COMMAND_INVALID"),
        ("", "x", "BOT_COMMAND_INVALID"),
        ("a" * 33, "x", "BOT_COMMAND_INVALID"),
        ("with-dash", "x", "BOT_COMMAND_INVALID"),
        ("start", " ", "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("start", "x" * 257, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ],
)
async def test_a_command_that_telegram_does_not_take_is_refused(
    client: Client, command: str, description: str, refusal: str
) -> None:
    commands = [{"command": command, "description": description}]
    assert await client.refused("setMyCommands", commands=commands) == f"Bad Request: {refusal}"


async def test_a_menu_has_at_most_100_commands(client: Client) -> None:
    commands = menu(*(f"c{number}" for number in range(101)))
    await client.result("setMyCommands", commands=commands[:100])
    assert await client.refused("setMyCommands", commands=commands) == "Bad Request: BOT_COMMANDS_TOO_MUCH"


@pytest.mark.parametrize(
    ("what", "field", "most"),
    [
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
        ("Name", "name", 64),
    ],
)
async def test_texts_have_languages_and_lengths(client: Client, what: str, field: str, most: int) -> None:
    await client.result(f"setMy{what}", **{field: "x" * most})
    await client.result(f"setMy{what}", **{field: "ա"}, language_code="hy")
    assert await client.result(f"getMy{what}", language_code="hy") == {field: "ա"}
    assert await client.result(f"getMy{what}", language_code="ru") == {field: "x" * most}
    assert (await client.refused(f"setMy{what}", **{field: "x" * (most + 1)})).startswith("Bad Request: BOT_")
    await client.result(f"setMy{what}", **{field: ""}, language_code="hy")
    assert await client.result(f"getMy{what}", language_code="hy") == {field: "x" * most}
    wrong = await client.refused(f"setMy{what}", **{field: "x"}, language_code="hye")
    assert wrong == "Bad Request: invalid language code specified"
