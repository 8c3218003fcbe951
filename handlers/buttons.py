"""Every button there is, by who presses it; `handlers/button.py` says how they become callback data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.draft import Question
from bot.domain.endorsement import Reason, Status, Visibility
from bot.domain.roles import Role
from bot.domain.statement import StatementStatus
from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from handlers.button import Button


class Filter(StrEnum):
    """Which endorsements an admin's list shows."""

    ALL = "all"
    PENDING = Status.PENDING.value
    ACCEPTED = Status.ACCEPTED.value
    REJECTED = Status.REJECTED.value
    WITHDRAWN = Status.WITHDRAWN.value


# The supporter


@dataclass(frozen=True)
class Home(Button, code="ho"):
    statement: int
    below: int = 0
    """1 where the pressed message is to stay as it is: a statement's text, a receipt."""


@dataclass(frozen=True)
class Read(Button, code="rd"):
    statement: int
    language: str = ""
    """Empty: the reader's own."""


@dataclass(frozen=True)
class TextFile(Button, code="tf"):
    statement: int
    version: int
    language: str


@dataclass(frozen=True)
class Signers(Button, code="sg"):
    statement: int
    page: int = 0


@dataclass(frozen=True)
class Languages(Button, code="ls"):
    statement: int


@dataclass(frozen=True)
class SetLanguage(Button, code="sl"):
    language: str
    statement: int


# The representative


@dataclass(frozen=True)
class Endorse(Button, code="en"):
    statement: int
    below: int = 0


@dataclass(frozen=True)
class Begin(Button, code="be"):
    """Yes, for an organisation: an empty form."""

    statement: int
    replaces: str = ""
    """The draft that the person gives up by this; another one with answers in it is not touched."""


@dataclass(frozen=True)
class AsMyself(Button, code="am"):
    statement: int


@dataclass(frozen=True)
class GoOn(Button, code="go"):
    draft: str


@dataclass(frozen=True)
class PickCountry(Button, code="pc"):
    draft: str
    country: str


@dataclass(frozen=True)
class Skip(Button, code="sk"):
    draft: str
    question: Question


@dataclass(frozen=True)
class Back(Button, code="ba"):
    draft: str
    question: Question


@dataclass(frozen=True)
class Keep(Button, code="ke"):
    draft: str
    question: Question


@dataclass(frozen=True)
class Edit(Button, code="ed"):
    draft: str
    question: Question


@dataclass(frozen=True)
class Choose(Button, code="vi"):
    draft: str
    visibility: Visibility


@dataclass(frozen=True)
class Cancel(Button, code="ca"):
    draft: str


@dataclass(frozen=True)
class Discard(Button, code="di"):
    draft: str


@dataclass(frozen=True)
class Confirm(Button, code="cf"):
    draft: str
    version: int
    language: str
    answers: str = ""
    """The fingerprint of what the card shows."""


@dataclass(frozen=True)
class Mine(Button, code="mi"):
    page: int = 0
    turned: int = 0
    """1 on the buttons that turn the pages of this list."""


# The admin


# One's own data


@dataclass(frozen=True)
class Forget(Button, code="fo"):
    keep: int
    """1 to leave accepted organisations on the list."""
    seen: str
    """The fingerprint of what was said that it would do."""


@dataclass(frozen=True)
class ForgetNot(Button, code="fn"):
    """No, nothing."""


# The admin's cards


@dataclass(frozen=True)
class OpenCard(Button, code="cd"):
    endorsement: int
    details: int = 0
    fresh: int = 0
    """1 on the buttons of a list, which stays where it is."""


@dataclass(frozen=True)
class Accept(Button, code="ac"):
    endorsement: int
    revision: str = ""
    """Which answers the card shows: others are not decided on by it."""


@dataclass(frozen=True)
class Reject(Button, code="rj"):
    endorsement: int
    revision: str = ""


@dataclass(frozen=True)
class RejectFor(Button, code="rr"):
    endorsement: int
    reason: Reason
    revision: str = ""


@dataclass(frozen=True)
class WriteReason(Button, code="wr"):
    endorsement: int
    revision: str = ""


@dataclass(frozen=True)
class Signatories(Button, code="li"):
    statement: int
    filter: Filter = Filter.ALL
    page: int = 0


@dataclass(frozen=True)
class Export(Button, code="ex"):
    statement: int


@dataclass(frozen=True)
class SendList(Button, code="xl"):
    statement: int
    list: ListKind
    format: ExportFormat
    sure: int = 0


@dataclass(frozen=True)
class NoExport(Button, code="xn"):
    statement: int


# The team


@dataclass(frozen=True)
class Team(Button, code="te"):
    page: int = 0
    below: int = 0
    """1 where the pressed message is to stay: a link that cannot be shown again."""


@dataclass(frozen=True)
class Invite(Button, code="iv"):
    """Which role?"""


@dataclass(frozen=True)
class InviteAs(Button, code="ia"):
    role: Role
    asked_in: int
    """The update that opened the choice."""


@dataclass(frozen=True)
class WithdrawInvitation(Button, code="wi"):
    handle: str


@dataclass(frozen=True)
class Member(Button, code="mb"):
    person: int


@dataclass(frozen=True)
class SetRole(Button, code="sr"):
    person: int
    was: Role
    role: Role
    sure: int = 0


@dataclass(frozen=True)
class Join(Button, code="jo"):
    token: str


@dataclass(frozen=True)
class NotJoin(Button, code="nj"):
    """No, thank you."""


# The owner's statements


@dataclass(frozen=True)
class Panel(Button, code="pa"):
    statement: int


@dataclass(frozen=True)
class MoveStatement(Button, code="ms"):
    statement: int
    was: StatementStatus
    to: StatementStatus
    sure: int = 0


@dataclass(frozen=True)
class LastTexts(Button, code="lt"):
    statement: int


@dataclass(frozen=True)
class WriteLastText(Button, code="wl"):
    statement: int
    language: str


@dataclass(frozen=True)
class EraseLastText(Button, code="el"):
    statement: int
    language: str


# The representative's own endorsements


@dataclass(frozen=True)
class MyOne(Button, code="mo"):
    """One of them, with what can be done."""

    endorsement: int


@dataclass(frozen=True)
class Correct(Button, code="co"):
    endorsement: int
    replaces: str = ""
    """The draft that the person gives up by this."""


@dataclass(frozen=True)
class SendCorrection(Button, code="sc"):
    draft: str
    answers: str
    """The fingerprint of what the card shows."""


@dataclass(frozen=True)
class ShowAs(Button, code="sa"):
    endorsement: int
    visibility: Visibility


@dataclass(frozen=True)
class Withdraw(Button, code="wd"):
    endorsement: int
    sure: int = 0


@dataclass(frozen=True)
class WithdrawFor(Button, code="wf"):
    """An admin's, on request."""

    endorsement: int
    sure: int = 0


# The audit log


@dataclass(frozen=True)
class Audit(Button, code="au"):
    page: int = 0


# A new version


@dataclass(frozen=True)
class Renewal(Button, code="rv"):
    """The question, once more."""

    endorsement: int
    version: int
    """The new one, on each of these buttons: one that came after it puts them out of date."""


@dataclass(frozen=True)
class Renew(Button, code="rn"):
    endorsement: int
    version: int
    language: str


@dataclass(frozen=True)
class KeepVersion(Button, code="kv"):
    endorsement: int
    version: int


@dataclass(frozen=True)
class Difference(Button, code="df"):
    endorsement: int
    version: int


@dataclass(frozen=True)
class RenewalWithdraw(Button, code="rw"):
    endorsement: int
    version: int


# Proofs


@dataclass(frozen=True)
class ProveMailbox(Button, code="pm"):
    """To which address is a code to go?"""

    endorsement: int


@dataclass(frozen=True)
class SendCode(Button, code="sm"):
    """To the address in the form."""

    endorsement: int


@dataclass(frozen=True)
class NoteProof(Button, code="np"):
    """An admin's own words for how they know."""

    endorsement: int
