"""Counter-figures: which neighbour of a figure an editor should be shown, and which of them the article tells already.

The measures (sensibility, strength, bias, robustness, uniqueness) are those of Wu, Agarwal, Li, Yang, Yu, *Toward Computational
Fact-Checking* (PVLDB 7(7), 2014), as the questions room computes them; what counts as overstating stands in ``thresholds.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.checks.base import FOUND, CheckInput, SeriesName, series_of
from framing.checks.thresholds import thresholds
from framing.schema import Claim, Direction, Neighbour, Period, Perturbation, Question, Verdict

RELATIVE = frozenset({"change", "ratio", "difference"})


@dataclass(frozen=True, slots=True)
class Counter:
    """A neighbour that weakens a figure and that the article does not tell."""

    claim: Claim
    verdict: Verdict
    neighbour: Neighbour
    series: SeriesName
    standard: bool
    """True for the comparisons that statistical offices publish by themselves: on the year, and the year to date."""

    @property
    def fact(self) -> tuple[object, ...]:
        """What it tells: that the standard comparison has the other sign, or this one neighbour."""
        if self.standard and self.neighbour.flips:
            return ("sign", self.series)
        base = self.neighbour.question.baseline
        return ("neighbour", self.series, self.neighbour.question.period, base.period if base else None, self.neighbour.role)


def counters(given: CheckInput) -> Iterator[Counter]:
    """For each figure that agrees with the data, the neighbours of its own partner that weaken it and are not told, most sensible first."""
    told = _told(given)
    for claim, verdict in given.own():
        question = verdict.question
        if verdict.label not in FOUND or question is None:
            continue
        if given.in_table(claim) or _background(claim, given):
            continue
        near = [n for n in verdict.neighbours if n.question.partner == question.partner and _weakens(n) and n.text and _fair(n, question)]
        heard = [n for n in near if _is_told(n, told)]
        for neighbour in near:
            if neighbour in heard or _year_told(neighbour, question, told) or any(h.flips or not neighbour.flips for h in heard):
                continue
            yield Counter(claim, verdict, neighbour, series_of(question), _standard(neighbour, question))


def overstates(perturbation: Perturbation | None) -> bool:
    """True if the figure stands clearly above what the other reasonable settings say, on the average and for most of them."""
    limits = thresholds()
    if perturbation is None:
        return False
    lonely = perturbation.uniqueness >= limits.uniqueness and perturbation.robustness <= limits.robustness
    return lonely or (perturbation.bias <= limits.bias and perturbation.uniqueness >= limits.most_weaker)


def telling(counter: Counter) -> bool:
    """True if it changes the picture: the other sign, or weaker by more than a tenth of the level and of the percentage told."""
    neighbour, limits = counter.neighbour, thresholds()
    if neighbour.flips:
        return True
    high = neighbour.strength.high
    if high is None or high > -limits.least_strength:
        return False
    told = counter.verdict.answer.interval.middle if counter.verdict.answer is not None else None
    other = neighbour.answer.interval.middle
    if neighbour.answer.unit != "percent" or counter.verdict.answer is None or counter.verdict.answer.unit != "percent":
        return True
    return told is None or other is None or abs(other - told) >= limits.least_difference * abs(told)


def _weakens(neighbour: Neighbour) -> bool:
    return neighbour.strength.high is not None and neighbour.strength.high < 0


def _background(claim: Claim, given: CheckInput) -> bool:
    """True for a figure of long before the article: what a piece tells of the past is no picture of the present."""
    published, period = given.article.published, claim.period
    return published is not None and period is not None and (published - period.last).days > thresholds().background_days


def _fair(neighbour: Neighbour, question: Question) -> bool:
    """False for comparisons that are no better than the one told: the month before beside the year before, an older month beside the latest.

    Figures that are not seasonally adjusted are compared with the same period a year earlier (United Nations, International Merchandise
    Trade Statistics: Compilers Manual, Revision 1, 2013, on year-on-year change), and news is of the latest month.
    """
    told, asked = question.baseline, neighbour.question
    if told is not None and told.kind == "year_earlier" and neighbour.role == "baseline":
        return False
    older = asked.period is not None and question.period is not None and asked.period.last < question.period.last
    return not older


def _standard(neighbour: Neighbour, question: Question) -> bool:
    asked = neighbour.question
    base, period = asked.baseline, asked.period
    if neighbour.role not in ("baseline", "window") or base is None or period is None or base.period != period.year_earlier():
        return False
    return asked.measure == question.measure and (period == question.period or period.is_year_to_date)


def _year_told(neighbour: Neighbour, question: Question, told: tuple[_Told, ...]) -> bool:
    """True for the year to date where the article gives the figure's own window on the year: the standard comparison is told."""
    base, period = neighbour.question.baseline, question.period
    if base is None or base.period is None or period is None or neighbour.question.period == period:
        return False
    own = [t for t in told if t.series == series_of(question) and t.period == period and not t.level]
    return _standard(neighbour, question) and any(t.base == period.year_earlier() for t in own)


@dataclass(frozen=True, slots=True)
class _Told:
    series: SeriesName
    period: Period | None
    base: Period | None
    direction: Direction | None
    level: bool


def _told(given: CheckInput) -> tuple[_Told, ...]:
    """What the article itself tells, repeats and all voices included."""
    out = []
    for claim in given.claims:
        question = given.verdict[claim.id].question
        if question is None:
            continue
        base = question.baseline.period if question.baseline is not None and question.statistic in RELATIVE else None
        level = question.statistic in ("level", "average")
        out.append(_Told(series_of(question), question.period, base, claim.direction, level))
    return tuple(out)


def _is_told(neighbour: Neighbour, told: tuple[_Told, ...]) -> bool:
    """True if the article gives the comparison, or its two levels; a rank also where the comparison on the year points its way."""
    asked = neighbour.question
    base = asked.baseline.period if asked.baseline is not None else None
    if asked.period is None or base is None:
        return False
    own = [t for t in told if t.series == series_of(asked)]
    if neighbour.role == "rank":
        year = asked.period.year_earlier()
        down = neighbour.text.find(" is below ") >= 0
        on_year = any(t.period == asked.period and t.base == year and t.direction == ("down" if down else "up") for t in own)
        return on_year or any(t.level and t.period is not None and base.contains(t.period) for t in own)
    way = "up" if (neighbour.answer.interval.low or 0) > 0 else "down"
    if any(not t.level and t.period == asked.period and t.base is None and t.direction == way for t in own):
        # Told without its comparison, and the way that this comparison goes.
        return True
    levels = {t.period for t in own if t.level}
    return any(t.period == asked.period and t.base == base for t in own) or {asked.period, base} <= levels
