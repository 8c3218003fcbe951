"""In a group the bot answers only what is addressed to it, and shows the way to a private chat."""

from __future__ import annotations

from telegram import InlineKeyboardButton, MessageEntity

from bot.use_cases.find_statement import statement_on_offer
from handlers.screen import Screen
from handlers.visit import Visit


async def group(visit: Visit) -> None:
    if not _addressed(visit):
        return
    published = await visit.services.database.read(statement_on_offer)
    slug = published.statement.slug if published else "start"
    link = f"https://t.me/{visit.services.username}?start={slug}"
    key = InlineKeyboardButton(visit.words.plain("button-open-bot"), url=link)
    await visit.add(Screen(visit.words.html("group"), [[key]]))


def _addressed(visit: Visit) -> bool:
    """A command or a mention with our name in it, or a reply to one of our messages."""
    message = visit.update.message
    if message is None:
        return False
    name = f"@{visit.services.username}".casefold()
    kinds: list[str | None] = [MessageEntity.BOT_COMMAND, MessageEntity.MENTION]
    named = (message.parse_entities(kinds) | message.parse_caption_entities(kinds)).values()
    if any(text.casefold().endswith(name) for text in named):
        return True
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == visit.bot.id
