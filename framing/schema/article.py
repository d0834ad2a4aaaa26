"""An article: clean text, its fields, and the way back to the input."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from framing.schema.span import Span

FieldKind = Literal["headline", "standfirst", "highlights", "subhead", "body", "caption", "table"]


@dataclass(frozen=True, slots=True)
class Field:
    """A range of the clean text and what it is; fields do not overlap and stand in order.

    A body is one field per paragraph; highlights and tables one per item or row.
    """

    kind: FieldKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended in the input, said for people ("encoding: UTF-8 read as Windows-874, 41 places")."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Piece:
    """``text[start:end]`` came from ``source[source_start:source_end]``; ``exact`` pieces map code point by code point, the others as a whole."""

    start: int
    end: int
    source_start: int
    source_end: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Every range of the clean text to its place in the decoded input.

    Pieces are in order of the clean text and cover it; what the input did not hold (a joining newline) is a piece of an empty source range.
    """

    pieces: tuple[Piece, ...]

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """The map of a text that is its own source."""
        return cls((Piece(0, length, 0, length),) if length else ())

    def __call__(self, span: Span) -> Span:
        """The range of the decoded input that ``span`` of the clean text came from."""
        if not self.pieces:
            return Span(0, 0)

        def at(offset: int, end: bool) -> int:
            index = max(0, bisect_right(self.pieces, offset - 1 if end and offset > 0 else offset, key=lambda p: p.start) - 1)
            piece = self.pieces[index]
            if piece.exact:
                return piece.source_start + min(offset, piece.end) - piece.start
            return piece.source_end if end and offset > piece.start else piece.source_start

        low = at(span.start, end=False)
        return Span(low, max(low, at(span.end, end=True))) if span.end > span.start else Span(low, low)


@dataclass(frozen=True, slots=True)
class Article:
    """One article, ready to be read.

    Attributes:
        id: a digest of content, the same for the same clean text and date.
        text: the clean text; every offset of a report is in its code points.
        fields: what each range of ``text`` is; a gap between fields is white space.
        published: the publishing date, or None where none was found or given.
        published_from: how the date is known ("given", "meta data", "dateline", "date line").
        language: ISO 639-1.
        source: the name of the input, as given (a path, an address, "-").
        agencies: agencies or outlets that the article names as its author (byline, "(Reuters) -").
        repairs: what was mended.
        decoded: the decoded input that ``source_map`` points into.
    """

    id: str
    text: str
    fields: tuple[Field, ...]
    published: date | None
    published_from: str | None
    language: str
    source: str
    agencies: tuple[str, ...]
    repairs: tuple[Repair, ...]
    source_map: SourceMap
    decoded: str

    @property
    def headline(self) -> str | None:
        """The headline's text, or None."""
        return next((self.text[f.start : f.end] for f in self.fields if f.kind == "headline"), None)

    def in_fields(self, kinds: Iterable[FieldKind]) -> tuple[Field, ...]:
        """The fields of these kinds, in order."""
        wanted = frozenset(kinds)
        return tuple(f for f in self.fields if f.kind in wanted)

    def field_at(self, offset: int) -> FieldKind | None:
        """The kind of the field that holds ``offset``, or None."""
        return next((f.kind for f in self.fields if f.start <= offset < f.end), None)
