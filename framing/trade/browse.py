"""Looking through the store: which series there are, and which ones some words describe. Rows and tuples; nothing is printed here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from framing.reference.countries import country_names
from framing.reference.products import product, product_names, products, resolve, wider_than
from framing.schema import FramingError, Observation, Period, Series, SeriesKey
from framing.trade.store import Store

FLOWS = {
    "export": "export",
    "exports": "export",
    "shipments": "export",
    "import": "import",
    "imports": "import",
    "purchases": "import",
    "balance": "balance",
    "surplus": "balance",
    "deficit": "balance",
    "total": "total",
}
MEASURES = {"quantity": "quantity", "volume": "quantity", "tonnes": "quantity", "tons": "quantity", "value": "value", "dollars": "value"}
PARTNER_BEFORE = frozenset({"to", "with"})
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line of the list of series: what it is of, how many figures, the first and the last period, the units of its figures."""

    key: SeriesKey
    label: str
    count: int
    first: Period
    last: Period
    units: tuple[str, ...]


def list_series(store: Store) -> tuple[SeriesRow, ...]:
    """Every series of the store, in order."""
    keys = store.keys()
    return tuple(_row(key, store.observations(key)) for key in keys)


def _row(key: SeriesKey, found: tuple[Observation, ...]) -> SeriesRow:
    periods = [o.period for o in found]
    units = tuple(dict.fromkeys(o.unit for o in found))
    return SeriesRow(key, _label(key.product), len(found), min(periods), max(periods, key=lambda p: (p.last, p.first)), units)


def _label(name: str) -> str:
    return product(name).label if all(one in products() for one in name.split("+")) else name


@dataclass(frozen=True, slots=True)
class _Words:
    """Words in lower case without dots and possessive endings, and which of them some name has taken."""

    keys: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> _Words:
        return cls(tuple(_key(m.group()) for m in _WORD.finditer(text.replace("-", " "))))

    def places(self, phrase: tuple[str, ...]) -> list[int]:
        n = len(phrase)
        return [i for i in range(len(self.keys) - n + 1) if self.keys[i : i + n] == phrase] if n else []


def _key(word: str) -> str:
    plain = word.lower().replace("’", "'")
    return plain.removesuffix("'s").replace(".", "")


def _longest(words: _Words, names: Iterable[tuple[str, str]], taken: set[int]) -> list[tuple[int, str]]:
    """Where names stand, the longest first, none over another; marks the words that they take."""
    found: list[tuple[int, str]] = []
    phrases = sorted(((tuple(_key(m.group()) for m in _WORD.finditer(n.replace("-", " "))), v) for n, v in names), key=lambda x: -len(x[0]))
    for phrase, value in phrases:
        for at in words.places(phrase):
            span = set(range(at, at + len(phrase)))
            if not span & taken:
                taken |= span
                found.append((at, value))
    return sorted(found)


def match_series(store: Store, text: str) -> tuple[SeriesKey, ...]:
    """The series that some words describe ("China's rare-earth magnets to the US"), or the one that a key names; most figures first.

    Words that describe nothing are passed over; words that describe nothing at all match no series.
    """
    keys = store.keys()
    exact = next((k for k in keys if str(k) == text.strip()), None)
    if exact is not None:
        return (exact,)
    words = _Words.of(text)
    taken: set[int] = set()
    ids = [(p.replace("-", " "), p) for p in products()]
    goods = [value for _, value in _longest(words, [*product_names().items(), *ids], taken)]
    reporters: set[str] = set()
    partners: set[str] = set()
    origins: set[str] = set()
    for at, code in _longest(words, ((name, c.code) for name, c in country_names().items()), taken):
        before = set(words.keys[max(0, at - 2) : at])
        (origins if "from" in before else partners if PARTNER_BEFORE & before else reporters).add(code)
    left = [w for i, w in enumerate(words.keys) if i not in taken]
    flows = {FLOWS[w] for w in left if w in FLOWS}
    measures = {MEASURES[w] for w in left if w in MEASURES}
    if not (goods or reporters or partners or origins or flows or measures):
        return ()

    def fits(key: SeriesKey) -> bool:
        meant = {resolve(g, key.reporter, key.flow) or g for g in goods}
        return (
            (not goods or key.product in meant or bool(meant & set(wider_than(key.product))))
            and (not flows or key.flow in flows)
            and (not measures or key.measure in measures)
            and (not reporters or key.reporter in reporters)
            and (not partners or bool(partners & set(key.partner.split("+"))))
            and (not origins or bool(origins & ({key.reporter} if key.flow == "export" else set(key.partner.split("+")))))
        )

    def rank(key: SeriesKey) -> tuple[bool, bool, int, SeriesKey]:
        narrower = bool(goods) and key.product not in {resolve(g, key.reporter, key.flow) or g for g in goods}
        elsewhere = not (partners or origins) and key.partner != "WLD"
        return (narrower, elsewhere, -len(store.observations(key)), key)

    return tuple(sorted((k for k in keys if fits(k)), key=rank))


def show_series(store: Store, words_or_key: str) -> tuple[Series | None, tuple[Observation, ...]]:
    """The monthly levels (None where there are none) and every observation of the series that the words name or describe best.

    Raises:
        FramingError: ``no-series`` where no series is described.
    """
    found = match_series(store, words_or_key)
    if not found:
        raise FramingError(
            "no-series",
            f"No series is described by {words_or_key!r}.",
            "`framing data list` names every series; `framing data find WORDS` looks for one.",
        )
    return store.series(found[0]), tuple(sorted(store.observations(found[0]), key=lambda o: (o.period, o.statistic, o.id)))
