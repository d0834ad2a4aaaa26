"""B203: a standard comparison says the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.telling import counter_figures, is_told, series_of, tells_the_other_side
from framing.schema import Claim, Neighbour

HOLDS = frozenset({"supported", "rounded", "consistent"})
STANDARD = frozenset({"year_earlier", "previous"})


def find(given: CheckInput) -> Iterator[Draft]:
    """The most sensible standard comparison of the same partner that has the other sign, where the article does not tell it.

    What M501 shows as a counter-figure is said there.
    """
    told: set[str] = set()
    shown = {n.text for n in counter_figures(given)}
    for claim, verdict in given.own():
        if verdict.label not in HOLDS or claim.kind != "change" or verdict.question is None:
            continue
        key = series_of(verdict.question)
        flips = [n for n in verdict.neighbours if n.flips and _standard(n) and _same_series(n, claim, key) and not is_told(given, n)]
        if not flips or key in told or tells_the_other_side(given, verdict):
            continue
        best = max(flips, key=lambda n: n.sensibility)
        if best.text in shown:
            continue
        told.add(key)
        yield at_claim(
            claim,
            f"Add: {best.text}.",
            f"The article tells one comparison; a standard one has the other sign. {best.evidence_note[:1].upper()}{best.evidence_note[1:]}.",
            evidence=observed(best.answer.observations, "counter-figure"),
            suggestion=f"{best.text[0].upper()}{best.text[1:]}.",
            changes_direction=True,
        )


def _standard(n: Neighbour) -> bool:
    baseline = n.question.baseline
    return baseline is not None and baseline.kind in STANDARD


def _same_series(n: Neighbour, claim: Claim, key: str) -> bool:
    return series_of(n.question) == key


CHECK = Check(
    code="B203",
    name="sign-flips",
    severity="warning",
    action="add",
    doc="""What it does
Asks the standard comparisons of the same series and partner (a month before, a year before, the year to date) and flags a change where one
of them has the other sign and the article does not tell it.

Why it is bad
"Exports rebounded 12%" and "exports are 30% below last year" are both true, and only together a picture.

Example
"Shipments rose 10.5% in March", with the year-on-year fall left out.

Use instead
Both comparisons, each with its period.

References
House of Commons Library, SN04446, Statistical literacy guide.
""",
    source="House of Commons Library, SN04446",
    flags=(
        Example("China's exports of rare earth magnets to the world rose 10.5% in March 2026 from February, customs data showed.", "2026-04-25"),
        Example("China's exports of rare earth magnets to the world climbed 10.5% month on month in March 2026.", "2026-04-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the world rose 10.5% in March 2026 from February. They fell 1.6% from a year earlier.", "2026-04-25"),
        Example("China's exports of rare earth magnets to the United States fell 9.5% in March 2026 from February.", "2026-04-25"),
        Example("China's output of rare earth magnets rose 10.5% in March 2026 from February.", "2026-04-25"),
    ),
    find=find,
)
