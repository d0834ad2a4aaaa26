"""The order of findings, one finding a fact, fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from framing.checks import CheckInput, checks, run_checks
from framing.checks.cases import Figure, case, question
from framing.checks.registry import chosen
from framing.schema import FramingError

ALL = [c for check in checks() for c in (*check.flags, *check.passes)]
RANK = {"error": 0, "warning": 1, "suggestion": 2}


@pytest.mark.parametrize("example", ALL, ids=lambda c: c.text[:40])
def test_worst_first_then_in_the_order_of_the_text(example) -> None:
    found = run_checks(example.given)
    assert [(RANK[f.severity], f.start) for f in found] == sorted((RANK[f.severity], f.start) for f in found)
    assert [f.id for f in found] == [f"f{i}" for i in range(1, len(found) + 1)]
    assert len({f.fingerprint for f in found}) == len(found)


@pytest.mark.parametrize("example", ALL, ids=lambda c: c.text[:40])
def test_ranges_and_evidence_point_into_the_article(example) -> None:
    for f in run_checks(example.given):
        assert example.text[f.start : f.end] == f.text
        for e in f.evidence:
            if e.kind == "text":
                start, end = (int(x) for x in e.ref.split(":"))
                assert 0 <= start < end <= len(example.text)


def wrong(text: str, words: str, shown: float) -> CheckInput:
    asked = question(statistic="level")
    return case(
        text, Figure(words=words, shown=shown, unit="t", kind="level", label="contradicted", asked=asked, reason="the data say 353 t")
    ).given


def test_a_fingerprint_lives_through_edits_elsewhere() -> None:
    one = run_checks(wrong("China shipped 512 tons in June.", "512 tons", 512))
    two = run_checks(wrong("An earlier paragraph was added.\nChina shipped 512 tons in June.", "512 tons", 512))
    assert one[0].fingerprint == two[0].fingerprint


def test_a_fingerprint_never_hides_the_next_wrong_figure() -> None:
    one = run_checks(wrong("China shipped 512 tons in June.", "512 tons", 512))
    two = run_checks(wrong("China shipped 513 tons in June.", "513 tons", 513))
    assert one[0].fingerprint != two[0].fingerprint


@over(st.integers(1, 99999), st.integers(1, 99999))
def test_fingerprints_differ_where_digits_of_the_sentence_do(a: int, b: int) -> None:
    one = run_checks(wrong(f"China shipped 512 tons, {a} of them by sea.", "512 tons", 512))
    two = run_checks(wrong(f"China shipped 512 tons, {b} of them by sea.", "512 tons", 512))
    assert (one[0].fingerprint == two[0].fingerprint) == (a == b)


def test_the_same_figure_twice_in_one_sentence_has_ordinals() -> None:
    figure = Figure(words="5 tons", shown=5, unit="t", kind="level", label="contradicted", asked=None, reason="it is 7 t")
    both = case("It sold 5 tons and again 5 tons.", figure, replace(figure, at=2)).given
    marks = [f.fingerprint for f in run_checks(both)]
    assert [m.rsplit("-")[1] for m in marks] == ["0", "1"]
    assert len({m.rsplit("-")[0] for m in marks}) == 1


def by_code(code: str) -> CheckInput:
    return next(c for c in checks() if c.code == code).flags[0].given


def test_the_standard_comparison_is_told_once() -> None:
    given = by_code("M501")
    everything = [f.code for f in run_checks(given)]
    assert everything.count("M501") == 2
    assert "B203" not in everything
    assert [f.code for f in run_checks(given, ignore=("M501",))] == ["B203"]


def test_one_recovery_is_flagged_once_and_names_its_other_places() -> None:
    from framing.checks.w401_frame_contradicted import HALF, MONTH, _word

    state, either = _word("recovery", "recovery_state", "overstated", HALF), _word("recovery", "recovery_either", "overstated", HALF, at=2)
    given = case("At 353 tons, June completed the recovery.\nThe recovery followed talks.", MONTH, either, state).given
    tests = tuple(replace(t, frame=f.id) for t, f in zip(given.tests, given.frames, strict=True))
    (found,) = run_checks(replace(given, tests=tests), select=("W401",))
    assert found.severity == "warning"
    assert found.start == given.article.text.index("recovery")
    assert any(e.kind == "text" and e.role == "also here" for e in found.evidence)


def test_no_two_codes_for_one_wrong_figure() -> None:
    for code in ("F101", "F102", "P301", "P307"):
        found = [f.code for f in run_checks(by_code(code)) if f.severity == "error"]
        assert found == [code]


def test_selecting_and_ignoring() -> None:
    given = by_code("M501")
    assert {f.code for f in run_checks(given, select=("m501",))} == {"M501"}
    assert "M501" not in {f.code for f in run_checks(given, ignore=("M501",))}
    with pytest.raises(FramingError) as caught:
        chosen(None, ("M510",))
    assert "M501" in caught.value.fix
