"""One law for all checks: what each must have, and that its examples are what it does."""

from __future__ import annotations

import re
from datetime import date

import pytest

from framing.checks import Check, CheckInput, check_doc, check_docs, checks, run_checks
from framing.checks.base import HEADINGS
from framing.schema import FramingError

EXPECTED = {
    "F101", "F102", "F103", "F104", "P301", "P307", "B202", "B203", "B205", "W401", "W403", "W420", "M501", "M503", "M504",
}  # fmt: skip
ACTIONS = ("Change", "Attribute", "Add", "Cut", "Ask", "Say")
ids = pytest.mark.parametrize("check", checks(), ids=lambda c: c.code)


def test_every_check_is_there_once() -> None:
    codes = [c.code for c in checks()]
    assert set(codes) == EXPECTED
    assert len(codes) == len(set(codes))
    assert len({c.name for c in checks()}) == len(codes)
    assert codes == sorted(codes)


@ids
def test_code_name_doc_and_source(check: Check) -> None:
    assert re.fullmatch(r"[FBPWM]\d{3}", check.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    assert tuple(h for h, _ in check.sections) == HEADINGS
    assert all(len(text) > 20 for _, text in check.sections)
    publisher = check.source.split(",")[0].split(" (")[0]
    assert len(publisher) > 3
    assert publisher.casefold() in dict(check.sections)["References"].casefold()


@ids
def test_examples_flag_and_pass(check: Check) -> None:
    assert len(check.flags) >= 2
    assert len(check.passes) >= 3
    for case in check.flags:
        assert list(check.find(case.given)), f"{check.code} does not flag: {case.text}"
        assert case.note
    for case in check.passes:
        assert not list(check.find(case.given)), f"{check.code} flags: {case.text}"
        assert case.note


@ids
def test_messages_are_for_editors(check: Check) -> None:
    for case in check.flags:
        for found in run_checks(case.given, select=(check.code,)):
            assert found.text == case.text[found.start : found.end]
            assert found.message.startswith(ACTIONS), found.message
            assert found.message.endswith(".") and not found.message.endswith("..")
            assert "  " not in found.message and "None" not in found.message + found.why
            assert found.why and not found.why.endswith(".")
            assert found.code == check.code and found.name == check.name
            assert re.fullmatch(r"[0-9a-f]{16}-\d+", found.fingerprint)


@ids
def test_rendered_message_is_kept(check: Check, snapshot: object) -> None:
    lines = [
        f"{f.code} {f.severity} {f.action} [{f.text}] {f.message} -- {f.why}"
        for c in check.flags
        for f in run_checks(c.given, select=(check.code,))
    ]
    assert "\n".join(lines) == snapshot


@ids
def test_examples_bring_no_finding_of_another_voice(check: Check) -> None:
    """An example that a check flags is not flagged by it once nobody asserts the figure or word any more."""
    from dataclasses import replace

    from framing.schema import Voice

    denied = Voice("denied")
    for case in check.flags:
        given = case.given
        muted = replace(
            given,
            claims=tuple(replace(c, voice=denied) for c in given.claims),
            frames=tuple(replace(f, voice=denied) for f in given.frames),
            at_odds=(),
        )
        assert not list(check.find(muted)), f"{check.code} blames a denial: {case.text}"


def test_docs_say_what_the_checks_are() -> None:
    for doc in check_docs():
        assert doc.summary.endswith(".") and doc.summary.split()[0] in ("Flags", "Asks", "Names")
        assert all(e.says for e in doc.flags)
        assert not any(e.says for e in doc.passes)
        assert all(date.fromisoformat(e.published) for e in (*doc.flags, *doc.passes))


def test_unknown_code_names_near_ones() -> None:
    with pytest.raises(FramingError) as error:
        check_doc("B220")
    assert error.value.code == "unknown-code"
    assert "B202" in error.value.fix
    with pytest.raises(FramingError):
        run_checks(checks()[0].flags[0].given, select=("X999",))


def test_codes_in_lower_case_are_known() -> None:
    assert check_doc("b202").code == "B202"


def test_an_empty_article_has_no_findings(empty: CheckInput) -> None:
    assert run_checks(empty) == ()
