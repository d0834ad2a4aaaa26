"""Reporter and partner: which place a figure's trade is of, and to or from which it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.claims.mentions import Mention
from framing.claims.scene import Scene, is_month, joined, punctuated, token_at
from framing.schema import Flow, Inferred, Other, Read, Span
from framing.schema.claim import RoleSource

if TYPE_CHECKING:
    from spacy.tokens import Token

COUNTABLE = frozenset({"country", "place", "company"})
TO = frozenset({"to", "into", "for", "toward", "towards", "onto"})
FROM = frozenset({"from", "out"})


def places_of(
    scene: Scene, spans: Sequence[Span], flow: Flow | None, flow_span: Span | None, sources: dict[str, RoleSource]
) -> tuple[str | None, str | None]:
    """Reporter and partner that the stretches say; each with its source in ``sources``, those of no table as said but not modelled."""
    found: dict[str, list[Mention]] = {"reporter": [], "partner": []}
    for mention in scene.within(spans, *COUNTABLE):
        role = _place_role(scene, mention, flow, flow_span)
        if role is not None:
            found[role].append(mention)
    values: dict[str, str | None] = {"reporter": None, "partner": None}
    for role, mentions in found.items():
        if not mentions:
            continue
        group = _union(scene, mentions)
        first = next((m for m in group if m.kind != "country"), None)
        if first is not None:
            sources[role] = Other(first.text, first.start, first.end)
            continue
        codes = list(dict.fromkeys(m.value for m in group))
        if role == "reporter" and codes == ["WLD"]:
            continue
        values[role] = "+".join(codes)
        sources[role] = Read(group[0].start, group[-1].end)
    return values["reporter"], values["partner"]


def _union(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """The first mention and those joined to it by "and"."""
    group = [mentions[0]]
    for mention in mentions[1:]:
        if joined(scene.text[group[-1].end : mention.start]):
            group.append(mention)
        else:
            break
    return group


def _place_role(scene: Scene, mention: Mention, flow: Flow | None, flow_span: Span | None) -> str | None:
    token = token_at(scene.doc, mention.start, mention.end)
    if token is None:
        return None
    if mention.value == "WLD" and mention.text.lower() in ("worldwide", "globally"):
        return "partner" if flow in ("export", "import") else None
    while token.dep_ == "conj" and token.head.i < token.i and token.head.pos_ in ("PROPN", "NOUN", "ADJ"):
        token = token.head
    label = _label(scene, mention)
    if label:
        return "reporter" if mention.value == scene.home else "partner"
    buyer = token.head if token.dep_ in ("amod", "compound", "nmod") and token.head.lower_ in scene.words.buyers else None
    if buyer is not None and buyer.dep_ == "pobj":
        return _by_preposition(scene, buyer.head, buyer, flow)
    word = _preposition(scene, token, mention)
    if word is not None:
        return _by_preposition(scene, word, token, flow)
    if mention.form == "adjective" or _modifies(scene, token, mention):
        return _as_modifier(scene, mention, token, flow, flow_span)
    return _as_subject(scene, token, flow)


def _label(scene: Scene, mention: Mention) -> bool:
    """True for the country that heads an item of a list: "European Union: plus 14.8%"."""
    before, after = scene.text[: mention.start], scene.text[mention.end :]
    return not before.strip(" •-–the") and re.match(r"\s*:\s", after) is not None and any(f.start > mention.end for f in scene.figures)


def _preposition(scene: Scene, token: Token, mention: Mention) -> Token | None:
    if token.dep_ == "pobj" and token.head.pos_ == "ADP":
        return token.head
    if token.dep_ == "pobj":
        return token.head
    before = [t for t in scene.tokens if t.idx + len(t.text) <= mention.start]
    while before and before[-1].lower_ in ("the", "neighbouring", "neighboring"):
        before.pop()
    if (
        before
        and before[-1].lower_ in TO | FROM | {"with"}
        and token.dep_ in ("nsubj", "dobj", "dep", "ROOT", "npadvmod", "appos", "attr", "amod", "compound", "nmod")
    ):
        following = scene.text[mention.end : mention.end + 2]
        if not following.startswith(("'", "’")) and mention.form != "adjective":
            return before[-1]
    return None


def _by_preposition(scene: Scene, preposition: Token, token: Token, flow: Flow | None) -> str | None:
    word = preposition.lower_
    if not scene.carries_goods(preposition.head, word) and preposition.head.lower_ not in ("share", "portion"):
        return None
    if word in TO:
        return "reporter" if flow == "import" else "partner"
    if word in FROM:
        return "partner" if flow == "import" else "reporter"
    if word == "with":
        return "partner" if flow in ("balance", "total") else None
    if word == "by":
        return "reporter" if preposition.head.lower_ in scene.words.flow_nouns else None
    if word == "of" and preposition.head.lower_ in ("share", "portion") and flow in ("export", "import"):
        return "partner"
    if word == "of" and preposition.head.lower_ in scene.words.flow_nouns:
        return None
    return None


def _modifies(scene: Scene, token: Token, mention: Mention) -> bool:
    after = scene.text[mention.end : mention.end + 2]
    return after in ("'s", "’s") or after[:1] in ("'", "’") or token.dep_ in ("poss", "compound", "nmod", "amod")


def _as_modifier(scene: Scene, mention: Mention, token: Token, flow: Flow | None, flow_span: Span | None) -> str | None:
    """A possessive, an adjective or a name before a noun."""
    if flow_span is not None and mention.end <= flow_span.start and scene.one_phrase(mention.end, flow_span.start):
        gap = scene.text[mention.end : flow_span.start]
        if not punctuated(gap.replace("'", "").replace("’", "")):
            return "reporter"
    if flow_span is not None and mention.start >= flow_span.end:
        before = scene.text[flow_span.end : mention.start]
        if before.strip().lower() in ("of", "of the", ""):
            return "partner" if flow == "import" else "reporter"
    head = token.head
    if head.lower_ == "share" and flow in ("export", "import"):
        return "partner"
    if _heads_goods(scene, head):
        lemma = head.head.lemma_.lower() if head.head.i != head.i else ""
        if lemma in scene.words.flow_verbs or scene.is_measure_word(head.head) or head.head.lower_ in ("of", "tonnes", "tons"):
            return "partner" if flow == "import" else "reporter" if flow == "export" else None
        if flow == "import":
            # "American gas came to 388,000 tons", in a piece on Japan's imports.
            return "partner" if mention.value != scene.home else None
        return "reporter" if flow in ("export", "balance") else None
    if scene.is_measure_word(head) or head.lemma_.lower() in scene.words.flow_nouns:
        return "reporter"
    if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in scene.words.flow_verbs:
        return "reporter"
    return None


def _heads_goods(scene: Scene, head: Token) -> bool:
    return any(m.start <= head.idx < m.end for m in scene.products)


def _as_subject(scene: Scene, token: Token, flow: Flow | None) -> str | None:
    """ "China shipped", "the US bought", "China increased exports", "China, which has slashed exports"."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return _as_antecedent(scene, token)
    verb = token.head
    for _ in range(3):
        lemma = verb.lemma_.lower()
        if lemma in scene.words.flow_verbs and verb.pos_ == "VERB":
            return "reporter"
        if lemma in scene.words.sharing and flow in ("export", "import"):
            return "partner"
        if (lemma in scene.words.up or lemma in scene.words.down or lemma in scene.words.acting) and any(
            c.dep_ in ("dobj", "attr", "prep", "dative") and any(scene.is_measure_word(t) for t in c.subtree) for c in verb.children
        ):
            return "reporter"
        if verb.dep_ in ("aux", "auxpass") or verb.pos_ == "AUX":
            verb = verb.head
            continue
        break
    return None


def _as_antecedent(scene: Scene, token: Token) -> str | None:
    for clause in token.children:
        if clause.dep_ != "relcl":
            continue
        lemma = clause.lemma_.lower()
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that", "who")), None)
        if subject is not None and (
            lemma in scene.words.flow_verbs
            or any(c.dep_ == "dobj" and any(scene.is_measure_word(t) for t in c.subtree) for c in clause.children)
        ):
            return "reporter"
    return None


def agency_of(scene: Scene, sentence: Span) -> Mention | None:
    """The country whose office speaks: "Thailand's commerce ministry counts exports only"; what follows is of its trade."""
    for m in scene.within([sentence], "country"):
        behind = scene.text[m.end : m.end + 60]
        if re.match(
            r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,3}?(?:ministry|customs|statisticians|bureau|statistics|department|trade figures|figures|trade data|data)\b",
            behind,
            re.I,
        ):
            return m
    return None


def possessor(scene: Scene, flow: Span | None, sources: dict[str, RoleSource]) -> str | None:
    """ "Its shipments": those of the country that was the subject of the sentence before."""
    token = token_at(scene.doc, flow.start, flow.end) if flow is not None else None
    mark = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None) if token is not None else None
    if token is None or mark is None:
        return None
    first = token.sent.start
    start = scene.doc[first - 1].sent.start_char if first > 0 else 0
    before = [m for m in scene.mentions if m.kind in COUNTABLE and start <= m.start < mark.idx]
    for m in reversed(before):
        t = token_at(scene.doc, m.start, m.end)
        if t is not None and t.dep_ in ("nsubj", "nsubjpass"):
            sources["reporter"] = Read(m.start, m.end) if m.kind == "country" else Other(m.text, m.start, m.end)
            return m.value if m.kind == "country" else None
    return None


def unread_place(scene: Scene, spans: Sequence[Span], sources: dict[str, RoleSource]) -> str | None:
    """The partner that "there" takes up, or None; "from it", "to the Gulf states": a place was said that no table holds, so it is not the world."""
    for token in scene.tokens:
        if not any(s.start <= token.idx < s.end for s in spans):
            continue
        if token.lower_ == "there" and token.dep_ in ("advmod", "pcomp", "pobj"):
            there = _place_before(scene, token.idx)
            if there is not None:
                sources["partner"] = Inferred("earlier_sentence", there.start, there.end)
                return there.value
            sources["partner"] = Other(token.text, token.idx, token.idx + len(token.text))
            return None
        taken_up = token.lower_ in ("country", "bloc", "market") and token.dep_ == "pobj" and token.head.lower_ in ("to", "from", "with")
        if taken_up and any(c.lower_ in ("the", "that") for c in token.children):
            there = _place_before(scene, token.idx)
            if there is not None:
                sources["partner"] = Inferred("earlier_sentence", there.start, there.end)
                return there.value
        if (
            token.dep_ != "pobj"
            or token.head.lower_ not in ("to", "from", "into", "with")
            or not scene.carries_goods(token.head.head, token.head.lower_)
        ):
            continue
        named = token.pos_ == "PROPN" and not is_month(token.lower_) and not any(m.start <= token.idx < m.end for m in scene.mentions)
        if named or token.lower_ in ("it", "them") or token.lemma_.lower() in scene.words.somebody:
            low, high = token.left_edge.idx, token.idx + len(token.text)
            sources["partner"] = Other(scene.text[low:high], low, high)
            return None
    return None


def _whose(scene: Scene, verb: Token) -> Mention | None:
    """ "Malaysia, whose deliveries dropped": the country that a relative clause is of."""
    if verb.dep_ != "relcl" or not any(t.lower_ == "whose" for t in verb.subtree):
        return None
    return next((m for m in scene.mentions if m.kind == "country" and m.start <= verb.head.idx < m.end), None)


def _place_before(scene: Scene, offset: int) -> Mention | None:
    """The last country before ``offset`` that is not the one whose trade is told."""
    before = [m for m in scene.mentions if m.kind == "country" and m.end <= offset and m.value not in ("WLD", scene.home)]
    return before[-1] if before else None


def strange_subject(scene: Scene, spans: Sequence[Span], near: int, sources: dict[str, RoleSource]) -> str | None:
    """The partner that a ranking names ("Iraq came third with 4.89 million tons", in a piece on China's imports), or None.

    Any other country that does what a figure's verb says, where the verb names no flow, is whose figure it is in a way that is not read here.
    """
    if "reporter" in sources:
        return None
    token = next((t for t in scene.tokens if t.idx >= near), None)
    while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
        token = token.head
    if token is None:
        return None
    whose = _whose(scene, token)
    if whose is not None and scene.home not in (None, whose.value) and "partner" not in sources:
        sources["partner"] = Read(whose.start, whose.end)
        return whose.value
    for m in scene.within(spans, *COUNTABLE):
        subject = token_at(scene.doc, m.start, m.end)
        if (
            subject is not None
            and subject.dep_ == "nsubj"
            and subject.head.i == token.i
            and not any(isinstance(x, Read) and x.start <= m.start < x.end for x in sources.values())
        ):
            if (
                m.kind == "country"
                and scene.home not in (None, m.value)
                and token.lemma_.lower() in scene.words.ranking
                and "flow" not in sources
            ):
                if "partner" not in sources:
                    sources["partner"] = Read(m.start, m.end)
                    return m.value
                return None
            sources["reporter"] = Other(m.text, m.start, m.end)
            return None
    return None
