"""What a paragraph names: countries, products, flows, stages, places, companies, each with its span."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from framing.claims.phrases import PhraseTable, words_of
from framing.claims.vocabulary import vocabulary
from framing.reference.countries import country_names
from framing.reference.places import companies, offices, places
from framing.reference.products import maker_names, product_names

MentionKind = Literal["country", "product", "flow", "stage", "place", "company", "office", "maker"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a paragraph. ``value`` is a country code, product id, flow, or the words themselves; ``form`` the kind of name."""

    kind: MentionKind
    start: int
    end: int
    text: str
    value: str
    form: str = ""


PRIORITY: Mapping[str, int] = {"product": 0, "country": 1, "company": 2, "place": 3, "flow": 4, "stage": 5, "office": 6, "maker": 7}
"""Where two names claim the same words the longer wins, then this order: "rare earth" is a product before "earth" is anything."""


@cache
def _tables() -> dict[str, PhraseTable]:
    words = vocabulary()
    return {
        "country": PhraseTable(country_names()),
        "product": PhraseTable(product_names()),
        "place": PhraseTable({name: name for name in places()}),
        "company": PhraseTable({name: name for name in companies()}),
        "flow": PhraseTable(words.flow_nouns),
        "stage": PhraseTable({s: s for s in words.stages}),
        "office": PhraseTable(offices()),
        "maker": PhraseTable(maker_names()),
    }


def _cased(phrase: str, found: str) -> bool:
    """Names with a capital are only names with a capital ("Turkey", "US"); all-capital ones only as they are."""
    if phrase.isupper() and len(phrase) <= 4:
        return found.replace(".", "") == phrase.replace(".", "")
    first = next((c for c in phrase if c.isalpha()), "")
    if first.isupper():
        shown = next((c for c in found if c.isalpha()), "")
        return shown.isupper()
    return True


def _headline_verb(text: str, mention: Mention) -> bool:
    """True for "ships" as a headline's verb ("China ships 9,007 kg of gallium"), not for vessels."""
    if mention.text.lower() == "ship":
        # "Ship exports" are vessels; "to ship" is a verb.
        return re.match(r"\s+(?:exports?|imports?|deliveries|orders|shipments)\b", text[mention.end :]) is None
    return mention.text == "ships" and re.match(r"\s+(?:[\d$€£¥]|(?:more|nearly|about|over|some|less)\b)", text[mention.end :]) is not None


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Every name in the paragraph, in order, none overlapping another."""
    words = words_of(text)
    found: list[Mention] = []
    for kind, table in _tables().items():
        for start, end, phrase, value in table.find(text, words):
            shown = text[start:end]
            if kind in ("country", "place", "company", "office") and not _cased(phrase, shown):
                continue
            if kind == "country":
                found.append(Mention("country", start, end, shown, value.code, value.kind))  # type: ignore[attr-defined]
            else:
                found.append(Mention(kind, start, end, shown, str(value)))  # type: ignore[arg-type]
    for name, reporter in offices().items():
        # A name with a comma in it ("Ministry of Trade, Industry and Energy") is no phrase of the table.
        at = text.find(name) if "," in name else -1
        if at >= 0:
            found.append(Mention("office", at, at + len(name), name, reporter))
    found.sort(key=lambda m: (-(m.end - m.start), PRIORITY[m.kind], m.start))
    taken: list[Mention] = []
    for mention in found:
        if all(mention.end <= t.start or t.end <= mention.start for t in taken):
            taken.append(mention)
    return tuple(sorted((m for m in taken if not _headline_verb(text, m)), key=lambda m: m.start))
