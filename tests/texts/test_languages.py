"""What every language of the interface keeps: the same keys, variables and tags, whole plurals, its own
typography; and that the code and the texts know the same keys.

The checks are functions that return what they find, so that each is also shown something to find.
"""

from __future__ import annotations

import ast
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES
from bot.exports.signatories import LABELS
from texts.catalogue import LANGUAGES_FOLDER, PLAIN_PREFIXES

ROOT = LANGUAGES_FOLDER.parents[1]
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}

# What stands in every language as it is: names, formats, and the button that must be found in any language.
SAME_WORDS = {"CSV", "XLSX", "SHA", "UTC", "Telegram", "Undersigned", "AGPL"}
SAME_KEYS = {"button-language"}

MAX_LENGTHS = {
    "command-": 256,
    "bot-name": 64,
    "bot-description": 512,
    "bot-short-description": 120,
    "toast-": 200,
    "button-": 60,
}


@dataclass(frozen=True)
class Variant:
    """One way in which a text can turn out: its variables are written `{$name}`."""

    text: str = ""
    shown: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """The choices that it stands for, as `status=accepted` or `count=0`, without plural categories."""

    @property
    def tags(self) -> Counter[str]:
        return Counter(re.findall(r"<[^<>]*>", self.text))

    @property
    def named_choices(self) -> frozenset[str]:
        """The choices that are no numbers: those every language has to offer."""
        return frozenset(name for name in self.names if not name.rpartition("=")[2].isdigit())

    @property
    def prose(self) -> str:
        """What is read: without tags, code and addresses; a variable is one object character."""
        text = re.sub(r"<(code|pre)>.*?</\1>", "\ufffc", self.text, flags=re.DOTALL)
        text = re.sub(r"\{[^}]*\}", "\ufffc", re.sub(r"<[^<>]*>", "", text))
        return re.sub(r"https?://\S+", "\ufffc", html.unescape(text))


class Text:
    """One message of a Fluent file, with all its variants."""

    def __init__(self, message: ftl.Message) -> None:
        self.key = message.id.name
        self.selects: list[tuple[str, list[str]]] = []
        self.references: set[str] = set()
        self.variants = self._pattern(message.value) if message.value else [Variant()]
        self.variables = frozenset(name for name, _ in self.selects).union(*(v.shown for v in self.variants))

    @property
    def plain(self) -> bool:
        return self.key.startswith(PLAIN_PREFIXES)

    def like(self, variant: Variant) -> list[Variant]:
        """The variants for the same choices; where a number has a text of its own only there, the others."""
        return [v for v in self.variants if v.names == variant.names] or [
            v for v in self.variants if v.names == variant.named_choices
        ]

    def _pattern(self, pattern: ftl.Pattern) -> list[Variant]:
        parts = [self._element(element) for element in pattern.elements]
        return [
            Variant(
                "".join(part.text for part in whole),
                frozenset().union(*(part.shown for part in whole)),
                frozenset().union(*(part.names for part in whole)),
            )
            for whole in product(*parts)
        ]

    def _element(self, element: object) -> list[Variant]:
        match element:
            case ftl.TextElement(value=str(value)):
                return [Variant(value)]
            case ftl.Placeable(expression=expression):
                return self._element(expression)
            case ftl.StringLiteral():
                return [Variant(element.parse()["value"])]
            case ftl.NumberLiteral(value=str(value)):
                return [Variant(value)]
            case ftl.MessageReference() | ftl.TermReference():
                self.references.add(element.id.name)
                return [Variant(f"{{{element.id.name}}}")]
            case ftl.SelectExpression():
                return self._select(element)
            case _:
                name = _variable(element)
                return [Variant(f"{{${name}}}", frozenset({name}))]

    def _select(self, select: ftl.SelectExpression) -> list[Variant]:
        name = _variable(select.selector)
        keys = [
            v.key.name if isinstance(v.key, ftl.Identifier) else str(v.key.value) for v in select.variants
        ]
        self.selects.append((name, keys))
        counted = _counted(keys)
        found = []
        for key, variant in zip(keys, select.variants, strict=True):
            own = frozenset() if counted and key in CATEGORIES else frozenset({f"{name}={key}"})
            found += [
                Variant(inner.text, inner.shown - {name}, inner.names | own)
                for inner in self._pattern(variant.value)
            ]
        return found


def _variable(expression: object) -> str:
    match expression:
        case ftl.VariableReference():
            return expression.id.name
        case ftl.FunctionReference(arguments=ftl.CallArguments(positional=[inner])):
            return _variable(inner)
    raise AssertionError(f"not understood: {expression!r}")


def _counted(keys: list[str]) -> bool:
    return all(key in CATEGORIES or key.isdigit() for key in keys)


class Texts:
    """One Fluent file. Written apart from the catalogue, which would not even load what is tested here."""

    def __init__(self, code: str, source: str) -> None:
        self.code = code
        entries = FluentParser().parse(source).body
        self.junk = [entry.content or "" for entry in entries if isinstance(entry, ftl.Junk)]
        messages = [entry for entry in entries if isinstance(entry, ftl.Message)]
        self.keys = [message.id.name for message in messages]
        self.texts = {message.id.name: Text(message) for message in messages}

    def pairs(self, english: Texts) -> Iterator[tuple[Text, Text]]:
        for key, text in self.texts.items():
            if key in english.texts:
                yield text, english.texts[key]


Check = Callable[[Texts, Texts], list[str]]


def junk_and_doubles(texts: Texts, english: Texts) -> list[str]:
    doubles = [key for key, count in Counter(texts.keys).items() if count > 1]
    return texts.junk + doubles


def other_keys_or_another_order(texts: Texts, english: Texts) -> list[str]:
    missing = [f"missing {key}" for key in english.keys if key not in texts.keys]
    surplus = [f"surplus {key}" for key in texts.keys if key not in english.keys]
    if missing or surplus or texts.keys == english.keys:
        return missing + surplus
    moved = next(ours for ours, theirs in zip(texts.keys, english.keys, strict=False) if ours != theirs)
    return [f"order from {moved}"]


def other_variables(texts: Texts, english: Texts) -> list[str]:
    return [
        f"{text.key}: {variant.text}"
        for text, theirs in texts.pairs(english)
        for variant in text.variants
        if text.variables != theirs.variables
        or any(like.shown != variant.shown for like in text.like(variant) + theirs.like(variant))
    ]


def other_tags(texts: Texts, english: Texts) -> list[str]:
    return [
        f"{text.key}: {variant.text}"
        for text, theirs in texts.pairs(english)
        for variant in text.variants
        if any(like.tags != variant.tags for like in text.like(variant) + theirs.like(variant))
    ]


def other_choices(texts: Texts, english: Texts) -> list[str]:
    """Choices between names (a status, a list) are the same in all languages."""
    return [
        text.key
        for text, theirs in texts.pairs(english)
        if {v.named_choices for v in text.variants} != {v.named_choices for v in theirs.variants}
    ]


def other_plural_categories_than_cldr(texts: Texts, english: Texts) -> list[str]:
    categories = set(Locale.parse(texts.code).plural_form.tags) | {"other"}
    return [
        f"{text.key}: ${name} has {' '.join(keys)}"
        for text in texts.texts.values()
        for name, keys in text.selects
        if _counted(keys) and {key for key in keys if not key.isdigit()} != categories
    ]


def empty_texts(texts: Texts, english: Texts) -> list[str]:
    return [t.key for t in texts.texts.values() if any(not v.text.strip() for v in t.variants)]


def english_left_over(texts: Texts, english: Texts) -> list[str]:
    if texts.code == english.code:
        return []
    return [
        f"{text.key}: {variant.text}"
        for text, theirs in texts.pairs(english)
        for variant in text.variants
        if text.key not in SAME_KEYS
        and variant.text in {like.text for like in theirs.variants}
        and set(re.findall(r"[^\W\d_]+", variant.prose)) - SAME_WORDS
    ]


TELEGRAM_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>b|strong|i|em|u|ins|s|strike|del|code|pre|tg-spoiler|blockquote|a|span|tg-emoji)"
    r"(?P<more>(?<=<a) href=\"[^\"<>]+\"|(?<=<blockquote) expandable|(?<=<span) class=\"tg-spoiler\""
    r"|(?<=<code) class=\"language-[\w+-]+\"|(?<=<tg-emoji) emoji-id=\"\d+\")?>"
)


def not_telegrams_html(texts: Texts, english: Texts) -> list[str]:
    return [
        f"{text.key}: {variant.text}"
        for text in texts.texts.values()
        for variant in text.variants
        if not (_is_without_html(variant.text) if text.plain else _is_telegrams_html(variant.text))
    ]


def _is_without_html(text: str) -> bool:
    return not re.search("[<>&]", text)


def _is_telegrams_html(text: str) -> bool:
    stack: list[str] = []
    for tag in TELEGRAM_TAG.finditer(text):
        if not tag["end"]:
            if tag["name"] in {"a", "span", "tg-emoji"} and not tag["more"]:
                return False
            stack.append(tag["name"])
        elif tag["more"] or not stack or stack.pop() != tag["name"]:
            return False
    rest = TELEGRAM_TAG.sub("", text)
    return not stack and not re.search(r"[<>]|&(?!(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);)", rest)


# What must not stand in the prose of a language, and what belongs there instead.
ARMENIAN = "\u0531-\u0587"
DASH = (r"\S[ \u00a0]-[ \u00a0]", "a dash is –")
DIGITS = ("[\u0660-\u0669\u06f0-\u06f9]", "digits are Western")
TYPOGRAPHY: dict[str, tuple[tuple[str, str], ...]] = {
    "en": ((r"[\"']", "quotes are “ ” and ’"), DASH),
    "ru": ((r"\"", "quotes are « »"), DASH),
    "hy": (
        (r"\"", "quotes are « »"),
        (rf"[{ARMENIAN}»)]:(?=\s|$)", "a sentence ends with ։ and ՝ introduces"),
        (r"(?m)[^\W\d_]\.$|[»)\ufffc]\.$", "a sentence ends with ։"),
        (rf"[{ARMENIAN}»)]\.\s+«?[\u0531-\u0556]", "a sentence ends with ։"),
        (rf"[{ARMENIAN}»)]\?", "a question has ՞ in its word"),
        DASH,
    ),
    "ar": ((r"(?<!\d)[,;?]|[,;?](?!\d)", "commas and marks are ، ؛ ؟"), DIGITS, DASH),
}


def foreign_typography(texts: Texts, english: Texts) -> list[str]:
    return [
        f"{text.key}: {rule}: {variant.text}"
        for text in texts.texts.values()
        for variant in text.variants
        for pattern, rule in TYPOGRAPHY.get(texts.code, (DASH,))
        if re.search(pattern, variant.prose)
    ]


def too_long(texts: Texts, english: Texts) -> list[str]:
    """Telegram's limits, and for buttons ours; what a variable will hold is not counted."""
    return [
        f"{text.key}: {variant.text}"
        for text in texts.texts.values()
        for variant in text.variants
        for start, limit in MAX_LENGTHS.items()
        if text.key.startswith(start) and len(variant.prose.replace("\ufffc", "")) > limit
    ]


CHECKS: tuple[Check, ...] = (
    junk_and_doubles,
    other_keys_or_another_order,
    other_variables,
    other_tags,
    other_choices,
    other_plural_categories_than_cldr,
    empty_texts,
    english_left_over,
    not_telegrams_html,
    foreign_typography,
    too_long,
)


def read(code: str) -> Texts:
    path = LANGUAGES_FOLDER / f"{code}.ftl"
    if not path.exists():
        pytest.skip(f"{path.name} is not there yet")
    return Texts(code, path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def english() -> Texts:
    return read(DEFAULT_LANGUAGE)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_language_has_none_of(check: Check, code: str, english: Texts) -> None:
    assert check(read(code), english) == []


def test_every_file_is_a_language_that_people_can_choose() -> None:
    assert {path.stem for path in LANGUAGES_FOLDER.glob("*.ftl")} <= set(LANGUAGES)


COUNT = "a = { $n ->\n    [one] <b>{ $n }</b> x\n   *[other] <b>{ $n }</b> y\n }"
RUSSIAN_COUNT = COUNT.replace("[one]", "[few] <b>{ $n }</b> z\n    [many] <b>{ $n }</b> w\n    [one]")


@pytest.mark.parametrize(
    ("check", "code", "source", "original"),
    [
        (junk_and_doubles, "ru", "a = { $x", "a = b"),
        (junk_and_doubles, "ru", "a = б\na = в", "a = b"),
        (other_keys_or_another_order, "ru", "a = б", "a = b\nc = d"),
        (other_keys_or_another_order, "ru", "a = б\nc = д", "a = b"),
        (other_keys_or_another_order, "ru", "c = д\na = б", "a = b\nc = d"),
        (other_variables, "ru", "a = { $nmae }", "a = { $name }"),
        (other_variables, "ru", "a = б", "a = { $name }"),
        (other_variables, "ru", RUSSIAN_COUNT, COUNT.replace("x", "{ $x }").replace("y", "{ $x }")),
        (other_variables, "en", COUNT.replace("x", "{ $x }"), COUNT.replace("y", "{ $x }")),
        (other_tags, "ru", "a = <i>б</i>", "a = <b>b</b>"),
        (other_tags, "ru", "a = <b>б</b> <b>б</b>", "a = <b>b</b>"),
        (other_tags, "ru", RUSSIAN_COUNT.replace("<b>{ $n }</b> w", "{ $n } w"), COUNT),
        (other_tags, "ru", 'a = <a href="https://b.c">б</a>', 'a = <a href="https://c.c">b</a>'),
        (other_choices, "ru", "a = { $s ->\n *[x] б\n }", "a = { $s ->\n [y] b\n *[x] b\n }"),
        (other_plural_categories_than_cldr, "ru", COUNT, COUNT),
        (other_plural_categories_than_cldr, "hy", RUSSIAN_COUNT, COUNT),
        (other_plural_categories_than_cldr, "ru", "a = { $n ->\n [0] б\n *[other] б\n }", COUNT),
        (empty_texts, "ru", 'a = { "" }', "a = b"),
        (empty_texts, "ru", 'a = { $s ->\n [x] { " " }\n *[other] б\n }', "a = b"),
        (english_left_over, "ru", "a = Read <b>it</b>", "a = Read <b>it</b>"),
        (english_left_over, "ru", RUSSIAN_COUNT, COUNT),
        (not_telegrams_html, "ru", "a = <p>б</p>", "a = b"),
        (not_telegrams_html, "ru", "a = <b>б", "a = b"),
        (not_telegrams_html, "ru", "a = <b><i>б</b></i>", "a = b"),
        (not_telegrams_html, "ru", "a = <b class='x'>б</b>", "a = b"),
        (not_telegrams_html, "ru", "a = <a>б</a>", "a = b"),
        (not_telegrams_html, "ru", "a = б & в", "a = b"),
        (not_telegrams_html, "ru", "a = б&nbsp;в", "a = b"),
        (not_telegrams_html, "ru", "button-a = <b>б</b>", "button-a = b"),
        (not_telegrams_html, "ru", "button-a = б &amp; в", "button-a = b"),
        (foreign_typography, "en", "a = it's", "a = b"),
        (foreign_typography, "en", 'a = a "word"', "a = b"),
        (foreign_typography, "en", "a = a &quot;word&quot;", "a = b"),
        (foreign_typography, "en", "a = this - that", "a = b"),
        (foreign_typography, "ru", 'a = "слово"', "a = b"),
        (foreign_typography, "ru", "a = это - то", "a = b"),
        (foreign_typography, "hy", "a = Բարև ձեզ.", "a = b"),
        (foreign_typography, "hy", "a = Բարև <b>ձեզ</b>.", "a = b"),
        (foreign_typography, "hy", "a = Կայքը { $site }.", "a = b"),
        (foreign_typography, "hy", "a = Բարև ձեզ. Ինչպես եք", "a = b"),
        (foreign_typography, "hy", "a = Բարև ձեզ: Ինչպես եք", "a = b"),
        (foreign_typography, "hy", "a = Ինչպես եք?", "a = b"),
        (foreign_typography, "ar", "a = نعم, لا", "a = b"),
        (foreign_typography, "ar", "a = نعم; لا", "a = b"),
        (foreign_typography, "ar", "a = نعم?", "a = b"),
        (foreign_typography, "ar", "a = ١٢", "a = b"),
        (too_long, "ru", f"button-a = {'б' * 61}", "button-a = b"),
        (too_long, "ru", f"toast-a = {'б' * 201}", "toast-a = b"),
        (too_long, "ru", f"command-a = {'б' * 257}", "command-a = b"),
        (too_long, "ru", f"bot-description = {'б' * 513}", "bot-description = b"),
        (too_long, "ru", f"bot-short-description = {'б' * 121}", "bot-short-description = b"),
    ],
)
def test_each_check_finds_what_it_looks_for(check: Check, code: str, source: str, original: str) -> None:
    assert check(Texts(code, source), Texts("en", original)) != []


@pytest.mark.parametrize(
    ("code", "source", "original"),
    [
        ("ru", re.sub(r"[xyzw]\n", "слово\n", RUSSIAN_COUNT), COUNT),
        ("hy", "a = { $n ->\n [0] Ոչ ոք։\n [one] <b>{ $n }</b> ա\n *[other] <b>{ $n }</b> բ\n }",
         "a = { $n ->\n [0] Nobody.\n [one] <b>{ $n }</b> x\n *[other] <b>{ $n }</b> y\n }"),
        ("hy", "a = 1. Մեկ. երկու՝ example.org, «երեք»։ <code>a.</code>", "a = 1. <code>a.</code> b"),
        ("hy", "a = { $number }. <b>{ $name }</b>", "a = { $number }. <b>{ $name }</b>"),
        ("ar", "a = نعم، 1,000؛ لا؟ https://a.b/?c", "a = b https://a.b/?c"),
        ("ru", "a = «слово» – <code>it's \"so\"</code>", "a = “word” – <code>it's \"so\"</code>"),
        ("ru", "a = CSV, SHA-256: { $x }", "a = CSV, SHA-256: { $x }"),
        ("ru", 'a = <blockquote expandable>б &lt; <a href="https://a.b/{ $x }">в</a></blockquote>',
         'a = <blockquote expandable>b &lt; <a href="https://a.b/{ $x }">c</a></blockquote>'),
        ("ru", "a = { $s ->\n [x] б { $r }\n *[other] в\n }", "a = { $s ->\n [x] b { $r }\n *[other] c\n }"),
    ],
)  # fmt: skip
def test_a_good_translation_passes_every_check(code: str, source: str, original: str) -> None:
    assert [
        finding for check in CHECKS for finding in check(Texts(code, source), Texts("en", original))
    ] == []


# The keys in the code ------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """A key in the code: `pattern` matches it whole, `call` is set where it is looked up then and there."""

    pattern: str
    place: str
    call: ast.Call | None = None


class Uses(ast.NodeVisitor):
    """The keys that a module certainly asks for, and every text in it that could be one."""

    def __init__(self, source: str, place: str = "sample.py") -> None:
        self.place = place
        self.certain: list[Use] = []
        self.possible: set[str] = set()
        self.visit(ast.parse(source))

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr in {"html", "plain"} and node.args:
            self.certain += [Use(p, self._at(node), node) for p in _patterns(node.args[0])]
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if any(name.endswith(("_KEY", "_KEYS", "LABELS")) for name in names):
            self.certain += [Use(pattern, self._at(node)) for pattern in _patterns_within(node.value)]
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit_Assign(ast.Assign([node.target], node.value, lineno=node.lineno))

    def visit_Constant(self, node: ast.Constant) -> None:
        self.possible.update(_patterns(node))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        # Of the f-strings only those that begin like a key, or "{a}-{b}" would use every key there is.
        self.possible.update(pattern for pattern in _patterns(node) if re.match(r"[a-z]+\\-", pattern))
        self.generic_visit(node)

    def _at(self, node: ast.stmt | ast.expr) -> str:
        return f"{self.place}:{node.lineno}"


def _patterns(expression: ast.AST) -> Iterator[str]:
    """The keys that an expression can be, as regular expressions; nothing where they come from elsewhere."""
    match expression:
        case ast.Constant(value=str(text)):
            yield re.escape(text)
        case ast.JoinedStr(values=parts):
            yield "".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".+" for p in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_patterns(body), *_patterns(orelse))
        case ast.BoolOp(values=values):
            for value in values:
                yield from _patterns(value)


def _patterns_within(expression: ast.AST) -> Iterator[str]:
    """The keys anywhere in a table of labels; an f-string is one, and its pieces are none."""
    own = [pattern for pattern in _patterns(expression) if "-" in pattern]
    if own:
        yield from own
    else:
        for part in ast.iter_child_nodes(expression):
            yield from _patterns_within(part)


def wrong_uses(uses: list[Use], english: Texts) -> list[str]:
    """Keys that are not there, HTML where none is shown, and calls with other variables than the text has."""
    found = []
    for use in uses:
        matching = [text for key, text in english.texts.items() if re.fullmatch(use.pattern, key)]
        if not matching:
            found.append(f"{use.place}: no text for {use.pattern}")
        if use.call is None:
            continue
        assert isinstance(use.call.func, ast.Attribute)
        if use.call.func.attr == "plain" and not all(text.plain for text in matching):
            found.append(f"{use.place}: {use.pattern} is not a plain key")
        given = {keyword.arg for keyword in use.call.keywords}
        if len(matching) == 1 and None not in given and given != matching[0].variables:
            found.append(f"{use.place}: {use.pattern} has {sorted(matching[0].variables)}")
    return found


def unused_keys(possible: set[str], english: Texts) -> list[str]:
    referred = set().union(*(text.references for text in english.texts.values()))
    anywhere = re.compile("|".join(sorted(possible)) or "(?!)")
    return [key for key in english.keys if key not in referred and not anywhere.fullmatch(key)]


@pytest.fixture(scope="module")
def code() -> list[Uses]:
    """All rooms that ask for words; the preview plays Telegram and has none of ours."""
    paths = sorted((*(ROOT / "bot").rglob("*.py"), *(ROOT / "handlers").rglob("*.py")))
    return [
        Uses(path.read_text(encoding="utf-8"), str(Path(path).relative_to(ROOT)))
        for path in paths
        if "preview" not in path.relative_to(ROOT).parts
    ]


def test_every_key_that_the_code_asks_for_is_there(code: list[Uses], english: Texts) -> None:
    assert wrong_uses([use for module in code for use in module.certain], english) == []


def test_every_label_of_an_export_is_a_plain_key(english: Texts) -> None:
    assert {key for key, text in english.texts.items() if text.plain} >= LABELS


def test_every_key_is_used(code: list[Uses], english: Texts) -> None:
    assert unused_keys(set().union(*(module.possible for module in code)), english) == []


KNOWN = "menu = x\nnote = { $a } { $b }\nbutton-a = x\nbutton-b = { button-c }\nbutton-c = x"


@pytest.mark.parametrize(
    "source",
    [
        "w.html('nowhere')",
        "w.plain('button-a' if x else 'button-z')",
        "w.html(f'question-{x}')",
        "w.plain('menu')",
        "w.html('note', a=1)",
        "w.html('menu', a=1)",
        "A_KEY = 'button-z'",
        "LABELS: dict[str, str] = {'a': 'column-z'}",
        "COLUMN_LABELS = frozenset(f'column-{c}' for c in names)",
    ],
)
def test_a_wrong_use_is_found(source: str) -> None:
    assert wrong_uses(Uses(source).certain, Texts("en", KNOWN)) != []


@pytest.mark.parametrize(
    "source",
    [
        "w.html('menu'), w.html('note', a=1, b=2), w.html('note', **facts), w.html('button-a')",
        "w.plain(f'button-{x}'), w.plain(key), page.html()",
        "A_KEY = 'button-a'; LABELS = {'a': 'button-b', 'c': f'button-{c}'}",
    ],
)
def test_a_right_use_is_none(source: str) -> None:
    assert wrong_uses(Uses(source).certain, Texts("en", KNOWN)) == []


def test_a_key_that_nothing_names_is_unused() -> None:
    uses = Uses("w.html('menu'); word = 'note'; f'{a}-{b}'")
    assert unused_keys(uses.possible, Texts("en", KNOWN)) == ["button-a", "button-b"]
    assert unused_keys(Uses("f'button-{x}', 'menu', 'note'").possible, Texts("en", KNOWN)) == []
