"""Products, observations, series, policies, and the answer to a question."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from framing.schema.claim import Flow, Measure
from framing.schema.interval import Interval
from framing.schema.period import Period

Tier = Literal["official_file", "press_report", "secondary", "derived"]
TIERS: tuple[Tier, ...] = ("official_file", "press_report", "secondary", "derived")
"""From the strongest to the weakest; an answer shows its weakest."""

Statistic = Literal["level", "growth", "average"]
"""What an observation states. A growth carries its baseline."""


@dataclass(frozen=True, slots=True)
class Product:
    """A thing that is traded, as the words have it.

    Attributes:
        id: "rare-earth-magnets".
        label: as a sentence names it ("rare-earth magnets").
        names: other names that news uses, lower case, singular or plural.
        hs: HS prefixes by revision-independent code ("850511").
        national: national codes ("CHN:85051110").
        scope: what is in and what is not.
        wider: ids of products that this one is part of.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    national: tuple[str, ...] = ()
    scope: str = ""
    wider: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure was published."""

    publisher: str
    read_in: str | None = None
    title: str | None = None
    address: str | None = None
    date: str | None = None
    """ISO date, or a month or a year alone, as the source gives it."""

    @property
    def known_since(self) -> dt.date | None:
        """The last day of ``date``: a month or a year alone counts as its last day."""
        if not self.date:
            return None
        parts = self.date.split("-")
        if len(parts) == 3:
            return dt.date.fromisoformat(self.date)
        return (Period.year(int(parts[0])) if len(parts) == 1 else Period.parse(self.date)).last


@dataclass(frozen=True, slots=True, order=True)
class SeriesKey:
    """What a series is of. ``basis`` is the currency of values and of their growth, else ""."""

    product: str
    reporter: str
    flow: str
    partner: str
    measure: str
    basis: str = ""

    def __str__(self) -> str:
        tail = f"/{self.basis}" if self.basis else ""
        return f"{self.product}/{self.reporter}/{self.flow}/{self.partner}/{self.measure}{tail}"


@dataclass(frozen=True, slots=True)
class Observation:
    """One published figure.

    ``value``, ``low``, ``high`` are in ``unit``: kg for mass, ISO 4217 for values, percent for growth, count for pieces.
    ``low`` and ``high`` come from the precision published, never from the digits stored.
    ``derived_from`` is the formula; ``claimed`` the published percentages that went into it ("growth:2025-06:2024-06:-38.1").
    """

    id: str
    key: SeriesKey
    period: Period
    statistic: Statistic
    value: float
    low: float
    high: float
    unit: str
    tier: Tier
    source: Source
    baseline: Period | None = None
    vintage: str = ""
    derived_from: str | None = None
    claimed: tuple[str, ...] = ()
    note: str = ""

    @property
    def interval(self) -> Interval:
        """``low`` to ``high``."""
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A level of one period of a series: the hull of the observations that are valid for it."""

    period: Period
    value: float
    low: float
    high: float
    tier: Tier
    observations: tuple[Observation, ...]
    known_since: dt.date | None

    @property
    def interval(self) -> Interval:
        """``low`` to ``high``."""
        return Interval(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Series:
    """Monthly (or quarterly, yearly) levels of one key, in order, with the periods missing between the first and the last."""

    key: SeriesKey
    unit: str
    points: tuple[SeriesPoint, ...]
    missing: tuple[Period, ...]

    def at(self, period: Period) -> SeriesPoint | None:
        """The point of ``period``, or None."""
        return next((p for p in self.points if p.period == period), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One way to the answer.

    ``printed`` is True where a computed statistic is known only as it was printed, or only from levels derived from that print.
    """

    interval: Interval
    observations: tuple[Observation, ...]
    printed: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The data's answer to a question: what meets any part is not contradicted.

    ``unit`` is that of the intervals: kg, ISO 4217, count, percent, times, fraction. ``later`` names the observations that were published
    after the article's date, for a period that was out by then ("known since").
    """

    parts: tuple[Part, ...]
    unit: str
    tier: Tier
    later: tuple[Observation, ...] = ()
    note: str | None = None

    @property
    def interval(self) -> Interval:
        """The hull of the parts."""
        return Interval.hull(*(p.interval for p in self.parts))

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The observations used, each once."""
        seen: dict[str, Observation] = {}
        for part in self.parts:
            for o in part.observations:
                seen.setdefault(o.id, o)
        return tuple(seen.values())


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why the data cannot answer.

    ``reason`` is for people ("no figure for China's exports of rare-earth magnets to the US in 2025-04"); ``code`` one of no_series,
    no_period, not_out, baseline_zero, role_missing, not_modelled; ``near`` are observations that an editor may want to see.
    """

    code: Literal["no_series", "no_period", "not_out", "baseline_zero", "role_missing", "not_modelled"]
    reason: str
    near: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated step of a policy: announced, agreed, effective, suspended, resumed, ended. ``first`` to ``last`` is when, as exactly as the source says."""

    policy: str
    kind: Literal["announced", "agreed", "effective", "suspended", "resumed", "ended"]
    first: dt.date
    last: dt.date
    text: str
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """A measure of a government.

    ``coverage`` says for each product id whether all or part of it is covered; ``in_force`` are closed or open intervals of days.
    """

    id: str
    title: str
    authority: tuple[str, ...]
    instrument: str
    coverage: tuple[tuple[str, Literal["all", "part"]], ...]
    partners: tuple[str, ...]
    in_force: tuple[tuple[dt.date, dt.date | None], ...]
    events: tuple[Event, ...]
    text: str
    scope: str = ""
    by_product: tuple[tuple[str, tuple[tuple[dt.date, dt.date | None], ...]], ...] = ()
    """The intervals of each product, where they differ: a measure can end for one product and stay for another."""

    def in_force_at(self, day: dt.date) -> bool:
        """True if the measure was in force on ``day``."""
        return any(first <= day and (last is None or day <= last) for first, last in self.in_force)

    def covered_at(self, day: dt.date) -> tuple[str, ...]:
        """The products that the measure covered on ``day``, all or in part."""
        if not self.by_product:
            return tuple(name for name, _ in self.coverage) if self.in_force_at(day) else ()
        return tuple(
            name for name, spans in self.by_product if any(first <= day and (last is None or day <= last) for first, last in spans)
        )


def weakest(tiers: tuple[Tier, ...]) -> Tier:
    """The weakest of some tiers."""
    return max(tiers, key=TIERS.index)


__all__ = [
    "TIERS",
    "Answer",
    "Event",
    "Flow",
    "Measure",
    "NoAnswer",
    "Observation",
    "Part",
    "Policy",
    "Product",
    "Series",
    "SeriesKey",
    "SeriesPoint",
    "Source",
    "Statistic",
    "Tier",
    "weakest",
]
