"""The claims room as a spaCy component, for those who use spaCy without the rest: ``nlp.add_pipe("framing.claims.v1")``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FACTORY = "framing.claims.v1"


def create_claims(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that reads one paragraph: results on ``doc._.claims``, ``doc._.quantities`` and ``doc.spans["framing"]``.

    The publishing date and the field come in on ``doc._.article``, which may be absent.
    """
    from framing.language.extensions import register

    register()

    def read(doc: Doc) -> Doc:
        from framing.claims.reader import read_claims
        from framing.language import Paragraph
        from framing.voice import find_voices

        article = doc._.article
        paragraph = Paragraph(doc, 0, "body", 0)
        reading = read_claims([paragraph], [find_voices(doc)], article.published if article is not None else None)
        doc._.claims = reading.claims
        doc._.quantities = reading.quantities
        spans = [doc.char_span(c.start, c.end, label=c.kind, alignment_mode="expand") for c in reading.claims]
        doc.spans["framing"] = [s for s in spans if s is not None]
        return doc

    return read


def register_factory() -> None:
    """Make the component known to spaCy as ``framing.claims.v1``; calling it again changes nothing."""
    from framing.language.extensions import register_component

    register_component(FACTORY, create_claims, "doc._.claims")


if "spacy.language" in sys.modules:
    # spaCy loads this module through its entry point and asks for the factory's settings at once.
    register_factory()
