"""The report as one page of HTML: no request to anywhere, and nothing in it that the article or a source could make run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from framing.report import escape
from framing.report.cards import Card, claim_card, figure_id, finding_card, finding_id, frame_card, look_of, word_id
from framing.report.chart import chart
from framing.report.words import SYMBOLS, VERDICT_WORDS, by_severity, sum_up, title_of
from framing.schema.contract import ClaimPart, FieldRange, Report

if TYPE_CHECKING:
    from jinja2 import Environment

TAGS = {"headline": "h1", "standfirst": "p", "highlights": "li", "subhead": "h2", "body": "p", "caption": "p", "table": "p"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of the article, the cards that it is joined to, the worst first."""

    start: int
    end: int
    cards: tuple[str, ...]
    kind: str
    look: str
    symbol: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    cards: tuple[str, ...] = ()
    classes: str = ""
    starts: bool = False
    symbols: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A field of the article, or a list of them."""

    tag: str
    kind: str
    pieces: tuple[Piece, ...] = ()
    items: tuple[Block, ...] = ()


def render(report: Report) -> str:
    """The whole page."""
    from markupsafe import Markup

    marks = _marks(report)
    same = _same(report)
    cards = [finding_card(report, f) for f in sorted(report.findings, key=by_severity) if same[f.id] == f.id]
    cards += [claim_card(report, c, Markup(chart(report, c))) for c in report.claims if _root(report, c) == c.id]
    told = {f.frame for f in report.findings}
    cards += [frame_card(f) for f in report.frames if f.id not in told]
    counts = report.summary.counts
    add = next((f for f in report.findings if f.code == "M501"), None)
    return page(
        "report.html.j2",
        report=report,
        title=title_of(report),
        sum_up=sum_up(report),
        counts=(
            ("✓", "hold", counts.hold, "hold"),
            ("✗", "wrong", counts.wrong, "wrong"),
            ("≈", "unproven", counts.unproven, "unproven"),
            ("?", "cannot be checked", counts.uncheckable, "unknown"),
            ("∿", "framing", counts.framing, "frame"),
        ),
        counter=(add.suggestion or add.message) if add else "",
        blocks=_blocks(report, marks),
        cards=_as_the_text_goes(cards, marks),
        untroubled=not report.findings,
        unread=[q for q in report.quantities if q.why_not and not q.claims],
    )


@cache
def _asset(name: str) -> str:
    return (files("framing.report") / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def harmless(value: Any) -> Any:
        return escape.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(
        loader=PackageLoader("framing.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(template: str, **values: Any) -> str:
    """A page from a template, with the style, the script and a policy that lets nothing else run or load."""
    from markupsafe import Markup

    script = _asset("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; img-src data:; base-uri 'none'"
    policy += "; form-action 'none'"
    return (
        _environment()
        .get_template(template)
        .render(
            csp=Markup(policy),
            style=Markup(_asset("page.css")),
            script=Markup(script),
            **values,
        )
    )


# ------------------------------------------------------------------------------------------------------------------------ the article


def _same(report: Report) -> dict[str, str]:
    """The first of the findings that tell the same words the same thing, by the id of each."""
    first: dict[tuple[str, ...], str] = {}
    ranked = sorted(report.findings, key=by_severity)
    return {f.id: first.setdefault((f.code, f.severity, f.text.casefold(), f.message, f.why), f.id) for f in ranked}


def _as_the_text_goes(cards: Sequence[Card], marks: Sequence[Mark]) -> list[Card]:
    """The cards in the order of their first marks; those without a mark come first, those of one place the worst first."""
    at: dict[str, int] = {}
    for m in marks:
        for card in m.cards:
            at[card] = min(at.get(card, m.start), m.start)
    return sorted(cards, key=lambda card: at.get(card.id, -1))


def _root(report: Report, claim: ClaimPart) -> str:
    """The claim that this one says again, or itself."""
    known = {c.id: c for c in report.claims}
    seen = {claim.id}
    while claim.same_as in known and claim.same_as not in seen:
        claim = known[claim.same_as]
        seen.add(claim.id)
    return claim.id


def _marks(report: Report) -> list[Mark]:
    ranked = sorted(report.findings, key=by_severity)
    same = _same(report)
    marks: list[Mark] = []
    joined: set[str] = set()
    for c in report.claims:
        root = _root(report, c)
        of = [f for f in ranked if f.claim in (c.id, root) and f.frame is None]
        joined.update(f.id for f in of)
        told = dict.fromkeys(finding_id(same[f.id]) for f in of)
        symbol, words = SYMBOLS[c.verdict.label], VERDICT_WORDS[c.verdict.label]
        marks.append(Mark(c.start, c.end, (*told, figure_id(root)), "figure", look_of(c.verdict.label), symbol, words))
    for frame in report.frames:
        of = [f for f in ranked if f.frame == frame.id]
        joined.update(f.id for f in of)
        marks.append(
            Mark(
                frame.start,
                frame.end,
                tuple(finding_id(same[f.id]) for f in of) or (word_id(frame.id),),
                "frame",
                of[0].severity if of else "fine",
            )
        )
    at = {(m.start, m.end) for m in marks}
    for f in ranked:
        if f.id not in joined and f.end > f.start:
            kind = "place" if (f.start, f.end) not in at else "figure"
            marks.append(Mark(f.start, f.end, (finding_id(same[f.id]),), kind, f.severity))
    return [m for m in marks if m.end > m.start]


def _fields(report: Report) -> Iterable[FieldRange]:
    """The fields in order; text between them that is not white space stands as body."""
    text, at = report.article.text, 0
    for f in sorted(report.article.fields, key=lambda f: f.start):
        if text[at : f.start].strip():
            yield FieldRange(kind="body", start=at, end=f.start)
        yield FieldRange(kind=f.kind, start=max(f.start, at), end=f.end)
        at = max(at, f.end)
    if text[at:].strip():
        yield FieldRange(kind="body", start=at, end=len(text))


def _blocks(report: Report, marks: Sequence[Mark]) -> list[Block]:
    out: list[Block] = []
    for f in _fields(report):
        block = Block(TAGS.get(f.kind, "p"), f.kind, _pieces(report.article.text, f, marks))
        if f.kind == "highlights":
            items = out.pop().items if out and out[-1].tag == "ul" else ()
            block = Block("ul", f.kind, items=(*items, block))
        out.append(block)
    return out


def _pieces(text: str, at: FieldRange, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text of a field, cut wherever a mark begins or ends."""
    here = [m for m in marks if m.start < at.end and m.end > at.start]
    cuts = sorted({at.start, at.end, *(p for m in here for p in (m.start, m.end) if at.start < p < at.end)})
    seen: set[str] = set()
    pieces = []
    for start, end in pairwise(cuts):
        over = [m for m in here if m.start <= start and end <= m.end]
        cards = tuple(dict.fromkeys(card for m in over for card in m.cards))
        starts = any(max(m.start, at.start) == start for m in over)
        ends = tuple(dict.fromkeys((m.symbol, m.said, m.look) for m in over if m.symbol and min(m.end, at.end) == end))
        classes = " ".join(dict.fromkeys(part for m in over for part in (m.kind, f"{m.kind}-{m.look}")))
        pieces.append(Piece(text[start:end], cards, classes, starts or not seen.issuperset(cards), ends))
        seen.update(cards)
    return tuple(pieces)
