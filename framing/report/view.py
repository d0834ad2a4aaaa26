"""A report in the order in which an editor reads it: one line that sums up, the facts, what is missing, the spin alert, the bottom line.

Every renderer for people draws this; none decides on its own what comes first.
"""

from __future__ import annotations

from dataclasses import dataclass

from framing.report import words
from framing.schema.contract import ClaimPart, FindingPart, FramePart, Report

FACTS, MISSING, SPIN = "THE FACTS", "WHAT IS MISSING", "SPIN ALERT"
FAMILIES = {"F": FACTS, "P": FACTS, "S": FACTS, "M": MISSING, "B": SPIN, "W": SPIN}
"""Which section a code's family stands in: figures, products and suppressions are facts; baselines and words are framing."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the article: its verdict, and the findings that are about it."""

    claim: ClaimPart
    symbol: str
    figure: str
    subject: str
    brief: str
    """The subject in fewer letters, for a narrow column."""
    answer: str
    tier: str
    place: tuple[int, int]
    findings: tuple[Note, ...]

    @property
    def fine(self) -> bool:
        """True where nothing is to be done: it gets one line."""
        return not self.findings and self.claim.verdict.label in ("supported", "rounded")


@dataclass(frozen=True, slots=True)
class Note:
    """One finding, and the places where it stands: the same words that are told the same thing are one note."""

    finding: FindingPart
    places: tuple[tuple[int, int], ...]
    frame: FramePart | None


@dataclass(frozen=True, slots=True)
class View:
    """What the report says, in order, the worst first."""

    title: str
    source: str
    about: tuple[str, ...]
    sum_up: str
    counts: str
    facts: tuple[Fact, ...]
    other_facts: tuple[Note, ...]
    missing: tuple[Note, ...]
    spin: tuple[Note, ...]
    bottom_line: str

    @property
    def untroubled(self) -> bool:
        """True where there is no finding and no figure that is wrong."""
        wrong = any(f.claim.verdict.label in ("contradicted", "other_basis") for f in self.facts)
        return not (wrong or self.other_facts or self.missing or self.spin or any(f.findings for f in self.facts))


def view(report: Report) -> View:
    """The view of a report."""
    frames = {f.id: f for f in report.frames}
    original = {c.id: c.same_as or c.id for c in report.claims}
    notes = _notes(report, frames)
    attached: dict[str, list[Note]] = {}
    loose: list[Note] = []
    for note in notes:
        if _section(note.finding) != FACTS:
            continue
        claim = original.get(note.finding.claim or "")
        if claim is not None:
            attached.setdefault(claim, []).append(note)
        else:
            loose.append(note)
    facts = [_fact(report, c, tuple(attached.get(c.id, ()))) for c in report.claims if c.same_as is None]
    facts.sort(key=lambda f: (_worst(f), words.WORST_FIRST.index(f.claim.verdict.label), f.claim.start))
    return View(
        title=words.title_of(report),
        source=report.article.source,
        about=tuple(words.facts_of_article(report)),
        sum_up=words.sum_up(report),
        counts=words.counted(report.summary.counts),
        facts=tuple(facts),
        other_facts=tuple(loose),
        missing=tuple(sorted((n for n in notes if _section(n.finding) == MISSING), key=_figures_first)),
        spin=tuple(n for n in notes if _section(n.finding) == SPIN),
        bottom_line=report.summary.bottom_line,
    )


def _notes(report: Report, frames: dict[str, FramePart]) -> list[Note]:
    alike: dict[tuple[str, ...], list[FindingPart]] = {}
    for f in sorted(report.findings, key=words.by_severity):
        alike.setdefault((f.code, f.severity, f.text.casefold(), f.message, f.why), []).append(f)
    notes = []
    for same in alike.values():
        places = tuple(dict.fromkeys(words.place_of(report, f.source_start, f.start) for f in same))
        notes.append(Note(same[0], places, frames.get(same[0].frame or "")))
    return notes


def _figures_first(note: Note) -> tuple[int, str, int]:
    return words.SEVERITIES.index(note.finding.severity), note.finding.code, note.finding.start


def _section(finding: FindingPart) -> str:
    return FAMILIES.get(finding.code[:1], FACTS)


def _worst(fact: Fact) -> int:
    return min((words.SEVERITIES.index(n.finding.severity) for n in fact.findings), default=len(words.SEVERITIES))


def _fact(report: Report, claim: ClaimPart, findings: tuple[Note, ...]) -> Fact:
    return Fact(
        claim=claim,
        symbol=words.SYMBOLS[claim.verdict.label],
        figure=words.figure(report, claim),
        subject=words.subject(report, claim),
        brief=words.subject(report, claim, brief=True),
        answer=words.answer_words(report, claim),
        tier=words.tier_words(claim),
        place=words.place_of(report, claim.source_start, claim.start),
        findings=findings,
    )
