"""Numbers that no data could be asked for: names, dates, years, ages, addresses, scores, list markers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from framing.claims.numbers.mention import Form
from framing.claims.numbers.vocabulary import alternation, vocabulary

MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A span that holds a number but is no quantity, and why."""

    start: int
    end: int
    form: Form
    why: str


MONTH_HEADS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR = r"(?:1[5-9]|20|21)\d\d"
MAGNITUDE = r"(?![\d,.]*\d|\s*(?:%|percent|per cent|million|billion))"
RULES: tuple[tuple[tuple[str, ...], str, Form, str], ...] = (
    (("//", "www", "@"), r"https?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.]+", "label", "phone or web"),
    (("+",), r"(?<![\w.])\+\d{1,3}[ -]\(?\d[\d() -]{5,}\d", "label", "phone or web"),
    ((".", ")"), r"(?m)^[ \t]*(?:\(?\d{1,2}[.)])(?=\s+[A-Z\"“])|(?m:^[ \t]*\([a-z\d]{1,2}\))", "label", "list marker"),
    (("-", ".", "/"),
     rf"\b{YEAR}-[01]\d-[0-3]\d\b|\b[0-3]?\d\.[01]?\d\.(?:20|19)?\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:20|19)?\d\d\b", "date", "date"),
    (MONTH_HEADS, rf"\b{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s+{YEAR})?{MAGNITUDE}\b", "date", "date"),
    (MONTH_HEADS,
     rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s+(?:of\s+)?{MONTHS}(?:,?\s+{YEAR})?\b(?!\s+(?:exports"
     rf"|imports))", "date", "date"),
    ((":", ".", "gmt", "am", "pm", "clock"),
     r"\b\d{1,2}(?::|\.)\d\d\s?(?:a\.?m\.?|p\.?m\.?|GMT|ET|CET|UTC|IST|BST|hours)\b|\b\d{1,2}:\d\d\b|\b\d{4}\s?GMT\b"
     r"|\b\d{1,2}\s?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock)", "label", "time of day"),
    (("old", "age", ", "),
     r"\b(?:\d{1,3}|(?:[a-z]+ty-)?[a-z]+)-years?-old\b|\b\d{1,3} years old\b|\bage[sd]?\s+(?:of\s+)?\d{1,3}\b"
     r"|(?<=[a-z]), \d{2}(?=, (?:an?|the|who|of|from|says|said|told)\b)", "label", "age"),
    (("road", "street", "avenue", "lane", "drive", "boulevard", "square", "way", "court", "place", "rd", "st", "ave", "blvd"),
     r"\b\d{1,5}[A-Za-z]?(?:\s+[A-Z][\w'.-]+){1,3}\s+(?:Road|Street|Avenue|Lane|Drive|Boulevard|Square|Way|Court|Place|Rd|St|Ave|Blvd)\b",
     "label", "address"),
    (("-", "–"),
     r"\b(?:won|win|wins|beat|beats|lost|lose|loses|drew|draw|defeat(?:ed)?|victory|score[ds]?"
     r"|led)\s+(?:\w+\s+){0,3}?\d{1,3}\s?[-–]\s?\d{1,3}\b",
     "label", "score"),
    (("fy", "fiscal", "financial"),
     rf"\b(?:FY|fiscal|financial year|fiscal year)\s?(?:{YEAR}|\d\d)(?:\s?[-–/]\s?\d{{2,4}})?\b", "year", "year"),
    (("-", "–", "/"), rf"\b{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)\b(?!\s*(?:%|percent|tonnes|tons))", "year", "year"),
    (("0s",), r"\b(?:19|20)\d0s\b|\b\d0s\b", "year", "year"),
    (("q", "h", "m"),
     r"\b[QH][1-4](?:\s?(?:FY)?\d{2,4})?\b|\b[1-4][QH](?:\s?\d{2,4})?\b|\b\d{1,2}M(?:20)?\d\d\b", "label", "part of a period"),
    (("zero", "digit"),
     r"\b(?:net[- ])?zero[- ](?:tariffs?|tolerance|covid|carbon|emissions?|duty|duties|sum|rated|COVID)\b|\bnet[- ]zero\b"
     r"|\b(?:double|single|triple)[- ]digits?\b", "label", "part of a name"),
    (("one",),
     r"\b(?:one another|no one|one-off|one-way|one-time|one-sided|one day|day one|square one|one hand"
     r"|one side)\b", "label", "turn of phrase"),
    (("one",),
     r"\b(?:which|this|that|every|each|the|any|only|another|big|new|as|than|latest|is) ones?\b"
     r"(?=[\s,.;:!?](?!million|billion|thousand|hundred|percent|per|tonne|ton))|\bone of\b|\bones\b", "label", "pronoun"),
    (("tens", "hundreds", "thousands", "millions", "billions", "dozens", "scores"),
     r"\b(?:tens|hundreds|thousands|millions|billions|dozens|scores)\s+of(?:\s+(?:thousands|millions|billions)\s+of)?\b|\bdozens\b",
     "label", "vague number"),
    (("top", " one"), r"\btop[ -](?:two|three|four|five|six|ten|\d{1,3})\b|\b(?:number|No\.?|no\.?)\s+one\b", "label", "part of a name"),
    (("st", "nd", "rd", "th"), r"\b(?:\d+(?:st|nd|rd|th))\b", "ordinal", "ordinal"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    """``needs`` are words of which one must stand in the text in lower case; none for a rule that is always tried."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    form: Form
    why: str


CODE = r"\d+(?:\.\d+)*(?:\(\w\))*[A-Za-z]?(?:-\d+)?"
TOKEN = r"(?<![\w$€£¥.-])(?!(?:US|NZ|AU|RM|Rs|Rp|USD|EUR|CNY|RMB|GBP|INR)\d)[A-Za-z]+-?\d[\w-]*(?:\.\d+)*\b"
""""G7", "A320", "COVID-19", "F-35": letters, then digits, in one token; a currency's mark before the digits is no name."""
MODEL = r"(?<![\w.,-])\d+[GD]\b|(?<![\w.,-])\d{2,4}-\d{3}[A-Z]*\b(?!\s*(?:%|percent|tonnes|tons|t\b))"


PART_OF_NUMBER = re.compile(r"(?:.?\d|\d[.,])\d$", re.DOTALL)
INSIDE = re.compile(r"\d(?:[.,]?\d)")
"""A label takes whole numbers: "5 May" in "3.5 May" is none."""


@cache
def _rules() -> tuple[_Rule, ...]:
    v = vocabulary()
    joined = rf"(?:(?:,\s|\sand\s|\sor\s|\sto\s|/){CODE}(?!\s*(?:%|percent|tonnes|tons|million|billion)))*"
    named = rf"(?<![\w.])(?:{alternation(v.names_before)})\s?{CODE}{joined}(?:\s+of\s+{YEAR})?(?![%\w])"
    after = rf"(?<![\w.,$€£-])\d{{3}}(?=\s+(?:{alternation(v.names_after)})\b)"
    name = "part of a name"
    table: tuple[tuple[tuple[str, ...], str, Form, str], ...] = (
        ((), named, "label", name),
        (tuple(v.names_after), after, "label", name),
        *RULES,
        ((), TOKEN, "label", name),
        (("g", "d", "-"), MODEL, "label", name),
    )
    return tuple(_Rule(needs, re.compile(pattern), form, why) for needs, pattern, form, why in table)


def find_labels(text: str, taken: list[tuple[int, int]]) -> list[Label]:
    """Every label outside of ``taken``, in order of the rules; what an earlier rule took, a later one leaves."""
    found: list[Label] = []
    spans = list(taken)
    low = text.lower()
    for rule in _rules():
        if rule.needs and not any(word in low for word in rule.needs):
            continue
        for m in rule.pattern.finditer(text):
            if PART_OF_NUMBER.match(text, max(0, m.start() - 2), m.start() + 1) or INSIDE.match(text, m.end() - 1):
                continue
            if m.end() > m.start() and all(m.end() <= s or e <= m.start() for s, e in spans):
                spans.append((m.start(), m.end()))
                found.append(Label(m.start(), m.end(), rule.form, rule.why))
    return found
