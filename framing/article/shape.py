"""Blocks to fields: which is the headline, what stands under it, which lines are subheads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from framing.article.blocks import Block
from framing.article.data import furniture
from framing.article.dates import read_date_line, starts_with_dateline
from framing.article.furniture import is_sentence
from framing.article.mapped import Mapped
from framing.schema.article import FieldKind

_HEADLINE_WORDS = 30
"""Headlines of agencies stop at about 15 words, those of trade sites at twice that."""
_SUBHEAD_WORDS = 12
_SUBHEAD_LETTERS = 90
"""A subhead fits on a line."""
_STANDFIRST_WORDS = 60
"""A standfirst is a paragraph of one or two sentences."""
_HIGHLIGHT_WORDS = 45
"""A highlight is a sentence; a longer line is the article itself."""
_KICKER_WORDS = 6
"""What stands over a headline (section, kicker) is a few words; longer text over it belongs to the article."""
_NO_SUBHEAD_END = re.compile(r"""[.,;:…]["'”’)\]]*\Z""")
_SUBHEAD_START = re.compile(r"""["'“‘(]*[A-Z0-9]""")
_FULL_STOP = re.compile(r"(?<![A-Z]|\.)\.[\"'”’)]*\Z")
"""A full stop that is none of an abbreviation ("U.S."): headlines have none."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """The fields in order and the date of a date line."""

    fields: list[tuple[FieldKind, Mapped]]
    published: date | None


def _could_be_headline(block: Block) -> bool:
    if block.kind not in ("short", "heading") or block.words > _HEADLINE_WORDS or starts_with_dateline(block.text.text):
        return False
    text = block.text.text
    if furniture().highlights.fullmatch(text.rstrip(":")):
        return False
    return block.kind == "heading" or not _FULL_STOP.search(text)


def _headline_at(blocks: list[Block]) -> int | None:
    """The index of the headline: the first heading of the first level, else the first heading or short line before any running text."""
    top = next((i for i, b in enumerate(blocks) if b.kind == "heading" and b.level == 1), None)
    if top is not None:
        return top
    first: int | None = None
    for index, block in enumerate(blocks):
        if read_date_line(block.text.text):
            continue
        if block.kind == "heading":
            return index
        if (first is None or blocks[first].words == 1) and _could_be_headline(block):
            first = index
        elif block.words > _KICKER_WORDS:
            break
    return first


def _looks_like_subhead(block: Block) -> bool:
    text = block.text.text
    return (
        block.words <= _SUBHEAD_WORDS
        and len(text) <= _SUBHEAD_LETTERS
        and not _NO_SUBHEAD_END.search(text)
        and bool(_SUBHEAD_START.match(text))
        and any(c.isalpha() for c in text)
    )


class _Shaper:
    """Walks the blocks once; a local of ``shape``, never shared."""

    def __init__(self, blocks: list[Block]) -> None:
        self.blocks = blocks
        self.fields: list[tuple[FieldKind, Mapped]] = []
        self.published: date | None = None
        self.seen_body = False

    def add(self, kind: FieldKind, block: Block) -> None:
        self.fields.append((kind, block.text))

    def take_date(self, block: Block) -> bool:
        """True for a date line, which is read and is no field. Under the body only a date that says what it is counts."""
        day = read_date_line(block.text.text)
        if day is None or block.kind in ("row", "caption"):
            return False
        if self.published is None and (not self.seen_body or block.text.text.lower().startswith(("published", "posted", "date"))):
            self.published = day
        return True

    def highlights(self, index: int) -> int:
        """The end of a list of highlights that begins after the heading at ``index``; ``index`` if there is none."""
        end = index + 1
        if end < len(self.blocks) and self.blocks[end].kind == "item":
            while end < len(self.blocks) and self.blocks[end].kind == "item":
                end += 1
            return end
        if self.seen_body:
            return index
        while end < len(self.blocks) and self.blocks[end].kind == "short" and self.blocks[end].words <= _HIGHLIGHT_WORDS:
            if starts_with_dateline(self.blocks[end].text.text) or read_date_line(self.blocks[end].text.text):
                break
            end += 1
        whole = end < len(self.blocks) and self.blocks[end].words > _HIGHLIGHT_WORDS / 2
        return end if whole and end - index > 2 else index

    def is_standfirst(self, index: int) -> bool:
        """True for a short text between the headline and a date line, or one that the format marks."""
        block = self.blocks[index]
        if self.seen_body or block.words > _STANDFIRST_WORDS or starts_with_dateline(block.text.text):
            return False
        if block.kind == "standfirst":
            return True
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        under_headline = bool(self.fields) and self.fields[-1][0] == "headline"
        return under_headline and block.kind != "item" and bool(after and read_date_line(after.text.text))

    def body(self, index: int) -> None:
        block = self.blocks[index]
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        leads = after is not None and after.kind not in ("caption", "heading") and (after.kind != "short" or is_sentence(after))
        short = block.kind == "short" and self.seen_body and _looks_like_subhead(block)
        if block.kind == "heading" or (short and leads):
            self.add("subhead", block)
        else:
            self.add("body", block)
            self.seen_body = True

    def run(self) -> Shaped:
        top = _headline_at(self.blocks)
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            over = top is not None and index < top
            if index == top:
                self.add("headline", block)
            elif self.take_date(block) or (over and block.words <= _KICKER_WORDS):
                pass
            elif block.kind == "row":
                self.add("table", block)
            elif block.kind == "caption":
                self.add("caption", block)
            elif furniture().highlights.fullmatch(block.text.text.rstrip(":")) and (end := self.highlights(index)) > index:
                for highlight in self.blocks[index + 1 : end]:
                    self.add("highlights", highlight)
                index = end
                continue
            elif block.kind == "item" and not self.seen_body and top is not None and not over:
                self.add("highlights", block)
            elif not over and self.is_standfirst(index):
                self.add("standfirst", block)
            else:
                self.body(index)
            index += 1
        return Shaped(self.fields, self.published)


def shape(blocks: list[Block]) -> Shaped:
    """The fields of the article's blocks; a date line is read and left out, a bullet's heading ("Highlights") too."""
    return _Shaper(blocks).run()
