"""Find the organisations that may be the same as one that has signed. For admins alone, and only a hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.duplicates import Likeness, find_hits
from bot.domain.endorsement import Endorsement
from bot.domain.traces import Trace, TraceKind, sought
from storage import endorsements, traces
from storage.database import Transaction
from storage.traces import Stored

SHOWN = 5

COMMON = 100
"""A trace that more endorsements have says too little; of the strong kinds so many are looked at."""
COMPARED = 40
"""The most likely ones, which are compared in full."""

STRENGTH = {
    TraceKind.PLACE: 6.0,
    TraceKind.WHOLE: 6.0,
    TraceKind.CORE: 4.0,
    TraceKind.SHORT: 3.0,
    TraceKind.INITIALS: 3.0,
    TraceKind.PAIR: 2.0,
    TraceKind.WORD: 1.0,
}
STRONG = frozenset({TraceKind.PLACE, TraceKind.WHOLE, TraceKind.CORE})


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another endorsement on the statement that may be the same organisation's."""

    endorsement: Endorsement
    likenesses: tuple[Likeness, ...]


async def find_duplicates(tx: Transaction, endorsement_id: int, limit: int = SHOWN) -> tuple[Duplicate, ...]:
    """The likeliest first. Who holds no place on a statement (rejected, withdrawn) is nobody's duplicate."""
    here = await traces.live(tx, [endorsement_id])
    if not here:
        return ()
    others = await candidates(tx, here[0])
    hits = find_hits(here[0].facts, ((each.id, each.facts) for each in others), limit)
    found = []
    for hit in hits:
        endorsement = await endorsements.find(tx, hit.endorsement_id)
        assert endorsement is not None
        found.append(Duplicate(endorsement, hit.likenesses))
    return tuple(found)


async def with_duplicates(tx: Transaction, endorsement_ids: Collection[int]) -> frozenset[int]:
    """Those of them that have any."""
    return frozenset([each for each in endorsement_ids if await find_duplicates(tx, each, limit=1)])


async def candidates(tx: Transaction, new: Stored) -> list[Stored]:
    """The endorsements that share the rarest traces with this one."""
    scores: defaultdict[int, float] = defaultdict(float)
    for trace in sought(new.facts.name, new.facts.places):
        ids = await _with(tx, new.statement_id, trace)
        if len(ids) > COMMON and trace.kind not in STRONG:
            continue
        for each in ids:
            scores[each] += STRENGTH[trace.kind] / (1 + len(ids)) ** 0.25
    scores.pop(new.id, None)
    likeliest = sorted(scores, key=lambda each: (-scores[each], each))[:COMPARED]
    return await traces.live(tx, likeliest)


async def _with(tx: Transaction, statement_id: int, trace: Trace) -> list[int]:
    ids = await traces.with_trace(tx, statement_id, trace, COMMON + 1)
    if trace.kind is TraceKind.PLACE:
        ids += await traces.with_mail_domain(tx, statement_id, trace.value, COMMON + 1)
    return ids
