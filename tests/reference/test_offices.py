"""Names that stand for more than themselves: an office for its country, makers for what they make, goods for a reporter's own item."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from framing.reference.countries import country_names
from framing.reference.places import offices
from framing.reference.products import maker_names, product_names, products, resolve
from framing.reference.tables import read_table
from framing.schema import Claim, Inferred

One = Callable[[str], Claim]


@pytest.fixture(scope="module")
def one(checker: Any) -> One:
    """A text to its last claim."""

    def read(text: str) -> Claim:
        claims: tuple[Claim, ...] = checker.examine(text.encode(), "sentence.txt", published=date(2025, 9, 20)).claims
        return claims[-1]

    return read


def product(claim: Claim) -> str | None:
    return claim.commodity.product if claim.commodity else None


def test_every_office_is_of_a_known_country() -> None:
    known = {c.code for c in country_names().values()}
    assert set(offices().values()) <= known


def test_no_office_has_the_name_of_a_country() -> None:
    assert not {n.lower() for n in offices()} & {n.lower() for n in country_names()}


def test_every_maker_makes_a_known_product() -> None:
    assert set(maker_names().values()) <= set(products())


def test_no_maker_has_the_name_of_goods() -> None:
    assert not set(maker_names()) & set(product_names())


def test_every_item_of_a_reporter_is_a_known_product_and_has_a_reason() -> None:
    known = {c.code for c in country_names().values()}
    for row in read_table("by_reporter.csv"):
        assert row["product"] in products() and row["becomes"] in products(), row
        assert row["reporter"] in known and row["flow"] in ("", "export", "import") and row["reason"], row


def test_an_item_of_a_reporter_is_not_itself_changed() -> None:
    for row in read_table("by_reporter.csv"):
        for flow in [row["flow"]] if row["flow"] else ["export", "import"]:
            meant = resolve(row["product"], row["reporter"], flow)
            assert meant is not None and resolve(meant, row["reporter"], flow) == meant, row


@pytest.mark.parametrize(
    ("office", "reporter"),
    [
        ("Statistics Canada", "CAN"),
        ("the Korea Customs Service", "KOR"),
        ("the Ministry of Trade, Industry and Energy", "KOR"),
        ("the Census Bureau", "USA"),
        ("Eurostat", "EU"),
        ("INEGI", "MEX"),
        ("the General Administration of Customs", "CHN"),
    ],
)
def test_an_office_that_tells_figures_gives_its_country(one: One, office: str, reporter: str) -> None:
    claim = one(f"Exports rose 3% in August from a year earlier, {office} said.")
    assert claim.reporter == reporter and isinstance(claim.roles["reporter"], Inferred)
    assert claim.partner is None


def test_an_office_that_names_no_country_gives_none(one: One) -> None:
    claim = one("Exports rose 3% in August from a year earlier, the ministry said.")
    assert claim.reporter is None


def test_a_partner_beside_an_office_stays_the_partner(one: One) -> None:
    claim = one("Exports to Brazil rose 3% in August, Destatis said.")
    assert (claim.reporter, claim.partner) == ("DEU", "BRA")


def test_whose_trade_is_said_goes_over_the_office_that_tells_it(one: One) -> None:
    claim = one("China's imports from Australia rose 3% in August, the Australian Bureau of Statistics said.")
    assert (claim.reporter, claim.partner) == ("CHN", "AUS")


def test_an_offices_abbreviation_is_one_in_capitals_only(one: One) -> None:
    assert one("Exports rose 3% in August, and bps of margin were lost.").reporter is None


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("Japan's carmakers shipped 400,000 units in August.", "motor-vehicles-jpn"),
        ("South Korea's chipmakers exported $12 billion in August.", "semiconductors-mti"),
        ("German steelmakers exported 2 million tonnes in August.", "steel"),
        ("Japan's shipyards exported $2 billion in August.", "ships"),
    ],
)
def test_what_makers_sell_is_what_they_make(one: One, text: str, goods: str) -> None:
    claim = one(text)
    assert (claim.flow, product(claim)) == ("export", goods)


def test_what_makers_buy_is_not_what_they_make(one: One) -> None:
    claim = one("Japanese carmakers imported 2 million tonnes of steel in August.")
    assert (claim.flow, product(claim)) == ("import", "steel")


def test_makers_that_only_look_on_name_no_goods(one: One) -> None:
    claim = one("Carmakers want relief, but Germany's exports rose 3% in August.")
    assert (claim.reporter, product(claim)) == ("DEU", "all-goods")


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("China's oil imports rose 3% in August.", "crude-oil"),
        ("China's imports rose 3% in August.\n\nPurchases of oil fell 4%.", "crude-oil"),
        ("South Korea's oil imports rose 3% in August.", "crude-oil-mti"),
        ("India's oil imports rose 3% in August.", "crude-oil-and-products-ind"),
    ],
)
def test_oil_that_a_reporter_imports_is_the_item_that_it_publishes(one: One, text: str, goods: str) -> None:
    claim = one(text)
    assert (claim.flow, product(claim)) == ("import", goods)


@pytest.mark.parametrize("text", ["China's oil exports rose 3% in August.", "Brazil's oil imports rose 3% in August."])
def test_oil_of_another_flow_or_reporter_stays_open(one: One, text: str) -> None:
    assert product(one(text)) == "oil"


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("China's soybean oil imports rose 3% in August.", "soybean-oil"),
        ("China's palm oil imports rose 3% in August.", "palm-oil"),
    ],
)
def test_oils_that_are_eaten_are_not_crude(one: One, text: str, goods: str) -> None:
    assert product(one(text)) == goods
