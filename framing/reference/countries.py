"""Countries and groups of countries: what they are called, what a sentence calls them, who belongs to a group and when.

Codes are ISO 3166-1 alpha-3 (and XKX, Kosovo); groups are WLD, EU, ASEAN, BRICS, OPEC, USMCA, G7, EUROPE, ASIA, AFRICA, LATAM, MIDEAST.
A name that is as often something else is left out of the table ("Georgia", "Jordan": a US state and a given name), because a role
that is not read condemns nothing, and one that is read wrongly does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from framing.reference.tables import listed, read_table

NameKind = Literal["name", "adjective", "demonym", "metonym", "group"]


@dataclass(frozen=True, slots=True)
class CountryName:
    """What a surface form stands for.

    Attributes:
        code: of the country or group.
        kind: name ("China"), adjective ("Chinese"), demonym ("Germans"), metonym ("Beijing", "the bloc"), or group ("EU").
        adjectival: True where the form can stand before a noun as an adjective ("US", "Hong Kong", "EU", "Chinese").
    """

    code: str
    kind: NameKind
    adjectival: bool = False


@dataclass(frozen=True, slots=True)
class _Country:
    code: str
    label: str
    continent: str


@cache
def _countries() -> Mapping[str, _Country]:
    rows = {r["code"]: _Country(r["code"], r["label"], r["continent"]) for r in read_table("countries.csv")}
    for r in read_table("groups.csv"):
        rows[r["code"]] = _Country(r["code"], r["label"], "")
    return MappingProxyType(rows)


@cache
def groups() -> frozenset[str]:
    """The codes of groups, ``WLD`` among them."""
    return frozenset(r["code"] for r in read_table("groups.csv"))


@cache
def country_names() -> Mapping[str, CountryName]:
    """Every surface form as it is written, capitals included ("US" is a country, "us" is none), with what it stands for.

    Where one form is a name and an adjective ("US exports", "exports to the US") it is a name, and ``adjectival``.
    """
    found: dict[str, CountryName] = {}

    def add(form: str, code: str, kind: NameKind) -> None:
        adjectival = kind == "adjective"
        if form not in found:
            found[form] = CountryName(code, kind, adjectival)
        elif adjectival:
            found[form] = CountryName(found[form].code, found[form].kind, True)

    for row in read_table("groups.csv"):
        for form in listed(row["names"]):
            add(form, row["code"], "group")
        for form in listed(row["adjectives"]):
            add(form, row["code"], "adjective")
        for form in listed(row["metonyms"]):
            add(form, row["code"], "metonym")
    for row in read_table("countries.csv"):
        for form in listed(row["names"]):
            add(form, row["code"], "name")
        for form in listed(row["adjectives"]):
            add(form, row["code"], "adjective")
        for form in listed(row["demonyms"]):
            add(form, row["code"], "demonym")
        for form in listed(row["metonyms"]):
            add(form, row["code"], "metonym")
    return MappingProxyType(found)


def label(code: str) -> str:
    """What a sentence calls the country or group ("the US"); unions read "Thailand and Mexico"; an unknown code is its own label."""
    parts = [c.label if (c := _countries().get(one)) else one for one in code.split("+")]
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" and {parts[-1]}"


def possessive(code: str) -> str:
    """The label with its possessive ending ("China's", "the Netherlands'")."""
    name = label(code)
    return f"{name}'" if name.endswith("s") and name not in ("the US",) else f"{name}'s"


def is_known(code: str) -> bool:
    """True for a code of a country or group of the tables."""
    return code in _countries()


@cache
def _members() -> Mapping[str, tuple[tuple[str, dt.date, dt.date | None], ...]]:
    rows: dict[str, list[tuple[str, dt.date, dt.date | None]]] = {}
    for r in read_table("members.csv"):
        last = dt.date.fromisoformat(r["last"]) if r["last"] else None
        rows.setdefault(r["group"], []).append((r["code"], dt.date.fromisoformat(r["first"]), last))
    return MappingProxyType({group: tuple(members) for group, members in rows.items()})


@cache
def _continent(code: str) -> frozenset[str]:
    wanted = {code, "MIDEAST"} if code == "ASIA" else {code}
    return frozenset(c.code for c in _countries().values() if c.continent in wanted)


def members(group: str, date: dt.date) -> frozenset[str]:
    """The members of a group on a day; for ``WLD`` every country, for a continent the countries of it (Asia holds the Middle East).

    An unknown group, or a country, has none.
    """
    if group == "WLD":
        return frozenset(c.code for c in _countries().values() if c.continent)
    dated = _members().get(group)
    if dated is not None:
        return frozenset(code for code, first, last in dated if first <= date and (last is None or date <= last))
    return _continent(group) if group in groups() else frozenset()
