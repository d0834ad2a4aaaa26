"""B202: a large percentage from a small base."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_claim, observed
from framing.checks.wording import amount, change, interval, month
from framing.schema import Claim, LowBase

HOLDS = frozenset({"supported", "rounded", "consistent"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Rises that hold, on a base far below the usual; one finding a base."""
    told: set[str] = set()
    for claim, verdict in given.own():
        low = verdict.low_base
        if verdict.label not in HOLDS or low is None or claim.kind not in ("change", "ratio"):
            continue
        key = str(low.base.observations[0].key) + str(low.base.period)
        if key in told or (low.fires is False):
            continue
        told.add(key)
        base = amount(low.base.value, low.unit)
        rank = _rank(low)
        if low.fires:
            severity = "suggestion" if _told(given, claim, low) else None
            yield at_claim(
                claim,
                f"Add: say the level. {month(low.base.period)}, the month compared with, had {base}{rank}.",
                _why(low),
                severity=severity,  # type: ignore[arg-type]
                evidence=observed(low.base.observations, "base") + observed(low.used, "months"),
            )
        else:
            yield at_claim(
                claim,
                f"Add: say the level. {month(low.base.period)}, the month compared with, had {base}; {low.known} months are known.",
                "Too few months are known to say whether the base is low.",
                severity="suggestion",
                evidence=observed(low.base.observations, "base"),
            )


def _rank(low: LowBase) -> str:
    since = f" since {low.since.first.year}" if low.since else ""
    return f", the lowest of the {low.lowest_of} known{since}" if low.lowest_of else ""


def _why(low: LowBase) -> str:
    if low.median is None:
        return f"{low.known} months are known."
    on = f"; on that the change is {change(low.growth_on_median)}" if low.growth_on_median is not None else ""
    return f"The median of the {low.known} months known around it is {interval(low.median, low.unit)}{on}."


def _told(given: CheckInput, claim: Claim, low: LowBase) -> bool:
    """True where the article itself gives the base's level and the comparison with a year before."""
    level = year = False
    for other in given.claims:
        if (other.flow, other.reporter) != (claim.flow, claim.reporter) or other.partner not in (claim.partner, None):
            continue
        level = level or (other.kind == "level" and other.period == low.base.period)
        year = year or (other.kind == "change" and other.baseline is not None and other.period is not None and other.baseline.period == other.period.year_earlier())
    return level and year


CHECK = Check(
    code="B202",
    name="low-base",
    severity="warning",
    action="add",
    doc="""What it does
Flags a rise of 50% or more whose base lies below a quarter of the median of the known months around it, where the growth over that median
is negative or below a third of the growth told. With fewer than four months known it only suggests to say the level.

Why it is bad
A percentage from next to nothing says more of the base than of the rise.

Example
"Exports soared 660%": from 46 tons, when 600 was usual.

Use instead
Both levels, and a comparison with a usual month or the year before.

References
House of Commons Library, SN04446, Statistical literacy guide.
""",
    source="House of Commons Library, SN04446",
    flags=(
        Example("China's exports of rare earth magnets to the United States soared 660% in June 2025 from May.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose in June 2025 to more than seven times May's level.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the world rose 3% in July 2025 from July 2024.", "2025-08-25"),
        Example("China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States rose 4.8% in July 2025 from a year earlier.", "2025-08-25"),
    ),
    find=find,
)
