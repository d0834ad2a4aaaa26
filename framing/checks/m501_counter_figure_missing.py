"""M501: the counter-figure that changes the picture and is not told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft, observed
from framing.checks.cases import BALANCED, OVERSTATING, Figure, answer, case, neighbour, printed, question, seen
from framing.checks.counter import Counter, counters, overstates, telling
from framing.checks.figures import at_claim
from framing.checks.thresholds import thresholds
from framing.checks.wording import because, source

DOC = """
What it does:
Names the comparison that changes the picture of a true figure most in the fewest words, where the article does not tell it. At most two
a series, always of the figure's own partner.
Why it is bad:
A figure that is right only at its own corner of all reasonable comparisons leaves a reader with a picture that the series does not bear
out.
Example:
"Exports to the U.S. soared 660% in June", where June was below every known month of the year before.
Use instead:
The figure and the counter-figure in one paragraph.
References:
Office for Statistics Regulation, Whose line is it anyway; Wu, Agarwal, Li, Yang, Yu, Toward Computational Fact-Checking, PVLDB 7(7),
2014.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """The Pareto front first, then the standard comparison with the other sign; one of each kind, of each series."""
    chosen: dict[tuple[object, ...], list[Counter]] = {}
    for counter in _ranked(given):
        of_series = chosen.setdefault(counter.series, [])
        if of_series and of_series[0].claim.id != counter.claim.id:
            continue
        if len(of_series) < thresholds().each_series and counter.neighbour.role not in {c.neighbour.role for c in of_series}:
            of_series.append(counter)
    for counter in (c for of_series in chosen.values() for c in of_series):
        yield _draft(counter)


def _ranked(given: CheckInput) -> list[Counter]:
    found = [c for c in counters(given) if overstates(c.verdict.perturbation) and telling(c)]
    found = [c for c in found if c.neighbour.front or (c.standard and c.neighbour.flips)]
    return sorted(found, key=lambda c: (c.claim.kind != "change", c.claim.start, not c.neighbour.front, -c.neighbour.sensibility))


def _draft(counter: Counter) -> Draft:
    n, p = counter.neighbour, counter.verdict.perturbation
    sentence = n.text.rstrip(".")
    weaker = ""
    if p is not None:
        count = f"{round(p.uniqueness * p.answered)} of {p.answered}"
        weaker = f"{count} other comparisons that can be answered are weaker than the figure told ({p.asked} were asked)"
    return at_claim(
        counter.claim,
        f"Add: {sentence}.",
        because(n.evidence_note, weaker, source(n.answer.observations, tier=not n.evidence_note)),
        evidence=observed(n.answer.observations, "counter-figure"),
        suggestion=f"{sentence[:1].upper()}{sentence[1:]}.",
        changes_direction=counter.standard and n.flips,
        fact=counter.fact,
    )


JUNE = question(baseline="2025-05")
RANK = neighbour(
    "to the US, June's 353 t is below every known month of 2024 (591–693 t)",
    question(baseline="2024-01/2024-12", kind="other", statistic="rank"),
    answer(352.5e3, 353.5e3, "kg", seen("2025-06", 353), seen("2024-06", 591, day="2025-06")),
    role="rank",
    note="5 months known",
)
HALF = neighbour(
    "to the US, the first half of 2025 is down 30.6% on the first half of 2024",
    question(period="2025-01/2025-06", baseline="2024-01/2024-06", kind="year_earlier"),
    answer(-30.65, -30.55, "percent", printed("2025-01/2025-06", "2024-01/2024-06", -30.6)),
    role="window",
    sensibility=0.2,
    front=False,
)
YEAR = question(baseline="2024-06", kind="year_earlier")


def _soared(**more: Any) -> Figure:
    return Figure(words="660%", shown=660, asked=JUNE, neighbours=(RANK, HALF), **{"perturbation": OVERSTATING, **more})


CHECK = Check(
    code="M501",
    name="counter-figure-missing",
    severity="warning",
    action="add",
    doc=DOC,
    preview=False,
    source="Office for Statistics Regulation, Whose line is it anyway",
    flags=(
        case("Exports of magnets to the U.S. soared 660% in June from May.", _soared(), note="right, and alone in its corner"),
        case(
            "Exports of magnets to the U.S. soared 660% in June from May. To the world they were 38.1% below June 2024.",
            _soared(),
            Figure(
                words="38.1%",
                shown=38.1,
                direction="down",
                label="consistent",
                asked=question(partner="WLD", baseline="2024-06", kind="year_earlier"),
            ),
            note="the world's figure tells nothing of the partner told",
        ),
    ),
    passes=(
        case(
            "Exports of magnets to the U.S. soared 660% in June from May but were down 48% on the year.",
            _soared(),
            Figure(words="48%", shown=48, direction="down", asked=YEAR),
            note="the article tells the other side of the same series",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June from May.",
            _soared(perturbation=BALANCED),
            note="the figure stands in the middle of its neighbours",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June from May.",
            _soared(label="uncheckable"),
            note="only a figure that holds is put beside others",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June from May, the analyst claimed wrongly.",
            _soared(voice="criticised"),
            note="a figure that the article criticises is not its own",
        ),
    ),
    find=find,
)
