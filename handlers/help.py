"""/help, /privacy, /about, and the menu for those who asked for nothing that we know."""

from __future__ import annotations

from importlib.metadata import version

from bot.use_cases.find_statement import statement_on_offer
from handlers import buttons
from handlers.screen import Keys, Screen
from handlers.visit import Visit


async def help_(visit: Visit) -> None:
    await visit.add(Screen(visit.words.html("help"), await home_keys(visit)))


async def privacy(visit: Visit) -> None:
    await visit.add(Screen(visit.words.html("privacy"), await home_keys(visit)))


async def about(visit: Visit) -> None:
    await visit.add(Screen(visit.words.html("about", version=version("undersigned"))))


async def menu(visit: Visit) -> None:
    await visit.add(Screen(visit.words.html("menu"), await home_keys(visit)))


async def home_keys(visit: Visit) -> Keys:
    published = await visit.services.database.read(statement_on_offer)
    if published is None:
        return []
    return [[buttons.Home(published.id, below=1).key(visit.words.plain("button-home"))]]
