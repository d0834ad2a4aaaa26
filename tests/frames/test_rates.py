"""What a rate does is not what the series does: "growth eased" hangs on no figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from framing.schema import Claim, Commodity, Interval, Quantity, Span

Find = Callable[..., Any]


def change(text: str, figure: str) -> Claim:
    """A change in percent, at its words."""
    start = text.index(figure)
    one = Interval(1.0, 1.0)
    return Claim(
        id="c1", text=figure, start=start, end=start + len(figure), sentence=Span(0, len(text)), kind="change", direction="down",
        commodity=Commodity("magnets", None), quantity=Quantity(start, start + len(figure), figure, 1.0, "percent", one, one),
    )  # fmt: skip


def hangs_on(frames_in: Find, text: str, word: str) -> str | None:
    """The figure of the sentence's frame ``word``."""
    frames = {f.text: f.claim for f in frames_in(text, claims=(change(text, "3.6%"),))}
    assert word in frames, frames
    claim: str | None = frames[word]
    return claim


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Exports eased 3.6% in June from May.", "eased"),
        ("Magnet exports slumped 3.6% in June.", "slumped"),
        ("Exports, which had eased 3.6% in May, were little changed.", "eased"),
        ("Exports that plunged 3.6% in May worried buyers.", "plunged"),
    ],
)
def test_a_verb_of_the_trade_itself_hangs_on_its_figure(frames_in: Find, text: str, word: str) -> None:
    assert hangs_on(frames_in, text, word) == "c1"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Growth eased to 3.6% in June.", "eased"),
        ("Export growth slumped to 3.6% in June.", "slumped"),
        ("The growth rate plunged to 3.6% in June.", "plunged"),
        ("The pace eased to 3.6% in June.", "eased"),
        ("The increase slumped to 3.6% in June.", "slumped"),
        ("The decline eased to 3.6% in June.", "eased"),
    ],
)
def test_a_verb_of_a_rate_hangs_on_no_figure(frames_in: Find, text: str, word: str) -> None:
    assert hangs_on(frames_in, text, word) is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The rate, which had eased to 3.6% in May, was the lowest in a year.", "eased"),
        ("The growth rate that plunged to 3.6% in May worried buyers.", "plunged"),
    ],
)
def test_a_rate_is_known_through_which_and_that(frames_in: Find, text: str, word: str) -> None:
    assert hangs_on(frames_in, text, word) is None


def test_a_rate_beside_the_figure_leaves_the_verb_of_the_trade_its_figure(frames_in: Find) -> None:
    text = "Exports plunged 3.6% in June, and growth eased."
    frames = {f.text: f.claim for f in frames_in(text, claims=(change(text, "3.6%"),))}
    assert frames == {"plunged": "c1", "eased": None}
