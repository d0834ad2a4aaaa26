"""A chart of two bars for a figure that stands in no monthly series: its levels, or an index where only the change is published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report import escape
from framing.report.amounts import amount, number, period_words
from framing.report.words import ends, evidence_of, subject
from framing.schema.contract import ClaimPart, ObservationPart, Report

WIDTH, ROW, LEFT = 320, 22, 4
BAR_START, BAR_END = 92, 240
"""Bars lie between these: periods stand before them, amounts after them."""
KILOGRAMS = {"kg": 1.0, "t": 1000.0, "lb": 0.45359237, "short_ton": 907.18474}
"""Kilograms of a unit of mass. Source: NIST Handbook 44, appendix C."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    value: float
    shown: str
    kind: str


def said_level(claim: ClaimPart, base: float | None, unit: str) -> float | None:
    """The level that the article's own figure means, in ``unit``: as said, or its change counted on the level ``base``."""
    q = claim.quantity
    if q.low is None or q.high is None:
        return None
    figure = (q.low + q.high) / 2
    if claim.kind == "level":
        if q.unit == unit:
            return figure
        return figure * KILOGRAMS[q.unit] / KILOGRAMS[unit] if q.unit in KILOGRAMS and unit in KILOGRAMS else None
    if base is None or claim.kind != "change" or q.unit != "percent":
        return None
    return base * (1 + (-abs(figure) if claim.direction == "down" else figure) / 100)


def compared(report: Report, claim: ClaimPart) -> str:
    """An inline SVG from zero: the baseline, what the data say, and the article's own figure where it is another; "" without an answer."""
    bars, note = _bars(report, claim)
    if not bars:
        return ""
    return _drawn("chart-" + re.sub(r"[^A-Za-z0-9_-]", "-", claim.id), subject(report, claim) or claim.text, bars, note)


def _bars(report: Report, claim: ClaimPart) -> tuple[list[_Bar], str]:
    question, used = claim.verdict.question, evidence_of(report, claim)
    if question is None or claim.verdict.answer is None:
        return [], ""
    pair = ends(question, used)
    if pair is not None and not any(o.derived_from for o in pair):
        base, now = pair
        return [_level(base, "baseline"), _level(now, "claimed"), *_own(claim, base.value, now)], ""
    if question.statistic == "level":
        now_only = [o for o in used if o.statistic == "level" and o.period == question.period]
        return ([_level(now_only[0], "claimed"), *_own(claim, None, now_only[0])], "") if now_only else ([], "")
    return _index(claim)


def _level(o: ObservationPart, kind: str) -> _Bar:
    return _Bar(period_words(o.period, short=True), o.value, amount(o.value, o.unit, width=o.high - o.low), kind)


def _own(claim: ClaimPart, base: float | None, now: ObservationPart) -> list[_Bar]:
    level = said_level(claim, base, now.unit)
    if level is None or claim.verdict.label not in ("contradicted", "other_basis"):
        return []
    return [_Bar("the article", level, amount(level, now.unit, width=max(now.high - now.low, abs(level) * 0.005)), "own")]


def _index(claim: ClaimPart) -> tuple[list[_Bar], str]:
    """The baseline as 100: no level of it is published but through the percentage itself."""
    question, answer = claim.verdict.question, claim.verdict.answer
    if question is None or answer is None or question.baseline is None or question.statistic != "change" or answer.unit != "percent":
        return [], ""
    if answer.low is None or answer.high is None:
        return [], ""
    value = 100 + (answer.low + answer.high) / 2
    bars = [
        _Bar(period_words(question.baseline.period, short=True), 100, "100", "baseline"),
        _Bar(period_words(question.period, short=True), value, number(value, 1), "claimed"),
    ]
    own = said_level(claim, 100, "index")
    if own is not None and claim.verdict.label in ("contradicted", "other_basis"):
        bars.append(_Bar("the article", own, number(own, 1), "own"))
    return bars, f"Index: {bars[0].name} is 100; no level is published for it."


def _drawn(name: str, what: str, bars: Sequence[_Bar], note: str) -> str:
    top = max(abs(b.value) for b in bars) or 1.0
    height = ROW * len(bars) + (18 if note else 4)
    looks = {
        "claimed": 'fill="currentColor"',
        "baseline": 'fill="currentColor" fill-opacity="0.45" stroke="currentColor"',
        "own": 'fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2"',
    }
    parts = []
    for i, b in enumerate(bars):
        y = 4 + i * ROW
        width = max(1.0, abs(b.value) / top * (BAR_END - BAR_START))
        parts.append(
            f'<text x="{BAR_START - 6}" y="{y + 11}" text-anchor="end">{escape.html(escape.plain(b.name))}</text>'
            f'<rect class="{b.kind}" x="{BAR_START}" y="{y}" width="{width:.1f}" height="15" {looks[b.kind]}/>'
            f'<text x="{BAR_START + width + 5:.1f}" y="{y + 11}" font-weight="bold">{escape.html(escape.plain(b.shown))}</text>'
        )
    axis = f'<line class="zero" x1="{BAR_START}" x2="{BAR_START}" y1="2" y2="{ROW * len(bars) + 1}" stroke="currentColor"/>'
    told = f'<text x="{LEFT}" y="{height - 4}">{escape.html(escape.plain(note))}</text>' if note else ""
    desc = "; ".join(f"{b.name} {b.shown}" for b in bars) + (f". {note}" if note else "")
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-family="system-ui, sans-serif" font-size="9.5" fill="currentColor">'
        f'<title id="{name}-title">{escape.html(escape.plain(what))}</title><desc id="{name}-desc">{escape.html(escape.plain(desc))}</desc>'
        f"{''.join(parts)}{axis}{told}</svg>"
    )
