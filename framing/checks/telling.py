"""Which counter-figures are worth an editor's time, and which the article itself tells. M501 and B203 share this, so that one fact is said once."""

from __future__ import annotations

from framing.checks import thresholds
from framing.checks.base import CheckInput
from framing.schema import Neighbour, Question, Verdict

HOLDS = frozenset({"supported", "rounded", "consistent"})


def series_of(question: Question) -> str:
    """A word for the series of a question, whatever its measure."""
    return "/".join(str(x) for x in (question.product, question.flow, question.reporter, question.partner))


def is_told(given: CheckInput, neighbour: Neighbour) -> bool:
    """True where a figure of the article answers the neighbour's question, or says the same comparison of the same series."""
    q = neighbour.question
    for claim, verdict in zip(given.claims, given.verdicts, strict=True):
        own = verdict.question
        if own is None or series_of(own) != series_of(q) or own.period != q.period:
            continue
        if own.statistic == q.statistic == "level":
            return True
        if claim.kind in ("change", "ratio") and own.baseline is not None and q.baseline is not None and own.baseline.period == q.baseline.period:
            return True
    return False


def overstates(verdict: Verdict) -> bool:
    """True where most reasonable settings are clearly weaker than the one told."""
    p = verdict.perturbation
    return p is not None and p.bias < thresholds.BIAS and p.robustness < thresholds.ROBUSTNESS and p.uniqueness >= thresholds.UNIQUENESS


def tells_the_other_side(given: CheckInput, verdict: Verdict) -> bool:
    """True where the article itself tells a change of the same series that goes the other way: then it has picked nothing."""
    assert verdict.question is not None
    own = given.claim[verdict.claim]
    opposite = {"up": "down", "down": "up"}.get(own.direction or "")
    return any(
        claim.direction == opposite and claim.kind == "change" and v.question is not None and series_of(v.question) == series_of(verdict.question)
        for claim, v in zip(given.claims, given.verdicts, strict=True)
    )


def telling(given: CheckInput, verdict: Verdict) -> list[Neighbour]:
    """The counter-figures of one change: on the front, of the same series, not told by the article; most sensible first.

    Another partner's figure is no counter-figure to a partner's: it is the reader who would mix them up.
    """
    if verdict.question is None or verdict.label not in HOLDS or not overstates(verdict) or tells_the_other_side(given, verdict):
        return []
    own = series_of(verdict.question)
    front = [n for n in verdict.neighbours if n.front and n.text and series_of(n.question) == own and not is_told(given, n)]
    flipped = [n for n in verdict.neighbours if n.flips and n.text and series_of(n.question) == own and n not in front and not is_told(given, n)]
    ordered = sorted(front, key=lambda n: -n.sensibility) + sorted(flipped, key=lambda n: -n.sensibility)
    return ordered[: thresholds.COUNTER_FIGURES]


def counter_figures(given: CheckInput) -> list[Neighbour]:
    """Every counter-figure that M501 shows."""
    out: list[Neighbour] = []
    told: set[str] = set()
    for claim, verdict in given.own():
        if claim.kind not in ("change", "ratio") or verdict.question is None or series_of(verdict.question) in told:
            continue
        found = telling(given, verdict)
        if found:
            told.add(series_of(verdict.question))
            out.extend(found)
    return out
