"""The voices of one paragraph, as ranges that may lie inside one another."""

from __future__ import annotations

from dataclasses import dataclass

from framing.schema import Voice, VoiceKind

AUTHOR = Voice()

RANK: dict[VoiceKind, int] = {"criticised": 5, "denied": 4, "quoted": 3, "distanced": 2, "attributed": 1, "author": 0}
"""Which voice a word has where several hold it. A criticised or denied word is asserted by nobody in the article, whoever is quoted around
it; scare quotes inside somebody's own words are still that somebody's; distance outweighs the source of the sentence around it."""


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """``[start, end)`` of the paragraph is spoken in ``voice``.

    Attributes:
        start, end: half-open, in code points of the paragraph.
        voice: kind and source as written.
        records: True where the source is data, a report or an office's figures: it can vouch for a figure, not for a motive.
    """

    start: int
    end: int
    voice: Voice
    records: bool = False


@dataclass(frozen=True, slots=True)
class VoiceMap:
    """Every voice of a paragraph that is not plainly the author's.

    Attributes:
        spans: in order of their start.
        open: the voice of a quotation that is not closed at the paragraph's end, which the next paragraph may go on with.
    """

    spans: tuple[VoiceSpan, ...] = ()
    open: Voice | None = None

    def span_at(self, start: int, end: int) -> VoiceSpan | None:
        """The range that gives ``[start, end)`` its voice, or None where it is the author's.

        A range counts where it holds the middle of the words asked for, so that a mark or a hedge more or less changes nothing.
        """
        middle = (start + end) / 2
        holding = [s for s in self.spans if s.start <= middle < s.end]
        return min(holding, key=lambda s: (-RANK[s.voice.kind], s.voice.source is None, s.end - s.start), default=None)

    def at(self, start: int, end: int) -> Voice:
        """The voice of ``[start, end)``."""
        span = self.span_at(start, end)
        return span.voice if span is not None else AUTHOR

    def within(self, start: int, end: int) -> tuple[VoiceSpan, ...]:
        """The ranges that have at least one code point in ``[start, end)``."""
        return tuple(s for s in self.spans if s.start < end and start < s.end)
