"""Amounts, ranges and periods as people read them."""

from __future__ import annotations

import calendar
import math

from framing.schema.period import Period

SCALES: tuple[tuple[float, str], ...] = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
TONNE = 1000.0
FEW_KILOGRAMS = 10_000.0
"""Below ten tonnes the trade press writes kilograms (germanium, dysprosium)."""
MILLION_TONNES = 1e9


def number(value: float, decimals: int = 2) -> str:
    """Grouped, with at most so many decimals and no trailing zeros."""
    text = f"{value:,.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def scale_of(value: float, unit: str) -> tuple[float, str]:
    """By what an amount of ``unit`` is divided for people, and what the quotient is then called."""
    size = abs(value)
    if unit == "kg":
        return (MILLION_TONNES, "million t") if size >= MILLION_TONNES else (TONNE, "t") if size >= FEW_KILOGRAMS else (1.0, "kg")
    if unit == "count":
        return 1.0, ""
    if unit == "percent":
        return 1.0, "%"
    if len(unit) == 3 and unit.isupper() and unit != "TEU":
        for factor, name in SCALES:
            if size >= factor:
                return factor, f"{unit} {name}"
    return 1.0, unit


def _with_unit(figure: str, unit: str) -> str:
    """ "353 t", "38%", "USD 3.1 billion"."""
    if unit == "%":
        return figure + unit
    head, _, tail = unit.partition(" ")
    if len(head) == 3 and head.isupper() and head != "TEU":
        return f"{head} {figure} {tail}".rstrip()
    return f"{figure} {unit}".rstrip()


def _decimals(width: float, size: float) -> int:
    """As many decimals as the known width of an interval bears: 353 t ± 0.5 has none, 46.4 t ± 0.05 has one."""
    if width <= 0:
        return 2 if size < 100 else 0
    return min(3, max(0, math.ceil(-math.log10(width) - 0.02)))


def amount(value: float, unit: str, *, width: float = 0.0) -> str:
    """One amount ("353 t", "46.4 t", "USD 34.3 billion"); ``width`` is how wide the interval is that it stands for."""
    factor, name = scale_of(value, unit)
    scaled = value / factor
    return _with_unit(number(scaled, _decimals(width / factor, abs(scaled))), name)


def signed(value: float, width: float) -> str:
    """A growth rate with its sign ("+661%", "−38.1%")."""
    figure = number(value, _decimals(width, abs(value)))
    return f"{'+' if value > 0 and figure != '0' else ''}{figure}%"


ONE_FIGURE = 0.005
"""Ends that differ by less than this share of the figure are told as their middle: no sentence would give both."""


def _is_figure(width: float, middle: float, unit: str) -> bool:
    scaled = width / scale_of(middle, unit)[0]
    return scaled <= 10 ** -_decimals(scaled, 0) * 1.001 or width <= ONE_FIGURE * abs(middle)


def amounts(low: float | None, high: float | None, unit: str, *, sign: bool = False) -> str:
    """An interval as a figure: its middle where it is no wider than one last digit or half a percent, else both ends."""
    if low is None or high is None:
        end = low if low is not None else high
        return "any amount" if end is None else f"{'above' if high is None else 'below'} {amount(end, unit)}"
    width, middle = high - low, (low + high) / 2
    if _is_figure(width, middle, unit):
        return signed(middle, width) if sign else amount(middle, unit, width=width)
    if sign:
        a, b = signed(low, width), signed(high, width)
        return a if a == b else f"{a.removesuffix('%')} to {b}"
    factor, name = scale_of(high, unit)
    digits = _decimals(width / factor, abs(high / factor))
    a, b = number(low / factor, digits), number(high / factor, digits)
    return _with_unit(a if a == b else f"{a} to {b}", name)


def parsed(text: str | None) -> Period | None:
    """A period of the contract's form, or None where it is none: a stored report renders whatever it holds."""
    if not text:
        return None
    try:
        return Period.parse(text)
    except ValueError:
        return None


def period_words(text: str | None, *, beside: str | None = None, short: bool = False) -> str:
    """ "June 2025", "January to June 2025", "2024"; the year is left out where it is that of the period ``beside``."""
    period = parsed(text)
    if period is None:
        return text or ""
    other = parsed(beside)
    alone = other is not None and other.first.year == other.last.year == period.first.year == period.last.year
    names = calendar.month_abbr if short else calendar.month_name
    first, last = names[period.first.month], names[period.last.month]
    years = period.first.year == period.last.year
    tail = "" if alone else f" {period.last.year}"
    if period.is_year:
        return str(period.first.year)
    if period.days:
        head = f"{period.first.day}" if years and first == last else f"{period.first.day} {first}{'' if years else f' {period.first.year}'}"
        return f"{head} to {period.last.day} {last}{tail}"
    if period.is_month:
        return f"{first}{tail}"
    return f"{first}{'' if years else f' {period.first.year}'} to {last}{tail}"
