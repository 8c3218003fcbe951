"""Methods that change or remove a message of the bot's, and the one that answers a pressed button."""

from bot.preview import formatting, markup, shown, urls
from bot.preview.callbacks import Answer
from bot.preview.chats import Message
from bot.preview.formatting import Formatted
from bot.preview.methods.addressing import chat_of, check_reachable, message_of
from bot.preview.params import JsonObject, Params
from bot.preview.refusals import Refusal, bad_request
from bot.preview.state import State

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
DELETABLE_SECONDS = 48 * 60 * 60


def own_message(state: State, params: Params) -> Message:
    """Return a message that the bot may edit: its own, without a reply keyboard."""
    _, message = message_of(state, params, "edit")
    foreign = message.sender_id != state.bot_id or message.forwarded_from is not None
    if foreign or (message.markup is not None and message.inline_keyboard is None):
        raise bad_request("message can't be edited")
    return message


def change(state: State, message: Message, content: Formatted, params: Params) -> JsonObject:
    """Give a message its new content and buttons; without `reply_markup` the buttons go."""
    keyboard = markup.checked(params.object("reply_markup"))
    if content == message.content and keyboard == message.markup:
        raise bad_request(NOT_MODIFIED)
    state.limits.check(message.chat_id, state.clock)
    message.content = content
    message.markup = keyboard
    state.edited(message)
    return shown.for_bot(state, message)


def edit_message_text(state: State, params: Params) -> JsonObject:
    """Change a text."""
    if "rich_message" in params:
        raise Refusal(501, "Not Implemented: the preview does not show rich messages")
    message = own_message(state, params)
    mode, entities = params.text("parse_mode"), params.objects("entities")
    content = formatting.message_text(params.text("text"), mode, entities)
    if message.document is not None:
        raise bad_request("there is no text in the message to edit")
    return change(state, message, content, params)


def edit_message_caption(state: State, params: Params) -> JsonObject:
    """Change the caption of a file."""
    message = own_message(state, params)
    mode, entities = params.text("parse_mode"), params.objects("caption_entities")
    content = formatting.caption(params.text("caption"), mode, entities)
    if message.document is None:
        raise bad_request("there is no caption in the message to edit")
    return change(state, message, content, params)


def edit_message_reply_markup(state: State, params: Params) -> JsonObject:
    """Change the buttons only."""
    message = own_message(state, params)
    return change(state, message, message.content, params)


def delete_message(state: State, params: Params) -> bool:
    """Remove a message that is less than two days old."""
    chat, message = message_of(state, params, "delete")
    if state.now() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    state.remove(chat, [message.message_id])
    return True


def delete_messages(state: State, params: Params) -> bool:
    """Remove up to 100 messages; those that are gone already do not matter."""
    chat = chat_of(state, params)
    check_reachable(chat)
    message_ids = params.integers("message_ids")
    if not 1 <= len(message_ids) <= 100:
        raise bad_request("message identifiers must be 1 to 100")
    state.remove(chat, message_ids)
    return True


def answer_callback_query(state: State, params: Params) -> bool:
    """Let a pressed button rest, with or without a few words."""
    if len(params.text("text")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    url = params.text("url") or None
    if url is not None and not opens_this_bot(state, url):
        raise bad_request("URL_INVALID")
    answer = Answer(params.text("text"), params.flag("show_alert"), url)
    callback = state.callbacks.answer(params.text("callback_query_id"), answer)
    toast = {"text": answer.text, "alert": answer.show_alert, "url": url, "message_id": callback.message_id}
    state.events.tell(callback.person_id, "toast", toast)
    state.changed()
    return True


def opens_this_bot(state: State, url: str) -> bool:
    """A button may only open the bot itself, with a start payload."""
    try:
        return urls.normalised(url).lower().startswith(f"https://t.me/{state.username.lower()}?start")
    except urls.InvalidUrlError:
        return False
