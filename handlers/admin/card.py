"""An admin's card: one endorsement, what was decided, and the buttons that its state allows."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import Endorsement, Reason, Status
from bot.use_cases.review_endorsement import Review
from handlers import buttons
from handlers.mine import shown_reason
from handlers.screen import Screen
from handlers.statement import language_name
from texts.catalogue import Words
from texts.countries import country_name


def card(words: Words, review: Review, admin_id: int, details: bool = False) -> Screen:
    """The card as this admin sees it now."""
    endorsement = review.endorsement
    parts = [
        words.html(
            "card",
            organisation=endorsement.organisation,
            country=country_name(endorsement.country, words.language),
            website=endorsement.website or words.plain("label-no-website"),
            status=words.plain(f"status-{endorsement.status}"),
            visibility=words.plain(f"visibility-{endorsement.visibility}"),
            title=review.title,
            version=str(endorsement.version),
            language=language_name(endorsement.language, words),
            moment=words.moment(endorsement.confirmed_at),
        )
    ]
    if details:
        parts.append(_details(words, review))
    if endorsement.status is not Status.PENDING:
        parts.append(_decision(words, endorsement, admin_id))
    return Screen("\n\n".join(parts), _keys(words, endorsement, details))


def _details(words: Words, review: Review) -> str:
    missing, contact = words.html("review-missing"), review.contact
    return words.html(
        "card-details",
        representative=contact.representative if contact else missing,
        position=contact.position if contact else missing,
        email=(contact.email if contact else None) or missing,
        reference=review.endorsement.reference,
        digest=review.endorsement.digest,
    )


def _decision(words: Words, endorsement: Endorsement, admin_id: int) -> str:
    """Who decided what. Admins know each other by number; Telegram shows the name behind the link."""
    decided_by, decided_at = endorsement.decided_by, endorsement.decided_at
    assert decided_at is not None
    who = (
        words.plain("label-you")
        if decided_by == admin_id
        else words.plain("label-admin", admin=str(decided_by))
    )
    line = words.html(
        "card-decided",
        status=words.plain(f"status-{endorsement.status}"),
        admin=str(decided_by),
        who=who,
        moment=words.moment(decided_at),
    )
    if endorsement.status is Status.REJECTED:
        reason = endorsement.reason
        shown = shown_reason(words, reason) if reason else words.html("review-missing")
        line += "\n" + words.html("card-reason", reason=shown)
    return line


def _keys(words: Words, endorsement: Endorsement, details: bool) -> list[list[InlineKeyboardButton]]:
    keys = []
    if endorsement.status is Status.PENDING:
        keys.append(
            [
                buttons.Accept(endorsement.id).key(words.plain("button-accept")),
                buttons.Reject(endorsement.id).key(words.plain("button-reject")),
            ]
        )
    label = words.plain("button-less" if details else "button-details")
    keys.append([buttons.OpenCard(endorsement.id, details=0 if details else 1).key(label)])
    return keys


def reasons(words: Words, review: Review, admin_id: int) -> Screen:
    """The card with the question for a reason, each preset a button."""
    endorsement = review.endorsement
    keys = [
        [buttons.RejectFor(endorsement.id, reason).key(words.plain(f"reason-{reason}"))] for reason in Reason
    ]
    keys.append([buttons.WriteReason(endorsement.id).key(words.plain("button-write-reason"))])
    keys.append([buttons.OpenCard(endorsement.id).key(words.plain("button-back"))])
    html = card(words, review, admin_id).html
    return Screen(f"{html}\n\n{words.html('reject-question')}", keys)
