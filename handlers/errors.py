"""Words for refusals, and what happens when something fails that nobody foresaw."""

from __future__ import annotations

import traceback
from pathlib import Path

import structlog
from telegram import Update
from telegram.error import TelegramError

from bot.domain.errors import AnswerRefused, DomainError, DraftMissing, StatementNotOpen, TooMuch
from bot.transport.outcomes import Outcome, outcome_of
from bot.use_cases.report_failure import report_failure
from handlers.context import Context
from handlers.screen import Screen
from handlers.visit import Visit, visit_of
from storage.database import Unavailable
from texts.catalogue import Words

log = structlog.get_logger("undersigned.handlers")


def refusal_html(words: Words, refusal: AnswerRefused) -> str:
    return words.html(f"refused-{refusal.reason}", limit=str(refusal.limit))


async def refused(visit: Visit, refusal: DomainError) -> None:
    """Say why something cannot be done; what a stranger may not know is a button out of date."""
    words = visit.words
    visit.services.outcomes[visit.update_id] = type(refusal).__name__
    match refusal:
        case DraftMissing():
            await visit.add(Screen(words.html("draft-gone")))
        case TooMuch():
            await visit.add(Screen(words.html(f"too-much-{refusal.deed}")))
        case StatementNotOpen():
            await visit.add(Screen(words.html("not-open")))
        case AnswerRefused() if visit.update.callback_query is None:
            await visit.add(Screen(refusal_html(words, refusal)))
        case _ if visit.update.callback_query is None:
            await visit.add(Screen(words.html("menu")))
        case _:
            await visit.toast(words.plain("toast-stale"))


async def on_error(update: object, context: Context) -> None:
    """python-telegram-bot's error handler: the last resort of every update.

    A failure of Telegram's has its outcome, and `bot.jobs.handling` knows what may be tried again; so may
    what the disk does not take now.
    Anything else reaches the log with its number, the person with a kind sentence, and the owners."""
    error = context.error
    update_id = update.update_id if isinstance(update, Update) else 0
    if isinstance(error, Unavailable):
        log.error("the database cannot be used", update_id=update_id, error=error.args[0])
        context.services.outcomes[update_id] = Outcome.RETRY
        return
    if isinstance(error, TelegramError):
        failure = outcome_of(error)
        context.services.outcomes[update_id] = failure.outcome
        if failure.outcome is not Outcome.REJECTED:
            return
    context.services.outcomes[update_id] = "failed"
    log.error("update failed", update_id=update_id, error=type(error).__name__, where=_places(error))
    services, now = context.services, context.services.clock()
    try:
        await services.database.write(lambda tx: report_failure(tx, update_id, services.owners, now))
    except Unavailable as trouble:
        log.error("the database cannot be used", update_id=update_id, error=trouble.args[0])
        services.outcomes[update_id] = Outcome.RETRY
        return
    services.notices_waiting()
    if isinstance(update, Update):
        await _apologise(update, context)


async def _apologise(update: Update, context: Context) -> None:
    visit = await visit_of(update, context)
    if visit is None:
        return
    try:
        await visit.toast(visit.words.plain("toast-failure"))
        await visit.add(Screen(visit.words.html("failure")))
    except TelegramError as error:
        log.warning("apology not sent", update_id=update.update_id, outcome=outcome_of(error).outcome)


def _places(error: BaseException | None) -> list[str]:
    """Where it happened, without the exception's message: that may quote what a person wrote."""
    frames = traceback.extract_tb(error.__traceback__ if error else None)
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
