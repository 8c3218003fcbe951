import string
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.errors import AnswerRefused, Refusal
from bot.domain.line import clean_line
from bot.domain.match_key import FORMS, match_key
from bot.domain.organisation import check_email, check_name, check_person, check_position, check_website

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
INVISIBLE = "\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"

# Every plane, and the characters that bite more often than chance brings them.
tricky = st.sampled_from(
    [*INVISIBLE, *"\u200c\u200d\u0301\u0489\ufe0f\u094d\u0915\u093cبم\u064bե\u093f", FAMILY, " ", "\n"]
)
hostile_text = st.lists(st.one_of(st.characters(), tricky), max_size=60).map("".join)
words = st.lists(
    st.text(alphabet=string.ascii_letters + "абвгдежйклмшщюяԱԲհաեցابتوة", min_size=3, max_size=9),
    min_size=1,
    max_size=5,
)


def refusal(check: Callable[[str], str], text: str) -> Refusal:
    with pytest.raises(AnswerRefused) as caught:
        check(text)
    return caught.value.reason


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Green \t World\r\nUnion ", "Green World Union"),
        ("A\u00a0B\u2003C\u3000D\u2028E", "A B C D E"),
        ("Cafe\u0301", "Café"),
        ("Evil\u202egnp.exe", "Evilgnp.exe"),
        (f"Name{INVISIBLE}less", "Nameless"),
        ("bell\x07 and\x00 null\x1b", "bell and null"),
        ("half \ud83d pair", "half pair"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("cat\u200cfish \u200dx", "catfish x"),
        ("ب\u200c\u200d\u200cب", "ب\u200cب"),
        (f"{FAMILY} Families", f"{FAMILY} Families"),
        ("❤\ufe0f Heart 1\ufe0f\u20e3", "❤\ufe0f Heart 1\ufe0f\u20e3"),
        ("a\ufe0fb", "ab"),
        (ENGLAND, ENGLAND),
        ("tagged\U000e0067\U000e0062", "tagged"),
        ("z" + "\u0336" * 40 + "algo", "z" + "\u0336" * 3 + "algo"),
        ("\u0301 floating", "floating"),
        ("\u3164Filled\u2800", "Filled"),
        ("Երևանի «Ակումբ» ՀԿ", "Երևանի «Ակումբ» ՀԿ"),
    ],
)
def test_a_line_keeps_what_can_be_read_and_nothing_else(typed: str, kept: str) -> None:
    assert clean_line(typed, 200) == kept


@pytest.mark.parametrize("nothing", ["", " \n\t", INVISIBLE, "\u200d" * 4096, "\ud800", "\u0301" * 4096])
def test_a_line_of_nothing_is_refused_as_empty(nothing: str) -> None:
    assert refusal(lambda text: clean_line(text, 200), nothing) is Refusal.EMPTY


def test_a_line_may_be_as_long_as_its_limit_and_no_longer() -> None:
    assert clean_line(" " + "я" * 120 + "\u200b ", 120) == "я" * 120
    with pytest.raises(AnswerRefused) as caught:
        clean_line("я" * 121, 120)
    assert (caught.value.reason, caught.value.limit) == (Refusal.TOO_LONG, 120)


@given(hostile_text)
@example("क\u0301\u200c\u094d\u200dx")
@example("a\u200d" + "\u0301" * 9)
@example("ب" + "\u093e" * 8 + "\u200c\u093e")
def test_cleaning_a_clean_line_changes_nothing(text: str) -> None:
    try:
        line = clean_line(text, 500)
    except AnswerRefused:
        return
    assert clean_line(line, 500) == line
    assert unicodedata.is_normalized("NFC", line)
    assert not any(char in INVISIBLE or char in "\n\r\t" for char in line)
    assert line == line.strip()
    assert "  " not in line
    line.encode()


@pytest.mark.parametrize("check", [check_name, check_person, check_position])
@pytest.mark.parametrize("text", ["—", "...", "🕊🕊", "«»", "<>", "\u202e!"])
def test_a_name_needs_a_letter_or_a_digit(check: Callable[[str], str], text: str) -> None:
    assert refusal(check, text) is Refusal.NO_LETTERS


@pytest.mark.parametrize(
    "name", ["<b>Bold</b> & Co", '=HYPERLINK("http://x")', "112", "ՀԿ", "有", "+374 Հույս"]
)
def test_a_strange_name_is_taken_as_it_is(name: str) -> None:
    assert check_name(name) == name


def test_four_thousand_emoji_are_no_name() -> None:
    assert refusal(check_name, FAMILY * 1000) is Refusal.TOO_LONG


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("example.org", "https://example.org"),
        (" https://Example.ORG/ ", "https://example.org"),
        ("HTTP://example.org:80/a/?q=1#part", "http://example.org/a/?q=1#part"),
        ("example.org:8443", "https://example.org:8443"),
        ("//example.org/x", "https://example.org/x"),
        ("t.me/channel", "https://t.me/channel"),
        ("@channel", "https://t.me/channel"),
        ("https://social.example/@me", "https://social.example/@me"),
        ("пример.рф/о-нас", "https://пример.рф/о-нас"),
        ("հայ.հայ", "https://հայ.հայ"),
        ("مثال.إختبار", "https://مثال.إختبار"),
        ("उदाहरण.भारत", "https://उदाहरण.भारत"),
        ("xn--e1afmkfd.xn--p1ai", "https://xn--e1afmkfd.xn--p1ai"),
        ("exam\u200bple\u202e.org", "https://example.org"),
        ("example。org", "https://example.org"),
    ],
)
def test_a_website_becomes_a_link(typed: str, kept: str) -> None:
    assert check_website(typed) == kept
    assert check_website(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "javascript://example.org/%0aalert(1)",
        "data:text/html,x.y",
        "ftp://example.org",
        "mailto:a@example.org",
        "a@example.org",
        "https://user:secret@example.org",
        "example.org is ours",
        "example",
        "localhost:8080",
        "127.0.0.1",
        "http://[::1]/",
        "http://[",
        "https://example..org",
        "-example.org",
        "example.org:99999",
        'example.org/"onclick="x',
        "example.org/<b>",
        "exa/mple.org",
        "@no",
        "нет сайта",
        "example.org/" + "a" * 300,
        "a." * 2000 + "org",
        "⚡.org",
        "example.c",
        "example.c0m",
    ],
)
def test_what_is_no_web_address_is_refused(text: str) -> None:
    assert refusal(check_website, text) is Refusal.NOT_A_LINK


@given(hostile_text)
def test_a_website_is_refused_or_kept_as_a_stable_link(text: str) -> None:
    for typed in (text, f"https://{text}", f"example.org/{text}"):
        try:
            link = check_website(typed)
        except AnswerRefused:
            continue
        assert link.startswith(("https://", "http://"))
        assert check_website(link) == link


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("aram@Example.ORG", "aram@example.org"),
        (" first.last+tag@sub.example.am ", "first.last+tag@sub.example.am"),
        ("почта@пример.рф", "почта@пример.рф"),
        ("o'neill@example.ie", "o'neill@example.ie"),
        ("संपर्क@उदाहरण.भारत", "संपर्क@उदाहरण.भारत"),
    ],
)
def test_an_email_address_is_kept(typed: str, kept: str) -> None:
    assert check_email(typed) == kept
    assert check_email(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "aram",
        "@example.org",
        "aram@",
        "aram@example",
        "a@b@example.org",
        "a..b@example.org",
        ".a@example.org",
        "a b@example.org",
        "<a@example.org>",
        "a@example.org, b@example.org",
        "a@127.0.0.1",
        "a" * 65 + "@example.org",
        "a@" + "b" * 64 + ".org",
        "a@" + "bcd." * 65 + "org",
        "a@exam ple.org",
        "(a)@example.org",
    ],
)
def test_what_is_no_email_address_is_refused(text: str) -> None:
    assert refusal(check_email, text) is Refusal.NOT_AN_EMAIL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Ромашка»", "Ромашка, ооо"),
        ("ООО «Ромашка»", "OOO Ромашка"),
        ("Ромашка", "Общество с ограниченной ответственностью «Ромашка»"),
        ("АНО Мост", "Автономная некоммерческая организация «Мост»"),
        ("Мемориал", "Мeмopиaл"),
        ("Мемориал", "Memorial"),
        ("Зелёный мир", "ЗЕЛЕНЫЙ МИР"),
        ("«Հույս» ՀԿ", "Հույս հասարակական կազմակերպություն"),
        ("Երևանի ակումբ", "ԵՐԵՎԱՆԻ ԱԿՈՒՄԲ"),
        ("Երևանի ակումբ", "Երեւանի ակումբ"),
        ("Ի՞նչ անել", "Ինչ անել"),
        ("Brücke e.V.", "Brucke e. V."),
        ("Brücke e.V.", "BRÜCKE (EV)"),
        ("Peace Now, Inc.", "peace now"),
        ("Peace Now", "Peace\u200b Now\u202e"),
        ("Peace-Now", "Now — Peace"),
        ("Women’s Union", "Womens union"),
        ("جمعية الأمل", "جَمعيه الامل"),
        ("مستشفى مصطفى", "مستشفي مصطفي"),
        ("فلسـطين", "فلسطین"),
        ("Ｆｕｌｌ Width", "Full width"),
        ("Kleine Straße", "KLEINE STRASSE"),
        ("Most Sp. z o.o.", "Most"),
        ("Dove 🕊", "Dove"),
        ("A. B. C. Society", "ABC Society"),
    ],
)
def test_two_spellings_of_one_organisation_meet(one: str, other: str) -> None:
    assert match_key(one, "AM") == match_key(other, "am")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мемориал", "Международный Мемориал"),
        ("Hope Foundation", "Hope"),
        ("Հույս հիմնադրամ", "Հույս"),
        ("جمعية الأمل", "الأمل"),
        ("Union of Teachers 1", "Union of Teachers 2"),
        ("HK Labour", "Labour"),
        ("Incorporate", "Inc"),
        ("World Peace Union", "World Union"),
        ("有人", "有限"),
    ],
)
def test_two_organisations_stay_apart(one: str, other: str) -> None:
    assert match_key(one, "AM") != match_key(other, "AM")


def test_the_same_name_in_two_countries_is_two_organisations() -> None:
    assert match_key("Greens", "DE") != match_key("Greens", "AT")
    assert match_key("Greens", "DE") == "DE:greens"


@pytest.mark.parametrize("form", [" ".join(form) for form in FORMS])
def test_every_legal_form_may_be_left_out(form: str) -> None:
    for written in (form, form.upper(), f"«{form}»"):
        assert match_key(f"{written} Ромашка", "RU") == "RU:romashka"
        assert match_key(f"Ромашка, {written}", "RU") == "RU:romashka"


@pytest.mark.parametrize("form", [" ".join(form) for form in FORMS])
def test_a_name_that_is_only_a_legal_form_still_has_a_key(form: str) -> None:
    assert len(match_key(form, "RU")) > len("RU:")


@given(hostile_text)
@example("\ufe70")
@example("0:\ufe00")
@example("0:\u093f")
def test_every_valid_name_has_a_key_that_is_stable(text: str) -> None:
    try:
        name = check_name(text)
    except AnswerRefused:
        return
    key = match_key(name, "AM").removeprefix("AM:")
    assert key
    assert match_key(text, "AM") == match_key(name, "AM")
    assert match_key(key, "AM") == f"AM:{key}"


@given(words)
def test_order_case_spaces_and_hidden_marks_make_no_other_key(name: list[str]) -> None:
    key = match_key(" ".join(name), "AM")
    assert match_key(" ".join(reversed(name)), "AM") == key
    assert match_key(" ".join(name).upper(), "AM") == key
    assert match_key("\u200b".join(" ".join(name)), "AM") == key
    assert match_key(" \u202e— ".join(name), "AM") == key
