"""Methods about the bot itself: who it is, its commands and its descriptions."""

import re
from typing import cast

from bot.preview.params import JsonObject, Params
from bot.preview.profile import DEFAULT, Command, Scope
from bot.preview.refusals import bad_request
from bot.preview.state import State

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
LANGUAGE = re.compile(r"([a-z]{2})?")


def get_me(state: State, _: Params) -> JsonObject:
    """Say who the bot is."""
    abilities: JsonObject = {
        "can_join_groups": True,
        "can_read_all_group_messages": not state.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return state.bot | abilities


def language_of(params: Params) -> str:
    """Return a two-letter code, or "" for everybody."""
    code = params.text("language_code")
    if not LANGUAGE.fullmatch(code):
        raise bad_request("invalid language code specified")
    return code


def scope_of(state: State, params: Params) -> Scope:
    """Return the scope of a menu; the default one when none is given."""
    scope = params.object("scope")
    if scope is None:
        return DEFAULT
    chat_id = scope.given.get("chat_id", 0)
    if chat_id and chat_id not in state.chats:
        raise bad_request("chat not found")
    return scope.text("type"), cast("int", chat_id), scope.integer("user_id")


def set_my_commands(state: State, params: Params) -> bool:
    """Set the menu of a scope and language."""
    commands = [command(given) for given in params.objects("commands")]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = scope_of(state, params), language_of(params)
    if commands:
        state.profile.commands[key] = commands
    else:
        state.profile.commands.pop(key, None)
    state.commands_changed()
    return True


def command(given: Params) -> Command:
    """Return one command of a menu; a slash in front of it does not matter."""
    name, description = given.text("command").removeprefix("/"), given.text("description").strip()
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def get_my_commands(state: State, params: Params) -> list[Command]:
    """Return the menu of exactly this scope and language."""
    return state.profile.commands.get((scope_of(state, params), language_of(params)), [])


def delete_my_commands(state: State, params: Params) -> bool:
    """Remove the menu of a scope and language."""
    state.profile.commands.pop((scope_of(state, params), language_of(params)), None)
    state.commands_changed()
    return True


def set_text(state: State, texts: dict[str, str], params: Params, name: str, most: int, refusal: str) -> bool:
    """Set a text in a language; an empty one is removed."""
    text, language = params.text(name).strip(), language_of(params)
    if len(text) > most:
        raise bad_request(refusal)
    texts[language] = text
    if not text:
        del texts[language]
    state.changed()
    return True


def set_my_name(state: State, params: Params) -> bool:
    """Set the bot's name; for everybody it can't be empty."""
    if not language_of(params) and not params.text("name").strip():
        return True
    return set_text(state, state.profile.names, params, "name", 64, "BOT_NAME_TOO_LONG")


def get_my_name(state: State, params: Params) -> JsonObject:
    """Return the bot's name in a language."""
    return {"name": state.profile.name_for(language_of(params))}


def set_my_description(state: State, params: Params) -> bool:
    """Set what an empty chat shows."""
    texts = state.profile.descriptions
    return set_text(state, texts, params, "description", 512, "BOT_DESCRIPTION_TOO_LONG")


def get_my_description(state: State, params: Params) -> JsonObject:
    """Return what an empty chat shows in a language."""
    return {"description": state.profile.description_for(language_of(params))}


def set_my_short_description(state: State, params: Params) -> bool:
    """Set what the bot's page shows."""
    texts = state.profile.short_descriptions
    return set_text(state, texts, params, "short_description", 120, "BOT_SHORT_DESCRIPTION_TOO_LONG")


def get_my_short_description(state: State, params: Params) -> JsonObject:
    """Return what the bot's page shows in a language."""
    texts, language = state.profile.short_descriptions, language_of(params)
    return {"short_description": texts.get(language) or texts.get("", "")}
