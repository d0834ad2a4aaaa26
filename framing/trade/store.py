"""The store: observations and policies, and the answer to a question, as of a date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from framing.reference.releases import is_headline, out_by
from framing.schema import (
    Answer,
    Event,
    NoAnswer,
    Observation,
    Part,
    Period,
    Policy,
    Question,
    Series,
    SeriesKey,
    SeriesPoint,
    Tier,
)
from framing.schema.trade import weakest
from framing.trade import statistics
from framing.trade.statistics import Level

Exclude = Callable[[Observation], bool]
MASS = frozenset({"t", "kg", "lb", "short_ton", "bu", "bbl", "bbl/d", "TEU", "count"})


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
        """The figures and policies that come with the package."""
        from framing.trade.load import packaged_observations, packaged_policies

        return cls(packaged_observations(), packaged_policies())

    @cached_property
    def _by_key(self) -> dict[SeriesKey, tuple[Observation, ...]]:
        grouped: dict[SeriesKey, list[Observation]] = {}
        for o in self.all_observations:
            grouped.setdefault(o.key, []).append(o)
        return {k: tuple(v) for k, v in grouped.items()}

    @cached_property
    def _index(self) -> dict[tuple[str, str, str], tuple[SeriesKey, ...]]:
        grouped: dict[tuple[str, str, str], list[SeriesKey]] = {}
        for key in self._by_key:
            grouped.setdefault((key.product, key.reporter, key.flow), []).append(key)
        return {k: tuple(sorted(v)) for k, v in grouped.items()}

    @cached_property
    def as_of(self) -> date | None:
        """The date of the newest source."""
        return max((d for o in self.all_observations if (d := o.source.known_since)), default=None)

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
        return tuple(sorted(self._by_key))

    def without(self, predicate: Exclude) -> Store:
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
        """The series that have these roles."""
        if product and reporter and flow:
            candidates: Sequence[SeriesKey] = self._index.get((product, reporter, flow), ())
        else:
            candidates = self.keys()
        wanted = {"product": product, "reporter": reporter, "flow": flow, "partner": partner, "measure": measure}
        return tuple(k for k in candidates if all(v is None or getattr(k, name) == v for name, v in wanted.items()))

    def measures(self, question: Question) -> tuple[str, ...]:
        """The measures for which the question's series exist."""
        keys = self.find_keys(question.product, question.reporter, question.flow, question.partner)
        return tuple(dict.fromkeys(k.measure for k in keys))

    # -- answers ------------------------------------------------------------------------------------------------------------------

    def answer(self, question: Question, as_of: date | None, exclude_source: Exclude | None = None) -> Answer | NoAnswer:
        """What the data say, as of a date.

        The period asked about must have ended and, by the release calendar, been out by ``as_of``; observations that were published later
        for such a period are used and listed in ``later``. With no date there is no limit.

        Args:
            question: product, flow, reporter, partner and period must be set, a baseline where the statistic needs one.
            as_of: the article's date.
            exclude_source: observations that may not be used (the article's own agency).
        """
        q = question
        if None in (q.product, q.flow, q.reporter, q.partner) or q.period is None:
            return NoAnswer("role_missing", "The question has an open role.")
        baseline = q.baseline.period if q.baseline is not None else None
        if q.statistic in ("change", "difference", "ratio") and baseline is None:
            return NoAnswer("role_missing", "The question names no period to compare with.")
        if q.statistic not in ("level", "change", "difference", "ratio", "share", "average"):
            return NoAnswer("not_modelled", f"A {q.statistic} is no single figure of a series.")
        if as_of is not None and not self._out(q, q.period, as_of):
            return NoAnswer("not_out", f"The figure of {q.period} was not out on {as_of.isoformat()}.")
        keys = self._keys(q)
        if not keys:
            return NoAnswer("no_series", self._nothing(q))
        parts: list[Part] = []
        unit = ""
        for key in keys:
            found, unit_of = self._parts(key, q, baseline, as_of, exclude_source)
            if found:
                parts.extend(found)
                unit = unit_of
        if not parts:
            zero = baseline is not None and any(self._levels(k, baseline, as_of, exclude_source) for k in keys)
            near = tuple(o for k in keys for o in self._by_key[k] if o.period.contains(q.period) or q.period.contains(o.period))
            known = any(self._levels(k, q.period, as_of, exclude_source) for k in keys)
            if zero and known and q.statistic != "share":
                return NoAnswer("baseline_zero", "The period compared with may be zero, so that no growth can be reckoned.", near)
            return NoAnswer("no_period", self._nothing(q), near)
        used = tuple({o.id: o for p in parts for o in p.observations}.values())
        later = tuple(o for o in used if as_of is not None and (d := o.source.known_since) is not None and d > as_of)
        tiers: tuple[Tier, ...] = tuple(o.tier for o in used)
        return Answer(tuple(parts), unit, weakest(tiers), later)

    def _out(self, q: Question, period: Period, as_of: date) -> bool:
        if period.last >= as_of:
            return False
        assert q.reporter is not None
        first = out_by(q.reporter, is_headline(q.reporter, q.product or "", q.partner or "WLD"), period)
        return first is None or first <= as_of

    def _nothing(self, q: Question) -> str:
        from framing.reference.countries import label
        from framing.reference.products import product

        assert q.product and q.reporter and q.partner and q.flow
        try:
            goods = product(q.product).label
        except KeyError:
            goods = q.product
        way = {"export": "exports to", "import": "imports from"}.get(q.flow, f"{q.flow} with")
        return f"No figure is known for {label(q.reporter)}'s {goods} {way} {label(q.partner)} in {q.period}."

    def _keys(self, q: Question) -> tuple[SeriesKey, ...]:
        keys = self.find_keys(q.product, q.reporter, q.flow, q.partner)
        measure = q.measure or ("quantity" if q.unit in MASS else "value" if q.unit and len(q.unit) == 3 and q.unit.isupper() else None)
        if measure is not None:
            keys = tuple(k for k in keys if k.measure == measure)
        currency = q.basis.currency
        if currency is None and q.statistic in ("level", "average", "difference") and q.unit and len(q.unit) == 3 and q.unit.isupper():
            currency = q.unit
        if currency is not None:
            keys = tuple(k for k in keys if k.basis in ("", currency))
        return keys

    def _levels(self, key: SeriesKey, period: Period, as_of: date | None, exclude: Exclude | None) -> tuple[Level, ...]:
        def lookup(wanted: Period) -> tuple[Observation, ...]:
            found = tuple(
                o
                for o in self._by_key[key]
                if o.statistic == "level" and o.period == wanted and (exclude is None or not exclude(o))
            )
            return known_then(found, as_of)

        windows = tuple(dict.fromkeys(o.period for o in self._by_key[key] if o.statistic == "level"))
        return statistics.levels(lookup, period, windows)

    def _parts(
        self, key: SeriesKey, q: Question, baseline: Period | None, as_of: date | None, exclude: Exclude | None
    ) -> tuple[tuple[Part, ...], str]:
        assert q.period is not None
        now = self._levels(key, q.period, as_of, exclude)
        unit = next((o.unit for o in self._by_key[key] if o.statistic == "level"), "")
        if q.statistic == "level":
            if q.aggregate == "monthly_average":
                return tuple(Part(level.interval.scale(1 / q.period.length), level.observations, False) for level in now), unit
            return tuple(Part(level.interval, level.observations, False) for level in now), unit
        if q.statistic == "average":
            return tuple(Part(level.interval.scale(1 / q.period.length), level.observations, False) for level in now), unit
        if q.statistic == "share":
            return self._share(key, q, now, as_of, exclude), "percent"
        assert baseline is not None
        base = self._levels(key, baseline, as_of, exclude)
        if q.baseline is not None and q.baseline.kind == "average" and baseline.length > 1:
            base = tuple(Level(b.interval.scale(q.period.length / baseline.length), b.observations) for b in base)
        if q.statistic == "difference":
            return statistics.difference(now, base, q.period, baseline), unit
        published = tuple(
            Part(o.interval, (o,), True)
            for o in known_then(
                tuple(
                    o
                    for o in self._by_key[key]
                    if o.statistic == "growth" and o.period == q.period and o.baseline == baseline and (exclude is None or not exclude(o))
                ),
                as_of,
            )
        )
        if q.statistic == "ratio":
            return (*statistics.ratio(now, base, q.period, baseline), *(statistics.growth_as_ratio(p) for p in published)), "times"
        return (*statistics.growth(now, base, q.period, baseline), *published), "percent"

    def _share(self, key: SeriesKey, q: Question, now: Sequence[Level], as_of: date | None, exclude: Exclude | None) -> tuple[Part, ...]:
        if q.partner == "WLD" or q.period is None:
            return ()
        whole_key = replace(key, partner="WLD")
        if whole_key not in self._by_key:
            return ()
        parts = statistics.ratio(now, self._levels(whole_key, q.period, as_of, exclude), q.period, q.period)
        return tuple(Part(p.interval.scale(100.0), p.observations, p.printed) for p in parts)

    # -- series -------------------------------------------------------------------------------------------------------------------

    def series(self, key: SeriesKey, as_of: date | None = None) -> Series | None:
        """The monthly levels of a series, in order, and the months missing between the first and the last; None where it has none.

        With ``as_of`` only months that were out by then.
        """
        months: dict[Period, list[Observation]] = {}
        for o in self._by_key.get(key, ()):
            if o.statistic == "level" and o.period.is_month:
                months.setdefault(o.period, []).append(o)
        points: list[SeriesPoint] = []
        for period in sorted(months):
            if as_of is not None and not self._out(_as_question(key, period), period, as_of):
                continue
            found = known_then(tuple(months[period]), as_of)
            if not found:
                continue
            low, high = min(o.low for o in found), max(o.high for o in found)
            best = min(found, key=lambda o: (o.high - o.low, o.id))
            known = [d for o in found if (d := o.source.known_since) is not None]
            points.append(SeriesPoint(period, best.value, low, high, weakest((best.tier,)), found, min(known, default=None)))
        if not points:
            return None
        span = Period(points[0].period.first, points[-1].period.last)
        have = {p.period for p in points}
        missing = tuple(m for m in span.each_month() if m not in have)
        return Series(key, points[0].observations[0].unit, tuple(points), missing)

    # -- policies -----------------------------------------------------------------------------------------------------------------

    def policies(
        self, at: date | None = None, products: Sequence[str] | None = None, reporter: str | None = None, partner: str | None = None
    ) -> tuple[Policy, ...]:
        """The policies in force on a day, of some products, by an authority, that concern a partner; each condition may be left out."""
        out = []
        for p in self.all_policies:
            if at is not None and not p.in_force_at(at):
                continue
            if products is not None and not any(name in products for name, _ in p.coverage):
                continue
            if reporter is not None and reporter not in p.authority:
                continue
            if partner is not None and partner != "WLD" and not ({"WLD", partner} & set(p.partners)):
                continue
            out.append(p)
        return tuple(out)

    def events(
        self, between: tuple[date, date], products: Sequence[str] | None = None, partners: Sequence[str] | None = None
    ) -> tuple[tuple[Policy, Event], ...]:
        """The dated events in a span of days, of some products and partners (or authorities), in order."""
        first, last = between
        out: list[tuple[Policy, Event]] = []
        for p in self.all_policies:
            if products is not None and not any(name in products for name, _ in p.coverage):
                continue
            if partners is not None and not (set(partners) & {*p.partners, *p.authority}):
                continue
            out.extend((p, e) for e in p.events if first <= e.first and e.last <= last)
        return tuple(sorted(out, key=lambda pair: (pair[1].first, pair[0].id)))


def known_then(found: tuple[Observation, ...], as_of: date | None) -> tuple[Observation, ...]:
    """Those known at the date where there are any (a later vintage is only mentioned), else all."""
    if as_of is None:
        return found
    then = tuple(o for o in found if (d := o.source.known_since) is None or d <= as_of)
    return then or found


def _as_question(key: SeriesKey, period: Period) -> Question:
    return Question(
        product=key.product,
        flow=key.flow,  # type: ignore[arg-type]
        reporter=key.reporter,
        partner=key.partner,
        measure=key.measure,  # type: ignore[arg-type]
        statistic="level",
        period=period,
    )
