"""Checks what the bot sends against the table of the Bot API's methods and types (`bot_api.json`).

Stricter than Telegram, which ignores parameters that it does not know: here they are refused, because they
are always a mistake of the bot's.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from bot.preview.refusals import Refusal, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request."""

    file_name: str
    mime_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Field:
    """What a parameter or a field of an object may be."""

    required: bool
    kinds: tuple[str, ...]


Fields = Mapping[str, Field]

INTEGER = re.compile(r"-?\d{1,19}")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
BOOLEANS = {"true": True, "false": False, "True": True, "False": False, "1": True, "0": False}
SCALARS = {"String": str, "Integer": int, "Boolean": bool, "Float": (int, float)}


def field(notation: str) -> Field:
    """Read the notation that `condense.py` writes."""
    return Field(notation.startswith("!"), tuple(notation.removeprefix("!").split("|")))


@cache
def table() -> dict[str, dict[str, dict[str, str] | list[str]]]:
    """Return `bot_api.json` as it is."""
    content = (files("bot.preview") / "bot_api.json").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, dict[str, str] | list[str]]]", json.loads(content))


@cache
def method_names() -> Mapping[str, str]:
    """Map each method's name in lower case to its name: Telegram does not mind the case."""
    return {name.lower(): name for name in table()["methods"]}


@cache
def parameters(method: str) -> Fields:
    """Return what a method takes."""
    entry = table()["methods"][method]
    assert isinstance(entry, dict)
    return {name: field(notation) for name, notation in entry.items()}


@cache
def members(kind: str) -> tuple[str, ...]:
    """Return the kinds that a union stands for, or the kind itself."""
    entry = table()["types"].get(kind)
    if isinstance(entry, list):
        return tuple(member for each in entry for member in members(each))
    return (kind,)


@cache
def fields(kind: str) -> Fields:
    """Return the fields of an object type."""
    entry = table()["types"][kind]
    assert isinstance(entry, dict)
    return {name: field(notation) for name, notation in entry.items()}


def checked(method: str, given: Mapping[str, object]) -> dict[str, object]:
    """Return a method's parameters with their proper types, or refuse them.

    Strings are what forms and queries can carry: numbers, booleans and JSON objects are read out of them.
    """
    known = parameters(method)
    result: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            raise bad_request(f'{method} has no parameter "{name}"')
        if value is not None:
            result[name] = parameter(known[name].kinds, value, name)
    for name, expected in known.items():
        if expected.required and name not in result:
            raise missing(method, name)
    return result


def missing(method: str, name: str) -> Refusal:
    """Word a missing parameter as Telegram does where its wording is known."""
    if name == "text" and method == "sendMessage":
        return bad_request("message text is empty")
    if name == "chat_id":
        return bad_request("chat_id is empty")
    return bad_request(f'{method} needs the parameter "{name}"')


def parameter(kinds: tuple[str, ...], value: object, name: str) -> object:
    """Read one parameter."""
    if isinstance(value, Upload):
        if "InputFile" not in kinds:
            raise bad_request(f'parameter "{name}" is not a file')
        return value
    if not isinstance(value, str):
        return any_of(kinds, value, name)
    if "Integer" in kinds and INTEGER.fullmatch(value):
        return int(value)
    if "String" in kinds:
        return value
    if "Boolean" in kinds and value in BOOLEANS:
        return BOOLEANS[value]
    if "Float" in kinds and NUMBER.fullmatch(value):
        return float(value)
    if any(kind in SCALARS or kind == "InputFile" for kind in kinds):
        raise wrong_type(kinds, name)
    try:
        read = json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
    return any_of(kinds, read, name)


def any_of(kinds: tuple[str, ...], value: object, where: str) -> object:
    """Check a value against several kinds; the refusal tells about the kind that it resembles most."""
    candidates = [member for kind in kinds for member in members(kind)]
    refusal: Refusal | None = None
    for kind in candidates:
        if resembles(kind, value):
            try:
                return exactly(kind, value, where)
            except Refusal as found:
                refusal = refusal or found
    if refusal is None and len(candidates) == 1:
        return exactly(candidates[0], value, where)
    raise refusal or wrong_type(kinds, where)


def resembles(kind: str, value: object) -> bool:
    """Tell whether a value has the outline of a kind: its constants and its required fields."""
    if kind.endswith("[]"):
        return isinstance(value, list)
    if kind.startswith("=") or kind in SCALARS:
        return is_scalar(kind, value)
    if not isinstance(value, dict):
        return False
    for name, expected in fields(kind).items():
        if expected.required and value.get(name) is None:
            return False
        constant = expected.kinds[0]
        if constant.startswith("=") and name in value and value[name] != constant[1:]:
            return False
    return True


def is_scalar(kind: str, value: object) -> bool:
    """Tell whether a value is a scalar of a kind; `true` is not a number."""
    if kind.startswith("="):
        return value == kind[1:]
    if isinstance(value, bool):
        return kind == "Boolean"
    return isinstance(value, cast("type", SCALARS[kind]))


def exactly(kind: str, value: object, where: str) -> object:
    """Check a value against one kind and return it without its nulls."""
    if kind.endswith("[]"):
        if not isinstance(value, list):
            raise wrong_type((kind,), where)
        return [any_of((kind[:-2],), item, f"{where}[{index}]") for index, item in enumerate(value)]
    if kind.startswith("=") or kind in SCALARS:
        if not is_scalar(kind, value):
            raise wrong_type((kind,), where)
        return value
    if not isinstance(value, dict):
        raise wrong_type((kind,), where)
    known = fields(kind)
    result: dict[str, object] = {}
    for name, item in value.items():
        if name not in known:
            raise bad_request(f"{where}: {kind} has no field {name!r}")
        if item is not None:
            result[name] = any_of(known[name].kinds, item, f"{where}.{name}")
    for name, expected in known.items():
        if expected.required and name not in result:
            raise bad_request(f"{where}: {kind} needs the field {name!r}")
    return result


def wrong_type(kinds: tuple[str, ...], where: str) -> Refusal:
    """Say what was expected where."""
    expected = " or ".join(kind.replace("=", "the constant ") for kind in kinds)
    return bad_request(f'"{where}" must be {expected}')
