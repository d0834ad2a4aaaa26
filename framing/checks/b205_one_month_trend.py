"""B205: one point called a trend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft, series_of
from framing.checks.cases import Figure, Word, case, question
from framing.checks.wording import because, quoted
from framing.checks.words import at_frame, contested, says
from framing.schema.frame import TestLabel

DOC = """
What it does:
Flags a word that says a trend (a revival, a retreat under way, a turning point) where fewer than three moves in a row go its way.
Why it is bad:
One month is a point. Two points make a line through anything, and monthly trade swings more than most readers know.
Example:
"A revival is under way", after one month of rise.
Use instead:
The months themselves: "exports rose in June for the first time since March".
References:
Office for National Statistics, UK trade (three-month comparisons are put before single months); the length of a run is set in the
questions room.
"""
TRENDS = frozenset({"trend_rise", "trend_fall"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Trends that are shorter than three, once for each series, month and direction."""
    for frame, test in given.blamed():
        kind = frame.meaning.implies.kind
        if kind not in TRENDS or test.label not in ("overstated", "contradicted") or contested(given, frame):
            continue
        question = given.question_of(frame)
        fact = ("trend", kind, series_of(question), question.period) if question is not None else ("trend", kind, frame.sentence)
        yield at_frame(
            frame,
            f"Change {quoted(frame.text)}, which says a trend: {test.reason}.",
            because(f"the word says that {says(frame)}"),
            severity=None if test.certain else "suggestion",
            evidence=test.evidence,
            changes_direction=test.label == "contradicted",
            fact=fact,
        )


RISE = Figure(words="660%", shown=660, asked=question(baseline="2025-05"))
ONE = "1 rise in a row by June 2025, where a trend needs 3"


def _revival(words: str, label: TestLabel, **more: Any) -> Word:
    return Word(
        words=words,
        implies="trend_rise",
        label=label,
        text="the series has risen for three months or more",
        **{"reason": ONE, "figure": "660%", **more},
    )


CHECK = Check(
    code="B205",
    name="one-month-trend",
    severity="warning",
    action="change",
    doc=DOC,
    preview=False,
    source="Office for National Statistics, UK trade",
    flags=(
        case("Exports soared 660% in June. A revival is under way.", RISE, _revival("revival", "overstated"), note="one month of rise"),
        case(
            "Exports soared 660% in June, and the turnaround is here.",
            RISE,
            _revival("turnaround", "overstated"),
            note="one month is no turn",
        ),
        case(
            "The revival went on in July.",
            _revival("revival", "contradicted", reason="July 2025 went the other way", figure=None),
            note="the last move went the other way",
        ),
    ),
    passes=(
        case(
            "Exports rose 660% in June. A revival is under way.",
            RISE,
            _revival("revival", "borne_out", reason="4 rises in a row by June 2025"),
            note="four rises in a row",
        ),
        case(
            "Exports rose 660% in June. A revival is under way.",
            RISE,
            _revival("revival", "untestable", reason="April is not known"),
            note="months are missing, so that nothing is said",
        ),
        case(
            '"A revival is under way," said the minister.',
            _revival("revival", "overstated", voice="quoted", figure=None),
            note="the minister's word",
        ),
        case(
            "The collapse marks a turning point.",
            _revival("turning point", "overstated", figure=None),
            Word(words="collapse", implies="large_fall", label="untestable", text="the series fell far more than it usually swings"),
            note="another word of the sentence points the other way, so that it is not sure which turn is meant",
        ),
    ),
    find=find,
)
