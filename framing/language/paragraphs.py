"""Paragraphs of an article to Docs, one by one, so that a sentence reads the same whatever stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.language.canonical import canonical
from framing.schema import Article, FieldKind, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

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
        words = [t.text for t in doc]
        spaces = [bool(t.whitespace_) for t in doc]
        written.append(doc)
        shown.append(Doc(nlp.vocab, words=[canonical(w) for w in words], spaces=spaces))
    out: list[Doc] = []
    for doc, read in zip(written, nlp.pipe(shown, batch_size=BATCH), strict=True):
        out.append(
            Doc(
                nlp.vocab,
                words=[t.text for t in doc],
                spaces=[bool(t.whitespace_) for t in doc],
                tags=[t.tag_ for t in read],
                pos=[t.pos_ for t in read],
                lemmas=[w.text if canonical(w.text) != w.text else t.lemma_ for w, t in zip(doc, read, strict=True)],
                heads=[t.head.i for t in read],
                deps=[t.dep_ or "dep" for t in read],
                morphs=[str(t.morph) for t in read],
            )
            if len(doc)
            else doc
        )
    return out


def paragraphs(article: Article, nlp: Language) -> tuple[Paragraph, ...]:
    """Every field of the article as a parsed paragraph, in order."""
    docs = parse(nlp, [article.text[f.start : f.end] for f in article.fields])
    return tuple(
        Paragraph(doc, field.start, field.kind, index) for index, (doc, field) in enumerate(zip(docs, article.fields, strict=True))
    )
