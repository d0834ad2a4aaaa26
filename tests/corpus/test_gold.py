"""The corpus is whole: true offsets, gold that belongs to its article, splits that cover all, a reason for each unknown thing."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.json"))
CLAIM = {
    *("text", "start", "end", "kind", "low", "high", "unit", "direction", "commodity", "hs", "flow", "reporter", "partner"),
    *("period", "baseline", "baseline_kind", "voice", "trade"),
}
LABELS = {"supported", "rounded", "consistent", "contradicted", "other_basis", "uncheckable"}
TESTS = {"borne_out", "overstated", "contradicted", "untestable"}
KINDS = {"level", "change", "ratio", "share", "rank", "extremum", "run"}
REASONS = {"company", "province", "port", "exclusion", "stage", "season", "qualifier", "no_series", "no_period"}
PERIOD = re.compile(r"\d{4}-\d{2}(?:/\d{4}-\d{2})?|\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}")


def read(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def clean(markdown: str) -> tuple[str, str]:
    """The date of the front matter, and the text with Markdown signs taken off; a row of a table is a line, and so is an item of a list."""
    head, body = re.fullmatch(r"---\npublished: (\S+)\n---\n(.*)", markdown, re.S).groups()  # type: ignore[union-attr]
    blocks: list[str] = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = [line.strip() for line in block.splitlines()]
        if lines[0].startswith("|"):
            rows = [line.strip("|").split("|") for line in lines if not re.fullmatch(r"[|\s:-]+", line)]
            blocks += [" | ".join(cell.strip() for cell in row) for row in rows]
        elif lines[0].startswith("- "):
            blocks += [line.removeprefix("- ") for line in lines]
        else:
            blocks.append(re.sub(r"^\*(.+)\*$", r"\1", re.sub(r"^#+ ", "", " ".join(block.split()))))
    return head, "\n\n".join(blocks)


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    assert sorted(p.stem for p in GOLD) == sorted(p.stem for p in (CORPUS / "articles").glob("*.md"))
    assert sum(p.stem.startswith("fair-") for p in GOLD) >= 4
    assert sum(not p.stem.startswith("fair-") for p in GOLD) >= 4


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_that_of_its_article(path: Path) -> None:
    gold = read(path)
    published, text = clean((CORPUS / "articles" / f"{path.stem}.md").read_text(encoding="utf-8"))
    assert (gold["id"], gold["published"], gold["text"]) == (path.stem, published, text)
    assert date.fromisoformat(published)
    assert gold["title"] == text.split("\n\n")[0]
    assert gold["fair"] is path.stem.startswith("fair-")
    assert 50 <= len(text.split()) <= 600


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_offsets_are_true(path: Path) -> None:
    gold = read(path)
    for part in (*gold["claims"], *gold["frames"], *gold["findings"]):
        assert part["text"] and gold["text"][part["start"] : part["end"]] == part["text"]
    spans = [(c["start"], c["end"]) for c in gold["claims"]]
    assert spans == sorted(set(spans))
    for place in (place for f in gold["findings"] for place in f.get("also_at", [])):
        assert place in gold["text"]


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_claims_frames_and_findings_are_complete(path: Path) -> None:
    gold = read(path)
    for claim in gold["claims"]:
        assert set(claim) >= CLAIM
        assert claim["low"] is None or claim["high"] is None or claim["low"] <= claim["high"]
        if not claim["trade"]:
            assert claim["why"]
            continue
        assert claim["kind"] in KINDS and claim["verdict"] in LABELS and set(claim.get("also", [])) <= LABELS
        assert claim["direction"] in {"up", "down", "flat", None}
        assert all(p is None or PERIOD.fullmatch(p) for p in (claim["period"], claim["baseline"]))
        assert claim["why"] if claim["verdict"] == "uncheckable" else claim["question"]["product"]
        assert claim["verdict"] != "other_basis" or set(claim["other"]) == {"role", "said", "fits"}
        assert claim.get("same_as", "") in gold["text"]
    for frame in gold["frames"]:
        assert isinstance(frame["loaded"], bool) and frame["test"] in TESTS and frame["voice"]
    for finding in gold["findings"]:
        assert re.fullmatch(r"[FBPWMS]\d{3}", finding["code"]) and finding["severity"] in {"error", "warning", "suggestion"}
    if gold["fair"]:
        assert not gold["findings"]
        assert not any(c["trade"] and c["verdict"] in {"contradicted", "other_basis"} for c in gold["claims"])


def test_splits_cover_the_corpus_once() -> None:
    splits = read(CORPUS / "splits.json")
    assert set(splits) == {"train", "dev", "test"}
    assert sorted(i for part in splits.values() for i in part) == sorted(p.stem for p in GOLD)
    for part in splits.values():
        assert {i.startswith("fair-") for i in part} == {True, False}


def test_sentences_of_unknown_things_have_a_reason_each() -> None:
    lines = (CORPUS / "true-unknown.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 45 and len(lines) == len(set(lines))
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 2 and re.search(r"\d|doubled|tripled", row[0]) and row[0].endswith(".") for row in rows)
    assert {reason for _, reason in rows} == REASONS
