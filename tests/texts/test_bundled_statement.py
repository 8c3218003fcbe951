"""The statement that the demo brings along: the same in four languages, restated, and fit to be shown."""

import re
import unicodedata
from pathlib import Path

import pytest

import texts
from bot.domain.language import LANGUAGES
from bot.domain.prose import visible_text
from bot.domain.statement import Publication, StatementStatus, Wording
from texts.markdown import blocks_of
from texts.statement_files import load_folder


@pytest.fixture(scope="module")
def publication() -> Publication:
    return load_folder(Path(texts.__path__[0]) / "statements" / "nagorno-karabakh")


def bodies(publication: Publication) -> dict[str, str]:
    return {code: visible_text(blocks_of(text)) for code, text in publication.translations.items()}


def test_it_is_open_and_there_in_every_first_language(publication: Publication) -> None:
    assert {"en", "ru", "hy", "ar"} <= set(LANGUAGES)
    assert list(publication.translations) == ["ru", "en", "hy", "ar"]
    assert publication.statement.status is StatementStatus.OPEN
    assert publication.statement.issuer == "Russian Socialist Movement"


def test_every_language_says_that_it_is_restated(publication: Publication) -> None:
    assert {text.wording for text in publication.translations.values()} == {Wording.RESTATED}


def test_titles_and_summaries_fit_a_short_message(publication: Publication) -> None:
    for text in publication.translations.values():
        assert len(text.title) <= 120
        assert 2 <= len(re.findall(r"[.։](?= |$)", text.summary)) <= 3


def test_the_figures_agree_in_all_languages(publication: Publication) -> None:
    figures = {code: sorted(re.findall(r"\d+", body)) for code, body in bodies(publication).items()}
    assert set(map(tuple, figures.values())) == {("1", "19", "2", "200", "2022", "2023", "400")}


def test_all_languages_have_the_same_paragraphs(publication: Publication) -> None:
    shapes = {
        code: [(block.kind, block.marker) for block in blocks_of(text)]
        for code, text in publication.translations.items()
    }
    assert list(shapes.values()) == [shapes["ru"]] * 4


@pytest.mark.parametrize(
    ("code", "first", "second"),
    [("ru", "а)", "б)"), ("en", "a)", "b)"), ("hy", "ա)", "բ)"), ("ar", "أ)", "ب)")],
)
def test_two_demands_and_the_two_parts_of_the_second(
    publication: Publication, code: str, first: str, second: str
) -> None:
    starts = [line.split(" ", 1)[0] for line in bodies(publication)[code].split("\n") if ")" in line[:3]]
    assert starts == ["1)", "2)", first, second]


@pytest.mark.parametrize(
    ("code", "script", "foreign"),
    [("en", "LATIN", ""), ("ru", "CYRILLIC", ""), ("hy", "ARMENIAN", '.:"?;'), ("ar", "ARABIC", ',;?"')],
)
def test_each_language_keeps_to_its_own_letters_and_punctuation(
    publication: Publication, code: str, script: str, foreign: str
) -> None:
    text = publication.translations[code].title + bodies(publication)[code]
    assert {unicodedata.name(c).split()[0] for c in text if c.isalpha()} == {script}
    assert set(foreign) & set(text) == set()
