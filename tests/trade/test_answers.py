from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from framing.schema import Answer, NoAnswer, Question
from framing.trade.store import Store

SEED = date(2025, 7, 21)
Ask = Callable[..., Question]


def answered(store: Store, question: Question, day: date | None = SEED) -> Answer:
    found = store.answer(question, day)
    assert isinstance(found, Answer), found
    return found


def refused(store: Store, question: Question, day: date | None = SEED) -> NoAnswer:
    found = store.answer(question, day)
    assert isinstance(found, NoAnswer), found
    return found


def test_growth_to_the_us_is_reckoned_from_levels(packaged: Store, ask: Ask) -> None:
    found = answered(packaged, ask("change", "2025-06", "2025-05"))
    assert [(round(p.interval.low or 0, 1), round(p.interval.high or 0, 1), p.printed) for p in found.parts] == [(658.9, 662.7, False)]
    assert found.unit == "percent" and found.tier == "secondary" and not found.later


def test_levels_are_in_kilograms(packaged: Store, ask: Ask) -> None:
    found = answered(packaged, ask("level", "2025-06", unit="t"))
    assert found.unit == "kg" and (found.interval.low, found.interval.high) == (352500, 353500)


def test_growth_to_the_world(packaged: Store, ask: Ask) -> None:
    found = answered(packaged, ask("change", "2025-06", "2025-05", partner="WLD"))
    assert found.interval.contains(157.5) and not any(p.printed for p in found.parts)


def test_a_base_derived_from_the_growth_itself_is_only_its_print(packaged: Store, ask: Ask) -> None:
    found = answered(packaged, ask("change", "2025-06", "2024-06", partner="WLD"))
    assert len(found.parts) == 2 and all(p.printed and p.interval.contains(-38.1) for p in found.parts)
    other = answered(packaged, ask("change", "2025-05", "2024-06", partner="WLD"))
    assert not any(p.printed for p in other.parts), "another statistic of the same derived level is ordinary"


@pytest.mark.parametrize(("product", "fall"), [("antimony-all", -88), ("germanium", -95)])
def test_growth_on_january_is_printed_only(packaged: Store, ask: Ask, product: str, fall: float) -> None:
    found = answered(packaged, ask("change", "2025-06", "2025-01", product=product, partner="WLD"))
    assert all(p.printed and p.interval.contains(fall) for p in found.parts)


def test_first_half(packaged: Store, ask: Ask) -> None:
    us = answered(packaged, ask("change", "2025-01/2025-06", "2024-01/2024-06"))
    assert us.interval.contains(-30.6) and us.tier == "secondary" and us.later, "known since a later day"
    world = answered(packaged, ask("change", "2025-01/2025-06", "2024-01/2024-06", partner="WLD"))
    computed = [p for p in world.parts if not p.printed]
    assert len(computed) == 1 and computed[0].interval.contains(-18.94)


def test_ratio_difference_average_share(packaged: Store, ask: Ask) -> None:
    assert answered(packaged, ask("ratio", "2025-06", "2025-05")).unit == "times"
    assert answered(packaged, ask("ratio", "2025-06", "2025-05")).interval.contains(7.6)
    rise = answered(packaged, ask("difference", "2025-06", "2025-05", partner="WLD"))
    assert rise.unit == "kg" and rise.interval.contains(1950e3)
    share = answered(packaged, ask("share", "2025-06"))
    assert share.unit == "percent" and share.interval.contains(353 / 3188 * 100)
    average = answered(packaged, ask("average", "2024-01/2024-12", product="antimony-all", partner="WLD"), None)
    assert average.interval.contains(3219e3 + 333)


def test_rank_says_how_much_is_known(packaged: Store, ask: Ask) -> None:
    found = answered(packaged, ask("rank", "2025-06"))
    assert found.unit == "count" and found.note is not None and "known months" in found.note


def test_not_out_before_its_release(packaged: Store, ask: Ask) -> None:
    assert refused(packaged, ask("level", "2025-06"), date(2025, 7, 10)).code == "not_out"
    assert refused(packaged, ask("level", "2025-07")).code == "not_out"
    assert answered(packaged, ask("level", "2025-07"), None).interval.contains(619e3)


def test_what_cannot_be_answered_says_why(packaged: Store, ask: Ask) -> None:
    unknown = refused(packaged, ask("level", "2025-04"))
    assert unknown.code == "no_period" and unknown.near and "rare-earth magnets to the US in 2025-04" in unknown.reason
    assert refused(packaged, ask("level", "2025-06", reporter="NZL")).code == "no_series"
    assert refused(packaged, ask("change", "2025-06")).code == "role_missing"
    assert refused(packaged, ask("level", "2025-06", partner=None)).code == "role_missing"
    assert refused(packaged, ask("level", "2025-06", aggregate="annualised")).code == "not_modelled"
    barrels = ask("level", "2025-06", product="crude-oil", flow="import", partner="WLD", measure=None, unit="bbl")
    assert refused(packaged, barrels).code == "not_modelled"


def test_zero_base_has_no_growth(packaged: Store, ask: Ask) -> None:
    zero = ask("change", "2025-11", "2025-09", product="soybeans", flow="import")
    found = packaged.answer(zero, None)
    assert isinstance(found, NoAnswer) and found.code in ("baseline_zero", "no_period")
    assert answered(packaged, ask("level", "2025-09", product="soybeans", flow="import"), None).interval.contains(0)


def test_the_unit_tells_the_measure_and_names_the_reporters_basket(packaged: Store, ask: Ask) -> None:
    by_name = ask("level", "2025-06", product="chips", reporter="KOR", partner="WLD", measure=None, unit="USD")
    assert answered(packaged, by_name).observations[0].key.product == "semiconductors-mti"
    assert packaged.measures(ask("level", "2025-06", measure=None)) == ("quantity", "value")
    assert packaged.measures(ask("level", "2025-06", measure=None, unit="t")) == ("quantity",)
    assert refused(packaged, ask("change", "2025-06", "2025-05", measure=None, unit="percent")).code == "role_missing"


def test_both_currencies_answer_where_the_basis_is_unsaid(packaged: Store, ask: Ask) -> None:
    roles = {"product": "all-goods", "partner": "WLD", "measure": "value"}
    bases = {k.basis for k in packaged.find_keys("all-goods", "CHN", "export", "WLD", "value")}
    assert {"USD", "CNY"} <= bases
    found = answered(packaged, ask("change", "2020-01/2020-02", "2019-01/2019-02", **roles))
    assert {o.key.basis for o in found.observations} == {"USD", "CNY"}
    dollars = answered(packaged, ask("change", "2020-01/2020-02", "2019-01/2019-02", basis="USD", **roles))
    assert {o.key.basis for o in dollars.observations} == {"USD"} and dollars.interval.contains(-17.2)
    assert found.interval.contains(-15.9), "China's fall in yuan and in dollars: both are true"


def test_a_union_is_the_sum_of_its_members(packaged: Store, ask: Ask) -> None:
    roles = {"product": "soybeans", "flow": "import"}
    both = answered(packaged, ask("level", "2025-05", partner="BRA+USA", **roles))
    one, other = (answered(packaged, ask("level", "2025-05", partner=p, **roles)) for p in ("BRA", "USA"))
    assert both.interval == one.interval + other.interval


def test_a_figure_taken_out_supports_nothing(packaged: Store, ask: Ask) -> None:
    without = packaged.without(lambda o: str(o.period) == "2025-05")
    assert isinstance(without.answer(ask("change", "2025-06", "2025-05"), SEED), NoAnswer)
    excluded = packaged.answer(ask("level", "2025-06"), SEED, lambda o: o.source.publisher == "Reuters")
    full = answered(packaged, ask("level", "2025-06"))
    if all(o.source.publisher == "Reuters" for o in full.observations) and isinstance(excluded, Answer):
        assert all(o.source.publisher != "Reuters" for o in excluded.observations)


def test_published_growth_is_never_contradicted_by_levels(packaged: Store) -> None:
    """Every published growth rate, held against levels alone: what a revision of the base could explain is not contradicted."""
    from framing.schema import Baseline, Basis

    levels_only = packaged.without(lambda o: o.statistic == "growth")
    asked, missed = 0, []
    for o in packaged.all_observations:
        if o.statistic != "growth":
            continue
        k = o.key
        found = levels_only.answer(
            Question(
                product=k.product,
                flow=k.flow,  # type: ignore[arg-type]
                reporter=k.reporter,
                partner=k.partner,
                measure=k.measure,  # type: ignore[arg-type]
                statistic="change",
                period=o.period,
                baseline=Baseline(o.baseline, "other"),
                basis=Basis(currency=k.basis or None),
                unit="percent",
            ),
            o.source.known_since,
        )
        if isinstance(found, Answer):
            asked += 1
            if not any(p.interval.touches(o.interval) for p in found.parts):
                missed.append(o.id)
    assert asked > 150 and len(missed) / asked <= 0.01, missed
