"""F104: figures of the article that cannot all be true."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim
from framing.schema import Evidence


def find(given: CheckInput) -> Iterator[Draft]:
    """Every contradiction inside the article."""
    for odd in given.at_odds:
        claim = given.claim.get(odd.claims[0])
        if claim is None:
            continue
        others = [given.claim[c] for c in odd.claims[1:] if c in given.claim]
        yield at_claim(
            claim,
            f"Change: {odd.message[0].upper()}{odd.message[1:].rstrip('.')}.",
            "Reckoned from the article's own figures, rounding allowed for.",
            evidence=tuple(Evidence("text", f"{c.start}:{c.end}", "operand") for c in others),
        )


CHECK = Check(
    code="F104",
    name="figures-at-odds",
    severity="error",
    action="change",
    doc="""What it does
Recomputes a change from the two amounts that stand beside it, and a whole from its parts. Figures of other periods, averages beside totals,
forecasts and superseded figures are never held against each other.

Why it is bad
One of the figures is wrong, whatever the data say, and a reader with a calculator finds it.

Example
"Exports rose 40%, from 70 tons to 90 tons": that is 29%.

Use instead
The change that the amounts give, or the amounts that the change gives.

References
BBC, editorial guidance on reporting statistics.
""",
    source="BBC, editorial guidance on reporting statistics",
    flags=(
        Example("Ghana's exports of cocoa beans to Malaysia rose 40%, from 32,100 tonnes in May to 40,200 tonnes in June 2025.", "2025-07-25"),
        Example("China's exports of steel to Peru fell 10% to 54,300 tonnes in June 2025 from 72,400 tonnes in May.", "2025-07-25"),
    ),
    passes=(
        Example("Ghana's exports of cocoa beans to Malaysia rose 25%, from 32,100 tonnes in May to 40,200 tonnes in June 2025.", "2025-07-25"),
        Example("China's exports of steel to Peru are expected to fall 10% to 54,300 tonnes from 72,400 tonnes.", "2025-07-25"),
        Example("China's exports of steel to Peru fell 25% to 54,300 tonnes in June 2025 from 72,400 tonnes in May.", "2025-07-25"),
    ),
    find=find,
)
