"""`undersigned rule`: what is enough to be accepted."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.stage import stage

MAIL = {
    "UNDERSIGNED_SMTP_URL": "smtps://u:SECRET@mail.example.org",
    "UNDERSIGNED_MAIL_FROM": "letter@example.org",
}


@pytest.fixture
async def shell(tmp_path: Path) -> Shell:
    async with stage(tmp_path):
        pass
    return Shell(tmp_path)


async def test_the_rule_is_set_and_recorded_once(shell: Shell) -> None:
    for _ in range(2):
        done = await shell.runs("rule", "--slug", "peace", "--accept", "mailbox", **MAIL)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("peace: ")
    log = await shell.runs("audit", "show")
    assert log.out.count("rule-set") == 1
    assert "mailbox" in log.out


@pytest.mark.parametrize(
    ("arguments", "mail", "code", "says"),
    [
        (("--slug", "war", "--accept", "review"), {}, 1, "--slug"),
        (("--slug", "peace", "--accept", "mailbox"), {}, 2, "UNDERSIGNED_SMTP_URL"),
        (("--slug", "peace", "--accept", "channel"), MAIL, 2, "channel"),
    ],
)
async def test_what_cannot_be_set_is_said(
    shell: Shell, arguments: tuple[str, ...], mail: dict[str, str], code: int, says: str
) -> None:
    done = await shell.runs("rule", *arguments, **mail)
    assert done.code == code
    assert says in done.err
    assert "SECRET" not in done.err
