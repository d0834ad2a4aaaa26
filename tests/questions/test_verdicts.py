"""Claims against the packaged figures: the facts of the seed story, and what must never be condemned."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from framing.questions import judge
from framing.schema import Answer, Claim, Inferred, Other, Verdict, Voice
from framing.schema.claim import Qualifier
from framing.trade.store import Store

Make = Callable[..., Claim]


def one(claim: Claim, store: Store, published: date | None, *before: Claim, agencies: tuple[str, ...] = ()) -> Verdict:
    return judge((*before, claim), store, published, agencies=agencies)[-1]


def assumed(verdict: Verdict) -> dict[str, str]:
    assert verdict.question is not None
    return {a.role: a.value for a in verdict.question.assumed}


def answered(verdict: Verdict) -> tuple[float, float]:
    assert isinstance(verdict.answer, Answer)
    interval = verdict.answer.interval
    assert interval.low is not None and interval.high is not None
    return interval.low, interval.high


def test_a_baseline_left_unsaid_is_found_and_said(make_claim: Make, store: Store, published: date) -> None:
    verdict = one(make_claim(660, loose=5), store, published)
    assert verdict.label == "supported"
    assert assumed(verdict) == {"baseline": "2025-05"}
    low, high = answered(verdict)
    assert round(low, 1) == 658.9 and round(high, 1) == 662.7
    filled = verdict.question.assumed[0] if verdict.question else None
    assert filled is not None and filled.matched is not None and filled.of is not None and filled.matched / filled.of < 0.05


def test_a_level_read_in_one_publication_is_evidence_of_its_tier(make_claim: Make, store: Store, published: date) -> None:
    verdict = one(make_claim(353, "t", "level"), store, published)
    assert verdict.label == "supported" and verdict.answer is not None and verdict.answer.tier == "press_report"


@pytest.mark.parametrize(("shown", "product"), [(88, "antimony-all"), (95, "germanium")])
def test_a_percentage_known_only_as_printed_is_consistent(
    make_claim: Make, store: Store, published: date, shown: int, product: str
) -> None:
    claim = make_claim(shown, direction="down", product=product, partner=None, period=None, baseline="2025-01", baseline_kind="since")
    verdict = one(claim, store, published)
    assert verdict.label == "consistent"
    filled = assumed(verdict)
    assert filled["partner"] == "WLD" and filled["period"] == "2025-06"


def test_the_worlds_figure_beside_one_partners_is_noted(make_claim: Make, store: Store, published: date) -> None:
    before = make_claim(353, "t", "level")
    verdict = one(make_claim(38, direction="down", partner=None, baseline="2024-06"), store, published, before)
    assert verdict.label == "consistent" and assumed(verdict)["partner"] == "WLD"
    assert verdict.note is not None and "the world" in verdict.note and "the US" in verdict.note
    alone = one(make_claim(38, direction="down", partner=None, baseline="2024-06"), store, published)
    assert alone.note is None


@pytest.mark.parametrize("partner", ["USA", None])
def test_a_part_of_the_window_that_agrees_is_an_ask(make_claim: Make, store: Store, published: date, partner: str | None) -> None:
    claim = make_claim(46, "t", "level", period="2025-04/2025-05", tons=True, partner=partner)
    verdict = one(claim, store, published, make_claim(353, "t", "level"))
    assert verdict.label == "uncheckable"
    assert verdict.note is not None and "46.4 t is May 2025 alone" in verdict.note and "April 2025 is not known" in verdict.note
    assert verdict.note_evidence


def test_printed_statistics_agree_and_prove_nothing(make_claim: Make, store: Store, published: date) -> None:
    verdict = one(make_claim(38.1, direction="down", partner="WLD", baseline="2024-06"), store, published)
    assert verdict.label == "consistent" and "Reuters" in verdict.reason


def test_an_answer_wider_than_the_claim_is_consistent_and_a_narrower_one_supports(make_claim: Make, store: Store, published: date) -> None:
    exact = one(make_claim(157.5, partner="WLD", baseline="2025-05"), store, published)
    rounded = one(make_claim(158, partner="WLD", baseline="2025-05"), store, published)
    assert exact.label == "consistent"
    assert rounded.label == "supported"


@pytest.mark.parametrize(
    ("shown", "changes"),
    [(512, {}), (459, {}), (35.3, {}), (3188, {"period": "2025-07"})],
)
def test_a_wrong_amount_is_contradicted(make_claim: Make, store: Store, shown: float, changes: dict[str, object]) -> None:
    verdict = one(make_claim(shown, "t", "level", **changes), store, date(2025, 8, 25))
    assert verdict.label in ("contradicted", "other_basis")


def test_one_role_swapped_is_another_basis(make_claim: Make, store: Store, published: date) -> None:
    month = one(make_claim(353, "t", "level", period="2025-05"), store, published)
    assert month.label == "other_basis" and month.other is not None and (month.other.role, month.other.fits) == ("period", "June 2025")
    partner = one(make_claim(157.5, baseline="2025-05", measure="quantity"), store, published)
    assert partner.label == "other_basis" and partner.other is not None and partner.other.role == "partner"
    assert partner.other.question.partner == "WLD"
    unit = one(make_claim(353, "kg", "level"), store, published)
    assert unit.label == "other_basis" and unit.other is not None and unit.other.role == "unit"
    turned = one(make_claim(38.1, partner="WLD", baseline="2024-06", measure="quantity"), store, published)
    assert turned.label == "other_basis" and turned.other is not None and turned.other.role == "direction"


def test_an_inherited_role_that_may_be_misread_condemns_nothing(make_claim: Make, store: Store, published: date) -> None:
    """ "a rise of 157.5% from 1,238 tons the month before": May's level, its period taken over from June's."""
    roles = {"period": Inferred("same_sentence", 0, 4)}
    verdict = one(make_claim(1238, "t", "level", partner="WLD", roles=roles), store, published)
    assert verdict.label == "uncheckable" and verdict.note is not None and "May 2025" in verdict.note
    assert one(make_claim(1832, "t", "level", partner="WLD", roles=roles), store, published).label == "contradicted"


def test_a_wrong_figure_that_nothing_explains_is_contradicted(make_claim: Make, store: Store, published: date) -> None:
    verdict = one(make_claim(20.4, direction="down", partner="WLD", baseline="2024-06", measure="quantity"), store, published)
    assert verdict.label == "contradicted" and verdict.other is None


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"roles": {"reporter": Other("Tesla", 0, 5)}}, "Tesla"),
        ({"roles": {"partner": Other("excluding the US", 0, 5)}, "partner": None}, "excluding the US"),
        ({"qualifiers": (Qualifier("by sea", 0, 6),)}, "by sea"),
        ({"modality": "forecast"}, "forecast"),
        ({"modality": "superseded"}, "superseded"),
        ({"voice": Voice("denied")}, "denied"),
        ({"voice": Voice("criticised")}, "criticised"),
        ({"measure": "price"}, "prices"),
        ({"aggregate": "daily_average"}, "daily"),
        ({"reporter": None}, "whose"),
        ({"flow": None}, "exports or imports"),
        ({"product": None}, "goods"),
        ({"kind": "share"}, "whole"),
        ({"kind": "rank"}, "rank"),
        ({"direction": None}, "up or down"),
        ({"unit": "percentage points"}, "share"),
    ],
)
def test_what_is_not_modelled_is_never_condemned(
    make_claim: Make, store: Store, published: date, changes: dict[str, object], word: str
) -> None:
    verdict = one(make_claim(999.9, **{"baseline": "2025-05", **changes}), store, published)
    assert verdict.label == "uncheckable"
    assert word in verdict.reason


def test_an_unsaid_baseline_is_never_condemned(make_claim: Make, store: Store, published: date) -> None:
    assert one(make_claim(433), store, published).label == "uncheckable"


def test_an_unsaid_period_is_never_condemned(make_claim: Make, store: Store, published: date) -> None:
    assert one(make_claim(500, "t", "level", period=None), store, published).label == "uncheckable"


def test_an_unsaid_partner_is_not_condemned_where_the_named_one_fits_or_is_not_known(
    make_claim: Make, store: Store, published: date
) -> None:
    before = make_claim(353, "t", "level", measure="quantity")
    fits = one(make_claim(353, "t", "level", partner=None), store, published, before)
    assert fits.label == "uncheckable" and "the US" in fits.reason
    changed = {"direction": "down", "partner": None, "baseline": "2024-06", "measure": "quantity"}
    unknown = one(make_claim(61, **changed), store, published, before)
    assert unknown.label == "uncheckable"
    alone = one(make_claim(61, **changed), store, published)
    assert alone.label in ("contradicted", "other_basis")


def test_a_period_that_was_not_out_cannot_be_asked(make_claim: Make, store: Store) -> None:
    verdict = one(make_claim(353, "t", "level"), store, date(2025, 7, 3))
    assert verdict.label == "uncheckable"


def test_figures_of_the_articles_author_support_nothing_but_may_contradict(make_claim: Make, store: Store, published: date) -> None:
    claim = make_claim(353, "t", "level")
    assert one(claim, store, published, agencies=("Reuters",)).label == "uncheckable"
    assert one(make_claim(533, "t", "level"), store, published, agencies=("Reuters",)).label in ("contradicted", "other_basis")


def test_a_repeat_shares_the_verdict_of_its_original(make_claim: Make, store: Store, published: date) -> None:
    first = make_claim(660, loose=5)
    again = replace(make_claim(660, loose=5), same_as=first.id)
    one_, two = judge((first, again), store, published)
    assert two == replace(one_, claim=again.id)


def test_short_tons_may_be_meant_by_tons(make_claim: Make, store: Store, published: date) -> None:
    bare = one(make_claim(389, "t", "level", tons=True), store, published)
    metric = one(make_claim(389, "t", "level"), store, published)
    assert bare.label == "consistent" and "short tons" in bare.reason
    assert metric.label in ("contradicted", "other_basis")


def test_several_natural_baselines_that_fit_are_listed_and_none_is_assumed(make_claim: Make, store: Store) -> None:
    """September 2025 to the US: down 28.7% on August, 29.5% on September 2024."""
    verdict = one(make_claim(29, direction="down", period="2025-09", step=2.0), store, date(2025, 10, 25))
    assert verdict.label == "uncheckable" and len(verdict.others_fit) >= 2


def test_multiples_are_ratios_of_levels(make_claim: Make, store: Store, published: date) -> None:
    verdict = one(make_claim(7.6, "times", "ratio", baseline="2025-05", direction="up"), store, published)
    assert verdict.label in ("supported", "consistent", "rounded")
    wrong = make_claim(3.1, "times", "ratio", baseline="2025-05", direction="up", measure="quantity")
    assert one(wrong, store, published).label in ("contradicted", "other_basis")


def test_a_rate_is_held_against_the_one_known_measure_only_where_the_article_tells_that_measure(
    make_claim: Make, store: Store, published: date
) -> None:
    claim = make_claim(20.4, direction="down", partner="WLD", baseline="2024-06")
    assert one(claim, store, published).label == "uncheckable"
    tonnes = make_claim(353, "t", "level", measure="quantity")
    assert one(claim, store, published, tonnes).label == "contradicted"
    dollars = make_claim(90, "USD", "level", measure="value")
    assert one(claim, store, published, dollars).label == "uncheckable"
    assert one(claim, store, published, tonnes, dollars).label == "uncheckable"
    others = make_claim(96, "kg", "level", product="germanium", partner="WLD", measure="quantity")
    assert one(claim, store, published, others).label == "contradicted"
