"""One law for all checks: code, doc, source, examples; the examples are run through the whole checker."""

from __future__ import annotations

from datetime import date

import pytest

from framing.checks import checks
from framing.checks.base import HEADINGS, Example
from framing.checks.registry import MODULES, chosen
from framing.schema import FramingError

FLAGS = [pytest.param(c, e, id=f"{c.code}-flags-{i}") for c in checks() for i, e in enumerate(c.flags)]
PASSES = [pytest.param(c, e, id=f"{c.code}-passes-{i}") for c in checks() for i, e in enumerate(c.passes)]


def found(checker, example: Example) -> list[str]:
    examined = checker.examine(example.text.encode(), "example.txt", published=date.fromisoformat(example.published))
    return [f.code for f in examined.findings]


def test_codes_are_unique_and_every_module_is_registered(root) -> None:
    codes = [c.code for c in checks()]
    assert len(codes) == len(set(codes)) == len(MODULES)
    files = {p.stem for p in (root / "framing" / "checks").glob("[a-z][0-9]*.py")}
    assert files == set(MODULES)


@pytest.mark.parametrize("check", checks(), ids=lambda c: c.code)
def test_documented_sourced_and_with_examples(check) -> None:
    lines = check.doc.splitlines()
    assert [h for h in HEADINGS if h in lines] == list(HEADINGS)
    assert check.source and check.name == check.name.lower()
    assert len(check.flags) >= 2 and len(check.passes) >= 3


@pytest.mark.parametrize("check, example", FLAGS)
def test_flags(checker, check, example) -> None:
    assert check.code in found(checker, example), example.text


@pytest.mark.parametrize("check, example", PASSES)
def test_passes(checker, check, example) -> None:
    assert check.code not in found(checker, example), example.text


def test_an_unknown_code_names_near_ones() -> None:
    with pytest.raises(FramingError) as caught:
        chosen(("F1O1",), None)
    assert "F101" in caught.value.fix
