"""The rules for keyboards, beyond their types."""

from bot.preview import urls
from bot.preview.params import JsonObject, Params
from bot.preview.refusals import bad_request

ROW, WHOLE = 8, 100
KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def checked(markup: Params | None) -> JsonObject | None:
    """Return a message's markup as it is kept, or refuse it; a keyboard without buttons is no keyboard."""
    if markup is None:
        return None
    kept = dict(markup.given)
    if "inline_keyboard" in markup:
        rows = markup.rows("inline_keyboard")
        check_size(rows)
        kept["inline_keyboard"] = [[inline_button(button) for button in row] for row in rows if row]
        return kept if kept["inline_keyboard"] else None
    if "keyboard" in markup:
        rows = markup.rows("keyboard")
        check_size(rows)
        for row in rows:
            for button in row:
                check_text(button)
    return kept


def check_size(rows: list[list[Params]]) -> None:
    """At most 8 buttons a row and 100 in all."""
    if any(len(row) > ROW for row in rows) or sum(map(len, rows)) > WHOLE:
        raise bad_request("reply markup is too long")


def check_text(button: Params) -> None:
    """A button says something."""
    if not button.text("text").strip():
        raise bad_request("keyboard button text must be non-empty")


def inline_button(button: Params) -> JsonObject:
    """Return one inline button: it does exactly one thing."""
    check_text(button)
    kinds = [kind for kind in KINDS if kind in button]
    if not kinds:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(kinds) > 1:
        raise bad_request(f"can't parse inline keyboard button: it can't have both {kinds[0]} and {kinds[1]}")
    kept = dict(button.given)
    if "callback_data" in button and not 1 <= len(button.text("callback_data").encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        try:
            kept["url"] = urls.normalised(button.text("url"))
        except urls.InvalidUrlError as problem:
            raise bad_request(
                f"inline keyboard button URL '{button.text('url')}' is invalid: {problem}"
            ) from None
    copied = button.object("copy_text")
    if copied is not None and not 1 <= len(copied.text("text")) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return kept
