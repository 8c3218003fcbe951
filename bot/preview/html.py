"""Telegram's HTML: its few tags, its four named references, and its way of refusing everything else.

Offsets in refusals count bytes of UTF-8; offsets of entities count UTF-16 units.
"""

import re
from dataclasses import dataclass

from bot.preview.entities import Entity, units
from bot.preview.refusals import Refusal, bad_request

TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPECIAL = re.compile("[<&]")
REFERENCE = re.compile(r"&(?:#x(?P<hex>[0-9a-fA-F]+)|#(?P<decimal>[0-9]+)|(?P<name>[a-zA-Z]+));?")
TAG_NAME = re.compile(r"[^\s>]*")
ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
NAME_TOKEN = re.compile(r"[a-zA-Z0-9.\-]*")
SPACES = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Open:
    """A start tag whose end tag has not come yet."""

    tag: str
    argument: str | None
    offset: int
    piece: int


class Parser:
    """Reads one text from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        """Return the text without tags, and its entities in the order in which they end."""
        source = self.source
        while (found := SPECIAL.search(source, self.position)) is not None:
            begin = found.start()
            self.add(source[self.position : begin])
            self.position = begin
            if source[begin] == "&":
                self.add(self.reference() or self.advance())
            elif source.startswith("</", begin):
                self.end_tag(begin)
            else:
                self.start_tag(begin)
        self.add(source[self.position :])
        if self.open:
            raise unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.pieces), self.entities

    def add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.units += units(text)

    def advance(self) -> str:
        """Take one character as it is."""
        self.position += 1
        return self.source[self.position - 1]

    def reference(self) -> str | None:
        """Take a character reference, if Telegram knows it; the semicolon may be missing."""
        found = REFERENCE.match(self.source, self.position)
        if found is None:
            return None
        if found["name"]:
            character = NAMED.get(found["name"])
        else:
            code = int(found["hex"], 16) if found["hex"] else int(found["decimal"])
            too_long = len(found[0].rstrip(";")) >= 10
            surrogate = 0xD800 <= code <= 0xDFFF
            character = None if too_long or surrogate or not 0 < code < 0x10FFFF else chr(code)
        if character is not None:
            self.position = found.end()
        return character

    def take(self, pattern: re.Pattern[str]) -> str:
        """Take what matches here, which may be nothing."""
        found = pattern.match(self.source, self.position)
        assert found is not None
        self.position = found.end()
        return found[0]

    def here(self) -> str:
        """Return the character at this position, or nothing at the end."""
        return self.source[self.position : self.position + 1]

    def refusal(self, problem: str, position: int, rest: str = "") -> Refusal:
        offset = len(self.source[:position].encode("utf-8", errors="replace"))
        return unparsable(f"{problem} at byte offset {offset}{rest}")

    def start_tag(self, begin: int) -> None:
        self.position = begin + 1
        tag = self.take(TAG_NAME).lower()
        if not self.here():
            raise self.refusal("Unclosed start tag", begin)
        if tag not in TYPES:
            raise self.refusal(f'Unsupported start tag "{tag}"', begin)
        argument: str | None = None
        while True:
            self.take(SPACES)
            if self.here() == ">":
                break
            name, value = self.attribute(tag, begin)
            argument = meaning(tag, name, value) or argument
        self.position += 1
        if tag == "span" and argument != "tg-spoiler":
            raise self.refusal('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-emoji" and not (argument or "").isdecimal():
            raise unparsable("Invalid custom emoji identifier specified")
        self.open.append(Open(tag, argument, self.units, len(self.pieces)))

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        """Take one attribute of a start tag."""
        name = self.take(ATTRIBUTE_NAME).lower()
        if not self.here():
            raise self.refusal("Unclosed start tag", begin)
        if not name:
            raise self.refusal(f'Empty attribute name in the tag "{tag}"', begin)
        self.take(SPACES)
        if self.here() != "=":
            if not self.here():
                raise self.refusal("Unclosed start tag", begin)
            return name, ""
        self.position += 1
        self.take(SPACES)
        value = self.quoted(self.here()) if self.here() in ('"', "'") else self.name_token()
        if not self.here():
            raise self.refusal("Unclosed start tag", begin)
        return name, value

    def quoted(self, quote: str) -> str:
        """Take an attribute's value between quotes."""
        self.position += 1
        value: list[str] = []
        while self.here() not in ("", quote):
            value.append((self.reference() if self.here() == "&" else None) or self.advance())
        self.position += 1
        return "".join(value)

    def name_token(self) -> str:
        """Take an attribute's value without quotes."""
        begin = self.position
        value = self.take(NAME_TOKEN).lower()
        if self.here() and self.here() != ">" and not self.here().isspace():
            raise self.refusal("Unexpected end of name token", begin)
        return value

    def end_tag(self, begin: int) -> None:
        if not self.open:
            raise self.refusal("Unexpected end tag", begin)
        self.position = begin + 2
        name = self.take(TAG_NAME).lower()
        self.take(SPACES)
        if self.here() != ">":
            raise self.refusal("Unclosed end tag", begin)
        self.position += 1
        start = self.open.pop()
        if name and name != start.tag:
            rest = f', expected "</{start.tag}>", found "</{name}>"'
            raise self.refusal("Unmatched end tag", begin, rest)
        if self.units > start.offset:
            self.close(start)

    def close(self, start: Open) -> None:
        """Turn a closed tag into its entity."""
        kind, argument, length = TYPES[start.tag], start.argument, self.units - start.offset
        last = self.entities[-1] if self.entities else None
        if kind == "text_link":
            url = argument or "".join(self.pieces[start.piece :])
            self.entities.append(Entity(kind, start.offset, length, url=url))
        elif kind == "custom_emoji":
            self.entities.append(Entity(kind, start.offset, length, custom_emoji_id=argument))
        elif kind == "blockquote" and argument:
            self.entities.append(Entity("expandable_blockquote", start.offset, length))
        elif kind == "code":
            self.entities.append(Entity(kind, start.offset, length, language=argument))
        elif (
            kind == "pre"
            and last is not None
            and last == Entity("code", start.offset, length, None, last.language)
        ):
            self.entities[-1] = Entity(kind, start.offset, length, language=last.language)
        else:
            self.entities.append(Entity(kind, start.offset, length))


def meaning(tag: str, name: str, value: str) -> str | None:
    """Return what an attribute says about its tag; attributes that Telegram does not know say nothing."""
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id"), ("span", "class")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("blockquote", "expandable"):
        return name
    return None


def unparsable(problem: str) -> Refusal:
    """Word a problem with the markup."""
    return bad_request(f"can't parse entities: {problem}")


def parse(source: str) -> tuple[str, list[Entity]]:
    """Return a text without its tags, and its entities."""
    return Parser(source).parse()
