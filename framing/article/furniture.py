"""Page furniture: menus, teasers, author boxes, comment and newsletter forms. Cut where it is certain, kept where it may be the article.

The patterns are data (``furniture.yaml``); the rules here are of place: what stands before the headline, what ends the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.article.blocks import Block, normalised
from framing.article.data import Furniture, furniture
from framing.article.dates import is_date_line
from framing.article.mapped import Mapped

_SENTENCE = re.compile(r"""[.!?…]["'”’)\]*]*\Z""")
_SEPARATORS = re.compile(r"\s[|›»>·•/]\s")
_SENTENCE_WORDS = 8
"""A finished line of fewer words may be a slogan or a button; the shortest paragraphs of agency copy are longer."""
_MENU_RUN = 3
"""Three short lines in a row before the headline are a menu; a kicker and a section name are two."""
_MENU_WORDS = 3
"""Entries of menus are a word or three; headlines have more."""
_END_SHARE = 0.4
"""After a comment or newsletter form an author's portrait and teasers may follow, but not as much as 40% of the article."""
_BOX_SHARE = 0.15
"""Teasers after a box: with more running text than that, the article goes on after the box."""
_BIO_BLOCKS = 2
"""An author's portrait has one paragraph, at most two."""
_TEASER_WORDS = 25
"""Titles of other stories are shorter; agency headlines stop at about 15 words."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left, and the blocks that were cut."""

    blocks: list[Block]
    cut: int
    bylines: tuple[str, ...] = ()


def is_sentence(block: Block) -> bool:
    """True for running text: a finished line of some words."""
    return block.words >= _SENTENCE_WORDS and bool(_SENTENCE.search(block.text.text))


def without_inline(text: Mapped) -> tuple[Mapped, int]:
    """The text without furniture inside it ("(opens in a new tab)"), and the number of places."""
    edits = [(m.start(), m.end(), "") for m in furniture().inline.finditer(text.text)]
    return (normalised(text.edit(edits)) if edits else text), len(edits)


def _whole(pattern: re.Pattern[str], block: Block) -> bool:
    return len(block.text) <= 300 and bool(pattern.fullmatch(block.text.text))


def is_furniture_line(block: Block) -> bool:
    """True for a line that is furniture wherever it stands."""
    rules = furniture()
    return _whole(rules.line, block) or _whole(rules.end, block)


def _is_menu_entry(block: Block) -> bool:
    text = block.text.text
    if block.kind not in ("short", "item", "paragraph") or block.words > _MENU_WORDS or _SENTENCE.search(text):
        return False
    return not is_date_line(text) and not _whole(furniture().byline, block)


def _is_menu_line(block: Block) -> bool:
    return block.kind != "row" and len(_SEPARATORS.findall(block.text.text)) >= _MENU_RUN - 1 and not is_sentence(block)


def _without_menu(blocks: list[Block]) -> list[Block]:
    """The page from the end of the menus before its first long line; a page of nothing else stays."""
    at = 0
    while at < len(blocks):
        run = at
        while run < len(blocks) and _is_menu_entry(blocks[run]):
            run += 1
        if run - at >= _MENU_RUN:
            at = run
        elif _is_menu_line(blocks[at]):
            at += 1
        else:
            break
    return blocks[at:] if at < len(blocks) else blocks


def _substance(blocks: list[Block], rules: Furniture) -> list[int]:
    """For each place, the words of running text from there to the end; an author's portrait does not count."""
    counted: list[int] = []
    portrait = 0
    for block in blocks:
        if _whole(rules.author, block):
            portrait = _BIO_BLOCKS + 1
        furniture_line = portrait > 0 or _whole(rules.end, block) or _whole(rules.line, block)
        counted.append(0 if furniture_line or not is_sentence(block) else block.words)
        portrait -= 1
    total = 0
    sums = [0] * (len(blocks) + 1)
    for index in range(len(blocks) - 1, -1, -1):
        total += counted[index]
        sums[index] = total
    return sums


def _without_end(blocks: list[Block], rules: Furniture) -> list[Block]:
    """The page without its boxes and what stands below the article."""
    sums = _substance(blocks, rules)
    kept: list[Block] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        before, after = sums[0] - sums[index], sums[index + 1]
        end = _whole(rules.end, block) or _whole(rules.author, block)
        if not before or not (end or _whole(rules.box, block)) or block.kind in ("row", "caption"):
            kept.append(block)
            index += 1
            continue
        if after <= (_END_SHARE if end else _BOX_SHARE) * before:
            break
        index += 1
        while index < len(blocks) and blocks[index].words <= _TEASER_WORDS and not is_sentence(blocks[index]):
            index += 1
    return kept


def cut_furniture(blocks: list[Block]) -> Cut:
    """The blocks of the article, in order; bylines are kept apart for the agencies that they name."""
    rules = furniture()
    lines = [b for b in _without_menu(blocks) if not _whole(rules.line, b)]
    if not lines:
        return Cut([], len(blocks))
    kept = _without_end(lines, rules)
    text = [b for b in kept if b.kind in ("row", "caption") or b.words > 20 or not _whole(rules.byline, b)]
    bylines = tuple(b.text.text for b in kept if b.kind not in ("row", "caption") and b.words <= 20 and _whole(rules.byline, b))
    if not text:
        return Cut(kept, len(blocks) - len(kept), bylines)
    return Cut(text, len(blocks) - len(kept), bylines)
