"""The command menu and the bot's descriptions, per language."""

from __future__ import annotations

from telegram import Bot, BotCommand

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES
from bot.domain.roles import Role
from texts.catalogue import Catalogue, Words

COMMANDS = ("start", "mine", "verify", "language", "help", "privacy", "mydata", "forget", "about", "cancel")
VIEWER_COMMANDS = ("signatories",)
ADMIN_COMMANDS = ("export", "block", "unblock", "audit")
OWNER_COMMANDS = ("team", "statement")


def commands_for(words: Words, role: Role = Role.NONE) -> list[BotCommand]:
    """What the role may do comes first."""
    added = {Role.VIEWER: VIEWER_COMMANDS, Role.ADMIN: ADMIN_COMMANDS, Role.OWNER: OWNER_COMMANDS}
    names = [name for needed, more in added.items() if role.covers(needed) for name in more]
    names += COMMANDS
    return [BotCommand(name, words.plain(f"command-{name}")) for name in names]


async def announce(bot: Bot, catalogue: Catalogue) -> int:
    """Set menu and descriptions for every language, where they differ; return how many were set.

    The default, for apps in any other language, is English."""
    changed = 0
    for language in (None, *LANGUAGES):
        words = catalogue.words(language or DEFAULT_LANGUAGE)
        commands = commands_for(words)
        if list(await bot.get_my_commands(language_code=language)) != commands:
            await bot.set_my_commands(commands, language_code=language)
            changed += 1
        description = words.plain("bot-description")
        if (await bot.get_my_description(language)).description != description:
            await bot.set_my_description(description, language)
            changed += 1
        short = words.plain("bot-short-description")
        if (await bot.get_my_short_description(language)).short_description != short:
            await bot.set_my_short_description(short, language)
            changed += 1
    return changed
