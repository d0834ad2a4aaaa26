"""Quantities and claims: what was read, each role with where it was read, or null."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from framing.schema.interval import Interval
from framing.schema.period import Period
from framing.schema.span import Span
from framing.schema.voice import Voice

Kind = Literal["level", "change", "ratio", "share", "rank", "extremum", "run"]
Of = Literal["level", "change", "share", "growth", "run"]
Direction = Literal["up", "down", "flat"]
Measure = Literal["quantity", "value", "price"]
Flow = Literal["export", "import", "total", "balance"]
Side = Literal["surplus", "deficit"]
Aggregate = Literal["total", "monthly_average", "daily_average", "annualised"]
Modality = Literal["fact", "forecast", "target", "estimate", "conditional", "superseded"]
BaselineKind = Literal["previous", "year_earlier", "since", "average", "peak", "policy", "other"]
InferredFrom = Literal["headline", "list_head", "earlier_sentence", "later_sentence", "same_sentence", "body"]


@dataclass(frozen=True, slots=True)
class Read:
    """A role that stands in the claim's own clause, with its span."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Inferred:
    """A role that was inherited, with the span that it came from."""

    inferred_from: InferredFrom
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Other:
    """A role that was said but is not modelled (a company, a province, a stage such as stocks)."""

    other: str
    start: int
    end: int


RoleSource = Read | Inferred | Other


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of the text and what it counts.

    Attributes:
        start, end: the span, hedge and unit included ("nearly 4%").
        text: the same, as written.
        shown: the number as written, scales multiplied out; None where there is none ("a record").
        unit: t, kg, lb, short_ton, bu, bbl, bbl/d, TEU, count, percent, percentage points, bp, times, fraction, ISO 4217, USD/t, or the noun counted.
        tight: half of the last digit written.
        loose: what rounding or a hedge allows.
        modifier: the hedge in lower case, or None.
        ton_said: True where a bare "ton(s)" was written, so that metric is the reading but short tons may be meant.
        signed: "-" or "+" where a sign was written.
    """

    start: int
    end: int
    text: str
    shown: float | None
    unit: str
    tight: Interval
    loose: Interval
    modifier: str | None = None
    ton_said: bool = False
    signed: str | None = None
    why_not: str | None = None

    @property
    def span(self) -> Span:
        """The span in the article's text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Commodity:
    """What is traded: as written, the product's id if one is known, HS prefixes.

    A union ("gallium and germanium", combined) has the ids joined by "+" in ``product``.
    """

    label: str
    product: str | None
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured against."""

    period: Period | None
    kind: BaselineKind


@dataclass(frozen=True, slots=True)
class Versus:
    """The roles of the second operand that differ: a share's whole, a ratio's other amount."""

    commodity: Commodity | None = None
    flow: Flow | None = None
    reporter: str | None = None
    partner: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """What the words say of how the figure is reckoned; null is unsaid."""

    currency: str | None = None
    seasonally_adjusted: bool | None = None
    real: bool | None = None
    services: bool | None = None
    re_export: bool | None = None
    vintage: Literal["preliminary", "revised"] | None = None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A restrictive modifier of what is measured that is not modelled ("non-oil", "by sea")."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure as read. What is not said is None, never guessed.

    ``roles`` says for commodity, flow, reporter, partner, period, baseline, measure, direction where each was read; a role whose source
    is ``Other`` was said but is not modelled, and its value is None.
    """

    id: str
    text: str
    start: int
    end: int
    sentence: Span
    kind: Kind
    quantity: Quantity
    of: Of | None = None
    direction: Direction | None = None
    measure: Measure | None = None
    commodity: Commodity | None = None
    flow: Flow | None = None
    side: Side | None = None
    reporter: str | None = None
    partner: str | None = None
    period: Period | None = None
    baseline: Baseline | None = None
    aggregate: Aggregate = "total"
    versus: Versus | None = None
    basis: Basis = field(default_factory=Basis)
    modality: Modality = "fact"
    qualifiers: tuple[Qualifier, ...] = ()
    roles: Mapping[str, RoleSource] = field(default_factory=dict)
    voice: Voice = field(default_factory=Voice)
    confidence: float = 1.0
    same_as: str | None = None

    @property
    def span(self) -> Span:
        """The span of the figure in the article's text."""
        return Span(self.start, self.end)

    @property
    def others(self) -> dict[str, Other]:
        """The roles that were said but are not modelled."""
        return {name: source for name, source in self.roles.items() if isinstance(source, Other)}
