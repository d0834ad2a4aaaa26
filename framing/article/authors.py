"""Which agencies an article names as its author: in a dateline, a byline, a credit, or its meta data."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.article.data import agencies
from framing.article.dates import byline_and_date, dateline_agency

_SEPARATORS = re.compile(r"\s*(?:[,;/|·•()]|\s[–—-]\s|\band\b|\bwith\b|\bfor\b|\bby\b|\bfrom\b|\bin\b)\s*", re.IGNORECASE)


def _named(text: str) -> list[str]:
    """The agencies that are a part of a byline; a part must be the name, whole and in its own spelling."""
    known = agencies()
    return [known[part] for part in (p.strip(" .:") for p in _SEPARATORS.split(text)) if part in known]


def find_agencies(bylines: Iterable[str], paragraphs: Iterable[str], publishers: Iterable[str] = ()) -> tuple[str, ...]:
    """The names as the data file keeps them, each once; ``publishers`` (from meta data) are kept as they are where they are not listed."""
    known = agencies()
    found: list[str] = []
    for line in bylines:
        found += _named(byline_and_date(line)[0])
    for paragraph in paragraphs:
        name = dateline_agency(paragraph)
        if name:
            found += _named(name)
    found += [known.get(p, p) for p in publishers]
    return tuple(dict.fromkeys(found))
