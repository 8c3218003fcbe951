"""Interface languages: their codes, native names and direction, and which one a person gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    native_name: str
    right_to_left: bool = False


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English"),
        Language("ru", "Русский"),
        Language("hy", "Հայերեն"),
        Language("ar", "العربية", right_to_left=True),
    )
}
DEFAULT_LANGUAGE = "en"


def base_code(tag: str | None) -> str | None:
    """The language of an IETF tag such as `pt-BR` or `RU`, in lower case; None for nothing."""
    return tag.replace("_", "-").split("-", 1)[0].lower() or None if tag else None


def interface_language(app_language: str | None) -> str | None:
    """The interface language for a Telegram app's `language_code`; None when we don't have it."""
    code = base_code(app_language)
    return code if code is not None and code in LANGUAGES else None


def text_language(available: Sequence[str], *wishes: str | None) -> str:
    """The first wish that is available, else the first available language (the original).

    `available` is not empty."""
    for wish in wishes:
        if wish is not None and wish in available:
            return wish
    return available[0]
