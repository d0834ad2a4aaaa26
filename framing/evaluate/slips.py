"""Changed copies of true articles: is a slip caught, and is the untouched left in peace?

The slips are those that newsrooms correct most: a wrong amount, digits swapped, up for down, tonnes for thousands of tonnes, another month,
another partner. A slip counts only where it applies to the figure and leaves what rounding allows, and, for a month or a partner, only
where the store answers the changed question with another figure: what the data cannot tell nobody could catch.

The figures are those that the gold holds for true and answerable, whether the tool reads them or not: one that it cannot read is one whose
slips it misses. Where the words for direction, month and partner stand is known only from the tool's own reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.schema import Span

if TYPE_CHECKING:
    from framing.checker import Checked, Checker
    from framing.evaluate.corpus import Item
    from framing.schema import Claim, Quantity, Verdict

HOLDS = ("supported", "rounded", "consistent")
WRONG = ("contradicted", "other_basis")

FACTOR = 1.3
WIDEST = 0.05
"""A figure that was not read allows at most this, relative: the widest that rounding is given anywhere (the loose interval of a quantity)."""
OPPOSITES: Mapping[str, str] = {
    "rose": "fell", "fell": "rose", "up": "down", "down": "up", "jumped": "dropped", "soared": "plunged", "surged": "plunged", "increased": "decreased",
    "climbed": "slid", "dropped": "jumped", "declined": "increased", "slumped": "soared", "plunged": "soared", "below": "above", "above": "below",
    "higher": "lower", "lower": "higher", "more": "less", "less": "more", "grew": "shrank", "shrank": "grew", "gained": "lost", "rise": "fall", "fall": "rise",
    "increase": "decrease", "decline": "increase", "drop": "jump", "jump": "drop", "growth": "decline", "collapsed": "soared", "skyrocketed": "plunged",
    "slipped": "climbed", "eased": "climbed", "soar": "plunge", "surge": "plunge", "jumps": "drops", "rises": "falls", "falls": "rises", "slid": "climbed",
    "advanced": "retreated", "contracted": "expanded", "expanded": "contracted", "tumbled": "soared", "edged": "fell",
}  # fmt: skip
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
PARTNERS = (
    ("the United States", "USA"),
    ("Japan", "JPN"),
    ("Germany", "DEU"),
    ("the European Union", "EU"),
    ("South Korea", "KOR"),
    ("Brazil", "BRA"),
    ("India", "IND"),
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """One changed copy: which figure, what kind, the copy's source, where the figure begins in its clean text."""

    kind: str
    figure: str
    held: bool
    source: str
    moved: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a slip; ``held`` is True where the tool found the unchanged figure to hold."""

    article: str
    kind: str
    figure: str
    held: bool
    caught: bool
    label: str


def slips(checker: Checker, source: str, checked: Checked, golds: Sequence[Mapping[str, Any]]) -> Iterator[Slip]:
    """Every slip that applies to a figure of the article that holds.

    Args:
        checker: asks its store whether a changed question has another answer.
        source: the article as it was read.
        checked: what the checker said of it.
        golds: the claims of the article's gold, their offsets those of the checked article's text.
    """
    for gold in golds:
        if gold.get("verdict") not in HOLDS or gold.get("same_as") or gold["kind"] not in ("level", "change", "ratio"):
            continue
        claim, verdict = _read_as(gold, checked)
        held = verdict is not None and verdict.label in HOLDS
        span = checked.article.source_map(Span(gold["start"], gold["end"]))
        figure = source[span.start : span.end]
        quantity = claim.quantity if claim is not None else None
        for kind, changed in _number_slips(figure, quantity):
            yield Slip(kind, figure, held, source[: span.start] + changed + source[span.end :], gold["start"])
        if claim is None or verdict is None:
            continue
        turned = _turned(checked, source, claim, held)
        if turned is not None:
            yield turned
        if held:
            yield from _moved(checker, checked, source, claim, verdict)


def _read_as(gold: Mapping[str, Any], checked: Checked) -> tuple[Claim | None, Verdict | None]:
    """The claim that the tool read at a figure of the gold, one of the same kind first."""
    here = [(c, v) for c, v in zip(checked.claims, checked.verdicts, strict=True) if c.start < gold["end"] and gold["start"] < c.end]
    return next((x for x in here if x[0].kind == gold["kind"]), here[0] if here else (None, None))


def _number_slips(figure: str, quantity: Quantity | None) -> Iterator[tuple[str, str]]:
    found = _NUMBER.search(figure)
    if found is None:
        return
    digits = found.group()
    value = float(digits.replace(",", ""))
    decimals = len(digits.partition(".")[2])
    comma = "," in digits

    def outside(new: float) -> bool:
        if value == 0:
            return False
        if quantity is None or quantity.shown is None:
            return abs(new / value - 1) > WIDEST
        return not quantity.loose.contains(quantity.shown * new / value)

    def put(new: float) -> str:
        text = f"{new:,.{decimals}f}" if comma or new >= 10000 else f"{new:.{decimals}f}"
        return figure[: found.start()] + text + figure[found.end() :]

    bigger = round(value * FACTOR, decimals)
    if outside(bigger):
        yield "times 1.3", put(bigger)
    plain = digits.replace(",", "")
    for i in range(len(plain) - 1):
        a, b = plain[i], plain[i + 1]
        if a.isdigit() and b.isdigit() and a != b and not (i == 0 and b == "0"):
            swapped = float(plain[:i] + b + a + plain[i + 2 :])
            if outside(swapped):
                yield "digits swapped", put(swapped)
                break
    unit = re.search(r"\b(metric tons|tonnes|tons|t)\b", figure)
    if unit is not None and "million" not in figure and "thousand" not in figure:
        yield "t for kt", figure[: unit.start()] + "thousand " + figure[unit.start() :]


def _turned(checked: Checked, source: str, claim: Claim, held: bool) -> Slip | None:
    from framing.schema import Read

    role = claim.roles.get("direction")
    if not isinstance(role, Read) or claim.direction not in ("up", "down"):
        return None
    span = checked.article.source_map(Span(role.start, role.end))
    word = source[span.start : span.end]
    other = OPPOSITES.get(word.lower())
    if other is None:
        return None
    if word[:1].isupper():
        other = other.capitalize()
    moved = claim.start + (len(other) - len(word) if role.start < claim.start else 0)
    return Slip("up for down", claim.text, held, source[: span.start] + other + source[span.end :], moved)


def _moved(checker: Checker, checked: Checked, source: str, claim: Claim, verdict: Verdict) -> Iterator[Slip]:
    from dataclasses import replace

    from framing.schema import Answer, Read

    question = verdict.question
    if question is None or checked.article.published is None:
        return

    def differs(**changed: object) -> bool:
        answer = checker.store.answer(replace(question, **changed), checked.article.published)  # type: ignore[arg-type]
        if not isinstance(answer, Answer) or verdict.answer is None:
            return False
        return not any(p.interval.touches(q.interval) for p in answer.parts for q in verdict.answer.parts) and not any(
            _signed(claim, p.interval) for p in answer.parts
        )

    period = claim.roles.get("period")
    if isinstance(period, Read) and question.period is not None and question.period.is_month:
        span = checked.article.source_map(Span(period.start, period.end))
        words = source[span.start : span.end]
        name = next((m for m in MONTHS if m in words), None)
        if name is not None:
            for back in (1, 2, 3, 11):
                other = question.period.shift(-back)
                changed_baseline = question.baseline
                if (claim.roles.get("baseline") is None and question.baseline is not None and question.baseline.period is not None) or (
                    question.baseline is not None
                    and question.baseline.kind in ("year_earlier", "previous")
                    and question.baseline.period is not None
                ):
                    changed_baseline = replace(question.baseline, period=question.baseline.period.shift(-back))
                if other.first.year == question.period.first.year and differs(period=other, baseline=changed_baseline):
                    text = words.replace(name, MONTHS[other.first.month - 1], 1)
                    moved = claim.start + (len(text) - len(words) if period.start < claim.start else 0)
                    yield Slip("another month", claim.text, True, source[: span.start] + text + source[span.end :], moved)
                    break
    partner = claim.roles.get("partner")
    if isinstance(partner, Read) and claim.partner is not None:
        span = checked.article.source_map(Span(partner.start, partner.end))
        words = source[span.start : span.end]
        if words.lower() in ("worldwide", "globally"):
            return
        for name, code in PARTNERS:
            if code == claim.partner or code == claim.reporter or not differs(partner=code):
                continue
            text = name.removeprefix("the ") if source[: span.start].rstrip().lower().endswith("the") else name
            moved = claim.start + (len(text) - len(words) if partner.start < claim.start else 0)
            yield Slip("another partner", claim.text, True, source[: span.start] + text + source[span.end :], moved)
            break


def _signed(claim: Claim, answer: object) -> bool:
    """True if the other answer lies in what rounding of the claim allows, so that the slip says nothing wrong."""
    from framing.schema import Interval

    assert isinstance(answer, Interval)
    loose = claim.quantity.loose
    if claim.kind == "change" and claim.direction == "down" and claim.quantity.unit == "percent":
        loose = -loose
    return loose.touches(answer)


def study(checker: Checker, items: Sequence[Item]) -> tuple[Outcome, ...]:
    """Every slip of every article, checked."""
    out: list[Outcome] = []
    for item in items:
        checked = checker.examine(item.path.read_bytes(), item.path.name)
        source = checked.article.decoded
        for slip in slips(checker, source, checked, placed(item, checked)):
            again = checker.examine(slip.source.encode(), item.path.name, published=checked.article.published)
            label = _label_at(again, slip)
            out.append(Outcome(item.name, slip.kind, slip.figure, slip.held, label in WRONG, label))
    return tuple(out)


def placed(item: Item, checked: Checked) -> list[dict[str, Any]]:
    """The claims of an article's gold, their offsets moved to those of the text as the tool extracted it."""
    shift = max(0, checked.article.text.find(item.gold["text"][:30]))
    return [{**c, "start": c["start"] + shift, "end": c["end"] + shift} for c in item.gold["claims"]]


def _label_at(checked: Checked, slip: Slip) -> str:
    near = [
        (abs(c.start - slip.moved), v.label)
        for c, v in zip(checked.claims, checked.verdicts, strict=True)
        if c.kind in ("level", "change", "ratio") and abs(c.start - slip.moved) <= 12
    ]
    if not near:
        return "not read"
    closest = min(n[0] for n in near)
    labels = [label for distance, label in near if distance == closest]
    return next((x for x in labels if x in WRONG), labels[0])


@dataclass(frozen=True, slots=True)
class Removal:
    """A true figure judged after its own series was taken out of the store."""

    article: str
    figure: str
    label: str


def removals(checker: Checker, articles: Sequence[Path]) -> tuple[Removal, ...]:
    """Every figure that holds, judged again with every observation of its own series gone."""
    out: list[Removal] = []
    for path in articles:
        data = path.read_bytes()
        checked = checker.examine(data, path.name)
        for claim, verdict in zip(checked.claims, checked.verdicts, strict=True):
            if verdict.label not in HOLDS or verdict.answer is None:
                continue
            keys = {o.key for o in verdict.answer.observations}
            poorer = checker.with_store(checker.store.without(lambda o, keys=keys: o.key in keys))  # type: ignore[misc]
            again = poorer.examine(data, path.name)
            label = next((v.label for c, v in zip(again.claims, again.verdicts, strict=True) if c.id == claim.id), "not read")
            out.append(Removal(path.stem, claim.text, label))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A true sentence of which the store knows nothing, and the labels of its figures."""

    sentence: str
    expected: str
    labels: tuple[str, ...]
    reasons: tuple[str, ...]


def unknowns(checker: Checker, lines: Sequence[str], published: date) -> tuple[Unknown, ...]:
    """Each line: a sentence, a tab, the reason why nobody can check it."""
    out: list[Unknown] = []
    for line in lines:
        sentence, _, expected = line.partition("\t")
        if not sentence.strip():
            continue
        checked = checker.examine(sentence.encode(), "sentence.txt", published=published)
        out.append(Unknown(sentence, expected, tuple(v.label for v in checked.verdicts), tuple(v.reason for v in checked.verdicts)))
    return tuple(out)
