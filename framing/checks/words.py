"""What several checks of framing words say alike: where a word stands, which way it points, what else its sentence holds."""

from __future__ import annotations

from framing.checks.base import FOUND, CheckInput, Draft
from framing.checks.thresholds import thresholds
from framing.schema import Action, Claim, Direction, Evidence, Frame, Severity, Verdict
from framing.schema.frame import ImplicationKind

WAY: dict[ImplicationKind, Direction] = {
    "rise": "up",
    "large_rise": "up",
    "trend_rise": "up",
    "recovery_state": "up",
    "recovery_process": "up",
    "recovery_either": "up",
    "fall": "down",
    "large_fall": "down",
    "trend_fall": "down",
}
"""Which way a word points, where it says a move."""

RELATIVE = frozenset({"change", "difference", "ratio"})


def at_frame(
    frame: Frame,
    message: str,
    why: str,
    *,
    severity: Severity | None = None,
    action: Action | None = None,
    evidence: tuple[Evidence, ...] = (),
    changes_direction: bool = False,
    fact: tuple[object, ...] | None = None,
) -> Draft:
    """A draft at a frame's words."""
    return Draft(
        start=frame.start,
        end=frame.end,
        message=message,
        why=why,
        severity=severity,
        action=action,
        evidence=evidence,
        claim=frame.claim,
        frame=frame.id,
        changes_direction=changes_direction,
        fact=fact,
    )


def way(frame: Frame) -> Direction | None:
    """Which way a word points, or None."""
    return WAY.get(frame.meaning.implies.kind)


def says(frame: Frame) -> str:
    """What the word says, for a message: "a recovery says that a level fell and is back near where it was"."""
    return frame.meaning.implies.text.rstrip(".")


def contested(given: CheckInput, frame: Frame) -> bool:
    """True if another word of the sentence points the other way, so that it is not sure which move this one tells ("a flood recedes")."""
    own = way(frame)
    return any(f.id != frame.id and f.sentence == frame.sentence and way(f) not in (None, own) for f in given.frames)


def verified(given: CheckInput, frame: Frame) -> tuple[Claim, Verdict, Direction] | None:
    """The change that a word hangs on, in its own sentence, with the direction that the data bear out; None where it is not sure.

    Words between the two that may bring in another move ("rose after a fall of 12%") make it unsure.
    """
    claim = given.claim.get(frame.claim) if frame.claim is not None else None
    verdict = given.verdict.get(claim.id) if claim is not None else None
    if claim is None or verdict is None or verdict.label not in FOUND or claim.sentence != frame.sentence:
        return None
    if verdict.question is None or verdict.question.statistic not in RELATIVE or claim.direction not in ("up", "down"):
        return None
    first, last = sorted((frame.span, claim.span))
    if thresholds().between.search(given.article.text[first.end : max(first.end, last.start)]):
        return None
    if verdict.direction is not None and verdict.direction != claim.direction:
        return None
    return claim, verdict, claim.direction
