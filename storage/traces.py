"""The index by which likely duplicates are found, and what is compared then."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.duplicates import Facts, places
from bot.domain.traces import METHOD, Trace
from storage.database import Row, Transaction, Value

LIVE = "status IN ('pending', 'accepted')"
"""Only who occupies a place on a statement can be there twice."""

FACTS = (
    "SELECT endorsements.id AS id, endorsements.statement_id AS statement_id, organisation, country, website,"
    " match_key, domain FROM endorsements"
    " LEFT JOIN mail_domains ON mail_domains.endorsement_id = endorsements.id"
)
BATCH = 200
"""Values in one statement: well below what any engine takes."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An endorsement as it is compared."""

    id: int
    statement_id: int
    website: str | None
    facts: Facts


async def replace(tx: Transaction, statement_id: int, endorsement_id: int, traces: Iterable[Trace]) -> None:
    """Its traces are these from now on."""
    await tx.run("DELETE FROM traces WHERE endorsement_id = :id", id=endorsement_id)
    parameters: dict[str, Value] = {"statement": statement_id, "id": endorsement_id}
    rows = []
    for place, trace in enumerate(sorted(traces)):
        parameters |= {f"kind{place}": trace.kind.value, f"value{place}": trace.value}
        rows.append(f"(:statement, :kind{place}, :value{place}, :id)")
    for start in range(0, len(rows), BATCH):
        some = rows[start : start + BATCH]
        await tx.run(
            f"INSERT INTO traces (statement_id, kind, value, endorsement_id) VALUES {', '.join(some)}",  # noqa: S608
            **parameters,
        )


async def keep_mail_domain(
    tx: Transaction, statement_id: int, endorsement_id: int, domain: str | None
) -> None:
    """The domain of the representative's address; it goes when the contact goes."""
    await tx.run("DELETE FROM mail_domains WHERE endorsement_id = :id", id=endorsement_id)
    if domain:
        await tx.run(
            "INSERT INTO mail_domains (endorsement_id, statement_id, domain)"
            " VALUES (:id, :statement, :domain)",
            id=endorsement_id,
            statement=statement_id,
            domain=domain,
        )


async def stored(tx: Transaction, endorsement_id: int) -> Stored | None:
    row = await tx.one(f"{FACTS} WHERE endorsements.id = :id", id=endorsement_id)
    return _stored(row) if row else None


async def with_trace(tx: Transaction, statement_id: int, trace: Trace, limit: int) -> list[int]:
    """The endorsements that have it, at most `limit`."""
    rows = await tx.all(
        "SELECT endorsement_id AS id FROM traces"
        " WHERE statement_id = :statement AND kind = :kind AND value = :value LIMIT :limit",
        statement=statement_id,
        kind=trace.kind.value,
        value=trace.value,
        limit=limit,
    )
    return [int(row["id"]) for row in rows]


async def with_mail_domain(tx: Transaction, statement_id: int, domain: str, limit: int) -> list[int]:
    rows = await tx.all(
        "SELECT endorsement_id AS id FROM mail_domains"
        " WHERE statement_id = :statement AND domain = :domain LIMIT :limit",
        statement=statement_id,
        domain=domain,
        limit=limit,
    )
    return [int(row["id"]) for row in rows]


async def live(tx: Transaction, ids: Collection[int]) -> list[Stored]:
    """Those of them that are pending or accepted."""
    found: list[Stored] = []
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        batch = {f"id{place}": number for place, number in enumerate(wanted[start : start + BATCH])}
        names = ", ".join(f":{name}" for name in batch)
        parameters: dict[str, Value] = dict(batch)
        rows = await tx.all(f"{FACTS} WHERE endorsements.id IN ({names}) AND {LIVE}", **parameters)
        found += [_stored(row) for row in rows]
    return found


async def traced(tx: Transaction, after: int, limit: int) -> list[tuple[int, bool]]:
    """The next live endorsements, and whether each has traces of the present method."""
    rows = await tx.all(
        "SELECT id, EXISTS (SELECT 1 FROM traces WHERE traces.statement_id = endorsements.statement_id"  # noqa: S608
        " AND kind = 'method' AND value = :method AND endorsement_id = endorsements.id) AS traced"
        f" FROM endorsements WHERE id > :after AND {LIVE} ORDER BY id LIMIT :limit",
        method=METHOD,
        after=after,
        limit=limit,
    )
    return [(int(row["id"]), bool(row["traced"])) for row in rows]


def _stored(row: Row) -> Stored:
    facts = Facts(
        row["organisation"], row["country"], row["match_key"], places(row["website"], row["domain"])
    )
    return Stored(row["id"], row["statement_id"], row["website"], facts)
