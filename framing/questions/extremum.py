"""The verdict of a superlative in the text."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.questions.ask import Asked
from framing.questions.asker import Asker
from framing.questions.superlative import superlative
from framing.questions.wording import amount, number, period_words, series_words
from framing.schema import Answer, Claim, Interval, Missing, Part, Period, Superlative, Verdict
from framing.schema.trade import weakest
from framing.schema.verdict import Label

MONTHS_UNIT = re.compile(r"^(month|months|year|years)$")


def judge_extremum(claim: Claim, asked: Asked, asker: Asker) -> Verdict:
    """Contradicted only where a known month of the window says so by more than rounding; supported only where none is missing."""
    question = replace(asked.settings[0], assumed=asked.assumed, statistic="extremum", baseline=None)
    if claim.of not in (None, "level"):
        return _silent(claim, "records of a change are not asked", None)
    if claim.direction not in ("up", "down"):
        return _silent(claim, "the article does not say whether the highest or the lowest", Missing(role="direction"))
    period = question.period
    if period is None or not period.is_month:
        return _silent(claim, "records are asked of single months only", Missing(data="the same window of every earlier year"))
    found: list[tuple[Superlative, str]] = []
    for setting in asked.settings:
        series = asker.series(setting)
        one = superlative(series, period, claim.direction, window_of(claim, period)) if series is not None else None
        if one is None or series is None:
            words = series_words(setting)
            verdict = _silent(claim, f"no months of {words} to set beside {period_words(period)}", Missing(data=words))
            return replace(verdict, question=question)
        found.append((one, series.unit))
    best, unit = max(found, key=lambda f: (f[0].holds is not False, f[0].known))
    answer = _answer(best, period, unit)
    label: Label = "supported" if best.holds else "consistent"
    if best.holds is False:
        label = "contradicted"
        if not asked.condemnable or claim.partner is None:
            doubt = "a known month stands against it, but a role that it leaves unsaid may be meant otherwise"
            return replace(_silent(claim, doubt, None), question=question)
    return Verdict(claim=claim.id, label=label, reason=_reason(best, unit, claim), question=question, answer=answer, superlative=best)


def window_of(claim: Claim, period: Period) -> Period | None:
    """The first month of the window that the words imply: after the month named ("since March 2022"), or so many months back.

    None is ever.
    """
    baseline = claim.baseline
    if baseline is not None and baseline.period is not None:
        return Period.month(baseline.period.last.year, baseline.period.last.month).shift(1)
    shown, unit = claim.quantity.shown, claim.quantity.unit.lower()
    if shown is not None and MONTHS_UNIT.match(unit):
        months = round(shown) * (12 if unit.startswith("year") else 1)
        return period.shift(-max(1, months - 1))
    return None


def _answer(found: Superlative, period: Period, unit: str) -> Answer | None:
    levels = [o for o in found.used if o.period == period]
    if not levels:
        return None
    hull = Interval.hull(*(o.interval for o in levels))
    return Answer((Part(hull, tuple(levels), printed=False),), unit, weakest(tuple(o.tier for o in levels)))


def _reason(found: Superlative, unit: str, claim: Claim) -> str:
    extent = f"{found.known} months known from {period_words(_first(found.window))}"
    if found.missing:
        extent += f", {number(len(found.missing), 0)} missing"
    if found.against is not None:
        word = "higher" if claim.direction == "up" else "lower"
        return f"{period_words(found.against.period)} was {word}: {amount(found.against.value, unit)} ({extent})"
    return f"no known month stands against it ({extent})"


def _first(window: Period) -> Period:
    return Period.month(window.first.year, window.first.month)


def _silent(claim: Claim, reason: str, missing: Missing | None) -> Verdict:
    return Verdict(claim=claim.id, label="uncheckable", reason=reason, missing=missing)
