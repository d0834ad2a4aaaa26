"""Numbers, months and sources in a finding's words."""

from __future__ import annotations

from framing.reference.countries import label
from framing.schema import Answer, Claim, Interval, Observation, Period, Question

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
TIERS = {"official_file": "an official file", "press_report": "press report of official data", "secondary": "secondary source", "derived": "derived"}


def month(period: Period) -> str:
    """ "June 2025", "the first half of 2025", "2024", or the period's own form."""
    if period.is_month:
        return f"{MONTHS[period.first.month - 1]} {period.first.year}"
    if period.is_year:
        return str(period.first.year)
    if period.is_year_to_date and period.last.month == 6:
        return f"the first half of {period.first.year}"
    if not period.days and period.first.year == period.last.year:
        return f"{MONTHS[period.first.month - 1]} to {MONTHS[period.last.month - 1]} {period.first.year}"
    return str(period)


def amount(value: float, unit: str) -> str:
    """An amount as people read it: kilograms as tonnes, money in bn and m."""
    if unit == "kg":
        tonnes = value / 1000
        if tonnes >= 1e6:
            return f"{tonnes / 1e6:,.2f}".rstrip("0").rstrip(".") + " million t"
        if tonnes < 1:
            return f"{value:,.0f} kg"
        return f"{tonnes:,.0f} t" if tonnes >= 100 else f"{tonnes:,.1f} t"
    if unit == "percent":
        return f"{value:,.1f}%"
    if unit == "times":
        return f"{value:,.2f} times"
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name} {unit}"
    return f"{value:,.0f}" if unit == "count" else f"{value:,.0f} {unit}"


def interval(i: Interval, unit: str) -> str:
    """One amount where both ends read the same, else both."""
    if i.low is None or i.high is None:
        end = i.low if i.high is None else i.high
        return f"{'at least' if i.high is None else 'at most'} {amount(end, unit)}" if end is not None else "any"
    low, high = amount(i.low, unit), amount(i.high, unit)
    middle = (i.low + i.high) / 2
    if low == high or (middle and (i.high - i.low) / abs(middle) < 0.01):
        return amount(middle, unit)
    return f"{low} to {high}"


def change(i: Interval) -> str:
    """ "up 12.0%", "down 5.1% to 5.3%"."""
    if i.low is not None and i.low >= 0:
        return f"up {interval(i, 'percent')}"
    if i.high is not None and i.high <= 0:
        return f"down {interval(-i, 'percent')}"
    return interval(i, "percent")


def answered(answer: Answer) -> str:
    """The answer in words."""
    return change(answer.interval) if answer.unit == "percent" else interval(answer.interval, answer.unit)


def asked(question: Question) -> str:
    """ "rare-earth magnets, China → the US, June 2025 on May 2025"."""
    from framing.reference.products import product

    goods = question.product or "goods"
    try:
        goods = " and ".join(product(p).label for p in goods.split("+"))
    except KeyError:
        goods = goods.replace("-", " ")
    places = ""
    if question.reporter and question.partner:
        a, b = places_of(question.reporter), places_of(question.partner)
        places = f", {a} ← {b}" if question.flow == "import" else f", {a} → {b}"
    when = f", {month(question.period)}" if question.period else ""
    base = f" on {month(question.baseline.period)}" if question.baseline and question.baseline.period else ""
    return f"{goods}{places}{when}{base}"


def places_of(code: str) -> str:
    """A country, or a union, in words."""
    return " and ".join(label(c) for c in code.split("+"))


def source(observations: tuple[Observation, ...]) -> str:
    """The sources of some observations, each once, at most three."""
    said = []
    for o in observations:
        read = f", read in {o.source.read_in}" if o.source.read_in else ""
        day = f", {o.source.date}" if o.source.date else ""
        said.append(f"{o.source.publisher}{read}{day}")
    unique = list(dict.fromkeys(said))
    more = f" and {len(unique) - 3} more" if len(unique) > 3 else ""
    return "; ".join(unique[:3]) + more


def tier(answer: Answer) -> str:
    """The weakest tier in words."""
    return TIERS[answer.tier]


def figure(claim: Claim) -> str:
    """The figure as the article has it."""
    return f"“{claim.text}”"
