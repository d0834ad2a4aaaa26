"""Calendar arithmetic of words: which month "June" is, which year "fiscal 2024" is."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from framing.schema import Period

NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12,
    "fifteen": 15, "eighteen": 18, "twenty": 20,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": 4, "final": 4}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a packaged table."""
    text = (files("framing.claims.periods") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def number(word: str) -> int:
    """The whole number that ``word`` writes in digits or letters."""
    return NUMBERS.get(word.lower()) or int(word)


def month_number(name: str) -> int:
    """1-12 of a month's name or abbreviation."""
    head = name.lower().strip(". ")[:3]
    return next(i for i, n in enumerate(NAMES, 1) if n.startswith(head))


def month_of(month: int, year: str | int | None, published: date | None) -> Period | None:
    """The month of that year; without one, the latest such month that is not after the publishing month."""
    if year is not None:
        return Period.month(int(year), month)
    if published is None:
        return None
    return Period.month(published.year if month <= published.month else published.year - 1, month)


def span_of(first: int, first_year: str | None, last: int, last_year: str | None, published: date | None) -> Period | None:
    """From one month to another; a missing year follows from the other end or from the publishing date."""
    if first_year is not None and last_year is None:
        year = int(first_year) + (1 if last < first else 0)
        return Period.months(int(first_year), first, year, last)
    end = month_of(last, last_year, published)
    if end is None:
        return None
    year = int(first_year) if first_year is not None else end.first.year - (1 if first > last else 0)
    return None if (year, first) > (end.first.year, last) else Period.months(year, first, end.first.year, last)


def months_to(count: int, last: Period | None) -> Period | None:
    """The ``count`` months that end with ``last``."""
    if last is None:
        return None
    first = last.shift(1 - count)
    return Period.months(first.first.year, first.first.month, last.last.year, last.last.month)


def part_of_year(year: int, index: int, months: int) -> Period:
    """The ``index``-th (from 1) part of ``months`` months of a calendar year."""
    return Period.months(year, (index - 1) * months + 1, year, index * months)


def latest_part(index: int, months: int, published: date | None) -> Period | None:
    """The latest such part of a year that has begun by the publishing date."""
    if published is None:
        return None
    here = part_of_year(published.year, index, months)
    return here if here.first <= published else here.year_earlier()


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A country's fiscal year: its first month, and whether a year is named by its start or its end."""

    country: str
    first_month: int
    named_by: str
    cues: re.Pattern[str]

    def named(self, year: int) -> Period:
        """The fiscal year of that name."""
        start = year if self.named_by == "start" or self.first_month == 1 else year - 1
        return self.starting(start)

    def starting(self, year: int) -> Period:
        """The fiscal year that begins in that calendar year."""
        first = Period.month(year, self.first_month)
        return months_to(12, first.shift(11)) or first

    def current(self, published: date) -> Period:
        """The fiscal year that holds the publishing date."""
        return self.starting(published.year if published.month >= self.first_month else published.year - 1)


@cache
def fiscal_years() -> tuple[Fiscal, ...]:
    """The packaged table of fiscal years."""
    return tuple(
        Fiscal(
            row["country"],
            int(row["first_month"]),
            row["named_by"],
            re.compile(r"(?<![\w])(?:" + "|".join(re.escape(c) for c in row["cues"].split("|")) + r")(?![\w])"),
        )
        for row in rows("fiscal.csv")
    )


def fiscal_of(text: str, country: str | None) -> Fiscal | None:
    """The fiscal year that a text means: that of ``country``, else of the country it names first, else None."""
    years = fiscal_years()
    if country is not None:
        return next((f for f in years if f.country == country), None)
    found = [(m.start(), f) for f in years if (m := f.cues.search(text))]
    return min(found, key=lambda pair: pair[0])[1] if found else None
