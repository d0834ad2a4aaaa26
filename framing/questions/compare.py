"""A claim's interval against an answer's: supported, rounded, consistent or contradicted."""

from __future__ import annotations

import math
from dataclasses import dataclass

from framing.questions.chance import Chance, chance_test, precision
from framing.questions.units import Reading, factor, readings
from framing.schema import Answer, Claim, Interval, Part
from framing.schema.interval import EPSILON
from framing.schema.verdict import Label

ORDER: tuple[Label, ...] = ("supported", "rounded", "consistent", "contradicted")
"""From the best to the worst that a part of an answer can say."""


@dataclass(frozen=True, slots=True)
class Match:
    """What an answer says of a claim, by the part that speaks best for it.

    ``tight`` is True where the tight intervals overlap; ``coarse`` where the answer is too wide to prove anything; ``note`` is that of a
    reading other than the plain one.
    """

    label: Label
    part: Part | None = None
    tight: bool = False
    coarse: bool = False
    note: str | None = None

    @property
    def fits(self) -> bool:
        """True unless contradicted."""
        return self.label != "contradicted"


def compare(claim: Claim, answer: Answer, slack: float = 0.0) -> Match | None:
    """What ``answer`` says of ``claim``; None where their units do not measure the same.

    Args:
        claim: what was read.
        answer: what the data say.
        slack: by how many percent of the level the answer may differ before it contradicts; what only the slack reconciles is consistent.
    """
    said = readings(claim, answer.unit)
    if not said:
        return None
    found: list[Match] = [_part(reading, part) for reading in said for part in answer.parts]
    best = min(found, key=lambda m: (ORDER.index(m.label), m.note is not None, not m.tight, m.part is None or not published(m.part)))
    if best.fits or not slack:
        return best
    for part in answer.parts:
        wide = _widened(part.interval, answer.unit, slack)
        if any(r.loose.touches(wide) for r in said):
            return Match("consistent", part, coarse=True, note="it may be reckoned in another currency")
    return best


def _part(reading: Reading, part: Part) -> Match:
    tight = reading.tight.overlaps(part.interval)
    if not tight and not reading.loose.touches(part.interval):
        return Match("contradicted", part, note=reading.note)
    loose = reading.loose.width
    coarse = part.interval.width > loose * (1 + EPSILON) + EPSILON
    if part.printed or coarse or reading.note is not None:
        return Match("consistent", part, tight, coarse, reading.note)
    return Match("supported" if tight else "rounded", part, tight)


def _widened(interval: Interval, unit: str, slack: float) -> Interval:
    """An answer with the slack of its level: for growth the ratio is widened, not the rate."""
    by = Interval(1 - slack / 100, 1 + slack / 100)
    if unit == "percent":
        return (interval.scale(0.01) + Interval.point(1.0)) * by.scale(100.0) - Interval.point(100.0)
    return interval * by


def published(part: Part) -> bool:
    """True for a statistic that was printed as such, not reckoned."""
    return len(part.observations) == 1 and part.observations[0].statistic == "growth"


def one_answer(answer: Answer) -> tuple[Part, ...]:
    """The published statistic where there is one, else what follows from levels, never from what was derived from the statistic asked."""
    printed = tuple(p for p in answer.parts if published(p))
    return printed or tuple(p for p in answer.parts if not p.printed) or answer.parts


def in_claim_unit(claim: Claim, answer: Answer) -> tuple[Interval, ...]:
    """The one answer of a setting in the claim's unit, turned so that what the claim says is positive."""
    by = factor(claim.quantity.unit, answer.unit)
    if by is None:
        return ()
    out: list[Interval] = []
    for part in one_answer(answer):
        interval = part.interval.scale(1 / by)
        if (claim.kind == "change" and claim.direction == "down") or (claim.flow == "balance" and claim.side == "deficit"):
            interval = -interval
        elif claim.kind == "ratio" and claim.direction == "down" and (claim.quantity.shown or 0) > 1:
            turned = Interval.point(1.0).divide(interval)
            if turned is None:
                continue
            interval = turned
        out.append(interval)
    return tuple(out)


def chance_of(claim: Claim, answers: tuple[Interval, ...], *, count_claim: bool, loose: bool = False) -> Chance:
    """The chance test of a claim against answers in its own unit.

    ``loose``: the claim matched only by what rounding allows, so that every other figure is allowed as much.
    """
    shown = claim.quantity.shown
    if loose:
        more = max(0.0, (claim.quantity.loose.width - claim.quantity.tight.width) / 2)
        answers = tuple(a + Interval(-more, more) for a in answers) if more < math.inf else ()
    fall = claim.kind == "change" and claim.direction == "down" and claim.quantity.unit == "percent"
    return chance_test(abs(shown) if shown is not None else None, precision(claim.quantity), answers, fall=fall, count_claim=count_claim)
