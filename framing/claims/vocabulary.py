"""The words by which roles are read, from ``data/words.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Look-ups over the packaged words; all keys are lower case."""

    flow_nouns: Mapping[str, str]
    flow_verbs: Mapping[str, str]
    stages: frozenset[str]
    neutral: frozenset[str]
    restrictive: frozenset[str]
    exclusions: tuple[str, ...]
    seasons: tuple[str, ...]
    up: frozenset[str]
    down: frozenset[str]
    up_adverbs: frozenset[str]
    down_adverbs: frozenset[str]
    modality: Mapping[str, tuple[str, ...]]
    anaphors: frozenset[str]
    both: tuple[str, ...]
    same_place: tuple[str, ...]
    either_way: tuple[str, ...]
    sides: Mapping[str, str]
    value_words: tuple[str, ...]
    quantity_words: tuple[str, ...]
    currency_terms: Mapping[str, tuple[str, ...]]
    months_average: tuple[str, ...]
    days_average: tuple[str, ...]
    annualised: tuple[str, ...]
    seasonally_adjusted: tuple[str, ...]
    linking: frozenset[str]
    acting: frozenset[str]
    sharing: frozenset[str]
    carriers: frozenset[str]
    somebody: frozenset[str]
    needs_goods: frozenset[str]
    either_nouns: frozenset[str]
    general_goods: frozenset[str]
    makers: frozenset[str]
    short_goods: frozenset[str]
    growths: frozenset[str]
    declines: frozenset[str]
    rates_to: frozenset[str]
    port_links: frozenset[str]
    port_nouns: frozenset[str]
    sectors: frozenset[str]
    routes: tuple[str, ...]
    pricing: frozenset[str]
    monies: frozenset[str]
    telling: frozenset[str]
    ranking: frozenset[str]
    expectations: frozenset[str]
    buyers: frozenset[str]
    motion: Mapping[str, str]


def read_yaml(name: str) -> dict[str, Any]:
    """A packaged YAML file of this room."""
    from ruamel.yaml import YAML

    text = (files("framing.claims") / "data" / name).read_text(encoding="utf-8")
    return cast("dict[str, Any]", YAML(typ="safe").load(text))


def _inverse(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@cache
def vocabulary() -> Vocabulary:
    """The packaged vocabulary."""
    raw = read_yaml("words.yaml")
    return Vocabulary(
        flow_nouns=_inverse(raw["flow_nouns"]),
        flow_verbs=_inverse(raw["flow_verbs"]),
        stages=frozenset(raw["stages"]),
        neutral=frozenset(raw["neutral_modifiers"]),
        restrictive=frozenset(raw["restrictive"]),
        exclusions=tuple(raw["exclusions"]),
        seasons=tuple(raw["seasons"]),
        up=frozenset(raw["up"]),
        down=frozenset(raw["down"]),
        up_adverbs=frozenset(raw["up_adverbs"]),
        down_adverbs=frozenset(raw["down_adverbs"]),
        modality={k: tuple(raw[k]) for k in ("forecast", "target", "estimate", "conditional")},
        anaphors=frozenset(raw["anaphors"]),
        both=tuple(raw["both"]),
        same_place=tuple(raw["same_place"]),
        either_way=tuple(raw["either_way"]),
        sides={w: side for side in ("surplus", "deficit") for w in raw[side]},
        value_words=tuple(raw["value_words"]),
        quantity_words=tuple(raw["quantity_words"]),
        currency_terms={k: tuple(v) for k, v in raw["currency_terms"].items()},
        months_average=tuple(raw["months_average"]),
        days_average=tuple(raw["days_average"]),
        annualised=tuple(raw["annualised"]),
        seasonally_adjusted=tuple(raw["seasonally_adjusted"]),
        **{
            name: frozenset(raw[name])
            for name in (
                "linking",
                "acting",
                "sharing",
                "carriers",
                "somebody",
                "needs_goods",
                "either_nouns",
                "general_goods",
                "short_goods",
                "growths",
                "declines",
                "rates_to",
                "port_links",
                "port_nouns",
                "sectors",
                "pricing",
                "monies",
                "telling",
                "ranking",
                "expectations",
                "makers",
                "buyers",
            )
        },
        routes=tuple(raw["routes"]),
        motion=_inverse(raw["motion"]),
    )
