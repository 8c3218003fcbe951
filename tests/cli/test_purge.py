"""`undersigned purge` and `undersigned forget`: what is due goes, what was asked for too, nothing else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.stage import Stage, stage


@pytest.fixture
async def left(tmp_path: Path) -> Stage:
    """A bot that is off line, with a form that was left lying, its warning, and two endorsements."""
    async with stage(tmp_path) as it:
        vera, ani, bob = await it.owner(), it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
        await ani.endorses("Ani’s Union")
        await vera.presses("button-accept")
        await bob.endorses("Bob’s Union")
        await bob.sends("/start")
        await bob.presses("button-endorse")
        await bob.presses("button-yes-organisation")
        await it.stop()
    old = (it.now() - timedelta(days=20)).isoformat(timespec="microseconds")
    it.change(f"UPDATE drafts SET updated_at = '{old}', warned_at = '{old}'")
    return it


async def test_a_dry_run_shows_what_purging_does_and_does_nothing(left: Stage, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    dry = await shell.runs("purge", "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "1  unfinished forms: kept 14 days since the last change" in dry.out
    assert "1  rows would be deleted" in dry.out
    assert len(left.rows("SELECT 1 FROM drafts")) == 1
    wet = await shell.runs("purge")
    assert wet.out == dry.out.replace("would be deleted", "deleted")
    assert left.rows("SELECT 1 FROM drafts") == []
    assert len(left.rows("SELECT 1 FROM contacts")) == 2
    again = await shell.runs("purge")
    assert "0  rows deleted" in again.out
    [line] = left.rows("SELECT actor, facts FROM audit WHERE action = 'purged'")
    assert tuple(line) == (None, '{"drafts":1}')


async def test_the_time_for_contacts_can_be_set(left: Stage, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    closed = (left.now() - timedelta(days=10)).isoformat(timespec="microseconds")
    left.change(f"UPDATE statements SET status = 'closed', closed_at = '{closed}'")
    later = await shell.runs("purge", "--dry-run", UNDERSIGNED_CONTACTS_DAYS="11")
    assert "0  representatives' contacts: kept 11 days since the statement closed" in later.out
    sooner = await shell.runs("purge", "--dry-run", UNDERSIGNED_CONTACTS_DAYS="9")
    assert "2  representatives' contacts: kept 9 days since the statement closed" in sooner.out


@pytest.mark.parametrize("days", ["0", "-1", "3651", "ninety"])
async def test_a_time_that_makes_no_sense_is_refused(shell: Shell, days: str) -> None:
    done = await shell.runs("purge", UNDERSIGNED_CONTACTS_DAYS=days)
    assert done.code == 2
    assert done.err.startswith("UNDERSIGNED_CONTACTS_DAYS ")
    assert done.err.count("\n") == 1


async def test_who_lost_their_account_is_erased_by_their_reference(left: Stage, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    [row] = left.rows("SELECT reference FROM endorsements WHERE person_id = 1001")
    done = await shell.runs("forget", row["reference"].lower(), "--yes")
    assert (done.code, done.err) == (0, "")
    assert row["reference"] in done.out
    assert [each["person_id"] for each in left.rows("SELECT person_id FROM endorsements")] == [1002]
    assert left.rows("SELECT 1 FROM people WHERE id = 1001") == []
    again = await shell.runs("forget", row["reference"], "--yes")
    assert again.code == 1
    assert again.err.count("\n") == 1


async def test_an_accepted_organisation_can_be_kept_from_the_command_line(
    left: Stage, tmp_path: Path
) -> None:
    [row] = left.rows("SELECT reference FROM endorsements WHERE person_id = 1001")
    await Shell(tmp_path).runs("forget", row["reference"], "--keep", "--yes")
    kept = left.rows("SELECT person_id, organisation FROM endorsements ORDER BY id")
    assert [tuple(each) for each in kept] == [(None, "Ani’s Union"), (1002, "Bob’s Union")]
