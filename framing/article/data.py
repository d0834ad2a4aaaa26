"""The room's data files, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of ``furniture.yaml``, one for each kind of line; all but ``inline`` match a whole line."""

    inline: re.Pattern[str]
    line: re.Pattern[str]
    box: re.Pattern[str]
    end: re.Pattern[str]
    author: re.Pattern[str]
    byline: re.Pattern[str]
    highlights: re.Pattern[str]


def _load(name: str) -> dict[str, list[str]]:
    from ruamel.yaml import YAML

    loaded = YAML(typ="safe").load(files("framing.article").joinpath(name).read_text(encoding="utf-8"))
    return {str(key): [str(v) for v in values] for key, values in loaded.items()}


@cache
def furniture() -> Furniture:
    """The patterns of what is no part of an article."""
    loaded = _load("furniture.yaml")

    def one(kind: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{p})" for p in loaded[kind]), re.IGNORECASE)

    return Furniture(*(one(field.name) for field in fields(Furniture)))


@dataclass(frozen=True, slots=True)
class PageRules:
    """The names of ``page_rules.yaml``."""

    tags: frozenset[str]
    names: frozenset[str]
    hidden: frozenset[str]
    authors: frozenset[str]
    standfirst: frozenset[str]


@cache
def page_rules() -> PageRules:
    """Which elements of a page are never its article."""
    loaded = _load("page_rules.yaml")
    return PageRules(*(frozenset(loaded[field.name]) for field in fields(PageRules)))


@cache
def agencies() -> dict[str, str]:
    """Each way an agency's name is written to the name as it is kept."""
    return {written: name for name, ways in _load("agencies.yaml").items() for written in ways}
