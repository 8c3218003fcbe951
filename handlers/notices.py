"""The outbox's messages, worded when they are sent, from what is true then."""

from __future__ import annotations

from telegram import Bot, BotCommandScopeChat

from bot.domain.endorsement import Status
from bot.domain.errors import NotFound
from bot.domain.roles import Role
from bot.use_cases.deliver_notice import ShownCard
from bot.use_cases.find_language import find_language
from bot.use_cases.find_role import find_role, require_role
from bot.use_cases.review_endorsement import Review, review_endorsement
from handlers.admin.card import card, withdrawal
from handlers.admin.team import names_of, role_name
from handlers.context import Services
from handlers.data import data_notice
from handlers.mails import mail_news
from handlers.menu import commands_for
from handlers.mine import shown_reason
from handlers.renewal import renewal_notice
from handlers.screen import Screen, edit, send
from storage.outbox import Notice, NoticeKind
from texts.catalogue import Words

NEEDED = {
    NoticeKind.CARD: Role.ADMIN,
    NoticeKind.CARD_CHANGED: Role.ADMIN,
    NoticeKind.WITHDRAWN: Role.ADMIN,
    NoticeKind.FAILURE: Role.OWNER,
    NoticeKind.JOINED: Role.OWNER,
}
"""The role that who gets such a notice has to have when it is sent."""


async def deliver(bot: Bot, services: Services, notice: Notice) -> ShownCard | None:
    """Send one notice. Returns what an admin's card shows, when it was one.

    Raises TelegramError, and NotAllowed for an admin's notice to somebody who is none any more."""
    if needed := NEEDED.get(notice.kind):
        await services.database.read(
            lambda tx: require_role(tx, notice.chat_id, needed, services.owners),
        )
    words = await _words_of(services, notice.chat_id)
    if notice.kind is NoticeKind.FAILURE:
        await send(bot, notice.chat_id, Screen(words.html("failure-notice", update=str(notice.subject))))
        return None
    if notice.kind in (NoticeKind.RENEWAL, NoticeKind.RENEWAL_REMINDER):
        if screen := await renewal_notice(services, words, notice):
            await send(bot, notice.chat_id, screen)
        return None
    if notice.kind in (NoticeKind.JOINED, NoticeKind.ROLE):
        await _role_told(bot, services, words, notice)
        return None
    if notice.kind is NoticeKind.MAIL_NEWS:
        if screen := await mail_news(services, words, notice):
            await send(bot, notice.chat_id, screen)
        return None
    if notice.kind in (NoticeKind.DRAFT_ENDS, NoticeKind.ERASED):
        if screen := await data_notice(services, words, notice):
            await send(bot, notice.chat_id, screen)
        return None
    is_card = notice.kind in (NoticeKind.CARD, NoticeKind.CARD_CHANGED)
    try:
        review = await services.database.read(
            lambda tx: review_endorsement(tx, notice.subject, words.language, hints=is_card)
        )
    except NotFound:
        # The representative had it erased; what waited to be told about it is told no more.
        if notice.message_id is not None:
            await edit(bot, notice.chat_id, notice.message_id, Screen(words.html("card-erased")))
        return None
    if (tell := TOLD.get(notice.kind)) is not None:
        if html := tell(words, review, notice.chat_id):
            await send(bot, notice.chat_id, Screen(html))
        return None
    return await _card(bot, words, notice, review)


async def _role_told(bot: Bot, services: Services, words: Words, notice: Notice) -> None:
    """Who has which role is told as it is now; a member's own command menu follows it."""
    role = await services.database.read(lambda tx: find_role(tx, notice.subject, services.owners))
    if notice.kind is NoticeKind.JOINED:
        names = await names_of(bot, [notice.subject])
        html = words.html(
            "member-joined",
            person=str(notice.subject),
            name=names[notice.subject],
            role=role_name(words, role),
        )
    elif role is Role.NONE:
        html = words.html("role-ended")
    else:
        parts = [words.html("role-changed", role=role_name(words, role)), words.html(f"may-{role}")]
        html = "\n\n".join(parts)
    if notice.kind is NoticeKind.ROLE:
        await bot.set_my_commands(commands_for(words, role), scope=BotCommandScopeChat(notice.chat_id))
    await send(bot, notice.chat_id, Screen(html))


async def _card(bot: Bot, words: Words, notice: Notice, review: Review) -> ShownCard | None:
    screen = card(words, review, notice.chat_id)
    if notice.message_id is not None:
        await edit(bot, notice.chat_id, notice.message_id, screen)
        return None
    message = await send(bot, notice.chat_id, screen)
    return ShownCard(message.message_id, review)


def _decided(words: Words, review: Review, _: int) -> str:
    """Nothing, when it was corrected or withdrawn before this could be told."""
    endorsement = review.endorsement
    if endorsement.status is Status.ACCEPTED:
        return words.html("decided-accepted", **_facts(review))
    if endorsement.status is not Status.REJECTED:
        return ""
    return words.html("decided-rejected", reason=_reason(words, endorsement.reason), **_facts(review))


def _correction_accepted(words: Words, review: Review, _: int) -> str:
    return words.html("correction-accepted", **_facts(review))


def _correction_rejected(words: Words, review: Review, _: int) -> str:
    """Nothing, when it was corrected anew or withdrawn before this could be told."""
    correction = review.correction
    if correction is None or correction.is_pending:
        return ""
    return words.html("correction-rejected", reason=_reason(words, correction.reason), **_facts(review))


def _withdrawn(words: Words, review: Review, admin_id: int) -> str:
    who = withdrawal(words, review.endorsement, admin_id)
    return words.html("withdrawn-told", **_facts(review)) + "\n" + who


def _withdrawn_for(words: Words, review: Review, _: int) -> str:
    return words.html("withdrawn-for", **_facts(review))


def _facts(review: Review) -> dict[str, str]:
    endorsement = review.endorsement
    return {
        "organisation": endorsement.organisation,
        "reference": endorsement.reference,
        "title": review.title,
    }


def _reason(words: Words, reason: str | None) -> str:
    return shown_reason(words, reason) if reason else words.html("review-missing")


TOLD = {
    NoticeKind.DECIDED: _decided,
    NoticeKind.CORRECTION_ACCEPTED: _correction_accepted,
    NoticeKind.CORRECTION_REJECTED: _correction_rejected,
    NoticeKind.WITHDRAWN: _withdrawn,
    NoticeKind.WITHDRAWN_FOR: _withdrawn_for,
}
"""What is told about an endorsement: to a representative, or to an admin."""


async def _words_of(services: Services, person_id: int) -> Words:
    spoken = await services.database.read(lambda tx: find_language(tx, person_id, None))
    return services.catalogue.words(spoken.language)
