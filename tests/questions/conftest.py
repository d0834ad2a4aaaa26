"""Claims written by hand, and the packaged store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest

from framing.schema import Baseline, Claim, Commodity, Interval, Period, Quantity, Read, Span
from framing.trade.store import Store

PUBLISHED = date(2025, 7, 21)


@pytest.fixture(scope="session")
def store() -> Store:
    return Store.packaged()


@pytest.fixture(scope="session")
def published() -> date:
    return PUBLISHED


def quantity(shown: float | None, unit: str, *, loose: float = 0.0, step: float | None = None, **more: object) -> Quantity:
    """A number as it was written; ``step`` is the worth of its last digit, ``loose`` the half width that padding zeros allow."""
    value = shown if shown is not None else 0.0
    digit = step if step is not None else (1.0 if value == int(value) else 0.1)
    half = digit / 2
    tight = Interval.around(value, half)
    return Quantity(0, 0, "", shown, unit, tight, Interval.around(value, max(half, loose)), **more)  # type: ignore[arg-type]


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """A claim of China's exports of rare-earth magnets to the US in June 2025 unless said otherwise."""
    number = count(1)

    def make(
        shown: float | None = None, unit: str = "percent", kind: str = "change", *, loose: float = 0.0, step: float | None = None,
        product: str | None = "rare-earth-magnets", period: str | None = "2025-06", baseline: str | None = None,
        baseline_kind: str = "other", tons: bool = False, **more: object,
    ) -> Claim:  # fmt: skip
        n = next(number)
        compared = Baseline(Period.parse(baseline) if baseline else None, baseline_kind)  # type: ignore[arg-type]
        defaults: dict[str, object] = {
            "id": f"c{n}",
            "text": f"{shown} {unit}",
            "start": n * 100,
            "end": n * 100 + 8,
            "sentence": Span(n * 100, n * 100 + 90),
            "kind": kind,
            "quantity": quantity(shown, unit, loose=loose, step=step, ton_said=tons),
            "commodity": Commodity(product.replace("-", " "), product) if product else None,
            "flow": "export",
            "reporter": "CHN",
            "partner": "USA",
            "period": Period.parse(period) if period else None,
            "baseline": compared if baseline or baseline_kind != "other" else None,
            "direction": "up" if kind == "change" else None,
            "confidence": 0.95,
            "roles": {"flow": Read(0, 1)},
        }
        return Claim(**{**defaults, **more})  # type: ignore[arg-type]

    return make
