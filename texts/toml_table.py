"""TOML tables read key by key: typed values come out, problems are collected with their lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

LONGEST_LINE = 200

# Control characters, and what Telegram silently takes out of every message: a reader would not get the text
# that the digest stands for. U+FFFD is what an editor leaves where it could not read a character.
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u030a\u0333\u033f\ufffd\ufffe\uffff]")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do; `line` counts from 1 and is None for a whole file or folder."""

    path: Path
    line: int | None
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"


class Table:
    """A table at `name` of a file; `keys` are what it may hold, `above` what the table around it may."""

    def __init__(
        self,
        path: Path,
        lines: Mapping[tuple[str, ...], int],
        problems: list[Problem],
        values: Mapping[str, object],
        keys: tuple[str, ...],
        name: tuple[str, ...] = (),
        above: tuple[str, ...] = (),
    ) -> None:
        self.path, self.lines, self.problems, self.values = path, lines, problems, values
        self.keys, self.name = keys, name
        for key in values:
            if key not in keys:
                guess = get_close_matches(key, keys, 1)
                hint = f"did you mean “{guess[0]}”?" if guess else f"known here: {', '.join(keys)}"
                if key in above:
                    hint = "it belongs to the whole statement: move it above the first line in [brackets]"
                self.report(key, f"the key “{key}” is not known; {hint}")

    def report(self, key: str | None, what: str) -> None:
        """Points at the key's line, else at the line of what it would stand in."""
        at = (*self.name, key) if key else self.name
        while at and at not in self.lines:
            at = at[:-1]
        self.problems.append(Problem(self.path, self.lines.get(at, 1), what))

    def get(self, key: str, kind: type[object], what: str, *, required: bool = True) -> object | None:
        value = self.values.get(key)
        if value is None:
            if required:
                place = f" in [{'.'.join(self.name)}]" if self.name else ""
                self.report(key, f"“{key}” is missing{place}: write {what}")
        elif type(value) is not kind:
            self.report(key, f"“{key}” is not what is expected: write {what}")
            value = None
        return value

    def line(self, key: str, what: str) -> str:
        """Text on one line, not empty."""
        value = self.get(key, str, what)
        if not isinstance(value, str):
            return ""
        for finding in line_findings(value, LONGEST_LINE, required=True):
            self.report(key, f"“{key}” {finding}")
        return value.strip()

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        names = [choice.value for choice in choices]
        what = f'{key} = "{names[0]}" (or {", ".join(names[1:])})'
        value = self.get(key, str, what)
        if value is None:
            return None
        if value not in names:
            guess = get_close_matches(str(value), names, 1)
            hint = f"did you mean “{guess[0]}”? " if guess else ""
            self.report(key, f"“{key}” cannot be “{value}”; {hint}it is one of {', '.join(names)}")
            return None
        return choices(value)

    def tables(self, key: str, keys: tuple[str, ...]) -> dict[str, Table]:
        value = self.get(key, dict, 'a table for each language, such as [language.hy] with title = "…"')
        found = {}
        for name, values in value.items() if isinstance(value, dict) else ():
            at = (*self.name, key, name)
            if isinstance(values, dict):
                found[name] = Table(self.path, self.lines, self.problems, values, keys, at, self.keys)
            else:
                self.report(key, f"“{key}.{name}” is not a table: write [{key}.{name}] on a line of its own")
        return found


def unfit(character: str) -> str:
    """What to do about a character that `UNFIT` found."""
    name = unicodedata.name(character, "a control character")
    if character == "\ufffd":
        return "a character was lost when the file was saved (U+FFFD): write it again"
    return f"U+{ord(character):04X} ({name}) does not reach a reader in Telegram: remove it"


def line_findings(text: str, limit: int, *, required: bool) -> list[str]:
    """What keeps a text from being one line of a message, worded to follow its name."""
    findings = text_findings(text, limit)
    if required and not any(character.isalnum() for character in text):
        findings.append("is empty: write it")
    if "\n" in text.strip() or "\r" in text.strip():
        findings.append("has a line break: write it on one line")
    return findings


def text_findings(text: str, limit: int) -> list[str]:
    """What keeps a text from being sent as it is, worded to follow its name."""
    findings = []
    if len(text.strip()) > limit:
        findings.append(f"has {len(text.strip())} characters, {limit} are the most: shorten it")
    if found := UNFIT.search(text):
        findings.append(f"is not clean: {unfit(found[0])}")
    return findings


def key_lines(source: str) -> dict[tuple[str, ...], int]:
    """The line of each table and key, by its path from the root."""
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(_STRINGS.sub(_blank, source).split("\n"), 1):
        header = re.fullmatch(r"\s*\[([^\[\]]+)\]\s*", line)
        pair = re.match(r"\s*([^=\[\]{}]+?)\s*=", line)
        if header:
            table = _path(header[1])
        if header or pair:
            at = (*table, *_path(pair[1])) if pair else table
            for length in range(1, len(at) + 1):
                lines.setdefault(at[:length], number)
    return lines


# Left to right, so that a quote in a comment or a # in a string mean nothing.
_STRINGS = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


def _blank(found: re.Match[str]) -> str:
    """Comments and many-lined strings leave only their line ends; the rest may be a quoted key."""
    text = found[0]
    return "\n" * text.count("\n") if text.startswith(("#", '"""', "'''")) else text


def _path(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
