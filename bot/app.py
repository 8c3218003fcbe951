"""Composition root: the only place where things are built and wired."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from random import Random, SystemRandom

import structlog
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, ExtBot

from bot.domain.retention import policy
from bot.jobs.delivery import Delivery
from bot.jobs.dispatch import LANES, Dispatcher
from bot.jobs.handling import Handling
from bot.jobs.polling import WAITS, Polling
from bot.jobs.renewal import Renewing
from bot.jobs.retention import Retention
from bot.jobs.stopping import unless
from bot.jobs.tracing import Tracing
from bot.settings import Settings, SettingsError
from bot.transport.outcomes import outcome_of
from bot.transport.pace import Pace
from bot.transport.request import AiohttpRequest
from handlers.context import App, Context, Services
from handlers.mails import deliver_mail
from handlers.menu import announce
from handlers.notices import deliver
from handlers.routes import UPDATES, add_routes
from storage import inbox
from storage.database import Database, Unavailable
from storage.migrate import migrate
from texts.catalogue import Catalogue

log = structlog.get_logger("undersigned")

GRACE = 5.0
"""Seconds that a stop leaves to what is in hand; what takes longer is taken up by the next run."""

PER_SECOND = 29.0
"""Just below the 30 messages a second that Telegram takes from a bot."""


def wake_all(*jobs: Delivery) -> None:
    """Each looks for what is its own."""
    for job in jobs:
        job.wake()


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Undersigned:
    """A bot that runs until `stop`; `ready` is set once it takes updates."""

    settings: Settings
    clock: Callable[[], datetime] = utc_now
    chance: Random = field(default_factory=SystemRandom)
    per_second: float = PER_SECOND
    """Messages to Telegram, over all chats."""
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)

    async def up(self) -> bool:
        """Whether it takes updates: True once it does, False when it was stopped before that."""

        async def wait() -> bool:
            return await self.ready.wait()

        return await unless(self._stopping, wait(), nothing=False)

    def stop(self) -> None:
        """Finish what is in hand and end; nothing is lost."""
        self._stopping.set()

    async def run(self) -> None:
        """Raises SettingsError when Telegram does not know the token."""
        path = self.settings.database_path
        await asyncio.to_thread(migrate, path)
        async with Database(path) as database:
            await self._serve(database)

    async def _serve(self, database: Database) -> None:
        request, polling_request = AiohttpRequest(pool_size=2 * LANES), AiohttpRequest(pool_size=2)
        application = self._application(request, polling_request)
        services = Services(
            database=database,
            catalogue=Catalogue.load(),
            owners=self.settings.owners,
            clock=self.clock,
            chance=self.chance,
            notices_waiting=lambda: wake_all(delivery, mailing),
            secret=self.settings.secret,
            mail=self.settings.mail_server,
        )
        application.bot_data["services"] = services

        delivery = Delivery(partial(deliver, application.bot, services), database, self.clock, self._stopping)
        mailing = Delivery(partial(deliver_mail, services), database, self.clock, self._stopping, mail=True)
        add_routes(application)
        try:
            if await self._connect(application):
                services.username = application.bot.username
                await unless(self._stopping, self._announce(application, services), nothing=None)
                await self._work(application, polling_request, delivery, mailing)
        finally:
            await application.shutdown()
            # The application closes only what it opened to the end.
            await request.shutdown()
            await polling_request.shutdown()
        log.info("stopped")

    async def _work(
        self, application: App, polling_request: AiohttpRequest, delivery: Delivery, mailing: Delivery
    ) -> None:
        services: Services = application.bot_data["services"]
        database, stopping, left = services.database, self._stopping, set[int]()
        handling = Handling(
            application.process_update, services.outcomes, database, self.clock, stopping, left
        )
        dispatcher = Dispatcher(handling.handle)
        polling = Polling(
            application.bot, polling_request, database, dispatcher, self.clock, UPDATES, stopping, left
        )
        terms = policy(self.settings.contacts_kept)
        retention = Retention(database, self.clock, stopping, terms, delivery.wake)
        tracing = Tracing(database, stopping)
        renewing = Renewing(database, self.clock, stopping, delivery.wake)
        log.info("ready", bot=services.username)
        self.ready.set()
        async with asyncio.TaskGroup() as group:
            by_themselves = (dispatcher, delivery, mailing, retention, tracing, renewing)
            jobs = [group.create_task(job.run()) for job in by_themselves]
            await polling.run()
            dispatcher.stop()
            _, late = await asyncio.wait(jobs, timeout=GRACE)
            for job in late:
                job.cancel()
        with suppress(Unavailable):
            await database.write(inbox.clear)

    def _application(self, request: AiohttpRequest, polling_request: AiohttpRequest) -> App:
        settings = self.settings
        assert settings.token is not None
        bot = ExtBot(
            token=settings.token.get_secret_value(),
            base_url=f"{settings.api_url}/bot",
            base_file_url=f"{settings.api_url}/file/bot",
            request=request,
            get_updates_request=polling_request,
            rate_limiter=Pace(self.per_second),
        )
        return (
            Application.builder()
            .bot(bot)
            .updater(None)
            .job_queue(None)
            .context_types(ContextTypes(context=Context))
            .build()
        )

    async def _connect(self, application: App) -> bool:
        """Wait for Telegram; False when the bot was stopped meanwhile."""
        for attempt in range(1_000_000):
            try:
                if await unless(self._stopping, _open(application), nothing=False):
                    return True
            except InvalidToken:
                raise SettingsError(
                    "UNDERSIGNED_TOKEN is not accepted by Telegram: copy it again from BotFather"
                ) from None
            except TelegramError as error:
                log.warning("Telegram cannot be reached", error=type(error).__name__)
                wait = WAITS[min(attempt, len(WAITS) - 1)]
                await unless(self._stopping, asyncio.sleep(wait), nothing=None)
            if self._stopping.is_set():
                return False
        return False

    async def _announce(self, application: App, services: Services) -> None:
        """Set menus and descriptions where they changed; a failure here is no reason to stay away."""
        try:
            changed = await announce(application.bot, services.catalogue)
        except TelegramError as error:
            log.warning("menus were not set", outcome=outcome_of(error).outcome)
        else:
            if changed:
                log.info("menus and descriptions set", changed=changed)


async def _open(application: App) -> bool:
    await application.initialize()
    return await application.bot.delete_webhook()


async def run_until_signal(undersigned: Undersigned) -> None:
    """Run; SIGTERM and SIGINT stop gracefully."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, undersigned.stop)
    await undersigned.run()
