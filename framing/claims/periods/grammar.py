"""The patterns of time expressions and the period of each, one rule a phenomenon."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from framing.claims.periods.calendar import (
    NUMBERS,
    ORDINALS,
    fiscal_of,
    latest_part,
    month_number,
    month_of,
    months_to,
    number,
    part_of_year,
    rows,
    span_of,
)
from framing.claims.periods.mention import PeriodMention, Role
from framing.schema import Period

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
YEAR = r"(?:19|20)\d\d"
COUNT = r"(?:\d{1,2}|" + "|".join(NUMBERS) + ")"
ORDINAL = "(?:" + "|".join(ORDINALS) + ")"
DASH = r"\s?[-–—]\s?"
TO = rf"(?:{DASH}|\s+(?:to|through|until|till)\s+(?:the\s+end\s+of\s+|end-?\s*)?)"
UP_TO = r"(?:to|through|until|up\s+to|till|ended|ending|ended\s+in|ending\s+in|ended\s+on|to\s+the\s+end\s+of|to\s+end-?)"


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text's relative words are read by."""

    published: date | None
    context: Period | None
    country: str | None


Build = Callable[[str, "re.Match[str]", Setting], "PeriodMention | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes of a match."""

    pattern: re.Pattern[str]
    build: Build


def at(m: re.Match[str], role: Role, period: Period | None, **more: object) -> PeriodMention:
    """The mention of a match."""
    text = m[0].rstrip(" ,")
    return PeriodMention(start=m.start(), end=m.start() + len(text), text=text, role=role, period=period, **more)  # type: ignore[arg-type]


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


def _dateline(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "dateline", None)


def _numeric_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    first = _day(m["y1"] or m["y2"], int(m["m1"]), m["d1"]) if 1 <= int(m["m1"]) <= 12 else None
    last = _day(m["y2"], int(m["m2"]), m["d2"]) if 1 <= int(m["m2"]) <= 12 else None
    return at(m, "window", _days(first, last))


def _numeric_date(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    day = _day(m["iy"], int(m["im"]), m["id"]) if m["iy"] else _day(m["y"], int(m["m"]), m["d"]) if 1 <= int(m["m"]) <= 12 else None
    return at(m, "other", _days(day, day))


def _since_until(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "window", span_of(month_number(m["m1"]), m["y1"], month_number(m["m2"]), m["y2"], s.published))


def _days_of(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    month = month_of(month_number(m["m"]), m["y"], s.published)
    if month is None:
        return at(m, "window", None, why="no publishing date")
    last = month.last.day
    if m["n"]:
        count = number(m["n"])
        return at(m, "window", _in_month(month, *((1, count) if m["which"].lower() == "first" else (last - count + 1, last))))
    return at(m, "window", _in_month(month, *((1, 15) if m["which"].lower() == "first" else (16, last))))


def _day_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    name = m["ma"] or m["mb"]
    month = month_of(month_number(name), m["y"], s.published)
    first, last = int(m["a1"] or m["b1"]), int(m["a2"] or m["b2"])
    return at(m, "window", _in_month(month, first, last)) if first < last <= 31 else None


def _two_dates(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    last_month = month_of(month_number(m["m2"] or m["m4"]), m["y"], s.published)
    if last_month is None:
        return at(m, "window", None, why="no publishing date")
    first_number = month_number(m["m1"] or m["m3"])
    year = last_month.first.year - (1 if first_number > last_month.first.month else 0)
    first = _day(year, first_number, m["d1"] or m["d3"])
    return at(m, "window", _days(first, _day(last_month.first.year, last_month.first.month, m["d2"] or m["d4"])))


def _week_to(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    month = month_of(month_number(m["ma"] or m["mb"]), m["y"], s.published)
    last = None if month is None else _day(month.first.year, month.first.month, m["da"] or m["db"])
    return at(m, "window", _days(last - timedelta(days=6), last) if last else None)


def _months_to(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    words = m["what"].lower()
    if m["n"]:
        count = number(m["n"])
    else:
        count = 6 if "half" in words else 3 if "quarter" in words else 12
    return at(m, "window", months_to(count, month_of(month_number(m["m"]), m["y"], s.published)))


def _month_quarter(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "window", months_to(3 if m["part"].lower() == "quarter" else 6, month_of(month_number(m["m"]), m["y"], s.published)))


def _month_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    period = span_of(month_number(m["m1"]), m["y1"], month_number(m["m2"]), m["y2"], s.published)
    between = m[0].lower().startswith("between")
    if period is None or not between:
        return at(m, "window", period)
    ends = (Period.month(period.first.year, period.first.month), Period.month(period.last.year, period.last.month))
    return at(m, "window", period, ends=ends if m["y1"] and m["y2"] else None)


def _month_list(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    names = [month_number(x) for x in re.findall(MONTH, m[0])]
    together = re.compile(r"\b(?:together|combined|average|averages|two\s+months|three\s+months|three-month|two-month|jointly)\b")
    near = text[max(0, m.start() - 60) : m.end() + 40]
    if any((b - a) % 12 != 1 for a, b in zip(names, names[1:], strict=False)) or not together.search(near):
        return None
    return at(m, "window", span_of(names[0], None, names[-1], m["y"], s.published))


def _year_range(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    first, last = int(m["y1"]), int(m["y2"])
    if first >= last:
        return None
    ends = (Period.year(first), Period.year(last))
    words = m[0].lower().startswith(("between", "from"))
    return at(m, "window", Period.months(first, 1, last, 12), ends=ends if words else None)


def _first_months(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    count = number(m["n"])
    if count > 12:
        return None
    year: int | None = int(m["y"]) if m["y"] else None
    if year is None and s.published is not None:
        of = (m["of"] or "").lower()
        year = s.published.year - 1 if "last" in of else s.published.year
        if not of and s.published.month < count:
            year -= 1
    return at(m, "window", None if year is None else Period.months(year, 1, year, count), why=None if year else "no publishing date")


def _year_to_date(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    if m["m"] or m["m2"]:
        last = month_of(month_number(m["m"] or m["m2"]), m["y"], s.published)
    else:
        here = s.published.year if s.published else None
        last = s.context if s.context is not None and not s.context.days and s.context.last.year == here else None
        if last is not None:
            last = Period.month(last.last.year, last.last.month)
    period = None if last is None else Period.months(last.first.year, 1, last.last.year, last.last.month)
    return at(m, "window", period, why=None if period else "its last month is not said")


def _fiscal(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    fiscal = fiscal_of(text, s.country)
    if fiscal is None or (s.published is None and not m["y"]):
        return at(m, "window", None, why="fiscal year of no known country")
    if m["y"]:
        year = int(m["y"]) if len(m["y"]) == 4 else 2000 + int(m["y"])
        whole = fiscal.starting(year) if m["y2"] else fiscal.named(year)
    else:
        assert s.published is not None
        which = (m["which"] or m["which2"] or "current").lower()
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


def _part(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """Quarters and halves, written out or abbreviated."""
    groups = m.groupdict()
    quarter = (groups["part"] or groups["letter"] or groups["letter2"] or "").lower().startswith("q")
    index = ORDINALS[groups["n"].lower()] if groups["n"] else int(groups["i"] or groups["i2"])
    if index > (4 if quarter else 2):
        index = 2 if groups["n"] else 0
    if index == 0:
        return None
    months = 3 if quarter else 6
    year = groups["y"]
    if year:
        return at(m, "window", part_of_year(int(year) if len(year) == 4 else 2000 + int(year), index, months))
    of = (groups.get("of") or "").lower()
    if of and s.published is not None:
        return at(m, "window", part_of_year(s.published.year - ("last" in of), index, months))
    return at(m, "window", latest_part(index, months, s.published), why=None if s.published else "no publishing date")


def _relative_window(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    which, unit = m["which"].lower(), m["unit"].lower()
    if which == "the":
        size = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
        fits = s.context is not None and not s.context.days and s.context.length == size
        return at(m, "window", s.context) if fits else None
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
    if m["end"]:
        return at(m, "window", Period.month(period.last.year, 12))
    return at(m, "window", period)


def _season(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "window", None, why="season" if "season" in m[0] or "crop" in m[0] or "marketing" in m[0] else "vague")


def _pre_pandemic(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "baseline", Period.year(int(m["y"] or 2019)), kind="other")


def _average(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    year = m["y"] or m["y2"]
    period = Period.year(int(year)) if year else Period.year(s.published.year - 1) if m["last"] and s.published else None
    return at(m, "baseline", period, kind="average")


def _peak(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    year, name = m["y"] or m["y2"], m["m"] or m["m2"]
    period = month_of(month_number(name), year, s.published) if name else Period.year(int(year)) if year else None
    return at(m, "baseline", period, kind="peak", month=month_number(name) if name and not year else None)


def _same(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    if m["m"]:
        month = month_of(month_number(m["m"]), m["y"], s.published)
        return at(m, "baseline", None, within=month)
    return at(m, "baseline", None, within=Period.year(int(m["y"])))


def _months_back(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    count = 1 if (m["n"] or m["n2"]).lower() in {"a", "an"} else number(m["n"] or m["n2"])
    size = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[(m["unit"] or m["unit2"]).lower().removesuffix("s")]
    return at(m, "baseline", None, kind="since", months_back=count * size)


def _from_last(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    start = m.start("last")
    words = m["last"]
    unit = "year" if "year" in words.lower() else "quarter" if "quarter" in words.lower() else "month"
    return PeriodMention(
        start=start, end=start + len(words), text=words, role="baseline", relative="year_earlier" if unit == "year" else "previous", unit=unit
    )  # type: ignore[arg-type]


def _date(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    month = month_of(month_number(m["ma"] or m["mb"]), m["y"], s.published)
    day = None if month is None else _day(month.first.year, month.first.month, m["da"] or m["db"])
    return at(m, "other", _days(day, day))


def _month(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    index = month_number(m["m"])
    period = month_of(index, m["y"], s.published)
    return at(m, "window", period, month=None if m["y"] else index, why=None if period else "no publishing date")


def _year(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    return at(m, "window", Period.year(int(m["y"])))


@cache
def grammar() -> tuple[Rule, ...]:
    """The rules, the longer expressions before their parts."""
    month, opt = rf"(?P<m>{MONTH})", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
    relative = rows("relative.csv")
    i = re.IGNORECASE
    base = r"(?:from|than|than\s+in|on|versus|against|with|to|over|below|above)"
    span = r"(?:months?|period|quarter|time|stretch|half|days|weeks?|point|span|window)"

    def made(row: dict[str, str]) -> Build:
        def build(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
            return at(m, "baseline", None, relative=row["relative"], unit=row["unit"])

        return build

    table: list[tuple[str, Build, int]] = [
        (rf"(?m)^\W{{0,3}}[A-Z][A-Z .,'’/-]+(?:\([^)\n]*\)\s*)?,?\s+(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+{YEAR})?\s*(?:\([^)\n]+\)\s*)?[-–—:]", _dateline, 0),
        (rf"\b(?P<d1>\d{{1,2}})[./](?P<m1>\d{{1,2}})(?:[./](?P<y1>{YEAR}))?\.?(?:{DASH}|\s+to\s+)(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>{YEAR})\b", _numeric_range, 0),
        (rf"\b(?P<iy>{YEAR})-(?P<im>[01]\d)-(?P<id>[0-3]\d)\b|\b(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>{YEAR})\b", _numeric_date, 0),
        (rf"\b[Ss]ince\s+(?:the\s+(?:start|beginning)\s+of\s+)?(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?,?\s+(?:and\s+)?(?:up\s+to|until|to|through)\s+(?:the\s+end\s+of\s+)?(?P<m2>{MONTH})(?:\s+(?P<y2>{YEAR}))?", _since_until, 0),
        (rf"\b(?:the\s+)?(?P<which>[Ff]irst|[Ll]ast|[Ss]econd)\s+(?:(?P<n>{COUNT})\s+days|half)\s+of\s+{month}{opt}", _days_of, 0),
        (rf"\b(?P<d1>\d{{1,2}})\s+(?P<m1>{MONTH})(?:{DASH}|\s+to\s+)(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})(?:,?\s+(?P<y>{YEAR}))?|(?P<m3>{MONTH})\s+(?P<d3>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<m4>{MONTH})\s+(?P<d4>\d{{1,2}})(?:,?\s+{YEAR})?\b", _two_dates, 0),
        (rf"\b(?P<ma>{MONTH})\s+(?P<a1>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<a2>\d{{1,2}})\b(?:,?\s+(?P<y>{YEAR}))?(?!\s*(?:%|percent|million|tonnes))|\b(?P<b1>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<b2>\d{{1,2}})\s+(?P<mb>{MONTH})", _day_range, 0),
        (rf"\b[Ww]eek\s+{UP_TO}\s+(?:on\s+)?(?:(?P<ma>{MONTH})\s+(?P<da>\d{{1,2}})|(?P<db>\d{{1,2}})\s+(?P<mb>{MONTH}))(?:,?\s+(?P<y>{YEAR}))?", _week_to, 0),
        (rf"\b(?:the\s+)?(?P<what>(?:(?P<n>{COUNT})[\s-]+months?|(?:(?:fiscal|financial|marketing|full)\s+)?year|half-?\s?year|quarter))\s+(?:(?:that|which)\s+)?{UP_TO}\s+(?:(?:in|on)\s+)?{month}(?:\s+\d{{1,2}}\b(?!\d))?{opt}", _months_to, 0),
        (rf"\b{month}{opt}\s+(?P<part>quarter|half)\b", _month_quarter, 0),
        (rf"\b(?:[Bb]etween\s+(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?\s+and\s+(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?)", _month_range, 0),
        (rf"\b(?:[Ff]rom\s+)?(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?{TO}(?P<m2>{MONTH})(?:,?\s+(?P<y2>{YEAR}))?(?!\s+\d{{1,2}}\b(?!\d))", _month_range, 0),
        (rf"\b{MONTH}(?:,\s+{MONTH})*,?\s+and\s+{MONTH}(?:,?\s+(?P<y>{YEAR}))?", _month_list, 0),
        (rf"\b(?P<which>[Ff]iscal|FY)?(?:[Bb]etween\s+(?P<y1>{YEAR})\s+and\s+(?P<y2>{YEAR}))\b", _year_range, 0),
        (rf"(?<![Ff]iscal )(?<![Yy]ear )\b(?:[Ff]rom\s+)?(?P<y1>{YEAR})(?:{DASH}|\s+(?:to|through)\s+)(?P<y2>{YEAR})\b", _year_range, 0),
        (rf"\b(?:(?:(?P<n>{ORDINAL})[\s-]+(?P<part>quarter|half)|first\s+(?P<fm>{COUNT})\s+months)\s+of\s+)?(?:the\s+|its\s+)?(?:(?P<which>current|last|this|next|previous)\s+)?"
         rf"(?:(?:fiscal|financial)\s+year|fiscal|FY)(?:\s*(?P<y>{YEAR}|\d\d)(?:\s?[-–/]\s?(?P<y2>\d{{2,4}}))?)?\b(?P<which2>(?!))?(?!\s+(?:first|second|third|fourth|policy|deficit|stimulus))", _fiscal, i),
        (rf"\b(?:the\s+)?(?P<sy>{YEAR}\s?[-/–]\s?\d\d(?:\d\d)?)\b(?:\s+(?:season|crop|marketing|campaign|harvest)\b(?:\s+year)?)?", lambda t, m, s: _split_year(t, m, s), 0),
        (rf"\b{YEAR}\s+(?:season|crop|harvest|marketing\s+year|campaign)\b|\b(?:over|in|during|for|of)\s+(?:the|this|last)\s+(?:[a-z]+\s+)?(?:season|crop\s+year|marketing\s+year)\b|\b(?:in|over)\s+recent\s+(?:weeks|months|years|days)\b", _season, i),
        (rf"\b(?:the\s+)?first\s+(?P<n>{COUNT})\s+months(?P<of>\s+of\s+(?:(?P<y>{YEAR})|(?:the|this|last)\s+year))?\b", _first_months, i),
        (rf"\b(?:(?:so\s+far\s+this\s+year|(?:the\s+)?year[- ]to[- ]date|\bYTD\b)(?:,?\s+(?:through|to|until|up\s+to|as\s+of|including)\s+(?:the\s+end\s+of\s+)?{month}|,\s+(?P<m2>{MONTH})\s+included)?{opt}"
         rf"|this\s+year\s+(?:through|to|up\s+to|until)\s+(?P<m3>{MONTH}))", lambda t, m, s: _ytd(t, m, s), i),
        (rf"\b(?:the\s+)?(?P<n>{ORDINAL})[\s-]+(?P<part>quarter|half)\b(?P<of>(?:\s+of|,)?\s+(?:(?P<y>{YEAR})\b|(?:the|this|last)\s+year))?(?P<letter>(?!))?(?P<letter2>(?!))?(?P<i>(?!))?(?P<i2>(?!))?", _part, i),
        (rf"\b(?:(?P<letter>[QH])(?P<i>[1-4])|(?P<i2>[1-4])(?P<letter2>[QH]))(?:[\s-]?(?P<y>{YEAR}|\d\d))?\b(?P<n>(?!))?(?P<part>(?!))?", _part, 0),
        (rf"\b{base}\s+(?P<last>last\s+(?:year|month|quarter)(?!['’]s\s+(?:average|peak|record))(?:['’]s(?:\s+(?:level|total|figure|volume)s?)?)?)\b", _from_last, i),
        (rf"\b(?:the\s+|its\s+|their\s+)?(?:(?:monthly|annual|quarterly)\s+)?average\s+(?:for|of|in|over)\s+(?:the\s+whole\s+of\s+)?(?P<y>{YEAR})\b|\b(?:the\s+)?(?P<y2>{YEAR})(?:['’]s)?\s+(?:monthly\s+|annual\s+)?average\b"
         rf"|\b(?P<last>last\s+year['’]s\s+(?:monthly\s+)?average)\b|\b(?:{COUNT}|five|ten)-year\s+(?:seasonal\s+)?average\b", _average, i),
        (rf"\bpre-(?:pandemic|covid)(?:-19)?(?:\s+(?:levels?|volumes?|norms?|days|times|average))?(?:\s+(?:of|in)\s+(?P<y>{YEAR}))?", _pre_pandemic, i),
        (rf"(?<!\ba )(?<!\bthe )\b(?:(?P<m>{MONTH})(?:\s+|['’]s\s+))?(?P<y>{YEAR})?(?:['’]s)?(?<=[\w’'])\s+(?:all-time\s+)?(?:peak|record\s+high|record)\b(?P<m2>(?!))?(?P<y2>(?!))?", lambda t, m, s: _peak(t, m, s) if (m["m"] or m["y"]) and _against(t, m.start()) else None, 0),
        (rf"\b(?:an?|the|its|their)\s+(?:[\w-]+\s+)?(?:peak|record|high)(?:\s+(?:high|level|volume|total|set|hit|reached|seen))*\s+(?:in|of)\s+(?:(?P<m2>{MONTH})(?:\s+(?P<y>{YEAR}))?|(?P<y2>{YEAR}))\b(?P<m>(?!))?", lambda t, m, s: _peak(t, m, s) if _against(t, m.start()) else None, 0),
        *[(rf"\b(?:{row['pattern']})(?!\w)", made(row), i) for row in relative],
        (rf"\b(?:the\s+)?(?:same|corresponding|comparable|equivalent)\s+(?:[a-z\d]+\s+)?{span}\s+(?:of|in|a)?\s*(?:{month}\b(?:\s+(?P<y>{YEAR}))?)", _same, 0),
        (rf"\b(?:the\s+)?(?:same|corresponding|comparable|equivalent)\s+(?:[a-z\d]+\s+)?{span}\s+(?:of|in)?\s*(?P<y>{YEAR})\b(?P<m>(?!))?", _same, 0),
        (rf"(?<=\w )\bin\s+(?:(?:at\s+least|more\s+than|nearly|almost|over|about)\s+)?(?P<n>{COUNT}|an?)\s+(?P<unit>months|years|quarters|decades?)\b(?P<n2>(?!))?(?P<unit2>(?!))?", lambda t, m, s: _months_back(t, m, s) if SUPERLATIVE.search(t[max(0, m.start() - 50) : m.start()]) else None, i),
        (rf"\b(?P<n2>{COUNT})-(?P<unit2>month|year|quarter|decade)\s+(?:high|low|peak|record)s?\b(?P<n>(?!))?(?P<unit>(?!))?", _months_back, i),
        (r"\b(?P<end>(?:by\s+)?(?:the\s+)?end\s+of\s+)?(?P<which>last|this|next)\s+(?P<unit>year|month|quarter|week)\b(?!['’]s\s+(?:average|peak))", _relative_window, i),
        (r"\b(?P<end>(?!))?(?P<which>the)\s+(?P<unit>month|quarter|half)\b(?!\s+(?:before|earlier|ago|of))", _relative_window, i),
        (rf"\b(?P<ma>{MONTH})\s+(?P<da>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?(?:%|percent|per\s+cent|million|tonnes|[.,]\d))(?:,?\s+(?P<y>{YEAR}))?|\b(?P<db>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mb>{MONTH})\b", _date, 0),
        (rf"\b(?:(?:early|late|mid)[- ])?{month}(?!\w){opt}", _month, 0),
        (rf"(?<![\d.,$€£¥/–-])(?<!\$ )\b(?P<y>{YEAR})\b(?!\s?(?:%|percent|per\s+cent|tonnes|tons|metric|million|billion|barrels|kg|t\b|cars|vehicles|TEU)|[.,]\d|s\b|-\w)", _year, 0),
    ]  # fmt: skip
    return tuple(Rule(re.compile(pattern, flags), build) for pattern, build, flags in table)


SUPERLATIVE = re.compile(r"\b(?:highest|lowest|biggest|largest|smallest|strongest|weakest|steepest|sharpest|fastest|slowest|best|worst|deepest|most|least|first\s+\w+)\b[^.;,]*$")
AGAINST = re.compile(r"\b(?:from|below|above|off|under|short\s+of|since|than|against|with|versus|beneath|on)\s+(?:(?:the|its|their|a|an|last)\s+)?$", re.IGNORECASE)


def _against(text: str, start: int) -> bool:
    """True where the words before compare with what follows ("below their 2022 peak")."""
    return AGAINST.search(text[max(0, start - 24) : start]) is not None


def _split_year(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """"2024-25": the fiscal year of a country that names it so, else a season."""
    if re.search(r"season|crop|marketing|campaign|harvest", m[0]):
        return at(m, "window", None, why="season")
    fiscal = fiscal_of(text, s.country)
    first, second = re.split(r"\s?[-/–]\s?", m["sy"])
    if int(second[-2:]) != (int(first) + 1) % 100:
        return None
    return at(m, "window", fiscal.starting(int(first)) if fiscal else None, why=None if fiscal else "season")


def _ytd(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    if m["m3"]:
        last = month_of(month_number(m["m3"]), None, s.published)
        return at(m, "window", Period.months(last.first.year, 1, last.first.year, last.first.month) if last else None)
    return _year_to_date(text, m, s)
