"""Be named, or only counted, from now on: the representative's choice needs no review."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.domain.draft import Question
from bot.domain.endorsement import OCCUPYING, Endorsement, Visibility
from bot.domain.errors import AlreadyDecided, NotFound
from bot.domain.limits import Deed
from bot.use_cases.count_deed import require_measure
from bot.use_cases.refresh_cards import refresh_cards
from storage import audit, drafts, endorsements
from storage.database import Transaction


async def change_visibility(
    tx: Transaction,
    *,
    person_id: int,
    endorsement_id: int,
    visibility: Visibility,
    update_id: int,
    now: datetime,
) -> Endorsement:
    """At once, for one that is pending or accepted, also when the statement is closed.

    An unsent correction of it follows. Raises NotFound for somebody else's, AlreadyDecided for one that is
    on no list, TooMuch for going public again and again; nobody is kept from hiding."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    if endorsement.status not in OCCUPYING:
        raise AlreadyDecided(endorsement.status)
    draft = await drafts.find(tx, person_id)
    if draft is not None and draft.corrects == endorsement_id:
        answers = {**draft.answers, Question.VISIBILITY: visibility.value}
        await drafts.save(tx, replace(draft, answers=answers), now)
    if endorsement.visibility is visibility:
        return endorsement
    if visibility is Visibility.PUBLIC:
        await require_measure(tx, person_id, Deed.CONFIRM, update_id, now)
    await endorsements.set_visibility(tx, endorsement_id, visibility)
    changed = audit.Action.VISIBILITY_CHANGED
    await audit.append(tx, changed, endorsement.reference, None, now, visibility=visibility.value)
    await refresh_cards(tx, endorsement_id, now)
    return replace(endorsement, visibility=visibility)
