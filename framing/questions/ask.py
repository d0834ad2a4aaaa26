"""Claims to questions: what can be asked, what was left unsaid, and why the rest cannot be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from framing.questions.asker import Asker, latest_month_out
from framing.questions.natural import natural_baselines, resolve, usual_comparison
from framing.questions.settings import settings
from framing.questions.units import POINTS, RELATIVE, said_measure
from framing.questions.wording import goods
from framing.reference import products
from framing.schema import Assumed, Basis, Claim, Missing, Question
from framing.schema.verdict import QuestionStatistic

COMMAND = "framing data find"
NOT_HELD: dict[str, str] = {
    "forecast": "a forecast is not held against data",
    "target": "a target is not held against data",
    "conditional": "what depends on a condition is not held against data",
    "superseded": "the figure was superseded by the one beside it",
}
AGGREGATES: dict[str, str] = {
    "daily_average": "a daily average needs the number of days that the office counted",
    "annualised": "an annualised figure is not published by month",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a claim cannot be asked."""

    reason: str
    missing: Missing | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim as questions.

    Attributes:
        question: every role that was read or safely assumed; the baseline is None where it was left unsaid.
        settings: the questions that the unsaid roles leave open; one where nothing is open.
        inferred: roles that only a match can fill (baseline, period): where nothing matches, nothing is said.
        assumed: roles filled by convention (partner: the world; measure: the only one known).
        condemnable: whether another answer contradicts the claim.
    """

    question: Question
    settings: tuple[Question, ...]
    inferred: tuple[str, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    condemnable: bool = True


def ask(claim: Claim, claims: Sequence[Claim], asker: Asker) -> Asked | Refusal:
    """The questions that a claim asks, or why it asks none.

    Nothing is ever assumed over a role that was said but is not modelled. A partner left unsaid is the world; a measure the one that the
    unit gives, else those with data; a period the latest month out; a baseline each natural one.
    """
    refused = _refused(claim)
    if refused is not None:
        return refused
    assert claim.commodity is not None
    question = Question(
        product=_product(claim, claims),
        flow=claim.flow,
        reporter=claim.reporter,
        partner=claim.partner or "WLD",
        measure=said_measure(claim),
        statistic=_statistic(claim),
        period=claim.period,
        aggregate=claim.aggregate,
        basis=_basis(claim),
        unit=claim.quantity.unit,
    )
    assumed: list[Assumed] = []
    if claim.partner is None:
        assumed.append(Assumed("partner", "WLD"))
    inferred: list[str] = []
    if claim.period is None:
        latest = latest_month_out(asker, question)
        if latest is None:
            return Refusal("the article does not say of which period, and has no date to tell the latest", Missing(role="period"))
        question = replace(question, period=latest)
        inferred.append("period")
    relative = question.statistic in ("change", "ratio", "difference")
    baseline = resolve(claim.baseline, question.period)
    if relative and baseline is not None and baseline.period is None:
        return Refusal(f"the comparison ({baseline.kind.replace('_', ' ')}) names no period", Missing(role="baseline"))
    if relative and baseline is not None and baseline.kind == "peak" and baseline.period is not None and not baseline.period.is_month:
        return Refusal(f"a comparison with the {baseline.kind} of {baseline.period} is not modelled", Missing(role="baseline"))
    usual = usual_comparison(claim, claims, question.period) if relative and baseline is None else None
    if usual is not None:
        baseline = usual
        assumed.append(Assumed("baseline", str(usual.period)))
    question = replace(question, baseline=baseline if relative else None)
    measured, safe = _measures(question, asker)
    if question.measure is None and len(measured) == 1 and measured[0].measure is not None:
        assumed.append(Assumed("measure", measured[0].measure))
    options = measured
    if relative and baseline is None:
        inferred.append("baseline")
        options = tuple(
            replace(m, baseline=n.baseline)
            for m in measured
            for n in natural_baselines(question, claim, claims, asker.data, asker.policies_named)
        )
        if not options:
            return Refusal("the article does not say what it is compared with", Missing(role="baseline"))
    condemnable = safe and not inferred and claim.confidence >= settings().least_confidence
    return Asked(question, options, tuple(inferred), tuple(assumed), condemnable)


def _product(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The goods as the reporter's office counts them, read beside the goods that the article names."""
    assert claim.commodity is not None and claim.commodity.product is not None
    nearby = {c.commodity.product for c in claims if c.commodity is not None and c.commodity.product is not None}
    return products.resolve(claim.commodity.product, claim.reporter, claim.flow, nearby) or claim.commodity.product


def _refused(claim: Claim) -> Refusal | None:
    if claim.voice.kind in ("denied", "criticised"):
        return Refusal(f"the article does not say so itself: the figure is {claim.voice.kind}")
    if claim.modality in NOT_HELD:
        return Refusal(NOT_HELD[claim.modality])
    for role, other in claim.others.items():
        return Refusal(f'the article says "{other.other}", a {role} that no series here is of', Missing(role=role))
    if claim.qualifiers:
        words = ", ".join(f'"{q.text}"' for q in claim.qualifiers)
        return Refusal(f"the figure is of a part that no series here is of: {words}", Missing(role="qualifier"))
    basis = claim.basis
    bases = {
        "seasonally adjusted": basis.seasonally_adjusted,
        "real": basis.real,
        "goods and services": basis.services,
        "re-export": basis.re_export,
    }
    for name, said in bases.items():
        if said:
            return Refusal(f"{name} figures are not held here", Missing(data=f"{name} figures"))
    if claim.measure == "price" or "/" in claim.quantity.unit:
        return Refusal("prices are not held here", Missing(role="measure"))
    if claim.aggregate in AGGREGATES:
        return Refusal(AGGREGATES[claim.aggregate], Missing(role="aggregate"))
    return _roles_missing(claim) or _kind_refused(claim)


def _roles_missing(claim: Claim) -> Refusal | None:
    if claim.commodity is None:
        return Refusal("the article does not say of which goods", Missing(role="commodity"))
    if claim.commodity.product is None:
        label = claim.commodity.label
        return Refusal(f'no series here is of "{label}"', Missing(role="commodity", data=label, command=f"{COMMAND} {label}"))
    if claim.flow is None:
        return Refusal(f"exports or imports of {goods(claim.commodity.product)}? The article does not say", Missing(role="flow"))
    if claim.reporter is None:
        return Refusal(f"whose {claim.flow}s? The article does not say", Missing(role="reporter"))
    return None


def _kind_refused(claim: Claim) -> Refusal | None:
    unit = claim.quantity.unit
    if claim.kind == "rank":
        return Refusal("a rank needs the figures of all the others", Missing(data="the figures of all the others"))
    if claim.kind == "share":
        return Refusal("the article does not say of which whole it is a share", Missing(role="versus"))
    if claim.kind == "ratio" and claim.versus is not None:
        return Refusal("the other amount of the comparison is not modelled", Missing(role="versus"))
    if claim.kind == "change":
        if unit in POINTS or claim.of in ("share", "growth"):
            return Refusal("a change of a share or of a rate is not modelled", Missing(role="measure"))
        if claim.direction is None and claim.quantity.signed is None:
            return Refusal("the article does not say whether up or down", Missing(role="direction"))
    if claim.kind == "level" and unit in RELATIVE:
        return Refusal("a level has no such unit", Missing(role="measure"))
    return None


def _statistic(claim: Claim) -> QuestionStatistic:
    if claim.kind == "change":
        return "change" if claim.quantity.unit in RELATIVE else "difference"
    if claim.kind == "ratio":
        return "ratio"
    return "average" if claim.kind == "level" and claim.aggregate == "monthly_average" else "level"


def _basis(claim: Claim) -> Basis:
    """The currency is the only part of a basis that keys a series."""
    return Basis(currency=claim.basis.currency)


def _measures(question: Question, asker: Asker) -> tuple[tuple[Question, ...], bool]:
    """The question once for each measure and currency that it may be meant in, and whether another answer may contradict it.

    An amount's unit gives its measure. A rate without one is asked of every measure with data.
    """
    currency = question.basis.currency
    if question.measure == "quantity":
        return (replace(question, basis=Basis()),), True
    if question.measure == "value":
        return (question,) if currency is not None else _currencies(question, asker), True
    known = {k.measure for k in asker.keys(question)} & {"quantity", "value"}
    if not known:
        return (question,), False
    out: list[Question] = []
    if "quantity" in known and currency is None:
        out.append(replace(question, measure="quantity", basis=Basis()))
    if "value" in known:
        valued = replace(question, measure="value")
        out.extend(_currencies(valued, asker) if currency is None else (valued,))
    return tuple(out) or (question,), bool(out)


def _currencies(question: Question, asker: Asker) -> tuple[Question, ...]:
    """A rate of value whose currency is unsaid: once for each currency with data."""
    bases = sorted({k.basis for k in asker.keys(question) if k.measure == "value" and k.basis})
    return tuple(replace(question, basis=Basis(currency=b)) for b in bases) or (question,)


__all__ = ["Asked", "Refusal", "ask"]
