"""Makes the packaged figures and policies from a table of published figures: ``python -m framing.trade.recipes.carry_over SOURCE_DIR``.

What it does: leaves suspect rows out, multiplies scales out (kilograms, whole currency units, pieces), makes every basket a product of
its own (``baskets.csv``), writes growth as growth on an explicit baseline, and keeps every row's source, note and derivation.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from framing.reference.products import products
from framing.schema import FramingError, Period

SCALES: Mapping[str, tuple[str, str]] = {
    "million t": ("kg", "1e9"),
    "t": ("kg", "1000"),
    "kg": ("kg", "1"),
    "USD million": ("USD", "1e6"),
    "USD": ("USD", "1"),
    "CNY 100 million": ("CNY", "1e8"),
    "JPY billion": ("JPY", "1e9"),
    "units": ("count", "1"),
    "percent": ("percent", "1"),
}
"""Unit of the table to (our unit, factor)."""

STATISTICS = {"level": "level", "average": "average", "growth_yoy": "growth", "growth_mom": "growth", "growth_on_base": "growth"}

COLUMNS = (
    "id product reporter flow partner measure basis period baseline statistic unit value low high "
    "tier vintage derived_from claimed publisher read_in title address date note"
)
POLICY_COLUMNS = "policy event date_first date_last authority instrument products coverage partners text source_title source_url note"
POLICY_GOODS = {"cars": "motor-vehicles"}
"""Goods of the table of policies whose word is a name of another product here."""
SAME_FIGURE = "product reporter flow partner measure basis period baseline statistic value publisher read_in address date"
ORDER = "product reporter flow partner measure basis period statistic baseline id"
KEPT = "reporter flow partner measure basis period baseline tier vintage publisher"


def _number(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _baskets() -> Mapping[tuple[str, str, str], str]:
    with (Path(__file__).parent / "baskets.csv").open(encoding="utf-8", newline="") as file:
        return {(r["product"], r["reporter"], r["scope"]): r["becomes"] for r in csv.DictReader(file)}


def _product(row: Mapping[str, str], baskets: Mapping[tuple[str, str, str], str]) -> str:
    name, reporter, scope = row["product"], row["reporter"], row["scope"]
    found = baskets.get((name, reporter, scope)) or baskets.get((name, reporter, "*"))
    if found is None:
        if scope:
            raise FramingError("unknown-basket", f"The basket {scope!r} of {reporter} has no product.", "Add it to recipes/baskets.csv.")
        found = name
    if found not in products():
        raise FramingError("unknown-product", f"There is no product {found!r}.", "Add it to reference/data/products.csv.")
    return found


def _claimed(cell: str, factor: Decimal) -> str:
    """``claimed_statistic`` with differences in our unit; percentages stay as they are."""
    out = []
    for one in filter(None, cell.split(";")):
        kind, period, baseline, value = one.split(":")
        shown = _number(Decimal(value) * factor) if kind == "difference" else value
        out.append(f"{kind}:{period}:{baseline}:{shown}")
    return ";".join(out)


def observation_id(row: Mapping[str, str]) -> str:
    """Ten hex digits that stay the same as long as key, period, statistic, value and source do."""
    return hashlib.sha256("\x1f".join(row[c] for c in SAME_FIGURE.split(" ")).encode()).hexdigest()[:10]


def carry_figures(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows of the packaged table, in order of key and period.

    Raises:
        FramingError: an unknown basket, product or unit, or a row that has no source.
    """
    baskets = _baskets()
    out: list[dict[str, str]] = []
    for row in rows:
        if row["status"] != "ok":
            continue
        if row["unit"] not in SCALES:
            raise FramingError("unknown-unit", f"The unit {row['unit']!r} has no scale.", "Add it to the recipe.")
        if not row["publisher"]:
            raise FramingError("no-source", f"A figure of {row['product']} has no publisher.", "No figure goes in without a source.")
        unit, factor = SCALES[row["unit"]][0], Decimal(SCALES[row["unit"]][1])
        Period.parse(row["period"])
        new = {
            "product": _product(row, baskets),
            **{c: row[c] for c in KEPT.split(" ")},
            "statistic": STATISTICS[row["statistic"]],
            "unit": unit,
            **{c: _number(Decimal(row[c]) * factor) for c in ("value", "low", "high")},
            "derived_from": row["derived_from"],
            "claimed": _claimed(row["claimed_statistic"], factor),
            "read_in": row["read_in"],
            "title": row["source_title"],
            "address": row["source_url"],
            "date": row["source_date"],
            "note": row["note"],
        }
        new["id"] = observation_id(new)
        out.append({c: new[c] for c in COLUMNS.split(" ")})
    out.sort(key=lambda r: tuple(r[c] for c in ORDER.split(" ")))
    if len({r["id"] for r in out}) != len(out):
        raise FramingError("double-figure", "Two rows are the same figure of the same source.", "Take one of them out of the table.")
    return out


def carry_policies(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The events of policies, their goods by our ids.

    Raises:
        FramingError: ``unknown-product``.
    """
    out = []
    for row in rows:
        goods = [POLICY_GOODS.get(one, one) for one in row["products"].split(";")]
        for one in goods:
            if one not in products():
                raise FramingError("unknown-product", f"There is no product {one!r}.", "Add it to reference/data/products.csv.")
        out.append({**{c: row[c] for c in POLICY_COLUMNS.split(" ")}, "products": ";".join(goods)})
    return out


def _write(path: Path, columns: str, rows: Iterable[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(" "), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _sources(figures: Iterable[Mapping[str, str]], policies: Iterable[Mapping[str, str]]) -> str:
    publishers = Counter(r["publisher"] for r in figures)
    hosts = Counter(urlsplit(r["source_url"]).hostname or "" for r in policies)
    lines = [
        "# Where the packaged figures come from",
        "",
        "Each row of `figures.csv` and `policies.csv` names its publisher, title, address where there is one, and date.",
        "Only facts and figures were taken over, retyped into our own tables; no text of a source is in them but its title.",
        "",
        "Terms: figures of UN Comtrade and of national offices may be quoted with the office named; US federal files are in the",
        "public domain; a single figure that a newspaper or agency published is a fact and is quoted with its publisher and date.",
        "Titles in `policies.csv` may be shortened or ours: the tool shows its own titles of policies (`policy_titles.csv`).",
        "",
        "| publisher of figures | rows |",
        "| --- | ---: |",
        *(f"| {name} | {count} |" for name, count in sorted(publishers.items(), key=lambda x: (-x[1], x[0]))),
        "",
        "| site of policy sources | rows |",
        "| --- | ---: |",
        *(f"| {name} | {count} |" for name, count in sorted(hosts.items(), key=lambda x: (-x[1], x[0]))),
    ]
    return "\n".join(lines) + "\n"


def main(source: Path, target: Path) -> None:
    """Write ``figures.csv``, ``policies.csv`` and ``SOURCES.md`` into ``target`` from the tables in ``source``."""
    with (source / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        figures = carry_figures(csv.DictReader(file))
    with (source / "policies.csv").open(encoding="utf-8-sig", newline="") as file:
        policies = carry_policies(csv.DictReader(file))
    _write(target / "figures.csv", COLUMNS, figures)
    _write(target / "policies.csv", POLICY_COLUMNS, policies)
    (target / "SOURCES.md").write_text(_sources(figures, policies), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parents[1] / "figures")
