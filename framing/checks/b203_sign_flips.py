"""B203: a standard comparison says the opposite."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, observed
from framing.checks.cases import BALANCED, Figure, answer, case, neighbour, printed, question
from framing.checks.counter import counters
from framing.checks.figures import at_claim
from framing.checks.wording import because, quoted, source
from framing.schema import Neighbour

DOC = """
What it does:
Flags a rise that is a fall (or a fall that is a rise) in the comparison that statistical offices publish by themselves, on the year or
for the year to date, where the article does not tell that comparison. It is silent where M501 shows the same figure.
Why it is bad:
The choice of the month decides whether the story is one of growth or of decline, and the reader is not told that there is a choice.
Example:
"Exports rose 12% in June from May", where they were 30% below June of the year before.
Use instead:
Both comparisons in one sentence.
References:
House of Commons Library, Statistical literacy guide (SN04446).
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """One for each series and period."""
    for counter in counters(given):
        n = counter.neighbour
        if not (counter.standard and n.flips):
            continue
        sentence = n.text.rstrip(".")
        yield at_claim(
            counter.claim,
            f"Add the standard comparison to {quoted(counter.claim.text)}, which has the other sign: {sentence}.",
            because("the sign depends on the comparison", n.evidence_note, source(n.answer.observations, tier=not n.evidence_note)),
            evidence=observed(n.answer.observations, "counter-figure"),
            suggestion=f"{sentence[:1].upper()}{sentence[1:]}.",
            changes_direction=True,
            fact=counter.fact,
        )


JUNE = question(baseline="2025-05")
YEAR = question(baseline="2024-06", kind="year_earlier")
HALF = question(period="2025-01/2025-06", baseline="2024-01/2024-06", kind="year_earlier")
DOWN = neighbour(
    "to the US, June 2025 is down 30% on June 2024", YEAR, answer(-30.1, -29.9, "percent", printed("2025-06", "2024-06", -30)), front=False
)
SAME = neighbour(
    "to the US, June 2025 is up 3% on June 2024",
    YEAR,
    answer(2.9, 3.1, "percent", printed("2025-06", "2024-06", 3)),
    flips=False,
    front=False,
)
TO_DATE = neighbour(
    "to the US, the first half of 2025 is down 9% on the first half of 2024",
    HALF,
    answer(-9.1, -8.9, "percent", printed("2025-06", "2024-06", -9)),
    role="window",
    front=False,
)
WORLD = neighbour(
    "to the world, June 2025 is down 38.1% on June 2024",
    question(baseline="2024-06", kind="year_earlier", partner="WLD"),
    answer(-38.15, -38.05, "percent", printed("2025-06", "2024-06", -38.1, partner="WLD")),
    role="partner",
    front=False,
)


def _rose(*around: Neighbour) -> Figure:
    return Figure(words="12%", shown=12, asked=JUNE, neighbours=around, perturbation=BALANCED)


CHECK = Check(
    code="B203",
    name="sign-flips",
    severity="warning",
    action="add",
    doc=DOC,
    preview=False,
    source="House of Commons Library, SN04446",
    flags=(
        case("Exports of magnets to the U.S. rebounded 12% in June from May.", _rose(DOWN), note="down on the year, which is not told"),
        case("Exports of magnets to the U.S. rose 12% in June on the month.", _rose(TO_DATE), note="down for the year to date"),
    ),
    passes=(
        case(
            "Exports of magnets to the U.S. rose 12% in June from May but fell 30% on the year.",
            _rose(DOWN),
            Figure(words="30%", shown=30, direction="down", asked=YEAR),
            note="the article tells it",
        ),
        case("Exports of magnets to the U.S. rose 12% in June from May.", _rose(SAME), note="both comparisons point the same way"),
        case(
            "Exports of magnets to the U.S. rose 12% in June from May.", _rose(WORLD), note="the world is another partner, not another sign"
        ),
    ),
    find=find,
)
