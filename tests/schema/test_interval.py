from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.schema import Interval

numbers = st.floats(-1e6, 1e6, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    a, b = sorted((draw(numbers), draw(numbers)))
    return Interval(a, b)


@given(intervals(), intervals(), st.floats(0, 1), st.floats(0, 1))
def test_arithmetic_holds_every_point(x: Interval, y: Interval, p: float, q: float) -> None:
    a = x.low + p * (x.high - x.low)
    b = y.low + q * (y.high - y.low)
    assert (x + y).contains(a + b)
    assert (x - y).contains(a - b)
    assert (x * y).contains(a * b)
    quotient = x.divide(y)
    if b == 0:
        return
    if quotient is None:
        assert y.low <= 0 <= y.high
    else:
        assert quotient.contains(a / b)


@given(intervals(), intervals())
def test_overlap_is_stronger_than_touching_and_symmetric(x: Interval, y: Interval) -> None:
    assert x.overlaps(y) == y.overlaps(x)
    assert x.touches(y) == y.touches(x)
    if x.overlaps(y):
        assert x.touches(y)


def test_end_points_touch_and_do_not_overlap() -> None:
    assert Interval(1, 2).touches(Interval(2, 3))
    assert not Interval(1, 2).overlaps(Interval(2, 3))
    assert Interval.point(2).overlaps(Interval.point(2))
    assert not Interval.point(2).overlaps(Interval(2, 3))


def test_growth_from_nothing_is_no_number() -> None:
    assert Interval(5, 6).growth_on(Interval(0, 1)) is None


def test_unbounded_ends() -> None:
    above = Interval(2, None)
    assert above.overlaps(Interval(1, 2.5)) and not above.overlaps(Interval(0, 1))
    assert (above + Interval.point(1)) == Interval(3, None)


def test_growth_of_the_magnets() -> None:
    growth = Interval(352.5, 353.5).growth_on(Interval(46.35, 46.45))
    assert growth is not None
    assert growth.low == pytest.approx(658.9, abs=0.05) and growth.high == pytest.approx(662.7, abs=0.05)


@pytest.mark.parametrize("low, high", [(2.0, 1.0), (float("nan"), 1.0), (0.0, float("inf"))])
def test_what_is_no_interval(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="interval"):
        Interval(low, high)
