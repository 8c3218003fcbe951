"""Typed access to parameters and JSON objects that `schema.py` has already checked."""

from collections.abc import Mapping
from typing import cast

JsonObject = dict[str, object]


class Params:
    """A method's parameters, or the fields of one JSON object among them."""

    __slots__ = ("given",)

    def __init__(self, given: Mapping[str, object]) -> None:
        self.given = given

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def text(self, name: str, default: str = "") -> str:
        """Return a String."""
        return cast("str", self.given.get(name, default))

    def integer(self, name: str, default: int = 0) -> int:
        """Return an Integer."""
        return cast("int", self.given.get(name, default))

    def flag(self, name: str) -> bool:
        """Return a Boolean, false when it was left out."""
        return cast("bool", self.given.get(name, False))

    def object(self, name: str) -> "Params | None":
        """Return a JSON object."""
        found = self.given.get(name)
        return None if found is None else Params(cast("JsonObject", found))

    def objects(self, name: str) -> list["Params"]:
        """Return an array of JSON objects."""
        return [Params(item) for item in cast("list[JsonObject]", self.given.get(name, []))]

    def rows(self, name: str) -> list[list["Params"]]:
        """Return an array of arrays of JSON objects."""
        rows = cast("list[list[JsonObject]]", self.given.get(name, []))
        return [[Params(item) for item in row] for row in rows]

    def texts(self, name: str) -> list[str]:
        """Return an array of String."""
        return cast("list[str]", self.given.get(name, []))

    def integers(self, name: str) -> list[int]:
        """Return an array of Integer."""
        return cast("list[int]", self.given.get(name, []))
