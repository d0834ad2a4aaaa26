"""Framing words, what they imply, and whether the data bear them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.schema.finding import Evidence
from framing.schema.span import Span
from framing.schema.verdict import Recovery, Superlative
from framing.schema.voice import Voice

Family = Literal["trend", "level", "intent", "cause", "intensity", "certainty", "alarm", "minimising", "euphemism", "authority", "naming"]
ImplicationKind = Literal[
    "recovery_state",
    "recovery_process",
    "recovery_either",
    "record",
    "rise",
    "fall",
    "large_rise",
    "large_fall",
    "trend_rise",
    "trend_fall",
    "policy_ended",
    "policy_ban",
    "intention",
    "nothing",
]
"""rise/fall: the direction of the series; trend_*: three or more months that way; large_*: a move outside the series' usual swings;
policy_ended: that a control is over; policy_ban: that exports are forbidden; intention: a motive, never tested; nothing: no series or
policy is implied."""
TestLabel = Literal["borne_out", "overstated", "contradicted", "untestable"]


@dataclass(frozen=True, slots=True)
class Implication:
    """What a meaning implies in terms of a series or a policy."""

    kind: ImplicationKind
    text: str
    """The implication in words ("a level fell and is back near where it was")."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a lexicon entry and where that reading comes from."""

    id: str
    gloss: str
    implies: Implication
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A framing word or phrase in the text."""

    id: str
    text: str
    start: int
    end: int
    sentence: Span
    entry: str
    family: Family
    meaning: Meaning
    voice: Voice
    claim: str | None
    in_headline: bool = False
    sourced: bool = False
    """True where the sentence names who says so, or the words are quoted."""

    @property
    def span(self) -> Span:
        """The span in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameTest:
    """What the data or the policies say of a frame."""

    frame: str
    label: TestLabel
    reason: str
    implies: str | None
    evidence: tuple[Evidence, ...] = ()
    recovery: Recovery | None = None
    superlative: Superlative | None = None
    circumstance: tuple[str, ...] = ()
    """Known, dated events that an editor may set beside an untestable intention; ids of policies."""
    certain: bool = True
    """False where the noun could be a state or a process: a suggestion, never a warning."""
