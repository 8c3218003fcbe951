"""`undersigned rule`: what is enough for an endorsement to be accepted."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.app import utc_now
from bot.commands.terminal import fail, out, settings_with
from bot.domain.errors import NotFound
from bot.domain.proof import Rule
from bot.use_cases.set_rule import set_rule
from storage.database import Database
from storage.migrate import migrate

MEANS = {
    Rule.REVIEW: "a coordinator looks at every endorsement",
    Rule.MAILBOX: "a code from a mailbox at the domain of the website is enough to be accepted",
}


def rule(
    slug: Annotated[str, typer.Option(help="The statement's short name.")],
    accept: Annotated[Rule, typer.Option(help="What is enough: review is the default.")],
) -> None:
    """Set what is enough for an endorsement to be accepted."""
    settings = settings_with()
    if accept is Rule.MAILBOX and settings.mail_server is None:
        fail("no mail can be sent: set UNDERSIGNED_SMTP_URL and UNDERSIGNED_MAIL_FROM first", code=2)
    try:
        was = asyncio.run(_set(settings.database_path, slug, accept, utc_now()))
    except NotFound:
        fail("there is no such statement: check --slug", code=1)
    line = f"{slug}: {MEANS[accept]}" + (" (as before)" if was is accept else "")
    out.print(escape(line))


async def _set(path: Path, slug: str, accept: Rule, now: datetime) -> Rule:
    migrate(path)
    async with Database(path) as database:
        return await database.write(lambda tx: set_rule(tx, slug, accept, now))
