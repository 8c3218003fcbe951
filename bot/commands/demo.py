"""`undersigned demo`: the preview and the bot in one process, talking to each other over real HTTP."""

from __future__ import annotations

import asyncio
import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import SecretStr

from bot.app import Undersigned, utc_now
from bot.commands.publish import publish_here
from bot.domain.errors import NoteMissing
from bot.preview.server import serve
from bot.preview.store import files_of
from bot.preview.world import World
from bot.settings import SQLITE, Settings
from texts.statement_files import load_folder

STATEMENT = Path(__file__).parents[2] / "texts" / "statements" / "nagorno-karabakh"
DATABASE = "undersigned.db"
CHATS = "chats.json"
READER = 1001
COORDINATOR = 1002


class FolderTaken(Exception):
    """Another demo runs on the folder."""


@contextmanager
def _own(folder: Path, fresh: bool) -> Iterator[None]:
    """The folder, for one demo at a time: two would overwrite each other's chats."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderTaken from None
        if fresh:
            _forget(folder)
        yield
    finally:
        os.close(handle)


def _forget(folder: Path) -> None:
    """Only what demos write: the folder may be one that holds other things."""
    shutil.rmtree(files_of(folder / CHATS), ignore_errors=True)
    for name in (CHATS, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (folder / name).unlink(missing_ok=True)


async def run(folder: Path, port: int, fresh: bool, say: Callable[[str], None]) -> None:
    """Run until a signal; what was signed and chatted stays in `folder` for the next time.

    Raises PortUnusable and FolderTaken."""
    with _own(folder, fresh):
        await _serve(folder, port, say)


async def _serve(folder: Path, port: int, say: Callable[[str], None]) -> None:
    database = folder / DATABASE
    # Whoever signed an older text of this folder's is not to be asked by an upgrade: that text stays.
    with suppress(NoteMissing):
        await publish_here(database, load_folder(STATEMENT), False, utc_now(), lambda lines: True)
    world = World.load(folder / CHATS)
    world.add_person(READER, "Ani", "hy", role_hint="reader")
    world.add_person(COORDINATOR, "Vera", "ru", role_hint="coordinator")
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
