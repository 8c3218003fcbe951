"""Settings from the environment and `.env`, read here and passed on as values."""

from __future__ import annotations

import re
from datetime import timedelta
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import AnswerRefused
from bot.domain.organisation import check_email
from bot.transport.mail import Encryption, MailServer

PREFIX = "UNDERSIGNED_"
SMTP_PORTS = {"smtp": 587, "smtps": 465}
SQLITE = "sqlite:///"
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
OWNER = re.compile(r"0*[1-9][0-9]{0,15}")

HINTS = {
    "token": "the token that BotFather gave you, for example 123456:ABC-DEF",
    "owners": "Telegram ids of the coordinators, for example 1234567,7654321",
    "database": "a file, for example sqlite:///undersigned.db",
    "contacts_days": "how many days to keep contacts after a statement closed, 1 to 3650, for example 90",
    "smtp_url": "a mail server, for example smtps://user:password@mail.example.org",
    "mail_from": "the address that mails come from, for example letter@example.org",
    "api_url": "the address of a Bot API server, for example https://api.telegram.org",
}


class SettingsError(Exception):
    """A setting is missing or wrong; every line names one and says what to do."""


class Settings(BaseSettings):
    """Empty values count as missing: a line `UNDERSIGNED_API_URL=` in `.env` means the default."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        hide_input_in_errors=True,
    )

    token: SecretStr | None = None
    owners: Annotated[frozenset[int], NoDecode] = frozenset()
    database: str = f"{SQLITE}undersigned.db"
    contacts_days: int = Field(default=90, ge=1, le=3650)
    smtp_url: SecretStr | None = None
    mail_from: str | None = None
    api_url: str = Field(default="https://api.telegram.org")

    @field_validator("token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("is not a token")
        return value

    @field_validator("owners", mode="before")
    @classmethod
    def _owners(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = [each.strip() for each in value.split(",") if each.strip()]
        if not all(OWNER.fullmatch(each) for each in ids):
            raise ValueError("is not a list of Telegram ids")
        return frozenset(int(each) for each in ids)

    @field_validator("database")
    @classmethod
    def _database(cls, value: str) -> str:
        # What lives in memory is gone before anybody reads it.
        if not value.startswith(SQLITE) or value.removeprefix(SQLITE) in ("", ":memory:"):
            raise ValueError("is not an address that this version knows")
        return value

    @field_validator("smtp_url")
    @classmethod
    def _smtp_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and _mail_server(value.get_secret_value(), "") is None:
            raise ValueError("is not the address of a mail server")
        return value

    @field_validator("mail_from")
    @classmethod
    def _mail_from(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            return check_email(value)
        except AnswerRefused:
            raise ValueError("is not a mail address") from None

    @field_validator("api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        if not _is_web_address(value):
            raise ValueError("is not a web address")
        return value.rstrip("/")

    @property
    def database_path(self) -> Path:
        return Path(self.database.removeprefix(SQLITE))

    @property
    def mail_server(self) -> MailServer | None:
        """None while no mail can be sent."""
        if self.smtp_url is None or self.mail_from is None:
            return None
        return _mail_server(self.smtp_url.get_secret_value(), self.mail_from)

    @property
    def secret(self) -> bytes:
        """What codes follow from: it is the token's, and nobody gets back from it to the token."""
        token = self.token.get_secret_value() if self.token else ""
        return sha256(f"undersigned codes {token}".encode()).digest()

    @property
    def contacts_kept(self) -> timedelta:
        """How long contacts stay after their statement closed."""
        return timedelta(days=self.contacts_days)


def load(*required: str) -> Settings:
    """The settings; raises SettingsError for wrong ones, and for those `required` that are missing."""
    try:
        settings = Settings()
    except ValidationError as error:
        lines = [
            _line(str(problem["loc"][0]), problem["msg"].removeprefix("Value error, "))
            for problem in error.errors()
        ]
        raise SettingsError("\n".join(lines)) from None
    except PermissionError:
        raise SettingsError(".env cannot be read: give this user the right to, or start elsewhere") from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not UTF-8: save it again with the encoding UTF-8") from None
    missing = [_line(name, "is not set") for name in required if not getattr(settings, name)]
    if (settings.smtp_url is None) != (settings.mail_from is None):
        lacking = "smtp_url" if settings.smtp_url is None else "mail_from"
        missing.append(_line(lacking, "is not set, and mail needs both"))
    if missing:
        raise SettingsError("\n".join(missing))
    return settings


def _line(name: str, problem: str) -> str:
    return f"{PREFIX}{name.upper()} {problem}: set it, in the environment or in .env, to {HINTS[name]}"


def _mail_server(url: str, sender: str) -> MailServer | None:
    """`smtps://` is TLS from the start, `smtp://` STARTTLS; without either only to this very machine."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # a port that is no number, an address in brackets that is none
        return None
    extra = parts.path not in ("", "/") or parts.query or parts.fragment
    if parts.scheme not in SMTP_PORTS or not host or port == 0 or extra or any(c.isspace() for c in url):
        return None
    if (parts.username is None) != (parts.password is None):
        return None
    if parts.scheme == "smtps":
        encryption = Encryption.TLS
    else:
        encryption = Encryption.NONE if _is_loopback(host) else Encryption.STARTTLS
    return MailServer(
        host=host,
        port=port or SMTP_PORTS[parts.scheme],
        encryption=encryption,
        sender=sender,
        user=unquote(parts.username) if parts.username is not None else None,
        password=unquote(parts.password) if parts.password is not None else None,
    )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_web_address(value: str) -> bool:
    try:
        address = urlsplit(value)
        return (
            address.scheme in ("http", "https")
            and bool(address.hostname)
            and address.port != 0
            and not (address.query or address.fragment)
            and not any(each.isspace() for each in value)
        )
    except ValueError:  # a port that is no number, an address in brackets that is none
        return False
