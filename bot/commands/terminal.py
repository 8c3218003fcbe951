"""What every command of the command line does alike: speak, fail in one line, read the settings."""

from __future__ import annotations

from typing import NoReturn

import typer
from rich.console import Console
from rich.markup import escape

from bot.settings import Settings, SettingsError, load

# A title is shown as it is: `:pear:` in it is no picture.
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


def settings_with(*required: str) -> Settings:
    """The settings; ends the program when one that is required is missing or any is wrong."""
    try:
        return load(*required)
    except SettingsError as error:
        fail(str(error), code=2)


def fail(message: str, code: int) -> NoReturn:
    err.print(escape(message))
    raise typer.Exit(code)
