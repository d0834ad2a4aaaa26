"""The neighbours of a change: other settings that one could reasonably have chosen, and what they say.

After Wu, Agarwal, Li, Yang, Yu: *Toward Computational Fact-Checking* (PVLDB 7(7), 2014; extended in ACM TODS 42(1), 2017). Departures, by
the definitions of this project (PERTURBATION.md): relative strength is a difference of logarithms of ratios and not r/r0 - 1, so that rises
and falls are treated alike and a low base does not drown the rest; every strength is an interval and weakens only where its upper end is
below 0; settings without an answer shrink P and are counted; the rank of the level reached is a setting of a change.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from framing.questions.asker import Asker
from framing.questions.compare import compare, one_answer
from framing.questions.levels import known_months, observations_of
from framing.questions.natural import baseline_relevance, kind_of, measure_relevance, partner_relevance, period_relevance, window_relevance
from framing.questions.sentences import change_sentence, rank_evidence, rank_sentence
from framing.questions.settings import settings
from framing.questions.units import readings
from framing.questions.wording import evidence_note
from framing.schema import Answer, Baseline, Basis, Claim, Interval, Measure, Neighbour, Part, Period, Perturbation, Question
from framing.schema.claim import BaselineKind
from framing.schema.trade import TIERS, weakest


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of P: the question, what was varied, and how sensible it is before all are made to add up to 1."""

    question: Question
    role: str
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """A setting with its answer and the strength of it against the claim."""

    setting: Setting
    answer: Answer
    strength: Interval
    flips: bool
    text: str
    note: str


def neighbours(claim: Claim, question: Question, answer: Answer, asker: Asker) -> tuple[tuple[Neighbour, ...], Perturbation | None]:
    """The answered neighbours of a change, the Pareto front first, and how the figure stands among them.

    Args:
        claim: a change in percent or a ratio.
        question: its question, the baseline filled.
        answer: what the data say of it.
        asker: the data, as of the article's date.

    Returns:
        Neighbours in the order in which they should be told: those that weaken the claim by sensibility (the first of them is on the
        front), then the others by sensibility. None for the perturbation where no neighbour is answered.
    """
    own = _own_ratio(claim)
    if own is None or question.period is None or question.baseline is None or question.baseline.period is None:
        return (), None
    asked, found = 0, []
    for setting in _settings(question):
        asked += 1
        other = asker(setting.question)
        if not isinstance(other, Answer):
            continue
        one = _changed(setting, other, own, claim, asker)
        if one is not None:
            found.append(one)
    for rank in _ranks(question, own, claim, asker):
        asked += 1
        if rank is not None:
            found.append(rank)
    if not found:
        return (), None
    total = sum(f.setting.weight for f in found)
    shares = [f.setting.weight / total for f in found]
    out = [
        Neighbour(
            question=f.setting.question, answer=f.answer, role=f.setting.role, strength=f.strength, sensibility=share, flips=f.flips,
            text=f.text, evidence_note=f.note, front=_on_front(f, found) and _differs(claim, f, answer),
        )
        for f, share in zip(found, shares, strict=True)
    ]  # fmt: skip
    out.sort(key=lambda n: (not _weaker(n.strength), -n.sensibility))
    return tuple(out), _perturbation(asked, found, shares)


def _own_ratio(claim: Claim) -> Interval | None:
    """The claim's ratio of the level to its base."""
    said = readings(claim, "percent" if claim.kind == "change" else "times")
    if not said:
        return None
    tight = said[0].tight
    ratio = tight.scale(0.01) + Interval.point(1.0) if claim.kind == "change" else tight
    return ratio if ratio.high is None or ratio.high > 0 else None


def _log(ratio: Interval) -> Interval:
    floor = settings().neighbours["smallest_ratio"]
    low = None if ratio.low is None else math.log(max(ratio.low, floor))
    high = None if ratio.high is None else math.log(max(ratio.high, floor))
    return Interval(low, high)


def _strength(ratio: Interval, own: Interval, claim: Claim) -> Interval:
    difference = _log(ratio) - _log(own)
    return -difference if claim.direction == "down" else difference


def _changed(setting: Setting, answer: Answer, own: Interval, claim: Claim, asker: Asker) -> Found | None:
    interval = answer.interval
    if answer.unit == "percent":
        ratio = interval.scale(0.01) + Interval.point(1.0)
    elif answer.unit == "times":
        ratio = interval
    else:
        return None
    flips = _flips(ratio, claim)
    text = change_sentence(setting.question, ratio.scale(100.0) - Interval.point(100.0), answer)
    best = min(one_answer(answer), key=lambda p: TIERS.index(weakest(tuple(o.tier for o in p.observations))))
    return Found(setting, answer, _strength(ratio, own, claim), flips, text, evidence_note(best.observations, asker.published))


def _weaker(strength: Interval) -> bool:
    return strength.high is not None and strength.high < 0


def _flips(ratio: Interval, claim: Claim) -> bool:
    if claim.direction == "down":
        return ratio.low is not None and ratio.low > 1
    return ratio.high is not None and ratio.high < 1


def _settings(question: Question) -> Iterator[Setting]:
    """P without the ranks: other baselines, windows, the world, the month before, the other measure; never the claim's own setting.

    Settings that differ in two parameters are asked only for the world, whose year on year and year to date are published by themselves.
    """
    period, baseline = question.period, question.baseline
    assert period is not None and baseline is not None and baseline.period is not None
    seen = {(question.partner, question.measure, period, baseline.period)}
    for partner in dict.fromkeys((question.partner, "WLD")):
        near = partner_relevance(partner, question.partner)
        at = replace(question, partner=partner)
        role = "partner" if partner != question.partner else "baseline"
        for window, base, kind, weight, what in _windows(period, baseline, baseline.period):
            if role == "partner" and (what == "period" or (kind != "year_earlier" and base != baseline.period)):
                continue
            key = (partner, question.measure, window, base)
            if key in seen or base.last >= window.first:
                continue
            seen.add(key)
            yield Setting(replace(at, period=window, baseline=Baseline(base, kind)), role if role == "partner" else what, weight * near)
    if question.statistic == "change" and question.measure in ("quantity", "value") and question.basis.currency is None:
        measure: Measure = "value" if question.measure == "quantity" else "quantity"
        weight = settings().naturalness["year_earlier"] * measure_relevance()
        yield Setting(replace(question, measure=measure, basis=Basis()), "measure", weight)


def _windows(period: Period, own: Baseline, base: Period) -> Iterator[tuple[Period, Period, BaselineKind, float, str]]:
    """Window, its base, the base's kind, naturalness times relevance, what was varied."""
    weight = settings().naturalness
    lies = kind_of(period, base, own.kind)
    yield period, base, lies, weight.get(lies, weight["other"]), "baseline"
    if period.is_month:
        for other, kind in ((period.previous(), "previous"), (period.year_earlier(), "year_earlier")):
            yield period, other, _kind(kind), weight[kind] * baseline_relevance(period, other, base), "baseline"
        january = Period.month(period.first.year, 1)
        yield period, january, "since", weight["since"] * baseline_relevance(period, january, base), "baseline"
        before = period.previous()
        lag = (period.first.year - base.first.year) * 12 + period.first.month - base.first.month
        yield before, before.shift(-lag), own.kind, weight["other"] * period_relevance(1), "period"
        if period.first.month > 1:
            to_date = Period.months(period.first.year, 1, period.first.year, period.first.month)
            near = window_relevance(to_date.length, 1) * baseline_relevance(to_date, to_date.year_earlier(), base)
            yield to_date, to_date.year_earlier(), "year_earlier", weight["year_to_date"] * near, "window"
    else:
        near = baseline_relevance(period, period.year_earlier(), base)
        yield period, period.year_earlier(), "year_earlier", weight["year_earlier"] * near, "baseline"
        last = Period.month(period.last.year, period.last.month)
        near = window_relevance(1, period.length)
        yield last, last.year_earlier(), "year_earlier", weight["year_earlier"] * near, "window"


def _kind(kind: str) -> BaselineKind:
    return "previous" if kind == "previous" else "year_earlier"


def _ranks(question: Question, own: Interval, claim: Claim, asker: Asker) -> Iterator[Found | None]:
    """The rank of the level reached among the known months of the calendar year before.

    Where a rise reached a level below all of them (a fall one above all of them), its strength is that of the change to the nearest of
    them: the mildest thing that can be said. On the claim's own side of all of them it weakens nothing (0); among them it says nothing.
    """
    rules = settings().neighbours
    series, period = asker.series(question), question.period
    if series is None or period is None or not period.is_month:
        return
    now = series.at(period)
    if now is None:
        return
    for back in range(1, int(rules["rank_years"]) + 1):
        year = Period.year(period.first.year - back)
        first = Period.month(year.first.year, 1)
        months = known_months(series, first, first.shift(11))
        if len(months) < rules["rank_months"]:
            yield None
            continue
        low, high = min(months, key=lambda p: p.value), max(months, key=lambda p: p.value)
        below, above = now.high < min(p.low for p in months), now.low > max(p.high for p in months)
        if not below and not above:
            yield None
            continue
        nearest = low if below else high
        ratio = now.interval.divide(nearest.interval)
        if ratio is None:
            yield None
            continue
        observations = observations_of((now, *months))
        part = Part(now.interval, observations, printed=False)
        ranked = replace(question, statistic="rank", baseline=Baseline(year, "other"))
        against = above if claim.direction == "down" else below
        strength = _strength(ratio, own, claim) if against else Interval.point(0.0)
        yield Found(
            Setting(ranked, "rank", settings().naturalness["rank"]),
            Answer((part,), series.unit, weakest(tuple(o.tier for o in observations))),
            strength, against, rank_sentence(ranked, now, months, series.unit, below=below),
            rank_evidence(months, asker.published),
        )  # fmt: skip


def _differs(claim: Claim, found: Found, answer: Answer) -> bool:
    """Weaker by more than rounding: the strength is surely below 0, and the neighbour's answer would not pass for the claim's."""
    if not _weaker(found.strength):
        return False
    if found.setting.role == "rank":
        return True
    match = compare(claim, found.answer)
    return match is None or not match.fits


def _on_front(one: Found, all_of: Sequence[Found]) -> bool:
    """No other is at least as sensible and at least as weak, and better in one of both."""
    weight, strength = one.setting.weight, one.strength.middle or 0.0
    for other in all_of:
        if other is one:
            continue
        w, s = other.setting.weight, other.strength.middle or 0.0
        if w >= weight and s <= strength and (w > weight or s < strength):
            return False
    return True


def _perturbation(asked: int, found: Sequence[Found], shares: Sequence[float]) -> Perturbation:
    bias = sum(s * (f.strength.middle or 0.0) for f, s in zip(found, shares, strict=True))
    weak = sum(s * min(0.0, f.strength.high if f.strength.high is not None else 0.0) ** 2 for f, s in zip(found, shares, strict=True))
    weaker = sum(1 for f in found if f.strength.high is not None and f.strength.high < 0)
    return Perturbation(asked=asked, answered=len(found), bias=bias, robustness=math.exp(-weak), uniqueness=weaker / len(found))
