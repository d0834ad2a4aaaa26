"""What a written number may stand for: the tight and the loose interval.

Definition: the project's data model (Quantity). *Tight* is a half of the last digit written. *Loose* is what rounding or a hedge allows.
"""

from __future__ import annotations

from typing import Literal

from framing.schema import Interval

Bound = Literal["about", "nearly", "just_over", "least", "most"]

LOOSE_SHARE = 0.05
"""The widest loose half, as a share of the value: beyond 5% a rounded number would say another thing (definition of the data model)."""

FLAT_HALF = 0.5
""""Unchanged" is what rounds to 0%: ± 0.5 percent (definition of the data model)."""


def digit_steps(digits: str) -> tuple[float, float]:
    """The worth of the last digit written and of the last digit that is no padding zero.

    ``digits`` is digits with at most one point ("300000", "4.10"). Zeros after a point are no padding: nobody writes 4.0 to mean 4.
    """
    _, point, decimals = digits.partition(".")
    if point:
        step = 10.0 ** -len(decimals)
        return step, step
    stripped = digits.rstrip("0")
    return 1.0, 10.0 ** (len(digits) - len(stripped)) if stripped else 1.0


def loose_half(value: float, last: float, significant: float) -> float:
    """Half the width of the loose interval of an unhedged number; never narrower than the tight one."""
    return max(last / 2, min(significant / 2, LOOSE_SHARE * abs(value)))


def _around(value: float, half: float) -> Interval:
    """``value`` ± ``half``, free of binary noise in the ends."""
    return Interval(_clean(value - half), _clean(value + half))


def _clean(value: float) -> float:
    return float(f"{value:.12g}")


def intervals(value: float, last: float, significant: float, bound: Bound | None = None) -> tuple[Interval, Interval]:
    """The tight and the loose interval of ``value``.

    Args:
        value: the number, scale multiplied out.
        last: the worth of its last digit, scale multiplied out; 0 for a point ("half", "doubled").
        significant: the worth of its last digit that is no padding zero; 0 for a point.
        bound: what the hedge does.
    """
    half = loose_half(value, last, significant) if last else LOOSE_SHARE * abs(value)
    if bound == "least":
        return Interval(_clean(value), None), Interval(_clean(value), None)
    if bound == "most":
        return Interval(None, _clean(value)), Interval(None, _clean(value))
    if bound == "nearly":
        below = Interval(_clean(value - half), _clean(value))
        return below, below
    if bound == "just_over":
        above = Interval(_clean(value), _clean(value + half))
        return above, above
    if bound == "about":
        half = max(half, min(significant, LOOSE_SHARE * abs(value)))
    return _around(value, last / 2), _around(value, half)
