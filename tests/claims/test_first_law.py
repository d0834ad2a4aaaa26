"""True sentences whose roles are easily taken for others: none may be read as a figure of what it is not."""

from __future__ import annotations

from datetime import date

import pytest

TRUE = [
    ("South Korea's exports climbed 13.4% in December 2025 to $69.6 billion, with chips up 43.2% at $20.8 billion.", "2026-01-02"),
    ("South Korea sold $173.4 billion of chips abroad in 2025, about a quarter of its exports of $709.7 billion.", "2026-01-02"),
    (
        "South Korea's exports rose 4.3% in June 2025 to $59.8 billion, led by chips, whose shipments gained 11.6% to $14.97 billion.",
        "2025-07-02",
    ),
    (
        "China shipped 353 tons of rare earth magnets to the US in June 2025. China shipped 46.4 tons of rare earth magnets there in May.",
        "2025-07-21",
    ),
    ("Germanium exports from China rose to 763 kg in July 2025 from 96 kg in June, while gallium exports rose to 9,007 kg.", "2025-08-21"),
    (
        "China's soybean imports from Brazil and the United States were 12.11 million tons and 1.63 million tons in May 2025, respectively.",
        "2025-06-30",
    ),
    ("In July 2025, China's goods exports and goods imports rose 7.2% and 4.1%, respectively, from a year earlier.", "2025-08-08"),
]


@pytest.mark.parametrize("text, published", TRUE, ids=range(len(TRUE)))
def test_a_true_sentence_is_never_condemned(checker, text: str, published: str) -> None:
    checked = checker.examine(text.encode(), "sentence.txt", published=date.fromisoformat(published))
    wrong = [
        (c.text, v.label, v.reason)
        for c, v in zip(checked.claims, checked.verdicts, strict=True)
        if v.label in ("contradicted", "other_basis")
    ]
    assert wrong == []


def test_a_definite_noun_takes_the_subject_of_the_sentence_before(read) -> None:
    _, reading = read(
        "China's exports of antimony fell 97% in June.\n\nGermanium fared no better. Exports of the metal came to 96 kilograms in June."
    )
    assert [c.commodity.product for c in reading.claims] == ["antimony-all", "germanium"]
