"""Hostile text made harmless, one function a medium; every renderer goes through here."""

from __future__ import annotations

import html as _html
import re
import unicodedata

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@])")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories that a reader does not see and a terminal or a page may obey: controls, bidi and zero-width marks, private use, line separators."""


def plain(text: str | None) -> str:
    """One line of visible text: controls, ANSI escapes, bidi and zero-width marks are gone, line ends are spaces."""
    if not text:
        return ""
    out = []
    for character in text:
        if character in "\n\t\r\x0b\x0c\x85\u2028\u2029":
            out.append(" ")
        elif unicodedata.category(character) not in _INVISIBLE:
            out.append(character)
    return "".join(out)


def markdown(text: str | None) -> str:
    """One line in which no character means anything to Markdown or HTML."""
    return _MARKDOWN.sub(r"\\\1", plain(text)).replace("\\&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def html(text: str | None) -> str:
    """Text for an element or a quoted attribute."""
    return _html.escape(visible(text), quote=True)


def visible(text: str | None) -> str:
    """Text that keeps its line ends and loses what is not visible."""
    if not text:
        return ""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _INVISIBLE)


def link(address: str | None) -> str | None:
    """The address if a reader could trust it: https, a host with a dot, nothing that hides another host; else None."""
    if not address or plain(address) != address or any(c in address for c in " \"'<>\\`"):
        return None
    match = re.fullmatch(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::443)?(/[^\s]*)?", address, re.I)
    return address if match and "xn--" not in match.group(1).lower() else None
