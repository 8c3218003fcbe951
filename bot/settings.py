"""Settings from the environment and `.env`, read here and passed on as values."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "UNDERSIGNED_"
SQLITE = "sqlite:///"

HINTS = {
    "token": "the token that BotFather gave you, for example 123456:ABC-DEF",
    "owners": "Telegram ids of the coordinators, for example 1234567,7654321",
    "database": "a file, for example sqlite:///undersigned.db",
    "api_url": "the address of a Bot API server, for example https://api.telegram.org",
}


class SettingsError(Exception):
    """A setting is missing or wrong; every line names one and says what to do."""


class Settings(BaseSettings):
    """Empty values count as missing: a line `UNDERSIGNED_API_URL=` in `.env` means the default."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    token: SecretStr | None = None
    owners: Annotated[frozenset[int], NoDecode] = frozenset()
    database: str = f"{SQLITE}undersigned.db"
    api_url: str = Field(default="https://api.telegram.org")

    @field_validator("token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, colon, secret = value.get_secret_value().partition(":")
            if not (number.isdigit() and colon and secret) or any(each.isspace() for each in secret):
                raise ValueError("is not a token")
        return value

    @field_validator("owners", mode="before")
    @classmethod
    def _owners(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        ids = [each.strip() for each in value.split(",") if each.strip()]
        wrong = [each for each in ids if not (each.isascii() and each.isdigit() and int(each) < 2**52)]
        if wrong:
            raise ValueError("is not a list of Telegram ids")
        return frozenset(int(each) for each in ids)

    @field_validator("database")
    @classmethod
    def _database(cls, value: str) -> str:
        if not value.startswith(SQLITE) or value == SQLITE:
            raise ValueError("is not an address that this version knows")
        return value

    @field_validator("api_url")
    @classmethod
    def _api_url(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("is not a web address")
        return value.rstrip("/")

    @property
    def database_path(self) -> Path:
        return Path(self.database.removeprefix(SQLITE))


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
    missing = [_line(name, "is not set") for name in required if not getattr(settings, name)]
    if missing:
        raise SettingsError("\n".join(missing))
    return settings


def _line(name: str, problem: str) -> str:
    return f"{PREFIX}{name.upper()} {problem}: set it, in the environment or in .env, to {HINTS[name]}"
