from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.amounts import amount, amounts, period_words


@pytest.mark.parametrize(
    ("low", "high", "unit", "sign", "out"),
    [
        (352_500, 353_500, "kg", False, "353 t"),
        (46_350, 46_450, "kg", False, "46.4 t"),
        (95, 97, "kg", False, "95 to 97 kg"),
        (852_000, 935_000, "kg", False, "852 to 935 t"),
        (4_000_000_000, 4_000_000_000, "kg", False, "4 million t"),
        (658.88, 662.68, "percent", True, "+659 to +663%"),
        (157.37, 157.66, "percent", True, "+157.5%"),
        (-38.17, -38.03, "percent", True, "−38.1%"),
        (-95.5, -94.5, "percent", True, "−95%"),
        (-0.04, 0.04, "percent", True, "−0.04 to +0.04%"),
        (34.25e9, 34.35e9, "USD", False, "USD 34.3 billion"),
        (-8.6, -8.42, "percent", True, "−8.6 to −8.4%"),
        (7.589, 7.627, "times", False, "7.61 times"),
        (2.0, None, "times", False, "above 2 times"),
        (None, 4.0, "percent", False, "below 4%"),
        (None, None, "kg", False, "any amount"),
        (30_000, 30_000, "count", False, "30,000"),
    ],
)
def test_amounts(low, high, unit, sign, out):
    assert amounts(low, high, unit, sign=sign) == out


@given(st.floats(-1e12, 1e12), st.floats(0, 1e9), st.sampled_from(["kg", "percent", "USD", "count", "times"]))
def test_an_interval_is_always_told(low, width, unit):
    out = amounts(low, low + width, unit, sign=unit == "percent")
    assert out and "e+" not in out and "nan" not in out and "−0%" not in out and not out.startswith("+0%")


def test_an_amount_says_no_more_digits_than_are_known():
    assert amount(46_400, "kg", width=100) == "46.4 t"
    assert amount(46_400, "kg", width=1000) == "46 t"


@pytest.mark.parametrize(
    ("period", "beside", "out"),
    [
        ("2025-06", None, "June 2025"),
        ("2025-06", "2025-05", "June"),
        ("2025-06", "2024-06", "June 2025"),
        ("2025-01/2025-06", None, "January to June 2025"),
        ("2024-12/2025-01", None, "December 2024 to January 2025"),
        ("2024-01/2024-12", None, "2024"),
        ("2025-05-01/2025-05-20", None, "1 to 20 May 2025"),
        ("not a period", None, "not a period"),
        (None, None, ""),
    ],
)
def test_periods(period, beside, out):
    assert period_words(period, beside=beside) == out
