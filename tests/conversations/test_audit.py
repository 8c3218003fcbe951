"""/audit: what the coordinators did, for the coordinators to read; and nothing personal in it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from hashlib import sha256

import pytest

from bot.domain.language import LANGUAGES
from bot.use_cases.verify_audit import Walk, verify_audit
from storage.audit import Action, append
from storage.database import Database
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, publication, stage


async def speaks(phone: Phone, language: str) -> Phone:
    await phone.sends("/language")
    await phone.taps(LANGUAGES[language].native_name)
    phone.language = language
    return phone


async def walk(it: Stage) -> Walk:
    async with Database(it.database_path) as database:
        return await verify_audit(database)


async def fill(it: Stage, rows: int) -> None:
    async with Database(it.database_path) as database:
        for number in range(rows):
            await database.write(
                lambda tx, number=number: append(  # type: ignore[misc]
                    tx, Action.MERGED, f"U-0000-{number:04}", OWNER, it.now(), into="U-7K3M-Q9TD"
                )
            )


async def takes_list(owner: Phone, kind: str) -> bytes:
    await owner.sends("/export")
    await owner.presses(f"button-export-{kind}", format="CSV")
    if kind == "confidential":
        await owner.presses("button-send-confidential")
    return next(each.document for each in reversed(owner.answers) if each.document).content


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_coordinator_reads_what_was_done_in_their_own_language(it: Stage, language: str) -> None:
    vera, ani = await speaks(await it.owner(), language), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    taken = await takes_list(vera, "confidential")
    await vera.sends("/audit")
    (reference,) = [row["reference"] for row in it.rows("SELECT reference FROM endorsements")]
    for action in (Action.EXPORTED, Action.DECIDED, Action.PUBLISHED):
        assert vera.text(f"label-audit-{action}") in vera.screen
    for told in (
        reference,
        vera.text("status-accepted"),
        vera.text("label-you"),
        vera.text("label-server"),
        vera.text("label-value-confidential"),
        sha256(taken).hexdigest(),
        str(it.now().year),
        it.rows("SELECT digest FROM audit ORDER BY id DESC")[0]["digest"],
    ):
        assert told in vera.screen, told
    assert vera.screen.index(vera.text("label-audit-exported")) < vera.screen.index(reference)


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_everything_that_can_be_recorded_is_worded(it: Stage, language: str) -> None:
    vera = await speaks(await it.owner(), language)
    for action in Action:
        async with Database(it.database_path) as database:
            await database.write(
                lambda tx, action=action: append(  # type: ignore[misc]
                    tx, action, "person", None, it.now(), was="viewer", role="admin", status="closed"
                )
            )
        await vera.sends("/audit")
        for key in (f"label-audit-{action}", "label-subject-person", "label-role-viewer", "label-role-admin"):
            assert vera.text(key) in vera.screen, key
        assert vera.text("label-value-closed") in vera.screen


async def test_a_log_without_a_row_says_so(it: Stage) -> None:
    it.change("DELETE FROM audit")
    vera = await it.owner()
    assert "Nothing is recorded yet." in await vera.sends("/audit")
    assert not vera.labels


async def test_only_admins_see_it(it: Stage) -> None:
    reader = it.phone(1002, "Bob", "en")
    menu = await reader.sends("/help_me")
    assert await reader.sends("/audit") == menu
    await reader.sends("/start")
    assert await reader.forges("1:au:0") == reader.text("toast-stale")
    assert reader.text("label-audit-published") not in "".join(each.content.text for each in reader.answers)


async def test_the_log_comes_in_pages_the_newest_first(it: Stage) -> None:
    await fill(it, 12)
    vera = await it.owner()
    pages = [await vera.sends("/audit")]
    assert vera.text("button-previous") not in vera.labels
    while vera.text("button-next") in vera.labels:
        await vera.presses("button-next")
        pages.append(vera.screen)
    numbers = [[int(each) for each in re.findall(r"(?m)^\W?(\d+)\. ", page)] for page in pages]
    assert numbers == [[13, 12, 11, 10, 9], [8, 7, 6, 5, 4], [3, 2, 1]]
    await vera.forges("1:au:999999999")
    assert vera.screen == pages[-1]
    await vera.presses("button-previous")
    assert vera.screen == pages[1]


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_longest_rows_fit_one_message(it: Stage, language: str) -> None:
    vera = await speaks(await it.owner(), language)
    async with Database(it.database_path) as database:
        for _ in range(6):
            facts = {f"{name}-{number}": "9" * 128 for number in range(9) for name in ("sha256", "fact")}
            await database.write(
                lambda tx, facts=facts: append(  # type: ignore[misc]
                    tx, Action.STATEMENT_REOPENED, "U" * 128, 9999999999, it.now(), **facts
                )
            )
    await vera.sends("/audit")
    assert vera.text("label-audit-statement-reopened") in vera.screen


async def test_a_damaged_row_is_shown_as_far_as_it_can_be_read(it: Stage) -> None:
    await fill(it, 3)
    it.change("UPDATE audit SET at = 'long ago', action = '<b>', facts = CAST(x'ff00' AS TEXT) WHERE id = 2")
    it.change("UPDATE audit SET facts = '[1]', subject = CAST(x'c3' AS TEXT), actor = 'x' WHERE id = 3")
    vera = await it.owner()
    await vera.sends("/audit")
    assert vera.text("label-audit-unreadable") in vera.screen
    assert "<b>" in vera.screen
    found = await walk(it)
    assert found.broken is not None
    assert found.broken.number == 2


async def test_what_the_people_do_leaves_a_whole_chain_and_nothing_personal(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    await ani.endorses("Another Union", visibility="counted")
    await vera.presses("button-reject")
    await vera.presses("button-write-reason")
    await vera.sends("Ani Petrosyan is not known to them")
    await takes_list(vera, "public")
    await it.restart()
    await takes_list(vera, "confidential")
    rows = [tuple(row) for row in it.rows("SELECT action, actor, facts FROM audit ORDER BY id")]
    assert [(action, actor) for action, actor, _ in rows] == [
        ("published", None),
        ("decided", OWNER),
        ("decided", OWNER),
        ("exported", OWNER),
        ("exported", OWNER),
    ]
    everything = "".join(str(value) for row in it.rows("SELECT * FROM audit") for value in tuple(row))
    for personal in ("1001", "Ani", "Union", "example.org", "secretary", "Petrosyan"):
        assert personal not in everything
    found = await walk(it)
    assert (found.rows, found.broken) == (5, None)


async def test_of_two_admins_who_decide_at_once_one_is_recorded_once(tmp_path) -> None:  # type: ignore[no-untyped-def]
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as it:
        vera, boris = await it.owner(), await it.owner(SECOND_OWNER)
        await it.phone(1001, "Ani", "en").endorses("Workers’ Union")
        await asyncio.gather(vera.presses("button-accept"), boris.presses("button-accept"))
        await vera.hears_again()
        assert len(it.rows("SELECT 1 FROM audit WHERE action = 'decided'")) == 1


async def test_publishing_is_recorded_with_the_digests_and_publishing_the_same_is_not(it: Stage) -> None:
    await it.publish(publication())
    assert len(it.rows("SELECT 1 FROM audit")) == 1
    newer = publication(en="A new text.")
    await it.publish(newer)
    closed = replace(newer, statement=replace(newer.statement, goal=100))
    await it.publish(closed)
    facts = [row["facts"] for row in it.rows("SELECT facts FROM audit ORDER BY id")]
    assert len(facts) == 3
    assert newer.translations["en"].digest in facts[1]
    assert '"version":2' in facts[1]
    assert facts[2] == '{"status":"open","version":2}'
