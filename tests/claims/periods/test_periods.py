"""Time expressions, their roles, and which figure they belong to."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.claims.periods import baseline_kind, find_periods, govern, resolve_baseline
from framing.schema import Period

JULY = date(2025, 7, 20)


def read(text: str, figure: str, published: date | None = JULY) -> tuple[str | None, str | None, str | None]:
    """Window, baseline and kind of a figure."""
    start = text.index(figure)
    window, baseline = govern(find_periods(text, published), (start, start + len(figure)), text)
    return (
        str(window.period) if window and window.period else None,
        str(baseline.period) if baseline and baseline.period else None,
        baseline.kind if baseline else None,
    )


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("Exports surged 660% in June from May to 353 metric tons.", "660%", ("2025-06", "2025-05", "previous")),
        ("Exports surged 660% in June from May to 353 metric tons.", "353 metric tons", ("2025-06", None, None)),
        ("Shipments fell 38% in June, and 12% in May from April.", "38%", ("2025-06", None, None)),
        ("Shipments fell 38% in June, and 12% in May from April.", "12%", ("2025-05", "2025-04", "previous")),
        ("They remain 38% below June 2024 levels.", "38%", (None, "2024-06", None)),
        ("Down 88% and 95% respectively since January.", "88%", (None, "2025-01", "since")),
        ("Down 88% and 95% respectively since January.", "95%", (None, "2025-01", "since")),
        ("Exports rose 9% to $8.6 billion in May from a year earlier.", "9%", ("2025-05", "2024-05", "year_earlier")),
        ("Exports rose 9% to $8.6 billion in May from a year earlier.", "$8.6 billion", ("2025-05", None, None)),
        ("Compared with a year earlier, exports rose 8% in May.", "8%", ("2025-05", "2024-05", "year_earlier")),
        ("Growth slowed to 3% in the second quarter from 8% in the first.", "8%", ("2025-01/2025-03", None, None)),
        (
            "Rs 100 crore in the April-June quarter, against Rs 98 crore in the same quarter last year.",
            "Rs 98 crore",
            ("2024-04/2024-06", None, None),
        ),
        ("It was up 8.3% in May, compared with 6.2% in March and 2.1% in the year-earlier month.", "6.2%", ("2025-03", None, None)),
        (
            "It was $12.6 billion in 2024, down 17% from 2023's $15.1 billion.",
            "17%",
            ("2024-01/2024-12", "2023-01/2023-12", "year_earlier"),
        ),
        ("It was $12.6 billion in 2024, down 17% from 2023's $15.1 billion.", "$15.1 billion", ("2023-01/2023-12", None, None)),
        ("Imports of ore from Turkey rose 19% in May on the month.", "19%", ("2025-05", "2025-04", "previous")),
        ("It rose six times to 12 t in May, the highest since March 2025.", "six times", ("2025-05", None, None)),
        ("It rose six times to 12 t in May, the highest since March 2025.", "highest since March 2025", ("2025-05", "2025-03", "since")),
        ("Exports were down 5% in May since curbs were imposed in April.", "5%", ("2025-05", "2025-04", "policy")),
        ("Exports in 2024 were 30% below their 2022 peak.", "30%", ("2024-01/2024-12", "2022-01/2022-12", "peak")),
        ("Exports fell by half in May from two years ago.", "half", ("2025-05", "2023-05", "other")),
        ("From 2023 to 2024 exports rose 14%.", "14%", ("2024-01/2024-12", "2023-01/2023-12", "year_earlier")),
        ("From 2022 to 2024 they sold 14 tonnes.", "14 tonnes", ("2022-01/2024-12", None, None)),
        ("Exports in December 2023 were up 4% from November.", "4%", ("2023-12", "2023-11", "previous")),
        ("Exports in June soared to seven times their May level.", "seven times", ("2025-06", "2025-05", "previous")),
        ("Exports rose last month, up 157.5% from 1,238 tons in May.", "157.5%", ("2025-06", "2025-05", "previous")),
        ("Exports rose last month, up 157.5% from 1,238 tons in May.", "1,238 tons", ("2025-05", None, None)),
        ("A 5.0% rise was forecast, following May's 4.8% gain.", "5.0%", (None, None, None)),
        ("It fell 7% between January and May.", "7%", (None, None, None)),
        ("It was up 7% in the month, and 6% in the first half.", "7%", (None, None, None)),
        ("In May last year, it bought 1,200 tons.", "1,200 tons", ("2024-05", None, None)),
        ("They sold 14 tonnes in June and July.", "14 tonnes", ("2025-06/2025-07", None, None)),
    ],
)
def test_the_period_of_a_figure(text: str, figure: str, expected: tuple[str | None, str | None, str | None]) -> None:
    assert read(text, figure) == expected


@pytest.mark.parametrize(
    ("text", "role", "period"),
    [
        ("in June", "window", "2025-06"),
        ("in December", "window", "2024-12"),
        ("in June 2023", "window", "2023-06"),
        ("last month", "window", "2025-06"),
        ("in the first seven months of 2024", "window", "2024-01/2024-07"),
        ("in Jan-May", "window", "2025-01/2025-05"),
        ("from November to January", "window", "2024-11/2025-01"),
        ("in Q1 2024", "window", "2024-01/2024-03"),
        ("in the first half", "window", "2025-01/2025-06"),
        ("in the three months to May", "window", "2025-03/2025-05"),
        ("in the year to September 2024", "window", "2023-10/2024-09"),
        ("this year through May", "window", "2025-01/2025-05"),
        ("the first 20 days of May", "window", "2025-05-01/2025-05-20"),
        ("the week to 12 June", "window", "2025-06-06/2025-06-12"),
        ("01.05.2025–15.05.2025", "window", "2025-05-01/2025-05-15"),
        ("by the end of next year", "window", "2026-12"),
        ("India's exports in fiscal 2024-25", "window", "2024-04/2025-03"),
        ("Japan's exports in fiscal 2024", "window", "2024-04/2025-03"),
        ("U.S. receipts in fiscal 2024", "window", "2023-10/2024-09"),
        ("on July 4", "other", "2025-07-04/2025-07-04"),
        ("the August 1 deadline", "other", "2025-08-01/2025-08-01"),
        ("China's April decision", "other", "2025-04"),
        ("ahead of duties due in April", "other", "2025-04"),
        ("HANOI, July 20 (Wire) - Exports", "dateline", "None"),
        ("up 3% on May", "baseline", "2025-05"),
        ("more than in June 2024", "baseline", "2024-06"),
        ("twice as much as in 2023", "baseline", "2023-01/2023-12"),
        ("over the season", "window", "None"),
        ("in recent weeks", "window", "None"),
    ],
)
def test_one_expression(text: str, role: str, period: str) -> None:
    (mention,) = find_periods(text, JULY)
    assert (mention.role, str(mention.period)) == (role, period)
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "Exports may fall.",
        "Theresa May said so.",
        "May I ask?",
        "The march went on.",
        "Announcement No. 18 of 2025",
        "an august body",
        "2025 tonnes",
        "Jan de Vries",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert find_periods(text, JULY) == ()


def test_without_a_date_relative_words_stay_null() -> None:
    for text in ("in June", "last month", "this year", "in the first half", "the first 20 days of May", "in the week to 12 June"):
        assert all(m.period is None for m in find_periods(text, None)), text
    assert read("It rose 4% in June 2024 from a year earlier.", "4%", None) == ("2024-06", "2023-06", "year_earlier")


def test_context_is_the_window_of_an_earlier_sentence() -> None:
    june = Period.month(2025, 6)
    assert find_periods("For the month it was 3%.", JULY, june)[0].period == june
    assert find_periods("So far this year it was 3%.", JULY, june)[0].period == Period.months(2025, 1, 2025, 6)
    assert find_periods("So far this year it was 3%.", JULY)[0].period is None
    assert find_periods("In the same period of 2024, it was 3 t.", JULY, june)[0].period == Period.month(2024, 6)


def test_growth_of_an_earlier_sentence_lends_its_baseline() -> None:
    assert read("Exports grew 8% from a year earlier in May. In April it was 12%.", "12%") == ("2025-04", "2024-04", "year_earlier")


def test_words_that_count_in_months_do_not_fit_a_quarter() -> None:
    (mention,) = find_periods("up from a month earlier", JULY)
    assert resolve_baseline(mention, Period.months(2025, 1, 2025, 3)) is None
    assert resolve_baseline(mention, Period.month(2025, 3)) == Period.month(2025, 2)


months = st.builds(Period.month, st.integers(1990, 2040), st.integers(1, 12))


@given(months)
def test_relative_baselines(window: Period) -> None:
    (year,) = find_periods("from a year earlier", None)
    (month,) = find_periods("from the previous month", None)
    assert resolve_baseline(year, window) == window.shift(-12)
    assert resolve_baseline(month, window) == window.shift(-1)
    assert baseline_kind(window.shift(-12), window) == "year_earlier"
    assert baseline_kind(window.shift(-1), window) == "previous"
    assert baseline_kind(window.shift(-3), window) == "other"


WORDS = st.lists(
    st.sampled_from(
        [
            "in",
            "June",
            "May",
            "from",
            "to",
            "2024",
            "2025",
            "the",
            "first",
            "half",
            "of",
            "a year earlier",
            "last",
            "year",
            "since",
            "12%",
            "between",
            "and",
            "quarter",
            "12",
            "days",
            "fiscal",
            "2024-25",
            "-",
            ".",
            ",",
            "on",
            "April",
            "30",
            "31",
            "February",
            "Q2",
            "season",
            "three months to",
            "week to",
        ]
    ),
    max_size=12,
).map(" ".join)


@given(WORDS, st.one_of(st.none(), st.dates(date(1995, 1, 1), date(2050, 12, 31))))
def test_any_text_is_read_without_error_or_overlap(text: str, published: date | None) -> None:
    mentions = find_periods(text, published)
    for a, b in pairwise(mentions):
        assert a.end <= b.start
    for m in mentions:
        assert text[m.start : m.end] == m.text
    at = text.find("12%")
    if at >= 0:
        govern(mentions, (at, at + 3), text)


def test_400_words_are_read_quickly() -> None:
    text = "China exported 353 metric tons of magnets to the U.S. in June, up 660% from May, after a record low in the first quarter. " * 17
    find_periods(text, JULY)
    start = time.perf_counter()
    for at in range(0, len(text), 400):
        find_periods(text[at : at + 400], JULY)
    # 10 times what it takes on a slow core, so that a busy machine does not fail it; a quadratic pattern would.
    assert time.perf_counter() - start < 0.1
