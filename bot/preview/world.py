"""The look-alike of Telegram from the people's side, and the face that tests use.

    world = World()
    aram = world.add_person(1001, "Aram", "hy")
    async with serve(world) as address:
        ...                                    # a bot talks to f"{address}/bot"
        world.send_text(aram, "/start")
        await world.wait_for(lambda: len(world.messages(aram)) == 2)

Everything a person does returns at once; the bot hears of it through an update.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.preview import shown, store
from bot.preview.callbacks import Callback
from bot.preview.chats import Chat, Group, Message, Person
from bot.preview.faults import ANY, BadGateway, Delay, Drop, Refuse
from bot.preview.files import File
from bot.preview.formatting import Formatted, from_person
from bot.preview.params import JsonObject
from bot.preview.refusals import Refusal, too_many_requests
from bot.preview.schema import Upload
from bot.preview.state import TOKEN, State

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


class AppRefusesError(ValueError):
    """A Telegram app would not let a person do this; says why."""


class World(State):
    """Everything there is, and what people do in it."""

    path: Path | None = None

    @classmethod
    def load(
        cls,
        path: Path,
        *,
        token: str = TOKEN,
        name: str = "Undersigned",
        username: str = "undersigned_preview_bot",
    ) -> "World":
        """Return the world that was kept at a path, or a new one; serving it keeps it there."""
        world = cls(token=token, name=name, username=username)
        store.restore(world, path)
        world.path = path
        return world

    def add_person(
        self,
        person_id: int,
        first_name: str,
        language_code: str | None = None,
        username: str | None = None,
        *,
        last_name: str | None = None,
        role_hint: str | None = None,
    ) -> int:
        """Let somebody have Telegram; they have not talked to the bot yet. Who is there already stays so."""
        if person_id in self.people:
            return person_id
        person = Person(person_id, first_name, language_code, username, role_hint, last_name)
        self.people[person_id] = person
        self.add_chat(person)
        self.changed()
        return person_id

    def group(self, group_id: int, title: str, added_by: int | None = None) -> int:
        """Open a group with the bot in it; the bot hears of it when somebody is said to have added it."""
        if group_id >= 0:
            raise AppRefusesError("a group's id is negative")
        self.add_chat(Group(group_id, title))
        if added_by is not None:
            self._my_status(self.chats[group_id], added_by, "left", "member")
        self.changed()
        return group_id

    def send_text(
        self, person_id: int, text: str, reply_to: int | None = None, chat_id: int | None = None
    ) -> int:
        """Write to the bot, or into a group; a text over 4096 characters becomes several messages."""
        content = from_person(text)
        if not content.text:
            raise AppRefusesError("an app does not send an empty message")
        message_id = 0
        for start in range(0, len(content.text), 4096):
            part = from_person(content.text[start : start + 4096]) if len(content.text) > 4096 else content
            message_id = self._write(person_id, part, None, reply_to, chat_id)
        return message_id

    def start(self, person_id: int, payload: str = "") -> int:
        """Open the bot by its link and press Start; the payload is what follows `?start=`."""
        if not PAYLOAD.fullmatch(payload):
            raise AppRefusesError("a start payload is at most 64 of A-Z, a-z, 0-9, _ and -")
        self.unblock(person_id)
        return self.send_text(person_id, f"/start {payload}")

    def upload(
        self,
        person_id: int,
        file_name: str,
        content: bytes,
        mime_type: str = "application/octet-stream",
        caption: str = "",
        chat_id: int | None = None,
    ) -> int:
        """Send the bot a file."""
        file = self.files.add(Upload(file_name, mime_type, content))
        return self._write(person_id, from_person(caption), file, None, chat_id)

    def _write(
        self, person_id: int, content: Formatted, file: File | None, reply_to: int | None, chat_id: int | None
    ) -> int:
        person = self.people[person_id]
        if chat_id is None or chat_id == person_id:
            if person.blocked:
                raise AppRefusesError("a person who blocked the bot must unblock it before they write")
            person.has_written = True
        chat = self.chats[person_id if chat_id is None else chat_id]
        message = self.post(chat, person_id, content, document=file, reply_to=reply_to)
        if self._is_for_bot(chat, message):
            self.updates.add("message", shown.for_bot(self, message))
        return message.message_id

    def _is_for_bot(self, chat: Chat, message: Message) -> bool:
        """With privacy on, a bot in a group gets its commands, replies to it and mentions of it only."""
        if isinstance(chat.place, Person) or not self.privacy:
            return True
        replied = self.find_message(chat.id, message.reply_to)
        if replied is not None and replied.sender_id == self.bot_id:
            return True
        text = message.content.text
        named = f"@{self.username}".lower()
        command, _, target = text.split(maxsplit=1)[0].partition("@") if text else ("", "", "")
        if command.startswith("/"):
            return not target or f"@{target}".lower() == named
        return named in text.lower()

    def edit_text(self, person_id: int, message_id: int, text: str, chat_id: int | None = None) -> None:
        """Change what was written."""
        chat = self.chats[person_id if chat_id is None else chat_id]
        message = chat.messages.get(message_id)
        content = from_person(text)
        if message is None or message.sender_id != person_id or not (content.text or message.document):
            raise AppRefusesError("people edit messages of their own, and not into nothing")
        if content == message.content:
            return
        message.content = content
        self.edited(message)
        if self._is_for_bot(chat, message):
            self.updates.add("edited_message", shown.for_bot(self, message))

    def press(
        self,
        person_id: int,
        message_id: int,
        data: str | None = None,
        *,
        text: str | None = None,
        chat_id: int | None = None,
    ) -> str:
        """Press the button with a text, or press one with any data, which need not be under the message.

        Returns the callback query's id; `world.callback(id).answer` is what the bot answered.
        """
        place = person_id if chat_id is None else chat_id
        message = self.find_message(place, message_id)
        if text is not None:
            if message is None:
                raise LookupError(f"no message {message_id}")
            data = message.find_button(text).data
        if data is None:
            raise AppRefusesError("only a callback button can be pressed")
        callback = self.callbacks.add(person_id, place, message_id, data)
        body: JsonObject = {
            "id": callback.id,
            "from": self.people[person_id].user_json(),
            "message": shown.inaccessible(self, place, message_id)
            if message is None
            else shown.for_bot(self, message),
            "chat_instance": str(place * 7_919 + 1),
            "data": data,
        }
        self.updates.add("callback_query", body)
        self.changed()
        return callback.id

    def callback(self, callback_id: str) -> Callback:
        """Return a press with its answer."""
        return self.callbacks.by_id[callback_id]

    def block(self, person_id: int) -> None:
        """Block the bot."""
        self._set_blocked(person_id, blocked=True)

    def unblock(self, person_id: int) -> None:
        """Let the bot write again."""
        self._set_blocked(person_id, blocked=False)

    def _set_blocked(self, person_id: int, *, blocked: bool) -> None:
        person = self.people[person_id]
        if person.blocked == blocked:
            return
        person.blocked = blocked
        before, after = ("member", "kicked") if blocked else ("kicked", "member")
        self._my_status(self.chats[person_id], person_id, before, after)
        self._person_changed(person)

    def _my_status(self, chat: Chat, by: int, before: str, after: str) -> None:
        body: JsonObject = {
            "chat": chat.json(),
            "from": self.people[by].user_json(),
            "date": self.now(),
            "old_chat_member": self._membership(before),
            "new_chat_member": self._membership(after),
        }
        self.updates.add("my_chat_member", body)

    def _membership(self, status: str) -> JsonObject:
        until: JsonObject = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.bot, "status": status} | until

    def deactivate(self, person_id: int) -> None:
        """Delete the person's Telegram account."""
        self.people[person_id].deactivated = True
        self.changed()

    def clear(self, person_id: int) -> None:
        """Delete the chat on the phone: its messages become inaccessible to the bot."""
        chat = self.chats[person_id]
        self.remove(chat, list(chat.messages))

    def set_language(self, person_id: int, language_code: str | None) -> None:
        """Change the language of the person's Telegram app; the bot learns of it with the next update."""
        person = self.people[person_id]
        person.language_code = language_code
        self._person_changed(person)
        self.events.tell(person_id, "commands", self.profile.commands_for(person_id, language_code))

    def _person_changed(self, person: Person) -> None:
        self.events.tell(person.id, "person", self.person_json(person))
        self.changed()

    def person_json(self, person: Person) -> JsonObject:
        """Return a person as the phone API writes them."""
        return {
            "id": person.id,
            "first_name": person.first_name,
            "language_code": person.language_code,
            "blocked": person.blocked,
            "role_hint": person.role_hint,
        }

    # What goes wrong on purpose.

    def refuse_next(
        self,
        method: str,
        error_code: int,
        description: str,
        parameters: Mapping[str, object] | None = None,
        times: int = 1,
    ) -> None:
        """Let the next calls of a method be refused; `*` is any method but getUpdates."""
        self.faults.arm(method, Refuse(Refusal(error_code, description, parameters)), times)

    def flood_next(self, times: int, retry_after: int, method: str = ANY) -> None:
        """Let the next calls get 429."""
        self.faults.arm(method, Refuse(too_many_requests(retry_after)), times)

    def drop_next(self, method: str, after_acting: bool) -> None:
        """Close the connection of the next call without an answer, before or after the thing was done."""
        self.faults.arm(method, Drop(after_acting))

    def answer_html_502_next(self, method: str) -> None:
        """Answer the next call with 502 and HTML."""
        self.faults.arm(method, BadGateway())

    def delay_next(self, method: str, seconds: float) -> None:
        """Let the next call wait."""
        self.faults.arm(method, Delay(seconds))

    def push(self, update: JsonObject) -> int:
        """Give the bot any update; one without `update_id` gets the next."""
        update_id = self.updates.push(update)
        self.changed()
        return update_id

    def redeliver(self, update_id: int) -> None:
        """Give the bot an update again, whatever offset it asks for."""
        self.updates.again(update_id)
        self.changed()
