"""Why a figure that no answer fits is not condemned all the same: a role that it leaves unsaid may be meant otherwise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from framing.questions.ask import Asked
from framing.questions.compare import Match, compare
from framing.questions.misread import loose_roles, near
from framing.questions.settings import settings
from framing.questions.units import said_measure
from framing.questions.wording import place, question_words
from framing.schema import Answer, Claim, Missing, NoAnswer, Question


@dataclass(frozen=True, slots=True)
class Tried:
    """One setting, its answer, and what the answer says of the claim (None where it says nothing).

    ``own`` is True where only figures of the article's own author answer: they may contradict, but support nothing.
    """

    question: Question
    answer: Answer | NoAnswer
    match: Match | None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why nothing is condemned, and what would settle it."""

    reason: str
    missing: Missing | None = None


Try = Callable[[Question], Tried]


def doubt(claim: Claim, claims: Sequence[Claim], asked: Asked, tried: Sequence[Tried], attempt: Try) -> Doubt | None:
    """Why a claim that fits no setting may still be true, or None where every reading of it is contradicted."""
    unsure = _unsure(claim, claims, tried)
    if unsure is not None:
        return unsure
    if claim.direction == "flat":
        return Doubt("how small a change is none is not said")
    if not asked.condemnable:
        return Doubt("it does not agree with what is known, but a role that it leaves unsaid may be meant otherwise")
    if claim.partner is None:
        return _other_partner(claim, claims, asked, attempt)
    return None


def misread(claim: Claim, tried: Sequence[Tried]) -> Doubt | None:
    """A figure that took a role from elsewhere in the article, and lies far from the answer: something else is likely meant."""
    loose = loose_roles(claim)
    if loose and not near(claim, [t.answer for t in tried if isinstance(t.answer, Answer)]):
        roles = " and ".join(loose)
        return Doubt(
            f"it is so far from what is known that something else may be meant: the sentence does not say the {roles}",
            Missing(role=loose[0]),
        )
    return None


def _unsure(claim: Claim, claims: Sequence[Claim], tried: Sequence[Tried]) -> Doubt | None:
    """A setting without an answer that may be the one meant.

    A rate whose measure is unsaid, and of which only one measure is known, is held against it only where the article tells that it speaks
    of that measure. An answer in one currency stands for the other one, with the slack between them.
    """
    answered = [t for t in tried if t.match is not None]
    untold = measure_doubt(claim, claims, [t.question for t in answered])
    if untold is not None:
        return untold
    for missing in (t for t in tried if t.match is None and t.question.measure not in ("quantity", "value")):
        words = question_words(missing.question)
        return Doubt(f"the figure may be meant of {words}, which is not known", Missing(data=words))
    currencies = {t.question.basis.currency for t in answered if t.question.measure == "value"}
    if len(currencies) == 1 and claim.basis.currency is None and _within_currencies(claim, answered):
        return Doubt("it may be reckoned in another currency, which is not known", Missing(role="basis"))
    return None


def measure_doubt(claim: Claim, claims: Sequence[Claim], known: Sequence[Question]) -> Doubt | None:
    """A figure that may be of quantity or of value, where only one of them is known and the article does not tell that one."""
    measures = {q.measure for q in known}
    if len(measures) != 1 or said_measure(claim) is not None:
        return None
    one = known[0]
    if _tells(claim, claims, one):
        return None
    other = "value" if one.measure == "quantity" else "quantity"
    return Doubt(
        f"the article does not say whether {one.measure} or {other} is meant, and only the {one.measure} is known", Missing(role="measure")
    )


def _tells(claim: Claim, claims: Sequence[Claim], known: Question) -> bool:
    """True if the article tells these goods in the one measure that is known.

    It does where it gives amounts of them, and all in that measure; where it gives none of them, the amounts of its other goods of the same
    flow tell. All goods together have no quantity.
    """
    if known.measure == "value" and known.product in settings().never_weighed:
        return True
    product = claim.commodity.product if claim.commodity is not None else None
    told = [c for c in claims if c.id != claim.id and c.flow == claim.flow and c.commodity is not None and said_measure(c) is not None]
    same = [c for c in told if c.commodity is not None and c.commodity.product == product]
    return bool(told) and all(said_measure(c) == known.measure for c in same or told)


def _within_currencies(claim: Claim, answered: Sequence[Tried]) -> bool:
    """True if what is answered in one currency would fit in another one."""
    slack = settings().currencies_apart
    for tried in answered:
        relative = tried.question.statistic in ("change", "ratio")
        if tried.question.measure != "value" or not relative or tried.question.reporter not in settings().two_currencies:
            continue
        assert isinstance(tried.answer, Answer)
        match = compare(claim, tried.answer, slack)
        if match is not None and match.fits:
            return True
    return False


def named_partners(claim: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The partners that the article names for the goods and flow of a figure that names none; () for one that does."""
    if claim.partner is not None or claim.commodity is None:
        return ()
    product = claim.commodity.product
    same = [c for c in claims if c.flow == claim.flow and c.commodity is not None and c.commodity.product == product]
    mirrored = [c for c in claims if c.partner == claim.reporter and c.commodity is not None and c.commodity.product == product]
    named = {c.partner for c in same if c.partner is not None} | {c.reporter for c in mirrored if c.reporter is not None}
    return tuple(sorted(named - {"WLD"}))


def partners_beside(claim: Claim, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The partners that figures of the same goods name in the figure's own sentence or shortly before it: there a place that was not read may
    be meant; further off, a figure without a place is of the world."""
    near = [c for c in claims if c.sentence == claim.sentence or 0 <= claim.start - c.start <= settings().beside]
    return named_partners(claim, near)


def _other_partner(claim: Claim, claims: Sequence[Claim], asked: Asked, attempt: Try) -> Doubt | None:
    """A figure without a partner may be meant of a partner that the article names for the same goods."""
    for partner in partners_beside(claim, claims):
        tried = [attempt(replace(question, partner=partner)) for question in asked.settings]
        if any(t.match is not None and t.match.fits for t in tried):
            return Doubt(f"it does not agree with trade with the world, but with {place(partner)}: the article does not say with whom")
        if all(t.match is None for t in tried) or _unsure(claim, claims, tried) is not None:
            known = f"of {place(partner)}, which the article names, it is not known"
            return Doubt(f"it does not agree with trade with the world; {known}", Missing(role="partner"))
    return None
