from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from framing.schema import Event, Source
from framing.trade.policies import About, Step, build_policies
from framing.trade.store import Store


def ids(store: Store, day: date, *products: str, **roles: str) -> set[str]:
    return {p.id for p in store.policies(at=day, products=products or None, **roles)}


def test_announcement_18_is_in_force_in_part(packaged: Store) -> None:
    found = {p.id: p for p in packaged.policies(at=date(2025, 7, 20), products=["rare-earth-magnets"], reporter="CHN")}
    policy = found["chn-2025-18"]
    assert policy.title == "Announcement No. 18 of 2025" and policy.instrument == "licence" and policy.authority == ("CHN",)
    assert dict(policy.coverage)["rare-earth-magnets"] == "part" and dict(policy.coverage)["dysprosium"] == "all"
    assert policy.scope == (
        "magnets that contain any of seven listed rare earths (samarium, gadolinium, terbium, dysprosium, lutetium, scandium, yttrium)"
    )
    assert "chn-2025-18" not in ids(packaged, date(2025, 4, 3), "rare-earth-magnets")
    assert "chn-2025-18" in ids(packaged, date(2026, 3, 1), "rare-earth-magnets"), "not suspended by what suspended the others"


def test_what_was_announced_and_never_took_effect_is_never_in_force(packaged: Store) -> None:
    for policy in packaged.all_policies:
        if not any(e.kind in ("effective", "resumed") for e in policy.events):
            assert policy.in_force == (), policy.id
    assert "chn-2025-57" not in ids(packaged, date(2025, 11, 8))


def test_a_suspension_ends_a_ban(packaged: Store) -> None:
    assert "chn-2024-46" in ids(packaged, date(2025, 7, 20), "antimony-metal", partner="USA")
    assert "chn-2024-46" in ids(packaged, date(2025, 11, 8), "gallium") and "chn-2024-46" not in ids(packaged, date(2025, 11, 9), "gallium")
    assert "chn-2024-46" not in ids(packaged, date(2025, 7, 20), "gallium", partner="DEU")


def test_a_measure_can_end_for_one_product_and_stay_for_another(packaged: Store) -> None:
    assert "can-2024-china-surtax" not in ids(packaged, date(2026, 3, 2), "electric-vehicles")
    assert "can-2024-china-surtax" in ids(packaged, date(2026, 3, 2), "steel")
    assert "ind-2022-broken-rice" in ids(packaged, date(2023, 1, 1), "rice"), "only organic rice was freed"


def test_what_sources_vouch_for_no_longer_is_not_in_force(packaged: Store) -> None:
    assert "idn-2022-palm-oil" in ids(packaged, date(2022, 5, 1), "palm-oil")
    assert "idn-2022-palm-oil" not in ids(packaged, date(2025, 1, 1), "palm-oil")
    assert "usa-2025-reciprocal" not in ids(packaged, date(2026, 3, 1), "all-goods")


def test_rare_earth_rules_do_not_cover_other_goods(packaged: Store) -> None:
    assert "chn-2025-18" not in ids(packaged, date(2025, 7, 20), "permanent-magnets")
    assert "chn-2025-18" in ids(packaged, date(2025, 7, 20), "dysprosium")


def test_agreements_are_events_and_no_measures(packaged: Store) -> None:
    found = packaged.events((date(2025, 6, 1), date(2025, 6, 30)), products=["rare-earth-magnets"], partners=["USA"])
    assert [(p.id, e.kind, e.first) for p, e in found] == [("chn-usa-2025-london", "agreed", date(2025, 6, 10))]
    assert "chn-usa-2025-london" not in ids(packaged, date(2025, 7, 20))


def test_every_policy_has_a_title_of_ours(packaged: Store) -> None:
    for policy in packaged.all_policies:
        assert policy.title and policy.title != policy.id and policy.events and policy.authority
        assert all(e.source.publisher for e in policy.events)


DAY = date(2024, 1, 1)
KINDS = st.sampled_from(["announced", "effective", "suspended", "resumed", "ended"])


def step(kind: str, at: int, product: str = "coal") -> Step:
    day = DAY + timedelta(days=at)
    return Step(Event("p", kind, day, day, f"{kind} {at}", Source("x")), ("IDN",), "ban", (product,), "all", ("WLD",))  # type: ignore[arg-type]


@given(st.lists(st.tuples(KINDS, st.integers(0, 400)), min_size=1, max_size=8, unique_by=lambda x: x[1]), st.integers(0, 500))
def test_in_force_is_what_the_last_step_left(steps: list[tuple[str, int]], day: int) -> None:
    (policy,) = build_policies([step(kind, at) for kind, at in steps], {"p": About("a ban")})
    past = [kind for kind, at in sorted(steps, key=lambda s: s[1]) if at <= day and kind != "announced"]
    assert policy.in_force_at(DAY + timedelta(days=day)) == (bool(past) and past[-1] in ("effective", "resumed"))
    for (_, a), (b, _) in zip(policy.in_force, policy.in_force[1:], strict=False):
        assert a is not None and b > a


def test_members_share_what_bears_on_their_group(packaged: Store) -> None:
    day = date(2025, 9, 1)
    assert "usa-eu-2025-deal" in ids(packaged, day, "motor-vehicles", partner="DEU")
    assert "usa-eu-2025-deal" not in ids(packaged, day, "motor-vehicles", partner="JPN")
    assert "eu-2024-bev-duties" in ids(packaged, day, "electric-cars", reporter="FRA", partner="CHN")
    assert "eu-2024-bev-duties" not in ids(packaged, day, "electric-cars", reporter="GBR")
