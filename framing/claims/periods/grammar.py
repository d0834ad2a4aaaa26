"""The patterns of time expressions, the longer ones before their parts. What a match becomes stands in ``builders``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from framing.claims.periods import builders as b
from framing.claims.periods import definite as d
from framing.claims.periods.builders import MONTH, Setting
from framing.claims.periods.calendar import NUMBERS, ORDINALS, rows
from framing.claims.periods.mention import PeriodMention, Relative, Unit

YEAR = r"(?:19|20)\d\d"
COUNT = r"(?:\d{1,2}|" + "|".join(NUMBERS) + ")"
ORDINAL = "(?:" + "|".join(ORDINALS) + ")"
DASH = r"\s?[-–—]\s?"
TO = rf"(?:{DASH}|-to-|\s+(?:to|through|until|till)\s+(?:the\s+end\s+of\s+|end-?\s*)?)"
UP_TO = r"(?:to|through|until|up\s+to|till|ended|ending|ended\s+in|ending\s+in|ended\s+on|to\s+the\s+end\s+of|to\s+end-?)"
SPAN = r"(?:months?|period|quarter|time|stretch|half|days|weeks?|point|span|window)"
ALIKE = r"(?:same|corresponding|comparable|equivalent)"
NO_AMOUNT = r"(?!\s?(?:%|percent|per\s+cent|million|tonnes)|[.,]\d)"
"""A number that is followed by a unit is no day: "in May 12 million tonnes"."""

Build = Callable[[str, "re.Match[str]", Setting], "PeriodMention | None"]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes of a match; one of ``needs`` must stand in the text in lower case for the pattern to be tried."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Build


def _days() -> list[tuple[tuple[str, ...], str, Build]]:
    month, year = rf"(?P<m>{MONTH})", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
    dotted = r"(?P<d1>\d{1,2})[./](?P<m1>\d{1,2})"
    place = r"(?m)^\W{0,3}[A-Z][A-Z .,'’/-]+(?:\([^)\n]*\)\s*)?,?\s+"
    day_first = rf"\b(?P<d1>\d{{1,2}})\s+(?P<m1>{MONTH}){TO}(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH})(?:,?\s+(?P<y>{YEAR}))?"
    month_first = rf"(?P<m3>{MONTH})\s+(?P<d3>\d{{1,2}}){TO}(?P<m4>{MONTH})\s+(?P<d4>\d{{1,2}})(?:,?\s+{YEAR})?\b"
    return [
        (MONTHS, rf"{place}(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+{YEAR})?\s*(?:\([^)\n]+\)\s*)?[-–—:]", b.dateline),
        ((".", "/"), rf"\b{dotted}(?:[./](?P<y1>{YEAR}))?\.?(?:{DASH}|\s+to\s+)(?P<d2>\d{{1,2}})[./](?P<m2>\d{{1,2}})[./](?P<y2>{YEAR})\b",
         b.numeric_range),
        (("-", ".", "/"), rf"\b(?P<iy>{YEAR})-(?P<im>[01]\d)-(?P<id>[0-3]\d)\b|\b(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>{YEAR})\b",
         b.numeric_date),
        ((" days of", "half of"),
         rf"\b(?:the\s+)?(?P<which>[Ff]irst|[Ll]ast|[Ss]econd)\s+(?:(?P<n>{COUNT})\s+days|half)\s+of\s+{month}{year}", b.days_of),
        (MONTHS, rf"{day_first}|{month_first}", b.two_dates),
        (MONTHS, rf"\b(?P<ma>{MONTH})\s+(?P<a1>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<a2>\d{{1,2}})\b(?:,?\s+(?P<y>{YEAR}))?{NO_AMOUNT}"
         rf"|\b(?P<b1>\d{{1,2}})(?:{DASH}|\s+to\s+)(?P<b2>\d{{1,2}})\s+(?P<mb>{MONTH})", b.day_range),
        (("week ",),
         rf"\b[Ww]eek\s+{UP_TO}\s+(?:on\s+)?(?:(?P<ma>{MONTH})\s+(?P<da>\d{{1,2}})"
         rf"|(?P<db>\d{{1,2}})\s+(?P<mb>{MONTH}))(?:,?\s+(?P<y>{YEAR}))?",
         b.week_to),
    ]  # fmt: skip


def _months() -> list[tuple[tuple[str, ...], str, Build]]:
    month, year = rf"(?P<m>{MONTH})", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
    first, last = rf"(?P<m1>{MONTH})(?:\s+(?P<y1>{YEAR}))?", rf"(?P<m2>{MONTH})(?:,?\s+(?:of\s+)?(?P<y2>{YEAR}))?"
    what = rf"(?P<what>(?:(?P<n>{COUNT})[\s-]+months?|(?:(?:fiscal|financial|marketing|full)\s+)?year|half-?\s?year|quarter))"
    return [
        (("the beginning of", "the start of"),
         rf"(?i)\bfrom\s+the\s+(?:start|beginning)\s+of\s+(?:the|this)\s+year\s+to\s+(?:the\s+end\s+of\s+)?(?P<m2>{MONTH})\b(?:\s+(?P<y>{YEAR}))?", d.to_the_end),
        (("since",),
         rf"\b[Ss]ince\s+(?:the\s+(?:start|beginning)\s+of\s+)?{first},?\s+(?:and\s+)?(?:up\s+to|until|to"
         rf"|through)\s+(?:the\s+end\s+of\s+)?{last}",
         b.since_until),
        (("month", "year", "quarter"),
         rf"(?<![Tt]his )\b(?:the\s+)?{what}\s+(?:(?:that|which)\s+)?{UP_TO}\s+(?:(?:in"
         rf"|on)\s+)?{month}(?:\s+\d{{1,2}}\b(?!\d))?{year}", b.window_to),
        (("quarter", "half"), rf"(?<![-–—])\b{month}{year}\s+(?P<part>quarter|half)\b", b.month_quarter),
        (("between",), rf"\b[Bb]etween\s+{first}\s+and\s+{last}", b.month_range),
        (MONTHS, rf"\b(?:[Ff]rom\s+)?{first}{TO}{last}(?:\s+quarter\b)?(?!\s+\d{{1,2}}\b(?!\d))", b.month_range),
        ((" and ",), rf"\b{MONTH}(?:,\s+{MONTH})*,?\s+and\s+{MONTH}(?:,?\s+(?P<y>{YEAR}))?", b.month_list),
        (("between",), rf"\b[Bb]etween\s+(?P<y1>{YEAR})\s+and\s+(?P<y2>{YEAR})\b", b.year_range),
        (("20", "19"),
         rf"(?<![Ff]iscal )(?<![Yy]ear )\b(?:[Ff]rom\s+)?(?P<y1>{YEAR})(?:{DASH}|\s+(?:to|through)\s+)(?P<y2>{YEAR})\b", b.year_range),
    ]  # fmt: skip


def _parts() -> list[tuple[tuple[str, ...], str, Build]]:
    month, year = rf"(?P<m>{MONTH})", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
    part_of = rf"(?:(?:(?P<n>{ORDINAL})[\s-]+(?P<part>quarter|half)|first\s+(?P<fm>{COUNT})\s+months)\s+of\s+)?"
    to_date = r"(?:so\s+far\s+this\s+year|(?:the\s+)?year[- ]to[- ]date|\bYTD\b)"
    up_to = r"(?:through|to|until|up\s+to|as\s+of|including)"
    season = r"(?:season|crop|harvest|marketing\s+year|campaign)"
    return [
        (("fiscal", "financial year", "fy"),
         rf"(?i)\b{part_of}(?:the\s+|its\s+)?(?:(?P<which>current|last|this|next|previous)\s+)?(?:(?:fiscal|financial)\s+year|fiscal|FY)"
         rf"(?:\s*(?P<y>{YEAR}|\d\d)(?:\s?[-–/]\s?(?P<y2>\d{{2,4}}))?)?\b(?!\s+(?:first|second|third|fourth|policy|deficit"
         rf"|stimulus))", b.fiscal),
        (("20", "19"), rf"\b(?:the\s+)?(?P<sy>{YEAR}\s?[-/–]\s?\d\d(?:\d\d)?)\b(?P<season>\s+{season}\b(?:\s+year)?)?", b.split_year),
        (("season", "crop", "harvest", "marketing", "campaign"),
         rf"(?i)\b{YEAR}\s+{season}\b|\b(?:over|in|during|for|of)\s+(?:the|this|last)\s+(?:[a-z]+\s+)?(?:season|crop\s+year"
         rf"|marketing\s+year)\b", b.season),
        (("recent", "past ", "last "),
         rf"(?i)\b(?:in|over)\s+recent\s+(?:weeks|months|years|days)\b|\b(?:past|last)\s+(?:few|several|couple\s+of|{COUNT})\s+"
         r"(?:days|weeks|months|quarters|years)\b", b.vague),
        (("first ",),
         rf"(?i)\b(?:the\s+)?first\s+(?P<n>{COUNT})\s+(?P<size>months|quarters)(?P<of>\s+of\s+(?:(?P<y>{YEAR})|(?:the|this|last)\s+year))?\b",
         b.first_months),
        (("this year", "to date", "to-date", "ytd"),
         rf"(?i)\b(?:{to_date}(?:,?\s+{up_to}\s+(?:the\s+end\s+of\s+)?{month}|,\s+(?P<m2>{MONTH})\s+included)?{year}"
         rf"|this\s+year\s+{up_to}\s+(?P<m3>{MONTH}))",
         b.year_to_date),
        (("quarter", "half"), rf"(?i)\b(?:the\s+)?(?P<n>{ORDINAL})[\s-]+(?P<part>quarter|half)\b"
         rf"(?P<of>(?:\s+of|,)?\s+(?:(?P<y>{YEAR})\b|(?:the|this|last)\s+year))?", b.part),
        (("in the ",), rf"\bin\s+the\s+(?P<n>{ORDINAL})(?=[.,;)]|\s+(?:and|from|to|or)\b|$)", b.elided_part),
        (("q", "h"),
         rf"\b(?:(?P<letter>[QH])(?P<i>[1-4])|(?P<i2>[1-4])(?P<letter2>[QH]))(?:,?[\s-]?(?P<y>{YEAR}|\d\d))?\b(?!\s?%)", b.part),
    ]  # fmt: skip


def _baselines() -> list[tuple[tuple[str, ...], str, Build]]:
    base = r"(?:from|than|than\s+in|on|versus|against|with|to|over|below|above)"
    rhythm = r"(?:(?:monthly|annual|quarterly|weekly|daily)\s+)?"
    hedge = r"(?:(?:at\s+least|more\s+than|nearly|almost|over|about)\s+)?"
    set_in = r"(?:\s+(?:high|level|volume|total|set|hit|reached|seen))*\s+(?:in|of)"
    month = rf"(?P<m>{MONTH})"
    return [
        (("since",),
         rf"(?i)\b(?:since)\s+(?:the\s+)?(?P<edge>start|beginning|end)\s+of\s+(?:(?P<y>{YEAR})|(?P<which>the|this"
         rf"|last)\s+year)\b", b.since_edge),
        (("last ",), rf"(?i)\b{base}\s+(?P<last>last\s+(?:year|month|quarter)(?!['’]s\s+(?:average|peak|record))"
         r"(?:['’]s(?:\s+(?:level|total|figure|volume)s?)?)?)\b", b.from_last),
        (("later", "following month", "month after"), r"(?i)\b(?:a\s+month\s+later|the\s+(?:following|next)\s+month|the\s+month\s+after)\b", b.next_month),
        ((" ago", " earlier", " before"),
         rf"(?i)\b(?P<n>{COUNT})\s+(?P<unit>years|months|quarters)\s+(?:ago|earlier|before|previously)\b", b.some_time_ago),
        (("average",), rf"(?i)\b(?:the\s+|its\s+|their\s+)?{rhythm}average\s+(?:for|of|in|over)\s+(?:the\s+whole\s+of\s+)?(?P<y>{YEAR})\b"
         rf"|\b(?:the\s+)?(?P<y2>{YEAR})(?:['’]s)?\s+{rhythm}average\b|\b(?P<last>last\s+year['’]s\s+{rhythm}average)\b"
         rf"|\b(?P<long>{COUNT})-(?:year|month|week)\s+(?:seasonal\s+)?average\b", b.average),
        (("pre-",),
         rf"(?i)\bpre-(?:pandemic|covid)(?:-19)?(?:\s+(?:levels?|volumes?|norms?|days|times|average))?(?:\s+(?:of|in)\s+(?P<y>{YEAR}))?",
         b.pre_pandemic),
        (("peak", "record"),
         rf"(?<!\ba )(?<!\bthe )\b(?:{month}(?:\s+|['’]s\s+))?(?P<y>{YEAR})?(?:['’]s)?(?<=[\w’'])\s+(?:all-time\s+)?(?:peak|record\s+high"
         rf"|record)\b",
         b.peak),
        (("peak", "record", "high"),
         rf"\b(?:an?|the|its|their)\s+(?:[\w-]+\s+)?(?:peak|record|high){set_in}\s+(?:{month}(?:\s+(?P<y>{YEAR}))?|(?P<y2>{YEAR}))\b",
         b.peak),
        *[(tuple(row["needs"].split("|")), rf"(?i)\b(?:{row['pattern']})(?!\w)", _relative(row)) for row in rows("relative.csv")],
        (("same", "corresponding", "comparable", "equivalent"),
         rf"\b(?:the\s+)?{ALIKE}\s+(?:[a-z\d]+\s+)?{SPAN}\s+(?:(?:of|in|a)\s+)?(?:{month}\b(?:\s+(?P<y>{YEAR}))?"
         rf"|(?P<y2>{YEAR})\b)", b.same),
        ((" in ",), rf"(?i)(?<=\w )\bin\s+{hedge}(?P<n>{COUNT}|an?)\s+(?P<unit>months|years|quarters|decades?)\b", b.months_back),
        (("high", "low", "peak", "record"),
         rf"(?i)\b(?P<n2>{COUNT})-(?P<unit2>month|year|quarter|decade)\s+(?:high|low|peak|record)s?\b", b.months_back),
    ]  # fmt: skip


def _plain() -> list[tuple[tuple[str, ...], str, Build]]:
    month, year = rf"(?P<m>{MONTH})", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR})\b)?"
    unit = r"(?:%|percent|per\s+cent|tonnes|tons|metric|million|billion|barrels|kg|t\b|cars|vehicles|TEU)"
    return [
        (("final month", "closing month"), r"(?i)\bthe\s+(?P<unit>final\s+month|closing\s+month)(?P<m>)\b(?:\s+of\s+the\s+year)?", d.that_window),
        (("that ",), rf"(?i)\b(?:(?:through|by|until|up\s+to)\s+(?:the\s+end\s+of\s+)?|{month}\s+of\s+)?that\s+(?P<unit>month|quarter|year|period)\b(?!['’])(?:\s+(?:of|in)\s+{YEAR}\b)?", d.that_window),
        (("through ", "up to "), rf"\b(?:[Tt]hrough|[Uu]p\s+to)\s+(?:the\s+end\s+of\s+)?{month}{year}\b(?!\s+\d)", d.to_the_end),
        ((" days",), rf"(?i)\bthe\s+first\s+(?:{COUNT})\s+days\b(?:\s+of\s+the\s+month)?", b.vague),
        (("through the ", "to the ", "by the ", "until the "), r"(?i)\b(?:through|up\s+to|by|until|to)\s+the\s+(?:\d{1,2}(?:st|nd|rd|th)|tenth|twentieth)\b", b.vague),
        (("over ", "in the first "), rf"(?i)\b(?:over|in)\s+(?:the\s+first\s+)?(?P<n>{COUNT})(?P<n2>)(?=\s+(?:it|they|the\s+\w+)\s+(?:was|were|had|came|is|rose|fell)\b)", d.so_many_months),
        (("the end of", "midyear", "mid-year", "halfway"),
         rf"(?i)\b(?:by|at|through|until|to)\s+(?:the\s+end\s+of\s+{month}{year}|midyear|mid-year|the\s+halfway\s+(?:mark|point|stage))\b(?:\s+of\s+(?P<y2>{YEAR}))?", d.to_the_end),
        (("months", "-month"),
         rf"(?i)\b(?:over|after|in)\s+(?:the\s+)?(?P<n>{COUNT})\s+months(?:\s+of\s+(?:the|this)\s+year)?\b(?=\s*[,.;)]|\s+(?:it|they|the|of|exports|imports|had|was|were|to\s+[$€£¥]?\d)\b)"
         rf"|\b(?P<n2>{COUNT})-month(?=\s+(?:tally|total|haul|figure|sum|count|exports|imports|shipments|deficit|surplus|volume))", d.so_many_months),
        (("the year", "full year", "full-year", "the twelve months", "the 12 months", "the six months", "the half-year"),
         r"(?i)\b(?:for|over|in|during|of)\s+the\s+(?:full\s+|whole\s+|entire\s+)?(?P<unit>year|twelve\s+months|12\s+months|six\s+months|half-year)"
         r"(?:\s+as\s+a\s+whole)?\b(?!\s+(?:before|earlier|ago|of|to|so|through|ended|ending)|['’-])", d.the_window),
        (("the year's", "the year’s"), r"(?i)\bthe\s+(?P<unit>year)(?=['’]s\s+(?:total|tally|exports|imports|shipments|volume|sum|figure))", d.the_window),
        (("full year", "full-year"), r"(?i)\bfull[- ](?P<unit>year)\b(?!\s+(?:target|forecast|goal|guidance))", d.the_window),
        ((" year",), rf"\b{month}\s+(?:of\s+)?(?P<which>last|this|next)\s+year\b(?!['’])", b.month),
        (("end of",), rf"(?i)\b(?:by\s+)?(?:the\s+)?(?P<end>end)\s+of\s+(?P<y>{YEAR})\b", b.end_of_year),
        (("year", "month", "quarter", "week"),
         r"(?i)\b(?P<end>(?:by\s+)?(?:the\s+)?end\s+of\s+)?(?P<which>last|this|next)\s+(?P<unit>year|month|quarter|week)\b"
         r"(?!['’]s\s+(?:average|peak))", b.relative_window),
        (("the month", "the quarter", "the half"),
         r"(?i)\bthe\s+(?P<unit>month|quarter|half)\b(?!\s+(?:before|earlier|ago|of))", d.the_window),
        (MONTHS, rf"\b(?P<ma>{MONTH})\s+(?P<da>\d{{1,2}})(?:st|nd|rd|th)?\b{NO_AMOUNT}(?:,?\s+(?P<y>{YEAR}))?"
         rf"|\b(?P<db>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<mb>{MONTH})\b(?:,?\s+(?P<y2>{YEAR})\b)?", b.date_of_event),
        (MONTHS, rf"\b(?:(?:early|late|mid)[- ])?{month}(?!\w){year}", b.month),
        (("20", "19"), rf"(?<![\d.,$€£¥/–-])(?<!\$ )\b(?P<y>{YEAR})\b(?!\s?{unit}|[.,]\d|s\b|-\w)", b.year),
    ]  # fmt: skip


def _relative(row: dict[str, str]) -> Build:
    relative: Relative = "year_earlier" if row["relative"] == "year_earlier" else "previous"
    units: dict[str, Unit] = {"year": "year", "month": "month", "quarter": "quarter", "week": "week"}
    unit = units.get(row["unit"], "period")

    def build(text: str, m: re.Match[str], s: Setting) -> PeriodMention | None:
        return b.at(m, "baseline", None, relative=relative, unit=unit)

    return build


@cache
def grammar() -> tuple[Rule, ...]:
    """The rules, the longer expressions before their parts."""
    table = [*_days(), *_months(), *_parts(), *_baselines(), *_plain()]
    return tuple(Rule(needs, re.compile(pattern), build) for needs, pattern, build in table)
