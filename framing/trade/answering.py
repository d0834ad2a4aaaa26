"""The answer to a question: parts, unit, tier, what was published later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.reference.products import ALL_GOODS
from framing.reference.units import unit_label
from framing.schema import Answer, NoAnswer, Observation, Part, Period, Question, SeriesKey
from framing.schema.trade import weakest
from framing.trade import statistics
from framing.trade.asking import Target, base_unit, first_known, measure_of_unit, targets
from framing.trade.levels import Exclude, Level, interval_as_of, published_by, revisable, valid
from framing.trade.statistics import added, distinct

if TYPE_CHECKING:
    from framing.trade.store import Store

COMPARING = frozenset({"change", "difference", "ratio"})
OVER_A_SERIES = frozenset({"rank", "extremum", "run"})
AMOUNTS = frozenset({"level", "difference", "average"})
NOT_MODELLED = {"daily_average": "a daily average", "annualised": "an annualised figure"}
NEAR = 12
"""How many observations are shown beside "not known": a year of months."""


def answer(store: Store, question: Question, as_of: dt.date | None, exclude: Exclude | None) -> Answer | NoAnswer:
    """See :meth:`framing.trade.store.Store.answer`."""
    missing = _missing(question)
    if missing is not None:
        return missing
    period = question.period
    assert period is not None
    found = _measure(store, question)
    if isinstance(found, NoAnswer):
        return found
    aims = targets(question, found, store.known_keys)
    if not aims:
        return NoAnswer("no_series", f"No series is known of {describe(question)}.")
    if not any(all(store.out(k, period, as_of) for k in aim.keys) for aim in aims):
        assert as_of is not None
        return NoAnswer("not_out", f"The figure of {period} was not out on {as_of.isoformat()}.")
    asking = _Asking(store, question, as_of, exclude)
    if question.statistic in AMOUNTS:
        aims = first_known(aims, lambda aim: bool(asking.parts(aim)))
    parts = distinct(part for aim in aims for part in asking.parts(aim))
    if not parts:
        return asking.nothing(targets(question, found, store.known_keys))
    unit = asking.unit(aims)
    wanted = base_unit(question.unit)
    if question.statistic in AMOUNTS and wanted is not None and wanted != unit:
        return NoAnswer("not_modelled", f"The figures of {describe(question)} are in {unit_label(unit)}, not in {unit_label(wanted)}.")
    used = tuple({o.id: o for part in parts for o in part.observations}.values())
    later = tuple(o for o in used if not published_by(o, as_of))
    return Answer(parts, unit, weakest(tuple(o.tier for o in used)), later, asking.note(aims))


def describe(question: Question) -> str:
    """ "China's exports of rare-earth magnets to the US in 2025-06"."""
    from framing.reference.countries import label, possessive
    from framing.reference.products import product, products

    name = question.product or "goods"
    goods = product(name).label if all(one in products() for one in name.split("+")) else name
    whose = possessive(question.reporter) if question.reporter else "somebody's"
    where = label(question.partner) if question.partner else "somewhere"
    way = {"export": ("exports of", "to"), "import": ("imports of", "from"), "balance": ("trade balance in", "with")}
    flow, preposition = way.get(question.flow or "", ("trade in", "with"))
    return f"{whose} {flow} {goods} {preposition} {where} in {question.period}"


def _missing(question: Question) -> NoAnswer | None:
    roles = ("product", "flow", "reporter", "partner", "period")
    gone = [role for role in roles if getattr(question, role) is None]
    if question.statistic in COMPARING and (question.baseline is None or question.baseline.period is None):
        gone.append("baseline")
    if gone:
        return NoAnswer("role_missing", f"The question does not say its {', '.join(gone)}.")
    if question.aggregate in NOT_MODELLED:
        return NoAnswer("not_modelled", f"The figures are totals: {NOT_MODELLED[question.aggregate]} is not modelled.")
    if question.measure == "price" or (question.unit is not None and "/" in question.unit):
        return NoAnswer("not_modelled", "Prices and daily rates are not modelled.")
    basis = question.basis
    if basis.seasonally_adjusted or basis.real or basis.services or basis.re_export:
        return NoAnswer("not_modelled", "Adjusted, real, re-export and services figures are not modelled.")
    return None


def _measure(store: Store, question: Question) -> str | NoAnswer:
    measure = question.measure or measure_of_unit(question.unit)
    if measure is not None:
        return measure
    known = store.measures(question)
    if len(known) == 1:
        return known[0]
    if not known:
        return NoAnswer("no_series", f"No series is known of {describe(question)}.")
    return NoAnswer("role_missing", "The question does not say its measure: there are series of quantity and of value.")


def _levels(store: Store, aim: Target, period: Period, as_of: dt.date | None, exclude: Exclude | None) -> tuple[Level, ...]:
    if aim.single is not None:
        return store.levels(aim.single, period, as_of, exclude)
    return added([store.levels(k, period, as_of, exclude) for k in aim.keys])


def _published(
    store: Store,
    key: SeriesKey | None,
    statistic: str,
    period: Period,
    baseline: Period | None,
    as_of: dt.date | None,
    exclude: Exclude | None,
) -> tuple[Part, ...]:
    """What was published as that very statistic of a series."""
    if key is None:
        return ()
    found = (o for o in store.observations(key) if o.statistic == statistic and o.period == period and o.baseline == baseline)
    return tuple(Part(interval_as_of(o, as_of), (o,), True) for o in valid(found, as_of, exclude))


def _averages(store: Store, aim: Target, period: Period, as_of: dt.date | None, exclude: Exclude | None) -> tuple[Part, ...]:
    return _published(store, aim.single, "average", period, None, as_of, exclude)


class _Asking:
    """One question put to one store: the parts of its answer for each target."""

    def __init__(self, store: Store, question: Question, as_of: dt.date | None, exclude: Exclude | None) -> None:
        self.store, self.question, self.as_of, self.exclude = store, question, as_of, exclude
        assert question.period is not None
        self.period = question.period
        self.baseline = question.baseline.period if question.baseline is not None else None

    def _levels(self, aim: Target, period: Period) -> tuple[Level, ...]:
        return _levels(self.store, aim, period, self.as_of, self.exclude)

    def _monthly(self, aim: Target, period: Period) -> tuple[Part, ...]:
        """The average of the months of a period: computed from its level, and as published."""
        computed = tuple(Part(x.interval.scale(1 / period.length), x.observations, False) for x in self._levels(aim, period))
        return (*computed, *_averages(self.store, aim, period, self.as_of, self.exclude))

    def parts(self, aim: Target) -> tuple[Part, ...]:
        """The parts of the answer that one target gives."""
        q = self.question
        if q.statistic == "average" or (q.statistic == "level" and q.aggregate == "monthly_average"):
            return self._monthly(aim, self.period)
        if q.statistic == "level":
            found = self._levels(aim, self.period)
            return tuple(Part(x.interval, x.observations, False) for x in (*found, *self._revised(aim, found)))
        if q.statistic == "share":
            return self._share(aim)
        if q.statistic in OVER_A_SERIES:
            return self._over_series(aim)
        return self._comparison(aim)

    def _comparison(self, aim: Target) -> tuple[Part, ...]:
        q, period, baseline = self.question, self.period, self.baseline
        assert baseline is not None and q.baseline is not None
        now, base = self._levels(aim, period), self._levels(aim, baseline)
        averaged = q.baseline.kind == "average" or q.aggregate == "monthly_average"
        if averaged and period.length != baseline.length:
            now, base = self._per_month(aim, period), self._per_month(aim, baseline)
        if q.statistic == "difference":
            return statistics.difference(now, (*base, *self._revised(aim, base)), period, baseline)
        printed = _published(self.store, aim.single, "growth", period, baseline, self.as_of, self.exclude)
        if not printed:
            base = (*base, *self._revised(aim, base))
        if q.statistic == "ratio":
            return (*statistics.ratio(now, base, period, baseline), *(statistics.growth_as_ratio(p) for p in printed))
        return (*statistics.growth(now, base, period, baseline), *printed)

    def _revised(self, aim: Target, found: Sequence[Level]) -> tuple[Level, ...]:
        """The levels as they may stand since they were first published: what a revision could explain is not contradicted."""
        if aim.single is None:
            return ()
        return tuple(r for x in found if (r := revisable(x, aim.single, self.as_of)) is not None)

    def _per_month(self, aim: Target, period: Period) -> tuple[Level, ...]:
        return tuple(Level(p.interval, p.observations) for p in self._monthly(aim, period))

    def _share(self, aim: Target) -> tuple[Part, ...]:
        """The partner's part of the world's total; of the world's, the product's part of all goods, in value."""
        from dataclasses import replace

        q = self.question
        measure = aim.keys[0].measure
        keys = self.store.known_keys
        if q.partner != "WLD":
            wholes = targets(q, measure, keys, partner="WLD")
        elif measure == "value" and q.product != ALL_GOODS:
            wholes = targets(replace(q, product=ALL_GOODS), measure, keys)
        else:
            return ()
        whole = next((w for w in wholes if w.basis == aim.basis), None)
        return () if whole is None else statistics.share(self._levels(aim, self.period), self._levels(whole, self.period))

    def _over_series(self, aim: Target) -> tuple[Part, ...]:
        """A rank from the top among the known months up to the one asked about, or the length of a run of months one way."""
        from framing.schema import Interval

        series = self.store.series(aim.single, self.as_of, exclude_source=self.exclude) if aim.single is not None else None
        point = series.at(self.period) if series is not None else None
        if series is None or point is None:
            return ()
        points = tuple(p for p in series.points if p.period <= self.period)
        used = tuple(o for p in points for o in p.observations)
        if self.question.statistic == "run":
            length, open_ended = statistics.run_length(points, self.period)
            return (Part(Interval(float(length), None if open_ended else float(length)), used, False),)
        return (Part(statistics.rank_from_top(point, points), used, False),)

    def revised_used(self, aims: Sequence[Target]) -> bool:
        """True unless the statistic was published as such, which needs no widening."""
        if self.question.statistic not in ("change", "ratio"):
            return True
        return not any(_published(self.store, aim.single, "growth", self.period, self.baseline, self.as_of, self.exclude) for aim in aims)

    def unit(self, aims: Sequence[Target]) -> str:
        """The unit of the answer: kg, ISO 4217, count, percent or times."""
        statistic = self.question.statistic
        if statistic in ("change", "share"):
            return "percent"
        if statistic == "ratio":
            return "times"
        if statistic in OVER_A_SERIES:
            return "count"
        key = aims[0].keys[0]
        return next((o.unit for o in self.store.observations(key) if o.statistic != "growth"), key.basis)

    def note(self, aims: Sequence[Target]) -> str | None:
        """What a reader of the answer should know of how it was reckoned."""
        notes = []
        if any(len(aim.keys) > 1 for aim in aims):
            notes.append("the sum of several series")
        windows = [p for p in (self.period, self.baseline) if p is not None]
        if any(x.subtracted for aim in aims for p in windows for x in self._levels(aim, p)):
            notes.append("reckoned by subtracting published windows, widened by what is usually revised between them")
        if self.question.statistic in ("level", "change", "difference", "ratio"):
            levels = [(aim, x) for aim in aims for p in windows[-1:] for x in self._levels(aim, p)]
            if any(self._revised(aim, (x,)) for aim, x in levels) and self.revised_used(aims):
                notes.append("one part is widened by what the office usually revises")
        if self.question.statistic in OVER_A_SERIES and aims and aims[0].single is not None:
            series = self.store.series(aims[0].single, self.as_of, exclude_source=self.exclude)
            if series is not None:
                known = [p.period for p in series.points if p.period <= self.period]
                gone = [m for m in series.missing if m <= self.period]
                notes.append(f"among {len(known)} known months from {known[0]} to {known[-1]}; {len(gone)} between them are not known")
        return "; ".join(notes) or None

    def nothing(self, aims: Sequence[Target]) -> NoAnswer:
        """Why no part was found."""
        near = self._near(aims)
        if self.baseline is not None and self.question.statistic in ("change", "ratio"):
            for aim in aims:
                if self._levels(aim, self.period) and self._levels(aim, self.baseline):
                    reason = f"The level of {self.baseline} may be zero, so that no growth on it can be reckoned."
                    return NoAnswer("baseline_zero", reason, near)
        about = describe(self.question) + (f" on {self.baseline}" if self.baseline is not None else "")
        return NoAnswer("no_period", f"No figure is known of {about}.", near)

    def _near(self, aims: Sequence[Target]) -> tuple[Observation, ...]:
        """Published figures of the same series whose periods overlap the one asked about or stand next to it."""
        around = Period(self.period.shift(-1).first, self.period.shift(1).last, self.period.days)
        every = (o for aim in aims for k in aim.keys for o in self.store.observations(k))
        found = [o for o in every if around.contains(o.period) or o.period.contains(self.period)]
        found.sort(key=lambda o: (not published_by(o, self.as_of), o.statistic != "level", o.period, o.id))
        return tuple(found[:NEAR])
