"""Carries out a Dockerfile's steps below a folder of the test's own, as far as that goes without an engine.

Absolute paths of the image that are ours (/src, /app, /data) become paths below the folder; the rest of the
image is this machine. A stage shares the folder with the stage before it.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = re.compile(r"(?<![\w.])/(src|app|data)(?=/|\b)")
KNOWN = {
    "FROM",
    "WORKDIR",
    "RUN",
    "COPY",
    "ENV",
    "USER",
    "VOLUME",
    "STOPSIGNAL",
    "HEALTHCHECK",
    "ENTRYPOINT",
    "CMD",
}


@dataclass(frozen=True, slots=True)
class Step:
    word: str
    rest: str


def read(path: Path) -> list[Step]:
    """Every step of the file, with continued lines joined and without comments."""
    lines = [line for line in path.read_text().splitlines() if not line.lstrip().startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    steps = [Step(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]
    assert {step.word for step in steps} <= KNOWN
    return steps


def only(steps: list[Step], word: str) -> str:
    """What stands behind a word that stands there once."""
    (rest,) = [step.rest for step in steps if step.word == word]
    return rest


@dataclass(slots=True)
class Image:
    """What the steps have made so far."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    workdir: Path = field(default_factory=Path)

    def here(self, text: str) -> str:
        return OURS.sub(lambda found: f"{self.folder}/{found[1]}", text)

    def carry_out(self, step: Step) -> None:
        match step.word:
            case "FROM":
                # The image's `python` is the one that runs the tests.
                path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
                ours = ("UNDERSIGNED_", "VIRTUAL_ENV", "PYTHON")
                inherited = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
                self.environment = {**inherited, "PATH": path}
                self.workdir = self.folder
            case "WORKDIR":
                self.workdir = Path(self.here(step.rest))
                self.workdir.mkdir(parents=True, exist_ok=True)
            case "RUN":
                self.run(["/bin/sh", "-c", self.here(step.rest)])
            case "COPY":
                self._copy(shlex.split(step.rest))
            case "ENV":
                name, _, value = step.rest.partition("=")
                value = value.strip('"').replace(f"${name}", self.environment.get(name, ""))
                self.environment[name] = self.here(value)

    def run(self, command: list[str], **more: str) -> str:
        """The output of a command that must succeed."""
        done = subprocess.run(
            command,
            cwd=self.workdir,
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def entry(self, steps: list[Step], *arguments: str) -> list[str]:
        """The command line that the entry point and these arguments make."""
        name, *fixed = json.loads(only(steps, "ENTRYPOINT"))
        return [self.found(name), *fixed, *arguments]

    def found(self, name: str) -> str:
        """The program that the image's PATH finds, which must be one of the image's own."""
        program = shutil.which(name, path=self.environment["PATH"])
        assert program is not None
        assert Path(program).is_relative_to(self.folder)
        return program

    def _copy(self, words: list[str]) -> None:
        flags = [word for word in words if word.startswith("--")]
        *sources, target = [word for word in words if not word.startswith("--")]
        if flags:
            # What an earlier stage made lies in the same folder. It must not move: its scripts name it.
            assert flags == ["--from=builder"]
            assert sources == [target]
            assert Path(self.here(target)).exists()
            return
        for source in sources:
            self._copy_one(ROOT / source, self.workdir / target, into=target.endswith("/"))

    @staticmethod
    def _copy_one(source: Path, target: Path, into: bool) -> None:
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.db*"))
            return
        target = target / source.name if into else target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
