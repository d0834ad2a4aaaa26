"""A .docx to blocks. The source is its paragraphs joined by newlines, in the order of the document, each row of a table one line.

Read straight from the zip with defusedxml: only the parts that hold the text, none larger than a document can be, and no XML entities.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.article import problems
from framing.article.blocks import Block, BlockKind, Page, cells
from framing.article.mapped import Mapped

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST_PART = 64_000_000
"""Bytes of one unpacked part: five million characters with the markup that a word processor writes around them."""
_MOST_MEMBERS = 10_000
"""Parts of a document; long books with pictures have hundreds."""
_MOST_RATIO = 200
"""Unpacked to packed bytes of a part; text of documents packs 5 to 30 times, zip bombs 1,000 times."""
_RATIO_FROM = 5_000_000
"""Bytes below which no ratio matters."""
_SKIPPED = frozenset(
    ["del", "moveFrom", "instrText", "txbxContent", "pict", "object", "footnoteReference", "rPr", "pPr", "sdtPr", "delText"]
)
_STYLES: tuple[tuple[str, BlockKind, int], ...] = (
    ("title", "heading", 1), ("heading 1", "heading", 2), ("heading 2", "heading", 3), ("heading 3", "heading", 4),
    ("heading 4", "heading", 5), ("heading 5", "heading", 6), ("subtitle", "standfirst", 0), ("caption", "caption", 0),
)  # fmt: skip


def _local(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _get(element: Element, name: str) -> str:
    return element.get(f"{_W}{name}") or element.get(f"{_STRICT}{name}") or ""


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element:
    """The root of one XML part.

    Raises:
        FramingError: corrupt-docx, encrypted-docx, docx-bomb, xml-entities.
    """
    import zlib
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    info = archive.getinfo(part)
    if info.flag_bits & 0x1:
        raise problems.encrypted_docx(name)
    if info.file_size > _MOST_PART:
        raise problems.docx_bomb(name, f"its text unpacks to {info.file_size:,} bytes")
    if info.file_size > _RATIO_FROM and info.file_size > _MOST_RATIO * max(1, info.compress_size):
        raise problems.docx_bomb(name, f"its text unpacks to {info.file_size // max(1, info.compress_size):,} times its size")
    try:
        with archive.open(info) as file:
            data = file.read(_MOST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise problems.corrupt_docx(name, str(error) or "a part is damaged") from None
    if len(data) > _MOST_PART:
        raise problems.docx_bomb(name, f"its text unpacks to more than {_MOST_PART:,} bytes")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise problems.xml_entities(name) from None
    except (ParseError, ValueError, LookupError):
        raise problems.corrupt_docx(name, "its XML is broken") from None
    return root


def _open(data: bytes, name: str) -> zipfile.ZipFile:
    if not data.strip():
        raise problems.empty(name)
    if data.startswith(_OLD_OFFICE):
        raise problems.encrypted_docx(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise problems.corrupt_docx(name, "it is no zip archive" if not data.startswith(b"PK") else str(error)) from None
    if len(archive.infolist()) > _MOST_MEMBERS:
        raise problems.docx_bomb(name, f"it has {len(archive.infolist()):,} parts")
    if "word/document.xml" not in archive.namelist():
        raise problems.corrupt_docx(name, "it holds no document")
    return archive


def _style_names(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Style id to its name in lower case; ids are translated by word processors, the names of built-in styles are not."""
    if "word/styles.xml" not in archive.namelist():
        return {}
    found: dict[str, str] = {}
    for style in _part(archive, "word/styles.xml", name):
        if _local(style) == "style":
            label = next((_get(child, "val") for child in style if _local(child) == "name"), "")
            found[_get(style, "styleId")] = label.lower()
    return found


def _is_hidden(run: Element) -> bool:
    for properties in run:
        if _local(properties) == "rPr":
            return any(_local(p) == "vanish" and _get(p, "val") not in ("0", "false") for p in properties)
    return False


def _text(element: Element) -> str:
    """The text of a paragraph as it is printed; deleted and hidden text, fields' codes and text boxes are left out."""
    parts: list[str] = []
    stack: list[Iterator[Element]] = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        kind = _local(child)
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "tab":
            parts.append("\t")
        elif kind in ("br", "cr"):
            parts.append("\n")
        elif kind == "noBreakHyphen":
            parts.append("-")
        elif kind not in _SKIPPED and child.tag != _CHOICE and not (kind == "r" and _is_hidden(child)):
            stack.append(iter(child))
    return "".join(parts)


def _kind(paragraph: Element, styles: dict[str, str]) -> tuple[BlockKind, int]:
    for properties in paragraph:
        if _local(properties) != "pPr":
            continue
        numbered = any(_local(p) == "numPr" for p in properties)
        style = next((_get(p, "val") for p in properties if _local(p) == "pStyle"), "")
        label = styles.get(style, style.lower())
        for known, kind, level in _STYLES:
            if label == known or label.replace(" ", "") == known.replace(" ", ""):
                return kind, level
        if numbered or label.startswith("list"):
            return "item", 0
    return "short", 0


def _leaves(body: Element) -> Iterator[tuple[str, Element]]:
    """Paragraphs and rows of tables in order, also those inside content controls and insertions."""
    stack: list[Iterator[Element]] = [iter(body)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif _local(child) in ("p", "tr"):
            yield _local(child), child
        elif _local(child) not in _SKIPPED and child.tag != _CHOICE:
            stack.append(iter(child))


def _row(row: Element) -> str:
    """The cells of a row with a tab between."""
    cells = [c for c in row.iter() if _local(c) == "tc"]
    inner = {id(c) for cell in cells for c in cell.iter() if c is not cell and _local(c) == "tc"}
    texts = [" ".join(_text(p) for p in cell.iter() if _local(p) == "p") for cell in cells if id(cell) not in inner]
    return "\t".join(t.replace("\t", " ").replace("\n", " ").strip() for t in texts)


def word_page(data: bytes, name: str) -> Page:
    """The blocks of a .docx.

    A document's own properties hold the day of its making, not of publishing, and are not read.

    Raises:
        FramingError: empty, corrupt-docx, encrypted-docx, docx-bomb, xml-entities.
    """
    with _open(data, name) as archive:
        styles = _style_names(archive, name)
        root = _part(archive, "word/document.xml", name)
    body = next((child for child in root if _local(child) == "body"), None)
    leaves = list(_leaves(body)) if body is not None else []
    lines = [(kind, leaf, _row(leaf) if kind == "tr" else _text(leaf)) for kind, leaf in leaves]
    decoded = "\n".join(line for _, _, line in lines)
    blocks: list[Block] = []
    at = 0
    for kind, leaf, line in lines:
        text = Mapped.of(decoded, at, at + len(line))
        at += len(line) + 1
        if kind == "tr":
            blocks.append(Block("row", cells(text)))
        elif line.strip():
            shape, level = _kind(leaf, styles)
            blocks.append(Block(shape, text, level))
    if not blocks:
        raise problems.empty(name)
    return Page(decoded, blocks)
