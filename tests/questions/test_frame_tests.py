"""Framing words of the magnets story against the series and the policies in force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from framing.questions import judge
from framing.questions import test_frames as frame_tests
from framing.schema import Claim, Frame, FrameTest, Implication, Meaning, Span, Voice
from framing.trade.store import Store

Make = Callable[..., Claim]


def frame(kind: str, claim: Claim | None, *, sentence: Span | None = None) -> Frame:
    meaning = Meaning("m", "a word", Implication(kind, f"implies {kind}"), "our definition")  # type: ignore[arg-type]
    return Frame(
        id="f1", text="word", start=0, end=4, sentence=sentence or Span(5000, 5100), entry="word", family="trend", meaning=meaning,
        voice=Voice(), claim=claim.id if claim else None,
    )  # fmt: skip


def run(kind: str, store: Store, published: date | None, *claims: Claim, of: Claim | None = None) -> FrameTest:
    verdicts = judge(claims, store, published)
    return frame_tests((frame(kind, of if of is not None else (claims[0] if claims else None)),), claims, verdicts, store, published)[0]


@pytest.mark.parametrize(
    ("kind", "label"),
    [("recovery_state", "overstated"), ("recovery_process", "borne_out"), ("recovery_either", "overstated")],
)
def test_recovery_of_the_magnets(make_claim: Make, store: Store, published: date, kind: str, label: str) -> None:
    found = run(kind, store, published, make_claim(660, loose=5))
    assert found.label == label and "54%" in found.reason
    assert found.recovery is not None and found.recovery.reference_known == 6
    assert found.certain == (kind != "recovery_either")
    assert found.evidence


def test_a_recovery_that_went_all_the_way(make_claim: Make, store: Store) -> None:
    assert (
        run("recovery_state", store, date(2025, 8, 25), make_claim(5577, "t", "level", partner="WLD", period="2025-07")).label
        == "borne_out"
    )


def test_directions(make_claim: Make, store: Store, published: date) -> None:
    up = make_claim(660, loose=5)
    down = make_claim(38.1, direction="down", partner="WLD", baseline="2024-06")
    assert run("rise", store, published, up).label == "borne_out"
    assert run("fall", store, published, up).label == "contradicted"
    assert run("fall", store, published, down).label == "borne_out"
    assert run("rise", store, published, down).label == "contradicted"


def test_a_level_whose_comparisons_disagree_condemns_no_direction(make_claim: Make, store: Store, published: date) -> None:
    level = make_claim(3188, "t", "level", partner="WLD")
    assert run("rise", store, published, level).label == "borne_out"
    assert run("fall", store, published, level).label == "borne_out"


def test_large_moves_need_a_known_usual_swing(make_claim: Make, store: Store, published: date) -> None:
    assert run("large_rise", store, published, make_claim(660, loose=5)).label == "borne_out"
    antimony = make_claim(88, direction="down", product="antimony-all", partner="WLD", baseline="2025-01", baseline_kind="since")
    assert run("large_fall", store, published, antimony).label == "untestable"
    assert run("large_fall", store, published, make_claim(660, loose=5)).label == "contradicted"
    world = make_claim(158, partner="WLD", baseline="2025-05")
    assert run("large_rise", store, published, world).label in ("borne_out", "untestable")


def test_one_month_is_no_trend(make_claim: Make, store: Store, published: date) -> None:
    us = run("trend_rise", store, published, make_claim(660, loose=5))
    assert us.label in ("overstated", "untestable")
    found = run("trend_rise", store, published, make_claim(158, partner="WLD", baseline="2025-05"))
    assert found.label == "overstated" and "1 rise" in found.reason
    assert run("trend_fall", store, published, make_claim(158, partner="WLD", baseline="2025-05")).label == "contradicted"


def test_no_record(make_claim: Make, store: Store, published: date) -> None:
    found = run("record", store, published, make_claim(3188, "t", "level", partner="WLD"))
    assert found.label == "contradicted" and found.superlative is not None and found.superlative.against is not None


def test_policies_in_force(make_claim: Make, store: Store, published: date) -> None:
    magnets = make_claim(660, loose=5)
    ended = run("policy_ended", store, published, magnets)
    assert ended.label == "contradicted" and any(e.ref == "chn-2025-18" for e in ended.evidence)
    ban = run("policy_ban", store, published, magnets)
    assert ban.label == "overstated"
    germanium = make_claim(95, direction="down", product="germanium", partner="USA", baseline="2025-01")
    assert run("policy_ban", store, published, germanium).label == "borne_out"
    assert run("policy_ended", store, date(2024, 6, 1), make_claim(5, product="rare-earth-magnets", period="2024-04")).label == "untestable"


def test_a_motive_is_never_tested_and_its_circumstances_are_listed(make_claim: Make, store: Store) -> None:
    found = run("intention", store, date(2025, 7, 20), make_claim(660, loose=5))
    assert found.label == "untestable"
    assert "chn-usa-2025-london" in found.circumstance and "chn-usa-2025-geneva" not in found.circumstance


@pytest.mark.parametrize("kind", ["rise", "fall", "large_rise", "trend_fall", "record", "recovery_state", "nothing"])
def test_without_a_claim_nothing_is_tested(store: Store, published: date, kind: str) -> None:
    assert run(kind, store, published).label == "untestable"


def test_a_claim_that_cannot_be_checked_tests_no_direction(make_claim: Make, store: Store, published: date) -> None:
    assert run("rise", store, published, make_claim(433)).label == "untestable"
