"""/start: the statement's overview, in a language that the person can read."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any

from bot.domain.language import LANGUAGES, base_code
from bot.domain.roles import Role
from bot.domain.statement import PublishedStatement
from bot.use_cases.choose_language import choose_language
from bot.use_cases.find_statement import statement_on_offer
from bot.use_cases.wake_notices import wake_notices
from handlers import buttons
from handlers.admin import team
from handlers.language import language_keys, set_menu
from handlers.screen import Screen
from handlers.statement import overview
from handlers.verify import linked_reference, verified
from handlers.visit import Visit

LINK = re.compile(r"([a-z])_([A-Za-z0-9]{20,})")
"""A link that can be used once: what it is for, and its token."""
LINKS: dict[str, Callable[[Visit, str], Coroutine[Any, Any, None]]] = {
    "t": team.invited,
}

PAYLOAD = re.compile(r"([a-z0-9-]*)(?:_([A-Za-z-]{2,10}))?")


async def start(visit: Visit) -> None:
    """Also with a deep link's payload: a statement's slug, or slug and language as in `karabakh_hy`.

    Or with the token of a link that can be used once."""
    services = visit.services
    given = visit.text.partition(" ")[2].strip()
    link, payload = LINK.fullmatch(given), PAYLOAD.fullmatch(given)
    slug, wish = payload.groups() if payload else ("", None)
    published = await services.database.read(lambda tx: statement_on_offer(tx, slug))
    if not visit.knows_language:
        await _guess_language(visit, base_code(wish), published)
    if visit.role is not Role.NONE:
        await _welcome_member(visit)
    # Only now: what waited is worded in the language that was just kept.
    if await wake_notices(services.database, visit.person_id, services.clock()):
        services.notices_waiting()
    if link is not None and link[1] in LINKS:
        await LINKS[link[1]](visit, link[2])
        return
    if published is None:
        await visit.add(Screen(visit.words.html("nothing-published")))
        return
    reference = linked_reference(given)
    screen = await (overview(visit, published.id) if reference is None else verified(visit, reference))
    if not visit.knows_language:
        screen = Screen(
            f"{screen.html}\n\n{visit.words.html('start-choose-language')}",
            [*screen.keys, *language_keys(published.id)],
        )
    await visit.add(screen)


async def _guess_language(visit: Visit, wish: str | None, published: PublishedStatement | None) -> None:
    """The link's language, which is kept as a choice, else the original language of the link's statement."""
    services, now = visit.services, visit.services.clock()
    if wish in LANGUAGES:
        await services.database.write(lambda tx: choose_language(tx, visit.person_id, wish, now))
        visit.words = services.catalogue.words(wish)
    elif published is not None and published.statement.original_language in LANGUAGES:
        visit.words = services.catalogue.words(published.statement.original_language)


async def _welcome_member(visit: Visit) -> None:
    """Their cards come without a press of theirs, so their language is kept, and they get their commands."""
    language, now = visit.words.language, visit.services.clock()
    if visit.knows_language:
        await visit.services.database.write(lambda tx: choose_language(tx, visit.person_id, language, now))
    await set_menu(visit)


async def unblocked(visit: Visit) -> None:
    """The person let the bot back in: what could not reach them is sent now."""
    services = visit.services
    if await wake_notices(services.database, visit.person_id, services.clock()):
        services.notices_waiting()


async def home(visit: Visit, button: buttons.Home) -> None:
    await visit.show(await overview(visit, button.statement), below=button.below)
