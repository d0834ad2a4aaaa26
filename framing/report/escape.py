"""Hostile text made harmless, one function a medium; every renderer goes through here."""

from __future__ import annotations

import html as _html
import re
import unicodedata

_ANSI = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?|\x1b[@-_]")
"""Terminal sequences: CSI (colours, cursor), OSC (titles, links) with their text, two-letter escapes. Source: ECMA-48, 5th edition."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories that a reader does not see and a terminal or a page may obey: controls, bidi and zero-width marks, tags, private
use, code points without a meaning, line separators."""

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are drawn as nothing (fillers of Hangul, Khmer inherent vowels, the empty Braille cell)."""

_BREAKS = frozenset("\n\t\r\x0b\x0c\x85\u2028\u2029")

_NOT_PLAIN = re.compile(r"[^\n\x20-\x7e]")
_MARKDOWN = re.compile(r"[\\`*_{}\[\]|~$!@]")
_MARKDOWN_START = re.compile(r"^(?=[#=>]|[-+](?:[\s-]|$))|^(\d{1,9})(?=[.)](?:\s|$))")
_MARKDOWN_ADDRESS = re.compile(r":(?=//)|(?<=\bwww)\.|:(?=[\w+-]+:)", re.I)
"""What GitHub's Markdown makes links or pictures of without any bracket: addresses and ``:names:``."""

_HOST = re.compile(r"https://((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:/[^\s]*)?", re.I)

_OPAQUE = frozenset({"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "is.gd", "lnkd.in", "rb.gy", "shorturl.at", "cutt.ly"})
"""Hosts whose addresses do not say where they lead."""


def _seen(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE and character not in _BLANK


def plain(text: str | None) -> str:
    """One line of visible text: controls, ANSI escapes, bidi and zero-width marks are gone, line ends and tabs are spaces."""
    if not text:
        return ""
    return "".join(" " if c in _BREAKS else c for c in _ANSI.sub("", text) if c in _BREAKS or _seen(c))


def visible(text: str | None) -> str:
    """Text that keeps its line ends and tabs and loses what is not visible; the markup of a page is the template engine's to escape."""
    if not text:
        return ""
    return "".join(c for c in _ANSI.sub("", text) if c in "\n\t" or _seen(c))


def json(text: str) -> str:
    """JSON in which what is not visible is written as an escape: the same data, and nothing that a terminal would obey."""
    return _NOT_PLAIN.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if _seen(character):
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))


def html(text: str | None) -> str:
    """Text for an element or a quoted attribute of markup that no template engine escapes (SVG)."""
    return _html.escape(visible(text), quote=True)


def markdown(text: str | None) -> str:
    """One line in which no character means anything to Markdown or HTML."""
    line = plain(text).strip()
    line = _MARKDOWN.sub(lambda m: "\\" + m.group(), line)
    line = _MARKDOWN_ADDRESS.sub(lambda m: "\\" + m.group(), line)
    line = _MARKDOWN_START.sub(lambda m: (m.group(1) or "") + "\\", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\\&gt;", "&gt;")


def link(address: str | None) -> str | None:
    """The address if a reader could trust it, else None.

    It is https, names a host by words (no number, no port, no other alphabet, no user before an @), hides nothing behind a shortener,
    and holds no character that a page or Markdown reads as its own.
    """
    if not address or plain(address) != address or any(c in address for c in " \"'<>\\`()[]{}|^@*"):
        return None
    match = _HOST.fullmatch(address)
    if match is None:
        return None
    host = match.group(1).lower()
    return address if "xn--" not in host and host.removeprefix("www.") not in _OPAQUE else None
