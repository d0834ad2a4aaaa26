"""Is it English? Common words say so at once; py3langid, which takes most of a second to load, is asked only where they do not."""

from __future__ import annotations

import re

from framing.article import problems

_WORD = re.compile(r"[^\W\d_]+")
_OWN_WORD_SCRIPTS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts that put no spaces between words: each letter counts as a word."""
_COMMON = frozenset(re.findall(r"\w+", "the of and to that for with from by which has have was were are is its this as at"))
"""Frequent English words; together about 30% of news text. Those spelt alike elsewhere ("in", "a", "on") are left out but for a few."""
_MARKERS = frozenset(["the", "of", "and", "that", "with", "from", "which", "have", "were"])
"""Those of them that no other language of Europe spells so."""
_SHARE = 0.15
"""Half of what English news shows; in German, Dutch or French text the listed words come to less than 5%."""
_FEWEST = 20
"""Words below which no detector is sure: English is assumed."""
_SAMPLE = 20_000
"""Characters looked at: more do not change the answer."""


def words(text: str) -> int:
    """The number of words; in scripts without spaces each letter counts."""
    return len(_WORD.findall(text)) + len(_OWN_WORD_SCRIPTS.findall(text))


def require_english(text: str, name: str) -> str:
    """The language's code, en.

    Raises:
        FramingError: not-english.
    """
    sample = text[:_SAMPLE]
    if words(sample) < _FEWEST:
        return "en"
    tokens = [w.lower() for w in _WORD.findall(sample)]
    common = sum(t in _COMMON for t in tokens)
    if common >= _SHARE * len(tokens) and sum(t in _MARKERS for t in tokens) >= common / 4:
        return "en"
    import py3langid

    language = str(py3langid.classify(sample)[0])
    if language != "en":
        raise problems.not_english(name, language)
    return "en"
