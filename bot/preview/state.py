"""What the look-alike knows: the bot, who is there, what was said; and who is told when it changes."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from bot.preview import shown
from bot.preview.callbacks import Callbacks
from bot.preview.calls import Call
from bot.preview.chats import Chat, Group, Message, Person
from bot.preview.events import Event, Events
from bot.preview.faults import Faults
from bot.preview.files import File, Files
from bot.preview.formatting import Formatted
from bot.preview.limits import Limits
from bot.preview.params import JsonObject
from bot.preview.profile import Profile
from bot.preview.updates import Updates, Webhook

TOKEN = "1000000001:PREVIEW-this-is-no-secret-it-works-here-only"  # noqa: S105  (it opens nothing)
EPOCH = 1_735_689_600
"""2025 began here: ids count tenths of a second from it, so that a preview started again reuses none."""


class State:
    """Everything there is, without the people's will: `World` adds what they do."""

    def __init__(
        self,
        *,
        token: str = TOKEN,
        name: str = "Undersigned",
        username: str = "undersigned_preview_bot",
        callback_lifetime: float = 15.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        first = max(1, int((clock() - EPOCH) * 10))
        self.token = token
        self.bot_id = int(token.split(":")[0])
        self.username = username
        self.clock = clock
        self.privacy = True
        self.next_message_id = first
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.profile = Profile({"": name})
        self.files = Files(first)
        self.updates = Updates(first)
        self.webhook = Webhook()
        self.callbacks = Callbacks(first, callback_lifetime, clock)
        self.faults = Faults()
        self.limits = Limits()
        self.events = Events()
        self.calls: deque[Call] = deque(maxlen=10_000)
        self.typing_until: dict[int, float] = {}
        self.on_change: Callable[[], None] = lambda: None
        self.saves = 0
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def bot(self) -> JsonObject:
        """The bot as a User."""
        return {
            "id": self.bot_id,
            "is_bot": True,
            "first_name": self.profile.name_for(None),
            "username": self.username,
        }

    def user_json(self, user_id: int) -> JsonObject:
        """Return the bot or a person as a User."""
        return self.bot if user_id == self.bot_id else self.people[user_id].user_json()

    def find_message(self, chat_id: int, message_id: int | None) -> Message | None:
        """Return a message that is still there."""
        chat = self.chats.get(chat_id)
        return None if chat is None or message_id is None else chat.messages.get(message_id)

    def now(self) -> int:
        """Return the time in whole seconds, as Telegram writes it."""
        return int(self.clock())

    def changed(self) -> None:
        """Note that something is not as it was."""
        self.on_change()
        self.wake()

    def wake(self) -> None:
        """Let those who wait look again."""
        if self._waiting:
            waiting, self._waiting = self._waiting, set()
            for future in waiting:
                if not future.done():
                    future.set_result(None)

    async def next_change(self) -> None:
        """Wait until anything changes."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)

    async def wait_for(self, predicate: Callable[[], bool], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until something is true; raises TimeoutError after `timeout` seconds."""
        async with asyncio.timeout(timeout):
            while not predicate():
                await self.next_change()

    def post(
        self,
        chat: Chat,
        sender_id: int,
        content: Formatted,
        *,
        document: File | None = None,
        markup: JsonObject | None = None,
        reply_to: int | None = None,
        forwarded_from: JsonObject | None = None,
        protected: bool = False,
        link_preview: JsonObject | None = None,
    ) -> Message:
        """Add a message to a chat and show it on the phone."""
        self.next_message_id += 1
        message = Message(
            self.next_message_id,
            chat.id,
            sender_id,
            self.now(),
            content,
            document,
            markup,
            reply_to,
            forwarded_from=forwarded_from,
            protected=protected,
            link_preview=link_preview,
        )
        chat.messages[message.message_id] = message
        if sender_id == self.bot_id:
            self.typing_until.pop(chat.id, None)
        if self.events.watched(chat.id):
            self.events.tell(chat.id, "message", shown.message(self, message))
        self.changed()
        return message

    def edited(self, message: Message) -> None:
        """Show a message that was edited."""
        message.edit_date = self.now()
        if self.events.watched(message.chat_id):
            self.events.tell(message.chat_id, "edit", shown.message(self, message))
        self.changed()

    def remove(self, chat: Chat, message_ids: Iterable[int]) -> None:
        """Take messages away; for the bot they are inaccessible from now on."""
        for message_id in message_ids:
            if chat.messages.pop(message_id, None) is not None:
                self.events.tell(chat.id, "delete", {"message_id": message_id})
        self.changed()

    def commands_changed(self) -> None:
        """Show the command menus again."""
        for person in self.people.values():
            if self.events.watched(person.id):
                commands = self.profile.commands_for(person.id, person.language_code)
                self.events.tell(person.id, "commands", commands)
        self.changed()

    def act(self, chat: Chat, action: str) -> None:
        """Show that the bot is typing, for five seconds or until it says something."""
        self.typing_until[chat.id] = self.clock() + 5
        self.events.tell(chat.id, "action", {"action": action})
        self.changed()

    @contextmanager
    def listening(self, person_id: int) -> Iterator[asyncio.Queue[Event | None]]:
        """Look at a phone."""
        try:
            with self.events.listening(person_id) as queue:
                yield queue
        finally:
            self.wake()

    def is_typing(self, chat_id: int) -> bool:
        """Tell whether the phone shows that the bot is typing."""
        return self.typing_until.get(chat_id, 0.0) > self.clock()

    def add_chat(self, place: Person | Group) -> Chat:
        """Make a chat."""
        return self.chats.setdefault(place.id, Chat(place))

    def messages(self, chat_id: int) -> Sequence[Message]:
        """Return the messages of a chat as they are now, oldest first."""
        chat = self.chats.get(chat_id)
        return [] if chat is None else [replace(message) for message in chat.messages.values()]
