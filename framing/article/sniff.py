"""Which format it is: what was said, the name's ending, else the first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from framing.article import problems

_ENDINGS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx",
}  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*|<\?xml.{0,200}?\?>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = re.compile(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n.*?\n---[ \t]*\r?\n|(?:.{0,200}\r?\n){0,5}#{1,3} \S)", re.DOTALL)
_LOOKED_AT = 4096


def sniff(data: bytes, name: str, format: str | None = None) -> str:
    """txt, md, html or docx.

    Raises:
        FramingError: unknown-format, for a ``format`` that is not read.
    """
    if format is not None:
        wanted = format.lower().lstrip(".")
        if f".{wanted}" not in _ENDINGS:
            raise problems.unknown_format(format, name)
        return _ENDINGS[f".{wanted}"]
    ending = _ENDINGS.get(PurePath(name).suffix.lower()) if name != "-" else None
    if ending:
        return ending
    head = data[:_LOOKED_AT]
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "docx"
    if _HTML.match(head):
        return "html"
    return "md" if _MARKDOWN.match(head) else "txt"
