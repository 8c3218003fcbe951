"""The catalogue on small languages of its own."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from texts.catalogue import Catalogue, Safe, TextsError

ENGLISH = """
start =
    <b>{ $title }</b>

    { $summary }
count =
    { $count ->
        [0] Nobody.
        [one] One: { $count }.
       *[other] All: { $count }.
    }
link = Ask <a href="tg://user?id={ $id }">{ $who }</a>.
receipt = Reference: <code>{ $reference }</code>, please keep it.
state =
    { $status ->
        [accepted] Yes.
       *[other] Not yet.
    }
when = On { $moment }.
button-name = Name: { $name }
only-english = Here.
"""
RUSSIAN = """
start =
    <b>{ $title }</b>

    { $summary }
count =
    { $count ->
        [one] { $count } подпись
        [few] { $count } подписи
        [many] { $count } подписей
       *[other] { $count } подписи
    }
when = Дата: { $mmoment }.
"""
ARABIC = """
count =
    { $count ->
        [zero] صفر { $count }
        [one] واحد { $count }
        [two] اثنان { $count }
        [few] قليل { $count }
        [many] كثير { $count }
       *[other] غير { $count }
    }
link = اسأل <a href="tg://user?id={ $id }">{ $who }</a> من فضلك.
receipt = الرمز: <code>{ $reference }</code> احتفظ به.
button-name = الاسم: { $name }
"""


def catalogue_of(folder: Path, **languages: str) -> Catalogue:
    for code, source in languages.items():
        (folder / f"{code}.ftl").write_text(source, encoding="utf-8")
    return Catalogue.load(folder)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("languages"), en=ENGLISH, ru=RUSSIAN, ar=ARABIC)


def test_words_come_in_the_language_asked_for(catalogue: Catalogue) -> None:
    assert catalogue.words("ru").html("count", count=1) == "1 подпись"
    assert [catalogue.words(code).language for code in ("en", "ru", "ar")] == ["en", "ru", "ar"]
    assert [catalogue.words(code).right_to_left for code in ("en", "ru", "ar")] == [False, False, True]
    assert catalogue.words("ru") is catalogue.words("ru")


@pytest.mark.parametrize("language", ["xx", "hy", "", None])
def test_a_language_that_is_not_there_speaks_english(catalogue: Catalogue, language: str | None) -> None:
    assert catalogue.words(language).language == "en"


def test_a_blank_line_in_a_text_stays_a_blank_line(catalogue: Catalogue) -> None:
    assert catalogue.words("en").html("start", title="A", summary="B") == "<b>A</b>\n\nB"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 подпись"),
        (3, "3 подписи"),
        (5, "5 подписей"),
        (21, "21 подпись"),
        (12_000, "12\xa0000 подписей"),
    ],
)
def test_numbers_choose_their_plural(catalogue: Catalogue, count: int, text: str) -> None:
    assert catalogue.words("ru").html("count", count=count) == text


def test_a_number_can_have_a_text_of_its_own(catalogue: Catalogue) -> None:
    assert catalogue.words("en").html("count", count=0) == "Nobody."


@pytest.mark.parametrize(("status", "text"), [("accepted", "Yes."), ("pending", "Not yet.")])
def test_text_can_choose_between_variants(catalogue: Catalogue, status: str, text: str) -> None:
    assert catalogue.words("en").html("state", status=status) == text


def test_what_a_person_typed_is_escaped_in_html_and_not_in_plain_text(catalogue: Catalogue) -> None:
    words, hostile = catalogue.words("en"), """<b>"Tom" & 'Ann'</b>"""
    escaped = "&lt;b&gt;&quot;Tom&quot; &amp; 'Ann'&lt;/b&gt;"
    assert words.html("start", title="A", summary=hostile) == f"<b>A</b>\n\n{escaped}"
    assert words.plain("button-name", name=hostile) == f"Name: {hostile}"


def test_html_of_our_own_goes_through_as_it_is(catalogue: Catalogue) -> None:
    safe = Safe("<i>B &amp; C</i>")
    assert catalogue.words("en").html("start", title="A", summary=safe) == "<b>A</b>\n\n<i>B &amp; C</i>"


def test_a_plain_text_is_escaped_whole_where_html_is_shown(catalogue: Catalogue) -> None:
    assert catalogue.words("en").html("button-name", name=Safe("<i>&")) == "Name: &lt;i&gt;&amp;"


@given(st.text(max_size=50) | st.sampled_from(["{ $title }", "*[other]", "}{", '{ "', "-> ", "\n\n[x]\n."]))
def test_nothing_that_is_typed_means_anything_to_fluent(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.words("en").plain("button-name", name=typed) == f"Name: {typed}"


@pytest.mark.parametrize("typed", ["&" * 4096, "\N{GRINNING FACE}" * 4096])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_longest_message_that_a_person_can_type_comes_through(
    catalogue: Catalogue, language: str, typed: str
) -> None:
    text = catalogue.words(language).html("link", id="1", who=typed)
    assert typed.replace("&", "&amp;") in text


def test_arguments_are_isolated_in_arabic_only_and_never_inside_a_tag_or_code(catalogue: Catalogue) -> None:
    arabic, english = catalogue.words("ar"), catalogue.words("en")
    assert arabic.html("link", id="7", who="Ann") == (
        'اسأل <a href="tg://user?id=7">\u2068Ann\u2069</a> من فضلك.'
    )
    assert arabic.html("receipt", reference="U-7") == "الرمز: \u2068<code>U-7</code>\u2069 احتفظ به."
    assert arabic.plain("button-name", name="Ann") == "الاسم: \u2068Ann\u2069"
    assert english.html("receipt", reference="U-7") == "Reference: <code>U-7</code>, please keep it."


def test_arabic_has_western_digits(catalogue: Catalogue) -> None:
    words = catalogue.words("ar")
    assert words.html("count", count=21_304) == "قليل \u206821,304\u2069"
    assert words.moment(datetime(2023, 9, 20, 14, 5, tzinfo=UTC)) == "20 سبتمبر 2023، 14:05 UTC"


def test_days_and_moments_read_as_they_are_written_in_each_language(catalogue: Catalogue) -> None:
    moment = datetime(2023, 9, 20, 18, 5, tzinfo=timezone(timedelta(hours=4)))
    english, russian = catalogue.words("en"), catalogue.words("ru")
    assert english.moment(moment) == "20 September 2023, 14:05 UTC"
    assert english.day(date(2023, 9, 20)) == "20 September 2023"
    assert russian.moment(moment) == "20 сентября 2023\u202fг., 14:05 UTC"
    assert english.html("when", moment=moment) == "On 20 September 2023, 14:05 UTC."
    assert english.html("when", moment=moment.date()) == "On 20 September 2023."


def test_a_listing_has_the_languages_own_comma(catalogue: Catalogue) -> None:
    assert catalogue.words("ru").listing(["A", "B"]) == "A, B"
    assert catalogue.words("ar").listing(["A", "B"]) == "A، B"


def test_the_day_of_a_moment_is_its_day_in_utc(catalogue: Catalogue) -> None:
    moment = datetime(2023, 9, 20, 1, 0, tzinfo=timezone(timedelta(hours=4)))
    assert catalogue.words("en").day(moment) == "19 September 2023"


def test_a_moment_without_a_time_zone_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="time zone"):
        catalogue.words("en").moment(datetime(2023, 9, 20))  # noqa: DTZ001


def test_armenian_dates_are_armenian(tmp_path: Path) -> None:
    words = catalogue_of(tmp_path, en=ENGLISH, hy="count = { $count }").words("hy")
    assert words.moment(datetime(2023, 9, 20, 14, 5, tzinfo=UTC)) == "20 սեպտեմբերի, 2023 թ., 14:05 UTC"


def test_a_missing_key_is_english_and_reported_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    words = catalogue_of(tmp_path, en=ENGLISH, ru=RUSSIAN).words("ru")
    with caplog.at_level(logging.WARNING, "undersigned.texts"):
        assert [words.html("only-english") for _ in range(3)] == ["Here."] * 3
    assert [record.getMessage() for record in caplog.records] == [
        "ru.ftl cannot say only-english, English is shown: KeyError('only-english')"
    ]


def test_a_translation_with_a_misspelt_variable_is_english_and_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    words = catalogue_of(tmp_path, en=ENGLISH, ru=RUSSIAN).words("ru")
    assert words.html("when", moment="today") == "On today."
    assert "mmoment" in caplog.text


def test_a_key_that_english_lacks_is_an_error(catalogue: Catalogue) -> None:
    assert (catalogue.words("ru").has("only-english"), catalogue.words("ru").has("nowhere")) == (True, False)
    for language in ("en", "ru"):
        with pytest.raises(KeyError):
            catalogue.words(language).html("nowhere")


def test_a_variable_that_is_not_given_is_an_error_in_english(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="start: Unknown external: summary"):
        catalogue.words("en").html("start", title="A")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a = b\n\nbroken = { $x\n", r"en\.ftl:3: "),
        ("a = b\nthis is no message\n", r"en\.ftl:2: "),
        ("a = b\nc = d\na = e\n", r"en\.ftl:3: a stands here twice"),
    ],
)
def test_a_broken_file_is_refused_with_file_and_line(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(TextsError, match=message):
        catalogue_of(tmp_path, en=source)


def test_a_file_of_an_unknown_language_and_a_folder_without_english_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TextsError, match=r"en\.ftl is missing"):
        catalogue_of(tmp_path, ru=RUSSIAN)
    with pytest.raises(TextsError, match="tlh"):
        catalogue_of(tmp_path, en=ENGLISH, tlh="a = b")
