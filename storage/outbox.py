"""Messages that a fact causes, stored in the fact's own transaction and delivered afterwards.

    due ──► finished, with an outcome: sent, blocked, gone, rejected, unknown
     ▲│
     └┘ not yet: due again later
A notice holds who and what about, never wording: it is worded when it is sent, from what is true then.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Transaction
from storage.moments import from_text, to_text


class NoticeKind(StrEnum):
    CARD = "card"
    """A new endorsement, to an admin. `subject` is the endorsement."""
    CARD_CHANGED = "card-changed"
    """An admin's card has to show the endorsement as it is now."""
    DECIDED = "decided"
    """To the representative: accepted or rejected."""
    WITHDRAWN = "withdrawn"
    """To the admins: an endorsement is gone from every list."""
    WITHDRAWN_FOR = "withdrawn-for"
    """To the representative: an admin withdrew it, as they had asked."""
    CORRECTION_ACCEPTED = "correction-accepted"
    """To the representative."""
    CORRECTION_REJECTED = "correction-rejected"
    """To the representative."""
    FAILURE = "failure"
    """To the owners: an update could not be handled. `subject` is the update."""
    JOINED = "joined"
    """To the owner whose invitation was accepted. `subject` is the person who has a role now."""
    ROLE = "role"
    """To a member: an owner changed or ended their role. `subject` is the member."""
    DRAFT_ENDS = "draft-ends"
    """To a person: their unfinished form will be erased. `subject` is the statement."""
    RENEWAL = "renewal"
    """To a representative: a new version is there. `subject` is the question in `renewals`."""
    RENEWAL_REMINDER = "renewal-reminder"
    """The same question once more."""
    MAIL = "mail"
    """A mail with a code, from a lane of its own. `subject` is the code."""
    MAIL_NEWS = "mail-news"
    """To the representative: what became of such a mail. `subject` is the code."""
    ERASED = "erased"
    """To an admin: a representative had themselves erased. `subject` is the row of the audit log."""


@dataclass(frozen=True, slots=True)
class Notice:
    id: int
    kind: NoticeKind
    chat_id: int
    subject: int
    message_id: int | None
    attempts: int


async def add(
    tx: Transaction,
    kind: NoticeKind,
    chat_id: int,
    subject: int,
    now: datetime,
    message_id: int | None = None,
) -> None:
    await tx.run(
        "INSERT INTO outbox (kind, chat_id, subject, message_id, created_at, due_at)"
        " VALUES (:kind, :chat, :subject, :message, :now, :now)",
        kind=kind,
        chat=chat_id,
        subject=subject,
        message=message_id,
        now=to_text(now),
    )


async def due(tx: Transaction, now: datetime, limit: int, *, mail: bool = False) -> list[Notice]:
    """What is to be sent now, the oldest first: mails, or all but mails."""
    rows = await tx.all(
        "SELECT id, kind, chat_id, subject, message_id, attempts FROM outbox"
        " WHERE outcome IS NULL AND due_at <= :now AND (kind = 'mail') = :mail"
        " ORDER BY due_at, id LIMIT :limit",
        mail=mail,
        now=to_text(now),
        limit=limit,
    )
    return [
        Notice(
            row["id"],
            NoticeKind(row["kind"]),
            row["chat_id"],
            row["subject"],
            row["message_id"],
            row["attempts"],
        )
        for row in rows
    ]


async def next_due(tx: Transaction, *, mail: bool = False) -> datetime | None:
    """When the next notice is due, if any waits."""
    row = await tx.one(
        "SELECT min(due_at) AS due_at FROM outbox WHERE outcome IS NULL AND (kind = 'mail') = :mail",
        mail=mail,
    )
    return from_text(row["due_at"]) if row else None


async def known(tx: Transaction, kind: NoticeKind, chat_id: int, subject: int) -> bool:
    """Whether this person was, or will be, told of this subject."""
    row = await tx.one(
        "SELECT 1 AS here FROM outbox WHERE chat_id = :chat AND kind = :kind AND subject = :subject LIMIT 1",
        chat=chat_id,
        kind=kind,
        subject=subject,
    )
    return row is not None


async def finish(tx: Transaction, notice_id: int, outcome: str, now: datetime) -> None:
    await tx.run(
        "UPDATE outbox SET outcome = :outcome, finished_at = :now, attempts = attempts + 1 WHERE id = :id",
        id=notice_id,
        outcome=outcome,
        now=to_text(now),
    )


async def postpone(tx: Transaction, notice_id: int, until: datetime) -> None:
    await tx.run(
        "UPDATE outbox SET due_at = :until, attempts = attempts + 1 WHERE id = :id",
        id=notice_id,
        until=to_text(until),
    )


async def revive(tx: Transaction, chat_id: int, now: datetime) -> int:
    """Make due again what could not reach this person while they had blocked the bot."""
    return await tx.run(
        "UPDATE outbox SET outcome = NULL, finished_at = NULL, due_at = :now"
        " WHERE chat_id = :chat AND outcome IN ('blocked', 'gone')",
        chat=chat_id,
        now=to_text(now),
    )


async def undelivered(tx: Transaction, chat_id: int) -> bool:
    """Whether something could not reach this person while they had blocked the bot."""
    row = await tx.one(
        "SELECT 1 AS here FROM outbox WHERE chat_id = :chat AND outcome IN ('blocked', 'gone') LIMIT 1",
        chat=chat_id,
    )
    return row is not None
