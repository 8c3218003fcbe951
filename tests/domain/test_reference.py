"""References as people type them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.endorsement import new_reference
from bot.domain.reference import read_reference

TYPED = {"0": "0OoОо٠۰０", "1": "1IiLl١１", "3": "3Зз٣", "A": "AaАа", "H": "HhНн", "Y": "YyУу", "K": "KkКк"}
"""How some characters may come: small, Cyrillic, Arabic, or taken for one that looks alike."""


@given(
    st.randoms(use_true_random=False), st.sampled_from(["", " ", "-", "–", " - ", "\u2068"]), st.booleans()
)
def test_a_reference_survives_every_way_of_typing_it(chance: Random, between: str, with_u: bool) -> None:
    reference = new_reference(chance)
    letters = reference.replace("-", "")[0 if with_u else 1 :]
    typed = between.join(chance.choice(TYPED.get(each, each + each.lower())) for each in letters)
    assert read_reference(f" {typed} ") == reference


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("u-7k3m-q9td", "U-7K3M-Q9TD"),
        ("7K3MQ9TD", "U-7K3M-Q9TD"),
        ("U 7K3M Q9TD.", "U-7K3M-Q9TD"),
        ("U-OIL0-1111", "U-0110-1111"),
    ],
)
def test_what_is_meant_is_found(typed: str, meant: str) -> None:
    assert read_reference(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "U",
        "U-7K3M",
        "U-7K3M-Q9T",
        "U-7K3M-Q9TDX",
        "U-7K3M-Q9TU",
        "Ելք-1234",
        "🙂" * 8,
        "²³" * 4 + "x",
    ],
)
def test_what_cannot_be_one_is_none(typed: str) -> None:
    assert read_reference(typed) is None
