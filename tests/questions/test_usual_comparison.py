"""Growth without its comparison has the one that the article keeps to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from framing.checker import Checker
from framing.questions.natural import usual_comparison
from framing.schema import Baseline, Claim, Period, Verdict

Make = Callable[..., Claim]
JUNE = Period.parse("2025-06")
ON_THE_YEAR = Baseline(Period.parse("2024-06"), "year_earlier")
ON_THE_MONTH = Baseline(Period.parse("2025-05"), "previous")


@pytest.mark.parametrize(("kind", "expected"), [("year_earlier", ON_THE_YEAR), ("previous", ON_THE_MONTH)])
def test_the_comparison_of_the_growth_before_is_kept(make_claim: Make, kind: str, expected: Baseline) -> None:
    told, silent = make_claim(30.0, baseline_kind=kind), make_claim(12.0)
    assert usual_comparison(silent, (told, silent), JUNE) == expected


def test_the_comparison_is_reckoned_from_the_own_period(make_claim: Make) -> None:
    told, silent = make_claim(30.0, baseline_kind="year_earlier"), make_claim(12.0, period="2025-01/2025-06")
    half = Period.parse("2025-01/2025-06")
    assert usual_comparison(silent, (told, silent), half) == Baseline(Period.parse("2024-01/2024-06"), "year_earlier")


def test_an_article_that_compares_both_ways_keeps_to_none(make_claim: Make) -> None:
    year, month, silent = make_claim(30.0, baseline_kind="year_earlier"), make_claim(4.0, baseline_kind="previous"), make_claim(12.0)
    assert usual_comparison(silent, (year, month, silent), JUNE) is None


def test_what_is_compared_later_is_no_habit_yet(make_claim: Make) -> None:
    silent, told = make_claim(12.0), make_claim(30.0, baseline_kind="year_earlier")
    assert usual_comparison(silent, (silent, told), JUNE) is None


def test_a_first_growth_has_no_usual_comparison(make_claim: Make) -> None:
    silent = make_claim(12.0)
    assert usual_comparison(silent, (silent,), JUNE) is None


def test_without_a_period_there_is_nothing_to_compare_with(make_claim: Make) -> None:
    told, silent = make_claim(30.0, baseline_kind="year_earlier"), make_claim(12.0, period=None)
    assert usual_comparison(silent, (told, silent), None) is None


@pytest.mark.parametrize("other", [{"kind": "level", "unit": "kg"}, {"modality": "forecast"}])
def test_only_growth_that_happened_takes_it_over(make_claim: Make, other: dict[str, str]) -> None:
    told, silent = make_claim(30.0, baseline_kind="year_earlier"), make_claim(12.0, **other)
    assert usual_comparison(silent, (told, silent), JUNE) is None


WORLD_ON_THE_YEAR = "China exported 5,238 metric tons of rare earth magnets in March 2026, 1.6% less than a year earlier."
WORLD_ON_THE_MONTH = "China exported 5,238 metric tons of rare earth magnets in March 2026, 10.5% more than in February."


def us_growth(checker: Checker, before: str, figure: str) -> Verdict:
    """The verdict of a fall of the exports to the US, its comparison unsaid."""
    text = f"{before} China's exports of rare earth magnets to the United States fell {figure} in March 2026."
    checked = checker.examine(text.encode(), "copy.txt", published=date(2026, 4, 22))
    return next(v for c, v in zip(checked.claims, checked.verdicts, strict=True) if c.text == figure)


def test_the_year_is_asked_in_an_article_on_the_year(checker: Checker) -> None:
    found = us_growth(checker, WORLD_ON_THE_YEAR, "30.6%")
    assert found.label == "consistent"
    assert found.question is not None and found.question.baseline is not None
    assert str(found.question.baseline.period) == "2025-03"
    assert ("baseline", "2025-03") in {(a.role, a.value) for a in found.question.assumed}


def test_the_month_before_is_asked_in_an_article_on_the_month(checker: Checker) -> None:
    found = us_growth(checker, WORLD_ON_THE_MONTH, "9.5%")
    assert found.label == "consistent"
    assert found.question is not None and found.question.baseline is not None
    assert str(found.question.baseline.period) == "2026-02"


def test_growth_near_the_usual_comparison_that_no_other_gives_is_condemned(checker: Checker) -> None:
    assert us_growth(checker, WORLD_ON_THE_YEAR, "40.2%").label == "contradicted"


def test_growth_that_is_true_of_the_month_before_is_not_condemned(checker: Checker) -> None:
    assert us_growth(checker, WORLD_ON_THE_YEAR, "9.5%").label not in ("contradicted", "other_basis")
