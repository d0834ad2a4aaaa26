from __future__ import annotations

from datetime import date

import pytest

from framing.reference.countries import country_names, groups, is_known, label, members, possessive
from framing.reference.places import companies, company_suffixes, exclusions, places, stages


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("China", "CHN", "name"),
        ("Chinese", "CHN", "adjective"),
        ("Beijing", "CHN", "metonym"),
        ("the mainland", "CHN", "metonym"),
        ("US", "USA", "name"),
        ("U.S.", "USA", "name"),
        ("Washington", "USA", "metonym"),
        ("Germans", "DEU", "demonym"),
        ("EU", "EU", "group"),
        ("the bloc", "EU", "metonym"),
        ("South Korean", "KOR", "adjective"),
        ("Dutch", "NLD", "adjective"),
        ("ASEAN", "ASEAN", "group"),
        ("Jordan", "JOR", "name"),
    ],
)
def test_names(form: str, code: str, kind: str) -> None:
    assert (country_names()[form].code, country_names()[form].kind) == (code, kind)


def test_capitals_tell_countries_from_words() -> None:
    assert "us" not in country_names() and "turkey" not in country_names()
    assert country_names()["US"].adjectival and country_names()["EU"].adjectival and not country_names()["China"].adjectival


def test_labels() -> None:
    assert label("USA") == "the US" and label("WLD") == "the world" and label("THA+MEX") == "Thailand and Mexico"
    assert possessive("CHN") == "China's" and possessive("NLD") == "the Netherlands'" and possessive("USA") == "the US's"
    assert label("ZZZ") == "ZZZ" and not is_known("ZZZ")


def test_members_by_date() -> None:
    assert "GBR" in members("EU", date(2020, 1, 31)) and "GBR" not in members("EU", date(2020, 2, 1))
    assert len(members("EU", date(2025, 7, 1))) == 27
    assert "IDN" not in members("BRICS", date(2024, 12, 31)) and "IDN" in members("BRICS", date(2025, 1, 6))
    assert "TLS" not in members("ASEAN", date(2025, 10, 25)) and len(members("ASEAN", date(2025, 10, 26))) == 11
    assert members("USMCA", date(2025, 1, 1)) == {"USA", "CAN", "MEX"}
    assert {"SAU", "CHN"} <= members("ASIA", date(2025, 1, 1)) and "CHN" not in members("MIDEAST", date(2025, 1, 1))
    assert members("CHN", date(2025, 1, 1)) == frozenset()


def test_every_group_has_members() -> None:
    for group in groups():
        assert members(group, date(2025, 1, 1)), group


def test_what_is_said_but_not_modelled() -> None:
    assert places()["Guangdong"].country == "CHN" and places()["Georgia"].kind == "state" and "Long Beach" in places()
    assert not set(places()) & set(country_names())
    assert {"Tesla", "MP Materials"} <= companies() and "Ltd" in company_suffixes()
    assert {"production", "stockpiles", "price quotes", "bookings"} <= stages()
    assert {"excluding", "the rest of the world"} <= exclusions()
