"""P301: another product's figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import Figure, answer, case, question, seen
from framing.checks.figures import answer_evidence, asked_words, at_claim, by_voice, verb, why_answered
from framing.checks.wording import answer_words, quoted
from framing.schema import OtherReading
from framing.schema.verdict import Label

DOC = """
What it does:
Flags a figure that does not match the product the words name, but exactly that of a product it is taken for.
Why it is bad:
Magnets are not rare earths and ore is not metal; what is true of one may be false of the other.
Example:
"Exports of rare earths came to 5,473 tons in October", which is the figure of rare-earth magnets; rare earths were 4,343.5 t.
Use instead:
The name of the product that the source counts: "exports of rare-earth magnets came to 5,473 tons".
References:
Full Fact, Three questions to ask of a statistic; the products' codes and scope notes are in the reference room.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Figures that fit another product alone, past the chance test."""
    for claim, verdict in given.own():
        other = verdict.other
        if verdict.label != "other_basis" or other is None or other.role not in ("commodity", "product"):
            continue
        told = f"; {other.said}: {answer_words(verdict.answer)}" if verdict.answer is not None else ""
        yield at_claim(
            claim,
            f"{verb(claim)}: {quoted(claim.text)} is the figure of {other.fits}, not of {other.said} "
            f"({asked_words(other.question)}{told}).",
            why_answered(verdict),
            action=by_voice(claim),
            evidence=answer_evidence(verdict),
        )


OCTOBER = question(statistic="level", product="rare-earths", partner="WLD", period="2025-10")
MAGNETS = question(statistic="level", partner="WLD", period="2025-10")
EARTHS = answer(4343.45e3, 4343.55e3, "kg", seen("2025-10", 4343.5, product="rare-earths", partner="WLD", day="2025-11-07"))
SLIP = OtherReading("commodity", "rare earths", "rare-earth magnets", MAGNETS)


def _tons(words: str, shown: float, label: Label, **more: Any) -> Figure:
    return Figure(words=words, shown=shown, unit="t", kind="level", label=label, asked=OCTOBER, answer=EARTHS, **more)


CHECK = Check(
    code="P301",
    name="category-slip",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="Full Fact, Three questions",
    flags=(
        case(
            "Shipments of rare earths came to 5,473 tons in October.",
            _tons("5,473 tons", 5473, "other_basis", other=SLIP),
            published="2025-11-20",
            note="the figure of magnets",
        ),
        case(
            '"We sold 5,473 tons of rare earths abroad in October," the official said.',
            _tons("5,473 tons", 5473, "other_basis", other=SLIP, voice="quoted"),
            published="2025-11-20",
            note="in a quotation: the speaker is asked",
        ),
    ),
    passes=(
        case(
            "Shipments of rare earths came to 4,343.5 tons in October.",
            _tons("4,343.5 tons", 4343.5, "supported"),
            published="2025-11-20",
            note="the figure of the product named",
        ),
        case(
            "Shipments of rare earths came to 4,100 tons in October.",
            _tons("4,100 tons", 4100, "contradicted"),
            published="2025-11-20",
            note="it fits no product: F101",
        ),
        case(
            "Shipments of rare earths to the U.S. came to 656 tons in October.",
            _tons("656 tons", 656, "uncheckable"),
            published="2025-11-20",
            note="nothing is known of rare earths to the US, so that nothing is condemned",
        ),
    ),
    find=find,
)
