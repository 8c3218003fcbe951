"""/block and /unblock, and the one sentence that a blocked person gets."""

from __future__ import annotations

from bot.use_cases.block_person import block_person, unblock_person
from handlers.screen import Screen
from handlers.visit import Visit
from storage import blocks

LISTED = 50
"""Blocked people that fit into one message."""


async def block(visit: Visit) -> None:
    services, now, who = visit.services, visit.services.clock(), _argument(visit)
    if not who:
        await _usage(visit)
        return
    outcome = await services.database.write(
        lambda tx: block_person(tx, who, visit.person_id, services.owners, now)
    )
    await visit.add(Screen(visit.words.html(f"block-{outcome}", who=who)))


async def unblock(visit: Visit) -> None:
    services, now, who = visit.services, visit.services.clock(), _argument(visit)
    if not who:
        await _usage(visit)
        return
    done = await services.database.write(lambda tx: unblock_person(tx, who, visit.person_id, now))
    await visit.add(Screen(visit.words.html("unblock-done" if done else "unblock-none", who=who)))


async def turn_away(visit: Visit) -> None:
    """Tell a blocked person so, once; then say nothing, and let their buttons rest."""
    assert visit.block is not None
    told = visit.block.told_update_id
    if visit.is_private and told in (None, visit.update_id):
        await visit.services.database.write(lambda tx: blocks.tell(tx, visit.person_id, visit.update_id))
        await visit.add(Screen(visit.words.html("blocked")))
    await visit.toast()


async def _usage(visit: Visit) -> None:
    words = visit.words
    parts = [words.html("block-usage")]
    people = await visit.services.database.read(lambda tx: blocks.newest(tx, LISTED))
    if people:
        parts.append(words.html("block-list", people=", ".join(map(str, people))))
    await visit.add(Screen("\n\n".join(parts)))


def _argument(visit: Visit) -> str:
    """What stands behind the command; a reference may have been typed with small letters and spaces."""
    return "".join(visit.text.partition(" ")[2].split())[:40]
