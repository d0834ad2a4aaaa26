"""Frames of a text: meaning, voice, and the claim that each hangs on."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.schema import Claim, Commodity, Interval, Quantity, Span

Find = Callable[..., Any]


def claim_at(name: str, text: str, figure: str, direction: Any = None, label: str = "magnets") -> Claim:
    start = text.index(figure)
    one = Interval(1.0, 1.0)
    return Claim(
        id=name,
        text=figure,
        start=start,
        end=start + len(figure),
        sentence=Span(0, len(text)),
        kind="change",
        direction=direction,
        commodity=Commodity(label, None),
        quantity=Quantity(start, start + len(figure), figure, 1.0, "percent", one, one),
    )


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("# Recovery in magnet exports pleases Detroit", "Recovery", "recovery_state"),
        ("# Magnet exports recover in June", "recover", "recovery_state"),
        ("The recovery in magnet exports pleased Detroit.", "recovery", "recovery_either"),
        ("Magnet exports staged a recovery in June.", "recovery", "recovery_state"),
        ("Magnet exports made a full recovery.", "full recovery", "recovery_state"),
        ("Magnet exports have recovered.", "recovered", "recovery_state"),
        ("Magnet exports recovered 12% in June.", "recovered", "recovery_either"),
        ("Magnet exports are recovering.", "recovering", "recovery_process"),
        ("Magnet exports showed signs of recovery.", "signs of recovery", "recovery_process"),
        ("Magnet trade is back to normal.", "back to normal", "recovery_state"),
        ("Magnet exports may recover in July.", "recover", "nothing"),
        ("Miners hope for a recovery.", "recovery", "nothing"),
        ("If exports recover, prices will fall.", "recover", "nothing"),
        ("Is the recovery real?", "recovery", "nothing"),
        ("Exports hit a record high in June.", "hit a record", "record"),
        ("Exports soared in June.", "soared", "large_rise"),
        ("China lifted its ban on gallium exports.", "lifted its ban", "policy_ended"),
        ("The rise was a goodwill gesture.", "goodwill gesture", "intention"),
    ],
)
def test_meaning(frames_in: Find, text: str, words: str, kind: str) -> None:
    found = {f.text: f.meaning.implies.kind for f in frames_in(text)}
    assert found.get(words) == kind, found


@pytest.mark.parametrize(
    ("text", "words", "voice"),
    [
        ("The surge is no goodwill gesture.", "goodwill gesture", "denied"),
        ("It suggests a transactional exchange, not a genuine thaw.", "thaw", "denied"),
        ("Exports have not recovered.", "recovered", "denied"),
        ("The magnet surge comes not from liberalization but from backlogs.", "surge", "author"),
        ("China is weaponizing not just rare earths but the whole chain.", "weaponizing", "author"),
        ("It was not only a surge but a record high.", "surge", "author"),
        ('The narrative of "recovery" downplays the volatility.', "recovery", "criticised"),
        ("Analysts at Citi said exports had recovered.", "recovered", "attributed"),
        ("Exports soared in a goodwill gesture, customs data showed.", "goodwill gesture", "author"),
        ("Exports soared in a goodwill gesture, the minister said.", "goodwill gesture", "attributed"),
    ],
)
def test_voice(frames_in: Find, text: str, words: str, voice: str) -> None:
    found = {f.text: f.voice.kind for f in frames_in(text)}
    assert found.get(words) == voice, found


def test_data_answer_for_a_move_and_not_for_a_motive(frames_in: Find) -> None:
    frames = {f.entry: f.sourced for f in frames_in("Exports soared in a goodwill gesture, customs data showed.")}
    assert frames == {"soar": True, "goodwill-gesture": False}


def test_the_own_words_of_an_analysis_are_found(frames_in: Find) -> None:
    text = (
        "Magnet exports to the United States skyrocketed 660% in June. Or is this timing before another squeeze? "
        "China has slashed exports of both minerals and is now weaponizing the supply chain."
    )
    found = {f.text: f.voice.kind for f in frames_in(text)}
    assert found == {"skyrocketed": "author", "squeeze": "author", "slashed": "author", "weaponizing": "author"}


def test_longest_match_without_overlap(frames_in: Find) -> None:
    frames = frames_in("Exports made a full recovery and hit an all-time high.")
    assert [f.entry for f in frames] == ["full-recovery", "record"]


def test_a_frame_hangs_on_the_claim_of_its_clause(frames_in: Find) -> None:
    text = "Magnet exports soared 660% in June, while antimony exports collapsed 88%."
    claims = [claim_at("up", text, "660%", "up"), claim_at("down", text, "88%", "down", "antimony")]
    assert {f.entry: f.claim for f in frames_in(text, claims=claims)} == {"soar": "up", "collapse": "down"}


def test_a_frame_without_a_figure_hangs_on_what_its_sentence_names(frames_in: Find) -> None:
    texts = ["Magnet exports rose 660% in June.", "Antimony exports fell 88%.", "The magnet surge surprised buyers."]
    article = "\n\n".join(texts)
    claims = [claim_at("up", article, "660%", "up"), claim_at("down", article, "88%", "down", "antimony")]
    assert [f.claim for f in frames_in(*texts, claims=claims) if f.entry == "surge"] == ["up"]


def test_a_frame_hangs_on_the_headline_or_on_nothing(frames_in: Find) -> None:
    texts = ["# Magnet exports up 660%", "The recovery pleased buyers."]
    claims = [claim_at("h", "\n\n".join(texts).removeprefix("# "), "660%", "up")]
    assert [f.claim for f in frames_in(*texts, claims=claims)] == ["h"]
    assert [f.claim for f in frames_in("The recovery pleased buyers.")] == [None]


def test_up_words_never_hang_on_a_fall_of_another_sentence(frames_in: Find) -> None:
    text = "Exports are down 38% on the year. The rebound pleased buyers."
    assert [f.claim for f in frames_in(text, claims=[claim_at("d", text, "38%", "down")])] == [None]


WORDS = [
    *("exports", "soared", "the", "recovery", "“", "”", "producers'", "record", "high"),
    *("not", "a", "goodwill", "gesture", "said", ",", ".", "353"),
]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), min_size=1, max_size=3))
def test_offsets_are_true(frames_in: Find, texts: list[str]) -> None:
    article = "\n\n".join(texts)
    frames = frames_in(*texts)
    assert all(article[f.start : f.end] == f.text for f in frames)
    assert all(a.end <= b.start for a, b in pairwise(frames))
    assert all(f.sentence.start <= f.start and f.end <= f.sentence.end for f in frames)
