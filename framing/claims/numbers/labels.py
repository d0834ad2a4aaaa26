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


YEAR = r"(?:1[5-9]|20|21)\d\d"
RULES: tuple[tuple[str, Form, str], ...] = (
    (r"https?://\S+|\bwww\.\S+|\b[\w.+-]+@[\w-]+\.[\w.]+", "label", "phone or web"),
    (r"(?<![\w.])\+\d{1,3}[ -]\(?\d[\d() -]{5,}\d", "label", "phone or web"),
    (r"(?m)^[ \t]*(?:\(?\d{1,2}[.)])(?=\s+[A-Z\"“])|(?m:^[ \t]*\([a-z\d]{1,2}\))", "label", "list marker"),
    (rf"\b{YEAR}-[01]\d-[0-3]\d\b|\b[0-3]?\d\.[01]?\d\.(?:20|19)?\d\d\b|\b\d{{1,2}}/\d{{1,2}}/(?:20|19)?\d\d\b", "date", "date"),
    (rf"\b{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?(?:,?\s+{YEAR})?(?![\d,.]*\d|\s*(?:%|percent|per cent|million|billion))\b", "date", "date"),
    (rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{{1,2}})?\s+(?:of\s+)?{MONTHS}(?:,?\s+{YEAR})?\b(?!\s+(?:exports|imports))", "date", "date"),
    (r"\b\d{1,2}(?::|\.)\d\d\s?(?:a\.?m\.?|p\.?m\.?|GMT|ET|CET|UTC|IST|BST|hours)\b|\b\d{1,2}:\d\d\b|\b\d{4}\s?GMT\b|\b\d{1,2}\s?(?:a\.m\.|p\.m\.|am\b|pm\b|o'clock)",
     "label", "time of day"),
    (r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)-years?-old\b|\b\d{1,3} years old\b|\bage[sd]?\s+(?:of\s+)?\d{1,3}\b|(?<=[a-z]), \d{2}(?=, (?:an?|the|who|of|from|says|said|told)\b)",
     "label", "age"),
    (r"\b\d{1,5}[A-Za-z]?(?:\s+[A-Z][\w'.-]+){1,3}\s+(?:Road|Street|Avenue|Lane|Drive|Boulevard|Square|Way|Court|Place|Rd|St|Ave|Blvd)\b", "label", "address"),
    (r"\b(?:won|win|wins|beat|beats|lost|lose|loses|drew|draw|defeat(?:ed)?|victory|score[ds]?|led)\s+(?:\w+\s+){0,3}?\d{1,3}\s?[-–]\s?\d{1,3}\b", "label", "score"),
    (rf"\b(?:FY|fiscal|financial year|fiscal year)\s?(?:{YEAR}|\d\d)(?:\s?[-–/]\s?\d{{2,4}})?\b", "year", "year"),
    (rf"\b{YEAR}\s?[-–/]\s?(?:{YEAR}|\d\d)\b(?!\s*(?:%|percent|tonnes|tons))", "year", "year"),
    (r"\b(?:19|20)\d0s\b|\b\d0s\b", "year", "year"),
    (r"\b[QH][1-4](?:\s?(?:FY)?\d{2,4})?\b|\b[1-4][QH](?:\s?\d{2,4})?\b|\b\d{1,2}M(?:20)?\d\d\b", "label", "part of a period"),
    (r"\b(?:net[- ])?zero[- ](?:tariffs?|tolerance|covid|carbon|emissions?|duty|duties|sum|rated|COVID)\b|\bnet[- ]zero\b|\b(?:double|single|triple)[- ]digits?\b", "label", "part of a name"),
    (r"\b(?:one another|no one|one-off|one-way|one-time|one-sided|one-third of the way|anyone|one day|day one|square one)\b", "label", "part of a name"),
    (r"\b(?:which|this|that|every|each|the|any|only|another|big|new|as|than|latest|is) one(?:s)?\b(?=[\s,.;:!?](?!million|billion|thousand|hundred|percent|per|tonne|ton))|\bone of\b|\bones\b",
     "label", "pronoun"),
    (r"\b(?:tens|hundreds|thousands|millions|billions|dozens|scores)\s+of(?:\s+(?:thousands|millions|billions)\s+of)?\b|\bdozens\b", "label", "vague number"),
    (r"\btop[ -](?:two|three|four|five|six|ten|\d{1,3})\b|\b(?:number|No\.?|no\.?)\s+one\b", "label", "part of a name"),
    (r"\b(?:\d+(?:st|nd|rd|th))\b", "ordinal", "ordinal"),
)  # fmt: skip
NAMED = r"(?:[A-Z]{{1,5}}-?|(?<=[A-Za-z])-)"


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Form, str], ...]:
    v = vocabulary()
    before = alternation(v.names_before)
    code = r"\d[\d.]*(?:\(\w\))*[A-Za-z]?(?:-\d+)?"
    named = rf"(?<![\w.])(?:{before})\s?{code}(?:(?:,\s|\sand\s|\sor\s|\sto\s|/){code}(?!\s*(?:%|percent|tonnes|tons|million|billion)))*(?:\s+of\s+{YEAR})?(?![%\w])"
    after = rf"(?<![\w.,$€£-])\d{{3}}(?=\s+(?:{alternation(v.names_after)})\b)"
    rules: list[tuple[re.Pattern[str], Form, str]] = [(re.compile(named), "label", "part of a name"), (re.compile(after), "label", "part of a name")]
    # "G7", "A320", "COVID-19", "F-35", "5G", "Mate60": letters and digits in one token that is no scale and no unit.
    rules.append((re.compile(r"(?<![\w$€£¥.-])(?!(?:US|NZ|AU|RM|Rs|Rp|USD|EUR|CNY|RMB|GBP|INR)\d)[A-Za-z]+-?\d[\w-]*(?:\.\d+)*\b"), "label", "part of a name"))
    rules.append((re.compile(r"(?<![\w.,-])\d+[GD]\b|(?<![\w.,-])\d{2,4}-\d{3}[A-Z]*\b(?!\s*(?:%|percent|tonnes|tons|t\b))"), "label", "part of a name"))
    return tuple(rules[:2]) + tuple((re.compile(pattern), form, why) for pattern, form, why in RULES) + tuple(rules[2:])


def find_labels(text: str, taken: list[tuple[int, int]]) -> list[Label]:
    """Every label outside of ``taken``, in order of the rules; what an earlier rule took, a later one leaves."""
    found: list[Label] = []
    spans = list(taken)
    for pattern, form, why in _compiled():
        for m in pattern.finditer(text):
            if m.end() > m.start() and all(m.end() <= s or e <= m.start() for s, e in spans):
                spans.append((m.start(), m.end()))
                found.append(Label(m.start(), m.end(), form, why))
    return found
