"""F101: a figure that the data contradict."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.wording import answered, asked, figure, source, tier


def find(given: CheckInput) -> Iterator[Draft]:
    """Contradicted figures; ranks and records are P307's."""
    for claim, verdict in given.own():
        if verdict.label != "contradicted" or verdict.answer is None or verdict.question is None or claim.kind in ("extremum", "rank"):
            continue
        yield at_claim(
            claim,
            f"Change: {figure(claim)} does not match {answered(verdict.answer)} ({asked(verdict.question)}).",
            f"{source(verdict.answer.observations)}; {tier(verdict.answer)}.",
            evidence=observed(verdict.answer.observations),
        )


CHECK = Check(
    code="F101",
    name="figure-contradicted",
    severity="error",
    action="change",
    doc="""What it does
Flags a figure where the question that it answers was read in full, the data have an answer, and the two do not meet: not even when rounding,
hedges and the precision of the source are allowed for.

Why it is bad
A wrong figure is the error that readers find first and forgive last.

Example
"Exports to the United States rose to 412 metric tons in June", where customs data have 353.

Use instead
The figure of the source, with the period, flow and partner that it is of.

References
BBC, editorial guidance on reporting statistics.
""",
    source="BBC, editorial guidance on reporting statistics",
    flags=(
        Example("China's exports of rare earth magnets to the United States rose to 512 metric tons in June 2025, customs data showed.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world fell 61% in June 2025 from a year earlier.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025, customs data showed.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States are expected to reach 512 metric tons in June 2025.", "2025-07-25"),
        Example("Guangdong's exports of rare earth magnets to the United States rose to 512 metric tons in June 2025.", "2025-07-25"),
    ),
    find=find,
)
