"""What several checks of figures say alike: where a figure stands, what was asked, what is known."""

from __future__ import annotations

from framing.checks.base import Draft, observed
from framing.checks.wording import arrow, because, period_words, place, source, spread
from framing.questions.wording import question_words
from framing.schema import Action, Claim, Direction, Evidence, Interval, Period, Question, Severity, Verdict


def at_claim(
    claim: Claim,
    message: str,
    why: str,
    *,
    severity: Severity | None = None,
    action: Action | None = None,
    evidence: tuple[Evidence, ...] = (),
    suggestion: str | None = None,
    changes_direction: bool = False,
    fact: tuple[object, ...] | None = None,
) -> Draft:
    """A draft at a claim's figure."""
    return Draft(
        start=claim.start,
        end=claim.end,
        message=message,
        why=why,
        severity=severity,
        action=action,
        evidence=evidence,
        suggestion=suggestion,
        claim=claim.id,
        changes_direction=changes_direction,
        fact=fact,
    )


def by_voice(claim: Claim) -> Action | None:
    """A figure inside a quotation is not changed: its speaker is asked."""
    return "ask" if claim.voice.kind == "quoted" else None


def verb(claim: Claim) -> str:
    """The action's word that a message begins with."""
    return "Ask the speaker" if claim.voice.kind == "quoted" else "Change"


def turned(claim: Claim, way: Direction | None) -> bool:
    """True if the data move the other way than the article says."""
    return (claim.direction, way) in (("up", "down"), ("down", "up"))


def asked_words(question: Question | None) -> str:
    """The question in words, or nothing."""
    return question_words(question) if question is not None else ""


def why_answered(verdict: Verdict, *more: str) -> str:
    """What the answer rests on: the two levels of a change, roles that were left unsaid and how they were filled, then the sources."""
    observations = verdict.answer.observations if verdict.answer is not None else ()
    return because(moved_between(verdict), *more, assumed(verdict), source(observations))


def moved_between(verdict: Verdict) -> str:
    """ "46.4 → 353 t, +659 to +663%", or nothing where not exactly one level of both months was used."""
    question, answer = verdict.question, verdict.answer
    if question is None or answer is None or question.baseline is None or answer.unit not in ("percent", "times"):
        return ""
    levels = [o for o in answer.observations if o.statistic == "level"]
    after = [o for o in levels if o.period == question.period]
    before = [o for o in levels if o.period == question.baseline.period]
    if len(after) != 1 or len(before) != 1 or after[0].unit != before[0].unit:
        return ""
    growth = answer.interval if answer.unit == "percent" else answer.interval.scale(100.0) - Interval.point(100.0)
    return f"{arrow(before[0].value, after[0].value, after[0].unit)}, {spread(growth)}"


def assumed(verdict: Verdict) -> str:
    """ "the partner is not said, taken as the world", or nothing."""
    roles = verdict.question.assumed if verdict.question is not None else ()
    return ", ".join(f"the {a.role} is not said, taken as {_value(a.role, a.value)}" for a in roles)


def _value(role: str, value: str) -> str:
    if role == "partner":
        return " and ".join(place(part) for part in value.split("+"))
    try:
        return period_words(Period.parse(value))
    except ValueError:
        return value


def answer_evidence(verdict: Verdict) -> tuple[Evidence, ...]:
    """Pointers to what the answer rests on."""
    return observed(verdict.answer.observations) if verdict.answer is not None else ()
