"""Units, scales and currencies: names to the contract's unit, and amounts to the base in which they are compared.

Mass is compared in kilograms. A bushel and a barrel are volumes whose mass depends on the commodity: they stay what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from framing.reference.tables import listed, read_table
from framing.schema import Interval


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its id in the contract, the base it is compared in, how many of the base it is, and how a sentence calls it."""

    id: str
    base: str
    factor: float
    label: str


@dataclass(frozen=True, slots=True)
class Currency:
    """An ISO 4217 currency: code, plural label, and the reporters whose own money it is."""

    code: str
    label: str
    home: tuple[str, ...]


@cache
def units() -> Mapping[str, Unit]:
    """Units by id; currencies are not among them."""
    return MappingProxyType({r["unit"]: Unit(r["unit"], r["base"], float(r["factor"]), r["label"]) for r in read_table("units.csv")})


@cache
def currencies() -> Mapping[str, Currency]:
    """Currencies by ISO 4217 code."""
    return MappingProxyType({r["code"]: Currency(r["code"], r["label"], listed(r["home"])) for r in read_table("currencies.csv")})


@cache
def unit_names() -> Mapping[str, str]:
    """Every name of a unit or currency, lower case, to its canonical unit. Marks that several currencies share are not in it."""
    names = {name: r["unit"] for r in read_table("units.csv") for name in listed(r["names"])}
    for r in read_table("currencies.csv"):
        for name in (*listed(r["words"]), *(m.lower() for m in listed(r["marks"]))):
            names.setdefault(name, r["code"])
    return MappingProxyType(names)


@cache
def scales() -> Mapping[str, float]:
    """Scale words in lower case to their factor."""
    return MappingProxyType({r["word"]: float(r["factor"]) for r in read_table("scales.csv")})


@cache
def _shared_marks() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(r["mark"], r["reporter"]): r["code"] for r in read_table("shared_marks.csv")})


@cache
def _marks() -> Mapping[str, str]:
    marks: dict[str, str] = {}
    for r in read_table("currencies.csv"):
        for mark in (*listed(r["marks"]), *listed(r["words"])):
            marks.setdefault(mark, r["code"])
    return MappingProxyType(marks)


def canonical_unit(name: str) -> str | None:
    """The contract's unit of a name in any case ("metric tons": t), an ISO 4217 code as it is, or None."""
    if name in units() or name in currencies():
        return name
    return unit_names().get(name.lower())


def is_currency(unit: str) -> bool:
    """True for an ISO 4217 code of the table."""
    return unit in currencies()


def is_mass(unit: str) -> bool:
    """True for a unit that is compared in kilograms."""
    return unit in units() and units()[unit].base == "kg"


def currency(symbol: str, reporter: str | None = None) -> str | None:
    """The ISO 4217 code of a mark or word as written; the reporter decides a shared one ("¥": CNY of China, JPY of Japan).

    A bare "$" is the US dollar; of Canada, Australia, New Zealand, Hong Kong or Singapore it may be either, so it is None there
    (official trade figures of Hong Kong and Singapore are given in both). A bare "¥" without a reporter is None.
    """
    if symbol == "$" and (symbol, reporter) in _shared_marks():
        return None
    if reporter is not None and (symbol, reporter) in _shared_marks():
        return _shared_marks()[symbol, reporter]
    return _marks().get(symbol) or _marks().get(symbol.lower())


def to_base(value: float, unit: str) -> tuple[float, str]:
    """``value`` in the base unit; currencies and units that the table does not hold are their own base."""
    found = units().get(unit)
    return (value, unit) if found is None else (value * found.factor, found.base)


def from_base(value: float, unit: str) -> float:
    """The inverse of :func:`to_base`: a value in the base of ``unit``, in ``unit``."""
    found = units().get(unit)
    return value if found is None else value / found.factor


def interval_to_base(interval: Interval, unit: str) -> tuple[Interval, str]:
    """An interval in the base unit."""
    found = units().get(unit)
    return (interval, unit) if found is None else (interval.scale(found.factor), found.base)


def unit_label(unit: str) -> str:
    """What a sentence calls the unit ("tonnes", "US dollars")."""
    if unit in currencies():
        return currencies()[unit].label
    return units()[unit].label if unit in units() else unit
