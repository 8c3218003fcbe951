"""Methods that put a new message into a chat."""

from bot.preview import formatting, markup, shown
from bot.preview.chats import Chat, Message
from bot.preview.methods.addressing import chat_of, check_reachable, reply_target, writable_chat
from bot.preview.params import JsonObject, Params
from bot.preview.refusals import Refusal, bad_request
from bot.preview.schema import Upload
from bot.preview.state import State

ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(state: State, params: Params) -> JsonObject:
    """Send a text."""
    chat = chat_of(state, params)
    mode, entities = params.text("parse_mode"), params.objects("entities")
    content = formatting.message_text(params.text("text"), mode, entities)
    keyboard = markup.checked(params.object("reply_markup"))
    preview = params.object("link_preview_options")
    reply_to = reply_target(state, chat, params)
    writable_chat(state, params)
    message = state.post(
        chat,
        state.bot_id,
        content,
        markup=keyboard,
        reply_to=reply_to,
        protected=params.flag("protect_content"),
        link_preview=None if preview is None else dict(preview.given),
    )
    return shown.for_bot(state, message)


def send_document(state: State, params: Params) -> JsonObject:
    """Send a file: a new one, or one that Telegram has."""
    chat = chat_of(state, params)
    mode, entities = params.text("parse_mode"), params.objects("caption_entities")
    content = formatting.caption(params.text("caption"), mode, entities)
    keyboard = markup.checked(params.object("reply_markup"))
    document = params.given["document"]
    if isinstance(document, Upload) and len(document.content) > state.files.upload_limit:
        raise Refusal(413, "Request Entity Too Large")
    reply_to = reply_target(state, chat, params)
    known = None if isinstance(document, Upload) else state.files.find(str(document))
    writable_chat(state, params)
    message = state.post(
        chat,
        state.bot_id,
        content,
        document=state.files.add(document) if isinstance(document, Upload) else known,
        markup=keyboard,
        reply_to=reply_to,
        protected=params.flag("protect_content"),
    )
    return shown.for_bot(state, message)


def send_chat_action(state: State, params: Params) -> bool:
    """Show that the bot is busy."""
    chat = chat_of(state, params)
    check_reachable(chat)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    state.act(chat, params.text("action"))
    return True


def source_message(state: State, params: Params, verb: str) -> Message:
    """Return the message that is to be forwarded or copied."""
    source = state.find_message(source_chat(state, params).id, params.integer("message_id"))
    if source is None:
        raise bad_request(f"message to {verb} not found")
    if source.protected:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return source


def source_chat(state: State, params: Params) -> Chat:
    """Return the chat that `from_chat_id` names."""
    return chat_of(state, Params({"chat_id": params.given["from_chat_id"]}))


def forward_message(state: State, params: Params) -> JsonObject:
    """Forward a message, saying whose it is."""
    source = source_message(state, params, "forward")
    chat = writable_chat(state, params)
    origin = source.forwarded_from or {
        "type": "user",
        "sender_user": state.user_json(source.sender_id),
        "date": source.date,
    }
    message = state.post(
        chat,
        state.bot_id,
        source.content,
        document=source.document,
        forwarded_from=origin,
        protected=params.flag("protect_content"),
    )
    return shown.for_bot(state, message)


def copy_message(state: State, params: Params) -> JsonObject:
    """Send a message again as one's own, perhaps with another caption and other buttons."""
    source = source_message(state, params, "copy")
    content = source.content
    if source.document is not None and "caption" in params:
        mode, entities = params.text("parse_mode"), params.objects("caption_entities")
        content = formatting.caption(params.text("caption"), mode, entities)
    keyboard = markup.checked(params.object("reply_markup"))
    chat = writable_chat(state, params)
    message = state.post(
        chat,
        state.bot_id,
        content,
        document=source.document,
        markup=keyboard,
        reply_to=reply_target(state, chat, params),
        protected=params.flag("protect_content"),
    )
    return {"message_id": message.message_id}
