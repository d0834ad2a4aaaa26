"""What may be said in a role and is not modelled: sub-national places, regions without a fixed membership, companies, stages, exclusions.

A role that holds one of these makes a claim uncheckable: the figure is about something that no series here answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from framing.reference.tables import read_table

PlaceKind = Literal["province", "state", "city", "place", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that is no country of the tables; ``country`` is the code of the one that it lies in, or "" for regions and seas."""

    name: str
    kind: str
    country: str


@cache
def places() -> Mapping[str, Place]:
    """Sub-national places, waterways and regions by their name as written. "Georgia" is here because it may be a US state or a country."""
    return MappingProxyType({r["name"]: Place(r["name"], r["kind"], r["country"]) for r in read_table("places.csv")})


@cache
def offices() -> Mapping[str, str]:
    """Names of offices that publish trade figures, as written, to the reporter whose trade it is."""
    return MappingProxyType({r["name"]: r["reporter"] for r in read_table("offices.csv")})


@cache
def companies() -> frozenset[str]:
    """Names of companies as written."""
    return frozenset(r["name"] for r in read_table("companies.csv") if r["kind"] == "company")


@cache
def company_suffixes() -> frozenset[str]:
    """Words that end the name of a company ("Ltd", "GmbH"), as written."""
    return frozenset(r["name"] for r in read_table("companies.csv") if r["kind"] == "suffix")


@cache
def stages() -> frozenset[str]:
    """What is measured and is no customs flow: production, stocks, prices, sales, bookings. Lower case but for abbreviations."""
    return frozenset(r["phrase"] for r in read_table("said.csv") if r["kind"] == "stage")


@cache
def exclusions() -> frozenset[str]:
    """Phrases that take something out of what is measured ("excluding", "other than", "the rest of the world")."""
    return frozenset(r["phrase"] for r in read_table("said.csv") if r["kind"] == "exclusion")
