"""Quotation marks and apostrophes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.voice.marks import quotations


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it a "win" for trade.', ["win"]),
        ("He called it a “win” for trade.", ["win"]),
        ("He called it a 'win' for trade.", ["win"]),
        ("He called it a ‘win’ for trade.", ["win"]),
        ("It's China's magnets' price.", []),
        ("Back in the '90s producers' output fell.", []),
        ("Back in the ’90s producers’ output fell.", []),
        ("Producers' output and miners' wages rose.", []),
        ("In the '90s it was 'badly' run.", ["badly"]),
        ("Rock 'n' roll exports rose.", []),
        ("'We won't sell producers' stock,' he said.", ["We won't sell producers' stock,"]),
        ("'Strong exports' are back.", ["Strong exports"]),
        ("“We said ‘no’ to it,” he said.", ["We said ‘no’ to it,", "no"]),
        ('A 5" pipe and a 6" pipe.', []),
        ("“The first paragraph goes on", ["The first paragraph goes on"]),
        ("He said: “The first paragraph goes on", ["The first paragraph goes on"]),
        ("It ends here.” They left.", ["It ends here."]),
        ("A 5” pipe.", []),
        ('It ends here."', ["It ends here."]),
        ("A stray “ mark in the middle of words", []),
        ('She said "yes". He said "no".', ["yes", "no"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_an_unclosed_quotation_says_so() -> None:
    assert [q.closed for q in quotations("“It goes on")] == [False]


@given(st.text(alphabet="ab s'’‘“”\"5.,", max_size=60))
def test_ranges_lie_in_the_text_and_nest(text: str) -> None:
    found = quotations(text)
    for q in found:
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
    for a in found:
        for b in found:
            assert not a.start < b.start < a.end < b.end
