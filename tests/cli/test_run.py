"""`undersigned run`: on line until SIGTERM, with logs that tell what happened and about nobody."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import GRACE
from bot.preview.server import serve
from bot.preview.world import World
from tests.cli.conftest import Shell, ended
from tests.stage import OWNER, Stage, new_database, publication

TYPED = {
    "organisation": "Qaraunion-of-Secrets",
    "refused": "Refused-Qaraunion",
    "website": "secret-page.example",
    "representative": "Ani",
    "email": "ani@example.org",
    "reason": "Zebra reasons",
    "chat": "What a lovely okapi",
}


@dataclass(slots=True)
class Server:
    """A preview, a terminal, and the settings that make the bot talk to it."""

    it: Stage
    shell: Shell
    settings: dict[str, str]

    @asynccontextmanager
    async def bot(self, *options: str) -> AsyncIterator[asyncio.subprocess.Process]:
        """The bot in a process of its own, once it asks for updates."""
        async with self.shell.running("run", *options, **self.settings) as process:
            await self.it.until(lambda: self.it.world.updates.waiting)
            yield process


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    world = World()
    async with serve(world) as address, asyncio.TaskGroup() as group:
        it = Stage(world, address, new_database(tmp_path), frozenset({OWNER}), group)
        await it.publish(publication())
        settings = {
            "UNDERSIGNED_TOKEN": world.token,
            "UNDERSIGNED_OWNERS": str(OWNER),
            "UNDERSIGNED_API_URL": address,
        }
        yield Server(it, Shell(tmp_path), settings)


def nothing_personal(log: str, *secrets: str) -> None:
    for secret in (*TYPED.values(), *secrets):
        assert secret not in log


@pytest.mark.parametrize("verbose", [False, True])
async def test_a_day_on_line_with_logs_that_name_nobody(server: Server, verbose: bool) -> None:
    it = server.it
    async with server.bot(*(["--verbose"] if verbose else [])) as process:
        vera = await it.owner()
        ani = it.phone(1001, "Anahit-Petrosyan", "hy")
        await ani.sends("/start")
        await ani.fills_form(TYPED["organisation"], website=TYPED["website"])
        await ani.presses("button-confirm")
        await vera.presses("button-accept")
        await ani.endorses(TYPED["refused"])
        await vera.presses("button-reject")
        await vera.presses("button-write-reason")
        await vera.sends(TYPED["reason"])
        await ani.sends(TYPED["chat"])
        await vera.sends("/export")
        await vera.presses("button-export-confidential", format="XLSX")
        await vera.presses("button-send-confidential")
        # A new version is published beside the running bot; readers have it at once.
        text = server.shell.folder / "new.txt"
        text.write_text("Another okapi text.\n")
        published = await server.shell.runs(
            "publish",
            str(text),
            "--slug",
            "peace",
            "--language",
            "hy",
            "--title",
            "Նոր",
            "--wording",
            "approved",
            "--note",
            "Another word.",
            "--yes",
        )
        assert published.out.endswith("peace: version 2 is published\n")
        assert "Նոր" in await ani.sends("/start")
        process.terminate()
        done = await ended(process)
    assert (done.code, done.out) == (0, "")
    references = [row["reference"] for row in it.rows("SELECT reference FROM endorsements")]
    nothing_personal(done.err, it.world.token, "Anahit", "okapi", *references)
    if verbose:
        return
    lines = [json.loads(line) for line in done.err.splitlines()]
    assert [line["event"] for line in lines if line["event"] != "update"][-2:] == ["ready", "stopped"]
    updates = [line for line in lines if line["event"] == "update"]
    assert len(updates) == len({line["update_id"] for line in updates})
    assert len(updates) == len(it.rows("SELECT 1 FROM inbox"))
    assert {line["outcome"] for line in updates} == {"done"}
    assert {line["kind"] for line in updates} == {"message", "callback_query"}
    assert all(line["ms"] > 0 for line in updates)


async def test_sigterm_finishes_what_is_in_hand_and_loses_nothing(server: Server) -> None:
    it = server.it
    async with server.bot() as process:
        ani = it.phone(1001, "Ani", "hy")
        it.world.delay_next("sendMessage", 0.5)
        it.world.send_text(1001, "/start")
        await it.until(lambda: bool(it.rows("SELECT 1 FROM inbox")))
        process.terminate()
        it.world.send_text(1001, "/help")
        async with asyncio.timeout(GRACE - 1):
            done = await ended(process)
    assert done.code == 0
    # What came after may wait, in the inbox or at Telegram; what was in hand is done.
    assert not it.rows("SELECT 1 FROM inbox WHERE handled_at IS NULL AND payload LIKE '%/start%'")
    assert ani.answers[0].content.text.startswith("Peace (hy)")
    async with server.bot() as process:
        await it.settled()
        process.terminate()
        done = await ended(process)
    assert done.code == 0
    # Each was answered once, by the first process or by the second.
    assert len(ani.answers) == 2
    assert "/cancel" in ani.screen


async def test_sigterm_ends_a_bot_that_cannot_reach_telegram(server: Server) -> None:
    server.settings["UNDERSIGNED_API_URL"] = "http://127.0.0.1:9"
    async with server.shell.running("run", **server.settings) as process:
        assert process.stderr is not None
        first = await process.stderr.readline()
        assert json.loads(first)["event"] == "Telegram cannot be reached"
        process.terminate()
        async with asyncio.timeout(5):
            done = await ended(process)
    assert done.code == 0
    nothing_personal(first.decode() + done.err, server.it.world.token)
    assert "Unclosed" not in done.err


async def test_a_token_that_telegram_does_not_know_is_one_line(server: Server) -> None:
    server.settings["UNDERSIGNED_TOKEN"] = "1234567:nobody-knows-this"
    done = await server.shell.runs("run", **server.settings)
    assert (done.code, done.out) == (2, "")
    [line] = done.err.splitlines()
    assert line.startswith("UNDERSIGNED_TOKEN is not accepted by Telegram")
    assert "nobody-knows-this" not in done.err


async def test_check_finds_everything_sound(server: Server) -> None:
    done = await server.shell.runs("check", **server.settings)
    assert (done.code, done.err) == (0, "")
    assert all(line.startswith("ok") for line in done.out.splitlines())
    assert "statement peace, version 1: en, ar, hy, ru" in done.out
    assert f"@{server.it.world.username}" in done.out
    assert server.it.world.token not in done.out


async def test_check_says_what_is_wrong(server: Server) -> None:
    server.settings["UNDERSIGNED_TOKEN"] = "1234567:nobody-knows-this"
    done = await server.shell.runs("check", **server.settings)
    assert (done.code, done.err) == (1, "")
    [wrong] = [line for line in done.out.splitlines() if not line.startswith("ok")]
    assert "UNDERSIGNED_TOKEN is not accepted by Telegram" in wrong
    assert "nobody-knows-this" not in done.out


async def test_check_needs_no_telegram_off_line(server: Server) -> None:
    done = await server.shell.runs("check", "--offline")
    assert (done.code, done.err) == (0, "")
    alone = await server.shell.runs("check", "--offline", UNDERSIGNED_DATABASE="sqlite:///new.db")
    assert alone.code == 1
    assert "no statement is published: use `undersigned publish`" in alone.out


async def test_check_on_line_needs_the_settings(server: Server) -> None:
    done = await server.shell.runs("check")
    assert (done.code, done.out) == (2, "")
    assert "UNDERSIGNED_TOKEN" in done.err


async def test_help_lists_the_commands(server: Server) -> None:
    done = await server.shell.runs("--help")
    assert done.code == 0
    for command in ("demo", "run", "publish", "export", "check"):
        assert f" {command} " in done.out
    unknown = await server.shell.runs("sign")
    assert unknown.code == 2
    assert "No such command" in unknown.err
