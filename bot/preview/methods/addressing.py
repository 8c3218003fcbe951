"""Which chat and message a call means, and whether the bot may write there."""

from bot.preview.chats import Chat, Message, Person
from bot.preview.params import Params
from bot.preview.refusals import bad_request, forbidden
from bot.preview.state import State


def chat_of(state: State, params: Params) -> Chat:
    """Return the chat that `chat_id` names."""
    given = params.given["chat_id"]
    chat = state.chats.get(given) if isinstance(given, int) else None
    if chat is None:
        raise bad_request("chat not found")
    return chat


def check_reachable(chat: Chat) -> None:
    """Refuse where a person does not let the bot write."""
    person = chat.place
    if not isinstance(person, Person):
        return
    if person.deactivated:
        raise forbidden("user is deactivated")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.has_written:
        raise forbidden("bot can't initiate conversation with a user")


def writable_chat(state: State, params: Params) -> Chat:
    """Return the chat to write to, and count the message against the limits."""
    chat = chat_of(state, params)
    check_reachable(chat)
    state.limits.check(chat.id, state.clock)
    return chat


def reply_target(state: State, chat: Chat, params: Params) -> int | None:
    """Return the message to reply to, if there is one."""
    reply = params.object("reply_parameters")
    if reply is None:
        return None
    message_id = reply.integer("message_id")
    elsewhere = "chat_id" in reply and reply.given["chat_id"] != chat.id
    if not elsewhere and state.find_message(chat.id, message_id) is not None:
        return message_id
    if reply.flag("allow_sending_without_reply") and not elsewhere:
        return None
    raise bad_request("message to be replied not found")


def message_of(state: State, params: Params, what: str) -> tuple[Chat, Message]:
    """Return the message that `chat_id` and `message_id` name; `what` is the verb of the refusal."""
    if "inline_message_id" in params:
        raise bad_request("MESSAGE_ID_INVALID")
    if "chat_id" not in params or "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = chat_of(state, params)
    check_reachable(chat)
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return chat, message
