"""The period of each kind of time expression: what a match of the grammar becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from framing.claims.periods.calendar import (
    ORDINALS,
    fiscal_of,
    latest_part,
    month_number,
    month_of,
    months_to,
    number,
    part_of_year,
    span_of,
)
from framing.claims.periods.mention import PeriodMention, Relative, Role, Unit
from framing.schema import Period

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)


CONTEXT = "the window that it repeats is not known"
TOGETHER = re.compile(r"\b(?:together|combined|averages?|(?:two|three|four)[\s-]months?|jointly)\b")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text's relative words are read by."""

    published: date | None
    context: Period | None
    country: str | None


def at(m: re.Match[str], role: Role, period: Period | None, **more: object) -> PeriodMention:
    """The mention of a match."""
    text = m[0].rstrip(" ,")
    return PeriodMention(start=m.start(), end=m.start() + len(text), text=text, role=role, period=period, **more)  # type: ignore[arg-type]


def said(m: re.Match[str], *names: str) -> str | None:
    """The first of these groups that matched; a pattern need not have them all."""
    groups = m.groupdict()
    return next((groups[n] for n in names if groups.get(n)), None)


def _day(year: str | int, month: int, day: str | int) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def _days(first: date | None, last: date | None) -> Period | None:
    return Period.of_days(first, last) if first and last and first <= last else None


def _in_month(month: Period | None, first: int, last: int) -> Period | None:
    if month is None:
        return None
    end = min(last, month.last.day)
    return _days(_day(month.first.year, month.first.month, first), _day(month.first.year, month.first.month, end))


def dateline(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """The date of a dateline: it dates the piece."""
    return at(m, "dateline", None)


def numeric_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "01.05.2025–15.05.2025"."""
    first = _day(m["y1"] or m["y2"], int(m["m1"]), m["d1"]) if 1 <= int(m["m1"]) <= 12 else None
    last = _day(m["y2"], int(m["m2"]), m["d2"]) if 1 <= int(m["m2"]) <= 12 else None
    return at(m, "window", _days(first, last))


def numeric_date(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "2025-05-01", "01.05.2025": an event."""
    day = _day(m["iy"], int(m["im"]), m["id"]) if m["iy"] else _day(m["y"], int(m["m"]), m["d"]) if 1 <= int(m["m"]) <= 12 else None
    return at(m, "other", _days(day, day))


def since_until(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Since the start of April and up to the end of June"."""
    return at(m, "window", span_of(month_number(m["m1"]), m["y1"], month_number(m["m2"]), m["y2"], s.published))


def days_of(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The first 20 days of May", "the second half of July"."""
    month = month_of(month_number(m["m"]), m["y"], s.published)
    if month is None:
        return at(m, "window", None, why="no publishing date")
    last = month.last.day
    if m["n"]:
        count = number(m["n"])
        return at(m, "window", _in_month(month, *((1, count) if m["which"].lower() == "first" else (last - count + 1, last))))
    return at(m, "window", _in_month(month, *((1, 15) if m["which"].lower() == "first" else (16, last))))


def day_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "May 1-20", "1-20 May"."""
    name = m["ma"] or m["mb"]
    month = month_of(month_number(name), m["y"], s.published)
    first, last = int(m["a1"] or m["b1"]), int(m["a2"] or m["b2"])
    return at(m, "window", _in_month(month, first, last)) if first < last <= 31 else None


def two_dates(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "30 May to 12 June"."""
    last_month = month_of(month_number(m["m2"] or m["m4"]), m["y"], s.published)
    if last_month is None:
        return at(m, "window", None, why="no publishing date")
    first_number = month_number(m["m1"] or m["m3"])
    year = last_month.first.year - (1 if first_number > last_month.first.month else 0)
    first = _day(year, first_number, m["d1"] or m["d3"])
    return at(m, "window", _days(first, _day(last_month.first.year, last_month.first.month, m["d2"] or m["d4"])))


def week_to(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The week to 12 June": seven days."""
    month = month_of(month_number(m["ma"] or m["mb"]), m["y"], s.published)
    last = None if month is None else _day(month.first.year, month.first.month, m["da"] or m["db"])
    return at(m, "window", _days(last - timedelta(days=6), last) if last else None)


def window_to(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The three months to May", "the year to September", "the half-year to December"."""
    words = m["what"].lower()
    if m["n"]:
        count = number(m["n"])
    else:
        count = 6 if "half" in words else 3 if "quarter" in words else 12
    if words == "year" and not m["y"]:
        # Twelve months to September, or January to September: newsrooms write both so.
        return at(m, "window", None, why="two readings")
    return at(m, "window", months_to(count, month_of(month_number(m["m"]), m["y"], s.published)))


def month_quarter(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The June quarter": the three months that end with June."""
    return at(m, "window", months_to(3 if m["part"].lower() == "quarter" else 6, month_of(month_number(m["m"]), m["y"], s.published)))


def month_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "January to May", "between May and September"."""
    period = span_of(month_number(m["m1"]), m["y1"], month_number(m["m2"]), m["y2"], s.published)
    between = m[0].lower().startswith("between")
    if period is None or not between:
        return at(m, "window", period)
    ends = (Period.month(period.first.year, period.first.month), Period.month(period.last.year, period.last.month))
    return at(m, "window", period, ends=ends)


def month_list(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "January and February together", "in June and July": one window of adjoining months, unless "respectively" takes them apart."""
    names = [month_number(x) for x in re.findall(MONTH, m[0])]
    if any((later - earlier) % 12 != 1 for earlier, later in pairwise(names)):
        return None
    one = TOGETHER.search(text[max(0, m.start() - 60) : m.end() + 40]) or re.search(r"\b(?:in|over|during|for)\s+$", text[: m.start()])
    if not one or "respectively" in text[m.end() : m.end() + 60]:
        return None
    return at(m, "window", span_of(names[0], None, names[-1], m["y"], s.published))


def year_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "2023–2024", "between 2015 and 2024"."""
    first, last = int(m["y1"]), int(m["y2"])
    if first >= last:
        return None
    ends = (Period.year(first), Period.year(last))
    words = m[0].lower().startswith(("between", "from"))
    return at(m, "window", Period.months(first, 1, last, 12), ends=ends if words else None)


def first_months(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The first seven months"."""
    count = number(m["n"]) * (3 if m["size"].lower() == "quarters" else 1)
    if count > 12:
        return None
    year: int | None = int(m["y"]) if m["y"] else None
    if year is None and s.published is not None:
        of = (m["of"] or "").lower()
        year = s.published.year - 1 if "last" in of else s.published.year
        if not of and s.published.month < count:
            year -= 1
    return at(m, "window", None if year is None else Period.months(year, 1, year, count), why=None if year else "no publishing date")


def year_to_date(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Year to date, through May", "so far this year": to the month said, else to that of ``context``, else unknown."""
    if name := said(m, "m", "m2", "m3"):
        last = month_of(month_number(name), said(m, "y"), s.published)
    else:
        here = s.published.year if s.published else None
        last = s.context if s.context is not None and not s.context.days and s.context.last.year == here else None
    period = None if last is None else Period.months(last.last.year, 1, last.last.year, last.last.month)
    return at(m, "window", period, why=None if period else "its last month is not said")


def fiscal(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Fiscal 2024-25", "the first quarter of the current financial year"."""
    fiscal = fiscal_of(text, s.country)
    if fiscal is None or (s.published is None and not m["y"]):
        return at(m, "window", None, why="fiscal year of no known country")
    if m["y"]:
        year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
        whole = fiscal.starting(year) if m["y2"] else fiscal.named(year)
    else:
        assert s.published is not None
        which = (m["which"] or "current").lower()
        shift = {"last": -12, "previous": -12, "next": 12}.get(which, 0)
        whole = fiscal.current(s.published).shift(shift)
    part = (m["part"] or "").lower()
    if m["n"]:
        index, size = ORDINALS[m["n"].lower()], 3 if part == "quarter" else 6
        if size == 6 and index > 2:
            index = 2
        first = Period.month(whole.first.year, whole.first.month).shift((index - 1) * size)
        return at(m, "window", months_to(size, first.shift(size - 1)))
    if m["fm"]:
        first = Period.month(whole.first.year, whole.first.month)
        return at(m, "window", months_to(number(m["fm"]), first.shift(number(m["fm"]) - 1)))
    return at(m, "window", whole)


def part(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """Quarters and halves, written out or abbreviated."""
    quarter = (said(m, "part", "letter", "letter2") or "").lower().startswith("q")
    index = ORDINALS[n.lower()] if (n := said(m, "n")) else int(said(m, "i", "i2") or 0)
    if index > (4 if quarter else 2):
        index = 2 if n else 0
    if index == 0:
        return None
    months = 3 if quarter else 6
    year = said(m, "y")
    if year:
        return at(m, "window", part_of_year(int(year) if len(year) == 4 else 2000 + int(year), index, months))
    of = (said(m, "of") or "").lower()
    if of and s.published is not None:
        return at(m, "window", part_of_year(s.published.year - ("last" in of), index, months))
    return at(m, "window", latest_part(index, months, s.published), why=None if s.published else "no publishing date")


def relative_window(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Last month", "this year", "the end of next year"."""
    which, unit = m["which"].lower(), m["unit"].lower()
    if s.published is None:
        return at(m, "window", None, why="no publishing date")
    step = {"last": -1, "this": 0, "next": 1, "current": 0, "previous": -1}[which]
    here = s.published
    if unit == "week":
        monday = here - timedelta(days=here.weekday()) + timedelta(weeks=step)
        return at(m, "window", Period.of_days(monday, monday + timedelta(days=6)))
    if unit == "month":
        return at(m, "window", Period.month(here.year, here.month).shift(step))
    if unit == "quarter":
        return at(m, "window", part_of_year(here.year, (here.month - 1) // 3 + 1, 3).shift(3 * step))
    period = Period.year(here.year + step)
    if said(m, "end"):
        return at(m, "window", Period.month(period.last.year, 12))
    return at(m, "window", period)


def season(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The 2025 season", "the marketing year": said, but no calendar period."""
    return at(m, "window", None, why="season")


def pre_pandemic(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Their pre-pandemic level of 2019"."""
    return at(m, "baseline", Period.year(int(m["y"] or 2019)), kind="other")


def average(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The monthly average for 2024", "last year's average"; "the five-year average" is a baseline whose months are not known."""
    if m["long"] and not against(text, m.start()):
        return None
    year = m["y"] or m["y2"]
    period = Period.year(int(year)) if year else Period.year(s.published.year - 1) if m["last"] and s.published else None
    return at(m, "baseline", period, kind="average")


def peak(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Their 2022 peak", "a record in February", where something is compared with it."""
    year, name = said(m, "y", "y2"), m["m"]
    if not (year or name) or not against(text, m.start()):
        return None
    period = month_of(month_number(name), year, s.published) if name else Period.year(int(year or 0))
    return at(m, "baseline", period, kind="peak", month=month_number(name) if name and not year else None)


def same(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "The same ten months of 2024", "the same days of June"."""
    if m["m"]:
        return at(m, "baseline", None, within=month_of(month_number(m["m"]), m["y"], s.published))
    return at(m, "baseline", None, within=Period.year(int(m["y2"])))


def months_back(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Lowest in 16 months", "a two-year low"; "in 16 months" without a superlative is none."""
    if said(m, "n") and not SUPERLATIVE.search(text[max(0, m.start() - 50) : m.start()]):
        return None
    word = (said(m, "n", "n2") or "a").lower()
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[(said(m, "unit", "unit2") or "month").lower().removesuffix("s")]
    return at(m, "baseline", None, kind="since", months_back=(1 if word in {"a", "an"} else number(word)) * size)


def some_time_ago(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Two years ago", "six months earlier": counted from the window."""
    return at(m, "baseline", None, shift=number(m["n"]) * {"y": 12, "q": 3, "m": 1}[m["unit"][0].lower()])


def end_of_year(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "By the end of 2027": its December."""
    return at(m, "window", Period.month(int(m["y"]), 12))


def since_edge(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Since the start of the year" is since January, "since the end of 2024" since December."""
    year = int(m["y"]) if m["y"] else None
    if year is None and s.published is not None:
        year = s.published.year - (m["which"].lower() == "last")
    month_said = 12 if m["edge"].lower() == "end" else 1
    return at(m, "baseline", None if year is None else Period.month(year, month_said), kind="since", opens=True)


def vague(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "In recent weeks", "the past 12 months": said, but its first and last day are not."""
    return at(m, "window", None, why="vague")


def elided_part(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "3% in the second quarter from 8% in the first": the part of the year that the sentence has just named."""
    named = re.findall(rf"\b(?:{'|'.join(ORDINALS)})[\s-]+(quarter|half)\b", text[max(0, m.start() - 120) : m.start()], re.IGNORECASE)
    if not named:
        return None
    months = 3 if named[-1].lower() == "quarter" else 6
    index = ORDINALS[m["n"].lower()]
    return at(m, "window", latest_part(index, months, s.published)) if index * months <= 12 else None


def from_last(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "From last year": counted from the window."""
    start = m.start("last")
    words = m["last"]
    unit: Unit = "year" if "year" in words.lower() else "quarter" if "quarter" in words.lower() else "month"
    relative: Relative = "year_earlier" if unit == "year" else "previous"
    return PeriodMention(start=start, end=start + len(words), text=words, role="baseline", relative=relative, unit=unit)


def date_of_event(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "July 4", "the August 1 deadline": the date of an event, without a year the nearest one, be it before or ahead."""
    index = month_number(m["ma"] or m["mb"])
    year = m["y"] or m["y2"]
    if year is None and s.published is not None:
        ahead = index - s.published.month
        year = s.published.year + (1 if ahead < -6 else -1 if ahead > 6 else 0)
    day = None if year is None else _day(year, index, m["da"] or m["db"])
    return at(m, "other", _days(day, day))


def month(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "June", "June 2024", "June last year"."""
    index, year, which = month_number(m["m"]), said(m, "y"), said(m, "which")
    if which and s.published is not None:
        year = str(s.published.year + {"last": -1, "this": 0, "next": 1}[which])
    period = month_of(index, year, s.published) if year or not which else None
    return at(m, "window", period, month=None if year or which else index, why=None if period else "no publishing date")


def year(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "2024"."""
    return at(m, "window", Period.year(int(m["y"])))


SUPERLATIVE = re.compile(
    r"\b(?:highest|lowest|biggest|largest|smallest|strongest|weakest|steepest|sharpest|fastest|slowest|best|worst|deepest|most|least"
    r"|first\s+\w+)\b[^.;,]*$"
)
AGAINST = re.compile(
    r"\b(?:from|below|above|off|under|short\s+of|since|than|against|with|versus|beneath|on)\s+(?:(?:the|its|their|a|an|last)\s+)?$",
    re.IGNORECASE,
)


def against(text: str, start: int) -> bool:
    """True where the words before compare with what follows ("below their 2022 peak")."""
    return AGAINST.search(text[max(0, start - 24) : start]) is not None


def split_year(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "2024-25": the fiscal year of a country that names it so, else a season."""
    if m["season"]:
        return at(m, "window", None, why="season")
    fiscal = fiscal_of(text, s.country)
    first, second = re.split(r"\s?[-/–]\s?", m["sy"])
    if int(second[-2:]) != (int(first) + 1) % 100:
        return None
    return at(m, "window", fiscal.starting(int(first)) if fiscal else None, why=None if fiscal else "season")


def next_month(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "A month later": the month after the one that is being told."""
    return at(m, "window", None, shift=-1)
