"""The shared period phrases: window, baseline and its kind of one figure each."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from framing.claims.periods import find_periods, govern

FILE = "data/eval/phrases/periods_dev.jsonl"
FLOOR = 58
"""Of 60."""


def test_shared_phrases(shared: Path) -> None:
    items = [json.loads(line) for line in (shared / FILE).read_text(encoding="utf-8").splitlines()]
    failed = []
    for item in items:
        text = item["text"]
        start = text.index(item["figure"])
        window, baseline = govern(find_periods(text, date.fromisoformat(item["published"])), (start, start + len(item["figure"])), text)
        got = (
            str(window.period) if window and window.period else None,
            str(baseline.period) if baseline and baseline.period else None,
            baseline.kind if baseline else None,
            baseline is not None,
        )
        if got != (item["period"], item["baseline"], item["baseline_kind"], item["stated"]):
            failed.append((item["id"], item["phenomenon"], got))
    assert len(items) - len(failed) >= FLOOR, failed
