from __future__ import annotations

import csv
import os
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from framing.reference.products import products
from framing.schema import FramingError, Observation, Period, SeriesKey
from framing.trade.browse import list_series, match_series, show_series
from framing.trade.frames import observations_frame, series_frame
from framing.trade.load import packaged_observations, read_observations
from framing.trade.store import Store

US = SeriesKey("rare-earth-magnets", "CHN", "export", "USA", "quantity")


def test_every_figure_is_sound(packaged: Store) -> None:
    found = packaged.observations()
    assert len(found) > 2000 and len({o.id for o in found}) == len(found)
    for o in found:
        assert o.low <= o.value <= o.high, o.id
        assert o.source.publisher and (o.statistic != "growth") == (o.baseline is None), o.id
        assert o.key.product in products(), o.id
        assert (o.tier == "derived") == (o.derived_from is not None), o.id
        assert o.unit in ("kg", "USD", "CNY", "JPY", "count", "percent"), o.id
        assert (o.key.basis != "") == (o.key.measure == "value"), o.id


def test_every_claimed_statistic_can_be_read(packaged: Store) -> None:
    for o in packaged.observations():
        for claimed in o.claimed:
            kind, period, baseline, value = claimed.split(":")
            assert kind in ("growth", "difference") and Period.parse(period) and Period.parse(baseline) and float(value)


def test_a_series_says_what_is_missing(packaged: Store) -> None:
    series = packaged.series(US, date(2025, 7, 21))
    assert series is not None and series.unit == "kg"
    assert series.points[-1].period == Period.month(2025, 6) and series.points[-1].value == 353000
    assert Period.month(2025, 4) in series.missing and Period.month(2025, 7) not in series.missing
    year = packaged.series(US, date(2025, 7, 21), months=Period.year(2025))
    assert year is not None and [str(p.period) for p in year.points] == ["2025-03", "2025-05", "2025-06"]
    assert [str(m) for m in year.missing] == ["2025-01", "2025-02", "2025-04"]
    known = series.at(Period.month(2024, 9))
    assert known is not None and known.known_since == date(2025, 10, 20), "derived from a later report, and says so"
    assert packaged.series(SeriesKey("wine", "CHN", "export", "USA", "quantity")) is None


def test_a_store_is_not_changed_by_taking_figures_out(packaged: Store) -> None:
    less = packaged.without(lambda o: o.key == US)
    assert not less.observations(US) and packaged.observations(US)
    assert less.digest != packaged.digest and less.policies() == packaged.policies()
    assert packaged.as_of is not None and packaged.as_of > date(2026, 1, 1)


def test_find_keys(packaged: Store) -> None:
    assert packaged.find_keys("rare-earth-magnets", "CHN", "export", "USA", "quantity") == (US,)
    assert {k.reporter for k in packaged.find_keys(product="soybeans")} == {"CHN"}


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("rare earth magnets to the US", "rare-earth-magnets/CHN/export/USA/quantity"),
        ("China's antimony exports", "antimony-all/CHN/export/WLD/quantity"),
        ("chips from South Korea", "semiconductors-mti/KOR/export/WLD/value/USD"),
        ("soybeans from Brazil", "soybeans/CHN/import/BRA/quantity"),
        ("all-goods/CHN/export/WLD/value/USD", "all-goods/CHN/export/WLD/value/USD"),
    ],
)
def test_words_find_their_series(packaged: Store, words: str, key: str) -> None:
    assert str(match_series(packaged, words)[0]) == key


def test_looking_through_the_store(packaged: Store) -> None:
    rows = list_series(packaged)
    assert len(rows) == len(packaged.keys()) and sum(r.count for r in rows) == len(packaged.observations())
    series, observations = show_series(packaged, "rare earth magnets to the US")
    assert series is not None and observations and all(o.key == US for o in observations)
    assert match_series(packaged, "words that mean nothing") == ()
    with pytest.raises(FramingError) as caught:
        show_series(packaged, "words that mean nothing")
    assert caught.value.code == "no-series"


def test_frames_have_a_period_index(packaged: Store) -> None:
    series = packaged.series(US, date(2025, 7, 21))
    assert series is not None
    frame = series_frame(series)
    assert str(frame.index.dtype) == "period[M]" and frame.loc["2025-06", "value"] == 353000 and frame.isna().loc["2025-04", "value"]
    assert len(observations_frame(packaged.observations(US))) == len(packaged.observations(US))


def test_a_broken_table_says_which_row() -> None:
    lines = (files("framing.trade") / "figures" / "figures.csv").read_text(encoding="utf-8").splitlines()[:2]
    assert len(read_observations(lines)) == 1
    with pytest.raises(FramingError) as caught:
        read_observations([lines[0], lines[1].replace("2025-01/2025-03", "spring")])
    assert caught.value.code == "broken-figure" and "row 2" in caught.value.message
    with pytest.raises(FramingError) as caught:
        read_observations(["id,product"])
    assert caught.value.code == "missing-column"


def test_the_recipe_makes_the_packaged_table() -> None:
    from framing.trade.recipes.carry_over import carry_figures

    shared = Path(os.environ.get("FRAMING_SHARED", Path(__file__).parents[3] / "shared"))
    if not (shared / "data" / "figures.csv").exists():
        pytest.skip("the shared table of figures is not here (FRAMING_SHARED)")
    with (shared / "data" / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    carried = carry_figures(rows)
    assert len(carried) == sum(r["status"] == "ok" for r in rows)
    assert [r["id"] for r in carried] == [o.id for o in packaged_observations()]
    tonnes = next(
        r
        for r in carried
        if r["product"] == "rare-earth-magnets" and r["partner"] == "USA" and r["period"] == "2025-06" and r["unit"] == "kg"
    )
    assert tonnes["value"] == "353000"


def test_observations_have_their_intervals(packaged: Store) -> None:
    found: list[Observation] = [
        o for o in packaged.observations(SeriesKey("germanium", "CHN", "export", "WLD", "quantity")) if str(o.period) == "2025-01"
    ]
    assert found and found[0].interval.width > 300, "the interval of a derived level carries that of its percentage"
