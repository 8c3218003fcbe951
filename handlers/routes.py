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
from bot.domain.limits import Deed
from bot.domain.roles import Role
from bot.use_cases.count_deed import Verdict, count_deed
from bot.use_cases.review_endorsement import withdraw_question
from handlers import (
    buttons,
    correct,
    data,
    endorse,
    language,
    message,
    mine,
    proof,
    renewal,
    signers,
    start,
    statement,
    verify,
)
from handlers import help as helping
from handlers.admin import audit, block, decide, export, signatories, team
from handlers.admin import proof as proving
from handlers.admin import statement as panel
from handlers.button import Button, decode
from handlers.context import App, Context
from handlers.errors import on_error, refused
from handlers.group import group
from handlers.screen import Screen
from handlers.visit import Visit, rest, visit_of

Route = Callable[[Visit], Coroutine[Any, Any, None]]
Press = Callable[[Visit, Any], Coroutine[Any, Any, None]]

UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
"""What Telegram is asked to send; it remembers the answer until it is asked again."""

COMMANDS: dict[str, Route] = {
    "start": start.start,
    "language": language.choose,
    "mine": mine.mine,
    "verify": verify.verify,
    "help": helping.help_,
    "privacy": helping.privacy,
    "about": helping.about,
    "cancel": message.cancel,
    "mydata": data.mydata,
    "forget": data.forget,
}

FREE = {"mydata", "forget", "privacy"}
"""What blocked people may do as well: their data stays theirs."""

VIEWER_COMMANDS: dict[str, Route] = {
    "signatories": signatories.signatories,
}

ADMIN_COMMANDS: dict[str, Route] = {
    "export": export.export,
    "block": block.block,
    "unblock": block.unblock,
    "audit": audit.audit,
}

OWNER_COMMANDS: dict[str, Route] = {
    "team": team.team,
    "statement": panel.statement,
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
    buttons.Forget: data.forget_now,
    buttons.ForgetNot: data.forget_not,
    buttons.MyOne: mine.one,
    buttons.ShowAs: mine.show_as,
    buttons.Withdraw: mine.withdraw,
    buttons.Correct: correct.correct,
    buttons.SendCorrection: correct.send,
    buttons.Renewal: renewal.question,
    buttons.Renew: renewal.renew,
    buttons.KeepVersion: renewal.keep,
    buttons.Difference: renewal.difference,
    buttons.RenewalWithdraw: renewal.withdraw,
    buttons.ProveMailbox: proof.prove_mailbox,
    buttons.SendCode: proof.send_to_form_address,
    buttons.Join: team.join,
    buttons.NotJoin: team.not_join,
}

ADMIN_PRESSES: dict[type[Button], Press] = {
    buttons.OpenCard: decide.open_card,
    buttons.Accept: decide.accept,
    buttons.Reject: decide.reject,
    buttons.RejectFor: decide.reject_for,
    buttons.WriteReason: decide.write_reason,
    buttons.WithdrawFor: decide.withdraw,
    buttons.NoteProof: proving.ask,
    buttons.Signatories: signatories.turn,
    buttons.Export: export.export_here,
    buttons.SendList: export.send_list,
    buttons.NoExport: export.stop,
    buttons.Audit: audit.turn,
}

OWNER_PRESSES: dict[type[Button], Press] = {
    buttons.Team: team.team_page,
    buttons.Invite: team.invite,
    buttons.InviteAs: team.invite_as,
    buttons.WithdrawInvitation: team.withdraw,
    buttons.Member: team.member,
    buttons.SetRole: team.set_role,
    buttons.Panel: panel.panel,
    buttons.MoveStatement: panel.move,
    buttons.LastTexts: panel.last_texts,
    buttons.WriteLastText: panel.ask_text,
    buttons.EraseLastText: panel.erase_text,
}

ROLE_COMMANDS = {Role.VIEWER: VIEWER_COMMANDS, Role.ADMIN: ADMIN_COMMANDS, Role.OWNER: OWNER_COMMANDS}
ROLE_PRESSES = {Role.NONE: PRESSES, Role.ADMIN: ADMIN_PRESSES, Role.OWNER: OWNER_PRESSES}
"""The role that one has to have, at least and at the moment of the press."""


def add_routes(application: App) -> None:
    private = filters.ChatType.PRIVATE
    new = private & filters.UpdateType.MESSAGE
    routes: list[BaseHandler[Update, Context, None]] = [
        CallbackQueryHandler(_press),
        ChatMemberHandler(_on(start.unblocked, free=True), ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.ChatType.GROUPS & filters.UpdateType.MESSAGE, _on(group)),
    ]
    routes += [
        CommandHandler(name, _on(_quiet(route), free=name in FREE), new) for name, route in COMMANDS.items()
    ]
    routes += [
        CommandHandler(name, _on(_only(needed, route)), new)
        for needed, commands in ROLE_COMMANDS.items()
        for name, route in commands.items()
    ]
    routes += [
        MessageHandler(new & filters.COMMAND, _on(_measured(_quiet(helping.menu)))),
        MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, _on(_measured(message.edited))),
        MessageHandler(new & ~filters.StatusUpdate.ALL, _on(_measured(message.message))),
    ]
    application.add_handlers(routes)
    application.add_error_handler(on_error)


async def _visit(update: Update, context: Context) -> Visit | None:
    """A member's command menu is their chat's own: it follows their app with the rest."""
    visit = await visit_of(update, context)
    if visit is not None and visit.app_moved and visit.role is not Role.NONE and visit.is_private:
        await language.set_menu(visit)
    return visit


def _on(route: Route, *, free: bool = False) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    """`free`: also for people who are blocked."""

    async def handle(update: Update, context: Context) -> None:
        visit = await _visit(update, context)
        if visit is None:
            return
        if visit.block is not None and not free:
            await block.turn_away(visit)
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
    button = decode(query.data or "")
    if visit.block is not None and not isinstance(button, buttons.Forget | buttons.ForgetNot):
        await block.turn_away(visit)
        return
    route = _pressed(visit.role, button)
    # In a group there are no buttons of ours, but they can be forged.
    if route is None or not visit.is_private:
        await visit.toast(visit.words.plain("toast-stale"))
        return
    if visit.role.covers(Role.ADMIN) and not _keeps_question(button):
        await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
    try:
        await route(visit, button)
    except DomainError as refusal:
        await refused(visit, refusal)
    await rest(visit)


def _pressed(role: Role, button: Button | None) -> Press | None:
    """What the button does for somebody with this role; None when that is nothing."""
    for needed, presses in ROLE_PRESSES.items():
        if button is not None and type(button) in presses and role.covers(needed):
            return presses[type(button)]
    return None


def _keeps_question(button: Button | None) -> bool:
    """Whoever looks at the details before they write a reason still means to write it."""
    return isinstance(button, buttons.WriteReason) or (
        isinstance(button, buttons.OpenCard) and bool(button.details)
    )


def _measured(route: Route) -> Route:
    """What is typed goes through as fast as people type; beyond that it is answered once, and not taken."""

    async def handle(visit: Visit) -> None:
        now = visit.services.clock()
        verdict = await visit.services.database.write(
            lambda tx: count_deed(tx, visit.person_id, Deed.TEXT, visit.update_id, now)
        )
        if verdict is Verdict.FINE:
            await route(visit)
        elif verdict is Verdict.TOO_MUCH:
            await visit.add(Screen(visit.words.html("too-much-text")))

    return handle


def _quiet(route: Route) -> Route:
    """A command means that an admin turned to something else: what they write next is no reason."""

    async def handle(visit: Visit) -> None:
        if visit.role.covers(Role.ADMIN) and route is not message.cancel:
            await visit.services.database.write(lambda tx: withdraw_question(tx, visit.person_id))
        await route(visit)

    return handle


def _only(needed: Role, route: Route) -> Route:
    """Anybody below that role gets what a stranger gets for a command that does not exist."""

    async def handle(visit: Visit) -> None:
        await (_quiet(route) if visit.role.covers(needed) else helping.menu)(visit)

    return handle
