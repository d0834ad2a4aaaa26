from __future__ import annotations

import pytest
from rich.cells import cell_len

from framing.report import RENDERERS
from framing.report.terminal import SHOWN
from framing.report.view import view

render = RENDERERS["terminal"]


def section(out: str, name: str) -> list[str]:
    lines = out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith(name)) + 1
    return lines[start : lines.index("", start) if "" in lines[start:] else len(lines)]


@pytest.mark.parametrize("width", [60, 100])
def test_golden(width, example_report, snapshot):
    assert render(example_report, width=width) == snapshot


def test_the_worst_comes_first_and_what_holds_last(example_report):
    symbols = [line[2] for line in section(render(example_report), "THE FACTS") if line[2] != " "]
    assert symbols == sorted(symbols, key="✗≠?≈✓".index) and symbols[0] == "✗" and symbols[-1] == "✓"


@pytest.mark.parametrize("width", [44, 60, 88, 100, 140])
def test_what_is_fine_has_one_line(width, example_report):
    fine = [f for f in view(example_report).facts if f.fine]
    lines = section(render(example_report, width=width), "THE FACTS")
    assert sum(line.startswith("  ✓") for line in lines) == len(fine)
    first = next(i for i, line in enumerate(lines) if line.startswith("  ✓"))
    assert len(lines) - first == len(fine)


def test_what_is_wrapped_stands_under_its_own_column(example_report):
    lines = section(render(example_report, width=90), "SPIN ALERT")
    messages = [line for line in lines if line.strip()]
    column = messages[0].index("Change:")
    continued = [line for line in messages if line.startswith(" " * 10)]
    assert continued and all(line[:column].strip() == "" and line[column] != " " for line in continued)


def test_symbols_stand_without_colour_and_colour_adds_nothing_else(example_report):
    import re

    coloured = render(example_report, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(example_report)
    assert "\x1b" not in render(example_report)


def test_six_entries_a_section_and_the_rest_is_counted(example_report):
    one = example_report.findings[0]
    many = tuple(one.model_copy(update={"id": f"x{i}", "message": f"Change: thing {i}."}) for i in range(SHOWN + 3))
    report = example_report.model_copy(update={"findings": many})
    out = render(report)
    assert sum(line.startswith("  B202") for line in out.splitlines()) == SHOWN
    assert "  3 more (B202 660%, B202 660%, B202 660%): --all" in out.splitlines()
    whole = render(report, show_all=True)
    assert sum(line.startswith("  B202") for line in whole.splitlines()) == SHOWN + 3 and "--all" not in whole


def test_the_same_words_told_the_same_thing_are_one_entry_with_both_places(example_report):
    one = next(f for f in example_report.findings if f.code == "W420")
    line = 1 + one.start - len("China")
    twin = one.model_copy(update={"id": "twin", "start": line, "source_start": line, "text": one.text.title()})
    out = render(example_report.model_copy(update={"findings": (*example_report.findings, twin)}), width=120)
    assert sum(row.startswith("  W420") for row in out.splitlines()) == 1
    assert f"1:{line + 1}" in out


def test_an_untroubled_article_says_so_in_four_lines(example_report):
    holds = tuple(c for c in example_report.claims if c.verdict.label == "supported")
    summary = example_report.summary.model_copy(update={"numbers": "hold", "framing": "fair", "bottom_line": "The numbers hold."})
    fair = example_report.model_copy(update={"findings": (), "claims": holds, "summary": summary})
    out = render(fair, width=120)
    assert len(out.splitlines()) == 4 and "Nothing to change" in out
    assert "THE FACTS" in render(fair, width=120, show_all=True)


def test_a_figure_that_is_wrong_is_never_untroubled(example_report):
    assert "THE FACTS" in render(example_report.model_copy(update={"findings": ()}))


def test_markup_of_the_drawing_library_is_text(report_maker):
    out = render(report_maker(finding="Say [red]the[/red] level :smile:."), width=120)
    assert "[red]the[/red]" in out and ":smile:" in out


def test_wide_letters_keep_their_columns(report_maker):
    out = render(report_maker(finding="出口 " * 60), width=100)
    rows = [line for line in section(out, "SPIN ALERT") if "出口" in line]
    assert len({cell_len(line[: line.index("出口")]) for line in rows}) == 1


def test_the_data_that_end_before_the_article_are_said(example_report):
    tool = example_report.tool.model_copy(update={"data": example_report.tool.data.model_copy(update={"as_of": "2025-05-31"})})
    assert "the data end on 2025-05-31" in render(example_report.model_copy(update={"tool": tool}), width=140)
    assert "the data end" not in render(example_report, width=140)
