"""Open the form again, with the answers that were given."""

from __future__ import annotations

from datetime import datetime

from bot.domain.draft import Draft, answers_again
from bot.domain.endorsement import Status, Verb, after
from bot.domain.errors import DraftExists, NotFound, StatementNotOpen
from bot.domain.limits import Deed
from bot.use_cases.count_deed import require_measure
from storage import corrections, drafts, endorsements, statements
from storage.database import Transaction


async def begin_correction(
    tx: Transaction,
    *,
    person_id: int,
    endorsement_id: int,
    draft_id: str,
    replaces: str,
    update_id: int,
    now: datetime,
) -> Draft:
    """A complete form that corrects the endorsement, in place of the draft that `replaces` names.

    One that corrects it already will do. It begins with what was sent last, which may be a correction that
    waits or was rejected. Raises NotFound for somebody else's, AlreadyDecided for a withdrawn one,
    StatementNotOpen for a rejected one that would take a place again, DraftExists for another form with
    answers in it, TooMuch for a flood."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    after(endorsement.status, Verb.CORRECT)
    existing = await drafts.find(tx, person_id)
    if existing is not None and existing.last_update_id == update_id:
        return existing
    if existing is not None and existing.id != replaces:
        if existing.corrects == endorsement_id:
            return existing
        if existing.answers:
            raise DraftExists
    published = await statements.find(tx, endorsement.statement_id)
    assert published is not None
    if endorsement.status is Status.REJECTED and not published.statement.is_open(now):
        raise StatementNotOpen
    correction = await corrections.find(tx, endorsement_id)
    sent = correction.answers if correction else await endorsements.answers(tx, endorsement)
    await require_measure(tx, person_id, Deed.DRAFT, update_id, now)
    draft = Draft(
        draft_id,
        person_id,
        endorsement.statement_id,
        endorsement.version,
        answers_again(sent, endorsement.visibility),
        last_update_id=update_id,
        corrects=endorsement_id,
    )
    await drafts.save(tx, draft, now)
    return draft
