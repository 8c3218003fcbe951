"""Markdown read into blocks: CommonMark and struck-out text, nothing else; HTML stays as it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.domain.prose import Block, Kind, Mark, Span, plain_blocks
from bot.domain.statement import TextFormat, Translation

_LINK = re.compile(r"https?://[^\s/?#]|mailto:[^\s@]+@|tg://[^\s]", re.IGNORECASE)
_LONGEST_LINK = 2000
_MARKS = {"strong": Mark.BOLD, "em": Mark.ITALIC, "s": Mark.STRIKE}
_ITEM = re.compile(r"\(?(?:\d{1,3}[.)]|[^\W\d_]\))\s|[–—•·▪●]\s")
DIVIDER = "———"
BULLET = "•"


class _Markdown(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 (the parser's own name)
        """Only what a reader can follow is a link; anything else stays as it is written."""
        return len(url) <= _LONGEST_LINK and _LINK.match(url) is not None


_PARSER = _Markdown("commonmark", {"html": False}).enable("strikethrough")


def blocks_of(translation: Translation) -> tuple[Block, ...]:
    """The body as blocks, read as its format says."""
    if translation.format is TextFormat.PLAIN:
        return plain_blocks(translation.body)
    return markdown_blocks(translation.body)


def markdown_blocks(text: str) -> tuple[Block, ...]:
    """Blocks of a Markdown text.

    Lists keep the numbers and the `.` or `)` they are written with, and flatten into items that know their
    level. An image becomes its description, linked to the picture. A line break in the source is a space;
    it stays before what its writer means as an item and Markdown does not take for one, such as `a)`."""
    writer = _Writer()
    for token in _PARSER.parse(text):
        writer.take(token)
    return tuple(writer.blocks)


@dataclass(slots=True)
class _Writer:
    """Walks the flat tokens and remembers what is open around them."""

    blocks: list[Block] = field(default_factory=list)
    quotes: int = 0
    lists: int = 0
    list_start: int = 0
    """How many blocks there were when the outermost list began."""
    marker: str = ""
    """The marker of an item that has shown nothing yet."""
    heading: int = 0
    tight: bool = False

    def take(self, token: Token) -> None:
        match token.type:
            case "blockquote_open" | "blockquote_close":
                self._show_marker()
                self.quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                self._show_marker()
                self.lists += 1
                if self.lists == 1:
                    self.list_start = len(self.blocks)
            case "bullet_list_close" | "ordered_list_close":
                self.lists -= 1
            case "list_item_open":
                self.marker = token.info + token.markup if token.info else BULLET
            case "list_item_close":
                self._show_marker()
            case "heading_open":
                self._show_marker()
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "paragraph_open":
                self.tight = token.hidden
            case "inline":
                self._write_inline(_spans(token.children or ()))
            case "fence" | "code_block":
                self._show_marker()
                self._write(Kind.PREFORMATTED, (Span(token.content.removesuffix("\n")),))
            case "hr":
                self._show_marker()
                self._write(Kind.DIVIDER, (Span(DIVIDER),))

    def _write_inline(self, spans: tuple[Span, ...]) -> None:
        if self.heading:
            self._write(Kind.HEADING, spans, level=self.heading)
        elif self.lists:
            marker, self.marker = self.marker, ""
            self._write(Kind.LIST_ITEM, spans, level=self.lists - 1, marker=marker, tight=self.tight)
        else:
            self._write(Kind.PARAGRAPH, spans)

    def _show_marker(self) -> None:
        """An item that does not begin with a paragraph has its marker on a line of its own."""
        if self.marker:
            marker, self.marker = self.marker, ""
            self._write(Kind.LIST_ITEM, (), level=self.lists - 1, marker=marker, tight=True)

    def _write(
        self, kind: Kind, spans: tuple[Span, ...], *, level: int = 0, marker: str = "", tight: bool = False
    ) -> None:
        within_list = tight and len(self.blocks) > self.list_start
        block = Block(kind, spans, level, marker, self.quotes > 0, "\n" if within_list else "\n\n")
        if block.text:
            self.blocks.append(block)


def _spans(tokens: Sequence[Token]) -> tuple[Span, ...]:
    spans: list[Span] = []
    marks: set[Mark] = set()
    links: list[str] = []
    for position, token in enumerate(tokens):
        name = token.tag if token.nesting else token.type
        text = token.content
        href = links[-1] if links else None
        extra: frozenset[Mark] = frozenset()
        match name:
            case "strong" | "em" | "s":
                (marks.add if token.nesting > 0 else marks.discard)(_MARKS[name])
            case "a" if token.nesting > 0:
                links.append(str(token.attrs["href"]))
            case "a":
                links.pop()
            case "image":
                source = str(token.attrs["src"])
                text = "".join(child.content for child in token.children or ()) or source
                href = href or source
            case "code_inline":
                extra = frozenset({Mark.CODE})
            case "softbreak":
                following = tokens[position + 1].content if position + 1 < len(tokens) else ""
                text = "\n" if _ITEM.match(following) else " "
            case "hardbreak":
                text = "\n"
        if text:
            _append(spans, Span(text, frozenset(marks) | extra, href))
    return tuple(spans)


def _append(spans: list[Span], span: Span) -> None:
    """Spans that look alike are one, so that formatting does not come in crumbs."""
    if spans and replace(spans[-1], text="") == replace(span, text=""):
        span = replace(span, text=spans.pop().text + span.text)
    spans.append(span)
