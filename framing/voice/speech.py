"""Indirect speech: what a sentence gives as somebody's word or a record's, without quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.schema import Voice
from framing.voice.cues import Cues, verb_in
from framing.voice.spans import VoiceSpan
from framing.voice.tree import CLAUSES, end_of, left_edge, name, name_range, right_edge, sentence_of, subject, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CREDIT = re.compile(r"(?:\s(?:[-–—]|--)|:)\s(?P<source>[A-Za-z][A-Za-z .]{2,40})$")
CREDITED = frozenset(
    {
        "ministry",
        "minister",
        "official",
        "officials",
        "source",
        "sources",
        "trader",
        "traders",
        "analyst",
        "analysts",
        "government",
        "association",
    }
)
"""Who is named behind the dash or the colon of a headline, besides records."""
LONGEST_TAIL = 14
"""Tokens after the last comma of a sentence in which a trailing "the ministry said in a statement on Monday" is looked for."""

NO_SOURCES = frozenset({"PART", "AUX", "ADV", "SCONJ", "PUNCT", "ADP"})
"""Parts of speech that the model gives a misread subject ("n't"); none of them is a source."""
RECORD_REACH = 9
"""Tokens from "figures" to "show" in "figures from the Ministry of Commerce of China on Monday show"."""


def is_verb(token: Token) -> bool:
    """True for verbs, by part of speech or by tag (the model calls some sentence-final verbs nouns)."""
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def source_of(noun: Token) -> Token:
    """The noun that names a source: the antecedent of a relative pronoun, else the noun itself."""
    if noun.tag_ in {"WDT", "WP"} and noun.head.dep_ == "relcl":
        return noun.head.head
    return noun


def is_record(noun: Token, words: frozenset[str]) -> bool:
    """True if the noun is a record: data, a report, an office's figures."""
    return noun.lemma_.lower() in words or noun.lower_ in words


class Speech:
    """One reading of one paragraph; ``spans`` gives what it found."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self.doc = doc
        self.text = doc.text
        self.cues = cues
        self.openings = frozenset(phrase.split()[0] for phrase in cues.according)

    def spans(self) -> Iterator[VoiceSpan]:
        """Every range of the paragraph that is given as somebody's word."""
        yield from self._credited()
        for token in self.doc:
            if is_verb(token):
                yield from self._verb(token)
            elif token.lemma_.lower() in self.cues.show:
                yield from self._misread_show(token)
            if token.lower_ in self.cues.hearsay:
                yield from self._hearsay(token)
            if token.lower_ in self.openings:
                yield from self._according(token)

    def _credited(self) -> Iterator[VoiceSpan]:
        """A headline that ends with its source: "Oil product exports up 12.7% - customs"."""
        found = CREDIT.search(self.text)
        if found is None or len(list(self.doc.sents)) > 2:
            return
        word = found["source"].split()[-1].lower()
        credited = word in self.cues.records or word in CREDITED
        if credited and not found["source"].lower().startswith(("a ", "an ", "new ", "the most ")):
            start, end = trim(self.text, 0, found.start())
            if start < end:
                yield VoiceSpan(start, end, Voice("attributed", found["source"]), word in self.cues.data_nouns)

    def _span(self, start: int, end: int, source: Token | None, named: str | None = None) -> Iterator[VoiceSpan]:
        start, end = trim(self.text, start, end)
        if start < end:
            records = source is not None and is_record(source, self.cues.data_nouns)
            written = named if named is not None else (name(source) if source is not None else None)
            yield VoiceSpan(start, end, Voice("attributed", written), records)

    def _verb(self, verb: Token) -> Iterator[VoiceSpan]:
        cues = self.cues
        found = subject(verb)
        passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
        if passive:
            yield from self._passive(verb)
            return
        if found is None or found.lower_ in cues.not_sources or found.dep_.startswith("csubj"):
            return
        source = source_of(found)
        if source.pos_ in NO_SOURCES:
            return
        if (
            verb.dep_ == "advcl"
            and any(c.dep_ in {"mark", "advmod"} and c.lower_ == "as" for c in verb.children)
            and verb_in(verb, cues.as_says)
        ):
            yield from self._around(verb, source)
            return
        says = verb_in(verb, cues.say)
        shows = verb_in(verb, cues.show) and is_record(source, cues.records)
        if says or shows:
            pieces = list(self._content(verb, source, shows))
            if not pieces and says:
                pieces = list(self._tail(verb, source))
            yield from pieces
            if pieces:
                return
        if verb_in(verb, cues.put_at):
            yield from self._put(verb, source)

    def _content(self, verb: Token, source: Token, shows: bool) -> Iterator[VoiceSpan]:
        cues = self.cues
        clauses = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ in CLAUSES and verb_in(verb, cues.say_to))]
        for clause in clauses:
            if clause.i < verb.i:
                begin = sentence_of(verb)[0]
                first = min(verb.i, name_range(source)[0] if source.i > clause.i else verb.i)
                yield from self._span(begin, self.doc[first].idx, source)
                after = [t for t in clause.subtree if t.i > max(verb.i, source.i)]
                if after:
                    yield from self._span(after[0].idx, end_of(after[-1]), source)
                rest = self._behind(verb, source)
                if rest is not None:
                    yield from self._span(*rest, source)
            else:
                yield from self._span(left_edge(clause), self._until(verb, clause), source)
        if clauses:
            return
        if shows or verb_in(verb, cues.say_object):
            for child in verb.children:
                if child.dep_ in {"dobj", "attr", "oprd"} or (child.dep_ == "prep" and child.lower_ == "to" and shows):
                    yield from self._span(
                        left_edge(child), max(right_edge(child), right_edge(verb)) if shows else right_edge(child), source
                    )
                    return

    def _behind(self, verb: Token, source: Token) -> tuple[int, int] | None:
        """What follows "…, the ministry said on Monday, …" to the end of the sentence, unless the author's own clause begins there."""
        stop = sentence_of(verb)[1]
        first = max(verb.i, source.i)
        comma = next((t for t in self.doc[first + 1 : first + 1 + RECORD_REACH] if t.text == ","), None)
        begin = self._opening(verb, source)
        if comma is None or begin == 0 or self.doc[begin - 1].text != "," or comma.idx >= stop:
            return None
        rest = self.text[comma.idx + 1 : stop].strip()
        if not rest or ";" in rest or rest.split(" ", 1)[0].lower() in self.cues.contrast | {"and"}:
            return None
        return comma.idx + 1, stop

    def _until(self, verb: Token, clause: Token) -> int:
        """Where reported words end: with the clause, or with the sentence unless the author's own clause begins there."""
        end = right_edge(clause)
        stop = sentence_of(verb)[1]
        rest = self.text[end:stop].lstrip(" ,;:—–").split(" ", 1)[0].lower().strip(",.")
        if (
            verb.dep_ == "ROOT"
            and rest not in self.cues.contrast
            and ";" not in self.text[end:stop]
            and ", and " not in self.text[end : end + 6]
        ):
            return stop
        return end

    def _opening(self, verb: Token, source: Token) -> int:
        """Where "the ministry said" begins: its article included."""
        first = min(name_range(source)[0], verb.i)
        return first - 1 if first and self.doc[first - 1].dep_ == "det" else first

    def _tail(self, verb: Token, source: Token) -> Iterator[VoiceSpan]:
        """A trailing "…, the ministry said." that the parse did not join to its clause."""
        begin, stop = sentence_of(verb)
        first = self._opening(verb, source)
        if first == 0 or self.doc[first - 1].text not in {",", "—", "–"} or self.doc[first].idx <= begin:
            return
        if sum(1 for t in self.doc[first:] if t.idx < stop) > LONGEST_TAIL or any(c.dep_ == "dobj" for c in verb.children):
            return
        yield from self._span(begin, self.doc[first].idx, source)
        rest = self._behind(verb, source) if verb.dep_ == "parataxis" and verb.head.i > verb.i else None
        if rest is not None:
            # "Exports, the ministry said, rose 3%": the clause that it interrupts goes on.
            yield from self._span(*rest, source)

    def _around(self, verb: Token, source: Token | None) -> Iterator[VoiceSpan]:
        """A clause "as X reported": the rest of its sentence is X's."""
        begin, stop = sentence_of(verb)
        yield from self._span(begin, left_edge(verb), source)
        yield from self._span(right_edge(verb), stop, source)

    def _passive(self, verb: Token) -> Iterator[VoiceSpan]:
        agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
        lemma = verb.lemma_.lower()
        says = lemma in self.cues.said_passive or (agent is not None and lemma in self.cues.say | self.cues.put_at)
        if not says:
            return
        if verb.dep_ == "advcl" and any(c.lower_ == "as" for c in verb.children):
            yield from self._around(verb, agent)
            return
        for child in verb.children:
            if child.dep_ in CLAUSES:
                held = next((c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
                begin = left_edge(held) if held is not None and child.dep_ == "xcomp" else left_edge(child)
                yield from self._span(begin, right_edge(child), agent)
                return
        if agent is not None:
            yield from self._span(left_edge(verb), agent.head.idx, agent)

    def _put(self, verb: Token, source: Token) -> Iterator[VoiceSpan]:
        at = next((t for t in verb.subtree if t.lower_ == "at" and t.i > verb.i and t.dep_ == "prep"), None)
        thing = next((c for c in verb.children if c.dep_ in {"dobj", "ccomp", "nsubj"} and c.i > verb.i), None)
        if at is not None and thing is not None and any(t.like_num for t in self.doc[at.i : at.right_edge.i + 1]):
            yield from self._span(left_edge(thing), right_edge(verb), source)

    def _misread_show(self, word: Token) -> Iterator[VoiceSpan]:
        """As in "figures from the ministry show exports rose": the model takes "show" for a noun before "exports"."""
        begin, stop = sentence_of(word)
        before = [t for t in word.doc[max(0, word.i - RECORD_REACH) : word.i] if t.idx >= begin]
        if any(is_verb(t) or t.is_punct for t in before) or not any(is_verb(t) for t in word.doc[word.i + 1 :] if t.idx < stop):
            return
        record = next((t for t in before if is_record(t, self.cues.records) and t.dep_ != "compound"), None)
        if record is not None and record.i < word.i - 1:
            start, end = trim(self.text, end_of(word), stop)
            written = str(word.doc[record.left_edge.i if record.left_edge.idx >= begin else record.i : word.i].text)
            yield VoiceSpan(start, end, Voice("attributed", written), is_record(record, self.cues.data_nouns))

    def _hearsay(self, adverb: Token) -> Iterator[VoiceSpan]:
        yield from self._span(left_edge(adverb.head), right_edge(adverb.head), None)

    def _according(self, token: Token) -> Iterator[VoiceSpan]:
        """As in "according to X": the sentence is X's, up to a clause of the author's own."""
        for phrase in self.cues.according:
            words = phrase.split()
            here = self.doc[token.i : token.i + len(words)]
            if len(here) != len(words) or [t.lower_ for t in here] != words:
                continue
            after = self.doc[token.i + len(words) :]
            noun = next(
                (t for t in after[:8] if t.pos_ in {"NOUN", "PROPN", "PRON"} and t.dep_ in {"pobj", "dobj", "nsubj", "ROOT", "conj"}), None
            )
            if noun is None:
                return
            begin, stop = sentence_of(token)
            last = name_range(noun)[1]
            close = max(end_of(self.doc[last]), begin)
            if any(c.dep_ == "conj" for c in noun.children):
                close = max(close, min(right_edge(noun), stop))
            yield from self._span(begin, token.idx, noun)
            rest = self.text[close:stop].lstrip(" ,;—–").split(" ", 1)[0].lower()
            if rest not in self.cues.contrast:
                yield from self._span(close, stop, noun)
            return


def attributed(doc: Doc, cues: Cues) -> list[VoiceSpan]:
    """Every range of the paragraph that is given as somebody's word without quotation marks."""
    return list(Speech(doc, cues).spans())
