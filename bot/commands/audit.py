"""`undersigned audit verify | show`: whether the audit log is whole, and its latest rows as stored."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.commands.terminal import fail, out, settings_with
from bot.use_cases.verify_audit import Damage, Walk, verify_audit
from storage import audit
from storage.database import Database
from storage.migrate import migrate

cli = typer.Typer(no_args_is_help=True, help="The record of decisions, exports, publications and the like.")

DIGEST = re.compile("[0-9a-f]{64}")

FINDINGS = {
    Damage.MISSING: "row {number} is missing",
    Damage.SURPLUS: "row {number} has no place in it: rows are numbered from 1",
    Damage.CHANGED: "row {number} does not follow from the one before: one of the two was changed, or they"
    " changed places",
    Damage.UNNOTED: "no row has the digest that you noted: the log was rewritten or cut since, or the digest"
    " is another log's",
}


@cli.command()
def verify(
    noted: Annotated[
        str | None, typer.Option(help="A digest that this command or /audit gave before.")
    ] = None,
) -> None:
    """Check every link of the chain, and name the first broken one."""
    if noted is not None and not DIGEST.fullmatch(noted.strip().lower()):
        fail("--noted takes a digest: 64 of the characters 0-9 and a-f", code=2)
    walk = asyncio.run(_verify(_database_path(), noted.strip().lower() if noted else None))
    if walk.broken is not None:
        found = FINDINGS[walk.broken.damage].format(number=walk.broken.number)
        fail(f"the audit log is broken: {found}. What comes before that is whole: {walk.rows} rows.", code=1)
    out.print(f"the audit log is whole: {walk.rows} rows, the last digest is {walk.digest}")


@cli.command()
def show(
    last: Annotated[int, typer.Option(min=1, help="How many rows.")] = 20,
) -> None:
    """Print the latest rows as they are stored, the oldest of them first."""
    for entry in reversed(asyncio.run(_latest(_database_path(), last))):
        parts = (entry.at, entry.actor or b"-", entry.action, entry.subject, entry.facts, entry.digest)
        out.print(escape(f"{entry.number}  " + "  ".join(map(_printable, parts))))


async def _verify(path: Path, noted: str | None) -> Walk:
    async with Database(path) as database:
        return await verify_audit(database, noted)


async def _latest(path: Path, last: int) -> list[audit.Entry]:
    async with Database(path) as database:
        return await database.read(lambda tx: audit.latest(tx, last))


def _database_path() -> Path:
    """The database as the settings name it; nobody wants to check one that was made this moment."""
    path = settings_with().database_path
    if not path.exists():
        fail(f"there is no database {path}: check UNDERSIGNED_DATABASE", code=2)
    migrate(path)
    return path


def _printable(part: bytes) -> str:
    """A damaged row is shown as well, and its bytes command nothing to the terminal."""
    text = part.decode("utf-8", "backslashreplace")
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)
