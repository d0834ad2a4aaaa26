"""The figures of the shared role phrases: value, unit, intervals, hedge."""

from __future__ import annotations

import json
from pathlib import Path

from framing.claims.numbers import find_quantities
from framing.schema import Interval

FILE = "data/eval/phrases/roles_dev.jsonl"
FLOOR = 58
"""Of 60 phrases; what is left open is "¥" for yuan, which the other words of a sentence decide."""


def wrong_numbers(item: dict[str, object]) -> list[str]:
    text, claims = str(item["text"]), item["claims"]
    assert isinstance(claims, list)
    mentions, wrong = find_quantities(text), []
    for gold in claims:
        at = [m for m in mentions if m.start < gold["end"] and gold["start"] < m.end]
        if not at:
            wrong.append(f"{gold['figure']}: missed")
            continue
        q = min(at, key=lambda m: abs(m.start - gold["start"])).quantity
        loose = Interval(*gold["loose"])
        if q.why_not or (
            gold["kind"] != "extremum" and (q.unit != gold["unit"] or not q.tight.touches(Interval(gold["low"], gold["high"])))
        ):
            wrong.append(f"{gold['figure']}: {q.unit} {q.tight} {q.why_not}")
        elif (q.loose.low is None, q.loose.high is None) != (loose.low is None, loose.high is None) or not q.loose.touches(loose):
            wrong.append(f"{gold['figure']}: {q.loose}")
    wrong += [m.quantity.text for m in mentions if m.why_not is None and not any(m.start < g["end"] and g["start"] < m.end for g in claims)]
    return wrong


def test_shared_phrases(shared: Path) -> None:
    items = [json.loads(line) for line in (shared / FILE).read_text(encoding="utf-8").splitlines()]
    failed = {item["id"]: wrong for item in items if (wrong := wrong_numbers(item))}
    assert len(items) - len(failed) >= FLOOR, failed
