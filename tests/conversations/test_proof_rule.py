"""The owner says that a mailbox is enough: who proves it is on the list, and nobody has to look."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.domain.endorsement import Reason
from bot.domain.language import LANGUAGES
from bot.domain.proof import Rule
from bot.use_cases.set_rule import set_rule
from handlers import buttons
from storage.database import Database
from tests.conversations.test_proof_mailbox import asks, code, signs
from tests.mail_server import MailBox, mail_server
from tests.stage import Stage, stage


@pytest.fixture
async def box() -> AsyncIterator[MailBox]:
    async with mail_server() as box:
        yield box


@pytest.fixture
async def it(tmp_path: Path, box: MailBox) -> AsyncIterator[Stage]:
    settings = {"smtp_url": SecretStr(box.url), "mail_from": "letter@undersigned.am"}
    async with stage(tmp_path, settings=settings) as it:
        await rules(it, Rule.MAILBOX)
        yield it


async def rules(it: Stage, rule: Rule) -> None:
    async with Database(it.database_path) as database:
        await database.write(lambda tx: set_rule(tx, "peace", rule, it.now()))


def status(it: Stage) -> str:
    return str(it.rows("SELECT status FROM endorsements ORDER BY id DESC")[0]["status"])


@pytest.mark.parametrize("language", [*LANGUAGES])
async def test_the_proof_accepts_and_everybody_is_told(it: Stage, box: MailBox, language: str) -> None:
    vera = await it.owner()
    ani = await signs(it, language)
    shown = vera.last
    await asks(ani)
    await ani.sends(code(box))
    assert status(it) == "accepted"
    [row] = it.rows("SELECT decided_by, decided_rule FROM endorsements")
    assert (row["decided_by"], row["decided_rule"]) == (None, "mailbox")
    reference = it.rows("SELECT reference FROM endorsements")[0]["reference"]
    told = [message.content.text for message in ani.answers[-2:]]
    accepted = ani.text_of("decided-accepted", organisation="Union", reference=reference, title="")
    assert any(text.startswith(accepted.splitlines()[0]) for text in told)
    # The card says that it was the rule, and offers no decision any more.
    card = vera.sees(shown)
    assert vera.text("label-value-mailbox") in card.content.text
    assert vera.text("button-accept") not in [each.text for each in card.every_button()]
    [entry] = it.rows("SELECT actor, facts FROM audit WHERE action = 'decided'")
    assert (entry["actor"], entry["facts"]) == (None, '{"rule":"mailbox","status":"accepted"}')
    await vera.sends("/audit")
    assert vera.text("label-audit-proved") in vera.screen


async def test_a_note_of_an_admin_is_not_what_the_rule_asks_for(it: Stage) -> None:
    vera = await it.owner()
    await signs(it)
    await vera.forges(buttons.NoteProof(1).data())
    await vera.sends("Met them")
    assert status(it) == "pending"


async def test_without_the_rule_a_proof_decides_nothing(it: Stage, box: MailBox) -> None:
    await rules(it, Rule.REVIEW)
    ani = await signs(it)
    await asks(ani)
    await ani.sends(code(box))
    assert status(it) == "pending"


async def test_what_an_admin_rejected_does_not_come_back_by_the_rule(it: Stage, box: MailBox) -> None:
    vera = await it.owner()
    ani = await signs(it)
    await vera.forges(buttons.RejectFor(1, Reason.TRIAL).data())
    await ani.sends("/start")
    await ani.fills_form("Union", website="union.am")
    await ani.presses("button-confirm")
    await asks(ani)
    await ani.sends(code(box))
    assert status(it) == "pending"


async def test_what_was_corrected_is_reviewed(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await ani.sends("/mine")
    await ani.presses("button-correct")
    await ani.presses("button-edit-position")
    await ani.sends("chair")
    await ani.presses("button-send-correction")
    await asks(ani)
    await ani.sends(code(box))
    assert status(it) == "pending"


async def test_an_admin_who_presses_after_the_rule_learns_that_it_is_decided(it: Stage, box: MailBox) -> None:
    vera = await it.owner()
    ani = await signs(it)
    await asks(ani)
    await ani.sends(code(box))
    await vera.forges(buttons.RejectFor(1, Reason.TRIAL).data())
    assert status(it) == "accepted"
