"""F103: what cannot be shown wrong, but agrees with another reading."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.wording import figure


def find(given: CheckInput) -> Iterator[Draft]:
    """Notes of verdicts that rest on figures of another reading."""
    for claim, verdict in given.own():
        if verdict.label == "uncheckable" and verdict.note and verdict.note_evidence:
            yield at_claim(
                claim,
                f"Ask: {verdict.note[0].upper()}{verdict.note[1:]}.",
                f"{figure(claim)} cannot be checked as it stands: {verdict.reason.rstrip('.')}.",
                evidence=observed(verdict.note_evidence, "note"),
            )


CHECK = Check(
    code="F103",
    name="basis-to-ask",
    severity="suggestion",
    action="ask",
    doc="""What it does
Says so where a figure cannot be checked as it stands, but what is known agrees with another reading of it.

Why it is bad
It may be right. It is worth one question to the author before it is printed.

Example
"46 tons in April and May": 46.4 t is May alone, and April is not known.

Use instead
The period that the source gives, once the author has looked.

References
BBC, editorial guidance on reporting statistics.
""",
    source="BBC, editorial guidance on reporting statistics",
    flags=(
        Example("China's exports of rare earth magnets to the United States fell to 46 metric tons in April and May 2025.", "2025-07-25"),
        Example("China shipped just 46 tons of rare earth magnets to the U.S. in April and May 2025, customs data showed.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States fell to 46.4 metric tons in May 2025.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025.", "2025-07-25"),
        Example("China's rare earth magnet output fell to 46 metric tons in April and May 2025.", "2025-07-25"),
    ),
    find=find,
)
