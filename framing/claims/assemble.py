"""One sentence's figures to claims: roles of the figure's own chunk, of the shared lead, and what is inherited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from framing.claims.chunk_roles import chunk_roles, part_or_whole
from framing.claims.clauses import Figure
from framing.claims.context import Context, Said, Voices, takes_up
from framing.claims.details import is_currency, read_aggregate, read_basis, read_measure, read_modality
from framing.claims.direction import read_direction
from framing.claims.distribute import distribute
from framing.claims.inherit import WHERE, as_told, both_goods, inherit, mirrored, remember_groups
from framing.claims.kinds import read_kind
from framing.claims.periods import PeriodMention
from framing.claims.places import agency_of
from framing.claims.roles import Roles, at_offset, read_roles
from framing.claims.scene import Scene
from framing.claims.windows import Window, compared_amount, read_window
from framing.schema import Baseline, Claim, Commodity, Flow, Inferred, Other, Period, Quantity, Read, Span
from framing.schema.claim import InferredFrom, RoleSource

if TYPE_CHECKING:
    from framing.language import Paragraph

CONFIDENCE_READ = 0.95
CONFIDENCE_NEAR = 0.98
"""Confidence falls by this factor for a role inherited within its paragraph. Our judgement, not measured: the sentence before is seldom about
something else."""
CONFIDENCE_INHERITED = 0.9
"""Confidence falls by this factor for each role inherited from further away. Our judgement, not measured: the questions room condemns nothing
below the confidence that four of them leave."""


def assemble(
    paragraph: Paragraph,
    sentence: Span,
    batch: Sequence[Figure],
    scene: Scene,
    periods: Sequence[PeriodMention],
    voices: Voices,
    published: date | None,
    context: Context,
) -> list[tuple[int, Claim]]:
    """The claims of one sentence, each with the start of its number in the paragraph.

    ``context`` takes up what the sentence says, so that the next one can inherit it.
    """
    where: InferredFrom = WHERE.get(paragraph.kind, "earlier_sentence")
    whole = read_roles(scene, [sentence])
    told = _told_flow(paragraph, context)
    both = both_goods(paragraph, sentence, context)
    out: list[tuple[int, Claim]] = []
    previous: Roles | None = None
    previous_window: Window | None = None
    for figure in batch:
        read = chunk_roles(scene, figure, whole, previous, told)
        local = read
        read = inherit(paragraph, sentence, figure, at_offset(part_or_whole(scene, figure, read), paragraph.start), context, scene)
        previous = local
        read = mirrored(paragraph, read, context)
        if read.flow is None and not isinstance(read.sources.get("flow"), Other) and not _may_stand_alone(figure, read):
            continue
        window = read_window(paragraph, sentence, figure, periods, scene.figures, previous_window, context)
        if compared_amount(paragraph.text, sentence, figure.number.quantity.span):
            # "From $6.06 billion in October to $9.73 billion": October is over when the second amount comes.
            pass
        elif previous_window is None or previous_window.period is None:
            # The first window of a sentence is its own; the later ones are often those that it compares with.
            previous_window = window
        elif window.baseline is not None and previous_window.baseline is None:
            previous_window = replace(previous_window, baseline=window.baseline, baseline_source=window.baseline_source)
        for quantity, own in distribute(scene.text, sentence, figure, [f.number for f in batch], read):
            claim = _claim(paragraph, sentence, figure, quantity, own, window, voices, context)
            if claim is not None and _share_again(scene, figure, claim, out):
                claim = replace(
                    claim,
                    kind="share",
                    direction=None,
                    baseline=None,
                    roles={k: v for k, v in claim.roles.items() if k not in ("direction", "baseline")},
                )
            if claim is not None:
                if claim.flow == "import" and claim.reporter is not None and claim.partner is not None:
                    context.pairs[claim.partner] = claim.reporter
                if claim.kind == "change" and quantity.unit == "percent":
                    context.change = claim
                if claim.kind == "level":
                    context.level = claim
                out.append((figure.number.quantity.start, claim))
    spoken = at_offset(whole, paragraph.start)
    if both is not None and not spoken.commodities:
        spoken = replace(spoken, commodities=both[0], sources={**spoken.sources, "commodity": Read(both[1].start, both[1].end)})
    if not spoken.said("reporter"):
        agency = agency_of(scene, sentence)
        if agency is not None:
            at = Read(agency.start + paragraph.start, agency.end + paragraph.start)
            spoken = replace(spoken, reporter=agency.value, sources={**spoken.sources, "reporter": at})
    spoken = as_told(paragraph, spoken, context)
    told_last = out[-1][1].roles.get("flow") if out else None
    if isinstance(told_last, Read) and out[-1][1].flow != spoken.flow:
        # "Trade with China went the other way: exports to the country slipped 2.4%": what follows is of exports.
        spoken = replace(spoken, flow=out[-1][1].flow, side=out[-1][1].side, sources={**spoken.sources, "flow": told_last})
    out = _share_measure(out)
    last = previous_window
    aside = last is not None and _is_aside(paragraph, sentence, last, context)
    context.said.append(
        Said(
            roles=spoken,
            paragraph=paragraph.index,
            sentence=sentence.shift(paragraph.start),
            where=where,
            period=last.period if last and not aside else None,
            period_span=last.period_span if last and not aside else None,
        )
    )
    remember_groups(paragraph, sentence, scene, context)
    return out


def _told_flow(paragraph: Paragraph, context: Context) -> Flow | None:
    """The flow that was told last, by which "those from the United States" is read where the sentence names none."""
    entry = context.latest("flow", paragraph=paragraph.index)
    return entry.roles.flow if entry is not None and entry.roles.flow is not None else context.topic.flow


def _is_aside(paragraph: Paragraph, sentence: Span, window: Window, context: Context) -> bool:
    """True for a sentence that only looks back ("in August it had been 3%"): what follows it is of the article's own window again.

    The past perfect, or a pronoun with a window before the article's, does so (B. Comrie, "Tense", 1985: the past in the past).
    """
    if window.period is None or context.lead is None or window.period == context.lead[0]:
        return False
    before = window.period.last <= context.lead[0].last
    inside = paragraph.tokens_in(sentence)
    perfect = any(t.lower_ == "had" and t.dep_ == "aux" for t in inside)
    subject = next((t for t in inside if t.dep_ in ("nsubj", "nsubjpass")), None)
    return before and (perfect or (subject is not None and subject.pos_ == "PRON"))


def _share_again(scene: Scene, figure: Figure, claim: Claim, before: Sequence[tuple[int, Claim]]) -> bool:
    """ "Chips made up 36.9% of exports, machines 35.9%": a percentage without a verb of its own, behind a share, is a share."""
    if claim.kind != "change" or claim.quantity.unit != "percent" or not before or before[-1][1].kind != "share":
        return False
    direction = claim.roles.get("direction")
    own = figure.chunk.own
    offset = claim.start - figure.number.quantity.start
    said_here = isinstance(direction, Read) and own.start <= direction.start - offset < own.end
    return not said_here and not scene.has_verb(Span(own.start, figure.number.quantity.start))


def _share_measure(made: list[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """A change beside an amount of the same flow and goods is a change of that amount ("rose 9% to $8.6 billion")."""
    out: list[tuple[int, Claim]] = []
    for start, claim in made:
        if claim.measure is None and claim.kind in ("change", "ratio", "share"):
            beside = next(
                (
                    c
                    for _, c in made
                    if c.kind == "level" and c.measure in ("quantity", "value") and c.flow == claim.flow and c.commodity == claim.commodity
                ),
                None,
            )
            if beside is not None:
                claim = replace(
                    claim, measure=beside.measure, roles={**claim.roles, "measure": Inferred("same_sentence", beside.start, beside.end)}
                )
        out.append((start, claim))
    return out


def _may_stand_alone(figure: Figure, roles: Roles) -> bool:
    """A share of a known product is a claim even where no flow is said ("90% of the world's magnets"): what it is a share of is the question."""
    return figure.number.form in ("percent", "fraction") and bool(roles.commodities)


_RATE = re.compile(r"\b(?:rate|pace)\b[^.;]*$", re.I)
"""The rate, which had eased to 3.6%: growth or decline as before."""


def _claim(
    paragraph: Paragraph, sentence: Span, figure: Figure, quantity: Quantity, roles: Roles, window: Window, voices: Voices, context: Context
) -> Claim | None:
    doc, text = paragraph.doc, paragraph.text
    span = figure.number.quantity.span
    chunk = figure.chunk
    direction, direction_span = read_direction(paragraph, span, chunk.own, chunk.lead)
    if figure.number.direction is not None:
        direction, direction_span = figure.number.direction, span
    elided = None
    goes_on = takes_up(doc, sentence, span) == "pronoun" or _RATE.search(text[chunk.own.start : span.start]) is not None
    if direction is None and figure.number.form == "percent" and goes_on:
        # "In April it was 12%": the verb of change is that of the sentence before.
        elided = context.change
        if elided is not None and elided.direction is not None:
            direction = elided.direction
    kind, of = read_kind(paragraph, figure.number, chunk, direction)
    if kind is None or ("/" in quantity.unit and quantity.unit != "bbl/d" and not isinstance(roles.sources.get("flow"), Read)):
        # A price by the tonne is a quantity, but nothing that trade figures could answer.
        return None
    if kind in ("level", "share", "rank"):
        direction, direction_span = None, None
    sources: dict[str, RoleSource] = dict(roles.sources)
    if direction_span is not None:
        sources["direction"] = Read(direction_span.start + paragraph.start, direction_span.end + paragraph.start)
    measure = read_measure(quantity, text[chunk.own.start : chunk.own.end])
    if measure is None:
        measure = read_measure(quantity, text[chunk.lead.start : chunk.lead.end])
    if measure is None and kind in ("change", "ratio") and context.level is not None and takes_up(doc, sentence, span) == "pronoun":
        beside = context.level
        if beside.flow == roles.flow and beside.commodity == _merge(roles.commodities):
            measure = beside.measure
            sources["measure"] = Inferred("earlier_sentence", beside.start, beside.end)
    elif measure is not None:
        sources["measure"] = Read(quantity.start + paragraph.start, quantity.end + paragraph.start)
    if window.period_source is not None:
        sources["period"] = window.period_source
    if window.baseline_source is not None:
        sources["baseline"] = window.baseline_source
    baseline: Baseline | None = window.baseline if kind in ("change", "ratio", "extremum", "run") else None
    period = window.period
    if elided is not None and kind == "change" and baseline is None and elided.baseline is not None and period is not None:
        baseline = _same_baseline(elided.baseline, period)
        taken = elided.roles.get("baseline")
        if isinstance(taken, Read | Inferred):
            sources["baseline"] = Inferred("earlier_sentence", taken.start, taken.end)
    confidence = CONFIDENCE_READ
    for source in sources.values():
        if isinstance(source, Inferred):
            near = source.inferred_from == "same_sentence" or source.start >= paragraph.start
            confidence *= CONFIDENCE_NEAR if near else CONFIDENCE_INHERITED
    commodity = _merge(roles.commodities)
    moved = replace(quantity, start=quantity.start + paragraph.start, end=quantity.end + paragraph.start)
    if is_currency(quantity.unit) and roles.flow == "balance":
        measure = "value"
    return Claim(
        id="",
        text=text[span.start : span.end],
        start=span.start + paragraph.start,
        end=span.end + paragraph.start,
        sentence=sentence.shift(paragraph.start),
        kind=kind,
        of=of,
        quantity=moved,
        direction=direction,
        measure=measure,
        commodity=commodity,
        flow=roles.flow,
        side=roles.side,
        reporter=roles.reporter,
        partner=roles.partner,
        period=period if not isinstance(sources.get("period"), Other) else None,
        baseline=baseline,
        aggregate=read_aggregate(text, span),
        basis=read_basis(text[sentence.start : sentence.end], quantity),
        modality=read_modality(paragraph, span, chunk.own, sentence),
        qualifiers=roles.qualifiers,
        roles=sources,
        voice=voices.at(span.start, span.end),
        confidence=round(confidence, 3),
    )


def _same_baseline(baseline: Baseline, period: Period) -> Baseline | None:
    """The baseline of the same kind for another window; one that names a month of its own cannot be carried over."""
    if baseline.kind == "year_earlier":
        return Baseline(period.year_earlier(), "year_earlier")
    if baseline.kind == "previous":
        return Baseline(period.previous(), "previous")
    return None


def _merge(commodities: tuple[Commodity, ...]) -> Commodity | None:
    if not commodities:
        return None
    if len(commodities) == 1:
        return commodities[0]
    known = [c.product for c in commodities]
    product = "+".join(p for p in known if p) if all(known) else None
    return Commodity(" and ".join(c.label for c in commodities), product, tuple(dict.fromkeys(h for c in commodities for h in c.hs)))
