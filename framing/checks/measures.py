"""Policies in the words of a finding, and which of them concern the goods of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from framing.checks.base import CheckInput
from framing.checks.wording import place
from framing.reference.countries import country_names, members
from framing.reference.places import places
from framing.reference.products import wider_than
from framing.schema import Claim, Frame, Period, Policy

INSTRUMENTS = {"licence": "a licensing rule", "ban": "a ban", "quota": "a quota", "export-tax": "an export tax", "tariff": "a duty"}
WORLD = "WLD"
NGRAM = 4
"""Names of countries have at most so many words ("Democratic Republic of Congo" has four)."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = re.compile(
    rf"\b(?:in|since|on|from|last|of)\s+({'|'.join(m.capitalize() for m in _MONTHS)})\b(?:\s+\d{{1,2}}\b,?)?(?:,?\s+(\d{{4}})\b)?"
)


def products_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The product ids that claims are of, unions taken apart."""
    ids = (p for c in claims if c.commodity is not None and c.commodity.product for p in c.commodity.product.split("+"))
    return tuple(dict.fromkeys(ids))


def covered(policy: Policy, product: str, day: date | None = None) -> bool:
    """True if a policy covers a product, itself or all of what it is part of; on a day, where one is given."""
    whole = {name for name, extent in policy.coverage if extent == "all"} & set(wider_than(product))
    named = {name for name, _ in policy.coverage} & {product} | whole
    return bool(named if day is None else named & set(policy.covered_at(day)))


def meets(policy: Policy, partner: str | None, day: date) -> bool:
    """True if a policy holds toward a partner, itself or as a member of a group; toward the world only where it holds toward everybody."""
    if WORLD in policy.partners or partner is None:
        return WORLD in policy.partners
    return any(_within(p, policy.partners, day) for p in partner.split("+"))


def made_by(policy: Policy, reporter: str | None, day: date) -> bool:
    """True if a country, or a group that it is a member of, made the policy."""
    return reporter is not None and _within(reporter, policy.authority, day)


def _within(code: str, codes: Sequence[str], day: date) -> bool:
    return code in codes or any(code in members(group, day) for group in codes)


def instrument(policy: Policy) -> str:
    """ "a licensing rule"."""
    return INSTRUMENTS.get(policy.instrument, "a measure")


def in_force(policy: Policy, product: str | None) -> str:
    """What is still there, with its true scope ("… still requires licences for magnets that contain any of seven listed rare earths").

    The scope is that of the part that is covered; where all of a product is, the policy's own sentence says it.
    """
    part = any(name == product and extent == "part" for name, extent in policy.coverage)
    scope = re.sub(r"\s*\([^)]*\)\s*$", "", policy.scope).strip()
    if policy.instrument == "licence" and part and scope:
        return f"{policy.title} still requires licences for {scope}"
    return f"{policy.title} is still in force: {(policy.text or scope).rstrip('.')}"


def toward(policy: Policy) -> str:
    """ "everybody", "the US"."""
    return "everybody" if WORLD in policy.partners else " and ".join(place(p) for p in policy.partners)


def begun(policy: Policy) -> date | None:
    """The first day in force."""
    return min((first for first, _ in policy.in_force), default=None)


def steps_in(policy: Policy, month: Period) -> bool:
    """True if a policy was announced, or took effect, or came into force in a month."""
    days = [first for first, _ in policy.in_force] + [e.first for e in policy.events if e.kind in ("announced", "effective")]
    return any(month.first <= day <= month.last for day in days)


def month_told(given: CheckInput, frame: Frame) -> Period | None:
    """The one month that a frame's own clause names after it, or else its sentence; None where there are several.

    Without a year it is the last one before the article.
    """
    text = given.article.text
    clause = re.split(r"[,;:.]\s", text[frame.end : frame.sentence.end], maxsplit=1)[0]
    in_clause = list(_MONTH.finditer(clause))
    several = in_clause or list(_MONTH.finditer(text[frame.sentence.start : frame.sentence.end]))
    if len({m.groups() for m in several}) != 1:
        return None
    found = several[0]
    number, day = _MONTHS.index(found.group(1).lower()) + 1, given.article.published
    if found.group(2) is not None:
        return Period.month(int(found.group(2)), number)
    if day is None:
        return None
    this = Period.month(day.year, number)
    return this if this.first <= day else this.shift(-12)


def countries_in(text: str) -> frozenset[str]:
    """The countries that a text names: by name, adjective, capital or government seat."""
    words = re.findall(r"[\w.'’&-]+", text)
    named = {name.casefold(): c.code for name, c in country_names().items()}
    seats = {name.casefold(): p.country for name, p in places().items()}
    out = set()
    for size in range(1, NGRAM + 1):
        for i in range(len(words) - size + 1):
            gram = " ".join(words[i : i + size]).casefold()
            for form in (gram, gram.strip(".,"), re.sub(r"['’]s?$", "", gram)):
                code = named.get(form) or seats.get(form)
                if code:
                    out.add(code)
    return frozenset(out)


def tells_of(given: CheckInput, pattern: re.Pattern[str], policies: Sequence[Policy]) -> bool:
    """True if the article tells of controls: by a word of the pattern, or by a policy's title or number."""
    text = given.article.text
    if pattern.search(text) is not None:
        return True
    return any(p.title.casefold() in text.casefold() or any(n.search(text) for n in _numbers(p)) for p in policies)


def _numbers(policy: Policy) -> Iterator[re.Pattern[str]]:
    found = re.search(r"\bNo\.\s*(\d+)", policy.title)
    if found is not None:
        yield re.compile(rf"\b(?:Announcement|Notice|Decree|Order)\s+(?:No\.?\s*)?{found.group(1)}\b", re.IGNORECASE)
