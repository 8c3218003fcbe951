"""The difference between two versions of a text, as Telegram's HTML in messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from bot.domain.difference import Change, Paragraph, Piece, difference
from bot.domain.prose import Block, Kind, Mark, Span, split, visible_text
from bot.domain.statement import Translation
from handlers.pages import PAGE, to_html
from texts.markdown import blocks_of

MARKS = {
    Change.KEPT: frozenset[Mark](),
    Change.REMOVED: frozenset({Mark.STRIKE}),
    Change.ADDED: frozenset({Mark.BOLD}),
}
SHORT = 70
"""Characters of an unchanged paragraph that are shown: enough to know it again."""


@lru_cache(maxsize=32)
def difference_pages(old: Translation, new: Translation) -> tuple[str, ...]:
    """Empty when nothing that is read has changed. Everybody who signed asks for the same ones."""
    paragraphs = difference(_read(old), _read(new))
    if not any(each.changed for each in paragraphs):
        return ()
    pages = split(tuple(_blocks(paragraphs)), PAGE)
    return tuple(to_html(page) for page in pages if visible_text(page).strip())


def _read(text: Translation) -> str:
    """As it is read: without the signs of its formatting."""
    return f"{text.title.strip()}\n\n{visible_text(blocks_of(text))}"


def _blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    for changed, group in groupby(paragraphs, key=lambda each: each.changed):
        run = list(group)
        if changed:
            yield from (_block(each.pieces) for each in run)
            continue
        # What stands between changes is named by its ends: the reader sees where in the text they are.
        yield _shortened(run[0])
        if len(run) > 2:
            yield _block([Piece(Change.KEPT, "[…]")])
        if len(run) > 1:
            yield _shortened(run[-1])


def _shortened(paragraph: Paragraph) -> Block:
    text = paragraph.side(without=Change.REMOVED).strip()
    if len(text) > SHORT:
        text = text[:SHORT].rsplit(maxsplit=1)[0].rstrip() + " […]"
    return _block([Piece(Change.KEPT, text)])


def _block(pieces: Iterable[Piece]) -> Block:
    """The empty lines behind a paragraph are the block's own affair."""
    spans = [Span(piece.text, MARKS[piece.change]) for piece in pieces]
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(), spans[-1].marks)
    return Block(Kind.PARAGRAPH, tuple(spans))
