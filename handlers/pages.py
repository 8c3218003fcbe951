"""Blocks as Telegram's HTML, and a translation as the messages that carry it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from urllib.parse import unquote

from bot.domain.prose import Block, Kind, Mark, Span, split, visible_text
from bot.domain.statement import Translation
from texts.markdown import blocks_of

PAGE = 4000
"""UTF-16 units of visible text; Telegram takes 4096 characters, and a little room is left for a last line."""

_TAGS = {Mark.BOLD: "b", Mark.ITALIC: "i", Mark.STRIKE: "s", Mark.CODE: "code"}


def message_pages(translation: Translation, *, limit: int = PAGE) -> list[str]:
    """The title in bold and the body, as the HTML of one message after the other.

    Telegram trims white space at both ends of a message and refuses an empty one, so a page on which nothing
    is to be seen is left out."""
    title = Block(Kind.HEADING, (Span(translation.title.strip()),), level=1)
    body = (_spell_out_addresses(block) for block in blocks_of(translation))
    return [to_html(page) for page in split((title, *body), limit) if _can_be_seen(visible_text(page))]


def to_html(blocks: Sequence[Block]) -> str:
    """What Telegram's HTML parser turns back into `visible_text(blocks)`."""
    parts: list[str] = []
    for quoted, group in groupby(blocks, key=lambda block: block.quoted):
        run = tuple(group)
        gap = run[0].before if parts else ""
        inner = "".join(
            (block.before if position else "") + _block(block) for position, block in enumerate(run)
        )
        parts.append(gap + (f"<blockquote>{inner}</blockquote>" if quoted else inner))
    return "".join(parts)


def _block(block: Block) -> str:
    text = _escape(block.prefix) + _spans(block)
    return f"<pre>{text}</pre>" if block.kind is Kind.PREFORMATTED else text


def _spans(block: Block) -> str:
    """The spans with their tags; a tag that two neighbours share stays open between them."""
    parts: list[str] = []
    stack: list[tuple[str, str]] = []
    for span in block.spans:
        wanted = _tags(block, span)
        shared = 0
        while shared < min(len(stack), len(wanted)) and stack[shared] == wanted[shared]:
            shared += 1
        parts.extend(_close(stack[shared:]))
        parts.extend(opening for _, opening in wanted[shared:])
        parts.append(_escape(span.text))
        stack = wanted
    return "".join([*parts, *_close(stack)])


def _close(tags: Iterable[tuple[str, str]]) -> list[str]:
    return [f"</{name}>" for name, _ in reversed(list(tags))]


def _tags(block: Block, span: Span) -> list[tuple[str, str]]:
    """Names and opening tags, outermost first. In Telegram code holds nothing and lies in nothing."""
    if block.kind is Kind.PREFORMATTED:
        return []
    if span.href is not None and not _is_address(span):
        address = _escape(span.href).replace('"', "&quot;")
        link = [("a", f'<a href="{address}">')]
    else:
        link = []
    marks = set(span.marks)
    if block.kind is Kind.HEADING:
        marks.add(Mark.BOLD)
    if Mark.CODE in marks:
        marks = set() if link else {Mark.CODE}
    return link + [(tag, f"<{tag}>") for mark, tag in _TAGS.items() if mark in marks]


def _spell_out_addresses(block: Block) -> Block:
    """Telegram has no links to mail addresses: one that the text does not show is written behind it."""
    spans: list[Span] = []
    for href, group in groupby(block.spans, key=lambda span: span.href if _is_address(span) else None):
        run = list(group)
        spans.extend(replace(span, href=None) if href else span for span in run)
        address = unquote(href.split(":", 1)[1].split("?", 1)[0]) if href else ""
        if address not in "".join(span.text for span in run):
            spans.append(Span(f" ({address})"))
    return replace(block, spans=tuple(spans))


def _is_address(span: Span) -> bool:
    return span.href is not None and span.href.lower().startswith("mailto:")


def _can_be_seen(text: str) -> bool:
    return any(unicodedata.category(character)[0] not in "ZC" for character in text)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
