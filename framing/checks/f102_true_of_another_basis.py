"""F102: a right number in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import Figure, answer, case, question, seen
from framing.checks.figures import answer_evidence, asked_words, at_claim, by_voice, verb, why_answered
from framing.checks.wording import answer_words, because, quoted
from framing.schema import OtherReading

DOC = """
What it does:
Flags a figure that does not match as it is told, but fits exactly once one thing is told otherwise: the period, the baseline, the flow,
the partner, the measure or the unit.
Why it is bad:
The figure is real, so that nobody doubts it; the sentence around it is not true.
Example:
"The number of cars shipped fell 26.7%", where their value fell by 26.7% and their number rose.
Use instead:
The same figure with what it is of: "the value of cars shipped fell 26.7%".
References:
BBC editorial guidance on reporting statistics; the chance test that a match has to pass is defined in the questions room.
"""
ELSEWHERE = frozenset({"commodity", "product", "direction"})
"""Roles that other checks tell: another product's figure (P301), the opposite direction (F101)."""


def find(given: CheckInput) -> Iterator[Draft]:
    """Figures that fit with one role swapped, past the chance test."""
    for claim, verdict in given.own():
        other = verdict.other
        if verdict.label != "other_basis" or other is None or other.role in ELSEWHERE:
            continue
        fits = f"{quoted(claim.text)} fits {other.fits or 'another basis'}, not {other.said or 'what is told'}"
        if other.role == "measure":
            fits = f"{quoted(claim.text)} fits the {other.fits}, not the {other.said}"
        as_told = f"as told, {answer_words(verdict.answer)}" if verdict.answer is not None else ""
        yield at_claim(
            claim,
            f"{verb(claim)}: {fits} ({asked_words(other.question)}).",
            because(f"the {other.role} differs", why_answered(verdict, as_told)),
            action=by_voice(claim),
            evidence=answer_evidence(verdict),
        )


def _other(role: str, said: str, fits: str, **more: Any) -> OtherReading:
    return OtherReading(role, said, fits, question(**more))


LEVEL = question(statistic="level")
JUNE = answer(352.5e3, 353.5e3, "kg", seen("2025-06", 353))
GROWTH = question(baseline="2025-05")

CHECK = Check(
    code="F102",
    name="true-of-another-basis",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="BBC editorial guidance on reporting statistics",
    flags=(
        case(
            "China shipped 3,188 tons of magnets to the U.S. in June.",
            Figure(
                words="3,188 tons",
                shown=3188,
                unit="t",
                kind="level",
                label="other_basis",
                asked=LEVEL,
                answer=JUNE,
                other=_other("partner", "the US", "the world", statistic="level", partner="WLD"),
            ),
            note="the world's figure told of one country",
        ),
        case(
            "China shipped 46.4 tons of magnets to the U.S. in June.",
            Figure(
                words="46.4 tons",
                shown=46.4,
                unit="t",
                kind="level",
                label="other_basis",
                asked=LEVEL,
                answer=JUNE,
                other=_other("period", "June 2025", "May 2025", statistic="level", period="2025-05"),
            ),
            note="the month before",
        ),
        case(
            "The volume of magnets shipped to the U.S. rose 412.5% in June from May.",
            Figure(
                words="412.5%",
                shown=412.5,
                label="other_basis",
                asked=GROWTH,
                answer=answer(658.9, 662.7, "percent", seen("2025-06", 353)),
                other=_other("measure", "quantity", "value", baseline="2025-05", measure="value"),
            ),
            note="value told as volume (an invented figure)",
        ),
    ),
    passes=(
        case(
            "China shipped 353 tons of magnets to the U.S. in June.",
            Figure(words="353 tons", shown=353, unit="t", kind="level", asked=LEVEL, answer=JUNE),
            note="it fits as it is told",
        ),
        case(
            "China shipped 512 tons of magnets to the U.S. in June.",
            Figure(words="512 tons", shown=512, unit="t", kind="level", label="contradicted", asked=LEVEL, answer=JUNE),
            note="it fits nothing: F101",
        ),
        case(
            "China shipped 5,473 tons of rare earths in October.",
            Figure(
                words="5,473 tons",
                shown=5473,
                unit="t",
                kind="level",
                label="other_basis",
                asked=LEVEL,
                answer=JUNE,
                other=_other("commodity", "rare earths", "rare-earth magnets", statistic="level"),
            ),
            note="another product's figure: P301",
        ),
        case(
            "China shipped 46 tons of magnets to the U.S. in April and May.",
            Figure(words="46 tons", shown=46, unit="t", kind="level", label="uncheckable", asked=LEVEL, note="46.4 t is May 2025 alone"),
            note="only a question that has an answer can be wrong: F103 asks",
        ),
    ),
    find=find,
)
