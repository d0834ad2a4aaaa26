"""Units that do not stand right behind the number: nouns counted, units borrowed from a neighbour, rates of a policy."""

from __future__ import annotations

import re
from dataclasses import replace

from framing.claims.numbers.atoms import Atom
from framing.claims.numbers.mention import NumberMention
from framing.claims.numbers.vocabulary import vocabulary

NEXT_WORDS = re.compile(r"(?:[ \u00a0]|-(?=[a-z]))([A-Za-z][A-Za-z'’-]*)(?: ([A-Za-z][A-Za-z'’-]*))?(?: ([A-Za-z][A-Za-z'’-]*))?")
NOT_NOUNS = frozenset(
    "was is has as its this his hers ours theirs us less plus versus across minus does says towards besides whereas perhaps always times "
    "after before from in on at of to and or but than for with by more fewer the a an that which who were are had have been when while compared against".split()
)
"""Words that end in s but count nothing, and words that a noun phrase does not run across."""
STRONG_UNIT = re.compile(r"^(?:t|kg|lb|short_ton|bu|bbl|bbl/d|TEU|count|oz|carat|litre|gallon|m3|[A-Z]{3})$")
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“•])|\n")


def noun_after(text: str, mention: NumberMention, *, known_only: bool = False) -> NumberMention:
    """The mention with the noun that it counts, if one follows.

    A noun that is traded by the piece gives the unit ``count``; any other is itself the unit, and then nothing could be asked of trade data.
    """
    if known_only and mention.end < len(text) and text[mention.end] == "-":
        return mention
    m = NEXT_WORDS.match(text, mention.end)
    if m is None:
        return mention
    nouns = vocabulary().nouns
    hyphen = text[mention.end] == "-"
    for index in (1, 2, 3):
        word = m[index]
        if word is None or (word[0].isupper() and index == 1 and word.lower() not in nouns) or word.lower() in NOT_NOUNS:
            return mention
        first = word.split("-")[0].lower() if hyphen and index == 1 else word.lower()
        kind = nouns.get(first)
        if kind is None and (known_only or hyphen or not (first.endswith("s") and len(first) > 3 and not first.endswith("ss"))):
            if hyphen and index == 1:
                return _counted(text, mention, m.end(1), first, "count of something else")
            continue
        if known_only and kind == "time":
            return mention
        if kind == "goods":
            q = replace(mention.quantity, unit="count", end=m.end(index), text=text[mention.start : m.end(index)])
            return replace(mention, quantity=q, noun=word.lower())
        return _counted(text, mention, m.end(index), first, "length of time" if kind == "time" else "count of something else")
    return mention


def _counted(text: str, mention: NumberMention, end: int, noun: str, why: str) -> NumberMention:
    unit = noun.removesuffix("s") if why == "length of time" else noun
    q = replace(mention.quantity, unit=unit, end=end, text=text[mention.start : end], why_not=why)
    return replace(mention, quantity=q, noun=noun, why_not=why)


def score_or_age(text: str, atom: Atom) -> str | None:
    """Why a number without a unit is none: it stands after a name, or in brackets after one; else None."""
    written = text[atom.core_start : atom.core_end]
    if not written.isdigit() or len(written) > 3 or atom.modifier or atom.sign:
        return None
    before = text[max(0, atom.start - 24) : atom.start]
    if re.search(r"[a-z] \($", before) and text[atom.end : atom.end + 1] == ")":
        return "age"
    name = re.search(r"(?<![.!?] )(?<!^)\b([A-Z][A-Za-z]+) $", before)
    follows = re.match(r" (?:[a-z]{3,}s\b|[a-z]+ [a-z]{3,}s\b)", text[atom.end :])
    return "part of a name" if name and not follows else None


def levy(text: str, mention: NumberMention) -> bool:
    """True where a percentage is the rate of a tariff, tax or other levy ("a 25% import duty", "duties were raised to 50%")."""
    v = vocabulary()
    words = re.match(r"(?:\s+(?:in\s+)?[\w.-]+){1,4}", text[mention.end : mention.end + 60])
    for word in words[0].split() if words else []:
        bare = word.rstrip(".,")
        if bare in v.levies:
            # "a 12% tax-driven fall" and "25% duty-free sales" never get here: a hyphenated word is another word.
            return True
        if bare not in v.levy_fillers and bare != "in":
            break
    before = re.search(r"((?:[\w'’-]+\s+){1,7})(?:of|at|to|by|from|as\s+high\s+as)\s+$", text[max(0, mention.start - 70) : mention.start])
    if before is None:
        return False
    for word in reversed(before[1].split()):
        if word.lower() in v.levies or word in v.levies:
            return True
        if word.lower() not in v.levy_settings and word.lower() not in v.levy_fillers:
            return False
    return False


def _sentences(text: str) -> list[int]:
    return [m.end() for m in SENTENCE_END.finditer(text)]


def borrow(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Gives a number without a unit that of the neighbour that it is joined with, in the same sentence."""
    ends = _sentences(text)

    def sentence(position: int) -> int:
        return sum(1 for e in ends if e <= position)

    result = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.quantity.unit or mention.why_not or mention.form in {"extremum", "rank", "run"}:
            continue
        lender, scale = _lender(text, result, mentions, index, sentence)
        if lender is None:
            result[index] = replace(mention, why_not="no unit", quantity=replace(mention.quantity, why_not="no unit"))
            continue
        q = mention.quantity
        other = lender.quantity
        if scale != 1.0:
            q = replace(q, shown=None if q.shown is None else q.shown * scale, tight=q.tight.scale(scale), loose=q.loose.scale(scale))
        q = replace(q, unit=other.unit, ton_said=other.ton_said)
        form = mention.form if mention.form == "zero" else lender.form
        result[index] = replace(mention, quantity=q, form=form, noun=lender.noun, borrowed=True, ambiguous_unit=lender.ambiguous_unit)
    return result


def _lender(text, result, mentions, index, sentence):  # type: ignore[no-untyped-def]
    mention = mentions[index]
    here = sentence(mention.start)
    after = next((m for m in mentions[index + 1 :] if m.why_not not in {"year", "date", "ordinal", "part of a period"}), None)
    if after is not None and sentence(after.start) == here and after.quantity.unit and after.why_not is None:
        gap = text[mention.end : after.start]
        if re.fullmatch(r",?\s*(?:and|to|from|or|versus|vs\.?|against)?(?:\s+(?:about|nearly))?\s*", gap) and mention.form != "zero":
            scale = _scale_of(text, after)
            return after, scale if (mention.quantity.shown or 0) < 1000 and _scale_of(text, mention) == 1.0 else 1.0
    strong = [m for m in result[:index] if sentence(m.start) == here and m.why_not is None and m.quantity.unit and m.form in {"plain", "rate", "percent"}]
    scaled = _scale_of(text, mention) > 1.0
    amounts = [m for m in strong if m.form != "percent"]
    if mention.form == "zero":
        later = [m for m in mentions[index + 1 :] if sentence(m.start) == here and STRONG_UNIT.match(m.quantity.unit) and m.why_not is None]
        return ((amounts or later or [None])[-1 if amounts else 0]), 1.0
    joined = re.search(r"(?:\b(?:from|against|versus|than|to|and|or|with|was|were|at|by)|,|\()\s*$", text[max(0, mention.start - 14) : mention.start], re.IGNORECASE)
    fewer = re.match(r"\s+(?:fewer|more|less|lower|higher)\b", text[mention.end :])
    if not (joined or fewer):
        return None, 1.0
    nearest = strong[-1] if strong else None
    if nearest is None:
        return None, 1.0
    shown = mention.quantity.shown or 0.0
    if nearest.form == "percent" and (scaled or shown >= 1000 or fewer):
        nearest = amounts[-1] if amounts else None
        return nearest, 1.0
    if nearest.form != "percent" and not scaled and _scale_of(text, nearest) > 1.0 and shown < 1000:
        return nearest, _scale_of(text, nearest)
    return nearest, 1.0


def _scale_of(text: str, mention: NumberMention) -> float:
    """The scale word written with a number ("13.8 million": 1e6), 1 where there is none."""
    core = text[mention.core_start : mention.core_end]
    m = re.search(r"([A-Za-z万亿]+(?:\s+crore)?)$", core)
    return vocabulary().scales.get(m[1].lower(), 1.0) if m else 1.0
