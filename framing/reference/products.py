"""Products: what is traded, as the words have it, and which series a name means in an office's mouth.

A basket that an office defines for itself (Korea's MTI items, India's ministry items) is a product of its own, because its figures
are not comparable with an HS basket of the same name. Names stand on the general product; :func:`resolve` finds the office's own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from types import MappingProxyType

from framing.reference.tables import listed, read_table
from framing.schema import FramingError, Product

ALL_GOODS = "all-goods"
"""The product that is a country's whole trade."""


@cache
def products() -> Mapping[str, Product]:
    """Every product by its id."""
    found: dict[str, Product] = {}
    for row in read_table("products.csv"):
        if row["id"] in found:
            raise FramingError("double-product", f"The product {row['id']} stands twice in products.csv.", "Keep one of the rows.")
        found[row["id"]] = Product(
            id=row["id"],
            label=row["label"],
            names=listed(row["names"]),
            hs=listed(row["hs"]),
            national=listed(row["national"]),
            scope=row["scope"],
            wider=listed(row["wider"]),
        )
    return MappingProxyType(found)


@cache
def product_names() -> Mapping[str, str]:
    """Every name in lower case (hyphens as written in the table) to the id of its general product.

    ``magnets`` alone is the general product *magnets*, never rare earths: :func:`resolve` takes it to rare-earth magnets where the
    text is about rare earths.

    Raises:
        FramingError: ``double-name`` where two products claim one name.
    """
    names: dict[str, str] = {}
    for product in products().values():
        for name in product.names:
            if names.setdefault(name, product.id) != product.id:
                raise FramingError("double-name", f"{name!r} names both {names[name]} and {product.id}.", "Keep it in one of the two rows.")
    return MappingProxyType(names)


@cache
def maker_names() -> Mapping[str, str]:
    """Names of those who make goods, in lower case, to the id of what they make: "carmakers" sell motor vehicles."""
    return MappingProxyType({row["name"]: row["product"] for row in read_table("makers.csv")})


def product(id: str) -> Product:
    """The product of an id; a union ("gallium+germanium") is a product that carries the parts' labels and HS prefixes.

    Raises:
        FramingError: ``unknown-product``.
    """
    parts = [_one(part) for part in id.split("+")]
    if len(parts) == 1:
        return parts[0]
    text = ", ".join(p.label for p in parts[:-1]) + f" and {parts[-1].label}"
    return Product(id=id, label=text, hs=tuple(dict.fromkeys(h for p in parts for h in p.hs)))


def _one(id: str) -> Product:
    found = products().get(id)
    if found is None:
        raise FramingError("unknown-product", f"There is no product {id!r}.", "`framing data list` shows the products that have series.")
    return found


@cache
def _by_reporter() -> Mapping[tuple[str, str, str], str]:
    return MappingProxyType({(r["product"], r["reporter"], r["flow"]): r["becomes"] for r in read_table("by_reporter.csv")})


@cache
def _by_context() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(r["product"], r["near"]): r["becomes"] for r in read_table("by_context.csv")})


def resolve(name_or_id: str, reporter: str | None = None, flow: str | None = None, nearby: Collection[str] = ()) -> str | None:
    """The product id that a name (or a general product's id) means.

    Args:
        name_or_id: a name in any case, an id, or ids joined by "+".
        reporter: whose figures are meant; "steel products" of Korea are its ministry's item.
        flow: export or import; China's rare-earth imports are another basket than its exports.
        nearby: ids of the products that the text names; "magnets" near rare earths are rare-earth magnets.

    Returns:
        An id, or None where the name is not known. Resolving twice changes nothing.
    """
    if "+" in name_or_id:
        parts = [resolve(part, reporter, flow, nearby) for part in name_or_id.split("+")]
        return None if None in parts else "+".join(p for p in parts if p is not None)
    found = name_or_id if name_or_id in products() else product_names().get(name_or_id.lower())
    if found is None:
        return None
    for near in nearby:
        found = _by_context().get((found, near), found)
    if reporter is None:
        return found
    table = _by_reporter()
    return table.get((found, reporter, flow or ""), table.get((found, reporter, ""), found))


@cache
def wider_than(id: str) -> tuple[str, ...]:
    """The ids of every product that ``id`` is part of, nearest first."""
    seen: dict[str, None] = {}
    queue = list(products()[id].wider) if id in products() else []
    while queue:
        one = queue.pop(0)
        if one not in seen:
            seen[one] = None
            queue.extend(products()[one].wider)
    return tuple(seen)
