"""A statement, its versions and translations.

Invariants: a version never changes once it is published; a translation's digest is the SHA-256 of its
canonical text, so anyone who has the text can recompute it with `sha256sum`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class StatementStatus(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class Wording(StrEnum):
    """How far a translation's wording can be relied on; only the first two are the issuer's own word."""

    ORIGINAL = "original"
    APPROVED = "approved"
    DRAFT = "draft"
    RESTATED = "restated"


class TextFormat(StrEnum):
    """How a body is read: Markdown, or characters taken literally."""

    MARKDOWN = "markdown"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Translation:
    """A version's text in one language."""

    language: str
    title: str
    summary: str
    body: str
    format: TextFormat
    wording: Wording
    issuer: str = ""
    """The issuer's name in this language; empty where it is written as everywhere."""

    @property
    def canonical_text(self) -> str:
        """Title, empty line, body; lines end in LF, no empty lines around, one LF at the end."""
        return canonical(f"{canonical(self.title)}\n{canonical(self.body)}")

    @property
    def digest(self) -> str:
        """Lower-case hexadecimal SHA-256 of the canonical text in UTF-8."""
        return hashlib.sha256(self.canonical_text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Statement:
    """What is distributed: everything but the wording."""

    slug: str
    issuer: str
    dated: str
    original_language: str
    status: StatementStatus
    deadline: datetime | None
    goal: int | None

    def is_open(self, now: datetime) -> bool:
        return self.status is StatementStatus.OPEN and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """Whether its deadline has passed: that closes it without anybody's doing."""
        return self.deadline is not None and now >= self.deadline

    def is_paused(self, now: datetime) -> bool:
        """Whether it may go on: neither closed by hand nor by its deadline."""
        return self.status is StatementStatus.PAUSED and not self.is_over(now)


@dataclass(frozen=True, slots=True)
class Publication:
    """A statement as its files give it: what `publish` compares with what is stored."""

    statement: Statement
    translations: Mapping[str, Translation]
    notes: Mapping[str, str] = field(default_factory=dict)
    """What changed since the version before, in plain words, by language."""


@dataclass(frozen=True, slots=True)
class PublishedStatement:
    """A stored statement with its current version."""

    id: int
    statement: Statement
    version: int
    languages: tuple[str, ...]
    """Languages of the current version, the original first."""


def canonical(text: str) -> str:
    """LF line ends, no empty lines at either end, exactly one LF at the end; nothing else is touched."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines) + "\n"
