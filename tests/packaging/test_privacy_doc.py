"""docs/privacy.md speaks of every stored field and of none that is not stored, and of the terms that hold."""

from __future__ import annotations

import re
from pathlib import Path

from bot.domain.limits import LIMITS, Deed
from bot.domain.retention import POLICY, WARNING
from storage.schema import metadata

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


def test_the_terms_are_those_of_the_policy() -> None:
    """What the page says in days is what the job does."""
    (table,) = re.findall(r"## How long\n(.*?)\n## ", DOC.read_text(), re.DOTALL)
    terms = dict(line.split(" | ")[:2] for line in table.splitlines() if line.startswith("| "))
    days = {
        "| forms": POLICY.drafts,
        "| contacts and corrections": POLICY.contacts,
        "| numbers of handled updates": POLICY.updates,
        "| notices that were sent": POLICY.notices,
        "| notices that could not be delivered": POLICY.undelivered,
    }
    words = {3: "three days", 30: "thirty days"}
    for line, term in days.items():
        number = term.kept.days
        assert terms[line].startswith(words.get(number, f"{number} days")), line
    assert f"and {WARNING.days} days after the person was told" in terms["| forms"]
    assert POLICY.corrections.kept == POLICY.contacts.kept


def test_the_limits_are_those_of_the_bot() -> None:
    text = " ".join(DOC.read_text().split())
    for deed, said in {
        Deed.DRAFT: "{} forms begun",
        Deed.CONFIRM: "{} confirmed in a day",
        Deed.TEXT: "{} messages typed in a minute",
        Deed.FILE: "{} files of `/mydata` in a day",
    }.items():
        assert said.format(LIMITS[deed].times) in text
