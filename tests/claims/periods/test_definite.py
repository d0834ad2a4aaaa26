"""Windows that a text only points at take their place from what was named before, and stay open where nothing was."""

from __future__ import annotations

from datetime import date

import pytest

from framing.claims.periods import PeriodMention, find_periods
from framing.schema import Period

PUBLISHED = date(2025, 9, 20)
AUGUST = Period.month(2025, 8)
JUNE = Period.month(2025, 6)
SPRING = Period.months(2025, 4, 2025, 6)
FIRST_DAYS = Period.of_days(date(2025, 8, 1), date(2025, 8, 20))


def last(text: str, context: Period | None = None, published: date | None = PUBLISHED) -> PeriodMention:
    """The last time expression of the text."""
    return find_periods(text, published, context)[-1]


@pytest.mark.parametrize(
    ("text", "context", "meant"),
    [
        ("Rubber exports rose 3% in the month.", AUGUST, "2025-08"),
        ("Rubber exports rose 3% in the quarter.", SPRING, "2025-04/2025-06"),
        ("Rubber exports rose 3% in the half-year.", Period.months(2025, 1, 2025, 6), "2025-01/2025-06"),
        ("For the year as a whole, rubber exports rose 3%.", Period.year(2024), "2024-01/2024-12"),
    ],
)
def test_a_definite_window_is_the_one_that_the_article_is_about(text: str, context: Period, meant: str) -> None:
    mention = last(text, context)
    assert (mention.role, str(mention.period), mention.why) == ("window", meant, None)


def test_the_quarter_is_the_one_that_the_articles_month_closes() -> None:
    assert last("Rubber exports rose 3% in the quarter.", JUNE).period == SPRING


@pytest.mark.parametrize("text", ["Rubber exports rose 3% in the quarter.", "Rubber exports rose 3% in the half."])
def test_a_window_that_the_articles_month_does_not_close_stays_open(text: str) -> None:
    mention = last(text, AUGUST)
    assert mention.period is None and mention.why


@pytest.mark.parametrize("text", ["Rubber exports rose 3% in the month.", "That month rubber imports rose 3%."])
def test_without_anything_named_before_the_month_stays_open(text: str) -> None:
    mention = last(text)
    assert mention.period is None and mention.why


def test_a_part_of_a_month_does_not_stand_for_the_month() -> None:
    assert last("Rubber exports rose 3% in the month.", FIRST_DAYS).period is None


def test_the_month_of_the_same_text_goes_over_no_context() -> None:
    assert last("Rubber exports rose 3% in August. For the month, rubber imports fell.").period == AUGUST


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Tea exports fell 4% in May 2024. In that month coffee exports rose.", "2024-05"),
        ("Tea exports fell 4% in the second quarter of 2024. In that quarter coffee exports rose.", "2024-04/2024-06"),
        ("Tea exports peaked in March 2022. In that year coffee exports fell.", "2022-01/2022-12"),
        ("Tea exports peaked in 2022. By October of that year they had halved.", "2022-10"),
        ("Tea exports rose in 2024, though in the final month they fell.", "2024-12"),
    ],
)
def test_that_window_is_the_one_named_last_not_the_articles(text: str, meant: str) -> None:
    assert str(last(text, AUGUST).period) == meant


def test_that_quarter_is_not_read_where_only_a_month_was_named() -> None:
    mention = last("Tea exports fell 4% in May 2024. In that quarter coffee exports rose.")
    assert mention.period is None and mention.why


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Over eight months exports came to 4 million tonnes.", "2025-01/2025-08"),
        ("The eight-month total was 4 million tonnes.", "2025-01/2025-08"),
        ("After five months of the year exports were 3 million tonnes.", "2025-01/2025-05"),
    ],
)
def test_so_many_months_are_counted_from_january(text: str, meant: str) -> None:
    assert str(last(text, AUGUST).period) == meant


def test_so_many_months_are_those_of_the_articles_year() -> None:
    assert str(last("Over eight months exports came to 4 million tonnes.", Period.month(2023, 8)).period) == "2023-01/2023-08"


def test_more_months_than_the_articles_year_has_had_are_not_read() -> None:
    assert find_periods("Over eight months exports came to 4 million tonnes.", PUBLISHED, Period.month(2025, 7)) == ()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("By the end of August it stood at 3 million tonnes.", "2025-01/2025-08"),
        ("By the end of August 2024 it stood at 3 million tonnes.", "2024-01/2024-08"),
        ("By the end of November it stood at 3 million tonnes.", "2024-01/2024-11"),
        ("From the beginning of the year to the end of August exports came to 3 million tonnes.", "2025-01/2025-08"),
        ("From the start of the year to August 2024, exports came to 3 million tonnes.", "2024-01/2024-08"),
    ],
)
def test_up_to_the_end_of_a_month_is_the_year_to_date(text: str, meant: str) -> None:
    mention = last(text)
    assert (mention.role, str(mention.period)) == ("window", meant)


def test_midyear_is_the_first_half_of_the_articles_year() -> None:
    assert str(last("At midyear exports stood at 3 million tonnes.", Period.month(2024, 8)).period) == "2024-01/2024-06"


@pytest.mark.parametrize(
    "text",
    [
        "By the end of August exports stood at 3 million tonnes.",
        "From the beginning of the year to the end of August exports came to 3 million tonnes.",
    ],
)
def test_without_a_date_a_bare_month_gives_no_year_to_date(text: str) -> None:
    assert all(m.period is None for m in find_periods(text, None))


def test_that_month_of_another_year_is_the_month_in_that_year(read) -> None:
    _, reading = read(
        "In June of last year Taiwan's exports had amounted to $39.9 billion. Taiwan's imports in that month of 2024 had come to $35.22 billion."
    )
    assert [str(c.period) for c in reading.claims] == ["2024-06", "2024-06"]
