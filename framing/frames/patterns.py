"""The small language in which the lexicon's patterns are written, compiled and matched.

A pattern is words with spaces between. A word stands for its lemma in any inflection. ``a|b`` is either, ``word?`` may be missing,
``=word`` is the form as written, ``word/VERB`` asks for a part of speech, ``NUM`` is a number, ``~`` is up to three words of any kind.
Hyphens count for nothing, in pattern and text alike ("all-time high", "all time high").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

GAP = 3
"""Words that ``~`` may stand for: an article, an adjective and a noun ("ended [its two-year export] ban" needs no more)."""
PARTS = frozenset({"NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP", "AUX"})
WORD = re.compile(r"^[a-z0-9’'.]+$")


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern."""

    kind: Literal["word", "number", "gap"]
    words: frozenset[str] = frozenset()
    exact: bool = False
    optional: bool = False
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; ``anchors`` are the words that its first place can be."""

    text: str
    elements: tuple[Element, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """The words that a match can begin with."""
        out: set[str] = set()
        for element in self.elements:
            out |= element.words
            if not element.optional:
                break
        return frozenset(out)

    @property
    def words(self) -> frozenset[str]:
        """Every word of the pattern."""
        return frozenset(w for e in self.elements for w in e.words)


class PatternError(ValueError):
    """A pattern that is none; the message says what is wrong."""


def compile_pattern(text: str, parts: frozenset[str] = frozenset()) -> Pattern:
    """Compile one pattern; ``parts`` is asked of its first word where the pattern itself asks nothing.

    Raises:
        PatternError: an empty pattern, an unknown part of speech, a pattern that begins or ends with ``~`` or begins with a number.
    """
    elements: list[Element] = []
    for piece in text.replace("-", " ").split():
        if piece == "~":
            elements.append(Element("gap"))
            continue
        if piece == "NUM":
            elements.append(Element("number"))
            continue
        body, _, part = piece.partition("/")
        asked = frozenset(part.split("|")) if part else frozenset()
        if asked - PARTS:
            raise PatternError(f"{sorted(asked - PARTS)[0]!r} is no part of speech; these are: {', '.join(sorted(PARTS))}")
        optional = body.endswith("?")
        exact = body.startswith("=")
        words = frozenset(body.removesuffix("?").removeprefix("=").split("|"))
        for word in words:
            if not WORD.match(word):
                raise PatternError(f"{word!r} is no word; patterns are in lower case, of letters and digits")
        elements.append(Element("word", words, exact, optional, asked))
    if not elements:
        raise PatternError("the pattern is empty")
    if elements[0].kind != "word" or elements[-1].kind == "gap":
        raise PatternError("a pattern begins with a word and does not end with ~")
    if all(e.optional for e in elements):
        raise PatternError("every word of the pattern may be missing")
    if parts and not any(e.parts for e in elements):
        first = next(i for i, e in enumerate(elements) if e.kind == "word" and not e.optional)
        e = elements[first]
        elements[first] = Element("word", e.words, e.exact, e.optional, parts)
    return Pattern(text, tuple(elements))


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a text as the patterns see it.

    Attributes:
        index: the token's place in its Doc.
        lower: as written, in lower case.
        forms: what it can be an inflection of.
        part: part of speech, or "" where the model cannot be trusted with it (headlines): it then fits every part.
        number: True for numbers.
        stop: True for marks that end a clause; no pattern reaches over one.
    """

    index: int
    lower: str
    forms: frozenset[str]
    part: str
    number: bool
    stop: bool


def match_at(pattern: Pattern, words: Sequence[Word], at: int) -> int | None:
    """The place after the longest match of ``pattern`` that begins at ``words[at]``, or None."""
    return _match(pattern.elements, words, at)


def _match(elements: tuple[Element, ...], words: Sequence[Word], at: int) -> int | None:
    if not elements:
        return at
    first, rest = elements[0], elements[1:]
    if first.kind == "gap":
        reached = [at + n for n in range(GAP + 1) if at + n <= len(words) and not any(w.stop for w in words[at : at + n])]
        ends = [end for start in reached if (end := _match(rest, words, start)) is not None]
        return min(ends) if ends else None
    if at < len(words) and _fits(first, words[at]):
        end = _match(rest, words, at + 1)
        if end is not None:
            return end
    return _match(rest, words, at) if first.optional else None


def _fits(element: Element, word: Word) -> bool:
    if word.stop:
        return False
    if element.kind == "number":
        return word.number
    if element.parts and word.part and word.part not in element.parts:
        return False
    return word.lower in element.words if element.exact else bool(word.forms & element.words)


def stems(word: str) -> frozenset[str]:
    """What an English word can be an inflection of, without a parse: for headlines, whose capitals make every word a name.

    The stems are candidates; only those that the lexicon holds are ever used.
    """
    out = {word}
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            out.add(stem)
            if ending in {"ed", "ing"}:
                out.add(stem + "e")
                if len(stem) > 2 and stem[-1] == stem[-2]:
                    out.add(stem[:-1])
    for ending in ("ies", "ied"):
        if word.endswith(ending):
            out.add(word.removesuffix(ending) + "y")
    return frozenset(out)
