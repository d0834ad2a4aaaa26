"""A small honest chart of the series that a claim's answer stands in: zero base, direct labels, missing months shown as missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report import escape
from framing.report.amounts import amount, parsed
from framing.report.compared import compared, said_level
from framing.report.words import label
from framing.schema import Period
from framing.schema.contract import ClaimPart, ObservationPart, PointPart, PolicyPart, Report, SeriesPart

WIDTH, HEIGHT = 320, 120
LEFT, RIGHT, TOP, BOTTOM = 4, 316, 26, 104
"""The frame of the plot; labels of values stand above it, years below."""
MONTHS = 30
"""The longest window drawn."""
AFTER = 9
"""How many months after the claim's own are drawn, where the series goes on."""
CHARACTER = 5.2
"""The width of a character at the size of labels, on the safe side."""
BAR = 28.0
"""The widest bar, where few months are drawn."""
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a level to a height on the page."""

    low: float
    high: float

    def __call__(self, value: float) -> float:
        return BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)


def chart(report: Report, claim: ClaimPart) -> str:
    """An inline SVG of the claim's months, of its baseline and period alone where no monthly series has them, "" without an answer."""
    return _months_of(report, claim) or compared(report, claim)


def _months_of(report: Report, claim: ClaimPart) -> str:
    answer = claim.verdict.answer
    if answer is None:
        return ""
    observations = {o.id: o for o in report.observations}
    series = _series_of(report, [observations[e.ref] for e in answer.evidence if e.ref in observations])
    if series is None:
        return ""
    known = {month: p for p in series.points if (month := parsed(p.period)) is not None and month.is_month}
    if not known:
        return ""
    question = claim.verdict.question
    period = parsed(question.period if question else claim.period)
    baseline = parsed(question.baseline.period if question and question.baseline else None)
    if period is not None and not period.is_month:
        return ""
    window = _window(sorted(known), period, baseline)
    if not any(m in known for m in window) or (baseline is not None and baseline < window[0] and compared(report, claim)):
        return ""
    return _draw(report, claim, series, {m: known[m] for m in window if m in known}, window, period, baseline, observations)


def series_name(report: Report, key: str) -> str:
    """What a series is of, in words: "rare-earth magnets, China → US, quantity"."""
    product, reporter, flow, partner, *rest = (*key.split("/"), "", "", "", "")
    who, whom = (label(report, code).removeprefix("the ") for code in (reporter, partner))
    arrow = {"export": "→", "import": "←", "total": "↔", "balance": "with"}.get(flow, "and")
    way = f"{who} {arrow} {whom}" if who and whom else who or whom
    imports = " (imports)" if flow == "import" else ""
    return ", ".join(part for part in (label(report, product), way + imports, *rest) if part)


def _series_of(report: Report, observations: Sequence[ObservationPart]) -> SeriesPart | None:
    keys = [_key(o) for o in observations]
    return next((s for key in keys for s in report.series if key in (s.key, s.id) and s.points), None)


def _key(o: ObservationPart) -> str:
    return "/".join([o.product, o.reporter, o.flow, o.partner, o.measure, *([o.basis] if o.basis else [])])


def _window(months: Sequence[Period], period: Period | None, baseline: Period | None) -> tuple[Period, ...]:
    """Every month drawn: around the claim's own, its baseline inside where it fits."""
    last = months[-1]
    if period is not None:
        end = period.each_month()[-1]
        last = max(end, min(last, end.shift(AFTER)))
    first = next((m for m in months if m >= last.shift(1 - MONTHS)), last)
    for wanted in (period, baseline):
        if wanted is not None and last.shift(1 - MONTHS) <= wanted.each_month()[0] < first:
            first = wanted.each_month()[0]
    first = min(first, last)
    return Period.months(first.first.year, first.first.month, last.first.year, last.first.month).each_month()


def _inside(period: Period | None, month: Period) -> bool:
    return period is not None and period.contains(month)


def _told(month: Period) -> str:
    return f"{MONTH_NAMES[month.first.month - 1]} {month.first.year}"


def _draw(
    report: Report,
    claim: ClaimPart,
    series: SeriesPart,
    known: dict[Period, PointPart],
    window: tuple[Period, ...],
    period: Period | None,
    baseline: Period | None,
    observations: dict[str, ObservationPart],
) -> str:
    name = "chart-" + re.sub(r"[^A-Za-z0-9_-]", "-", claim.id)
    line = _reference(claim, series, known, period, observations)
    own = _said(claim, series, known, period, baseline)
    levels = [p.value for p in known.values()] + ([line[0]] if line else []) + ([own] if own is not None else [])
    low, high = min(0.0, *levels), max(0.0, *levels)
    scale = _Scale(low, high if high > low else low + 1)
    step = (RIGHT - LEFT) / len(window)
    wide = min(step * 0.76, BAR)
    rules = _rules(report, claim, window)
    height = HEIGHT + 12 * len(rules)
    parts: list[str] = []
    labels: list[tuple[float, float, str]] = []
    for i, month in enumerate(window):
        x = LEFT + i * step
        point = known.get(month)
        if point is None:
            parts.append(
                f'<rect class="missing" data-month="{month}" x="{x:.1f}" y="{TOP}" width="{step:.1f}" height="{BOTTOM - TOP}" '
                f'fill="url(#{name}-hatch)"><title>{_told(month)}: not known</title></rect>'
            )
            continue
        claimed, based = _inside(period, month), _inside(baseline, month)
        top, foot = sorted((scale(point.value), scale(0)))
        kind = "claimed" if claimed else "baseline" if based else "level"
        look = {
            "claimed": 'fill="currentColor"',
            "baseline": 'fill="currentColor" fill-opacity="0.45" stroke="currentColor"',
            "level": 'fill="currentColor" fill-opacity="0.22"',
        }[kind]
        said = amount(point.value, series.unit, width=point.high - point.low)
        parts.append(
            f'<rect class="{kind}" data-month="{month}" x="{x + (step - wide) / 2:.1f}" y="{top:.1f}" width="{wide:.1f}" '
            f'height="{max(foot - top, 1):.1f}" {look}><title>{_told(month)}: {escape.html(said)}</title></rect>'
        )
        single = (claimed and period is not None and period.is_month) or (based and baseline is not None and baseline.is_month)
        if single:
            shift = len(said) * CHARACTER / 2 - wide / 2 if step < 40 and not claimed else 0.0
            before = period is not None and month.first < period.first
            labels.append((x + step / 2 - (shift if before else -shift), top, escape.plain(said)))
    if own is not None and period is not None and period in window and abs(scale(own) - scale(known[period].value)) > 3:
        parts.append(_diamond(LEFT + (window.index(period) + 0.5) * step, scale(own), f"the article: {amount(own, series.unit)}"))
    parts += _baseline_axis(window, step, scale)
    if line is not None:
        y = scale(line[0])
        parts.append(
            f'<line class="reference" x1="{LEFT}" x2="{RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="currentColor" stroke-dasharray="4 3"/>'
            + _text(LEFT + 1, y - 3, line[1], anchor="start", halo=True)
        )
    for n, (policy, x, day) in enumerate(rules):
        title = escape.plain(policy.title)
        parts.append(
            f'<g class="policy"><title>{escape.html(f"{day}: {title}")}</title>'
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 10}" y2="{BOTTOM}" stroke="currentColor" stroke-width="1.5"/>'
            + _text(x, TOP - 13, _numeral(n))
            + _text(LEFT, HEIGHT + 7 + 12 * n, _cut(f"{_numeral(n)} {day} {title}"), anchor="start")
            + "</g>"
        )
    parts += _placed(labels)
    named = [m for m in known if _inside(period, m) or _inside(baseline, m)]
    shown = ", ".join(f"{_told(m)} {amount(known[m].value, series.unit, width=known[m].high - known[m].low)}" for m in named)
    absent = len(window) - len(known)
    title = f"{series_name(report, series.key)}, {_told(window[0])} to {_told(window[-1])}"
    desc = f"{shown + '; ' if shown else ''}{len(known)} months known, {absent} not known{'; ' + line[1] if line else ''}"
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="system-ui, sans-serif" font-size="9.5" fill="currentColor">'
        f'<title id="{name}-title">{escape.html(escape.plain(title))}</title>'
        f'<desc id="{name}-desc">{escape.html(escape.plain(desc))}</desc>'
        f'<defs><pattern id="{name}-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line x1="0" x2="0" y1="0" y2="5" stroke="currentColor" stroke-width="1" stroke-opacity="0.28"/></pattern></defs>'
        f"{''.join(parts)}</svg>"
    )


def _said(
    claim: ClaimPart, series: SeriesPart, known: dict[Period, PointPart], period: Period | None, baseline: Period | None
) -> float | None:
    """The level that the article's figure means, where the month that it is of is known."""
    base = known.get(baseline) if baseline is not None else None
    return said_level(claim, base.value if base is not None else None, series.unit) if period in known else None


def _diamond(x: float, y: float, told: str) -> str:
    return (
        f'<path class="said" d="M{x:.1f} {y - 4:.1f}l4 4l-4 4l-4 -4z" fill="none" stroke="currentColor" stroke-width="1.5">'
        f"<title>{escape.html(escape.plain(told))}</title></path>"
    )


def _baseline_axis(window: tuple[Period, ...], step: float, scale: _Scale) -> list[str]:
    """The zero line, and a year's number where it begins."""
    zero = scale(0)
    out = [f'<line class="zero" x1="{LEFT}" x2="{RIGHT}" y1="{zero:.1f}" y2="{zero:.1f}" stroke="currentColor"/>']
    room = -100.0
    for i, month in enumerate(window):
        x = LEFT + i * step
        if (i == 0 or month.first.month == 1) and x - room > 40:
            said = str(month.first.year) if month.first.month == 1 else _told(month)
            if month.first.month != 1 and 13 - month.first.month < 52 / step:
                continue
            room = x
            out.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{BOTTOM}" y2="{BOTTOM + 4}" stroke="currentColor"/>')
            out.append(_text(x + 2, BOTTOM + 12, said, anchor="start"))
    return out


def _reference(
    claim: ClaimPart,
    series: SeriesPart,
    known: dict[Period, PointPart],
    period: Period | None,
    observations: dict[str, ObservationPart],
) -> tuple[float, str] | None:
    """The level that the telling neighbour sets the claim against, with its label; None where it has none in this series."""
    own = known.get(period) if period is not None else None
    for n in claim.neighbours:
        if not n.front:
            continue
        q = n.question
        if q.statistic in ("rank", "extremum") and own is not None:
            seen = [observations[e.ref] for e in n.answer.evidence if e.ref in observations]
            others = [
                o for o in seen if _key(o) == series.key and o.statistic == "level" and o.unit == series.unit and o.period != q.period
            ]
            others = [o for o in others if (p := parsed(o.period)) is not None and p.is_month]
            lowest = min(others, key=lambda o: o.value, default=None)
            highest = max(others, key=lambda o: o.value, default=None)
            if lowest is not None and lowest.value > own.value:
                return lowest.value, f"lowest compared {amount(lowest.value, lowest.unit, width=lowest.high - lowest.low)}"
            if highest is not None and highest.value < own.value:
                return highest.value, f"highest compared {amount(highest.value, highest.unit, width=highest.high - highest.low)}"
        based = parsed(q.baseline.period) if q.baseline else None
        if q.statistic == "change" and based in known and parsed(q.period) == period:
            point = known[based]
            return point.value, f"{_told(based)} {amount(point.value, series.unit, width=point.high - point.low)}"
    return None


def _rules(report: Report, claim: ClaimPart, window: tuple[Period, ...]) -> list[tuple[PolicyPart, float, str]]:
    """The policies that concern the claim and came into force inside the window: policy, place, day; three at most."""
    cited = {e.ref for f in report.findings if f.claim == claim.id for e in f.evidence if e.kind == "policy"}
    product = claim.verdict.question.product if claim.verdict.question else None
    product = product or (claim.commodity.product if claim.commodity else None)
    first, last = window[0].first, window[-1].last
    out = []
    for policy in report.policies:
        if policy.id not in cited and product not in policy.products:
            continue
        for span in policy.in_force:
            start = parsed(span.partition("/")[0])
            if start is not None and first <= start.first <= last:
                x = LEFT + (start.first - first).days / ((last - first).days + 1) * (RIGHT - LEFT)
                out.append((policy, x, start.first.isoformat()))
                break
    return sorted(out, key=lambda rule: rule[1])[:3]


def _placed(labels: Sequence[tuple[float, float, str]]) -> list[str]:
    """Labels above their bars, moved up where two would touch."""
    out: list[str] = []
    taken: list[tuple[float, float, float]] = []
    for x, top, said in sorted(labels, key=lambda label: -label[1]):
        half = len(said) * CHARACTER / 2
        x = min(max(x, LEFT + half), RIGHT - half)
        y = top - 3
        while any(abs(y - other) < 10 and x - half < b and x + half > a for a, b, other in taken) and y > 10:
            y -= 1
        taken.append((x - half, x + half, y))
        out.append(_text(x, y, said, weight="bold", halo=True))
    return out


def _numeral(n: int) -> str:
    return "①②③"[n]


def _cut(text: str) -> str:
    room = int((RIGHT - LEFT) / CHARACTER)
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _text(x: float, y: float, said: str, anchor: str = "middle", weight: str = "normal", halo: bool = False) -> str:
    edge = ' class="halo"' if halo else ""
    return f'<text{edge} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">{escape.html(escape.plain(said))}</text>'
