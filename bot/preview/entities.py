"""Formatting as Telegram describes it: ranges of a text, counted in UTF-16 units."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """One MessageEntity."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    @property
    def end(self) -> int:
        """The unit after the last one."""
        return self.offset + self.length

    def json(self) -> dict[str, object]:
        """Return the entity as the Bot API writes it."""
        body: dict[str, object] = {"type": self.type, "offset": self.offset, "length": self.length}
        optional = {"url": self.url, "language": self.language, "custom_emoji_id": self.custom_emoji_id}
        return body | {name: value for name, value in optional.items() if value is not None}


def units(text: str) -> int:
    """Count UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """Return the part of a text that an entity covers."""
    encoded = text.encode("utf-16-le")[offset * 2 : (offset + length) * 2]
    return encoded.decode("utf-16-le", errors="replace")
