"""What an article, or a section of it, is about: whose trade, of what, which way. What a figure leaves unsaid is read against it.

News tells its topic in the headline and the lead and then leaves it out (the given-new contract: H. H. Clark and S. E. Haviland,
"Comprehension and the given-new contract", 1977). Nothing here is certain: every role that comes from the topic is marked as inferred.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from framing.claims.goods import commodity_of, direct_goods, owned
from framing.claims.mentions import Mention
from framing.claims.periods import PeriodMention
from framing.claims.roles import at_offset, read_roles
from framing.claims.scene import Scene, token_at
from framing.language import Paragraph
from framing.reference.places import places
from framing.reference.products import ALL_GOODS
from framing.schema import Commodity, Flow, Period, Read, Span
from framing.schema.claim import RoleSource

EARLY = 4
"""So many fields of headline, standfirst and body are read for the topic: a lead is one or two paragraphs behind the headline."""
OFFICE, STRICT_LEAD, STRICT_EARLY, LOOSE_EARLY, STRICT, LOOSE, AS_PARTNER = 20.0, 9.0, 3.0, 2.0, 1.0, 0.5, -1.0
"""What a mention of a country weighs: the office that publishes its trade; reporter of a flow in headline and
lead, and a little below; possessor or adjective there; the same further down; partner. Our judgement: the lead decides, unless the whole body speaks against it."""
SHORT_HEAD = 4
"""A subhead of so few words that names goods is about them; a longer one may only play with the word ("All eggs in one basket")."""
LEAST = 2
LEAST_SHARE = 0.5
"""Goods that make up half of all that an article names are what it is about."""
"""A country that was named once in passing is no topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """The roles that a stretch of an article is about, each with the span (article offsets) where it was said."""

    reporter: str | None = None
    reporter_at: Span | None = None
    commodities: tuple[Commodity, ...] = ()
    commodity_at: Span | None = None
    flow: Flow | None = None
    flow_at: Span | None = None
    section: bool = False

    @property
    def all_goods(self) -> bool:
        """True where the trade as a whole is the topic."""
        return bool(self.commodities) and self.commodities[0].product == ALL_GOODS

    def over(self, base: Topic) -> Topic:
        """This topic, with what it leaves open taken from ``base``."""
        return Topic(
            self.reporter or base.reporter,
            self.reporter_at if self.reporter else base.reporter_at,
            self.commodities or base.commodities,
            self.commodity_at if self.commodities else base.commodity_at,
            self.flow or base.flow,
            self.flow_at if self.flow else base.flow_at,
            True,
        )


def main_topic(paragraphs: Sequence[Paragraph], scenes: Sequence[Scene]) -> Topic:
    """The topic of the whole article."""
    reporter, at = _reporter(paragraphs, scenes)
    for scene in scenes:
        scene.home = reporter
    read = [
        (paragraph, scene, at_offset(read_roles(scene, [Span(s.start_char, s.end_char)]), paragraph.start))
        for paragraph, scene in list(zip(paragraphs, scenes, strict=True))[:EARLY]
        for s in paragraph.doc.sents
    ]
    topic = Topic(reporter=reporter, reporter_at=at)
    # The lead is a whole sentence, a headline is not: the body is asked first.
    ordered = [r for r in read if r[0].kind == "body"] + [r for r in read if r[0].kind != "body"]
    named_early = any(scene.products for _, scene, _ in read)
    for paragraph, scene, roles in ordered:
        flow, goods = roles.sources.get("flow"), roles.sources.get("commodity")
        if not isinstance(flow, Read):
            continue
        if topic.flow is None or (topic.flow in ("total", "balance") and roles.flow in ("export", "import")):
            topic = replace(topic, flow=roles.flow, flow_at=Span(flow.start, flow.end))
        if topic.commodities:
            continue
        beside = direct_goods(scene, Span(flow.start - paragraph.start, flow.end - paragraph.start))
        if beside:
            at = Span(beside[0].start + paragraph.start, beside[-1].end + paragraph.start)
            topic = replace(topic, commodities=tuple(commodity_of(m) for m in beside), commodity_at=at)
        elif (
            roles.reporter is not None
            and owned(scene, Span(flow.start - paragraph.start, flow.end - paragraph.start))
            and not any(
                s.start_char <= m.start < flow.start - paragraph.start
                for s in paragraph.doc.sents
                if s.start_char <= flow.start - paragraph.start < s.end_char
                for m in scene.products
            )
        ):
            topic = replace(topic, commodities=(Commodity("goods", ALL_GOODS, ()),), commodity_at=Span(flow.start, flow.end))
        elif roles.commodities and roles.commodities[0].product is not None and isinstance(goods, Read):
            topic = replace(topic, commodities=roles.commodities, commodity_at=Span(goods.start, goods.end))
        elif not roles.commodities and roles.reporter is not None and not named_early:
            topic = replace(topic, commodities=(Commodity("goods", ALL_GOODS, ()),), commodity_at=Span(flow.start, flow.end))
        if topic.commodities and topic.flow in ("export", "import"):
            break
    return topic if topic.commodities else _by_names(paragraphs, scenes, topic)


def _by_names(paragraphs: Sequence[Paragraph], scenes: Sequence[Scene], topic: Topic) -> Topic:
    """The topic's goods where no early sentence ties any to a flow: those of the headline, else those that are named most, else all goods."""
    named = [(p, m) for p, s in zip(paragraphs, scenes, strict=True) for m in s.products if m.value != ALL_GOODS]
    counts = Counter(m.value for _, m in named)
    first = next(((p, m) for p, m in named if p.kind == "headline"), None)
    if first is None and counts:
        value, times = counts.most_common(1)[0]
        if times >= LEAST_SHARE * len(named) and times > 1:
            first = next((p, m) for p, m in named if m.value == value)
    if first is not None:
        paragraph, mention = first
        at = Span(mention.start + paragraph.start, mention.end + paragraph.start)
        return replace(topic, commodities=(commodity_of(mention),), commodity_at=at)
    if topic.reporter is None or topic.flow_at is None:
        return topic
    return replace(topic, commodities=(Commodity("goods", ALL_GOODS, ()),), commodity_at=topic.flow_at)


def main_period(paragraphs: Sequence[Paragraph], periods: Sequence[Sequence[PeriodMention]]) -> tuple[Period, Span] | None:
    """The window of the lead, with its place (article offsets): the first that the body's early paragraphs name, else the headline's."""
    early = list(zip(paragraphs, periods, strict=True))[:EARLY]
    for wanted in ("body", "standfirst", "headline"):
        for paragraph, found in early:
            for mention in found if paragraph.kind == wanted else ():
                if mention.role == "window" and mention.period is not None and "week" not in mention.text.lower():
                    return mention.period, Span(mention.start + paragraph.start, mention.end + paragraph.start)
    return None


def _reporter(paragraphs: Sequence[Paragraph], scenes: Sequence[Scene]) -> tuple[str | None, Span | None]:
    """The country whose trade is told: by the office that publishes it, by who exports and imports in the lead, by whose name stands before
    nouns; a country that trade goes to or comes from is a partner all the more."""
    weights: defaultdict[str, float] = defaultdict(float)
    first: dict[str, Span] = {}
    bodies = 0
    for number, (paragraph, scene) in enumerate(zip(paragraphs, scenes, strict=True)):
        early = number < EARLY
        bodies += paragraph.kind == "body"
        lead = paragraph.kind == "headline" or (paragraph.kind == "body" and bodies == 1)
        for sentence in paragraph.doc.sents:
            named = [m for m in scene.mentions if sentence.start_char <= m.start < sentence.end_char and m.value != "WLD"]
            if not named:
                continue
            countries = any(m.kind == "country" for m in named)
            said = read_roles(scene, [Span(sentence.start_char, sentence.end_char)]).sources if countries else {}
            for m in named:
                weight = 0.0
                if m.kind == "office":
                    weight = OFFICE
                elif m.kind == "place" and (lies_in := places()[m.value].country):
                    m = replace(m, value=lies_in)
                    weight = LOOSE_EARLY if early else LOOSE
                elif m.kind == "country":
                    weight = _weight(scene, m, said, early=early, lead=lead)
                if weight:
                    weights[m.value] += weight
                    if weight > 0:
                        first.setdefault(m.value, Span(m.start + paragraph.start, m.end + paragraph.start))
    if not weights:
        return None, None
    code, weight = max(weights.items(), key=lambda pair: pair[1])
    return (code, first[code]) if weight >= LEAST and code in first else (None, None)


def _weight(scene: Scene, mention: Mention, said: Mapping[str, RoleSource], *, early: bool, lead: bool) -> float:
    """What one mention of a country says for its being the one whose trade is told."""
    reporter, partner = said.get("reporter"), said.get("partner")
    if isinstance(reporter, Read) and reporter.start <= mention.start < reporter.end:
        return STRICT_LEAD if lead else STRICT_EARLY if early else STRICT
    if isinstance(partner, Read) and partner.start <= mention.start < partner.end:
        return AS_PARTNER
    if not _owns(scene, mention):
        return 0.0
    return LOOSE_EARLY if early else LOOSE


def _owns(scene: Scene, mention: Mention) -> bool:
    """True for a possessor, an adjective before a noun, a subject, and "in China": not for a place that trade goes to or comes from."""
    token = token_at(scene.doc, mention.start, mention.end)
    if token is None:
        return False
    if mention.form in ("adjective", "demonym", "metonym") or token.dep_ in ("poss", "nsubj", "nsubjpass"):
        return True
    if scene.text[mention.end : mention.end + 2] in ("'s", "’s") or scene.text[mention.end : mention.end + 1] in ("'", "’"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "into")


_HEAD = re.compile(r"^\W*(?:the\s+)?$", re.I)


def section_topic(scene: Scene, paragraph: Paragraph, main: Topic) -> Topic:
    """The topic of the section that a subhead opens: the country or the goods that the subhead names, over the article's."""
    off = paragraph.start
    countries = [m for m in scene.mentions if m.kind == "country" and m.value != "WLD"]
    found = Topic(section=True)
    if len({m.value for m in countries}) == 1 and _HEAD.match(scene.text[: countries[0].start]) and countries[0].value != main.reporter:
        found = replace(found, reporter=countries[0].value, reporter_at=Span(countries[0].start + off, countries[0].end + off))
    roles = read_roles(scene, [Span(0, len(scene.text))])
    if len({m.value for m in scene.products}) == 1 and len(scene.text.split()) <= SHORT_HEAD:
        goods = scene.products[0]
        found = replace(found, commodities=(commodity_of(goods),), commodity_at=Span(goods.start + off, goods.end + off))
    flow = roles.sources.get("flow")
    if isinstance(flow, Read):
        found = replace(found, flow=roles.flow, flow_at=Span(flow.start + off, flow.end + off))
    return found
