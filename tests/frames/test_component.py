"""The spaCy component."""

from __future__ import annotations

from typing import Any

from framing.frames.component import FACTORY, create_frames, register_factory


def test_the_component_sets_frames_and_spans(nlp: Any) -> None:
    doc = create_frames(nlp, "frames")(nlp("Exports soared in a goodwill gesture."))
    assert [f.entry for f in doc._.frames] == ["soar", "goodwill-gesture"]
    assert [s.text for s in doc.spans["framing_frames"]] == ["soared", "goodwill gesture"]


def test_spacy_knows_the_factory() -> None:
    import spacy

    register_factory()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe(FACTORY, name="framing_frames")
    assert [f.text for f in nlp("Exports in an olive branch.")._.frames] == ["olive branch"]
