"""Short articles through the whole checker: what the rooms before make of a text reaches the checks as their examples say."""

from __future__ import annotations

from datetime import date

import pytest

MAGNETS = "China's exports of rare earth magnets to the United States soared 660% in June 2025 from May."
FLAGS = [
    ("B202", MAGNETS, "2025-07-25"),
    ("M501", MAGNETS, "2025-07-25"),
    ("M503", MAGNETS, "2025-07-25"),
    ("F101", "China exported 512 metric tons of rare earth magnets to the United States in June 2025.", "2025-07-25"),
    ("W401", f"{MAGNETS} The full recovery of exports to 353 metric tons in June ended months of fear.", "2025-07-25"),
]
PASSES = [
    ("F101", "China exported 353 metric tons of rare earth magnets to the United States in June 2025.", "2025-07-25"),
    ("F101", "Tesla shipped 30,000 cars from Shanghai in June 2025.", "2025-07-25"),
    ("M503", f"{MAGNETS} Exporters still need licences.", "2025-07-25"),
    ("M503", "China's exports of rare earth magnets to the world fell 38.1% in June 2025 from a year earlier.", "2025-07-25"),
    ("W401", 'The talk of a "recovery" downplays what is missing, critics said.', "2025-07-25"),
    ("W420", 'The shipments were "a goodwill gesture", a commerce ministry spokesman said.', "2025-07-25"),
    (
        "M501",
        "China's imports of soybeans from Brazil rose 9.2% in June 2025 from a year earlier but fell 7.5% in the first half.",
        "2025-07-25",
    ),
]


def codes(checker, text: str, published: str) -> set[str]:
    return {f.code for f in checker.examine(text.encode(), "example.txt", published=date.fromisoformat(published)).findings}


@pytest.mark.parametrize("code, text, published", FLAGS, ids=[c for c, _, _ in FLAGS])
def test_flags(checker, code: str, text: str, published: str) -> None:
    assert code in codes(checker, text, published)


@pytest.mark.parametrize("code, text, published", PASSES, ids=[f"{c}-{i}" for i, (c, _, _) in enumerate(PASSES)])
def test_passes(checker, code: str, text: str, published: str) -> None:
    assert code not in codes(checker, text, published)
