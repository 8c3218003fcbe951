"""How long finding likely duplicates takes among many organisations, beside comparing with each of them.

    python -m benchmarks.duplicates [--organisations 100000] [--keep FILE] [--write]

Both run in the same process on the same questions; `--write` puts the figures into benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import re
import sqlite3
import statistics
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import anyascii
import rapidfuzz
from rapidfuzz import fuzz, process

from bot.domain.endorsement import Contact, Visibility
from bot.domain.match_key import match_key
from bot.domain.statement import Publication, Statement, StatementStatus, TextFormat, Translation, Wording
from bot.use_cases.find_duplicates import find_duplicates
from bot.use_cases.publish_statement import publish_statement
from bot.use_cases.retrace import retrace
from storage import endorsements, people, statements
from storage.database import Database, Transaction
from storage.migrate import migrate

RESULTS = Path(__file__).parent / "RESULTS.md"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
QUESTIONS = 1000
FIRST_QUESTION = 10_000_000
SCANS = 60
"""A full scan is so slow that fewer of them say enough."""

WORDS = """
en kinds Union Association Foundation Centre Committee Council Institute Society Movement Network Forum
ru kinds Союз Ассоциация Фонд Центр Комитет Совет Институт Общество Движение Сеть Форум
hy kinds միություն ասոցիացիա հիմնադրամ կենտրոն կոմիտե խորհուրդ ինստիտուտ շարժում ցանց ֆորում
en topics Journalists Teachers Women Youth Workers Lawyers Writers Peace Freedom Justice Refugees Miners
ru topics журналистов учителей женщин молодёжи рабочих юристов писателей мира свободы беженцев горняков
hy topics լրագրողների ուսուցիչների կանանց երիտասարդների բանվորների իրավաբանների գրողների խաղաղության
en places Armenia Yerevan Gyumri Vanadzor Georgia Tbilisi Minsk Kyiv Beirut Damascus Aleppo Berlin Leeds
ru places Армении Ереван Гюмри Ванадзор Грузии Тбилиси Минск Киев Бейрут Дамаск Самара Казань Омск Тверь
hy places Հայաստանի Երևանի Գյումրու Վանաձորի Վրաստանի Թբիլիսիի Գորիսի Սիսիանի Կապանի Գավառի
en syllables ba be da do fa ga hi jo ka ko la le ma mi na no pa ra ri sa so ta te va vi za zo shu lor men tan
ru syllables ба бе да до фа га хи жо ка ко ла ле ма ми на но па ра ри са со та те ва ви за зо шу лор мен тан
hy syllables բա բե դա դո ֆա գա հի ժո կա կո լա լե մա մի նա նո պա րա րի սա սո տա տե վա վի զա զո շու լոր մեն տան
"""
TABLES = {
    (language, table): words
    for language, table, *words in (line.split() for line in WORDS.strip().splitlines())
}
LANGUAGES = ("en", "ru", "hy")
COUNTRIES = ("AM", "GE", "BY", "UA", "LB", "SY", "DE", "GB", "IE", "FR", "RU")


def organisations(count: int, chance: Random) -> list[str]:
    """Different names in three scripts; most share words with thousands of others."""
    found: dict[str, None] = {}
    while len(found) < count:
        language = chance.choice(LANGUAGES)
        own = "".join(chance.choices(TABLES[language, "syllables"], k=chance.randint(2, 4))).capitalize()
        kind, topic, place = (
            chance.choice(TABLES[language, table]) for table in ("kinds", "topics", "places")
        )
        shape = chance.random()
        if shape < 0.35:
            name = f"{kind} «{own}» {place}"
        elif shape < 0.6:
            name = f"{own} {kind} {topic}"
        elif shape < 0.8:
            name = f"{kind} {topic} {place} {own}"
        elif shape < 0.95:
            name = f"{own} {topic} {place}"
        else:
            name = f"{kind} {topic} {place} {chance.randint(1, 400)}"
        found[name] = None
    return list(found)


def misspelt(name: str, chance: Random) -> str:
    """As somebody else would have typed it: a letter twice or missing, another order, or in Latin letters."""
    way = chance.randrange(4)
    place = chance.randrange(1, len(name) - 1)
    if way == 0:
        return name[:place] + name[place] + name[place:]
    if way == 1:
        return name[:place] + name[place + 1 :]
    if way == 2:
        return " ".join(chance.sample(name.split(), len(name.split())))
    return anyascii.anyascii(name)


async def filled(database: Database, names: list[str], chance: Random) -> int:
    """Store them as endorsements of one statement; return its id."""
    text = Translation("en", "T", "S", "B", TextFormat.MARKDOWN, Wording.ORIGINAL)
    what = Publication(
        Statement("peace", "Movement", "2026-01-01", "en", StatementStatus.OPEN, None, None), {"en": text}
    )
    await database.write(lambda tx: publish_statement(tx, what, NOW))
    published = await database.read(lambda tx: statements.find_by_slug(tx, "peace"))
    assert published is not None
    await database.write(lambda tx: people.remember(tx, 1, NOW))
    for start in range(0, len(names), 500):
        batch = names[start : start + 500]
        await database.write(partial(_add, statement=published.id, names=batch, start=start, chance=chance))
    return published.id


async def _add(tx: Transaction, statement: int, names: list[str], start: int, chance: Random) -> None:
    for number, name in enumerate(names, start):
        country = chance.choice(COUNTRIES)
        website = f"https://org{number}.{country.lower()}" if chance.random() < 0.5 else None
        added = await endorsements.add(
            tx,
            endorsements.NewEndorsement(
                reference=f"U-{number}",
                draft_id=f"d{number}",
                statement_id=statement,
                person_id=1,
                version=1,
                language="en",
                digest="",
                organisation=name,
                match_key=match_key(name, country),
                country=country,
                website=website,
                visibility=Visibility.PUBLIC,
                contact=Contact("A", "B", f"a@{chance.choice(('gmail.com', f'org{number}.am'))}"),
            ),
            NOW,
        )
        if added is not None:
            await retrace(tx, added)


Times = list[tuple[float, float]]
"""Seconds by the clock, and seconds of processor time: on a busy machine they differ."""


async def measured(count: int, kept: Path | None) -> str:
    chance = Random(7)  # noqa: S311
    names = organisations(count, chance)
    with TemporaryDirectory() as folder:
        path = kept or Path(folder) / "benchmark.db"
        is_new = not path.exists()
        migrate(path)
        async with Database(path) as database:
            filling = await _fill(database, names, chance) if is_new else None
            asked = await database.read(_asked)
            times: Times = []
            found = 0
            for endorsement_id in asked:
                began = _now()
                hits = await database.read(partial(find_duplicates, endorsement_id=endorsement_id))
                times.append(_since(began))
                found += bool(hits)
            questions = [await database.read(partial(_name, number=number)) for number in asked[:SCANS]]
        size = path.stat().st_size
    keys = [match_key(name, "AM")[3:] for name in names]
    scans: Times = []
    for question in questions:
        key = match_key(question, "AM")[3:]
        began = _now()
        process.extract(key, keys, scorer=fuzz.token_sort_ratio, score_cutoff=85, limit=5)
        scans.append(_since(began))
    return report(count, times, scans, filling, size, found / len(asked))


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(began: tuple[float, float]) -> tuple[float, float]:
    return time.perf_counter() - began[0], time.process_time() - began[1]


async def _fill(database: Database, names: list[str], chance: Random) -> float:
    """Store the organisations, and the misspelt ones after them; seconds of processor time for each."""
    began = time.process_time()
    statement = await filled(database, names, chance)
    questions = [misspelt(name, chance) for name in chance.sample(names, QUESTIONS)]
    await database.write(
        partial(_add, statement=statement, names=questions, start=FIRST_QUESTION, chance=chance)
    )
    return (time.process_time() - began) / (len(names) + QUESTIONS)


async def _asked(tx: Transaction) -> list[int]:
    """The misspelt ones that are not spellings of another one and so found a place."""
    rows = await tx.all("SELECT id, reference FROM endorsements ORDER BY id DESC LIMIT :many", many=QUESTIONS)
    return [row["id"] for row in rows if int(row["reference"][2:]) >= FIRST_QUESTION]


async def _name(tx: Transaction, number: int) -> str:
    row = await tx.one("SELECT organisation FROM endorsements WHERE id = :id", id=number)
    assert row is not None
    return str(row["organisation"])


def report(count: int, times: Times, scans: Times, filling: float | None, size: int, found: float) -> str:
    def row(name: str, values: list[float]) -> str:
        cuts = statistics.quantiles(values, n=100)
        return f"| {name} | {statistics.median(values) * 1000:.1f} ms | {cuts[98] * 1000:.1f} ms |"

    (clock, processor), (scan_clock, scan_processor) = zip(*times, strict=True), zip(*scans, strict=True)
    ratio = statistics.median(scan_processor) / statistics.median(processor)
    stored = (
        f" Storing one with its traces took {filling * 1000:.2f} ms of processor time." if filling else ""
    )
    how = "" if filling else " --keep FILE"
    load = os.getloadavg()[0]
    return f"""## Likely duplicates among {count:,} organisations

`python -m benchmarks.duplicates --organisations {count}{how} --write`

| | median | 99th percentile |
|---|---|---|
{row("index, then the full comparison, as for a card: processor time", list(processor))}
{row("the same by the clock", list(clock))}
{row("rapidfuzz over all match keys in memory, names alone: processor time", list(scan_processor))}
{row("the same by the clock", list(scan_clock))}

{len(times)} questions and {len(scans)} scans. By processor time the index is {ratio:.1f} times as
fast as the scan, which sees only names, and of them neither meaning nor initials. {found:.0%} of the
questions, each one of the organisations misspelt, found something. The file has
{size / count / 1024:.1f} KiB an organisation.{stored}

{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, with a load of {load:.1f} at the time;
Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, rapidfuzz {rapidfuzz.__version__}.
"""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--organisations", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help="put the figures into benchmarks/RESULTS.md")
    parser.add_argument("--keep", type=Path, help="the database, kept here and used again if it is there")
    options = parser.parse_args()
    section = asyncio.run(measured(options.organisations, options.keep))
    print(section)  # noqa: T201
    if options.write:
        old = RESULTS.read_text() if RESULTS.exists() else "# Measured\n"
        kept = re.sub(r"\n## Likely duplicates.*?(?=\n## |\Z)", "", old, flags=re.DOTALL).rstrip("\n")
        RESULTS.write_text(f"{kept}\n\n{section}")


if __name__ == "__main__":
    main()
