"""Numbers that are no plain amounts: multiples, fractions, ranks, records, runs, zero and flat."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from framing.claims.numbers.atoms import hedge_before
from framing.claims.numbers.intervals import FLAT_HALF, digit_steps, intervals
from framing.claims.numbers.mention import Form, NumberMention
from framing.claims.numbers.vocabulary import alternation, vocabulary
from framing.schema import Direction, Interval, Quantity

SUPERLATIVE = (
    "highest|lowest|biggest|largest|smallest|strongest|weakest|steepest|sharpest|fastest|slowest|best|worst|deepest|most|least|heaviest"
    "|longest|shortest|busiest"
)
DOWN = frozenset({"lowest", "smallest", "weakest", "least", "low", "lows", "slowest"})
TIME = "months?|years?|quarters?|weeks?|decades?|days?"
TRADED = (
    "exports?|imports?|shipments?|purchases?|sales|deliveries|volumes?|levels?|amounts?|month|quarter|year|surplus|deficit|harvest|crop"
    "|output|production|prices?"
)
MOVED = "imported|exported|shipped|bought|sold|sent|took|received|purchased|delivered|loaded|accepted|ordered"
TURN = "increase|rise|gain|growth|expansion|uptick|advance|decline|fall|drop|decrease|contraction|slide|dip|loss|slump|surplus|deficit"
FALLS = frozenset({"decline", "fall", "drop", "decrease", "contraction", "slide", "dip", "loss", "slump"})


Builder = Callable[[str, "re.Match[str]"], "NumberMention | None"]


@dataclass(frozen=True, slots=True)
class _Rule:
    """``needs`` are words of which one must stand in the text in lower case, so that most texts skip most patterns."""

    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    build: Builder


def _number(words: str) -> float:
    v = vocabulary()
    word = words.lower().strip()
    if word in {"a", "an"}:
        return 1.0
    if word in {"twice", "double"}:
        return 2.0
    if word in {"thrice", "triple"}:
        return 3.0
    word = re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word).replace(",", "")
    table = v.cardinals | v.ordinals
    return float(table[word]) if word in table else float(word)


def _mention(
    text: str,
    start: int,
    end: int,
    form: Form,
    shown: float | None,
    unit: str,
    tight: Interval,
    loose: Interval,
    *,
    modifier: str | None = None,
    direction: Direction | None = None,
    noun: str | None = None,
    core: tuple[int, int] | None = None,
    why_not: str | None = None,
) -> NumberMention:
    quantity = Quantity(start, end, text[start:end], shown, unit, tight, loose, modifier, why_not=why_not)
    first, last = core or (start, end)
    return NumberMention(quantity=quantity, form=form, direction=direction, noun=noun, why_not=why_not, core_start=first, core_end=last)


def _scaled(
    text: str, m: re.Match[str], form: Form, unit: str, value: float, last: float, significant: float, direction: Direction | None = None
) -> NumberMention:
    bound, words, start = hedge_before(text, m.start())
    tight, loose = intervals(value, last, significant, bound)
    return _mention(text, start, m.end(), form, value, unit, tight, loose, modifier=words, direction=direction, core=(m.start(), m.end()))


def _extremum(text: str, m: re.Match[str]) -> NumberMention:
    words = set(re.findall(r"[a-z]+", m[0].lower().replace("at least", "")))
    nothing = Interval(None, None)
    direction: Direction = "down" if words & DOWN else "up"
    return _mention(text, m.start(), m.end(), "extremum", None, "count", nothing, nothing, direction=direction)


def _run(text: str, m: re.Match[str]) -> NumberMention:
    value = _number(m["n"])
    point = Interval.point(value)
    noun = m["noun"].lower()
    way: Direction | None = "down" if noun in FALLS else "up" if noun in TURN.split("|")[:7] else None
    return _mention(text, m.start(), m.end(), "run", value, "count", point, point, noun=noun, direction=way)


def _turn(text: str, m: re.Match[str]) -> NumberMention:
    """ "The first increase since July", "the first time since March": a record of a change, or of whatever the clause tells."""
    nothing = Interval(None, None)
    what = (m["turn"] or "").lower()
    way: Direction | None = "down" if what in FALLS else "up" if what in TURN.split("|")[:7] else None
    return _mention(text, m.start(), m.end(), "extremum", None, "count", nothing, nothing, direction=way)


def _top(text: str, m: re.Match[str]) -> NumberMention:
    """ "The largest supplier": rank one."""
    point = Interval.point(1.0)
    return _mention(text, m.start(), m.end(), "rank", 1.0, "count", point, point)


def _rank(text: str, m: re.Match[str]) -> NumberMention:
    point = Interval.point(_number(m["n"]))
    return _mention(text, m.start(), m.end(), "rank", point.low, "count", point, point)


def _multiple(text: str, m: re.Match[str]) -> NumberMention:
    value, direction = vocabulary().multiples[m[0].lower()]
    return _scaled(text, m, "multiple", "times", value, 0.0, 0.0, "up" if direction == "up" else "down")


def _double(text: str, m: re.Match[str]) -> NumberMention:
    value = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5, "twice": 2.0}[m["word"].lower()]
    verb = m.groupdict().get("verb")
    direction: Direction | None = ("down" if value < 1 else "up") if verb else None
    mention = _scaled(text, m, "multiple", "times", value, 0.0, 0.0, direction)
    if verb:
        begin = m.start("word")
        quantity = mention.quantity
        return _mention(
            text, begin, m.end(), "multiple", value, "times", quantity.tight, quantity.loose, direction=direction, core=(begin, m.end())
        )
    return mention


def _fold(text: str, m: re.Match[str]) -> NumberMention:
    digits = m["n"].replace(",", "")
    value = _number(digits)
    last, significant = digit_steps(digits) if digits[0].isdigit() else digit_steps(str(int(value)))
    return _scaled(text, m, "multiple", "times", value, last, significant)


def _times(text: str, m: re.Match[str]) -> NumberMention | None:
    mention = _fold(text, m)
    how = (m["how"] or "").lower()
    grown = re.search(r"\bby\s+(?:[a-z]+\s+){0,2}$", text[max(0, mention.start - 20) : m.start()], re.IGNORECASE) is not None
    if not how and not grown:
        return None
    # "Six times more" is 6 or 7 times as much: both are read, so neither reading is condemned.
    if how in {"more", "higher", "larger", "greater", "bigger"} or (grown and not how):
        q = mention.quantity
        high = None if q.tight.high is None else q.tight.high + 1
        bounded = q.modifier is not None
        value = q.shown or 0.0
        tight = Interval(q.tight.low, high) if bounded else Interval(value, value + 1)
        loose = Interval(q.loose.low, None if q.loose.high is None else q.loose.high + 1)
        return _mention(
            text, q.start, q.end, "multiple", value, "times", tight, loose, modifier=q.modifier, direction="up" if how else None,
            core=(mention.core_start, mention.core_end),
        )  # fmt: skip
    if how in {"less", "fewer", "lower", "smaller"}:
        return _mention(
            text, mention.start, mention.end, "multiple", mention.quantity.shown, "times", mention.quantity.tight, mention.quantity.loose,
            modifier=mention.quantity.modifier, direction="down", core=(mention.core_start, mention.core_end),
        )  # fmt: skip
    return mention


def _fraction(text: str, m: re.Match[str]) -> NumberMention:
    part = vocabulary().parts[m["part"].lower()]
    value = float(f"{_number(m['n']) / part:.10g}")
    return _scaled(text, m, "fraction", "fraction", value, 0.0, 0.0)


def _half(text: str, m: re.Match[str]) -> NumberMention:
    return _scaled(text, m, "fraction", "fraction", 0.5, 0.0, 0.0)


def _out_of(text: str, m: re.Match[str]) -> NumberMention:
    return _scaled(text, m, "fraction", "fraction", float(f"{_number(m['n']) / _number(m['of']):.10g}"), 0.0, 0.0)


SIGNS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3}


def _written_fraction(text: str, m: re.Match[str]) -> NumberMention | None:
    value = SIGNS[m["sign"]] if m["sign"] else int(m["n"]) / int(m["of"])
    return _scaled(text, m, "fraction", "fraction", float(f"{value:.10g}"), 0.0, 0.0) if value < 1 else None


def _zero(text: str, m: re.Match[str]) -> NumberMention:
    nothing = Interval.point(0.0)
    start, end = m.span("zero")
    return _mention(text, start, end, "zero", 0.0, "", nothing, nothing)


def _flat(text: str, m: re.Match[str]) -> NumberMention:
    near = Interval(-FLAT_HALF, FLAT_HALF)
    start, end = m.span("flat")
    return _mention(text, start, end, "flat", 0.0, "percent", near, near, direction="flat")


@cache
def _rules() -> tuple[_Rule, ...]:
    v = vocabulary()
    cardinal = alternation(v.cardinals)
    ordinal = alternation(v.ordinals) + r"|\d+(?:st|nd|rd|th)"
    number = rf"\d[\d,]*(?:\.\d+)?|{cardinal}"
    part = alternation(w for w in v.parts if w not in {"half", "halves"})
    when = r"(?:the\s+)?[\w'-]+\s+(?:of\s+)?(?:19|20)\d\d|(?:19|20)\d\d|[A-Z][a-z]+\b|records\s+began(?:\s+in\s+\d{4})?"
    hedge = r"(?:(?:at\s+least|more\s+than|nearly|almost|over|about)\s+)?"
    tail = (
        rf"since\s+(?:at\s+least\s+)?(?:(?:early|late|mid-?)\s*)?(?:{when})"
        rf"|(?:in|for)\s+{hedge}(?:(?:{number}|an?|several)\s+)?(?:{TIME})\b|on\s+record\b|ever\b"
    )
    near_tail = r"(?:of|so\s+far)\s+(?:the|this)\s+(?:year|decade|century)|this\s+(?:year|decade)"
    trader = r"(?:suppliers?|exporters?|importers?|buyers?|sources?|markets?|destinations?|customers?|producers?|sellers?|purchasers?)"
    small = r"\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten"
    times = r"as|more|higher|larger|greater|bigger|less|fewer|lower|smaller|the|what|that|its|their"
    rhythm = r"(?:(?:monthly|yearly|annual|quarterly|weekly)\s+)?(?P<noun>[a-z]+)"
    no_part = (
        r"[ -](?:straight|consecutive|successive|term|time|month|country|party|year|day|week|earlier|ago|before|quarter|largest|biggest"
        r"|of\s+(?:19|20)\d\d|of\s+the\s+(?:fiscal|financial|year))|-\w"
    )
    no_half = "".join(f"(?<!{w} )" for w in ("first", "second", "latter", "last", "other", "better", "and a", "former"))
    half_after = "|".join(rf"(?<=\b{w} )half\b(?!-)" for w in ("by", "in", "than", "nearly", "about", "almost", "at"))
    no_zero = r"(?!-|\s*(?:%|percent|per\s+cent|tariff|dut|toler|growth|sum|carbon|emission))"
    no_flat = r"(?![ -](?:rolled|screen|panel|steel|glass|rate|fee|products?|tax|tariff|footed|out))"
    calm = (
        r"was|were|is|are|be|been|remained|stayed|held|broadly|largely|roughly|almost|nearly|virtually|essentially|basically|stood|mostly"
    )
    doubles = r"double|triple|treble|quadruple|halve"
    i = re.IGNORECASE
    table: tuple[tuple[tuple[str, ...], str, Builder, int], ...] = (
        (("since", " in ", " for ", "record", "ever"),
         rf"\b(?:{SUPERLATIVE})\b(?<!\b(?:on|of|by|in|to) most)(?:[ -](?!since\b|on record|ever\b)[\w'-]+){{0,4}}?\s+(?:{tail})", _extremum, 0),
        (("first ",), rf"\bfirst\s+(?:(?:monthly|annual|yearly|quarterly|year-on-year)\s+)?(?P<turn>{TURN}|time)\s+(?:{tail})", _turn, i),
        (("most ", "biggest", "largest", "highest", "lowest", "best", "record"),
         rf"\b(?:{SUPERLATIVE})\s+(?:monthly\s+|annual\s+|quarterly\s+)?(?:on\s+record|month\s+(?:of|so\s+far)|(?:ever\s+)?(?:recorded|seen|known))\b(?:\s+(?:the|this)\s+year)?",
         _extremum, i),
        (("all-time", "monthly", "annual"), r"\b(?:all-time|monthly|annual|yearly)\s+record\b", _extremum, i),
        (("supplier", "exporter", "importer", "buyer", "source", "market", "destination", "customer", "seller", "purchaser", "item", "partner"),
         rf"(?<![-\w])(?<!world's )(?<!world’s )(?:largest|biggest|top|main|leading|number-one)\s+(?:export\s+|import\s+|single\s+|foreign\s+|overseas\s+)?(?:{trader}|items?|(?:trading\s+)?partners?)\b", _top, i),
        (("this year", "the year", "decade", "century"),
         rf"\b(?:{SUPERLATIVE})(?:\s+(?:level|total|reading|figure|volume|monthly\s+\w+))?\s+(?:{near_tail})", _extremum, 0),
        (("high", "low", "peak", "record"),
         rf"\b(?:{number}|multi)[ -](?:months?|years?|quarters?|weeks?|decades?)[ -](?:highs?|lows?|peaks?|records?)\b", _extremum, i),
        (("all-time", "record ", "record-", "new ", "fresh", "historic", "lifetime"),
         r"\b(?:all-time|record|new|fresh|historic|lifetime)[ -](?:highs?|lows?|peaks?)\b", _extremum, i),
        (("record",), rf"(?<![\w-])record\b(?=[ -](?:\$|€|£|¥|Rs|US|[\d.]|monthly|annual|{TRADED}))"
         r"|(?<=\ba )record\b(?![ -](?:of\s+(?:its|how|what|compliance)|keep|label|player))"
         r"|(?<=\banother )record\b|(?<=\bnew )records?\b|(?<=\bset )records?\b", _extremum, i),
        (("straight", "consecutive", "successive"),
         rf"\b(?P<n>{ordinal}|{number})[ -](?:straight|consecutive|successive)\s+{rhythm}", _run, i),
        (("in a row", "running", "in succession"),
         rf"\b(?:for\s+(?=[a-z]+\s+months\s+running))?(?P<n>{ordinal}|{number})\s+(?:(?:monthly|yearly|annual|quarterly|weekly)\s+)?(?P<noun>{TIME}|{TURN})"
         r"\s+(?:in\s+a\s+row|running|in\s+succession)\b", _run, i),
        (("est", "most ", "-ranked", " ranked", "best"),
         rf"\b(?P<n>{ordinal})[ -](?:{SUPERLATIVE}|most\s+important|ranked|ranking)\b", _rank, i),
        (("came ", "rank", "place", "come"), rf"\b(?:(?<=came )|(?<=comes )|(?<=come )|(?<=ranked )|(?<=ranks )|(?<=placed ))(?P<n>{ordinal})\b(?!\s+(?:half|quarter|month|time))", _rank, i),
        (("place",), rf"\b(?P<n>{ordinal})\s+place\b", _rank, i),
        (("no.", "no ", "number "), rf"\b(?:No\.?|number)\s?(?P<n>{small})(?=\s+(?:[a-z-]+\s+){{0,2}}{trader}\b)", _rank, i),
        (tuple(v.multiples), rf"\b(?:{alternation(v.multiples)})\b", _multiple, i),
        (("double", "triple", "treble", "quadruple", "halve"),
         rf"\b(?P<verb>to|would|will|could|may|might|did\s+not)\s+(?:more\s+than\s+|nearly\s+|almost\s+)?(?P<word>{doubles})\b"
         r"(?![ -](?:standards?|taxation|digits?|check))", _double, i),
        (("double", "triple", "twice", "quadruple"),
         r"\b(?P<word>double|triple|twice|quadruple)(?=\s+(?:the|that|what|its|their|as|last|this|a\s+year))", _double, i),
        (("fold",), rf"\b(?P<n>{number})[ -]?fold\b", _fold, i),
        (("times",), rf"\b(?P<n>{number})\s+times(?:\s+(?P<how>{times}))?\b", _times, i),
        ((" in ", "out of"),
         rf"\b(?P<n>{number})\s+(?:(?:dollars?|euros?|bags?|tons?|tonnes?|cars?|barrels?|cents|pounds)\s+)?(?:in|out\s+of|(?:in|of)\s+every)\s+(?:every\s+)?(?P<of>(?:{cardinal}|\d{{1,2}}))\b(?!\s+(?:{TIME}|percent"
         rf"|million))",
         _out_of, i),
        (("third", "quarter", "th"),
         rf"\b(?P<n>an?|{number})(?:-|\s(?!quarters\b(?!\s+of\s+(?!the\s+year|(?:19"
         rf"|20)\d\d))))(?P<part>{part})\b(?!{no_part})", _fraction, i),
        (("/", "½", "¼", "¾", "⅓", "⅔"), r"(?<![\d/.])(?P<n>\d)/(?P<of>[2-9]|10)(?![\d/])|(?P<sign>[½¼¾⅓⅔])", _written_fraction, 0),
        (("half",),
         rf"{no_half}(?<!-)\bhalf\b(?=\s+(?:of|the|its|their|that|those|as|what|this)\b(?!\s+(?:19|20)\d\d))|{half_after}", _half, i),
        ((" no ",), rf"\b(?:{MOVED})\s+(?P<zero>no)\s+(?!more|less|fewer|longer|doubt)", _zero, i),
        (("no ",), r"(?:(?<=^)|(?<=[.!?:;] )|(?<=, )|(?<=\band )|(?<=\bwhile ))(?P<zero>[Nn]o)(?=\s+(?:[a-z-]+\s+){1,3}(?:left|arrived|came|went|entered|(?:was|were|has\s+been|had\s+been|have\s+been)\s+(?:shipped|sent|exported|imported|sold|bought|delivered|loaded|unloaded))\b)", _zero, 0),
        (("no ",), r"(?:(?<=^)|(?<=[.!?:;] ))(?P<zero>[Nn]o)(?=\s+(?:[\w.-]+\s+){0,3}(?:cargo|cargoes|shipments?|vessels?|imports?|exports?|arrivals|purchases)\b)", _zero, 0),
        (("not a single", "not one"), r"\b(?P<zero>not\s+(?:a\s+single|one)\s+(?:gram|kilogram|kilo|ton|tonne|barrel|bag|bushel|vessel|cargo|shipment|ship|load))\b", _zero, i),
        (("nothing",), r"\b(?P<zero>nothing)(?=\s+(?:at\s+all\s+)?(?:left|arrived|came|went|was\s+(?:shipped|sent|exported|imported|sold|bought)|has|had))\b", _zero, i),
        ((" no ",),
         r"\b(?:was|were)\s+(?P<zero>no)\s+(?=(?:[\w-]+\s+){0,3}(?:exports|imports|shipments|purchases|sales|deliveries"
         r"|arrivals)\b)", _zero, i),
        (("none", "nothing"),
         rf"\b(?:{MOVED}|but|and|to|at)\s+(?P<zero>none|nothing)\b(?!\s+(?:of\s+(?:the|this|that|us|them)|in\s+return|but"
         rf"|more))", _zero, i),
        (("zero", " nil"), rf"(?<!-)\b(?P<zero>zero|nil)\b{no_zero}", _zero, i),
        (("changed",), r"(?P<flat>\bunchanged\b|\b(?:little|barely|hardly)\s+changed\b)", _flat, i),
        (("neither more nor less", "no change"), r"\b(?P<flat>neither\s+more\s+nor\s+less|no\s+change)\b", _flat, i),
        (("flat",), rf"\b(?:{calm})\s+(?P<flat>flat)\b{no_flat}", _flat, i),
        (("flat",), r"(?<![\w-])(?P<flat>flat)(?=\s+(?:at|from|on|in|compared|versus|against|year|month|with)\b)", _flat, i),
    )  # fmt: skip
    return tuple(_Rule(needs, re.compile(pattern, flags), build) for needs, pattern, build, flags in table)


def find_phrases(text: str) -> list[NumberMention]:
    """Every such phrase, in the order of the rules; what an earlier rule took, a later one leaves."""
    found: list[NumberMention] = []
    low = text.lower()
    for rule in _rules():
        if not any(word in low for word in rule.needs):
            continue
        for m in rule.pattern.finditer(text):
            if any(m.start() < other.end and other.core_start < m.end() for other in found):
                continue
            mention = rule.build(text, m)
            if mention is not None and not any(mention.start < other.end and other.start < mention.end for other in found):
                found.append(mention)
    return found
