"""The words by which a voice is known, from ``data/cues.yaml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING

from framing.voice.packaged import load_packaged

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Cues:
    """Words by which a voice is known: lemmas in lower case; a verb with a particle is two words."""

    say: frozenset[str]
    say_object: frozenset[str]
    say_to: frozenset[str]
    said_passive: frozenset[str]
    not_sources: frozenset[str]
    show: frozenset[str]
    records: frozenset[str]
    data_nouns: frozenset[str]
    put_at: frozenset[str]
    as_says: frozenset[str]
    according: frozenset[str]
    hearsay: frozenset[str]
    deny: frozenset[str]
    deny_anything: frozenset[str]
    untrue: frozenset[str]
    claims: frozenset[str]
    telling: frozenset[str]
    telling_joins: frozenset[str]
    naming: frozenset[str]
    criticise: frozenset[str]
    critical: frozenset[str]
    criticise_object: frozenset[str]
    misnaming: frozenset[str]
    distance_adjectives: frozenset[str]
    distance_adverbs: frozenset[str]
    distance_frames: frozenset[str]
    contrast: frozenset[str]


@cache
def cues() -> Cues:
    """The packaged cues."""
    raw, _ = load_packaged("framing.voice", "data/cues.yaml")
    return Cues(**{field.name: frozenset(raw[field.name]) for field in fields(Cues)})


@cache
def _first_words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w.split(" ", 1)[0] for w in words if " " in w)


def verb_in(token: Token, words: frozenset[str]) -> bool:
    """True if the verb's lemma, alone or with a particle or preposition that follows it, is among ``words``."""
    lemma = token.lemma_.lower()
    if lemma in words:
        return True
    if lemma not in _first_words(words):
        return False
    following = token.doc[token.i + 1 : token.i + 4]
    phrase = lemma
    for word in following:
        phrase += " " + word.lower_
        if phrase in words:
            return True
    return False
