"""Accepting and rejecting. Of two admins who press at once, one decides and the other is told."""

from __future__ import annotations

from bot.domain.endorsement import Endorsement, Status, Verb
from bot.domain.errors import AlreadyDecided, AlreadyEndorsed, AnswerRefused, AnswersChanged, Refusal
from bot.domain.line import clean_line
from bot.use_cases.decide_endorsement import decide_endorsement
from bot.use_cases.deliver_notice import show_card
from bot.use_cases.review_endorsement import (
    Awaited,
    Review,
    ask_reason,
    close_question,
    review_endorsement,
)
from bot.use_cases.withdraw_endorsement import withdraw_endorsement
from handlers import buttons
from handlers.admin.card import card, reasons, withdrawal_question
from handlers.errors import refusal_html
from handlers.screen import Screen
from handlers.visit import Visit
from storage.cards import Card

REASON_LIMIT = 500
"""Characters of a typed reason."""


async def open_card(visit: Visit, button: buttons.OpenCard) -> None:
    review = await _review(visit, button.endorsement)
    await _show(visit, review, details=bool(button.details), fresh=bool(button.fresh))


async def accept(visit: Visit, button: buttons.Accept) -> None:
    await _decide(visit, button.endorsement, Verb.ACCEPT, None, button.revision)


async def reject(visit: Visit, button: buttons.Reject) -> None:
    review = await _review(visit, button.endorsement)
    if review.endorsement.revision != button.revision:
        await _changed(visit, review)
        return
    if review.verdict is not Status.PENDING:
        await _too_late(visit, review)
        return
    await _remember(visit, await visit.show(reasons(visit.words, review, visit.person_id)), review)


async def reject_for(visit: Visit, button: buttons.RejectFor) -> None:
    await _decide(visit, button.endorsement, Verb.REJECT, button.reason.value, button.revision)


async def write_reason(visit: Visit, button: buttons.WriteReason) -> None:
    services, now = visit.services, visit.services.clock()
    try:
        endorsement = await services.database.write(
            lambda tx: ask_reason(tx, visit.person_id, button.endorsement, now, button.revision)
        )
    except AlreadyDecided:
        await _too_late(visit, await _review(visit, button.endorsement))
        return
    except AnswersChanged:
        await _changed(visit, await _review(visit, button.endorsement))
        return
    await visit.add(Screen(visit.words.html("reject-write", organisation=endorsement.organisation)))


async def reason_written(visit: Visit, awaited: Awaited) -> None:
    """The admin's own words for a rejection."""
    words, endorsement_id = visit.words, awaited.endorsement_id
    try:
        if not visit.text:
            raise AnswerRefused(Refusal.NOT_TEXT)
        reason = clean_line(visit.text, REASON_LIMIT)
    except AnswerRefused as refusal:
        await visit.add(Screen(refusal_html(words, refusal)))
        return
    try:
        endorsement = await _store(visit, endorsement_id, Verb.REJECT, reason, awaited.revision, pressed=None)
    except AnswersChanged:
        await _close_question(visit)
        review = await _review(visit, endorsement_id)
        await visit.add(Screen(words.html("reject-changed", organisation=review.endorsement.organisation)))
        await _show(visit, review, fresh=True)
        return
    except AlreadyDecided:
        await _close_question(visit)
        review = await _review(visit, endorsement_id)
        status = words.plain(f"status-{review.verdict}")
        organisation = review.endorsement.organisation
        await visit.add(Screen(words.html("already-decided", organisation=organisation, status=status)))
        return
    await visit.add(Screen(words.html("reject-done", organisation=endorsement.organisation)))


async def reason_too_late(visit: Visit) -> None:
    """Nothing is rejected by what comes long after the question: it may be meant for something else."""
    await _close_question(visit)
    await visit.add(Screen(visit.words.html("reject-late")))


async def _close_question(visit: Visit) -> None:
    await visit.services.database.write(lambda tx: close_question(tx, visit.person_id, visit.update_id))


async def _decide(visit: Visit, endorsement_id: int, verb: Verb, reason: str | None, revision: str) -> None:
    pressed = visit.pressed.message_id if visit.pressed else None
    try:
        await _store(visit, endorsement_id, verb, reason, revision, pressed)
    except AlreadyDecided:
        await _too_late(visit, await _review(visit, endorsement_id))
        return
    except AnswersChanged:
        await _changed(visit, await _review(visit, endorsement_id))
        return
    except AlreadyEndorsed:
        await visit.toast(visit.words.plain("toast-place-taken"), alert=True)
        return
    await visit.toast(visit.words.plain("toast-accepted" if verb is Verb.ACCEPT else "toast-rejected"))
    await _show(visit, await _review(visit, endorsement_id))


async def _too_late(visit: Visit, review: Review) -> None:
    status = visit.words.plain(f"status-{review.verdict}")
    await visit.toast(visit.words.plain("toast-already", status=status), alert=True)
    await _show(visit, review)


async def _changed(visit: Visit, review: Review) -> None:
    """Nobody decides on answers that they did not read."""
    await visit.toast(visit.words.plain("toast-answers-changed"), alert=True)
    await _show(visit, review)


async def withdraw(visit: Visit, button: buttons.WithdrawFor) -> None:
    """On the representative's request; asks once."""
    review, services, now = await _review(visit, button.endorsement), visit.services, visit.services.clock()
    if review.endorsement.status is not Status.WITHDRAWN and not button.sure:
        question = withdrawal_question(visit.words, review, visit.person_id)
        await _remember(visit, await visit.show(question), review)
        return
    await services.database.write(
        lambda tx: withdraw_endorsement(
            tx,
            endorsement_id=button.endorsement,
            person_id=visit.person_id,
            as_admin=True,
            owners=services.owners,
            now=now,
            pressed=visit.pressed.message_id if visit.pressed else None,
        )
    )
    services.notices_waiting()
    await visit.toast(visit.words.plain("toast-withdrawn"))
    await _show(visit, await _review(visit, button.endorsement))


async def _show(visit: Visit, review: Review, *, details: bool = False, fresh: bool = False) -> None:
    screen = card(visit.words, review, visit.person_id, details)
    await _remember(visit, await (visit.add(screen) if fresh else visit.show(screen)), review)


async def _remember(visit: Visit, message_id: int, review: Review) -> None:
    """Note where the card is, so that it changes when somebody else decides."""
    services, now = visit.services, visit.services.clock()
    place = Card(visit.chat_id, message_id)
    await services.database.write(lambda tx: show_card(tx, place, review, now))


async def _store(
    visit: Visit,
    endorsement_id: int,
    verb: Verb,
    reason: str | None,
    revision: str,
    pressed: int | None,
) -> Endorsement:
    services, now = visit.services, visit.services.clock()
    decided = await services.database.write(
        lambda tx: decide_endorsement(
            tx,
            endorsement_id=endorsement_id,
            verb=verb,
            reason=reason,
            admin_id=visit.person_id,
            update_id=visit.update_id,
            pressed=pressed,
            now=now,
            revision=revision,
        )
    )
    services.notices_waiting()
    return decided


async def _review(visit: Visit, endorsement_id: int) -> Review:
    language = visit.words.language
    return await visit.services.database.read(
        lambda tx: review_endorsement(tx, endorsement_id, language, hints=True)
    )
