"""The refusals, as one tree. They carry facts; `handlers/errors.py` and `bot/__main__.py` choose the words.

DomainError
├── NotFound            nothing with that slug, id or reference
├── NotAllowed          the person's role or ownership does not permit it
├── StatementNotOpen    closed, past its deadline, or not published yet
├── TextMissing         the version has no translation in that language
├── AnswerRefused       an answer that the form cannot take
├── DraftMissing        no draft, or another one than the button belongs to
├── DraftExists         a form with answers in it stands in the way of an empty one
├── DraftIncomplete     confirmed before every question was answered
├── DraftChanged        the answers changed since the review card was shown
├── SecondOriginal      a text would be the original beside another one
├── NoteMissing         a text that was endorsed would change without a word on what changed
├── TextChanged         a newer version was published since the review card was shown
├── AnswersChanged      the representative corrected the answers since the admin's card was shown
├── TooMuch             more in a short time than an honest person needs
├── PlanChanged         what /forget would do changed since it was shown
├── InvitationGone      used, withdrawn, expired, or never made
├── RoleHeld            the person has this role or more already
├── RoleMoved           somebody changed the role since the owner saw it
├── LastOwner           a team keeps one owner
├── NotTheirDomain      a mailbox that is not at the organisation's own domain
├── StatementMoved      somebody paused, closed or reopened it since the owner saw it
├── AlreadyEndorsed     the organisation stands on this statement already
└── AlreadyDecided      somebody was quicker
"""

from __future__ import annotations

from enum import StrEnum


class DomainError(Exception):
    """A refusal that the person should hear about; nothing was written."""


class NotFound(DomainError):
    """There is no such thing."""


class NotAllowed(DomainError):
    """Not for this person."""


class StatementNotOpen(DomainError):
    """The statement takes no endorsements now."""


class TextMissing(DomainError):
    """The version is not there in this language."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class Refusal(StrEnum):
    """Why an answer cannot be taken."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    NO_LETTERS = "no-letters"
    NOT_A_LINK = "not-a-link"
    NOT_AN_EMAIL = "not-an-email"
    NOT_A_CHOICE = "not-a-choice"
    NOT_TEXT = "not-text"


class AnswerRefused(DomainError):
    """The answer does not fit its question."""

    def __init__(self, reason: Refusal, limit: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class DraftMissing(DomainError):
    """The person has no such draft (any more)."""


class DraftExists(DomainError):
    """Beginning anew would erase answers that the person did not give up."""


class DraftIncomplete(DomainError):
    """A question is still open."""


class DraftChanged(DomainError):
    """The review card showed answers that are no longer the draft's."""


class SecondOriginal(DomainError):
    """A statement has one original; a text in another language is a translation of it."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class NoteMissing(DomainError):
    """Organisations stand under another text; they are to be told what changed."""

    def __init__(self, endorsements: int, language: str) -> None:
        super().__init__(endorsements)
        self.endorsements = endorsements
        self.language = language
        """The original's, in which a note is asked for."""


class TextChanged(DomainError):
    """The review card showed a version that is no longer the current one."""


class AnswersChanged(DomainError):
    """Decided on answers that are no longer the endorsement's; nobody accepts what they did not read."""


class TooMuch(DomainError):
    """Beyond a limit of `bot.domain.limits`; nothing was stored."""

    def __init__(self, deed: str) -> None:
        super().__init__(deed)
        self.deed = deed


class PlanChanged(DomainError):
    """Erasing would do something else than what was shown when it was agreed to."""


class InvitationGone(DomainError):
    """The invitation cannot be used (any more)."""


class RoleHeld(DomainError):
    """The invitation would give nothing to this person; it is left for another one."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


class RoleMoved(DomainError):
    """The member has another role than the owner's screen showed."""


class LastOwner(DomainError):
    """Somebody has to stay who can invite others."""


class NotTheirDomain(DomainError):
    """The mailbox proves nothing about the organisation with this domain."""

    def __init__(self, domain: str) -> None:
        super().__init__(domain)
        self.domain = domain


class StatementMoved(DomainError):
    """The statement is in another state than the owner's screen showed."""


class AlreadyEndorsed(DomainError):
    """The same organisation is pending or accepted on this statement."""


class AlreadyDecided(DomainError):
    """The endorsement has left the state that the press assumed."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status
