"""A table of phrases and where they stand in a text: longest match first, by words, so that hyphens and line ends do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:\.(?=[A-Za-z]\.)[A-Za-z]\.)?|\d+|['’]s\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text with its place; ``key`` is the form that is looked up: lower case, dots of abbreviations gone."""

    text: str
    start: int
    end: int
    key: str


def words_of(text: str) -> tuple[Word, ...]:
    """The words of ``text`` in order; punctuation is skipped, and keeps phrases apart only where it is no hyphen."""
    return tuple(Word(m.group(), m.start(), m.end(), m.group().replace(".", "").replace("’", "'").lower()) for m in WORD.finditer(text))


_BREAK = re.compile(r"[^\s\-–‑]")


class PhraseTable:
    """Phrases to values; built once, then only read."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
        for phrase, value in entries.items():
            keys = tuple(w.key for w in words_of(phrase))
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, phrase, value))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, text: str, words: tuple[Word, ...]) -> Iterator[tuple[int, int, str, object]]:
        """Start, end, phrase as it stands in the table, and value of every match; matches do not overlap."""
        i = 0
        while i < len(words):
            for keys, phrase, value in self._by_first.get(words[i].key, ()):
                n = len(keys)
                if i + n > len(words):
                    continue
                if all(words[i + k].key == keys[k] for k in range(1, n)) and _joined(text, words[i : i + n]):
                    yield words[i].start, words[i + n - 1].end, phrase, value
                    i += n
                    break
            else:
                i += 1


def _joined(text: str, run: Iterable[Word]) -> bool:
    """True if only white space and hyphens stand between the words."""
    previous: Word | None = None
    for word in run:
        if previous is not None and _BREAK.search(text[previous.end : word.start]):
            return False
        previous = word
    return True
