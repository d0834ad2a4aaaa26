"""Every number of a paragraph, once, with what it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import cast

from framing.claims.numbers.atoms import Atom, find_atoms
from framing.claims.numbers.intervals import intervals
from framing.claims.numbers.labels import Label, find_labels
from framing.claims.numbers.mention import Form, NumberMention, Per
from framing.claims.numbers.phrases import find_phrases
from framing.claims.numbers.units import borrow, levy, noun_after, score_or_age, sentence_starts
from framing.claims.numbers.vocabulary import vocabulary
from framing.schema import Direction, Interval, Quantity

NO_NUMBER = Interval(None, None)
MOVED_TO = re.compile(r"\b(?:from|by|rose|fell|grew|up|down|slid|sank|slipped|lost|shed|[a-z]+ed)\s+$", re.IGNORECASE)
"""What makes "5,000 to 12,000" a change and the level it led to, or the two ends of a change, and no range."""
YEARS = range(1900, 2100)
"""Bare whole numbers of this range without a unit are read as years: trade news writes amounts of this size with a comma or a unit."""


def find_quantities(text: str) -> tuple[NumberMention, ...]:
    """Every number of ``text``, in order, each in exactly one mention; offsets are those of ``text``.

    What is no quantity, or one that no trade data could be asked for, says so in ``why_not``.
    """
    phrases = find_phrases(text)
    labels = find_labels(text, [(p.start, p.end) for p in phrases])
    taken = sorted([(p.start, p.end) for p in phrases] + [(item.start, item.end) for item in labels])
    atoms = find_atoms(text, taken)
    mentions = phrases + [_of_label(text, item) for item in labels] + _of_atoms(text, atoms)
    mentions += _ordinals(text, mentions)
    mentions.sort(key=lambda m: (m.start, m.end))
    return tuple(borrow(text, _levies(text, _apart(text, mentions))))


def _levies(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Marks the percentages that are rates of a levy."""
    starts = sentence_starts(text) if any(m.form in {"percent", "points", "bp"} for m in mentions) else []
    earlier: NumberMention | None = None
    marked: list[NumberMention] = []
    for m in mentions:
        if earlier is not None and bisect_right(starts, earlier.start) != bisect_right(starts, m.start):
            earlier = None
        if m.form in {"percent", "points", "bp"} and levy(text, m, earlier):
            m = replace(m, why_not="policy rate", quantity=replace(m.quantity, why_not="policy rate"))
            earlier = m
        marked.append(m)
    return marked


def _apart(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Cuts a hedge that reaches into the mention before it."""
    apart: list[NumberMention] = []
    for m in mentions:
        if apart and m.start < apart[-1].end and m.core_start >= apart[-1].end:
            q = replace(m.quantity, start=apart[-1].end, text=text[apart[-1].end : m.end])
            m = replace(m, quantity=q)
        if not apart or m.start >= apart[-1].end:
            apart.append(m)
    return apart


def _of_label(text: str, label: Label) -> NumberMention:
    quantity = Quantity(label.start, label.end, text[label.start : label.end], None, "", NO_NUMBER, NO_NUMBER, why_not=label.why)
    return NumberMention(quantity=quantity, form=label.form, why_not=label.why, core_start=label.start, core_end=label.end)


def _ordinals(text: str, known: list[NumberMention]) -> list[NumberMention]:
    spans = [(m.start, m.end) for m in known]
    words = "|".join(vocabulary().ordinals)
    found = []
    for m in re.finditer(rf"\b(?:{words})\b(?P<part>\s+(?:\w+\s+)?(?:half|quarter|months?|days?))?", text, re.IGNORECASE):
        start, end = m.start(), m.start() + len(m[0]) - len(m["part"] or "")
        if all(end <= s or e <= start for s, e in spans):
            found.append(_of_label(text, Label(start, end, "ordinal", "part of a period" if m["part"] else "ordinal")))
    return found


def _of_atoms(text: str, atoms: list[Atom]) -> list[NumberMention]:
    mentions: list[NumberMention] = []
    index = 0
    while index < len(atoms):
        atom = atoms[index]
        after = atoms[index + 1] if index + 1 < len(atoms) else None
        if after is not None and (start := _range_start(text, atom, after)) is not None:
            mentions.append(_range(text, atom, after, start))
            index += 2
        else:
            mentions.append(_single(text, atom))
            index += 1
    return mentions


def _quantity(text: str, atom: Atom, start: int, end: int) -> tuple[Quantity, Form, tuple[str, ...]]:
    """The quantity of an atom over the span ``start`` to ``end``."""
    form: Form = "plain"
    name, factor, ton = "", 1.0, False
    ambiguous: tuple[str, ...] = ()
    unit = atom.currency or atom.unit
    if unit is not None:
        name, factor, ambiguous = unit.unit, unit.factor, unit.ambiguous
        ton = unit.form == "ton"
        form = cast(Form, "plain" if ton else unit.form)
    if atom.unit is not None and name == "lb" and not re.match(r"\s+(?:sterling)", text[atom.end :]):
        ambiguous = ("lb", "GBP")
    if atom.per_unit is not None:
        name, form = f"{name}/{atom.per_unit}", "rate"
        ambiguous = tuple(f"{a}/{atom.per_unit}" for a in ambiguous)
    tight, loose = intervals(atom.value * factor, atom.last * factor, atom.significant * factor, atom.bound)
    shown = float(f"{atom.value * factor:.12g}")
    quantity = Quantity(start, end, text[start:end], shown, name, tight, loose, atom.modifier, ton, atom.sign)
    return quantity, form, ambiguous


def _single(text: str, atom: Atom) -> NumberMention:
    quantity, form, ambiguous = _quantity(text, atom, atom.start, atom.end)
    direction: Direction | None = None
    if form in {"percent", "points", "bp"} and atom.sign is not None:
        direction = "down" if atom.sign == "-" else "up"
    mention = NumberMention(
        quantity=quantity,
        form=form,
        direction=direction,
        ambiguous_unit=ambiguous,
        per=cast("Per | None", atom.per),
        core_start=atom.core_start,
        core_end=atom.core_end,
    )
    if not quantity.unit:
        written = text[atom.core_start : atom.core_end]
        if (why := score_or_age(text, atom)) is not None:
            return _label_of(mention, "label", why)
        bare_year = len(written) == 4 and written.isdigit() and int(written) in YEARS and atom.sign is None
        mention = noun_after(text, mention, known_only=bare_year)
        if bare_year and not mention.quantity.unit:
            return _label_of(mention, "year", "year")
    return mention


def _label_of(mention: NumberMention, form: Form, why: str) -> NumberMention:
    q = mention.quantity
    start = mention.core_start if form == "year" else q.start
    q = replace(q, start=start, text=q.text[start - q.start :], why_not=why, tight=NO_NUMBER, loose=NO_NUMBER, modifier=None)
    return replace(mention, quantity=q, form=form, why_not=why)


def _range_start(text: str, low: Atom, high: Atom) -> int | None:
    """Where the range of two numbers begins, or None where they are no range."""
    if high.core_start < low.end or (low.currency and high.currency is None and high.unit is not None):
        return None
    gap = text[low.end : high.start]
    before = text[max(0, low.start - 9) : low.start]
    same = low.unit is None or (high.unit is not None and low.unit.unit == high.unit.unit)
    if not same or low.value >= high.value:
        return None
    if re.fullmatch(r"\s*(?:and|to)\s*", gap) and (m := re.search(r"\bbetween\s+$", before, re.IGNORECASE)):
        return low.start - len(m[0])
    if re.fullmatch(r"\s?[-–—]\s?", gap) and high.sign is None:
        return low.start
    if not re.fullmatch(r"\s+to\s+", gap):
        return None
    if re.search(r"\brang(?:e|es|ed|ing)\s+from\s+$", text[max(0, low.start - 14) : low.start], re.IGNORECASE):
        return low.start
    lead = text[max(0, low.start - 14) : low.start]
    if low.unit is None and (low.currency is None or low.scale < high.scale):
        # "By 5 to 7 million" is a range; "by $3.4 billion to $9.7 billion" is a change and where it led.
        bare = low.currency is None and low.scale == 1.0
        return None if MOVED_TO.search(lead) and not (bare and re.search(r"\bby\s+$", lead)) else low.start
    return low.start if re.search(r"\b(?:of|an?|at)\s+$", lead, re.IGNORECASE) else None


def _range(text: str, low: Atom, high: Atom, start: int) -> NumberMention:
    if low.unit is None:
        low = replace(low, unit=high.unit)
    if high.currency is None:
        high = replace(high, currency=low.currency)
    low = replace(low, per=high.per, per_unit=high.per_unit, bound=None)
    if low.scale == 1.0 < high.scale and low.value < high.value / high.scale:
        low = replace(
            low, value=low.value * high.scale, last=low.last * high.scale, significant=low.significant * high.scale, scale=high.scale
        )
    first, form, ambiguous = _quantity(text, low, start, high.end)
    second, _, _ = _quantity(text, high, start, high.end)
    loose = Interval.hull(first.loose, second.loose)
    whole = replace(first, shown=None, tight=Interval(first.shown, second.shown), loose=loose, modifier=None, signed=low.sign)
    mention = NumberMention(
        quantity=whole, form=form, ends=(first, second), ambiguous_unit=ambiguous, per=cast("Per | None", high.per),
        core_start=low.core_start, core_end=high.core_end,
    )  # fmt: skip
    if not whole.unit:
        mention = noun_after(text, mention)
    return mention
