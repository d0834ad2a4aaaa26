"""Markdown's inline marks, taken out with the way back kept: emphasis, links, code, escapes, entities, tags."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from framing.article.mapped import Edit, Mapped

_SPECIAL = re.compile(r"[\\`!\[<&*_~]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ADDRESS = r"(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,4})"
_TITLE = r"""(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))"""
_LINK_TAIL = re.compile(rf"\(\s*{_ADDRESS}?{_TITLE}?\s*\)|\[[^\[\]\n]{{0,200}}\]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>")
_RAW = re.compile(
    r"<!--.*?-->|<(script|style)\b[^<>]{0,2000}>.*?</\1\s*>|</?[A-Za-z][A-Za-z0-9-]{0,40}(?:\s[^<>]{0,2000})?/?>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_CODE = re.compile(r"`+")
_PUNCTUATION = re.compile(r"[^\w\s]|_")


@dataclass(slots=True)
class _Run:
    """A run of emphasis characters that still has some left to give."""

    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether a run can open and close emphasis (CommonMark 0.31, section 6.2)."""
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    space_before, space_after = before.isspace(), after.isspace()
    mark_before, mark_after = bool(_PUNCTUATION.match(before)), bool(_PUNCTUATION.match(after))
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if text[start] == "_":
        return left and (not right or mark_before), right and (not left or mark_after)
    return left, right


def _emphasis(runs: list[_Run]) -> list[Edit]:
    """The marks of matched pairs; an unmatched star or underscore is text."""
    edits: list[Edit] = []
    openers: list[_Run] = []
    for run in runs:
        if run.closes:
            for index in range(len(openers) - 1, max(-1, len(openers) - 21), -1):
                opener = openers[index]
                if opener.char != run.char:
                    continue
                while opener.end > opener.start and run.end > run.start:
                    size = 2 if min(opener.end - opener.start, run.end - run.start) >= 2 else 1
                    if run.char == "~" and size == 1:
                        break
                    edits += [(opener.end - size, opener.end, ""), (run.start, run.start + size, "")]
                    opener.end -= size
                    run.start += size
                del openers[index + (opener.end > opener.start) :]
                if run.start == run.end:
                    break
        if run.opens and run.end > run.start:
            openers.append(run)
    return edits


def _links(text: str) -> dict[int, Edit]:
    """For each bracket that belongs to a link: what becomes of it. The text of a link stays, an image goes whole."""
    found: dict[int, Edit] = {}
    stack: list[int] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "\\":
            at += 2
            continue
        if char == "[":
            stack.append(at)
        elif char == "]" and stack:
            start = stack.pop()
            tail = _LINK_TAIL.match(text, at + 1)
            if tail:
                if start and text[start - 1] == "!":
                    found[start - 1] = (start - 1, tail.end(), "")
                else:
                    found[start] = (start, start + 1, "")
                    found[at] = (at, tail.end(), "")
                at = tail.end()
                continue
        at += 1
    return found


def without_marks(text: Mapped) -> Mapped:
    """The text as a reader sees it."""
    raw = text.text
    if not _SPECIAL.search(raw):
        return text
    links = _links(raw)
    edits: list[Edit] = []
    runs: list[_Run] = []
    at = 0
    closing = sorted(p for p in links if raw[p] == "]")
    for_closing = 0
    while at < len(raw):
        found = _SPECIAL.search(raw, at)
        stop = found.start() if found else len(raw)
        while for_closing < len(closing) and closing[for_closing] < at:
            for_closing += 1
        if for_closing < len(closing) and closing[for_closing] < stop:
            edit = links[closing[for_closing]]
            edits.append(edit)
            at = edit[1]
            continue
        if not found:
            break
        at = _one(raw, stop, links, edits, runs)
    return text.edit(_ordered(edits + _emphasis(runs)))


def _one(raw: str, at: int, links: dict[int, Edit], edits: list[Edit], runs: list[_Run]) -> int:
    """Reads the mark at ``at``, notes its edits or its run, and says where to go on."""
    char = raw[at]
    if char == "\\" and _ESCAPE.match(raw, at):
        edits.append((at, at + 1, ""))
        return at + 2
    if char == "`":
        ticks = _CODE.match(raw, at)
        size = len(ticks[0]) if ticks else 1
        close = re.compile(rf"(?<!`)`{{{size}}}(?!`)").search(raw, at + size)
        if close:
            edits += [(at, at + size, ""), (close.start(), close.end(), "")]
            return close.end()
        return at + size
    if char in "![" and at in links:
        edits.append(links[at])
        return links[at][1]
    if char == "[" and (note := _FOOTNOTE.match(raw, at)):
        edits.append((at, note.end(), ""))
        return note.end()
    if char == "<":
        auto = _AUTOLINK.match(raw, at)
        if auto:
            edits += [(at, at + 1, ""), (auto.end() - 1, auto.end(), "")]
            return auto.end()
        tag = _RAW.match(raw, at)
        if tag:
            edits.append((at, tag.end(), " " if tag[0].lower().startswith("<br") else ""))
            return tag.end()
    if char == "&" and (entity := _ENTITY.match(raw, at)):
        new = html.unescape(entity[0])
        if new != entity[0]:
            edits.append((at, entity.end(), new))
            return entity.end()
    if char in "*_~":
        end = at
        while end < len(raw) and raw[end] == char:
            end += 1
        opens, closes = _flanks(raw, at, end)
        runs.append(_Run(at, end, char, opens, closes))
        return end
    return at + 1


def _ordered(edits: list[Edit]) -> list[Edit]:
    """In order, and none inside another."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
