"""What kind of statement a figure is: level, change, ratio, share, rank, extremum, run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from framing.claims.clauses import Chunk
from framing.claims.details import MASS, is_currency
from framing.claims.numbers import NumberMention
from framing.schema import Direction, Kind
from framing.schema.claim import Of

if TYPE_CHECKING:
    from framing.language import Paragraph

_SHARE_AFTER = re.compile(r"^\s*of\s+(?:all\s+|the\s+|its\s+|their\s+|it\b|them\b|those\b|these\b|total\b|[A-Z\w])", re.I)
_SHARE_BEFORE = re.compile(r"\b(?:account(?:s|ed|ing)? for|made? up|makes up|represent(?:s|ed|ing)?|share of|a share|comprise[sd]?|share (?:was|stood at|to|at))\s*(?:[\w']+\s+){0,4}$", re.I)  # fmt: skip
_DIFFERENCE_BEFORE = re.compile(r"\bby\s+(?:about|nearly|almost|some|around|more than|over)?\s*$", re.I)
_DIFFERENCE_AFTER = re.compile(r"^\s*(?:more|fewer|less|higher|lower|above|below|smaller|larger|short\s+of)\b", re.I)
_MOVED_BEFORE = re.compile(
    r"\b(?:up|down|off|rose|fell|grew|dropped|jumped|declined|shrank|climbed|slid|gained|lost|shed|added)\s+(?:by\s+)?$", re.I
)
_CHANGE_OF = re.compile(
    r"\b(?:rise|fall|drop|increase|decrease|decline|growth|jump|gain|surge|plunge|slump) of\s+(?:about|nearly|almost|some|around)?\s*$",
    re.I,
)
_PERFORMANCE = re.compile(r"\b(?:worst|best|weakest|strongest|slowest|fastest|first)\b", re.I)
_SHARE_WORD = re.compile(r"\bshare\b", re.I)
_RECORD_OF_CHANGE = re.compile(r"\b(?:steepest|sharpest|biggest|fastest|largest|slowest)\s+(?:\w+\s+)?(?:fall|drop|decline|rise|increase|gain|jump|growth|slump)", re.I)  # fmt: skip


def read_kind(paragraph: Paragraph, number: NumberMention, chunk: Chunk, direction: Direction | None) -> tuple[Kind | None, Of | None]:
    """The kind, and for ranks, extrema and runs what they are of; (None, None) where the figure says nothing that can be asked."""
    text = paragraph.text
    span = number.quantity.span
    before, after = text[chunk.own.start : span.start], text[span.end : chunk.own.end]
    form = number.form
    if re.match(r"^\s*(?:out\s+of|of|in|for)\s+every\b", after, re.I):
        return None, None
    if form == "extremum":
        near = text[max(chunk.own.start, span.start - 5) : span.end + 25]
        return "extremum", "growth" if _PERFORMANCE.search(near) else "change" if _RECORD_OF_CHANGE.search(near) else "level"
    if form == "rank":
        return "rank", "level"
    if form == "run":
        return "run", "growth"
    if form == "flat":
        return "change", None
    if form == "multiple":
        if re.match(r"\s+down\b", after):
            return None, None
        return "ratio", None
    if form == "fraction":
        if direction is not None and re.search(r"\bby\s+(?:\w+\s+){0,2}$", before):
            return "change", None
        if re.match(r"^\s*(?:of\s+)?(?:the|that|its|their)\s+level", after, re.I):
            return "ratio", None
        if direction is not None and (_DIFFERENCE_AFTER.match(after) or _MOVED_BEFORE.search(before)):
            return "change", None
        return "share", None
    if form in ("points", "bp"):
        return "change", "share" if _SHARE_WORD.search(text[chunk.own.start : chunk.own.end]) else None
    if form == "percent":
        touching_share = bool(_SHARE_AFTER.match(after)) and not re.match(r"^\s*of\s+(?:19|20)\d\d", after)
        if touching_share or _SHARE_BEFORE.search(before):
            return "share", None
        if _SHARE_WORD.search(text[chunk.lead.start : span.start]) and re.search(r"\b(?:to|at|was|is|of)\s+(?:\w+\s+)?$", before):
            return "share", None
        if direction is None:
            return None, None
        return "change", None
    if form == "zero" and not number.quantity.unit:
        return "level", None
    if number.quantity.unit in MASS or is_currency(number.quantity.unit) or "/" in number.quantity.unit:
        if direction is not None and (_DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(after) or _CHANGE_OF.search(before)):
            return "change", None
        return "level", None
    return None, None
