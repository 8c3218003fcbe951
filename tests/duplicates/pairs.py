"""The labelled pairs, and how well they are told apart.

    python -m tests.duplicates.pairs

A third of them is held out: nothing was tuned on it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.domain.duplicates import Facts, compare, places
from bot.domain.match_key import match_key

FILE = Path(__file__).parent / "pairs.csv"
HELD_OUT = 3
"""Every third pair."""


@dataclass(frozen=True, slots=True)
class Pair:
    same: bool
    kind: str
    first: Facts
    second: Facts
    held_out: bool

    @property
    def is_hit(self) -> bool:
        return bool(compare(self.first, self.second)[0])

    def __str__(self) -> str:
        wrong = "missed" if self.same else "false"
        return f"{wrong:>6}  {self.kind:<20} {self.first.name} | {self.second.name}"


@dataclass(frozen=True, slots=True)
class Figures:
    pairs: int
    recall: float
    precision: float
    wrong: tuple[Pair, ...]

    def __str__(self) -> str:
        return f"{self.pairs:>4} pairs: recall {self.recall:.3f}, precision {self.precision:.3f}"


def load() -> list[Pair]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [_pair(number, row) for number, row in enumerate(csv.DictReader(file), 1)]


def figures(pairs: Iterable[Pair]) -> Figures:
    judged = [(pair, pair.is_hit) for pair in pairs]
    right = sum(pair.same and hit for pair, hit in judged)
    return Figures(
        len(judged),
        right / sum(pair.same for pair, _ in judged),
        right / sum(hit for _, hit in judged),
        tuple(pair for pair, hit in judged if pair.same != hit),
    )


def _pair(number: int, row: dict[str, str]) -> Pair:
    return Pair(
        row["same"] == "1",
        row["kind"],
        _facts(row["first"], row["first_country"], row["first_link"]),
        _facts(row["second"], row["second_country"], row["second_link"]),
        number % HELD_OUT == 0,
    )


def _facts(name: str, country: str, link: str) -> Facts:
    """A link is a website or an address, as the form would have it."""
    website = link if "://" in link else None
    domain = link.rpartition("@")[2] if link and website is None else None
    return Facts(name, country, match_key(name, country), places(website, domain))


def report() -> str:
    pairs = load()
    whole = figures(pairs)
    lines = [
        f"whole set  {whole}",
        f"tuned on   {figures(pair for pair in pairs if not pair.held_out)}",
        f"held out   {figures(pair for pair in pairs if pair.held_out)}",
        *(str(pair) + (" (held out)" if pair.held_out else "") for pair in whole.wrong),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(report())  # noqa: T201
