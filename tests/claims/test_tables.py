"""A table's cells are claims with what their column and their row say; a cell that cannot be read is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from framing.schema import Claim, Inferred, Read

Claims = Callable[[str], dict[str, Claim]]

LEAD = "# Chile's copper exports\n\nChile's copper exports rose in July 2025.\n\n"

PARTNERS = """| Destination | Tonnes | Change on year, % |
| --- | --- | --- |
| China | 120,000 | +4.5 |
| Japan | 30,000 | -2.1 |
| Peru | n/a | 0.0 |
"""

GOODS = """| Product | Exports, July 2025 ($ million) | Imports, July 2025 ($ million) |
| --- | --- | --- |
| Rice | 900 | 12 |
| Coal | 3 | 2,400 |
"""

MONTHS = """| Month | Exports, tonnes | Share of total |
| --- | --- | --- |
| May 2025 | 200,000 | 30% |
| June 2025 | 210,000 | 31% |
"""


@pytest.fixture(scope="module")
def claims(checker: Any) -> Claims:
    """A Markdown article to its claims, by the words of their figures."""

    def read(text: str) -> dict[str, Claim]:
        found = checker.examine(text.encode(), "article.md", published=date(2025, 9, 20)).claims
        assert len({c.text for c in found}) == len(found)
        return {c.text: c for c in found}

    return read


def product(claim: Claim) -> str | None:
    return claim.commodity.product if claim.commodity else None


def test_a_row_names_the_partner_and_the_topic_the_rest(claims: Claims) -> None:
    cell = claims(LEAD + PARTNERS)["120,000"]
    assert (cell.reporter, cell.partner, product(cell), cell.flow, str(cell.period)) == ("CHL", "CHN", "copper", "export", "2025-07")
    assert isinstance(cell.roles["partner"], Read) and isinstance(cell.roles["reporter"], Inferred)


def test_a_column_gives_the_unit_of_its_cells(claims: Claims) -> None:
    found = claims(LEAD + PARTNERS)
    assert (found["120,000"].quantity.shown, found["120,000"].quantity.unit, found["120,000"].kind) == (120_000, "t", "level")
    assert (found["+4.5"].quantity.shown, found["+4.5"].quantity.unit) == (4.5, "percent")


@pytest.mark.parametrize(("cell", "direction"), [("+4.5", "up"), ("-2.1", "down"), ("0.0", "flat")])
def test_the_sign_of_a_change_is_its_direction(claims: Claims, cell: str, direction: str) -> None:
    change = claims(LEAD + PARTNERS)[cell]
    assert (change.kind, change.direction) == ("change", direction)


def test_a_columns_comparison_is_its_cells_baseline(claims: Claims) -> None:
    baseline = claims(LEAD + PARTNERS)["-2.1"].baseline
    assert baseline is not None and (str(baseline.period), baseline.kind) == ("2024-07", "year_earlier")


@pytest.mark.parametrize(
    ("cell", "goods", "flow", "dollars"),
    [("900", "rice", "export", 9e8), ("12", "rice", "import", 12e6), ("3", "coal", "export", 3e6), ("2,400", "coal", "import", 24e8)],
)
def test_each_cell_has_its_rows_goods_and_its_columns_flow(claims: Claims, cell: str, goods: str, flow: str, dollars: float) -> None:
    found = claims("# India's trade\n\nIndia's exports rose in July 2025.\n\n" + GOODS)[cell]
    assert (found.reporter, product(found), found.flow, found.quantity.shown, found.quantity.unit) == ("IND", goods, flow, dollars, "USD")


def test_a_rows_month_goes_over_the_articles(claims: Claims) -> None:
    found = claims(LEAD + MONTHS)
    assert [str(found[c].period) for c in ("200,000", "210,000")] == ["2025-05", "2025-06"]


def test_a_share_is_no_change(claims: Claims) -> None:
    cell = claims(LEAD + MONTHS)["30%"]
    assert (cell.kind, cell.direction, cell.baseline) == ("share", None, None)


def test_goods_of_no_list_keep_their_label_and_get_no_product(claims: Claims) -> None:
    text = LEAD + "| Product | Exports, tonnes |\n| --- | --- |\n| Zorblets | 410 |\n| Rice | 900 |\n"
    cell = claims(text)["410"]
    assert cell.commodity is not None
    assert (cell.commodity.label, cell.commodity.product) == ("Zorblets", None)


def test_a_row_of_totals_is_of_no_partner(claims: Claims) -> None:
    cell = claims(LEAD + PARTNERS + "| Total | 150,000 | 3.0 |\n")["150,000"]
    assert (cell.reporter, cell.partner, product(cell)) == ("CHL", None, "copper")


@pytest.mark.parametrize("cell", ["n/a", "-", "12-15", "1.2.3", "about a third", "see note 4", "120 (r)"])
def test_a_cell_that_is_no_plain_number_is_no_claim(claims: Claims, cell: str) -> None:
    text = LEAD + f"| Destination | Tonnes |\n| --- | --- |\n| China | {cell} |\n| Japan | 30,000 |\n"
    assert list(claims(text)) == ["30,000"]


def test_numbers_without_a_unit_are_no_claims(claims: Claims) -> None:
    text = LEAD + "| Month | Foo | Bar |\n| --- | --- | --- |\n| June 2025 | 200,000 | 30% |\n| July 2025 | 210,000 | 31% |\n"
    assert claims(text) == {}


def test_a_table_without_heads_is_not_read(claims: Claims) -> None:
    text = LEAD + "| China | 200,000 | 30% |\n| --- | --- | --- |\n| Japan | 210,000 | 31% |\n"
    assert claims(text) == {}


def test_numbers_that_cannot_be_read_are_still_told_with_a_reason(checker: Any) -> None:
    text = LEAD + "| China | 200,000 | 30% |\n| --- | --- | --- |\n| Japan | 210,000 | 31% |\n"
    checked = checker.examine(text.encode(), "article.md", published=date(2025, 9, 20))
    assert {q.text for q in checked.quantities} >= {"30%", "31%"}
    assert all(q.why_not for q in checked.quantities)


def test_a_claims_place_is_its_cell(checker: Any) -> None:
    checked = checker.examine((LEAD + PARTNERS).encode(), "article.md", published=date(2025, 9, 20))
    assert all(checked.article.text[c.start : c.end] == c.text for c in checked.claims)
