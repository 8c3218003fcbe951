"""Whether a signature moves to a new version: only by its representative's own press.

asked ──► keep       stays under the version that was signed
  │  ──► renew      signed anew: version, language, digest and time are those of the new text
  │  ──► withdraw
  └─ silence        stays under the version that was signed
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Answer(StrEnum):
    KEEP = "keep"
    RENEW = "renew"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Policy:
    """When people are asked, and how often."""

    reminder: timedelta = timedelta(days=7)
    """Boards meet weekly; whoever has not answered a week later may have missed the question, and whoever is
    asked a third time has given an answer by not giving one."""
    every: timedelta = timedelta(minutes=1)
    """Another process publishes and tells nobody; a minute is soon enough for a question that has a week."""
    at_once: int = 50
    """Questions in one transaction: nobody else waits for longer than a few hundredths of a second."""


POLICY = Policy()


@dataclass(frozen=True, slots=True)
class Renewal:
    """One endorsement's question about one version."""

    id: int
    endorsement_id: int
    version: int
    """The new one."""
    asked_at: datetime
    reminded_at: datetime | None
    answer: Answer | None
