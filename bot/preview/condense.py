"""Makes bot_api.json, the table that `schema.py` validates by, out of a specification of the Bot API.

    python -m bot.preview.condense api.json > bot/preview/bot_api.json

The input is an object of `methods` and `types`, each with `fields` of `name`, `types`, `required` and
`description`. Of the descriptions only a constant such as `type`, "must be chat", survives.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict


class Field(TypedDict):
    """One field of a method or type, as the specification describes it."""

    name: str
    types: list[str]
    required: bool
    description: str


class Entry(TypedDict, total=False):
    """One method or type of the specification."""

    fields: list[Field]
    subtypes: list[str]


class Specification(TypedDict):
    """The parts of the specification that are used."""

    version: str
    methods: dict[str, Entry]
    types: dict[str, Entry]


CONSTANT = re.compile(r'(?:must be|always) "?([a-z_0-9]+)"?$')


def notation(field: Field) -> str:
    """Write a field as `!` when it is required, then its types, `|` between them and `[]` for each array."""
    constant = (
        CONSTANT.search(field["description"]) if field["name"] in ("type", "source", "status") else None
    )
    kinds = [f"={constant[1]}"] if constant else [bracketed(kind) for kind in field["types"]]
    return ("!" if field["required"] else "") + "|".join(kinds)


def bracketed(kind: str) -> str:
    """Turn "Array of Array of X" into "X[][]"."""
    depth = kind.count("Array of ")
    return kind.removeprefix("Array of " * depth) + "[]" * depth


def condensed(entry: Entry) -> dict[str, str] | list[str]:
    """Reduce a method or type to its fields, or a union to the names of its members."""
    if "subtypes" in entry:
        return [bracketed(kind) for kind in entry["subtypes"]]
    return {field["name"]: notation(field) for field in entry.get("fields", [])}


def table(entries: Mapping[str, Entry]) -> str:
    """Write one entry a line, so that a new version of the Bot API reads well as a diff."""
    lines = (f"{json.dumps(name)}: {json.dumps(condensed(entry))}" for name, entry in sorted(entries.items()))
    return "{\n" + ",\n".join(lines) + "\n}"


def condense(specification: Specification) -> str:
    """Return the text of bot_api.json."""
    version = json.dumps(specification["version"])
    methods, types = table(specification["methods"]), table(specification["types"])
    return f'{{"version": {version},\n"methods": {methods},\n"types": {types}}}\n'


if __name__ == "__main__":
    sys.stdout.write(condense(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
