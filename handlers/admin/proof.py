"""Proofs on an admin's card, and the admin's own: a note of how they know that the organisation signed."""

from __future__ import annotations

from bot.domain.errors import AlreadyDecided, AnswerRefused, Refusal
from bot.domain.line import clean_line
from bot.domain.proof import Proof
from bot.use_cases.note_proof import ask_note, close_note, note_proof
from bot.use_cases.review_endorsement import review_endorsement
from handlers import buttons
from handlers.errors import refusal_html
from handlers.screen import Screen
from handlers.visit import Visit
from storage.codes import Prompt
from texts.catalogue import Words

NOTE_LIMIT = 300
"""Characters."""


def proofs_html(words: Words, proofs: tuple[Proof, ...]) -> list[str]:
    """A line for each, with what it rests on."""
    lines = [
        words.html(
            "card-proof",
            grade=words.plain(f"label-value-{each.grade}"),
            evidence=each.evidence,
            moment=words.moment(each.given_at),
        )
        for each in proofs
    ]
    return ["\n".join(lines)] if lines else []


async def ask(visit: Visit, button: buttons.NoteProof) -> None:
    services, words, now = visit.services, visit.words, visit.services.clock()
    try:
        endorsement = await services.database.write(
            lambda tx: ask_note(tx, visit.person_id, button.endorsement, now)
        )
    except AlreadyDecided:
        await visit.toast(words.plain("toast-stale"))
        return
    await visit.add(Screen(words.html("note-write", organisation=endorsement.organisation)))


async def note_written(visit: Visit, prompt: Prompt) -> None:
    services, words, now = visit.services, visit.words, visit.services.clock()
    try:
        if not visit.text:
            raise AnswerRefused(Refusal.NOT_TEXT)
        note = clean_line(visit.text, NOTE_LIMIT)
    except AnswerRefused as refusal:
        await visit.add(Screen(refusal_html(words, refusal)))
        return
    try:
        endorsement = await services.database.write(
            lambda tx: note_proof(
                tx,
                admin_id=visit.person_id,
                endorsement_id=prompt.endorsement_id,
                note=note,
                update_id=visit.update_id,
                now=now,
            )
        )
    except AlreadyDecided:
        await _close(visit)
        review = await services.database.read(lambda tx: review_endorsement(tx, prompt.endorsement_id))
        status = words.plain(f"status-{review.endorsement.status}")
        organisation = review.endorsement.organisation
        await visit.add(Screen(words.html("note-gone", organisation=organisation, status=status)))
        return
    services.notices_waiting()
    await visit.add(Screen(words.html("note-done", organisation=endorsement.organisation)))


async def note_late(visit: Visit) -> None:
    """Nothing is recorded by what comes long after the question: it may be meant for something else."""
    await _close(visit)
    await visit.add(Screen(visit.words.html("note-late")))


async def _close(visit: Visit) -> None:
    await visit.services.database.write(lambda tx: close_note(tx, visit.person_id, visit.update_id))
