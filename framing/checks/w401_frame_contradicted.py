"""W401: recovery, collapse, back to normal, where the level is not there."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_frame
from framing.checks.wording import amount, interval, month, places_of
from framing.schema import Evidence, FrameTest, Recovery

RECOVERIES = frozenset({"recovery_state", "recovery_process", "recovery_either"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Frames of recovery whose test falls short; once an entry and series."""
    told: set[tuple[str, str]] = set()
    for frame, test in given.blamed():
        if frame.meaning.implies.kind not in RECOVERIES or test.label not in ("overstated", "contradicted") or test.recovery is None:
            continue
        key = (frame.meaning.implies.kind, str(test.recovery.now.observations[0].key))
        weaker = [t for t in told if t[1] == key[1]]
        if weaker:
            continue
        told.add(key)
        yield at_frame(
            frame,
            f"Change: {_words(test.recovery)}; “{frame.text}” says back where it was.",
            _why(test),
            severity=None if test.certain else "suggestion",
            evidence=tuple(dict.fromkeys((*test.evidence, *(Evidence("observation", o.id, "recovery") for o in test.recovery.used)))),
        )


def _words(r: Recovery) -> str:
    partner = r.now.observations[0].key.partner
    low, high = r.share.low, r.share.high
    share = "an unknown share"
    if low is not None and high is not None:
        a, b = round(low * 100), round(high * 100)
        share = f"{a}%" if a == b else f"{a} to {b}%"
    since = "before April" if r.policy and r.fall_begins.first.month == 4 else f"before {month(r.fall_begins)}"
    return f"to {places_of(partner)}, {month(r.now.period)} made good {share} of the fall from the months {since}"


def _why(test: FrameTest) -> str:
    r = test.recovery
    assert r is not None
    unit = r.now.observations[0].unit
    kind = "median" if r.reference_kind == "median" else "mean of the previous year"
    known = sorted({str(d) for o in r.used if (d := o.source.known_since)})
    since = f", known since {known[0][:7]} to {known[-1][:7]}" if known else ""
    return (
        f"{amount(r.now.value, unit)} now, {amount(r.trough.value, unit)} in {month(r.trough.period)}; {kind} before the fall "
        f"{interval(r.reference, unit)}, {r.reference_known} months known{since}."
    )


CHECK = Check(
    code="W401",
    name="frame-contradicted",
    severity="warning",
    action="change",
    doc="""What it does
Holds "recovered", "recovery", "back to normal" against the share of the loss made good: (now - trough) / (reference - trough). A state needs
0.9; a process ("recovering", "signs of recovery") only a rise that rounding cannot explain. A noun that could be either is a suggestion.

Why it is bad
"Recovery" tells a reader that it is over.

Example
"The recovery of a trade", at half of the loss.

Use instead
The share of the loss made good, or "rose from".

References
House of Commons Library, SN04446 (from general knowledge); the definition stands in the questions room.
""",
    source="House of Commons Library, SN04446",
    flags=(
        Example("China's exports of rare earth magnets to the United States have recovered, to 353 metric tons in June 2025.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States are back to normal, at 353 metric tons in June 2025.", "2025-07-25"),
    ),
    passes=(
        Example("China's exports of rare earth magnets to the United States rose to 353 metric tons in June 2025, recovering from May.", "2025-07-25"),
        Example("China's exports of rare earth magnets to the United States have not recovered: they came to 353 metric tons in June 2025.", "2025-07-25"),
        Example("“The exports have recovered,” a minister said. China shipped 353 metric tons of rare earth magnets to the U.S. in June 2025.", "2025-07-25"),
    ),
    find=find,
)
