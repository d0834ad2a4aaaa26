"""Which window and which baseline belong to a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from framing.claims.numbers import find_quantities
from framing.claims.periods.mention import PeriodMention, resolve_baseline, settle
from framing.schema import Period, Span

SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\bNo)(?<!\bvs)(?<!\bRs)(?<!\bapprox)[.!?][\"”’)]?\s+(?=[A-Z\"“•(\d])|\n")
CLAUSE = re.compile(r";|:\s|,\s+(?:while|whereas|but|although|though|whilst)\b|\s(?:while|whereas|whilst)\s")
TWO_READINGS = "two readings"
AGAIN = re.compile(
    r"\b(?:it|that|they|the\s+(?:figure|rate|pace|growth|increase|decline|rise|fall|gain|drop))\s+(?:was|were|had\s+been)\b", re.IGNORECASE
)
CHANGE_UNIT = re.compile(
    r"(?:%|percent|per\s+cent|pct|points?|bps?|fold|times(?:\s+\w+)?|(?:doubl|tripl|trebl|quadrupl|halv)\w+|twice|double|triple|third"
    r"|thirds|quarter|half|fifth|unchanged|flat|changed)$", re.IGNORECASE
)  # fmt: skip
EXTREMUM = re.compile(
    r"\b(?:highest|lowest|biggest|largest|smallest|strongest|weakest|steepest|sharpest|fastest|slowest|best|worst|deepest|most|least|fewest|first|heaviest|busiest|record|highs?"
    r"|lows?|straight|consecutive)\b",
    re.IGNORECASE,
)
MOVE_BEFORE = re.compile(
    r"\b(?:by|up|down|off|gained|lost|shed|added|fell|rose|grew|dropped|a|an)\s+(?:(?:about|nearly|almost|some|roughly|around)\s+)?$",
    re.IGNORECASE,
)
MOVE_AFTER = re.compile(
    r"\s*(?:[a-z]+\s+){0,2}?(?:fewer|more|less|higher|lower|rise|fall|increase|decrease|drop|decline|gain|jump|surge|plunge|below|above"
    r"|short)\b", re.IGNORECASE
)  # fmt: skip
ANOTHER_PREDICATE = re.compile(
    r",\s+(?:and|but|then)\b|\b(?:was|were|is|are|up|down|rose|fell|grew|dropped|gained|lost|climbed|slipped|jumped|surged|after)\b",
    re.IGNORECASE,
)
"""What stands between two changes that are said one after the other, and not between "33% and 41%", which share their baseline."""
COMPARES = re.compile(r"\b(?:from|against|compared|versus|than|after|following)\b", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:compared\s+(?:with|to)|versus|vs\.?|against|from)\s+"
    r"(?:(?:an?|the|its|their|about|nearly|almost|some|only|just|around|roughly|revised|surplus|deficit|of|level|record|total|rise|fall"
    r"|growth|gain|drop|decline|increase|decrease)\s+){0,4}$",
    re.IGNORECASE,
)
"""What stands before the figure that others are held against; nothing else may stand between, or "imports from Turkey rose 19%"
would be one."""
POSSESSOR = re.compile(r"['’]s\s+(?:[a-z]+\s+){0,2}")
DIRECT = re.compile(r"\s*,?\s*(?:(?:[a-z]+\s+){0,3}(?:in|for|during|over|through|of)\s+)?$")

# Costs are in characters: a period belongs to the figure that it stands next to, and each of these makes it stand further away.
OTHER_CLAUSE = 80
"""More than the usual length of a noun phrase, less than that of a sentence: another clause is asked only where the own one has none."""
OTHER_FIGURE = 15
"""A figure between: coordinated figures share a period, so it costs little."""
BLOCKED = 1000
"""Behind "from 280 t in May" the period is that of the amount compared with."""
DIRECTLY_AFTER = -40
""""353 tonnes in June": what follows at once is the figure's own, whatever stands before."""
BEFORE = 20
"""A baseline before its figure is the rarer order."""


def _bounds(text: str, figure: Span) -> tuple[int, int]:
    start, end = 0, len(text)
    for m in SENTENCE.finditer(text):
        if m.end() <= figure.start:
            start = m.end()
        elif m.start() >= figure.end:
            end = m.start()
            break
    return start, end


def _clause(text: str, start: int, end: int, position: int) -> int:
    return sum(1 for m in CLAUSE.finditer(text, start, end) if m.start() < position)


def _between(figures: Sequence[Span], low: int, high: int) -> int:
    return sum(1 for f in figures if low <= f.start and f.end <= high)


def _change(text: str, figure: Span) -> bool:
    """True where the figure is a change, a ratio, a record or a run, all of which have a baseline; an amount has none."""
    written = text[figure.start : figure.end]
    if CHANGE_UNIT.search(written) or EXTREMUM.search(written):
        return True
    return bool(MOVE_BEFORE.search(text[max(0, figure.start - 24) : figure.start]) or MOVE_AFTER.match(text[figure.end : figure.end + 40]))


def govern(
    mentions: Sequence[PeriodMention], figure: Span | tuple[int, int], text: str, figures: Sequence[Span] | None = None
) -> tuple[PeriodMention | None, PeriodMention | None]:
    """The window and the baseline of a figure, each None where none is said in its sentence.

    Args:
        mentions: the periods of ``text``, as ``find_periods`` gives them (fewer are fine).
        figure: the figure's span.
        text: the paragraph.
        figures: the spans of the figures of ``text``, where they are known already.

    Returns:
        The window's mention, and the baseline's with its period and kind as they follow from that window.
    """
    span = figure if isinstance(figure, Span) else Span(*figure)
    if figures is None:
        figures = [q.quantity.span for q in find_quantities(text) if q.why_not is None]
    others = [f for f in figures if not f.overlaps(span)]
    start, end = _bounds(text, span)
    here = _clause(text, start, end, span.start)
    inside = [m for m in mentions if start <= m.start < end]
    change = _change(text, span)

    def clause_cost(m: PeriodMention) -> int:
        return OTHER_CLAUSE * abs(_clause(text, start, end, m.start) - here)

    windows = [m for m in inside if m.role == "window"]
    priced = [(_window_cost(text, span, m, others) + clause_cost(m), m) for m in windows]
    window = min((pair for pair in priced if pair[0] < BLOCKED), key=lambda pair: pair[0], default=(0, None))[1]
    compared = _compared(text, span, others)
    when = _when(text, span, inside)
    if when is not None and not _between(others, when.end, span.start):
        window, windows = when, [when]
        inside = [m for m in inside if m.start > when.start]
    own = _own_baseline(text, inside, span, change, compared, others)
    if own is not None:
        # "From 13.8 million tonnes a year earlier": the amount that is compared with stands in the baseline's period.
        main = window.period if window is not None else None
        return replace(own, role="window", period=resolve_baseline(own, main)), None
    if compared:
        return window, None
    baselines = [m for m in inside if m.role == "baseline"] if change else []
    costs = [(_baseline_cost(text, span, m, others, start, window, windows) + clause_cost(m), m) for m in baselines]
    costs = [pair for pair in costs if pair[0] < BLOCKED]
    baseline = min(costs, key=lambda pair: pair[0])[1] if costs else None
    if baseline is None and change and AGAIN.search(text, start, end):
        earlier = [m for m in mentions if m.end <= start and m.role == "baseline" and m.relative is not None]
        baseline = earlier[-1] if earlier else None
    if baseline is None and change:
        baseline = _behind_from(text, span, others, windows)
    if window is not None and window.ends is not None and change and baseline is None:
        first, last = window.ends
        if first.is_year:
            baseline = replace(window, role="baseline", period=first, ends=None)
            window = replace(window, period=last, ends=None)
        else:
            # "Fell 7% between January and May": the months together, or May against January.
            window = replace(window, period=None, why=TWO_READINGS)
    period: Period | None = window.period if window is not None else None
    return window, None if baseline is None else settle(baseline, period)


def _behind_from(text: str, span: Span, figures: Sequence[Span], windows: Sequence[PeriodMention]) -> PeriodMention | None:
    """The period of the amount that a change starts from: "up 157.5% from 1,238 tons in May"."""
    if re.search(r"\b(?:to|at|of)\s+$", text[max(0, span.start - 4) : span.start]):
        return None
    for f in sorted(f for f in figures if f.start >= span.end)[:2]:
        lead = text[span.end : f.start]
        if CLAUSE.search(lead) or ANOTHER_PREDICATE.search(lead):
            return None
        if re.search(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", lead):
            after = [m for m in windows if m.start >= f.end and DIRECT.fullmatch(text[f.end : m.start])]
            return replace(after[0], role="baseline") if after else None
    return None


def _compared(text: str, span: Span, figures: Sequence[Span]) -> bool:
    """True for a figure behind "compared with" or "from", or joined to such a one by "and": it has no baseline of its own."""
    if COMPARED.search(text[max(0, span.start - 70) : span.start]):
        return True
    before = max((f for f in figures if f.end <= span.start), key=lambda f: f.end, default=None)
    if before is None or not re.fullmatch(r"\s+(?:in\s+\w+\s+)?and\s+", text[before.end : span.start]):
        return False
    return COMPARED.search(text[max(0, before.start - 70) : before.start]) is not None


LOOKING_BACK = re.compile(r"(?:^|[.!?;:]\s+|\n|\(|,\s+(?:and|but|while)\s+|\b(?:and|but)\s+)$")
"""Where a clause begins: a comparison that opens it ("a year earlier it was") dates what follows."""


def _own_baseline(
    text: str, inside: Sequence[PeriodMention], span: Span, change: bool, compared: bool, figures: Sequence[Span]
) -> PeriodMention | None:
    """The baseline in whose period the figure itself stands: "from 13.8 million tonnes a year earlier", "April's 1.1 million tonnes"."""
    for m in inside:
        if m.role != "baseline" or m.kind in {"since", "policy"}:
            continue
        if (
            not change
            and m.relative is not None
            and m.end <= span.start
            and LOOKING_BACK.search(text[: m.start])
            and not _between(figures, m.end, span.start)
        ):
            # "A year earlier it had been 3,199"
            return m
        gap = text[span.end : m.start] if m.start >= span.end else None
        if gap is not None and DIRECT.fullmatch(gap) and compared:
            return m
        if not change and m.end <= span.start and re.fullmatch(r"\s*\(\s*", text[m.end : span.start]):
            # "1.9% lower than a year earlier ($63.87 billion)"
            return m
        if gap is not None and not change and not gap.strip() and m.relative is not None:
            # "Roughly 7.2 million tonnes a year earlier"
            return m
        if gap is not None and not change and DIRECT.fullmatch(gap) and re.search(r"\bthe\s+$", text[max(0, span.start - 4) : span.start]):
            return m
        if not change and m.end <= span.start and POSSESSOR.fullmatch(text[m.end : span.start]):
            return m
    return None


def _window_cost(text: str, span: Span, m: PeriodMention, figures: Sequence[Span]) -> int:
    if m.start < span.end and span.start < m.end:
        return 0
    if m.end <= span.start and LABEL.fullmatch(text[m.end : span.start]) and (m.start == 0 or text[: m.start].rstrip()[-1:] in ".;:"):
        return LABELLED
    if _of_another(text, span, m, figures):
        return BLOCKED
    if m.start >= span.end:
        gap = text[span.end : m.start]
        if any(f.start >= m.end and POSSESSOR.fullmatch(text[m.end : f.start]) for f in figures):
            # "A 5.0% rise, following May's 4.8% gain"
            return BLOCKED
        between = _between(figures, span.end, m.start)
        if between and OF_IT.search(gap):
            # "Exported 77.49 million tons, 9.51 million of it in August": the month is the part's.
            return BLOCKED
        cost = len(gap) + OTHER_FIGURE * between
        if between:
            return cost + (BLOCKED if COMPARES.search(gap) else 0)
        return cost + (DIRECTLY_AFTER if DIRECT.fullmatch(gap) else 0)
    gap = text[m.end : span.start]
    return len(gap) + OTHER_FIGURE * _between(figures, m.end, span.start)


OF_IT = re.compile(r"\bof\s+(?:it|them|which|that)\b[^,;]*$", re.IGNORECASE)
WHEN = re.compile(r"\s*,?\s*when\b[^.;:]*$", re.IGNORECASE)
FROM_AMOUNT = re.compile(
    r"\b(?:from|against|after|following|with|than|times|half|below|above|versus|vs\.?)\s+(?:(?:an?|the|about|nearly|only|just|some|deficit|surplus|growth|rise|fall|gain|drop|decline|increase|decrease|of)\s+){0,3}$",
    re.IGNORECASE,
)
NEXT_CLAUSE = re.compile(
    r",?\s+(?:and|while|but|whereas)\s+(?:(?:in|over|for|during|since|by|through)\s+)?(?:the\s+|all\s+of\s+)?$", re.IGNORECASE
)


LABEL = re.compile(
    r"\s*(?:exports|imports|shipments|arrivals|alone|only)?(?:\s+alone)?\s*:\s*(?:about|roughly|some|nearly)?\s*", re.IGNORECASE
)
LABELLED = -200
""""July: 5.34 million tonnes": a period that heads a figure is its own, although a colon parts them."""


def when_clause(text: str, span: Span, mentions: Sequence[PeriodMention], figures: Sequence[Span]) -> PeriodMention | None:
    """The period of a figure in a clause with "when" (see ``_when``), or None."""
    start, end = _bounds(text, span)
    found = _when(text, span, [m for m in mentions if start <= m.start < end])
    return None if found is None or _between(figures, found.end, span.start) else found


GAVE_WAY = re.compile(r"\b(?:gave\s+way|made\s+way|turned\s+into|swung|was\s+followed|were\s+followed)\b", re.IGNORECASE)


def _of_another(text: str, span: Span, m: PeriodMention, figures: Sequence[Span]) -> bool:
    """True for a window that stands right behind the amount that a change starts from ("from $6.06 billion in October to $9.73 billion"),
    or that opens the clause of a later figure ("... to $111.7 billion, and over the first 11 months it came to")."""
    if any(f.start >= m.end and f.start != span.start and POSSESSOR.fullmatch(text[m.end : f.start]) for f in figures):
        # "August's $3.14 billion": August is that figure's alone.
        return True
    if m.start >= span.end and ";" in text[span.end : m.start] and any(f.start >= m.end for f in figures):
        return True
    if m.end <= span.start and GAVE_WAY.search(text[m.end : span.start]):
        return True
    before = [f for f in figures if f.end <= m.start and f.start != span.start]
    if before and DIRECT.fullmatch(text[before[-1].end : m.start]) and FROM_AMOUNT.search(text[: before[-1].start]):
        return True
    return m.start >= span.end and any(f.start >= m.end for f in figures) and NEXT_CLAUSE.search(text[span.end : m.start]) is not None


def _when(text: str, span: Span, inside: Sequence[PeriodMention]) -> PeriodMention | None:
    """ "Set against January, when 7.25 million tons were landed": what a clause with "when" tells is of the time right before it."""
    found = [
        m
        for m in inside
        if m.end <= span.start and (m.period is not None or m.relative is not None) and WHEN.fullmatch(text[m.end : span.start])
    ]
    if not found:
        return None
    last = found[-1]
    return replace(last, role="window", kind=None, relative=None if last.period is not None else last.relative)


def _baseline_cost(
    text: str,
    span: Span,
    m: PeriodMention,
    figures: Sequence[Span],
    start: int,
    window: PeriodMention | None,
    windows: Sequence[PeriodMention],
) -> int:
    if m.start < span.end and span.start < m.end:
        return -1
    if m.kind == "since" and any(f.start < m.end and m.start < f.end for f in figures):
        # "The highest since January 2025" keeps its January to itself.
        return BLOCKED
    if m.start >= span.end and NEXT_CLAUSE.search(text[span.end : m.start]) and any(f.start >= m.end for f in figures):
        return BLOCKED
    if m.start >= span.end:
        between = [f for f in figures if span.end <= f.start and f.end <= m.start]
        # "38% in June, and 12% in May from April": April is what May's figure is compared with.
        if between and any(w is not window and between[0].end <= w.start and w.end <= m.start for w in windows):
            return BLOCKED
        changes = [f for f in between if _change(text, f)]
        if changes and ANOTHER_PREDICATE.search(text[span.end : changes[0].start]):
            return BLOCKED
        return m.start - span.end + OTHER_FIGURE * len(between)
    aside = re.match(r",\s+when\b[^,]*,", text[m.end : span.start])
    clear = m.end + (aside.end() if aside is not None else 0)
    if _between(figures, clear, span.start) or _between(figures, start, m.start):
        return BLOCKED
    return span.start - m.end + BEFORE
