"""Tiny builders of the examples that live on the checks: a text, and what was judged of its figures and words.

Places are given by the words themselves (the first place, or the ``at``-th), so that an example reads as one writes it. Unless said
otherwise a figure is of China's exports of rare-earth magnets to the US in June 2025.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from framing.checks.base import Case, CheckInput
from framing.questions import AtOdds
from framing.schema import (
    Answer,
    Article,
    Baseline,
    Claim,
    Commodity,
    Direction,
    Evidence,
    Field,
    Frame,
    FrameTest,
    Implication,
    Interval,
    Kind,
    LowBase,
    Meaning,
    Neighbour,
    Observation,
    OtherReading,
    Part,
    Period,
    Perturbation,
    Policy,
    Quantity,
    Question,
    SeriesKey,
    SeriesPoint,
    Source,
    SourceMap,
    Span,
    Superlative,
    Tier,
    Verdict,
    Voice,
    VoiceKind,
)
from framing.schema.claim import BaselineKind, Flow, Measure
from framing.schema.frame import Family, ImplicationKind, TestLabel
from framing.schema.trade import weakest
from framing.schema.verdict import Label, QuestionStatistic

MAGNETS = "rare-earth-magnets"
MONTH = "2025-06"
LEVELS: frozenset[str] = frozenset({"level"})
OVERSTATING = Perturbation(asked=9, answered=5, bias=-2.2, robustness=0.01, uniqueness=1.0)
BALANCED = Perturbation(asked=9, answered=5, bias=-0.02, robustness=0.99, uniqueness=0.4)


def seen(
    period: str,
    tonnes: float,
    *,
    partner: str = "USA",
    product: str = MAGNETS,
    reporter: str = "CHN",
    publisher: str = "Reuters",
    read_in: str | None = None,
    day: str = "2025-07-20",
    tier: Tier = "press_report",
    half: float = 500.0,
) -> Observation:
    """A level of a month, in tonnes, exact to ``half`` kilograms."""
    kilograms = tonnes * 1000
    key = SeriesKey(product, reporter, "export", partner, "quantity")
    return Observation(
        id=f"{product}:{partner}:{period}",
        key=key,
        period=Period.parse(period),
        statistic="level",
        value=kilograms,
        low=kilograms - half,
        high=kilograms + half,
        unit="kg",
        tier=tier,
        source=Source(publisher, read_in, date=day),
    )


def printed(
    period: str, base: str, percent: float, *, partner: str = "USA", publisher: str = "Reuters", day: str = "2025-07-20"
) -> Observation:
    """A growth as it was printed, in percent, exact to the tenth."""
    return Observation(
        id=f"{MAGNETS}:{partner}:{period}:{base}",
        key=SeriesKey(MAGNETS, "CHN", "export", partner, "quantity"),
        period=Period.parse(period),
        baseline=Period.parse(base),
        statistic="growth",
        value=percent,
        low=percent - 0.05,
        high=percent + 0.05,
        unit="percent",
        tier="press_report",
        source=Source(publisher, date=day),
    )


def point(observation: Observation) -> SeriesPoint:
    """The point of a series that one observation makes."""
    o = observation
    return SeriesPoint(o.period, o.value, o.low, o.high, o.tier, (o,), o.source.known_since)


def answer(low: float, high: float, unit: str, *observations: Observation) -> Answer:
    """What the data say."""
    return Answer((Part(Interval(low, high), observations, printed=False),), unit, weakest(tuple(o.tier for o in observations)))


def question(
    *,
    period: str | None = MONTH,
    baseline: str | None = None,
    kind: BaselineKind = "previous",
    statistic: QuestionStatistic = "change",
    partner: str | None = "USA",
    product: str | None = MAGNETS,
    flow: Flow | None = "export",
    reporter: str | None = "CHN",
    measure: Measure | None = "quantity",
) -> Question:
    """A question of China's exports of magnets unless said otherwise."""
    base = Baseline(Period.parse(baseline), kind) if baseline is not None else None
    return Question(
        product=product,
        flow=flow,
        reporter=reporter,
        partner=partner,
        measure=measure,
        statistic=statistic,
        period=Period.parse(period) if period is not None else None,
        baseline=base,
    )


def neighbour(
    text: str,
    asked: Question,
    said: Answer,
    *,
    role: str = "baseline",
    strength: float = -2.0,
    sensibility: float = 0.4,
    flips: bool = True,
    front: bool = True,
    note: str = "one source, press report of official data",
) -> Neighbour:
    """A neighbouring question with its answer."""
    return Neighbour(
        question=asked,
        answer=said,
        role=role,
        strength=Interval.point(strength),
        sensibility=sensibility,
        flips=flips,
        text=text,
        evidence_note=note,
        front=front,
    )


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure of the text and its verdict; ``words`` are its span."""

    words: str
    shown: float | None = None
    unit: str = "percent"
    kind: Kind = "change"
    direction: Direction | None = "up"
    label: Label = "supported"
    reason: str = ""
    asked: Question | None = field(default_factory=question)
    answer: Answer | None = None
    other: OtherReading | None = None
    note: str | None = None
    note_evidence: tuple[Observation, ...] = ()
    low_base: LowBase | None = None
    neighbours: tuple[Neighbour, ...] = ()
    perturbation: Perturbation | None = None
    superlative: Superlative | None = None
    way: Direction | None = None
    voice: VoiceKind = "author"
    at: int = 1


@dataclass(frozen=True, kw_only=True)
class Word:
    """A framing word of the text and its test; ``figure`` is the words of the figure that it hangs on."""

    words: str
    implies: ImplicationKind
    label: TestLabel = "untestable"
    reason: str = ""
    text: str = ""
    entry: str | None = None
    family: Family = "trend"
    voice: VoiceKind = "author"
    figure: str | None = None
    sourced: bool = False
    certain: bool = True
    test: FrameTest | None = None
    policies: tuple[str, ...] = ()
    at: int = 1


def case(
    text: str,
    *parts: Figure | Word,
    published: str = "2025-07-21",
    note: str = "",
    policies: Sequence[Policy] = (),
    at_odds: Sequence[tuple[str, tuple[str, ...], Interval, str]] = (),
) -> Case:
    """An article of which the first line is the headline, where there are several; every other line is a paragraph.

    ``at_odds`` are kind, the words of the figures, what the others make of the first, and the contradiction in words.
    """
    figures = [p for p in parts if isinstance(p, Figure)]
    claims = tuple(_claim(text, f, i) for i, f in enumerate(figures, start=1))
    by_words = {f.words: c.id for f, c in zip(figures, claims, strict=True)}
    words = [p for p in parts if isinstance(p, Word)]
    frames = tuple(_frame(text, w, i, by_words) for i, w in enumerate(words, start=1))
    given = CheckInput(
        article=_article(text, published),
        claims=claims,
        verdicts=tuple(_verdict(f, c) for f, c in zip(figures, claims, strict=True)),
        frames=frames,
        tests=tuple(_test(w, f) for w, f in zip(words, frames, strict=True)),
        policies=tuple(policies),
        at_odds=tuple(AtOdds(kind, tuple(by_words[w] for w in figures_), computed, said) for kind, figures_, computed, said in at_odds),
    )
    return Case(given, note)


def policy(
    name: str,
    title: str,
    instrument: str,
    *,
    products: dict[str, Literal["all", "part"]],
    authority: str = "CHN",
    partners: tuple[str, ...] = ("WLD",),
    since: str,
    until: str | None = None,
    text: str = "",
    scope: str = "",
) -> Policy:
    """A measure in force from one day to another."""
    first, last = date.fromisoformat(since), date.fromisoformat(until) if until is not None else None
    return Policy(
        id=name,
        title=title,
        authority=(authority,),
        instrument=instrument,
        coverage=tuple(products.items()),
        partners=partners,
        in_force=((first, last),),
        events=(),
        text=text,
        scope=scope,
    )


RARE_EARTH_RULE = policy(
    "chn-2025-18",
    "Announcement No. 18 of 2025",
    "licence",
    products={MAGNETS: "part"},
    since="2025-04-04",
    text="China requires a licence for exports of samarium, gadolinium, terbium, dysprosium, lutetium, scandium and yttrium items.",
    scope="magnets that contain any of seven listed rare earths (samarium, gadolinium, terbium, dysprosium, lutetium, scandium, yttrium)",
)
"""China's licensing rule of 4 April 2025."""


def _article(text: str, published: str) -> Article:
    fields, at = [], 0
    lines = text.split("\n")
    for i, line in enumerate(lines):
        if line:
            fields.append(Field("headline" if i == 0 and len(lines) > 1 else "body", at, at + len(line)))
        at += len(line) + 1
    return Article(
        id="example",
        text=text,
        fields=tuple(fields),
        published=date.fromisoformat(published),
        published_from="given",
        language="en",
        source="example",
        agencies=(),
        repairs=(),
        source_map=SourceMap.identity(len(text)),
        decoded=text,
    )


def _place(text: str, words: str, at: int) -> Span:
    start = -1
    for _ in range(at):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def _sentence(text: str, span: Span) -> Span:
    start = max(text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, 0)
    ends = [e for e in (text.find(". ", span.end), text.find("\n", span.end)) if e >= 0]
    return Span(start if text.rfind(". ", 0, span.start) >= 0 or text.rfind("\n", 0, span.start) >= 0 else 0, min(ends, default=len(text)))


def _claim(text: str, f: Figure, number: int) -> Claim:
    span, asked = _place(text, f.words, f.at), f.asked
    value = f.shown if f.shown is not None else 0.0
    around = Interval.around(value, 0.5)
    return Claim(
        id=f"c{number}",
        text=f.words,
        start=span.start,
        end=span.end,
        sentence=_sentence(text, span),
        kind=f.kind,
        quantity=Quantity(span.start, span.end, f.words, f.shown, f.unit, around, around),
        direction=None if f.kind in LEVELS else f.direction,
        measure=asked.measure if asked else None,
        flow=asked.flow if asked else None,
        reporter=asked.reporter if asked else None,
        commodity=Commodity(asked.product.replace("-", " "), asked.product) if asked is not None and asked.product is not None else None,
        partner=asked.partner if asked else None,
        period=asked.period if asked else None,
        baseline=asked.baseline if asked else None,
        voice=Voice(f.voice),
    )


def _verdict(f: Figure, claim: Claim) -> Verdict:
    return Verdict(
        claim=claim.id,
        label=f.label,
        reason=f.reason,
        question=f.asked,
        answer=f.answer,
        other=f.other,
        note=f.note,
        note_evidence=f.note_evidence,
        low_base=f.low_base,
        neighbours=f.neighbours,
        perturbation=f.perturbation,
        superlative=f.superlative,
        direction=f.way,
    )


def _frame(text: str, w: Word, number: int, claims: dict[str, str]) -> Frame:
    span = _place(text, w.words, w.at)
    meaning = Meaning("meaning", w.text, Implication(w.implies, w.text), "our definition")
    return Frame(
        id=f"w{number}",
        text=w.words,
        start=span.start,
        end=span.end,
        sentence=_sentence(text, span),
        entry=w.entry or w.words,
        family=w.family,
        meaning=meaning,
        voice=Voice(w.voice),
        claim=claims[w.figure] if w.figure is not None else None,
        in_headline="\n" in text and span.start < text.index("\n"),
        sourced=w.sourced,
    )


def _test(w: Word, frame: Frame) -> FrameTest:
    if w.test is not None:
        return w.test
    return FrameTest(
        frame=frame.id,
        label=w.label,
        reason=w.reason,
        implies=w.text,
        certain=w.certain,
        evidence=tuple(Evidence("policy", p, "policy") for p in w.policies),
        circumstance=w.policies if w.implies == "intention" else (),
    )
