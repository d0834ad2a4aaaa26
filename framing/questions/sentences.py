"""Counter-figures as sentences, each with its own partner and period; never another partner's figure without its name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from framing.questions.wording import amount, amounts, month_name, moved, percent, period_words, toward
from framing.schema import Answer, Interval, Question, SeriesPoint


def change_sentence(question: Question, growth: Interval, answer: Answer) -> str:
    """ "to the US, the first half of 2025 is down 30.6% on the first half of 2024"; a growth in percent.

    A growth that was printed is given as it was printed, so that it can be found again.
    """
    assert question.period is not None and question.baseline is not None and question.baseline.period is not None
    printed = next((o.value for p in answer.parts if p.printed for o in p.observations if o.statistic == "growth"), None)
    words = moved(growth)
    if printed is not None and growth.contains(printed) and printed != 0:
        words = f"{'up' if printed > 0 else 'down'} {percent(Interval.around(abs(printed), (growth.width) / 2))}"
    value = " in value" if question.measure == "value" else ""
    return f"{toward(question)}, {period_words(question.period)} is {words}{value} on {period_words(question.baseline.period)}"


def rank_sentence(question: Question, now: SeriesPoint, months: Sequence[SeriesPoint], unit: str, *, below: bool) -> str:
    """ "to the US, June's 353 t is below every known month of 2024 (591–693 t)"."""
    assert question.baseline is not None and question.baseline.period is not None
    span = Interval(min(p.value for p in months), max(p.value for p in months))
    year = question.baseline.period.first.year
    word = "below" if below else "above"
    level = f"{month_name(now.period)}'s {amount(now.value, unit)}"
    return f"{toward(question)}, {level} is {word} every known month of {year} ({amounts(span, unit)})"


def rank_evidence(months: Sequence[SeriesPoint], published: date | None) -> str:
    """ "5 months known, 4 of them reported later"."""
    later = 0 if published is None else sum(1 for p in months if p.known_since is not None and p.known_since > published)
    known = f"{len(months)} months known"
    return f"{known}, {later} of them reported later" if later else known
