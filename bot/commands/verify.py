"""`undersigned verify`: the same answer as /verify, on the server's own command line."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot.commands.terminal import fail, out, settings_with
from bot.domain.endorsement import Status
from bot.domain.reference import read_reference
from storage import receipts
from storage.database import Database
from storage.migrate import migrate
from storage.receipts import Receipt

VERDICTS = {
    Status.PENDING: "is recorded and waits for the coordinators' decision",
    Status.ACCEPTED: "stands",
    Status.REJECTED: "does not stand: it was not accepted",
    Status.WITHDRAWN: "does not stand any more: it was withdrawn",
}


def verify(reference: Annotated[str, typer.Argument(help="From the receipt, such as U-7K3M-Q9TD.")]) -> None:
    """Say whether an endorsement stands, and under which text; exit code 1 when it does not."""
    wanted = read_reference(reference)
    if wanted is None:
        fail(f"{reference} is no reference: one looks like U-7K3M-Q9TD", code=2)
    receipt = asyncio.run(_find(settings_with().database_path, wanted))
    if receipt is None:
        fail(f"{wanted}: there is no such endorsement", code=1)
    for line in _lines(receipt):
        out.print(escape(line))
    if receipt.status is not Status.ACCEPTED:
        raise typer.Exit(1)


async def _find(path: Path, reference: str) -> Receipt | None:
    migrate(path)
    async with Database(path) as database:
        return await database.read(lambda tx: receipts.find(tx, reference, "en"))


def _lines(receipt: Receipt) -> list[str]:
    who = "not shown: it is not on the public list"
    if receipt.organisation is not None:
        who = f"{receipt.organisation}, {receipt.country}"
    return [
        f"{receipt.reference} {VERDICTS[receipt.status]}",
        f"  statement     {receipt.title}",
        f"  text          version {receipt.version}, {receipt.language}, sha256 {receipt.digest}",
        f"  signed        {receipt.signed_at:%Y-%m-%d %H:%M} UTC",
        f"  organisation  {who}",
    ]
