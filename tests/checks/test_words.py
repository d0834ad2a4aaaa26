"""Amounts, sources and policies in words; when an article tells of a control; which month it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from framing.checks.cases import RARE_EARTH_RULE, Word, case, policy, seen
from framing.checks.measures import countries_in, covered, in_force, made_by, meets, month_told, tells_of
from framing.checks.thresholds import thresholds
from framing.checks.wording import arrow, because, months_listed, quoted, share, source, spread
from framing.schema import Interval, Period

DAY = date(2025, 7, 20)


def test_amounts() -> None:
    assert arrow(46.4e3, 353e3, "kg") == "46.4 → 353 t"
    assert arrow(96, 353e3, "kg") == "96 kg → 353 t"
    assert spread(Interval(658.9, 662.7)) == "+659 to +663%"
    assert spread(Interval(157.48, 157.52)) == "+157.5%"
    assert spread(Interval(157.37, 157.66)) == "+157.4 to +157.7%"
    assert spread(Interval(100, None)) == "above +100%"
    assert spread(Interval(-30.6, -30.6)) == "-30.6%"
    assert share(Interval(0.541, 0.544)) == "54%"
    assert share(Interval(0.4, 0.6)) == "40 to 60%"


@over(st.floats(-99, 1000), st.floats(0, 50))
def test_a_spread_has_its_sign_and_unit(low: float, width: float) -> None:
    said = spread(Interval(low, low + width))
    assert said[0] in "+-" and said.endswith("%")


def test_sources_are_named_once_with_the_weakest_tier() -> None:
    here = seen("2025-06", 353, read_in="TimesLIVE")
    weak = seen("2025-05", 46.4, publisher="Ground News", day="2025-06", tier="secondary")
    assert source([here, here]) == "Reuters, read in TimesLIVE, 2025-07-20; press report of official data"
    assert source([here, weak]).endswith("; secondary")
    assert source([here, weak], tier=False).endswith("2025-06")
    assert source([]) == ""
    many = [seen("2025-06", i, publisher=f"P{i}") for i in range(6)]
    assert "3 more" in source(many)


def test_small_words() -> None:
    assert because("a.", "", "b") == "a; b"
    assert quoted("two\n words") == '"two words"'
    months = [Period.month(2025, m) for m in range(1, 6)]
    assert months_listed(months) == "January 2025, February 2025, March 2025 and 2 more"
    assert months_listed(months[:2]) == "January 2025 and February 2025"


def test_true_scope_of_a_rule() -> None:
    said = in_force(RARE_EARTH_RULE, "rare-earth-magnets")
    assert said == "Announcement No. 18 of 2025 still requires licences for magnets that contain any of seven listed rare earths"
    whole = policy(
        "x", "The rule", "licence", products={"dysprosium": "all"}, since="2025-04-04", text="A licence is required.", scope="magnets only"
    )
    assert in_force(whole, "dysprosium") == "The rule is still in force: A licence is required"


def test_whom_a_policy_meets() -> None:
    usa = policy("x", "The ban", "ban", products={"gallium": "all"}, partners=("USA",), since="2024-12-03")
    assert meets(usa, "USA", DAY) and meets(usa, "JPN+USA", DAY)
    assert not meets(usa, "JPN", DAY) and not meets(usa, "WLD", DAY) and not meets(usa, None, DAY)
    assert meets(RARE_EARTH_RULE, None, DAY)
    eu = policy("y", "The embargo", "ban", products={"crude-oil": "all"}, partners=("EU",), authority="EU", since="2022-12-05")
    assert meets(eu, "DEU", DAY) and not meets(eu, "CHE", DAY)
    assert made_by(eu, "DEU", DAY) and not made_by(eu, "CHN", DAY)


def test_what_a_policy_covers() -> None:
    assert covered(RARE_EARTH_RULE, "rare-earth-magnets", DAY)
    assert not covered(RARE_EARTH_RULE, "rare-earth-magnets", date(2025, 4, 3))
    assert not covered(RARE_EARTH_RULE, "soybeans", DAY)


@pytest.mark.parametrize(
    "text, told",
    [
        ("Exporters still need licences.", True),
        ("China put magnets on its control list.", True),
        ("Beijing restricted exports in April.", True),
        ("Announcement No. 18 is still there.", True),
        ("Announcement No. 180 is still there.", False),
        ("Shipments soared as the talks went on.", False),
        ("The silence was broken.", False),
    ],
)
def test_telling_of_controls(text: str, told: bool) -> None:
    assert tells_of(case(text).given, thresholds().told, [RARE_EARTH_RULE]) is told


@pytest.mark.parametrize(
    "text, month",
    [
        ("China banned exports in September 2024.", "2024-09"),
        ("China banned exports on December 3, 2024.", "2024-12"),
        ("China banned exports in April.", "2025-04"),
        ("China banned exports last October.", "2024-10"),
        ("China banned exports in May and again in June.", None),
        ("China banned exports, which may fall.", None),
    ],
)
def test_the_month_that_a_sentence_names(text: str, month: str | None) -> None:
    given = case(text, Word(words="banned exports", implies="policy_ban"), published="2025-07-20").given
    found = month_told(given, given.frames[0])
    assert (str(found) if found is not None else None) == month


def test_countries_of_a_sentence() -> None:
    assert "CHN" in countries_in("China's ban hit Germany.") and "DEU" in countries_in("China's ban hit Germany.")
    assert countries_in("Nothing was said of it.") == frozenset()


def test_a_size_that_is_unsure_is_a_suggestion() -> None:
    from framing.checks import checks, run_checks

    collapse = next(c for c in checks() if c.code == "W401").flags[2].given
    (sure,) = run_checks(collapse, select=("W401",))
    (unsure,) = run_checks(replace(collapse, tests=tuple(replace(t, certain=False) for t in collapse.tests)), select=("W401",))
    assert (sure.severity, unsure.severity) == ("warning", "suggestion")
