"""Whose a quotation is, and which quotation marks only keep a word at a distance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.schema import Voice
from framing.voice.cues import Cues, verb_in
from framing.voice.marks import Quotation
from framing.voice.spans import VoiceSpan
from framing.voice.speech import is_verb, source_of
from framing.voice.tree import end_of, name, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SCARE_WORDS = 3
"""A quotation of at most this many words that nobody is said to have spoken is a word held at a distance (the project's own definition)."""
ZONE = 25
"""Tokens before or after a quotation in which its speaker is looked for; agency sentences name the speaker with a title and an office."""
NEAR = 8
"""Tokens between a verb of saying and a short quotation that still belongs to it where the parse does not say so."""


class Quoting:
    """The quotations of one paragraph and their speakers."""

    def __init__(self, doc: Doc, marks: Sequence[Quotation], speech: Sequence[VoiceSpan], cues: Cues, carried: Voice | None) -> None:
        self.doc = doc
        self.text = doc.text
        self.marks = [q for q in marks if not any(o is not q and o.start <= q.start and q.end <= o.end for o in marks)]
        self.speech = speech
        self.cues = cues
        self.carried = carried
        self.speaks = cues.say | cues.deny | cues.naming | cues.criticise_object

    def spans(self) -> list[VoiceSpan]:
        """The voice of every quotation, marks included."""
        out: list[VoiceSpan] = []
        last = self.carried.source if self.carried is not None else None
        for quote in self.marks:
            voice = self._voice(quote, last)
            if voice.kind == "quoted" and voice.source is not None:
                last = voice.source
            out.append(VoiceSpan(quote.start, quote.end, voice))
        return out

    def _voice(self, quote: Quotation, last: str | None) -> Voice:
        inner = self.text[quote.inner_start : quote.inner_end].strip()
        short = len(inner.split()) <= SCARE_WORDS
        speaker = self._after(quote, inner) if not short or inner[-1:] in ",?!" else None
        if speaker is None:
            speaker = self._before(quote, short)
        if speaker is not None:
            return Voice("quoted", speaker)
        covering = [s for s in self.speech if s.start <= quote.start + 1 and quote.end - 1 <= s.end and not s.records and s.voice.source]
        if covering:
            return Voice("quoted", min(covering, key=lambda s: s.end - s.start).voice.source)
        alone = self._starts_sentence(quote)
        if short and not (alone and inner[-1:] in ".!?"):
            return Voice("distanced", None)
        return Voice("quoted", last if alone else None)

    def _starts_sentence(self, quote: Quotation) -> bool:
        before = self.text[: quote.start].rstrip()
        return not before or before[-1] in ".!?”\"’'"

    def _outside(self, token: Token) -> bool:
        return not any(q.start <= token.idx < q.end for q in self.marks)

    def _speaking(self, token: Token) -> bool:
        return is_verb(token) and self._outside(token) and verb_in(token, self.speaks)

    def _after(self, quote: Quotation, inner: str) -> str | None:
        """The speaker in ``"…," said X`` or ``"…," X said``."""
        if not quote.closed or inner.endswith(".") or self.text[quote.end : quote.end + 1] in ".;":
            return None
        zone = [t for t in self.doc if t.idx >= quote.end][:ZONE]
        for token in zone:
            if not self._outside(token) or token.text in {".", "!", "?", ";"}:
                return None
            if self._speaking(token) and token.lemma_.lower() in self.cues.say:
                return self._speaker(token, quote)
        return None

    def _before(self, quote: Quotation, short: bool) -> str | None:
        """The speaker in ``X said: "…"``, ``X called it "…"``, ``"…," said X, "…"``, ``according to X, "…"``."""
        zone: list[Token] = []
        for token in reversed([t for t in self.doc if end_of(t) <= quote.start]):
            if self._outside(token) and token.text in {".", "!", "?", ";"} and zone:
                break
            if len(zone) == ZONE:
                break
            zone.append(token)
        for distance, token in enumerate(zone):
            if self._speaking(token) and (not short or distance < NEAR or self._governs(token, quote)):
                found = self._speaker(token, quote)
                if found is not None:
                    return found
            if token.lower_ == "according" and not short:
                noun = next((t for t in self.doc[token.i + 1 : token.i + 8] if t.dep_ == "pobj"), None)
                return name(noun) if noun is not None else None
        return None

    def _governs(self, verb: Token, quote: Quotation) -> bool:
        return any(verb.is_ancestor(t) for t in self.doc if quote.inner_start <= t.idx < quote.inner_end)

    def _speaker(self, verb: Token, quote: Quotation) -> str | None:
        found = subject(verb)
        if found is not None and self._outside(found):
            source = source_of(found)
            return None if source.lower_ in self.cues.not_sources or source.dep_.startswith("csubj") else name(source)
        if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
            return None
        if verb.tag_ == "VBG" and verb.head.i != verb.i and verb.idx < quote.start:
            found = subject(verb.head) if verb.dep_ in {"advcl", "xcomp"} else verb.head if verb.dep_ == "acl" else None
            return name(found) if found is not None and found.lower_ not in self.cues.not_sources else None
        after = self.doc[verb.i + 1 : verb.i + 4] if verb.idx >= quote.end else ()
        noun = next((t for t in after if t.pos_ in {"NOUN", "PROPN", "PRON"}), None)
        while noun is not None and noun.dep_ == "compound" and noun.head.i > noun.i:
            noun = noun.head
        return name(noun) if noun is not None else None


def quoted(doc: Doc, marks: Sequence[Quotation], speech: Sequence[VoiceSpan], cues: Cues, carried: Voice | None) -> list[VoiceSpan]:
    """The voice of every outer quotation of the paragraph: quoted with its speaker, or distanced."""
    return Quoting(doc, marks, speech, cues, carried).spans()
