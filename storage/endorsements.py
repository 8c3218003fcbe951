"""Endorsements and their contacts. Contacts are read by the functions that say so, and by no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.endorsement import Answers, Contact, Endorsement, Status, Visibility
from bot.domain.statement import Translation
from storage.database import Row, Transaction
from storage.moments import from_text, to_text

COLUMNS = (
    "id, reference, statement_id, person_id, version, language, digest, organisation, country, website,"
    " visibility, status, reason, confirmed_at, decided_at, decided_by, withdrawn_at, withdrawn_by,"
    " decided_rule,"
    " coalesce(corrected_in, '') AS revision"
)

PUBLIC = "statement_id = :statement AND status = 'accepted' AND visibility = 'public'"
"""Who may be named: accepted, and chose to be."""

BEST = (
    "proofs WHERE endorsement_id = endorsements.id"
    " ORDER BY CASE grade WHEN 'manual' THEN 2 ELSE 1 END DESC LIMIT 1"
)
"""The best proof of each, in the order of `bot.domain.proof.Grade`."""

EXPORT = (
    "SELECT reference, version, language, digest, organisation, country, website, visibility, status,"  # noqa: S608
    " reason, confirmed_at, decided_at, decided_by, representative, position, email"
    f", (SELECT grade FROM {BEST}) AS grade, (SELECT evidence FROM {BEST}) AS evidence"
    " FROM endorsements LEFT JOIN contacts ON contacts.endorsement_id = endorsements.id"
    " WHERE statement_id = :statement ORDER BY id"
)
EXPORT_PUBLIC = (
    "SELECT '' AS reference, version, language, '' AS digest, visibility, status, NULL AS reason,"
    " confirmed_at, NULL AS decided_at, NULL AS decided_by, NULL AS representative, NULL AS position,"
    " NULL AS email, CASE visibility WHEN 'public' THEN organisation ELSE '' END AS organisation,"
    " CASE visibility WHEN 'public' THEN country ELSE '' END AS country,"
    " CASE visibility WHEN 'public' THEN website END AS website"
    ", NULL AS grade, NULL AS evidence"
    " FROM endorsements WHERE statement_id = :statement AND status = 'accepted' ORDER BY id"
)
"""Those who are only counted come without anything that tells who they are."""


@dataclass(frozen=True, slots=True)
class NewEndorsement:
    """What `confirm` puts into the database."""

    reference: str
    draft_id: str
    statement_id: int
    person_id: int
    version: int
    language: str
    digest: str
    organisation: str
    match_key: str
    country: str
    website: str | None
    visibility: Visibility
    contact: Contact


@dataclass(frozen=True, slots=True)
class Counts:
    """How many endorsements a statement has in each state."""

    by_state: Mapping[tuple[Status, Visibility], int]

    def of(self, status: Status, visibility: Visibility | None = None) -> int:
        wanted = tuple(Visibility) if visibility is None else (visibility,)
        return sum(self.by_state.get((status, each), 0) for each in wanted)

    @property
    def total(self) -> int:
        return sum(self.by_state.values())


async def add(tx: Transaction, new: NewEndorsement, now: datetime) -> int | None:
    """Insert a pending endorsement with its contact; None when a constraint says that it stands already."""
    row = await tx.one(
        "INSERT INTO endorsements (reference, draft_id, statement_id, person_id, version, language, digest,"
        " organisation, match_key, country, website, visibility, status, confirmed_at)"
        " VALUES (:reference, :draft, :statement, :person, :version, :language, :digest,"
        " :organisation, :match_key, :country, :website, :visibility, 'pending', :now)"
        " ON CONFLICT DO NOTHING RETURNING id",
        reference=new.reference,
        draft=new.draft_id,
        statement=new.statement_id,
        person=new.person_id,
        version=new.version,
        language=new.language,
        digest=new.digest,
        organisation=new.organisation,
        match_key=new.match_key,
        country=new.country,
        website=new.website,
        visibility=new.visibility,
        now=to_text(now),
    )
    if row is None:
        return None
    await tx.run(
        "INSERT INTO contacts (endorsement_id, representative, position, email)"
        " VALUES (:id, :representative, :position, :email)",
        id=row["id"],
        representative=new.contact.representative,
        position=new.contact.position,
        email=new.contact.email,
    )
    return int(row["id"])


async def occupied(tx: Transaction, statement_id: int, match_key: str, besides: int = 0) -> bool:
    """Whether an organisation with this match key is pending or accepted on the statement.

    The endorsement `besides` is left out of account: it may keep its own place."""
    row = await tx.one(
        "SELECT 1 AS here FROM endorsements WHERE statement_id = :statement AND match_key = :key"
        " AND status IN ('pending', 'accepted') AND id <> :besides LIMIT 1",
        statement=statement_id,
        key=match_key,
        besides=besides,
    )
    return row is not None


async def find(tx: Transaction, endorsement_id: int) -> Endorsement | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM endorsements WHERE id = :id", id=endorsement_id)  # noqa: S608
    return _endorsement(row) if row else None


async def by_draft(tx: Transaction, draft_id: str, person_id: int) -> Endorsement | None:
    """What this person's draft has become, if it was confirmed."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM endorsements WHERE draft_id = :draft AND person_id = :person",  # noqa: S608
        draft=draft_id,
        person=person_id,
    )
    return _endorsement(row) if row else None


async def by_correction(tx: Transaction, draft_id: str, person_id: int) -> Endorsement | None:
    """What this person's draft has corrected, if it was confirmed and no later one was."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM endorsements WHERE corrected_in = :draft AND person_id = :person",  # noqa: S608
        draft=draft_id,
        person=person_id,
    )
    return _endorsement(row) if row else None


async def of_person(tx: Transaction, person_id: int) -> list[Endorsement]:
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM endorsements WHERE person_id = :person ORDER BY id DESC",  # noqa: S608
        person=person_id,
    )
    return [_endorsement(row) for row in rows]


async def waiting(tx: Transaction, limit: int) -> list[int]:
    """Endorsements that wait for an admin, new or corrected, those that wait longest first."""
    rows = await tx.all(
        "SELECT id FROM endorsements WHERE status = 'pending'"
        " UNION SELECT endorsement_id FROM corrections ORDER BY id LIMIT :limit",
        limit=limit,
    )
    return [row["id"] for row in rows]


async def contact(tx: Transaction, endorsement_id: int) -> Contact | None:
    """Confidential: for admins and for the representative."""
    row = await tx.one(
        "SELECT representative, position, email FROM contacts WHERE endorsement_id = :id", id=endorsement_id
    )
    return Contact(row["representative"], row["position"], row["email"]) if row else None


async def answers(tx: Transaction, endorsement: Endorsement) -> Answers:
    """What stands there, with the contact. Confidential."""
    return Answers(
        endorsement.organisation,
        endorsement.country,
        endorsement.website,
        await contact(tx, endorsement.id),
    )


async def replace_answers(tx: Transaction, endorsement_id: int, new: Answers, match_key: str) -> None:
    """Raises IntegrityError when another endorsement has this place.

    What was proven of another name or website is not proven of these."""
    await tx.run(
        "DELETE FROM proofs WHERE endorsement_id = :id AND NOT EXISTS (SELECT 1 FROM endorsements"
        " WHERE id = :id AND organisation = :organisation AND country = :country"
        " AND coalesce(website, '') = :website)",
        id=endorsement_id,
        organisation=new.organisation,
        country=new.country,
        website=new.website or "",
    )
    await tx.run(
        "UPDATE endorsements SET organisation = :organisation, match_key = :key, country = :country,"
        " website = :website WHERE id = :id",
        id=endorsement_id,
        organisation=new.organisation,
        key=match_key,
        country=new.country,
        website=new.website,
    )
    if new.contact is None:
        return
    await tx.run(
        "INSERT INTO contacts (endorsement_id, representative, position, email)"
        " VALUES (:id, :representative, :position, :email) ON CONFLICT (endorsement_id) DO UPDATE SET"
        " representative = excluded.representative, position = excluded.position, email = excluded.email",
        id=endorsement_id,
        representative=new.contact.representative,
        position=new.contact.position,
        email=new.contact.email,
    )


async def mark_corrected(tx: Transaction, endorsement_id: int, draft_id: str) -> None:
    """From now on its answers are those of this form, or wait to be."""
    await tx.run(
        "UPDATE endorsements SET corrected_in = :draft WHERE id = :id", draft=draft_id, id=endorsement_id
    )


async def review_again(tx: Transaction, endorsement_id: int, before: Status, after: Status) -> bool:
    """Forget the decision with the answers that it was about; False when somebody moved it first."""
    return (
        await tx.run(
            "UPDATE endorsements SET status = :after, reason = NULL, decided_at = NULL, decided_by = NULL,"
            " decided_rule = NULL"
            " WHERE id = :id AND status = :before",
            id=endorsement_id,
            before=before,
            after=after,
        )
        == 1
    )


async def set_visibility(tx: Transaction, endorsement_id: int, visibility: Visibility) -> None:
    await tx.run(
        "UPDATE endorsements SET visibility = :visibility WHERE id = :id",
        visibility=visibility,
        id=endorsement_id,
    )


async def withdraw(
    tx: Transaction, endorsement_id: int, before: Status, after: Status, admin_id: int | None, now: datetime
) -> bool:
    """Take it off every list; False when somebody moved it first. No admin: the representative did it."""
    return (
        await tx.run(
            "UPDATE endorsements SET status = :after, withdrawn_at = :now, withdrawn_by = :admin"
            " WHERE id = :id AND status = :before",
            id=endorsement_id,
            before=before,
            after=after,
            admin=admin_id,
            now=to_text(now),
        )
        == 1
    )


async def sign_anew(
    tx: Transaction, endorsement_id: int, before: int, version: int, text: Translation, now: datetime
) -> bool:
    """Under another version's text from now on; False when it left its version or was withdrawn first."""
    return (
        await tx.run(
            "UPDATE endorsements SET version = :version, language = :language, digest = :digest,"
            " confirmed_at = :now WHERE id = :id AND version = :before AND status = 'accepted'",
            id=endorsement_id,
            before=before,
            version=version,
            language=text.language,
            digest=text.digest,
            now=to_text(now),
        )
        == 1
    )


async def decide(
    tx: Transaction,
    endorsement_id: int,
    before: Status,
    after: Status,
    reason: str | None,
    admin_id: int,
    now: datetime,
) -> bool:
    """Move from one status to another; False when somebody moved it first."""
    return (
        await tx.run(
            "UPDATE endorsements SET status = :after, reason = :reason, decided_at = :now,"
            " decided_by = :admin, decided_rule = NULL WHERE id = :id AND status = :before",
            id=endorsement_id,
            before=before,
            after=after,
            reason=reason,
            admin=admin_id,
            now=to_text(now),
        )
        == 1
    )


async def counts(tx: Transaction, statement_id: int) -> Counts:
    rows = await tx.all(
        "SELECT status, visibility, count(*) AS number FROM endorsements"
        " WHERE statement_id = :statement GROUP BY status, visibility",
        statement=statement_id,
    )
    return Counts({(Status(row["status"]), Visibility(row["visibility"])): row["number"] for row in rows})


async def by_version(tx: Transaction, statement_id: int) -> dict[int, int]:
    """How many accepted endorsements stand under each version, the oldest first."""
    rows = await tx.all(
        "SELECT version, count(*) AS number FROM endorsements"
        " WHERE statement_id = :statement AND status = 'accepted' GROUP BY version ORDER BY version",
        statement=statement_id,
    )
    return {row["version"]: row["number"] for row in rows}


async def public_page(tx: Transaction, statement_id: int, offset: int, limit: int) -> Sequence[Endorsement]:
    """A page of the public list, in the order of signing."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM endorsements WHERE {PUBLIC} ORDER BY id LIMIT :limit OFFSET :offset",  # noqa: S608
        statement=statement_id,
        limit=limit,
        offset=offset,
    )
    return [_endorsement(row) for row in rows]


async def page(
    tx: Transaction, statement_id: int, status: Status | None, offset: int, limit: int
) -> Sequence[Endorsement]:
    """A page of everything in this state (None: in any), the newest first; for admins."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM endorsements WHERE statement_id = :statement"  # noqa: S608
        " AND (:status = '' OR status = :status) ORDER BY id DESC LIMIT :limit OFFSET :offset",
        statement=statement_id,
        status=status or "",
        limit=limit,
        offset=offset,
    )
    return [_endorsement(row) for row in rows]


def _endorsement(row: Row) -> Endorsement:
    confirmed_at = from_text(row["confirmed_at"])
    assert confirmed_at is not None
    return Endorsement(
        id=row["id"],
        reference=row["reference"],
        statement_id=row["statement_id"],
        person_id=row["person_id"],
        version=row["version"],
        language=row["language"],
        digest=row["digest"],
        organisation=row["organisation"],
        country=row["country"],
        website=row["website"],
        visibility=Visibility(row["visibility"]),
        status=Status(row["status"]),
        reason=row["reason"],
        confirmed_at=confirmed_at,
        decided_at=from_text(row["decided_at"]),
        decided_by=row["decided_by"],
        withdrawn_at=from_text(row["withdrawn_at"]),
        withdrawn_by=row["withdrawn_by"],
        revision=row["revision"],
        decided_rule=row["decided_rule"],
    )
