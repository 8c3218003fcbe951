"""One call of the Bot API: found, checked, done, answered, and noted down."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.preview import schema
from bot.preview.calls import Call
from bot.preview.faults import BadGateway, Delay, Drop, Fault, Refuse
from bot.preview.methods import edits, messages, places, profile, webhook
from bot.preview.params import Params
from bot.preview.polling import Polling
from bot.preview.refusals import Refusal
from bot.preview.state import State

Method = Callable[[State, Params], object]

METHODS: Mapping[str, Method] = {
    "answerCallbackQuery": edits.answer_callback_query,
    "close": lambda _state, _params: True,
    "copyMessage": messages.copy_message,
    "deleteMessage": edits.delete_message,
    "deleteMessages": edits.delete_messages,
    "deleteMyCommands": profile.delete_my_commands,
    "deleteWebhook": webhook.delete_webhook,
    "editMessageCaption": edits.edit_message_caption,
    "editMessageReplyMarkup": edits.edit_message_reply_markup,
    "editMessageText": edits.edit_message_text,
    "forwardMessage": messages.forward_message,
    "getChat": places.get_chat,
    "getChatMember": places.get_chat_member,
    "getFile": places.get_file,
    "getMe": profile.get_me,
    "getMyCommands": profile.get_my_commands,
    "getMyDescription": profile.get_my_description,
    "getMyName": profile.get_my_name,
    "getMyShortDescription": profile.get_my_short_description,
    "getWebhookInfo": webhook.get_webhook_info,
    "logOut": lambda _state, _params: True,
    "sendChatAction": messages.send_chat_action,
    "sendDocument": messages.send_document,
    "sendMessage": messages.send_message,
    "setMyCommands": profile.set_my_commands,
    "setMyDescription": profile.set_my_description,
    "setMyName": profile.set_my_name,
    "setMyShortDescription": profile.set_my_short_description,
    "setWebhook": webhook.set_webhook,
}
BAD_GATEWAY = b"<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over HTTP."""

    status: int
    body: bytes
    content_type: bytes = b"application/json"


def refused(refusal: Refusal) -> Reply:
    """Return a refusal as a reply."""
    return Reply(refusal.code, json.dumps(refusal.answer()).encode())


class Api:
    """The Bot API of one state."""

    def __init__(self, state: State, polling: Polling) -> None:
        self.state = state
        self.polling = polling

    async def call(self, token: str, name: str, given: Mapping[str, object]) -> Reply | None:
        """Answer a request; None means that the connection is to be closed without an answer."""
        if token != self.state.token:
            return refused(Refusal(401, "Unauthorized"))
        method = schema.method_names().get(name.lower())
        if method is None:
            return refused(Refusal(404, "Not Found"))
        fault = self.state.faults.take(method)
        self.state.wake()
        params: Mapping[str, object] = given
        outcome = "ok"
        try:
            if isinstance(fault, Delay):
                await asyncio.sleep(fault.seconds)
            elif fault is not None and not (isinstance(fault, Drop) and fault.after_acting):
                outcome = type(fault).__name__
                return self.fail(fault)
            params = schema.checked(method, given)
            result = await self.act(method, Params(params))
            if isinstance(fault, Drop):
                outcome = "Drop"
                return None
            return Reply(200, json.dumps({"ok": True, "result": result}).encode())
        except Refusal as refusal:
            outcome = refusal.description
            return refused(refusal)
        finally:
            self.state.calls.append(Call(method, params, outcome))
            self.state.wake()

    def fail(self, fault: Fault) -> Reply | None:
        """Let a call go wrong before anything was done."""
        if isinstance(fault, Refuse):
            raise fault.refusal
        if isinstance(fault, BadGateway):
            return Reply(502, BAD_GATEWAY, b"text/html")
        return None

    async def act(self, method: str, params: Params) -> object:
        """Do what a method says."""
        if method == "getUpdates":
            return await self.polling.get_updates(params)
        act = METHODS.get(method)
        if act is None:
            raise Refusal(501, f"Not Implemented: the preview does not play {method}")
        return act(self.state, params)
