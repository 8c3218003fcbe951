"""The Dockerfile's steps, carried out in a clean environment, and what the image does then.

The real pip installs the hash-locked requirements: about half a minute when its cache was filled by
`make test`. Where no package registry answers, no image can be built: these tests are skipped and say so.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from bot.preview.server import serve
from bot.preview.world import World
from tests.packaging.dockerfile import ROOT, Image, Step, only, read

STEPS = read(ROOT / "Dockerfile")
SECOND = [place for place, step in enumerate(STEPS) if step.word == "FROM"][1]
BUILDER, FINAL = STEPS[:SECOND], STEPS[SECOND:]
STATEMENT = ROOT / "texts" / "statements" / "nagorno-karabakh"
PATIENCE = 30.0


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    folder = tmp_path_factory.mktemp("image")
    probe = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries=0", "--timeout=10"]
    if subprocess.run([*probe, "--dest", folder, "mdurl"], capture_output=True, check=False).returncode:
        pytest.skip("no package registry answers")
    image = Image(folder)
    for step in STEPS:
        if not is_change_of_owner_without_root(step):
            image.carry_out(step)
    (folder / "data").mkdir(exist_ok=True)
    return image


def is_change_of_owner_without_root(step: Step) -> bool:
    """Making a folder for somebody else takes root, which a build is and a tester may not be."""
    return "--owner" in step.rest and not is_root()


def is_root() -> bool:
    return os.geteuid() == 0


@pytest.fixture
def fresh(image: Image) -> Image:
    """The image with an empty volume."""
    for path in (image.folder / "data").iterdir():
        path.unlink()
    return image


def publish(image: Image) -> None:
    image.run(image.entry(FINAL, "publish", str(STATEMENT), "--yes"))


def health_check() -> list[str]:
    options, _, command = only(FINAL, "HEALTHCHECK").partition(" CMD ")
    assert options
    words = json.loads(command)
    assert isinstance(words, list)
    return words


def healthy(image: Image) -> subprocess.CompletedProcess[str]:
    name, *arguments = health_check()
    return subprocess.run(
        [image.found(name), *arguments],
        cwd=image.workdir,
        env=image.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_package_is_whole(image: Image) -> None:
    """Whatever lies in the rooms reaches the image: texts, statements, migrations, the preview's page."""
    (installed,) = (image.folder / "app" / ".venv" / "lib").glob("python3*/site-packages")
    for room in ("bot", "handlers", "storage", "texts"):
        assert files_of(installed / room) == files_of(image.folder / "src" / room)


def files_of(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_program_in_the_image_is_the_installed_one(image: Image) -> None:
    place = image.run([image.found("python"), "-c", "import bot; print(bot.__file__)"])
    assert Path(place.strip()).is_relative_to(image.folder / "app" / ".venv")


def test_the_image_says_what_it_can_do(image: Image) -> None:
    said = image.run(image.entry(FINAL, "--help"))
    for command in ("demo", "run", "publish", "export", "check"):
        assert command in said


def test_the_health_check_fails_while_nothing_is_published(fresh: Image) -> None:
    done = healthy(fresh)
    assert done.returncode == 1
    assert "no statement is published" in done.stdout


def test_the_health_check_fails_with_a_broken_database(fresh: Image) -> None:
    (fresh.folder / "data" / "undersigned.db").write_text("this is no database, " * 500)
    assert healthy(fresh).returncode != 0


async def test_the_container_runs_passes_its_health_check_and_stops_when_told_to(fresh: Image) -> None:
    publish(fresh)
    world = World()
    async with serve(world) as address:
        settings = {
            "UNDERSIGNED_TOKEN": world.token,
            "UNDERSIGNED_OWNERS": "1",
            "UNDERSIGNED_API_URL": address,
        }
        command = fresh.entry(FINAL, *json.loads(only(FINAL, "CMD")))
        environment = {**fresh.environment, **settings}
        bot = await asyncio.create_subprocess_exec(
            *command, cwd=fresh.workdir, env=environment, stdout=PIPE, stderr=PIPE
        )
        assert bot.stderr is not None
        try:
            async with asyncio.timeout(PATIENCE):
                while b'"ready"' not in await bot.stderr.readline():
                    assert not bot.stderr.at_eof()
            # The health check knows the image alone: no token, no owners.
            done = await asyncio.to_thread(healthy, fresh)
            assert (done.returncode, done.stderr) == (0, ""), done.stdout
            assert only(FINAL, "STOPSIGNAL") == "SIGTERM"
            bot.terminate()
            async with asyncio.timeout(PATIENCE):
                await bot.communicate()
        finally:
            if bot.returncode is None:
                bot.kill()
                await bot.communicate()
    assert bot.returncode == 0


def test_the_data_belongs_to_nobody_else(image: Image) -> None:
    if not is_root():
        pytest.skip("only root can make a folder for somebody else")
    data = (image.folder / "data").stat()
    user, group = only(FINAL, "USER").split(":")
    assert (data.st_uid, data.st_gid, data.st_mode & 0o777) == (int(user), int(group), 0o700)


def test_it_does_not_run_as_root() -> None:
    assert only(FINAL, "USER") == "10001:10001"


def test_the_database_lies_in_the_volume(image: Image) -> None:
    volume = image.here(only(FINAL, "VOLUME"))
    assert image.environment["UNDERSIGNED_DATABASE"] == f"sqlite:///{volume}/undersigned.db"


def test_both_stages_have_the_same_base() -> None:
    """The environment is moved whole: it fits no other Python."""
    bases = [step.rest.removesuffix(" AS builder") for step in STEPS if step.word == "FROM"]
    assert len(bases) == 2
    assert bases[0] == bases[1]
    assert bases[0].startswith("python:3.")


def test_nothing_reaches_the_builder_but_what_it_copies() -> None:
    rules = [
        line
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line and not line.startswith(("#", "**/"))
    ]
    copied = [source for step in BUILDER if step.word == "COPY" for source in step.rest.split()[:-1]]
    assert rules[0] == "*"
    assert sorted(rules[1:]) == sorted(f"!{source}" for source in copied)
