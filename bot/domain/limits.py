"""What one person can do at most: far beyond what an honest one needs, so that only a flood meets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType


class Deed(StrEnum):
    """What is counted; stored."""

    DRAFT = "draft"
    CONFIRM = "confirm"
    TEXT = "text"
    FILE = "file"
    VERIFY = "verify"


@dataclass(frozen=True, slots=True)
class Limit:
    times: int
    within: timedelta
    """The span begins with the first time."""
    because: str


LIMITS: Mapping[Deed, Limit] = MappingProxyType(
    {
        Deed.DRAFT: Limit(
            100, timedelta(days=1), "a form takes two minutes: nobody fills in a hundred of them in a day"
        ),
        Deed.CONFIRM: Limit(
            50,
            timedelta(days=1),
            "each one costs the coordinators a review; few speak for fifty organisations",
        ),
        Deed.TEXT: Limit(60, timedelta(minutes=1), "nobody types an answer every second for a minute"),
        Deed.FILE: Limit(10, timedelta(days=1), "one copy of one's own data will do"),
        Deed.VERIFY: Limit(
            30,
            timedelta(hours=1),
            "nobody checks thirty receipts an hour; whoever guesses references needs more",
        ),
    }
)
