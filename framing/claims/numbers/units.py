"""Units that do not stand right behind the number: nouns counted, units borrowed from a neighbour, rates of a policy."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace

from framing.claims.numbers.atoms import Atom
from framing.claims.numbers.intervals import digit_steps, intervals
from framing.claims.numbers.mention import NumberMention
from framing.claims.numbers.vocabulary import vocabulary

WORD = r"([A-Za-z][A-Za-z'’-]*)"
NEXT_WORDS = re.compile(rf"(?:[ \u00a0]|-(?=[a-z])){WORD}(?: {WORD})?(?: {WORD})?")
NO_FIGURE = frozenset({"year", "date", "ordinal", "part of a period"})
JOINS = re.compile(r"(?:,|,?\s*(?:and|to|from|or|versus|vs\.?|against))(?:\s+(?:about|nearly))?\s*")
JOINED = re.compile(r"(?:\b(?:from|against|versus|vs\.?|than|to|and|or|with|was|were|at|by)|,|\()\s*$", re.IGNORECASE)
STRONG_UNIT = re.compile(r"^(?:t|kg|lb|short_ton|bu|bbl|bbl/d|TEU|count|oz|carat|litre|gallon|m3|[A-Z]{3})$")
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“•])|\n")


def noun_after(text: str, mention: NumberMention, *, known_only: bool = False) -> NumberMention:
    """The mention with the noun that it counts, if one follows.

    A noun that is traded by the piece gives the unit ``count``; any other is itself the unit, and then nothing could be
    asked of trade data.
    """
    if known_only and mention.end < len(text) and text[mention.end] == "-":
        return mention
    m = NEXT_WORDS.match(text, mention.end)
    if m is None:
        return mention
    v = vocabulary()
    nouns = v.nouns
    hyphen = text[mention.end] == "-"
    for index in (1,) if known_only else (1, 2, 3):
        word = m[index]
        if word is None or (word[0].isupper() and index == 1 and word.lower() not in nouns) or word.lower() in v.stops:
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
    q = mention.quantity
    if why == "length of time" and q.modifier in {"over", "above", "below", "under"}:
        # "Over 12 months" is no bound but a window.
        bare = intervals(q.shown or 0.0, *digit_steps(f"{q.shown or 0:g}"))
        q = replace(q, start=mention.core_start, modifier=None, tight=bare[0], loose=bare[1])
    q = replace(q, unit=unit, end=end, text=text[q.start : end], why_not=why)
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


TRADE = re.compile(
    r"\b(?:exports?|imports?|shipments?|sales|purchases?|volumes?|deficit|surplus|trade|demand|output|prices?|growth)\b", re.IGNORECASE
)


def levy(text: str, mention: NumberMention, earlier: NumberMention | None = None) -> bool:
    """True where a percentage is the rate of a tariff, tax or other levy ("a 25% import duty", "duties were raised to 50%").

    ``earlier`` is a rate of this kind in the same sentence, which "to 30%" or "from 125%" goes on about, unless a noun of trade comes
    between.
    """
    v = vocabulary()
    if KEY_RATE.search(text[max(0, mention.start - 90) : mention.start]):
        return True
    words = re.match(r"(?:\s+(?:in\s+)?[\w.-]+){1,4}", text[mention.end : mention.end + 60])
    for word in words[0].split() if words else []:
        bare = word.rstrip(".,")
        if bare in v.levies:
            # "a 12% tax-driven fall" and "25% duty-free sales" never get here: a hyphenated word is another word.
            return True
        if bare not in v.levy_fillers and bare != "in":
            break
    if earlier is not None:
        gap = text[earlier.end : mention.start]
        if re.search(r"\b(?:to|from|and|or|than|at|of)\s+$", gap) and not TRADE.search(gap):
            return True
    if _in_levy_clause(text, mention):
        return True
    before = re.search(r"((?:[\w'’-]+\s+){1,7})(?:of|at|to|by|from|as\s+high\s+as)\s+$", text[max(0, mention.start - 70) : mention.start])
    if before is None:
        return False
    for word in reversed(before[1].split()):
        if word.lower() in v.levies or word in v.levies:
            return True
        if word.lower() not in v.levy_settings and word.lower() not in v.levy_fillers:
            return False
    return False


KEY_RATE = re.compile(
    r"\b(?:key|policy|benchmark|interest|lending|repo|prime|cash|deposit)\s+(?:interest\s+)?rates?\b[^.;]{0,50}$", re.IGNORECASE
)
LEVY_VERB = re.compile(
    r"\b(?:paid|pay|pays|charged?|charges|impose[ds]?|cut|raised?|lowered|lifted|doubled|halved|set|rate|levied|up|down|instead)\b",
    re.IGNORECASE,
)


def _in_levy_clause(text: str, mention: NumberMention) -> bool:
    """ "The duty, which Washington imposed in spring and cut from 27.5% to 15%", "have paid 15% where it had been 27.5%"."""
    begin = max((s for s in (0, *sentence_starts(text)) if s <= mention.start), default=0)
    before = text[max(begin, mention.start - 110) : mention.start]
    words = [w.strip(".,;:()").lower() for w in before.split()]
    levies = vocabulary().levies
    last = max((i for i, w in enumerate(words) if w in levies), default=None)
    if last is None:
        return False
    gap = " ".join(words[last:])
    ends = re.search(r"\b(?:from|to|by|of|at|paid|charge|charged|instead of the|up from the)\s+$", before, re.IGNORECASE)
    return ends is not None and LEVY_VERB.search(before) is not None and TRADE.search(gap) is None


def sentence_starts(text: str) -> list[int]:
    """Where the sentences after the first begin."""
    return [m.end() for m in SENTENCE_END.finditer(text)]


def borrow(text: str, mentions: list[NumberMention]) -> list[NumberMention]:
    """Gives a number without a unit that of the neighbour that it is joined with, in the same sentence."""
    if all(m.quantity.unit or m.why_not for m in mentions):
        return mentions
    starts = sentence_starts(text)
    sentences = [bisect_right(starts, m.start) for m in mentions]
    result = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.quantity.unit or mention.why_not:
            continue
        first, last = bisect_left(sentences, sentences[index]), bisect_right(sentences, sentences[index])
        lender, scale = _lender(text, mention, result[first:index], mentions[index + 1 : last])
        if lender is None and _stands_alone(text, mention):
            lender = _amount_before(mention, result[:index])
        if lender is None:
            why = None if mention.form == "zero" else "no unit"
            result[index] = replace(mention, why_not=why, quantity=replace(mention.quantity, why_not=why))
            continue
        q = mention.quantity
        if scale != 1.0:
            q = replace(q, shown=None if q.shown is None else q.shown * scale, tight=q.tight.scale(scale), loose=q.loose.scale(scale))
        q = replace(q, unit=lender.quantity.unit, ton_said=lender.quantity.ton_said)
        form = mention.form if mention.form == "zero" else lender.form
        result[index] = replace(mention, quantity=q, form=form, noun=lender.noun, borrowed=True, ambiguous_unit=lender.ambiguous_unit)
    return result


NOUN_BEHIND = re.compile(
    r"\s*(?:[,.;:)?!]|$|\|)|\s+(?:in|from|to|for|a|of\s+(?:it|them|the|that|this|19|20)|by|at|on|over|and|or|but|was|were|was|had|as|against|compared|than|this|last|during|"
    r"through|between|went|came|left|arrived|respectively|below|above|after|before|higher|lower|more|less)\b"
)


def _stands_alone(text: str, mention: NumberMention) -> bool:
    """True for an amount whose unit was told before: "July brought 20.06 million", "a year earlier it had been 3,199"."""
    if mention.form != "plain" or NOUN_BEHIND.match(text, mention.end) is None:
        return False
    written = text[mention.core_start : mention.core_end]
    if _scale_of(text, mention) >= 1000.0:
        return True
    large = (mention.quantity.shown or 0.0) >= 100 and (("," in written) or "." in written or len(written) <= 3)
    return large and FIGURE_OF.search(text[max(0, mention.start - 24) : mention.start]) is not None


FIGURE_OF = re.compile(r"\b(?:was|were|been|to|from|at|with|than|by|of|brought|reached|against|only|just|still)\s+$", re.IGNORECASE)


def _amount_before(mention: NumberMention, before: list[NumberMention]) -> NumberMention | None:
    """The last amount of the paragraph of much the same size, whose unit is then meant again."""
    size = mention.quantity.shown or 0.0
    for m in reversed(before):
        if m.why_not is None and m.form == "plain" and STRONG_UNIT.match(m.quantity.unit) and m.quantity.shown and size:
            return m if 0.01 <= size / m.quantity.shown <= 100 else None
    return None


def _lender(
    text: str, mention: NumberMention, before: list[NumberMention], after: list[NumberMention]
) -> tuple[NumberMention | None, float]:
    """The neighbour that lends its unit, and the scale that is lent with it ("14.2 from 13.8 million")."""
    known = [m for m in before if m.why_not is None and m.quantity.unit and m.form in {"plain", "rate", "percent"}]
    amounts = [m for m in known if m.form != "percent"]
    if mention.form == "zero":
        later = [m for m in after if m.why_not is None and STRONG_UNIT.match(m.quantity.unit)]
        return (amounts[-1] if amounts else later[0] if later else None), 1.0
    small = (mention.quantity.shown or 0.0) < 1000 and _scale_of(text, mention) == 1.0
    follower = next((m for m in after if m.why_not not in NO_FIGURE), None)
    if follower is not None and follower.quantity.unit and follower.why_not is None:
        gap = re.sub(r"^\s+(?:in|for)\s+\w+(?=\s+(?:and|to)\b)", "", text[mention.end : follower.start])
        if JOINS.fullmatch(gap) and follower.form in {"plain", "rate", "percent", "points", "bp"}:
            return follower, _scale_of(text, follower) if small else 1.0
    joined = JOINED.search(text[max(0, mention.start - 14) : mention.start])
    fewer = re.match(r"\s+(?:fewer|more|less|lower|higher)\b", text[mention.end :])
    if not known or not (joined or fewer) or (joined and not fewer and NOUN_BEHIND.match(text, mention.end) is None):
        return None, 1.0
    nearest = known[-1]
    if nearest.form == "percent":
        if small and not fewer:
            return nearest, 1.0
        return (amounts[-1] if amounts else None), 1.0
    return nearest, _scale_of(text, nearest) if small else 1.0


def _scale_of(text: str, mention: NumberMention) -> float:
    """The scale word written with a number ("13.8 million": 1e6), 1 where there is none."""
    core = text[mention.core_start : mention.core_end]
    m = re.search(r"([A-Za-z万亿]+(?:\s+crore)?)$", core)
    return vocabulary().scales.get(m[1].lower(), 1.0) if m else 1.0
