"""The packaged tables as observations and policies. CSV and the standard library alone, because every command waits for this."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from framing.schema import Event, FramingError, Observation, Period, Policy, SeriesKey, Source

if TYPE_CHECKING:
    from framing.trade.policies import About, Step


def _lines(name: str) -> list[str]:
    return (files("framing.trade") / "figures" / name).read_text(encoding="utf-8").splitlines()


def _rows(name: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(_lines(name))


COLUMNS = (
    "id product reporter flow partner measure basis period baseline statistic unit value low high "
    "tier vintage derived_from claimed publisher read_in title address date note"
)
"""The columns of a table of figures; a table may hold more, and in another order."""


def read_observations(lines: Iterable[str]) -> tuple[Observation, ...]:
    """The lines of a CSV table with the columns of ``figures.csv`` as observations.

    Raises:
        FramingError: ``broken-figure`` for a row that is no observation: a period or number that cannot be read, no source;
            ``missing-column``.
    """
    reader = csv.reader(lines)
    header = next(reader, [])
    gone = [c for c in COLUMNS.split(" ") if c not in header]
    if gone:
        message = f"The table of figures has no column {', '.join(gone)}."
        raise FramingError("missing-column", message, "Give it every column, empty if need be.")
    pick = itemgetter(*(header.index(c) for c in COLUMNS.split(" ")))
    periods: dict[str, Period] = {}
    keys: dict[tuple[str, ...], SeriesKey] = {}

    def period(text: str) -> Period:
        if text not in periods:
            periods[text] = Period.parse(text)
        return periods[text]

    out = []
    for line, row in enumerate(reader, start=2):
        try:
            cells = pick(row)
            id_, parts, (when, baseline, statistic, unit, value, low, high) = cells[0], cells[1:7], cells[7:14]
            tier, vintage, derived, claimed, who, copy, title, address, day, note = cells[14:]
            key = keys.get(parts)
            if key is None:
                key = keys[parts] = SeriesKey(*parts)
            if not who:
                raise ValueError("it has no publisher")
            out.append(
                Observation(
                    id_,
                    key,
                    period(when),
                    statistic,
                    float(value),
                    float(low),
                    float(high),
                    unit,
                    tier,
                    Source(who, copy or None, title or None, address or None, day or None),
                    period(baseline) if baseline else None,
                    vintage,
                    derived or None,
                    tuple(claimed.split(";")) if claimed else (),
                    note,
                )
            )
        except (IndexError, ValueError) as problem:
            raise FramingError(
                "broken-figure", f"The figure in row {line} cannot be read: {problem}.", "Mend its row in the table of figures."
            ) from problem
    return tuple(out)


@cache
def packaged_observations() -> tuple[Observation, ...]:
    """Every packaged figure."""
    return read_observations(_lines("figures.csv"))


@cache
def packaged_steps() -> tuple[Step, ...]:
    """Every dated event of the packaged policies with what it concerns."""
    from framing.trade.policies import Coverage, Step

    out = []
    for row in _rows("policies.csv"):
        address = row["source_url"].split(" ; ")[0].strip()
        event = Event(
            policy=row["policy"],
            kind=row["event"],  # type: ignore[arg-type]
            first=dt.date.fromisoformat(row["date_first"]),
            last=dt.date.fromisoformat(row["date_last"]),
            text=row["text"],
            source=Source(urlsplit(address).hostname or row["authority"], title=row["source_title"] or None, address=address or None),
            note=row["note"],
        )
        authority = tuple(part.split("(")[0].strip() for part in row["authority"].split(";"))
        products = tuple(filter(None, row["products"].split(";")))
        partners = tuple(filter(None, row["partners"].split(";")))
        out.append(Step(event, authority, row["instrument"], products, cast("Coverage", row["coverage"] or "part"), partners))
    return tuple(out)


@cache
def packaged_about() -> Mapping[str, About]:
    """Our own titles, scope notes and last vouched days of the packaged policies, by id."""
    from framing.trade.policies import About

    return {
        r["policy"]: About(
            r["title"],
            r["scope"],
            dt.date.fromisoformat(r["last"]) if r["last"] else None,
            frozenset(dt.date.fromisoformat(d) for d in r["partial_ends"].split("|") if d),
            r["restricts"] == "yes",
        )
        for r in _rows("policy_titles.csv")
    }


@cache
def packaged_policies() -> tuple[Policy, ...]:
    """Every packaged policy with its dated events."""
    from framing.trade.policies import build_policies

    return build_policies(packaged_steps(), packaged_about())
