"""Concise and Markdown: the golden output, places, links."""

from __future__ import annotations

import pytest

from framing.report import RENDERERS
from framing.report.words import place_of


@pytest.mark.parametrize("name", ["concise", "markdown"])
def test_golden(name, example_report, snapshot):
    assert RENDERERS[name](example_report) == snapshot


def test_concise_is_a_line_a_finding_and_a_summary_last(example_report):
    *lines, last = RENDERERS["concise"](example_report).splitlines()
    assert len(lines) == len(example_report.findings)
    assert all(line.startswith("magnets-june-2025.md:") for line in lines)
    assert "1 error, 3 warnings, 1 suggestion" in last and "1 wrong" in last


def test_places_are_line_and_column_of_the_input(example_report):
    source = "---\r\npublished: 2025-07-20\r\n---\r\n# China's rare earth"
    lines = (0, 5, 28, 33)
    report = example_report.model_copy(update={"article": example_report.article.model_copy(update={"lines": lines})})
    assert place_of(report, source.index("China"), 0) == (4, 3)
    assert place_of(report, 0, 0) == (1, 1)
    assert place_of(report, 28, 0) == (3, 1)


def test_without_lines_of_the_input_places_are_those_of_the_text(example_report):
    start = example_report.article.text.index("Taps open again")
    bare = example_report.model_copy(update={"article": example_report.article.model_copy(update={"lines": ()})})
    line, column = place_of(bare, 9999, start)
    assert bare.article.text.splitlines()[line - 1][column - 1 :].startswith("Taps open again")


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://www.reuters.com/markets/magnets", True),
        ("http://www.reuters.com/markets/magnets", False),
        ("javascript:alert(1)", False),
        ("https://1.2.3.4/x", False),
        ("https://user@evil.example/", False),
        ("https://xn--rutrs-kva.example/", False),
        ("https://bit.ly/abc", False),
        ("https://reuters.com:8080/", False),
        ("https://r\u0435uters.com/", False),
        (None, False),
    ],
)
def test_only_an_address_that_a_reader_would_trust_is_a_link(address, linked, report_maker):
    report = report_maker(address=address)
    assert ("](https://" in RENDERERS["markdown"](report)) is linked
    out = RENDERERS["html"](report)
    assert (f'href="{address}"' in out) is linked
    assert "General Administration of Customs" in out


def test_markdown_has_a_row_for_each_distinct_figure(example_report):
    out = RENDERERS["markdown"](example_report)
    own = [c for c in example_report.claims if c.same_as is None]
    rows = [line for line in out.splitlines() if line.startswith("| ") and "**" in line]
    assert len(rows) == len(own) and all(row.count(" | ") == 4 for row in rows)
