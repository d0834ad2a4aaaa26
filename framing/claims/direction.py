"""Which way a figure went: read from the words beside it, nearest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.claims.scene import is_month
from framing.claims.vocabulary import Vocabulary, vocabulary
from framing.schema import Direction, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Paragraph

NEGATIONS = frozenset({"not", "n't", "never"})
_AFTER = re.compile(r"^\s*(?:,\s*)?(?:year[- ]on[- ]year|month[- ]on[- ]month|on the year|on the month|y/y|m/m)?\s*", re.I)


def _way(token: Token, words: Vocabulary) -> Direction | None:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "NOUN", "AUX", "PROPN") or token.tag_.startswith("V"):
        if lemma in words.up or token.lower_ in words.up:
            return "up"
        if lemma in words.down or token.lower_ in words.down:
            return "down"
    if token.lower_ in words.up_adverbs and token.lower_ not in ("over",):
        # "Up to August it was 12%" names a window.
        until = token.lower_ == "up" and token.i + 2 < len(token.doc) and token.nbor(1).lower_ == "to" and is_month(token.nbor(2).lower_)
        return None if until else "up"
    if token.lower_ in words.down_adverbs:
        return "down"
    return None


def read_direction(paragraph: Paragraph, figure: Span, own: Span, lead: Span) -> tuple[Direction | None, Span | None]:
    """The direction of the figure at ``figure`` and the word that gives it.

    First the words that touch the figure ("38% below", "down 88%", "a 29% plunge"), then the verb of its own chunk before it, then the
    nearest before it in the lead, then the nearest after it in its chunk. A negated verb gives no direction.
    """
    words = vocabulary()
    tokens = paragraph.tokens_in(own, lead)
    before = [t for t in tokens if t.idx < figure.start]
    after = [t for t in tokens if t.idx >= figure.end]
    grown = _of_growth(before, figure, words)
    if grown is not None:
        return grown
    if before and before[-1].lower_ in words.rates_to and any(t.lower_ in ("rate", "pace") for t in before[-8:]):
        # "The rate eased to 3.6%" says nothing of the way that the trade itself goes.
        return None, None
    touching = _touching(paragraph.text, figure, before, after, words)
    if touching is not None:
        return touching
    own_said = any(t.idx >= own.start and _way(t, words) is not None for t in before)
    if not own_said and lead.start < lead.end <= own.start:
        # "Exports rose 3%, though sales to America dropped 4% and to China 0.4%": the verb of the figure before goes on.
        gone_on = [t for t in paragraph.tokens_in(Span(lead.end, own.start)) if t.pos_ == "VERB" and _way(t, words) is not None]
        if gone_on and not _names_a_level(gone_on[-1]):
            return _way(gone_on[-1], words), Span(gone_on[-1].idx, gone_on[-1].idx + len(gone_on[-1].text))
    for token in reversed(before):
        way = _way(token, words)
        if way is None or _names_a_level(token):
            continue
        if any(c.dep_ == "neg" or c.lower_ in NEGATIONS for c in token.children):
            return None, None
        return way, Span(token.idx, token.idx + len(token.text))
    for token in after:
        way = _way(token, words)
        if way is not None and token.pos_ in ("NOUN", "VERB") and token.idx - figure.end < 40:
            return way, Span(token.idx, token.idx + len(token.text))
    return None, None


def _of_growth(before: list[Token], figure: Span, words: Vocabulary) -> tuple[Direction, Span] | None:
    """ "Growth slowed to 3% from 8%", "the decline narrowed to 11%": the way is that of the noun, whatever its rate does."""
    reach = [t for t in before if not t.is_space]
    if not reach or reach[-1].lower_ not in words.rates_to:
        return None
    verb = next((t for t in reversed(reach) if t.pos_ in ("VERB", "AUX")), None)
    for _ in range(3):
        if verb is None:
            return None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < verb.i), None)
        if subject is not None and subject.lower_ in ("which", "that") and verb.dep_ == "relcl":
            subject = verb.head
        if subject is not None:
            lemma = subject.lemma_.lower()
            if lemma in words.growths:
                return "up", Span(subject.idx, subject.idx + len(subject.text))
            if lemma in words.declines:
                return "down", Span(subject.idx, subject.idx + len(subject.text))
            return None
        verb = verb.head if verb.dep_ == "conj" else None
    return None


def _names_a_level(token: Token) -> bool:
    """ "Higher prices", "more exporters", "lower tariffs": an adjective of something else is no direction of this figure."""
    return token.tag_ in ("JJR", "JJ") and token.dep_ == "amod"


def _touching(text: str, figure: Span, before: list[Token], after: list[Token], words: Vocabulary) -> tuple[Direction, Span] | None:
    nearby = [t for t in after if not t.is_space][:3]
    for token in nearby[:3]:
        way = _way(token, words)
        between = text[figure.end : token.idx]
        if any(c in between for c in ".;—–") or "," in between:
            break
        if way is not None and (
            token.lower_ in words.up_adverbs | words.down_adverbs or token.pos_ == "NOUN" or token.tag_ in ("JJR", "RBR", "NN")
        ):
            return way, Span(token.idx, token.idx + len(token.text))
        if token.pos_ not in ("NOUN", "ADJ", "ADV", "NUM", "PUNCT"):
            break
    for token in reversed([t for t in before if not t.is_space][-3:]):
        if token.lower_ in ("by", "a", "an", "of", "about", "nearly", "some", "almost", "another", "to", "just"):
            continue
        way = _way(token, words)
        if way is not None and not _names_a_level(token):
            return way, Span(token.idx, token.idx + len(token.text))
        break
    return None
