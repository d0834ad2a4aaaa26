"""Looking through the store: which series there are, and which one some words describe."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.reference.countries import country_names
from framing.reference.products import product, product_names
from framing.schema import FramingError, Observation, Period, Series, SeriesKey
from framing.trade.store import Store

FLOWS = {"export": "export", "exports": "export", "import": "import", "imports": "import", "balance": "balance", "surplus": "balance", "deficit": "balance", "total": "total"}
_WORD = re.compile(r"[\w.'-]+")


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line of the list of series."""

    key: SeriesKey
    label: str
    count: int
    first: Period
    last: Period


def list_series(store: Store) -> tuple[SeriesRow, ...]:
    """Every series of the store, in order."""
    rows = []
    for key in store.keys():
        found = store.observations(key)
        rows.append(SeriesRow(key, _label(key.product), len(found), min(o.period for o in found), max(o.period for o in found)))
    return tuple(rows)


def _label(name: str) -> str:
    try:
        return product(name).label
    except KeyError:
        return name


def match_series(store: Store, text: str) -> tuple[SeriesKey, ...]:
    """The series that some words describe ("rare earth magnets to the US"), or the one that a key names; best first, most figures first."""
    exact = next((k for k in store.keys() if str(k) == text.strip()), None)
    if exact is not None:
        return (exact,)
    low = f" {text.lower()} "
    plain = low.replace("-", " ")
    named = sorted(((len(n), p) for n, p in product_names().items() if f" {n.replace('-', ' ')} " in plain), reverse=True)
    wanted_product = named[0][1] if named else next((k.product for k in store.keys() if k.product in text), None)
    places = []
    for name, country in country_names().items():
        at = text.find(name)
        if at >= 0 and (at == 0 or not text[at - 1].isalnum()) and not text[at + len(name) : at + len(name) + 1].isalnum():
            places.append((at, at + len(name), country.code))
    places = [p for p in places if not any(q[0] <= p[0] and p[1] <= q[1] and q != p for q in places)]
    flow = next((FLOWS[w] for w in _WORD.findall(low) if w in FLOWS), None)
    reporters: list[str] = []
    partners: list[str] = []
    for at, _, code in sorted(places):
        before = text[:at].lower().split()
        (partners if before and (before[-1] in ("to", "from", "with") or before[-2:-1] in (["to"], ["from"], ["with"])) else reporters).append(code)
    scored = []
    for key in store.keys():
        if wanted_product is not None and key.product != wanted_product:
            continue
        if flow is not None and key.flow != flow:
            continue
        if reporters and key.reporter not in reporters:
            continue
        if partners and key.partner not in partners:
            continue
        if wanted_product is None and not (flow or reporters or partners):
            continue
        scored.append((-len(store.observations(key)), key))
    return tuple(key for _, key in sorted(scored))


def show_series(store: Store, text: str) -> tuple[Series | None, tuple[Observation, ...]]:
    """The monthly levels and every observation of the series that ``text`` names or describes.

    Raises:
        FramingError: ``no-series`` where none does.
    """
    found = match_series(store, text)
    if not found:
        raise FramingError("no-series", f"No series is described by {text!r}.", "Look for one with: framing data list, or framing data find WORDS.")
    return store.series(found[0]), store.observations(found[0])
