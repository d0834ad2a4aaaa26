"""M501: the neighbour that changes the picture most, where the article does not tell it."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.telling import series_of, telling


def find(given: CheckInput) -> Iterator[Draft]:
    """At most two counter-figures a series, at the first figure of it that overstates."""
    told: set[str] = set()
    for claim, verdict in given.own():
        if claim.kind not in ("change", "ratio") or verdict.question is None or series_of(verdict.question) in told:
            continue
        found = telling(given, verdict)
        if found:
            told.add(series_of(verdict.question))
        for n in found:
            yield at_claim(
                claim,
                f"Add: {n.text}.",
                f"{n.evidence_note[0].upper()}{n.evidence_note[1:]}." if n.evidence_note else "Known from the packaged figures.",
                evidence=observed(n.answer.observations, "counter-figure"),
                suggestion=f"{n.text[0].upper()}{n.text[1:]}.",
                changes_direction=n.flips,
            )


CHECK = Check(
    code="M501",
    name="counter-figure-missing",
    severity="warning",
    action="add",
    doc="""What it does
Asks the neighbours of a change that holds (other baselines, windows, the rank of the level reached), and shows the most sensible of those
that weaken it by more than rounding, where most reasonable settings do.

Why it is bad
A figure that is right only at its own corner is picked, whoever picked it.

Example
"Exports to the US soared 660%": June's 353 t is below every known month of 2024.

Use instead
The counter-figure beside the figure, with its own partner, period and source.

References
OSR, Whose line is it anyway; Wu et al., PVLDB 7(7), 2014.
""",
    source="OSR, Whose line is it anyway; Wu et al., PVLDB 7(7), 2014",
    flags=(
        Example("China's exports of rare earth magnets to the United States soared 660% in June 2025 from May.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world jumped 157.5% in June 2025 from May, customs data showed.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
        Example("China's output of rare earth magnets soared 660% in June 2025 from May.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the world came to 3,188 metric tons in June 2025.", "2025-07-25"),
    ),
    find=find,
)
