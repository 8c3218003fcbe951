"""An endorsement's life, and nothing else is a transition:

    from        verb        to          who
    draft       confirm     pending     the representative
    pending     accept      accepted    an admin
    pending     reject      rejected    an admin, with a reason

A pending or accepted endorsement occupies its organisation's place on the statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random

from bot.domain.errors import AlreadyDecided


class Status(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Visibility(StrEnum):
    """Whether a signatory is named on the public list, or adds to the number only."""

    PUBLIC = "public"
    COUNTED = "counted"


class Verb(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"


class Reason(StrEnum):
    """Reasons for a rejection that are worded in the representative's language; others are typed."""

    NOT_AN_ORGANISATION = "not-an-organisation"
    NOT_CONFIRMED = "not-confirmed"
    DUPLICATE = "duplicate"
    TRIAL = "trial"


TRANSITIONS = {
    (Status.PENDING, Verb.ACCEPT): Status.ACCEPTED,
    (Status.PENDING, Verb.REJECT): Status.REJECTED,
}

# Crockford's base 32: no I, L, O or U, so a reference survives being read out on the phone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Contact:
    """The representative, as they wrote it into the form. Confidential."""

    representative: str
    position: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Endorsement:
    """An organisation's signature under one version in one language."""

    id: int
    reference: str
    statement_id: int
    person_id: int
    version: int
    language: str
    digest: str
    organisation: str
    country: str
    website: str | None
    visibility: Visibility
    status: Status
    reason: str | None
    confirmed_at: datetime
    decided_at: datetime | None
    decided_by: int | None


def after(status: Status, verb: Verb) -> Status:
    """The status that `verb` leads to; raises AlreadyDecided where the diagram has no such arrow."""
    try:
        return TRANSITIONS[status, verb]
    except KeyError:
        raise AlreadyDecided(status) from None


def new_reference(chance: Random) -> str:
    """A short code nobody can guess (40 bits), such as `U-7K3M-Q9TD`. `chance` must be a secure source."""
    letters = "".join(chance.choice(ALPHABET) for _ in range(8))
    return f"U-{letters[:4]}-{letters[4:]}"
