"""What an article is about fills what its later figures leave unsaid; it never goes over what they say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from framing.schema import Claim, Inferred, Read

Claims = Callable[[str], dict[str, Claim]]

COFFEE = """# Brazil's coffee exports climb in August

Brazil's coffee exports rose 12% in August from a year earlier, customs data showed.

The volume came to 210,000 tonnes.

Shipments to Germany fell 4%.
"""

STEEL = """# Japan's steel exports fall in July

Japan's steel exports fell 6% in July from a year earlier.

The value dropped 9%.

## Copper imports

Imports rose 3%.

## South Korea

Exports rose 5%.
"""


@pytest.fixture(scope="module")
def claims(checker: Any) -> Claims:
    """A Markdown article to its claims, by the words of their figures."""

    def read(text: str) -> dict[str, Claim]:
        found = checker.examine(text.encode(), "article.md", published=date(2025, 9, 20)).claims
        return {c.text: c for c in found}

    return read


def about(claim: Claim) -> tuple[str | None, str | None, str | None, str | None]:
    """Whose trade, of what, which way, and when."""
    return (
        claim.reporter,
        claim.commodity.product if claim.commodity else None,
        claim.flow,
        str(claim.period) if claim.period else None,
    )


def test_a_bare_figure_takes_everything_from_the_lead(claims: Claims) -> None:
    assert about(claims(COFFEE)["210,000 tonnes"]) == ("BRA", "coffee", "export", "2025-08")


def test_what_comes_from_the_topic_is_marked_as_inferred(claims: Claims) -> None:
    found = claims(COFFEE)
    assert all(isinstance(found["210,000 tonnes"].roles[r], Inferred) for r in ("reporter", "commodity", "flow", "period"))
    assert all(isinstance(found["12%"].roles[r], Read) for r in ("reporter", "commodity", "flow", "period"))


def test_an_inferred_role_points_at_the_words_that_it_came_from(checker: Any) -> None:
    checked = checker.examine(COFFEE.encode(), "article.md", published=date(2025, 9, 20))
    bare = next(c for c in checked.claims if c.text == "210,000 tonnes")
    written = {r: checked.article.text[s.start : s.end] for r, s in bare.roles.items() if isinstance(s, Inferred)}
    assert written["commodity"] == "coffee" and written["flow"] == "exports"
    assert "Brazil" in written["reporter"] and "August" in written["period"]


def test_a_partner_that_is_said_stands_beside_the_topic(claims: Claims) -> None:
    shipped = claims(COFFEE)["4%"]
    assert about(shipped) == ("BRA", "coffee", "export", "2025-08") and shipped.partner == "DEU"


def test_a_flow_that_is_said_goes_over_the_topics(claims: Claims) -> None:
    found = claims("Germany's exports rose 2% in July from June.\n\nImports fell 1%.")
    assert about(found["1%"]) == ("DEU", "all-goods", "import", "2025-07")


def test_a_lead_that_names_no_goods_is_about_all_goods(claims: Claims) -> None:
    found = claims("Germany's exports rose 2% in July from June.\n\nShipments to the United States dropped 7%.")
    assert about(found["7%"]) == ("DEU", "all-goods", "export", "2025-07")


def test_the_period_of_the_lead_goes_before_that_of_the_headline(claims: Claims) -> None:
    text = "# June's rise is over for Vietnam's rice\n\nVietnam's rice exports fell 8% in July.\n\nThe volume came to 750,000 tonnes."
    assert str(claims(text)["750,000 tonnes"].period) == "2025-07"


def test_the_headline_gives_the_period_where_the_lead_names_none(claims: Claims) -> None:
    text = "# Vietnam's rice exports fall in July\n\nVietnam's rice exports fell 8%.\n\nThe volume came to 750,000 tonnes."
    assert str(claims(text)["750,000 tonnes"].period) == "2025-07"


def test_without_a_subhead_the_articles_goods_are_kept(claims: Claims) -> None:
    assert about(claims(STEEL)["9%"])[:3] == ("JPN", "steel", "export")


def test_a_subhead_that_names_goods_and_a_flow_changes_both_and_keeps_the_country(claims: Claims) -> None:
    assert about(claims(STEEL)["3%"]) == ("JPN", "copper", "import", "2025-07")


def test_a_subhead_that_names_a_country_changes_whose_trade_it_is(claims: Claims) -> None:
    found = claims(STEEL)["5%"]
    assert (found.reporter, found.flow) == ("KOR", "export")


def test_the_topic_of_a_subhead_ends_at_the_next_one(claims: Claims) -> None:
    commodity = claims(STEEL)["5%"].commodity
    assert commodity is not None and commodity.product != "copper"


def test_goods_that_most_names_are_of_are_the_topic_where_no_early_sentence_ties_any_to_a_flow(claims: Claims) -> None:
    text = (
        "# Indonesia's smelters are busy\n\nNickel has made one island rich. Indonesia mines more nickel than anyone.\n\n"
        "Indonesia has many nickel smelters.\n\nExports rose 8% in July from a year earlier."
    )
    assert about(claims(text)["8%"]) == ("IDN", "nickel", "export", "2025-07")


def test_of_two_countries_in_the_headline_none_is_guessed(claims: Claims) -> None:
    found = claims("# Chile and Peru ship more\n\nExports to China rose 5% in July.")["5%"]
    assert (found.reporter, found.partner) == (None, "CHN")


def test_where_several_goods_compete_none_is_guessed(claims: Claims) -> None:
    found = claims("Exports rose 5% in July.\n\nPrices of copper and tin rose, and so did zinc.\n\nExports fell 2% in June.")
    assert [c.commodity for c in found.values()] == [None, None]


def test_where_no_country_is_named_none_is_guessed(claims: Claims) -> None:
    found = claims("Ships wait in many ports.\n\nTea exports rose 5% in July.")["5%"]
    assert found.reporter is None


def test_a_partner_that_is_named_most_is_not_the_reporter(claims: Claims) -> None:
    text = (
        "Vietnam's rice exports to China rose 5% in July.\n\nShipments to China were the highest since March.\n\n"
        "More rice went to China than to any other country.\n\nThe volume came to 750,000 tonnes."
    )
    assert claims(text)["750,000 tonnes"].reporter == "VNM"
