"""Erasing a person: everything that names them or leads to them, in every table.

Rows of endorsements go whole; their numbers go to no other, so an admin's old button finds nothing. One that
stays with its organisation's name keeps what was signed and loses the way to who signed. The audit log is not
touched: it has no person in it, but the numbers of admins beside what they did.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from storage.database import Transaction

OWN = (
    ("drafts", "person_id"),
    ("limits", "person_id"),
    ("codes", "person_id"),
    ("proof_prompts", "person_id"),
    ("outbox", "chat_id"),
    ("invitations", "used_by"),
    ("people", "id"),
)
"""Rows about the person, in an order that foreign keys allow."""

MEMBERS = (
    ("roles", "person_id"),
    ("invitations", "created_by"),
    ("cards", "admin_id"),
    ("reason_prompts", "admin_id"),
    ("closing_prompts", "owner_id"),
)
"""Rows that somebody has as a member of the team."""

ABOUT_MEMBERS = ("joined", "role")
"""Notices whose subject is a member."""

MARKS = (
    ("endorsements", "decided_by"),
    ("corrections", "decided_by"),
    ("roles", "granted_by"),
    ("blocked_people", "blocked_by"),
    ("proofs", "given_by"),
)
"""Where an admin's number stands in a row that is about somebody else."""

NOBODY = 0
NUMBERED_MARKS = (("endorsements", "withdrawn_by"),)
"""The same, where nothing at all would mean somebody else: there stands NOBODY then."""


UNLINKED = ("contacts", "corrections", "renewals", "codes", "proof_prompts", "proofs")
"""What goes from an endorsement that stays with its organisation's name alone."""


@dataclass(frozen=True, slots=True)
class Held:
    """An endorsement of the person who is to be forgotten."""

    id: int
    reference: str
    organisation: str
    status: str


async def held(tx: Transaction, person_id: int) -> list[Held]:
    rows = await tx.all(
        "SELECT id, reference, organisation, status FROM endorsements WHERE person_id = :person ORDER BY id",
        person=person_id,
    )
    return [Held(row["id"], row["reference"], row["organisation"], row["status"]) for row in rows]


async def known(tx: Transaction, person_id: int, *, member: bool) -> bool:
    """Whether erasing would find anything besides endorsements; `member`: also of what a team member has."""
    for table, column in (*OWN, *(MEMBERS + MARKS + NUMBERED_MARKS if member else ())):
        if await tx.one(f"SELECT 1 AS here FROM {table} WHERE {column} = :person LIMIT 1", person=person_id):  # noqa: S608
            return True
    return False


async def erase_endorsement(tx: Transaction, endorsement_id: int) -> None:
    """Delete it with everything that hangs on it."""
    for table in ("contacts", "corrections", "renewals", "reason_prompts", "cards"):
        await tx.run(f"DELETE FROM {table} WHERE endorsement_id = :id", id=endorsement_id)  # noqa: S608
    await tx.run("DELETE FROM drafts WHERE corrects = :id", id=endorsement_id)
    await tx.run("DELETE FROM endorsements WHERE id = :id", id=endorsement_id)


async def unlink_endorsement(tx: Transaction, endorsement_id: int) -> None:
    """Leave the organisation on the list without anything of who signed for it."""
    for table in UNLINKED:
        await tx.run(f"DELETE FROM {table} WHERE endorsement_id = :id", id=endorsement_id)  # noqa: S608
    # The names of forms stand in the person's chat; without the person they lead nowhere.
    await tx.run(
        "UPDATE endorsements SET person_id = NULL, reason = NULL, corrected_in = NULL,"
        " draft_id = 'erased:' || id WHERE id = :id",
        id=endorsement_id,
    )


async def erase_person(tx: Transaction, person_id: int, *, member: bool) -> None:
    """Delete what is left when the endorsements are gone or unlinked.

    `member`: also what they had as a member of the team, and their number where it stands beside a deed."""
    for table, column in (*OWN, *(MEMBERS if member else ())):
        await tx.run(f"DELETE FROM {table} WHERE {column} = :person", person=person_id)  # noqa: S608
    await tx.run(
        f"DELETE FROM outbox WHERE kind IN {ABOUT_MEMBERS} AND subject = :person",  # noqa: S608
        person=person_id,
    )
    for table, column in MARKS if member else ():
        await tx.run(
            f"UPDATE {table} SET {column} = NULL WHERE {column} = :person",  # noqa: S608
            person=person_id,
        )
    for table, column in NUMBERED_MARKS if member else ():
        await tx.run(
            f"UPDATE {table} SET {column} = :nobody WHERE {column} = :person",  # noqa: S608
            nobody=NOBODY,
            person=person_id,
        )


async def facts_of(tx: Transaction, line: int) -> dict[str, int]:
    """How many endorsements were erased, and how many kept, by this line of the audit log."""
    row = await tx.one("SELECT facts FROM audit WHERE id = :line", line=line)
    assert row is not None
    facts: dict[str, int] = json.loads(row["facts"])
    return facts
