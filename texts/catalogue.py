"""The interface's wording: Fluent files, parsed once, looked up by key in a person's language.

Two kinds of keys. A *plain* key begins with one of PLAIN_PREFIXES: it goes where Telegram shows no formatting
(buttons, toasts, commands) or into a file, and holds no tags. Every other key is Telegram's HTML.
A language that lacks a key speaks English there; English lacks nothing.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from babel import Locale
from babel.dates import format_date, get_datetime_format
from fluent.runtime import FluentBundle, resolver
from fluent.syntax import FluentParser, ast

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES

PLAIN_PREFIXES = (
    "button-",
    "toast-",
    "command-",
    "column-",
    "status-",
    "visibility-",
    "sheet-",
    "totals-",
    "list-",
    "bot-",
    "file-",
    "reason-",
    "label-",
)
LANGUAGES_FOLDER = Path(__file__).parent / "languages"

Argument = str | int | date

# Fluent limits the length of a part against translations that multiply themselves. Ours are reviewed, and
# what a person types is up to 4096 characters long, more once it is escaped.
resolver.MAX_PART_LENGTH = 100_000

# The American order is for Americans; the rest of those who read English expect the day first.
DATE_LOCALES = {"en": "en_GB"}

# Telegram knows four named entities, and no `&apos;`.
HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})

ISOLATES = str.maketrans("", "", "\u2068\u2069")
TAG = re.compile(r"<[^<>]*>")
ISOLATE_IN_CODE = re.compile(r"<(code|pre)>\u2068([^<>\u2068\u2069]*)\u2069</\1>")

log = logging.getLogger("undersigned.texts")


class Safe(str):
    """Telegram's HTML that may stand in a text as it is."""

    __slots__ = ()


class TextsError(ValueError):
    """A file of texts cannot be used; names the file and the line."""


class Catalogue:
    """All languages of the interface. Made once at the start: parsing takes milliseconds a language."""

    def __init__(self, bundles: dict[str, FluentBundle]) -> None:
        self._bundles = bundles
        self._words = {code: Words(code, self) for code in bundles}
        self._reported: set[tuple[str, str]] = set()

    @classmethod
    def load(cls, folder: Path = LANGUAGES_FOLDER) -> Catalogue:
        """Reads every `<code>.ftl` of the folder; raises TextsError for junk, and when English is missing."""
        bundles = {path.stem: _bundle(path) for path in sorted(folder.glob("*.ftl"))}
        if DEFAULT_LANGUAGE not in bundles:
            raise TextsError(f"{folder / DEFAULT_LANGUAGE}.ftl is missing")
        return cls(bundles)

    def words(self, language: str | None) -> Words:
        """The words of a language; English for a language that we don't have."""
        return self._words.get(language or DEFAULT_LANGUAGE) or self._words[DEFAULT_LANGUAGE]

    def has(self, key: str) -> bool:
        return self._bundles[DEFAULT_LANGUAGE].has_message(key)

    def format(self, language: str, key: str, arguments: Mapping[str, str | int]) -> str:
        """The text in that language, in English where it is missing or broken.

        Raises KeyError for a key that English lacks, and ValueError when its variables are not all given."""
        if language != DEFAULT_LANGUAGE:
            try:
                return self._text(language, key, arguments)
            except (KeyError, ValueError) as trouble:
                self._report(language, key, trouble)
        return self._text(DEFAULT_LANGUAGE, key, arguments)

    def _text(self, language: str, key: str, arguments: Mapping[str, str | int]) -> str:
        bundle = self._bundles[language]
        pattern = bundle.get_message(key).value if bundle.has_message(key) else None
        if pattern is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(pattern, dict(arguments))
        if errors:
            raise ValueError(f"{key}: " + "; ".join(str(error) for error in errors))
        return str(text)

    def _report(self, language: str, key: str, trouble: Exception) -> None:
        if (language, key) not in self._reported:
            self._reported.add((language, key))
            log.warning("%s.ftl cannot say %s, English is shown: %r", language, key, trouble)


class Words:
    """The interface in one language. Arguments: text, whole numbers, dates, and moments as aware datetimes.

    Numbers that are names (ids, years, versions, pages) are given as text, or they get thousands separators.
    Digits are Western in every language: Arabic readers know both kinds, and what stands on a receipt must be
    the same characters for everybody.
    """

    def __init__(self, language: str, catalogue: Catalogue) -> None:
        self.language = language
        self.right_to_left = LANGUAGES[language].right_to_left
        self._catalogue = catalogue
        self._dates = Locale.parse(DATE_LOCALES.get(language, language))

    def has(self, key: str) -> bool:
        return self._catalogue.has(key)

    def html(self, key: str, /, **arguments: Argument) -> str:
        """Telegram's HTML; text arguments are escaped unless they are Safe. A plain key is escaped whole."""
        if key.startswith(PLAIN_PREFIXES):
            return self.plain(key, **arguments).translate(HTML)
        values = {
            name: value.translate(HTML) if isinstance(value, str) and not isinstance(value, Safe) else value
            for name, value in arguments.items()
        }
        text = self._format(key, values)
        return _with_isolates_between_tags(text) if self.right_to_left else text

    def plain(self, key: str, /, **arguments: Argument) -> str:
        """Text without formatting, for a plain key; nothing is escaped."""
        return self._format(key, arguments)

    def listing(self, items: Iterable[str]) -> str:
        """Items one after the other, with the language's own comma."""
        return ("، " if self.language == "ar" else ", ").join(items)

    def day(self, day: date) -> str:
        """A day such as `20 September 2023`; of a moment, its day in UTC."""
        return format_date(_in_utc(day) if isinstance(day, datetime) else day, "long", locale=self._dates)

    def moment(self, moment: datetime) -> str:
        """A moment such as `20 September 2023, 14:05 UTC`; raises ValueError without a time zone."""
        moment = _in_utc(moment)
        both = str(get_datetime_format("long", locale=self._dates)).replace("'", "")
        return both.replace("{1}", self.day(moment)).replace("{0}", f"{moment:%H:%M} UTC")

    def _format(self, key: str, arguments: dict[str, Argument]) -> str:
        values = {name: self._written(value) for name, value in arguments.items()}
        return self._catalogue.format(self.language, key, values)

    def _written(self, value: Argument) -> str | int:
        if isinstance(value, datetime):
            return self.moment(value)
        return self.day(value) if isinstance(value, date) else value


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


def _with_isolates_between_tags(text: str) -> str:
    """Isolation marks inside a tag would break its link, and in code they would be copied along."""
    return ISOLATE_IN_CODE.sub(
        "\u2068<\\1>\\2</\\1>\u2069", TAG.sub(lambda tag: tag[0].translate(ISOLATES), text)
    )


def _bundle(path: Path) -> FluentBundle:
    code = path.stem
    if code not in LANGUAGES:
        raise TextsError(f"{path.name}: {code} is not a language of the interface")
    source = path.read_text(encoding="utf-8")
    resource = FluentParser(with_spans=True).parse(source)
    seen: set[str] = set()
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise TextsError(f"{_place(path, source, entry)}: {entry.annotations[0].message}")
        if isinstance(entry, ast.Message | ast.Term):
            if entry.id.name in seen:
                raise TextsError(f"{_place(path, source, entry)}: {entry.id.name} stands here twice")
            seen.add(entry.id.name)
    bundle = FluentBundle([code], use_isolating=LANGUAGES[code].right_to_left)
    bundle.add_resource(resource)
    return bundle


def _place(path: Path, source: str, entry: ast.SyntaxNode) -> str:
    """`ru.ftl:12`, where the entry begins."""
    start = entry.span.start if entry.span else 0
    return f"{path.name}:{source.count(chr(10), 0, start) + 1}"
