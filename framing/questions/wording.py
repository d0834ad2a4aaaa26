"""Periods, amounts and partners in the words of a sentence."""

from __future__ import annotations

import calendar
from datetime import date

from framing.reference import countries, products
from framing.schema import Answer, FramingError, Interval, Observation, Period, Question
from framing.schema.trade import Tier

MILLION_TONNES = 1e9
TONNE = 1000.0
FEW_TONNES = 10_000.0
"""Below ten tonnes kilograms are what the trade press writes (germanium, dysprosium)."""

TIER_WORDS: dict[Tier, str] = {
    "official_file": "official file",
    "press_report": "press report of official data",
    "secondary": "secondary",
    "derived": "derived",
}


def period_words(period: Period) -> str:
    """ "June 2025", "the first half of 2025", "January to April 2025", "2024", "1 to 20 May 2025"."""
    first, last = period.first, period.last
    if period.days:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} to {last.day} {calendar.month_name[first.month]} {first.year}"
        return f"{_day(first)} to {_day(last)}"
    if period.is_year:
        return str(first.year)
    if period.is_month:
        return f"{calendar.month_name[first.month]} {first.year}"
    if first.year == last.year:
        if period.length == 6 and first.month in (1, 7):
            return f"the {'first' if first.month == 1 else 'second'} half of {first.year}"
        if period.length == 3 and first.month in (1, 4, 7, 10):
            return f"the {('first', 'second', 'third', 'fourth')[first.month // 3]} quarter of {first.year}"
        return f"{calendar.month_name[first.month]} to {calendar.month_name[last.month]} {first.year}"
    return f"{calendar.month_name[first.month]} {first.year} to {calendar.month_name[last.month]} {last.year}"


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def month_name(period: Period) -> str:
    """ "June"."""
    return calendar.month_name[period.first.month]


def number(value: float, decimals: int) -> str:
    """Grouped, with at most so many decimals and no trailing zeros."""
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(value: float, unit: str) -> str:
    """An amount of an answer for a sentence ("353 t", "96 kg", "2.5 million t", "USD 3.1 billion")."""
    size = abs(value)
    if unit == "kg":
        if size >= MILLION_TONNES:
            return f"{number(value / MILLION_TONNES, 2)} million t"
        if size >= FEW_TONNES:
            return f"{number(value / TONNE, 1 if size < 100 * TONNE else 0)} t"
        return f"{number(value, 0)} kg"
    if len(unit) == 3 and unit.isupper() and unit != "TEU":
        for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
            if size >= scale:
                return f"{unit} {number(value / scale, 2)}{word}"
        return f"{unit} {number(value, 0)}"
    return number(value, 0) if unit == "count" else f"{number(value, 2)} {unit}"


def amounts(interval: Interval, unit: str) -> str:
    """A range of amounts, one unit ("591–693 t")."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        bound = low if low is not None else high
        return "any amount" if bound is None else f"{'above' if high is None else 'below'} {amount(bound, unit)}"
    a, b = amount(low, unit), amount(high, unit)
    if a == b:
        return a
    head, _, tail = a.partition(" ")
    return f"{head}–{b}" if tail and b.endswith(tail) and not head.isalpha() else f"{a} to {b}"


def percent(interval: Interval) -> str:
    """The size of a growth rate, as exactly as it is known ("30.6%", "661%")."""
    middle = interval.middle
    if middle is None:
        return "an unknown share"
    decimals = 2 if interval.width < 0.05 and abs(middle) < 100 else 1 if interval.width < 0.5 else 0
    return f"{number(abs(middle), decimals)}%"


def moved(interval: Interval) -> str:
    """ "up 661%", "down 30.6%", "unchanged"."""
    if interval.low is not None and interval.low > 0:
        return f"up {percent(interval)}"
    if interval.high is not None and interval.high < 0:
        return f"down {percent(interval)}"
    return "about unchanged"


def place(code: str | None) -> str:
    """A country, group or union of them as a sentence names it ("the US", "the world")."""
    return "an unnamed partner" if code is None else countries.label(code)


def goods(product: str | None) -> str:
    """A product, or a union of them, as a sentence names it."""
    if product is None:
        return "an unnamed product"
    try:
        return products.product(product).label
    except FramingError:
        return product.replace("-", " ").replace("+", " and ")


def toward(question: Question) -> str:
    """ "to the US" for exports, "from Brazil" for imports, "with the US" for a balance or a total."""
    word = {"export": "to", "import": "from"}.get(question.flow or "", "with")
    return f"{word} {place(question.partner)}"


def series_words(question: Question) -> str:
    """ "China's exports of rare-earth magnets to the US"."""
    flow = {"export": "exports", "import": "imports", "total": "trade", "balance": "trade balance"}.get(question.flow or "", "trade")
    preposition = "in" if question.flow in ("total", "balance") else "of"
    whose = countries.possessive(question.reporter) if question.reporter is not None else "an unnamed reporter's"
    return f"{whose} {flow} {preposition} {goods(question.product)} {toward(question)}"


def baseline_words(question: Question) -> str:
    """ " on May 2025", or nothing."""
    if question.baseline is None or question.baseline.period is None:
        return ""
    return f" on {period_words(question.baseline.period)}"


def question_words(question: Question) -> str:
    """A whole question ("China's exports of rare-earth magnets to the US in June 2025 on May 2025")."""
    period = f", {period_words(question.period)}" if question.period is not None else ""
    return f"{series_words(question)}{period}{baseline_words(question)}"


def told(question: Question, answer: Answer) -> str:
    """Question and answer as a fact ("China's exports of germanium to the world, June 2025 on January 2025: down 95%").

    With what a reader should know of it: how it was reckoned, and since when it is known where that is later than the article.
    """
    besides = [answer.note] if answer.note else []
    dates = [o.source.date for o in answer.later if o.source.date]
    if dates:
        besides.append(f"known since {max(dates)}")
    return f"{question_words(question)}: {answer_words(answer)}" + (f" ({'; '.join(besides)})" if besides else "")


def answer_words(answer: Answer) -> str:
    """What the data say: "up 661%", "353 t", "7.6 times"."""
    parts = dict.fromkeys(_part_words(p.interval, answer.unit) for p in answer.parts)
    return " or ".join(parts)


def _part_words(interval: Interval, unit: str) -> str:
    if unit == "percent":
        return moved(interval)
    middle = interval.middle
    if middle is None:
        return amounts(interval, unit)
    if unit in ("times", "fraction"):
        return f"{number(middle, 2)} {'times' if unit == 'times' else 'of the whole'}"
    wide = interval.width > 0.01 * abs(middle)
    return amounts(interval, unit) if wide else amount(middle, unit)


def publishers(observations: tuple[Observation, ...]) -> str:
    """Who published them, each once, at most three by name."""
    names = list(dict.fromkeys(o.source.publisher for o in observations))
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def evidence_note(observations: tuple[Observation, ...], published: date | None) -> str:
    """How well a figure is known ("one source, secondary, known since 2025-07")."""
    names = {o.source.publisher for o in observations}
    tiers = [o.tier for o in observations]
    count = "one source" if len(names) == 1 else f"{len(names)} sources"
    words = [count]
    if tiers:
        order: tuple[Tier, ...] = ("derived", "secondary", "press_report", "official_file")
        weakest = next(t for t in order if t in tiers)
        words.append(TIER_WORDS[weakest])
    since = [(o.source.known_since, o.source.date) for o in observations if o.source.known_since is not None]
    if since and published is not None:
        day, text = max((d, t) for d, t in since if d is not None)
        if day > published and text:
            words.append(f"known since {text}")
    return ", ".join(words)
