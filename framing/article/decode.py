"""Bytes to text: byte-order marks, a declared character set, UTF-8, and Windows-1252 where it is none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from framing.article import problems
from framing.schema import Repair

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
)
"""First bytes of files that people hand in by mistake, and what they are."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_SAMPLE = 65_536
"""Bytes looked at to tell text from other data; the first block of a file shows it."""
_BINARY_SHARE = 0.10
"""Share of control characters above which valid UTF-8 is no text: even a text full of terminal escapes stays well below."""
_BINARY_SHARE_OTHER = 0.02
"""The same for bytes that are no UTF-8: random bytes hold about 10%, text in an old code page none."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the codec that read it, and what there is to say of it."""

    text: str
    encoding: str
    repairs: tuple[Repair, ...] = ()


def decode(data: bytes, name: str, *, html: bool = False) -> Decoded:
    """The text of ``data``.

    A byte-order mark wins, then a character set that an HTML page declares, then UTF-8, then UTF-16 without a mark, then Windows-1252.

    Raises:
        FramingError: empty, binary, cut-off-text.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise problems.empty(name)
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise problems.binary(name, what)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _with_mark(data[len(bom) :], encoding, len(bom), name)
    wide = _wide(data)
    if wide:
        return _with_mark(data, wide, 0, name)
    declared = _declared(data) if html else None
    controls = len(_CONTROLS.findall(data[:_SAMPLE])) / len(data[:_SAMPLE])
    if controls > _BINARY_SHARE:
        raise problems.binary(name, "binary data")
    if declared and declared != "utf-8":
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass  # a page that declares one thing and sends another: read it as if nothing were declared
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.end == len(data):
            raise problems.cut_off(name, error.start) from None
    if controls > _BINARY_SHARE_OTHER:
        raise problems.binary(name, "binary data")
    return Decoded(_cp1252(data), "windows-1252", (Repair("encoding", "not UTF-8: read as Windows-1252"),))


def _with_mark(body: bytes, encoding: str, offset: int, name: str) -> Decoded:
    if not body:
        raise problems.empty(name)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(body) and error.reason in ("unexpected end of data", "truncated data"):
            raise problems.cut_off(name, offset + error.start) from None
        text = body.decode(encoding, errors="replace")
        told = f"bytes that are no {encoding} were replaced, {text.count(chr(0xFFFD))} places"
        return Decoded(text, encoding, (Repair("encoding", told),))
    if not text.strip():
        raise problems.empty(name)
    return Decoded(text, encoding)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is 0 (over 40% of one half, under 2% of the other; stray zeros are fewer)."""
    head = data[:_SAMPLE]
    if len(head) < 4:
        return None
    even, odd = head[0::2], head[1::2]
    low, high = even.count(0) / len(even), odd.count(0) / len(odd)
    if high > 0.4 and low < 0.02:
        return "utf-16-le"
    if low > 0.4 and high < 0.02:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except LookupError:
        return None
    if codec.name.startswith(("utf-16", "utf-32", "utf-7")) or not getattr(codec, "_is_text_encoding", True):
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def _cp1252(data: bytes) -> str:
    """Windows-1252 with its five gaps as control characters, as browsers read it."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in data)
