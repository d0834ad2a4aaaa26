"""The voices of a paragraph, put together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.schema import Voice
from framing.voice.cues import cues
from framing.voice.marks import quotations
from framing.voice.quoting import SCARE_WORDS, quoted
from framing.voice.spans import VoiceMap
from framing.voice.speech import attributed
from framing.voice.stance import held_away

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_voices(doc: Doc, carried: Voice | None = None) -> VoiceMap:
    """Whose words the ranges of one paragraph are.

    Args:
        doc: the paragraph, with heads, dependencies, tags and lemmas; offsets are the paragraph's own.
        carried: the voice of a quotation that the paragraph before left open (its :attr:`VoiceMap.open`).
    """
    words = cues()
    marks = quotations(doc.text)
    long = [q for q in marks if len(doc.text[q.inner_start : q.inner_end].split()) > SCARE_WORDS]
    speech = [s for s in attributed(doc, words) if not any(q.start <= s.start and s.end <= q.end for q in long)]
    quotes = quoted(doc, marks, speech, words, carried)
    spans = sorted([*speech, *quotes, *held_away(doc, words)], key=lambda s: (s.start, s.end))
    unclosed = next((q for q in marks if not q.closed), None)
    opened = next((s.voice for s in quotes if unclosed is not None and s.start == unclosed.start), None)
    return VoiceMap(tuple(spans), opened)


def find_voices_of_all(docs: Iterable[Doc]) -> tuple[VoiceMap, ...]:
    """The voices of an article's paragraphs, in order; a quotation that goes on over paragraphs keeps its speaker."""
    out: list[VoiceMap] = []
    carried: Voice | None = None
    for doc in docs:
        voices = find_voices(doc, carried)
        out.append(voices)
        carried = voices.open
    return tuple(out)
