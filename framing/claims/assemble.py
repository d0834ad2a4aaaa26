"""One sentence's figures to claims: roles of the figure's own chunk, of the shared lead, and what is inherited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol

from framing.claims.clauses import Chunk
from framing.claims.context import Context, Said, inherited, overlay, takes_up, without
from framing.claims.details import is_currency, read_aggregate, read_basis, read_measure, read_modality
from framing.claims.direction import read_direction
from framing.claims.distribute import distribute
from framing.claims.flows import count_flows
from framing.claims.goods import commodity_of, products_together, subject_before
from framing.claims.kinds import read_kind
from framing.claims.numbers import NumberMention
from framing.claims.periods import PeriodMention
from framing.claims.places import agency_of
from framing.claims.roles import Roles, at_offset, read_roles
from framing.claims.scene import Scene
from framing.claims.topic import Topic
from framing.claims.vocabulary import vocabulary
from framing.claims.windows import Window, compared_amount, read_window
from framing.schema import Baseline, Claim, Commodity, Flow, Inferred, Other, Period, Quantity, Read, Span, Voice
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


class Voices(Protocol):
    """What the voice room knows of one paragraph."""

    def at(self, start: int, end: int) -> Voice:
        """The voice of a range of the paragraph."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be a claim, with its chunk of the sentence."""

    number: NumberMention
    chunk: Chunk


WHERE: dict[str, InferredFrom] = {"headline": "headline", "standfirst": "headline", "highlights": "list_head"}


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
    both = _both(paragraph, sentence, context)
    out: list[tuple[int, Claim]] = []
    previous: Roles | None = None
    previous_window: Window | None = None
    for figure in batch:
        read = _roles(scene, figure, whole, previous, told)
        local = read
        read = _inherit(paragraph, sentence, figure, at_offset(_part_or_whole(scene, figure, read), paragraph.start), context, scene)
        previous = local
        read = _mirrored(paragraph, read, context)
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
    spoken = _as_told(paragraph, spoken, context)
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
    _remember_groups(paragraph, sentence, scene, context)
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


def _roles(scene: Scene, figure: Figure, whole: Roles, previous: Roles | None, told: Flow | None) -> Roles:
    """What the figure's own chunk says, over what its sentence said before it; in the paragraph's offsets."""
    at = figure.number.quantity.start
    own = read_roles(scene, [figure.chunk.own], whole.flow or told, near=at)
    if previous is not None:
        if own.flow is None or not own.said("flow"):
            own = overlay(without(previous, ["reporter", "partner"]) if own.said("reporter") else previous, own)
        elif scene.has_verb(figure.chunk.own) or (own.flow != previous.flow and not _list_head(scene, figure)):
            # A chunk that names its own flow is a new measured noun: it keeps whose flow it is, and the goods only where the flow is the same.
            dropped = ["partner", "flow"] if own.flow == previous.flow or own.said("commodity") else ["partner", "commodity", "flow"]
            own = overlay(without(previous, dropped), own)
        else:
            own = overlay(previous, own)
    said = whole.sources.get("flow")
    parted = isinstance(said, Read) and ";" in scene.text[min(said.start, at) : max(said.start, at)]
    if (
        own.flow is None
        and not own.said("flow")
        and whole.flow is not None
        and not parted
        and count_flows(scene, [figure.chunk.sentence]) == 1
    ):
        # What stands behind a later figure is that figure's.
        figures = [f for f in scene.figures if f.start >= figure.number.quantity.end]
        later = [r for r, s in whole.sources.items() if r != "flow" and any(f.end <= s.start for f in figures)]
        own = overlay(without(whole, later), own)
    return _gapped(scene, figure, own)


def _gapped(scene: Scene, figure: Figure, roles: Roles) -> Roles:
    """ "Australia delivered 83 million tons, and Mongolia 82 million": the country of a stretch without a verb of its own takes the place of
    the one before it; a country that would fill no role here keeps the one before from being taken over."""
    at = figure.number.quantity.start
    own = Span(figure.chunk.own.start, at)
    named = [m for m in scene.within([own], "country") if m.value not in (scene.home, "WLD")]
    taken = {(s.start, s.end) for s in roles.sources.values()}
    fresh = [m for m in named if not any(low <= m.start < high for low, high in taken)]
    role = next((r for r in ("partner", "reporter") if isinstance(s := roles.sources.get(r), Read) and not own.start <= s.start < at), None)
    if not fresh or role is None or figure.chunk.ordinal == 0:
        return roles
    m = fresh[0]
    sources = {**roles.sources, role: Read(m.start, m.end)}
    return replace(roles, partner=m.value, sources=sources) if role == "partner" else replace(roles, reporter=m.value, sources=sources)


_WHOLE = re.compile(
    r"\bof\s+(?:its|their|all|total|the country's|the nation's)\s+(?:\w+\s+)?(?:exports|imports|shipments|purchases)\b[^,;]*$", re.I
)


def _part_or_whole(scene: Scene, figure: Figure, read: Roles) -> Roles:
    """Goods that are not read as the figure's own, and yet stand before it in its sentence, are never passed over.

    "Exports rose 4%, with chips up 43% at $20.8 billion": the amount is not that of all exports. "A quarter of its exports of $710 billion":
    the whole is not that of the part's goods.
    """
    text, at = scene.text, figure.number.quantity.start
    before = [f for f in scene.figures if f.end <= at and f.start >= figure.chunk.sentence.start]
    whole = text[figure.chunk.sentence.start : figure.chunk.sentence.end].lower()
    if not before or "respectively" in whole or any(w in whole for w in vocabulary().both if w != "both"):
        return read
    gap = Span(before[-1].end, at)
    if _WHOLE.search(text[gap.start : gap.end]):
        word = Other(text[gap.start : gap.end].strip(), gap.start, gap.end)
        return replace(read, commodities=(), sources={**read.sources, "commodity": word})
    named = [m for m in scene.within([Span(figure.chunk.sentence.start, at)], "product") if m.value != ALL]
    said = read.sources.get("commodity")
    if named and (said is None or (isinstance(said, Read) and read.commodities and read.commodities[0].product == ALL)):
        last = named[-1]
        return replace(read, commodities=(), sources={**read.sources, "commodity": Other(last.text, last.start, last.end)})
    return read


def _list_head(scene: Scene, figure: Figure) -> bool:
    """True where the lead ends in a colon: what stands before it heads every item after it."""
    text = scene.text
    return ":" in text[figure.chunk.lead.start : figure.number.quantity.start]


def _inherit(paragraph: Paragraph, sentence: Span, figure: Figure, roles: Roles, context: Context, scene: Scene) -> Roles:
    """Roles that the sentence leaves unsaid, from what came before; spans in the article's offsets.

    A partner is never taken over a full stop, except by a pronoun or a definite noun that takes up the very flow.
    """
    manner = takes_up(
        paragraph.doc,
        sentence,
        figure.number.quantity.span,
        [
            (m.start, m.end)
            for m in scene.mentions
            if m.kind == "product" or (m.kind == "country" and m.value != scene.home and roles.partner == m.value)
        ],
    )
    here = sentence.shift(paragraph.start)
    sources: dict[str, RoleSource] = dict(roles.sources)
    flow_unsaid = "flow" not in sources
    weighed = figure.number.quantity.unit in WEIGHTS
    if flow_unsaid:
        if manner is None:
            return roles
        entry = context.latest("flow", paragraph=paragraph.index) or context.latest("flow")
        topic = context.topic
        # A balance or a total is told once; goods and partners that follow it have the flow that the article is about.
        # And what was told of prices or stocks in between is over where no pronoun takes it up.
        other = entry is not None and (entry.roles.flow in ("balance", "total") or isinstance(entry.roles.sources["flow"], Other))
        passing = entry is None or (other and manner != "pronoun")
        if passing and topic.flow is not None and topic.flow_at is not None:
            sources["flow"] = _from_topic(topic.flow_at, paragraph, topic)
            roles = replace(roles, flow=topic.flow, side=None, sources=sources)
        elif entry is None:
            return roles
        else:
            source = inherited(entry, "flow", here)
            if source is not None:
                sources["flow"] = source
            roles = replace(roles, flow=entry.roles.flow, side=entry.roles.side, sources=sources)
    taken_up = (flow_unsaid and manner == "pronoun") or (not flow_unsaid and _definite_flow(paragraph, roles))
    for role in ("reporter", "commodity", "partner"):
        if role in sources:
            continue
        if role == "partner" and not taken_up and not _same_place(paragraph, sentence):
            continue
        if role == "commodity" and _all_goods(paragraph, sentence, roles):
            roles = _of_all_goods(roles, sources)
            continue
        if role == "reporter":
            roles = _inherit_reporter(
                paragraph,
                roles,
                sources,
                context,
                here,
                taken_up=taken_up,
                home_named=any(m.value == scene.home for m in scene.mentions if m.kind == "country"),
            )
            continue
        entry = context.latest(role, paragraph=paragraph.index) or context.latest(role)
        subject = subject_before(scene, sentence.start) if role == "commodity" else None
        if subject is not None:
            start, end = subject.start + paragraph.start, subject.end + paragraph.start
            if entry is None or entry.roles.sources["commodity"].start < start:
                sources["commodity"] = Inferred("earlier_sentence", start, end)
                roles = replace(roles, commodities=(commodity_of(subject),))
                continue
        if role == "commodity":
            roles = _inherit_goods(
                paragraph,
                roles,
                sources,
                context,
                here,
                bare=not flow_unsaid and not taken_up and not _possessed(paragraph, roles),
                weighed=weighed,
                pronoun=manner == "pronoun",
            )
            continue
        if entry is None or entry.paragraph != paragraph.index:
            continue
        source = inherited(entry, role, here)
        if source is None:
            continue
        sources[role] = source
        if not isinstance(source, Other):
            roles = replace(roles, partner=entry.roles.partner)
    return replace(roles, sources=sources)


def _inherit_reporter(
    paragraph: Paragraph, roles: Roles, sources: dict[str, RoleSource], context: Context, here: Span, *, taken_up: bool, home_named: bool
) -> Roles:
    """Whose trade it is where the sentence does not say: that of the sentences before in the paragraph, else of the section or the article.

    What is not modelled (a company, a province) stays only with a pronoun, another country only in a paragraph that is about it alone.
    """
    entry = context.latest("reporter", paragraph=paragraph.index)
    topic = context.topic
    foreign = entry is not None and topic.reporter is not None and entry.roles.reporter != topic.reporter
    if foreign and not taken_up and entry is not None and (isinstance(entry.roles.sources["reporter"], Other) or home_named):
        entry = None
    own_country = _OWN_COUNTRY.search(paragraph.text[here.start - paragraph.start : here.end - paragraph.start]) is not None
    if entry is not None and not (foreign and own_country):
        source = inherited(entry, "reporter", here)
        if source is not None and (entry.roles.reporter is None or entry.roles.reporter != roles.partner):
            sources["reporter"] = source
            return roles if isinstance(source, Other) else replace(roles, reporter=entry.roles.reporter)
    if topic.reporter is not None and topic.reporter_at is not None and topic.reporter != roles.partner:
        sources["reporter"] = _from_topic(topic.reporter_at, paragraph, topic)
        return replace(roles, reporter=topic.reporter)
    return roles


_OWN_COUNTRY = re.compile(r"\b[Tt]he\s+(?:country|nation)['’]s\b")
"""'The country's imports' are those of the country whose trade the article tells."""


def _from_topic(at: Span, paragraph: Paragraph, topic: Topic) -> Inferred:
    if topic.section:
        return Inferred("list_head", at.start, at.end)
    return Inferred("earlier_sentence" if at.start < paragraph.start else "later_sentence", at.start, at.end)


def _inherit_goods(
    paragraph: Paragraph,
    roles: Roles,
    sources: dict[str, RoleSource],
    context: Context,
    here: Span,
    *,
    bare: bool,
    weighed: bool,
    pronoun: bool,
) -> Roles:
    """Of which goods a figure is that names none.

    A bare flow ("exports to China rose") in a piece on a country's whole trade is all goods again, whatever item came before; a pronoun or a
    definite noun keeps the goods of the sentence before. At the start of a paragraph the topic comes first.
    """
    topic = context.topic
    entry = context.latest("commodity", paragraph=paragraph.index)
    if bare and topic.all_goods and not weighed and (entry is None or not isinstance(entry.roles.sources["commodity"], Other)):
        entry = None
    elif entry is None and (pronoun or not topic.commodities):
        entry = context.latest("commodity")
    if entry is not None and not (weighed and entry.roles.commodities and entry.roles.commodities[0].product == ALL):
        source = inherited(entry, "commodity", here)
        if source is not None:
            sources["commodity"] = source
            return roles if isinstance(source, Other) else replace(roles, commodities=entry.roles.commodities)
    if topic.commodities and topic.commodity_at is not None and not (weighed and topic.all_goods):
        sources["commodity"] = _from_topic(topic.commodity_at, paragraph, topic)
        return replace(roles, commodities=topic.commodities)
    if roles.reporter is not None and not weighed:
        # A country's exports, where no goods were named before, are all its exports.
        return _of_all_goods(roles, sources)
    return roles


def _mirrored(paragraph: Paragraph, roles: Roles, context: Context) -> Roles:
    """ "Shipments from Brazil", in a piece that has told of China's imports from Brazil, are those imports again."""
    source, topic = roles.sources.get("flow"), context.topic
    told = roles.sources.get("reporter")
    if (
        isinstance(source, Inferred)
        and isinstance(told, Read)
        and topic.flow in OPPOSITE
        and topic.reporter is not None
        and topic.reporter_at is not None
        and topic.reporter != roles.reporter
        and roles.partner in (None, topic.reporter)
        and roles.flow in OPPOSITE
    ):
        # "Russia's volumes edged down": of the trade that the article tells, Russia is the other side.
        moved: dict[str, RoleSource] = {k: v for k, v in roles.sources.items() if k != "partner"}
        moved["partner"] = moved.pop("reporter")
        moved["reporter"] = _from_topic(topic.reporter_at, paragraph, topic)
        return replace(roles, flow=topic.flow, reporter=topic.reporter, partner=roles.reporter, sources=moved)
    if (
        roles.flow not in OPPOSITE
        or roles.reporter is None
        or not isinstance(source, Read)
        or not isinstance(roles.sources.get("reporter"), Read)
    ):
        return roles
    word = paragraph.text[source.start - paragraph.start : source.end - paragraph.start].lower()
    taker = context.pairs.get(roles.reporter) if roles.flow == "export" else None
    if taker is None and topic.reporter not in (None, roles.reporter) and topic.flow == OPPOSITE[roles.flow]:
        taker = topic.reporter
    if taker is None or roles.partner not in (None, taker) or not word.startswith(vocabulary().either_way):
        return roles
    sources: dict[str, RoleSource] = {k: v for k, v in roles.sources.items() if k != "partner"}
    sources["partner"] = sources.pop("reporter")
    entry = context.latest("reporter")
    if entry is not None and entry.roles.reporter == taker and isinstance(at := entry.roles.sources["reporter"], Read | Inferred):
        sources["reporter"] = Inferred("earlier_sentence", at.start, at.end)
    elif topic.reporter_at is not None:
        sources["reporter"] = _from_topic(topic.reporter_at, paragraph, topic)
    return replace(roles, flow=OPPOSITE[roles.flow], reporter=taker, partner=roles.reporter, sources=sources)


WEIGHTS = frozenset({"t", "kg", "lb", "short_ton", "bu", "bbl", "bbl/d"})
"""Units that nobody adds up over all goods: an amount in them is of some goods, though its sentence does not say which."""


def _as_told(paragraph: Paragraph, spoken: Roles, context: Context) -> Roles:
    """What a sentence said, seen from the country whose trade the article tells: "Saudi volumes shrank" speaks of a partner."""
    topic = context.topic
    told = spoken.sources.get("reporter")
    foreign = topic.reporter is not None and spoken.reporter != topic.reporter
    if isinstance(told, Read) and foreign and "flow" not in spoken.sources and topic.flow in OPPOSITE and spoken.partner is None:
        sources = {k: v for k, v in spoken.sources.items() if k != "reporter"}
        return replace(spoken, reporter=None, partner=spoken.reporter, sources={**sources, "partner": told})
    return _mirrored(paragraph, spoken, context)


OPPOSITE: dict[str | None, Flow] = {"export": "import", "import": "export"}


def _same_place(paragraph: Paragraph, sentence: Span) -> bool:
    """True for "to the country", "from the bloc": the place of the sentence before."""
    low = paragraph.text[sentence.start : sentence.end].lower()
    return any(w in low for w in vocabulary().same_place)


def _possessed(paragraph: Paragraph, roles: Roles) -> bool:
    """True for "their exports": those of the goods, or of the country, of the sentence before."""
    source = roles.sources.get("flow")
    if not isinstance(source, Read):
        return False
    before = paragraph.text[: source.start - paragraph.start].rstrip().lower().split()
    return bool(before) and before[-1] in ("its", "their")


def _definite_flow(paragraph: Paragraph, roles: Roles) -> bool:
    """True for "the shipments", "those exports": a definite noun that takes up the flow of the sentence before."""
    source = roles.sources.get("flow")
    if not isinstance(source, Read):
        return False
    before = paragraph.text[: source.start - paragraph.start].rstrip().lower().split()
    if before and before[-1] in ("two-way", "bilateral", "mutual"):
        return True
    return bool(before) and before[-1] in ("the", "these", "those", "such", "that", "this")


ALL_GOODS = ("exports as a whole", "imports as a whole", "trade as a whole", "exports overall", "total exports", "total imports", "overall exports", "overall imports", "goods exports", "goods imports", "merchandise exports",
             "merchandise imports", "total trade", "trade surplus", "trade deficit", "exports of goods", "imports of goods", "trade balance", "outbound shipments")  # fmt: skip


def _of_all_goods(roles: Roles, sources: dict[str, RoleSource]) -> Roles:
    source = sources.get("flow")
    if roles.flow is None or not isinstance(source, Read | Inferred):
        return roles
    sources["commodity"] = source
    return replace(roles, commodities=(Commodity("goods", ALL, ()),))


ALL = "all-goods"


def _all_goods(paragraph: Paragraph, sentence: Span, roles: Roles) -> bool:
    """True where the words name all trade, so that no commodity of an earlier sentence is meant."""
    low = paragraph.text[sentence.start : sentence.end].lower()
    return roles.flow in ("balance", "total") or any(w in low for w in ALL_GOODS)


def _both(paragraph: Paragraph, sentence: Span, context: Context) -> tuple[tuple[Commodity, ...], Span] | None:
    low = paragraph.text[sentence.start : sentence.end].lower()
    if any(w in low for w in vocabulary().both if w != "both") and context.groups:
        return context.groups[-1]
    return None


def _remember_groups(paragraph: Paragraph, sentence: Span, scene: Scene, context: Context) -> None:
    run = products_together(scene, [sentence])
    for group in run:
        commodities, span = group
        context.groups.append((commodities, span.shift(paragraph.start)))


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
