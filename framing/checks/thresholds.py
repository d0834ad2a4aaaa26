"""The numbers and words of the checks, from ``thresholds.toml``, where each stands with its reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Thresholds:
    """One field for each entry of the file."""

    bias: float
    most_weaker: float
    background_days: int
    robustness: float
    uniqueness: float
    least_strength: float
    least_difference: float
    each_series: int
    controls: frozenset[str]
    policies_at_most: int
    told: re.Pattern[str]
    told_strictly: re.Pattern[str]
    everywhere: re.Pattern[str]
    collapse: frozenset[str]
    directed: frozenset[str]
    between: re.Pattern[str]
    no_numbers: frozenset[str]
    longer_months: int


@cache
def thresholds() -> Thresholds:
    """The packaged thresholds."""
    raw: dict[str, Any] = tomllib.loads(files("framing.checks").joinpath("thresholds.toml").read_text(encoding="utf-8"))
    figure, policies, words = raw["counter_figure"], raw["policies"], raw["words"]
    return Thresholds(
        bias=float(figure["bias"]),
        most_weaker=float(figure["most_weaker"]),
        background_days=int(figure["background_days"]),
        robustness=float(figure["robustness"]),
        uniqueness=float(figure["uniqueness"]),
        least_strength=float(figure["least_strength"]),
        least_difference=float(figure["least_difference"]),
        each_series=int(figure["each_series"]),
        controls=frozenset(policies["controls"]),
        policies_at_most=int(policies["at_most"]),
        told=_any_of(policies["told"]),
        told_strictly=_any_of(policies["told_strictly"]),
        everywhere=_any_of(policies["everywhere"]),
        collapse=frozenset(words["collapse"]),
        directed=frozenset(words["directed"]),
        between=_any_of(words["between"]),
        no_numbers=frozenset(raw["coverage"]["no_numbers"]),
        longer_months=int(raw["magnitude"]["longer_months"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
