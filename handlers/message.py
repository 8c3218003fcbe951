"""What people write without a command: an answer, a reason that was asked for, or neither."""

from __future__ import annotations

from bot.domain.draft import Draft
from bot.domain.errors import AnswerRefused
from bot.domain.roles import Role
from bot.use_cases.find_proof_steps import mailbox_awaited
from bot.use_cases.note_proof import note_awaited, note_too_late
from bot.use_cases.review_endorsement import Awaited, reason_awaited, withdraw_question
from bot.use_cases.write_last_text import last_text_awaited, too_late
from handlers import proof
from handlers.admin.decide import reason_too_late, reason_written
from handlers.admin.proof import note_late, note_written
from handlers.admin.statement import text_too_late, text_written
from handlers.endorse import discard_screen, draft_of, typed
from handlers.errors import refusal_html
from handlers.form import next_screen
from handlers.help import menu
from handlers.screen import Screen
from handlers.visit import Visit
from storage import codes
from storage.closing import Prompt
from storage.codes import Prompt as NotePrompt


async def message(visit: Visit) -> None:
    """What an admin was asked for comes first, a last text or a reason: it was asked last."""
    prompt = await _last_text_awaited(visit)
    if prompt is not None and not too_late(prompt, visit.services.clock()):
        await text_written(visit)
        return
    awaited = await _reason_awaited(visit)
    if awaited is not None and not awaited.late:
        await reason_written(visit, awaited)
        return
    note = await _note_awaited(visit)
    if note is not None:
        await (note_late(visit) if note_too_late(note, visit.services.clock()) else note_written(visit, note))
        return
    if await proof.answered(visit):
        return
    draft = await draft_of(visit)
    if awaited is not None or prompt is not None:
        await (reason_too_late if awaited is not None else text_too_late)(visit)
        if draft is not None:
            await visit.add(await next_screen(visit, draft))
    elif draft is None:
        await menu(visit)
    else:
        await _answer(visit, draft)


async def _answer(visit: Visit, draft: Draft) -> None:
    """What cannot be taken is explained, and the question is asked again."""
    try:
        await typed(visit, draft)
    except AnswerRefused as refusal:
        await visit.add(await next_screen(visit, draft, refusal_html(visit.words, refusal)))


async def edited(visit: Visit) -> None:
    """A corrected message cannot correct an answer; somebody with an open form is told so."""
    if await draft_of(visit) is not None:
        await visit.add(Screen(visit.words.html("edited")))


async def cancel(visit: Visit) -> None:
    """/cancel: the question for a last text or a reason, else the form."""
    if await _last_text_awaited(visit) is not None:
        await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
        await visit.add(Screen(visit.words.html("last-text-stopped")))
        return
    if await _reason_awaited(visit) is not None:
        await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
        await visit.add(Screen(visit.words.html("reject-stopped")))
        return
    if await _note_awaited(visit) is not None or await _address_awaited(visit):
        await visit.services.database.write(lambda tx: codes.drop_prompt(tx, visit.person_id))
        await visit.add(Screen(visit.words.html("prove-stopped")))
        return
    draft = await draft_of(visit)
    if draft is None:
        await visit.add(Screen(visit.words.html("nothing-to-cancel")))
    else:
        await visit.add(discard_screen(visit, draft))


async def _last_text_awaited(visit: Visit) -> Prompt | None:
    if not visit.role.covers(Role.OWNER):
        return None
    return await visit.services.database.read(
        lambda tx: last_text_awaited(tx, visit.person_id, visit.update_id)
    )


async def _reason_awaited(visit: Visit) -> Awaited | None:
    if not visit.role.covers(Role.ADMIN):
        return None
    now = visit.services.clock()
    return await visit.services.database.read(
        lambda tx: reason_awaited(tx, visit.person_id, visit.update_id, now)
    )


async def _note_awaited(visit: Visit) -> NotePrompt | None:
    if not visit.role.covers(Role.ADMIN):
        return None
    return await visit.services.database.read(lambda tx: note_awaited(tx, visit.person_id, visit.update_id))


async def _address_awaited(visit: Visit) -> bool:
    now = visit.services.clock()
    awaited = await visit.services.database.read(
        lambda tx: mailbox_awaited(tx, visit.person_id, visit.update_id, now)
    )
    return awaited is not None
