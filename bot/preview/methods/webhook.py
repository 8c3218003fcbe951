"""Methods that choose between posted and fetched updates."""

import re

from bot.preview.params import JsonObject, Params
from bot.preview.refusals import bad_request
from bot.preview.state import State
from bot.preview.updates import Webhook

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
LOCAL = ("http://127.0.0.1:", "http://localhost:")


def set_webhook(state: State, params: Params) -> bool:
    """Let updates be posted; an address on this computer needs no https here."""
    url = params.text("url")
    if url and not url.startswith(("https://", *LOCAL)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = params.text("secret_token") or None
    if secret is not None and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    state.updates.wish(params.texts("allowed_updates") if "allowed_updates" in params else None)
    return switch(state, Webhook(url, secret, params.integer("max_connections", 40)), params)


def delete_webhook(state: State, params: Params) -> bool:
    """Let updates be fetched again."""
    return switch(state, Webhook(), params)


def switch(state: State, webhook: Webhook, params: Params) -> bool:
    """Put a webhook in the place of the one before."""
    if params.flag("drop_pending_updates"):
        state.updates.confirm(state.updates.next_id)
    state.webhook = webhook
    state.changed()
    return True


def get_webhook_info(state: State, _: Params) -> JsonObject:
    """Say where updates go, and what went wrong last."""
    webhook = state.webhook
    body: JsonObject = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(state.updates.pending),
    }
    if webhook.url:
        body["max_connections"] = webhook.max_connections
    if state.updates.allowed is not None:
        body["allowed_updates"] = sorted(state.updates.allowed)
    if webhook.last_error_date is not None:
        body["last_error_date"] = webhook.last_error_date
        body["last_error_message"] = webhook.last_error_message
    return body
