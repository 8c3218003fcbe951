"""What a list of signatories holds: its columns, its rows, and the labels that word them.

Two kinds: `public` names those who chose to be named, without their contacts; `confidential` has everything.
The public list leaves out by itself whoever must not be named, so that a mistake in a query names nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from bot.domain.endorsement import Status, Visibility
from bot.domain.language import LANGUAGES
from bot.domain.proof import Grade

Label = Callable[[str], str]
"""Words a key of LABELS in the reader's language."""

Cell = str | int | date | datetime | None


class ListKind(StrEnum):
    PUBLIC = "public"
    CONFIDENTIAL = "confidential"


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation on the list, with what its representative wrote. `decided_by` is a Telegram id."""

    reference: str
    status: Status
    visibility: Visibility
    organisation: str
    country: str
    country_name: str
    website: str | None
    language: str
    version: int
    digest: str
    confirmed_at: datetime
    decided_at: datetime | None = None
    decided_by: int | None = None
    reason: str | None = None
    representative: str | None = None
    position: str | None = None
    email: str | None = None
    grade: Grade = Grade.NONE
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, its width in characters, and its cell for a signatory.

    Moments are aware UTC; `signed-on` is the day alone."""

    name: str
    width: int
    cell: Callable[[Signatory, Label], Cell]


ORGANISATION = Column("organisation", 44, lambda row, label: row.organisation)
COUNTRY = Column("country", 24, lambda row, label: row.country_name)
WEBSITE = Column("website", 34, lambda row, label: row.website)
LANGUAGE = Column("language", 14, lambda row, label: language_name(row.language))
VERSION = Column("version", 10, lambda row, label: row.version)

COLUMNS = {
    ListKind.PUBLIC: (
        ORGANISATION,
        COUNTRY,
        WEBSITE,
        LANGUAGE,
        VERSION,
        Column("signed-on", 14, lambda row, label: row.confirmed_at.astimezone(UTC).date()),
    ),
    ListKind.CONFIDENTIAL: (
        Column("reference", 16, lambda row, label: row.reference),
        Column("status", 14, lambda row, label: label(f"status-{row.status}")),
        Column("visibility", 16, lambda row, label: label(f"visibility-{row.visibility}")),
        ORGANISATION,
        COUNTRY,
        Column("country-code", 10, lambda row, label: row.country),
        WEBSITE,
        Column("representative", 30, lambda row, label: row.representative),
        Column("position", 26, lambda row, label: row.position),
        Column("email", 32, lambda row, label: row.email),
        LANGUAGE,
        VERSION,
        Column("digest", 24, lambda row, label: row.digest),
        Column("signed-at", 20, lambda row, label: row.confirmed_at.astimezone(UTC)),
        Column("decided-at", 20, lambda row, label: row.decided_at and row.decided_at.astimezone(UTC)),
        Column("decided-by", 14, lambda row, label: row.decided_by),
        Column("reason", 40, lambda row, label: row.reason),
        Column("proof", 40, lambda row, label: _proof(row, label)),
    ),
}

COLUMN_LABELS = frozenset(f"column-{column.name}" for columns in COLUMNS.values() for column in columns)
VALUE_LABELS = frozenset(
    [f"status-{status}" for status in Status]
    + [f"visibility-{visibility}" for visibility in Visibility]
    + [f"label-value-{grade}" for grade in Grade]
)
SHEET_LABELS = frozenset(
    {
        "sheet-signatories",
        "sheet-totals",
        "totals-all",
        "totals-status",
        "totals-visibility",
        "totals-country",
        "totals-language",
        "totals-version",
    }
)
LABELS = COLUMN_LABELS | VALUE_LABELS | SHEET_LABELS
"""Every key that an export asks its `label` for."""


def _proof(row: Signatory, label: Label) -> str:
    """The best grade with what it rests on."""
    grade = label(f"label-value-{row.grade}")
    return f"{grade}: {row.evidence}" if row.evidence else grade


def columns(kind: ListKind) -> tuple[str, ...]:
    """The names of a list's columns, in order."""
    return tuple(column.name for column in COLUMNS[kind])


def language_name(code: str) -> str:
    """A language's own name, or its code where the interface does not speak it."""
    return LANGUAGES[code].native_name if code in LANGUAGES else code


def is_listed(kind: ListKind, signatory: Signatory) -> bool:
    """Whether the list may name the signatory: publicly only who is accepted and chose to be named."""
    return kind is ListKind.CONFIDENTIAL or (
        signatory.status is Status.ACCEPTED and signatory.visibility is Visibility.PUBLIC
    )


def listed(kind: ListKind, signatories: Iterable[Signatory]) -> Iterator[Signatory]:
    """Those that the list may name, one by one."""
    return (signatory for signatory in signatories if is_listed(kind, signatory))


def cells(kind: ListKind, signatory: Signatory, label: Label) -> tuple[Cell, ...]:
    """A signatory's row, in the order of `columns(kind)`."""
    return tuple(column.cell(signatory, label) for column in COLUMNS[kind])
