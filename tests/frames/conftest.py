"""Fixtures of the frames tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture(scope="session")
def paragraphs_of() -> Callable[..., list[Any]]:
    """Texts to paragraphs of one article, joined by blank lines; a text that begins with ``# `` is the headline."""
    from framing.language import Paragraph, load_pipeline
    from framing.language.paragraphs import parse

    nlp = load_pipeline()

    def make(*texts: str) -> list[Any]:
        bare = [t.removeprefix("# ") for t in texts]
        out, start = [], 0
        for index, (text, doc) in enumerate(zip(bare, parse(nlp, bare), strict=True)):
            out.append(Paragraph(doc, start, "headline" if texts[index].startswith("# ") else "body", index))
            start += len(text) + 2
        return out

    return make


@pytest.fixture(scope="session")
def frames_in(paragraphs_of: Callable[..., list[Any]]) -> Callable[..., Any]:
    """The frames of an article of these paragraphs."""
    from framing.frames import find_frames, load_lexicon
    from framing.voice import find_voices_of_all

    def find(*texts: str, claims: Any = ()) -> Any:
        docs = paragraphs_of(*texts)
        return find_frames(docs, load_lexicon(), find_voices_of_all(p.doc for p in docs), claims)

    return find
