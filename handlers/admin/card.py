"""An admin's card: one endorsement, what was decided, and the buttons that its state allows."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.domain.endorsement import OCCUPYING, Answers, Correction, Endorsement, Reason, Status
from bot.use_cases.review_endorsement import Review
from handlers import buttons
from handlers.admin.duplicates import duplicates_html, duplicates_keys
from handlers.admin.proof import proofs_html
from handlers.mine import shown_reason
from handlers.screen import Screen
from handlers.statement import language_name
from storage.erasure import NOBODY
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
    if endorsement.status is Status.WITHDRAWN:
        parts.append(withdrawal(words, endorsement, admin_id))
    elif endorsement.status is not Status.PENDING:
        parts.append(_decision(words, endorsement, admin_id))
    elif endorsement.revision:
        parts.append(words.html("card-corrected"))
    if review.correction is not None:
        parts.append(_correction(words, review, review.correction, admin_id))
    parts += proofs_html(words, review.proofs)
    parts += duplicates_html(words, review.duplicates)
    keys = [*_keys(words, review, details), *duplicates_keys(words, review.duplicates)]
    return Screen("\n\n".join(parts), keys)


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
    if endorsement.decided_rule is not None:
        proof = words.plain(f"label-value-{endorsement.decided_rule}")
        return words.html("card-decided-rule", proof=proof, moment=words.moment(decided_at))
    line = words.html(
        "card-decided",
        status=words.plain(f"status-{endorsement.status}"),
        moment=words.moment(decided_at),
        **_who(words, decided_by, admin_id),
    )
    if endorsement.status is Status.REJECTED:
        reason = endorsement.reason
        shown = shown_reason(words, reason) if reason else words.html("review-missing")
        line += "\n" + words.html("card-reason", reason=shown)
    return line


def _who(words: Words, admin: int | None, reader: int) -> dict[str, str]:
    if not admin:
        # They had themselves forgotten; the link leads to nobody.
        return {"admin": str(NOBODY), "who": words.plain("label-former-admin")}
    you = admin == reader
    who = words.plain("label-you") if you else words.plain("label-admin", admin=str(admin))
    return {"admin": str(admin), "who": who}


def withdrawal(words: Words, endorsement: Endorsement, admin_id: int) -> str:
    """Who withdrew it, and when."""
    withdrawn_at, admin = endorsement.withdrawn_at, endorsement.withdrawn_by
    assert withdrawn_at is not None
    moment = words.moment(withdrawn_at)
    if admin is None:
        return words.html("card-withdrawn", moment=moment)
    return words.html("card-withdrawn-for", moment=moment, **_who(words, admin, admin_id))


def _correction(words: Words, review: Review, correction: Correction, admin_id: int) -> str:
    """Old beside new for what differs; of a rejected one, who rejected it and why."""
    if correction.decided_at is not None:
        moment = words.moment(correction.decided_at)
        who = _who(words, correction.decided_by, admin_id)
        line = words.html("card-correction-rejected", moment=moment, **who)
        shown = shown_reason(words, correction.reason) if correction.reason else words.html("review-missing")
        return line + "\n" + words.html("card-reason", reason=shown)
    endorsement = review.endorsement
    present = Answers(endorsement.organisation, endorsement.country, endorsement.website, review.contact)
    old, new = _shown(words, present), _shown(words, correction.answers)
    rows = [
        words.html(
            "card-correction-row", field=words.plain(f"column-{field}"), old=old[field], new=new[field]
        )
        for field in new
        if old[field] != new[field]
    ]
    return "\n".join([words.html("card-correction"), *rows])


def _shown(words: Words, answers: Answers) -> dict[str, str]:
    """By column, as people read them."""
    missing, contact = words.html("review-missing"), answers.contact
    return {
        "organisation": answers.organisation,
        "country": country_name(answers.country, words.language),
        "website": answers.website or missing,
        "representative": contact.representative if contact else missing,
        "position": contact.position if contact else missing,
        "email": (contact.email if contact else None) or missing,
    }


def _keys(words: Words, review: Review, details: bool) -> list[list[InlineKeyboardButton]]:
    endorsement, keys = review.endorsement, []
    if review.verdict is Status.PENDING:
        of = "-correction" if review.correction else ""
        which = endorsement.id, endorsement.revision
        keys.append(
            [
                buttons.Accept(*which).key(words.plain(f"button-accept{of}")),
                buttons.Reject(*which).key(words.plain(f"button-reject{of}")),
            ]
        )
    if details and endorsement.status in OCCUPYING:
        keys.append([buttons.NoteProof(endorsement.id).key(words.plain("button-note-proof"))])
    if details and endorsement.status is not Status.WITHDRAWN:
        keys.append([buttons.WithdrawFor(endorsement.id).key(words.plain("button-withdraw-for"))])
    label = words.plain("button-less" if details else "button-details")
    keys.append([buttons.OpenCard(endorsement.id, details=0 if details else 1).key(label)])
    return keys


def withdrawal_question(words: Words, review: Review, admin_id: int) -> Screen:
    """The card with the question whether the representative asked for this."""
    endorsement = review.endorsement
    keys = [
        [buttons.WithdrawFor(endorsement.id, sure=1).key(words.plain("button-withdraw-sure"))],
        [buttons.OpenCard(endorsement.id, details=1).key(words.plain("button-withdraw-no"))],
    ]
    html = card(words, review, admin_id).html
    return Screen(f"{html}\n\n{words.html('withdraw-for-question')}", keys)


def reasons(words: Words, review: Review, admin_id: int) -> Screen:
    """The card with the question for a reason, each preset a button."""
    endorsement = review.endorsement
    keys = [
        [buttons.RejectFor(endorsement.id, each, endorsement.revision).key(words.plain(f"reason-{each}"))]
        for each in Reason
    ]
    write = buttons.WriteReason(endorsement.id, endorsement.revision)
    keys.append([write.key(words.plain("button-write-reason"))])
    keys.append([buttons.OpenCard(endorsement.id).key(words.plain("button-back"))])
    html = card(words, review, admin_id).html
    return Screen(f"{html}\n\n{words.html('reject-question')}", keys)
