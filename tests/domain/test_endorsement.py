from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.endorsement import Status, Verb, after, new_reference
from bot.domain.errors import AlreadyDecided


@pytest.mark.parametrize(
    ("status", "verb", "expected"),
    [
        (Status.PENDING, Verb.ACCEPT, Status.ACCEPTED),
        (Status.PENDING, Verb.REJECT, Status.REJECTED),
    ],
)
def test_what_waits_can_be_decided(status: Status, verb: Verb, expected: Status) -> None:
    assert after(status, verb) is expected


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
@pytest.mark.parametrize("verb", list(Verb))
def test_what_is_decided_stays_decided(status: Status, verb: Verb) -> None:
    with pytest.raises(AlreadyDecided) as refusal:
        after(status, verb)
    assert refusal.value.status == status


@given(st.integers())
def test_a_reference_can_be_read_out_on_the_phone(seed: int) -> None:
    assert re.fullmatch(r"U-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", new_reference(Random(seed)))
