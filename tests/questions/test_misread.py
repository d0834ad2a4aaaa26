"""A figure that is wrong as it was read: condemned where its sentence says all of it, left open where something else may be meant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from framing.checker import Checker
from framing.questions import judge
from framing.schema import Claim, Verdict
from framing.trade.store import Store

PUBLISHED = date(2025, 7, 25)


def verdicts(checker: Checker, text: str, published: date = PUBLISHED) -> dict[str, Verdict]:
    """The verdict of each figure, by its words."""
    checked = checker.examine(text.encode(), "copy.txt", published=published)
    return {c.text: v for c, v in zip(checked.claims, checked.verdicts, strict=True)}


def labels(checker: Checker, text: str, published: date = PUBLISHED) -> dict[str, str]:
    return {words: v.label for words, v in verdicts(checker, text, published).items()}


@pytest.mark.parametrize("wrong", ["512 metric tons", "900 metric tons", "9,000 metric tons"])
def test_a_wrong_figure_whose_sentence_says_everything_is_condemned_however_far_off(checker: Checker, wrong: str) -> None:
    text = f"China exported {wrong} of rare earth magnets to the United States in June 2025."
    assert labels(checker, text) == {wrong: "contradicted"}


def test_true_figures_hold_beside_other_months_and_partners(checker: Checker) -> None:
    text = "China exported 353 metric tons of rare earth magnets to the United States in June 2025, compared with 46.4 metric tons in May 2025."
    assert labels(checker, text) == {"353 metric tons": "supported", "46.4 metric tons": "supported"}


def test_a_figure_of_the_other_month_that_its_sentence_names_is_left_open(checker: Checker) -> None:
    text = "China exported 46.4 metric tons of rare earth magnets to the United States in June 2025, compared with 353 metric tons in May 2025."
    found = verdicts(checker, text)
    assert {v.label for v in found.values()} == {"uncheckable"}
    assert "May 2025" in (found["46.4 metric tons"].note or "")
    assert "June 2025" in (found["353 metric tons"].note or "")


def test_a_figure_of_the_other_partner_that_its_sentence_names_is_left_open(checker: Checker) -> None:
    text = "China exported 3,188 metric tons of rare earth magnets to the United States in June 2025, and 353 metric tons of them to the world."
    found = verdicts(checker, text)
    assert {v.label for v in found.values()} == {"uncheckable"}
    assert "the world" in (found["3,188 metric tons"].note or "")


def test_a_figure_of_the_other_goods_that_its_sentence_names_is_left_open(checker: Checker) -> None:
    text = "China exported 9,007 kg of rare earth magnets and 5,577 metric tons of gallium in July 2025."
    found = verdicts(checker, text, date(2025, 8, 25))
    assert set(found) == {"9,007 kg", "5,577 metric tons"}
    assert {v.label for v in found.values()} == {"uncheckable"}


def test_a_figure_of_nothing_that_its_sentence_names_is_condemned_and_its_neighbour_holds(checker: Checker) -> None:
    text = "China exported 900 metric tons of rare earth magnets to the United States in June 2025, against 46.4 metric tons in May 2025."
    assert labels(checker, text) == {"900 metric tons": "contradicted", "46.4 metric tons": "supported"}


OPENING = "China exported 353 metric tons of rare earth magnets to the United States in June 2025."


@pytest.mark.parametrize("wrong", ["4,100 metric tons", "2,500 metric tons"])
def test_with_goods_from_the_sentence_before_a_figure_near_the_answer_is_condemned(checker: Checker, wrong: str) -> None:
    assert labels(checker, f"{OPENING} Shipments to the world were {wrong}.")[wrong] == "contradicted"


@pytest.mark.parametrize("far", ["9,500 metric tons", "900 metric tons"])
def test_with_goods_from_the_sentence_before_a_figure_far_from_the_answer_is_left_open(checker: Checker, far: str) -> None:
    found = verdicts(checker, f"{OPENING} Shipments to the world were {far}.")[far]
    assert found.label == "uncheckable"
    assert found.missing is not None


def test_a_far_figure_that_two_swapped_digits_explain_is_condemned(checker: Checker) -> None:
    assert labels(checker, f"{OPENING} Shipments to the world were 1,388 metric tons.")["1,388 metric tons"] == "contradicted"


def test_a_far_figure_that_a_misread_thousand_explains_is_condemned(checker: Checker) -> None:
    text = f"{OPENING} Shipments to the world were 3,188 thousand metric tons."
    assert labels(checker, text)["3,188 thousand metric tons"] in ("contradicted", "other_basis")


def test_a_rate_that_may_be_of_value_or_of_quantity_is_left_open(checker: Checker) -> None:
    text = "China's exports of rare earth magnets to the United States rose 120% in June 2025 from May 2025."
    found = verdicts(checker, text)["120%"]
    assert found.label == "uncheckable"
    assert found.missing is not None and found.missing.role == "measure"


def test_a_rate_of_goods_that_the_article_tells_in_tons_is_condemned(checker: Checker) -> None:
    text = f"{OPENING} China's exports of rare earth magnets to the United States rose 120% in June 2025 from May 2025."
    assert labels(checker, text)["120%"] == "contradicted"


def test_a_figure_without_a_partner_that_is_true_of_one_named_beside_it_is_left_open(checker: Checker) -> None:
    text = "China's exports of rare earth magnets soared 660% in June 2025 from May, to 353 metric tons for the United States."
    found = verdicts(checker, text)
    assert found["660%"].label == "uncheckable"
    assert found["353 metric tons"].label == "supported"


def test_a_figure_without_a_partner_near_that_of_the_world_is_left_open_where_it_is_true_of_one_named(checker: Checker) -> None:
    text = "China's imports of soybeans from Brazil rose 9.2% in June 2025 from a year earlier. China imported 10.62 million metric tons of soybeans in June 2025."
    found = verdicts(checker, text)
    assert found["9.2%"].label == "consistent"
    assert found["10.62 million metric tons"].label not in ("contradicted", "other_basis")


def test_amounts_in_tons_tell_that_a_rate_is_of_quantity(make_claim: Callable[..., Claim], store: Store) -> None:
    rate = make_claim(120.0, baseline="2025-05", baseline_kind="previous")
    tons = make_claim(353.0, "t", "level")
    assert judge((rate,), store, PUBLISHED)[0].label == "uncheckable"
    assert judge((tons, rate), store, PUBLISHED)[1].label == "contradicted"
