"""Calendar periods: whole months, or days where the words give days."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")


def _month_of(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


@lru_cache(maxsize=2048)
def _last_day(first: date) -> date:
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included; ``days`` is False for whole months.

    ``str`` gives the contract's form: ``2025-06``, ``2025-01/2025-06``, ``2025-05-01/2025-05-20``.
    """

    first: date
    last: date
    days: bool = False

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a period runs forwards: {self.first} > {self.last}")
        if not self.days and (self.first.day != 1 or self.last != _last_day(self.last)):
            raise ValueError("a period of months begins on the first and ends on the last day of a month")

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """One calendar month."""
        first = date(year, month, 1)
        return cls(first, _last_day(first))

    @classmethod
    def months(cls, year: int, month: int, to_year: int, to_month: int) -> Period:
        """From one month to another, both included."""
        return cls(date(year, month, 1), _last_day(date(to_year, to_month, 1)))

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def of_days(cls, first: date, last: date) -> Period:
        """From one day to another, both included."""
        return cls(first, last, days=True)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read the contract's form.

        Raises:
            ValueError: where the text is not of that form.
        """
        head, _, tail = text.partition("/")
        if _MONTH.match(head):
            tail = tail or head
            if not _MONTH.match(tail):
                raise ValueError(f"not a period: {text!r}")
            return cls.months(int(head[:4]), int(head[5:]), int(tail[:4]), int(tail[5:]))
        return cls.of_days(date.fromisoformat(head), date.fromisoformat(tail or head))

    def __str__(self) -> str:
        if self.days:
            return f"{self.first.isoformat()}/{self.last.isoformat()}"
        head, tail = self.first.strftime("%Y-%m"), self.last.strftime("%Y-%m")
        return head if head == tail else f"{head}/{tail}"

    @property
    def length(self) -> int:
        """How many calendar months it touches."""
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1

    @property
    def is_month(self) -> bool:
        """True for one whole calendar month."""
        return not self.days and self.length == 1

    @property
    def is_year(self) -> bool:
        """True for one whole calendar year."""
        return not self.days and self.length == 12 and self.first.month == 1

    @property
    def is_year_to_date(self) -> bool:
        """True for January to some month of the same year."""
        return not self.days and self.first.month == 1 and self.first.year == self.last.year

    def shift(self, months: int) -> Period:
        """The same window, ``months`` later (days are clipped to the month's end)."""

        def move(day: date) -> date:
            first = _month_of(day.year * 12 + day.month - 1 + months)
            return first.replace(day=min(day.day, _last_day(first).day))

        if self.days:
            return Period(move(self.first), move(self.last), days=True)
        return Period(move(self.first), _last_day(move(self.last.replace(day=1))))

    def year_earlier(self) -> Period:
        """The same window a year before."""
        return self.shift(-12)

    def previous(self) -> Period:
        """The adjoining window of the same length; for days within a month the same days a month before."""
        if self.days:
            if self.length == 1 and self.first.day == 1:
                return self.shift(-1)
            span = self.last - self.first
            return Period(self.first - timedelta(days=1) - span, self.first - timedelta(days=1), days=True)
        return self.shift(-self.length)

    def each_month(self) -> tuple[Period, ...]:
        """The calendar months that it touches, in order."""
        start = self.first.year * 12 + self.first.month - 1
        return tuple(Period.month(m.year, m.month) for m in (_month_of(start + i) for i in range(self.length)))

    def contains(self, other: Period) -> bool:
        """True if every day of ``other`` lies inside."""
        return self.first <= other.first and other.last <= self.last
