from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.schema import Period


@st.composite
def windows(draw: st.DrawFn) -> Period:
    start = draw(st.integers(1950 * 12, 2050 * 12))
    end = start + draw(st.integers(0, 36))
    return Period.months(start // 12, start % 12 + 1, end // 12, end % 12 + 1)


@given(windows())
def test_reads_what_it_writes(period: Period) -> None:
    assert Period.parse(str(period)) == period


@given(windows(), st.integers(-60, 60))
def test_shift_keeps_the_length_and_comes_back(period: Period, by: int) -> None:
    assert period.shift(by).length == period.length
    assert period.shift(by).shift(-by) == period


@given(windows())
def test_the_previous_window_adjoins(period: Period) -> None:
    gap = period.first - period.previous().last
    assert gap.days == 1 and period.previous().length == period.length


@given(windows())
def test_months_tile_the_window(period: Period) -> None:
    months = period.each_month()
    assert len(months) == period.length
    assert months[0].first == period.first and months[-1].last == period.last
    assert all(period.contains(m) for m in months)


def test_days() -> None:
    period = Period.parse("2025-05-01/2025-05-20")
    assert period.days and str(period) == "2025-05-01/2025-05-20"
    assert period.year_earlier() == Period.of_days(date(2024, 5, 1), date(2024, 5, 20))
    assert period.previous() == Period.of_days(date(2025, 4, 1), date(2025, 4, 20))


@pytest.mark.parametrize("text", ["2025-13", "2025", "2025-06/2025-01", "June 2025", ""])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(text)
