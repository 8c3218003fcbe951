"""A corrected form is sent: new answers to review, in one transaction with the admins' notices."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.draft import Question, answers_of, require_complete
from bot.domain.endorsement import Answers, Endorsement, Status, Verb, Visibility, after
from bot.domain.errors import AlreadyEndorsed, DraftChanged, DraftMissing, NotFound, StatementNotOpen
from bot.domain.limits import Deed
from bot.domain.match_key import match_key
from bot.domain.roles import Role
from bot.use_cases.change_visibility import change_visibility
from bot.use_cases.count_deed import require_measure
from bot.use_cases.find_role import people_with
from bot.use_cases.refresh_cards import refresh_cards
from bot.use_cases.retrace import retrace
from storage import audit, cards, corrections, drafts, endorsements, outbox, statements
from storage.database import Transaction
from storage.outbox import NoticeKind


async def confirm_correction(
    tx: Transaction,
    *,
    person_id: int,
    draft_id: str,
    answers: str,
    owners: AbstractSet[int],
    now: datetime,
) -> Endorsement:
    """The endorsement, corrected or with its correction pending; confirming twice gives the same one.

    `answers` is the fingerprint that the review card showed. The visibility changes at once.
    Raises DraftMissing, DraftIncomplete, DraftChanged, NotFound, AlreadyDecided, StatementNotOpen,
    AlreadyEndorsed or TooMuch."""
    earlier = await endorsements.by_correction(tx, draft_id, person_id)
    if earlier is not None:
        return earlier
    draft = await drafts.find(tx, person_id)
    if draft is None or draft.id != draft_id or draft.corrects is None:
        raise DraftMissing
    require_complete(draft)
    if draft.fingerprint != answers:
        raise DraftChanged
    endorsement = await endorsements.find(tx, draft.corrects)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    target = after(endorsement.status, Verb.CORRECT)
    new = answers_of(draft)
    await _require_allowed(tx, endorsement, new, now)
    to_review = await _store(tx, endorsement, target, new, now)
    await endorsements.mark_corrected(tx, endorsement.id, draft_id)
    await drafts.delete(tx, person_id)
    await change_visibility(
        tx,
        person_id=person_id,
        endorsement_id=endorsement.id,
        visibility=Visibility(draft.answers[Question.VISIBILITY]),
        update_id=draft.last_update_id,
        now=now,
    )
    await refresh_cards(tx, endorsement.id, now)
    if to_review:
        await require_measure(tx, person_id, Deed.CONFIRM, draft.last_update_id, now)
        await audit.append(tx, audit.Action.CORRECTED, endorsement.reference, None, now)
        await _tell_admins(tx, endorsement, owners, now)
    corrected = await endorsements.find(tx, endorsement.id)
    assert corrected is not None
    return corrected


async def _require_allowed(tx: Transaction, endorsement: Endorsement, new: Answers, now: datetime) -> None:
    """A closed statement takes no other organisation; and one organisation stands there once."""
    published = await statements.find(tx, endorsement.statement_id)
    assert published is not None
    if not published.statement.is_open(now):
        correction = await corrections.find(tx, endorsement.id)
        sent = [endorsement] + ([correction.answers] if correction else [])
        same = any((each.organisation, each.country) == (new.organisation, new.country) for each in sent)
        if endorsement.status is Status.REJECTED or not same:
            raise StatementNotOpen
    key = match_key(new.organisation, new.country)
    if await endorsements.occupied(tx, endorsement.statement_id, key, besides=endorsement.id):
        raise AlreadyEndorsed


async def _store(
    tx: Transaction, endorsement: Endorsement, target: Status, new: Answers, now: datetime
) -> bool:
    """Whether there is something to review."""
    same = new == await endorsements.answers(tx, endorsement)
    if target is Status.ACCEPTED:
        if same:
            await corrections.delete(tx, endorsement.id)
        else:
            await corrections.save(tx, endorsement.id, new, now)
        return not same
    if same and endorsement.status is Status.PENDING:
        return False
    # The answers first: with the old name a rejected one might find its place taken.
    key = match_key(new.organisation, new.country)
    await endorsements.replace_answers(tx, endorsement.id, new, key)
    assert await endorsements.review_again(tx, endorsement.id, endorsement.status, target)
    await retrace(tx, endorsement.id)
    return True


async def _tell_admins(
    tx: Transaction, endorsement: Endorsement, owners: AbstractSet[int], now: datetime
) -> None:
    """A new card, except for those whose card of the pending endorsement was not decided on yet."""
    waiting = {card.admin_id for card in await cards.of_endorsement(tx, endorsement.id)}
    for admin_id in await people_with(tx, Role.ADMIN, owners):
        has_card = admin_id in waiting or await outbox.known(tx, NoticeKind.CARD, admin_id, endorsement.id)
        if endorsement.status is not Status.PENDING or not has_card:
            await outbox.add(tx, NoticeKind.CARD, admin_id, endorsement.id, now)
