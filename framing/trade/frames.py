"""Series and observations as pandas objects. pandas is imported when one is asked for, never before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.schema import Observation, Series

if TYPE_CHECKING:
    import pandas as pd


def series_frame(series: Series) -> pd.DataFrame:
    """The months of a series over a monthly PeriodIndex, missing ones as NaN.

    Columns: value, low, high (in ``series.unit``), tier, known_since (date or None). ``frame.attrs`` holds the key and the unit.
    """
    import pandas as pd

    points = {str(p.period): p for p in series.points}
    months = sorted([*points, *(str(m) for m in series.missing)])
    unknown = (float("nan"), float("nan"), float("nan"), None, None)
    rows = [(p.value, p.low, p.high, p.tier, p.known_since) if (p := points.get(m)) else unknown for m in months]
    frame = pd.DataFrame(
        rows, columns=["value", "low", "high", "tier", "known_since"], index=pd.PeriodIndex(months, freq="M", name="period")
    )
    frame.attrs.update(key=str(series.key), unit=series.unit)
    return frame


def observations_frame(observations: Iterable[Observation]) -> pd.DataFrame:
    """One row an observation, in the order given, with its key, intervals, derivation and source as columns."""
    import pandas as pd

    columns = (
        "id product reporter flow partner measure basis period baseline statistic unit value low high tier vintage derived_from claimed "
        "publisher read_in title address date known_since note"
    )
    rows = [
        (
            *(o.id, o.key.product, o.key.reporter, o.key.flow, o.key.partner, o.key.measure, o.key.basis, str(o.period)),
            *(str(o.baseline) if o.baseline else None, o.statistic, o.unit, o.value, o.low, o.high, o.tier, o.vintage, o.derived_from),
            *(";".join(o.claimed), o.source.publisher, o.source.read_in, o.source.title, o.source.address, o.source.date),
            *(o.source.known_since, o.note),
        )
        for o in observations
    ]
    return pd.DataFrame(rows, columns=list(columns.split(" ")))
