"""Pages of the audit log, the newest first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from storage import audit
from storage.database import Transaction
from storage.moments import from_text


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the log as far as it can be read: it may be damaged."""

    number: int
    at: datetime | None
    actor: int | None
    action: str
    subject: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    records: Sequence[Record]
    number: int
    """From 0."""
    pages: int
    rows: int
    """How many the whole log has."""
    digest: str
    """That of the last row, which covers all of them."""


async def show_audit(tx: Transaction, number: int, size: int) -> Page:
    """A page number that is not there gives the nearest one."""
    newest = await audit.latest(tx, 1)
    rows = newest[0].number if newest else 0
    pages = max(1, -(-rows // size))
    number = min(number, pages - 1)
    entries = await audit.latest(tx, size, rows - number * size)
    return Page([_record(each) for each in entries], number, pages, rows, await audit.last_digest(tx))


def _record(entry: audit.Entry) -> Record:
    return Record(
        number=entry.number,
        at=_moment(_text(entry.at)),
        actor=int(entry.actor) if entry.actor.isdigit() else None,
        action=_text(entry.action),
        subject=_text(entry.subject),
        facts=_facts(_text(entry.facts)),
    )


def _text(part: bytes) -> str:
    return part.decode("utf-8", "replace")


def _moment(text: str) -> datetime | None:
    try:
        moment = from_text(text)
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _facts(text: str) -> Mapping[str, str]:
    try:
        facts = json.loads(text)
    except ValueError:
        return {"": text}
    if not isinstance(facts, dict):
        return {"": text}
    return {str(name): str(value) for name, value in facts.items()}
