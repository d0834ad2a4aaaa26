"""P307: a record that is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft, observed
from framing.checks.cases import Figure, Word, case, point, question, seen
from framing.checks.figures import at_claim, by_voice, verb
from framing.checks.wording import amount, because, months_listed, period_words, quoted, source
from framing.checks.words import at_frame
from framing.schema import FrameTest, Period, Superlative

DOC = """
What it does:
Flags a record, a highest or lowest since, an all-time high, against which a known month stands by more than rounding. It says how many
months are known and which are missing.
Why it is bad:
A superlative is a statement on every month there was, and one month is enough to make it untrue.
Example:
"A record", where the month before was higher.
Use instead:
"The second highest", or the month from which on it is true: "the highest since September".
References:
BBC editorial guidance on reporting statistics.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Untrue superlatives, figures before words, once for each series and month."""
    for claim, verdict in given.own():
        if verdict.superlative is not None and verdict.superlative.holds is False and verdict.label == "contradicted":
            found = verdict.superlative
            yield at_claim(
                claim,
                f"{verb(claim)} {quoted(claim.text)}: {_against(found)}.",
                _why(found),
                action=by_voice(claim),
                evidence=observed(found.used, "level"),
                fact=_fact(found),
            )
    for frame, test in given.blamed():
        if (
            frame.meaning.implies.kind == "record"
            and test.label == "contradicted"
            and test.superlative is not None
            and test.superlative.holds is False
        ):
            found = test.superlative
            yield at_frame(
                frame,
                f"Change {quoted(frame.text)}: {_against(found)}.",
                _why(found),
                severity=None if test.certain else "suggestion",
                evidence=observed(found.used, "level"),
                fact=_fact(found),
            )


def _fact(found: Superlative) -> tuple[object, ...]:
    return ("superlative", found.used[0].key if found.used else None, Period.month(found.window.last.year, found.window.last.month))


def _against(found: Superlative) -> str:
    other, now = found.against, next((o for o in found.used if o.period.last == found.window.last), None)
    if other is None:
        return "a known month stands against it"
    unit = other.observations[0].unit if other.observations else "count"
    word = "lower" if now is not None and other.value < now.value else "higher"
    than = f", against {amount(now.value, unit)}" if now is not None else ""
    return f"{period_words(other.period)} was {word}, {amount(other.value, unit)}{than}"


def _why(found: Superlative) -> str:
    first = Period.month(found.window.first.year, found.window.first.month)
    missing = f"missing: {months_listed(found.missing)}" if found.missing else "none missing"
    return because(f"{found.known} months known from {period_words(first)} on, {missing}", source(found.used))


OCTOBER = question(statistic="extremum", product="semiconductors", reporter="KOR", partner="WLD", measure="value", period="2025-10")
HIGHER, NOW = (
    seen("2025-09", 1661, product="chips", reporter="KOR", partner="WLD", day="2025-10-01"),
    seen("2025-10", 1573, product="chips", reporter="KOR", partner="WLD", day="2025-11-01"),
)
WINDOW = Period.months(2024, 4, 2025, 10)
UNTRUE = Superlative(holds=False, known=12, missing=(Period.month(2024, 5),), window=WINDOW, against=point(HIGHER), used=(NOW, HIGHER))
OPEN = Superlative(holds=None, known=12, missing=(Period.month(2024, 5),), window=WINDOW, against=None, used=(NOW,))
TRUE = Superlative(holds=True, known=18, missing=(), window=WINDOW, against=None, used=(NOW,))


def _record(words: str, found: Superlative, label: Any = "contradicted", **more: Any) -> Figure:
    return Figure(words=words, kind="extremum", unit="", asked=OCTOBER, superlative=found, label=label, **more)


def _word(words: str, found: Superlative, label: Any = "contradicted", **more: Any) -> Word:
    test = FrameTest(frame="w1", label=label, reason="", implies="", superlative=found)
    return Word(words=words, implies="record", text="no earlier month was higher", test=test, family="level", **more)


CHECK = Check(
    code="P307",
    name="untrue-superlative",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="BBC editorial guidance on reporting statistics",
    flags=(
        case(
            "Chip shipments in October were the highest monthly figure ever.",
            _record("highest monthly figure ever", UNTRUE),
            published="2025-11-01",
            note="the month before was higher",
        ),
        case(
            "Chips hit an all-time high in October.",
            _word("all-time high", UNTRUE),
            published="2025-11-01",
            note="the word without a figure",
        ),
    ),
    passes=(
        case(
            "Chip shipments in October were the highest since April 2024.",
            _record("highest since April 2024", TRUE, "supported"),
            published="2025-11-01",
            note="every month of the window is known, and none is higher",
        ),
        case(
            "Chip shipments in October were the highest monthly figure ever.",
            _record("highest monthly figure ever", OPEN, "consistent"),
            published="2025-11-01",
            note="nothing known stands against it; months are missing",
        ),
        case(
            '"An all-time high," said the minister.',
            _word("all-time high", UNTRUE, voice="quoted"),
            published="2025-11-01",
            note="the minister's word",
        ),
        case(
            "It was not the record that officials had promised.",
            _record("record", UNTRUE, voice="denied"),
            published="2025-11-01",
            note="a record that is denied",
        ),
    ),
    find=find,
)
