"""A page of our own with the damage of a real one: UTF-8 read as Windows-874 with Windows-1252 in its gaps, menus, forms, teasers."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from framing.article import read_path
from framing.schema import Article, Span

PAGE = Path(__file__).parent / "data" / "gallium-page.txt"
SHARED = Path(os.environ.get("FRAMING_SHARED", Path(__file__).parents[3] / "shared"))
SEED = SHARED / "articles" / "strategic-spin-alert.txt"
WORDS_OF_FURNITURE = (
    "Subscri",
    "Inbox",
    "Comment",
    "opens in a new tab",
    "Search",
    "Recent",
    "By Martha",
    "By Daniel",
    "periodic",
    "patriotism",
)


def texts(article: Article, kind: str) -> list[str]:
    return [article.text[f.start : f.end] for f in article.fields if f.kind == kind]


@pytest.fixture(scope="module")
def page() -> Article:
    return read_path(PAGE)


def test_letters_are_mended_and_straight_quotes_stay(page: Article) -> None:
    assert {c for c in page.text if not c.isascii()} == set("’—“”€£é–…")
    assert "costs €580 in Rotterdam, or about £490 in London, where the café trade" in page.text
    assert texts(page, "headline") == ["Gallium's Long Shadow: Beijing Tightens the Tap While Buyers in Rotterdam Pay Up"]
    assert any(r.kind == "encoding" and "Windows-874" in r.message for r in page.repairs)


def test_fields_of_the_page(page: Article) -> None:
    assert texts(page, "highlights") == [
        "China's gallium exports fell by 41% in the first two months of the year.",
        "Buyers in Rotterdam paid more than twice last year's price.",
        "Licences, not a ban, explain most of the delay.",
    ]
    assert texts(page, "subhead") == ["Who Waits Longest", "Bottom Line: Watch the Licences"]
    assert len(texts(page, "body")) == 5
    assert page.published == date(2025, 3, 14)
    assert page.published_from == "date line"
    assert "Mar 14" not in page.text


def test_no_furniture_is_left(page: Article) -> None:
    assert page.text.endswith("The licences granted in March will say more than the prices paid in February.")
    assert not [w for w in WORDS_OF_FURNITURE if w in page.text]
    assert "A survey of brokers suggests" in page.text
    assert "Home" not in page.text


def test_a_mended_place_maps_to_the_whole_damage(page: Article) -> None:
    at = page.text.index("’s latest")
    place = page.source_map(Span(at, at + 1))
    assert page.decoded[place.start : place.end] == "โ€™"
    at = page.text.index("café")
    place = page.source_map(Span(at, at + 4))
    assert page.decoded[place.start : place.end] == "cafรฉ"


@pytest.mark.skipif(not SEED.exists(), reason="the shared articles are not here: set FRAMING_SHARED")
def test_the_seed_page() -> None:
    seed = read_path(SEED)
    assert seed.text.endswith("The West’s overreliance remains the core problem.")
    assert {c for c in seed.text if not c.isascii()} == set("’—–")
    assert seed.published == date(2025, 7, 21)
    assert seed.headline == "Crackdowns and Curveballs: China Cuts Off Antimony While Rare Earth Magnet Exports to U.S. Soar"
    assert texts(seed, "subhead") == [
        "The Facts Hold Up, But Framing Matters",
        "Strategic Spin Alert",
        "Bottom Line: Eyes on the Long Game",
    ]
    assert [len(texts(seed, kind)) for kind in ("highlights", "body")] == [5, 7]
    assert '"recovery"' in seed.text
    assert not [w for w in WORDS_OF_FURNITURE if w in seed.text]
    at = seed.text.index("skyrocketed 660%")
    place = seed.source_map(Span(at, at + 16))
    assert seed.decoded[place.start : place.end] == "skyrocketed 660%"
