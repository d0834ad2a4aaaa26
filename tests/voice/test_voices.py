"""Whose words they are: one phrase of a paragraph, its voice and its source."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.schema import Voice
from framing.voice import VoiceMap, find_voices, find_voices_of_all

Parse = Callable[[str], Any]

SEED_STORY = 'The narrative of "recovery" downplays the long-term volatility baked into China’s command over this supply chain.'
SEED_NAMING = "Framing the magnet rebound as a goodwill gesture glosses over Beijing’s continued use of rare earths as leverage."

CASES = [
    (SEED_STORY, "recovery", "criticised", None),
    (SEED_STORY, "volatility", "author", None),
    (SEED_NAMING, "goodwill gesture", "criticised", None),
    (SEED_NAMING, "rebound", "author", None),
    (SEED_NAMING, "leverage", "author", None),
    ("Calling it a recovery is misleading.", "recovery", "criticised", None),
    ("It is misleading to call it a recovery.", "recovery", "criticised", None),
    ("Talk of a revival ignores the low base.", "revival", "criticised", None),
    ("What it called a 'win' masks a 30% fall.", "win", "criticised", None),
    ("The rise was misleadingly described as a recovery.", "recovery", "criticised", None),
    ("Analysts questioned the narrative of recovery.", "recovery", "criticised", "Analysts"),
    ("Despite talk of a revival, exports fell 5%.", "revival", "distanced", None),
    ("Despite talk of a revival, exports fell 5%.", "5%", "author", None),
    ("The so-called recovery rests on one month.", "recovery", "distanced", None),
    ("The alleged 400% surge in imports of garlic rests on a single container.", "400%", "distanced", None),
    ('China\'s exports soared 660% in June in a "goodwill gesture" to Washington.', "goodwill", "distanced", None),
    ('China\'s exports soared 660% in June in a "goodwill gesture" to Washington.', "660%", "author", None),
    ("Exports rose 5%, but imports fell 3%, the ministry said.", "3%", "attributed", "the ministry"),
    ("Exports rose 5%, the ministry said. Imports fell 3%.", "3%", "author", None),
    ("According to customs data, exports rose 5%.", "5%", "attributed", "customs data"),
    ("Exports rose 5%, according to the customs office, but imports fell 3%.", "3%", "author", None),
    ("Exports rose 5%, as Reuters reported on Monday.", "5%", "attributed", "Reuters"),
    ("Figures from the ministry show exports rose 5%.", "5%", "attributed", "Figures from the ministry"),
    ("Exports rose 5%, customs data showed on Sunday.", "5%", "attributed", "customs data"),
    ("Analysts put it at 500 tonnes.", "500", "attributed", "Analysts"),
    ("The agency forecast a 5% rise in exports.", "5%", "attributed", "The agency"),
    ("Exports reportedly fell 5%.", "5%", "attributed", None),
    ('"We are back to normal," Li Qiang said.', "normal", "quoted", "Li Qiang"),
    ('"We are back to normal," said Li Qiang, 44, a broker in Ganzhou.', "normal", "quoted", "Li Qiang"),
    ('Li said: "We are back to normal in every market."', "normal", "quoted", "Li"),
    ('The minister hailed a "turning point" in trade.', "turning", "quoted", "The minister"),
    ("“It's coming soon,” said Wang Wen, a spokesman. “It will be big for all of us.”", "big", "quoted", "Wang Wen"),
    ("“God help us.” The minister left.", "help", "quoted", None),
    ("Miners sent a letter to the ministry, calling the ban “unfair”.", "unfair", "quoted", "Miners"),
    ("In the '90s the 'badly needed' reforms didn't help producers' profits.", "badly", "distanced", None),
    ("In the '90s the 'badly needed' reforms didn't help producers' profits.", "profits", "author", None),
    ("In the '90s producers' output collapsed and it's still low.", "collapsed", "author", None),
    ("The ministry denied that exports had collapsed.", "collapsed", "denied", "The ministry"),
    ("Hanoi rejected reports that imports of steel had jumped 70%.", "70%", "denied", "Hanoi"),
    ("Beijing dismissed claims that it had halted exports.", "halted", "denied", "Beijing"),
    ("Reports that exports had collapsed were false.", "collapsed", "denied", None),
    ("Buyers rejected the shipment and exports fell 5%.", "5%", "author", None),
    ("The surge comes from license backlogs clearing after the deal.", "surge", "author", None),
    ("We believe exports fell 5%.", "5%", "author", None),
]


@pytest.mark.parametrize(("text", "words", "kind", "source"), CASES)
def test_voice_of_words(parsed: Parse, text: str, words: str, kind: str, source: str | None) -> None:
    start = text.index(words)
    voice = find_voices(parsed(text)).at(start, start + len(words))
    assert (voice.kind, voice.source) == (kind, source)


def test_a_quotation_over_paragraphs_keeps_its_speaker(parsed: Parse) -> None:
    texts = ["Li Qiang said: “We sold a lot in June.", "“We will sell more in July, and we are back to normal.”", "Exports rose."]
    maps = find_voices_of_all([parsed(t) for t in texts])
    assert maps[1].at(30, 34) == Voice("quoted", "Li Qiang")
    assert maps[2].spans == ()


def test_an_empty_paragraph_has_no_voices(parsed: Parse) -> None:
    assert find_voices(parsed("")) == VoiceMap()


def test_ranges_lie_in_the_paragraph(parsed: Parse) -> None:
    for text, *_ in CASES:
        for span in find_voices(parsed(text)).spans:
            assert 0 <= span.start < span.end <= len(text)


def test_voices_of_the_shared_phrases(parsed: Parse) -> None:
    path = Path(os.environ.get("FRAMING_SHARED", "../shared")) / "data/eval/phrases/roles_dev.jsonl"
    if not path.exists():
        pytest.skip("the shared phrases are not here (set FRAMING_SHARED)")
    right = total = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        voices = find_voices(parsed(item["text"]))
        for claim in item["claims"]:
            total += 1
            right += voices.at(claim["start"], claim["end"]).kind == claim["voice"]
    assert right / total >= 0.95, f"{right} of {total}"
