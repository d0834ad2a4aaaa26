"""Carry the curated figures over into the packaged table: ``python -m framing.trade.recipes.carry_over FIGURES.csv OUT.csv``.

Suspect rows stay out; scales are multiplied out (million t and t to kg, USD million, CNY 100 million and JPY billion to the currency's
unit); every growth carries its baseline as a period; a basket that is not an office's main one for the product is a product of its own.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections import Counter
from pathlib import Path

SCALES = {
    "kg": (1.0, "kg"),
    "t": (1e3, "kg"),
    "million t": (1e9, "kg"),
    "units": (1.0, "count"),
    "percent": (1.0, "percent"),
    "USD": (1.0, "USD"),
    "USD million": (1e6, "USD"),
    "CNY 100 million": (1e8, "CNY"),
    "JPY billion": (1e9, "JPY"),
}
"""Unit of the curated table to factor and packaged unit."""

COLUMNS = (
    "id product scope basis vintage hs national_code reporter partner flow period baseline statistic measure value unit low high tier "
    "derived_from claimed publisher read_in title address date note"
).split()

MINOR = {
    "wrought gallium only": "wrought",
    "wrought germanium only": "wrought",
    "forms and codes not stated": "forms-unstated",
    "58,152 t of 2024 incl. permanent-magnet alloys (Adamas)": "with-alloys",
    "incl. permanent-magnet alloys, excl. NdFeB powders and rapidly solidified sheets (Adamas)": "with-alloys",
    "imports as in the headline tables; codes not stated, not the export basket": "headline-imports",
    "as in the headline table; with or without lignite not stated": "lignite-unstated",
    "industry association figures, not customs": "association",
    "permanent magnets of metal, all kinds, China-reported exports": "",
    "permanent magnets of metal, all kinds, US-reported imports": "",
}
"""Scopes that are no office's main basket, and the suffix by which their product is told apart."""


def _number(text: str, factor: float) -> str:
    value = float(text) * factor
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _product(row: dict[str, str], main: dict[tuple[str, str, str], str]) -> str:
    scope = row["scope"]
    if scope in MINOR:
        return f"{row['product']}-{MINOR[scope]}" if MINOR[scope] else row["product"]
    if main[row["product"], row["reporter"], row["flow"]] == scope:
        return row["product"]
    slug = re.sub(r"[^a-z0-9]+", "-", scope.lower()).strip("-")[:24].strip("-")
    return f"{row['product']}-{slug}" if slug else f"{row['product']}-unscoped"


def carry_over(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The packaged rows, in a stable order."""
    kept = [r for r in rows if r["status"] == "ok"]
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    for r in kept:
        if r["scope"] not in MINOR:
            counts.setdefault((r["product"], r["reporter"], r["flow"]), Counter())[r["scope"]] += 1
    main = {key: c.most_common(1)[0][0] for key, c in counts.items()}
    out = []
    for r in kept:
        factor, unit = SCALES[r["unit"]]
        row = {
            "product": _product(r, main),
            "scope": r["scope"],
            "basis": r["basis"],
            "vintage": r["vintage"],
            "hs": r["hs"],
            "national_code": r["national_code"],
            "reporter": r["reporter"],
            "partner": r["partner"],
            "flow": r["flow"],
            "period": r["period"],
            "baseline": r["baseline"],
            "statistic": "growth" if r["statistic"].startswith("growth") else r["statistic"],
            "measure": r["measure"],
            "value": _number(r["value"], factor),
            "unit": unit,
            "low": _number(r["low"], factor),
            "high": _number(r["high"], factor),
            "tier": r["tier"],
            "derived_from": r["derived_from"],
            "claimed": r["claimed_statistic"],
            "publisher": r["publisher"],
            "read_in": r["read_in"],
            "title": r["source_title"],
            "address": r["source_url"],
            "date": r["source_date"],
            "note": r["note"],
        }
        parts = [row[k] for k in ("product", "reporter", "flow", "partner", "measure", "basis", "period", "baseline", "statistic", "value", "publisher", "date", "note")]
        row["id"] = "o" + hashlib.sha256("|".join(parts).encode()).hexdigest()[:8]
        out.append(row)
    return sorted(out, key=lambda x: (x["product"], x["reporter"], x["flow"], x["partner"], x["measure"], x["basis"], x["period"], x["statistic"], x["id"]))


def main(source: str, target: str) -> None:
    """Read the curated table, write the packaged one."""
    with Path(source).open(encoding="utf-8", newline="") as stream:
        rows = carry_over(list(csv.DictReader(stream)))
    with Path(target).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
