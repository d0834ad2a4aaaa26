"""Our own pass over an HTML page: tags and runs of text, each with its place in the decoded source. Linear in the page's length."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from framing.article.mapped import Edit, Mapped

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"[^\s=/>\"'][^\s=/>]{0,200}")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"[^\s>]*")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
RAW = frozenset(["script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes", "template"])
"""Elements whose content is skipped to the end tag of the same name."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag; ``attributes`` by name in lower case, entities resolved. ``raw`` is the range of a raw element's content."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    raw: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """A run of text, ``page[start:end]``, entities not yet resolved."""

    start: int
    end: int


Token = Tag | EndTag | Text


class _Scanner:
    """One pass over one page."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.folded = page.lower() if len(page.lower()) == len(page) else _ascii_lower(page)
        self.last = {quote: page.rfind(quote) for quote in "\"'>"}
        self.absent: set[str] = set()

    def find(self, needle: str, start: int) -> int:
        """The needle's place from ``start`` on, or the page's end; what is once absent is not looked for again."""
        if needle in self.absent:
            return len(self.page)
        at = self.folded.find(needle, start)
        if at < 0:
            self.absent.add(needle)
            return len(self.page)
        return at

    def tag(self, start: int) -> tuple[Tag, int] | None:
        """The start tag whose "<" stands at ``start``, and where it ends; None where it is not closed."""
        name = _NAME.match(self.page, start + 1)
        if not name or self.last[">"] < start:
            return None
        attributes: dict[str, str] = {}
        at = name.end()
        while True:
            space = _SPACE.match(self.page, at)
            at = space.end() if space else at
            if at >= len(self.page):
                return None
            if self.page[at] == ">":
                return Tag(name[0].lower(), attributes), at + 1
            key = _ATTRIBUTE.match(self.page, at)
            if not key:
                at += 1
                continue
            at = key.end()
            equals = _EQUALS.match(self.page, at)
            value = ""
            if equals:
                at = equals.end()
                quote = self.page[at : at + 1]
                if quote in ("'", '"') and quote:
                    if self.last[quote] <= at:
                        return None
                    end = self.page.index(quote, at + 1)
                    value, at = self.page[at + 1 : end], end + 1
                else:
                    bare = _BARE.match(self.page, at)
                    value, at = (bare[0], bare.end()) if bare else ("", at)
            attributes.setdefault(key[0].lower(), html.unescape(value) if "&" in value else value)

    def tokens(self) -> Iterator[Token]:
        """The page's tokens in order."""
        at = text = 0
        page, size = self.page, len(self.page)
        while at < size:
            at = page.find("<", at)
            if at < 0:
                break
            step = self._markup(at)
            if step is None:
                at += 1
                continue
            token, end = step
            if at > text:
                yield Text(text, at)
            if isinstance(token, Tag) and token.name in RAW:
                close = self.find(f"</{token.name}", end)
                yield Tag(token.name, token.attributes, (end, close))
                end = min(size, self.find(">", close) + 1)
            elif token is not None:
                yield token
            at = text = end
        if size > text:
            yield Text(text, size)

    def _markup(self, at: int) -> tuple[Token | None, int] | None:
        """What begins with "<" at ``at`` and where it ends; None where it is text."""
        page = self.page
        if page.startswith("<!--", at):
            return None, min(len(page), self.find("-->", at + 4) + 3)
        if page.startswith(("<!", "<?"), at):
            return None, min(len(page), self.find(">", at) + 1)
        if page.startswith("</", at):
            name = _NAME.match(page, at + 2)
            return (EndTag(name[0].lower()) if name else None), min(len(page), self.find(">", at) + 1)
        return self.tag(at)


def _ascii_lower(page: str) -> str:
    """Lower case of ASCII alone, so that no offset moves."""
    return page.translate({c: c + 32 for c in range(65, 91)})


def tokens(page: str) -> Iterator[Token]:
    """The tokens of a page, in order; comments, declarations and processing instructions are left out."""
    return _Scanner(page).tokens()


def resolved(text: Mapped) -> Mapped:
    """The text with its entities resolved; each maps as a whole."""
    if "&" not in text.text:
        return text
    edits: list[Edit] = []
    for found in _ENTITY.finditer(text.text):
        new = html.unescape(found[0])
        if new != found[0]:
            edits.append((found.start(), found.end(), new))
    return text.edit(edits)
