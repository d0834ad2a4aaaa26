"""Which figures overstate, which neighbours are told by the article, which are not the figure's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from framing.checks.b203_sign_flips import DOWN, SAME, TO_DATE, WORLD
from framing.checks.cases import Figure, answer, case, neighbour, printed, question
from framing.checks.counter import counters, overstates, telling
from framing.checks.f103_basis_to_ask import CHECK as F103
from framing.checks.m501_counter_figure_missing import RANK
from framing.schema import Inferred, Missing, Perturbation

JUNE = question(baseline="2025-05")
TEXT = "Exports to the U.S. rose 12% in June from May, 30% below June 2024 and 3 tons above it."


def rose(*around, **more) -> Figure:
    return Figure(words="12%", shown=12, asked=JUNE, neighbours=around, **more)


def found(*figures: Figure) -> list:
    return [c.neighbour for c in counters(case(TEXT, *figures).given)]


@pytest.mark.parametrize(
    "bias, robustness, uniqueness, expected",
    [
        (-2.2, 0.01, 1.0, True),
        (-0.02, 0.99, 0.4, False),
        (-0.5, 0.99, 0.4, False),
        (-0.5, 0.99, 0.6, True),
        (0.3, 0.5, 0.9, True),
        (0.3, 0.95, 0.9, False),
    ],
)
def test_overstating(bias: float, robustness: float, uniqueness: float, expected: bool) -> None:
    assert overstates(Perturbation(9, 5, bias, robustness, uniqueness)) is expected


def test_without_neighbours_nothing_overstates() -> None:
    assert not overstates(None)


@over(st.floats(-3, 3), st.floats(0, 1), st.floats(0, 1))
def test_a_stronger_bias_never_pardons(bias: float, robustness: float, uniqueness: float) -> None:
    mild, strong = Perturbation(9, 5, bias, robustness, uniqueness), Perturbation(9, 5, bias - 1, robustness, uniqueness)
    assert overstates(strong) or not overstates(mild)


def test_only_the_own_partner_is_compared() -> None:
    assert found(rose(WORLD)) == []
    assert found(rose(WORLD, DOWN)) == [DOWN]


def test_what_is_told_is_not_missing() -> None:
    year = Figure(words="30%", shown=30, direction="down", asked=question(baseline="2024-06", kind="year_earlier"))
    assert found(rose(DOWN, TO_DATE), year) == []
    assert found(rose(RANK), year) == []
    other = replace(year, asked=question(baseline="2024-06", kind="year_earlier", partner="WLD"))
    assert found(rose(DOWN), other) == [DOWN]


def test_two_levels_tell_their_change() -> None:
    now = Figure(words="12% in June", shown=353, unit="t", kind="level", asked=question(statistic="level"))
    then = Figure(words="3 tons", shown=591, unit="t", kind="level", asked=question(statistic="level", period="2024-06"))
    assert found(rose(DOWN), now, then) == []
    assert found(rose(DOWN), now) == [DOWN]


def test_a_figure_that_does_not_hold_has_no_counter_figures() -> None:
    assert found(rose(DOWN, label="contradicted")) == []
    assert found(rose(DOWN, label="uncheckable")) == []
    assert found(rose(DOWN, voice="denied")) == []


def test_a_tenth_less_changes_no_picture() -> None:
    fall = question(baseline="2025-01", kind="since")
    near = neighbour(
        "down 92.8%", fall, answer(-92.85, -92.75, "percent", printed("2025-06", "2025-01", -92.8)), strength=-0.3, flips=False
    )
    given = case(TEXT, rose(near, answer=answer(-95.5, -94.5, "percent", printed("2025-06", "2025-05", -95)))).given
    (counter,) = counters(given)
    assert not telling(counter)
    assert telling(replace(counter, neighbour=replace(near, flips=True)))
    far = replace(near, answer=answer(-50.5, -49.5, "percent", printed("2025-06", "2025-01", -50)))
    assert telling(replace(counter, neighbour=far))


def test_the_same_sign_is_no_flip() -> None:
    assert [n.flips for n in found(rose(SAME))] == [False]


def test_a_role_that_was_taken_over_is_not_asked_of_the_author() -> None:
    given = F103.flags[0].given
    claim = replace(given.claims[0], roles={"period": Inferred("earlier_sentence", 0, 1)})
    verdict = replace(given.verdicts[0], missing=Missing(role="period"))
    assert list(F103.find(replace(given, verdicts=(verdict,))))
    assert not list(F103.find(replace(given, claims=(claim,), verdicts=(verdict,))))


def test_two_counter_figures_of_a_series_are_of_two_kinds() -> None:
    from framing.checks.cases import OVERSTATING
    from framing.checks.m501_counter_figure_missing import CHECK as M501
    from framing.checks.m501_counter_figure_missing import HALF

    since = neighbour(
        "to the US, June 2025 is down 40% on January 2025",
        question(baseline="2025-01", kind="since"),
        answer(-40.1, -39.9, "percent", printed("2025-06", "2025-01", -40)),
    )
    given = case(TEXT, rose(replace(DOWN, front=True), since, HALF, RANK, perturbation=OVERSTATING)).given
    messages = [d.message for d in M501.find(given)]
    assert len(messages) == 2
    assert sum("is down" in m and "first half" not in m for m in messages) == 1
