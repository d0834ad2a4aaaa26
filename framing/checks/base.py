"""What a check is, what it is given, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.questions import AtOdds
from framing.schema import Action, Article, Claim, Evidence, Finding, Frame, FrameTest, Observation, Policy, Question, Severity, Verdict

HEADINGS = ("What it does", "Why it is bad", "Example", "Use instead", "References")
FOUND = frozenset({"supported", "rounded", "consistent"})
"""Verdicts of figures that agree with the data."""

NOT_ASSERTED = frozenset({"distanced", "denied", "criticised"})
"""Voices by which the article does not say that the figure is so."""

SeriesName = tuple[str | None, ...]


@dataclass(frozen=True)
class CheckInput:
    """Everything that was read and judged of one article.

    Attributes:
        article: the article.
        claims, verdicts: what was read, and one verdict for each.
        frames, tests: framing words, and one test for each.
        policies: every policy that is known, in force or not.
        at_odds: figures of the article that contradict each other.
    """

    article: Article
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    frames: tuple[Frame, ...]
    tests: tuple[FrameTest, ...]
    policies: tuple[Policy, ...] = ()
    at_odds: tuple[AtOdds, ...] = ()

    @cached_property
    def verdict(self) -> Mapping[str, Verdict]:
        """Verdicts by claim."""
        return {v.claim: v for v in self.verdicts}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def test(self) -> Mapping[str, FrameTest]:
        """Tests by frame."""
        return {t.frame: t for t in self.tests}

    @cached_property
    def policy(self) -> Mapping[str, Policy]:
        """Policies by id."""
        return {p.id: p for p in self.policies}

    def in_table(self, claim: Claim) -> bool:
        """True for a figure in a table: data that are shown, not a story that is told."""
        return any(f.kind == "table" and f.start <= claim.start < f.end for f in self.article.fields)

    def own(self) -> Iterator[tuple[Claim, Verdict]]:
        """Each distinct figure that the article asserts, with its verdict; repeats are left out."""
        for claim in self.claims:
            if claim.same_as not in self.claim and claim.voice.kind not in NOT_ASSERTED:
                yield claim, self.verdict[claim.id]

    def blamed(self) -> Iterator[tuple[Frame, FrameTest]]:
        """Each frame in the author's own voice, with its test: only those can be laid at the article's door."""
        for frame in self.frames:
            if frame.voice.kind == "author":
                yield frame, self.test[frame.id]

    def in_headline(self, start: int) -> bool:
        """True if the offset lies in the headline."""
        return self.article.field_at(start) == "headline"

    def question_of(self, frame: Frame) -> Question | None:
        """The question of the claim that a frame hangs on."""
        verdict = self.verdict.get(frame.claim) if frame.claim is not None else None
        return verdict.question if verdict is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finding before it has its id and fingerprint; None keeps what the check says by default.

    ``fact`` names what is wrong or missing, so that no two findings tell the same: of several the worst, then the first check in the
    order of the registry, then the first in the text is kept.
    """

    start: int
    end: int
    message: str
    why: str
    severity: Severity | None = None
    action: Action | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    claim: str | None = None
    frame: str | None = None
    changes_direction: bool = False
    fact: tuple[object, ...] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A small article with what was judged of it: documentation of a check, and its test. ``note`` says why it is flagged or passed."""

    given: CheckInput
    note: str = ""

    @property
    def text(self) -> str:
        """The article's text."""
        return self.given.article.text

    @property
    def published(self) -> str:
        """The day it is published on, ISO."""
        day = self.given.article.published
        return day.isoformat() if day is not None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: a permanent code, a name that reads well after "allow", what an editor is to do, and the function that finds.

    ``doc`` has the headings of :data:`HEADINGS`, each a line of its own that ends in a colon.
    """

    code: str
    name: str
    severity: Severity
    action: Action
    doc: str
    source: str
    flags: tuple[Case, ...]
    passes: tuple[Case, ...]
    find: Callable[[CheckInput], Iterator[Draft]]
    preview: bool = True

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        """The headings of ``doc`` with their text, in order."""
        out: list[tuple[str, list[str]]] = []
        for line in self.doc.strip().splitlines():
            if line.strip().rstrip(":") in HEADINGS and line.strip().endswith(":"):
                out.append((line.strip().rstrip(":"), []))
            elif out and line.strip():
                out[-1][1].append(line.strip())
        return tuple((heading, " ".join(lines)) for heading, lines in out)


def series_of(question: Question) -> SeriesName:
    """What a question is a figure of: its product, flow, reporter, partner and measure."""
    return question.product, question.flow, question.reporter, question.partner, question.measure


def observed(observations: Sequence[Observation], role: str = "answer") -> tuple[Evidence, ...]:
    """Pointers to observations."""
    return tuple(Evidence("observation", o.id, role) for o in observations)


def spot(start: int, end: int, role: str = "") -> Evidence:
    """A pointer to a place of the article's text."""
    return Evidence("text", f"{start}:{end}", role)


def finished(check: Check, draft: Draft, text: str, number: int, fingerprint: str) -> Finding:
    """The finding of a draft."""
    return Finding(
        id=f"f{number}",
        code=check.code,
        name=check.name,
        severity=draft.severity or check.severity,
        action=draft.action or check.action,
        start=draft.start,
        end=draft.end,
        text=text,
        message=draft.message,
        why=draft.why,
        evidence=draft.evidence,
        suggestion=draft.suggestion,
        claim=draft.claim,
        frame=draft.frame,
        fingerprint=fingerprint,
        changes_direction=draft.changes_direction,
    )
