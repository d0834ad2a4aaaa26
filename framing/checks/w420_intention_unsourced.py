"""W420: a motive in the paper's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_frame
from framing.schema import Evidence


def find(given: CheckInput) -> Iterator[Draft]:
    """Intentions that nobody is cited for; the repeats of an entry are told once, in the headline first."""
    told: set[str] = set()
    titles = {p.id: p.title for p in given.policies}
    for frame, test in given.blamed():
        if frame.meaning.implies.kind != "intention" or test.label != "untestable" or frame.sourced or frame.entry in told:
            continue
        told.add(frame.entry)
        known = [titles.get(p, p) for p in test.circumstance]
        circumstance = f" Known circumstance: {'; '.join(known)}." if known else ""
        yield at_frame(
            frame,
            f"Attribute: “{frame.text}” is an intention in the paper's own voice, nobody is cited for it.",
            f"An intention is not tested against data.{circumstance}",
            severity=None if frame.family == "intent" else "suggestion",
            evidence=tuple(Evidence("policy", p, "circumstance") for p in test.circumstance),
        )


CHECK = Check(
    code="W420",
    name="intention-unsourced",
    severity="warning",
    action="attribute",
    doc="""What it does
Flags a motive that the article states in its own voice with nobody cited. The motive is not tested and none is inferred: dated
circumstances of the same products and partners are listed.

Why it is bad
Why a government did something is a claim of fact about minds; it needs a source.

Example
"Exports soared in a goodwill gesture to Washington."

Use instead
"..., which analysts at X called a goodwill gesture", or the circumstance.

References
IPSO, A question of accuracy (from general knowledge).
""",
    source="IPSO, A question of accuracy",
    flags=(
        Example("China's exports of rare earth magnets to the United States soared in June 2025 in a goodwill gesture to Washington.", "2025-07-25"),
        Example("As an olive branch, Beijing let exports of rare earth magnets to the United States rise to 353 metric tons in June 2025.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States soared in June 2025. “It is a goodwill gesture,” an analyst at a bank said.", "2025-07-25"),
        Example("Calling the rise in China's magnet exports a goodwill gesture is misleading, because licences are still required for many of them.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025.", "2025-07-25"),
    ),
    find=find,
)
