"""Changed copies of a small corpus: which slips are made, what they change, and what falls below the floor."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.checker import Checker
from framing.evaluate.corpus import load_corpus
from framing.evaluate.measure import Measures, Share, below_floor, measure
from framing.evaluate.slips import Slip, placed, slips, study

Lay = Callable[..., Path]

TITLE = "Magnets for the world"
READ = "China exported 3,188 metric tons of rare earth magnets in June 2025, which was 38.1% less than a year earlier."
UNSAID = "In all, 3,188 metric tons were counted."
FLOOR = {
    "slips_all": 0.0, "slips_each": 0.0, "untouched_wrong": 0.0, "removed_wrong": 0.0, "unknown_condemned": 0.0, "fair_errors_and_warnings": 0,
}  # fmt: skip


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """A corpus of one article: its sentence, and the figures in it that the gold holds (words, kind, verdict)."""

    def make(body: str, *golds: tuple[str, str, str], published: str = "2025-07-25", fair: bool = False) -> Path:
        text = f"{TITLE}\n\n{body}"
        claims = [
            {"text": words, "start": text.index(words), "end": text.index(words) + len(words), "kind": kind, "verdict": verdict}
            for words, kind, verdict in golds
        ]
        (tmp_path / "articles").mkdir()
        (tmp_path / "gold").mkdir()
        (tmp_path / "articles" / "magnets.md").write_text(f"---\npublished: {published}\n---\n# {TITLE}\n\n{body}\n", encoding="utf-8")
        gold = {"id": "magnets", "published": published, "title": TITLE, "text": text, "fair": fair, "claims": claims}
        (tmp_path / "gold" / "magnets.json").write_text(json.dumps(gold), encoding="utf-8")
        (tmp_path / "splits.json").write_text(json.dumps({"train": ["magnets"], "dev": [], "test": []}), encoding="utf-8")
        return tmp_path

    return make


def made(checker: Checker, folder: Path) -> dict[str, Slip]:
    """The slips of a corpus of one article in which one figure holds, by kind."""
    (item,) = load_corpus(folder)
    checked = checker.examine(item.path.read_bytes(), item.path.name)
    return {s.kind: s for s in slips(checker, checked.article.decoded, checked, placed(item, checked))}


def body(slip: Slip) -> str:
    """The changed article without its front matter and title."""
    return slip.source.partition(f"# {TITLE}\n\n")[2].strip()


def test_a_figure_that_holds_is_changed_in_itself_alone(checker: Checker, lay: Lay) -> None:
    found = made(checker, lay(READ, ("3,188 metric tons", "level", "supported")))
    assert body(found["times 1.3"]) == READ.replace("3,188", "4,144")
    assert body(found["digits swapped"]) == READ.replace("3,188", "1,388")
    assert body(found["t for kt"]) == READ.replace("3,188 metric tons", "3,188 thousand metric tons")
    assert body(found["another month"]) != READ
    assert {s.figure for s in found.values()} == {"3,188 metric tons"}
    assert all(s.held for s in found.values())


def test_a_slip_knows_where_its_figure_stands(checker: Checker, lay: Lay) -> None:
    for slip in made(checker, lay(READ, ("3,188 metric tons", "level", "supported"))).values():
        copy = checker.examine(slip.source.encode(), "magnets.md")
        assert copy.article.text[slip.moved :][:1].isdigit()


def test_slips_are_made_of_figures_that_the_tool_cannot_check(checker: Checker, lay: Lay) -> None:
    found = made(checker, lay(UNSAID, ("3,188 metric tons", "level", "supported")))
    assert set(found) >= {"times 1.3", "digits swapped", "t for kt"}
    assert not any(s.held for s in found.values())


def test_a_figure_that_cannot_be_checked_counts_as_missed(checker: Checker, lay: Lay) -> None:
    outcomes = study(checker, load_corpus(lay(UNSAID, ("3,188 metric tons", "level", "supported"))))
    assert outcomes
    assert not any(o.caught or o.held for o in outcomes)


def test_slips_of_a_figure_that_is_read_are_caught(checker: Checker, lay: Lay) -> None:
    outcomes = study(checker, load_corpus(lay(READ, ("3,188 metric tons", "level", "supported"))))
    assert {o.kind for o in outcomes} >= {"times 1.3", "digits swapped", "t for kt"}
    assert all(o.held and o.caught for o in outcomes), outcomes


@pytest.mark.parametrize("verdict", ["uncheckable", "contradicted", "other_basis"])
def test_no_slip_is_made_of_a_figure_that_does_not_hold(checker: Checker, lay: Lay, verdict: str) -> None:
    assert made(checker, lay(READ, ("3,188 metric tons", "level", verdict))) == {}


@pytest.mark.parametrize(("figure", "swapped"), [("5,557", "5,575"), ("3,188", "1,388")])
def test_digits_are_swapped_in_a_figure_that_is_read_to_its_last_digit(checker: Checker, lay: Lay, figure: str, swapped: str) -> None:
    text = f"China exported {figure} metric tons of rare earth magnets in June 2025."
    assert body(made(checker, lay(text, (f"{figure} metric tons", "level", "supported")))["digits swapped"]) == text.replace(
        figure, swapped
    )


def test_digits_that_rounding_may_explain_are_not_swapped(checker: Checker, lay: Lay) -> None:
    text = "Lot 5,557 was the largest."
    found = made(checker, lay(text, ("5,557", "level", "supported")))
    assert "digits swapped" not in found
    assert body(found["times 1.3"]) == "Lot 7,224 was the largest."


def test_equal_digits_and_a_leading_nought_are_not_swapped(checker: Checker, lay: Lay) -> None:
    found = made(
        checker, lay("China exported 300 metric tons of rare earth magnets in June 2025.", ("300 metric tons", "level", "supported"))
    )
    assert "times 1.3" in found and "digits swapped" not in found


@pytest.mark.parametrize(
    ("word", "other"), [("fell", "rose"), ("declined", "increased"), ("slumped", "soared"), ("plunged", "soared"), ("dropped", "jumped")]
)
def test_up_for_down_turns_the_word(checker: Checker, lay: Lay, word: str, other: str) -> None:
    text = f"China's exports of rare earth magnets {word} 38.1% in June 2025 from a year earlier."
    slip = made(checker, lay(text, ("38.1%", "change", "consistent")))["up for down"]
    assert body(slip) == text.replace(word, other)
    copy = checker.examine(slip.source.encode(), "magnets.md")
    assert copy.article.text[slip.moved :].startswith("38.1%")


def test_another_month_is_one_with_another_figure(checker: Checker, lay: Lay) -> None:
    slip = made(checker, lay(READ, ("3,188 metric tons", "level", "supported")))["another month"]
    assert body(slip) == READ.replace("June 2025", "May 2025")


def test_the_measures_of_a_small_corpus(checker: Checker, lay: Lay) -> None:
    folder = lay(READ, ("3,188 metric tons", "level", "supported"), ("38.1%", "change", "consistent"), fair=True)
    found = measure(lambda: checker, folder, ("train",))
    assert found.splits == {"train": 1}
    assert str(found.answered) == "2/2 = 1.000"
    assert found.untouched_wrong.hit == 0
    assert found.slips_all.of == sum(s.of for s in found.slips.values()) > 0


def test_only_the_named_splits_are_measured(checker: Checker, lay: Lay) -> None:
    found = measure(lambda: checker, lay(READ, ("3,188 metric tons", "level", "supported")), ("dev",))
    assert found.splits == {}
    assert found.slips_all.of == 0


def test_a_true_figure_that_is_condemned_is_counted(checker: Checker, lay: Lay) -> None:
    found = measure(lambda: checker, lay(READ.replace("3,188", "4,144"), ("4,144 metric tons", "level", "supported")), ("train",))
    assert str(found.untouched_wrong) == "1/1 = 1.000"
    assert any("4,144 metric tons" in line for line in found.missed)


@pytest.fixture
def missing(checker: Checker, lay: Lay) -> Measures:
    """The measures of an article of which no slip is caught."""
    return measure(lambda: checker, lay(UNSAID, ("3,188 metric tons", "level", "supported")), ("train",))


def floor(folder: Path, **higher: Any) -> Path:
    path = folder / "floor.json"
    path.write_text(json.dumps({**FLOOR, **higher}), encoding="utf-8")
    return path


def test_nothing_lies_below_a_floor_of_nothing(missing: Measures, tmp_path: Path) -> None:
    assert below_floor(missing, floor(tmp_path)) == []


def test_slips_below_the_floor_are_named(missing: Measures, tmp_path: Path) -> None:
    (line,) = below_floor(missing, floor(tmp_path, slips_all=0.9))
    assert str(missing.slips_all) in line and "0.9" in line


def test_each_kind_below_the_floor_is_named(missing: Measures, tmp_path: Path) -> None:
    lines = below_floor(missing, floor(tmp_path, slips_each=0.5))
    assert sorted(line.partition(":")[0] for line in lines) == sorted(missing.slips)


def test_a_condemned_true_figure_is_above_the_ceiling(checker: Checker, lay: Lay, tmp_path: Path) -> None:
    wrong = measure(lambda: checker, lay(READ.replace("3,188", "4,144"), ("4,144 metric tons", "level", "supported")), ("train",))
    assert [line.partition(":")[0] for line in below_floor(wrong, floor(tmp_path))] == ["untouched_wrong"]


def test_a_finding_on_a_fair_article_is_above_the_ceiling(checker: Checker, lay: Lay, tmp_path: Path) -> None:
    wrong = measure(
        lambda: checker, lay(READ.replace("3,188", "4,144"), ("4,144 metric tons", "level", "contradicted"), fair=True), ("train",)
    )
    assert wrong.fair_errors_and_warnings >= 1
    (line,) = below_floor(wrong, floor(tmp_path))
    assert line.startswith("fair articles: ")


def test_a_share_of_nothing_is_whole() -> None:
    assert Share(0, 0).value == 1.0
