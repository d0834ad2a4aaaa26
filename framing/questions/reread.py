"""Inherited roles read anew: a figure that only took its goods, partner or month from elsewhere in the article may mean others named there.

A contradiction that rests on inherited roles is none where the same figure, with these roles as the article names them elsewhere,
agrees with the data and chance does not explain it: the reading may be at fault, not the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from itertools import product as combinations

from framing.questions.asker import Asker
from framing.questions.compare import chance_of, compare, in_claim_unit
from framing.questions.natural import moved
from framing.questions.settings import settings
from framing.questions.wording import question_words
from framing.reference import products
from framing.reference.products import ALL_GOODS
from framing.schema import Answer, Claim, Inferred, Interval, Observation, Period, Question

MOST = 240
"""How many readings are asked: an article of four goods, four partners and a dozen months, and no more work than a blink."""


def named_products(claim: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The goods that other figures of the article are of, as the claim's reporter counts them, and all goods."""
    found: dict[str, None] = {}
    for other in claims:
        if other.commodity is not None and other.commodity.product is not None:
            found[products.resolve(other.commodity.product, claim.reporter, claim.flow) or other.commodity.product] = None
    found[ALL_GOODS] = None
    return tuple(found)


def all_partners(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The partners that the article names, and the world."""
    return tuple(dict.fromkeys((*(c.partner for c in claims if c.partner is not None), "WLD")))


def named_periods(claims: Sequence[Claim]) -> tuple[Period, ...]:
    """The periods that the article's figures are of or are compared with."""
    found: dict[Period, None] = {}
    for claim in claims:
        for period in (claim.period, claim.baseline.period if claim.baseline is not None else None):
            if period is not None and not period.days:
                found[period] = None
    return tuple(found)


def reread(claim: Claim, claims: Sequence[Claim], question: Question, asker: Asker) -> tuple[str, tuple[Observation, ...]] | None:
    """What the figure agrees with when its inherited roles are read as the article names them elsewhere; None where it does not."""
    taken = {role for role, source in claim.roles.items() if isinstance(source, Inferred)}
    if claim.partner is None:
        taken.add("partner")
    goods = named_products(claim, claims) if "commodity" in taken else ()
    partners = all_partners(claims) if "partner" in taken else ()
    periods = _periods(claims, question) if "period" in taken else ()
    reporters = tuple(c.reporter for c in claims if c.reporter is not None) if "reporter" in taken else ()
    readings: list[Question] = []
    options = combinations(
        dict.fromkeys((question.product, *goods)),
        dict.fromkeys((question.partner, *partners)),
        dict.fromkeys((question.period, *periods)),
        (question.measure, "quantity", "value") if "commodity" in taken and claim.measure is None else (question.measure,),
        dict.fromkeys((question.reporter, *reporters)),
    )
    for product, partner, period, measure, reporter in islice(options, MOST):
        if period is None or measure == "price":
            continue
        asked = replace(moved(question, period), product=product, partner=partner, measure=measure, reporter=reporter)
        if asked != question:
            readings.append(asked)
    fits: list[tuple[Question, Answer]] = []
    answers: list[Interval] = []
    for asked in dict.fromkeys(readings):
        answer = asker(asked)
        match = compare(claim, answer) if isinstance(answer, Answer) else None
        if not isinstance(answer, Answer) or match is None:
            continue
        answers.extend(in_claim_unit(claim, answer))
        if match.fits and match.tight and match.note is None:
            fits.append((asked, answer))
    if not fits or not chance_of(claim, tuple(answers), count_claim=True).passes:
        return None
    asked, answer = fits[0]
    return f"it would agree with {question_words(asked)}", answer.observations


def _periods(claims: Sequence[Claim], question: Question) -> tuple[Period, ...]:
    """The article's periods, and a year before each."""
    named = named_periods(claims)
    if question.period is not None:
        named = (*named, question.period.previous(), question.period.year_earlier())
    return tuple(dict.fromkeys((*named, *(p.year_earlier() for p in named))))


def taken_for(product: str) -> tuple[str, ...]:
    """The goods that newsrooms take a product for, as the settings list them."""
    return tuple(dict.fromkeys(p for group in settings().confused if product in group for p in group if p != product))
