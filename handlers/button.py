"""Typed callback data: at most 64 bytes, versioned, so that the buttons of old messages keep working.

    1:sk:q7Zt0aFw:website        version, code of the button, its fields

A callback is a claim, not a proof: what `decode` returns says what was pressed, not that it may be done.
A code is never given to another button, and fields are only ever added at the end, with a default.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import ClassVar, get_type_hints

from telegram import InlineKeyboardButton

VERSION = "1"
LIMIT = 64
"""Telegram's limit for callback data, in bytes."""

KINDS: dict[str, type[Button]] = {}


@dataclass(frozen=True)
class Button:
    """What every button is; a subclass names its code and its fields.

    No slots: they would make a second class of each, and only the first one is registered."""

    code: ClassVar[str]

    def __init_subclass__(cls, code: str = "", **rest: object) -> None:
        super().__init_subclass__(**rest)
        if code:
            cls.code = code
            KINDS[code] = cls

    def data(self) -> str:
        """The callback data; raises ValueError when it would be too long for Telegram."""
        values = [str(getattr(self, each.name)) for each in fields(self)]
        data = ":".join([VERSION, self.code, *values])
        if len(data.encode()) > LIMIT or any(":" in value for value in values):
            raise ValueError(f"callback data does not fit: {self.code}")
        return data

    def key(self, label: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=self.data())


def decode(data: str) -> Button | None:
    """The button that this data claims to be; None when it is none of ours."""
    version, _, rest = data.partition(":")
    code, *values = rest.split(":")
    kind = KINDS.get(code)
    if version != VERSION or kind is None:
        return None
    return _build(kind, values)


def _build(kind: type[Button], values: list[str]) -> Button | None:
    declared = fields(kind)
    needed = [each for each in declared if each.default is MISSING]
    if not len(needed) <= len(values) <= len(declared):
        return None
    hints = get_type_hints(kind)
    try:
        return kind(*(_read(hints[each.name], value) for each, value in zip(declared, values, strict=False)))
    except ValueError:
        return None


def _read(kind: type, value: str) -> int | str | StrEnum:
    if kind is int:
        if not (value.isascii() and value.isdigit()) or len(value) > 18:
            raise ValueError(value)
        return int(value)
    if issubclass(kind, StrEnum):
        return kind(value)
    return value
