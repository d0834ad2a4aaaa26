"""The type of a number found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.schema import Direction, Quantity

Form = Literal[
    "plain",
    "percent",
    "points",
    "bp",
    "multiple",
    "fraction",
    "rank",
    "extremum",
    "zero",
    "flat",
    "run",
    "rate",
    "ordinal",
    "year",
    "date",
    "label",
]
Per = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """One number of a text and how it is written.

    Attributes:
        quantity: what it counts; for a range, the whole range.
        ends: the two ends of a range, each with the range's span, or None. "88-95%" may be two claims.
        form: how the number is written.
        direction: up, down or flat where the mention itself says so (a sign, "doubled", "record low"), else None.
        why_not: why no data could be asked for it, in a few words; None for what may be a trade figure.
        ambiguous_unit: the units that the writing leaves open ("¥": JPY, CNY), the first being the quantity's; empty where there is one.
        per: the time by which the quantity is divided ("500,000 tonnes a year": year), or None.
        noun: the noun counted, as written, or None.
        borrowed: True where the unit is that of a neighbouring number.
        core_start, core_end: the number itself, without hedge and unit.
    """

    quantity: Quantity
    form: Form
    ends: tuple[Quantity, Quantity] | None = None
    direction: Direction | None = None
    why_not: str | None = None
    ambiguous_unit: tuple[str, ...] = ()
    per: Per | None = None
    noun: str | None = None
    borrowed: bool = False
    core_start: int = 0
    core_end: int = 0

    @property
    def start(self) -> int:
        """Where the mention begins in the text."""
        return self.quantity.start

    @property
    def end(self) -> int:
        """Where the mention ends in the text."""
        return self.quantity.end
