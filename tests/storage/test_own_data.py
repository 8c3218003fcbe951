"""Nothing about a person is forgotten: not in the file that they get, not when they are erased."""

from __future__ import annotations

from storage import own_data
from storage.erasure import MARKS, MEMBERS, NUMBERED_MARKS, OWN
from storage.own_data import LEFT_OUT, SECTIONS, UPDATES
from storage.schema import metadata

COLUMNS = {f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns}
IN_THE_FILE = {f"{each.table}.{column}" for each in SECTIONS for column in each.columns}
IN_THE_FILE |= {f"inbox.{column}" for column in UPDATES}

PEOPLE = {
    *(("endorsements", "person_id"), ("audit", "actor")),
    *(
        (each.table, column)
        for each in SECTIONS
        for column in each.columns
        if f"{column} = :person" == each.whose
    ),
}


def left_out(column: str) -> bool:
    return column in LEFT_OUT or column.partition(".")[0] in LEFT_OUT


def test_every_column_is_in_the_file_or_left_out_for_a_reason() -> None:
    assert sorted(column for column in COLUMNS - IN_THE_FILE if not left_out(column)) == []
    assert sorted(IN_THE_FILE - COLUMNS) == []
    assert sorted(column for column in IN_THE_FILE if left_out(column)) == []


def test_what_is_left_out_is_there_and_has_its_reason() -> None:
    known = COLUMNS | {table.name for table in metadata.sorted_tables}
    assert sorted(set(LEFT_OUT) - known) == []
    assert all(LEFT_OUT.values())


def test_every_place_of_a_persons_number_is_emptied_when_they_are_erased() -> None:
    emptied = {*OWN, *MEMBERS, *MARKS, *NUMBERED_MARKS, ("endorsements", "person_id")}
    # A block would be shaken off by erasing; the audit log cannot be changed by anyone.
    assert PEOPLE - emptied == {("blocked_people", "person_id"), ("audit", "actor")}


def test_what_hangs_on_an_endorsement_goes_with_it() -> None:
    hanging = {
        key.parent.table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "endorsements" and key.ondelete != "CASCADE"
    }
    assert hanging == {"contacts", "corrections", "renewals", "reason_prompts", "cards"}


def test_sections_have_names_of_their_own() -> None:
    names = [each.name for each in own_data.SECTIONS]
    assert len(names) == len(set(names))
