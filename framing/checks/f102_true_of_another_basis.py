"""F102: the right number of another period, flow, partner or measure."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.wording import answered, asked, figure, source

PRODUCT = frozenset({"product", "commodity"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Figures that are true of exactly one other setting; another product is P301's."""
    for claim, verdict in given.own():
        if verdict.label != "other_basis" or verdict.other is None or verdict.other.role in PRODUCT:
            continue
        other = verdict.other
        known = f" As read, the data have {answered(verdict.answer)}." if verdict.answer is not None else ""
        yield at_claim(
            claim,
            f"Change: {figure(claim)} fits another {other.role}: {asked(other.question)}, not {other.said}.",
            f"Exactly one role differs, and a match by chance is unlikely.{known} {_source(verdict.answer)}".strip(),
            evidence=observed(verdict.answer.observations) if verdict.answer is not None else (),
        )


def _source(answer: object) -> str:
    from framing.schema import Answer

    return f"{source(answer.observations)}." if isinstance(answer, Answer) else ""


CHECK = Check(
    code="F102",
    name="true-of-another-basis",
    severity="error",
    action="change",
    doc="""What it does
Flags a figure that the data contradict as it is said, and that is true when exactly one role is another natural one: the month before, the
world for a partner, imports for exports. A match that could be chance says nothing.

Why it is bad
The number is real, so nobody who checks only the number finds it, and the sentence is false.

Example
"China exported 1,238 metric tons of magnets in June", which is May's figure.

Use instead
The period, partner or flow that the figure is of, or the figure of those that the sentence names.

References
BBC, editorial guidance on reporting statistics; the chance test after Wu et al., PVLDB 7(7), 2014.
""",
    source="BBC, editorial guidance on reporting statistics; Wu et al., PVLDB 7(7), 2014",
    flags=(
        Example("China exported 1,238 metric tons of rare earth magnets worldwide in June 2025, customs data showed.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States came to 3,188 metric tons in June 2025.", "2025-07-25"),
    ),
    passes=(
        Example("China exported 3,188 metric tons of rare earth magnets worldwide in June 2025, customs data showed.", "2025-07-25"),
        Example("China exported 1,238 metric tons of rare earth magnets worldwide in May 2025, customs data showed.", "2025-07-25"),
        Example("Zhejiang exported 1,238 metric tons of rare earth magnets in June 2025.", "2025-07-25"),
    ),
    find=find,
)
