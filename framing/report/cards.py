"""The cards of the page's margin: a finding, a figure with its evidence, a framing word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from framing.report import escape
from framing.report.amounts import amount, period_words, signed
from framing.report.chart import series_name
from framing.report.words import (
    SHAPES,
    SYMBOLS,
    TEST_WORDS,
    TIER_WORDS,
    VERDICT_WORDS,
    answer_words,
    figure,
    in_force,
    label,
    said,
    subject,
)
from framing.schema.contract import (
    AssumedPart,
    ClaimPart,
    Evidence,
    FindingPart,
    FramePart,
    ObservationPart,
    QuestionPart,
    Report,
    SourcePart,
)

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
class Card:
    """A card of the margin."""

    id: str
    kind: str
    look: str
    symbol: str
    status: str
    title: str
    lead: str = ""
    """What is in sight while the card is closed, beside its title."""
    quote: str = ""
    code: str = ""
    why: str = ""
    suggestion: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    chart: Any = ""
    more: tuple[Line, ...] = field(default=())


def look_of(label: str) -> str:
    """How a verdict is drawn: one of hold, unproven, unknown, wrong."""
    return {"supported": "hold", "rounded": "hold", "consistent": "unproven", "uncheckable": "unknown"}.get(label, "wrong")


def finding_id(finding: str) -> str:
    """The card of a finding: findings, claims and frames are counted apart, and their ids may be alike."""
    return f"finding-{finding}"


def figure_id(claim: str) -> str:
    """The card of a claim."""
    return f"figure-{claim}"


def word_id(frame: str) -> str:
    """The card of a frame."""
    return f"word-{frame}"


def finding_card(report: Report, f: FindingPart) -> Card:
    """The card of a finding: what to do, why here, its sources."""
    lines = _evidence(report, f.evidence)
    return Card(
        id=finding_id(f.id),
        kind="finding",
        look=f.severity,
        symbol=SHAPES[f.severity],
        status=f.severity,
        title=f.message,
        quote=f.text if f.end > f.start else "",
        code=f"{f.code} {f.name}",
        lead=f.why,
        suggestion="" if not f.suggestion or _bare(f.suggestion) in _bare(f.message) else f.suggestion,
        lines=lines[:LINES],
        more=lines[LINES:],
    )


def _bare(text: str) -> str:
    return escape.plain(text).casefold().strip().rstrip(".")


def claim_card(report: Report, c: ClaimPart, drawn: Any) -> Card:
    """The card of a figure: its verdict, the question asked, what was assumed, the chart, its neighbours and sources."""
    v = c.verdict
    symbol, status = SYMBOLS[v.label], VERDICT_WORDS[v.label]
    facts: list[tuple[str, str]] = []
    if v.question:
        facts.append(("Asked", question(report, c, v.question)))
        facts += [("Assumed", _assumed(report, a)) for a in v.question.assumed]
    if v.answer:
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
        id=figure_id(c.id),
        kind="figure-card",
        look=look_of(v.label),
        symbol=symbol,
        status=status,
        title=figure(report, c),
        lead=answer_words(report, c),
        facts=tuple(facts),
        notes=tuple(notes),
        lines=lines[:LINES],
        more=lines[LINES:],
        chart=drawn,
    )


def _assumed(report: Report, a: AssumedPart) -> str:
    value = period_words(a.value) if a.role in ("period", "baseline") else label(report, a.value)
    chance = f" ({a.matched} of {a.of:,} like figures would fit)" if a.matched is not None and a.of else ""
    return f"{a.role}: {value}{chance}"


def frame_card(f: FramePart) -> Card:
    """The card of a framing word that brought no finding: one line, and its meaning behind it."""
    whose = f"; {f.voice.kind}{f', {f.voice.source}' if f.voice.source else ''}" if f.voice.kind != "author" else ""
    return Card(
        id=word_id(f.id), kind="word", look="fine", symbol="∿", status=TEST_WORDS[f.test.label] + whose, title=f.text,
        why=". ".join(part.rstrip(".") for part in (f.meaning, f.test.reason) if part),
    )  # fmt: skip


def question(report: Report, claim: ClaimPart, q: QuestionPart) -> str:
    """A question in words: of what, whose, over which time, which measure."""
    what = [q.measure or "", *(x.replace("_", " ") for x in (q.aggregate, q.statistic) if x != "total")]
    return ", ".join(part for part in (subject(report, claim), " ".join(w for w in what if w)) if part)


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
