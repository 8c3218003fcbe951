"""Keep the language of somebody's app, for messages that come to them without a press of theirs."""

from __future__ import annotations

from datetime import datetime

from storage import people
from storage.database import Transaction


async def keep_app_language(tx: Transaction, person_id: int, language: str, now: datetime) -> None:
    """No choice: a language that they chose goes before it, and it follows their app."""
    await people.remember(tx, person_id, now)
    await people.set_app_language(tx, person_id, language)
