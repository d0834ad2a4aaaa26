"""F104: figures of one article that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft, spot
from framing.checks.cases import Figure, case, question
from framing.checks.figures import at_claim
from framing.checks.wording import because, quoted
from framing.schema import Interval

DOC = """
What it does:
Flags figures of one sentence that contradict each other, whatever the data say: a change beside the two amounts it should lead from and
to, a sum beside all its parts.
Why it is bad:
At least one of them is wrong, and a reader with a pencil finds it before the correction is printed.
Example:
"Up 40%, from 70 to 90 tons": from 70 to 90 is up 29%.
Use instead:
The figures of one source, of one basis, worked out again.
References:
BBC editorial guidance on reporting statistics; interval arithmetic on what rounding allows.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Contradictions, each at the figure that the data contradict where there is one, else at the one to look at first."""
    for odds in given.at_odds:
        claims = [given.claim[i] for i in odds.claims]
        wrong = [c for c in claims if given.verdict[c.id].label in ("contradicted", "other_basis")]
        at = wrong[0] if wrong else claims[0]
        known = f"the data contradict {quoted(at.text)}" if wrong else ""
        yield at_claim(
            at,
            f"Change one of them: {odds.message}.",
            because("worked out again from the article's own figures", known),
            evidence=tuple(spot(c.start, c.end, "figure") for c in claims),
        )


LEVEL = question(statistic="level")


def _tons(words: str, shown: float, **more: Any) -> Figure:
    return Figure(words=words, shown=shown, unit="t", kind="level", asked=LEVEL, **more)


CHECK = Check(
    code="F104",
    name="figures-at-odds",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="BBC editorial guidance on reporting statistics",
    flags=(
        case(
            "Shipments rose 40%, from 70 tons to 90 tons.",
            Figure(words="40%", shown=40),
            _tons("70 tons", 70),
            _tons("90 tons", 90),
            at_odds=[("from_to", ("40%", "70 tons", "90 tons"), Interval(28, 29), 'from 70 tons to 90 tons is up 29%, not "40%"')],
            note="the change does not lead from one amount to the other",
        ),
        case(
            "Shipments rose 29%, from 70 tons to 96 tons.",
            Figure(words="29%", shown=29),
            _tons("70 tons", 70),
            _tons("96 tons", 96, label="contradicted"),
            at_odds=[("from_to", ("29%", "70 tons", "96 tons"), Interval(37, 38), 'from 70 tons to 96 tons is up 37%, not "29%"')],
            note="the data say which of them is wrong, so that it stands there",
        ),
    ),
    passes=(
        case(
            "Shipments rose 29%, from 70 tons to 90 tons.",
            Figure(words="29%", shown=29),
            _tons("70 tons", 70),
            _tons("90 tons", 90),
            note="it adds up",
        ),
        case(
            "Growth was revised to 5.2% from 4.9%.",
            Figure(words="5.2%", shown=5.2),
            note="a superseded figure is not at odds with its revision",
        ),
        case(
            "Exports rose 15.9% in yuan and 17.2% in dollars.",
            Figure(words="15.9%", shown=15.9),
            Figure(words="17.2%", shown=17.2),
            note="two currencies are two series",
        ),
    ),
    find=find,
)
