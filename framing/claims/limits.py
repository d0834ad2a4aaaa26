"""What narrows a figure to something that no series answers: exclusions and qualifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from framing.claims.goods import attached
from framing.claims.scene import Scene, is_month, token_at
from framing.schema import Commodity, Other, Span
from framing.schema.claim import Qualifier, RoleSource

if TYPE_CHECKING:
    from spacy.tokens import Token


def exclusions_of(scene: Scene, spans: Sequence[Span], sources: dict[str, RoleSource]) -> None:
    """Notes what is left out ("excluding the US") as a role that is said but not modelled."""
    low = scene.text.lower()
    for words in scene.words.exclusions:
        at = low.find(words)
        while at >= 0:
            end = at + len(words)
            whole = (at == 0 or not low[at - 1].isalpha()) and (words.endswith("-") or end >= len(low) or not low[end].isalpha())
            named = next(
                (m for m in scene.mentions if m.kind in ("country", "product", "place", "company") and end <= m.start <= end + 12), None
            )
            if whole and named is not None and any(s.start <= at < s.end for s in spans):
                role = "commodity" if named.kind == "product" else "partner"
                sources[role] = Other(scene.text[at : named.end], at, named.end)
            at = low.find(words, end)


def qualifiers_of(scene: Scene, spans: Sequence[Span], flow: Span | None, commodities: tuple[Commodity, ...]) -> tuple[Qualifier, ...]:
    """The words that narrow what is measured ("non-oil", "by sea")."""
    out: dict[int, Qualifier] = {}
    heads = [token_at(scene.doc, flow.start, flow.end)] if flow is not None else []
    labels = {c.label for c in commodities}
    heads += [token_at(scene.doc, m.start, m.end) for m in scene.within(spans, "product") if m.text in labels and attached(scene, m, flow)]
    for head in heads:
        if head is None or head.pos_ == "VERB":
            continue
        for child in head.children:
            if child.i < head.i and child.dep_ in ("amod", "compound", "nmod") and _narrows(scene, child, head):
                low, high = child.left_edge.idx, child.idx + len(child.text)
                if not any(m.start <= child.idx < m.end for m in scene.mentions if m.kind in ("product", "country")):
                    out[low] = Qualifier(scene.text[low:high], low, high)
    low_text = scene.text.lower()
    for phrase in scene.words.routes:
        at = low_text.find(phrase)
        if at >= 0 and any(s.start <= at < s.end for s in spans):
            out[at] = Qualifier(scene.text[at : at + len(phrase)], at, at + len(phrase))
    for word in _ports(scene, spans):
        out[word.start] = word
    return tuple(out[k] for k in sorted(out))


def _ports(scene: Scene, spans: Sequence[Span]) -> Iterator[Qualifier]:
    """ "At the port of Qingdao", "through Caofeidian": the part of a country's trade that passes one place."""
    for token in scene.tokens:
        if token.dep_ != "pobj" or token.head.dep_ != "prep" or not any(s.start <= token.idx < s.end for s in spans):
            continue
        one = token.lemma_.lower() in scene.words.port_nouns and token.tag_ in ("NN", "NNP")
        named = (
            token.head.lower_ in scene.words.port_links
            and token.pos_ == "PROPN"
            and not is_month(token.lower_)
            and not any(m.start <= token.idx < m.end for m in scene.mentions)
        )
        if (one or named) and scene.carries_goods(token.head.head, token.head.lower_):
            low, high = token.head.idx, token.right_edge.idx + len(token.right_edge.text)
            yield Qualifier(scene.text[low:high], low, high)


def _narrows(scene: Scene, modifier: Token, head: Token) -> bool:
    """True for a modifier that makes what is measured narrower than its name: "non-oil", "frozen", "refined"."""
    if modifier.lower_ in scene.words.restrictive:
        return True
    if scene.known(modifier) or modifier.tag_ in ("JJR", "JJS", "VBG") or modifier.pos_ not in ("ADJ", "NOUN"):
        return False
    if modifier.lemma_.lower() in scene.words.up | scene.words.down or modifier.lower_ in scene.words.up_adverbs | scene.words.down_adverbs:
        return False
    return any(m.kind == "product" and m.start <= head.idx < m.end for m in scene.mentions)
