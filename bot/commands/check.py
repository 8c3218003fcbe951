"""`undersigned check`: everything that should hold before the bot goes on line."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.domain.language import LANGUAGES
from bot.settings import Settings
from bot.transport.request import AiohttpRequest
from bot.use_cases.find_statement import statement_on_offer
from storage.database import Database, Row, Transaction
from storage.migrate import migrate
from texts.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Finding:
    sound: bool
    text: str


async def check_all(settings: Settings, *, online: bool) -> list[Finding]:
    catalogue = Catalogue.load()
    findings = [Finding(True, f"interface languages: {', '.join(sorted(LANGUAGES))}")]
    findings.append(_announcement(catalogue))
    findings += await _database(settings)
    if online:
        findings.append(await _telegram(settings))
    return findings


def _announcement(catalogue: Catalogue) -> Finding:
    missing = [code for code in LANGUAGES if catalogue.words(code).language != code]
    return Finding(not missing, f"languages without texts: {', '.join(missing) or 'none'}")


async def _database(settings: Settings) -> list[Finding]:
    path = settings.database_path
    migrate(path)
    async with Database(path) as database:

        async def integrity(tx: Transaction) -> list[Row]:
            return [*await tx.all("PRAGMA integrity_check"), *await tx.all("PRAGMA foreign_key_check")]

        rows = await database.read(integrity)
        sound = len(rows) == 1 and rows[0]["integrity_check"] == "ok"
        published = await database.read(statement_on_offer)
    findings = [Finding(sound, f"database {path}: {'sound' if sound else 'damaged, restore a backup'}")]
    if published is None:
        findings.append(Finding(False, "no statement is published: use `undersigned publish`"))
    else:
        languages = ", ".join(published.languages)
        slug = published.statement.slug
        findings.append(Finding(True, f"statement {slug}, version {published.version}: {languages}"))
    return findings


async def _telegram(settings: Settings) -> Finding:
    assert settings.token is not None
    bot = Bot(
        settings.token.get_secret_value(),
        base_url=f"{settings.api_url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    try:
        async with bot:
            return Finding(True, f"Telegram knows the token: the bot is @{bot.username}")
    except InvalidToken:
        return Finding(False, "UNDERSIGNED_TOKEN is not accepted by Telegram: copy it again from BotFather")
    except TelegramError as error:
        return Finding(False, f"Telegram cannot be reached at {settings.api_url} ({type(error).__name__})")
