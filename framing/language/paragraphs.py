"""Paragraphs of an article to Docs, one by one, so that a sentence reads the same whatever stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.canonical import canonical
from framing.schema import Article, FieldKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

BATCH = 64
"""Paragraphs a batch: a news article fits in one, and memory stays small for a long one."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One field of an article, parsed.

    Attributes:
        doc: the Doc over the paragraph's own text, with heads, dependencies, tags, lemmas; offsets are the paragraph's.
        start: where the paragraph begins in ``article.text``.
        kind: the field's kind.
        index: its place among the article's paragraphs.
        text: the paragraph's own text, taken from the Doc.
    """

    doc: Doc
    start: int
    kind: FieldKind
    index: int
    text: str = ""

    def __post_init__(self) -> None:
        # A Doc joins its text anew at each call, and every room asks for it.
        object.__setattr__(self, "text", str(self.doc.text))

    def span(self, start: int, end: int) -> Span:
        """A range of the paragraph as a range of the article."""
        return Span(self.start + start, self.start + end)

    def tokens_in(self, *spans: Span) -> list[Token]:
        """The tokens that begin in one of the ranges (of the paragraph, in its own offsets), in order."""
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        stretch = self.doc.char_span(first, last, alignment_mode="expand") if first < last else None
        return [t for t in stretch or () if any(s.start <= t.idx < s.end for s in spans)]

    def sentence_at(self, offset: int) -> Span:
        """The sentence (of the paragraph, in its own offsets) that holds ``offset``."""
        for sentence in self.doc.sents:
            if sentence.start_char <= offset < sentence.end_char:
                return Span(sentence.start_char, sentence.end_char)
        return Span(0, len(self.text))


def parse(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Docs over ``texts``; the model sees numbers in their canonical form, the Docs hold the text as written."""
    from spacy.tokens import Doc

    shown: list[Doc] = []
    written: list[Doc] = []
    for text in texts:
        doc = nlp.make_doc(text)
        words, spaces = _words(doc)
        written.append(doc)
        shown.append(Doc(nlp.vocab, words=[canonical(w) for w in words], spaces=spaces))
    out: list[Doc] = []
    for doc, read in zip(written, nlp.pipe(shown, batch_size=BATCH), strict=True):
        if not len(doc):
            out.append(doc)
            continue
        # Every walk over a Doc makes its tokens anew: one walk serves all attributes.
        tokens = tuple(read)
        words, spaces = _words(doc)
        out.append(
            Doc(
                nlp.vocab,
                words=words,
                spaces=spaces,
                tags=[t.tag_ for t in tokens],
                pos=[t.pos_ for t in tokens],
                lemmas=[w if canonical(w) != w else t.lemma_ for w, t in zip(words, tokens, strict=True)],
                heads=[t.head.i for t in tokens],
                deps=[t.dep_ or "dep" for t in tokens],
                morphs=[str(t.morph) for t in tokens],
            )
        )
    return out


def _words(doc: Doc) -> tuple[list[str], list[bool]]:
    tokens = tuple(doc)
    return [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]


def paragraphs(article: Article, nlp: Language) -> tuple[Paragraph, ...]:
    """Every field of the article as a parsed paragraph, in order."""
    docs = parse(nlp, [article.text[f.start : f.end] for f in article.fields])
    return tuple(
        Paragraph(doc, field.start, field.kind, index) for index, (doc, field) in enumerate(zip(docs, article.fields, strict=True))
    )
