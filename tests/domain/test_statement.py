from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.language import text_language
from bot.domain.statement import (
    Statement,
    StatementStatus,
    TextFormat,
    Translation,
    Wording,
    canonical,
)

TEXT = Translation("en", "Peace", "", "One.\n\nTwo.\n", TextFormat.PLAIN, Wording.ORIGINAL)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
OPEN = Statement("peace", "", "", "en", StatementStatus.OPEN, None, None)


def test_the_canonical_text_is_title_empty_line_body() -> None:
    assert TEXT.canonical_text == "Peace\n\nOne.\n\nTwo.\n"


def test_the_digest_is_what_sha256sum_says_of_the_canonical_text() -> None:
    assert TEXT.digest == hashlib.sha256(b"Peace\n\nOne.\n\nTwo.\n").hexdigest()


def test_line_ends_do_not_change_the_digest() -> None:
    assert replace(TEXT, body="\r\nOne.\r\n\r\nTwo.").digest == TEXT.digest


def test_any_other_character_does() -> None:
    assert replace(TEXT, body="One.\n\nTwo .\n").digest != TEXT.digest


@given(st.text())
def test_a_canonical_text_is_canonical(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize("status", [StatementStatus.DRAFT, StatementStatus.CLOSED])
def test_only_an_open_statement_takes_signatures(status: StatementStatus) -> None:
    assert OPEN.is_open(NOON)
    assert not replace(OPEN, status=status).is_open(NOON)


def test_the_deadline_closes_it() -> None:
    timed = replace(OPEN, deadline=NOON)
    assert timed.is_open(NOON - timedelta(seconds=1))
    assert not timed.is_open(NOON)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [(("hy", "ru"), "hy"), (("de", "ru"), "ru"), (("de", None), "en"), ((), "en")],
)
def test_a_reader_gets_the_first_language_that_is_there_else_the_original(
    wishes: tuple[str | None, ...], expected: str
) -> None:
    assert text_language(("en", "hy", "ru"), *wishes) == expected
