"""What the stories about one's own endorsements share: opening them, correcting them, and what is stored."""

from __future__ import annotations

import sqlite3

from bot.preview.chats import Message
from tests.stage import Phone, Stage


async def opens_correction(phone: Phone) -> str:
    """From /mine (with one endorsement) to the form with its answers; return the card."""
    await phone.sends("/mine")
    await phone.presses("button-correct")
    return phone.screen


async def changes(phone: Phone, question: str, answer: str) -> str:
    """Edit one answer on the review card; return the card."""
    await phone.presses(f"button-edit-{question}")
    await phone.sends(answer)
    if question == "country":
        await phone.picks_country()
    return phone.screen


async def corrects(phone: Phone, **answers: str) -> str:
    """The whole correction; return what the bot says at its end."""
    await opens_correction(phone)
    for question, answer in answers.items():
        await changes(phone, question, answer)
    await phone.presses("button-send-correction")
    return phone.screen


def endorsement(it: Stage, endorsement_id: int = 1) -> sqlite3.Row:
    [row] = it.rows(
        "SELECT * FROM endorsements LEFT JOIN contacts ON endorsement_id = id WHERE id = ?", endorsement_id
    )
    return row


def corrections(it: Stage) -> list[sqlite3.Row]:
    return it.rows("SELECT * FROM corrections")


def data_of(phone: Phone, key: str, message: Message | None = None) -> str:
    """What a button carries, to press it when it is gone or by somebody else."""
    target = phone.sees(message or phone.last)
    label = phone.text(key)
    [data] = [each.data for row in target.buttons or [] for each in row if each.text.lstrip("● ○") == label]
    assert data is not None
    return data


def cards(phone: Phone) -> list[Message]:
    """The admin's cards, in the order in which they came."""
    shown = [each for each in phone.answers if each.buttons]
    labels = {phone.text("button-details"), phone.text("button-less")}
    return [each for each in shown if labels & {key.text for row in each.buttons or [] for key in row}]


async def who_signed(phone: Phone) -> str:
    """The public list as anybody sees it."""
    await phone.sends("/start")
    await phone.presses("button-signers")
    return phone.screen


async def handles_again(it: Stage) -> None:
    """A crash after the fact was stored and before the update counted as handled: it is handled once more."""
    update_id = next(reversed(it.world.updates.recent))
    await it.stop()
    it.change(f"DELETE FROM inbox WHERE update_id = {update_id}")
    it.world.redeliver(update_id)
    await it.start()
    await it.settled()
