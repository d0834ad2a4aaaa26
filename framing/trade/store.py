"""The store: observations and policies, and the answer to a question, as of a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from framing.reference.releases import is_headline, out_by
from framing.schema import Answer, Event, NoAnswer, Observation, Period, Policy, Question, Series, SeriesKey, SeriesPoint
from framing.trade.asking import measure_of_unit, targets
from framing.trade.levels import Exclude, Level, interval_as_of, levels, valid
from framing.trade.policies import concerns, imposes, meets


@dataclass(frozen=True)
class Store:
    """Observations and policies; immutable.

    Args:
        all_observations: every observation.
        all_policies: every policy.
    """

    all_observations: tuple[Observation, ...]
    all_policies: tuple[Policy, ...] = ()

    @classmethod
    def packaged(cls) -> Store:
        """The figures and policies that come with the package, read once."""
        return _packaged()

    # -- what there is ------------------------------------------------------------------------------------------------------------

    @cached_property
    def _by_key(self) -> Mapping[SeriesKey, tuple[Observation, ...]]:
        grouped: dict[SeriesKey, list[Observation]] = {}
        for o in self.all_observations:
            grouped.setdefault(o.key, []).append(o)
        return {key: tuple(grouped[key]) for key in sorted(grouped)}

    @cached_property
    def _level_periods(self) -> dict[SeriesKey, Mapping[Period, tuple[Observation, ...]]]:
        return {}

    def level_periods(self, key: SeriesKey) -> Mapping[Period, tuple[Observation, ...]]:
        """The level observations of a series by period."""
        if key not in self._level_periods:
            grouped: dict[Period, list[Observation]] = {}
            for o in self._by_key.get(key, ()):
                if o.statistic == "level":
                    grouped.setdefault(o.period, []).append(o)
            self._level_periods[key] = {p: tuple(found) for p, found in grouped.items()}
        return self._level_periods[key]

    @cached_property
    def _index(self) -> Mapping[tuple[str, str, str], tuple[SeriesKey, ...]]:
        grouped: dict[tuple[str, str, str], list[SeriesKey]] = {}
        for key in self._by_key:
            grouped.setdefault((key.product, key.reporter, key.flow), []).append(key)
        return {name: tuple(found) for name, found in grouped.items()}

    @cached_property
    def as_of(self) -> dt.date | None:
        """The date of the newest source that gives its day; one that gives a month or a year alone may be older than its last day."""
        exact = (o for o in self.all_observations if o.source.date and len(o.source.date) == 10)
        return max((d for o in exact if (d := o.source.known_since)), default=None)

    @cached_property
    def digest(self) -> str:
        """A digest of the observations' ids: which data a report rests on."""
        import hashlib

        return hashlib.sha256("".join(sorted(o.id for o in self.all_observations)).encode()).hexdigest()[:12]

    def observations(self, key: SeriesKey | None = None) -> tuple[Observation, ...]:
        """The observations of a series, or all."""
        return self.all_observations if key is None else self._by_key.get(key, ())

    def keys(self) -> tuple[SeriesKey, ...]:
        """Every series, in order."""
        return tuple(self._by_key)

    @cached_property
    def known_keys(self) -> frozenset[SeriesKey]:
        """The series as a set, for look-ups."""
        return frozenset(self._by_key)

    def without(self, predicate: Callable[[Observation], bool]) -> Store:
        """The same store less the observations for which ``predicate`` is true."""
        return replace(self, all_observations=tuple(o for o in self.all_observations if not predicate(o)))

    def find_keys(
        self,
        product: str | None = None,
        reporter: str | None = None,
        flow: str | None = None,
        partner: str | None = None,
        measure: str | None = None,
    ) -> tuple[SeriesKey, ...]:
        """The series that have these roles, in order; a role that is None may be any."""
        if product and reporter and flow:
            candidates: Sequence[SeriesKey] = self._index.get((product, reporter, flow), ())
        else:
            candidates = self.keys()
        wanted = {"product": product, "reporter": reporter, "flow": flow, "partner": partner, "measure": measure}
        return tuple(k for k in candidates if all(v is None or getattr(k, name) == v for name, v in wanted.items()))

    def measures(self, question: Question) -> tuple[str, ...]:
        """The measures, quantity first, that the question may mean and for which there are series."""
        asked = question.measure or measure_of_unit(question.unit)
        return tuple(m for m in ((asked,) if asked else ("quantity", "value")) if targets(question, m, self.known_keys))

    # -- answers ------------------------------------------------------------------------------------------------------------------

    def out(self, key: SeriesKey, period: Period, as_of: dt.date | None) -> bool:
        """True if the figure of ``period`` can have been known on ``as_of``: it had ended and was out by the release calendar, or a
        source of the store had it by then. Always true without a date."""
        if as_of is None:
            return True
        if period.last >= as_of:
            return False
        first = out_by(key.reporter, is_headline(key.reporter, key.product, key.partner), period)
        if first is None or first <= as_of:
            return True
        return any(o.period == period and (d := o.source.known_since) is not None and d <= as_of for o in self._by_key.get(key, ()))

    @cached_property
    def _levels_memo(self) -> dict[tuple[SeriesKey, Period, dt.date | None], tuple[Level, ...]]:
        return {}

    def levels(self, key: SeriesKey, period: Period, as_of: dt.date | None = None, exclude: Exclude | None = None) -> tuple[Level, ...]:
        """Every way to the level of a period of a series (rules: :mod:`framing.trade.levels`); empty where it is not known."""
        if exclude is not None:
            return levels(self.level_periods(key), period, as_of, exclude)
        memo, name = self._levels_memo, (key, period, as_of)
        if name not in memo:
            memo[name] = levels(self.level_periods(key), period, as_of, None)
        return memo[name]

    def answer(self, question: Question, as_of: dt.date | None, exclude_source: Exclude | None = None) -> Answer | NoAnswer:
        """What the data say, as of a date.

        The period asked about must have ended and, by the release calendar, been out by ``as_of``; observations that were published later
        for such a period are used and listed in ``later``. With no date there is no limit.

        Args:
            question: product, flow, reporter, partner and period must be set, a baseline where the statistic needs one. A measure that
                is None is that of the unit, else the only one with data.
            as_of: the article's date.
            exclude_source: observations that may not be used (the article's own agency).
        """
        from framing.trade.answering import answer

        return answer(self, question, as_of, exclude_source)

    # -- series -------------------------------------------------------------------------------------------------------------------

    def series(
        self, key: SeriesKey, as_of: dt.date | None = None, months: Period | None = None, exclude_source: Exclude | None = None
    ) -> Series | None:
        """The monthly levels of a series, in order, and the months missing between the first and the last; None where it has none.

        Args:
            key: the series.
            as_of: only months that were out by then, in the vintage known then.
            months: only months inside this period, and every other month of it is missing.
            exclude_source: observations that may not be used.
        """
        points: list[SeriesPoint] = []
        for period, found in sorted(self.level_periods(key).items()):
            if not period.is_month or (months is not None and not months.contains(period)) or not self.out(key, period, as_of):
                continue
            point = _point(period, valid(found, as_of, exclude_source), as_of)
            if point is not None:
                points.append(point)
        if not points:
            return None
        span = months or Period(points[0].period.first, points[-1].period.last)
        have = {p.period for p in points}
        missing = tuple(m for m in span.each_month() if m not in have and self.out(key, m, as_of))
        return Series(key, points[0].observations[0].unit, tuple(points), missing)

    # -- policies -----------------------------------------------------------------------------------------------------------------

    def policies(
        self,
        at: dt.date | None = None,
        products: Sequence[str] | None = None,
        reporter: str | None = None,
        partner: str | None = None,
    ) -> tuple[Policy, ...]:
        """The policies: in force on a day, on some products (or what they are part of), of an authority, against a partner."""
        out = []
        for policy in self.all_policies:
            covered = tuple(name for name, _ in policy.coverage) if at is None else policy.covered_at(at)
            if not covered or (products is not None and not concerns(covered, products)):
                continue
            if imposes(policy.authority, reporter, at or dt.date.max) and meets(policy.partners, partner, at or dt.date.max):
                out.append(policy)
        return tuple(out)

    def events(
        self, between: tuple[dt.date, dt.date], products: Sequence[str] | None = None, partners: Sequence[str] | None = None
    ) -> tuple[tuple[Policy, Event], ...]:
        """The dated events in a span of days, of some products and partners (or authorities), in order."""
        first, last = between
        out: list[tuple[Policy, Event]] = []
        for policy in self.all_policies:
            if products is not None and not concerns((name for name, _ in policy.coverage), products):
                continue
            if partners is not None and not (set(partners) & {*policy.partners, *policy.authority}):
                continue
            out.extend((policy, event) for event in policy.events if first <= event.first and event.last <= last)
        return tuple(sorted(out, key=lambda pair: (pair[1].first, pair[0].id)))


@cache
def _packaged() -> Store:
    from framing.trade.load import packaged_observations, packaged_policies

    return Store(packaged_observations(), packaged_policies())


def _point(period: Period, found: Sequence[Observation], as_of: dt.date | None) -> SeriesPoint | None:
    """The hull of the observations that count; its value and tier are those of the first of them, the one that decides."""
    dated = [(o, interval_as_of(o, as_of)) for o in found]
    if not dated:
        return None
    best = dated[0][0]
    known = [d for o, _ in dated if (d := o.source.known_since) is not None]
    low = min(i.low for _, i in dated if i.low is not None)
    high = max(i.high for _, i in dated if i.high is not None)
    return SeriesPoint(period, best.value, low, high, best.tier, tuple(o for o, _ in dated), min(known, default=None))
