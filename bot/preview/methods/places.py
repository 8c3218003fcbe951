"""Methods that look up chats, their members, and files."""

from bot.preview.chats import Group, Person
from bot.preview.methods.addressing import chat_of
from bot.preview.params import JsonObject, Params
from bot.preview.refusals import bad_request
from bot.preview.state import State

GIFTS = {
    "unlimited_gifts": False,
    "limited_gifts": False,
    "unique_gifts": False,
    "premium_subscription": False,
    "gifts_from_channels": False,
}


def get_chat(state: State, params: Params) -> JsonObject:
    """Describe a chat."""
    more: JsonObject = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    return chat_of(state, params).json() | more


def get_chat_member(state: State, params: Params) -> JsonObject:
    """Say whether somebody is in a chat."""
    chat = chat_of(state, params)
    user_id = params.integer("user_id")
    if user_id != state.bot_id and user_id not in state.people:
        raise bad_request("PARTICIPANT_ID_INVALID")
    here = user_id == state.bot_id or isinstance(chat.place, Group) or chat.id == user_id
    if isinstance(chat.place, Person) and not here:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"user": state.user_json(user_id), "status": "member"}


def get_file(state: State, params: Params) -> JsonObject:
    """Say where a file can be downloaded."""
    file = state.files.by_id.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > state.files.download_limit:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": len(file.content),
        "file_path": file.file_path,
    }
