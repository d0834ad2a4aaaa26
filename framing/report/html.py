"""The report as one page of HTML: no request to anywhere, and nothing in it that the article or a source could make run."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from framing.report import escape
from framing.report.amounts import amount, period_words, signed
from framing.report.chart import chart, series_name
from framing.report.words import (
    SYMBOLS,
    TEST_WORDS,
    TIER_WORDS,
    VERDICT_WORDS,
    WORST_FIRST,
    answer_words,
    by_severity,
    in_force,
    label,
    said,
    subject,
    title_of,
)
from framing.schema.contract import (
    ClaimPart,
    Evidence,
    FieldRange,
    FindingPart,
    FramePart,
    ObservationPart,
    QuestionPart,
    Report,
    SourcePart,
)

if TYPE_CHECKING:
    from jinja2 import Environment

SEVERITIES: dict[str, str] = {"error": "▲", "warning": "◆", "suggestion": "●"}
"""The shape of a severity."""
TAGS = {"headline": "h1", "standfirst": "p", "highlights": "li", "subhead": "h2", "body": "p", "caption": "p", "table": "p"}
LINES = 3
"""Lines of evidence in sight on a card; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of evidence: what was found, and who published it."""

    said: str
    tier: str = ""
    source: str = ""
    link: str | None = None
    title: str = ""


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


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the margin."""

    id: str
    look: str
    symbol: str
    status: str
    title: str
    quote: str = ""
    code: str = ""
    why: str = ""
    suggestion: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    chart: Any = ""
    marked: bool = False
    more: tuple[Line, ...] = field(default=())


def render(report: Report) -> str:
    """The whole page."""
    from markupsafe import Markup

    marks = _marks(report)
    marked = {card for m in marks for card in m.cards}
    findings = [_finding_card(report, f, marked) for f in sorted(report.findings, key=by_severity)]
    own = [c for c in report.claims if _root(report, c) == c.id]
    own.sort(key=lambda c: (WORST_FIRST.index(c.verdict.label), c.start))
    figures = [_claim_card(report, c, marked, Markup(chart(report, c))) for c in own]
    told = {f.frame for f in report.findings}
    words = [_frame_card(f) for f in report.frames if f.id not in told]
    counts = report.summary.counts
    add = next((f for f in report.findings if f.code == "M501"), None)
    return page(
        "report.html.j2",
        report=report,
        title=title_of(report),
        counts=(
            ("✓", "hold", counts.hold, "hold"),
            ("✗", "wrong", counts.wrong, "wrong"),
            ("≈", "unproven", counts.unproven, "unproven"),
            ("?", "cannot be checked", counts.uncheckable, "unknown"),
            ("∿", "framing", counts.framing, "frame"),
        ),
        counter=(add.suggestion or add.message) if add else "",
        blocks=_blocks(report, marks),
        findings=findings,
        figures=figures,
        words=words,
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
    marks: list[Mark] = []
    joined: set[str] = set()
    for c in report.claims:
        root = _root(report, c)
        told = [f.id for f in ranked if f.claim in (c.id, root) and f.frame is None]
        joined.update(told)
        symbol, words = SYMBOLS[c.verdict.label], VERDICT_WORDS[c.verdict.label]
        marks.append(Mark(c.start, c.end, (*told, root), "figure", _look(c.verdict.label), symbol, words))
    for frame in report.frames:
        of = [f for f in ranked if f.frame == frame.id]
        joined.update(f.id for f in of)
        marks.append(Mark(frame.start, frame.end, tuple(f.id for f in of) or (frame.id,), "frame", of[0].severity if of else "fine"))
    at = {(m.start, m.end) for m in marks}
    for f in ranked:
        if f.id not in joined and f.end > f.start:
            kind = "place" if (f.start, f.end) not in at else "figure"
            marks.append(Mark(f.start, f.end, (f.id,), kind, f.severity))
    return [m for m in marks if m.end > m.start]


def _look(label: str) -> str:
    return {"supported": "hold", "rounded": "hold", "consistent": "unproven", "uncheckable": "unknown"}.get(label, "wrong")


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


# ------------------------------------------------------------------------------------------------------------------------ the cards


def _finding_card(report: Report, f: FindingPart, marked: set[str]) -> Card:
    lines = _evidence(report, f.evidence)
    return Card(
        id=f.id,
        look=f.severity,
        symbol=SEVERITIES[f.severity],
        status=f.severity,
        title=f.message,
        quote=f.text if f.end > f.start else "",
        code=f"{f.code} {f.name}",
        why=f.why,
        suggestion="" if not f.suggestion or _bare(f.suggestion) in _bare(f.message) else f.suggestion,
        lines=lines[:LINES],
        more=lines[LINES:],
        marked=f.id in marked,
    )


def _bare(text: str) -> str:
    return escape.plain(text).casefold().strip().rstrip(".")


def _claim_card(report: Report, c: ClaimPart, marked: set[str], drawn: Any) -> Card:
    v = c.verdict
    symbol, status = SYMBOLS[v.label], VERDICT_WORDS[v.label]
    facts: list[tuple[str, str]] = []
    if v.question:
        facts.append(("Asked", question(report, c, v.question)))
        facts += [("Assumed", f"{a.role}: {label(report, a.value)}") for a in v.question.assumed]
    if v.answer:
        facts.append(("Answer", answer_words(report, c)))
        facts.append(("Evidence", TIER_WORDS.get(v.answer.tier, v.answer.tier.replace("_", " "))))
    if v.other:
        facts.append(("Fits", f"{v.other.role} {v.other.fits}, not {v.other.said}"))
    if v.missing:
        facts += [
            (name, text) for name, text in (("Unsaid", v.missing.role), ("No data", v.missing.data), ("Try", v.missing.command)) if text
        ]
    notes = [n for n in (v.note, v.answer.note if v.answer else None) if n]
    notes += [f"Beside it: {n.text}{f' ({n.note})' if n.note else ''}" for n in [n for n in c.neighbours if n.front and n.text][:2]]
    lines = _evidence(report, (*(v.answer.evidence if v.answer else ()), *v.note_evidence))
    return Card(
        id=c.id,
        look=_look(v.label),
        symbol=symbol,
        status=status,
        title=c.text,
        why=v.reason if " " in v.reason else v.reason.replace("_", " "),
        facts=tuple(facts),
        notes=tuple(notes),
        lines=lines[:LINES],
        more=lines[LINES:],
        chart=drawn,
        marked=c.id in marked,
    )


def _frame_card(f: FramePart) -> Card:
    return Card(id=f.id, look="fine", symbol="∿", status=TEST_WORDS[f.test.label], title=f.text, why=f.meaning, marked=True)


def question(report: Report, claim: ClaimPart, q: QuestionPart) -> str:
    """A question in words: of what, whose, over which time, which measure."""
    what = [q.measure or "", *(x.replace("_", " ") for x in (q.aggregate, q.statistic) if x != "total")]
    return ", ".join(part for part in (subject(report, claim), " ".join(w for w in what if w)) if part)


# ------------------------------------------------------------------------------------------------------------------------ evidence


def _evidence(report: Report, evidence: Iterable[Evidence]) -> tuple[Line, ...]:
    """A line each, figures of one trade from one source on one line."""
    observations = {o.id: o for o in report.observations}
    policies = {p.id: p for p in report.policies}
    series = {s.id: s for s in report.series}
    lines: list[Line] = []
    joined: dict[tuple[str, Line], int] = {}
    for e in evidence:
        if e.kind == "observation" and e.ref in observations:
            o = observations[e.ref]
            key = (_trade(report, o), _sourced("", o.tier, o.source))
            if key in joined:
                line = lines[joined[key]]
                if _figure(o) not in line.said:
                    lines[joined[key]] = replace(line, said=f"{line.said}, {_figure(o)}")
                continue
            joined[key] = len(lines)
            lines.append(replace(key[1], said=f"{key[0]}: {_figure(o)}"))
        elif e.kind == "policy" and e.ref in policies:
            p = policies[e.ref]
            lines.append(_sourced(f"{p.title} ({in_force(p)})", "", p.source))
        elif e.kind == "series" and e.ref in series:
            s = series[e.ref]
            lines.append(Line(f"{series_name(report, s.key)}: {len(s.points)} months known, {len(s.missing)} not known"))
        else:
            lines.append(Line(_quoted(report, e.ref) if e.kind == "text" else f"{e.kind} {e.ref}"))
    return tuple(dict.fromkeys(lines))


def _quoted(report: Report, ref: str) -> str:
    match = re.fullmatch(r"(?:text:)?(\d+)[:\-](\d+)", ref)
    words = report.article.text[int(match[1]) : int(match[2])] if match else ref
    return f"in the article: “{words}”"


def _trade(report: Report, o: ObservationPart) -> str:
    who, whom = (label(report, code).removeprefix("the ") for code in (o.reporter, o.partner))
    return f"{who} {'←' if o.flow == 'import' else '→'} {whom}"


def _figure(o: ObservationPart) -> str:
    width = o.high - o.low
    figure = signed(o.value, width) if o.statistic == "growth" else amount(o.value, o.unit, width=width)
    baseline = f" on {period_words(o.baseline, beside=o.period, short=True)}" if o.baseline else ""
    return f"{figure} in {period_words(o.period, short=True)}{baseline}"


def _sourced(words: str, tier: str, source: SourcePart | None) -> Line:
    told = TIER_WORDS.get(tier, tier.replace("_", " "))
    if source is None:
        return Line(words, told)
    return Line(words, told, escape.plain(said(source)), escape.link(source.address), escape.plain(source.title))
