"""The goods of a figure: the product that is measured, not one that the sentence also names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.claims.mentions import Mention
from framing.claims.scene import Scene, joined, punctuated, spans_of, token_at
from framing.reference.products import ALL_GOODS, product
from framing.schema import Commodity, Read, Span
from framing.schema.claim import RoleSource

if TYPE_CHECKING:
    from spacy.tokens import Token


def commodity_of(mention: Mention) -> Commodity:
    """The commodity that a product's name stands for."""
    return Commodity(mention.text, mention.value, product(mention.value).hs)


def commodities_of(
    scene: Scene, spans: Sequence[Span], flow: Span | None, sources: dict[str, RoleSource], near: int | None = None
) -> tuple[Commodity, ...]:
    """The goods that the stretches say are measured; their source is noted in ``sources``."""
    opening = _opening(scene, spans, near)
    if opening is not None:
        sources["commodity"] = Read(opening[0].start, opening[-1].end)
        return tuple(commodity_of(m) for m in opening)
    heading = _heading(scene, spans, near)
    if heading is not None:
        sources["commodity"] = Read(heading[0].start, heading[-1].end)
        return tuple(commodity_of(m) for m in heading)
    named = [
        m for m in scene.within(spans, "product") if attached(scene, m, flow) and not _behind(scene, m, near) and not _counted(scene, m)
    ]
    direct = [m for m in named if flow is not None and _direct(scene, m, flow)]
    if flow is not None and not direct and len(named) > 0 and owned(scene, flow):
        # "South Korea's exports rose 12.7% as sales of chips grew": the chips are those of the other noun.
        named = [m for m in named if near is not None and not _of_another_noun(scene, m, flow)]
    if named:
        group = _coordinated(scene, named, flow)
        sources["commodity"] = Read(group[0].start, group[-1].end)
        return tuple(commodity_of(m) for m in group)
    unknown = _unknown_slot(scene, flow, spans)
    if unknown is not None and any(s.start <= unknown.start < s.end for s in spans):
        sources["commodity"] = Read(unknown.start, unknown.end)
        return (Commodity(scene.text[unknown.start : unknown.end], None),)
    return ()


_OPENS = re.compile(r"[\s,;():]*(?:(?:and|while|but|whereas|with|for|those of|that of|as for)\s+)*(?:the\s+)?$", re.I)
_LEADS_ON = re.compile(
    r"(?:\s+and\s+products)?(?:\s*(?:[,(:]|(?:was|were|at|by|up|down|minus|plus|a|an|of|the|figure|bill|total|amount|value|number|rise|fall|drop|gain|increase"
    r"|decline|stood|about|nearly|to|from|alone|again|went|came|and|rose|fell)\b))*[\s(:,]*$",
    re.I,
)


def _opening(scene: Scene, spans: Sequence[Span], near: int | None) -> list[Mention] | None:
    """Goods that open a figure's own stretch and lead straight to it: "..., oil products at $3.28 billion", "Chips: $17.3 billion",
    "For steel the figure was minus 21.5%"."""
    if near is None or len(spans) != 1:
        return None
    before = [m if m.kind == "product" else replace(m, kind="product") for m in scene.within(spans, "product", "maker") if m.end <= near]
    if not before or not _OPENS.fullmatch(scene.text[spans[0].start : before[0].start]):
        return None
    group = [before[0]]
    for m in before[1:]:
        if not joined(scene.text[group[-1].end : m.start]):
            return None
        group.append(m)
    return group if _LEADS_ON.fullmatch(scene.text[group[-1].end : near]) else None


def _counted(scene: Scene, mention: Mention) -> bool:
    """True for "bags" and "pieces" behind a number: they count goods that were named before."""
    return mention.text.lower() in scene.words.general_goods and any(
        0 <= mention.start - f.end <= 15 or f.start <= mention.start < f.end for f in scene.figures
    )


def _heading(scene: Scene, spans: Sequence[Span], near: int | None) -> list[Mention] | None:
    """The goods that are the subject of the figure's clause ("Semiconductors led the list with $17 billion"), that stand before its colon
    ("Only coal did not share in the upswing: at 40 million tons"), or whose makers are its subject ("Carmakers sold $6 billion abroad")."""
    verb = _clause_verb(scene, near)
    if near is None or not spans:
        return None
    subject = None if verb is None else next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None and verb is not None and verb.dep_ == "conj":
        subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and verb is not None and subject.i < verb.i:
        first = next((m for m in scene.products if m.start <= subject.idx < m.end), None)
        if first is not None and verb.lemma_.lower() not in scene.words.pricing and any(s.start <= first.start < near for s in spans):
            return _run_around(scene, first)
        if subject.lower_ in scene.words.sectors and any(c.lower_ in ("the", "this", "that") for c in subject.children):
            told = [m for m in scene.products if m.end <= subject.idx and m.value != ALL_GOODS]
            if told:
                return [told[-1]]
        maker = next((m for m in scene.mentions if m.kind == "maker" and m.start <= subject.idx < m.end), None)
        sells = verb.lemma_.lower() in scene.words.flow_verbs and scene.words.flow_verbs[verb.lemma_.lower()] == "export"
        if maker is not None and sells and not any(maker.end <= m.start < near for m in scene.products):
            return [replace(maker, kind="product")]
    colon = scene.text.rfind(": ", spans[0].start, near)
    if colon >= 0:
        begin = max((s.start_char for s in scene.doc.sents if s.start_char <= colon), default=0)
        before = [m for m in scene.products if begin <= m.start < colon]
        token = token_at(scene.doc, before[0].start, before[0].end) if len(before) == 1 else None
        if token is not None and token.dep_ in ("nsubj", "nsubjpass") and not any(colon < m.start < near for m in scene.products):
            return before
    return None


def _run_around(scene: Scene, first: Mention) -> list[Mention]:
    group = [first]
    for m in scene.products:
        if m.start >= group[-1].end and joined(scene.text[group[-1].end : m.start]):
            group.append(m)
    return group


def _clause_verb(scene: Scene, near: int | None) -> Token | None:
    """The verb that governs the figure."""
    token = next((t for t in scene.tokens if near is not None and t.idx >= near), None)
    for _ in range(12):
        if token is None or (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound")):
            return token
        token = token.head if token.head.i != token.i else None
    return None


def _direct(scene: Scene, mention: Mention, flow: Span) -> bool:
    """True for goods that stand in the flow's own phrase: "chip exports", "exports of chips", "exported chips"."""
    token = token_at(scene.doc, flow.start, flow.end)
    if 0 <= flow.start - mention.end <= 25:
        if token is not None and token.pos_ == "VERB":
            return False
        return not punctuated(scene.text[mention.end : flow.start]) and scene.one_phrase(mention.end, flow.start)
    return (
        0 <= mention.start - flow.end <= 40
        and re.match(r"\s+(?:of|in)\s+(?:[\w.-]+\s+){0,3}$", scene.text[flow.end : mention.start]) is not None
    )


def direct_goods(scene: Scene, flow: Span) -> list[Mention]:
    """The goods in the flow's own phrase, as they stand; those joined by "and" together."""
    found: list[Mention] = []
    for m in scene.products:
        if _direct(scene, m, flow) or (found and joined(scene.text[found[-1].end : m.start])):
            found.append(m)
    return found


def owned(scene: Scene, flow: Span) -> bool:
    """True for a flow noun with a possessor or an adjective of a country: a country's whole trade, unless goods stand beside it."""
    token = token_at(scene.doc, flow.start, flow.end)
    if token is None or token.pos_ == "VERB":
        return False
    before = [m for m in scene.mentions if m.kind == "country" and 0 <= flow.start - m.end <= 16]
    return any(scene.one_phrase(m.end, flow.start) for m in before)


def _of_another_noun(scene: Scene, mention: Mention, flow: Span) -> bool:
    """True for goods whose own phrase holds another noun of trade than ``flow``."""
    others = [m for m in scene.mentions if m.kind in ("flow", "stage") and not (m.start < flow.end and flow.start < m.end)]
    return any(_direct(scene, mention, Span(m.start, m.end)) for m in others) or any(
        t.lower_ in scene.words.either_nouns
        and not flow.start <= t.idx < flow.end
        and _direct(scene, mention, Span(t.idx, t.idx + len(t.text)))
        for t in scene.tokens
    )


def _behind(scene: Scene, mention: Mention, near: int | None) -> bool:
    """True for goods that a comma parts from the figure before them: "62.8% more than in July, with chips accounting for most of it"."""
    if near is None or mention.start < near:
        return False
    figure = next((f for f in scene.figures if f.start == near), None)
    return (
        figure is not None
        and re.search(r",\s+(?:with|as|after|because|while|led|driven|helped|thanks)\b", scene.text[figure.end : mention.start]) is not None
    )


def _coordinated(scene: Scene, named: list[Mention], flow: Span | None) -> list[Mention]:
    """The run of products joined by commas and "and" that stands nearest to the flow's word (or comes first)."""
    runs: list[list[Mention]] = []
    for mention in named:
        if runs and joined(scene.text[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    if flow is None or len(runs) == 1:
        return runs[0]
    return min(runs, key=lambda r: min(abs(r[0].start - flow.end), abs(flow.start - r[-1].end)))


def products_together(scene: Scene, spans: Sequence[Span]) -> list[tuple[tuple[Commodity, ...], Span]]:
    """The runs of two or more products joined by commas and "and" in these stretches."""
    runs: list[list[Mention]] = []
    for mention in scene.within(spans, "product"):
        if runs and joined(scene.text[runs[-1][-1].end : mention.start]):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [(tuple(commodity_of(m) for m in run), Span(run[0].start, run[-1].end)) for run in runs if len(run) > 1]


def subject_before(scene: Scene, offset: int) -> Mention | None:
    """The last product before ``offset`` that is the subject of its own sentence ("Germanium fared no better."), or None."""
    for mention in reversed(scene.products):
        token = token_at(scene.doc, mention.start, mention.end)
        if mention.end <= offset and token is not None and token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT":
            return mention
    return None


def attached(scene: Scene, mention: Mention, flow: Span | None) -> bool:
    """True where the product is what is measured, not something that the sentence also names."""
    token = token_at(scene.doc, mention.start, mention.end)
    if token is None:
        return False
    named = token_at(scene.doc, flow.start, flow.end) if flow is not None else None
    if (
        flow is not None
        and named is not None
        and named.pos_ != "VERB"
        and (
            0 <= flow.start - mention.end <= 25
            and not punctuated(scene.text[mention.end : flow.start])
            and scene.one_phrase(mention.end, flow.start)
        )
    ):
        return True
    seen = token
    for _ in range(6):
        head = seen.head
        if head.i == seen.i:
            return seen.pos_ in ("NOUN", "PROPN")
        if seen.dep_ == "conj":
            seen = head
            continue
        if scene.is_measure_word(head):
            return True
        if head.lower_ in scene.words.makers and seen.dep_ in ("compound", "nmod", "pobj") and _sells(scene, head):
            return True
        if head.lower_ in scene.words.either_nouns and seen.dep_ in ("compound", "nmod"):
            return True
        if head.pos_ in ("VERB", "AUX"):
            lemma = head.lemma_.lower()
            changes = lemma in scene.words.up or lemma in scene.words.down or lemma in scene.words.linking
            if seen.dep_ in ("nsubj", "nsubjpass"):
                return changes or lemma in scene.words.flow_verbs or lemma in scene.words.motion
            if seen.dep_ == "dobj":
                return lemma in scene.words.flow_verbs
            return False
        if head.pos_ == "ADP" and head.lower_ not in ("of", "in", "from", "for"):
            return False
        if (
            head.pos_ in ("NOUN", "PROPN")
            and seen.dep_ not in ("compound", "amod", "nmod", "poss", "appos")
            and not _passes_through(scene, head)
        ):
            inside = head.idx >= mention.start and head.idx < mention.end
            if not inside:
                return False
        if head.pos_ in ("NOUN", "PROPN") and seen.dep_ in ("compound", "amod", "nmod") and not (mention.start <= head.idx < mention.end):
            return head.lemma_.lower() in scene.words.up | scene.words.down or scene.is_measure_word(head)
        seen = head
    return False


def _sells(scene: Scene, maker: Token) -> bool:
    """True where makers are the subject of a verb of trade: their goods are what is traded."""
    verb = maker.head
    if maker.dep_ not in ("nsubj", "nsubjpass") or scene.words.flow_verbs.get(verb.lemma_.lower()) != "export":
        return False
    # "Alumina refineries shipped bauxite": goods in the object are what is traded.
    return not any(verb.idx < m.start < verb.right_edge.idx for m in scene.products)


def _passes_through(scene: Scene, head: Token) -> bool:
    """True for nouns that only carry what is measured: "the volume of", "a rise in"."""
    lemma = head.lemma_.lower()
    return head.lower_ in scene.words.carriers or lemma in scene.words.up | scene.words.down


def _unknown_slot(scene: Scene, flow: Span | None, spans: Sequence[Span]) -> Span | None:
    """The noun that stands where a flow names its goods ("exports of cables", "cable exports") and is in no table."""
    for figure in spans_of(scene.figures, spans):
        unit = token_at(scene.doc, figure.start, figure.end)
        if unit is None or figure not in scene.amounts:
            continue
        for child in unit.children:
            if child.lower_ == "of" and child.idx >= figure.end and child.idx - figure.end <= 12:
                for goods in child.children:
                    if goods.dep_ == "pobj" and _names_unknown(scene, goods):
                        return Span(goods.left_edge.idx, goods.idx + len(goods.text))
    if flow is None:
        return None
    head = token_at(scene.doc, flow.start, flow.end)
    if head is None:
        return None
    if head.pos_ == "VERB" and head.lemma_.lower() in scene.words.motion:
        return None
    if head.pos_ == "VERB":
        for goods in head.children:
            figured = any(f.start <= t.idx < f.end for t in goods.subtree for f in scene.figures if t.i <= goods.i)
            if goods.dep_ == "dobj" and not figured and _names_unknown(scene, goods):
                return Span(goods.left_edge.idx, goods.idx + len(goods.text))
        return None
    for child in head.children:
        if child.lower_ == "of":
            for goods in child.children:
                if goods.dep_ == "pobj" and _names_unknown(scene, goods):
                    return Span(goods.left_edge.idx, goods.idx + len(goods.text))
        if child.dep_ in ("compound", "nmod") and child.i < head.i and _names_unknown(scene, child):
            return Span(child.left_edge.idx, child.idx + len(child.text))
    return None


def _names_unknown(scene: Scene, noun: Token) -> bool:
    """True for a noun that may be the name of goods of no table; not for words that only take goods up ("the stuff", "the latter")."""
    if (
        noun.pos_ not in ("NOUN", "PROPN")
        or scene.known(noun)
        or noun.lower_ in scene.words.general_goods
        or noun.lemma_.lower() in scene.words.general_goods
    ):
        return False
    return noun.text[-1:] != "-" and not any(f.start <= noun.idx < f.end for f in scene.figures)
