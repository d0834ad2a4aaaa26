"""F101: a figure that the data contradict."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import Figure, answer, case, question, seen
from framing.checks.figures import answer_evidence, asked_words, at_claim, by_voice, turned, verb, why_answered
from framing.checks.wording import answer_words, quoted
from framing.schema import OtherReading

DOC = """
What it does:
Flags a figure that the data contradict. The question that the figure answers has an answer, and it is another, beyond rounding and
revision.
Why it is bad:
A reader who repeats the figure repeats an error, and a wrong number is what corrections are printed for.
Example:
"China shipped 512 tons of magnets to the U.S. in June", where customs data show 353 t.
Use instead:
The figure of the source that the article itself names, or a question to whoever gave the other one.
References:
BBC editorial guidance on reporting statistics; the intervals and the chance test are defined in the questions room.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Contradicted figures; those that are true of another basis, untrue superlatives and the like have checks of their own."""
    for claim, verdict in given.own():
        if verdict.superlative is not None:
            continue
        wrong_way = verdict.label == "other_basis" and verdict.other is not None and verdict.other.role == "direction"
        if verdict.label != "contradicted" and not wrong_way:
            continue
        if verdict.answer is not None:
            way = f"{claim.direction} " if turned(claim, verdict.direction) or wrong_way else ""
            said = f"{answer_words(verdict.answer)}, not {way}{quoted(claim.text)}"
            message = f"{verb(claim)}: the data say {said} ({asked_words(verdict.question)})."
        else:
            message = f"{verb(claim)}: {quoted(claim.text)} does not match: {verdict.reason}."
        yield at_claim(
            claim,
            message,
            why_answered(verdict, verdict.note or ""),
            action=by_voice(claim),
            evidence=answer_evidence(verdict),
            changes_direction=turned(claim, verdict.direction) or wrong_way,
        )


JUNE = question(statistic="level")
GROWTH = question(baseline="2025-05")
MEASURED = answer(352.5e3, 353.5e3, "kg", seen("2025-06", 353))
RISE = answer(658.9, 662.7, "percent", seen("2025-06", 353), seen("2025-05", 46.4, half=50))
FALL = OtherReading("direction", "down", "up", GROWTH)

CHECK = Check(
    code="F101",
    name="figure-contradicted",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="BBC editorial guidance on reporting statistics",
    flags=(
        case(
            "China shipped 512 tons of magnets to the U.S. in June.",
            Figure(words="512 tons", shown=512, unit="t", kind="level", label="contradicted", asked=JUNE, answer=MEASURED),
            note="the question has an answer, and it is another",
        ),
        case(
            "Exports of magnets to the U.S. fell 660% in June from May.",
            Figure(words="660%", shown=660, direction="down", label="other_basis", other=FALL, asked=GROWTH, answer=RISE, way="up"),
            note="right size, wrong way: a reader is told the opposite",
        ),
        case(
            'Exports to the U.S. "rose by 400% in June", she said.',
            Figure(words="400%", shown=400, label="contradicted", asked=GROWTH, answer=RISE, voice="quoted", way="up"),
            note="figures are checked in quotations too; their speaker is asked",
        ),
    ),
    passes=(
        case(
            "China shipped 353 tons of magnets to the U.S. in June.",
            Figure(words="353 tons", shown=353, unit="t", kind="level", asked=JUNE, answer=MEASURED),
            note="it agrees",
        ),
        case(
            "China shipped 46 tons of magnets to the U.S. in April and May.",
            Figure(words="46 tons", shown=46, unit="t", kind="level", label="uncheckable", asked=JUNE, note="46.4 t is May 2025 alone"),
            note="what cannot be checked is never condemned",
        ),
        case(
            "The ministry denied that exports of magnets to the U.S. fell 20% in June.",
            Figure(words="20%", shown=20, direction="down", label="contradicted", asked=GROWTH, answer=RISE, voice="denied", way="up"),
            note="a figure that is denied is not asserted",
        ),
        case(
            "Imports of cars, 353 million in all, rose in June.",
            Figure(
                words="353 million",
                shown=353e6,
                unit="count",
                kind="level",
                label="other_basis",
                asked=JUNE,
                answer=MEASURED,
                other=OtherReading("measure", "quantity", "value", JUNE),
            ),
            note="true of another basis: F102",
        ),
    ),
    find=find,
)
