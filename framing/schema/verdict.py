"""Questions made of claims, and what the data say of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from framing.schema.claim import Aggregate, Baseline, Basis, Direction, Flow, Measure
from framing.schema.interval import Interval
from framing.schema.period import Period
from framing.schema.trade import Answer, Observation, SeriesPoint

Label = Literal["supported", "rounded", "consistent", "contradicted", "other_basis", "uncheckable"]
QuestionStatistic = Literal["level", "change", "difference", "ratio", "share", "rank", "extremum", "average", "run"]
"""change is growth in percent, difference an amount."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A role that the claim left unsaid and how it was filled; ``matched`` of ``of`` figures pass the chance test (None: not a baseline match)."""

    role: str
    value: str
    matched: int | None = None
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A parameterised query. Partners or products joined by "+" are unions."""

    product: str | None
    flow: Flow | None
    reporter: str | None
    partner: str | None
    measure: Measure | None
    statistic: QuestionStatistic
    period: Period | None
    baseline: Baseline | None = None
    aggregate: Aggregate = "total"
    basis: Basis = field(default_factory=Basis)
    unit: str | None = None
    """The claim's unit, by which a measure that was left unsaid is known (t: quantity; USD: value in USD)."""
    assumed: tuple[Assumed, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherReading:
    """The role that differs, what was said, what fits; ``question`` is the one that fits."""

    role: str
    said: str
    fits: str
    question: Question


@dataclass(frozen=True, slots=True)
class Missing:
    """What is not there, and the command that would bring it."""

    role: str | None = None
    data: str | None = None
    command: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A neighbouring question of a figure and its answer.

    Attributes:
        role: what was varied (baseline, window, partner, rank, period).
        strength: SR, an interval of log ratios; below 0 weakens the claim.
        sensibility: SP, in 0..1, the sensibilities of a figure's settings add up to 1.
        sentence: the counter-figure in words, its own partner, period and source named.
        flips: True if the change has the other sign.
        text: the sentence that an editor would add ("to the US, the first half is down 30.6%").
        evidence_note: how well it is known ("one source, secondary, known since 2025-07").
    """

    question: Question
    answer: Answer
    role: str
    strength: Interval
    sensibility: float
    flips: bool = False
    text: str = ""
    evidence_note: str = ""
    front: bool = False
    """On the Pareto front of sensibility and strength, and weaker by more than rounding."""


@dataclass(frozen=True, slots=True)
class Perturbation:
    """How a figure stands among its neighbours (Wu et al. 2014): settings asked and answered, bias, robustness, uniqueness."""

    asked: int
    answered: int
    bias: float
    robustness: float
    uniqueness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LowBase:
    """The low-base test of a rise.

    ``fires`` is None where fewer than 4 months are known: a suggestion only. ``median`` and ``base`` are levels in ``unit``;
    ``rank`` is the base's place from below among ``known`` months; ``growth_on_median`` in percent.
    """

    fires: bool | None
    base: SeriesPoint
    median: Interval | None
    known: int
    unit: str
    growth_on_median: Interval | None
    lowest_of: int | None
    """How many known months the base is the lowest of, or None where it is not the lowest."""
    since: Period | None
    used: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The share of the loss made good (definition: docs of the questions room). ``share`` is a fraction."""

    share: Interval
    reference: Interval
    reference_kind: Literal["median", "previous_year_mean"]
    reference_known: int
    trough: SeriesPoint
    now: SeriesPoint
    fall_begins: Period
    policy: str | None
    risen: bool
    """True if the level rose from the trough by more than rounding explains."""
    used: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Superlative:
    """A record or "highest since": does it stand among the known months?

    ``holds`` is None where nothing contradicts it but months are missing.
    """

    holds: bool | None
    known: int
    missing: tuple[Period, ...]
    window: Period
    against: SeriesPoint | None
    used: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the data say of one claim.

    ``note`` is what agrees by the way (an ask, never a condemnation); ``note_evidence`` its observations.
    ``low_base``, ``neighbours``, ``perturbation`` are filled for changes that are not contradicted.
    """

    claim: str
    label: Label
    reason: str
    question: Question | None = None
    answer: Answer | None = None
    other: OtherReading | None = None
    missing: Missing | None = None
    note: str | None = None
    note_evidence: tuple[Observation, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    perturbation: Perturbation | None = None
    low_base: LowBase | None = None
    superlative: Superlative | None = None
    direction: Direction | None = None
    others_fit: tuple[Question, ...] = ()
    """Several natural settings fit, so none was assumed."""
