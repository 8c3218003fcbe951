"""An admin notes how they know that the organisation signed."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import OCCUPYING, Endorsement
from bot.domain.errors import AlreadyDecided, NotFound
from bot.domain.proof import Grade, Proof
from bot.use_cases.find_proof_steps import PROMPT_LIFE
from bot.use_cases.give_proof import give_proof
from storage import cards, closing, codes, endorsements
from storage.codes import Prompt, PromptKind
from storage.database import Transaction


async def ask_note(tx: Transaction, admin_id: int, endorsement_id: int, now: datetime) -> Endorsement:
    """From now on this admin's next text is the note. Raises NotFound and AlreadyDecided."""
    endorsement = await _provable(tx, endorsement_id)
    await cards.drop_prompt(tx, admin_id)
    await closing.drop_prompt(tx, admin_id)
    await codes.ask(tx, admin_id, endorsement_id, PromptKind.MANUAL, now)
    return endorsement


async def note_awaited(tx: Transaction, admin_id: int, update_id: int) -> Prompt | None:
    """What this admin was asked for last, if nothing but this very update has answered it."""
    prompt = await codes.prompt(tx, admin_id)
    if prompt is None or prompt.kind is not PromptKind.MANUAL or prompt.update_id not in (None, update_id):
        return None
    return prompt


def note_too_late(prompt: Prompt, now: datetime) -> bool:
    return now - prompt.asked_at > PROMPT_LIFE


async def close_note(tx: Transaction, admin_id: int, update_id: int) -> None:
    """This update answered it. The same update again is answered alike and taken for nothing else."""
    await codes.answer(tx, admin_id, update_id)


async def note_proof(
    tx: Transaction, *, admin_id: int, endorsement_id: int, note: str, update_id: int, now: datetime
) -> Endorsement:
    """Record the note; the same update again finds it recorded. Raises NotFound and AlreadyDecided."""
    prompt = await codes.prompt(tx, admin_id)
    if prompt is not None and prompt.update_id == update_id:
        endorsement = await endorsements.find(tx, endorsement_id)
        if endorsement is None:
            raise NotFound
        return endorsement
    endorsement = await _provable(tx, endorsement_id)
    await codes.answer(tx, admin_id, update_id)
    await give_proof(tx, endorsement, Proof(Grade.MANUAL, note, now, admin_id), now)
    return endorsement


async def _provable(tx: Transaction, endorsement_id: int) -> Endorsement:
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None:
        raise NotFound
    if endorsement.status not in OCCUPYING:
        raise AlreadyDecided(endorsement.status)
    return endorsement
