"""`undersigned forget`: erase a representative who cannot send /forget any more, by a reference of theirs."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.app import utc_now
from bot.commands.terminal import fail, out, settings_with
from bot.domain.errors import PlanChanged
from bot.use_cases.forget_person import Plan, forget_person, plan_forgetting
from storage import blocks
from storage.database import Database
from storage.migrate import migrate


def forget(
    reference: Annotated[str, typer.Argument(help="On the receipt of the representative who asked for it.")],
    keep: Annotated[
        bool, typer.Option("--keep", help="Leave accepted organisations on the list, without the person.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Erase without asking.")] = False,
) -> None:
    """Erase everything about the representative who signed under a reference."""
    settings = settings_with()
    try:
        done = asyncio.run(
            _forget(settings.database_path, settings.owners, reference.strip().upper(), keep, yes)
        )
    except PlanChanged:
        fail("something changed while you were asked: nothing was erased, try again", code=1)
    out.print(escape(done))


async def _forget(path: Path, owners: frozenset[int], reference: str, keep: bool, yes: bool) -> str:
    migrate(path)
    async with Database(path) as database:
        person_id = await database.read(lambda tx: blocks.behind(tx, reference))
        if person_id is None:
            fail(f"nobody is known by {reference}: check it, or they are erased already", code=1)
        plan = await database.read(lambda tx: plan_forgetting(tx, person_id, owners))
        for line in _lines(plan, keep):
            out.print(escape(line))
        if not yes and not typer.confirm("Erase this?", default=False):
            return "nothing was erased"
        now = utc_now()
        await database.write(
            lambda tx: forget_person(
                tx, person_id=person_id, keep=keep, seen=plan.fingerprint, owners=owners, now=now
            )
        )
    return "erased; the running bot changes the coordinators' cards and tells them"


def _lines(plan: Plan, keep: bool) -> list[str]:
    lines = []
    for each in plan.held:
        stays = keep and each in plan.accepted
        what = "stays, without the person" if stays else "is erased"
        lines.append(f"{each.reference}  {each.status:9}  {what}")
    lines.append("their form, language, notices, links and codes are erased")
    if plan.role_stays:
        lines.append("their role as an owner stays: the settings name them, or there is no other owner")
    return lines
