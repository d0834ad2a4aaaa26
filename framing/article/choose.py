"""Which blocks of a page are the article: by its own elements, else by where the running text is, else by what trafilatura chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from framing.article.blocks import Block
from framing.article.furniture import is_furniture_line, is_sentence

_FEWEST_WORDS = 20
"""Running text below which a page with a headline has no article: an error page says a sentence or two, an agency brief has forty words."""
_FEWEST_WITHOUT = 30
"""The same for a page without a headline of its own."""
_MOST = 0.6
"""An element with 60% of the page's running text is the article; with less, the page is a list of things."""
_WRAPPER = 0.5
"""An element that holds half of the running text wraps the article, whatever its class is called."""
_LEAD_WORDS = 60
"""Between a headline and an article that stands apart from it: date, byline, standfirst."""
_LISTED = 3
"""Headings that are links, one for at least every second paragraph, are teasers: three of them make a page of teasers."""
_LONG = 25
"""A paragraph of so many words is running text even where it does not end in a full stop (a colon, a lost point)."""
_LETTERS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands.

    Attributes:
        path: the elements around it, outermost first (tag, number on the page).
        doubted: the numbers of those whose class or id has a name of furniture.
        linked: True where all of its text is a link.
    """

    block: Block
    path: tuple[tuple[str, int], ...]
    doubted: tuple[int, ...] = ()
    linked: bool = False


def _key(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))


def _counts(place: Placed) -> int:
    block = place.block
    running = block.kind in ("paragraph", "item", "standfirst") and (is_sentence(block) or block.words >= _LONG)
    return block.words if running and not is_furniture_line(block) else 0


def _words(placed: Sequence[Placed]) -> int:
    return sum(map(_counts, placed))


def _without_doubted(placed: Sequence[Placed]) -> list[Placed]:
    """The blocks without those in furniture; a wrapper of the article is none."""
    held: dict[int, int] = {}
    for place in placed:
        for number in place.doubted:
            held[number] = held.get(number, 0) + _counts(place)
    wrappers = {number for number, words in held.items() if words >= _WRAPPER * _words(placed)}
    return [p for p in placed if wrappers.issuperset(p.doubted)]


def _is_list(placed: Sequence[Placed]) -> bool:
    """True for a page of teasers: headings that are links over a sentence or two each."""
    links = sum(p.block.kind == "heading" and p.linked for p in placed)
    return links >= _LISTED and 2 * links >= sum(bool(_counts(p)) for p in placed)


def _by_element(live: Sequence[Placed]) -> list[Placed] | None:
    """What stands in the one ``article`` or ``main`` that holds most of the running text; empty for a page of several articles."""
    for name in ("article", "main"):
        groups: dict[int, list[Placed]] = {}
        for place in live:
            number = next((n for tag, n in place.path if tag == name), None)
            if number is not None:
                groups.setdefault(number, []).append(place)
        if not groups:
            continue
        best = max(groups.values(), key=_words)
        if _words(best) < _FEWEST_WORDS:
            continue
        if _words(best) < _WRAPPER * sum(map(_words, groups.values())):
            return []
        if name == "article" or _words(best) >= _MOST * _words(live):
            return best
    return None


def _by_density(live: Sequence[Placed]) -> list[Placed] | None:
    """What stands in the deepest element that holds most of the running text."""
    total = _words(live)
    if not total:
        return None
    held: dict[int, int] = {}
    depth: dict[int, int] = {}
    for place in live:
        for level, (_, number) in enumerate(place.path):
            held[number] = held.get(number, 0) + _counts(place)
            depth[number] = level
    enough = [number for number, words in held.items() if words >= _MOST * total]
    if not enough:
        return list(live)
    best = max(enough, key=lambda number: depth[number])
    if any(tag == "p" and number == best for place in live for tag, number in place.path):
        return list(live)
    return [p for p in live if any(n == best for _, n in p.path)]


def _by_trafilatura(live: Sequence[Placed], page: str) -> list[Placed]:
    """The blocks whose text trafilatura keeps: it chooses, the positions stay ours."""
    import logging

    import trafilatura

    # Without a handler of its own, logging would print trafilatura's remarks on odd pages to the terminal.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    kept = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True)
    keys = _key(kept or "")
    return [p for p in live if len(key := _key(p.block.text.text)) > 1 and key in keys]


def _headline(placed: Sequence[Placed], titles: Sequence[str]) -> Placed | None:
    """The page's h1; of several, the one that its title begins with."""
    tops = [p for p in placed if p.block.kind == "heading" and p.block.level == 1]
    told = [_key(t) for t in titles]
    named = [p for p in tops if any(t.startswith(_key(p.block.text.text)) for t in told)]
    if named:
        return named[0]
    return tops[0] if len(tops) == 1 else None


def _with_headline(picked: list[Placed], top: Placed, live: Sequence[Placed]) -> list[Placed]:
    """The article and a headline that stands over it, outside of its element, with the short lines between."""
    order = {id(p): index for index, p in enumerate(live)}
    first, at = order[id(picked[0])], order[id(top)]
    if at > first:
        return picked
    return [top, *[p for p in live[at + 1 : first] if p.block.words <= _LEAD_WORDS], *picked]


def chosen(placed: Sequence[Placed], page: str, titles: Sequence[str]) -> list[Block]:
    """The article's blocks in the order of the page; empty where it has no article.

    Lines that are nothing but a link to elsewhere are teasers inside the article and are left out.
    """
    live = _without_doubted(placed)
    if _is_list(live):
        return []
    top = _headline(live, titles)
    picked = _by_element(live)
    if picked is None:
        picked = _by_density(live)
    if picked is None or (picked and _words(picked) < (_FEWEST_WORDS if top else _FEWEST_WITHOUT)):
        picked = _by_trafilatura(live, page)
    if not picked or _words(picked) < (_FEWEST_WORDS if top else _FEWEST_WITHOUT):
        return []
    if top is not None and all(p is not top for p in picked):
        picked = _with_headline(picked, top, live)
    return [p.block for p in picked if p is top or not p.linked or is_sentence(p.block) or p.block.kind in ("row", "caption")]
