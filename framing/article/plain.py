"""Plain text to blocks: paragraphs stand apart by blank lines, or one a line, and may be wrapped."""

from __future__ import annotations

import re
from itertools import pairwise

from framing.article.blocks import Block, BlockKind, cells
from framing.article.dates import is_date_line, starts_with_dateline
from framing.article.mapped import Mapped

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|\Z)")
_BULLET = re.compile(r"(?:[•●▪■◦‣⁃∙·*–-]|\d{1,2}[.)])\s+(?=\S)")
_SURE_BULLET = re.compile(r"[•●▪■◦‣⁃∙]\s*(?=\S)")
_FINISHED = re.compile(r"""[.!?…:]["'”’)\]]*\s*\Z""")
_RULE = re.compile(r"[\s|+:=_*~-]{3,}")
_NARROWEST = 40
"""Nobody wraps text into fewer columns: a group of shorter lines is a list of lines."""
_WRAP_WIDTH = 120
"""Text editors and mail wrap at 72 to 100 columns; a group with a longer line holds one paragraph a line."""
_SLACK = 0.9
"""A wrapped line ends because the next word would not fit; where it would fit into 90% of the widest line, the line ended on purpose."""

_Line = tuple[int, int]


def _lines(text: str) -> list[_Line]:
    """Start and end of each line, its break and the white space around it left out."""
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        if match.start() == len(text):
            break
        raw = match[0]
        start = match.start() + len(raw) - len(raw.lstrip())
        found.append((start, max(start, match.start() + len(raw.rstrip()))))
    return found


def _groups(text: str) -> list[list[_Line]]:
    """Lines that stand together, apart from others by blank lines or rules of dashes."""
    groups: list[list[_Line]] = [[]]
    for start, end in _lines(text):
        if start == end or _RULE.fullmatch(text, start, end):
            groups.append([])
        else:
            groups[-1].append((start, end))
    return [g for g in groups if g]


def _bullet(text: str, line: _Line) -> re.Match[str] | None:
    """The bullet sign and the white space after it."""
    return _SURE_BULLET.match(text, *line) or _BULLET.match(text, *line)


def _is_row(text: str, line: _Line) -> bool:
    """True for a line of cells with tabs or bars between."""
    return text.find("\t", *line) >= 0 or text.find(" | ", *line) >= 0


def _split(text: str, group: list[_Line]) -> list[list[_Line]]:
    """A group as its paragraphs."""
    widest = max(end - start for start, end in group)
    parts: list[list[_Line]] = [[group[0]]]
    for (start, end), (next_start, next_end) in pairwise(group):
        line, after = text[start:end], text[next_start:next_end]
        on_purpose = end - start + 1 + len(after.split(None, 1)[0]) <= _SLACK * widest
        finished = bool(_FINISHED.search(line))
        new = (
            not _NARROWEST <= widest <= _WRAP_WIDTH
            or bool(_SURE_BULLET.match(after))
            or bool(_BULLET.match(after) and (finished or _bullet(text, parts[-1][0])))
            or is_date_line(line)
            or is_date_line(after)
            or starts_with_dateline(after)
            or (_is_row(text, (start, end)) and _is_row(text, (next_start, next_end)))
            or (on_purpose and (finished or start == group[0][0]))
        )
        if new:
            parts.append([])
        parts[-1].append((next_start, next_end))
    return parts


def _kind(text: str, lines: list[_Line], rows: bool) -> BlockKind:
    if rows and len(lines) == 1 and _is_row(text, lines[0]):
        return "row"
    if _bullet(text, lines[0]):
        return "item"
    return "short" if len(lines) == 1 else "paragraph"


def plain_blocks(text: Mapped) -> list[Block]:
    """The blocks of a mended plain text, in order; a bullet sign is not part of its item."""
    blocks: list[Block] = []
    for group in _groups(text.text):
        parts = _split(text.text, group)
        rows = sum(1 for p in parts if len(p) == 1 and _is_row(text.text, p[0])) >= 2
        for lines in parts:
            start, end = lines[0][0], lines[-1][1]
            kind = _kind(text.text, lines, rows)
            if kind == "item":
                bullet = _bullet(text.text, lines[0])
                start = bullet.end() if bullet else start
            part = text.cut(start, end)
            blocks.append(Block(kind, cells(part) if kind == "row" else part))
    return blocks
