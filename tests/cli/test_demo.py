"""`undersigned demo`: one address to open, and clear words where it cannot start."""

from __future__ import annotations

import re
import socket

import pytest
from aiohttp import ClientSession

from tests.cli.conftest import Shell, ended


async def test_the_demo_prints_one_address_and_keeps_what_was_done(shell: Shell) -> None:
    for _ in range(2):
        async with shell.running("demo", "--port", "0") as process:
            assert process.stdout is not None
            line = (await process.stdout.readline()).decode()
            [address] = re.findall(r"http://127\.0\.0\.1:\d+", line)
            async with ClientSession() as browser, browser.get(address) as page:
                assert page.status == 200
            process.terminate()
            done = await ended(process)
        assert (done.code, done.err) == (0, "")
    assert (shell.folder / ".demo" / "undersigned.db").exists()
    assert (shell.folder / ".demo").stat().st_mode & 0o777 == 0o700


async def test_a_second_demo_leaves_the_first_ones_data_alone(shell: Shell) -> None:
    async with shell.running("demo", "--port", "0") as process:
        assert process.stdout is not None
        await process.stdout.readline()
        done = await shell.runs("demo", "--port", "0", "--fresh")
        assert (done.code, done.out) == (2, "")
        assert done.err == "another demo runs on .demo: stop it first, or choose another with --folder\n"
        assert (shell.folder / ".demo" / "undersigned.db").exists()
        process.terminate()
        assert (await ended(process)).code == 0


async def test_a_fresh_demo_forgets_what_demos_wrote_and_nothing_else(shell: Shell) -> None:
    (shell.folder / "letter.txt").write_text("Ours.")
    (shell.folder / "chats.json").write_text("{")
    async with shell.running("demo", "--port", "0", "--folder", ".", "--fresh") as process:
        assert process.stdout is not None
        assert b"ready" in await process.stdout.readline()
        process.terminate()
        assert (await ended(process)).code == 0
    assert (shell.folder / "letter.txt").read_text() == "Ours."
    assert (shell.folder / "chats.json").read_text() != "{"


async def test_a_port_in_use_is_named(shell: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = await shell.runs("demo", "--port", port)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"port {port} cannot be used (Address already in use): choose another with --port\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("--port", "99999"), "--port"), (("--port", "0", "--folder", "file"), "--folder")],
)
async def test_where_it_cannot_start_it_says_why(shell: Shell, arguments: tuple[str, ...], said: str) -> None:
    (shell.folder / "file").write_text("")
    done = await shell.runs("demo", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
