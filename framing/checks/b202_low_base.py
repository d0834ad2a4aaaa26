"""B202: a large percentage from a small base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from framing.checks.base import FOUND, Check, CheckInput, Draft, observed, series_of
from framing.checks.cases import Figure, case, point, question, seen
from framing.checks.figures import at_claim, moved_between
from framing.checks.thresholds import thresholds
from framing.checks.wording import amount, because, month_in, month_name, period_words, source, spread
from framing.questions.units import readings
from framing.schema import Claim, Interval, LowBase, Question, Verdict

DOC = """
What it does:
Flags a rise of half or more from a month that was itself far below what is usual. With fewer than four known months beside it there is
no usual level to speak of, and it is a suggestion.
Why it is bad:
From a small base any return looks like a boom: the percentage says more of the month it starts from than of the month it tells.
Example:
"Exports soared 660%", from the lowest month that is known.
Use instead:
The two levels beside the percentage, and what an ordinary month brings.
References:
House of Commons Library, Statistical literacy guide (SN04446); the definition and what it was measured on are in the questions room.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Rises whose base is low, once for each series, month and base."""
    for claim, verdict in sorted(given.own(), key=lambda pair: (pair[0].kind != "change", pair[0].start)):
        low, question = verdict.low_base, verdict.question
        if low is None or low.fires is False or question is None or verdict.label not in FOUND:
            continue
        told = _told(given, question, low)
        sure = low.fires is True and not told
        yield at_claim(
            claim,
            f"Say the level: {_sentence(claim, question, low)}.",
            _why(verdict, low, told),
            severity=None if sure else "suggestion",
            evidence=observed(low.used, "level"),
            fact=("low base", series_of(question), question.period, low.base.period),
        )


def _sentence(claim: Claim, question: Question, low: LowBase) -> str:
    month = month_in(low.base.period, question.period)
    level = amount(low.base.value, low.unit)
    if low.fires is None:
        few = "no other month" if low.known == 0 else f"only {low.known} other month{'s' if low.known > 1 else ''}"
        return f"{month}, the month compared with, was {level}, and {few} of the year before {'is' if low.known < 2 else 'are'} known"
    if low.lowest_of is not None and low.since is not None:
        return f"{month}, the month compared with, is the lowest of the {low.lowest_of} known since {period_words(low.since)} ({level})"
    usual = amount(low.median.middle, low.unit) if low.median is not None and low.median.middle is not None else "what is usual"
    return f"{month}, the month compared with, was {level}, against a median of {usual} in the {low.known} known months around it"


def _why(verdict: Verdict, low: LowBase, told: bool) -> str:
    usual = ""
    if low.median is not None and low.median.middle is not None and low.growth_on_median is not None and verdict.question is not None:
        month = month_name(verdict.question.period) if verdict.question.period is not None else "the month told"
        median = amount(low.median.middle, low.unit)
        usual = f"on the median of the {low.known} other known months ({median}) {month} is {spread(low.growth_on_median)}"
    said = "the article gives the level and a comparison on the year" if told else ""
    return because(moved_between(verdict), usual, said, source(low.used))


def _told(given: CheckInput, question: Question, low: LowBase) -> bool:
    """True if the article gives the level of the base and a comparison of the same series over a year or more."""
    of_series = [
        (given.claim[v.claim], v.question)
        for v in given.verdicts
        if v.question is not None and series_of(v.question) == series_of(question)
    ]
    level = any(q.statistic == "level" and _is_base(claim, low) for claim, q in of_series)
    return level and any(_long(q) for _, q in of_series)


def _is_base(claim: Claim, low: LowBase) -> bool:
    """True if an amount of the article is the base's, whatever month was read for it."""
    return any(reading.loose.touches(low.base.interval) for reading in readings(claim, low.unit))


def _long(question: Question) -> bool:
    base, period = question.baseline.period if question.baseline is not None else None, question.period
    if base is None or period is None or question.statistic not in ("change", "ratio", "difference"):
        return False
    return base.shift(thresholds().longer_months).first <= period.first


JUNE = question(baseline="2025-05")
MAY, NOW = seen("2025-05", 46.4, half=50), seen("2025-06", 353)
LOWEST = LowBase(
    fires=True,
    base=point(MAY),
    median=Interval(610.75e3, 613.1e3),
    known=6,
    unit="kg",
    growth_on_median=Interval(-42.6, -42.2),
    lowest_of=8,
    since=question(period="2024-05").period,
    used=(MAY, NOW),
)
FEW = replace(LOWEST, fires=None, known=2, median=None, growth_on_median=None, lowest_of=4)
NOT_LOW = replace(LOWEST, fires=False, lowest_of=None)
BASE_TOLD = Figure(words="46.4 tons", shown=46.4, unit="t", kind="level", asked=question(statistic="level", period="2025-05"))
YEAR = Figure(words="48%", shown=48, direction="down", asked=question(baseline="2024-06", kind="year_earlier"))


def _soared(low: LowBase, **more: Any) -> Figure:
    return Figure(words="660%", shown=660, asked=JUNE, low_base=low, **more)


CHECK = Check(
    code="B202",
    name="low-base",
    severity="warning",
    action="add",
    doc=DOC,
    preview=False,
    source="House of Commons Library, SN04446",
    flags=(
        case("Exports of magnets to the U.S. soared 660% in June from May.", _soared(LOWEST), note="May is the lowest known month"),
        case("Exports of magnets to the U.S. soared 660% in June from May.", _soared(FEW), note="too few months are known: a suggestion"),
        case(
            "Exports of magnets to the U.S. soared 660% in June from 46.4 tons in May. They were 48% below June 2024.",
            _soared(LOWEST),
            BASE_TOLD,
            YEAR,
            note="the article gives the level and the comparison on the year: only a suggestion",
        ),
    ),
    passes=(
        case("Exports of magnets to the U.S. soared 660% in June from May.", _soared(NOT_LOW), note="the base is an ordinary month"),
        case(
            "Exports of magnets to the U.S. rose 9.2% in June on the year.",
            Figure(words="9.2%", shown=9.2, asked=JUNE),
            note="no large rise",
        ),
        case(
            "Exports of magnets to the U.S. soared 890% in June from May.",
            Figure(words="890%", shown=890, asked=JUNE, label="contradicted", low_base=LOWEST),
            note="the figure is wrong: F101",
        ),
    ),
    find=find,
)
