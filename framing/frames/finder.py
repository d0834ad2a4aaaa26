"""Docs to frames: which words of the lexicon stand in a text, in whose voice, told as what, and on which claim they hang."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from framing.frames.assertion import negated, of_a_rate, unasserted
from framing.frames.attach import Anchors
from framing.frames.lexicon import Entry, Lexicon
from framing.frames.patterns import Word, match_at, stems
from framing.frames.senses import choose_sense
from framing.schema import Claim, FieldKind, Frame, Span, Voice
from framing.voice import VoiceMap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

HYPHENS = frozenset({"-", "‐", "‑"})
STOPS = frozenset({".", ",", ";", ":", "!", "?", "—", "–", "(", ")", "•", "…"})
NEAR = 8
"""Words on either side in which a literal context is looked for: a clause of news text is about that long."""
TITLED: frozenset[FieldKind] = frozenset({"headline", "subhead", "highlights", "caption", "standfirst"})
"""Fields in which capitals and missing words make the model's parts of speech unsure."""
MOTIVES = frozenset({"intent", "cause"})


class ParagraphLike(Protocol):
    """A parsed field of an article: ``framing.language.Paragraph``, or anything of its shape."""

    @property
    def doc(self) -> Doc:
        """The Doc over the paragraph's own text."""

    @property
    def start(self) -> int:
        """Where the paragraph begins in the article's text."""

    @property
    def kind(self) -> FieldKind:
        """The field's kind."""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found in one paragraph: tokens ``[first, last]`` of its Doc."""

    entry: Entry
    first: int
    last: int


def words_of(doc: Doc, titled: bool) -> list[Word]:
    """The tokens of a Doc as patterns see them; hyphens and spaces left out."""
    out = []
    for token in doc:
        if token.is_space or token.text in HYPHENS:
            continue
        lower = token.lower_
        unsure = titled or token.pos_ in {"PROPN", "X"}
        forms = frozenset({lower, token.lemma_.lower()})
        part = token.pos_
        if unsure:
            forms |= stems(lower)
            part = ""
        out.append(Word(token.i, lower, forms, part, token.like_num, token.text in STOPS))
    return out


def find_matches(doc: Doc, lexicon: Lexicon, titled: bool = False) -> list[Match]:
    """The entries that stand in a Doc: the longest first where several overlap, literal uses left out, in order of the text."""
    words = words_of(doc, titled)
    found: list[Match] = []
    literal: dict[str, list[tuple[int, int]]] = {}
    for at, word in enumerate(words):
        for form in word.forms:
            for entry, pattern, unless in lexicon.by_word.get(form, ()):
                end = match_at(pattern, words, at)
                if end is None or end == at:
                    continue
                first, last = word.index, words[end - 1].index
                if unless:
                    literal.setdefault(entry.id, []).append((first, last))
                else:
                    found.append(Match(entry, first, last))
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        if any(match.first <= k.last and k.first <= match.last for k in kept):
            continue
        if any(match.first <= last and first <= match.last for first, last in literal.get(match.entry.id, ())):
            continue
        if match.entry.unless_near and _near(doc, match, match.entry.unless_near):
            continue
        kept.append(match)
    return sorted(kept, key=lambda m: m.first)


def _near(doc: Doc, match: Match, words: frozenset[str]) -> bool:
    sentence = doc[match.first].sent
    around = doc[max(sentence.start, match.first - NEAR) : min(sentence.end, match.last + 1 + NEAR)]
    return any(t.lower_ in words or t.lemma_.lower() in words for t in around)


def find_frames(
    docs: Sequence[ParagraphLike], lexicon: Lexicon, voices: Sequence[VoiceMap], claims: Sequence[Claim] = ()
) -> tuple[Frame, ...]:
    """Every frame of an article, in order; offsets are in the article's text.

    Args:
        docs: the article's paragraphs.
        lexicon: what is looked for.
        voices: the voices of the same paragraphs, one each.
        claims: the article's claims, to one of which a frame may hang: one of its own clause or sentence, else the only one of the sentence
            before, else the last before it on what its sentence names, else the headline's first; None where that is not clear.
    """
    anchors = Anchors(docs, claims)
    frames: list[Frame] = []
    for paragraph, voice_map in zip(docs, voices, strict=True):
        doc, offset = paragraph.doc, paragraph.start
        titled = paragraph.kind in TITLED
        for match in find_matches(doc, lexicon, titled):
            span = doc[match.first : match.last + 1]
            root: Token = span.root
            start, end = span.start_char, span.end_char
            sentence = doc[match.first].sent
            asserted = not unasserted(root, lexicon.context)
            headline = paragraph.kind == "headline"
            meaning = choose_sense(match.entry, root, span, headline, lexicon.context) if asserted else lexicon.unasserted
            voice, sourced = _voice(voice_map, start, end, sentence.start_char, sentence.end_char, match.entry.family in MOTIVES)
            if voice.kind in {"author", "attributed", "quoted"} and negated(root, span, lexicon.context):
                voice = Voice("denied", voice.source)
            frames.append(
                Frame(
                    id=f"f{len(frames) + 1}",
                    text=span.text,
                    start=offset + start,
                    end=offset + end,
                    sentence=Span(offset + sentence.start_char, offset + sentence.end_char),
                    entry=match.entry.id,
                    family=match.entry.family,
                    meaning=meaning,
                    voice=voice,
                    claim=None if of_a_rate(root, lexicon.context) else anchors.claim_of(paragraph, root, meaning.implies.kind),
                    in_headline=headline,
                    sourced=sourced,
                )
            )
    return tuple(frames)


def _voice(voices: VoiceMap, start: int, end: int, first: int, last: int, motive: bool) -> tuple[Voice, bool]:
    """The voice of the words, and whether somebody answers for them; data vouch for figures, never for a motive or a cause."""
    own = voices.span_at(start, end)
    if own is not None and motive and own.records and own.voice.kind == "attributed":
        own = None
    sources = [
        s
        for s in voices.within(first, last)
        if s.voice.kind in {"quoted", "attributed"} and s.voice.source is not None and not (motive and s.records)
    ]
    voice = own.voice if own is not None else Voice()
    return voice, voice.kind == "quoted" or bool(sources)
