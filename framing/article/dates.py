"""The publishing date: read from a line of its own, a dateline, or an ISO timestamp. What is not certain is None."""

from __future__ import annotations

import re
from datetime import date

from framing.article import problems

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
         "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?P<{0}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)"
_FULL = (
    rf"(?:{_MONTH.format('m1')}\s+{_DAY.format('d1')}\s*,?\s+{_YEAR.format('y1')}"
    rf"|{_DAY.format('d2')}\s+(?:of\s+)?{_MONTH.format('m2')}\s*,?\s+{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}[-/.](?P<m3>\d{{1,2}})[-/.](?P<d3>\d{{1,2}}))"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s+)?"
_ZONE = r"(?:\(?[A-Z]{2,5}\)?(?:[+-]\d{1,4})?|[+-]\d\d:?\d\d)"
_TIME = rf"(?:T\d\d:\d\d\S{{0,20}}|[,\s|·•–-]*(?:at\s+)?\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)?"
_SAID = r"(?:published|posted|date|dated|issued|released|last\s+updated|updated|modified)"
_LABEL = rf"(?:(?:first\s+|originally\s+)?{_SAID}(?:\s+on|\s+at)?\s*[:|-]?\s*)"
_BESIDE_DATE = re.compile(r"[\d:.\sapmA-Z+-]{1,20}|\d+ min(?:ute)?s?(?: read)?")
"""What else a date line may hold between its separators: a time, a zone, minutes of reading."""
_DATE_LINE = re.compile(rf"\W{{0,3}}(?P<label>{_LABEL})?{_WEEKDAY}{_FULL}{_TIME}\W{{0,3}}", re.IGNORECASE)
_TWO_DATES = re.compile(r"\s*[|·•/;]\s*|\s{2,}|(?<!last)\s+(?=(?:last\s+)?updated\b)", re.IGNORECASE)
_BYLINE_THEN_DATE = re.compile(r"\W{0,3}by\s+[^|·•\d]{2,80}?\s*(?:[|·•,–—-]|\son\s)\s*(?=\S)", re.IGNORECASE)
_ANY_FULL = re.compile(rf"(?<!\d){_FULL}(?!\d)", re.IGNORECASE)
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:[T\s].*)?\s*", re.DOTALL)
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}\S*)?\s*")
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][A-Z.'’]+(?:[ /-](?:[A-Z][A-Z.'’]+|DC|D\.C\.))*(?:,\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?)"
    rf"(?:,\s+(?:{_MONTH.format('m1')}\s+{_DAY.format('d1')}|{_DAY.format('d2')}\s+{_MONTH.format('m2')})(?:,?\s+{_YEAR.format('y')})?)?"
    r"\s*(?:\((?P<agency>[A-Z][^()]{1,40})\))?\s*(?:[–—]|--?)\s*(?=\S)"
)
_AGENCY_ALONE = re.compile(r"\((?P<agency>[A-Z][^()]{1,40})\)\s*(?:[–—]|--?)\s*(?=\S)")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|\b)")
_LONGEST_LINE = 120
"""A date line names a date, perhaps a second one and a time; longer lines are sentences."""


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), month if isinstance(month, int) else int(month), int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _from(match: re.Match[str]) -> date | None:
    if match["y1"]:
        return _day(match["y1"], _month(match["m1"]), match["d1"])
    if match["y2"]:
        return _day(match["y2"], _month(match["m2"]), match["d2"])
    return _day(match["y3"], match["m3"], match["d3"])


def read_date_line(line: str) -> date | None:
    """The date of a line that is a date and little else ("Jul 21, 2025", "Published: 21 July 2025, 09:30 GMT"), else None.

    Of two dates on a line the one that is not an update counts.
    """
    if len(line) > _LONGEST_LINE or not any(c.isdigit() for c in line):
        return None
    byline = _BYLINE_THEN_DATE.match(line)
    parts = [p for p in _TWO_DATES.split(line[byline.end() :] if byline else line) if p.strip()]
    whole = _DATE_LINE.fullmatch(line)
    matches = [whole] if whole else [_DATE_LINE.fullmatch(part) for part in parts]
    if not matches or matches[0] is None:
        return None
    read = [m for m in matches if m]
    if any(not m and not _BESIDE_DATE.fullmatch(p) for m, p in zip(matches, parts, strict=False)):
        return None
    first = [m for m in read if not re.search("updated|modified", m["label"] or "", re.IGNORECASE)]
    return _from((first or read)[0])


def is_date_line(line: str) -> bool:
    """True for a line that is a date and little else."""
    return read_date_line(line) is not None


def starts_with_dateline(line: str) -> bool:
    """True for "BEIJING, July 20 (Reuters) - ..."."""
    found = _DATELINE.match(line)
    return bool(found and (found["agency"] or found["m1"] or found["m2"]))


def dateline_agency(paragraph: str) -> str | None:
    """What stands in the brackets of a dateline ("Reuters"), or None."""
    found = _DATELINE.match(paragraph) or _AGENCY_ALONE.match(paragraph)
    return found["agency"] if found else None


def read_dateline(paragraph: str, elsewhere: str) -> date | None:
    """The day of a dateline; its year is its own, or that of a full date of the same day ``elsewhere``, if they all name one year."""
    found = _DATELINE.match(paragraph)
    if not found or not (found["m1"] or found["m2"]):
        return None
    month, day = _month(found["m1"] or found["m2"]), found["d1"] or found["d2"]
    if found["y"]:
        return _day(found["y"], month, day)
    years = {d.year for m in _ANY_FULL.finditer(elsewhere) if (d := _from(m)) and (d.month, d.day) == (month, int(day))}
    return _day(years.pop(), month, day) if len(years) == 1 else None


def read_timestamp(text: str) -> date | None:
    """The day of an ISO 8601 or compact timestamp, or of a full date in words; None where it is none."""
    found = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if found:
        return _day(found[1], found[2], found[3])
    return read_date_line(text.strip())


def byline_and_date(line: str) -> tuple[str, date | None]:
    """A byline without the full date in it ("By Jane Doe, Reuters Jul 21, 2025"), and that date; None where there is none or several."""
    found = list(_ANY_FULL.finditer(line))
    days = {day for m in found if (day := _from(m)) is not None}
    return _ANY_FULL.sub(" ", line), days.pop() if len(days) == 1 else None


def date_in_address(address: str) -> date | None:
    """The day in an address such as ".../2025/07/21/...", or None."""
    found = _IN_ADDRESS.search(address)
    return _day(found[1], found[2], found[3]) if found else None


def parse_day(text: str, where: str = "--published") -> date:
    """A date that a person gave.

    Raises:
        FramingError: bad-date.
    """
    day = read_timestamp(text)
    if day is None:
        raise problems.bad_date(text, where)
    return day
