"""Look at one endorsement as an admin does, and ask for the words of a rejection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.endorsement import Contact, Correction, Endorsement, Status
from bot.domain.errors import AlreadyDecided, AnswersChanged, NotFound
from bot.domain.proof import Proof
from bot.domain.statement import PublishedStatement
from bot.use_cases.find_duplicates import Duplicate, find_duplicates
from storage import cards, closing, codes, corrections, endorsements, proofs, statements
from storage.database import Transaction

PROMPT_LIFE = timedelta(minutes=30)
"""After that, what an admin writes is no longer taken for the reason of a rejection."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """A text is the reason for rejecting this endorsement, unless it comes too late for that."""

    endorsement_id: int
    late: bool
    revision: str = ""
    """Which answers the admin read when they were asked."""


@dataclass(frozen=True, slots=True)
class Review:
    """An endorsement with what only admins see of it."""

    endorsement: Endorsement
    contact: Contact | None
    published: PublishedStatement
    title: str
    """The title of what was signed, in the wished language where that version has it."""
    correction: Correction | None = None
    duplicates: tuple[Duplicate, ...] = ()
    proofs: tuple[Proof, ...] = ()

    @property
    def verdict(self) -> Status:
        """How the answers that were sent last stand: those of a correction, if there is one."""
        return self.correction.status if self.correction else self.endorsement.status


async def review_endorsement(
    tx: Transaction, endorsement_id: int, language: str | None = None, *, hints: bool = False
) -> Review:
    """Raises NotFound. Without a wished language the title is in the one that was signed.

    `hints`: with what an admin's card says about likely duplicates."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None:
        raise NotFound
    published = await statements.find(tx, endorsement.statement_id)
    version = (endorsement.statement_id, endorsement.version)
    text = await statements.translation(tx, *version, language) if language else None
    text = text or await statements.translation(tx, *version, endorsement.language)
    assert published is not None
    assert text is not None
    contact = await endorsements.contact(tx, endorsement_id)
    correction = await corrections.find(tx, endorsement_id)
    duplicates = await find_duplicates(tx, endorsement_id) if hints else ()
    given = await proofs.of_endorsement(tx, endorsement_id)
    return Review(endorsement, contact, published, text.title, correction, duplicates, given)


async def ask_reason(
    tx: Transaction, admin_id: int, endorsement_id: int, now: datetime, revision: str = ""
) -> Endorsement:
    """From now on this admin's next text is the reason for rejecting these answers.

    Raises AlreadyDecided when it is too late, AnswersChanged when they are others by now."""
    review = await review_endorsement(tx, endorsement_id)
    if review.endorsement.revision != revision:
        raise AnswersChanged
    if review.verdict is not Status.PENDING:
        raise AlreadyDecided(review.verdict)
    await closing.drop_prompt(tx, admin_id)
    await codes.drop_prompt(tx, admin_id)
    await cards.ask_reason(tx, admin_id, endorsement_id, now, revision)
    return review.endorsement


async def reason_awaited(tx: Transaction, admin_id: int, update_id: int, now: datetime) -> Awaited | None:
    """What this admin was asked for last, if nothing but this very update has answered it."""
    prompt = await cards.reason_prompt(tx, admin_id)
    if prompt is None or prompt.update_id not in (None, update_id):
        return None
    return Awaited(prompt.endorsement_id, now - prompt.asked_at > PROMPT_LIFE, prompt.revision)


async def close_question(tx: Transaction, admin_id: int, update_id: int) -> None:
    """This update answered it. The same update again is answered alike and taken for nothing else."""
    await cards.answer_prompt(tx, admin_id, update_id)


async def withdraw_question(tx: Transaction, admin_id: int) -> None:
    """The admin turned to something else: what they write next answers nothing."""
    await cards.drop_prompt(tx, admin_id)
    await closing.drop_prompt(tx, admin_id)
    await codes.drop_prompt(tx, admin_id)
