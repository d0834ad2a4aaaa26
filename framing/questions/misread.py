"""Is it the figure that is wrong, or our reading of what it is of?

A contradiction that rests on roles taken from elsewhere in the article is only believed where the figure lies near the answer, or where a slip
that newsrooms make (two digits swapped, a sign turned, tonnes for thousands of tonnes) leads from the one to the other. A figure of
something else is seldom so near; a wrong figure mostly is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.questions.asker import Asker
from framing.questions.compare import compare, one_answer
from framing.questions.natural import moved
from framing.questions.settings import settings
from framing.questions.units import readings
from framing.questions.wording import question_words
from framing.reference import products
from framing.reference.products import ALL_GOODS
from framing.schema import Answer, Claim, Inferred, Interval, Observation, Question

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
THOUSANDS = (1000.0, 1.0 / 1000.0, 1_000_000.0, 1.0 / 1_000_000.0)
"""The factors of a scale that was misread: thousand, million."""


def loose_roles(claim: Claim) -> tuple[str, ...]:
    """The roles of a claim that its sentence does not say itself."""
    taken = [
        role
        for role in ("commodity", "flow", "period", "baseline")
        if isinstance(source := claim.roles.get(role), Inferred) and not (role == "period" and source.inferred_from == "same_sentence")
    ]
    if claim.kind == "change" and claim.baseline is None:
        taken.append("baseline")
    if (claim.partner is None and "partner" not in claim.roles) or isinstance(claim.roles.get("partner"), Inferred):
        taken.append("partner")
    return tuple(taken)


def near(claim: Claim, answers: Sequence[Answer]) -> bool:
    """True where the claim's figure is an answer's but for a slip, or lies within the factor that ``[misread]`` sets of one."""
    return any(_near(claim, answer) for answer in answers)


def _near(claim: Claim, answer: Answer) -> bool:
    factor = settings().nearby
    for reading in readings(claim, answer.unit)[:1]:
        for part in one_answer(answer):
            a = part.interval
            if _signed_ratio(reading.tight, a, factor):
                return True
            turned = (-reading.tight,) if answer.unit == "percent" else ()
            if any(x.touches(a) for x in (*turned, *(reading.tight.scale(k) for k in THOUSANDS if answer.unit != "percent"))):
                return True
            if any(reading.tight.scale(k).touches(a) for k in _swapped(claim)):
                return True
    return False


def _signed_ratio(said: Interval, known: Interval, factor: float) -> bool:
    """True where some value of ``said`` is within ``factor`` of some value of ``known``, and of the same sign."""
    for by in (1.0, -1.0):
        s, k = said.scale(by), known.scale(by)
        low, high = (s.low, s.high), (k.low, k.high)
        if (s.high is not None and s.high < 0) or (k.high is not None and k.high < 0):
            continue
        s_low, k_low = max(low[0] or 0.0, 0.0), max(high[0] or 0.0, 0.0)
        above = s.high is None or s.high * factor >= k_low
        below = k.high is None or k.high * factor >= s_low
        if above and below:
            return True
    return False


def _swapped(claim: Claim) -> Iterator[float]:
    """The factors by which the figure changes when two neighbouring digits are swapped."""
    found = _NUMBER.search(claim.text)
    if found is None:
        return
    plain = found.group().replace(",", "")
    value = float(plain)
    if not value:
        return
    for i in range(len(plain) - 1):
        a, b = plain[i], plain[i + 1]
        if a.isdigit() and b.isdigit() and a != b:
            yield float(plain[:i] + b + a + plain[i + 2 :]) / value


def named_beside(claim: Claim, claims: Sequence[Claim], question: Question, asker: Asker) -> tuple[str, tuple[Observation, ...]] | None:
    """What a figure agrees with when one role is read as its own sentence names it for another figure; None where it does not.

    Two figures of one sentence that changed places are a rare slip; a reader that took one's goods for the other's is a common one.
    """
    own = [c for c in claims if c.sentence == claim.sentence and c.id != claim.id]
    near = [c for c in claims if 0 < claim.start - c.start <= settings().beside]
    goods = dict.fromkeys([*(resolved(c, claim) for c in (*own, *near)), ALL_GOODS])
    partners = dict.fromkeys(c.partner for c in own)
    periods = dict.fromkeys(p for c in own for p in (c.period, c.baseline.period if c.baseline is not None else None))
    readings = [replace(question, product=g) for g in goods if g is not None and g != question.product]
    readings += [replace(question, partner=p) for p in partners if p is not None and p != question.partner]
    readings += [moved(question, p) for p in periods if p is not None and not p.days and p != question.period]
    for asked in readings:
        answer = asker(asked)
        match = compare(claim, answer) if isinstance(answer, Answer) else None
        if isinstance(answer, Answer) and match is not None and match.fits and match.tight and match.note is None:
            return f"it would agree with {question_words(asked)}", answer.observations
    return None


def resolved(other: Claim, claim: Claim) -> str | None:
    """The goods of another figure as the claim's reporter counts them."""
    if other.commodity is None or other.commodity.product is None:
        return None
    return products.resolve(other.commodity.product, claim.reporter, claim.flow) or other.commodity.product
