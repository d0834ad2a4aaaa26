"""The words of numbers, read from the tables in ``data/``: what an editor would change is there, not here."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from framing.claims.numbers.intervals import Bound


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: the contract's unit, the factor to it, how it is written, and what else it may mean."""

    unit: str
    factor: float
    form: str
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables, keyed by the words as they are looked up (lower case unless case tells units apart).

    ``stops`` are words that end in s but count nothing, and words that a noun phrase does not run across.
    """

    units: dict[str, Unit]
    exact_units: dict[str, Unit]
    currency_marks: dict[str, Unit]
    scales: dict[str, float]
    attached_scales: frozenset[str]
    cardinals: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, int]
    hedges: dict[str, Bound]
    multiples: dict[str, tuple[float, str]]
    nouns: dict[str, str]
    stops: frozenset[str]
    names_before: frozenset[str]
    names_after: frozenset[str]
    levies: frozenset[str]
    levy_fillers: frozenset[str]
    levy_settings: frozenset[str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a packaged table."""
    text = (files("framing.claims.numbers") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def alternation(words: Iterable[str]) -> str:
    """A regular expression of any of ``words``, the longest first; a blank stands for any white space."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def vocabulary() -> Vocabulary:
    """The packaged tables."""
    units: dict[str, Unit] = {}
    exact: dict[str, Unit] = {}
    for row in rows("units.csv"):
        for word in row["words"].split("|"):
            ambiguous = ("lb", "GBP") if word in {"pounds", "pound"} else ()
            unit = Unit(row["unit"], float(row["factor"]), row["form"], ambiguous)
            (exact if row["case"] == "exact" else units)[word if row["case"] == "exact" else word.lower()] = unit
    marks: dict[str, Unit] = {}
    for row in rows("currencies.csv"):
        unit = Unit(row["code"], 1.0, "plain", tuple(filter(None, row["ambiguous"].split("|"))))
        marks.update((mark, unit) for mark in row["marks"].split("|") if mark)
        units.update((word, unit) for word in row["words"].split("|") if word)
    scales = rows("scales.csv")
    words = rows("words.csv")
    names = rows("names.csv")
    rates = rows("rates.csv")

    def of_kind(kind: str) -> dict[str, int]:
        return {row["word"]: int(row["value"]) for row in words if row["kind"] == kind}

    def of_group(group: str) -> frozenset[str]:
        return frozenset(row["word"] for row in rates if row["group"] == group)

    return Vocabulary(
        units=units,
        exact_units=exact,
        currency_marks=marks,
        scales={row["word"]: float(row["factor"]) for row in scales},
        attached_scales=frozenset(row["word"] for row in scales if row["attached"]),
        cardinals=of_kind("cardinal"),
        ordinals=of_kind("ordinal"),
        parts=of_kind("part"),
        hedges={row["phrase"]: cast(Bound, row["bound"]) for row in rows("hedges.csv")},
        multiples={row["word"]: (float(row["value"]), row["direction"]) for row in rows("multiples.csv")},
        nouns={row["noun"]: row["kind"] for row in rows("nouns.csv")},
        stops=frozenset(row["word"] for row in rows("stopwords.csv")),
        names_before=frozenset(row["word"] for row in names if row["place"] == "before"),
        names_after=frozenset(row["word"] for row in names if row["place"] == "after"),
        levies=of_group("levy"),
        levy_fillers=of_group("filler"),
        levy_settings=of_group("setting"),
    )
