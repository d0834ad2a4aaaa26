"""The period of a figure and what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.claims.context import Context
from framing.claims.periods import PeriodMention, govern, resolve_baseline, settle
from framing.claims.vocabulary import vocabulary
from framing.schema import Baseline, Inferred, Other, Period, Read, Span
from framing.schema.claim import RoleSource

if TYPE_CHECKING:
    from framing.claims.assemble import Figure
    from framing.language import Paragraph

NO_DATE = frozenset({"no publishing date"})
"""Why a window may have no period without having been said otherwise: it stays null, because nothing but the date is missing."""


@dataclass(frozen=True, slots=True)
class Window:
    """Period and baseline with their sources (article offsets)."""

    period: Period | None = None
    period_source: RoleSource | None = None
    baseline: Baseline | None = None
    baseline_source: RoleSource | None = None
    period_span: Span | None = None


def read_window(
    paragraph: Paragraph,
    sentence: Span,
    figure: Figure,
    periods: Sequence[PeriodMention],
    figures: Sequence[Span],
    previous: Window | None,
    context: Context,
) -> Window:
    """The window of one figure: what its sentence says, else that of the figure or the sentence before it in its paragraph."""
    text = paragraph.text
    off = paragraph.start
    window, baseline = govern(periods, figure.number.quantity.span, text, figures)
    season = _season(text, sentence)
    period: Period | None = None
    source: RoleSource | None = None
    period_span: Span | None = None
    if window is not None and window.period is not None:
        period = window.period
        source = Read(window.start + off, window.end + off)
        period_span = Span(window.start + off, window.end + off)
    elif window is not None and window.why is not None and window.why not in NO_DATE:
        source = Other(window.text, window.start + off, window.end + off)
    elif season is not None:
        source = Other(text[season.start : season.end], season.start + off, season.end + off)
    elif window is None:
        entry = context.latest("period", paragraph=paragraph.index)
        if previous is not None and previous.period is not None and previous.period_span is not None:
            period, period_span = previous.period, previous.period_span
            source = Inferred("same_sentence", period_span.start, period_span.end)
        elif entry is not None and entry.period is not None and entry.period_span is not None:
            period, period_span = entry.period, entry.period_span
            source = Inferred("earlier_sentence", period_span.start, period_span.end)
    compared: Baseline | None = None
    compared_source: RoleSource | None = None
    if baseline is not None:
        settled = settle(baseline, period)
        compared = Baseline(settled.period or resolve_baseline(settled, period), settled.kind or "other")
        compared_source = Read(baseline.start + off, baseline.end + off)
    return Window(period, source, compared, compared_source, period_span)


def _season(text: str, sentence: Span) -> Span | None:
    low = text.lower()
    for phrase in vocabulary().seasons:
        at = low.find(phrase, sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(phrase))
    return None
