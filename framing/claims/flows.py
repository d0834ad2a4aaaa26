"""The flow of a figure: the noun or verb that names it, and the stage of the chain that is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from framing.claims.mentions import Mention
from framing.claims.scene import Scene, token_at
from framing.schema import Flow, Span
from framing.schema.claim import Side

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 30
"""Characters after the start of a figure within which "12% of output" or "a 12% fall in output" names what it measures; further on is another matter."""


def count_flows(scene: Scene, spans: Sequence[Span]) -> int:
    """How many words of the stretches name a flow."""
    nouns = [n for n in scene.within(spans, "flow") if not _is_verb(scene, n) and not _bare_trade(scene, n)]
    return len(nouns) + len(_flow_verbs_in(scene, spans))


def flow_of(scene: Scene, spans: Sequence[Span], near: int | None = None) -> tuple[Flow | None, Span | None, Side | None]:
    """The flow that the stretches name, the span of its word, and the side of a balance."""
    nouns = scene.within(spans, "flow")
    nouns = [n for n in nouns if not _is_verb(scene, n) and not _bare_trade(scene, n)]
    verbs = _flow_verbs_in(scene, spans)
    if near is not None:
        colon = scene.text.rfind(":", spans[0].start if spans else 0, near)
        listed = [n for n in nouns if n.start > colon and n.end <= near]
        nouns = listed if colon >= 0 and listed else nouns
    both = _together(scene, nouns)
    if both is not None:
        return "total", both, None
    leading = [n for n in nouns if near is not None and _LEADS.fullmatch(scene.text[n.end : near])]
    if leading:
        nouns = leading[-1:]
    if nouns:
        noun = nouns[0] if len(nouns) == 1 else _main_noun(scene, nouns)
        side = scene.words.sides.get(noun.text.lower())
        return cast(Flow, noun.value), Span(noun.start, noun.end), cast("Side | None", side)
    if verbs:
        token, value = verbs[0]
        return cast(Flow, value), Span(token.idx, token.idx + len(token.text)), None
    moved = _moved(scene, spans) or _sold(scene, spans)
    return (*moved, None) if moved is not None else (None, None, None)


def _inward(verb: Token) -> bool:
    """ "Brought in 5 million tonnes": the particle makes the flow; "brought the total to" is none."""
    return any(c.dep_ in ("prt", "advmod") and c.lower_ == "in" for c in verb.children)


def _earns(scene: Scene, verb: Token) -> bool:
    """ "Brought in $17 billion": money that comes in is no goods that do."""
    inside = [t.idx for c in verb.children if c.dep_ in ("dobj", "npadvmod", "pobj") for t in c.subtree]
    money = [f for f in scene.amounts if any(f.start <= i < f.end for i in inside)]
    return any(re.search(r"[$€£¥]|\b(?:dollars|euros|yen|yuan|won|rupees|crore)\b", scene.text[f.start : f.end]) for f in money)


def _moved(scene: Scene, spans: Sequence[Span]) -> tuple[Flow, Span] | None:
    """Goods that "went to Japan", "came from Chile", "left the country": the flow by where they move, seen from the country that the article tells of."""
    for verb in scene.tokens:
        way = scene.words.motion.get(verb.lemma_.lower())
        if way is None or verb.pos_ != "VERB" or not any(s.start <= verb.idx < s.end for s in spans) or not _goods_move(scene, verb):
            continue
        span = Span(verb.idx, verb.idx + len(verb.text))
        to, out_of = _place_after(scene, verb, ("to", "into", "in")), _place_after(scene, verb, ("from", "out"))
        if to is not None and scene.home is not None:
            return ("import" if to == scene.home else "export"), span
        if out_of is not None and scene.home is not None:
            return ("export" if out_of == scene.home else "import"), span
        if way == "out" and any(
            c.lower_ in ("abroad", "overseas") or (c.dep_ == "dobj" and c.lower_ in ("country", "ports")) for c in verb.children
        ):
            return "export", span
        if (
            way == "in"
            and not any(c.dep_ == "prep" and c.lower_ in ("at", "to") for c in verb.children)
            and (verb.lemma_.lower() != "come" or any(c.lower_ in ("in", "ashore") and c.dep_ in ("prt", "advmod") for c in verb.children))
        ):
            return "import", span
    return None


def _goods_move(scene: Scene, verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            if child.lower_ in ("that", "which", "it", "they") or child.lower_ in scene.words.either_nouns:
                return True
            low, high = child.left_edge.idx, child.right_edge.idx + len(child.right_edge.text)
            return any(low <= f.start < high for f in scene.amounts) or any(low <= m.start < high for m in scene.products)
    return False


def _place_after(scene: Scene, verb: Token, prepositions: tuple[str, ...]) -> str | None:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            inside = {t.idx for t in child.subtree}
            return next((m.value for m in scene.mentions if m.kind == "country" and m.start in inside), None)
    return None


def _sold(scene: Scene, spans: Sequence[Span]) -> tuple[Flow, Span] | None:
    """ "Sales to Americans", "sales of chips abroad", "deliveries to Japan": a noun that says by its place which way it goes."""
    for token in scene.tokens:
        if (
            token.lower_ not in scene.words.either_nouns
            or token.pos_ not in ("NOUN", "PROPN")
            or not any(s.start <= token.idx < s.end for s in spans)
        ):
            continue
        span = Span(token.idx, token.idx + len(token.text))
        to, out_of = _place_after(scene, token, ("to", "into")), _place_after(scene, token, ("from",))
        if any(t.lower_ in ("abroad", "overseas") for t in scene.doc[token.i + 1 : token.i + 5]):
            return "export", span
        if to is not None:
            return ("import" if to == scene.home else "export"), span
        if out_of is not None and scene.home is not None:
            return ("export" if out_of == scene.home else "import"), span
    return None


_LEADS = re.compile(
    r"\s+(?:of|at|was|were|came\s+to|stood\s+at)\s+(?:(?:about|nearly|some|around|just|only|over|under|almost|roughly)\s+)*", re.I
)
""""A surplus of $12 billion": the noun that leads straight to a figure is what it measures."""


def _together(scene: Scene, nouns: list[Mention]) -> Span | None:
    """ "Exports and imports together", "combined exports and imports": total trade."""
    for first, second in pairwise(nouns):
        if {first.value, second.value} == {"export", "import"} and re.fullmatch(
            r"\s+(?:and|plus)\s+", scene.text[first.end : second.start]
        ):
            around = scene.text[max(0, first.start - 24) : first.start] + scene.text[second.end : second.end + 16]
            if re.search(r"\b(?:together|combined|total|in all)\b", around, re.I):
                return Span(first.start, second.end)
    return None


def _main_noun(scene: Scene, nouns: list[Mention]) -> Mention:
    """Of several flow nouns the one that a figure of the stretch hangs on: the first that is no modifier of another noun."""
    for noun in nouns:
        token = token_at(scene.doc, noun.start, noun.end)
        if token is not None and token.dep_ not in ("compound", "poss", "nmod"):
            return noun
    return nouns[0]


def _is_verb(scene: Scene, noun: Mention) -> bool:
    token = token_at(scene.doc, noun.start, noun.end)
    return token is not None and token.pos_ == "VERB" and noun.text.lower() in scene.words.flow_verbs


def _bare_trade(scene: Scene, noun: Mention) -> bool:
    """ "Trade" is a flow only as a measured noun ("trade with Brazil", "total trade"), not in "trade data", "trade war", "trade ministry"."""
    if noun.text.lower() not in ("trade", "commerce"):
        return False
    token = token_at(scene.doc, noun.start, noun.end)
    if token is None or token.dep_ in ("compound", "amod", "nmod"):
        return True
    return not any(
        c.lower_ in ("with", "between", "total", "overall", "bilateral", "two-way", "merchandise", "foreign") for c in token.children
    )


def _flow_verbs_in(scene: Scene, spans: Sequence[Span]) -> list[tuple[Token, str]]:
    out = []
    for token in scene.tokens:
        if not any(s.start <= token.idx < s.end for s in spans):
            continue
        value = scene.words.flow_verbs.get(token.lemma_.lower())
        if value is None and token.lower_ == "ships":
            value = "export"
        if value is None:
            continue
        before_figure = any(0 <= f.start - (token.idx + len(token.text)) <= 2 for f in scene.figures)
        if token.pos_ != "VERB" and not (
            before_figure
            and token.tag_ in ("NNS", "VBZ")
            and token.lower_.endswith("s")
            and token.i > 0
            and token.nbor(-1).pos_ in ("NOUN", "PROPN", "PART", "PRON")
        ):
            continue
        if token.dep_ == "amod" and token.head.lemma_.lower() in scene.words.stages | {"stock"}:
            # "Stocks of imported ore" are stocks.
            continue
        if (
            token.dep_ == "amod"
            and token.head.dep_ == "pobj"
            and any(m.kind == "stage" and m.start <= token.head.head.head.idx < m.end for m in scene.mentions)
        ):
            continue
        if token.pos_ != "VERB":
            # "China ships 9,007 kg": a headline's verb that the parser takes for a noun.
            out.append((token, value))
            continue
        if token.lemma_.lower() in scene.words.needs_goods and not _takes_goods(scene, token):
            continue
        if any(c.dep_ == "nsubj" and c.lemma_.lower() in scene.words.monies for c in token.children):
            continue
        if token.lemma_.lower() == "bring" and (not _inward(token) or _earns(scene, token)):
            continue
        out.append((token, value))
    return out


def _takes_goods(scene: Scene, verb: Token) -> bool:
    """True where the verb's object, or passive subject, is a figure or a product: "took 1.87 million tonnes", not "took office"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "npadvmod"):
            low, high = child.left_edge.idx, child.right_edge.idx + len(child.right_edge.text)
            if any(low <= f.start < high for f in scene.figures) or any(low <= m.start < high for m in scene.products):
                return True
    return False


def stage_of(scene: Scene, spans: Sequence[Span], flow: Span | None, near: int | None) -> Mention | None:
    """What is measured though it is no customs flow (output, stocks, prices), or None."""
    for mention in scene.within(spans, "stage"):
        if near is not None and mention.start > near + NEAR:
            continue
        token = token_at(scene.doc, mention.start, mention.end)
        if token is None or token.pos_ not in ("NOUN", "PROPN") or any(f.start <= mention.start < f.end for f in scene.figures):
            continue
        if flow is not None and (flow.start <= mention.start < flow.end or mention.text.lower() in scene.words.either_nouns):
            continue
        if _measured(scene, token) or _amount_of(scene, token, near):
            return mention
    return None


def _amount_of(scene: Scene, token: Token, near: int | None) -> bool:
    """True for "a capacity of 8 million tons": the figure is of the stage that it hangs on."""
    figure = next((f for f in scene.figures if f.start == near), None)
    return (
        figure is not None
        and 0 <= figure.start - (token.idx + len(token.text)) <= 8
        and scene.text[token.idx + len(token.text) : figure.start].strip() in ("of", "of about", "at")
    )


def _measured(scene: Scene, token: Token) -> bool:
    """True where the noun is what the sentence measures: subject of the verb, or the whole of "a 12% fall in X"."""
    if token.dep_ in ("nsubj", "nsubjpass", "ROOT", "dobj", "attr"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in ("in", "of") and token.head.head.pos_ in ("NOUN", "SYM", "NUM")
