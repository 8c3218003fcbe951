"""Signatories for the tests of the exports."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from bot.domain.endorsement import Status, Visibility
from bot.exports.signatories import Signatory

EXAMPLE = Signatory(
    reference="U-7K3M-Q9TD",
    status=Status.ACCEPTED,
    visibility=Visibility.PUBLIC,
    organisation="Հույս ՀԿ",
    country="AM",
    country_name="Armenia",
    website="https://example.am",
    language="hy",
    version=3,
    digest="d1" * 32,
    confirmed_at=datetime(2026, 11, 22, 11, 30, 5, tzinfo=UTC),
    decided_at=datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    decided_by=7_000_000_001,
    reason="Checked by phone",
    representative="Անի Սարգսյան",
    position="Coordinator",
    email="ani@example.am",
)

# What no public file may hold in any of its bytes.
SECRETS = (
    "U-7K3M-Q9TD",
    "Անի Սարգսյան",
    "Coordinator",
    "ani@example.am",
    "Checked by phone",
    "7000000001",
    "d1d1d1",
)

# Each of these would be a formula, or would hide one.
FORMULAS = (
    "=1+1",
    "+374 55 000000",
    "-2",
    "@SUM(A1)",
    '=HYPERLINK("http://example.org","click")',
    "  =1+1",
    "\t=1+1",
    "\rcell",
    "\n=1+1",
    '"=1+1',
    "'=1+1",
    "\u200b=1+1",
    "\ufeff@x",
    "\u202e-1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "fine;=1+1",
    "fine\n=1+1",
    "fine\t  @x",
    'fine";"=1+1',
)


def signatory(**changes: object) -> Signatory:
    return dataclasses.replace(EXAMPLE, **changes)  # type: ignore[arg-type]


def echo(key: str) -> str:
    """A label that says its own key."""
    return key
