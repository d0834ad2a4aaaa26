"""Which series a question is about, and which measure and unit its answer has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import product as pairs

from framing.reference.products import resolve
from framing.reference.units import canonical_unit, is_currency, units
from framing.schema import Question, SeriesKey

RELATIVE = frozenset({"percent", "percentage points", "times"})
"""Bases of units that tell nothing of the measure."""


@dataclass(frozen=True, slots=True)
class Target:
    """Series whose levels are added up to what the question asks; one series unless it asks of a union."""

    keys: tuple[SeriesKey, ...]

    @property
    def single(self) -> SeriesKey | None:
        """The one series, or None for a sum."""
        return self.keys[0] if len(self.keys) == 1 else None

    @property
    def basis(self) -> str:
        """The currency of values, or ""."""
        return self.keys[0].basis


def measure_of_unit(unit: str | None) -> str | None:
    """quantity for mass, volume and pieces, value for a currency, None for percent, multiples and what is not known."""
    canonical = canonical_unit(unit) if unit else None
    if canonical is None:
        return None
    if is_currency(canonical):
        return "value"
    base = units()[canonical].base
    return None if base in RELATIVE or "/kg" in base else "quantity"


def base_unit(unit: str | None) -> str | None:
    """The base in which amounts of a unit are compared; None where the unit is relative or not known."""
    canonical = canonical_unit(unit) if unit else None
    if canonical is None:
        return None
    if is_currency(canonical):
        return canonical
    base = units()[canonical].base
    return None if base in RELATIVE else base


def targets(question: Question, measure: str, keys: Collection[SeriesKey], partner: str | None = None) -> tuple[Target, ...]:
    """The series, or sums of series, that answer the question: one for each basis.

    A union of partners or products is answered by its own series where there is one, else by the sum over its members.
    ``partner`` replaces the question's (the whole of a share).
    """
    product, reporter, flow = question.product, question.reporter, question.flow
    partner = partner or question.partner
    if product is None or reporter is None or flow is None or partner is None:
        return ()
    resolved = resolve(product, reporter, flow) or product
    found: list[Target] = []
    for basis in _bases(question, measure, keys):
        direct = [
            k
            for union in _orders(resolved)
            for place in _orders(partner)
            if (k := SeriesKey(union, reporter, flow, place, measure, basis)) in keys
        ]
        members = tuple(
            SeriesKey(one, reporter, flow, place, measure, basis) for one, place in pairs(resolved.split("+"), partner.split("+"))
        )
        if direct:
            found.append(Target((direct[0],)))
        elif len(members) > 1 and all(k in keys for k in members):
            found.append(Target(members))
    return tuple(found)


def _orders(union: str) -> tuple[str, ...]:
    parts = union.split("+")
    return (union,) if len(parts) == 1 else (union, "+".join(sorted(parts)), "+".join(sorted(parts, reverse=True)))


def _bases(question: Question, measure: str, keys: Iterable[SeriesKey]) -> tuple[str, ...]:
    """The bases to try: the currency that the words name; for amounts that of the unit; else every one that the reporter has."""
    if measure != "value":
        return ("",)
    if question.basis.currency is not None:
        return (question.basis.currency,)
    base = base_unit(question.unit)
    if base is not None:
        return (base,) if is_currency(base) else ()
    return tuple(sorted({k.basis for k in keys if k.reporter == question.reporter and k.measure == "value"}, key=lambda b: (b != "USD", b)))


def first_known(targets: Iterable[Target], known: Callable[[Target], bool]) -> tuple[Target, ...]:
    """The first target for which something is known, as a tuple: amounts of one answer have one unit."""
    return next(((t,) for t in targets if known(t)), ())
