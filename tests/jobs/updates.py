"""Updates as Telegram sends them."""

from __future__ import annotations

from telegram import Update


def written(update_id: int, person_id: int = 1001, text: str = "hello") -> dict[str, object]:
    person = {"id": person_id, "is_bot": False, "first_name": "Ani"}
    chat = {"id": person_id, "type": "private", "first_name": "Ani"}
    message = {"message_id": update_id, "date": 1_700_000_000, "from": person, "chat": chat, "text": text}
    return {"update_id": update_id, "message": message}


def update(update_id: int, person_id: int = 1001) -> Update:
    return Update.de_json(written(update_id, person_id), None)
