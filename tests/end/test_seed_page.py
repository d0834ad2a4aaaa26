"""The seed page: every figure's question and verdict, and whose words its framing words are."""

from __future__ import annotations

import pytest

RAW = "articles/strategic-spin-alert.txt"


@pytest.fixture(scope="module")
def checked(checker, shared):
    return checker.examine((shared / RAW).read_bytes(), RAW)


def test_the_page_is_clean_and_dated(checked) -> None:
    article = checked.article
    assert article.published is not None and article.published.isoformat() == "2025-07-21"
    assert "โ" not in article.text and "Submit" not in article.text and article.text.endswith("remains the core problem.")
    assert [article.text[f.start : f.end] for f in article.fields if f.kind == "subhead"] == [
        "The Facts Hold Up, But Framing Matters",
        "Strategic Spin Alert",
        "Bottom Line: Eyes on the Long Game",
    ]


def test_offsets_are_true_in_text_and_source(checked) -> None:
    article = checked.article
    for item in (*checked.claims, *checked.frames):
        assert article.text[item.start : item.end] == item.text
        at = article.source_map(item.span)
        assert article.decoded[at.start : at.end] == item.text


def test_verdicts(checked) -> None:
    rows = [
        (
            c.text,
            c.direction,
            v.question.product,
            v.question.partner,
            str(v.question.period),
            v.question.baseline and str(v.question.baseline.period),
            v.label,
        )
        for c, v in zip(checked.claims, checked.verdicts, strict=True)
        if c.same_as is None
    ]
    assert rows == [
        ("88-95%", "down", "antimony-all", "WLD", "2025-06", "2025-01", "consistent"),
        ("88-95%", "down", "germanium", "WLD", "2025-06", "2025-01", "consistent"),
        ("660%", "up", "rare-earth-magnets", "USA", "2025-06", "2025-05", "supported"),
        ("353 metric tons", None, "rare-earth-magnets", "USA", "2025-06", None, "supported"),
        ("38%", "down", "rare-earth-magnets", "WLD", "2025-06", "2024-06", "consistent"),
    ]
    assert {c.text: c.same_as for c in checked.claims if c.same_as} == {"88%": "c1", "95%": "c2", "660%": "c3"}


def test_nobody_is_blamed_for_words_that_the_page_criticises(checked) -> None:
    voices = {f.text: f.voice.kind for f in checked.frames}
    assert voices["recovery"] == voices["goodwill gesture"] == "criticised"
    assert all(voices[w] == "author" for w in ("skyrocketed", "weaponizing", "slashed", "squeeze"))
    blamed = {f.text for f in checked.findings}
    assert not blamed & {"recovery", "goodwill gesture"}
    assert all(f.severity != "error" for f in checked.findings)
