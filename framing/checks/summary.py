"""The label, the counts and the bottom line of a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from framing.checks.base import CheckInput
from framing.schema import Finding, Quantity
from framing.schema.contract import Counts, Coverage, Summary

NumbersLabel = Literal["hold", "mostly_hold", "do_not_hold", "unchecked"]
FramingLabel = Literal["fair", "leans", "spun", "untested"]

HOLD = frozenset({"supported", "rounded"})
WRONG = frozenset({"contradicted", "other_basis"})
FIGURES = frozenset({"F101", "F102", "F104", "P301", "P307"})
MISSING = frozenset({"M501", "M503", "B203", "M504"})
SPUN_FAMILIES = 3
"""Families of warnings that together make an article spun (the contract's own rule)."""


def summarise(given: CheckInput, quantities: Sequence[Quantity], findings: Sequence[Finding]) -> Summary:
    """Counts of distinct figures, the two labels by the contract's rules, and the bottom line."""
    labels = [v.label for _, v in given.own()]
    hold = sum(x in HOLD for x in labels)
    wrong = sum(x in WRONG for x in labels)
    unproven = labels.count("consistent")
    uncheckable = labels.count("uncheckable")
    words = [f for f in findings if f.code not in FIGURES and f.code != "F103"]
    numbers = _numbers(hold, wrong, unproven, len(labels))
    framing = _framing(given, words)
    trade = sum(q.why_not is None for q in quantities)
    return Summary(
        numbers=numbers,
        framing=framing,
        coverage=Coverage(quantities=sum(_counted(q) for q in quantities), trade=trade, checked=_checked(given)),
        counts=Counts(hold=hold, wrong=wrong, unproven=unproven, uncheckable=uncheckable, framing=len(words)),
        missing=tuple(f.id for f in findings if f.action == "add"),
        bottom_line=_bottom_line(numbers, framing, findings, wrong),
    )


NOT_NUMBERS = frozenset({"date", "year", "part of a name", "list marker", "address", "time of day", "phone or web", "ordinal", "part of a period",
                         "length of time", "vague number", "pronoun", "turn of phrase"})  # fmt: skip


def _counted(q: Quantity) -> bool:
    """True for a number that a reader takes as one; dates, names and turns of phrase are listed in the report and not counted."""
    return q.why_not not in NOT_NUMBERS


def _checked(given: CheckInput) -> int:
    """How many numbers in the text were held against data, repeats included."""
    return len({(c.start, c.end) for c in given.claims if given.verdict[c.id].label != "uncheckable"})


def _numbers(hold: int, wrong: int, unproven: int, whole: int) -> NumbersLabel:
    if hold + wrong + unproven == 0:
        return "unchecked"
    if wrong and wrong >= hold:
        return "do_not_hold"
    if wrong or 2 * (hold + wrong + unproven) < whole:
        return "mostly_hold"
    return "hold"


def _framing(given: CheckInput, words: Sequence[Finding]) -> FramingLabel:
    warnings = [f for f in words if f.severity in ("warning", "error")]
    tested = any(t.label != "untestable" for t in given.tests) or any(v.neighbours for v in given.verdicts)
    if not warnings:
        return "fair" if tested else "untested"
    families = {f.code[0] for f in warnings}
    if any(f.changes_direction or given.in_headline(f.start) for f in warnings if f.code[0] in "WB") or len(families) >= SPUN_FAMILIES:
        return "spun"
    return "leans"


def _bottom_line(numbers: NumbersLabel, framing: FramingLabel, findings: Sequence[Finding], wrong: int) -> str:
    first = {
        "hold": "The numbers that can be checked hold.",
        "mostly_hold": "Most of the numbers that can be checked hold." if wrong else "Few of the numbers can be checked; those hold.",
        "do_not_hold": "The numbers that can be checked do not hold.",
        "unchecked": "No number could be checked.",
    }[numbers]
    codes = {f.code for f in findings if f.severity in ("warning", "error")}
    rests = []
    if "B202" in codes:
        rests.append("one month against a low base")
    elif "M501" in codes or "B203" in codes:
        rests.append("one comparison among several")
    if "W401" in codes:
        rests.append("a recovery that is not complete")
    if "W420" in codes:
        rests.append("a motive that nobody is cited for")
    if "W403" in codes:
        rests.append("words that go against the figures")
    if "M503" in codes or "M504" in codes:
        rests.append("a control that is not told as it is")
    if "B205" in codes:
        rests.append("one month told as a trend")
    second = {
        "fair": " Nothing in the words goes beyond them.",
        "untested": "",
        "leans": " The framing leans on ",
        "spun": " The framing rests on ",
    }[framing]
    if framing in ("leans", "spun"):
        second += (", ".join(rests[:-1]) + (" and " if len(rests) > 1 else "") + rests[-1] if rests else "what the findings name") + "."
    return first + second
