"""A claim's number in the unit of an answer, with its sign."""

from __future__ import annotations

from dataclasses import dataclass

from framing.schema import Claim, Interval, Measure

KILOGRAMS = {"kg": 1.0, "t": 1000.0, "lb": 0.45359237, "short_ton": 907.18474}
"""Exact by definition: the international pound of 1959, a short ton of 2,000 of them."""

MASS_SLIPS = (("kilograms", 1.0), ("tonnes", 1000.0), ("short tons", 907.18474), ("thousand tonnes", 1_000_000.0))
"""Units that newsrooms take for one another (other basis, role unit)."""

PERCENT = frozenset({"percent"})
RELATIVE = frozenset({"percent", "times", "fraction"})
POINTS = frozenset({"percentage points", "bp"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What a claim's number says in the answer's unit. ``note`` is set where it is not the plain reading (short tons for "tons")."""

    tight: Interval
    loose: Interval
    note: str | None = None

    def __neg__(self) -> Reading:
        return Reading(-self.tight, -self.loose, self.note)


def measure_of(unit: str) -> Measure | None:
    """The measure that an amount's unit gives; None for what may be of either (a percentage)."""
    if unit in RELATIVE or unit in POINTS or "/" in unit:
        return None
    return "value" if _is_currency(unit) else "quantity"


def said_measure(claim: Claim) -> Measure | None:
    """The measure that was read or that the unit of an amount gives; a record, a rank and a run have no unit that could."""
    if claim.kind in ("extremum", "rank", "run"):
        return None if claim.quantity.unit == "count" else claim.measure
    return claim.measure or measure_of(claim.quantity.unit)


def factor(unit: str, answer_unit: str) -> float | None:
    """What a number in ``unit`` is multiplied by to stand in ``answer_unit``; None where the two do not measure the same."""
    if unit == answer_unit:
        return 1.0
    if answer_unit == "kg":
        return KILOGRAMS.get(unit)
    if answer_unit == "percent":
        return {"fraction": 100.0}.get(unit)
    if answer_unit == "fraction":
        return {"percent": 0.01}.get(unit)
    if answer_unit == "times":
        return {"fraction": 1.0, "percent": 0.01}.get(unit)
    if answer_unit == "count" and unit not in KILOGRAMS and unit not in RELATIVE | POINTS and not _is_currency(unit) and "/" not in unit:
        return 1.0
    return None


def _is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper() and unit != "TEU"


def readings(claim: Claim, answer_unit: str) -> tuple[Reading, ...]:
    """The claim's number in ``answer_unit``, the plain reading first; empty where the units do not measure the same.

    A fall is negative; a deficit too. A multiple that is told as a fall ("fell threefold") is turned into what is left of the level.
    """
    out: list[Reading] = []
    for unit, note in _units(claim, answer_unit):
        by = factor(unit, answer_unit)
        if by is None:
            continue
        out.append(_signed(claim, Reading(claim.quantity.tight.scale(by), claim.quantity.loose.scale(by), note)))
    return tuple(out)


def _units(claim: Claim, answer_unit: str) -> tuple[tuple[str, str | None], ...]:
    unit = claim.quantity.unit
    if claim.quantity.ton_said and answer_unit == "kg":
        other = "short_ton" if unit == "t" else "t"
        words = "short tons" if other == "short_ton" else "metric tons"
        return (unit, None), (other, f"it agrees if {words} are meant")
    return ((unit, None),)


def _signed(claim: Claim, reading: Reading) -> Reading:
    if claim.kind == "change":
        below = reading.loose.high is not None and reading.loose.high <= 0
        falls = claim.direction == "down" or (claim.direction is None and claim.quantity.signed == "-")
        return -reading if falls and not below else reading
    if claim.kind == "ratio" and claim.direction == "down":
        return _inverse(reading)
    if claim.kind == "level" and claim.flow == "balance" and claim.side == "deficit":
        return -reading
    return reading


def _inverse(reading: Reading) -> Reading:
    """ "Fell threefold" leaves a third; "halved" already says what is left."""
    if reading.loose.low is None or reading.loose.low <= 1:
        return reading
    tight, loose = Interval.point(1.0).divide(reading.tight), Interval.point(1.0).divide(reading.loose)
    return Reading(tight, loose, reading.note) if tight is not None and loose is not None else reading
