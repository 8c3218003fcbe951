"""Grades, whose mailbox proves something, and codes that only the bot can know."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from bot.domain.proof import (
    Grade,
    Proof,
    Rule,
    address_digest,
    best_of,
    code_of,
    digits_of,
    is_own_mailbox,
    new_salt,
    own_domain,
)

NOW = datetime(2026, 9, 20, tzinfo=UTC)


def test_the_best_proof_counts_and_none_is_none() -> None:
    mailbox, manual = Proof(Grade.MAILBOX, "union.am", NOW), Proof(Grade.MANUAL, "met them", NOW, 1)
    assert best_of([]) is Grade.NONE
    assert best_of([manual, mailbox]) is Grade.MANUAL
    assert best_of([mailbox]) is Grade.MAILBOX


def test_a_rule_asks_for_a_grade() -> None:
    assert {rule.value for rule in Rule} - {"review"} <= {grade.value for grade in Grade}


@pytest.mark.parametrize(
    ("website", "domain"),
    [
        ("https://www.union.am/about", "union.am"),
        ("https://union.org.uk", "union.org.uk"),
        ("https://t.me/union", None),
        ("https://facebook.com/union", None),
        ("https://gmail.com", None),
        ("https://[", None),
        (None, None),
    ],
)
def test_the_domain_of_a_website_of_their_own(website: str | None, domain: str | None) -> None:
    assert own_domain(website) == domain


@pytest.mark.parametrize(
    ("email", "own"),
    [
        ("office@union.am", True),
        ("office@mail.union.am", True),
        ("office@union.am.com", False),
        ("office@myunion.am", False),
        ("union.am@gmail.com", False),
    ],
)
def test_whose_mailbox_it_is(email: str, own: bool) -> None:
    assert is_own_mailbox(email, "https://union.am") is own


def test_a_free_provider_is_nobodys_own_even_as_a_website() -> None:
    assert not is_own_mailbox("ani@mail.ru", "https://mail.ru")


def test_a_code_follows_from_secret_and_salt_alone() -> None:
    salt = new_salt(Random(7))
    assert code_of(b"secret", salt) == code_of(b"secret", salt)
    assert len(code_of(b"secret", salt)) == 6
    codes = {code_of(b"secret", new_salt(Random(seed))) for seed in range(200)}
    assert len(codes) > 190
    assert len({code_of(bytes([each]), salt) for each in range(200)}) > 190


def test_one_mailbox_has_one_digest_however_it_is_spelled() -> None:
    digest = address_digest(b"s", "office@union.am")
    assert address_digest(b"s", "Office+vote@UNION.am") == digest
    assert address_digest(b"s", "other@union.am") != digest
    assert address_digest(b"t", "office@union.am") != digest


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("123456", "123456"),
        (" 123 456\n", "123456"),
        ("123–456", "123456"),
        ("\u2068123456\u2069", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("12345", None),
        ("1234567", None),
        ("12345a", None),
        ("", None),
    ],
)
def test_digits_are_read_as_people_type_them(text: str, digits: str | None) -> None:
    assert digits_of(text) == digits
