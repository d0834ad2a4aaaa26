from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.reference.units import canonical_unit, currency, from_base, interval_to_base, is_mass, scales, to_base, unit_label, units
from framing.schema import Interval

AMOUNTS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


@given(AMOUNTS, st.sampled_from(sorted(units())))
def test_there_and_back(value: float, unit: str) -> None:
    there, _ = to_base(value, unit)
    assert math.isclose(from_base(there, unit), value, rel_tol=1e-12, abs_tol=1e-9)


@given(AMOUNTS, AMOUNTS, st.sampled_from(sorted(units())))
def test_conversion_keeps_order_and_bounds(a: float, b: float, unit: str) -> None:
    low, high = min(a, b), max(a, b)
    interval, base = interval_to_base(Interval(low, high), unit)
    assert base == units()[unit].base
    assert interval.contains(to_base((low + high) / 2, unit)[0])


@pytest.mark.parametrize(
    ("value", "unit", "kg"), [(353, "t", 353000), (2.51, "million t", 2.51e9), (1, "short_ton", 907.18474), (1, "lb", 0.45359237)]
)
def test_mass_is_compared_in_kilograms(value: float, unit: str, kg: float) -> None:
    assert is_mass(unit)
    assert to_base(value, unit) == (pytest.approx(kg), "kg")


def test_percent_points_and_prices() -> None:
    assert to_base(25, "bp") == (0.25, "percentage points")
    assert to_base(0.5, "fraction") == (50.0, "percent")
    assert to_base(5000, "USD/t") == (5.0, "USD/kg")
    assert to_base(3, "USD") == (3, "USD")


@pytest.mark.parametrize(
    ("mark", "reporter", "code"),
    [
        ("$", None, "USD"),
        ("$", "CHN", "USD"),
        ("$", "CAN", None),
        ("US$", "CAN", "USD"),
        ("¥", "CHN", "CNY"),
        ("¥", "JPN", "JPY"),
        ("¥", None, None),
        ("yuan", "CHN", "CNY"),
        ("€", None, "EUR"),
    ],
)
def test_currencies(mark: str, reporter: str | None, code: str | None) -> None:
    assert currency(mark, reporter) == code


def test_names_and_scales() -> None:
    assert canonical_unit("metric tons") == "t" and canonical_unit("Barrels per day") == "bbl/d" and canonical_unit("furlongs") is None
    assert canonical_unit("USD") == "USD" and scales()["lakh crore"] == 1e12
    assert unit_label("t") == "tonnes" and unit_label("CNY") == "yuan"
