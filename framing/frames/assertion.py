"""Whether a framing word is told as a fact: not asked, hoped, feared, conditional or denied by the author."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.frames.lexicon import Context

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

ARGUMENTS = frozenset(
    {
        "dobj",
        "attr",
        "pobj",
        "prep",
        "nsubj",
        "nsubjpass",
        "xcomp",
        "acomp",
        "conj",
        "compound",
        "amod",
        "oprd",
        "dative",
        "agent",
        "nmod",
        "advmod",
        "pcomp",
        "ccomp",
    }
)
"""Ways up the tree within one clause: what holds of a verb holds of its arguments."""
STILL_FACT = frozenset({"manage", "begin", "start", "continue", "help", "allow", "let", "use", "come", "appear", "seem", "go"})
"""Verbs whose infinitive is told as having happened ("began to recover", "helped to boost")."""
NEXT_TO = 3
"""Words before a noun in which a denial of it stands whatever the parse says ("not a genuine thaw")."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def _chain(token: Token, arguments: frozenset[str] = ARGUMENTS) -> Iterator[Token]:
    """The token and what it hangs on, up to the verb of its clause and what governs that as an argument."""
    yield token
    seen = 0
    while token.head.i != token.i and token.dep_ in arguments and seen < 8:
        below, token = token, token.head
        seen += 1
        if below.dep_ == "ccomp" and below.i < token.i:
            return
        yield token


def unasserted(root: Token, context: Context) -> bool:
    """True where the words are told as possible, expected, asked or conditional."""
    sentence = root.sent
    if sentence.text.rstrip(" ”\"’')").endswith("?"):
        return True
    for token in _chain(root):
        if token is not root and token.lemma_.lower() in context.prospects and token.dep_ != "nsubj":
            return True
        for child in token.children:
            if child.dep_ == "aux" and child.lower_ in context.modals:
                return True
            if child.dep_ in {"mark", "advmod"} and child.lower_ in context.conditions:
                return True
            purpose = child.dep_ == "aux" and child.tag_ == "TO" and token.dep_ in {"xcomp", "advcl", "acl", "relcl"}
            if purpose and token.head.lemma_.lower() not in STILL_FACT:
                return True
            if child.dep_ == "amod" and child.lemma_.lower() in context.prospects:
                return True
    return False


def of_a_rate(root: Token, context: Context) -> bool:
    """True for a verb that tells the way of a rate ("growth eased", "the pace, which had slowed"), which is not the way of the series."""
    if root.pos_ not in {"VERB", "AUX"}:
        return False
    subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < root.i), None)
    if subject is not None and subject.lower_ in {"which", "that"} and root.dep_ == "relcl":
        subject = root.head
    return subject is not None and subject.lemma_.lower() in context.rates


def _only(token: Token) -> bool:
    """True for "not only", "not just": what they stand before is told as a fact."""
    return token.i + 1 < len(token.doc) and token.doc[token.i + 1].lower_ in {"only", "just", "merely"}


def negated(root: Token, span: DocSpan, context: Context) -> bool:
    """True where the author denies the words ("not a genuine thaw", "exports have not recovered")."""
    if any(t.lower_ in context.negations for t in span):
        return False
    for token in reversed(root.doc[max(root.sent.start, span.start - NEXT_TO) : span.start]):
        if token.is_punct or token.pos_ in {"VERB", "ADP", "SCONJ"}:
            break
        if token.lower_ in context.negations and not _only(token):
            return True
    definite = any(c.lower_ in DEFINITE or c.dep_ == "poss" for c in root.children)
    for token in _chain(root, ARGUMENTS - {"ccomp"}):
        for child in token.children:
            if child in span or (child.lower_ not in context.negations and child.lemma_.lower() not in context.negations):
                continue
            if _only(child):
                continue
            if child.i < root.i and child.dep_ in {"neg", "det", "advmod", "preconj", "cc", "prep"}:
                return True
        if token is not root and token.lemma_.lower() in context.negations and token.pos_ in {"VERB", "ADP"}:
            return True
        if token.dep_ in {"nsubj", "nsubjpass"} and definite:
            return False
    return False
