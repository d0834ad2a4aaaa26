"""Text that knows where it came from: every edit keeps the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from framing.schema.article import Piece

Edit = tuple[int, int, str]
"""``text[start:end]`` becomes the string; edits stand in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and its pieces, which cover it in order; offsets are code points of ``text`` and of the decoded source.

    An exact piece maps code point by code point; any other as a whole, so that what is cut out of it still maps to all of it.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> Mapped:
        """A range of the source as it is."""
        end = len(source) if end is None else end
        return cls(source[start:end], (Piece(0, end - start, start, end),) if end > start else ())

    @classmethod
    def made(cls, text: str, start: int, end: int) -> Mapped:
        """A text that stands for ``source[start:end]`` as a whole (an entity, a joining space)."""
        return cls(text, (Piece(0, len(text), start, end, exact=False),) if text else ())

    def __len__(self) -> int:
        return len(self.text)

    @property
    def source_start(self) -> int:
        """The first offset of the source that the text came from; 0 for an empty text."""
        return self.pieces[0].source_start if self.pieces else 0

    @property
    def source_end(self) -> int:
        """The offset of the source after the text's last piece; 0 for an empty text."""
        return self.pieces[-1].source_end if self.pieces else 0

    def _cut(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of ``text[start:end]``, still in the text's own offsets."""
        index = max(0, bisect_right(self.pieces, start, key=lambda p: p.start) - 1)
        while index < len(self.pieces) and self.pieces[index].start < end:
            piece = self.pieces[index]
            index += 1
            low, high = max(piece.start, start), min(piece.end, end)
            if low >= high:
                continue
            if piece.exact:
                yield Piece(low, high, piece.source_start + low - piece.start, piece.source_start + high - piece.start)
            else:
                yield Piece(low, high, piece.source_start, piece.source_end, exact=False)

    def cut(self, start: int, end: int) -> Mapped:
        """The mapped ``text[start:end]``."""
        return join_pieces(self.text[start:end], self._cut(start, end))

    def edit(self, edits: Sequence[Edit]) -> Mapped:
        """The text with the edits made; what an edit wrote maps as a whole to what it replaced."""
        if not edits:
            return self
        return join(self._edited(edits))

    def _edited(self, edits: Sequence[Edit]) -> Iterator[Mapped]:
        at = 0
        for start, end, new in edits:
            if start > at:
                yield self.cut(at, start)
            if new:
                old = tuple(self._cut(start, end))
                place = (old[0].source_start, old[-1].source_end) if old else (self._source_at(start),) * 2
                yield Mapped.made(new, *place)
            at = end
        if at < len(self.text):
            yield self.cut(at, len(self.text))

    def _source_at(self, offset: int) -> int:
        for piece in self._cut(offset, offset + 1):
            return piece.source_start
        return self.source_end

    def strip(self) -> Mapped:
        """The text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        end = len(self.text.rstrip())
        return self if (start, end) == (0, len(self.text)) else self.cut(start, max(start, end))


def join_pieces(text: str, pieces: Iterable[Piece]) -> Mapped:
    """A Mapped of pieces that stand in order but at any offset: they are laid end to end, neighbours that run on are merged."""
    laid: list[Piece] = []
    at = 0
    for piece in pieces:
        size = piece.end - piece.start
        last = laid[-1] if laid else None
        if last and last.exact and piece.exact and last.source_end == piece.source_start:
            laid[-1] = Piece(last.start, at + size, last.source_start, piece.source_end)
        elif last and not last.exact and not piece.exact and (last.source_start, last.source_end) == (piece.source_start, piece.source_end):
            laid[-1] = Piece(last.start, at + size, last.source_start, last.source_end, exact=False)
        else:
            laid.append(Piece(at, at + size, piece.source_start, piece.source_end, piece.exact))
        at += size
    return Mapped(text, tuple(laid))


def join(parts: Iterable[Mapped]) -> Mapped:
    """The texts one after the other."""
    kept = list(parts)
    return join_pieces("".join(p.text for p in kept), (piece for p in kept for piece in p.pieces))
