"""What the stories of the form share: its steps from /start to the receipt, and what is stored of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable

from bot.preview.chats import Message
from tests.stage import Phone, Stage

Step = Callable[[Phone], Awaitable[object]]

STEPS: list[Step] = [
    lambda phone: phone.sends("/start"),
    lambda phone: phone.presses("button-endorse"),
    lambda phone: phone.presses("button-yes-organisation"),
    lambda phone: phone.sends("Workers’ Union"),
    lambda phone: phone.sends("Armenia"),
    lambda phone: phone.picks_country(),
    lambda phone: phone.presses("button-back"),
    lambda phone: phone.presses("button-keep"),
    lambda phone: phone.presses("button-skip"),
    lambda phone: phone.sends("Ani"),
    lambda phone: phone.sends("secretary"),
    lambda phone: phone.sends("ani@example.org"),
    lambda phone: phone.presses("button-counted"),
    lambda phone: phone.presses("button-public"),
    lambda phone: phone.presses("button-edit-position"),
    lambda phone: phone.sends("chair"),
    lambda phone: phone.presses("button-confirm"),
]
SIGNED = ("Workers’ Union", "AM", None, "public", "Ani", "chair", "ani@example.org")


def signed(it: Stage) -> list[tuple[object, ...]]:
    rows = it.rows(
        "SELECT organisation, country, website, visibility, representative, position, email"
        " FROM endorsements JOIN contacts ON endorsement_id = id ORDER BY id"
    )
    return [tuple(row) for row in rows]


def taps(phone: Phone, message: Message, label: str) -> None:
    """Tap a button as it stood, whatever stands there now."""
    [data] = [each.data for each in message.every_button() if each.text.lstrip("●○✎ ") == label]
    assert data is not None
    phone.stage.world.press(phone.id, message.message_id, data)


def drafts(it: Stage) -> list[sqlite3.Row]:
    return it.rows(
        "SELECT id, name, country, website, representative, position, email, visibility, asked FROM drafts"
    )
