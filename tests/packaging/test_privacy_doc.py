"""docs/privacy.md speaks of every stored field and of none that is not stored, and its erasing erases."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from storage.schema import metadata
from tests.stage import stage

DOC = Path(__file__).parents[2] / "docs" / "privacy.md"
FIELD = re.compile(r"`([a-z_]+\.[a-z_]+)`")
ROWS = [
    [cell.strip() for cell in line.split("|")[1:-1]]
    for line in DOC.read_text().splitlines()
    if line.startswith("| `")
]


def test_the_page_lists_exactly_what_is_stored() -> None:
    listed = [field for cells in ROWS for field in FIELD.findall(cells[0])]
    stored = [f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns]
    assert sorted(listed) == sorted(stored)


def test_every_field_has_why_how_long_and_who_sees_it() -> None:
    assert [cells for cells in ROWS if len(cells) != 4 or not all(cells)] == []


async def test_the_recipe_erases_a_representative_and_leaves_the_others(tmp_path: Path) -> None:
    (recipe,) = re.findall(r"```sql\n(.*?)```", DOC.read_text(), re.DOTALL)
    async with stage(tmp_path) as it:
        ani, karine = it.phone(1001, "Ani", "en"), it.phone(1002, "Karine", "en")
        await ani.endorses("Workers’ Union of Ani")
        await karine.endorses("Karine’s Choir")
        (reference,) = [
            row["reference"] for row in it.rows("SELECT reference FROM endorsements WHERE person_id = 1001")
        ]
        await it.stop()
        connection = sqlite3.connect(it.database_path, isolation_level=None)
        connection.executescript(recipe.replace("U-0000-0000", reference))
        connection.close()
        assert it.rows("PRAGMA foreign_key_check") == []
        content = everything_in(tmp_path)
        assert "Workers’ Union of Ani".encode() not in content
        assert "Karine’s Choir".encode() in content
        assert it.rows("SELECT 1 FROM people WHERE id = 1001") == []
        # The bot goes on with it: an owner's list shows the row, and nobody is named.
        await it.start()
        owner = await it.owner()
        assert "(erased)" in " ".join([await owner.sends("/signatories"), *owner.labels])


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
