"""Quotation marks, paired, in plain text. Apostrophes are never marks.

What tells a single mark from an apostrophe is what stands beside it. A mark opens after a space or a bracket and before a word, and closes
after a word or a stop. Between letters ("it's"), before a cut-off year ("'90s") or a cut-off word ("'til") it is an apostrophe; at the end
of a plural ("producers' output") it closes nothing while a better place to close is to come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ELISION = re.compile(r"(?:\d\ds?\b|til\b|tis\b|twas\b|em\b|n[’']|cause\b|bout\b|round\b|cos\b|ere\b)", re.IGNORECASE)
AFTER_CLOSE = re.compile(
    r"\s+(?:and|or|but|in|of|to|as|is|was|were|are|has|have|had|said|says|say|told|at|by|for|from|with|on|after|before|while|when|that|which|"
    r"who|this|next|last|it|he|she|they|will|would|could|may|might|must)\b"
)
"""Words that no plural possessive stands before; a noun is what it owns."""
PLURAL_OWNER = re.compile(r"s['’]\s+[a-z]")
BRACKETS = '([{<—–-/\u00a0"“„«:'
LONGEST_SINGLE = 600
"""Code points inside single marks; a pair further apart is two apostrophes more often than a quotation (a spoken paragraph is shorter)."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """``text[start:end]`` with its marks, ``text[inner_start:inner_end]`` without; one not ``closed`` runs to the paragraph's end."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in BRACKETS or before in "'‘") and not after.isspace() and after not in ",.;:!?)]}”"


def _double(text: str) -> list[Quotation]:
    out: list[Quotation] = []
    opened: int | None = None
    straight = False
    for match in re.finditer(r"[\"“”„‟«»]", text):
        at, mark = match.start(), match.group()
        if opened is None:
            if not out and _only_closes(text, at):
                out.append(Quotation(0, at + 1, 0, at))
            elif mark in "“„«‟" or (mark == '"' and _opens(text, at)):
                opened, straight = at, mark == '"'
        elif mark in "”»" or (mark == '"' and straight) or (mark == "“" and text[opened] == "„"):
            out.append(Quotation(opened, at + 1, opened + 1, at))
            opened = None
        elif mark in "“«":
            opened, straight = at, False
    if opened is not None and _runs_on(text, opened):
        out.append(Quotation(opened, len(text), opened + 1, len(text), closed=False))
    return out


def _only_closes(text: str, at: int) -> bool:
    """A first mark that only closes ends a quotation that the paragraph before began."""
    if text[at] == "”":
        return at > 0 and (text[at - 1].isalpha() or text[at - 1] in ".,!?…)")
    return text[at] == '"' and at > 0 and text[at - 1] in ".,!?" and not text[at + 1 :].strip()


def _runs_on(text: str, opened: int) -> bool:
    """An unclosed mark opens a quotation of several paragraphs only at the paragraph's start or where speech is announced."""
    before = text[:opened].rstrip()
    return not before or before[-1] in ":,"


def _single(text: str, taken: list[Quotation]) -> list[Quotation]:
    out: list[Quotation] = []
    at = 0
    while at < len(text):
        if text[at] not in "'‘" or not _opens(text, at) or ELISION.match(text, at + 1):
            at += 1
            continue
        close = _closing(text, at)
        if close is None:
            at += 1
            continue
        crossing = any((q.start < at < q.end) != (q.start < close < q.end) for q in taken)
        if not crossing:
            out.append(Quotation(at, close + 1, at + 1, close))
            at = close
        at += 1
    return out


def _closing(text: str, opened: int) -> int | None:
    owner: int | None = None
    for match in re.finditer(r"['’]", text[opened + 1 : opened + 1 + LONGEST_SINGLE]):
        at = opened + 1 + match.start()
        before, after = text[at - 1], text[at + 1] if at + 1 < len(text) else " "
        if before.isspace() or after.isalnum():
            continue
        if PLURAL_OWNER.match(text, at - 1) and not AFTER_CLOSE.match(text, at + 1):
            owner = at if owner is None else owner
            continue
        return at
    return owner


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of one paragraph, in order; single marks inside double ones are quotations of their own."""
    double = _double(text)
    return tuple(sorted([*double, *_single(text, double)], key=lambda q: (q.start, -q.end)))
