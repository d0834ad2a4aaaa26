"""Windows that a text only points at: "the month", "that year", "over eight months", "by the end of July".

Each takes its place in time from the window that the article is about (``Setting.context``) or from what was named before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from framing.claims.periods.builders import CONTEXT, Setting, at, said
from framing.claims.periods.calendar import month_number, month_of, months_to, number
from framing.claims.periods.mention import PeriodMention
from framing.schema import Period

SIZES = {"month": 1, "quarter": 3, "half": 6, "half-year": 6, "six months": 6, "year": 12, "twelve months": 12, "12 months": 12}
"""How many months each definite window has."""


def the_window(text: str, m: re.Match[str], s: Setting) -> PeriodMention:
    """ "In the quarter", "for the year as a whole": the one that ends with the window that the article is about, where that one ends it."""
    size = SIZES[re.sub(r"\s+", " ", m["unit"].lower())]
    return at(m, "window", period := ending(s.context, size), why=None if period else CONTEXT)


def ending(context: Period | None, size: int) -> Period | None:
    """The window of ``size`` months (a calendar quarter, half or year, or a month) that ``context`` is or closes."""
    if context is None or context.days:
        return None
    if context.length == size:
        return context
    last = Period.month(context.last.year, context.last.month)
    return months_to(size, last) if last.first.month % size == 0 else None


def that_window(text: str, m: re.Match[str], s: Setting) -> PeriodMention:
    """ "That month", "by October of that year": the one named last; filled in when all are found."""
    name = m["m"]
    return at(m, "window", None, month=month_number(name) if name else None, why="that " + m["unit"].lower())


def so_many_months(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "Over eight months", "the nine-month haul", "after five months of the year": from January on."""
    count = number(m["n"] or m["n2"])
    if not 2 <= count <= 12 or s.published is None:
        return None
    here = s.context.last if s.context is not None and not s.context.days else None
    year = here.year if here is not None else s.published.year - (s.published.month <= count)
    if here is not None and count > here.month:
        return None
    return at(m, "window", Period.months(year, 1, year, count), why=None if here is not None else CONTEXT)


def to_the_end(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
    """ "By the end of July it stood at 326 million tons", "at midyear": the year up to then, for what is added up."""
    name = said(m, "m", "m2")
    last = month_of(month_number(name), said(m, "y"), s.published) if name else None
    if name is None:
        if s.context is None and s.published is None:
            return None
        told = said(m, "y2")
        year = int(told) if told else s.context.last.year if s.context is not None else (s.published.year if s.published else 0)
        last = Period.month(year, 6)
    period = None if last is None else Period.months(last.last.year, 1, last.last.year, last.last.month)
    return at(m, "window", period, why=CONTEXT if name is None and s.context is None else None)


def named_before(mention: PeriodMention, earlier: list[PeriodMention], context: Period | None) -> PeriodMention:
    """ "That month" and "October of that year" with the period named last before them, whatever it did there."""
    unit = (mention.why or "").removeprefix("that ")
    told = [p for p in earlier if p.period is not None and not p.period.days]
    # "To $34.4 billion in October from $36.4 billion in September. Imports that month": the window, not what it was compared with.
    known = [p.period for p in told if p.role == "window" and p.period is not None] or [p.period for p in told if p.period is not None]
    last = known[-1] if known else context
    if last is None:
        return replace(mention, why=CONTEXT)
    if unit in ("final month", "closing month"):
        return replace(mention, period=Period.month(last.last.year, last.last.month), why=None)
    if unit == "year" and mention.month is not None:
        return replace(mention, period=Period.month(last.last.year, mention.month), month=None, why=None)
    if unit == "year":
        return replace(mention, period=last if last.is_year else Period.year(last.last.year), why=None)
    if unit == "month":
        month = next((p for p in reversed(known) if p.is_month), None)
        if mention.text.lower().startswith(("through", "by", "until", "up to")):
            # "By the end of that month they stood at 4.46 million tons": what is added up over the year.
            here = (month or last).last
            return replace(mention, period=Period.months(here.year, 1, here.year, here.month), why=None)
        year = mention.text[-4:]
        if year.isdigit():
            # "That month of 2024": the month, in a year of its own.
            return replace(mention, period=Period.month(int(year), (month or last).last.month), why=None)
        return replace(mention, period=month or Period.month(last.last.year, last.last.month), why=None)
    return replace(mention, period=last, why=None) if last.length == SIZES.get(unit, 0) else replace(mention, why=CONTEXT)
