from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from framing.reference.products import product, product_names, products, resolve, wider_than
from framing.schema import FramingError


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("rare-earth magnets", "rare-earth-magnets"),
        ("rare earth magnets", "rare-earth-magnets"),
        ("permanent magnets", "permanent-magnets"),
        ("magnets", "magnets"),
        ("rare earths", "rare-earths"),
        ("antimony", "antimony-all"),
        ("antimony trioxide", "antimony-oxide"),
        ("germanium", "germanium"),
        ("crude", "crude-oil"),
        ("corn", "maize"),
        ("aluminum", "aluminium"),
        ("soya beans", "soybeans"),
    ],
)
def test_names_mean_products(name: str, meant: str) -> None:
    assert product_names()[name] == meant


def test_magnets_are_never_rare_earths() -> None:
    assert resolve("magnets") == "magnets"
    assert resolve("magnets", "CHN", "export", nearby={"rare-earths"}) == "rare-earth-magnets"
    assert resolve("magnets", "CHN", "export", nearby={"soybeans"}) == "magnets"
    assert "rare-earths" not in wider_than("rare-earth-magnets")
    assert wider_than("rare-earth-magnets") == ("permanent-magnets", "magnets")
    assert "rare-earths" in wider_than("dysprosium") and "rare-earths" in wider_than("terbium")


@pytest.mark.parametrize(
    ("name", "reporter", "flow", "meant"),
    [
        ("steel products", "CHN", "export", "steel-products"),
        ("steel products", "KOR", "export", "steel-products-mti"),
        ("steel", "CHN", "export", "steel-products"),
        ("cars", "KOR", "export", "motor-vehicles-mti"),
        ("cars", "JPN", "export", "motor-vehicles-jpn"),
        ("cars", "CHN", "export", "motor-vehicles"),
        ("chips", "CHN", "import", "integrated-circuits"),
        ("chips", "KOR", "export", "semiconductors-mti"),
        ("semiconductors", "CHN", "import", "semiconductors"),
        ("oil", "CHN", "import", "crude-oil"),
        ("oil", "IND", "import", "crude-oil-and-products-ind"),
        ("rare earths", "CHN", "export", "rare-earths"),
        ("rare earths", "CHN", "import", "rare-earths-imports"),
        ("gallium+germanium", "CHN", "export", "gallium+germanium"),
        ("nothing at all", "CHN", "export", None),
    ],
)
def test_a_name_means_the_reporters_own_basket(name: str, reporter: str, flow: str, meant: str | None) -> None:
    assert resolve(name, reporter, flow) == meant
    if meant is not None:
        assert resolve(meant, reporter, flow) == meant


def test_ids_and_names_are_sound() -> None:
    assert len(products()) > 200
    for one in products().values():
        assert all(w in products() for w in one.wider), one.id
        assert one.id not in wider_than(one.id)
        assert all(n == n.lower() for n in one.names), one.id
    assert set(product_names().values()) <= set(products())
    assert not {n for n, p in product_names().items() if n in products() and n != p}, "a name would hide a product"


def test_unions_and_unknown_products() -> None:
    both = product("gallium+germanium")
    assert both.label == "gallium and germanium" and both.hs == ("811292", "811299")
    with pytest.raises(FramingError) as caught:
        product("unobtainium")
    assert caught.value.code == "unknown-product"


def test_hs_prefixes_exist() -> None:
    shared = Path(os.environ.get("FRAMING_SHARED", Path(__file__).parents[3] / "shared"))
    table = shared / "data" / "hs" / "harmonized-system.csv"
    if not table.exists():
        pytest.skip("the shared HS table is not here (FRAMING_SHARED)")
    with table.open(encoding="utf-8", newline="") as file:
        known = {row["hscode"] for row in csv.DictReader(file)}
    assert not {(p.id, h) for p in products().values() for h in p.hs if h not in known}
