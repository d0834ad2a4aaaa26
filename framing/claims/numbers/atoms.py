"""The numbers of a text one by one: digits or words, sign, currency, scale, unit, hedge."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from framing.claims.numbers.intervals import Bound, digit_steps
from framing.claims.numbers.vocabulary import Unit, alternation, vocabulary

DIGITS = r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3}(?!\d))+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+"
PER = {"day": "day", "daily": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "annum": "year"}


@dataclass(frozen=True, slots=True)
class Atom:
    """One number as written, before it is read in its surroundings.

    ``value``, ``last`` and ``significant`` have the scale multiplied out but not the unit's factor; ``last`` 0 means a point.
    """

    start: int
    end: int
    core_start: int
    core_end: int
    value: float
    last: float
    significant: float
    scale: float
    in_words: bool
    sign: str | None = None
    currency: Unit | None = None
    unit: Unit | None = None
    bound: Bound | None = None
    modifier: str | None = None
    per: str | None = None
    per_unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    number: re.Pattern[str]
    currency: re.Pattern[str]
    scale: re.Pattern[str]
    hedge: re.Pattern[str]
    unit_word: re.Pattern[str]
    rate: re.Pattern[str]
    after_hedge: re.Pattern[str]
    longest_unit: int


@cache
def _patterns() -> _Patterns:
    v = vocabulary()
    word = alternation(v.cardinals)
    words = rf"(?:{word})(?:(?:[ -]|\s+and\s+)(?:{word}))*"
    # "a million", "half a million", "one and a half": an article is a number only before a scale.
    big = alternation(w for w in v.scales if w not in v.attached_scales or len(w) > 3) + "|hundred|dozen"
    number = (
        rf"(?P<digits>{DIGITS})|\b(?P<half>half)\s+an?\s+(?={big})"
        rf"|\b(?P<words>{words})(?P<and_half>\s+and\s+a\s+half)?\b|\b(?P<article>an?)\s+(?={big})"
    )
    spaced = alternation(w for w in v.scales if w not in {"k", "m", "b"} and w.isascii())
    attached = alternation(v.attached_scales)
    marks = "|".join(re.escape(mark) for mark in sorted(v.currency_marks, key=lambda mark: (-len(mark), mark)))
    hedge = alternation(v.hedges)
    return _Patterns(
        number=re.compile(number, re.IGNORECASE),
        currency=re.compile(rf"(?<![A-Za-z])(?P<mark>{marks})[ \u00a0]?(?P<minus>[-−])?$"),
        scale=re.compile(rf"(?:[ \u00a0-]?(?P<word>{spaced})|(?P<attached>{attached}))(?![A-Za-z])", re.IGNORECASE),
        hedge=re.compile(rf"(?<![\w-])(?P<hedge>{hedge})\s*(?:an?\s+)?$", re.IGNORECASE),
        unit_word=re.compile(r"[ \u00a0-]?(%|％|吨|元|[A-Za-z0-9][A-Za-z0-9./]*(?:-[A-Za-z]+)*)"),
        rate=re.compile(
            r"\s?(?:an?\s+|per\s+|/\s?|each\s+)(?P<of>metric ton(?:ne)?|tonne|ton|mt|t|kg|kilogram|kilo|lb|pound"
            r"|barrel|bbl|bushel|ounce|oz|carat"
            r"|mmbtu|MWh|litre|gallon|head|unit|day|week|month|quarter|year|annum)\b|\s(?P<adverb>daily|annually|monthly)\b",
            re.IGNORECASE,
        ),
        after_hedge=re.compile(r"\s*(?P<words>or so|or more|or less|or thereabouts|plus)\b|(?P<plus>\+)(?!\d)", re.IGNORECASE),
        longest_unit=max(len(w.split()) for w in v.units),
    )


AFTER_BOUND: dict[str, Bound] = {
    "or so": "about",
    "or thereabouts": "about",
    "or more": "least",
    "plus": "least",
    "+": "least",
    "or less": "most",
}
RATE_UNIT = {
    "tonne": "t", "ton": "t", "metric ton": "t", "metric tonne": "t", "t": "t", "kilogram": "kg", "kilo": "kg", "kg": "kg",
    "pound": "lb", "lb": "lb",
    "barrel": "bbl", "bbl": "bbl", "bushel": "bu",
    "ounce": "oz", "oz": "oz", "carat": "carat", "mt": "t", "mmbtu": "mmBtu", "mwh": "MWh", "litre": "litre", "gallon": "gallon",
    "head": "head", "unit": "unit",
}  # fmt: skip
SIGN_WORDS = re.compile(r"(?<![\w-])(?P<sign>minus|plus)\s+(?:of\s+)?$", re.IGNORECASE)
"""A sign that is written out, as in "minus 21.5%" or "a minus of 21.5%"; only a percentage becomes a change by it."""
SCALED = re.compile(r"(?:mln|million|mn|thousand|kilo)\s*$", re.IGNORECASE)
""""8.13 mln T": a capital T is a tonne only behind a scale."""
TOLD_BY_VERB = re.compile(
    r"\b(?:went|was|were|is|are|be|been|rose|climbed|moved|jumped|came|gone|picked|add(?:s|ed)?|edged)\s+$", re.IGNORECASE
)


def _word_value(words: str) -> float:
    """The value of number words ("two hundred and five"); additive where they do not multiply."""
    cardinals = vocabulary().cardinals
    total = 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in {"and", ""}:
            continue
        value = cardinals[word]
        total = max(total, 1) * value if word in {"hundred", "dozen"} else total + value
    return total


def _unit_at(text: str, at: int, currency: bool) -> tuple[Unit | None, int]:
    """The unit that is written at ``at`` and where it ends."""
    v, p = vocabulary(), _patterns()
    ends: list[tuple[str, int]] = []
    position, words = at, ""
    while len(ends) < p.longest_unit and (m := p.unit_word.match(text, position)):
        gap = text[position] if position > at and position < len(text) and text[position] in "- \u00a0" else ""
        words += (" " if gap and gap != "-" else gap) + m[1]
        ends.append((words, m.end()))
        position = m.end()
        if m[1] in "%％吨元":
            break
    for written, end in reversed(ends):
        if "/" in written and written.lower() not in v.units:
            # "yuan/kg": the unit ends at the stroke.
            written, end = written.split("/")[0], end - len(written) + written.index("/")
        bare = written.rstrip("./") if written.lower() not in v.units and written not in v.exact_units else written
        unit = v.exact_units.get(bare) or v.units.get(bare.lower())
        if unit is None and "-" in bare:
            unit = v.units.get(bare.replace("-", " ").lower())
        if unit is None or (currency and unit.unit not in {"percent"} and len(unit.unit) != 3):
            continue
        capital_ton = bare == "T" and SCALED.search(text[max(0, at - 9) : at]) is not None
        letters = bare.lower() in {"t", "mt", "bp", "pp", "x", "bu"}
        if letters and not capital_ton and bare not in {"t", "mt", "MT", "Mt", "bp", "pp", "x", "bu"}:
            continue
        end -= len(written) - len(bare)
        if end < len(text) and bare[-1].isalnum() and text[end].isalnum():
            continue
        return unit, end
    return None, at


def hedge_before(text: str, start: int, *, time: bool = False) -> tuple[Bound | None, str | None, int]:
    """The hedge that stands right before ``start``: what it does, its words in lower case, where it begins."""
    window = max(0, start - 30)
    m = _patterns().hedge.search(text[window:start])
    if m is None:
        return None, None, start
    words = re.sub(r"\s+", " ", m["hedge"].lower())
    begin = window + m.start()
    if words in {"up to", "over", "above", "below", "under"} and (time or TOLD_BY_VERB.search(text[max(0, begin - 12) : begin])):
        return None, None, start
    return vocabulary().hedges[words], words, begin


def _skip(text: str, m: re.Match[str]) -> bool:
    """True for digits inside a word or code ("G7", "A320", "8505.11.10") that the labels have not taken."""
    before = text[m.start() - 1] if m.start() else " "
    return before.isalpha() and before.isascii()


def find_atoms(text: str, taken: list[tuple[int, int]]) -> list[Atom]:
    """Every number outside of ``taken``, in order."""
    p, v = _patterns(), vocabulary()
    atoms: list[Atom] = []
    index = 0
    position = 0
    while m := p.number.search(text, position):
        while index < len(taken) and taken[index][1] <= m.start():
            index += 1
        if index < len(taken) and taken[index][0] < m.end():
            position = max(m.start() + 1, taken[index][1])
            continue
        atom = _read(text, m)
        mark = p.currency.search(text[max(0, atom.core_start - 11) : atom.core_start])
        if mark is None and _skip(text, m):
            position = m.end()
            continue
        start = atom.core_start
        if mark is not None:
            start -= len(mark[0])
            atom = replace(atom, currency=v.currency_marks[mark["mark"]], sign="-" if mark["minus"] else None)
        if start and text[start - 1] in "-−–+" and (start == 1 or text[start - 2] in " \n\t(,;:•*" or text[start - 2] in '([“"'):
            atom = replace(atom, sign="+" if text[start - 1] == "+" else "-")
            start -= 1
        if atom.sign is None and (worded := SIGN_WORDS.search(text[max(0, start - 14) : start])):
            atom = replace(atom, sign="-" if worded["sign"].lower() == "minus" else "+")
            start -= len(worded[0])
        atom = _tail(text, replace(atom, start=start))
        bound, words, begin = hedge_before(text, start)
        if bound is not None:
            atom = replace(atom, bound=bound, modifier=words, start=begin)
        elif after := p.after_hedge.match(text, atom.end):
            said = (after["words"] or after["plus"]).lower()
            atom = replace(atom, bound=AFTER_BOUND[said], modifier=said, end=after.end())
        atoms.append(atom)
        position = max(atom.core_end, m.end())
    return atoms


def _read(text: str, m: re.Match[str]) -> Atom:
    """The number itself with its scale."""
    p, v = _patterns(), vocabulary()
    if digits := m["digits"]:
        plain = re.sub(r"[^\d.]", "", digits)
        value = float(plain)
        last, significant = digit_steps(plain)
    elif m["half"]:
        value, last, significant = 0.5, 0.0, 0.0
    elif m["article"]:
        value, last, significant = 1.0, 1.0, 1.0
    else:
        value = _word_value(m["words"])
        last, significant = digit_steps(str(int(value)))
        if m["and_half"]:
            value, last, significant = value + 0.5, 0.5, 0.5
    start, end = m.start(), m.end()
    scale = 1.0
    if m["article"] or m["half"]:
        more = re.compile(r"hundred|dozen", re.IGNORECASE).match(text, end)
        if more:
            factor = v.cardinals[more[0].lower()]
            value, last, significant = value * factor, last and 1.0, factor if last else 0.0
            end = more.end()
        else:
            end = len(text[:end].rstrip())
    while s := p.scale.match(text, end):
        word = (s["word"] or s["attached"]).lower()
        if word in {"m", "b", "k"} and not _attached_scale(text, m, s, word):
            break
        scale *= v.scales[re.sub(r"\s+", " ", word)]
        end = s.end()
        if not re.match(r"\s+(?:crore|billion|million)s?\b", text[end : end + 9]):
            break
    return Atom(start, end, start, end, value * scale, last * scale, significant * scale, scale, not digits)


def _attached_scale(text: str, m: re.Match[str], s: re.Match[str], word: str) -> bool:
    """True where a single letter is a scale: "$5.2m", "412k cars", "5m tonnes"; "5 m" is a length."""
    if s.start() != m.end():
        return False
    money = bool(_patterns().currency.search(text[max(0, m.start() - 10) : m.start()]))
    return money or word == "k" or s["attached"] in {"M", "B"} or _unit_at(text, s.end(), False)[0] is not None


def _tail(text: str, atom: Atom) -> Atom:
    """Adds the unit, and what it is divided by, that follow the number."""
    unit, end = _unit_at(text, atom.core_end, atom.currency is not None)
    if unit is None and (inner := _patterns().after_hedge.match(text, atom.core_end)) and inner["words"]:
        # "5,000 or so tonnes"
        unit, end = _unit_at(text, inner.end(), atom.currency is not None)
        if unit is not None:
            said = inner["words"].lower()
            atom = replace(atom, bound=AFTER_BOUND[said], modifier=said)
    if atom.currency is not None and (unit is None or unit.unit == "percent"):
        unit, end = None, atom.core_end
    atom = replace(atom, unit=unit, end=end)
    rate = _patterns().rate.match(text, end)
    if rate is None or (atom.unit is None and atom.currency is None and atom.scale == 1.0 and rate["of"] is None):
        return atom
    of = (rate["of"] or {"daily": "day", "annually": "year", "monthly": "month"}[rate["adverb"].lower()]).lower()
    if of in PER:
        if atom.unit is not None and atom.unit.unit == "bbl" and PER[of] == "day":
            return replace(atom, unit=Unit("bbl/d", atom.unit.factor, "rate"), end=rate.end())
        # "3% a year" is a growth rate, not an amount by the year; it is said all the same.
        return replace(atom, per=PER[of]) if not re.match(r"\s+(?:ago|earlier|before)\b", text[rate.end() :]) else atom
    if atom.currency is not None or (atom.unit is not None and len(atom.unit.unit) == 3 and atom.unit.unit.isupper()):
        return replace(atom, per_unit=RATE_UNIT[of], end=rate.end())
    return atom
