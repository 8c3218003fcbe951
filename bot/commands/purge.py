"""`undersigned purge`: forget what is due by the policy, or only say what that would be."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.app import utc_now
from bot.commands.terminal import out, settings_with
from bot.domain.retention import Policy, Rule, policy
from bot.use_cases.purge import Purged, look_at_purge
from bot.use_cases.purge import purge as purge_now
from storage.database import Database
from storage.migrate import migrate

NAMES = {
    Rule.DRAFTS: "unfinished forms",
    Rule.CONTACTS: "representatives' contacts",
    Rule.CORRECTIONS: "corrections of endorsements",
    Rule.INVITATIONS: "invitations to the team",
    Rule.CODES: "codes that prove an address",
    Rule.REASONS: "questions for a reason",
    Rule.LIMITS: "counts of what is limited",
    Rule.PROMPTS: "questions for an address or a note",
    Rule.UPDATES: "numbers of updates",
    Rule.NOTICES: "notices that were sent",
    Rule.UNDELIVERED: "notices that could not be delivered",
}


def purge(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be deleted.")] = False,
) -> None:
    """Delete what was kept long enough; the running bot does the same every hour."""
    settings = settings_with()
    terms = policy(settings.contacts_kept)
    for line in asyncio.run(_purge(settings.database_path, terms, dry_run, utc_now())):
        out.print(escape(line))


async def _purge(path: Path, terms: Policy, dry_run: bool, now: datetime) -> list[str]:
    """A line for each rule."""
    migrate(path)
    async with Database(path) as database:
        if dry_run:
            purged = await database.read(lambda tx: look_at_purge(tx, terms, now))
        else:
            purged = await database.write(lambda tx: purge_now(tx, terms, now))
    return _lines(terms, purged, dry_run)


def _lines(terms: Policy, purged: Purged, dry_run: bool) -> list[str]:
    lines = []
    for rule in Rule:
        term = terms.of(rule)
        kept = f"kept {term.kept.days} days since {term.since}"
        lines.append(f"{purged.rows[rule]:>7}  {NAMES[rule]}: {kept}, {term.because}")
    lines.append(f"{purged.warned:>7}  people to tell that their form will be erased")
    return [*lines, f"{purged.total:>7}  rows {'would be deleted' if dry_run else 'deleted'}"]
