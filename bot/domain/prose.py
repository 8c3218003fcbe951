"""A text as blocks of marked spans, and its division into pages.

Invariants: `visible_text` of the blocks, and of all pages' blocks one after the other, is the same string; a
page's own visible text is at most as long as the limit; marks and links survive a cut on both of its sides.
What stands between two pages is the `before` of the second page's first block, and nothing else: line breaks
between blocks, or nothing where a block was cut (a space at the cut stays at the end of the first page).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.statement import canonical


class Mark(StrEnum):
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    PREFORMATTED = "preformatted"
    DIVIDER = "divider"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    marks: frozenset[Mark] = frozenset()
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    kind: Kind
    spans: tuple[Span, ...]
    level: int = 0
    """A heading's rank from 1, or how many lists a list item lies in beyond the first."""
    marker: str = ""
    """A list item's own number or bullet as it is shown; empty in an item's second paragraph."""
    quoted: bool = False
    before: str = "\n\n"
    """What parts it from the block before it; empty exactly when it goes on with a block that was cut."""

    @property
    def prefix(self) -> str:
        """Indentation and marker of a list item."""
        if self.kind is not Kind.LIST_ITEM or not self.before:
            return ""
        space = " " if self.marker and self.spans else ""
        return "    " * min(self.level, 6) + self.marker + space

    @property
    def text(self) -> str:
        """What is seen of it."""
        return self.prefix + "".join(span.text for span in self.spans)


SMALLEST_PAGE = 100
"""UTF-16 units; room for the longest prefix and some text beside it."""
MOST_ENTITIES = 100
"""Telegram shows the formatting of the first hundred entities of a message and drops the rest unsaid."""

_GAP = re.compile(r"(\n(?:[^\S\n]*\n)+)")
_CLOSERS = "\"'”’»›)\\]}」』）】〕〉》"
# Full stops of the scripts in use; an Armenian one is often typed as a colon, and CJK puts no space behind.
# A full stop behind a single letter or digit is an initial, an abbreviation or a number.
_SENTENCE_END = re.compile(
    rf"(?:(?:[!?…‼⁇⁈⁉։؟۔।॥။።፧᙮᠃។།]|(?<!\b\w)\.|(?<=[ա-և]):)[.!?…]*[{_CLOSERS}]*\s+|[。！？｡．][{_CLOSERS}]*\s*)"
)
_BREAKABLE_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_REGIONAL_INDICATORS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


def utf16_length(text: str) -> int:
    """Length in UTF-16 units: never less than in code points, so safe under either of Telegram's counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible_text(blocks: Iterable[Block]) -> str:
    """What is seen of the blocks together; what parts the first from anything earlier is left out."""
    return "".join((block.before if position else "") + block.text for position, block in enumerate(blocks))


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Paragraphs of a text taken literally: nothing in it means anything, empty lines part paragraphs.

    `visible_text` of the result is the canonical text without its last line end."""
    body = canonical(text)[:-1]
    if not body:
        return ()
    parts = ["\n\n", *_GAP.split(body)]
    return tuple(
        Block(Kind.PARAGRAPH, (Span(paragraph),), before=gap)
        for gap, paragraph in zip(parts[::2], parts[1::2], strict=True)
    )


@dataclass(slots=True)
class _Page:
    limit: int
    blocks: list[Block] = field(default_factory=list)
    units: int = 0
    entities: int = 0

    def room(self, block: Block) -> tuple[int, int]:
        """How many units and entities are left for the block."""
        gap = len(block.before) if self.blocks else 0
        return self.limit - self.units - gap, MOST_ENTITIES - self.entities

    def takes(self, block: Block) -> bool:
        units, entities = self.room(block)
        return utf16_length(block.text) <= units and _entities(block) <= entities

    def add(self, block: Block) -> None:
        self.units = self.limit - self.room(block)[0] + utf16_length(block.text)
        self.entities += _entities(block)
        self.blocks.append(block)

    def turn(self, block: Block) -> _Page:
        """Where the block goes when this page is full.

        Headings at this page's end go along when the block, or a good part of a long one, fits beside them;
        a page of headings alone is then not left behind."""
        heading = len(self.blocks)
        while heading and self.blocks[heading - 1].kind is Kind.HEADING:
            heading -= 1
        following = _page(self.limit, self.blocks[heading:])
        roomy = following.units <= self.limit // 2 and following.entities <= MOST_ENTITIES // 2
        if following.takes(block) or (roomy and _is_long(block, self.limit)):
            del self.blocks[heading:]
            return following
        return _page(self.limit)


def _page(limit: int, blocks: Iterable[Block] = ()) -> _Page:
    page = _Page(limit)
    for block in blocks:
        page.add(block)
    return page


def split(blocks: Sequence[Block], limit: int) -> tuple[tuple[Block, ...], ...]:
    """Pages of at most `limit` UTF-16 units, gaps between blocks included.

    Blocks stay whole unless one is too long for a page of its own: it is cut between sentences (preformatted
    text between lines), a sentence at a line end or a space, a word between what a reader sees as characters.
    A heading stays with what follows it where both fit a page. `ValueError` below `SMALLEST_PAGE`."""
    if limit < SMALLEST_PAGE:
        raise ValueError(f"a page needs room for {SMALLEST_PAGE} units, not {limit}")
    pages = [_Page(limit)]
    for block in blocks:
        rest = block
        while not pages[-1].takes(rest):
            long = _is_long(rest, limit)
            halves = _cut(rest, *pages[-1].room(rest), gently=True) if long else None
            if not halves:
                pages.append(pages[-1].turn(rest))
                if not long:
                    break
                room = pages[-1].room(rest)
                halves = _cut(rest, *room, gently=True) or _cut(rest, *room, gently=False)
            if not halves:
                raise ValueError("a list item's marker is longer than a page")
            pages[-1].add(halves[0])
            rest = halves[1]
            pages.append(_Page(limit))
        pages[-1].add(rest)
    return tuple(tuple(page.blocks) for page in pages if page.blocks)


def _is_long(block: Block, limit: int) -> bool:
    """Whether not even a page of its own takes the block."""
    return not _Page(limit).takes(block)


def _span_entities(block: Block, span: Span) -> int:
    return len(span.marks) + (span.href is not None) + (block.kind is Kind.HEADING)


def _entities(block: Block) -> int:
    """An upper bound of the entities that the block needs."""
    whole = block.quoted + (block.kind is Kind.PREFORMATTED)
    return whole + sum(_span_entities(block, span) for span in block.spans)


def _cut(block: Block, units: int, entities: int, *, gently: bool) -> tuple[Block, Block] | None:
    """Two halves, the first within the room; None where only a rougher cut than a gentle one would do."""
    text = "".join(span.text for span in block.spans)
    reach = _reach(block, text, units, entities)
    place = _line_end(text, reach) if block.kind is Kind.PREFORMATTED else _sentence_end(text, reach)
    if not place and not gently:
        place = _line_end(text, reach) or _space(text, reach) or _between_characters(text, reach)
    if not place:
        return None
    return (
        replace(block, spans=_slice(block.spans, 0, place)),
        replace(block, spans=_slice(block.spans, place, len(text)), before="", marker=""),
    )


def _reach(block: Block, text: str, units: int, entities: int) -> int:
    """The greatest place in the text whose left side keeps within the room."""
    entities -= _entities(replace(block, spans=()))
    place = 0
    for span in block.spans:
        entities -= _span_entities(block, span)
        if entities < 0:
            break
        place += len(span.text)
    units -= utf16_length(block.prefix)
    for position, character in enumerate(text[:place]):
        units -= 1 + (character > "\uffff")
        if units < 0:
            return position
    return place


def _slice(spans: Iterable[Span], start: int, stop: int) -> tuple[Span, ...]:
    kept = []
    offset = 0
    for span in spans:
        text = span.text[max(0, start - offset) : max(0, stop - offset)]
        if text:
            kept.append(replace(span, text=text))
        offset += len(span.text)
    return tuple(kept)


def _sentence_end(text: str, reach: int) -> int:
    """The last place up to `reach` where a sentence begins; 0 for none."""
    window = text[: reach + 1]
    ends = [match.end() for match in _SENTENCE_END.finditer(window)]
    return next((end for end in reversed(ends) if end <= reach and not window[end : end + 1].islower()), 0)


def _line_end(text: str, reach: int) -> int:
    place = text.rfind("\n", 0, reach) + 1
    return place if text[:place].strip() else 0


def _space(text: str, reach: int) -> int:
    ends = [match.end() for match in _BREAKABLE_SPACE.finditer(text[: reach + 1])]
    place = next((end for end in reversed(ends) if end <= reach), 0)
    return place if text[:place].strip() else 0


def _between_characters(text: str, reach: int) -> int:
    """The last place that tears no grapheme cluster.

    Within a cluster longer than a page anywhere, but between the two surrogates of one character."""
    for place in range(reach, 0, -1):
        if not _joined(text, place):
            return place
    torn = reach > 1 and "\ud800" <= text[reach - 1] <= "\udbff"
    return reach - torn


def _joined(text: str, place: int) -> bool:
    """Whether the characters on both sides of the place are seen as one: the rules of UAX 29, as far as the
    character data of the standard library go."""
    if place >= len(text):
        return False
    left, right = text[place - 1], text[place]
    if right in _REGIONAL_INDICATORS and left in _REGIONAL_INDICATORS:
        flags = text[max(0, place - 64) : place]
        return (len(flags) - len(flags.rstrip(_REGIONAL_INDICATORS))) % 2 == 1
    if unicodedata.category(right)[0] == "M" or right in "\u200c\u200d\u0e33\u0eb3":
        return True
    if "\U0001f3fb" <= right <= "\U0001f3ff" or "\U000e0020" <= right <= "\U000e007f":
        return True
    # A joiner, a virama, or a sign that is written under the number behind it.
    if left in "\u200d\u0600\u0601\u0602\u0603\u0604\u0605\u06dd" or unicodedata.combining(left) == 9:
        return True
    if "\ud800" <= left <= "\udbff" and "\udc00" <= right <= "\udfff":
        return True
    if "\u1160" <= right <= "\u11ff" or ("\u1100" <= left <= "\u115f" and "\uac00" <= right <= "\ud7a3"):
        return True
    return "\u1100" <= left <= "\u115f" and "\u1100" <= right <= "\u115f"
