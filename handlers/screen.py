"""One message as a person sees it, and how it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.transport.outcomes import Outcome, outcome_of

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

Keys = Sequence[Sequence[InlineKeyboardButton]]


@dataclass(frozen=True, slots=True)
class Screen:
    """Telegram's HTML, and rows of buttons below it."""

    html: str
    keys: Keys = ()

    @property
    def markup(self) -> InlineKeyboardMarkup | None:
        return InlineKeyboardMarkup(self.keys) if self.keys else None


async def send(bot: Bot, chat_id: int, screen: Screen) -> Message:
    return await bot.send_message(
        chat_id,
        screen.html,
        parse_mode=ParseMode.HTML,
        reply_markup=screen.markup,
        link_preview_options=NO_PREVIEW,
    )


async def edit(bot: Bot, chat_id: int, message_id: int, screen: Screen) -> bool:
    """Make the message show the screen; False when Telegram has no such message to edit any more.

    That it shows the screen already, after a double tap, is as good as an edit."""
    try:
        await bot.edit_message_text(
            screen.html,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=screen.markup,
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        outcome = outcome_of(error).outcome
        if outcome is Outcome.GONE:
            return False
        if outcome is not Outcome.SENT:
            raise
    return True
