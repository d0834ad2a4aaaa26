"""The packaged tables as observations and policies."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from framing.schema import Event, Observation, Period, Policy, SeriesKey, Source
from framing.trade.policies import build_policies


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader((files("framing.trade") / "figures" / name).read_text(encoding="utf-8").splitlines())


@cache
def packaged_observations() -> tuple[Observation, ...]:
    """Every packaged figure; a row that two readings of one page gave twice is kept once."""
    out: dict[str, Observation] = {}
    periods: dict[str, Period] = {}

    def period(text: str) -> Period:
        if text not in periods:
            periods[text] = Period.parse(text)
        return periods[text]

    for row in _rows("figures.csv"):
        out[row["id"]] = Observation(
            id=row["id"],
            key=SeriesKey(row["product"], row["reporter"], row["flow"], row["partner"], row["measure"], row["basis"]),
            period=period(row["period"]),
            statistic=row["statistic"],  # type: ignore[arg-type]
            value=float(row["value"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit=row["unit"],
            tier=row["tier"],  # type: ignore[arg-type]
            source=Source(row["publisher"], row["read_in"] or None, row["title"] or None, row["address"] or None, row["date"] or None),
            baseline=period(row["baseline"]) if row["baseline"] else None,
            vintage=row["vintage"],
            derived_from=row["derived_from"] or None,
            claimed=tuple(c.strip() for c in row["claimed"].split(";") if c.strip()),
            note=row["note"],
        )
    return tuple(out.values())


@cache
def packaged_policies() -> tuple[Policy, ...]:
    """Every packaged policy with its dated events."""
    events = []
    for row in _rows("policies.csv"):
        event = Event(
            policy=row["policy"],
            kind=row["event"],  # type: ignore[arg-type]
            first=date.fromisoformat(row["date_first"]),
            last=date.fromisoformat(row["date_last"]),
            text=row["text"],
            source=Source(row["authority"], title=row["source_title"] or None, address=row["source_url"].split(" ; ")[0] or None),
            note=row["note"],
        )
        events.append((event, row))
    return build_policies(events)
