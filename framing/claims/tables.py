"""Tables: a cell's figure with what its column and its row say of it.

A row is a field of its own, its cells parted by bars. The head of a column gives unit, flow, window and comparison; the head of a row goods,
partner or month. What neither says is taken from the article's topic, as in its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from framing.claims.context import Context, Voices
from framing.claims.details import is_currency, read_measure
from framing.claims.goods import commodity_of
from framing.claims.mentions import Mention, find_mentions
from framing.claims.numbers import NumberMention, find_quantities
from framing.claims.periods import PeriodMention, find_periods, resolve_baseline
from framing.language import Paragraph
from framing.schema import Baseline, Basis, Claim, Commodity, Direction, Flow, Inferred, Kind, Period, Quantity, Read, Span
from framing.schema.claim import RoleSource

BAR = " | "
CONFIDENCE = 0.9
"""A cell is read well where its heads are, yet a head is short and may lean on a caption. Our judgement, not measured."""
CHANGE = re.compile(
    r"\b(?:change|growth|y/y|yoy|m/m|mom|increase|decrease|year on year|month on month|on (?:the )?(?:year|month))\b|[+/-]{2,3}\s*%", re.I
)
SHARE = re.compile(r"\b(?:share|portion|proportion|percentage of|part of)\b", re.I)
NUMBER = re.compile(r"^[+\-−]?\d[\d,]*(?:\.\d+)?\s*%?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text and where it begins in the article."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a column or of a row says, each mention in the article's offsets."""

    cell: Cell
    mentions: tuple[Mention, ...]
    periods: tuple[PeriodMention, ...]

    def first(self, kind: str) -> Mention | None:
        """The first mention of a kind."""
        return next((m for m in self.mentions if m.kind == kind), None)

    def span(self, mention: Mention | PeriodMention) -> tuple[int, int]:
        """Where a mention stands in the article."""
        return self.cell.start + mention.start, self.cell.start + mention.end


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its claims, each beside the place (in the row) of its number, and the numbers as the table means them."""

    claims: tuple[tuple[int, Claim], ...]
    numbers: dict[int, NumberMention]


def cells_of(paragraph: Paragraph) -> tuple[Cell, ...]:
    """The cells of a row."""
    out, at = [], 0
    text = paragraph.text
    if text.startswith("| "):
        # The corner is empty, and the field was stripped of its white space.
        out.append(Cell("", paragraph.start))
        text, at = text[2:], 2
    for part in text.split(BAR):
        lead = len(part) - len(part.lstrip())
        out.append(Cell(part.strip(), paragraph.start + at + lead))
        at += len(part) + len(BAR)
    return tuple(out)


def tables_in(paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """The places of the rows of each table: runs of table fields with as many cells each, at least two rows."""
    found: list[list[int]] = []
    width = 0
    for i, paragraph in enumerate(paragraphs):
        if paragraph.kind != "table" or "| " not in paragraph.text:
            width = 0
            continue
        cells = len(cells_of(paragraph))
        if width == cells and found:
            found[-1].append(i)
        else:
            found.append([i])
        width = cells
    return [run for run in found if len(run) > 1]


def _head(cell: Cell, published: date | None, lead: Period | None) -> Head:
    return Head(cell, find_mentions(cell.text), find_periods(cell.text, published, lead))


def read_table(
    rows: Sequence[Paragraph], voices: Sequence[Voices], published: date | None, context: Context, caption: Sequence[PeriodMention] = ()
) -> list[Row] | None:
    """The claims of a table's rows, or None where its first row is no head; ``caption`` are the periods of the paragraph right before it."""
    top = cells_of(rows[0])
    if any(NUMBER.match(c.text) for c in top[1:]):
        return None
    lead = context.lead[0] if context.lead is not None else None
    heads = [_head(c, published, lead) for c in top]
    out = [Row((), {})]
    for paragraph, voice in zip(rows[1:], voices[1:], strict=True):
        cells = cells_of(paragraph)
        side = _head(cells[0], published, lead)
        claims: list[tuple[int, Claim]] = []
        numbers: dict[int, NumberMention] = {}
        for cell, head in zip(cells[1:], heads[1:], strict=True):
            number = _number(cell, head, side)
            if number is None:
                continue
            at = cell.start - paragraph.start
            placed = _placed(number, at)
            claim = _claim(cell, paragraph, number, heads[0], head, side, voice, context, caption)
            if claim is not None:
                numbers[at] = placed
                claims.append((at, claim))
        out.append(Row(tuple(claims), numbers))
    return out


def _number(cell: Cell, head: Head, side: Head) -> NumberMention | None:
    """The cell's number with the unit that the cell, its column or its row gives."""
    if not NUMBER.match(cell.text):
        return None
    for source in (None, head.cell.text, side.cell.text):
        for written in (cell.text,) if source is None else _with_unit(cell.text, source):
            found = find_quantities(written)
            if len(found) == 1 and found[0].start == 0 and found[0].quantity.unit and found[0].why_not is None:
                return found[0]
    return None


def _with_unit(number: str, head: str) -> list[str]:
    """The number written out with the unit that a head ends with: "Imports, million tons", "Value ($ million)"."""
    tails = [*re.findall(r"\(([^()]*)\)", head), head.rsplit(",", 1)[-1].strip()]
    out = []
    for tail in tails:
        if "%" in tail or re.search(r"\bper ?cent\b", tail):
            out.append(f"{number}%")
            continue
        mark = re.match(r"(US\$|C\$|A\$|\$|€|£|¥|Rs\.?|USD|EUR|CNY|JPY|KRW|INR)\s*", tail)
        out.append(f"{mark[1]}{number} {tail[mark.end() :]}".strip() if mark else f"{number} {tail}")
    return out


def _placed(number: NumberMention, at: int) -> NumberMention:
    q = number.quantity
    length = len(q.text)
    return replace(number, quantity=replace(q, start=at, end=at + length), core_start=at, core_end=at + length)


def _kind(number: NumberMention, head: Head, side: Head) -> tuple[Kind | None, Direction | None]:
    if number.form != "percent":
        return ("level", None) if number.form == "plain" else (None, None)
    words = f"{head.cell.text} {side.cell.text}"
    if SHARE.search(words):
        return "share", None
    if CHANGE.search(words) or number.quantity.signed or any(p.role == "baseline" for p in (*head.periods, *side.periods)):
        if number.quantity.shown == 0:
            return "change", "flat"
        return "change", "down" if number.quantity.signed == "-" else "up"
    return None, None


def _claim(
    cell: Cell,
    paragraph: Paragraph,
    number: NumberMention,
    corner: Head,
    head: Head,
    side: Head,
    voices: Voices,
    context: Context,
    caption: Sequence[PeriodMention],
) -> Claim | None:
    kind, direction = _kind(number, head, side)
    if kind is None:
        return None
    roles: dict[str, RoleSource] = {}
    flow, at = _flow(head, side, corner, context)
    if flow is None or at is None:
        return None
    roles["flow"] = at
    goods = _goods(head, side, roles, context)
    reporter, partner = _places(head, side, goods, roles, context)
    period, baseline = _window(head, side, corner, roles, context, caption)
    length = len(number.quantity.text)
    quantity: Quantity = replace(number.quantity, start=cell.start, end=cell.start + length, text=cell.text[:length])
    measure = read_measure(quantity, f"{head.cell.text} {side.cell.text}")
    if measure is not None:
        roles["measure"] = Read(cell.start, cell.start + length)
    return Claim(
        id="",
        text=cell.text,
        start=cell.start,
        end=cell.start + len(cell.text),
        sentence=paragraph_span(paragraph),
        kind=kind,
        of=None,
        quantity=quantity,
        direction=direction,
        measure=measure,
        commodity=goods,
        flow=flow,
        side=None,
        reporter=reporter,
        partner=partner,
        period=period,
        baseline=baseline if kind == "change" else None,
        aggregate="total",
        basis=Basis(currency=quantity.unit if is_currency(quantity.unit) else None),
        modality="fact",
        qualifiers=(),
        roles=roles,
        voice=voices.at(cell.start - paragraph.start, cell.start - paragraph.start + length),
        confidence=CONFIDENCE,
    )


def paragraph_span(paragraph: Paragraph) -> Span:
    """The whole row, in the article's offsets."""
    return Span(paragraph.start, paragraph.start + len(paragraph.text))


def _flow(head: Head, side: Head, corner: Head, context: Context) -> tuple[Flow | None, RoleSource | None]:
    for source in (head, side, corner):
        named = source.first("flow")
        if named is not None:
            return named.value, Read(*source.span(named))  # type: ignore[return-value]
    topic = context.topic
    if topic.flow is not None and topic.flow_at is not None:
        return topic.flow, Inferred("list_head", topic.flow_at.start, topic.flow_at.end)
    return None, None


def _goods(head: Head, side: Head, roles: dict[str, RoleSource], context: Context) -> Commodity | None:
    for source in (side, head):
        named = source.first("product")
        if named is not None:
            roles["commodity"] = Read(*source.span(named))
            return commodity_of(named)
    label = side.cell.text.split(",")[0].strip()
    if (
        label
        and side.first("country") is None
        and side.first("flow") is None
        and not side.periods
        and not re.match(r"(?i)total\b|all\b", label)
    ):
        roles["commodity"] = Read(side.cell.start, side.cell.start + len(label))
        return Commodity(label, None)
    topic = context.topic
    if topic.commodities and topic.commodity_at is not None:
        roles["commodity"] = Inferred("list_head", topic.commodity_at.start, topic.commodity_at.end)
        return topic.commodities[0]
    return None


def _places(
    head: Head, side: Head, goods: Commodity | None, roles: dict[str, RoleSource], context: Context
) -> tuple[str | None, str | None]:
    reporter: str | None = None
    partner: str | None = None
    topic = context.topic
    for source in (side, head):
        for m in source.mentions:
            if m.kind == "country":
                own = m.value == topic.reporter or (source is side and source.first("product") is not None and partner is None)
                if own and reporter is None:
                    reporter, roles["reporter"] = m.value, Read(*source.span(m))
                elif partner is None:
                    partner, roles["partner"] = m.value, Read(*source.span(m))
    if reporter is None and topic.reporter is not None and topic.reporter_at is not None and topic.reporter != partner:
        reporter, roles["reporter"] = topic.reporter, Inferred("list_head", topic.reporter_at.start, topic.reporter_at.end)
    return reporter, partner


def _window(
    head: Head, side: Head, corner: Head, roles: dict[str, RoleSource], context: Context, caption: Sequence[PeriodMention]
) -> tuple[Period | None, Baseline | None]:
    period: Period | None = None
    for source in (side, head):
        found = next((p for p in source.periods if p.role == "window" and p.period is not None), None)
        if found is not None:
            period, roles["period"] = found.period, Read(*source.span(found))
            break
    year = next((p.period for p in corner.periods if p.period is not None and p.period.is_year), None)
    if period is not None and year is not None and period.is_month:
        period = Period.month(year.first.year, period.first.month)
    told = context.said[-1] if context.said else None
    if (
        period is None
        and any(p.role == "window" and p.period is not None for p in caption)
        and told is not None
        and told.period_span is not None
    ):
        period, roles["period"] = (
            next(p.period for p in caption if p.role == "window" and p.period is not None),
            Inferred("earlier_sentence", told.period_span.start, told.period_span.end),
        )
    if period is None and context.lead is not None:
        period, roles["period"] = context.lead[0], Inferred("list_head", context.lead[1].start, context.lead[1].end)
    for source in (head, side):
        found = next((p for p in source.periods if p.role == "baseline"), None)
        if found is not None and period is not None:
            roles["baseline"] = Read(*source.span(found))
            return period, Baseline(resolve_baseline(found, period), found.kind or found.relative or "other")
    named = next((p for p in caption if p.role == "baseline" and p.relative is not None), None)
    if named is not None and period is not None and told is not None:
        roles["baseline"] = Inferred("earlier_sentence", told.sentence.start, told.sentence.end)
        return period, Baseline(resolve_baseline(named, period), named.relative or "other")
    return period, None
