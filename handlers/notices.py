"""The outbox's messages, worded when they are sent, from what is true then."""

from __future__ import annotations

from telegram import Bot

from bot.domain.endorsement import Status
from bot.domain.errors import NotAllowed
from bot.use_cases.deliver_notice import ShownCard
from bot.use_cases.find_language import find_language
from bot.use_cases.review_endorsement import Review, review_endorsement
from handlers.admin.card import card
from handlers.context import Role, Services
from handlers.mine import shown_reason
from handlers.screen import Screen, edit, send
from storage.outbox import Notice, NoticeKind
from texts.catalogue import Words


async def deliver(bot: Bot, services: Services, notice: Notice) -> ShownCard | None:
    """Send one notice. Returns what an admin's card shows, when it was one.

    Raises TelegramError, and NotAllowed for an admin's notice to somebody who is none any more."""
    if notice.kind is not NoticeKind.DECIDED and services.role(notice.chat_id) is not Role.OWNER:
        raise NotAllowed
    words = await _words_of(services, notice.chat_id)
    if notice.kind is NoticeKind.FAILURE:
        await send(bot, notice.chat_id, Screen(words.html("failure-notice", update=str(notice.subject))))
        return None
    review = await services.database.read(lambda tx: review_endorsement(tx, notice.subject, words.language))
    if notice.kind is NoticeKind.DECIDED:
        await send(bot, notice.chat_id, Screen(_decided(words, review)))
        return None
    return await _card(bot, words, notice, review)


async def _card(bot: Bot, words: Words, notice: Notice, review: Review) -> ShownCard | None:
    screen = card(words, review, notice.chat_id)
    if notice.message_id is not None:
        await edit(bot, notice.chat_id, notice.message_id, screen)
        return None
    message = await send(bot, notice.chat_id, screen)
    return ShownCard(message.message_id, review.endorsement.status)


def _decided(words: Words, review: Review) -> str:
    endorsement = review.endorsement
    facts = {
        "organisation": endorsement.organisation,
        "reference": endorsement.reference,
        "title": review.title,
    }
    if endorsement.status is Status.ACCEPTED:
        return words.html("decided-accepted", **facts)
    reason = endorsement.reason
    shown = shown_reason(words, reason) if reason else words.html("review-missing")
    return words.html("decided-rejected", reason=shown, **facts)


async def _words_of(services: Services, person_id: int) -> Words:
    spoken = await services.database.read(lambda tx: find_language(tx, person_id, None))
    return services.catalogue.words(spoken.language)
