"""The language of the patterns."""

from __future__ import annotations

import pytest

from framing.frames.patterns import PatternError, Word, compile_pattern, match_at, stems


def words(text: str) -> list[Word]:
    return [Word(i, w, frozenset({w}) | stems(w), "", w.isdigit(), w in {",", "."}) for i, w in enumerate(text.split())]


@pytest.mark.parametrize(
    ("pattern", "text", "end"),
    [
        ("soar", "soared", 1),
        ("olive branch", "olive branches", 2),
        ("end|lift ~ ban", "lifted its long ban", 4),
        ("end|lift ~ ban", "lifted its very long export ban", None),
        ("end|lift ~ ban", "lifted , the ban", None),
        ("=record high", "records high", None),
        ("only NUM", "only 353", 2),
        ("all-time high", "all time high", 3),
        ("back at normal level?", "back at normal", 3),
        ("back at normal level?", "back at normal levels", 4),
    ],
)
def test_matches(pattern: str, text: str, end: int | None) -> None:
    assert match_at(compile_pattern(pattern), words(text), 0) == end


@pytest.mark.parametrize("pattern", ["", "~ ban", "ban ~", "NUM tonnes", "Ban", "ban/VERBS", "ban?"])
def test_what_is_no_pattern(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern)
