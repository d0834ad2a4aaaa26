"""True of another basis: contradicted as read, but with exactly one role swapped to a natural setting it fits, and not by chance.

Definition: PERTURBATION.md of the project ("True of another basis", "The chance test").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from framing.questions.asker import Asker
from framing.questions.compare import Match, chance_of, compare, in_claim_unit
from framing.questions.natural import moved, natural_baselines
from framing.questions.reread import all_partners, named_products, taken_for
from framing.questions.settings import settings
from framing.questions.units import KILOGRAMS, MASS_SLIPS
from framing.questions.wording import baseline_words, goods, period_words, place, question_words
from framing.reference import products
from framing.schema import (
    Answer,
    Basis,
    Claim,
    Direction,
    Inferred,
    Interval,
    Measure,
    Observation,
    OtherReading,
    Period,
    Question,
)


@dataclass(frozen=True, slots=True)
class Swap:
    """One role swapped: what was said, what is tried, and the claim as it would then read."""

    role: str
    said: str
    tried: str
    question: Question
    claim: Claim
    by: float = 1.0
    """What the written number is multiplied by to mean the unit tried."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a contradicted figure agrees with.

    Attributes:
        reading: the one role that differs, past the chance test; else None.
        inherited: the role that the figure only inherited and that, swapped, makes it true: the reading may be at fault, not the figure,
            and no chance test is needed to leave it in peace.
        note: what agrees besides.
        evidence: its observations.
    """

    reading: OtherReading | None = None
    inherited: str | None = None
    note: str | None = None
    evidence: tuple[Observation, ...] = ()


def other_basis(claim: Claim, claims: Sequence[Claim], question: Question, asker: Asker) -> Agreement:
    """What the figure is true of with exactly one role swapped to a natural setting.

    A rate has few digits, so that it is asked only of the partners and goods that the article names, the world, what the goods are part of
    and what they are taken for; with more settings nearly every rate would agree with one. An amount is asked of the main partners and
    of the goods' kin as well.
    """
    fits: list[tuple[Swap, Answer]] = []
    answers: list[Interval] = []
    for swap in _swaps(claim, claims, question, asker):
        answer = asker(swap.question)
        if not isinstance(answer, Answer):
            continue
        match = compare(swap.claim, answer)
        if match is None:
            continue
        answers.extend(i.scale(1 / swap.by) for i in in_claim_unit(swap.claim, answer))
        if _exact(match):
            fits.append((swap, answer))
    if not fits:
        return Agreement()
    chance = chance_of(claim, tuple(answers), count_claim=True)
    roles = {swap.role for swap, _ in fits}
    listed = " and ".join(f"{s.tried} ({question_words(s.question)})" for s, _ in fits[:3])
    note = f"it would agree with {listed}"
    taken_over = next((s.role for s, _ in fits if isinstance(claim.roles.get(s.role), Inferred)), None)
    swap, answer = fits[0]
    if taken_over is not None:
        return Agreement(inherited=taken_over, note=note, evidence=answer.observations)
    if len(roles) == 1 and len(fits) == 1 and chance.passes:
        return Agreement(OtherReading(swap.role, swap.said, swap.tried, swap.question), evidence=answer.observations)
    return Agreement(note=note, evidence=answer.observations)


def _exact(match: Match) -> bool:
    return match.fits and match.tight and match.note is None


def _swaps(claim: Claim, claims: Sequence[Claim], question: Question, asker: Asker) -> Iterator[Swap]:
    yield from _periods(claim, question)
    if question.statistic in ("change", "ratio", "difference"):
        yield from _baselines(claim, claims, question, asker)
        yield from _directions(claim, question)
    yield from _flows(claim, question)
    yield from _partners(claim, claims, question)
    yield from _measures(claim, question)
    yield from _products(claim, claims, question)
    yield from _units(claim, question)


def _periods(claim: Claim, question: Question) -> Iterator[Swap]:
    period = question.period
    if period is None or period.days:
        return
    others: dict[Period, None] = dict.fromkeys((period.previous(), period.shift(period.length), period.year_earlier()))
    if period.is_month and period.first.month > 1:
        others[Period.months(period.first.year, 1, period.first.year, period.first.month)] = None
    if not period.is_month:
        others[Period.month(period.last.year, period.last.month)] = None
        if period.is_year:
            others.pop(period.shift(12), None)
    for other in others:
        asked = moved(question, other)
        if asked.baseline is not None and asked.baseline.period is not None and asked.baseline.period.last >= other.first:
            continue
        yield Swap("period", period_words(period), period_words(other), asked, claim)


def _baselines(claim: Claim, claims: Sequence[Claim], question: Question, asker: Asker) -> Iterator[Swap]:
    for natural in natural_baselines(question, claim, claims, asker.data):
        if question.baseline is None or natural.period != question.baseline.period:
            asked = replace(question, baseline=natural.baseline)
            yield Swap("baseline", baseline_words(question).removeprefix(" on "), period_words(natural.period), asked, claim)


def _directions(claim: Claim, question: Question) -> Iterator[Swap]:
    turned: Direction | None = {"up": "down", "down": "up"}.get(claim.direction or "")  # type: ignore[assignment]
    if turned is not None and claim.kind == "change":
        yield Swap("direction", claim.direction or "", turned, question, replace(claim, direction=turned))


def _flows(claim: Claim, question: Question) -> Iterator[Swap]:
    if question.flow == "export":
        yield Swap("flow", "exports", "imports", replace(question, flow="import"), claim)
    elif question.flow == "import":
        yield Swap("flow", "imports", "exports", replace(question, flow="export"), claim)


def _partners(claim: Claim, claims: Sequence[Claim], question: Question) -> Iterator[Swap]:
    main = settings().main_partners if claim.kind == "level" else ()
    for partner in dict.fromkeys((*all_partners(claims), *main)):
        if partner not in (question.partner, question.reporter):
            yield Swap("partner", place(question.partner), place(partner), replace(question, partner=partner), claim)


def _measures(claim: Claim, question: Question) -> Iterator[Swap]:
    if question.statistic not in ("change", "ratio") or question.measure not in ("quantity", "value"):
        return
    measure: Measure = "value" if question.measure == "quantity" else "quantity"
    yield Swap("measure", question.measure, measure, replace(question, measure=measure, basis=Basis()), claim)


def _products(claim: Claim, claims: Sequence[Claim], question: Question) -> Iterator[Swap]:
    if question.product is None or "+" in question.product:
        return
    near = kin(question.product) if claim.kind == "level" else products.wider_than(question.product)
    for other in dict.fromkeys((*named_products(claim, claims), *taken_for(question.product), *near)):
        if other == question.product:
            continue
        yield Swap("commodity", goods(question.product), goods(other), replace(question, product=other), claim)


@cache
def kin(product: str) -> tuple[str, ...]:
    """The goods that a product is taken for: what it is part of, what is part of it, and what is part of the same."""
    every = products.products()
    own = every.get(product)
    if own is None:
        return ()
    wider = products.wider_than(product)
    near = (p.id for p in every.values() if product in p.wider or set(p.wider) & set(own.wider))
    return tuple(dict.fromkeys(p for p in (*wider, *near) if p != product))


def _units(claim: Claim, question: Question) -> Iterator[Swap]:
    unit = claim.quantity.unit
    if claim.kind != "level" or unit not in KILOGRAMS:
        return
    own = KILOGRAMS[unit]
    for words, kilograms in MASS_SLIPS:
        if kilograms != own:
            quantity = claim.quantity
            by = kilograms / own
            slipped = replace(quantity, tight=quantity.tight.scale(by), loose=quantity.loose.scale(by), ton_said=False)
            yield Swap("unit", unit, words, question, replace(claim, quantity=slipped), by)
