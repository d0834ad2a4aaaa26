"""Which stretch of a sentence belongs to which figure: the shared lead, and each figure's own chunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from framing.claims.numbers import NumberMention
from framing.schema import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COORDINATORS = frozenset({"and", "but", "while", "whereas", "or", "although", "though", "yet"})
SUBORDINATORS = frozenset({"as", "after", "because", "when", "following"})
BREAKS = frozenset({";", "—", "–", ":", "(", ")", "•"})
CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words of one figure.

    Attributes:
        sentence: the sentence, in the paragraph's offsets.
        own: the figure's own stretch, from the last boundary before it to the first after it.
        lead: what stands before the first figure of the sentence's clause, shared by the figures after it; empty where ``own`` is first.
        ordinal: the figure's place in its sentence.
    """

    sentence: Span
    own: Span
    lead: Span
    ordinal: int


def _boundary(doc: Sequence[Token], left: int, right: int) -> int | None:
    """Where the words between two figures part: after the figure ``left`` ends, before ``right`` begins; None where they do not."""
    best: int | None = None
    rank = 0
    for token in doc:
        if token.idx < left or token.idx >= right:
            continue
        weight = 0
        if token.lower_ in COORDINATORS:
            weight = 3 if not _joins_names(token) else 0
        elif token.text in BREAKS or (token.lower_ in SUBORDINATORS and token.dep_ == "mark"):
            weight = 3
        elif token.text == ",":
            weight = 2
        if weight and weight >= rank:
            if weight == rank and rank == 3:
                continue
            best, rank = token.idx, weight
    if best is not None and any(t.idx == best and t.text == ":" for t in doc):
        # "..., July: 5.34 million tonnes": what stands before a colon heads the figure behind it.
        return left
    return best


LEADING = frozenset(
    {"to", "from", "at", "than", "of", "against", "after", "with", "by", "versus", "compared", "following", "above", "below"}
)


def _last_preposition(doc: Sequence[Token], left: int, right: int) -> int:
    """Where no clause ends between two figures, the second begins with its own preposition: "1.7% lower on the year | at 8.13 trillion yen"."""
    found = [t.idx for t in doc if left <= t.idx < right and t.lower_ in LEADING]
    return found[-1] if found else left


def _joins_names(token: Token) -> bool:
    """True where a coordinator joins two names or nouns rather than two figures or clauses."""
    head = token.head
    if head.pos_ in ("VERB", "AUX", "NUM", "SYM"):
        return False
    others = [c for c in head.children if c.dep_ == "conj" and c.i > token.i]
    if not others:
        return False
    return not any(t.like_num for t in others[0].subtree) and head.pos_ in ("NOUN", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that may be a claim, with its chunk of the sentence."""

    number: NumberMention
    chunk: Chunk


def chunks(doc: Doc, sentence: Span, figures: Sequence[Span]) -> tuple[Chunk, ...]:
    """One chunk a figure; ``figures`` are the figures of one sentence in order (equal spans share a chunk)."""
    span = doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
    tokens = tuple(doc) if span is None else tuple(span)
    cuts: list[int] = []
    for left, right in pairwise(figures):
        cut = _boundary(tokens, left.end, right.start) if right.start >= left.end else None
        cuts.append(_last_preposition(tokens, left.end, right.start) if cut is None else cut)
    first_start = figures[0].start
    own_start = _first_clause_start(tokens, sentence, figures[0])
    out: list[Chunk] = []
    for k, figure in enumerate(figures):
        start = own_start if k == 0 else cuts[k - 1]
        end = _last_clause_end(tokens, sentence, figure) if k == len(figures) - 1 else cuts[k]
        lead = Span(own_start, max(own_start, first_start)) if k else Span(own_start, own_start)
        start = _antecedent(tokens, start, figure.start)
        out.append(Chunk(sentence, Span(min(start, figure.start), max(end, figure.end)), lead, k))
    return tuple(out)


def _antecedent(doc: Sequence[Token], start: int, figure: int) -> int:
    """Where a stretch begins that opens with "which": at what the pronoun stands for ("all exports, which reached $60.8 billion")."""
    opening = next((t for t in doc if start <= t.idx < figure and not t.is_punct and not t.is_space), None)
    if opening is None or opening.lower_ not in ("which", "that") or opening.head.dep_ != "relcl":
        return start
    return min(start, int(opening.head.head.left_edge.idx))


def _first_clause_start(doc: Sequence[Token], sentence: Span, figure: Span) -> int:
    """Where the clause of the first figure begins: after a semicolon or dash, or a coordinator that opens a clause with its own subject."""
    start = sentence.start
    for token in doc:
        if token.idx < sentence.start or token.idx >= figure.start:
            continue
        if token.text in (";", "•"):
            start = token.idx + 1
        elif token.lower_ in ("while", "whereas", "although", "but") or (token.lower_ == "and" and token.head.pos_ in ("VERB", "AUX")):
            between = [t for t in doc if token.idx < t.idx < figure.start]
            if any(t.dep_ in ("nsubj", "nsubjpass") for t in between) and any(t.pos_ in ("VERB", "AUX") for t in between):
                start = token.idx
    return start


def _last_clause_end(doc: Sequence[Token], sentence: Span, figure: Span) -> int:
    """Where the clause of the last figure ends: before a semicolon, or a coordinator that opens a clause with its own subject."""
    for token in doc:
        if token.idx < figure.end or token.idx >= sentence.end:
            continue
        if token.text == ";":
            return int(token.idx)
        if token.lower_ in COORDINATORS - {"or"} or (token.lower_ in SUBORDINATORS and token.dep_ == "mark"):
            after = [t for t in doc if token.idx < t.idx < sentence.end]
            if any(t.dep_ in ("nsubj", "nsubjpass") for t in after) and any(t.pos_ in ("VERB", "AUX") for t in after):
                return int(token.idx)
    return sentence.end
