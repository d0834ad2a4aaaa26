"""Framing words: a lexicon as data (``lexicon.yaml``), the words of it that stand in a text, and the claim that each hangs on.

What a word implies is said here; whether the data bear it out is not known here.
"""

from framing.frames.finder import ParagraphLike, find_frames
from framing.frames.lexicon import Entry, Lexicon, Sense, load_lexicon

__all__ = ["Entry", "Lexicon", "ParagraphLike", "Sense", "find_frames", "load_lexicon"]
