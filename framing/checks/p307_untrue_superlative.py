"""P307: a record, a highest or lowest since, that the known months do not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, at_frame, observed
from framing.checks.wording import amount, month
from framing.schema import Superlative


def find(given: CheckInput) -> Iterator[Draft]:
    """Superlatives read as claims, and "record" read as a frame."""
    told: set[tuple[int, int]] = set()
    for claim, verdict in given.own():
        s = verdict.superlative
        if verdict.label == "contradicted" and s is not None and s.holds is False:
            told.add((claim.start, claim.end))
            message, why = _words(claim.text, s)
            yield at_claim(claim, message, why, evidence=observed(s.used, "months"))
    for frame, test in given.blamed():
        s = test.superlative
        if s is None or s.holds is not False or any(a < frame.end and frame.start < b for a, b in told):
            continue
        message, why = _words(frame.text, s)
        yield at_frame(frame, message, why, evidence=observed(s.used, "months"))


def _words(text: str, s: Superlative) -> tuple[str, str]:
    against = ""
    if s.against is not None:
        unit = s.against.observations[0].unit
        against = f": {month(s.against.period)} had {amount(s.against.value, unit)}"
    missing = f", {len(s.missing)} are missing" if s.missing else ""
    return f"Change: “{text}” does not hold{against}.", f"{month(s.window)}: {s.known} months are known{missing}."


CHECK = Check(
    code="P307",
    name="untrue-superlative",
    severity="error",
    action="change",
    doc="""What it does
Looks through the known months of the series for one that stands against a record, a highest or a lowest since. It says how many months are
known and which are missing; a gap never makes a superlative wrong.

Why it is bad
A record is checked by every reader who remembers the last one.

Example
"The lowest since January", where March was lower.

Use instead
The span for which the superlative holds, or the rank.

References
BBC, editorial guidance on reporting statistics (from general knowledge).
""",
    source="BBC, editorial guidance on reporting statistics",
    flags=(
        Example("China's exports of rare earth magnets to the world rose in June 2025 to 3,188 tons, the highest since January 2025.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States hit a record of 353 tons in June 2025.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the world rose in August 2025 to 6,146 tons, the highest since January 2025.", "2025-09-25"),
        Example("China's exports of rare earth magnets to the world rose to 3,188 tons in June 2025.", "2025-07-25"),
        Example("China's output of rare earth magnets hit a record in June 2025.", "2025-07-25"),
    ),
    find=find,
)
