"""`undersigned demo`: the preview and the bot in one process, talking to each other over real HTTP."""

from __future__ import annotations

import asyncio
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pydantic import SecretStr

from bot.app import Undersigned, utc_now
from bot.domain.errors import NoteMissing
from bot.preview.server import serve
from bot.preview.world import World
from bot.publishing import publish_here
from bot.settings import SQLITE, Settings
from texts.statement_files import load_folder

STATEMENT = Path(__file__).parent.parent / "texts" / "statements" / "nagorno-karabakh"
READER = 1001
COORDINATOR = 1002


class PortTaken(Exception):
    """Something else listens on the port."""


def _prepare(folder: Path, fresh: bool) -> None:
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


async def run(folder: Path, port: int, fresh: bool, say: Callable[[str], None]) -> None:
    """Run until a signal; what was signed and chatted stays in `folder` for the next time."""
    await asyncio.to_thread(_prepare, folder, fresh)
    database = folder / "undersigned.db"
    # Whoever signed an older text of this folder's is not to be asked by an upgrade: that text stays.
    with suppress(NoteMissing):
        await publish_here(database, load_folder(STATEMENT), False, utc_now(), lambda lines: True)
    world = World.load(folder / "chats.json")
    world.add_person(READER, "Ani", "hy", role_hint="reader")
    world.add_person(COORDINATOR, "Vera", "ru", role_hint="coordinator")
    try:
        async with serve(world, port=port) as address:
            settings = Settings(
                token=SecretStr(world.token),
                owners=frozenset({COORDINATOR}),
                database=f"{SQLITE}{database}",
                api_url=address,
            )
            undersigned = Undersigned(settings)
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, undersigned.stop)
            async with asyncio.TaskGroup() as group:
                group.create_task(undersigned.run())
                if await undersigned.up():
                    say(f"The demo is ready: {address}")
                    say("Everything stays on this computer. Stop it with Ctrl+C.")
    except OSError as error:
        raise PortTaken from error
