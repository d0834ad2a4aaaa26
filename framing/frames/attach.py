"""On which claim a frame hangs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from framing.schema import Claim
from framing.schema.frame import ImplicationKind

if TYPE_CHECKING:
    from spacy.tokens import Token

UP: frozenset[ImplicationKind] = frozenset({"rise", "large_rise", "trend_rise", "recovery_state", "recovery_process", "recovery_either"})
DOWN: frozenset[ImplicationKind] = frozenset({"fall", "large_fall", "trend_fall"})
COMMON = frozenset(
    {
        "rare",
        "earth",
        "earths",
        "metal",
        "metals",
        "goods",
        "products",
        "product",
        "exports",
        "imports",
        "trade",
        "total",
        "critical",
        "minerals",
        "and",
        "the",
        "of",
    }
)
"""Words of a commodity's name that do not tell it from others."""


def _against(kind: ImplicationKind, claim: Claim) -> bool:
    return (kind in UP and claim.direction == "down") or (kind in DOWN and claim.direction == "up")


def _names(claim: Claim) -> frozenset[str]:
    label = claim.commodity.label.lower() if claim.commodity is not None else ""
    return frozenset(w.rstrip("s") for w in label.replace("-", " ").split() if w not in COMMON)


def _path(a: Token, b: Token) -> int:
    """Steps between two tokens of one sentence over their lowest common head."""
    up = {a.i: 0}
    steps, token = 0, a
    while token.head.i != token.i:
        token = token.head
        steps += 1
        up[token.i] = steps
    steps, token = 0, b
    while token.i not in up:
        if token.head.i == token.i:
            return len(a.doc)
        token = token.head
        steps += 1
    return steps + up[token.i]


class Anchors:
    """The claims of an article, ready to be asked which of them a word hangs on."""

    def __init__(self, paragraphs: Sequence[Any], claims: Sequence[Claim]) -> None:
        self.claims = sorted(claims, key=lambda c: (c.start, c.end))
        self.headline = next(
            (c for p in paragraphs if p.kind == "headline" for c in self.claims if p.start <= c.start < p.start + len(p.text)), None
        )
        self.named = frozenset(n for c in self.claims for n in _names(c))

    def claim_of(self, paragraph: Any, root: Token, kind: ImplicationKind) -> str | None:
        """The id of the claim that a frame with this root hangs on, or None where that is not clear."""
        if not self.claims:
            return None
        sentence, offset = root.sent, paragraph.start
        own = self._within(offset + sentence.start_char, offset + sentence.end_char)
        if own:
            return min(own, key=lambda c: (_against(kind, c), self._distance(paragraph, root, c), abs(c.start - offset - root.idx))).id
        mentioned = frozenset(t.lower_.rstrip("s") for t in sentence) & self.named
        if mentioned:
            about = [c for c in self.claims if _names(c) & mentioned and not _against(kind, c)]
            before = [c for c in about if c.end <= offset + sentence.start_char]
            return before[-1].id if before else about[0].id if about else None
        previous = self._previous(paragraph, sentence.start_char)
        if previous:
            alike = {(c.commodity.product if c.commodity else None, c.flow, c.reporter, c.partner) for c in previous}
            fitting = [c for c in previous if not _against(kind, c)]
            return fitting[-1].id if fitting and len(alike) == 1 else None
        if self.headline is not None and not _against(kind, self.headline):
            return self.headline.id
        return None

    def _within(self, start: int, end: int) -> list[Claim]:
        return [c for c in self.claims if start <= c.start < end]

    def _previous(self, paragraph: Any, start: int) -> list[Claim]:
        sentences = [s for s in paragraph.doc.sents if s.end_char <= start]
        if not sentences:
            return []
        last = sentences[-1]
        return self._within(paragraph.start + last.start_char, paragraph.start + last.end_char)

    def _distance(self, paragraph: Any, root: Token, claim: Claim) -> int:
        at = claim.start - paragraph.start
        token = next((t for t in root.doc if t.idx + len(t) > at), root)
        return _path(root, token)
