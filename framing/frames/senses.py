"""Which meaning of an entry a match has: told of the headline, of the verb's form, of an amount beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.frames.lexicon import Context, Entry
from framing.frames.patterns import stems
from framing.schema import Meaning

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

AMOUNT_REACH = 5
"""Tokens after a verb in which its own amount stands ("recovered by as much as 12%")."""
AMOUNT_WORDS = frozenset(
    {
        "by",
        "to",
        "about",
        "around",
        "some",
        "nearly",
        "almost",
        "as",
        "much",
        "roughly",
        "more",
        "than",
        "over",
        "up",
        "$",
        "an",
        "estimated",
    }
)


def choose_sense(entry: Entry, root: Token, span: DocSpan, headline: bool, context: Context) -> Meaning:
    """The first meaning whose conditions hold; the last has none."""
    for sense in entry.senses:
        if not sense.when or any(_holds(condition, root, span, headline, context) for condition in sense.when):
            return sense.meaning
    return entry.senses[-1].meaning


def _holds(condition: str, root: Token, span: DocSpan, headline: bool, context: Context) -> bool:
    if condition == "headline":
        return headline
    if condition == "ongoing":
        return root.tag_ == "VBG" or root.lower_.endswith("ing")
    if condition == "past":
        return root.tag_ in {"VBD", "VBN"} or (root.pos_ == "PROPN" and root.lower_.endswith("ed"))
    if condition == "with_amount":
        return _has_amount(span)
    return _done(root, context)


def _has_amount(span: DocSpan) -> bool:
    for token in span.doc[span.end : span.end + AMOUNT_REACH]:
        if token.like_num:
            return True
        if token.lower_ not in AMOUNT_WORDS:
            return False
    return False


def _done(noun: Token, context: Context) -> bool:
    """True for the object of a verb of accomplishing, in a past or present form ("staged a recovery", "marks a recovery")."""
    verb = noun.head
    while verb.dep_ in {"prep", "pobj", "compound", "conj"} and verb.head.i != verb.i:
        verb = verb.head
    forms = stems(verb.lower_) | {verb.lemma_.lower()}
    told = verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and bool(forms & context.done)
    return told and noun.dep_ in {"dobj", "nsubjpass", "attr"}
