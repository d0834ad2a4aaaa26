from __future__ import annotations

from collections.abc import Callable

import pytest

from framing.schema import Baseline, Basis, Observation, Period, Question, SeriesKey, Source
from framing.trade.store import Store


@pytest.fixture(scope="session")
def packaged() -> Store:
    return Store.packaged()


@pytest.fixture(scope="session")
def ask() -> Callable[..., Question]:
    """A question about China's exports of rare-earth magnets to the US by quantity, unless said otherwise."""

    def make(
        statistic: str, period: str, on: str | None = None, *, kind: str = "previous", basis: str | None = None, **roles: object
    ) -> Question:
        given: dict[str, object] = {
            "product": "rare-earth-magnets",
            "flow": "export",
            "reporter": "CHN",
            "partner": "USA",
            "measure": "quantity",
        }
        given.update(roles)
        return Question(
            statistic=statistic,  # type: ignore[arg-type]
            period=Period.parse(period),
            baseline=Baseline(Period.parse(on), kind) if on else None,  # type: ignore[arg-type]
            basis=Basis(currency=basis),
            **given,  # type: ignore[arg-type]
        )

    return make


@pytest.fixture(scope="session")
def figure() -> Callable[..., Observation]:
    """An observation of a series of coal in tonnes, unless said otherwise; ids follow from what it says."""

    def make(
        period: str,
        value: float,
        *,
        half: float = 0.5,
        statistic: str = "level",
        date: str = "2025-01-01",
        key: SeriesKey | None = None,
        **more: object,
    ) -> Observation:
        key = key or SeriesKey("rare-earth-magnets", "CHN", "export", "USA", "quantity")
        baseline = more.pop("baseline", None)
        return Observation(
            id=f"{key}|{period}|{statistic}|{value}|{half}|{date}|{more}",
            key=key,
            period=Period.parse(period),
            statistic=statistic,  # type: ignore[arg-type]
            value=value,
            low=value - half,
            high=value + half,
            unit="percent" if statistic == "growth" else "kg",
            tier=more.pop("tier", "press_report"),  # type: ignore[arg-type]
            source=Source("A paper", date=date),
            baseline=Period.parse(str(baseline)) if baseline else None,
            **more,  # type: ignore[arg-type]
        )

    return make
