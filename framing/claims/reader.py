"""Paragraphs to quantities and claims: the room's way through its own files."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from framing.claims.assemble import assemble
from framing.claims.clauses import Figure, chunks
from framing.claims.context import Context, Voices
from framing.claims.mentions import Mention, find_mentions
from framing.claims.numbers import NumberMention, find_quantities
from framing.claims.periods import PeriodMention, find_periods
from framing.claims.repeats import fill_and_link
from framing.claims.scene import Scene
from framing.claims.tables import Row, read_table, tables_in
from framing.claims.topic import main_period, main_topic, section_topic
from framing.claims.vocabulary import vocabulary
from framing.reference.products import product, resolve, wider_than
from framing.schema import Claim, Commodity, Inferred, Quantity, Read, Span

if TYPE_CHECKING:
    from framing.language import Paragraph


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: every number of the article, and the claims among them, in order."""

    quantities: tuple[Quantity, ...]
    claims: tuple[Claim, ...]
    of_quantity: Mapping[int, tuple[str, ...]]
    """The claims of each quantity, by its place in ``quantities``."""


NOT_MEASURED = "not a trade figure: no flow of goods was read that it measures"


def read_claims(paragraphs: Sequence[Paragraph], voices: Sequence[Voices], published: date | None) -> Reading:
    """Every quantity of the article, and the claims that could be asked of data.

    Args:
        paragraphs: the article's fields, parsed, in order.
        voices: one for each paragraph.
        published: the publishing date, by which relative periods are read; without it they stay null.
    """
    read = [_scene(p, published) for p in paragraphs]
    _shortened([scene for scene, _, _ in read])
    main = main_topic(paragraphs, [scene for scene, _, _ in read])
    lead = main_period(paragraphs, [periods for _, _, periods in read])
    union = any(m.value == "EU" for scene, _, _ in read for m in scene.mentions)
    if main.reporter == "EUROPE" and union:
        main = replace(main, reporter="EU")
    for scene, _, _ in read:
        scene.home = main.reporter
        if union:
            # In a piece that names the Union or its office, "European exports" are the Union's.
            scene.mentions = tuple(replace(m, value="EU") if m.value == "EUROPE" else m for m in scene.mentions)
    context = Context(topic=main, lead=lead)
    quantities: list[Quantity] = []
    claims: list[Claim] = []
    owners: dict[int, tuple[str, ...]] = {}
    named: list[Mention] = []
    tabled = {i: run for run in tables_in(paragraphs) for i in run}
    rows: dict[int, Row] = {}
    for index, (paragraph, voice, (scene, numbers, periods)) in enumerate(zip(paragraphs, voices, read, strict=True)):
        named.extend(scene.mentions)
        if any(p.why is not None for p in periods):
            # What only points at a window ("the quarter", "so far this year") is read again, now that the article's own is known.
            periods = find_periods(paragraph.text, published, lead[0] if lead else None, main.reporter)
        figures = [n for n in numbers if n.why_not is None]
        if paragraph.kind == "subhead":
            context.topic = section_topic(scene, paragraph, main).over(main)
            context.section = paragraph.index
        made: dict[int, list[Claim]] = {}
        if index in tabled and index not in rows:
            run = tabled[index]
            whole = read_table(
                [paragraphs[i] for i in run], [voices[i] for i in run], published, context, read[index - 1][2] if index else ()
            )
            rows.update(zip(run, whole, strict=True) if whole is not None else ())
        if index in rows:
            numbers = [rows[index].numbers.get(n.quantity.start, n) for n in numbers]
            for start, found in rows[index].claims:
                made.setdefault(start, []).append(found)
        for sentence in _sentences(paragraph) if index not in rows else ():
            mine = [n for n in figures if sentence.start <= n.quantity.start < sentence.end]
            parts = chunks(paragraph.doc, sentence, [n.quantity.span for n in mine]) if mine else ()
            batch = [Figure(n, part) for n, part in zip(mine, parts, strict=True)]
            for start, found in assemble(paragraph, sentence, batch, scene, periods, voice, published, context):
                made.setdefault(start, []).append(found)
        for number in numbers:
            own = made.get(number.quantity.start, [])
            own_claims = [replace(c, id=f"c{len(claims) + k + 1}") for k, c in enumerate(own)]
            claims.extend(own_claims)
            reason = number.why_not if not own else None
            quantity = replace(
                number.quantity,
                start=number.quantity.start + paragraph.start,
                end=number.quantity.end + paragraph.start,
                why_not=None if own else reason or NOT_MEASURED,
            )
            owners[len(quantities)] = tuple(c.id for c in own_claims)
            quantities.append(quantity)
    nearby = {m.value for m in named if m.kind == "product"}
    linked = fill_and_link(tuple(resolved(taken_up(c, paragraphs, nearby), nearby) for c in claims), paragraphs)
    return Reading(tuple(quantities), linked, owners)


_PLACE_LINE = re.compile(r"(?:[A-Z][A-Za-z'’.]+[ ,/]*){1,4}(?:\([^)\n]*\)\s*)?\s[-–—]\s")
"""A dateline without its date: "Singapore - China's exports held steady"."""


def _scene(paragraph: Paragraph, published: date | None) -> tuple[Scene, Sequence[NumberMention], Sequence[PeriodMention]]:
    """What a paragraph names, counts and dates. The place of a dateline is where the reporter sits: it names nobody's trade."""
    text = paragraph.text
    numbers = find_quantities(text)
    periods = find_periods(text, published)
    datelines = [(p.start, p.end) for p in periods if p.role == "dateline"]
    bare = _PLACE_LINE.match(text) if paragraph.kind == "body" else None
    if bare is not None:
        datelines.append(bare.span())
    mentions = [m for m in find_mentions(text) if not any(start <= m.start < end for start, end in datelines)]
    figures = [n for n in numbers if n.why_not is None]
    amounts = [n.quantity.span for n in figures if n.form in ("plain", "zero")]
    return Scene(paragraph.doc, mentions, [n.quantity.span for n in figures], amounts), numbers, periods


def _shortened(scenes: Sequence[Scene]) -> None:
    """Adds to each paragraph the goods that it names by their last word alone ("of ore", "the concentrate"), where the article names one such."""
    short = vocabulary().short_goods
    meant: dict[str, set[str]] = {}
    for scene in scenes:
        for m in scene.products:
            last = m.text.lower().split()[-1]
            if last in short and " " in m.text:
                meant.setdefault(last, set()).add(m.value)
    for scene in scenes:
        more = [
            Mention("product", t.idx, t.idx + len(t.text), t.text, next(iter(meant[t.lower_])))
            for t in scene.tokens
            if len(meant.get(t.lower_, ())) == 1 and not any(m.start <= t.idx < m.end for m in scene.mentions if m.kind == "product")
        ]
        if more:
            scene.mentions = tuple(sorted((*scene.mentions, *more), key=lambda m: m.start))
            scene.products = tuple(m for m in scene.mentions if m.kind == "product")


def taken_up(claim: Claim, paragraphs: Sequence[Paragraph], nearby: Collection[str]) -> Claim:
    """The claim with a definite general name read as the one thing of that kind that the article names: "the oilseed" for soybeans."""
    commodity, role = claim.commodity, claim.roles.get("commodity")
    if commodity is None or commodity.product is None or not isinstance(role, Read | Inferred):
        return claim
    meant = [n for n in nearby if commodity.product in wider_than(n)]
    home = next((p for p in paragraphs if p.start <= role.start < p.start + len(p.text)), None)
    if len(meant) != 1 or home is None or not home.text[: role.start - home.start].lower().endswith("the "):
        return claim
    return replace(claim, commodity=Commodity(commodity.label, meant[0], product(meant[0]).hs))


def resolved(claim: Claim, nearby: Collection[str]) -> Claim:
    """The claim with the product that its words mean here: "magnets" in an article on rare earths, an office's own basket."""
    commodity = claim.commodity
    if commodity is None or commodity.product is None or "+" in commodity.product:
        return claim
    meant = resolve(commodity.product, claim.reporter, claim.flow, nearby)
    if meant is None or meant == commodity.product:
        return claim
    return replace(claim, commodity=Commodity(commodity.label, meant, product(meant).hs or commodity.hs))


def _sentences(paragraph: Paragraph) -> list[Span]:
    return [Span(s.start_char, s.end_char) for s in paragraph.doc.sents if s.text.strip()]
