"""A statement's files, right and wrong: every problem is named with its file and line."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from bot.domain.statement import Statement, StatementStatus, TextFormat, Wording
from texts.statement_files import StatementFileError, load_folder, load_text

TOML = """\
slug = "clean-river"
original = "hy"
issuer = "The River Coalition"
date = 2024-05-31
status = "open"

[language.hy]
title = "Մաքուր գետ"
wording = "original"

[language.en]
title = "A clean river"
summary = "We ask for clean water."
wording = "approved"
"""
FILES = {"statement.toml": TOML, "hy.md": "Գետը մերն է։\n", "en.md": "The river is *ours*.\n"}


def folder(tmp_path: Path, **changes: str | bytes | None) -> Path:
    """The sample statement, with files replaced (`en_md=`) or left out (`en_md=None`)."""
    path = tmp_path / "clean-river"
    path.mkdir()
    for name, content in {
        **FILES,
        **{key.replace("_", "."): value for key, value in changes.items()},
    }.items():
        if content is not None:
            (path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def problems(path: Path) -> list[tuple[str, int | None, str]]:
    with pytest.raises(StatementFileError) as caught:
        load_folder(path)
    return [(problem.path.name, problem.line, problem.what) for problem in caught.value.problems]


def test_a_folder_is_one_statement_with_its_translations(tmp_path: Path) -> None:
    publication = load_folder(folder(tmp_path))
    assert publication.statement == Statement(
        "clean-river", "The River Coalition", "2024-05-31", "hy", StatementStatus.OPEN, None, None
    )
    english = publication.translations["en"]
    assert (english.title, english.summary, english.body, english.format, english.wording) == (
        "A clean river",
        "We ask for clean water.",
        "The river is *ours*.\n",
        TextFormat.MARKDOWN,
        Wording.APPROVED,
    )
    assert english.digest == sha256(b"A clean river\n\nThe river is *ours*.\n").hexdigest()


def test_the_original_comes_first_wherever_its_table_stands(tmp_path: Path) -> None:
    toml = TOML.replace('original = "hy"', 'original = "en"').replace('"original"', '"restated"')
    publication = load_folder(folder(tmp_path, statement_toml=toml.replace('"approved"', '"original"')))
    assert list(publication.translations) == ["en", "hy"]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    windows = {
        key.replace(".", "_"): b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
        for key, text in FILES.items()
    }
    assert load_folder(folder(tmp_path / "a", **windows)) == load_folder(folder(tmp_path / "b"))


@pytest.mark.parametrize(
    ("written", "deadline"),
    [
        ("2024-06-30", datetime(2024, 7, 1, tzinfo=UTC)),
        ("2024-06-30T18:00:00Z", datetime(2024, 6, 30, 18, tzinfo=UTC)),
        ("2024-06-30T18:00:00+04:00", datetime(2024, 6, 30, 14, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_an_instant_and_a_day_lasts_to_its_end(
    tmp_path: Path, written: str, deadline: datetime
) -> None:
    toml = f"deadline = {written}\ngoal = 100\n{TOML}"
    statement = load_folder(folder(tmp_path, statement_toml=toml)).statement
    assert (statement.deadline, statement.goal) == (deadline, 100)


@pytest.mark.parametrize(
    "code", ["hyw", "pt-br", "zh-hant", "zh-hant-hk", "es-419", "ckb", "no", "be-tarask"]
)
def test_any_language_that_cldr_knows_will_do(tmp_path: Path, code: str) -> None:
    path = folder(tmp_path, statement_toml=TOML.replace("[language.en]", f"[language.{code}]"))
    (path / "en.md").rename(path / f"{code}.md")
    assert list(load_folder(path).translations) == ["hy", code]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ('slug = "clean-river"', 'slug = "river"', 1, "the folder is “clean-river”"),
        ('slug = "clean-river"', 'slug = "Clean River"', 1, "use 1 to 48 of the characters a–z, 0–9 and -"),
        ('slug = "clean-river"', "slug = 7", 1, "“slug” is not what is expected"),
        ('slug = "clean-river"\n', "", 1, "“slug” is missing"),
        ('original = "hy"', 'original = "ru"', 2, "add [language.ru] and ru.md"),
        ('issuer = "The River Coalition"', 'issuer = " "', 3, "“issuer” is empty"),
        ('issuer = "The River Coalition"', 'isuer = "The River Coalition"', 3, "did you mean “issuer”?"),
        ("date = 2024-05-31", 'date = "2024-05-31"', 4, "a day without quotes"),
        ("date = 2024-05-31", "date = 2024-05-31T10:00:00Z", 4, "a day without quotes"),
        ("date = 2024-05-31", "date = 31.05.2024", 4, "this is not TOML"),
        ("date = 2024-05-31", "date = 2024-05-32", 4, "this is not TOML"),
        ('"open"', '"opne"', 5, "did you mean “open”?"),
        ('"open"', '"open"\ndeadline = 2024-06-30T18:00:00', 6, "no time zone"),
        ('"open"', '"open"\ndeadline = "2024-06-30"', 6, "“deadline” is not what is expected"),
        ('"open"', '"open"\ndeadline = 2023-06-30', 6, "before the statement's own date"),
        ('"open"', '"open"\ndeadline = 9999-12-31', 6, "no calendar reaches that far"),
        ('"open"', '"open"\ngoal = 0', 6, "less than 1"),
        ('"open"', '"open"\ngoal = true', 6, "a whole number"),
        ('"open"', '"open"\n<<<<<<< HEAD', 6, "unresolved merge"),
        ('"open"', '"open"\nnote = """\n[language.en]\ntitle = 1\n"""', 6, "the key “note” is not known"),
        ('"Մաքուր գետ"', '""', 8, "“title” is empty"),
        ('"Մաքուր գետ"', f'"{"ա" * 201}"', 8, "201 characters, 200 are the most"),
        ('"Մաքուր գետ"', '"Մաքուր\\nգետ"', 8, "has a line break"),
        ('"Մաքուր գետ"', '"Մաքուր\\u0007գետ"', 8, "U+0007"),
        ('title = "Մաքուր գետ"\n', "", 7, "“title” is missing in [language.hy]"),
        ('wording = "original"\n', "", 7, "“wording” is missing in [language.hy]"),
        ('"original"', '"draft"', 9, "is no translation: write original, or restated"),
        ('"approved"', '"original"', 14, "only the original language has the original wording"),
        ('"approved"', '"aproved"', 14, "did you mean “approved”?"),
        ('"We ask for clean water."', f'"{"w" * 601}"', 13, "601 characters, 600 are the most"),
        (
            'wording = "approved"',
            'wording = "approved"\ngoal = 5',
            15,
            "move it above the first line in [brackets]",
        ),
        ("[language.en]", "[language.am-x]", 11, "is not a language code"),
    ],
)
def test_a_mistake_in_the_settings_is_shown_where_it_is(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert TOML.count(old) == 1 or old in {'"original"', 'wording = "original"\n'}
    found = problems(folder(tmp_path, statement_toml=TOML.replace(old, new, 1)))
    assert [name for name, at, text in found if at == line and what in text] == ["statement.toml"], found


@pytest.mark.parametrize("quotes", ['"""', "'''"])
def test_what_stands_in_a_comment_or_a_long_string_is_no_key(tmp_path: Path, quotes: str) -> None:
    summary = f'summary = {quotes}\n[language.en]\nwording = "draft"\n{quotes} # """\n# [language.en]\n'
    toml = TOML.replace('wording = "original"\n', f'{summary}wording = "original"\n')
    found = problems(folder(tmp_path, statement_toml=toml.replace('"approved"', '"aproved"')))
    assert [(name, line) for name, line, _ in found] == [("statement.toml", 19)]


@pytest.mark.parametrize(
    ("code", "meant"), [("ua", "uk"), ("cz", "cs"), ("hye", "hy"), ("pt_br", "pt-br"), ("EN", "en")]
)
def test_a_wrong_language_code_meets_a_guess(tmp_path: Path, code: str, meant: str) -> None:
    found = problems(folder(tmp_path, statement_toml=TOML.replace("[language.en]", f"[language.{code}]")))
    assert ("statement.toml", 11) in [
        (name, line) for name, line, what in found if f"did you mean “{meant}”?" in what
    ]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (None, None, "there is no en.md"),
        ("", 1, "nothing to read"),
        ("\n\n---\n", 3, "nothing to read"),
        ("[a]: https://example.org\n", 1, "nothing to read"),
        ("\n# A clean river\n\nThe river is ours.\n", 2, "repeats the title"),
        (b"The river\nis \xff ours\n", 2, "not UTF-8"),
        ("The river\n\nis \x00 ours\n", 3, "U+0000"),
        ("The river\x1b[31m\n", 1, "U+001B"),
        ("one\r\ntwo\r\nthe \u202eriver\r\n", 3, "RIGHT-TO-LEFT OVERRIDE"),
        ("The r\ufffdver\n", 1, "lost when the file was saved"),
        ("ours\n<<<<<<< HEAD\n", 2, "unresolved merge"),
        ("ours\n=======\n>>>>>>> theirs\n", 3, "unresolved merge"),
        ("a" * 200_001, None, "200,000 are the most"),
        ("ա" * 500_000, None, "too big"),
    ],
)
def test_a_mistake_in_a_text_is_shown_where_it_is(
    tmp_path: Path, content: str | bytes | None, line: int | None, what: str
) -> None:
    found = problems(folder(tmp_path, en_md=content))
    name = "statement.toml" if content is None else "en.md"
    assert [(file, at) for file, at, text in found if what in text] == [
        (name, 11 if content is None else line)
    ]


def test_a_text_without_a_table_is_asked_about(tmp_path: Path) -> None:
    assert problems(folder(tmp_path, ru_md="Река", README_md="x", notes_txt="x")) == [
        ("README.md", None, "statement.toml has no [language.README] for it: add one, or move the file away"),
        ("ru.md", None, "statement.toml has no [language.ru] for it: add one, or move the file away"),
    ]


def test_all_problems_are_found_in_one_go(tmp_path: Path) -> None:
    toml = TOML.replace('"open"', '"opened"').replace('"A clean river"', '""')
    with pytest.raises(StatementFileError) as caught:
        load_folder(folder(tmp_path, statement_toml=toml, en_md="", hy_md="\x00\nա\n\x01\n"))
    lines = str(caught.value).splitlines()
    places = [line.split("clean-river/")[1].split(": ")[0] for line in lines]
    assert places == ["statement.toml:5", "hy.md:1", "hy.md:3", "statement.toml:12", "en.md:1"]


def test_texts_are_checked_even_when_the_settings_cannot_be_read(tmp_path: Path) -> None:
    found = problems(folder(tmp_path, statement_toml="slug = \n", en_md=b"\xff"))
    assert [(name, line) for name, line, _ in found] == [("statement.toml", 1), ("en.md", 1)]


def test_a_folder_that_is_not_there_and_one_without_settings_are_said_so(tmp_path: Path) -> None:
    assert problems(tmp_path / "gone") == [("gone", None, "there is no such folder: check the path")]
    assert problems(folder(tmp_path, statement_toml=None))[0][:2] == ("statement.toml", None)


def test_a_plain_text_is_taken_literally(tmp_path: Path) -> None:
    file = tmp_path / "river.txt"
    text = "Clean river\r\n\r\n\r\n1) We *demand* a) water; b) fish\r\n\r\n2) # now\r\n"
    file.write_bytes(b"\xef\xbb\xbf\r\n" + text.encode())
    publication = load_text(file, slug="clean-river", language="en", title=" Clean river ")
    translation = publication.translations["en"]
    assert translation.body == text.replace("\r\n", "\n")
    assert (translation.title, translation.format, translation.wording) == (
        "Clean river",
        TextFormat.PLAIN,
        Wording.ORIGINAL,
    )
    assert translation.canonical_text == "Clean river\n\n" + translation.body
    assert publication.statement == Statement("clean-river", "", "", "en", StatementStatus.OPEN, None, None)


def test_everything_wrong_with_a_plain_text_is_found_in_one_go(tmp_path: Path) -> None:
    file = tmp_path / "river.txt"
    file.write_text("one\n\x00\n")
    with pytest.raises(StatementFileError) as caught:
        load_text(file, slug="Clean", language="armenian", title="", summary="s" * 601, issuer="a\nb")
    starts = [str(problem).removeprefix(str(file)) for problem in caught.value.problems]
    expected = [": the slug", ": “armenian”", ": the title", ": the summary", ": the issuer", ":2: U+0000"]
    assert [start[: len(wanted)] for start, wanted in zip(starts, expected, strict=True)] == expected


def test_a_missing_or_empty_plain_text_is_said_so(tmp_path: Path) -> None:
    for content, what in ((None, "no such file"), ("\n", "nothing to read")):
        file = tmp_path / "river.txt"
        if content:
            file.write_text(content)
        with pytest.raises(StatementFileError, match=what):
            load_text(file, slug="clean-river", language="en", title="Clean river")
