"""True texts that tempt a reader to take a figure for another one's: none may be condemned, and the role at stake is read or left open."""

from __future__ import annotations

from datetime import date

import pytest

TRUE = {
    "a month that is the window's, not the comparison's": (
        "Indian exports fell to $34.38 billion in October 2025 from $36.38 billion in September. Imports that month were a record $76.06 billion.",
        "2025-11-20",
    ),
    "a month of another country's": (
        "South Korea's exports were $61.04 billion in November. Taiwan's November was better than Korea's: exports of $64.05 billion.",
        "2025-12-20",
    ),
    "a verb that goes on": (
        "Japan's exports rose 3.1% in 2025, though sales to the United States dropped 4.1% and to China 0.4%.",
        "2026-01-23",
    ),
    "a window up to a month": ("South Korea's exports through October reached $579.2 billion.", "2025-11-10"),
    "a part's month": ("China exported 77.49 million tons of steel, 9.51 million of it in August.", "2025-09-12"),
    "the overall one": (
        "Japan's surplus with America was 739.8 billion yen in November, the overall one 322.2 billion.",
        "2025-12-20",
    ),
    "days of a month": (
        "South Korea's exports came to $61.04 billion in November. In the first 20 days of the month exports had stood at $38.5 billion.",
        "2025-12-03",
    ),
    "a comparison that is not said": (
        "China exported 420 metric tons of rare earth magnets to the United States in September 2025, 29.5% less than a year earlier. "
        "Exports of rare earth magnets to the United States fell 28.6% in September 2025.",
        "2025-10-25",
    ),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_true_text_is_never_condemned(checker, name: str) -> None:
    text, published = TRUE[name]
    checked = checker.examine(text.encode(), "text.txt", published=date.fromisoformat(published))
    wrong = [
        (c.text, v.label, v.reason)
        for c, v in zip(checked.claims, checked.verdicts, strict=True)
        if v.label in ("contradicted", "other_basis")
    ]
    assert checked.claims and wrong == []


def test_that_month_is_the_window_before_it(read) -> None:
    _, reading = read(TRUE["a month that is the window's, not the comparison's"][0], published="2025-11-20")
    assert {str(c.period) for c in reading.claims if c.text == "$76.06 billion"} == {"2025-10"}


def test_through_a_month_is_the_year_to_date(read) -> None:
    _, reading = read(TRUE["a window up to a month"][0], published="2025-11-10")
    assert [str(c.period) for c in reading.claims] == ["2025-01/2025-10"]


def test_the_verb_of_the_figure_before_goes_on(read) -> None:
    _, reading = read(TRUE["a verb that goes on"][0], published="2026-01-23")
    assert [c.direction for c in reading.claims] == ["up", "down", "down"]


def test_up_to_a_month_is_no_rise(read) -> None:
    _, reading = read("China's coal imports fell 12% in July. Up to August it was 12.2%.", published="2025-09-12")
    assert [c.direction for c in reading.claims] == ["down", "down"]
