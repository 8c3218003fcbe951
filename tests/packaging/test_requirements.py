"""The locked requirements: every file has a hash, none names a host, and what is tested is what is locked."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER = Path(__file__).parents[2] / "requirements"
LOCKS = ("run.txt", "dev.txt")


def entries(lock: str) -> list[str]:
    """One string a requirement, with its hashes."""
    text = (FOLDER / lock).read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def locked(lock: str) -> dict[str, str]:
    """The versions that this platform and this Python get."""
    found: dict[str, str] = {}
    for entry in entries(lock):
        requirement = Requirement(entry.partition("--hash")[0])
        if requirement.marker is None or requirement.marker.evaluate():
            found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_has_one_version_and_its_hashes(lock: str) -> None:
    hashed = re.compile(r"[A-Za-z0-9_.-]+==[^\s;]+(?: ; [^-]+)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert [entry for entry in entries(lock) if not hashed.fullmatch(entry)] == []


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_no_requirement_file_names_a_host(name: str) -> None:
    text = (FOLDER / name).read_text()
    assert re.findall(r"\S*://\S*|^\s*(?:--?(?:index|extra|find|trusted|i|f)\b.*)$", text, re.MULTILINE) == []


def test_both_locks_agree() -> None:
    run, dev = locked("run.txt"), locked("dev.txt")
    assert {name: dev[name] for name in run.keys() & dev.keys()} == {
        name: run[name] for name in run.keys() & dev.keys()
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_the_tests_run_with_the_locked_versions(lock: str) -> None:
    assert {name: installed(name) for name in locked(lock)} == locked(lock)


def test_the_lock_brings_what_the_package_is_built_with() -> None:
    """The Dockerfile and the Makefile build without isolation, so nothing unlocked is ever fetched."""
    assert "setuptools" in locked("run.txt")


def installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
