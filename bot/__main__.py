"""The command line: `undersigned` with one of the commands below, also `python -m bot`.

It speaks English to whoever runs the server, and never shows a traceback for something they can mend.
Exit codes: 0 done, 1 something is wrong (it says what), 2 a setting or an argument is missing or wrong.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from bot import logs
from bot.app import Undersigned, run_until_signal, utc_now
from bot.commands import audit, forget, purge, rule, verify
from bot.commands import demo as demonstration
from bot.commands.check import check_all
from bot.commands.export import export_here
from bot.commands.publish import publish_here
from bot.commands.terminal import err, fail, out, settings_with
from bot.domain.errors import NoteMissing, NotFound, SecondOriginal
from bot.domain.language import LANGUAGES
from bot.domain.statement import Publication, Wording
from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from bot.preview.server import PortUnusable
from bot.settings import SettingsError
from storage.database import Unavailable
from storage.migrate import DatabaseUnusable
from texts.statement_files import StatementFileError, load_folder, load_text, note_finding

cli = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="A bot for sign-on letters.",
)
cli.add_typer(audit.cli, name="audit")
cli.command()(verify.verify)
cli.command()(purge.purge)
cli.command()(forget.forget)
cli.command()(rule.rule)

Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Logs for people, with debugging.")]


@cli.command()
def demo(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the preview listens, on this computer only.")
    ] = 8080,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its data.")] = Path(".demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget what earlier demos left.")] = False,
    verbose: Verbose = False,
) -> None:
    """Try the bot in a browser: no token, no network."""
    logs.set_up(verbose, quiet=not verbose)
    try:
        asyncio.run(demonstration.run(folder, port, fresh, lambda line: out.print(line)))
    except PortUnusable as error:
        fail(f"port {port} cannot be used ({error}): choose another with --port", code=2)
    except demonstration.FolderTaken:
        fail(f"another demo runs on {folder}: stop it first, or choose another with --folder", code=2)
    except OSError as error:
        fail(f"{folder} cannot be used ({error.strerror}): choose another with --folder", code=2)


@cli.command()
def run(verbose: Verbose = False) -> None:
    """Put the bot on line."""
    logs.set_up(verbose)
    settings = settings_with("token", "owners")
    try:
        asyncio.run(run_until_signal(Undersigned(settings)))
    except SettingsError as error:
        fail(str(error), code=2)


@cli.command()
def publish(
    path: Annotated[Path, typer.Argument(help="A statement's folder, or one plain-text file.")],
    slug: Annotated[str | None, typer.Option(help="For a file: the statement's short name.")] = None,
    language: Annotated[str | None, typer.Option(help="For a file: the language's code.")] = None,
    title: Annotated[str | None, typer.Option(help="For a file: the title.")] = None,
    summary: Annotated[str, typer.Option(help="For a file: two or three sentences.")] = "",
    issuer: Annotated[str, typer.Option(help="For a file: whose statement it is.")] = "",
    wording: Annotated[Wording, typer.Option(help="For a file: how far its wording can be relied on.")] = (
        Wording.ORIGINAL
    ),
    note: Annotated[
        str | None, typer.Option(help="What changed, in plain words, for those who signed before.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be published.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Publish without asking.")] = False,
) -> None:
    """Publish a statement: a new version when a text changed, nothing when none did."""
    settings = settings_with()
    if note is not None and (finding := note_finding(note)):
        fail(f"--note {finding}", code=2)
    try:
        if not path.exists():
            fail(f"there is no {path}: check the path", code=2)
        if path.is_dir():
            publication = load_folder(path)
        else:
            if slug is None or language is None or title is None:
                fail("a single file needs --slug, --language and --title", code=2)
            publication = load_text(
                path,
                slug=slug,
                language=language,
                title=title,
                summary=summary,
                issuer=issuer,
                wording=wording,
            )
    except StatementFileError as error:
        fail(str(error), code=1)
    if note is not None:
        code = publication.statement.original_language
        publication = replace(publication, notes={**publication.notes, code: note.strip()})
    try:
        asyncio.run(_publish(settings.database_path, publication, path.is_file(), dry_run, yes))
    except SecondOriginal as error:
        fail(
            f"the original of this statement is in {error.language}: say with --wording whether this"
            " translation is approved or a draft",
            code=2,
        )
    except NoteMissing as error:
        fail(
            f"{error.endorsements} endorsements stand under another text: say with --note, in"
            f' {error.language}, what changed, or with note = "…" in statement.toml',
            code=2,
        )


async def _publish(
    database: Path, publication: Publication, keep_others: bool, dry_run: bool, yes: bool
) -> None:
    def agree(lines: list[str]) -> bool:
        for line in lines:
            out.print(escape(line))
        return not dry_run and (yes or typer.confirm("Publish this?", default=True))

    def ask_note(affected: int, language: str) -> str:
        if dry_run or not sys.stdin.isatty():
            return ""
        out.print(f"{affected} endorsements stand under another text: who was accepted is asked.")
        while True:
            note: str = typer.prompt(f"What changed, in plain words ({escape(language)})")
            if (finding := note_finding(note)) is None:
                return note.strip()
            err.print(escape(f"the note {finding}"))

    done = await publish_here(database, publication, keep_others, utc_now(), agree, ask_note)
    out.print(escape(done))


@cli.command()
def export(
    output: Annotated[Path, typer.Option(help="The file to write.")],
    export_format: Annotated[ExportFormat, typer.Option("--format", help="Of the file.")] = ExportFormat.CSV,
    kind: Annotated[ListKind, typer.Option("--list", help="Which list.")] = ListKind.PUBLIC,
    slug: Annotated[str | None, typer.Option(help="Which statement; else the newest open one.")] = None,
    language: Annotated[str, typer.Option(help="Of headings and country names.")] = "en",
) -> None:
    """Write the list of signatories to a file."""
    settings = settings_with()
    if language not in LANGUAGES:
        fail(f"--language {language} is not one of {', '.join(LANGUAGES)}", code=2)
    if output.exists() and not (output.is_file() or output.is_dir()):
        fail(f"{output} is no file: its digest could not be recorded", code=2)
    if not output.resolve().parent.is_dir():
        fail(f"there is no folder {output.resolve().parent}: make it first, or choose another", code=2)
    try:
        rows = asyncio.run(
            export_here(settings.database_path, slug, kind, export_format, language, output, utc_now())
        )
    except NotFound:
        fail("there is no such statement: `undersigned publish` first, or check --slug", code=1)
    except OSError as error:
        fail(f"{output} cannot be written: {error.strerror}", code=2)
    out.print(f"{escape(str(output))}: {kind} list, rows: {rows}")


@cli.command()
def check(
    offline: Annotated[bool, typer.Option("--offline", help="Leave Telegram out.")] = False,
) -> None:
    """Check settings, database, texts and the token, and say what is wrong."""
    settings = settings_with() if offline else settings_with("token", "owners")
    sound = True
    for finding in asyncio.run(check_all(settings, online=not offline)):
        sound = sound and finding.sound
        out.print(f"{'[green]ok[/]   ' if finding.sound else '[red]wrong[/]'} {escape(finding.text)}")
    if not sound:
        raise typer.Exit(1)


def main() -> None:
    try:
        cli()
    except DatabaseUnusable as error:
        err.print(escape(f"UNDERSIGNED_DATABASE: {error}"))
        sys.exit(2)
    except Unavailable as error:
        err.print(escape(f"the database cannot be used now ({error}): nothing was done, try again later"))
        sys.exit(1)


if __name__ == "__main__":
    main()
