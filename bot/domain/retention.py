"""How long things are kept, and why no longer: one policy, for the job and the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Rule(StrEnum):
    """What is forgotten by itself."""

    DRAFTS = "drafts"
    CONTACTS = "contacts"
    CORRECTIONS = "corrections"
    INVITATIONS = "invitations"
    CODES = "codes"
    PROMPTS = "prompts"
    REASONS = "reasons"
    LIMITS = "limits"
    UPDATES = "updates"
    NOTICES = "notices"
    UNDELIVERED = "undelivered"


RECORDED = frozenset({Rule.DRAFTS, Rule.CONTACTS, Rule.CORRECTIONS, Rule.INVITATIONS})
"""What somebody may miss one day: its forgetting goes into the audit log. The rest goes every hour."""


@dataclass(frozen=True, slots=True)
class Term:
    kept: timedelta
    since: str
    because: str


@dataclass(frozen=True, slots=True)
class Policy:
    """A term for each rule. Only that for contacts can be set: laws on accountability differ."""

    drafts: Term = Term(
        timedelta(days=14),
        "the last change",
        "who comes back to a form comes back within days, and it holds names of people",
    )
    contacts: Term = Term(
        timedelta(days=90),
        "the statement closed",
        "while a statement is open coordinators have to ask back; afterwards nobody has to be found",
    )
    corrections: Term = Term(
        timedelta(days=90),
        "the statement closed",
        "they hold contacts, and nobody decides on them any more",
    )
    invitations: Term = Term(
        timedelta(days=1),
        "they expired",
        "for a day a late click is told that the link is too old; then it is of no use to anybody",
    )
    codes: Term = Term(
        timedelta(days=1),
        "they expired",
        "a code is of no use any more, and no limit on them looks back further than a day",
    )
    reasons: Term = Term(
        timedelta(days=1),
        "the question was asked",
        "after half an hour a text is no longer taken for the reason of a rejection",
    )
    limits: Term = Term(timedelta(days=1), "the count began", "no limit looks back further")
    prompts: Term = Term(
        timedelta(days=1),
        "the question was asked",
        "after half an hour a text is no longer taken for the answer",
    )
    updates: Term = Term(
        timedelta(days=3),
        "they were handled",
        "Telegram keeps an update for a day; three leave room to recognise any repetition",
    )
    notices: Term = Term(
        timedelta(days=3), "they were sent", "long enough to see what happened when somebody asks"
    )
    undelivered: Term = Term(
        timedelta(days=30),
        "they could not be delivered",
        "they are sent when a person lets the bot back in within a month",
    )

    def of(self, rule: Rule) -> Term:
        term: Term = getattr(self, rule)
        return term


POLICY = Policy()
WARNING = timedelta(days=2)
"""So long before a form is erased the person is told, once."""


def policy(contacts: timedelta) -> Policy:
    """The policy with this term for contacts."""
    term = Term(contacts, POLICY.contacts.since, POLICY.contacts.because)
    return Policy(contacts=term, corrections=Term(contacts, term.since, POLICY.corrections.because))
