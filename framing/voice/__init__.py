"""Whose words they are: quotation, attribution, distance, denial, criticism. Offsets are those of the paragraph's Doc.

The verbs and nouns by which a voice is known are data (``data/cues.yaml``). What a claim or a frame is, is not known here.
"""

from framing.voice.marks import Quotation, quotations
from framing.voice.reader import find_voices, find_voices_of_all
from framing.voice.spans import VoiceMap, VoiceSpan

__all__ = ["Quotation", "VoiceMap", "VoiceSpan", "find_voices", "find_voices_of_all", "quotations"]
