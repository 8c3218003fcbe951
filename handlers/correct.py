"""Correcting: the form again, opened at its review card, until it is sent."""

from __future__ import annotations

from bot.domain.draft import Draft
from bot.domain.errors import AlreadyEndorsed, DraftChanged, DraftExists, DraftIncomplete, StatementNotOpen
from bot.use_cases.begin_correction import begin_correction
from bot.use_cases.confirm_correction import confirm_correction
from handlers import buttons
from handlers.endorse import draft_of, new_draft_id, resume_screen, said
from handlers.form import next_screen
from handlers.mine import corrected_screen
from handlers.visit import Visit


async def correct(visit: Visit, button: buttons.Correct) -> None:
    """Another form with answers in it is not erased by this unless the person says so."""
    try:
        draft = await _begin(visit, button)
    except DraftExists:
        existing = await draft_of(visit)
        if existing is None:
            raise
        anew = buttons.Correct(button.endorsement, existing.id)
        await visit.show(resume_screen(visit, existing, existing.statement_id, anew))
        return
    await visit.show(await next_screen(visit, draft))


async def _begin(visit: Visit, button: buttons.Correct) -> Draft:
    services, now = visit.services, visit.services.clock()
    draft_id = new_draft_id(services.chance)
    return await services.database.write(
        lambda tx: begin_correction(
            tx,
            person_id=visit.person_id,
            endorsement_id=button.endorsement,
            draft_id=draft_id,
            replaces=button.replaces,
            update_id=visit.update_id,
            now=now,
        )
    )


async def send(visit: Visit, button: buttons.SendCorrection) -> None:
    """Stored first, told afterwards; pressing twice corrects once."""
    services, now = visit.services, visit.services.clock()
    try:
        endorsement = await services.database.write(
            lambda tx: confirm_correction(
                tx,
                person_id=visit.person_id,
                draft_id=button.draft,
                answers=button.answers,
                owners=services.owners,
                now=now,
            )
        )
    except (DraftChanged, DraftIncomplete, AlreadyEndorsed, StatementNotOpen) as refusal:
        draft = await draft_of(visit)
        if draft is None:
            raise
        await visit.show(await next_screen(visit, draft, said(visit, refusal)))
        return
    services.notices_waiting()
    await visit.show(await corrected_screen(visit, endorsement.id))
