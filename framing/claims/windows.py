"""The period of a figure and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from framing.claims.context import Context
from framing.claims.periods import PeriodMention, govern, resolve_baseline, settle, when_clause
from framing.claims.vocabulary import vocabulary
from framing.schema import Baseline, Inferred, Other, Period, Read, Span
from framing.schema.claim import RoleSource

if TYPE_CHECKING:
    from framing.claims.clauses import Figure
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
    span = figure.number.quantity.span
    own = [p for p in periods if _within(p, figure.chunk.own)]
    near = own + [p for p in periods if _within(p, figure.chunk.lead)]
    if not any(p.role == "window" for p in own):
        # The stretch right before may date what follows better than the opening does: "March had seen 51 and April 48, the latter a rise of 7.5%".
        near = own + [p for p in periods if sentence.start <= p.start < figure.chunk.own.start]
    if _FROM.search(text[sentence.start : span.start]) and not any(span.end <= p.start < figure.chunk.own.end for p in near):
        return _compared_amount(previous)
    window, baseline = govern(near, span, text, figures)
    when = when_clause(text, span, periods, figures) if not any(_within(p, figure.chunk.own) and p.role == "window" for p in near) else None
    if when is not None:
        window = when
    if window is not None and window.period is None and window.why is None:
        # "After a fall of 5.2% the month before": reckoned from the window that is being told.
        told = _running(paragraph, None if window.shift is not None else previous, context)
        counted = resolve_baseline(window, told) if told is not None else None
        window = replace(window, period=counted) if counted is not None else None
    if window is None or baseline is None:
        # A neighbour's chunk may say what this one leaves unsaid, but never against what this one says.
        wide, wide_baseline = govern(periods, span, text, figures)
        # Only an amount is of the month of "the month before" behind it; a change keeps the month of its sentence.
        said_here = figure.number.form in ("plain", "zero") and any(_within(p, figure.chunk.own) for p in near)
        if window is None and (figure.chunk.ordinal == 0 or previous is None or previous.period is None or said_here):
            window = wide
        if (
            baseline is None
            and wide_baseline is not None
            and (not near or figure.chunk.ordinal == 0 or _hangs_on(text, span, wide_baseline))
        ):
            baseline = wide_baseline
    if baseline is not None and _of_something_else(text, figure, baseline, figures):
        baseline = None
    season = _season(text, sentence)
    period: Period | None = None
    source: RoleSource | None = None
    period_span: Span | None = None
    if window is not None and window.period is not None:
        period = window.period
        source = Read(window.start + off, window.end + off)
        period_span = Span(window.start + off, window.end + off)
        if context.month is None and paragraph.kind == "body" and period.is_month:
            context.month = period
    elif window is not None and window.why is not None and window.why not in NO_DATE:
        source = Other(window.text, window.start + off, window.end + off)
    elif season is not None:
        source = Other(text[season.start : season.end], season.start + off, season.end + off)
    elif window is None:
        entry = context.latest("period", paragraph=paragraph.index)
        then = _then(text, sentence, span, periods) if previous is None or previous.period is None else None
        if then is not None:
            period, period_span = then.period, Span(then.start + off, then.end + off)
            source = Inferred("earlier_sentence", period_span.start, period_span.end)
        elif previous is not None and previous.period is not None and previous.period_span is not None:
            period, period_span = previous.period, previous.period_span
            source = Inferred("same_sentence", period_span.start, period_span.end)
        elif entry is not None and entry.period is not None and entry.period_span is not None:
            period, period_span = entry.period, entry.period_span
            source = Inferred("earlier_sentence", period_span.start, period_span.end)
        elif context.lead is not None and paragraph.kind in ("body", "table"):
            period, period_span = context.lead
            source = Inferred("earlier_sentence" if period_span.start < off else "later_sentence", period_span.start, period_span.end)
    compared: Baseline | None = None
    compared_source: RoleSource | None = None
    if baseline is None and previous is not None and previous.baseline is not None and _joined(text, span, figures):
        taken = previous.baseline_source
        if taken is not None and previous.period == period:
            return Window(period, source, previous.baseline, Inferred("same_sentence", taken.start, taken.end), period_span)
    if baseline is None and period is not None and context.change is not None and _from_an_amount(text, span, figures):
        # "an increase of 21% from 1.31 million tons", after a change that names its comparison: the same comparison again.
        change = context.change
        at = change.roles.get("baseline")
        if change.baseline is not None and change.baseline.kind in ("year_earlier", "previous") and isinstance(at, Read | Inferred):
            base = period.year_earlier() if change.baseline.kind == "year_earlier" else period.previous()
            return Window(period, source, Baseline(base, change.baseline.kind), Inferred("earlier_sentence", at.start, at.end), period_span)
    if baseline is not None:
        # Where the sentence names no window, "the same month of 2024" is reckoned from the month that the piece is about.
        anchor = period or context.month
        settled = settle(baseline, anchor)
        compared = Baseline(settled.period or resolve_baseline(settled, anchor), settled.kind or "other")
        compared_source = Read(baseline.start + off, baseline.end + off)
    return Window(period, source, compared, compared_source, period_span)


_FROM = re.compile(r"\bfrom\s+(?:(?:about|nearly|some|around|just|only|a|mere)\s+)*$", re.I)


def compared_amount(text: str, sentence: Span, figure: Span) -> bool:
    """True for an amount that another one is told to have come from."""
    return _FROM.search(text[sentence.start : figure.start]) is not None


_AND = re.compile(r"^\s*,?\s*(?:and|or)\s*$")


_COORDINATED = re.compile(r"\b(?:and|while|but|whereas)\b|;")


def _then(text: str, sentence: Span, figure: Span, periods: Sequence[PeriodMention]) -> PeriodMention | None:
    """ "Shipments then rose by 2.6%": in the month named last before, whatever it did there."""
    if re.search(r"\b(?:then|in that month|at that time)\b", text[sentence.start : figure.start], re.I) is None:
        return None
    before = [p for p in periods if p.end <= sentence.start and p.period is not None and p.role in ("window", "other", "baseline")]
    return before[-1] if before else None


def _running(paragraph: Paragraph, previous: Window | None, context: Context) -> Period | None:
    """The window that the sentence before told, else the article's."""
    if previous is not None and previous.period is not None:
        return previous.period
    entry = context.latest("period", paragraph=paragraph.index)
    if entry is not None:
        return entry.period
    return context.lead[0] if context.lead is not None else None


def _compared_amount(previous: Window | None) -> Window:
    """ "... from 1,328 kilograms": the amount that a change starts from is of the period compared with, never of the change's own."""
    if previous is None or previous.baseline is None or previous.baseline.period is None or previous.baseline_source is None:
        return Window()
    at = Span(previous.baseline_source.start, previous.baseline_source.end)
    return Window(previous.baseline.period, Inferred("same_sentence", at.start, at.end), None, None, at)


def _hangs_on(text: str, figure: Span, baseline: PeriodMention) -> bool:
    """True where nothing coordinates between the figure and what it is compared with behind it."""
    return baseline.start >= figure.end and not _COORDINATED.search(text[figure.end : baseline.start])


def _from_an_amount(text: str, figure: Span, figures: Sequence[Span]) -> bool:
    after = [f for f in figures if f.start >= figure.end]
    return bool(after) and bool(re.fullmatch(r"\s*,?\s*from\s+(?:about|nearly|some|just)?\s*", text[figure.end : after[0].start]))


_SUPERLATIVE = re.compile(
    r"\b(?:first|highest|lowest|biggest|largest|smallest|steepest|sharpest|worst|best|weakest|strongest|longest|fastest|slowest|record)\b[^,;.]*$",
    re.I,
)
_PERCENT = re.compile(r"%|\bper ?cent\b", re.I)


def _of_something_else(text: str, figure: Figure, baseline: PeriodMention, figures: Sequence[Span]) -> bool:
    """True where the comparison is that of a superlative ("the first rise in five months"), or of another growth ("slowing from 4% in March")."""
    form = figure.number.form
    if form in ("extremum", "run", "rank"):
        return False
    if baseline.months_back is not None or (
        baseline.kind == "since" and _SUPERLATIVE.search(text[max(0, baseline.start - 40) : baseline.start])
    ):
        return True
    span = figure.number.quantity.span
    between = [f for f in figures if span.end <= f.start and f.end <= baseline.start]
    return form == "percent" and any(_PERCENT.search(text[f.start : f.end]) for f in between)


def _within(mention: PeriodMention, span: Span) -> bool:
    return span.start <= mention.start < span.end


def _joined(text: str, figure: Span, figures: Sequence[Span]) -> bool:
    """True where only "and" stands between the figure before and this one."""
    before = [f for f in figures if f.end <= figure.start]
    return bool(before) and bool(_AND.match(text[before[-1].end : figure.start]))


def _season(text: str, sentence: Span) -> Span | None:
    low = text.lower()
    for phrase in vocabulary().seasons:
        at = low.find(phrase, sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(phrase))
    return None
