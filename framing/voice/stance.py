"""Words that the article holds away from itself: denied, criticised, distanced without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.schema import Voice, VoiceKind
from framing.voice.cues import Cues, verb_in
from framing.voice.spans import VoiceSpan
from framing.voice.speech import is_verb, source_of
from framing.voice.tree import CLAUSES, end_of, left_edge, name, right_edge, subject, trim

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 20
"""Tokens between a story and the verb that criticises it; further apart they are rarely one clause."""


class Stance:
    """One reading of one paragraph; ``spans`` gives what it found."""

    def __init__(self, doc: Doc, cues: Cues) -> None:
        self.doc = doc
        self.text = doc.text
        self.cues = cues

    def spans(self) -> Iterator[VoiceSpan]:
        """Every range that is denied, criticised or held at a distance by words."""
        for token in self.doc:
            if is_verb(token):
                yield from self._denied(token)
                yield from self._misnamed(token)
                yield from self._criticised_object(token)
            yield from self._untrue(token)
            yield from self._criticised_story(token)
            yield from self._criticised_naming(token)
            yield from self._distanced(token)

    def _span(self, kind: VoiceKind, start: int, end: int, source: str | None = None) -> Iterator[VoiceSpan]:
        start, end = trim(self.text, start, end)
        if start < end:
            yield VoiceSpan(start, end, Voice(kind, source))

    def _is(self, token: Token, words: frozenset[str]) -> bool:
        return token.lemma_.lower() in words or token.lower_ in words

    def _denied(self, verb: Token) -> Iterator[VoiceSpan]:
        """As in "Hanoi rejected reports that …", "denied a 70% jump", "reports that … were dismissed by Hanoi"."""
        if not verb_in(verb, self.cues.deny):
            return
        found = subject(verb)
        if any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children):
            agent = next((g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"), None)
            if found is not None and self._is(found, self.cues.claims):
                yield from self._span("denied", found.idx, right_edge(found), name(agent) if agent is not None else None)
            return
        if found is None or found.i > verb.i or self._is(found, self.cues.telling):
            return
        source = name(source_of(found))
        for child in verb.children:
            thing = child.i > verb.i and child.dep_ == "dobj"
            claim = thing and (self._is(child, self.cues.claims) or verb_in(verb, self.cues.deny_anything))
            if claim or (child.dep_ in CLAUSES and child.i > verb.i):
                end = right_edge(verb) if verb.dep_ == "ROOT" and claim else right_edge(child)
                yield from self._span("denied", left_edge(child), self._before_contrast(left_edge(child), end), source)
                return

    def _before_contrast(self, start: int, end: int) -> int:
        """Where words that are denied or criticised end: before a clause of contrast."""
        for token in self.doc:
            if start < token.idx < end and token.lower_ in self.cues.contrast and token.i and self.doc[token.i - 1].text == ",":
                return int(token.idx)
        return end

    def _untrue(self, token: Token) -> Iterator[VoiceSpan]:
        """As in "reports that imports had jumped were false", "it is not true that …", "there is no evidence that …"."""
        head = token.head
        if token.dep_ in {"acomp", "attr", "oprd"} and self._is(token, self.cues.untrue):
            found = subject(head)
            if found is not None and self._is(found, self.cues.claims):
                yield from self._span("denied", left_edge(found), right_edge(found))
        negated = any(c.dep_ == "neg" or c.lower_ == "no" for c in [*token.children, *head.children])
        if negated and token.lower_ in {"true", "evidence", "truth", "sign", "proof"}:
            for clause in [*token.children, *head.children]:
                if (
                    clause.i > token.i
                    and clause.dep_ in {"ccomp", "acl", "csubj", "advcl", "prep"}
                    and (clause.dep_ != "prep" or clause.lower_ == "of")
                ):
                    yield from self._span("denied", left_edge(clause), right_edge(clause))

    def _critic(self, first: int, own: frozenset[int] = frozenset()) -> Token | None:
        """The word that criticises a story which begins before token ``first``: "downplays", "is misleading"."""
        sentence = self.doc[first].sent if first < len(self.doc) else None
        if sentence is None:
            return None
        for token in self.doc[first : min(first + REACH, sentence.end)]:
            if token.text in {";", ":"}:
                return None
            if token.i in own:
                continue
            if self._critical_verb(token) or self._critical_predicate(token):
                return token
        return None

    def _critical_verb(self, token: Token) -> bool:
        """A finite verb of criticism; the model takes some third persons for plural nouns ("glosses over", "masks")."""
        if not verb_in(token, self.cues.criticise):
            return False
        if not is_verb(token):
            return token.tag_ in {"NNS", "NNPS"}
        finite = token.tag_ in {"VBZ", "VBP", "VBD"} and token.dep_ not in {"amod", "acl"}
        return finite or any(c.dep_ == "aux" for c in token.children)

    def _critical_predicate(self, token: Token) -> bool:
        phrases = {token.lower_} | {f"{d.lower_} {token.lower_}" for d in token.lefts if d.dep_ == "det"}
        return (
            bool(phrases & self.cues.critical)
            and token.dep_ in {"acomp", "attr", "oprd"}
            and token.head.lemma_ in {"be", "seem", "look", "remain", "appear"}
        )

    def _criticised_story(self, noun: Token) -> Iterator[VoiceSpan]:
        """As in "the narrative of 'recovery' downplays …", "talk of a revival ignores …", "what it called a 'win' masks …"."""
        if noun.lower_ == "what" and noun.tag_ == "WP":
            yield from self._called(noun)
            return
        if noun.pos_ not in {"NOUN", "PROPN"} or not self._is(noun, self.cues.telling):
            return
        following = self.doc[noun.i + 1 : noun.i + 2]
        joined = any(t.lower_ in self.cues.telling_joins or t.is_quote for t in following)
        modified = noun.i > noun.left_edge.i and not joined
        if not joined and not modified:
            return
        critic = self._critic(noun.i + 1)
        if critic is None or not self._subject_allows(critic, noun):
            return
        if joined:
            yield from self._span("criticised", end_of(noun), critic.idx)
        else:
            yield from self._span("criticised", left_edge(noun), noun.idx)

    def _called(self, what: Token) -> Iterator[VoiceSpan]:
        naming = next((t for t in self.doc[what.i + 1 : what.i + 7] if is_verb(t) and verb_in(t, self.cues.naming)), None)
        if naming is None:
            return
        critic = self._critic(naming.i + 1)
        if critic is not None:
            yield from self._span("criticised", end_of(naming), critic.idx)

    def _subject_allows(self, critic: Token, story: Token) -> bool:
        """False where the parse gives the criticising verb another subject than the story."""
        verb = critic if is_verb(critic) else critic.head
        found = subject(verb)
        return found is None or found.i == story.i or found.i in {t.i for t in story.subtree} or story in found.subtree

    def _criticised_naming(self, verb: Token) -> Iterator[VoiceSpan]:
        """As in "framing the rise as a gesture glosses over …", "calling it a recovery is misleading", "it is wrong to speak of a win"."""
        if not verb_in(verb, self.cues.naming):
            return
        gerund = verb.tag_ == "VBG" and verb.dep_ not in {"ROOT", "advcl", "acl"} and not any(c.dep_ == "aux" for c in verb.children)
        opening = verb.lower_.endswith("ing") and (
            verb.is_sent_start or (verb.i > 0 and self.doc[verb.i - 1].text in {"“", '"', "But", "but"})
        )
        infinitive = verb.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        if not (gerund or opening or infinitive):
            return
        if infinitive and verb.head.i != verb.i and verb.head.i < verb.i:
            wrong = (
                verb.head
                if self._is(verb.head, self.cues.critical)
                else next((c for c in verb.head.children if self._critical_predicate(c)), None)
            )
            if wrong is not None:
                yield from self._named(verb, right_edge(verb))
            return
        critic = self._critic(verb.i + 1)
        if critic is not None:
            stop = critic.head.idx if not is_verb(critic) and critic.dep_ in {"acomp", "attr"} else critic.idx
            yield from self._named(verb, stop)

    def _named(self, verb: Token, end: int) -> Iterator[VoiceSpan]:
        """What is named is the author's, the name is criticised: after "as", else after the verb."""
        joint = next((t for t in self.doc[verb.i + 1 :] if t.idx < end and t.lower_ == "as" and t.head.i >= verb.i), None)
        yield from self._span("criticised", end_of(joint if joint is not None else verb), end)

    def _misnamed(self, verb: Token) -> Iterator[VoiceSpan]:
        """As in "was misleadingly described as a recovery"."""
        if verb_in(verb, self.cues.naming) and any(c.lower_ in self.cues.misnaming for c in verb.children):
            yield from self._named(verb, right_edge(verb))

    def _criticised_object(self, verb: Token) -> Iterator[VoiceSpan]:
        """As in "analysts questioned the narrative of recovery"."""
        if not verb_in(verb, self.cues.criticise_object):
            return
        found = subject(verb)
        for child in verb.children:
            if child.dep_ == "dobj" and self._is(child, self.cues.telling):
                source = name(source_of(found)) if found is not None and found.i < verb.i else None
                yield from self._span("criticised", left_edge(child), right_edge(child), source)

    def _distanced(self, token: Token) -> Iterator[VoiceSpan]:
        """As in "the alleged surge", "the so-called win", "supposedly recovered", "despite talk of a revival"."""
        cues = self.cues
        if token.lower_ == "so" and [t.lower_ for t in self.doc[token.i : token.i + 3]] == ["so", "-", "called"]:
            yield from self._noun_after(self.doc[token.i + 2])
        elif token.lower_ in cues.distance_adjectives and token.dep_ in {"amod", "compound", "nmod"} and token.head.i > token.i:
            yield from self._noun_after(token)
        elif token.lower_ in cues.distance_adverbs:
            yield from self._span("distanced", left_edge(token.head), right_edge(token.head))
        elif token.lower_ in cues.distance_frames:
            noun = next((t for t in self.doc[token.i + 1 : token.i + 4] if self._is(t, cues.claims) and t.pos_ == "NOUN"), None)
            joined = noun is not None and noun.i + 1 < len(self.doc) and self.doc[noun.i + 1].lower_ in {"of", "that"}
            if noun is not None and joined:
                yield from self._span("distanced", end_of(noun), right_edge(noun))

    def _noun_after(self, adjective: Token) -> Iterator[VoiceSpan]:
        head = next((t for t in self.doc[adjective.i + 1 : adjective.i + 7] if t.pos_ in {"NOUN", "PROPN"} and t.dep_ != "compound"), None)
        if head is not None:
            yield from self._span("distanced", end_of(adjective), max(end_of(head), min(right_edge(head), int(adjective.sent.end_char))))


def held_away(doc: Doc, cues: Cues) -> list[VoiceSpan]:
    """Every range that the article denies, criticises or holds at a distance by words."""
    return list(Stance(doc, cues).spans())
