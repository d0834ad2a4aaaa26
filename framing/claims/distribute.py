"""Figures and products named side by side: "antimony and germanium, down 88% and 95% respectively", "both by 88-95%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from framing.claims.numbers import NumberMention
from framing.claims.roles import Roles
from framing.schema import Quantity, Span
from framing.schema.claim import Qualifier

if TYPE_CHECKING:
    from framing.claims.clauses import Figure

_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)


def distribute(text: str, sentence: Span, figure: Figure, batch: Sequence[NumberMention], roles: Roles) -> Iterator[tuple[Quantity, Roles]]:
    """The figure's quantities, each with the roles that it is said of.

    With "respectively" the figures of one unit before the word go to the products in order. A range over as many products as it has ends
    gives each its own end: both readings of the range hold then. Partners are dealt out in the same way. Where "respectively" deals out
    something else (flows, months), whose figure it is is not read, and said so. Anything else is said of all the products together.
    """
    number = figure.number
    count = len(roles.commodities)
    found = _RESPECTIVELY.search(text, sentence.start, sentence.end)
    if found is not None:
        series = [n for n in batch if n.quantity.unit == number.quantity.unit and n.form == number.form]
        for size, deal in ((count, _product), (len((roles.partner or "").split("+")), _partner)):
            before = [n for n in series if n.quantity.end <= found.start()][-size:]
            if len(before) < size:
                before = series[:size]
            if size > 1 and number in before and len(before) == size:
                yield number.quantity, deal(roles, before.index(number))
                return
        if len(series) > 1 and series[0].quantity.start < found.start():
            word = Qualifier(found.group(), found.start(), found.end())
            yield number.quantity, replace(roles, qualifiers=(*roles.qualifiers, word))
            return
    if number.ends and len(number.ends) == count:
        for quantity, commodity in zip(number.ends, roles.commodities, strict=True):
            yield quantity, replace(roles, commodities=(commodity,))
        return
    yield number.quantity, roles


def _product(roles: Roles, index: int) -> Roles:
    return replace(roles, commodities=(roles.commodities[index],))


def _partner(roles: Roles, index: int) -> Roles:
    return replace(roles, partner=(roles.partner or "").split("+")[index])
