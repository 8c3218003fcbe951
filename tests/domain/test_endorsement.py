from __future__ import annotations

import re
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.endorsement import Status, Verb, after, new_reference
from bot.domain.errors import AlreadyDecided

ARROWS = {
    (Status.PENDING, Verb.ACCEPT): Status.ACCEPTED,
    (Status.PENDING, Verb.REJECT): Status.REJECTED,
    (Status.PENDING, Verb.CORRECT): Status.PENDING,
    (Status.REJECTED, Verb.CORRECT): Status.PENDING,
    (Status.ACCEPTED, Verb.CORRECT): Status.ACCEPTED,
    (Status.PENDING, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.ACCEPTED, Verb.WITHDRAW): Status.WITHDRAWN,
    (Status.REJECTED, Verb.WITHDRAW): Status.WITHDRAWN,
}


@pytest.mark.parametrize(("arrow", "expected"), ARROWS.items())
def test_each_arrow_of_the_diagram_can_be_gone(arrow: tuple[Status, Verb], expected: Status) -> None:
    assert after(*arrow) is expected


@pytest.mark.parametrize(("status", "verb"), [each for each in product(Status, Verb) if each not in ARROWS])
def test_nothing_else_is_a_transition(status: Status, verb: Verb) -> None:
    with pytest.raises(AlreadyDecided) as refusal:
        after(status, verb)
    assert refusal.value.status == status


@given(st.lists(st.sampled_from(Verb)))
def test_what_is_withdrawn_stays_withdrawn_and_only_an_admin_accepts(verbs: list[Verb]) -> None:
    status, accepted = Status.PENDING, False
    for verb in verbs:
        try:
            status, before = after(status, verb), status
        except AlreadyDecided:
            continue
        accepted = accepted or verb is Verb.ACCEPT
        assert before is not Status.WITHDRAWN
        assert status is not Status.ACCEPTED or accepted


@given(st.integers())
def test_a_reference_can_be_read_out_on_the_phone(seed: int) -> None:
    assert re.fullmatch(r"U-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", new_reference(Random(seed)))
