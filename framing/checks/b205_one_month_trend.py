"""B205: one point called a trend."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_frame

TRENDS = frozenset({"trend_rise", "trend_fall"})
RUN = 3
"""Months in one direction that make a run worth the word; ONS style asks for more than a single period, and two points are one change."""


def find(given: CheckInput) -> Iterator[Draft]:
    """Words of trend in the author's voice over a change of a single month."""
    told: set[str] = set()
    for frame, test in given.blamed():
        if frame.meaning.implies.kind not in TRENDS or frame.entry in told:
            continue
        claim = given.claim.get(frame.claim or "")
        if claim is None or claim.kind == "run" or test.label == "borne_out":
            continue
        verdict = given.verdict[claim.id]
        period = verdict.question.period if verdict.question is not None else claim.period
        if period is None or period.length >= RUN or (period.days):
            continue
        if verdict.label not in ("supported", "rounded", "consistent"):
            continue
        runs = [c for c in given.claims if c.kind == "run" and c.flow == claim.flow and c.reporter == claim.reporter]
        if runs:
            continue
        told.add(frame.entry)
        yield at_frame(
            frame,
            f"Change: “{frame.text}” rests on one month; name the month, or give at least {RUN} in a row.",
            f"{test.reason[0].upper()}{test.reason[1:].rstrip('.')}.",
            evidence=test.evidence,
        )


CHECK = Check(
    code="B205",
    name="one-month-trend",
    severity="warning",
    action="change",
    doc="""What it does
Flags words of trend ("a revival is under way") that rest on the change of a single month, where the known months do not show three in a row
in that direction.

Why it is bad
Months jump. One point is a change, not a trend.

Example
"A revival is under way", after one month of rise.

Use instead
"Rose in June", or the run of months.

References
ONS, UK trade: notes on monthly movements (from general knowledge).
""",
    source="ONS, UK trade",
    flags=(
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025. A revival is under way.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose 660% in June 2025 from May, and a revival is under way.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025. “A revival is under way,” a trader said.", "2025-07-25"),
        Example("A religious revival is under way in Ohio, pastors say. It has drawn thousands of people to tents and to rivers.", "2025-07-25"),
    ),
    find=find,
)
