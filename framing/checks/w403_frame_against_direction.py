"""W403: up-words over a fall, down-words over a rise."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_frame, observed
from framing.checks.wording import answered, asked, source
from framing.schema import Interval

UP = frozenset({"rise", "large_rise", "trend_rise"})
DOWN = frozenset({"fall", "large_fall", "trend_fall"})
HOLDS = frozenset({"supported", "rounded", "consistent"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Frames of direction in the same sentence as a change that holds and has the other sign, and no other figure that has theirs."""
    for frame, test in given.blamed():
        kind = frame.meaning.implies.kind
        if kind not in UP | DOWN or frame.claim is None or test.label == "borne_out":
            continue
        claim = given.claim.get(frame.claim)
        if claim is None or claim.kind != "change" or claim.sentence != frame.sentence:
            continue
        verdict = given.verdict[claim.id]
        if verdict.label not in HOLDS or verdict.answer is None or verdict.question is None or verdict.answer.unit != "percent":
            continue
        sign = _sign(verdict.answer.interval)
        wanted = 1 if kind in UP else -1
        if sign is None or sign == wanted or _another(given, frame.sentence, wanted):
            continue
        yield at_frame(
            frame,
            f"Change: “{frame.text}” stands over a figure that is {answered(verdict.answer)} ({asked(verdict.question)}).",
            f"{source(verdict.answer.observations)}.",
            evidence=observed(verdict.answer.observations),
            changes_direction=True,
        )


def _sign(i: Interval) -> int | None:
    if i.low is not None and i.low > 0:
        return 1
    if i.high is not None and i.high < 0:
        return -1
    return None


def _another(given: CheckInput, sentence: object, wanted: int) -> bool:
    """True where the sentence holds a change in the word's own direction: then the word may be that one's."""
    way = "up" if wanted > 0 else "down"
    return any(c.sentence == sentence and c.direction == way for c in given.claims)


CHECK = Check(
    code="W403",
    name="frame-against-direction",
    severity="error",
    action="change",
    doc="""What it does
Flags a word of rise over a figure that fell, or of fall over one that rose, where the figure itself holds and no other figure of the
sentence goes the word's way.

Why it is bad
The word and the number cannot both be believed, and readers keep the word.

Example
"In a boost to exports, shipments to the world were 38.1% below June 2024."

Use instead
A word of the figure's own direction, or the comparison that the word is of.

References
BBC, editorial guidance on reporting statistics; our definition.
""",
    source="BBC, editorial guidance on reporting statistics",
    flags=(
        Example("In a surge of trade, China's exports of rare earth magnets to the world were 38.1% below June 2024 in June 2025.", "2025-07-25"),
        Example("In a boom, China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
    ),
    passes=(
        Example("In a slump, China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
        Example("Despite what a minister called a “boom”, China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world surged 157.5% in June 2025 from May but were 38.1% below June 2024.", "2025-07-25"),
    ),
    find=find,
)
