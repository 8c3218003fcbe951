"""Which two organisations are taken for one, measured on labelled pairs and told by example."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.duplicates import Facts, Likeness, compare, find_hits, places
from bot.domain.match_key import match_key
from bot.domain.traces import sought, traces_of
from bot.domain.web_places import domain_of, place_of
from tests.duplicates.pairs import figures, load, report

RECALL, PRECISION = 0.9, 0.7
DOC = Path(__file__).parents[2] / "docs" / "duplicates.md"
FIGURES = re.compile(r"\| .* \| \d+ \| 0\.\d+ \|")


def facts(name: str, country: str = "AM", website: str | None = None, mail: str | None = None) -> Facts:
    return Facts(name, country, match_key(name, country), places(website, mail))


def test_there_are_many_pairs_half_of_them_the_same() -> None:
    pairs = load()
    assert len(pairs) >= 300
    assert 0.45 <= sum(pair.same for pair in pairs) / len(pairs) <= 0.55


def test_nine_of_ten_duplicates_are_found_and_few_others(capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print(f"\n{report()}")  # noqa: T201
    whole = figures(load())
    assert whole.recall >= RECALL
    assert whole.precision >= PRECISION


def test_the_pairs_that_nothing_was_tuned_on_are_judged_as_well() -> None:
    held_out = figures(pair for pair in load() if pair.held_out)
    assert held_out.recall >= RECALL
    assert held_out.precision >= PRECISION


def test_the_published_figures_are_true() -> None:
    pairs = load()
    parts = (
        pairs,
        [pair for pair in pairs if not pair.held_out],
        [pair for pair in pairs if pair.held_out],
    )
    rows = [line for line in DOC.read_text(encoding="utf-8").splitlines() if FIGURES.match(line)]
    assert [row.split(" | ", 1)[1] for row in rows] == [
        f"{each.pairs} | {each.recall:.3f} | {each.precision:.3f} |" for each in map(figures, parts)
    ]


def test_what_is_compared_as_alike_shares_a_trace() -> None:
    """Or it would never be compared: the index may lose one in fifty."""
    alike = [pair for pair in load() if pair.is_hit]
    lost = [
        str(pair)
        for pair in alike
        if not pair.first.places & pair.second.places
        and not sought(pair.first.name, ()) & traces_of(pair.second.name, None)
    ]
    assert len(lost) <= len(alike) / 50, lost


def test_comparing_is_the_same_both_ways() -> None:
    assert [
        pair for pair in load() if compare(pair.first, pair.second) != compare(pair.second, pair.first)
    ] == []


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        (facts("Hope", "AM"), facts("Hope", "GE"), Likeness.OTHER_COUNTRY),
        (facts("Hope Ltd"), facts("Hope"), Likeness.SAME_NAME),
        (facts("Միություն Վերածնունդ"), facts("Union Veratsnund"), Likeness.NAME),
        (facts("Memmorial"), facts("Мемориал"), Likeness.NAME),
        (facts("Sapari – Family Without Violence"), facts("Sapari"), Likeness.OTHER_NAME),
        (facts("Հույս (Lantern)"), facts("Lantern"), Likeness.OTHER_NAME),
        (facts("СЖА"), facts("Союз журналистов Армении"), Likeness.INITIALS),
        (facts("Kites", mail="kites.am"), facts("Lamps", website="https://www.kites.am/x"), Likeness.SITE),
    ],
)  # fmt: skip
def test_every_hit_has_its_reason(first: Facts, second: Facts, likeness: Likeness) -> None:
    assert compare(first, second)[0] == (likeness,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("School No. 5", "School No. 12"),
        ("First Baptist Church", "Second Baptist Church"),
        ("Green Party", "Youth of the Green Party"),
        ("Green Party (youth wing)", "Green Party"),
        ("Union of Writers", "Союз художников"),
        ("Teachers' Union of Gyumri", "Teachers' Union of Vanadzor"),
    ],
)
def test_near_names_of_two_organisations_are_no_hit(first: str, second: str) -> None:
    assert compare(facts(first), facts(second)) == ((), 0.0)


def test_the_likeliest_come_first_and_no_more_than_asked_for() -> None:
    stored = [
        (1, facts("Journalists' Union Yerevan")),
        (2, facts("Union of Journalists", "GE")),
        (3, facts("Bakers' Guild")),
        (4, facts("Union of Journalists", website="https://uj.am")),
    ]
    new = facts("Союз журналистов", website="https://uj.am/about")
    assert [hit.endorsement_id for hit in find_hits(new, stored, 5)] == [4, 1, 2]
    assert [hit.endorsement_id for hit in find_hits(new, stored, 1)] == [4]


@pytest.mark.parametrize(
    ("website", "place"),
    [
        ("https://www.peace.org.uk/about", "peace.org.uk"),
        ("https://press.peace.am:8080", "peace.am"),
        ("https://t.me/s/PeaceNow", "t.me/peacenow"),
        ("https://telegram.me/peacenow/12", "t.me/peacenow"),
        ("https://m.facebook.com/peace.now/about", "facebook.com/peace.now"),
        ("https://facebook.com/profile.php?id=100&x=1", "facebook.com/id=100"),
        ("https://www.youtube.com/@Peace", "youtube.com/peace"),
        ("https://sites.google.com/view/peace/home", "sites.google.com/peace"),
        ("https://peace.blogspot.com/2020", "peace.blogspot.com"),
        ("https://մեր.հայ", "xn--29a3azb.xn--y9a3aq"),
        ("https://blogspot.com", None),
        ("https://t.me/+Ab12", None),
        ("https://t.me", None),
        ("https://org.uk", None),
        ("https://docs.google.com/forms/d/e/1", None),
    ],
)
def test_a_website_counts_as_a_place_of_its_own_or_not_at_all(website: str, place: str | None) -> None:
    assert place_of(website) == place


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("gmail.com", None),
        ("mail.ru", None),
        ("proton.me", None),
        ("mail.peace.am", "peace.am"),
        ("peace.com.ua", "peace.com.ua"),
        ("staff.peace.org.lb", "peace.org.lb"),
        ("localhost", None),
    ],
)
def test_a_mail_provider_is_nobodys_domain(host: str, domain: str | None) -> None:
    assert domain_of(host) == domain


def test_a_trace_holds_no_address_and_no_person() -> None:
    values = {trace.value for trace in traces_of("Peace Bridge", "peace.am")}
    assert not [value for value in values if "@" in value]
