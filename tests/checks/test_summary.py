"""Labels, counts and bottom line by the rules of the contract."""

from __future__ import annotations

import pytest

from framing.checks import CheckInput, checks, run_checks, summarise
from framing.checks.cases import Figure, Word, case, question
from framing.schema import Interval, Quantity

LEVEL = question(statistic="level")


def article(*labels: str, extra: tuple[Word, ...] = (), text: str = "") -> CheckInput:
    words = [f"{10 + i} tons" for i, _ in enumerate(labels)]
    figures = [
        Figure(words=w, shown=10 + i, unit="t", kind="level", label=label, asked=LEVEL, reason="the data say otherwise")  # type: ignore[arg-type]
        for i, (w, label) in enumerate(zip(words, labels, strict=True))
    ]
    return case(text + "It sold " + " and ".join(words) + ".", *figures, *extra).given


def summary(given: CheckInput):
    quantities = [c.quantity for c in given.claims]
    return summarise(given, quantities, run_checks(given))


@pytest.mark.parametrize(
    "labels, expected",
    [
        ((), "unchecked"),
        (("uncheckable",), "unchecked"),
        (("supported",), "hold"),
        (("rounded", "consistent"), "hold"),
        (("consistent",), "hold"),
        (("supported", "uncheckable"), "hold"),
        (("supported", "uncheckable", "uncheckable"), "mostly_hold"),
        (("supported", "supported", "contradicted"), "mostly_hold"),
        (("supported", "contradicted"), "do_not_hold"),
        (("consistent", "other_basis"), "do_not_hold"),
        (("contradicted",), "do_not_hold"),
    ],
)
def test_label_of_the_numbers(labels: tuple[str, ...], expected: str) -> None:
    assert summary(article(*labels)).numbers == expected


def test_counts_are_of_distinct_claims() -> None:
    from dataclasses import replace

    given = article("supported", "supported", "contradicted", "consistent", "uncheckable")
    claims = (given.claims[0], replace(given.claims[1], same_as=given.claims[0].id), *given.claims[2:])
    counts = summary(replace(given, claims=claims)).counts
    assert (counts.hold, counts.wrong, counts.unproven, counts.uncheckable) == (1, 1, 1, 1)


def test_coverage_counts_what_a_reader_takes_for_a_number() -> None:
    given = article("supported", "uncheckable")
    date = Quantity(0, 2, "It", None, "", Interval(0, 1), Interval(0, 1), why_not="date")
    rate = Quantity(0, 2, "It", None, "", Interval(0, 1), Interval(0, 1), why_not="tariff rate")
    found = summarise(given, [date, rate, *(c.quantity for c in given.claims)], ())
    assert (found.coverage.quantities, found.coverage.trade, found.coverage.checked) == (3, 2, 1)


def test_framing_is_untested_without_anything_to_test() -> None:
    assert summary(article("supported")).framing == "untested"


def test_framing_is_fair_where_a_word_is_borne_out() -> None:
    rose = Word(words="sold", implies="rise", label="borne_out", text="it rose")
    assert summary(article("supported", extra=(rose,))).framing == "fair"


def test_framing_leans_with_one_warning_and_is_spun_in_the_headline() -> None:
    gesture = Word(words="goodwill gesture", implies="intention", family="intent")
    assert summary(article("supported", extra=(gesture,), text="In a goodwill gesture, sales rose. ")).framing == "leans"
    assert summary(article("supported", extra=(gesture,), text="A goodwill gesture\n")).framing == "spun"


@pytest.mark.parametrize("check", checks(), ids=lambda c: c.code)
def test_every_example_has_a_bottom_line(check) -> None:
    for example in (*check.flags, *check.passes):
        found = summary(example.given)
        assert not found.bottom_line[0].islower() and found.bottom_line.endswith(".")
        assert len(found.bottom_line) < 320
        assert set(found.missing) <= {f.id for f in run_checks(example.given)}
        words = [f for f in run_checks(example.given) if f.code[0] in "BWM" or (f.code == "P307" and f.frame)]
        serious = [f for f in words if f.severity != "suggestion"]
        assert found.counts.framing == len(words)
        assert (found.framing in ("leans", "spun")) == bool(serious)


def test_the_other_sign_makes_an_article_spun() -> None:
    flipped = next(c for c in checks() if c.code == "B203").flags[0].given
    assert summary(flipped).framing == "spun"


def test_a_word_that_claims_a_record_is_framing() -> None:
    untrue = next(c for c in checks() if c.code == "P307").flags[1].given
    found = summary(untrue)
    assert (found.framing, found.counts.framing) == ("leans", 1)
    assert "a record that is none" in found.bottom_line


def test_figures_at_odds_stand_in_the_bottom_line() -> None:
    odd = next(c for c in checks() if c.code == "F104").flags[0].given
    assert "contradict each other" in summary(odd).bottom_line
