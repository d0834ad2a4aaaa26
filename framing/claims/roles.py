"""Roles read in a stretch of text: flow, reporter, partner, commodity, each with its span, and what is said but not modelled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from framing.claims.mentions import Mention
from framing.claims.vocabulary import Vocabulary, vocabulary
from framing.schema import Commodity, Flow, Other, Read, Span
from framing.schema.claim import Qualifier, RoleSource, Side

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COUNTABLE = frozenset({"country", "place", "company"})
TO = frozenset({"to", "into", "for", "toward", "towards", "onto"})
FROM = frozenset({"from", "out"})
WITH = frozenset({"with", "between"})
NEAR = 30
"""Characters after the start of a figure within which "12% of output" or "a 12% fall in output" names what it measures; further on is another matter."""
SHARING = frozenset({"account", "represent", "comprise"})
"""Verbs whose subject is the part and whose object is the whole: "Australia accounted for 62% of Japan's imports"."""
SOMEBODY = frozenset({"ally", "neighbour", "neighbor", "rival", "superpower", "foe", "friend", "adversary"})
CARRIERS = frozenset({"volume", "volumes", "tonnage", "value", "amount", "amounts", "total", "level", "levels", "pace", "flow", "flows"})
ACTING = frozenset(
    {
        "run",
        "post",
        "record",
        "report",
        "see",
        "have",
        "pay",
        "ban",
        "restrict",
        "curb",
        "halt",
        "suspend",
        "resume",
        "control",
        "allow",
        "license",
        "licence",
    }
)
"""Verbs whose subject is whose trade it is, where their object is a flow: "posted a surplus", "banned exports"."""
LINKING = frozenset(
    {"be", "stand", "total", "reach", "hit", "come", "amount", "average", "remain", "make", "account", "go", "run", "top", "exceed"}
)


@dataclass(frozen=True, slots=True)
class Roles:
    """What one stretch of text says; ``sources`` in the paragraph's offsets."""

    flow: Flow | None = None
    reporter: str | None = None
    partner: str | None = None
    commodities: tuple[Commodity, ...] = ()
    side: Side | None = None
    sources: dict[str, RoleSource] = field(default_factory=dict)
    qualifiers: tuple[Qualifier, ...] = ()

    def said(self, role: str) -> bool:
        """True if the role was said here, be it modelled or not."""
        return role in self.sources


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The root token of a range, or None where the range holds no token."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    return span[-1] if root.pos_ in ("DET", "PUNCT") else root


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="expand")
    return list(span) if span is not None else []


class Reader:
    """Reads roles in stretches of one paragraph."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention], figures: Sequence[Span]) -> None:
        self.doc = doc
        self.text = str(doc.text)
        self.tokens = tuple(doc)
        self.mentions = tuple(mentions)
        self.figures = tuple(figures)
        self.words: Vocabulary = vocabulary()
        self._products = [m for m in self.mentions if m.kind == "product"]

    def within(self, spans: Iterable[Span], *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie in one of the stretches, in order."""
        stretches = list(spans)
        return [m for m in self.mentions if m.kind in kinds and any(s.start <= m.start and m.end <= s.end for s in stretches)]

    def has_verb(self, span: Span) -> bool:
        """True if a finite verb stands in the stretch."""
        return any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG",) for t in self.tokens if span.start <= t.idx < span.end)

    def flows(self, spans: Sequence[Span]) -> int:
        """How many words of the stretches name a flow."""
        nouns = [n for n in self.within(spans, "flow") if not self._is_verb(n) and not self._bare_trade(n)]
        return len(nouns) + len(self._flow_verbs(spans))

    def read(self, spans: Sequence[Span], flow_hint: Flow | None = None, near: int | None = None) -> Roles:
        """The roles that these stretches say; ``near`` is where the figure stands, by which one of several flows is chosen."""
        sources: dict[str, RoleSource] = {}
        flow, flow_span, side = self._flow(spans, near)
        if flow is not None and flow_span is not None:
            sources["flow"] = Read(flow_span.start, flow_span.end)
        stage = self._stage(spans, flow_span, near)
        if stage is not None and flow is None:
            sources["flow"] = Other(stage.text, stage.start, stage.end)
        acting = flow or flow_hint
        commodities = self._commodities(spans, flow_span, sources)
        reporter, partner = self._places(spans, acting, flow_span, sources)
        if reporter is None and "reporter" not in sources:
            reporter = self._possessor(flow_span, sources)
        if near is not None:
            self._strange_subject(spans, near, sources)
        self._exclusions(spans, sources)
        if near is not None and partner is None and "partner" not in sources:
            self._unread_place(spans, sources)
        return Roles(
            flow=flow,
            reporter=reporter,
            partner=partner,
            commodities=commodities,
            side=side,
            sources=sources,
            qualifiers=self._qualifiers(spans, flow_span, commodities),
        )

    # -- flow ---------------------------------------------------------------------------------------------------------------------

    def _flow(self, spans: Sequence[Span], near: int | None = None) -> tuple[Flow | None, Span | None, Side | None]:
        nouns = self.within(spans, "flow")
        nouns = [n for n in nouns if not self._is_verb(n) and not self._bare_trade(n)]
        verbs = self._flow_verbs(spans)
        if near is not None:
            colon = self.text.rfind(":", spans[0].start if spans else 0, near)
            listed = [n for n in nouns if n.start > colon and n.end <= near]
            nouns = listed if colon >= 0 and listed else nouns
        if nouns:
            noun = nouns[0] if len(nouns) == 1 else self._main_noun(nouns)
            side = self.words.sides.get(noun.text.lower())
            return cast(Flow, noun.value), Span(noun.start, noun.end), cast("Side | None", side)
        if verbs:
            token, value = verbs[0]
            return cast(Flow, value), Span(token.idx, token.idx + len(token.text)), None
        return None, None, None

    def _main_noun(self, nouns: list[Mention]) -> Mention:
        """Of several flow nouns the one that a figure of the stretch hangs on: the first that is no modifier of another noun."""
        for noun in nouns:
            token = token_at(self.doc, noun.start, noun.end)
            if token is not None and token.dep_ not in ("compound", "poss", "nmod"):
                return noun
        return nouns[0]

    def _is_verb(self, noun: Mention) -> bool:
        token = token_at(self.doc, noun.start, noun.end)
        return token is not None and token.pos_ == "VERB" and noun.text.lower() in self.words.flow_verbs

    def _bare_trade(self, noun: Mention) -> bool:
        """ "Trade" is a flow only as a measured noun ("trade with Brazil", "total trade"), not in "trade data", "trade war", "trade ministry"."""
        if noun.text.lower() not in ("trade", "commerce"):
            return False
        token = token_at(self.doc, noun.start, noun.end)
        if token is None or token.dep_ in ("compound", "amod", "nmod"):
            return True
        return not any(
            c.lower_ in ("with", "between", "total", "overall", "bilateral", "two-way", "merchandise", "foreign") for c in token.children
        )

    def _flow_verbs(self, spans: Sequence[Span]) -> list[tuple[Token, str]]:
        out = []
        for token in self.tokens:
            if not any(s.start <= token.idx < s.end for s in spans):
                continue
            value = self.words.flow_verbs.get(token.lemma_.lower())
            if value is None or token.pos_ not in ("VERB",):
                continue
            if token.lemma_.lower() in (
                "take",
                "supply",
                "source",
                "send",
                "buy",
                "sell",
                "purchase",
                "load",
                "deliver",
            ) and not self._takes_goods(token):
                continue
            out.append((token, value))
        return out

    def _takes_goods(self, verb: Token) -> bool:
        """True where the verb's object, or passive subject, is a figure or a product: "took 1.87 million tonnes", not "took office"."""
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubjpass", "npadvmod"):
                low, high = child.left_edge.idx, child.right_edge.idx + len(child.right_edge.text)
                if any(low <= f.start < high for f in self.figures) or any(low <= m.start < high for m in self._products):
                    return True
        return False

    def _stage(self, spans: Sequence[Span], flow: Span | None, near: int | None) -> Mention | None:
        for mention in self.within(spans, "stage"):
            if near is not None and mention.start > near + NEAR:
                continue
            token = token_at(self.doc, mention.start, mention.end)
            if token is None or token.pos_ not in ("NOUN", "PROPN"):
                continue
            if flow is not None and flow.start <= mention.start < flow.end:
                continue
            if self._measured(token):
                return mention
        return None

    def _measured(self, token: Token) -> bool:
        """True where the noun is what the sentence measures: subject of the verb, or the whole of "a 12% fall in X"."""
        if token.dep_ in ("nsubj", "nsubjpass", "ROOT", "dobj", "attr"):
            return True
        return token.dep_ == "pobj" and token.head.lower_ in ("in", "of") and token.head.head.pos_ in ("NOUN", "SYM", "NUM")

    # -- commodity ----------------------------------------------------------------------------------------------------------------

    def _commodities(self, spans: Sequence[Span], flow: Span | None, sources: dict[str, RoleSource]) -> tuple[Commodity, ...]:
        named = [m for m in self.within(spans, "product") if self._attached(m, flow)]
        if named:
            group = self._coordinated(named, flow)
            sources["commodity"] = Read(group[0].start, group[-1].end)
            return tuple(commodity_of(m) for m in group)
        unknown = self._unknown_slot(flow, spans)
        if unknown is not None and any(s.start <= unknown.start < s.end for s in spans):
            sources["commodity"] = Read(unknown.start, unknown.end)
            return (Commodity(self.text[unknown.start : unknown.end], None),)
        return ()

    def _coordinated(self, named: list[Mention], flow: Span | None) -> list[Mention]:
        """The run of products joined by commas and "and" that stands nearest to the flow's word (or comes first)."""
        runs: list[list[Mention]] = []
        for mention in named:
            if runs and _joined(self.text[runs[-1][-1].end : mention.start]):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        if flow is None or len(runs) == 1:
            return runs[0]
        return min(runs, key=lambda r: min(abs(r[0].start - flow.end), abs(flow.start - r[-1].end)))

    def products_together(self, spans: Sequence[Span]) -> list[tuple[tuple[Commodity, ...], Span]]:
        """The runs of two or more products joined by commas and "and" in these stretches."""
        runs: list[list[Mention]] = []
        for mention in self.within(spans, "product"):
            if runs and _joined(self.text[runs[-1][-1].end : mention.start]):
                runs[-1].append(mention)
            else:
                runs.append([mention])
        return [(tuple(commodity_of(m) for m in run), Span(run[0].start, run[-1].end)) for run in runs if len(run) > 1]

    def subject_before(self, offset: int) -> Mention | None:
        """The last product before ``offset`` that is the subject of its own sentence ("Germanium fared no better."), or None."""
        for mention in reversed(self._products):
            token = token_at(self.doc, mention.start, mention.end)
            if mention.end <= offset and token is not None and token.dep_ in ("nsubj", "nsubjpass"):
                return mention
        return None

    def _attached(self, mention: Mention, flow: Span | None) -> bool:
        """True where the product is what is measured, not something that the sentence also names."""
        token = token_at(self.doc, mention.start, mention.end)
        if token is None:
            return False
        if flow is not None and (
            0 <= flow.start - mention.end <= 25
            and not _punctuated(self.text[mention.end : flow.start])
            and self._one_phrase(mention.end, flow.start)
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
            if self._is_measure_word(head):
                return True
            if head.pos_ in ("VERB", "AUX"):
                lemma = head.lemma_.lower()
                changes = lemma in self.words.up or lemma in self.words.down or lemma in LINKING
                if seen.dep_ in ("nsubj", "nsubjpass"):
                    return changes or lemma in self.words.flow_verbs
                if seen.dep_ == "dobj":
                    return lemma in self.words.flow_verbs
                return False
            if head.pos_ == "ADP" and head.lower_ not in ("of", "in", "from", "for"):
                return False
            if (
                head.pos_ in ("NOUN", "PROPN")
                and seen.dep_ not in ("compound", "amod", "nmod", "poss", "appos")
                and not self._passes_through(head)
            ):
                inside = head.idx >= mention.start and head.idx < mention.end
                if not inside:
                    return False
            if (
                head.pos_ in ("NOUN", "PROPN")
                and seen.dep_ in ("compound", "amod", "nmod")
                and not (mention.start <= head.idx < mention.end)
            ):
                return head.lemma_.lower() in self.words.up | self.words.down or self._is_measure_word(head)
            seen = head
        return False

    def _passes_through(self, head: Token) -> bool:
        """True for nouns that only carry what is measured: "the volume of", "a rise in"."""
        lemma = head.lemma_.lower()
        return head.lower_ in CARRIERS or lemma in self.words.up | self.words.down

    def _one_phrase(self, start: int, end: int) -> bool:
        return not any(t.pos_ in ("VERB", "AUX", "ADP") for t in self.tokens if start <= t.idx < end)

    def _is_measure_word(self, token: Token) -> bool:
        if (
            token.lower_ in self.words.flow_nouns
            or token.lemma_.lower() in self.words.flow_nouns
            or token.lower_ in ("worth", "value", "those")
        ):
            return True
        return any(f.start <= token.idx < f.end for f in self.figures)

    def _unknown_slot(self, flow: Span | None, spans: Sequence[Span]) -> Span | None:
        """The noun that stands where a flow names its goods ("exports of cables", "cable exports") and is in no table."""
        for figure in spans_of(self.figures, spans):
            unit = token_at(self.doc, figure.start, figure.end)
            if unit is None:
                continue
            for child in unit.children:
                if child.lower_ == "of" and child.idx >= figure.end and child.idx - figure.end <= 12:
                    for goods in child.children:
                        if goods.dep_ == "pobj" and goods.pos_ in ("NOUN", "PROPN") and not self._known(goods):
                            return Span(goods.left_edge.idx, goods.idx + len(goods.text))
        if flow is None:
            return None
        head = token_at(self.doc, flow.start, flow.end)
        if head is None:
            return None
        if head.pos_ == "VERB":
            for goods in head.children:
                figured = any(f.start <= t.idx < f.end for t in goods.subtree for f in self.figures if t.i <= goods.i)
                if goods.dep_ == "dobj" and goods.pos_ in ("NOUN", "PROPN") and not figured and not self._known(goods):
                    return Span(goods.left_edge.idx, goods.idx + len(goods.text))
            return None
        for child in head.children:
            if child.lower_ == "of":
                for goods in child.children:
                    if goods.dep_ == "pobj" and goods.pos_ in ("NOUN", "PROPN") and not self._known(goods):
                        return Span(goods.left_edge.idx, goods.idx + len(goods.text))
            if child.dep_ in ("compound", "nmod") and child.i < head.i and child.pos_ in ("NOUN", "PROPN") and not self._known(child):
                return Span(child.left_edge.idx, child.idx + len(child.text))
        return None

    def _narrows(self, modifier: Token, head: Token) -> bool:
        """True for a modifier that makes what is measured narrower than its name: "non-oil", "frozen", "refined"."""
        if modifier.lower_ in self.words.restrictive:
            return True
        if self._known(modifier) or modifier.tag_ in ("JJR", "JJS", "VBG") or modifier.pos_ not in ("ADJ", "NOUN"):
            return False
        if modifier.lemma_.lower() in self.words.up | self.words.down or modifier.lower_ in self.words.up_adverbs | self.words.down_adverbs:
            return False
        return any(m.kind == "product" and m.start <= head.idx < m.end for m in self.mentions)

    def _known(self, token: Token) -> bool:
        word = token.lower_
        if word in self.words.neutral or word in self.words.flow_nouns or token.like_num or word in self.words.anaphors:
            return True
        if any(m.start <= token.idx < m.end for m in self.mentions):
            return True
        return token.lemma_.lower() in _MONTHS or token.lemma_.lower() in self.words.neutral

    # -- places -------------------------------------------------------------------------------------------------------------------

    def _places(
        self, spans: Sequence[Span], flow: Flow | None, flow_span: Span | None, sources: dict[str, RoleSource]
    ) -> tuple[str | None, str | None]:
        found: dict[str, list[Mention]] = {"reporter": [], "partner": []}
        for mention in self.within(spans, *COUNTABLE):
            role = self._place_role(mention, flow, flow_span)
            if role is not None:
                found[role].append(mention)
        values: dict[str, str | None] = {"reporter": None, "partner": None}
        for role, mentions in found.items():
            if not mentions:
                continue
            group = self._union(mentions)
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

    def _union(self, mentions: list[Mention]) -> list[Mention]:
        """The first mention and those joined to it by "and"."""
        group = [mentions[0]]
        for mention in mentions[1:]:
            if _joined(self.text[group[-1].end : mention.start]):
                group.append(mention)
            else:
                break
        return group

    def _place_role(self, mention: Mention, flow: Flow | None, flow_span: Span | None) -> str | None:
        token = token_at(self.doc, mention.start, mention.end)
        if token is None:
            return None
        if mention.value == "WLD" and mention.text.lower() in ("worldwide", "globally"):
            return "partner" if flow in ("export", "import") else None
        while token.dep_ == "conj" and token.head.i < token.i and token.head.pos_ in ("PROPN", "NOUN", "ADJ"):
            token = token.head
        preposition = self._preposition(token, mention)
        if preposition is not None:
            return self._by_preposition(preposition, token, flow)
        if mention.form == "adjective" or self._modifies(token, mention):
            return self._as_modifier(mention, token, flow, flow_span)
        return self._as_subject(token, flow)

    def _preposition(self, token: Token, mention: Mention) -> Token | None:
        if token.dep_ == "pobj" and token.head.pos_ == "ADP":
            return token.head
        if token.dep_ == "pobj":
            return token.head
        before = [t for t in self.tokens if t.idx + len(t.text) <= mention.start]
        while before and before[-1].lower_ in ("the", "neighbouring", "neighboring"):
            before.pop()
        if (
            before
            and before[-1].lower_ in TO | FROM | {"with"}
            and token.dep_ in ("nsubj", "dobj", "dep", "ROOT", "npadvmod", "appos", "attr", "amod", "compound", "nmod")
        ):
            following = self.text[mention.end : mention.end + 2]
            if not following.startswith(("'", "’")) and mention.form != "adjective":
                return before[-1]
        return None

    def _by_preposition(self, preposition: Token, token: Token, flow: Flow | None) -> str | None:
        word = preposition.lower_
        if not self._carries_goods(preposition.head, word):
            return None
        if word in TO:
            return "reporter" if flow == "import" else "partner"
        if word in FROM:
            return "partner" if flow == "import" else "reporter"
        if word == "with":
            return "partner" if flow in ("balance", "total") else None
        if word == "by":
            return "reporter" if preposition.head.lower_ in self.words.flow_nouns else None
        if word == "of" and preposition.head.lower_ in self.words.flow_nouns:
            return None
        return None

    def _carries_goods(self, head: Token, word: str) -> bool:
        """True where a preposition hangs on a flow, a figure, a product or a verb of change, not on "bans to", "a visit to"."""
        for _ in range(4):
            lemma = head.lemma_.lower()
            if self._is_measure_word(head) or lemma in self.words.flow_verbs:
                return True
            if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in self.words.flow_verbs:
                return True
            if any(m.start <= head.idx < m.end for m in self._products):
                return True
            if (
                lemma in self.words.up
                or lemma in self.words.down
                or lemma in LINKING
                or head.lower_ in self.words.up_adverbs | self.words.down_adverbs
            ):
                return True
            if head.pos_ in ("VERB", "AUX"):
                return head.dep_ in ("ROOT", "advcl", "conj", "ccomp") and any(
                    c.dep_ in ("nsubj", "nsubjpass") and self._is_measure_word(c) for c in head.children
                )
            if head.dep_ == "ROOT" or head.pos_ not in ("ADP", "ADV"):
                return False
            head = head.head
        return False

    def _modifies(self, token: Token, mention: Mention) -> bool:
        after = self.text[mention.end : mention.end + 2]
        return after in ("'s", "’s") or after[:1] in ("'", "’") or token.dep_ in ("poss", "compound", "nmod", "amod")

    def _as_modifier(self, mention: Mention, token: Token, flow: Flow | None, flow_span: Span | None) -> str | None:
        """A possessive, an adjective or a name before a noun."""
        if flow_span is not None and mention.end <= flow_span.start and self._one_phrase(mention.end, flow_span.start):
            gap = self.text[mention.end : flow_span.start]
            if not _punctuated(gap.replace("'", "").replace("’", "")):
                return "reporter"
        if flow_span is not None and mention.start >= flow_span.end:
            before = self.text[flow_span.end : mention.start]
            if before.strip().lower() in ("of", "of the", ""):
                return "partner" if flow == "import" else "reporter"
        head = token.head
        if head.lower_ == "share" and flow in ("export", "import"):
            return "partner"
        if self._heads_goods(head):
            lemma = head.head.lemma_.lower() if head.head.i != head.i else ""
            if lemma in self.words.flow_verbs or self._is_measure_word(head.head) or head.head.lower_ in ("of", "tonnes", "tons"):
                return "partner" if flow == "import" else "reporter" if flow == "export" else None
            return "reporter" if flow in ("export", "balance") else None
        if self._is_measure_word(head) or head.lemma_.lower() in self.words.flow_nouns:
            return "reporter"
        if head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in self.words.flow_verbs:
            return "reporter"
        return None

    def _heads_goods(self, head: Token) -> bool:
        return any(m.start <= head.idx < m.end for m in self._products)

    def _as_subject(self, token: Token, flow: Flow | None) -> str | None:
        """ "China shipped", "the US bought", "China increased exports", "China, which has slashed exports"."""
        if token.dep_ not in ("nsubj", "nsubjpass"):
            return self._as_antecedent(token)
        verb = token.head
        for _ in range(3):
            lemma = verb.lemma_.lower()
            if lemma in self.words.flow_verbs and verb.pos_ == "VERB":
                return "reporter"
            if lemma in SHARING and flow in ("export", "import"):
                return "partner"
            if (lemma in self.words.up or lemma in self.words.down or lemma in ACTING) and any(
                c.dep_ in ("dobj", "attr", "prep", "dative") and any(self._is_measure_word(t) for t in c.subtree) for c in verb.children
            ):
                return "reporter"
            if verb.dep_ in ("aux", "auxpass") or verb.pos_ == "AUX":
                verb = verb.head
                continue
            break
        return None

    def _as_antecedent(self, token: Token) -> str | None:
        for clause in token.children:
            if clause.dep_ != "relcl":
                continue
            lemma = clause.lemma_.lower()
            subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("which", "that", "who")), None)
            if subject is not None and (
                lemma in self.words.flow_verbs
                or any(c.dep_ == "dobj" and any(self._is_measure_word(t) for t in c.subtree) for c in clause.children)
            ):
                return "reporter"
        return None

    def _possessor(self, flow: Span | None, sources: dict[str, RoleSource]) -> str | None:
        """ "Its shipments": those of the country that was the subject of the sentence before."""
        token = token_at(self.doc, flow.start, flow.end) if flow is not None else None
        mark = next((c for c in token.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None) if token is not None else None
        if token is None or mark is None:
            return None
        first = token.sent.start
        start = self.doc[first - 1].sent.start_char if first > 0 else 0
        before = [m for m in self.mentions if m.kind in COUNTABLE and start <= m.start < token.sent.start_char]
        for m in reversed(before):
            t = token_at(self.doc, m.start, m.end)
            if t is not None and t.dep_ in ("nsubj", "nsubjpass"):
                sources["reporter"] = Read(m.start, m.end) if m.kind == "country" else Other(m.text, m.start, m.end)
                return m.value if m.kind == "country" else None
        return None

    def _unread_place(self, spans: Sequence[Span], sources: dict[str, RoleSource]) -> None:
        """ "There", "from it", "to Southeast Asia": a place was said that no table holds, so it is not the world."""
        for token in self.tokens:
            if not any(s.start <= token.idx < s.end for s in spans):
                continue
            if token.lower_ == "there" and token.dep_ in ("advmod", "pcomp", "pobj"):
                sources["partner"] = Other(token.text, token.idx, token.idx + len(token.text))
                return
            if (
                token.dep_ != "pobj"
                or token.head.lower_ not in ("to", "from", "into", "with")
                or not self._carries_goods(token.head.head, token.head.lower_)
            ):
                continue
            named = token.pos_ == "PROPN" and token.lower_ not in _MONTHS and not any(m.start <= token.idx < m.end for m in self.mentions)
            if named or token.lower_ in ("it", "them") or token.lemma_.lower() in SOMEBODY:
                low, high = token.left_edge.idx, token.idx + len(token.text)
                sources["partner"] = Other(self.text[low:high], low, high)
                return

    def _strange_subject(self, spans: Sequence[Span], near: int, sources: dict[str, RoleSource]) -> None:
        """A country that does what a figure's verb says, where the verb names no flow, is whose figure it is: in a way that is not read here."""
        if "reporter" in sources:
            return
        token = next((t for t in self.tokens if t.idx >= near), None)
        while token is not None and token.pos_ not in ("VERB", "AUX") and token.head.i != token.i:
            token = token.head
        if token is None:
            return
        for m in self.within(spans, *COUNTABLE):
            subject = token_at(self.doc, m.start, m.end)
            if (
                subject is not None
                and subject.dep_ == "nsubj"
                and subject.head.i == token.i
                and not any(isinstance(x, Read) and x.start <= m.start < x.end for x in sources.values())
            ):
                sources["reporter"] = Other(m.text, m.start, m.end)
                return

    # -- what is not modelled -----------------------------------------------------------------------------------------------------

    def _exclusions(self, spans: Sequence[Span], sources: dict[str, RoleSource]) -> None:
        low = self.text.lower()
        for words in self.words.exclusions:
            at = low.find(words)
            while at >= 0:
                end = at + len(words)
                whole = (at == 0 or not low[at - 1].isalpha()) and (words.endswith("-") or end >= len(low) or not low[end].isalpha())
                named = next(
                    (m for m in self.mentions if m.kind in ("country", "product", "place", "company") and end <= m.start <= end + 12), None
                )
                if whole and named is not None and any(s.start <= at < s.end for s in spans):
                    role = "commodity" if named.kind == "product" else "partner"
                    sources[role] = Other(self.text[at : named.end], at, named.end)
                at = low.find(words, end)

    def _qualifiers(self, spans: Sequence[Span], flow: Span | None, commodities: tuple[Commodity, ...]) -> tuple[Qualifier, ...]:
        out: dict[int, Qualifier] = {}
        heads = [token_at(self.doc, flow.start, flow.end)] if flow is not None else []
        labels = {c.label for c in commodities}
        heads += [token_at(self.doc, m.start, m.end) for m in self.within(spans, "product") if m.text in labels and self._attached(m, flow)]
        for head in heads:
            if head is None or head.pos_ == "VERB":
                continue
            for child in head.children:
                if child.i < head.i and child.dep_ in ("amod", "compound", "nmod") and self._narrows(child, head):
                    low, high = child.left_edge.idx, child.idx + len(child.text)
                    if not any(m.start <= child.idx < m.end for m in self.mentions if m.kind in ("product", "country")):
                        out[low] = Qualifier(self.text[low:high], low, high)
        low_text = self.text.lower()
        for phrase in ("by sea", "by rail", "by air", "by road", "non-oil", "re-export", "re-exports", "for military use"):
            at = low_text.find(phrase)
            if at >= 0 and any(s.start <= at < s.end for s in spans):
                out[at] = Qualifier(self.text[at : at + len(phrase)], at, at + len(phrase))
        return tuple(out[k] for k in sorted(out))


def spans_of(figures: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The figures that lie in one of the stretches."""
    return [f for f in figures if any(s.start <= f.start and f.end <= s.end for s in spans)]


_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "q1",
        "q2",
        "q3",
        "q4",
    ]
)


def _joined(gap: str) -> bool:
    """True where only "and", "or", "the", commas and ampersands part two names."""
    words = gap.replace(",", " ").replace("&", " ").split()
    return all(w.lower() in ("and", "or", "the", "both", "as", "well", "of") for w in words) and len(words) <= 4


def _punctuated(gap: str) -> bool:
    return any(c in gap for c in ",;:()—–|")


def commodity_of(mention: Mention) -> Commodity:
    """The commodity that a product's name stands for."""
    from framing.reference.products import product

    return Commodity(mention.text, mention.value, product(mention.value).hs)


def at_offset(roles: Roles, by: int) -> Roles:
    """The same roles with spans moved by ``by`` code points."""

    def moved(source: RoleSource) -> RoleSource:
        return replace(source, start=source.start + by, end=source.end + by)

    return replace(
        roles,
        sources={k: moved(s) for k, s in roles.sources.items()},
        qualifiers=tuple(replace(q, start=q.start + by, end=q.end + by) for q in roles.qualifiers),
    )
