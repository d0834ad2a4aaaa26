"""Reading the packaged tables of this room: CSV, because it loads in a millisecond and opens in any spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

from framing.schema import FramingError

LIST_SEPARATOR = "|"
"""Parts several entries of one cell: names may hold commas, spaces and hyphens, but no bar."""


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of ``data/NAME``, one mapping of column to text each.

    Raises:
        FramingError: ``broken-table`` where a row has more or fewer cells than the header.
    """
    text = (files("framing.reference") / "data" / name).read_text(encoding="utf-8")
    for line, row in enumerate(csv.DictReader(text.splitlines(), strict=True), start=2):
        if None in row or None in row.values():
            raise FramingError(
                "broken-table",
                f"Row {line} of {name} has another number of cells than its header.",
                "Put cells that hold a comma in double quotes, and give every column a cell.",
                name,
            )
        yield row


def listed(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several."""
    return tuple(part for part in (p.strip() for p in cell.split(LIST_SEPARATOR)) if part)
