"""Natural settings: the comparisons that a statistician would choose for a figure whose words leave them unsaid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.questions.asker import Data
from framing.questions.settings import settings
from framing.schema import Baseline, Claim, Period, Question, Read
from framing.schema.claim import BaselineKind


@dataclass(frozen=True, slots=True)
class Natural:
    """A baseline and how natural it is, in 0..1, before it is made to add up."""

    baseline: Baseline
    naturalness: float

    @property
    def period(self) -> Period:
        """The baseline's period."""
        assert self.baseline.period is not None
        return self.baseline.period


def resolve(baseline: Baseline | None, period: Period | None) -> Baseline | None:
    """The baseline with its period, where its kind gives one ("a year earlier")."""
    if baseline is None or baseline.period is not None or period is None:
        return baseline
    if baseline.kind == "previous":
        return Baseline(period.previous(), "previous")
    if baseline.kind == "year_earlier":
        return Baseline(period.year_earlier(), "year_earlier")
    return baseline


def moved(question: Question, period: Period) -> Question:
    """The question of another period, its baseline at the same distance and of the same kind; of another window, a year earlier."""
    baseline = question.baseline
    if baseline is None or baseline.period is None or question.period is None or baseline.kind in ("since", "policy", "peak"):
        return replace(question, period=period)
    if baseline.kind == "year_earlier" or period.length != question.period.length:
        return replace(question, period=period, baseline=Baseline(period.year_earlier(), baseline.kind))
    if baseline.kind == "previous":
        return replace(question, period=period, baseline=Baseline(period.previous(), baseline.kind))
    months = (period.first.year - question.period.first.year) * 12 + period.first.month - question.period.first.month
    return replace(question, period=period, baseline=Baseline(baseline.period.shift(months), baseline.kind))


def kind_of(period: Period, base: Period, said: BaselineKind) -> BaselineKind:
    """How natural a comparison is goes by its periods, whatever words named them ("below June 2024" is year on year)."""
    if base == period.previous():
        return "previous"
    return "year_earlier" if base == period.year_earlier() else said


def natural_baselines(
    question: Question, claim: Claim | None, claims: Sequence[Claim], data: Data, named: Sequence[str] = ()
) -> tuple[Natural, ...]:
    """Month on month, year on year, since January, since a month named in the same sentence, since a dated policy of these goods.

    For windows of several months: the same window a year before and, but for the year to date, the window before it. Each baseline once.
    ``named`` are the ids of policies that the text names: the months before they took effect are natural whatever goods they cover.
    """
    period = question.period
    if period is None or period.days:
        return ()
    weight = settings().naturalness
    found: dict[Period, Natural] = {}

    def add(base: Period, kind: BaselineKind, naturalness: float) -> None:
        if base not in found and base.last < period.first:
            found[base] = Natural(Baseline(base, kind), naturalness)

    whole_year_to_date = period.is_year_to_date and not period.is_month and not period.is_year
    if not whole_year_to_date:
        add(period.previous(), "previous", weight["previous"])
    add(period.year_earlier(), "year_earlier", weight["year_to_date"] if whole_year_to_date else weight["year_earlier"])
    if period.is_month:
        add(Period.month(period.first.year, 1), "since", weight["since"])
        for month in _named_nearby(claim, claims):
            add(month, "other", weight["since"])
        for month in _policy_months(question, period, data, named):
            add(month, "policy", weight["policy"])
    return tuple(found.values())


def _named_nearby(claim: Claim | None, claims: Sequence[Claim]) -> tuple[Period, ...]:
    """Months that other figures of the same sentence are of."""
    if claim is None:
        return ()
    months: dict[Period, None] = {}
    for other in claims:
        if other.id == claim.id or other.sentence != claim.sentence:
            continue
        for period in (other.period, other.baseline.period if other.baseline else None):
            if period is not None and period.is_month:
                months[period] = None
    return tuple(months)


def _policy_months(question: Question, period: Period, data: Data, named: Sequence[str]) -> tuple[Period, ...]:
    """The month before each policy of these goods that took effect in the year before: the last month without it."""
    if question.product is None:
        return ()
    first = period.shift(-settings().policy_months).first
    months: dict[Period, None] = {}
    products, partners = tuple(question.product.split("+")), (question.reporter or "",)
    for _, event in data.events(between=(first, period.last), products=products, partners=partners):
        if event.kind in ("effective", "suspended", "ended"):
            months[Period.month(event.first.year, event.first.month).shift(-1)] = None
    for policy in data.policies() if named else ():
        if policy.id in named:
            for event in policy.events:
                if event.kind == "effective" and event.first <= period.last:
                    months[Period.month(event.first.year, event.first.month).shift(-1)] = None
    return tuple(months)


def baseline_relevance(period: Period, baseline: Period, own: Period | None) -> float:
    """How near a baseline is to the claim's own, by the logarithms of their distances in months."""
    if own is None:
        return 1.0
    width = settings().width["baseline_log_months"]
    return _gauss(math.log(_months(period, baseline)) - math.log(_months(period, own)), width)


def _months(period: Period, baseline: Period) -> int:
    return max(1, (period.first.year - baseline.first.year) * 12 + period.first.month - baseline.first.month)


def _gauss(distance: float, width: float) -> float:
    return math.exp(-0.5 * (distance / width) ** 2)


def window_relevance(length: int, own: int) -> float:
    """How near a window of ``length`` months is to one of ``own`` months."""
    return _gauss(math.log(length) - math.log(own), settings().width["window_log_months"])


def period_relevance(months: int) -> float:
    """How near a period that ends ``months`` earlier is."""
    return _gauss(months, settings().width["period_months"])


def partner_relevance(partner: str | None, own: str | None) -> float:
    """How near another partner is: the same outweighs the world, the world outweighs another country."""
    if partner == own:
        return 1.0
    steps = settings().distance["world" if partner == "WLD" else "country"]
    return _gauss(steps, settings().width["partner_steps"])


def measure_relevance() -> float:
    """How near value is to quantity."""
    return _gauss(settings().distance["measure"], settings().width["measure_steps"])


def usual_comparison(claim: Claim, claims: Sequence[Claim], period: Period | None) -> Baseline | None:
    """The comparison that an article keeps to: of the one kind that all growth figures before this one name; None where they differ.

    A piece that compares with one thing keeps comparing with it, so a growth that names no comparison has the same one. The growth of a year,
    or of a year to date, is that on the year before.
    """
    if period is None or claim.kind != "change" or claim.quantity.unit not in ("percent", "fraction") or claim.modality != "fact":
        return None
    said = isinstance(claim.roles.get("period"), Read)
    if said and (period.is_year or period.is_year_to_date) and not period.is_month:
        # Nothing else is natural for them: see natural_baselines.
        return Baseline(period.year_earlier(), "year_earlier")
    told = [c for c in claims if c.start < claim.start and c.kind == "change" and c.baseline is not None and c.same_as is None]
    kinds = {c.baseline.kind for c in told if c.baseline is not None}
    if kinds == {"year_earlier"}:
        return Baseline(period.year_earlier(), "year_earlier")
    return Baseline(period.previous(), "previous") if kinds == {"previous"} else None
