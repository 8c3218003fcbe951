"""Codes on their way to a mailbox, and who was asked to write what about a proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.database import Row, Transaction
from storage.moments import from_text, to_text

COLUMNS = (
    "id, endorsement_id, person_id, address, address_digest, mailbox, salt, state, tries, last_update_id,"
    " created_at, expires_at, used_at"
)


class State(StrEnum):
    """What became of the mail with the code."""

    WAITING = "waiting"
    DELAYED = "delayed"
    """The mail server does not take it now."""
    SENT = "sent"
    REFUSED = "refused"
    """It never will."""
    FAILED = "failed"
    """It did not for so long that it was given up."""


UNDER_WAY = (State.WAITING, State.DELAYED)


class PromptKind(StrEnum):
    """What somebody was asked to write."""

    MAILBOX = "mailbox"
    """A representative: an address."""
    MANUAL = "manual"
    """An admin: what they know."""


@dataclass(frozen=True, slots=True)
class Code:
    id: int
    endorsement_id: int
    person_id: int
    address: str
    """The domain."""
    address_digest: str
    mailbox: str | None
    """Only until the mail is on its way."""
    salt: str
    state: State
    tries: int
    last_update_id: int | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Prompt:
    endorsement_id: int
    kind: PromptKind
    asked_at: datetime
    update_id: int | None
    """The update that answered it."""


async def add(
    tx: Transaction,
    *,
    endorsement_id: int,
    person_id: int,
    domain: str,
    address_digest: str,
    mailbox: str,
    salt: str,
    asked_in: int,
    now: datetime,
    expires_at: datetime,
) -> int:
    row = await tx.one(
        "INSERT INTO codes (endorsement_id, kind, person_id, address, address_digest, mailbox, salt, state,"
        " asked_in, created_at, expires_at) VALUES (:endorsement, 'mailbox', :person, :domain, :digest,"
        " :mailbox, :salt, 'waiting', :asked_in, :now, :expires) RETURNING id",
        endorsement=endorsement_id,
        person=person_id,
        domain=domain,
        digest=address_digest,
        mailbox=mailbox,
        salt=salt,
        asked_in=asked_in,
        now=to_text(now),
        expires=to_text(expires_at),
    )
    assert row is not None
    return int(row["id"])


async def find(tx: Transaction, code_id: int) -> Code | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM codes WHERE id = :id", id=code_id)  # noqa: S608
    return _code(row) if row else None


async def asked_in(tx: Transaction, update_id: int) -> Code | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM codes WHERE asked_in = :update", update=update_id)  # noqa: S608
    return _code(row) if row else None


async def latest(tx: Transaction, person_id: int) -> Code | None:
    """The newest code of this person; no older one is taken any more."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM codes WHERE person_id = :person AND kind = 'mailbox'"  # noqa: S608
        " ORDER BY id DESC LIMIT 1",
        person=person_id,
    )
    return _code(row) if row else None


async def mails_since(tx: Transaction, person_id: int, address_digest: str, since: datetime) -> int:
    """How many mails this person asked for, or this address got, whichever is more."""
    by_person = await tx.one(
        "SELECT count(*) AS number FROM codes WHERE person_id = :person AND created_at > :since",
        person=person_id,
        since=to_text(since),
    )
    to_address = await tx.one(
        "SELECT count(*) AS number FROM codes WHERE address_digest = :digest AND created_at > :since",
        digest=address_digest,
        since=to_text(since),
    )
    assert by_person is not None
    assert to_address is not None
    return max(int(by_person["number"]), int(to_address["number"]))


async def move(tx: Transaction, code_id: int, state: State) -> None:
    """A mail that is not under way any more needs no address."""
    await tx.run(
        "UPDATE codes SET state = :state,"
        " mailbox = CASE WHEN :state IN ('waiting', 'delayed') THEN mailbox END WHERE id = :id",
        state=state,
        id=code_id,
    )


async def live_until(tx: Transaction, code_id: int, moment: datetime) -> None:
    await tx.run("UPDATE codes SET expires_at = :moment WHERE id = :id", moment=to_text(moment), id=code_id)


async def count_try(tx: Transaction, code_id: int, update_id: int) -> None:
    await tx.run(
        "UPDATE codes SET tries = tries + 1, last_update_id = :update WHERE id = :id",
        update=update_id,
        id=code_id,
    )


async def use(tx: Transaction, code_id: int, update_id: int, now: datetime) -> None:
    await tx.run(
        "UPDATE codes SET used_at = :now, last_update_id = :update WHERE id = :id",
        now=to_text(now),
        update=update_id,
        id=code_id,
    )


async def prompt(tx: Transaction, person_id: int) -> Prompt | None:
    row = await tx.one(
        "SELECT endorsement_id, kind, created_at, update_id FROM proof_prompts WHERE person_id = :person",
        person=person_id,
    )
    if row is None:
        return None
    asked_at = from_text(row["created_at"])
    assert asked_at is not None
    return Prompt(row["endorsement_id"], PromptKind(row["kind"]), asked_at, row["update_id"])


async def ask(tx: Transaction, person_id: int, endorsement_id: int, kind: PromptKind, now: datetime) -> None:
    """What this person writes next is meant for this."""
    await tx.run(
        "INSERT INTO proof_prompts (person_id, endorsement_id, kind, created_at)"
        " VALUES (:person, :endorsement, :kind, :now) ON CONFLICT (person_id) DO UPDATE SET"
        " endorsement_id = excluded.endorsement_id, kind = excluded.kind,"
        " created_at = excluded.created_at, update_id = NULL",
        person=person_id,
        endorsement=endorsement_id,
        kind=kind,
        now=to_text(now),
    )


async def answer(tx: Transaction, person_id: int, update_id: int) -> None:
    """The question is closed, and only for this update it stays what was answered."""
    await tx.run(
        "UPDATE proof_prompts SET update_id = :update WHERE person_id = :person",
        person=person_id,
        update=update_id,
    )


async def drop_prompt(tx: Transaction, person_id: int) -> bool:
    """Whether there was one."""
    return bool(await tx.run("DELETE FROM proof_prompts WHERE person_id = :person", person=person_id))


async def form_touched(tx: Transaction, person_id: int, since: datetime) -> bool:
    """Whether the person's form was changed after that moment: then they write for it."""
    row = await tx.one(
        "SELECT 1 AS here FROM drafts WHERE person_id = :person AND updated_at > :since",
        person=person_id,
        since=to_text(since),
    )
    return row is not None


def _code(row: Row) -> Code:
    created_at, expires_at = from_text(row["created_at"]), from_text(row["expires_at"])
    assert created_at is not None
    assert expires_at is not None
    return Code(
        row["id"],
        row["endorsement_id"],
        row["person_id"],
        row["address"],
        row["address_digest"],
        row["mailbox"],
        row["salt"],
        State(row["state"]),
        row["tries"],
        row["last_update_id"],
        created_at,
        expires_at,
        from_text(row["used_at"]),
    )
