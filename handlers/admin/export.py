"""/export: which list, in which format; the confidential one asks once more before it is sent."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from telegram import InlineKeyboardButton, InputFile
from telegram.constants import ChatAction, ParseMode

from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from bot.use_cases.export_signatories import export_signatories
from bot.use_cases.find_statement import statement_on_offer
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import view_of
from handlers.visit import Visit
from texts.catalogue import Words


async def export(visit: Visit) -> None:
    """The command."""
    published = await visit.services.database.read(statement_on_offer)
    if published is None:
        await visit.add(Screen(visit.words.html("nothing-published")))
    else:
        await visit.add(_choice(visit.words, published.id))


async def export_here(visit: Visit, button: buttons.Export) -> None:
    """The button below the list, which stays where it is."""
    await visit.add(_choice(visit.words, button.statement))


def _choice(words: Words, statement: int) -> Screen:
    return Screen(
        words.html("export-question"),
        [
            [_list_key(words, statement, ListKind.PUBLIC, each) for each in ExportFormat],
            [_list_key(words, statement, ListKind.CONFIDENTIAL, each) for each in ExportFormat],
        ],
    )


def _list_key(
    words: Words, statement: int, kind: ListKind, export_format: ExportFormat
) -> InlineKeyboardButton:
    label = words.plain(f"button-export-{kind}", format=export_format.upper())
    return buttons.SendList(statement, kind, export_format).key(label)


async def send_list(visit: Visit, button: buttons.SendList) -> None:
    """Make the file and send it, or ask whether that is really meant."""
    words = visit.words
    if button.list is ListKind.CONFIDENTIAL and not button.sure:
        sure = buttons.SendList(button.statement, button.list, button.format, sure=1)
        keys = [
            [sure.key(words.plain("button-send-confidential"))],
            [buttons.NoExport(button.statement).key(words.plain("button-no"))],
        ]
        await visit.show(Screen(words.html("export-sure"), keys))
        return
    await visit.toast(words.plain("toast-working"))
    await visit.bot.send_chat_action(visit.chat_id, ChatAction.UPLOAD_DOCUMENT)
    await _send(visit, button)
    if button.sure:
        await visit.drop_keys()


async def _send(visit: Visit, button: buttons.SendList) -> None:
    services, words = visit.services, visit.words
    view = await view_of(visit, button.statement)
    now = services.clock()
    slug = view.published.statement.slug
    name = f"{slug}-{button.list}-{now:%Y-%m-%d-%H%M}.{button.format}"
    with TemporaryDirectory(prefix="undersigned-") as folder:
        path = Path(folder) / name
        rows = await export_signatories(
            services.database,
            words,
            button.statement,
            button.list,
            button.format,
            path,
            actor=visit.person_id,
            now=now,
        )
        content = path.read_bytes()
    await visit.bot.send_document(
        visit.chat_id,
        InputFile(content, filename=name),
        caption=words.html(
            "export-caption",
            list=button.list.value,
            title=view.translation.title,
            moment=words.moment(now),
            count=rows,
        ),
        parse_mode=ParseMode.HTML,
    )


async def stop(visit: Visit, _: buttons.NoExport) -> None:
    await visit.show(Screen(visit.words.html("export-stopped")))
