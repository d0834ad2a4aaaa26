"""Blocks: what every format is read into before anything is cut or named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from framing.article.mapped import Edit, Mapped
from framing.schema import Repair

BlockKind = Literal["heading", "short", "paragraph", "item", "caption", "row", "standfirst"]
"""``short`` is a single line of plain text that may be a heading; the others are what the format says."""

_TABS = re.compile(r"[ ]?\t[ \t]*")
_SPACE = re.compile(r"[\s\x85\u2028\u2029]+")
_HYPHEN_WRAP = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])(?!(?:and|or|to)\b)")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text as it stands on the page; ``level`` is a heading's (1 to 6), else 0."""

    kind: BlockKind
    text: Mapped
    level: int = 0

    @property
    def words(self) -> int:
        """The number of words."""
        return len(self.text.text.split())

    def with_text(self, text: Mapped) -> Block:
        """The block with another text."""
        return replace(self, text=text)

    def of_kind(self, kind: BlockKind) -> Block:
        """The block as another kind."""
        return replace(self, kind=kind)


@dataclass(frozen=True, slots=True)
class Page:
    """What a format gives: the decoded input, its blocks in order, and what its meta data say.

    ``addresses`` are the page's own; ``publishers`` and ``authors`` as written.
    """

    decoded: str
    blocks: list[Block]
    published: date | None = None
    addresses: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    repairs: tuple[Repair, ...] = ()


def normalised(text: Mapped) -> Mapped:
    """One space for each run of white space, none at the ends; a line wrapped at a hyphen is joined at it."""
    text = text.edit([(m.start() + 1, m.end(), "") for m in _HYPHEN_WRAP.finditer(text.text)])
    edits: list[Edit] = [(m.start(), m.end(), " ") for m in _SPACE.finditer(text.text) if m[0] != " "]
    return text.edit(edits).strip()


def cells(row: Mapped) -> Mapped:
    """A row whose cells have tabs between, with " | " between instead."""
    return row.edit([(m.start(), m.end(), " | ") for m in _TABS.finditer(row.text)])
