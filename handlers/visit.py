"""One update from one person: who they are, what they speak, and how they are answered."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, Message, Update
from telegram.error import BadRequest, TelegramError

from bot.domain.language import base_code
from bot.domain.roles import Role
from bot.transport.outcomes import Outcome, outcome_of
from bot.use_cases.find_language import Spoken, find_language
from bot.use_cases.find_role import find_role
from bot.use_cases.keep_app_language import keep_app_language
from handlers.context import Context, Services
from handlers.screen import Screen, edit, send
from storage import blocks
from storage.blocks import Block
from storage.database import Transaction
from texts.catalogue import Words


@dataclass(slots=True)
class Visit:
    """Handlers take a visit, not an update: it is what python-telegram-bot gave us, made ours."""

    update: Update
    bot: Bot
    services: Services
    person_id: int
    chat_id: int
    role: Role
    """As it is now: read for every update."""
    words: Words
    knows_language: bool
    """False while neither the person nor their app told us a language that we speak."""
    app_language: str | None = None
    """One that we do not speak, but a statement may."""
    app_moved: bool = False
    """True when their app has spoken another language than this until now."""
    block: Block | None = None
    """An admin has blocked this person, who has no role."""
    answered: bool = False

    @property
    def update_id(self) -> int:
        return self.update.update_id

    @property
    def is_private(self) -> bool:
        """A private chat has its person's number."""
        return self.chat_id == self.person_id

    @property
    def text(self) -> str:
        """What the person typed; empty for anything but a text message."""
        message = self.update.effective_message
        return (message.text or "") if message else ""

    @property
    def pressed(self) -> Message | None:
        """The message whose button was pressed, while Telegram still knows it."""
        query = self.update.callback_query
        return query.message if query is not None and isinstance(query.message, Message) else None

    async def add(self, screen: Screen) -> int:
        """Send the screen as a new message; return its number."""
        return (await send(self.bot, self.chat_id, screen)).message_id

    async def show(self, screen: Screen, *, below: int = 0) -> int:
        """Show the screen where the person is looking: the pressed message, else a new one.

        With `below`, the pressed message stays as it is."""
        pressed = None if below else self.pressed
        if (
            pressed is not None
            and pressed.text is not None
            and await edit(self.bot, self.chat_id, pressed.message_id, screen)
        ):
            return pressed.message_id
        return await self.add(screen)

    async def drop_keys(self) -> None:
        """Take the buttons off the pressed message, if that can still be done."""
        pressed = self.pressed
        if pressed is None or pressed.reply_markup is None:
            return
        try:
            await self.bot.edit_message_reply_markup(self.chat_id, pressed.message_id)
        except BadRequest as error:
            if outcome_of(error).outcome not in (Outcome.SENT, Outcome.GONE):
                raise

    async def toast(self, text: str = "", alert: bool = False) -> None:
        """Answer the press, once; one that waited too long is refused by Telegram, which must not matter."""
        query = self.update.callback_query
        if query is None or self.answered:
            return
        self.answered = True
        try:
            await query.answer(text or None, show_alert=alert)
        except BadRequest as error:
            if outcome_of(error).outcome not in (Outcome.GONE, Outcome.REJECTED):
                raise


async def rest(visit: Visit) -> None:
    """Let the pressed button rest, at the second attempt if need be: a second answer harms nothing.

    The person has what they pressed for already; the update is not handled again for this."""
    for _ in range(2):
        try:
            await visit.toast()
        except TelegramError as error:
            visit.services.outcomes[visit.update_id] = f"toast {outcome_of(error).outcome}"
            visit.answered = False
        else:
            return


async def visit_of(update: Update, context: Context) -> Visit | None:
    """The visit behind an update; None for updates that no person caused."""
    user, chat = update.effective_user, update.effective_chat
    if user is None or chat is None:
        return None
    services = context.services

    async def look(tx: Transaction) -> tuple[Spoken, Role, Block | None]:
        spoken = await find_language(tx, user.id, user.language_code)
        role = await find_role(tx, user.id, services.owners)
        return spoken, role, await blocks.find(tx, user.id) if role is Role.NONE else None

    spoken, role, block = await services.database.read(look)
    if spoken.moved:
        now = services.clock()
        await services.database.write(lambda tx: keep_app_language(tx, user.id, spoken.language, now))
    return Visit(
        update=update,
        bot=context.bot,
        services=services,
        person_id=user.id,
        chat_id=chat.id,
        role=role,
        words=services.catalogue.words(spoken.language),
        knows_language=spoken.known,
        app_language=None if spoken.known else base_code(user.language_code),
        app_moved=spoken.moved,
        block=block,
    )
