"""How a message is written down: for the bot as a Message object, for the chat page as a phone shows it."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.preview.chats import Message
from bot.preview.params import JsonObject

if TYPE_CHECKING:
    from bot.preview.state import State


def for_bot(state: "State", message: Message, *, with_reply: bool = True) -> JsonObject:
    """Return a Message object; the message it replies to is in it, but not that one's own reply."""
    body: JsonObject = {
        "message_id": message.message_id,
        "from": state.user_json(message.sender_id),
        "chat": state.chats[message.chat_id].json(),
        "date": message.date,
    }
    if message.edit_date is not None:
        body["edit_date"] = message.edit_date
    if message.forwarded_from is not None:
        body["forward_origin"] = message.forwarded_from
    replied = state.find_message(message.chat_id, message.reply_to) if with_reply else None
    if replied is not None:
        body["reply_to_message"] = for_bot(state, replied, with_reply=False)
    prefix = ""
    if message.document is None:
        body["text"] = message.content.text
    else:
        body["document"] = message.document.json()
        prefix = "caption_"
        if message.content.text:
            body["caption"] = message.content.text
    if message.entities:
        body[f"{prefix}entities"] = message.content.entities_json()
    if message.link_preview is not None:
        body["link_preview_options"] = message.link_preview
    if message.protected:
        body["has_protected_content"] = True
    if message.inline_keyboard is not None:
        body["reply_markup"] = message.markup
    return body


def inaccessible(state: "State", chat_id: int, message_id: int) -> JsonObject:
    """Return what a callback query carries when its message is gone."""
    return {"chat": state.chats[chat_id].json(), "message_id": message_id, "date": 0}


def message(state: "State", message: Message) -> JsonObject:
    """Return a message as a phone shows it."""
    document = message.document
    replied = state.find_message(message.chat_id, message.reply_to)
    buttons = [[each.json() for each in row] for row in message.buttons]
    return {
        "message_id": message.message_id,
        "out": message.sender_id != state.bot_id,
        "date": datetime.fromtimestamp(message.date, UTC).isoformat(),
        "edited": message.edit_date is not None,
        "text": message.text,
        "caption": message.caption,
        "entities": message.content.entities_json(),
        "document": None
        if document is None
        else {
            "file_id": document.file_id,
            "file_name": document.file_name,
            "mime_type": document.mime_type,
            "file_size": len(document.content),
        },
        "reply_to": None
        if replied is None
        else {"message_id": replied.message_id, "text": replied.content.text},
        "buttons": buttons or None,
        "force_reply": message.force_reply,
        "keyboard": None
        if message.keyboard is None
        else [[{"text": text} for text in row] for row in message.keyboard],
    }
