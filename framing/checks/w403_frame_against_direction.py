"""W403: a word of rise over a fall, or of fall over a rise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import Figure, Word, answer, case, printed, question
from framing.checks.figures import answer_evidence, asked_words, why_answered
from framing.checks.thresholds import thresholds
from framing.checks.wording import answer_words, quoted
from framing.checks.words import at_frame, verified, way

DOC = """
What it does:
Flags a word of rise or fall in the article's own voice that stands, in one sentence, with a change that the data bear out and that goes
the other way.
Why it is bad:
The word is what stays with the reader, the figure is what is skipped.
Example:
"Carmakers got a boost, with exports coming in 10.5% lower."
Use instead:
A word of the figure's own direction, or none.
References:
The Bloomberg Way, chapter 4 (verbs that fit the move); the directions of the words are in the lexicon, each with its source.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Words against the verified direction of the change that they hang on; one for each figure and word."""
    for frame, test in given.blamed():
        own = way(frame)
        if (
            test.label != "contradicted"
            or own is None
            or frame.family not in thresholds().directed
            or frame.meaning.implies.kind.startswith("recovery")
        ):
            continue
        found = verified(given, frame)
        if found is None or found[2] == own:
            continue
        claim, verdict, direction = found
        data = answer_words(verdict.answer) if verdict.answer is not None else direction
        yield at_frame(
            frame,
            f"Change {quoted(frame.text)}, which says {_noun(own)}: {quoted(claim.text)} is {_noun(direction)} "
            f"({asked_words(verdict.question)}: {data}).",
            why_answered(verdict),
            evidence=answer_evidence(verdict),
            changes_direction=True,
            fact=("word", claim.id, frame.text.casefold()),
        )


def _noun(direction: str) -> str:
    return "a rise" if direction == "up" else "a fall"


CARS = question(product="cars", reporter="KOR", partner="WLD", measure="value", period="2025-10", baseline="2024-10", kind="year_earlier")
FELL = answer(-10.55, -10.45, "percent", printed("2025-10", "2024-10", -10.5, partner="WLD", publisher="trade ministry", day="2025-11-01"))


def _lower(words: str, **more: Any) -> Figure:
    return Figure(words=words, shown=10.5, direction="down", asked=CARS, answer=FELL, way="down", **more)


def _boost(words: str, figure: str, **more: Any) -> Word:
    return Word(words=words, implies="rise", label="contradicted", text="the series rose", family="intensity", figure=figure, **more)


CHECK = Check(
    code="W403",
    name="frame-against-direction",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="The Bloomberg Way, ch. 4",
    flags=(
        case(
            "Carmakers got a boost from abroad, with vehicle exports 10.5% lower.",
            _lower("10.5%"),
            _boost("boost", "10.5%"),
            published="2025-11-01",
            note="an up-word over a fall",
        ),
        case(
            "The surge in vehicle exports, 10.5% below October 2024, went on.",
            _lower("10.5%"),
            _boost("surge", "10.5%"),
            published="2025-11-01",
            note="the noun, before its figure",
        ),
    ),
    passes=(
        case(
            "Carmakers were hit, with vehicle exports 10.5% lower.",
            _lower("10.5%"),
            Word(words="hit", implies="fall", label="borne_out", text="the series fell", family="intensity", figure="10.5%"),
            published="2025-11-01",
            note="the word goes the same way",
        ),
        case(
            "Vehicle exports sank, 10.5% lower on the year.",
            _lower("10.5%"),
            Word(words="sank", implies="fall", label="contradicted", text="the series fell", family="intensity", figure="10.5%"),
            published="2025-11-01",
            note="the word goes the same way as the verified change, whatever another comparison says",
        ),
        case(
            "Vehicle exports rose after a fall of 10.5%.",
            _lower("10.5%"),
            _boost("rose", "10.5%"),
            published="2025-11-01",
            note="the figure is another move's",
        ),
        case(
            '"A boost for carmakers," the minister said of exports 10.5% lower.',
            _lower("10.5%"),
            _boost("boost", "10.5%", voice="quoted"),
            published="2025-11-01",
            note="the minister's word, not the paper's",
        ),
        case(
            "Carmakers got a boost, with vehicle exports 10.5% lower.",
            _lower("10.5%", label="uncheckable"),
            _boost("boost", "10.5%"),
            published="2025-11-01",
            note="the direction is not borne out by data",
        ),
    ),
    find=find,
)
