"""draft ── confirm ──► pending, in one transaction with the admins' notices."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.domain.draft import Draft, Question, require_complete
from bot.domain.endorsement import Contact, Endorsement, Visibility, new_reference
from bot.domain.errors import (
    AlreadyEndorsed,
    DraftChanged,
    DraftMissing,
    NotFound,
    StatementNotOpen,
    TextChanged,
    TextMissing,
)
from bot.domain.limits import Deed
from bot.domain.match_key import match_key
from bot.domain.roles import Role
from bot.domain.statement import Translation
from bot.use_cases.count_deed import require_measure
from bot.use_cases.find_role import people_with
from bot.use_cases.retrace import retrace
from storage import drafts, endorsements, outbox, statements
from storage.database import Transaction
from storage.outbox import NoticeKind

ATTEMPTS = 5
"""References tried before giving up; 40 random bits collide about never."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What the review card showed when Confirm was pressed."""

    draft_id: str
    version: int
    language: str
    answers: str
    """The draft's fingerprint."""


async def confirm_endorsement(
    tx: Transaction,
    *,
    person_id: int,
    confirmation: Confirmation,
    owners: AbstractSet[int],
    chance: Random,
    now: datetime,
) -> Endorsement:
    """The endorsement that the draft has become; confirming twice gives the same one.

    Raises DraftMissing, DraftIncomplete, DraftChanged, StatementNotOpen, TextChanged, TextMissing or
    AlreadyEndorsed."""
    earlier = await endorsements.by_draft(tx, confirmation.draft_id, person_id)
    if earlier is not None:
        return earlier
    draft = await drafts.find(tx, person_id)
    if draft is None or draft.id != confirmation.draft_id:
        raise DraftMissing
    require_complete(draft)
    if draft.fingerprint != confirmation.answers:
        raise DraftChanged
    text = await _signed_text(tx, draft, confirmation, now)
    # Every draft has another last update, and a draft is confirmed once.
    await require_measure(tx, person_id, Deed.CONFIRM, draft.last_update_id, now)
    endorsement_id = await _add(tx, draft, confirmation, text, chance, now)
    await retrace(tx, endorsement_id)
    await drafts.delete(tx, person_id)
    for admin_id in await people_with(tx, Role.ADMIN, owners):
        await outbox.add(tx, NoticeKind.CARD, admin_id, endorsement_id, now)
    endorsement = await endorsements.find(tx, endorsement_id)
    assert endorsement is not None
    return endorsement


async def _signed_text(
    tx: Transaction, draft: Draft, confirmation: Confirmation, now: datetime
) -> Translation:
    """The very text that the card named; nobody signs another one unawares."""
    published = await statements.find(tx, draft.statement_id)
    if published is None:
        raise NotFound
    if not published.statement.is_open(now):
        raise StatementNotOpen
    if published.version != confirmation.version:
        raise TextChanged
    text = await statements.translation(tx, published.id, published.version, confirmation.language)
    if text is None:
        raise TextMissing(confirmation.language)
    return text


async def _add(
    tx: Transaction,
    draft: Draft,
    confirmation: Confirmation,
    text: Translation,
    chance: Random,
    now: datetime,
) -> int:
    name, country = draft.answers[Question.NAME], draft.answers[Question.COUNTRY]
    key = match_key(name, country)
    for _ in range(ATTEMPTS):
        endorsement_id = await endorsements.add(
            tx,
            endorsements.NewEndorsement(
                reference=new_reference(chance),
                draft_id=draft.id,
                statement_id=draft.statement_id,
                person_id=draft.person_id,
                version=confirmation.version,
                language=text.language,
                digest=text.digest,
                organisation=name,
                match_key=key,
                country=country,
                website=draft.answer_to(Question.WEBSITE),
                visibility=Visibility(draft.answers[Question.VISIBILITY]),
                contact=Contact(
                    representative=draft.answers[Question.REPRESENTATIVE],
                    position=draft.answers[Question.POSITION],
                    email=draft.answer_to(Question.EMAIL),
                ),
            ),
            now,
        )
        if endorsement_id is not None:
            return endorsement_id
        if await endorsements.occupied(tx, draft.statement_id, key):
            raise AlreadyEndorsed
    raise RuntimeError("no free reference was found")
