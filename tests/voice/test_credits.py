"""A source in the middle of a sentence, and one behind the dash of a headline: whose word the figure is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from framing.schema import Voice
from framing.voice import find_voices

Parse = Callable[[str], Any]


def voice_of(parsed: Parse, text: str, words: str) -> Voice:
    """The voice of the first place where the words stand."""
    start = text.index(words)
    return find_voices(parsed(text)).at(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        ("Tea exports, the ministry said on Monday, rose 3% in August.", "3%", "the ministry"),
        ("Imports of coal, according to customs data, fell 7%.", "7%", "customs data"),
        ("Imports of coal, according to customs data, fell 7%.", "Imports of coal", "customs data"),
        ("Exports fell, the ministry said, to $3 billion in August.", "$3 billion", "the ministry"),
        ("Tea exports rose, the ministry said on Monday, by 3% in August.", "by 3%", "the ministry"),
        ("The country exported 400 tonnes of tea, the ministry said on Monday, down 3% from July.", "400 tonnes", "the ministry"),
        ("The country exported 400 tonnes of tea, the ministry said on Monday, down 3% from July.", "down 3%", "the ministry"),
        ("Exports, as the ministry put it, rose 3%.", "3%", "the ministry"),
        ("Exports, as the ministry put it, rose 3%.", "Exports", "the ministry"),
    ],
)
def test_a_source_in_the_middle_speaks_before_and_behind(parsed: Parse, text: str, words: str, source: str) -> None:
    assert voice_of(parsed, text, words) == Voice("attributed", source)


@pytest.mark.parametrize(
    "text",
    [
        "Tea exports, the ministry said on Monday, rose 3% in August. Imports fell 2%.",
        "Imports of coal, according to customs data, fell 7%. Exports fell 2%.",
    ],
)
def test_a_source_in_the_middle_ends_with_its_sentence(parsed: Parse, text: str) -> None:
    assert voice_of(parsed, text, "2%") == Voice("author")


@pytest.mark.parametrize("link", ["and", "but", "while"])
def test_the_authors_own_clause_after_a_source_in_the_middle_is_the_authors(parsed: Parse, link: str) -> None:
    text = f"Exports rose 3%, the ministry said, {link} imports fell 2%."
    assert voice_of(parsed, text, "3%") == Voice("attributed", "the ministry")
    assert voice_of(parsed, text, "2%") == Voice("author")


def test_a_relative_clause_that_tells_of_a_forecast_leaves_the_figure_to_the_author(parsed: Parse) -> None:
    text = "Exports, which the ministry said would fall, rose 3%."
    assert voice_of(parsed, text, "would fall") == Voice("attributed", "the ministry")
    assert voice_of(parsed, text, "3%") == Voice("author")


def test_an_inserted_remark_is_no_source(parsed: Parse) -> None:
    assert voice_of(parsed, "Exports, the country's pride for years, rose 3%.", "3%") == Voice("author")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Exports rose 3% - ministry", "ministry"),
        ("Tea exports rose 3% – trade ministry", "trade ministry"),
        ("Tea exports rose 3% — customs", "customs"),
        ("Tea exports rose 3% - analysts", "analysts"),
        ("Exports rose 3%, ministry says", "ministry"),
        ("Exports rose 3%, says ministry", "ministry"),
    ],
)
def test_a_headline_that_ends_with_its_source_is_its_word(parsed: Parse, text: str, source: str) -> None:
    assert voice_of(parsed, text, "3%") == Voice("attributed", source)


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose 3% - tea",
        "Tea exports fell 3% - and imports rose",
        "Exports rose 3%: a record",
        "Exports rose 3%: here is why",
        "Three goods rose 3%: tea, coffee, cocoa",
        "Exports rose 3% - traders cheer",
        "A government-led push lifts exports 3%",
    ],
)
def test_what_stands_behind_a_dash_or_a_colon_and_speaks_for_nobody_is_no_source(parsed: Parse, text: str) -> None:
    assert voice_of(parsed, text, "3%") == Voice("author")


def test_the_credit_itself_is_not_part_of_what_is_credited(parsed: Parse) -> None:
    text = "Tea exports rose 3% - ministry"
    assert all(text[s.start : s.end] == "Tea exports rose 3%" for s in find_voices(parsed(text)).spans)


def test_a_dash_at_the_end_of_a_longer_paragraph_is_no_headlines_credit(parsed: Parse) -> None:
    text = "Exports rose 3%. Imports fell 2%. Prices held - ministry"
    assert voice_of(parsed, text, "3%") == Voice("author")
