"""The whole in one look: the label of the numbers and of the framing, how much was checked, and the bottom line.

The rules are those of the contract ``framing.report/1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from framing.checks.base import FOUND, CheckInput
from framing.checks.thresholds import thresholds
from framing.checks.wording import number
from framing.schema import Finding, Quantity

if TYPE_CHECKING:
    from framing.schema.contract import Counts, Coverage, Summary

Numbers = Literal["hold", "mostly_hold", "do_not_hold", "unchecked"]
Framing = Literal["fair", "leans", "spun", "untested"]
FRAMING = ("B", "W", "M")
"""Families of codes that concern framing: baselines, words, what is missing. Those of figures and products (F, P) concern the numbers."""

SPUN_FAMILIES = 3
WRONG = frozenset({"contradicted", "other_basis"})
RESTS = {
    "B202": "a low base",
    "M501": "a comparison that others do not bear out",
    "B203": "a comparison whose opposite is not told",
    "B205": "a trend of fewer than three months",
    "W401": "words that say more than the series",
    "W403": "words against the direction of the figures",
    "P307": "a record that is none",
    "W420": "an intention that nobody is cited for",
    "M504": "a measure told as another",
}
"""What the framing rests on, in the words of the bottom line, by the check that says so; in the order in which they are told."""

MOST_NAMED = 3


def summarise(given: CheckInput, quantities: Sequence[Quantity], findings: Sequence[Finding]) -> Summary:
    """The summary of a report; counts are of distinct claims, coverage of the numbers of the text."""
    from framing.schema.contract import Summary

    counts, covered = _counts(given, findings), _coverage(given, quantities)
    numbers, framing = _numbers(counts), _framing(given, findings)
    missing = tuple(f.id for f in findings if f.code.startswith("M5"))
    return Summary(
        numbers=numbers,
        framing=framing,
        coverage=covered,
        counts=counts,
        missing=missing,
        bottom_line=f"{_numbers_said(numbers, counts)}{_at_odds(findings)}; {_framing_said(framing, findings)}.",
    )


def _counts(given: CheckInput, findings: Sequence[Finding]) -> Counts:
    from framing.schema.contract import Counts

    labels = [given.verdict[c.id].label for c in given.claims if c.same_as not in given.claim]
    return Counts(
        hold=sum(label in ("supported", "rounded") for label in labels),
        wrong=sum(label in WRONG for label in labels),
        unproven=sum(label == "consistent" for label in labels),
        uncheckable=sum(label == "uncheckable" for label in labels),
        framing=sum(_frames(f) for f in findings),
    )


def _coverage(given: CheckInput, quantities: Sequence[Quantity]) -> Coverage:
    from framing.schema.contract import Coverage

    read = [q for q in quantities if q.why_not not in thresholds().no_numbers]
    trade = [q for q in read if q.why_not is None]
    checked = sum(any(given.verdict[c.id].label in FOUND | WRONG for c in given.claims if c.quantity.span.overlaps(q.span)) for q in trade)
    return Coverage(quantities=len(read), trade=len(trade), checked=checked)


def _numbers(counts: Counts) -> Numbers:
    checked = counts.hold + counts.wrong + counts.unproven
    if not checked:
        return "unchecked"
    if counts.wrong and counts.wrong >= counts.hold:
        return "do_not_hold"
    if counts.wrong or 2 * checked < checked + counts.uncheckable:
        return "mostly_hold"
    return "hold"


def _framing(given: CheckInput, findings: Sequence[Finding]) -> Framing:
    serious = _serious(findings)
    if not serious:
        tested = any(t.label != "untestable" for t in given.tests) or any(v.neighbours for v in given.verdicts)
        return "fair" if tested else "untested"
    families = {f.code[0] for f in serious if f.code.startswith(FRAMING)}
    if any(f.changes_direction or given.in_headline(f.start) for f in serious) or len(families) >= SPUN_FAMILIES:
        return "spun"
    return "leans"


def _serious(findings: Sequence[Finding]) -> list[Finding]:
    return [f for f in findings if _frames(f) and f.severity in ("error", "warning")]


def _frames(finding: Finding) -> bool:
    """True for a finding on framing: also a word, without a figure, that claims a record that is none."""
    return finding.code.startswith(FRAMING) or (finding.frame is not None and finding.code.startswith("P"))


def _numbers_said(label: Numbers, counts: Counts) -> str:
    checked = counts.hold + counts.wrong + counts.unproven
    if label == "unchecked":
        return "None of the numbers could be checked" if counts.uncheckable else "There is no trade figure to check"
    if counts.wrong:
        verb = "does" if counts.wrong == 1 else "do"
        return f"{number(counts.wrong, 0)} of the {number(checked, 0)} figures that can be checked {verb} not match the data"
    if not counts.hold:
        return "The numbers that can be checked agree with what was published, which is no proof"
    return "The numbers that can be checked hold" if counts.uncheckable or counts.unproven else "The numbers hold"


def _at_odds(findings: Sequence[Finding]) -> str:
    return ", and figures of the article contradict each other" if any(f.code == "F104" for f in findings) else ""


def _framing_said(label: Framing, findings: Sequence[Finding]) -> str:
    if label == "untested":
        return "there is no framing to test"
    if label == "fair":
        return "no finding on the framing calls for a change"
    codes = {f.code for f in _serious(findings)}
    rests = [words for code, words in RESTS.items() if code in codes][:MOST_NAMED]
    missing = "a control that is in force is not told" if "M503" in codes else ""
    if not rests:
        return missing or "the framing goes further than the figures"
    listed = ", ".join(rests[:-1]) + (" and " if len(rests) > 1 else "") + rests[-1]
    return f"the framing rests on {listed}" + (f", and {missing}" if missing else "")
