"""The lexicon: every entry's own examples, strict reading, errors that show the line, a desk's own file."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from framing.frames import load_lexicon
from framing.frames.finder import find_matches
from framing.schema import FramingError
from framing.voice.packaged import digest_of, load_packaged, parse_yaml, twin_name

ENTRIES = load_lexicon().entries


def test_there_are_enough_entries_with_ids_of_their_own() -> None:
    assert len(ENTRIES) >= 80
    assert len({e.id for e in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=[e.id for e in ENTRIES])
def test_an_entry_finds_its_examples_and_passes_the_others(entry: Any, paragraphs_of: Callable[..., list[Any]]) -> None:
    lexicon = load_lexicon()
    assert entry.finds and entry.passes
    for paragraph in paragraphs_of(*entry.finds):
        assert entry.id in [m.entry.id for m in find_matches(paragraph.doc, lexicon)], paragraph.text
    for paragraph in paragraphs_of(*entry.passes):
        assert entry.id not in [m.entry.id for m in find_matches(paragraph.doc, lexicon)], paragraph.text


@pytest.mark.parametrize("entry", ENTRIES, ids=[e.id for e in ENTRIES])
def test_a_meaning_says_what_it_implies_and_where_that_comes_from(entry: Any) -> None:
    for sense in entry.senses:
        meaning = sense.meaning
        assert meaning.gloss and meaning.implies.text and meaning.source
        if entry.family == "intent":
            assert meaning.implies.kind == "intention"


@pytest.mark.parametrize(("package", "name"), [("framing.frames", "lexicon.yaml"), ("framing.voice", "data/cues.yaml")])
def test_the_compiled_twin_is_of_the_same_content(package: str, name: str) -> None:
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    twin = json.loads(files(package).joinpath(twin_name(name)).read_text(encoding="utf-8"))
    assert twin["digest"] == digest_of(text), "run: python -m framing.voice.compile_tables"
    assert twin["data"] == parse_yaml(text)


def test_the_packaged_data_load_quickly() -> None:
    best = min(_timed() for _ in range(5))
    assert best < 0.06


def _timed() -> float:
    start = time.perf_counter()
    load_packaged("framing.frames", "lexicon.yaml")
    return time.perf_counter() - start


GOOD = """\
entries:
- id: gusher
  family: alarm
  patterns: [gusher]
  meanings:
  - id: much
    gloss: a lot
    implies: {kind: large_rise, text: the series rose much}
    source: the desk
"""


def test_a_desks_entries_are_added_and_replace(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(GOOD.replace("gusher\n", "soar\n", 1) + "remove: [amid]\n", encoding="utf-8")
    lexicon = load_lexicon([own])
    assert lexicon.entry("soar").senses[0].meaning.source == "the desk"
    with pytest.raises(KeyError):
        lexicon.entry("amid")
    assert lexicon.version != load_lexicon().version


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "shown", "words"),
    [
        ("family: alarm", "family: alarms", 3, 11, "  family: alarms", "'alarm'"),
        ("family: alarm", "famly: alarm", 3, 10, "  famly: alarm", "'family'"),
        ("kind: large_rise", "kind: big", 8, 21, "    implies: {kind: big, text: the series rose much}", "is not a known implication"),
        ("[gusher]", "[gusher, Gusher]", 4, 22, "  patterns: [gusher, Gusher]", "lower case"),
        ("[gusher]", "[]", 4, 3, "  patterns: []", "no pattern"),
        ("[gusher]", "[gusher", 5, 11, "  meanings:", "Expected"),
        ("gloss: a lot", "gloss: true", 7, 12, "    gloss: true", "quotation marks"),
        ("    source: the desk\n", "", 6, 5, "  - id: much", "source"),
        ("  family: alarm\n", "  family: alarm\n  family: level\n", 4, 3, "  family: level", "Mend"),
    ],
)
def test_an_error_names_line_and_column_and_shows_the_line(
    tmp_path: Path, old: str, new: str, line: int, column: int, shown: str, words: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FramingError) as caught:
        load_lexicon([own])
    error = caught.value
    assert error.code == "lexicon-error"
    head, text, caret = error.message.splitlines()
    assert head.startswith(f"{own}:{line}:{column}: ")
    assert text == "    " + shown
    assert caret.index("^") == 4 + column - 1
    assert words in f"{error.message} {error.fix}"


def test_a_missing_lexicon_and_an_unknown_entry_to_remove_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FramingError) as caught:
        load_lexicon([tmp_path / "none.yaml"])
    assert caught.value.code == "lexicon-missing"
    own = tmp_path / "own.yaml"
    own.write_text("remove: [soars]\n", encoding="utf-8")
    with pytest.raises(FramingError) as caught:
        load_lexicon([own])
    assert "'soar'" in caught.value.fix
