"""Every route, in matching order: the first that fits takes the update, and it alone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.domain.errors import DomainError
from bot.use_cases.review_endorsement import withdraw_question
from handlers import buttons, endorse, language, message, mine, signers, start, statement
from handlers import help as helping
from handlers.admin import decide, export, signatories
from handlers.buttons import Button
from handlers.context import App, Context, Role
from handlers.errors import on_error, refused
from handlers.group import group
from handlers.visit import Visit, rest, visit_of

Route = Callable[[Visit], Coroutine[Any, Any, None]]
Press = Callable[[Visit, Any], Coroutine[Any, Any, None]]

UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
"""What Telegram is asked to send; it remembers the answer until it is asked again."""

COMMANDS: dict[str, Route] = {
    "start": start.start,
    "language": language.choose,
    "mine": mine.mine,
    "help": helping.help_,
    "privacy": helping.privacy,
    "about": helping.about,
    "cancel": message.cancel,
}

ADMIN_COMMANDS: dict[str, Route] = {
    "signatories": signatories.signatories,
    "export": export.export,
}

PRESSES: dict[type[Button], Press] = {
    buttons.Home: start.home,
    buttons.Read: statement.read,
    buttons.TextFile: statement.text_file,
    buttons.Signers: signers.signers,
    buttons.Languages: language.choose_here,
    buttons.SetLanguage: language.chosen,
    buttons.Endorse: endorse.endorse,
    buttons.Begin: endorse.begin,
    buttons.AsMyself: endorse.as_myself,
    buttons.GoOn: endorse.go_on,
    buttons.PickCountry: endorse.pick_country,
    buttons.Skip: endorse.skip_question,
    buttons.Back: endorse.back,
    buttons.Keep: endorse.keep_answer,
    buttons.Edit: endorse.edit_answer,
    buttons.Choose: endorse.choose,
    buttons.Cancel: endorse.cancel,
    buttons.Discard: endorse.discard,
    buttons.Confirm: endorse.confirm,
    buttons.Mine: mine.mine_page,
}

ADMIN_PRESSES: dict[type[Button], Press] = {
    buttons.OpenCard: decide.open_card,
    buttons.Accept: decide.accept,
    buttons.Reject: decide.reject,
    buttons.RejectFor: decide.reject_for,
    buttons.WriteReason: decide.write_reason,
    buttons.Signatories: signatories.turn,
    buttons.Export: export.export_here,
    buttons.SendList: export.send_list,
    buttons.NoExport: export.stop,
}


def add_routes(application: App) -> None:
    private = filters.ChatType.PRIVATE
    new = private & filters.UpdateType.MESSAGE
    routes: list[BaseHandler[Update, Context, None]] = [
        CallbackQueryHandler(_press),
        ChatMemberHandler(_on(start.unblocked), ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.ChatType.GROUPS & filters.UpdateType.MESSAGE, _on(group)),
    ]
    routes += [CommandHandler(name, _on(_quiet(route)), new) for name, route in COMMANDS.items()]
    routes += [CommandHandler(name, _on(_for_admins(route)), new) for name, route in ADMIN_COMMANDS.items()]
    routes += [
        MessageHandler(new & filters.COMMAND, _on(_quiet(helping.menu))),
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, _on(message.edited)),
        MessageHandler(new & ~filters.StatusUpdate.ALL, _on(message.message)),
    ]
    application.add_handlers(routes)
    application.add_error_handler(on_error)


async def _visit(update: Update, context: Context) -> Visit | None:
    """An admin's command menu is their chat's own: it follows their app with the rest."""
    visit = await visit_of(update, context)
    if visit is not None and visit.app_moved and visit.role is Role.OWNER and visit.is_private:
        await language.set_menu(visit)
    return visit


def _on(route: Route) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def handle(update: Update, context: Context) -> None:
        visit = await _visit(update, context)
        if visit is None:
            return
        try:
            await route(visit)
        except DomainError as refusal:
            await refused(visit, refusal)

    return handle


async def _press(update: Update, context: Context) -> None:
    """A callback is a claim: the role is checked here, ownership in the use cases."""
    visit = await _visit(update, context)
    query = update.callback_query
    if visit is None or query is None:
        return
    button = buttons.decode(query.data or "")
    is_admin = visit.role is Role.OWNER
    routes = PRESSES | ADMIN_PRESSES if is_admin else PRESSES
    route = routes.get(type(button)) if button is not None else None
    # In a group there are no buttons of ours, but they can be forged.
    if route is None or not visit.is_private:
        await visit.toast(visit.words.plain("toast-stale"))
        return
    if is_admin and not _keeps_question(button):
        await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
    try:
        await route(visit, button)
    except DomainError as refusal:
        await refused(visit, refusal)
    await rest(visit)


def _keeps_question(button: Button | None) -> bool:
    """Whoever looks at the details before they write a reason still means to write it."""
    return isinstance(button, buttons.WriteReason) or (
        isinstance(button, buttons.OpenCard) and bool(button.details)
    )


def _quiet(route: Route) -> Route:
    """A command means that an admin turned to something else: what they write next is no reason."""

    async def handle(visit: Visit) -> None:
        if visit.role is Role.OWNER and route is not message.cancel:
            await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
        await route(visit)

    return handle


def _for_admins(route: Route) -> Route:
    """Anybody else gets what a stranger gets for a command that does not exist."""

    async def handle(visit: Visit) -> None:
        await (_quiet(route) if visit.role is Role.OWNER else helping.menu)(visit)

    return handle
