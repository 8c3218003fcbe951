"""What every handler works with: the services, on python-telegram-bot's typed context."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.transport.mail import MailServer
from storage.database import Database
from texts.catalogue import Catalogue


@dataclass(slots=True)
class Services:
    """Built once in `bot.app`, handed to every handler."""

    database: Database
    catalogue: Catalogue
    owners: frozenset[int]
    """Those of the settings; whoever else is one stands in the database (`bot.use_cases.find_role`)."""
    clock: Callable[[], datetime]
    chance: Random
    notices_waiting: Callable[[], None]
    """Called after a commit that put something into the outbox."""
    secret: bytes = b""
    """What codes follow from; as secret as the token that it is made of."""
    mail: MailServer | None = None
    """Without one no mail is offered."""
    username: str = ""
    """The bot's own, known after the first contact with Telegram."""
    outcomes: dict[int, str] = field(default_factory=dict)
    """What became of the update with this number, when it was not simply done."""


Bag = dict[Any, Any]


class Context(CallbackContext[ExtBot[None], Bag, Bag, Bag]):
    """python-telegram-bot's context, with our services on it."""

    @property
    def services(self) -> Services:
        services: Services = self.application.bot_data["services"]
        return services


App = Application[ExtBot[None], Context, Bag, Bag, Bag, None]
