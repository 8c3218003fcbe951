"""The stage for stories: the preview's Bot API server, a real database, and the bot between them.

    async with stage(tmp_path) as it:
        ani = it.phone(1001, "Ani", "hy")
        await ani.sends("/start")
        await ani.presses("Կարդալ")

`sends` and `presses` return when the bot is done with everything: nothing waits at Telegram, in the inbox or
in the outbox. Restarts are real: the bot stops, and a new one starts on the same database.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from tempfile import mkdtemp

from pydantic import SecretStr

from bot.app import Undersigned, utc_now
from bot.domain.language import LANGUAGES
from bot.domain.statement import (
    Publication,
    Statement,
    StatementStatus,
    TextFormat,
    Translation,
    Wording,
)
from bot.preview.chats import Message
from bot.preview.server import serve
from bot.preview.world import World
from bot.settings import SQLITE, Settings
from bot.use_cases.publish_statement import publish_statement
from storage.database import Database
from storage.migrate import migrate
from texts.catalogue import Catalogue

PATIENCE = 10.0
"""Seconds until a story that does not go on counts as failed."""

OWNER = 9001
SECOND_OWNER = 9002

catalogue = lru_cache(Catalogue.load)


@lru_cache
def _empty_database() -> Path:
    """Migrated once; every test gets a copy."""
    path = Path(mkdtemp(prefix="undersigned-test-")) / "empty.db"
    migrate(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


def new_database(folder: Path) -> Path:
    """A migrated, empty database of the test's own."""
    return Path(shutil.copy(_empty_database(), folder / "undersigned.db"))


def publication(slug: str = "peace", **bodies: str) -> Publication:
    """A statement with a body per language; English, Russian, Armenian and Arabic if none is given."""
    texts = bodies or {code: f"Paragraph one, {code}.\n\nParagraph *two*, {code}." for code in LANGUAGES}
    original = next(iter(texts))
    return Publication(
        Statement(slug, "Movement", "2023-09-20", original, StatementStatus.OPEN, None, None),
        {
            code: Translation(
                code,
                f"Peace ({code})",
                f"A summary ({code}).",
                body,
                TextFormat.MARKDOWN,
                Wording.ORIGINAL if code == original else Wording.APPROVED,
            )
            for code, body in texts.items()
        },
    )


@dataclass(slots=True)
class Phone:
    """A person with Telegram."""

    stage: Stage
    id: int
    language: str

    def text(self, key: str, **facts: str | int) -> str:
        """What the bot's plain text with this key is in the person's language."""
        return catalogue().words(self.language).plain(key, **facts)

    def text_of(self, key: str, **facts: str | int) -> str:
        """What the bot's message with this key reads like, without its formatting."""
        html = catalogue().words(self.language).html(key, **facts)
        return unescape(re.sub(r"<[^<>]*>", "", html))

    @property
    def messages(self) -> list[Message]:
        return list(self.stage.world.messages(self.id))

    @property
    def answers(self) -> list[Message]:
        """What the bot wrote, without what the person wrote."""
        return [message for message in self.messages if message.sender_id != self.id]

    @property
    def last(self) -> Message:
        return self.answers[-1]

    @property
    def screen(self) -> str:
        """The text of the bot's last message."""
        return self.last.content.text

    @property
    def labels(self) -> list[str]:
        """The buttons below the bot's last message."""
        return [button.text for row in self.last.buttons or [] for button in row]

    def sees(self, message: Message) -> Message:
        """The message as it reads now; as it was, when it is gone."""
        return self.stage.world.find_message(self.id, message.message_id) or message

    async def sends(self, text: str) -> str:
        """Write to the bot; return what it answered last."""
        self.stage.world.send_text(self.id, text)
        await self.stage.settled()
        return self.screen

    async def presses(self, key: str, message: Message | None = None, **facts: str | int) -> str:
        """Press the button with this key's label, on the last message or another; return the toast."""
        return await self.taps(self.text(key, **facts), message)

    async def taps(self, label: str, message: Message | None = None) -> str:
        """Press the button that reads so; return the toast."""
        target = self.sees(message or self.last)
        found = [
            button.text
            for row in target.buttons or []
            for button in row
            if button.text.removeprefix("● ").removeprefix("○ ").removeprefix("✎ ") == label
        ]
        assert found, f"no button {label!r} among {self.labels}"
        return await self._pressed(self.stage.world.press(self.id, target.message_id, text=found[0]))

    async def uploads(self, file_name: str = "photo.jpg", caption: str = "") -> str:
        """Send a file; return what the bot answered last."""
        self.stage.world.upload(self.id, file_name, b"some bytes", caption=caption)
        await self.stage.settled()
        return self.screen

    async def hears_again(self) -> list[str]:
        """Let Telegram deliver its latest update once more; return what the bot answers to that."""
        world, before = self.stage.world, len(self.answers)
        world.redeliver(next(reversed(world.updates.recent)))
        # One person's updates are handled in order: with this answer the other one would be there.
        await self.sends("/about")
        return [message.content.text for message in self.answers[before:-1]]

    async def forges(self, data: str, message: Message | None = None) -> str:
        """Press a button that is not there; return the toast."""
        target = message or self.last
        return await self._pressed(self.stage.world.press(self.id, target.message_id, data))

    async def _pressed(self, callback_id: str) -> str:
        await self.stage.settled()
        answer = self.stage.world.callback(callback_id).answer
        assert answer is not None, "the press was not answered"
        return answer.text

    async def fills_form(
        self,
        name: str = "Workers’ Union",
        country: str = "Armenia",
        website: str | None = "example.org",
        visibility: str = "public",
    ) -> str:
        """From the overview to the review card with everything answered; return the card."""
        await self.presses("button-endorse")
        await self.presses("button-yes-organisation")
        await self.sends(name)
        await self.sends(country)
        await self.picks_country()
        await (self.sends(website) if website else self.presses("button-skip"))
        await self.sends("Ani")
        await self.sends("secretary")
        await self.sends("ani@example.org")
        await self.presses(f"button-{visibility}")
        return self.screen

    async def picks_country(self) -> None:
        """Press the first country offered."""
        button = (self.last.buttons or [])[0][0]
        await self._pressed(self.stage.world.press(self.id, self.last.message_id, text=button.text))

    async def endorses(self, name: str = "Workers’ Union", **answers: str) -> str:
        """The whole story of a representative; return the receipt."""
        await self.sends("/start")
        await self.fills_form(name, **answers)
        await self.presses("button-confirm")
        return self.screen


@dataclass(slots=True)
class Stage:
    world: World
    address: str
    database_path: Path
    owners: frozenset[int]
    group: asyncio.TaskGroup
    settings: Mapping[str, object] = field(default_factory=dict)
    """Beyond those that every bot needs."""
    running: Undersigned | None = None
    later: timedelta = timedelta(0)
    """How far the bot's clock is ahead: a week's pause without a week."""
    mail_may_wait: bool = False
    """Then all is settled also while a mail waits for its server."""
    _phones: dict[int, Phone] = field(default_factory=dict)
    _task: asyncio.Task[None] | None = None

    def phone(self, person_id: int, name: str, language: str | None) -> Phone:
        """A person; without a language their app does not tell one."""
        if person_id not in self._phones:
            self.world.add_person(person_id, name, language)
            self._phones[person_id] = Phone(self, person_id, language or "en")
        return self._phones[person_id]

    async def owner(self, person_id: int = OWNER) -> Phone:
        """A coordinator who has started the bot."""
        phone = self.phone(person_id, "Vera", "en")
        await phone.sends("/start")
        return phone

    def now(self) -> datetime:
        return utc_now() + self.later

    async def start(self) -> None:
        settings = Settings(
            token=SecretStr(self.world.token),
            owners=self.owners,
            database=f"{SQLITE}{self.database_path}",
            api_url=self.address,
        ).model_copy(update=dict(self.settings))
        self.running = Undersigned(settings, clock=self.now, per_second=10_000)
        self._task = self.group.create_task(self.running.run())
        await self.running.ready.wait()

    async def stop(self) -> None:
        assert self.running is not None
        assert self._task is not None
        self.running.stop()
        await self._task
        self.running = None

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def settled(self) -> None:
        """Wait until nothing waits at Telegram, in the inbox or in the outbox."""
        await self.until(
            lambda: (
                not self.world.updates.pending
                and not self.world.updates.delivered_again
                and not self.rows("SELECT 1 FROM inbox WHERE handled_at IS NULL")
                and not self.rows(
                    "SELECT 1 FROM outbox WHERE outcome IS NULL AND (kind <> 'mail' OR NOT ?)",
                    self.mail_may_wait,
                )
            )
        )

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds that changes outside this process's reach, such as a row."""
        async with asyncio.timeout(PATIENCE):
            while not holds():  # noqa: ASYNC110 - a row in a file tells nobody that it changed
                await asyncio.sleep(0.002)

    def rows(self, sql: str, *parameters: str | int) -> list[sqlite3.Row]:
        """What is in the database now."""
        connection = sqlite3.connect(self.database_path)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()

    def change(self, sql: str) -> None:
        """Change what is in the database behind the bot's back."""
        connection = sqlite3.connect(self.database_path)
        try:
            with connection:
                connection.execute(sql)
        finally:
            connection.close()

    async def publish(self, what: Publication) -> None:
        """With a note of what changed, if it has none of its own."""
        if not what.notes:
            digests = "".join(text.digest for text in what.translations.values())
            note = f"What changed: {sha256(digests.encode()).hexdigest()[:8]}."
            what = replace(what, notes={what.statement.original_language: note})
        async with Database(self.database_path) as database:
            await database.write(lambda tx: publish_statement(tx, what, utc_now()))


@asynccontextmanager
async def stage(
    folder: Path,
    *,
    owners: frozenset[int] = frozenset({OWNER}),
    statement: Publication | None = None,
    settings: Mapping[str, object] | None = None,
) -> AsyncIterator[Stage]:
    """A running bot with one published statement."""
    world = World()
    async with serve(world) as address, asyncio.TaskGroup() as group:
        it = Stage(world, address, new_database(folder), owners, group, settings or {})
        await it.publish(statement or publication())
        await it.start()
        try:
            yield it
        finally:
            if it.running is not None:
                await it.stop()
