"""P301: a figure of another product than the words name."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.f102_true_of_another_basis import PRODUCT
from framing.checks.wording import answered, asked, figure, source


def find(given: CheckInput) -> Iterator[Draft]:
    """Figures that are true of exactly one other product."""
    for claim, verdict in given.own():
        if verdict.label == "other_basis" and verdict.other is not None and verdict.other.role in PRODUCT:
            said = claim.commodity.label if claim.commodity else verdict.other.said
            known = f"As said, the data have {answered(verdict.answer)} ({source(verdict.answer.observations)})." if verdict.answer else ""
            yield at_claim(
                claim,
                f"Change: {figure(claim)} is the figure of {asked(verdict.other.question)}; the article says {said}.",
                known or "Exactly one role differs, and a match by chance is unlikely.",
                evidence=observed(verdict.answer.observations) if verdict.answer else (),
            )


CHECK = Check(
    code="P301",
    name="category-slip",
    severity="error",
    action="change",
    doc="""What it does
Flags a figure that is contradicted for the product that the words name and true of a product beside, above or below it.

Why it is bad
Rare earths and rare-earth magnets are two statistics that often move in opposite directions.

Example
"China exported 3,188 metric tons of rare earths in June": that is magnets; of rare earths it exported 7,742 t.

Use instead
The product's own name, as the office prints it.

References
Full Fact, Three questions (from general knowledge).
""",
    source="Full Fact, Three questions",
    flags=(
        Example("China exported 3,188 metric tons of rare earths in June 2025, customs data showed. Rare earth magnets are made of them.", "2025-07-25"),
        Example("China exported 7,742 metric tons of rare earth magnets in June 2025, customs data showed. Rare earths are the raw material.", "2025-07-25"),
    ),
    passes=(
        Example("China exported 3,188 metric tons of rare earth magnets in June 2025, customs data showed.", "2025-07-25"),
        Example("China exported 7,742 metric tons of rare earths in June 2025, customs data showed.", "2025-07-25"),
        Example("China's output of rare earths came to 3,188 metric tons in June 2025.", "2025-07-25"),
    ),
    find=find,
)
