"""Closed intervals of real numbers with interval arithmetic.

Source: R. E. Moore, R. B. Kearfott, M. J. Cloud, *Introduction to Interval Analysis* (SIAM, 2009), ch. 2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

EPSILON = 1e-9
"""Relative slack of comparisons: binary fractions of decimal ends differ by about 1e-16, so 1e-9 hides no printed digit."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``; ``None`` is unbounded.

    Raises:
        ValueError: where ``low`` is above ``high`` or an end is not a finite number.
    """

    low: float | None
    high: float | None

    def __post_init__(self) -> None:
        for end in (self.low, self.high):
            if end is not None and not math.isfinite(end):
                raise ValueError("an end of an interval is a finite number or None")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval runs upwards: {self.low} > {self.high}")

    @classmethod
    def point(cls, value: float) -> Interval:
        """The interval of one number."""
        return cls(value, value)

    @classmethod
    def around(cls, value: float, half: float) -> Interval:
        """``value`` ± ``half``."""
        return cls(value - half, value + half)

    @classmethod
    def hull(cls, first: Interval, *rest: Interval) -> Interval:
        """The smallest interval that holds all of them."""
        lows = [i.low for i in (first, *rest)]
        highs = [i.high for i in (first, *rest)]
        return cls(
            None if None in lows else min(x for x in lows if x is not None),
            None if None in highs else max(x for x in highs if x is not None),
        )

    @property
    def _ends(self) -> tuple[float, float]:
        return (-math.inf if self.low is None else self.low, math.inf if self.high is None else self.high)

    @classmethod
    def _of(cls, low: float, high: float) -> Interval:
        return cls(low if math.isfinite(low) else None, high if math.isfinite(high) else None)

    @property
    def width(self) -> float:
        """``high - low``; infinite where unbounded."""
        low, high = self._ends
        return high - low

    @property
    def middle(self) -> float | None:
        """The midpoint, the one end of a half-open interval, or None."""
        if self.low is None or self.high is None:
            return self.low if self.low is not None else self.high
        return (self.low + self.high) / 2

    def contains(self, value: float) -> bool:
        """True if ``value`` lies between the ends, ends included."""
        low, high = self._ends
        slack = EPSILON * max(1.0, abs(value))
        return low - slack <= value <= high + slack

    def touches(self, other: Interval) -> bool:
        """True if the two share at least one point, be it an end."""
        (a, b), (c, d) = self._ends, other._ends
        slack = EPSILON * max(1.0, *(abs(x) for x in (a, b, c, d) if math.isfinite(x)), 1.0)
        return a <= d + slack and c <= b + slack

    def overlaps(self, other: Interval) -> bool:
        """True if the two share more than an end point; a point inside the other (not at its end), or equal points, overlap."""
        (a, b), (c, d) = self._ends, other._ends
        scale = max(1.0, *(abs(x) for x in (a, b, c, d) if math.isfinite(x)), 1.0)
        slack = EPSILON * scale
        if min(b, d) - max(a, c) > slack:
            return True
        if b - a <= slack and d - c <= slack:
            return abs(a - c) <= slack
        if b - a <= slack:
            return c + slack < a < d - slack
        if d - c <= slack:
            return a + slack < c < b - slack
        return False

    def __neg__(self) -> Interval:
        low, high = self._ends
        return Interval._of(-high, -low)

    def __add__(self, other: Interval) -> Interval:
        (a, b), (c, d) = self._ends, other._ends
        return Interval._of(a + c, b + d)

    def __sub__(self, other: Interval) -> Interval:
        return self + (-other)

    def scale(self, factor: float) -> Interval:
        """Every number times ``factor``."""
        return self * Interval.point(factor)

    def __mul__(self, other: Interval) -> Interval:
        products = [0.0 if x == 0 or y == 0 else x * y for x in self._ends for y in other._ends]
        return Interval._of(min(products), max(products))

    def divide(self, other: Interval) -> Interval | None:
        """The quotient, or None where the divisor holds 0 ("from nothing" has no growth)."""
        low, high = other._ends
        if low <= 0 <= high:
            return None
        quotients = [0.0 if math.isinf(y) else x / y for x in self._ends for y in (low, high)]
        return Interval._of(min(quotients), max(quotients))

    def growth_on(self, base: Interval) -> Interval | None:
        """Growth in percent from ``base`` to this interval: (this / base - 1) * 100; None where the base holds 0."""
        ratio = self.divide(base)
        return None if ratio is None else (ratio - Interval.point(1.0)).scale(100.0)
