"""What is read of ordinary agency sentences. The sentences and their figures are invented or of the packaged figures."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from framing.schema import Inferred, Other, Read

LEAD = "China's exports of rare earth magnets to the United States surged 660% in June from May to 353 metric tons, customs data showed on Sunday."


def roles(claim) -> tuple:
    return (
        claim.kind,
        claim.direction,
        claim.commodity.product if claim.commodity else None,
        claim.flow,
        claim.reporter,
        claim.partner,
        str(claim.period) if claim.period else None,
        str(claim.baseline.period) if claim.baseline and claim.baseline.period else None,
    )


def test_a_lead_with_two_figures(read) -> None:
    _, reading = read(LEAD)
    change, level = reading.claims
    assert roles(change) == ("change", "up", "rare-earth-magnets", "export", "CHN", "USA", "2025-06", "2025-05")
    assert roles(level) == ("level", None, "rare-earth-magnets", "export", "CHN", "USA", "2025-06", None)
    assert change.voice.kind == "attributed" and change.measure == "quantity"
    assert all(isinstance(s, Read | Inferred) for s in change.roles.values())


@pytest.mark.parametrize(
    "sentence, expected",
    [
        ("Japan imported 310,000 tonnes of wheat from Canada and 1.1 million tonnes of corn from Brazil in May.",
         [("import", "JPN", "CAN"), ("import", "JPN", "BRA")]),
        ("China's exports of gallium and germanium fell 33% and 41% respectively in June.", [("export", "CHN", None), ("export", "CHN", None)]),
        ("South Korea's exports to China dropped 8% while those to the United States rose 4%.", [("export", "KOR", "CHN"), ("export", "KOR", "USA")]),
        ("The U.S. trade deficit with Vietnam widened to $11.4 billion in May.", [("balance", "USA", "VNM")]),
        ("Some 27,400 tonnes of steel were shipped from China to Vietnam in June.", [("export", "CHN", "VNM")]),
    ],
)  # fmt: skip
def test_two_claims_in_one_sentence_never_swap_roles(read, sentence: str, expected: list[tuple]) -> None:
    _, reading = read(sentence)
    assert [(c.flow, c.reporter, c.partner) for c in reading.claims] == expected


def test_respectively_gives_each_product_its_own_figure(read) -> None:
    _, reading = read("China's exports of gallium and germanium fell 33% and 41% respectively in June.")
    assert [(c.commodity.product, c.quantity.shown) for c in reading.claims] == [("gallium", 33), ("germanium", 41)]


def test_a_range_over_two_products_is_two_claims_of_one_span(read) -> None:
    _, reading = read("China reduced antimony and germanium exports by 88-95%.")
    first, second = reading.claims
    assert (first.start, first.end) == (second.start, second.end)
    assert [(c.commodity.product, c.quantity.shown) for c in reading.claims] == [("antimony-all", 88), ("germanium", 95)]


def test_a_measured_noun_without_a_place_inherits_no_partner_over_a_full_stop(read) -> None:
    _, reading = read(LEAD + " Export volumes remain 38% below June 2024 levels.")
    last = reading.claims[-1]
    assert roles(last) == ("change", "down", "rare-earth-magnets", "export", "CHN", None, None, "2024-06") or last.period is not None
    assert last.partner is None and last.commodity.product == "rare-earth-magnets"
    assert isinstance(last.roles["commodity"], Inferred)


def test_a_definite_noun_takes_up_the_flow_with_its_partner(read) -> None:
    _, reading = read("China exported 48,000 tonnes of steel to Mexico in May. The shipments were worth $92 million.")
    assert [(c.flow, c.partner) for c in reading.claims] == [("export", "MEX"), ("export", "MEX")]


@pytest.mark.parametrize(
    "sentence, role",
    [
        ("Guangdong's exports rose 4.1% in June.", "reporter"),
        ("Tesla shipped 30,000 cars from Shanghai in June.", "reporter"),
        ("China's exports of rare earth magnets to California rose 12% in June.", "partner"),
        ("China's exports excluding the US grew 12% in June.", "partner"),
        ("China's rare earth magnet output rose 12% in June.", "flow"),
        ("Soybean stocks at Chinese ports rose to 7.1 million tonnes in June.", "flow"),
    ],
)
def test_what_is_said_but_not_modelled_is_noticed(read, sentence: str, role: str) -> None:
    text, reading = read(sentence)
    for claim in reading.claims:
        source = claim.roles.get(role)
        assert isinstance(source, Other), (claim.text, claim.roles)
        assert text[source.start : source.end] and getattr(claim, role) is None


@pytest.mark.parametrize(
    "sentence", ["China's exports of steel are expected to fall 10% this year.", "Exports could drop 10%, the minister said."]
)
def test_a_forecast_is_no_fact(read, sentence: str) -> None:
    _, reading = read(sentence)
    assert all(c.modality != "fact" for c in reading.claims)


def test_a_highlight_is_filled_from_the_body_and_the_repeat_says_so(read) -> None:
    _, reading = read("# Magnets soar\n\n- China increased rare earth magnet exports to the US by 660%.\n\n" + LEAD)
    first, again = reading.claims[0], reading.claims[1]
    assert again.same_as == first.id
    assert str(first.period) == "2025-06" and first.roles["period"].inferred_from == "body"


def test_every_number_stands_in_quantities_with_its_claim_or_the_reason(read) -> None:
    text, reading = read(LEAD + " The 44-year-old trader works at 221 Harbour Road, under Section 232.")
    assert all((q.why_not is None) == bool(reading.of_quantity[i]) for i, q in enumerate(reading.quantities))
    assert all(text[q.start : q.end] == q.text for q in reading.quantities)
    assert {c.text for c in reading.claims} == {"660%", "353 metric tons"}


NEUTRAL = ("The weather stayed calm.", "Officials declined to comment.", "The report drew little notice.", "Readers were told to wait.")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(NEUTRAL), max_size=3), st.lists(st.sampled_from(NEUTRAL), max_size=3))
def test_neutral_sentences_change_nothing(read, before: list[str], after: list[str]) -> None:
    _, alone = read(LEAD)
    _, among = read(" ".join([*before, LEAD, *after]))
    assert [roles(c) for c in among.claims] == [roles(c) for c in alone.claims]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(2, 999), st.integers(100, 9999))
def test_other_digits_change_only_their_own_figure(read, percent: int, tons: int) -> None:
    _, base = read(LEAD)
    text, other = read(LEAD.replace("353", "@").replace("660", str(percent)).replace("@", f"{tons:,}"))
    assert [roles(c) for c in other.claims] == [roles(c) for c in base.claims]
    assert [c.quantity.shown for c in other.claims] == [percent, tons]
    assert all(text[c.start : c.end] == c.text for c in other.claims)


def test_both_minerals_are_the_two_named_before(read) -> None:
    _, reading = read(
        "Exports of gallium and germanium from China fell 33% and 41% respectively in June. With no domestic gallium mine and limited germanium "
        "output, Ruritania depends on China, which has slashed exports of both minerals, down 33% and 41% respectively."
    )
    assert [(c.commodity.product, c.quantity.shown) for c in reading.claims] == [("gallium", 33), ("germanium", 41)] * 2
    assert [c.same_as for c in reading.claims] == [None, None, "c1", "c2"]
