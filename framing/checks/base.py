"""What a check is, what it is given, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.questions import AtOdds
from framing.schema import Action, Article, Claim, Evidence, Finding, Frame, FrameTest, Observation, Policy, Severity, Verdict

HEADINGS = ("What it does", "Why it is bad", "Example", "Use instead", "References")


@dataclass(frozen=True, slots=True)
class Example:
    """A short article and the day that it is published on: documentation of a check, and its test."""

    text: str
    published: str


@dataclass(frozen=True)
class CheckInput:
    """Everything that was read and judged of one article."""

    article: Article
    claims: tuple[Claim, ...]
    verdicts: tuple[Verdict, ...]
    frames: tuple[Frame, ...]
    tests: tuple[FrameTest, ...]
    policies: tuple[Policy, ...]
    at_odds: tuple[AtOdds, ...]

    @cached_property
    def verdict(self) -> dict[str, Verdict]:
        """Verdicts by claim."""
        return {v.claim: v for v in self.verdicts}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def test(self) -> dict[str, FrameTest]:
        """Tests by frame."""
        return {t.frame: t for t in self.tests}

    def own(self) -> Iterator[tuple[Claim, Verdict]]:
        """Each distinct figure with its verdict; repeats are left out."""
        for claim in self.claims:
            if claim.same_as is None:
                yield claim, self.verdict[claim.id]

    def blamed(self) -> Iterator[tuple[Frame, FrameTest]]:
        """Each frame in the author's own voice, with its test: only those can be blamed on the article."""
        for frame in self.frames:
            if frame.voice.kind == "author":
                yield frame, self.test[frame.id]

    def in_headline(self, start: int) -> bool:
        """True if the offset lies in the headline."""
        return self.article.field_at(start) == "headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finding before it has its id and fingerprint; None keeps what the check says by default."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: permanent code, name, severity, what to do, documentation with examples, and the function that finds."""

    code: str
    name: str
    severity: Severity
    action: Action
    doc: str
    source: str
    flags: tuple[Example, ...]
    passes: tuple[Example, ...]
    find: Callable[[CheckInput], Iterator[Draft]]
    preview: bool = True


def observed(observations: Sequence[Observation], role: str = "answer") -> tuple[Evidence, ...]:
    """Pointers to observations."""
    return tuple(Evidence("observation", o.id, role) for o in observations)


def at_claim(
    claim: Claim,
    message: str,
    why: str,
    *,
    severity: Severity | None = None,
    action: Action | None = None,
    evidence: tuple[Evidence, ...] = (),
    suggestion: str | None = None,
    changes_direction: bool = False,
) -> Draft:
    """A draft at a claim's figure."""
    return Draft(
        start=claim.start,
        end=claim.end,
        message=message,
        why=why,
        severity=severity,
        action=action,
        evidence=evidence,
        suggestion=suggestion,
        claim=claim.id,
        changes_direction=changes_direction,
    )


def at_frame(
    frame: Frame,
    message: str,
    why: str,
    *,
    severity: Severity | None = None,
    action: Action | None = None,
    evidence: tuple[Evidence, ...] = (),
    changes_direction: bool = False,
) -> Draft:
    """A draft at a frame's words."""
    return Draft(
        start=frame.start,
        end=frame.end,
        message=message,
        why=why,
        severity=severity,
        action=action,
        evidence=evidence,
        claim=frame.claim,
        frame=frame.id,
        changes_direction=changes_direction,
    )


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
