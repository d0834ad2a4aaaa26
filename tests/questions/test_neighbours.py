"""Neighbours, low base, recovery and superlatives of the magnets story."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.questions import judge
from framing.questions.asker import Asker
from framing.questions.recovery import recovery
from framing.questions.superlative import superlative
from framing.schema import Claim, Interval, Observation, Period, Question, Series, SeriesKey, SeriesPoint, Source
from framing.trade.store import Store

Make = Callable[..., Claim]
KEY = SeriesKey("germanium", "CHN", "export", "WLD", "quantity")


def magnets(partner: str, period: str = "2025-06") -> Question:
    return Question(
        product="rare-earth-magnets", flow="export", reporter="CHN", partner=partner, measure="quantity", statistic="level",
        period=Period.parse(period),
    )  # fmt: skip


def test_the_base_of_a_large_rise_is_low(make_claim: Make, store: Store, published: date) -> None:
    low = judge((make_claim(660, loose=5),), store, published)[0].low_base
    assert low is not None and low.fires is True
    assert (low.known, low.lowest_of, str(low.since)) == (6, 8, "2024-05")
    assert low.median is not None and low.median.contains(612_000)
    assert low.growth_on_median is not None and low.growth_on_median.contains(-42.3)
    assert low.base.value == 46_400


def test_a_fall_has_no_low_base(make_claim: Make, store: Store, published: date) -> None:
    assert judge((make_claim(38.1, direction="down", partner="WLD", baseline="2024-06"),), store, published)[0].low_base is None


def test_the_neighbours_of_660_percent(make_claim: Make, store: Store, published: date) -> None:
    verdict = judge((make_claim(660, loose=5),), store, published)[0]
    first = verdict.neighbours[0]
    assert first.role == "rank" and first.front and first.flips
    assert first.text == "to the US, June's 353 t is below every known month of 2024 (591–693 t)"
    assert first.evidence_note == "5 months known, 4 of them reported later"
    texts = {n.text: n for n in verdict.neighbours}
    half = texts["to the US, the first half of 2025 is down 30.6% on the first half of 2024"]
    assert half.flips and half.evidence_note == "one source, secondary, known since 2025-07"
    world = texts["to the world, June 2025 is down 38.1% on June 2024"]
    assert world.flips and world.sensibility < half.sensibility
    assert "to the world, the first half of 2025 is down 18.9% on the first half of 2024" in texts
    assert sum(n.sensibility for n in verdict.neighbours) == pytest.approx(1.0)
    assert verdict.perturbation is not None
    assert verdict.perturbation.bias < 0 and verdict.perturbation.uniqueness == 1.0 and 0 < verdict.perturbation.robustness < 0.05
    assert verdict.perturbation.answered <= verdict.perturbation.asked


def test_every_neighbour_names_its_partner(make_claim: Make, store: Store, published: date) -> None:
    for claim in (make_claim(660, loose=5), make_claim(38.1, direction="down", partner="WLD", baseline="2024-06")):
        for neighbour in judge((claim,), store, published)[0].neighbours:
            assert neighbour.text.startswith("to the world" if neighbour.question.partner == "WLD" else "to the US")


def test_the_rank_on_the_claims_own_side_is_no_counter(make_claim: Make, store: Store, published: date) -> None:
    verdict = judge((make_claim(38.1, direction="down", partner="WLD", baseline="2024-06"),), store, published)[0]
    rank = next(n for n in verdict.neighbours if n.role == "rank")
    assert not rank.front and not rank.flips and rank.strength == Interval.point(0.0)


@pytest.mark.parametrize(("partner", "median", "known", "share"), [("USA", 612_000, 6, 0.54), ("WLD", 5_150_000, 9, 0.50)])
def test_recovery(store: Store, published: date, partner: str, median: float, known: int, share: float) -> None:
    found = recovery(magnets(partner), Asker(store, published))
    assert found is not None
    assert found.reference_known == known and found.reference.contains(median)
    assert found.share.middle is not None and round(found.share.middle, 2) == share
    assert str(found.fall_begins) == "2025-04" and found.risen
    dated = recovery(magnets(partner), Asker(store, published), policy=("chn-2025-18", Period.month(2025, 4)))
    assert dated is not None and dated.policy == "chn-2025-18" and dated.share == found.share


def point(month: str, value: float, half: float = 0.5) -> SeriesPoint:
    period = Period.parse(month)
    seen = Observation(f"o{month}", KEY, period, "level", value, value - half, value + half, "kg", "official_file", Source("office"))
    return SeriesPoint(period, value, value - half, value + half, "official_file", (seen,), None)


def series(*points: SeriesPoint) -> Series:
    return Series(KEY, "kg", points, ())


def test_a_record_falls_only_by_a_known_month() -> None:
    known = series(point("2025-01", 100), point("2025-02", 90), point("2025-04", 110))
    april = Period.month(2025, 4)
    found = superlative(known, april, "up")
    assert found is not None and found.holds is None and found.known == 2 and [str(m) for m in found.missing] == ["2025-03"]
    low = superlative(known, april, "down")
    assert low is not None and low.holds is False and low.against is not None and str(low.against.period) == "2025-02"
    window = superlative(series(point("2025-03", 90), point("2025-04", 110)), april, "up", Period.month(2025, 3))
    assert window is not None and window.holds is True
    close = superlative(series(point("2025-03", 110.6), point("2025-04", 110)), april, "up")
    assert close is not None and close.holds is None


@given(values=st.lists(st.integers(10, 10_000), min_size=3, max_size=12), dropped=st.integers(0, 10))
@settings(max_examples=60, deadline=None)
def test_fewer_months_never_break_a_record(values: list[int], dropped: int) -> None:
    points = [point(f"2024-{i + 1:02d}", float(v)) for i, v in enumerate(values)]
    last = points[-1].period
    full = superlative(series(*points), last, "up")
    fewer = [p for i, p in enumerate(points) if i != dropped % (len(points) - 1)]
    part = superlative(series(*fewer), last, "up")
    assert full is not None
    if part is not None and part.holds is False:
        assert full.holds is False


def test_a_superlative_in_the_text(make_claim: Make, store: Store) -> None:
    """October 2025 to the US is the highest since January only if no known month between was higher."""
    day = date(2025, 11, 25)
    high = make_claim(None, "count", "extremum", period="2025-10", baseline="2025-01", baseline_kind="since", direction="up", of="level")
    verdict = judge((high,), store, day)[0]
    assert verdict.label == "consistent" and verdict.superlative is not None and verdict.superlative.holds is None
    assert "missing" in verdict.reason
    low = make_claim(None, "count", "extremum", period="2025-10", baseline="2025-01", baseline_kind="since", direction="down", of="level")
    assert judge((low,), store, day)[0].label == "uncheckable"
    told = make_claim(656, "t", "level", period="2025-10")
    assert judge((told, low), store, day)[1].label == "contradicted"
    unsaid = make_claim(None, "count", "extremum", period=None, direction="down", of="level")
    assert judge((unsaid,), store, day)[0].label == "uncheckable"


def test_runs_of_months(make_claim: Make, store: Store) -> None:
    """World: 1,238, 3,188, 5,577, 6,146 t from May to August 2025, 5,773 t in September."""
    day = date(2025, 12, 1)
    three = make_claim(3, "count", "run", partner="WLD", period="2025-08", direction="up", text="third straight month", measure="quantity")
    assert judge((three,), store, day)[0].label == "supported"
    fall = make_claim(3, "count", "run", partner="WLD", period="2025-08", direction="down", text="third straight month", measure="quantity")
    assert judge((fall,), store, day)[0].label == "uncheckable"
    told = make_claim(6146, "t", "level", partner="WLD", period="2025-08")
    assert judge((told, fall), store, day)[1].label == "contradicted"
    years = make_claim(3, "count", "run", partner="WLD", period="2025-08", direction="up", text="third straight year")
    assert judge((years,), store, day)[0].label == "uncheckable"
