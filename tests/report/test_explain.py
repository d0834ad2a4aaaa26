from __future__ import annotations

from dataclasses import dataclass

from framing.report.explain import render_explanation, render_table


@dataclass(frozen=True)
class Written:
    """A check's words, as the checks room has them."""

    code: str = "B202"
    name: str = "low-base"
    severity: str = "warning"
    action: str = "add"
    doc: str = (
        "What it does\nFlags a large percentage from a small base,\nand says the level.\n\n"
        "Why it is bad\nA percentage from next to nothing says more of the base."
    )
    flags: tuple[str, ...] = ("Exports soared 900% from one ton.",)
    passes: tuple[str, ...] = ("Exports rose 3%.", "Exports fell \x1b[31m2%.")
    source: str = "House of Commons Library, SN04446"
    preview: bool = False


def test_an_explanation_has_the_words_examples_and_source():
    out = render_explanation(Written())
    lines = out.splitlines()
    assert lines[0] == "B202 low-base"
    assert "What it does" in lines and "  Flags a large percentage from a small base, and says the level." in lines
    places = [out.index(x) for x in ("Flags\n", "Exports soared", "Passes\n", "Exports rose", "Source: House")]
    assert places == sorted(places)
    assert "\x1b" not in out and "preview" not in out
    assert max(map(len, lines)) <= 100


def test_the_table_is_a_line_a_check_in_the_order_of_the_codes():
    out = render_table([Written(code="W401", name="frame-contradicted", preview=True), Written()])
    first, second = out.splitlines()
    assert first.startswith("B202  low-base            warning  Flags a large percentage")
    assert second.startswith("W401  frame-contradicted  warning  ")
    assert max(len(first), len(second)) <= 100


def test_no_check_is_an_empty_table():
    assert render_table([]) == ""
