"""A statement read from its files: `statement.toml` with one Markdown file a language, or one plain text.

Everything that is wrong is found in one go, each with its file and line, in the words of who runs the bot.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from pathlib import Path

from babel import Locale
from babel.core import get_global

from bot.domain.statement import (
    Publication,
    Statement,
    StatementStatus,
    TextFormat,
    Translation,
    Wording,
    canonical,
)
from texts.markdown import markdown_blocks
from texts.toml_table import (
    LONGEST_LINE,
    UNFIT,
    Problem,
    Table,
    key_lines,
    line_findings,
    text_findings,
    unfit,
)

__all__ = ["Problem", "StatementFileError", "load_folder", "load_text", "note_finding"]

SETTINGS_FILE = "statement.toml"
LONGEST_TITLE = LONGEST_LINE
LONGEST_SUMMARY = 600
LONGEST_NOTE = 1_000
LONGEST_BODY = 200_000

_KEYS = ("slug", "original", "issuer", "date", "status", "deadline", "goal", "language")
_LANGUAGE_KEYS = ("title", "summary", "wording", "issuer", "note")
_SLUG = re.compile(r"[a-z0-9-]{1,48}")
_MERGE_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)")


class StatementFileError(Exception):
    """The files cannot be published as they are; nothing was stored."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def load_folder(path: Path) -> Publication:
    """The statement in a folder; `StatementFileError` with every problem that was found."""
    problems: list[Problem] = []
    if not path.is_dir():
        raise StatementFileError([Problem(path, None, "there is no such folder: check the path")])
    table = _read_settings(path / SETTINGS_FILE, problems)
    if table is None:
        for file in sorted(path.glob("[!.]*.md")):
            _read_body(file, problems)
        raise StatementFileError(problems)
    statement = _statement(table, path.resolve().name)
    languages = table.tables("language", _LANGUAGE_KEYS)
    _check_languages(table, languages, statement.original_language)
    translations = {
        code: _translation(path / f"{code}.md", code, language, code == statement.original_language)
        for code, language in languages.items()
    }
    for file in sorted(path.glob("*.md")):
        if file.stem not in languages and not file.name.startswith("."):
            what = f"{SETTINGS_FILE} has no [language.{file.stem}] for it: add one, or move the file away"
            problems.append(Problem(file, None, what))
    notes = {code: note for code, language in languages.items() if (note := _note(language))}
    if problems:
        raise StatementFileError(problems)
    original = statement.original_language
    return Publication(statement, {original: translations[original], **translations}, notes)


def note_finding(note: str) -> str | None:
    """What keeps a note of what changed from being sent, worded to follow its name; None for nothing."""
    if not any(character.isalnum() for character in note):
        return "is empty: say in plain words what changed"
    return next(iter(text_findings(note, LONGEST_NOTE)), None)


def load_text(
    path: Path,
    *,
    slug: str,
    language: str,
    title: str,
    summary: str = "",
    issuer: str = "",
    dated: str = "",
    status: StatementStatus = StatementStatus.OPEN,
    wording: Wording = Wording.ORIGINAL,
    deadline: datetime | None = None,
    goal: int | None = None,
) -> Publication:
    """A statement of one plain text, taken literally; `StatementFileError` with every problem.

    A title that the text repeats in its first line is left there: the text is the issuer's."""
    problems: list[Problem] = []
    findings = [
        _slug_finding(slug),
        _language_finding(language),
        *(f"the title {finding}" for finding in line_findings(title, LONGEST_TITLE, required=True)),
        *(f"the summary {finding}" for finding in text_findings(summary, LONGEST_SUMMARY)),
        *(f"the issuer {finding}" for finding in line_findings(issuer, LONGEST_TITLE, required=False)),
    ]
    problems.extend(Problem(path, None, finding) for finding in findings if finding)
    body = _read_body(path, problems, markdown=False) or ""
    if problems:
        raise StatementFileError(problems)
    translation = Translation(
        language, title.strip(), summary.strip(), canonical(body), TextFormat.PLAIN, wording
    )
    statement = Statement(slug, issuer.strip(), dated, language, status, deadline, goal)
    return Publication(statement, {language: translation})


def _read_settings(path: Path, problems: list[Problem]) -> Table | None:
    source = _read(path, problems)
    if source is None or problems:
        return None
    try:
        values = tomllib.loads(source)
    except ValueError as error:  # not only TOMLDecodeError: a number of 5,000 digits is a plain one
        found = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)", str(error))
        line = int(found[1]) if found and found[1] else source.count("\n") or 1
        what = str(error)[: found.start()] if found else str(error)
        problems.append(
            Problem(path, line, f"this is not TOML: {what}; text and dates: see docs/statements.md")
        )
        return None
    return Table(path, key_lines(source), problems, values, _KEYS)


def _statement(table: Table, folder: str) -> Statement:
    slug = table.line("slug", f'slug = "{folder}"')
    if slug and (finding := _slug_finding(slug)):
        table.report("slug", finding)
    elif slug and slug != folder:
        table.report("slug", f"“slug” is “{slug}” but the folder is “{folder}”: give both the same name")
    issued = table.get("date", date, "a day without quotes, such as date = 2024-05-31")
    status = table.choice("status", StatementStatus)
    deadline = _deadline(table)
    if isinstance(issued, date) and deadline and deadline.date() < issued:
        table.report("deadline", "the deadline is before the statement's own date: correct one of them")
    goal = table.get("goal", int, "a whole number without quotes, such as goal = 100", required=False)
    if isinstance(goal, int) and goal < 1:
        table.report(
            "goal", "“goal” is less than 1: write how many organisations you hope for, or leave it out"
        )
    return Statement(
        slug=slug,
        issuer=table.line("issuer", 'who issued the statement, such as issuer = "Our Coalition"'),
        dated=issued.isoformat() if isinstance(issued, date) else "",
        original_language=table.line("original", 'the original\'s language, such as original = "hy"'),
        status=status or StatementStatus.DRAFT,
        deadline=deadline,
        goal=goal if isinstance(goal, int) else None,
    )


def _deadline(table: Table) -> datetime | None:
    """The first instant at which it is too late, in UTC; a plain day is taken to its end."""
    value = table.values.get("deadline")
    try:
        if type(value) is date:
            return datetime.combine(value + timedelta(days=1), time(), UTC)
        if isinstance(value, datetime) and value.tzinfo:
            return value.astimezone(UTC)
    except OverflowError:
        table.report("deadline", "no calendar reaches that far: leave “deadline” out if there is none")
        return None
    if isinstance(value, datetime):
        table.report(
            "deadline",
            f"“deadline” has no time zone: write {value.isoformat()}Z or {value.isoformat()}+04:00",
        )
    elif value is not None:
        table.report(
            "deadline", "“deadline” is not what is expected: write a day without quotes, such as 2024-05-31"
        )
    return None


def _check_languages(table: Table, languages: Mapping[str, Table], original: str) -> None:
    for code, language in languages.items():
        if finding := _language_finding(code):
            language.report(None, finding)
    if original and original not in languages:
        guess = get_close_matches(original.lower(), languages, 1)
        hint = f"did you mean “{guess[0]}”?" if guess else f"add [language.{original}] and {original}.md"
        table.report(
            "original", f"there is no [language.{original}], and the original has to be there; {hint}"
        )


def _translation(path: Path, code: str, table: Table, original: bool) -> Translation:
    title = table.line("title", f'title = "…" in the language “{code}”')
    summary = table.get("summary", str, 'summary = "…", two or three sentences', required=False)
    summary = summary.strip() if isinstance(summary, str) else ""
    for finding in text_findings(summary, LONGEST_SUMMARY):
        table.report("summary", f"“summary” {finding}")
    issuer = table.get("issuer", str, 'issuer = "…", its name in this language', required=False)
    issuer = issuer.strip() if isinstance(issuer, str) else ""
    for finding in line_findings(issuer, LONGEST_TITLE, required=False):
        table.report("issuer", f"“issuer” {finding}")
    wording = table.choice("wording", Wording)
    if wording is Wording.ORIGINAL and not original:
        table.report(
            "wording", "only the original language has the original wording: write approved or draft"
        )
    if original and wording in {Wording.APPROVED, Wording.DRAFT}:
        what = "the original language's text is no translation: write original, or restated if it is retold"
        table.report("wording", what)
    body = ""
    if not path.is_file():
        table.report(
            None, f"there is no {path.name} beside {SETTINGS_FILE}: add it, or remove [language.{code}]"
        )
    elif (text := _read_body(path, table.problems)) is not None:
        body = canonical(text)
        if title and body.split("\n", 1)[0].strip("#* ") == title:
            what = "the text repeats the title, which the bot writes above it: remove this line"
            table.problems.append(Problem(path, _first_line(text), what))
    return Translation(code, title, summary, body, TextFormat.MARKDOWN, wording or Wording.DRAFT, issuer)


def _note(table: Table) -> str:
    """What changed since the version before; empty where nothing is said."""
    note = table.get("note", str, 'note = "…", what changed in plain words', required=False)
    if not isinstance(note, str):
        return ""
    if finding := note_finding(note):
        table.report("note", f"“note” {finding}")
    return note.strip()


def _read_body(path: Path, problems: list[Problem], *, markdown: bool = True) -> str | None:
    text = _read(path, problems)
    if text is None:
        return None
    body = canonical(text)
    seen = "".join(block.text for block in markdown_blocks(body)) if markdown else body
    if not any(character.isalnum() for character in seen):
        what = "there is nothing to read in it: write the statement's text"
        problems.append(Problem(path, _first_line(text), what))
    if len(body) > LONGEST_BODY:
        what = f"the text has {len(body):,} characters, {LONGEST_BODY:,} are the most: shorten it"
        problems.append(Problem(path, None, what))
    return text


def _first_line(text: str) -> int:
    """The line on which the text begins."""
    return text[: len(text) - len(text.lstrip())].count("\n") + 1


def _read(path: Path, problems: list[Problem]) -> str | None:
    """The text without a byte order mark, lines ending in LF; None when it cannot be read at all."""
    try:
        if path.stat().st_size > 4 * LONGEST_BODY + 4:
            problems.append(
                Problem(path, None, f"the file is too big: {LONGEST_BODY:,} characters are the most")
            )
            return None
        data = path.read_bytes()
    except FileNotFoundError:
        problems.append(Problem(path, None, "there is no such file: add it, or check the path"))
        return None
    except OSError as error:
        problems.append(Problem(path, None, f"cannot be read ({error.strerror}): check its permissions"))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(path, line, "this is not UTF-8: save the file again with the encoding UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for number, line_text in enumerate(text.split("\n"), 1):
        if _MERGE_MARKER.match(line_text):
            what = "an unresolved merge: choose one side and remove the marker lines"
            problems.append(Problem(path, number, what))
        elif found := UNFIT.search(line_text):
            problems.append(Problem(path, number, unfit(found[0])))
    return text


def _slug_finding(slug: str) -> str | None:
    if _SLUG.fullmatch(slug):
        return None
    return f"the slug “{slug}” will not do: use 1 to 48 of the characters a–z, 0–9 and -"


def _language_finding(code: str) -> str | None:
    """None for a tag in lower case whose parts CLDR knows: a language, perhaps a script, region, variant."""
    language, *rest = code.split("-")
    names = Locale("en")
    known = language in names.languages or language in get_global("likely_subtags")
    fits = re.fullmatch(r"[a-z]{2,3}", language) and all(
        part.title() in names.scripts or part.upper() in names.territories or part.upper() in names.variants
        for part in rest
    )
    if known and fits and code == code.lower():
        return None
    tidy = code.replace("_", "-").lower()
    guess = get_global("language_aliases").get(tidy) or get_global("likely_subtags").get(
        f"und_{tidy.upper()}"
    )
    hint = tidy if tidy != code else str(guess).split("_", 1)[0] if guess else ""
    advice = f"did you mean “{hint}”?" if hint else "use a tag such as hy, pt-br or zh-hant"
    return f"“{code}” is not a language code in lower case; {advice}"
