"""What a sentence leaves unsaid, from what came before it: the sentence before, the headline, the article's topic."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.claims.clauses import Figure
from framing.claims.context import Context, inherited, takes_up
from framing.claims.goods import commodity_of, products_together, subject_before
from framing.claims.roles import Roles
from framing.claims.scene import Scene, is_month
from framing.claims.topic import Topic
from framing.claims.vocabulary import vocabulary
from framing.reference.products import ALL_GOODS
from framing.schema import Commodity, Flow, Inferred, Other, Read, Span
from framing.schema.claim import InferredFrom, RoleSource

if TYPE_CHECKING:
    from framing.language import Paragraph

WHERE: dict[str, InferredFrom] = {"headline": "headline", "standfirst": "headline", "highlights": "list_head"}


def inherit(paragraph: Paragraph, sentence: Span, figure: Figure, roles: Roles, context: Context, scene: Scene) -> Roles:
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
    if isinstance(sources.get("reporter"), Inferred):
        elsewhere = _of_another_country(paragraph, sentence, figure, roles, scene)
        if elsewhere is not None:
            sources["reporter"] = elsewhere
            roles = replace(roles, reporter=None)
    return replace(roles, sources=sources)


def _of_another_country(paragraph: Paragraph, sentence: Span, figure: Figure, roles: Roles, scene: Scene) -> Other | None:
    """ "Taiwan's November was better: exports of $64 billion", "In South Korea exports rose 3%": a country that the sentence sets the figure in
    is not passed over for the one of the sentences before."""
    for m in scene.within([Span(sentence.start, figure.number.quantity.start)], "country"):
        if m.value in (roles.reporter, roles.partner, "WLD"):
            continue
        opens = paragraph.text[sentence.start : m.start].strip().lower() == "in"
        behind = re.match(r"['’]s\s+([A-Z]\w+)", paragraph.text[m.end :])
        owns = behind is not None and is_month(behind[1].lower())
        if opens or owns:
            return Other(m.text, m.start + paragraph.start, m.end + paragraph.start)
    return None


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
    if entry is not None and not (weighed and entry.roles.commodities and entry.roles.commodities[0].product == ALL_GOODS):
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


def mirrored(paragraph: Paragraph, roles: Roles, context: Context) -> Roles:
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


def as_told(paragraph: Paragraph, spoken: Roles, context: Context) -> Roles:
    """What a sentence said, seen from the country whose trade the article tells: "Saudi volumes shrank" speaks of a partner."""
    topic = context.topic
    told = spoken.sources.get("reporter")
    foreign = topic.reporter is not None and spoken.reporter != topic.reporter
    if isinstance(told, Read) and foreign and "flow" not in spoken.sources and topic.flow in OPPOSITE and spoken.partner is None:
        sources = {k: v for k, v in spoken.sources.items() if k != "reporter"}
        return replace(spoken, reporter=None, partner=spoken.reporter, sources={**sources, "partner": told})
    return mirrored(paragraph, spoken, context)


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


WHOLE_TRADE = ("exports as a whole", "imports as a whole", "trade as a whole", "exports overall", "total exports", "total imports", "overall exports", "overall imports", "goods exports", "goods imports", "merchandise exports",
             "merchandise imports", "total trade", "trade surplus", "trade deficit", "exports of goods", "imports of goods", "trade balance", "outbound shipments")  # fmt: skip


def _of_all_goods(roles: Roles, sources: dict[str, RoleSource]) -> Roles:
    source = sources.get("flow")
    if roles.flow is None or not isinstance(source, Read | Inferred):
        return roles
    sources["commodity"] = source
    return replace(roles, commodities=(Commodity("goods", ALL_GOODS, ()),))


def _all_goods(paragraph: Paragraph, sentence: Span, roles: Roles) -> bool:
    """True where the words name all trade, so that no commodity of an earlier sentence is meant."""
    low = paragraph.text[sentence.start : sentence.end].lower()
    return roles.flow in ("balance", "total") or any(w in low for w in WHOLE_TRADE)


def both_goods(paragraph: Paragraph, sentence: Span, context: Context) -> tuple[tuple[Commodity, ...], Span] | None:
    """The goods that "both minerals" takes up, and where they were named; None where it takes up none."""
    low = paragraph.text[sentence.start : sentence.end].lower()
    if any(w in low for w in vocabulary().both if w != "both") and context.groups:
        return context.groups[-1]
    return None


def remember_groups(paragraph: Paragraph, sentence: Span, scene: Scene, context: Context) -> None:
    """Notes the goods that the sentence names together, for "both" and "the three" of later ones."""
    run = products_together(scene, [sentence])
    for group in run:
        commodities, span = group
        context.groups.append((commodities, span.shift(paragraph.start)))
