"""The chance test: would many another figure have matched as well?

Definition: PERTURBATION.md of the project ("The chance test"). It guards the reverse engineering of Wu, Agarwal, Li, Yang, Yu, *Toward
Computational Fact-Checking* (PVLDB 7(7), 2014), which has no such guard: among all pairs of months of a series nearly every whole
percentage "fits something".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.questions.settings import settings
from framing.schema import Interval, Quantity

FINEST = 6
"""The most decimals that a written number is taken to have."""


@dataclass(frozen=True, slots=True)
class Chance:
    """``matched`` of ``of`` figures of the same precision would have matched one of the settings."""

    matched: int
    of: int

    @property
    def passes(self) -> bool:
        """True if a match says something."""
        return self.of > 0 and self.matched <= settings().chance["greatest_share"] * self.of


def precision(quantity: Quantity) -> float | None:
    """The worth of the last digit written, in the quantity's unit; None where no digits were written ("a third", "doubled")."""
    tight = quantity.tight
    if tight.low is not None and tight.high is not None and tight.width > 0 and quantity.modifier is None:
        return tight.width
    if quantity.shown is None or quantity.shown == 0:
        return None
    if tight.low is not None and tight.high is not None and quantity.modifier is None:
        return None
    shown = abs(quantity.shown)
    for decimals in range(FINEST + 1):
        if abs(shown * 10**decimals - round(shown * 10**decimals)) < 1e-6:
            return float(10.0**-decimals)
    return None


def chance_test(shown: float | None, step: float | None, answers: Sequence[Interval], *, fall: bool, count_claim: bool) -> Chance:
    """How many figures of the claim's precision, from half to twice the claim, match one of ``answers``.

    Args:
        shown: the claim's number, without its sign.
        step: the worth of its last digit.
        answers: the answer of each setting that the unsaid roles leave open, in the claim's unit, turned so that the claim is positive.
        fall: a fall in percent, which is never above 100.
        count_claim: whether the claim itself counts (for "true of another basis" it does, for an inferred role it does not).

    Returns:
        ``of`` is 0, so that nothing passes, where the claim shows no digits.
    """
    rules = settings().chance
    if shown is None or step is None or shown <= 0:
        return Chance(0, 0)
    high = shown * rules["to"]
    if fall:
        high = min(high, rules["greatest_fall"])
    first, last = math.ceil(shown * rules["from"] / step - 1e-9), math.floor(high / step + 1e-9)
    if last < first:
        return Chance(0, 0)
    runs = sorted(r for r in (_matching(a, step, first, last) for a in answers) if r is not None)
    matched, upto = 0, first - 1
    for low, top in runs:
        low = max(low, upto + 1)
        if top >= low:
            matched += top - low + 1
            upto = top
    own = round(shown / step)
    of = last - first + 1
    if not count_claim:
        of -= 1
        matched -= any(low <= own <= top for low, top in runs)
    return Chance(matched, of)


def _matching(answer: Interval, step: float, first: int, last: int) -> tuple[int, int] | None:
    """The run of figures k·step (k from ``first`` to ``last``) whose tight interval and ``answer`` overlap in more than an end point."""
    low = -math.inf if answer.low is None else answer.low / step
    high = math.inf if answer.high is None else answer.high / step
    slack = 1e-9 * max(1.0, abs(low) if math.isfinite(low) else 1.0)
    if high - low <= slack:
        nearest = round(low)
        if abs(low - nearest) >= 0.5 - slack:
            return None
        return (nearest, nearest) if first <= nearest <= last else None
    begin = first if not math.isfinite(low) else math.floor(low - 0.5 + slack) + 1
    end = last if not math.isfinite(high) else math.ceil(high + 0.5 - slack) - 1
    begin, end = max(begin, first), min(end, last)
    return (begin, end) if begin <= end else None
