"""An HTML page to blocks: which elements are the article, what their text is, and what the page's meta data say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from framing.article import problems
from framing.article.blocks import Block, BlockKind, Page, normalised
from framing.article.choose import Placed, chosen
from framing.article.data import page_rules
from framing.article.furniture import is_sentence
from framing.article.mapped import Mapped, join
from framing.article.markup import EndTag, Tag, Text, resolved, tokens
from framing.article.metadata import PageFacts, read_facts

_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_BLOCK = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "head header hgroup hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul caption",
    )
)
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_CLOSED_BY = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("tr", "td", "th"), "td": ("td", "th"), "th": ("td", "th")}
"""An element that ends an open one of these, within its own list or table."""
_SCOPES = frozenset(["ul", "ol", "dl", "table"])
_NAME_BREAK = re.compile(r"[-_]+")
_FURNITURE_ROLES = ("navigation", "banner", "contentinfo", "search", "dialog", "complementary")
_LAYOUT_WORDS = 15
"""A cell with a heading or a sentence of so many words lays out a page; cells of data are a few words."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 500
"""Elements inside each other; browsers stop at about as many, and no article needs a tenth."""


@dataclass(slots=True)
class _Open:
    """An open element: its number on the page, whether what is in it is dropped, and the elements around it whose names are furniture's."""

    tag: str
    number: int
    dropped: bool
    standfirst: bool = False
    doubted: tuple[int, ...] = ()


def _is_dropped(tag: Tag) -> bool:
    """True for what is never the article: forms, menus, what is hidden."""
    rules = page_rules()
    attributes = tag.attributes
    return (
        tag.name in rules.tags
        or "hidden" in attributes
        or attributes.get("aria-hidden", "").lower() == "true"
        or attributes.get("role", "").lower() in _FURNITURE_ROLES
        or bool(_HIDDEN_STYLE.search(attributes.get("style", "")))
        or bool(set(attributes.get("class", "").lower().split()) & rules.hidden)
    )


def _is_doubted(tag: Tag) -> bool:
    """True where the class or id has a name of furniture."""
    if tag.name in ("html", "body", "main", "article", *_HEADINGS):
        return False
    names = f"{tag.attributes.get('class', '')} {tag.attributes.get('id', '')}".lower().split()
    rules = page_rules()
    return any(name in rules.authors or not rules.names.isdisjoint(_NAME_BREAK.split(name)) for name in names)


class _Builder:
    """One reading of a page into blocks."""

    def __init__(self, page: Mapped) -> None:
        self.page = page
        self.stack: list[_Open] = []
        self.placed: list[Placed] = []
        self.runs: list[Mapped] = []
        self.cells: list[Mapped] | None = None
        self.count = 0
        self.raw: list[Tag] = []
        self.metas: list[Tag] = []
        self.unlinked = False

    def flush(self) -> None:
        """Ends the block that is open."""
        text = normalised(join(self.runs))
        linked = not self.unlinked
        self.runs, self.unlinked = [], False
        if not len(text):
            return
        tags = [o.tag for o in self.stack]
        block = self._block(text, tags)
        layout = block.kind == "heading" or (is_sentence(block) and block.words >= _LAYOUT_WORDS)
        if self.cells is not None and ("td" in tags or "th" in tags) and not layout:
            if self.cells:
                text = join((Mapped.made(" | ", self.cells[-1].source_end, text.source_start), text))
            self.cells.append(text)
            return
        self.place(block, linked)

    def place(self, block: Block, linked: bool = False) -> None:
        """Notes a block where the page stands."""
        doubted = self.stack[-1].doubted if self.stack else ()
        self.placed.append(Placed(block, tuple((o.tag, o.number) for o in self.stack), doubted, linked))

    def _block(self, text: Mapped, tags: list[str]) -> Block:
        kind: BlockKind = "paragraph"
        for tag in reversed(tags):
            if tag in _HEADINGS:
                return Block("heading", text, _HEADINGS[tag])
            if tag in ("figcaption", "caption"):
                kind = "caption"
                break
            if tag == "li":
                kind = "item"
                break
        if kind == "paragraph" and any(o.standfirst for o in self.stack):
            kind = "standfirst"
        return Block(kind, text)

    def pop(self, index: int) -> None:
        """Closes the elements from ``index`` of the stack on."""
        self.flush()
        while len(self.stack) > index:
            closed = self.stack[-1]
            if closed.tag == "tr" and self.cells is not None:
                row, self.cells = join(self.cells), None
                if len(row):
                    self.place(Block("row", row))
            self.stack.pop()

    def _close_implied(self, name: str) -> None:
        block = next((i for i in range(len(self.stack) - 1, -1, -1) if self.stack[i].tag in _BLOCK), None)
        if block is not None and self.stack[block].tag == "p":
            self.pop(block)
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 20), -1):
            tag = self.stack[index].tag
            if tag in _CLOSED_BY.get(name, ()):
                self.pop(index)
                if name != "tr" or tag == "tr":
                    return
            elif tag in _SCOPES:
                return

    def start(self, tag: Tag) -> None:
        """Takes a start tag."""
        if tag.name == "meta" or tag.name == "link":
            self.metas.append(tag)
        if tag.raw is not None:
            self.raw.append(tag)
            return
        if tag.name == "time":
            self.metas.append(tag)
        if tag.name == "br":
            self._break()
            return
        if tag.name in _BLOCK:
            self._close_implied(tag.name)
            self.flush()
        if tag.name in _VOID or len(self.stack) >= _DEEPEST:
            return
        self.count += 1
        if tag.name == "tr" and self.cells is None:
            self.cells = []
        around = self.stack[-1] if self.stack else None
        dropped = (around.dropped if around else False) or _is_dropped(tag)
        doubted = around.doubted if around else ()
        if tag.name in _BLOCK and _is_doubted(tag):
            doubted = (*doubted, self.count)
        classes = set(tag.attributes.get("class", "").lower().split())
        self.stack.append(_Open(tag.name, self.count, dropped, bool(classes & page_rules().standfirst), doubted))

    def _break(self) -> None:
        """A line break is a space; two in a row end a paragraph."""
        if self.runs and self.runs[-1].text == "\n":
            self.flush()
        elif self.runs:
            at = self.runs[-1].source_end
            self.runs.append(Mapped.made("\n", at, at))

    def end(self, tag: EndTag) -> None:
        """Takes an end tag; one without a start is ignored."""
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index].tag == tag.name:
                if tag.name in _BLOCK:
                    self.pop(index)
                elif all(o.tag not in _BLOCK for o in self.stack[index:]):
                    del self.stack[index]
                return

    def text(self, run: Text) -> None:
        """Takes a run of text, unless it is inside what is dropped."""
        if self.stack and self.stack[-1].dropped:
            return
        mapped = resolved(self.page.cut(run.start, run.end))
        if self.runs and self.runs[-1].text == "\n" and not mapped.text.strip():
            return
        self.runs.append(mapped)
        self.unlinked = self.unlinked or (bool(mapped.text.strip()) and all(o.tag != "a" for o in self.stack))

    def build(self) -> None:
        """Reads the whole page."""
        for token in tokens(self.page.text):
            if isinstance(token, Tag):
                self.start(token)
            elif isinstance(token, EndTag):
                self.end(token)
            else:
                self.text(token)
        self.pop(0)


def html_blocks(part: Mapped) -> list[Block]:
    """All blocks of a piece of HTML inside another format, furniture left out."""
    builder = _Builder(part)
    builder.build()
    return [p.block for p in builder.placed]


def html_page(text: Mapped, name: str) -> Page:
    """The article's blocks of a decoded page, and its date, authors and addresses.

    Raises:
        FramingError: no-article.
    """
    builder = _Builder(text)
    builder.build()
    facts: PageFacts = read_facts(builder.metas, [(t, text.text[t.raw[0] : t.raw[1]]) for t in builder.raw if t.raw])
    blocks = chosen(builder.placed, text.text, facts.titles)
    if not blocks:
        raise problems.no_article(name)
    return Page("", blocks, facts.published, facts.addresses, facts.authors, facts.publishers)
