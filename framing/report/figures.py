"""Series, observations and policies for the terminal: what ``framing data`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from framing.report.escape import plain
from framing.schema import Observation, Period, Policy, Series, SeriesKey, Source

BARS = 40
"""Columns of the longest bar: with month, amount and tier a line stays under 100 columns."""
SCALES: tuple[tuple[float, str], ...] = ((1e9, "bn"), (1e6, "m"))


class SeriesRow(Protocol):
    """One line of the list of series."""

    key: SeriesKey
    count: int
    first: Period
    last: Period


def amount(value: float, unit: str) -> str:
    """An amount as people read it: kilograms as tonnes, money in bn and m, percent with its sign."""
    if unit == "percent":
        return f"{value:+,.1f}%"
    if unit == "kg":
        tonnes = value / 1000
        return f"{tonnes:,.0f} t" if tonnes >= 1000 or tonnes == int(tonnes) else f"{tonnes:,.3g} t" if tonnes < 10 else f"{tonnes:,.1f} t"
    for size, name in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.2f} {name} {unit}"
    return f"{value:,.0f} {unit}"


def render_series_list(rows: Iterable[SeriesRow]) -> str:
    """One line a series."""
    lines = [f"{plain(str(r.key)):<64} {r.count:>4}  {r.first} – {r.last}" for r in rows]
    return "\n".join(lines) + f"\n{len(lines)} series"


def source_of(source: Source) -> str:
    """Publisher, copy and date of a source."""
    read = f", read in {source.read_in}" if source.read_in else ""
    return plain(f"{source.publisher}{read}{', ' + source.date if source.date else ''}")


def render_series(series: Series | None, observations: tuple[Observation, ...]) -> str:
    """Every observation with its interval, tier and source; then the monthly levels as bars, months missing shown as missing."""
    lines: list[str] = []
    if observations:
        lines.append(plain(str(observations[0].key)))
    for o in sorted(observations, key=lambda o: (o.period, o.statistic, o.id)):
        what = f"on {o.baseline}" if o.baseline else ""
        derived = f"  derived: {plain(o.derived_from)}" if o.derived_from else ""
        spread = f"{amount(o.low, o.unit)} to {amount(o.high, o.unit)}"
        lines.append(f"  {o.period!s:<18} {what:<20} {amount(o.value, o.unit):>14}  ({spread})  {o.tier}  {source_of(o.source)}  [{o.id}]{derived}")
    if series is not None and series.points:
        top = max(p.value for p in series.points) or 1.0
        lines.append("")
        known = {p.period: p for p in series.points}
        for period in sorted([*known, *series.missing]):
            point = known.get(period)
            if point is None:
                lines.append(f"  {period!s:<10} {'not known':>14}")
            else:
                lines.append(f"  {period!s:<10} {amount(point.value, series.unit):>14} {'█' * max(1, round(BARS * point.value / top))}")
    return "\n".join(lines)


def render_policies(policies: Iterable[Policy]) -> str:
    """One paragraph a policy: title, instrument, goods, when in force."""
    lines: list[str] = []
    for p in policies:
        spans = ", ".join(f"{a.isoformat()} – {b.isoformat() if b else 'now'}" for a, b in p.in_force) or "never in force"
        goods = ", ".join(f"{name} ({part})" for name, part in p.coverage)
        lines.append(plain(f"{p.id}  {p.title}\n  {p.instrument} of {', '.join(p.authority)}; {spans}\n  {goods}\n  {p.text}"))
    return "\n".join(lines)
