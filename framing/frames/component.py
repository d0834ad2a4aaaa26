"""The frames room as a spaCy component, for those who use spaCy without the rest: ``nlp.add_pipe("framing.frames.v1")``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FACTORY = "framing.frames.v1"


def create_frames(nlp: Language, name: str, lexicons: Sequence[str] = ()) -> Callable[[Doc], Doc]:
    """A component that finds the frames of a Doc: results on ``doc._.frames`` and ``doc.spans["framing_frames"]``.

    The Doc is read as one paragraph of body text; claims that an earlier component left on ``doc._.claims`` are what frames hang on.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        lexicons: paths of a desk's own lexicons, merged over the packaged one.

    Raises:
        FramingError: a lexicon that cannot be read or has an error.
    """
    from framing.frames.lexicon import load_lexicon
    from framing.language.extensions import register

    register()
    lexicon = load_lexicon(tuple(lexicons))

    def find(doc: Doc) -> Doc:
        from framing.frames.finder import find_frames
        from framing.language import Paragraph
        from framing.voice import find_voices

        frames = find_frames([Paragraph(doc, 0, "body", 0)], lexicon, [find_voices(doc)], doc._.claims)
        doc._.frames = frames
        spans = [doc.char_span(f.start, f.end, label=f.family, alignment_mode="expand") for f in frames]
        doc.spans["framing_frames"] = [s for s in spans if s is not None]
        return doc

    return find


def register_factory() -> None:
    """Make the component known to spaCy as ``framing.frames.v1``; calling it again changes nothing."""
    from framing.language.extensions import register_component

    register_component(FACTORY, create_frames, "doc._.frames", {"lexicons": []})


if "spacy.language" in sys.modules:
    # spaCy loads this module through its entry point and asks for the factory's settings at once.
    register_factory()
