"""Figures and products named side by side: "antimony and germanium, down 88% and 95% respectively", "both by 88-95%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from framing.claims.numbers import NumberMention
from framing.claims.roles import Roles
from framing.schema import Commodity, Quantity, Span

if TYPE_CHECKING:
    from framing.claims.assemble import Figure

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def distribute(
    text: str, sentence: Span, figure: Figure, batch: Sequence[NumberMention], roles: Roles
) -> Iterator[tuple[Quantity, tuple[Commodity, ...]]]:
    """The figure's quantities, each with the products that it is said of.

    With "respectively" the figures of one unit before the word go to the products in order. A range over as many products as it has ends
    gives each its own end: both readings of the range hold then. Anything else is said of all the products together.
    """
    number = figure.number
    count = len(roles.commodities)
    found = _RESPECTIVELY.search(text, sentence.start, sentence.end)
    if found is not None and count > 1:
        series = [n for n in batch if n.quantity.unit == number.quantity.unit and n.form == number.form]
        before = [n for n in series if n.quantity.end <= found.start()][-count:]
        if len(before) < count:
            before = series[:count]
        if number in before and len(before) == count:
            yield number.quantity, (roles.commodities[before.index(number)],)
            return
    if number.ends and len(number.ends) == count:
        for quantity, commodity in zip(number.ends, roles.commodities, strict=True):
            yield quantity, (commodity,)
        return
    yield number.quantity, roles.commodities
