"""Bytes of any accepted format to an Article: decode, mend, take the blocks, cut the furniture, name the fields."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Literal, cast

from framing.article import problems
from framing.article.authors import find_agencies
from framing.article.blocks import Block, Page, normalised
from framing.article.controls import strip_controls
from framing.article.dates import byline_and_date, date_in_address, read_dateline
from framing.article.decode import decode
from framing.article.furniture import cut_furniture, without_inline
from framing.article.language import require_english
from framing.article.mapped import Mapped, join
from framing.article.mojibake import mend
from framing.article.shape import shape
from framing.article.sniff import sniff
from framing.schema import Article, Field, Repair, SourceMap

Format = Literal["txt", "md", "html", "docx"]
MOST_CHARACTERS = 5_000_000
"""Of clean text. The longest article is a hundredth of it; above it the input is a mistake or an attack."""


def clean(text: Mapped, counts: dict[str, int]) -> Mapped:
    """Letters mended, controls stripped; the places are added to ``counts``."""
    text, mended = mend(text)
    text, stripped = strip_controls(text)
    for kind, places in {**{f"encoding {name}": n for name, n in mended.items()}, **stripped}.items():
        counts[kind] = counts.get(kind, 0) + places
    return text


def _repairs(page: Page, counts: dict[str, int], cut: int) -> tuple[Repair, ...]:
    found = list(page.repairs)
    for kind, places in counts.items():
        told = f"{places:,} place{'' if places == 1 else 's'}"
        if kind.startswith("encoding "):
            found.append(Repair("encoding", f"UTF-8 read as {kind.removeprefix('encoding ')}, {told}"))
        elif kind == "furniture":
            found.append(Repair("furniture", f"page furniture inside the text, {told}"))
        else:
            found.append(Repair("characters", f"{kind} taken out, {told}"))
    if cut:
        found.append(Repair("furniture", f"page furniture cut, {cut:,} line{'' if cut == 1 else 's'}"))
    return tuple(found)


def _require_length(characters: int, name: str) -> None:
    if characters > MOST_CHARACTERS:
        raise problems.too_long(name, characters, MOST_CHARACTERS)


def _page(data: bytes, name: str, kind: Format, counts: dict[str, int]) -> Page:
    if kind == "docx":
        from framing.article.word import word_page

        return word_page(data, name)
    decoded = decode(data, name, html=kind == "html")
    if kind != "html":
        _require_length(len(" ".join(decoded.text.split())), name)
    text = clean(Mapped.of(decoded.text), counts)
    if kind == "html":
        from framing.article.html import html_page

        page = html_page(text, name)
    elif kind == "md":
        from framing.article.markdown import markdown_page

        page = markdown_page(text, name)
    else:
        from framing.article.plain import plain_blocks

        page = Page(decoded.text, plain_blocks(text))
    return Page(decoded.text, page.blocks, page.published, page.addresses, page.authors, page.publishers, decoded.repairs + page.repairs)


def _join(parts: list[Mapped]) -> tuple[Mapped, list[tuple[int, int]]]:
    """The fields one under the other with a blank line between, and the range of each."""
    laid: list[Mapped] = []
    ranges: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        if laid:
            end = laid[-1].source_end
            laid.append(Mapped.made("\n\n", end, end))
            at += 2
        laid.append(part)
        ranges.append((at, at + len(part)))
        at += len(part)
    return join(laid), ranges


def _published(given: date | None, page: Page, line: date | None, paragraphs: list[str]) -> tuple[date | None, str | None]:
    """The date by the most reliable sign of it: given, meta data, a line of its own, a dateline, the page's address."""
    if given:
        return given, "given"
    if page.published:
        return page.published, "meta data"
    if line:
        return line, "date line"
    for paragraph in paragraphs[:3]:
        day = read_dateline(paragraph, page.decoded)
        if day:
            return day, "dateline"
    for address in page.addresses:
        day = date_in_address(address)
        if day:
            return day, "address"
    return None, None


def read_article(data: bytes, name: str, *, published: date | None = None, format: str | None = None) -> Article:
    """The article in ``data``, which was called ``name`` ("-" for standard input).

    Args:
        data: the file's bytes.
        name: how errors and the report call it; its ending tells the format where ``format`` does not.
        published: the publishing date, if it is known; it wins over any that is found.
        format: txt, md, html or docx.

    Raises:
        FramingError: empty, binary, cut-off-text, no-article, not-english, too-long, corrupt-docx, encrypted-docx, docx-bomb, xml-entities,
            bad-date (in the front matter), unknown-format.
    """
    counts: dict[str, int] = {}
    kind = cast(Format, sniff(data, name, format))
    page = _page(data, name, kind, counts)
    blocks: list[Block] = []
    inside = 0
    for block in page.blocks:
        text = block.text if kind in ("txt", "md") else clean(block.text, counts)
        text, places = without_inline(normalised(text))
        inside += places
        if text.text:
            blocks.append(block.with_text(text))
    _require_length(sum(len(b.text) for b in blocks), name)
    kept = cut_furniture(blocks)
    shaped = shape(kept.blocks)
    if not shaped.fields:
        raise problems.no_article(name) if kind == "html" else problems.empty(name)
    if inside:
        counts["furniture"] = inside
    text, ranges = _join([mapped for _, mapped in shaped.fields])
    fields = tuple(Field(kind, *place) for (kind, _), place in zip(shaped.fields, ranges, strict=True))
    paragraphs = [text.text[f.start : f.end] for f in fields if f.kind == "body"]
    line = shaped.published or next((d for b in kept.bylines if (d := byline_and_date(b)[1])), None)
    day, known = _published(published, page, line, paragraphs)
    return Article(
        id=hashlib.sha256(f"{text.text}\n{day.isoformat() if day else ''}".encode()).hexdigest()[:16],
        text=text.text,
        fields=fields,
        published=day,
        published_from=known,
        language=require_english(text.text, name),
        source=name,
        agencies=find_agencies((*kept.bylines, *page.authors), paragraphs[:2], page.publishers),
        repairs=_repairs(page, counts, kept.cut),
        source_map=SourceMap(text.pieces),
        decoded=page.decoded,
    )
