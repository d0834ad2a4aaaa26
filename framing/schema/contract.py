"""The JSON contract ``framing.report/1``: frozen pydantic models, so that a stored report renders anywhere.

Readers ignore what they do not know; adding an optional field keeps /1. Offsets are half-open, in Unicode code points of ``article.text``;
``source_*`` in the decoded input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

if TYPE_CHECKING:
    import pandas as pd


def sound(text: str) -> str:
    """Text that UTF-8 can write: what stands for a byte of a file name that is no UTF-8 (a lone surrogate) becomes ``\\udcXX``."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class Part(BaseModel):
    """Frozen; unknown keys are ignored on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Evidence(Part):
    """A pointer into the report or the article's text."""

    kind: Literal["observation", "series", "policy", "text"]
    ref: str
    role: str = ""


class Data(Part):
    """Which data the report rests on."""

    as_of: str | None
    store: str


class Tool(Part):
    """Which versions made the report."""

    version: str
    model: str
    lexicon: str
    data: Data


class FieldRange(Part):
    """A field of the article."""

    kind: str
    start: int
    end: int


class ArticlePart(Part):
    """The article as it was read."""

    id: str
    title: str | None
    published: str | None
    source: str
    language: str
    text: str
    fields: tuple[FieldRange, ...]
    repairs: tuple[str, ...]
    lines: tuple[int, ...] = ()
    """Where each line of the decoded input starts, in its code points: with it ``source_start`` is line and column."""


class QuantityPart(Part):
    """A number of the text, and the claims that it became or the reason why it is none."""

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    unit: str
    claims: tuple[str, ...]
    why_not: str | None


class Range(Part):
    """A range of the text."""

    start: int
    end: int


class RoleRange(Part):
    """Where a role was read, or inferred from, or said but not modelled; only the key that applies is written."""

    start: int
    end: int
    inferred_from: str | None = None
    other: str | None = None

    @model_serializer(mode="wrap")
    def _without_null(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {key: value for key, value in handler(self).items() if value is not None}


class ClaimQuantity(Part):
    """The number of a claim."""

    shown: float | None
    unit: str
    low: float | None
    high: float | None
    loose: tuple[float | None, float | None]
    modifier: str | None


class CommodityPart(Part):
    """What is traded."""

    label: str
    product: str | None
    hs: tuple[str, ...]


class BaselinePart(Part):
    """What a change is measured against."""

    period: str | None
    kind: str


class VersusPart(Part):
    """The second operand's own roles."""

    commodity: CommodityPart | None = None
    flow: str | None = None
    reporter: str | None = None
    partner: str | None = None
    text: str | None = None


class BasisPart(Part):
    """How the figure is reckoned; null is unsaid."""

    currency: str | None = None
    seasonally_adjusted: bool | None = None
    real: bool | None = None
    services: bool | None = None
    re_export: bool | None = None
    vintage: str | None = None


class QualifierPart(Part):
    """A restrictive modifier that is not modelled."""

    text: str
    start: int
    end: int


class VoicePart(Part):
    """Whose words."""

    kind: str
    source: str | None


class AssumedPart(Part):
    """A role that was left unsaid and how it was filled."""

    role: str
    value: str
    matched: int | None = None
    of: int | None = None


class QuestionPart(Part):
    """The question that the claim answers."""

    product: str | None
    flow: str | None
    reporter: str | None
    partner: str | None
    measure: str | None
    statistic: str
    aggregate: str
    basis: BasisPart | None
    period: str | None
    baseline: BaselinePart | None
    assumed: tuple[AssumedPart, ...] = ()


class AnswerPart(Part):
    """The data's answer."""

    low: float | None
    high: float | None
    unit: str
    tier: str
    evidence: tuple[Evidence, ...]
    note: str | None = None


class OtherPart(Part):
    """The one role by which the figure fits."""

    role: str
    said: str
    fits: str


class MissingPart(Part):
    """What is not there, and the command that would bring it."""

    role: str | None = None
    data: str | None = None
    command: str | None = None


class VerdictPart(Part):
    """What the data say of the claim."""

    label: Literal["supported", "rounded", "consistent", "contradicted", "other_basis", "uncheckable"]
    reason: str
    question: QuestionPart | None
    answer: AnswerPart | None
    other: OtherPart | None
    missing: MissingPart | None
    note: str | None = None
    note_evidence: tuple[Evidence, ...] = ()


class PerturbationPart(Part):
    """How a figure stands among its neighbours."""

    asked: int
    answered: int
    bias: float
    robustness: float
    uniqueness: float


class NeighbourPart(Part):
    """A neighbouring question and its answer."""

    question: QuestionPart
    answer: AnswerPart
    strength: tuple[float | None, float | None]
    sensibility: float
    text: str = ""
    note: str = ""
    front: bool = False
    role: str = ""
    """What was varied: baseline, window, partner, rank, period."""


class ClaimPart(Part):
    """One figure as read, with its verdict."""

    id: str
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    sentence: Range
    kind: str
    of: str | None
    quantity: ClaimQuantity
    direction: str | None
    measure: str | None
    aggregate: str
    side: str | None
    modality: str
    commodity: CommodityPart | None
    flow: str | None
    reporter: str | None
    partner: str | None
    period: str | None
    baseline: BaselinePart | None
    versus: VersusPart | None
    basis: BasisPart | None
    qualifiers: tuple[QualifierPart, ...]
    roles: dict[str, RoleRange]
    voice: VoicePart
    confidence: float
    same_as: str | None
    verdict: VerdictPart
    perturbation: PerturbationPart | None
    neighbours: tuple[NeighbourPart, ...]


class FrameTestPart(Part):
    """What the data or the policies say of a frame."""

    implies: str | None
    label: Literal["borne_out", "overstated", "contradicted", "untestable"]
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


class FramePart(Part):
    """A framing word."""

    id: str
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    entry: str
    family: str
    meaning: str
    voice: VoicePart
    claim: str | None
    test: FrameTestPart


class FindingPart(Part):
    """What an editor is told."""

    id: str
    code: str
    name: str
    severity: Literal["error", "warning", "suggestion"]
    action: Literal["change", "attribute", "add", "cut", "ask"]
    start: int
    end: int
    source_start: int
    source_end: int
    text: str
    message: str
    why: str
    evidence: tuple[Evidence, ...]
    suggestion: str | None
    claim: str | None
    frame: str | None
    fingerprint: str


class SourcePart(Part):
    """Where a figure was published."""

    publisher: str
    read_in: str | None = None
    title: str | None = None
    address: str | None = None
    date: str | None = None


class ObservationPart(Part):
    """One published figure."""

    id: str
    product: str
    reporter: str
    flow: str
    partner: str
    measure: str
    basis: str
    period: str
    baseline: str | None
    statistic: str
    value: float
    low: float
    high: float
    unit: str
    tier: str
    source: SourcePart
    known_since: str | None
    derived_from: str | None


class PointPart(Part):
    """A point of a series."""

    period: str
    value: float
    low: float
    high: float
    tier: str
    source: str
    known_since: str | None


class SeriesPart(Part):
    """A series that a chart is drawn from."""

    id: str
    key: str
    unit: str
    points: tuple[PointPart, ...]
    missing: tuple[str, ...]


class PolicyPart(Part):
    """A policy that a finding names."""

    id: str
    title: str
    instrument: str
    products: tuple[str, ...]
    partners: tuple[str, ...]
    in_force: tuple[str, ...]
    source: SourcePart | None
    text: str = ""


class Coverage(Part):
    """How many numbers there are, how many are trade figures, how many were checked."""

    quantities: int
    trade: int
    checked: int


class Counts(Part):
    """Distinct claims by what came of them, and findings on framing."""

    hold: int
    wrong: int
    unproven: int
    uncheckable: int
    framing: int


class Summary(Part):
    """The whole in one look."""

    numbers: Literal["hold", "mostly_hold", "do_not_hold", "unchecked"]
    framing: Literal["fair", "leans", "spun", "untested"]
    coverage: Coverage
    counts: Counts
    missing: tuple[str, ...]
    bottom_line: str


class Report(Part):
    """One article, checked: ``framing.report/1``."""

    schema_: Literal["framing.report/1"] = Field(default="framing.report/1", alias="schema")
    tool: Tool
    article: ArticlePart
    quantities: tuple[QuantityPart, ...]
    claims: tuple[ClaimPart, ...]
    frames: tuple[FramePart, ...]
    findings: tuple[FindingPart, ...]
    observations: tuple[ObservationPart, ...]
    series: tuple[SeriesPart, ...]
    policies: tuple[PolicyPart, ...]
    summary: Summary
    labels: dict[str, str] = {}
    """What a sentence calls the products, countries and groups whose ids stand in the report ("USA": "the US")."""

    def to_json(self, indent: int | None = 2) -> str:
        """The report as JSON."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def to_frame(self) -> pd.DataFrame:
        """One row a claim: text, roles, verdict, answer; plain columns."""
        import pandas as pd

        rows = []
        for c in self.claims:
            answer = c.verdict.answer
            rows.append(
                {
                    "id": c.id,
                    "text": c.text,
                    "kind": c.kind,
                    "value": c.quantity.shown,
                    "unit": c.quantity.unit,
                    "direction": c.direction,
                    "product": c.commodity.product if c.commodity else None,
                    "flow": c.flow,
                    "reporter": c.reporter,
                    "partner": c.partner,
                    "period": c.period,
                    "baseline": c.baseline.period if c.baseline else None,
                    "voice": c.voice.kind,
                    "verdict": c.verdict.label,
                    "reason": c.verdict.reason,
                    "answer_low": answer.low if answer else None,
                    "answer_high": answer.high if answer else None,
                    "answer_unit": answer.unit if answer else None,
                    "tier": answer.tier if answer else None,
                    "same_as": c.same_as,
                }
            )
        return pd.DataFrame(rows)


class ErrorReport(Part):
    """An input that could not be checked: ``framing.error/1``."""

    schema_: Literal["framing.error/1"] = Field(default="framing.error/1", alias="schema")
    source: str | None
    code: str
    message: str
    fix: str


def report_schema() -> dict[str, Any]:
    """The JSON Schema of a report."""
    return Report.model_json_schema(by_alias=True)
