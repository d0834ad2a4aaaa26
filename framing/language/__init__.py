"""The spaCy pipeline: the model, and paragraphs to Docs. Offsets of a Doc are those of its paragraph.

Nothing here knows what a claim or a frame is.
"""

from framing.language.paragraphs import Paragraph, paragraphs
from framing.language.pipeline import DEFAULT_MODEL, load_pipeline

__all__ = ["DEFAULT_MODEL", "Paragraph", "load_pipeline", "paragraphs"]
