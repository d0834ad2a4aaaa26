"""Markdown to blocks. markdown-it-py says which lines are which block; positions come from our own pass over those lines."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.article import problems
from framing.article.blocks import Block, BlockKind, Page
from framing.article.dates import read_timestamp
from framing.article.inline import without_marks
from framing.article.mapped import Mapped, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_BREAK = re.compile(r"\r\n?|\n")
_FRONT = re.compile(r"---[ \t]*(?:\r\n?|\n)(?P<body>.*?)(?:(?<=\n)|(?<=\r))(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.DOTALL)
_KEY = re.compile(r"""(?P<key>[A-Za-z][\w-]*)[ \t]*:[ \t]*(?P<quote>["']?)(?P<value>.*?)(?P=quote)[ \t]*(?:[ \t]#.*)?""")
_ATX = re.compile(r"[ \t>]*#{1,6}(?:[ \t]+(?P<text>.*?))??(?:[ \t]+#+)?[ \t]*")
_CELL_BREAK = re.compile(r"(?<!\\)\|")
_WHOLE_ITALICS = re.compile(r"([*_])(?![*_\s])(?:(?!\1).)+(?<!\s)\1", re.DOTALL)
_WHOLE_BOLD = re.compile(r"(\*\*|__)(?![*_\s])(?:(?!\1).)+(?<!\s)\1", re.DOTALL)
_DATE_KEYS = ("published", "date", "publish_date", "pubdate")
_AUTHOR_KEYS = ("author", "authors", "byline", "agency")
_BOLD_HEADING_WORDS = 12
"""A bold line of a paragraph's length is emphasis, not a subhead."""


def _line_ranges(text: str) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    at = 0
    for found in _BREAK.finditer(text):
        ranges.append((at, found.start()))
        at = found.end()
    return [*ranges, (at, len(text))]


class _Reader:
    """One reading of a text; a local of ``markdown_page``."""

    def __init__(self, text: Mapped, name: str) -> None:
        self.name = name
        front = _FRONT.match(text.text)
        self.offset = front.end() if front else 0
        self.text = text
        self.body = text.text[self.offset :]
        self.lines = _line_ranges(self.body)
        self.front: dict[str, tuple[str, int, int]] = {}
        if front:
            self._read_front(front)

    def _read_front(self, front: re.Match[str]) -> None:
        for start, end in _line_ranges(front["body"]):
            found = _KEY.fullmatch(front["body"], start, end)
            if found and found["value"].strip():
                at = front.start("body")
                self.front.setdefault(found["key"].lower(), (found["value"].strip(), at + found.start("value"), at + found.end("value")))

    def published(self) -> date | None:
        """The date of the front matter.

        Raises:
            FramingError: bad-date, where the front matter has a date that is none.
        """
        for key in _DATE_KEYS:
            if key in self.front:
                day = read_timestamp(self.front[key][0])
                if day is None:
                    raise problems.bad_date(self.front[key][0], f"The front matter of {problems.shown(self.name)}", self.name)
                return day
        return None

    def cut(self, start: int, end: int) -> Mapped:
        """A range of the body, mapped."""
        return self.text.cut(self.offset + start, self.offset + end)

    def content(self, first: int, last: int, content: str) -> Mapped:
        """The lines ``first`` to ``last`` without what the block structure puts before them (list signs, quotation signs, indents).

        ``content`` is markdown-it's text of the block: each of its lines is the end of a line of the source.
        """
        parts: list[Mapped] = []
        for (start, end), line in zip(self.lines[first:last], content.split("\n"), strict=False):
            raw = self.body[start:end].rstrip()
            line = line.strip()
            at = start + len(raw) - len(line) if line and raw.endswith(line) else start + len(raw) - len(raw.lstrip(" \t>"))
            piece = self.cut(at, start + len(raw))
            if parts and len(parts[-1]):
                gap = parts[-1].source_end
                parts.append(Mapped.made("\n", gap, max(gap, piece.source_start)))
            parts.append(piece)
        return join(parts)


def _row(reader: _Reader, line: int) -> Mapped:
    """A row of a table, its cells joined by " | "."""
    start, end = reader.lines[line]
    raw = reader.body[start:end]
    bars = [m.start() for m in _CELL_BREAK.finditer(raw)]
    bounds = [-1, *bars, len(raw)]
    cells: list[Mapped] = []
    for low, high in pairwise(bounds):
        cell = without_marks(reader.cut(start + low + 1, start + high).strip()).strip()
        if len(cell):
            if cells:
                cells.append(Mapped.made(" | ", cells[-1].source_end, cell.source_start))
            cells.append(cell)
    return join(cells)


def _block(raw: Mapped, in_item: bool) -> Block:
    stripped = raw.text.strip()
    kind: BlockKind = "item" if in_item else "paragraph"
    level = 0
    if not in_item and _WHOLE_BOLD.fullmatch(stripped) and len(stripped.split()) <= _BOLD_HEADING_WORDS and stripped[-3] not in ".,;:":
        kind, level = "heading", 3
    elif not in_item and _WHOLE_ITALICS.fullmatch(stripped):
        kind = "standfirst"
    return Block(kind, without_marks(raw), level)


def _blocks(reader: _Reader, tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    items = 0
    for index, token in enumerate(tokens):
        if token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open":
            if token.markup.startswith("#"):
                start, end = reader.lines[first]
                found = _ATX.fullmatch(reader.body, start, end)
                raw = reader.cut(*found.span("text")) if found and found["text"] else Mapped("", ())
                if not len(raw) and tokens[index + 1].content:
                    raw = reader.content(first, last, tokens[index + 1].content)
            else:
                raw = reader.content(first, last - 1, tokens[index + 1].content)
            blocks.append(Block("heading", without_marks(raw), int(token.tag[1])))
        elif token.type == "paragraph_open":
            blocks.append(_block(reader.content(first, last, tokens[index + 1].content), items > 0))
        elif token.type in ("code_block", "fence"):
            inner = (first + 1, last - 1) if token.type == "fence" else (first, last)
            for line in range(*inner):
                blocks.append(Block("paragraph", reader.cut(*reader.lines[line])))
        elif token.type == "tr_open":
            blocks.append(Block("row", _row(reader, first)))
        elif token.type == "html_block":
            from framing.article.html import html_blocks

            start, end = reader.lines[first][0], reader.lines[min(last, len(reader.lines)) - 1][1]
            blocks.extend(html_blocks(reader.cut(start, end)))
    return [b for b in blocks if b.text.text.strip()]


def markdown_page(text: Mapped, name: str) -> Page:
    """The blocks of a mended Markdown text, and what its front matter says (date, author, and a title where there is no headline).

    Raises:
        FramingError: bad-date.
    """
    from markdown_it import MarkdownIt

    reader = _Reader(text, name)
    blocks = _blocks(reader, MarkdownIt("commonmark").enable("table").parse(reader.body))
    title = reader.front.get("title")
    if title and not any(b.kind == "heading" and b.level == 1 for b in blocks):
        blocks.insert(0, Block("heading", text.cut(title[1], title[2]), 1))
    authors = tuple(reader.front[k][0] for k in _AUTHOR_KEYS if k in reader.front)
    return Page("", blocks, reader.published(), (), authors)
