"""The release calendar: the first day on which a period's figure could be known.

Lags are measured from the dates of published reports where there are enough, and otherwise general knowledge that the table marks so.
Where a lag is uncertain the table holds the shortest, so that a figure is never called unpublished on a day when it may have been out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from framing.reference.tables import read_table
from framing.schema import Period


@dataclass(frozen=True, slots=True)
class Release:
    """How many days after a month's last day an office first publishes; ``headline`` is None where it makes no difference."""

    reporter: str
    series: str
    headline: bool | None
    lag_days: int
    measured: bool
    source: str


@cache
def releases() -> tuple[Release, ...]:
    """Every row of the calendar."""
    flags = {"yes": True, "no": False, "": None}
    return tuple(
        Release(r["reporter"], r["series"], flags[r["headline"]], int(r["lag_days"]), r["measured"] == "yes", r["source"])
        for r in read_table("releases.csv")
    )


@cache
def headline_products() -> frozenset[tuple[str, str]]:
    """(reporter, product) of the items that stand in an office's first release."""
    return frozenset((r["reporter"], r["product"]) for r in read_table("headline_items.csv"))


def is_headline(reporter: str, product: str, partner: str = "WLD") -> bool:
    """True if the item stands in the first release: all goods whoever the partner, other products to the world only."""
    if product == "all-goods":
        return True
    return partner == "WLD" and (reporter, product) in headline_products()


JOINT_SINCE = 2020
"""China's first joint release of January and February (South China Morning Post, 2020-02-07)."""
JANUARY_ALONE = frozenset({2026})
"""Years since in which tables of January alone were seen: not calling a figure unpublished is the safe side."""


def _joint(year: int) -> bool:
    return year >= JOINT_SINCE and year not in JANUARY_ALONE


def out_by(reporter: str, product_is_headline: bool, period: Period) -> dt.date | None:
    """The first day on which the figure of ``period`` could be known, or None where the office's calendar is not known.

    China publishes January and February together, so a headline figure of January is out with February's.
    """
    for release in releases():
        if release.reporter == reporter and release.headline in (None, product_is_headline):
            last = period.last
            if reporter == "CHN" and product_is_headline and not period.days and last.month == 1 and _joint(last.year):
                last = Period.month(last.year, 2).last
            return last + dt.timedelta(days=release.lag_days)
    return None


@cache
def _revisions() -> dict[tuple[str, str], float]:
    return {(r["reporter"], r["product"]): float(r["percent"]) for r in read_table("revisions.csv")}


def usual_revision(reporter: str, product: str) -> float:
    """By how many percent of a level the office usually revises that item between its first print and a year later.

    Measured as the gap, beyond rounding, between the first published level and the one that a later published growth implies
    (``revisions.csv``); an item without a pair has its office's row, an office without one the general row.
    """
    table = _revisions()
    for name in ((reporter, product), (reporter, "*"), ("*", "*")):
        if name in table:
            return table[name]
    return 0.0
