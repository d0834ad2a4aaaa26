"""What earlier sentences have said, and which of it a later figure inherits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from framing.claims.roles import Roles
from framing.claims.topic import Topic
from framing.claims.vocabulary import vocabulary
from framing.schema import Claim, Commodity, Inferred, Other, Period, Span, Voice
from framing.schema.claim import InferredFrom, RoleSource

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Voices(Protocol):
    """What the voice room knows of one paragraph."""

    def at(self, start: int, end: int) -> Voice:
        """The voice of a range of the paragraph."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """The roles of one figure or sentence as they stand in the article (spans in article offsets)."""

    roles: Roles
    paragraph: int
    sentence: Span
    where: InferredFrom
    period: Period | None = None
    period_span: Span | None = None


@dataclass(slots=True)
class Context:
    """What has been said so far, newest last; ``groups`` are coordinated products ("antimony and germanium"); ``change`` and ``level`` are the last of their
    kind; ``month`` is the first month that a figure of the body is of;
    ``pairs`` are partners of imports to their reporters; ``topic`` is that of the article, or of the section, that is being read;
    ``lead`` is the window that the article is about, and where it says so; ``section`` the subhead's field, before which nothing is inherited."""

    said: list[Said] = field(default_factory=list)
    groups: list[tuple[tuple[Commodity, ...], Span]] = field(default_factory=list)
    change: Claim | None = None
    level: Claim | None = None
    month: Period | None = None
    pairs: dict[str, str] = field(default_factory=dict)
    topic: Topic = field(default_factory=Topic)
    lead: tuple[Period, Span] | None = None
    section: int = -1

    def latest(self, role: str, *, paragraph: int | None = None) -> Said | None:
        """The newest entry that says ``role`` (modelled or not), in this paragraph only where one is given."""
        for entry in reversed(self.said):
            if entry.paragraph < self.section or (paragraph is not None and entry.paragraph != paragraph):
                continue
            if role == "period":
                if entry.period is not None:
                    return entry
            elif entry.roles.said(role):
                return entry
        return None


def inherited(entry: Said, role: str, sentence: Span) -> RoleSource | None:
    """The source of a role that is taken from ``entry``; what was said there but is not modelled stays so."""
    source = entry.roles.sources.get(role)
    if source is None:
        return None
    if isinstance(source, Other):
        return source
    where: InferredFrom = "same_sentence" if entry.sentence == sentence else entry.where
    return Inferred(where, source.start, source.end)


def takes_up(doc: Doc, sentence: Span, figure: Span, goods: Sequence[tuple[int, int]] = ()) -> str | None:
    """How a figure without a flow of its own hangs on what came before.

    "pronoun" where its clause's subject is a pronoun or a definite "shipments", "volumes"; "fragment" where its sentence has no verb of
    its own or no subject, or its subject is goods (``goods`` are their spans) or a month; None where the clause is about something else, and nothing is inherited.
    """
    words = vocabulary()
    verb = _clause_verb(doc, sentence, figure)
    if verb is None:
        return "fragment"
    lemma = verb.lemma_.lower()
    if lemma in words.pricing:
        return None
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    if not subjects and verb.dep_ == "conj":
        subjects = [c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not subjects:
        return "fragment"
    subject = subjects[0]
    if subject.pos_ == "PRON":
        told = words.up | words.down | words.linking | words.ranking | words.telling
        if lemma not in told and lemma not in words.flow_verbs and lemma not in words.motion:
            return None
        return "pronoun" if subject.lower_ in ("it", "they", "that", "this", "these", "those", "which", "both", "all") else None
    if subject.lower_ in words.anaphors or subject.lemma_.lower() in words.anaphors or subject.lemma_.lower() in words.up | words.down:
        return "pronoun" if _definite(subject) else "fragment"
    if subject.lower_[:3] in _MONTH_STEMS and subject.pos_ == "PROPN":
        return "fragment"
    if any(c.dep_ == "poss" and c.lower_[:3] in _MONTH_STEMS for c in subject.children):
        return "fragment"
    if any(low <= subject.idx < high for low, high in goods):
        return "fragment"
    if any(t.like_num for t in subject.subtree):
        return "fragment"
    return "fragment" if _expected(doc, figure) else None


def _expected(doc: Doc, figure: Span) -> bool:
    """True for a figure that hangs on a forecast or a target: "cut its forecast for December to 6.9 million tons"."""
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    token = span.root if span is not None and len(span) else None
    expectations = vocabulary().expectations
    for _ in range(8):
        if token is None or token.head.i == token.i:
            return False
        token = token.head
        if token.lemma_.lower() in expectations or any(c.dep_ == "dobj" and c.lemma_.lower() in expectations for c in token.children):
            return True
    return False


_MONTH_STEMS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])


def _definite(token: Token) -> bool:
    return any(c.lower_ in ("the", "that", "this", "these", "those", "its", "their", "such") for c in token.children)


def _clause_verb(doc: Doc, sentence: Span, figure: Span) -> Token | None:
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = span.root
    for _ in range(20):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "aux", "auxpass", "compound"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
        if not sentence.start <= token.idx < sentence.end:
            return None
    return None


def overlay(base: Roles, own: Roles) -> Roles:
    """``own`` over ``base``, role by role."""
    sources: dict[str, RoleSource] = {**base.sources, **own.sources}

    def pick(role: str) -> bool:
        return role in own.sources

    return replace(
        own,
        flow=own.flow if pick("flow") else base.flow,
        side=own.side if pick("flow") else base.side,
        reporter=own.reporter if pick("reporter") else base.reporter,
        partner=own.partner if pick("partner") else base.partner,
        commodities=own.commodities if pick("commodity") else base.commodities,
        sources=sources,
        qualifiers=tuple(dict.fromkeys((*base.qualifiers, *own.qualifiers))),
    )


def without(roles: Roles, names: Sequence[str]) -> Roles:
    """The same roles with some of them unsaid."""
    sources: Mapping[str, RoleSource] = {k: v for k, v in roles.sources.items() if k not in names}
    return replace(
        roles,
        flow=None if "flow" in names else roles.flow,
        side=None if "flow" in names else roles.side,
        reporter=None if "reporter" in names else roles.reporter,
        partner=None if "partner" in names else roles.partner,
        commodities=() if "commodity" in names else roles.commodities,
        sources=dict(sources),
    )
