"""The period of a figure and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.claims.context import Context
from framing.claims.periods import PeriodMention, govern, resolve_baseline
from framing.claims.vocabulary import vocabulary
from framing.schema import Baseline, Inferred, Other, Period, Read, Span
from framing.schema.claim import RoleSource

if TYPE_CHECKING:
    from framing.claims.assemble import Figure
    from framing.language import Paragraph

_FROM = re.compile(r"\bfrom\s+(?:a\s+\w+\s+)?(?:about|nearly|some|around|just|only)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class Window:
    """Period and baseline with their sources (article offsets). ``level_of_baseline`` is True for the amount after "from"."""

    period: Period | None = None
    period_source: RoleSource | None = None
    baseline: Baseline | None = None
    baseline_source: RoleSource | None = None
    level_of_baseline: bool = False
    period_span: Span | None = None


def read_window(
    paragraph: Paragraph, sentence: Span, figure: Figure, periods: Sequence[PeriodMention], previous: Window | None, context: Context
) -> Window:
    """The window of one figure: from its own chunk, else its sentence, else the sentence before in its paragraph."""
    text = paragraph.text
    span = figure.number.quantity.span
    inside = [p for p in periods if sentence.start <= p.start < sentence.end]
    own = [p for p in inside if figure.chunk.own.start <= p.start < figure.chunk.own.end]
    window, baseline = govern(own, span, text)
    if window is None or baseline is None:
        wide_window, wide_baseline = govern(inside, span, text)
        window = window or wide_window
        shared = figure.chunk.ordinal == 0 or (wide_baseline is not None and wide_baseline.start < span.start)
        if baseline is None and shared and not own:
            baseline = wide_baseline
    off = paragraph.start
    season = _season(text, sentence)
    period: Period | None = None
    source: RoleSource | None = None
    period_span: Span | None = None
    if window is not None and window.period is not None:
        period = window.period
        source = Read(window.start + off, window.end + off)
        period_span = Span(window.start + off, window.end + off)
    elif season is not None:
        source = Other(text[season.start : season.end], season.start + off, season.end + off)
    else:
        entry = context.latest("period", paragraph=paragraph.index)
        if previous is not None and previous.period is not None and previous.period_span is not None:
            period, period_span = previous.period, previous.period_span
            source = Inferred("same_sentence", period_span.start, period_span.end)
        elif entry is not None and entry.period is not None and entry.period_span is not None and not any(p.role == "window" for p in inside):
            period, period_span = entry.period, entry.period_span
            source = Inferred("earlier_sentence", period_span.start, period_span.end)
    compared: Baseline | None = None
    compared_source: RoleSource | None = None
    if baseline is not None:
        compared = Baseline(resolve_baseline(baseline, period), baseline.kind or "other")
        compared_source = Read(baseline.start + off, baseline.end + off)
    return Window(period, source, compared, compared_source, bool(_FROM.search(text[sentence.start : span.start])), period_span)


def _season(text: str, sentence: Span) -> Span | None:
    low = text.lower()
    for phrase in vocabulary().seasons:
        at = low.find(phrase, sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(phrase))
    return None
