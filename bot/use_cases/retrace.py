"""Write the traces by which an endorsement is found as somebody's duplicate."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.traces import traces_of
from bot.domain.web_places import domain_of, place_of
from storage import endorsements, traces
from storage.database import Transaction


async def retrace(tx: Transaction, endorsement_id: int, email: str | None = None) -> None:
    """Make them anew from what is stored now; for whatever changes a name, website or address.

    Where the stored address cannot be read, `email` is what the caller still knows;
    without it the domain that was kept stays."""
    stored = await traces.stored(tx, endorsement_id)
    if stored is None:
        return
    place = place_of(stored.website) if stored.website else None
    await traces.replace(tx, stored.statement_id, endorsement_id, traces_of(stored.facts.name, place))
    contact = await endorsements.contact(tx, endorsement_id)
    address = email or (contact.email if contact else None)
    if contact is not None and (address is None or "@" in address):
        domain = domain_of(address.rpartition("@")[2]) if address else None
        await traces.keep_mail_domain(tx, stored.statement_id, endorsement_id, domain)


async def retrace_all(tx: Transaction, endorsement_ids: Sequence[int]) -> int:
    """How many that were."""
    for endorsement_id in endorsement_ids:
        await retrace(tx, endorsement_id)
    return len(endorsement_ids)


async def find_untraced(tx: Transaction, after: int, limit: int) -> tuple[list[int], int | None]:
    """Of the next `limit` endorsements those without traces, or with those of an older method.

    Also the number to go on after; None at the end."""
    found = await traces.traced(tx, after, limit)
    missing = [number for number, is_traced in found if not is_traced]
    return missing, found[-1][0] if found else None
