r"""An endorsement's life, and nothing else is a transition:

    from        verb        to          who
    draft       confirm     pending     the representative
    pending     accept      accepted    an admin, or the owner's rule by a proof
    pending     reject      rejected    an admin, with a reason
    pending  \  correct     pending     the representative: the new answers are reviewed
    rejected /
    accepted    correct     accepted    the representative: a correction is pending beside it
    pending  \
    accepted  } withdraw    withdrawn   the representative, or an admin on request
    rejected /
    accepted    renew       accepted    the representative, who signs a new version

A correction of an accepted endorsement is accepted (its answers become the endorsement's) or rejected (with a
reason); until then, and after a rejection, everything stays on the list as it was.
A pending or accepted endorsement occupies its organisation's place on the statement. Version, language,
digest and time are those that were signed: only signing a new version changes them (`bot.domain.renewal`).
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
    WITHDRAWN = "withdrawn"


class Visibility(StrEnum):
    """Whether a signatory is named on the public list, or adds to the number only."""

    PUBLIC = "public"
    COUNTED = "counted"


class Verb(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


class Reason(StrEnum):
    """Reasons for a rejection that are worded in the representative's language; others are typed."""

    NOT_AN_ORGANISATION = "not-an-organisation"
    NOT_CONFIRMED = "not-confirmed"
    DUPLICATE = "duplicate"
    TRIAL = "trial"


TRANSITIONS = {
    (Status.PENDING, Verb.ACCEPT): Status.ACCEPTED,
    (Status.PENDING, Verb.REJECT): Status.REJECTED,
    (Status.PENDING, Verb.CORRECT): Status.PENDING,
    (Status.REJECTED, Verb.CORRECT): Status.PENDING,
    (Status.ACCEPTED, Verb.CORRECT): Status.ACCEPTED,
    (Status.PENDING, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.ACCEPTED, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.REJECTED, Verb.WITHDRAW): Status.WITHDRAWN,
}

OCCUPYING = (Status.PENDING, Status.ACCEPTED)
"""An endorsement in one of these states takes its organisation's place on the statement."""

# Crockford's base 32: no I, L, O or U, so a reference survives being read out on the phone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Contact:
    """The representative, as they wrote it into the form. Confidential."""

    representative: str
    position: str
    email: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """What the representative wrote about the organisation and themselves."""

    organisation: str
    country: str
    website: str | None
    contact: Contact | None
    """None where it was erased."""


@dataclass(frozen=True, slots=True)
class Correction:
    """New answers to an accepted endorsement: pending, or rejected with a reason."""

    endorsement_id: int
    answers: Answers
    status: Status
    reason: str | None
    decided_at: datetime | None
    decided_by: int | None

    @property
    def is_pending(self) -> bool:
        return self.status is Status.PENDING


@dataclass(frozen=True, slots=True)
class Endorsement:
    """An organisation's signature under one version in one language."""

    id: int
    reference: str
    statement_id: int
    person_id: int | None
    """None when the representative had themselves forgotten."""
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
    withdrawn_at: datetime | None = None
    withdrawn_by: int | None = None
    """The admin who did it on request; None for the representative."""
    revision: str = ""
    """Which answers were sent last: the form that corrected them, empty for the first ones."""
    decided_rule: str | None = None
    """The proof that was enough, where the owner's rule accepted it and no admin."""


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
