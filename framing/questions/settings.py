"""The room's numbers: thresholds and widths, read from ``settings.toml`` where each stands with its reason."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """One attribute for each table of ``settings.toml``."""

    chance: Mapping[str, float]
    naturalness: Mapping[str, float]
    width: Mapping[str, float]
    distance: Mapping[str, float]
    neighbours: Mapping[str, float]
    low_base: Mapping[str, float]
    recovery: Mapping[str, float]
    moves: Mapping[str, float]
    circumstance_days: int
    policy_months: int
    restricting: frozenset[str]
    two_currencies: frozenset[str]
    currencies_apart: float
    main_partners: tuple[str, ...]
    least_confidence: float
    never_weighed: frozenset[str]
    nearby: float
    beside: int
    confused: tuple[tuple[str, ...], ...]
    lunar: frozenset[str]


@cache
def settings() -> Settings:
    """The packaged settings."""
    raw: dict[str, Any] = tomllib.loads(files("framing.questions").joinpath("settings.toml").read_text(encoding="utf-8"))
    return Settings(
        chance=raw["chance"],
        naturalness=raw["sensibility"]["naturalness"],
        width=raw["sensibility"]["width"],
        distance=raw["sensibility"]["distance"],
        neighbours=raw["neighbours"],
        low_base=raw["low_base"],
        recovery=raw["recovery"],
        moves=raw["moves"],
        circumstance_days=int(raw["policy"]["circumstance_days"]),
        policy_months=int(raw["policy"]["baseline_months"]),
        restricting=frozenset(raw["policy"]["restricting"]),
        two_currencies=frozenset(raw["currency"]["two"]),
        currencies_apart=float(raw["currency"]["apart"]),
        main_partners=tuple(raw["partners"]["main"]),
        least_confidence=float(raw["claims"]["least_confidence"]),
        never_weighed=frozenset(raw["claims"]["never_weighed"]),
        nearby=float(raw["claims"]["nearby"]),
        beside=int(raw["claims"]["beside"]),
        confused=tuple(tuple(group) for group in raw["products"]["confused"]),
        lunar=frozenset(raw["lunar"]["reporters"]),
    )
