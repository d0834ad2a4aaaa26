"""F103: a figure that cannot be shown wrong, where what is known agrees with another reading."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import FOUND, Check, CheckInput, Draft, observed, series_of
from framing.checks.cases import Figure, answer, case, question, seen
from framing.checks.figures import at_claim
from framing.checks.wording import because, quoted, source
from framing.schema import Claim, Inferred, OtherReading, Verdict

DOC = """
What it does:
Asks what a figure counts. It cannot be shown to be wrong, but what is known agrees with another reading of it than the sentence gives.
Why it is bad:
A figure of one month told for two, or of the world beside figures of one country, is read as something that it is not.
Example:
"Just 46 tons in April and May", where 46.4 t is May alone and April is not known.
Use instead:
The figure with all that it is of: month, partner, product.
References:
BBC editorial guidance on reporting statistics.
"""
ASKS = frozenset({"uncheckable", "consistent"})
"""Verdicts that leave room for another reading; a figure that holds is what it says, a wrong one has a check of its own."""


def find(given: CheckInput) -> Iterator[Draft]:
    """Figures whose verdict has a note."""
    for claim, verdict in given.own():
        if verdict.note is None or verdict.label not in ASKS or _our_reading(claim, verdict) or _told_beside(given, claim, verdict):
            continue
        yield at_claim(
            claim,
            f"Ask what {quoted(claim.text)} counts: {verdict.note}.",
            because(verdict.reason, source(verdict.note_evidence)),
            evidence=observed(verdict.note_evidence, "agrees"),
            fact=("ask", verdict.note),
        )


def _our_reading(claim: Claim, verdict: Verdict) -> bool:
    """True if the role in question was taken over from elsewhere in the article: the reading may be at fault, not the author."""
    role = verdict.missing.role if verdict.missing is not None else None
    return role is not None and isinstance(claim.roles.get(role), Inferred)


def _told_beside(given: CheckInput, claim: Claim, verdict: Verdict) -> bool:
    """True where an amount in the same sentence holds of the very series that was asked: it tells what the figure beside it is of."""
    asked = verdict.question
    if verdict.label != "consistent" or asked is None:
        return False
    for other in given.claims:
        found = given.verdict[other.id]
        if other.id == claim.id or other.sentence != claim.sentence or other.kind != "level" or found.question is None:
            continue
        if found.label in FOUND and series_of(found.question)[:4] == series_of(asked)[:4]:
            return True
    return False


SPRING = question(statistic="level", period="2025-04/2025-05")
WORLD = question(partner="WLD", baseline="2024-06", kind="year_earlier")
MAY = seen("2025-05", 46.4, half=50)

CHECK = Check(
    code="F103",
    name="basis-to-ask",
    severity="suggestion",
    action="ask",
    doc=DOC,
    preview=False,
    source="BBC editorial guidance on reporting statistics",
    flags=(
        case(
            "Exports to the U.S. had fallen to just 46 tons in April and May.",
            Figure(
                words="46 tons",
                shown=46,
                unit="t",
                kind="level",
                label="uncheckable",
                asked=SPRING,
                note_evidence=(MAY,),
                reason="April 2025 to the US is not published",
                note="46.4 t is May 2025 alone; April 2025 is not known",
            ),
            note="a figure that agrees with a part of its window",
        ),
        case(
            "China shipped 353 tons of magnets to the U.S. in June. Export volumes fell 38% on the year.",
            Figure(
                words="38%",
                shown=38,
                direction="down",
                label="consistent",
                asked=WORLD,
                note_evidence=(MAY,),
                reason="known only as it was printed",
                note="this is the figure to the world, not to the US, which was named just before",
            ),
            note="a figure of the world beside one of a country",
        ),
    ),
    passes=(
        case(
            "Exports to the U.S. had fallen to 46.4 tons in May.",
            Figure(
                words="46.4 tons",
                shown=46.4,
                unit="t",
                kind="level",
                asked=question(statistic="level", period="2025-05"),
                answer=answer(46.35e3, 46.45e3, "kg", MAY),
            ),
            note="it holds",
        ),
        case(
            "Exports to Vietnam came to 46 tons in April and May.",
            Figure(words="46 tons", shown=46, unit="t", kind="level", label="uncheckable", asked=SPRING, reason="no series is known"),
            note="nothing that is known agrees with it, so there is nothing to ask",
        ),
        case(
            "China shipped 46.4 tons of magnets to the U.S. in June.",
            Figure(
                words="46.4 tons",
                shown=46.4,
                unit="t",
                kind="level",
                label="other_basis",
                note="46.4 t is May 2025",
                other=OtherReading("period", "June 2025", "May 2025", SPRING),
            ),
            note="it is wrong: F102",
        ),
    ),
    find=find,
)
