"""Series, observations and policies for the terminal: what ``framing data`` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from framing.report.amounts import amount
from framing.report.escape import plain
from framing.schema import Observation, Period, Policy, Series, SeriesKey, Source

BARS = 40
"""Columns of the longest bar: with month, amount and tier a line stays under 100 columns."""


class SeriesRow(Protocol):
    """One line of the list of series."""

    @property
    def key(self) -> SeriesKey:
        """What it is of."""
        ...

    @property
    def count(self) -> int:
        """How many figures."""
        ...

    @property
    def first(self) -> Period:
        """The first period."""
        ...

    @property
    def last(self) -> Period:
        """The last period."""
        ...


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
        width = o.high - o.low
        spread = f"{amount(o.low, o.unit, width=width / 2)} to {amount(o.high, o.unit, width=width / 2)}"
        value = amount(o.value, o.unit, width=width)
        lines.append(f"  {o.period!s:<18} {what:<20} {value:>14}  ({spread})  {o.tier}  {source_of(o.source)}  [{plain(o.id)}]{derived}")
    if series is not None and series.points:
        top = max(p.value for p in series.points) or 1.0
        lines.append("")
        known = {p.period: p for p in series.points}
        for period in sorted([*known, *series.missing]):
            point = known.get(period)
            if point is None:
                lines.append(f"  {period!s:<10} {'not known':>14}")
            else:
                level = amount(point.value, series.unit, width=point.high - point.low)
                lines.append(f"  {period!s:<10} {level:>14} {'█' * max(1, round(BARS * point.value / top))}")
    return "\n".join(lines)


def render_policies(policies: Iterable[Policy]) -> str:
    """One paragraph a policy: title, instrument, goods, when in force."""
    lines: list[str] = []
    for p in policies:
        spans = ", ".join(f"{a.isoformat()} – {b.isoformat() if b else 'now'}" for a, b in p.in_force) or "never in force"
        goods = ", ".join(f"{name} ({part})" for name, part in p.coverage)
        lines.append(plain(f"{p.id}  {p.title}\n  {p.instrument} of {', '.join(p.authority)}; {spans}\n  {goods}\n  {p.text}"))
    return "\n".join(lines)


__all__ = ["BARS", "SeriesRow", "amount", "render_policies", "render_series", "render_series_list", "source_of"]
