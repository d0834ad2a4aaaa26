"""One paragraph as the role readers see it: its parse, its names, its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from framing.claims.mentions import Mention
from framing.claims.vocabulary import Vocabulary, vocabulary
from framing.schema import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MONTH_STEMS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_MONTHS = MONTH_STEMS | frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "sept",
        "q1",
        "q2",
        "q3",
        "q4",
    ]
)


def is_month(word: str) -> bool:
    """True for the name of a month or a quarter, in lower case."""
    return word in _MONTHS


def token_at(doc: Doc, start: int, end: int) -> Token | None:
    """The root token of a range, or None where the range holds no token."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    root = span.root
    return span[-1] if root.pos_ in ("DET", "PUNCT") else root


class Scene:
    """What the readers of flow, goods and places share: one paragraph with its tokens, mentions and figures.

    ``amounts`` are those of the figures that count or weigh something; ``home`` is the country whose trade the article tells, by which
    goods that "came from Chile" are told from goods that "went to Chile".
    """

    def __init__(
        self, doc: Doc, mentions: Sequence[Mention], figures: Sequence[Span], amounts: Sequence[Span] = (), home: str | None = None
    ) -> None:
        self.doc = doc
        self.text = str(doc.text)
        self.tokens = tuple(doc)
        self.mentions = tuple(mentions)
        self.figures = tuple(figures)
        self.amounts = tuple(amounts)
        self.home = home
        self.words: Vocabulary = vocabulary()
        self.products = tuple(m for m in self.mentions if m.kind == "product")

    def within(self, spans: Iterable[Span], *kinds: str) -> list[Mention]:
        """The mentions of these kinds that lie in one of the stretches, in order."""
        stretches = list(spans)
        if len(stretches) == 1:
            start, end = stretches[0].start, stretches[0].end
            return [m for m in self.mentions if start <= m.start and m.end <= end and m.kind in kinds]
        return [m for m in self.mentions if m.kind in kinds and any(s.start <= m.start and m.end <= s.end for s in stretches)]

    def has_verb(self, span: Span) -> bool:
        """True if a finite verb stands in the stretch."""
        return any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG",) for t in self.tokens if span.start <= t.idx < span.end)

    def is_measure_word(self, token: Token) -> bool:
        """True for a flow noun, "worth", "value", "those" and a figure: words on which places and goods hang."""
        if (
            token.lower_ in self.words.flow_nouns
            or token.lemma_.lower() in self.words.flow_nouns
            or token.lower_ in ("worth", "value", "those")
            or token.lower_ in self.words.either_nouns
        ):
            return True
        return any(f.start <= token.idx < f.end for f in self.figures)

    def one_phrase(self, start: int, end: int) -> bool:
        """True where no verb or preposition stands between the two offsets."""
        return not any(t.pos_ in ("VERB", "AUX", "ADP") for t in self.tokens if start <= t.idx < end)

    def known(self, token: Token) -> bool:
        """True for a word that some table knows or that never narrows a figure."""
        word = token.lower_
        if word in self.words.neutral or word in self.words.flow_nouns or token.like_num or word in self.words.anaphors:
            return True
        if any(m.start <= token.idx < m.end for m in self.mentions):
            return True
        return is_month(token.lemma_.lower()) or token.lemma_.lower() in self.words.neutral

    def carries_goods(self, head: Token, word: str) -> bool:
        """True where a preposition hangs on a flow, a figure, a product or a verb of change, not on "bans to", "a visit to"."""
        for _ in range(4):
            lemma = head.lemma_.lower()
            if self.is_measure_word(head) or lemma in self.words.flow_verbs:
                return True
            if head.dep_ in ("dobj", "nsubjpass") and head.head.lemma_.lower() in self.words.flow_verbs:
                return True
            if any(m.start <= head.idx < m.end for m in self.products):
                return True
            if (
                lemma in self.words.up
                or lemma in self.words.down
                or lemma in self.words.linking
                or head.lower_ in self.words.up_adverbs | self.words.down_adverbs
            ):
                return True
            if head.pos_ in ("VERB", "AUX"):
                return head.dep_ in ("ROOT", "advcl", "conj", "ccomp") and any(
                    c.dep_ in ("nsubj", "nsubjpass") and self.is_measure_word(c) for c in head.children
                )
            if head.dep_ == "ROOT" or head.pos_ not in ("ADP", "ADV"):
                return False
            head = head.head
        return False


def spans_of(figures: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """The figures that lie in one of the stretches."""
    return [f for f in figures if any(s.start <= f.start and f.end <= s.end for s in spans)]


def joined(gap: str) -> bool:
    """True where only "and", "or", "the", commas and ampersands part two names."""
    words = gap.replace(",", " ").replace("&", " ").split()
    return all(w.lower() in ("and", "or", "the", "both", "as", "well", "of") for w in words) and len(words) <= 4


def punctuated(gap: str) -> bool:
    """True where a sign that parts clauses stands in the gap."""
    return any(c in gap for c in ",;:()—–|")
