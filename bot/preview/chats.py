"""Who talks where: people, groups, and the messages between them and the bot."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from bot.preview.entities import Entity
from bot.preview.files import File
from bot.preview.formatting import Formatted
from bot.preview.params import JsonObject


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram app; `role_hint` says on which phone of the chat page they sit."""

    id: int
    first_name: str
    language_code: str | None = None
    username: str | None = None
    role_hint: str | None = None
    last_name: str | None = None
    has_written: bool = False
    blocked: bool = False
    deactivated: bool = False

    def user_json(self) -> JsonObject:
        """Return the person as a User; what they have not set is left out."""
        body: JsonObject = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return body | {name: value for name, value in optional.items() if value is not None}

    def chat_json(self) -> JsonObject:
        """Return the person's private chat with the bot."""
        body: JsonObject = {"id": self.id, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username}
        return (
            body
            | {name: value for name, value in optional.items() if value is not None}
            | {"type": "private"}
        )


@dataclass(slots=True)
class Group:
    """A supergroup that the bot is in."""

    id: int
    title: str

    def chat_json(self) -> JsonObject:
        """Return the group as a Chat."""
        return {"id": self.id, "title": self.title, "type": "supergroup"}


@dataclass(frozen=True, slots=True)
class Button:
    """A button as a person sees it: `kind` is callback, url, switch_inline, copy_text or other."""

    text: str
    kind: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None

    def json(self) -> JsonObject:
        """Return the button as the phone API writes it."""
        body: JsonObject = {"text": self.text, "kind": self.kind}
        optional = {"data": self.data, "url": self.url, "copy": self.copy}
        return body | {name: value for name, value in optional.items() if value is not None}


def button(given: JsonObject) -> Button:
    """Read an InlineKeyboardButton."""
    text = cast("str", given["text"])
    if "callback_data" in given:
        return Button(text, "callback", data=cast("str", given["callback_data"]))
    if "url" in given:
        return Button(text, "url", url=cast("str", given["url"]))
    if "copy_text" in given:
        return Button(text, "copy_text", copy=cast("dict[str, str]", given["copy_text"])["text"])
    if any(name.startswith("switch_inline") for name in given):
        return Button(text, "switch_inline")
    return Button(text, "other")


@dataclass(slots=True)
class Message:
    """One message; `content` is its text, or the caption of its document."""

    message_id: int
    chat_id: int
    sender_id: int
    date: int
    content: Formatted
    document: File | None = None
    markup: JsonObject | None = None
    reply_to: int | None = None
    edit_date: int | None = None
    forwarded_from: JsonObject | None = None
    protected: bool = False
    link_preview: JsonObject | None = None

    @property
    def text(self) -> str | None:
        """The text of a message without a document."""
        return self.content.text if self.document is None else None

    @property
    def caption(self) -> str | None:
        """The caption of a document."""
        return self.content.text or None if self.document is not None else None

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The formatting of the text or caption."""
        return self.content.entities

    @property
    def inline_keyboard(self) -> list[list[JsonObject]] | None:
        """The inline buttons as the bot sent them."""
        return cast("list[list[JsonObject]] | None", (self.markup or {}).get("inline_keyboard"))

    @property
    def buttons(self) -> list[list[Button]]:
        """The inline buttons, row by row."""
        return [[button(given) for given in row] for row in self.inline_keyboard or []]

    @property
    def keyboard(self) -> list[list[str]] | None:
        """The texts of a reply keyboard."""
        rows = cast("list[list[JsonObject]] | None", (self.markup or {}).get("keyboard"))
        return None if rows is None else [[cast("str", given["text"]) for given in row] for row in rows]

    @property
    def force_reply(self) -> bool:
        """Whether the app offers to reply at once."""
        return bool((self.markup or {}).get("force_reply"))

    def find_button(self, text: str) -> Button:
        """Return the button with a text, or raise LookupError that names the ones there are."""
        for each in self.every_button():
            if each.text == text:
                return each
        there = ", ".join(repr(each.text) for each in self.every_button())
        raise LookupError(f"no button {text!r} under message {self.message_id}; there are: {there or 'none'}")

    def every_button(self) -> Iterator[Button]:
        """Go through the buttons, row by row."""
        return (each for row in self.buttons for each in row)


@dataclass(slots=True)
class Chat:
    """A private chat or group, with its messages by id, in order."""

    place: Person | Group
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The chat's id; a private chat has the person's."""
        return self.place.id

    def json(self) -> JsonObject:
        """Return the Chat object."""
        return self.place.chat_json()
