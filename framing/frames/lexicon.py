"""The lexicon: entries, patterns and meanings, from the packaged ``lexicon.yaml`` and a desk's own files.

A desk's file has the same shape; its entries replace packaged ones of the same id, and ``remove`` takes entries out. The head of
``lexicon.yaml`` says how an entry is written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from framing.frames.patterns import Pattern
from framing.schema import FramingError, Meaning
from framing.schema.frame import Family
from framing.voice.packaged import digest_of, load_packaged, parse_yaml

PACKAGED_NAME = "lexicon.yaml"


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning and the conditions under which a match has it; no condition is the meaning of all other matches."""

    meaning: Meaning
    when: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what is looked for, where it is no frame, and what it means.

    Attributes:
        id, family: the entry's name and its family.
        patterns: what is looked for.
        unless: patterns that, where they overlap a match, make it no frame ("oil recovery").
        unless_near: lemmas that make it no frame within a few words ("storm" beside "surge").
        senses: meanings, the first whose conditions hold; the last has none.
        finds, passes: sentences in which the entry is found and is not: its tests and its documentation.
    """

    id: str
    family: Family
    patterns: tuple[Pattern, ...]
    senses: tuple[Sense, ...]
    unless: tuple[Pattern, ...] = ()
    unless_near: frozenset[str] = frozenset()
    finds: tuple[str, ...] = ()
    passes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Words that say that a framing word is not told as a fact.

    Attributes:
        prospects: lemmas of hoping, fearing, expecting, preventing: what depends on them has not happened.
        modals: auxiliaries that make a possibility or a forecast.
        conditions: words that open a condition.
        negations: words that deny what depends on them.
        rates: lemmas of nouns whose own rise or fall is not that of the series ("growth eased").
        done: lemmas of verbs whose object or subject is told as accomplished ("staged a recovery").
    """

    prospects: frozenset[str]
    modals: frozenset[str]
    conditions: frozenset[str]
    negations: frozenset[str]
    rates: frozenset[str]
    done: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All entries, ready to be looked up. ``version`` is a digest of every file that went into it."""

    entries: tuple[Entry, ...]
    context: Context
    unasserted: Meaning
    version: str
    by_word: Mapping[str, tuple[tuple[Entry, Pattern, bool], ...]]
    """Patterns by the words that they can begin with; True marks a pattern of ``unless``."""

    def entry(self, name: str) -> Entry:
        """The entry of this id; KeyError where there is none."""
        for entry in self.entries:
            if entry.id == name:
                return entry
        raise KeyError(name)


def load_lexicon(paths: Iterable[str | Path] = ()) -> Lexicon:
    """The packaged lexicon with a desk's own files merged over it, in order.

    Raises:
        FramingError: ``lexicon-missing`` for a file that cannot be read; ``lexicon-error`` for one that is not a lexicon, with file, line,
            column and the line itself.
    """
    texts = []
    for path in paths:
        try:
            texts.append((str(path), Path(path).read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise FramingError(
                "lexicon-missing",
                f"The lexicon {str(path)!r} cannot be read ({type(error).__name__}).",
                "Give the path of a lexicon file in UTF-8.",
                str(path),
            ) from error
    return _load(tuple(texts))


@lru_cache(maxsize=8)
def _load(texts: tuple[tuple[str, str], ...]) -> Lexicon:
    from framing.frames.validate import located, read_context, read_entries, read_meaning, read_removed

    with located(PACKAGED_NAME, None):
        raw, digest = load_packaged("framing.frames", PACKAGED_NAME)
        entries = {e.id: e for e in read_entries(raw)}
        context = read_context(raw)
        unasserted = read_meaning(raw["unasserted"], ("unasserted",))
    digests = [digest]
    for name, text in texts:
        with located(name, text):
            own: Any = parse_yaml(text)
            for removed in read_removed(own, frozenset(entries)):
                del entries[removed]
            entries |= {e.id: e for e in read_entries(own, desk=True)}
        digests.append(digest_of(text))
    version = digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()[:12]
    return Lexicon(tuple(entries.values()), context, unasserted, version, _index(entries.values()))


def _index(entries: Iterable[Entry]) -> Mapping[str, tuple[tuple[Entry, Pattern, bool], ...]]:
    by_word: dict[str, list[tuple[Entry, Pattern, bool]]] = {}
    for entry in entries:
        for unless, patterns in ((False, entry.patterns), (True, entry.unless)):
            for pattern in patterns:
                for word in pattern.anchors:
                    by_word.setdefault(word, []).append((entry, pattern, unless))
    return MappingProxyType({word: tuple(found) for word, found in by_word.items()})
