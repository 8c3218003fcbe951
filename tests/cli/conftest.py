"""The command line as whoever runs the server types it: a real process in a folder of its own."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent.parent
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Finished:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(slots=True)
class Shell:
    """A terminal with nothing in its environment but what a test puts there."""

    folder: Path

    async def open(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            cwd=self.folder,
            env={"PYTHONPATH": str(PROJECT), "HOME": str(self.folder), "COLUMNS": "200", **settings},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def runs(self, *arguments: str, **settings: str) -> Finished:
        """`undersigned ARGUMENTS`, to its end; a traceback is never an answer."""
        async with asyncio.timeout(PATIENCE):
            return await ended(await self.open(*arguments, **settings))

    @asynccontextmanager
    async def running(self, *arguments: str, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """A command that goes on until it is stopped."""
        process = await self.open(*arguments, **settings)
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def ended(process: asyncio.subprocess.Process) -> Finished:
    out, err = await process.communicate()
    assert process.returncode is not None
    finished = Finished(process.returncode, out.decode(), err.decode())
    assert "Traceback" not in finished.out + finished.err, finished.err
    return finished


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)
