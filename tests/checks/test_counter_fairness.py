"""Which comparisons are no counter-figure to what is told: those that are no better, of long ago, told already, or to a table."""

from __future__ import annotations

from datetime import date

import pytest

from framing.checker import Checker
from framing.checks.b203_sign_flips import DOWN, TO_DATE
from framing.checks.cases import Figure, answer, case, neighbour, printed, question
from framing.checks.counter import counters
from framing.schema import Direction, Neighbour

TEXT = "Exports to the U.S. rose 12% in June from May, 30% below June 2024 and 3% in all."
ON_THE_MONTH = question(baseline="2025-05")
ON_THE_YEAR = question(baseline="2024-06", kind="year_earlier")
MONTH_DOWN = neighbour(
    "to the US, June 2025 is down 12% on May 2025",
    ON_THE_MONTH,
    answer(-12.1, -11.9, "percent", printed("2025-06", "2025-05", -12)),
)
MAY_DOWN = neighbour(
    "to the US, May 2025 is down 8% on April 2025",
    question(period="2025-05", baseline="2025-04"),
    answer(-8.1, -7.9, "percent", printed("2025-05", "2025-04", -8)),
    role="period",
)


def found(*figures: Figure, published: str = "2025-07-21") -> list[Neighbour]:
    return [c.neighbour for c in counters(case(TEXT, *figures, published=published).given)]


def rose(*around: Neighbour) -> Figure:
    """A rise in June from May."""
    return Figure(words="12%", shown=12, asked=ON_THE_MONTH, neighbours=around)


def test_a_month_on_month_rise_is_countered_by_the_year() -> None:
    assert found(rose(DOWN)) == [DOWN]


def test_a_year_on_year_figure_is_not_countered_by_the_month_before() -> None:
    assert found(Figure(words="12%", shown=12, asked=ON_THE_YEAR, neighbours=(MONTH_DOWN,))) == []


def test_the_latest_month_is_not_countered_by_an_older_one() -> None:
    assert found(rose(MAY_DOWN)) == []
    assert found(rose(MAY_DOWN, DOWN)) == [DOWN]


@pytest.mark.parametrize(("published", "countered"), [("2025-07-21", True), ("2025-10-28", True), ("2025-10-29", False)])
def test_a_figure_of_more_than_120_days_before_the_article_is_background(published: str, countered: bool) -> None:
    assert bool(found(rose(DOWN), published=published)) is countered


def test_the_year_to_date_counters_where_the_year_is_not_told() -> None:
    assert found(rose(TO_DATE)) == [TO_DATE]


@pytest.mark.parametrize("direction", ["up", "down"])
def test_the_year_to_date_is_no_counter_where_the_month_on_the_year_is_told(direction: Direction) -> None:
    year = Figure(words="30%", shown=30, direction=direction, asked=ON_THE_YEAR)
    assert found(rose(TO_DATE), year) == []
    assert found(Figure(words="12%", shown=12, asked=ON_THE_YEAR, neighbours=(TO_DATE,))) == []


def test_the_month_on_the_year_of_other_goods_tells_nothing() -> None:
    year = Figure(words="30%", shown=30, direction="down", asked=question(baseline="2024-06", kind="year_earlier", product="gallium"))
    assert found(rose(TO_DATE), year) == [TO_DATE]


def test_a_fall_told_without_its_comparison_tells_the_comparison_that_falls() -> None:
    fall = Figure(words="3%", shown=3, direction="down", asked=question(), label="uncheckable")
    assert found(rose(DOWN), fall) == []


def test_a_rise_told_without_its_comparison_tells_no_fall() -> None:
    rise = Figure(words="3%", shown=3, direction="up", asked=question(), label="uncheckable")
    assert found(rose(DOWN), rise) == [DOWN]


def test_a_fall_of_another_month_told_without_its_comparison_tells_no_fall() -> None:
    fall = Figure(words="3%", shown=3, direction="down", asked=question(period="2025-04"), label="uncheckable")
    assert found(rose(DOWN), fall) == [DOWN]


def added(checker: Checker, text: str, published: date = date(2025, 7, 25)) -> list[str]:
    """The counter-figures of an article, as the findings put them."""
    findings = checker.examine(text.encode(), "copy.md", published=published).findings
    return [f.message for f in findings if f.code in ("M501", "B203")]


ON_MAY = "China's exports of rare earth magnets rose 157.5% in June 2025 from May."


def test_through_the_checker_a_rise_on_the_month_is_countered_by_the_fall_on_the_year(checker: Checker) -> None:
    assert any("down 38.1% on June 2024" in message for message in added(checker, ON_MAY))


@pytest.mark.parametrize(
    "text",
    [
        "China's exports of rare earth magnets fell 38.1% in June 2025 from a year earlier.",
        "China's imports of soybeans from Brazil rose 9.2% in June 2025 from a year earlier.",
        "China's exports of rare earth magnets rose 157.5% in June 2025 from May, but fell 38.1% from a year earlier.",
    ],
)
def test_through_the_checker_an_article_that_tells_the_year_is_left_in_peace(checker: Checker, text: str) -> None:
    assert added(checker, text) == []


def test_through_the_checker_old_growth_is_left_in_peace(checker: Checker) -> None:
    assert added(checker, ON_MAY, date(2025, 12, 22)) == []


TABLE = """# Magnets

China exported 3,188 metric tons of rare earth magnets in June 2025.

| Month | China's exports of rare earth magnets (tonnes) | Change on the month before |
|---|---|---|
| June 2025 | 3,188 | 157.5% |
"""


def test_a_figure_in_a_table_is_not_countered(checker: Checker) -> None:
    checked = checker.examine(TABLE.encode(), "copy.md", published=date(2025, 7, 25))
    (growth,) = [v for c, v in zip(checked.claims, checked.verdicts, strict=True) if c.text == "157.5%"]
    assert growth.label == "consistent"
    assert any(n.flips for n in growth.neighbours)
    assert added(checker, TABLE) == []
