"""/language: the language of the bot, of its command menu, and of the statement where it has it."""

from __future__ import annotations

from telegram import BotCommandScopeChat, InlineKeyboardButton

from bot.domain.errors import NotFound
from bot.domain.language import LANGUAGES
from bot.use_cases.choose_language import choose_language
from bot.use_cases.find_statement import statement_on_offer
from handlers import buttons
from handlers.menu import commands_for
from handlers.screen import Screen
from handlers.statement import overview
from handlers.visit import Visit


def language_keys(statement_id: int) -> list[list[InlineKeyboardButton]]:
    """The interface's languages by their native names, two in a row; 0 stands for no statement."""
    keys = [
        buttons.SetLanguage(code, statement_id).key(language.native_name)
        for code, language in LANGUAGES.items()
    ]
    return [keys[at : at + 2] for at in range(0, len(keys), 2)]


async def choose(visit: Visit) -> None:
    """/language."""
    published = await visit.services.database.read(statement_on_offer)
    await visit.add(
        Screen(visit.words.html("language-choose"), language_keys(published.id if published else 0))
    )


async def choose_here(visit: Visit, button: buttons.Languages) -> None:
    """The button below the overview."""
    keys = language_keys(button.statement)
    keys.append([buttons.Home(button.statement).key(visit.words.plain("button-home"))])
    await visit.show(Screen(visit.words.html("language-choose"), keys))


async def chosen(visit: Visit, button: buttons.SetLanguage) -> None:
    services, now = visit.services, visit.services.clock()
    await services.database.write(lambda tx: choose_language(tx, visit.person_id, button.language, now))
    visit.words = services.catalogue.words(button.language)
    visit.app_language = None
    try:
        screen = await overview(visit, button.statement)
    except NotFound:
        screen = Screen(visit.words.html("language-chosen"))
    await visit.show(screen)
    await set_menu(visit)
    await visit.toast(visit.words.plain("toast-language"))


async def set_menu(visit: Visit) -> None:
    """This chat's own command menu, in the person's language and with what their role allows.

    Without it Telegram shows the menu in the language of the app."""
    await visit.bot.set_my_commands(
        commands_for(visit.words, visit.role),
        scope=BotCommandScopeChat(visit.chat_id),
    )
