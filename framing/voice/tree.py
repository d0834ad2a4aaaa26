"""Small readings of a parse that several voices need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
CLAUSES = frozenset({"ccomp", "xcomp"})
NAME_CHILDREN = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "predet", "case", "advmod", "npadvmod", "punct", "nounmod"}
)
OF = frozenset({"of", "from", "at", "for", "in"})
LONGEST_OF = 6
"""Tokens of an "of" phrase that still belongs to a source's name ("the General Administration of Customs of China")."""


def left_edge(token: Token) -> int:
    """The offset where the token's subtree begins."""
    return int(token.doc[token.left_edge.i].idx)


def right_edge(token: Token) -> int:
    """The offset where the token's subtree ends."""
    last = token.doc[token.right_edge.i]
    return int(last.idx + len(last))


def end_of(token: Token) -> int:
    """The offset after the token."""
    return int(token.idx + len(token))


def subject(verb: Token) -> Token | None:
    """The verb's own subject, or that of the verb that it is joined to."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    if verb.dep_ == "conj" and verb.head.i != verb.i:
        return subject(verb.head)
    return None


def name_range(token: Token) -> tuple[int, int]:
    """First and last token of the name around a noun: its modifiers, and a short "of" phrase; no apposition, no clause."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in NAME_CHILDREN and child.left_edge.i < first and not child.left_edge.is_punct:
            first = child.left_edge.i
    last = token.i
    for child in token.rights:
        near = child.i <= last + 2 and not any(t.text in ",;:—–" for t in token.doc[last + 1 : child.i])
        if child.dep_ == "prep" and child.lower_ in OF and near and child.right_edge.i - child.i < LONGEST_OF:
            last = child.right_edge.i
        elif child.dep_ in {"compound", "nummod", "flat"} and child.i == last + 1:
            last = child.i
    while last > token.i and (token.doc[last].is_punct or token.doc[last].is_quote):
        last -= 1
    return first, last


def name(token: Token) -> str:
    """The name around a noun, as written."""
    first, last = name_range(token)
    return str(token.doc[first : last + 1].text).strip()


def sentence_of(token: Token) -> tuple[int, int]:
    """The offsets of the token's sentence."""
    return int(token.sent.start_char), int(token.sent.end_char)


def token_at(doc: Doc, offset: int) -> Token | None:
    """The first token that ends after ``offset``."""
    for token in doc:
        if token.idx + len(token) > offset:
            return token
    return None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space and commas at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;:—–"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–"):
        end -= 1
    return start, end
