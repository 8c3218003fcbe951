"""What the documents point at is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)")
ROOMS = ("bot", "handlers", "storage", "texts", "tests", "docs", "requirements")
PATH = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]+)`")
TREE = re.compile(r"```\n(bot/ .*?)```", re.DOTALL)
NAME = re.compile(r"\w+(?:\.py\b|/)")


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc.relative_to(ROOT)))
def test_every_link_leads_somewhere(doc: Path) -> None:
    assert [link for link in LINK.findall(doc.read_text()) if not (doc.parent / link).exists()] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: str(doc.relative_to(ROOT)))
def test_every_file_that_is_named_is_there(doc: Path) -> None:
    assert [path for path in PATH.findall(doc.read_text()) if not (ROOT / path).exists()] == []


def test_the_map_names_every_room_and_module_and_no_other() -> None:
    """Small modules of the exports, the preview and the use cases are left to their folders."""
    (tree,) = TREE.findall((ROOT / "ARCHITECTURE.md").read_text())
    mapped: set[str] = set()
    folders: list[str] = []
    for line in tree.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        names = NAME.findall(line.lstrip().split("  ")[0])
        del folders[depth:]
        mapped.update("/".join([*folders, name.rstrip("/")]) for name in names)
        if names and names[0].endswith("/"):
            folders.append(names[0].rstrip("/"))
    assert [path for path in sorted(mapped) if not (ROOT / path).exists()] == []
    mapped_folders = ["bot", "bot/domain", "bot/jobs", "bot/transport", "handlers", "storage", "texts"]
    modules = {
        str(path.relative_to(ROOT)) for folder in mapped_folders for path in (ROOT / folder).glob("*.py")
    }
    assert sorted(each for each in modules - mapped if not each.endswith("__init__.py")) == []
