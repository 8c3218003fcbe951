"""Who has which role, and the invitations to one. The owners of the settings are not in here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.roles import Role
from storage.database import Row, Transaction
from storage.moments import from_text, to_text

COLUMNS = "token_digest, role, created_by, created_at, expires_at, used_by"


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a role; `granted_by` and `granted_at` are None for an owner of the settings."""

    person_id: int
    role: Role
    granted_by: int | None = None
    granted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Invitation:
    """Of the token only its SHA-256 is known: who reads the database cannot use it."""

    digest: str
    role: Role
    created_by: int
    expires_at: datetime
    used_by: int | None


async def find(tx: Transaction, person_id: int) -> Member | None:
    row = await tx.one(
        "SELECT person_id, role, granted_by, granted_at FROM roles WHERE person_id = :person",
        person=person_id,
    )
    return _member(row) if row else None


async def members(tx: Transaction) -> list[Member]:
    """Everybody with a role, the oldest first."""
    rows = await tx.all(
        "SELECT person_id, role, granted_by, granted_at FROM roles ORDER BY granted_at, person_id"
    )
    return [_member(row) for row in rows]


async def grant(tx: Transaction, person_id: int, role: Role, granted_by: int, now: datetime) -> None:
    await tx.run(
        "INSERT INTO roles (person_id, role, granted_by, granted_at) VALUES (:person, :role, :by, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET role = excluded.role, granted_by = excluded.granted_by,"
        " granted_at = excluded.granted_at",
        person=person_id,
        role=role,
        by=granted_by,
        now=to_text(now),
    )


async def end(tx: Transaction, person_id: int) -> None:
    await tx.run("DELETE FROM roles WHERE person_id = :person", person=person_id)


def _member(row: Row) -> Member:
    return Member(row["person_id"], Role(row["role"]), row["granted_by"], from_text(row["granted_at"]))


async def invite(
    tx: Transaction,
    digest: str,
    role: Role,
    created_by: int,
    asked_in: int,
    now: datetime,
    expires_at: datetime,
) -> None:
    await tx.run(
        "INSERT INTO invitations (token_digest, role, created_by, asked_in, created_at, expires_at)"
        " VALUES (:digest, :role, :by, :asked_in, :now, :expires_at)",
        digest=digest,
        role=role,
        by=created_by,
        asked_in=asked_in,
        now=to_text(now),
        expires_at=to_text(expires_at),
    )


async def invitation(tx: Transaction, digest: str) -> Invitation | None:
    row = await tx.one(
        f"SELECT {COLUMNS} FROM invitations WHERE token_digest = :digest",  # noqa: S608
        digest=digest,
    )
    return _invitation(row) if row else None


async def invitation_asked_in(tx: Transaction, created_by: int, asked_in: int) -> Invitation | None:
    """The invitation that this owner made from that screen, used or not."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM invitations WHERE created_by = :by AND asked_in = :asked_in",  # noqa: S608
        by=created_by,
        asked_in=asked_in,
    )
    return _invitation(row) if row else None


async def open_invitations(tx: Transaction, now: datetime) -> list[Invitation]:
    """Those that can still be used, the first to expire first."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM invitations WHERE used_by IS NULL AND expires_at > :now"  # noqa: S608
        " ORDER BY expires_at, token_digest",
        now=to_text(now),
    )
    return [_invitation(row) for row in rows]


async def use(tx: Transaction, digest: str, person_id: int, now: datetime) -> bool:
    """Whether this person is the one who used it; of several at once one is."""
    used = await tx.run(
        "UPDATE invitations SET used_by = :person, used_at = :now"
        " WHERE token_digest = :digest AND used_by IS NULL AND expires_at > :now",
        digest=digest,
        person=person_id,
        now=to_text(now),
    )
    return bool(used)


async def withdraw_invitation(tx: Transaction, digest: str) -> bool:
    """Whether there was an unused one to withdraw."""
    return bool(
        await tx.run(
            "DELETE FROM invitations WHERE token_digest = :digest AND used_by IS NULL", digest=digest
        )
    )


async def withdraw_invitations_of(tx: Transaction, created_by: int) -> None:
    """Links of somebody who may not invite any more lead nowhere."""
    await tx.run("DELETE FROM invitations WHERE created_by = :by AND used_by IS NULL", by=created_by)


def _invitation(row: Row) -> Invitation:
    expires_at = from_text(row["expires_at"])
    assert expires_at is not None
    return Invitation(row["token_digest"], Role(row["role"]), row["created_by"], expires_at, row["used_by"])
