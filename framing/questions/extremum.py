"""The verdicts of superlatives and of runs in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from framing.questions.ask import Asked
from framing.questions.asker import Asker
from framing.questions.doubts import measure_doubt, named_partners
from framing.questions.moves import run
from framing.questions.superlative import superlative
from framing.questions.wording import amount, number, period_words, place, series_words
from framing.schema import Answer, Claim, Interval, Missing, Part, Period, Question, Series, Superlative, Verdict
from framing.schema.trade import weakest
from framing.schema.verdict import Label

MONTHS_UNIT = re.compile(r"^(month|months|year|years)$")
MONTHS_SAID = re.compile(r"\bmonths?\b", re.I)


def judge_extremum(claim: Claim, claims: Sequence[Claim], asked: Asked, asker: Asker) -> Verdict:
    """Contradicted only where a known month of the window says so by more than rounding; supported only where none is missing."""
    question = replace(asked.settings[0], assumed=asked.assumed, statistic="extremum", baseline=None)
    if claim.of not in (None, "level"):
        return _silent(claim, "records of a change are not asked", None)
    if claim.direction not in ("up", "down"):
        return _silent(claim, "the article does not say whether the highest or the lowest", Missing(role="direction"))
    period = question.period
    if period is None or not period.is_month:
        return _silent(claim, "records are asked of single months only", Missing(data="the same window of every earlier year"))
    found: list[tuple[Question, Superlative, str]] = []
    for setting, series in _series(asked, asker):
        one = superlative(series, period, claim.direction, window_of(claim, period))
        if one is not None:
            found.append((setting, one, series.unit))
    if not found:
        words = series_words(question)
        silent = _silent(claim, f"no months of {words} to set beside {period_words(period)}", Missing(data=words))
        return replace(silent, question=question)
    setting, best, unit = max(found, key=lambda f: (f[1].holds is not False, f[1].known))
    question = replace(question, measure=setting.measure, basis=setting.basis)
    if best.holds is False:
        doubt = _doubt(claim, claims, asked, [f[0] for f in found])
        if doubt is not None:
            return replace(_silent(claim, doubt, None), question=question)
    label: Label = "contradicted" if best.holds is False else "supported" if best.holds else "consistent"
    answer = _answer(best, period, unit)
    return Verdict(claim=claim.id, label=label, reason=_reason(best, unit, claim), question=question, answer=answer, superlative=best)


def judge_run(claim: Claim, claims: Sequence[Claim], asked: Asked, asker: Asker) -> Verdict:
    """ "The third straight month": month on month or year on year, whichever is borne out.

    Contradicted only where both surely broke off.
    """
    question = replace(asked.settings[0], assumed=asked.assumed, statistic="run", baseline=None)
    period, shown = question.period, claim.quantity.shown
    if (
        shown is None
        or claim.direction not in ("up", "down")
        or not MONTHS_SAID.search(claim.text)
        or period is None
        or not period.is_month
    ):
        return _silent(
            claim, "only runs of months up or down are asked", Missing(role="direction" if claim.direction is None else "period")
        )
    up, broken, used = claim.direction == "up", 0, list(_series(asked, asker))
    for _, series in used:
        for lag in (1, 12):
            length, ended, points = run(series, period, up, lag)
            if length >= shown:
                way = "on the month before" if lag == 1 else "on the year before"
                observations = tuple({o.id: o for p in points for o in p.observations}.values())
                answer = Answer(
                    (Part(Interval(length, None), observations, printed=False),), "count", weakest(tuple(o.tier for o in observations))
                )
                reason = f"{length} months in a row {claim.direction} {way} by {period_words(period)}"
                return Verdict(claim=claim.id, label="supported", reason=reason, question=question, answer=answer)
            broken += ended
    if not used or broken < 2 * len(used):
        silent = _silent(claim, f"not every month of the run is known of {series_words(question)}", Missing(data="every month of the run"))
        return replace(silent, question=question)
    doubt = _doubt(claim, claims, asked, [q for q, _ in used])
    if doubt is not None:
        return replace(_silent(claim, doubt, None), question=question)
    broke = f"the run broke off within {number(shown, 0)} months of {period_words(period)}, on the month and on the year before"
    reason = f"{series_words(question)}: {broke}"
    return Verdict(claim=claim.id, label="contradicted", reason=reason, question=question)


def _series(asked: Asked, asker: Asker) -> list[tuple[Question, Series]]:
    return [(q, s) for q in asked.settings if (s := asker.series(q, without_own=True)) is not None]


def _doubt(claim: Claim, claims: Sequence[Claim], asked: Asked, known: Sequence[Question]) -> str | None:
    """Why a superlative or a run that a known month contradicts is not condemned."""
    if not asked.condemnable:
        return "a known month stands against it, but a role that it leaves unsaid may be meant otherwise"
    untold = measure_doubt(claim, claims, known)
    if untold is not None:
        return untold.reason
    named = named_partners(claim, claims)
    return f"a known month stands against it, but {place(named[0])} may be meant" if named else None


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
