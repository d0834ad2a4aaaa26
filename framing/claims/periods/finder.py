"""Every time expression of a paragraph and what it does to a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache

from framing.claims.periods.builders import CONTEXT, MONTH, Setting
from framing.claims.periods.calendar import rows
from framing.claims.periods.definite import ending, named_before
from framing.claims.periods.grammar import grammar
from framing.claims.periods.mention import PeriodMention, resolve_baseline
from framing.schema import Period

QUICK = re.compile(
    r"\d|month|year|quarter|half|season|week|fiscal|[Pp]re-|M[aA][RrYy]|J[aAuU]|F[eE][bB]|A[pPuU]|S[eE][pP]|O[cC][tT]|N[oO][vV]|D[eE][cC]"
    r"|average|previous|recent"
)
"""Most sentences without any of these hold no time expression that the grammar knows."""

LINKS = (
    r"(?:(?:that|those|(?:the|its|their)\s+(?:figure|level|levels|total|amount|volume|value|pace|one|same\s+\w+)|levels?|a\s+year\s+earlier)\s+)?"
    r"(?:(?:in|of|for|seen\s+in|recorded\s+in|reached\s+in|set\s+in|during|the|its|their|all\s+of|early|late)\s+)*"
)
BASELINE = re.compile(
    rf"(?:\b(?:compared\s+(?:with|to)|versus|vs\.?|against|than|relative\s+to|from|below|above|beneath|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|outstripp(?:ed|ing)|short\s+of|as\s+(?:much"
    rf"|many|high|low|large|big)\s+as|as(?=\s+(?:in|for|during)\s))"
    rf"|(?:%|\b(?:percent|per\s+cent|points|down|up|higher|lower|more|less|fewer|tonnes|tons))\s+(?:on|over))\s+{LINKS}$",
    re.IGNORECASE,
)
SINCE = re.compile(
    r"\bsince\s+(?:at\s+least\s+)?(?:(?:the\s+)?(?:start|beginning|end|middle)\s+of\s+|early[\s-]+|late[\s-]+|mid-?\s*|back\s+in\s+)?$",
    re.IGNORECASE,
)
SINCE_EVENT = re.compile(r"\bsince\s+(?:[\w'’-]+\s+){1,9}(?:in|on|from|of)\s+(?:early\s+|late\s+|mid-)?$", re.IGNORECASE)
POLICY = re.compile(
    r"\b(?:controls?|curbs?|tariffs?|dut(?:y|ies)|lev(?:y|ies)|ban|quotas?|restrictions?|licen[cs]\w+|sanctions?|rules?|regime|law"
    r"|embargo|measures?|agreement|deal|truce)\b", re.IGNORECASE
)  # fmt: skip
LEVELS = re.compile(r"(?:['’]s)?\s+(?:levels?|volumes?|totals?|figures?)\b", re.IGNORECASE)
NAME_OF_YEAR = re.compile(r"(?:\bNo\.?\s?\d+\s+of|\b(?:vision|agenda|target|until|Expo|Olympics))\s+$", re.IGNORECASE)
VERB_AFTER_MAY = re.compile(
    r"\s+(?:not|be|have|also|well|still|yet|soon|even|only|need|want|see|seem|take|rise|fall|come|go|become|make|help|hurt|push|lead|lose"
    r"|gain|cut|curb|ban|ease|end|hit"
    r"|impose|raise|widen|slow|drop|get|prove|remain|stay|turn|face|give|find|keep|look|Be|Have|Not|Curb|Ease|Raise|Cut|Hit|Face|Rise"
    r"|Fall|Slow|See|Lose|Impose|Ban|Push|Hurt|Help|I|you|we|they|he|she)\b"
)
MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|of|to|from|since|than|on|by|through|until|till|and|or|last|this|next|between|for|during|before|after|versus|vs\.?"
    r"|against|with|mid|early|late|over|below|above|as\s+of|end|until|both|smooths|add)"
    r"[\s-]|[,(–—/:•-]\s?|['’]s\s)$",
    re.IGNORECASE,
)
MONTH_AFTER = re.compile(
    r"(?:['’]s\b|,?\s+(?:19|20)\d\d\b|\s+(?:\d{1,2}\b|exports?|imports?|shipments?|purchases?|sales|deliveries|arrivals|trade|figures?"
    r"|data|quarter|loadings|output|volumes?|bookings|levels?|was|were|is|saw|brought))"
)
OPENING = re.compile(r"(?:^|[.!?][\"”]?\s+)(?:In|During|Over|For)\s+$")
ALIKE = ("the same", "same", "the corresponding", "the comparable", "the equivalent", "the year-earlier", "the year-ago")
MULTIPLE_OF = re.compile(
    rf"\b(?:times|twice|double|triple|half|level\s+with|match(?:ed|ing))\s+(?:(?:that|those)\s+of\s+|the\s+(?:level|amount|volume"
    rf"|total)\s+{LINKS}|its\s+|their\s+|the\s+)?$",
    re.IGNORECASE,
)
""""Seven times their May level": what a multiple is a multiple of."""
TOLD_IN = re.compile(
    r"\b(?:showed|show|said|says|released|published|issued|reported|reports|out|announced|according|data|figures|wrote|told)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
""""Customs figures showed this week": when it was told, not when it was."""
LINK_WORDS = r"(?:since|as|after|on|over|amid|ahead|before|from|and|or|but|when|while|under|despite|with|due|to|of|in|by|that|the|a)\b"
"""Words that part a month from a following "curbs" or "deal": "in May since curbs were imposed"."""
ABBREVIATED = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?$")


@cache
def _events() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = rows("events.csv")

    def words(*places: str) -> str:
        return "|".join(re.escape(r["word"]).replace(r"\ ", r"\s+") for r in table if r["place"] in places)

    before = re.compile(
        rf"\b(?:{words('before', 'both')})\s+(?:[a-z]+\s+){{0,2}}?(?:in|on|from|for|of)\s+(?:early[\s-]+|late[\s-]+|mid-?\s*)?$",
        re.IGNORECASE,
    )
    bare = re.compile(rf"\b(?:{words('bare')})\s+(?:early\s+|late\s+|mid-)?$", re.IGNORECASE)
    after = re.compile(rf"(?:['’]s)?\s+(?:(?!{LINK_WORDS})[a-z-]+\s+)?(?:{words('both')})\b")
    return before, bare, after


def find_periods(text: str, published: date | None, context: Period | None = None, country: str | None = None) -> tuple[PeriodMention, ...]:
    """Every time expression of ``text``, in order; offsets are those of ``text``.

    Args:
        text: one paragraph.
        published: the publishing date, by which "last month" and bare months are read; None leaves them without a period.
        context: the window of an earlier sentence, for "the month" and "so far this year".
        country: ISO 3166-1 alpha-3 of the country whose fiscal year is meant, where the text itself does not name it.
    """
    if not QUICK.search(text):
        return ()
    setting = Setting(published, context, country)
    taken: list[tuple[int, int]] = []
    found: list[PeriodMention] = []
    low = text.lower()
    for rule in grammar():
        if not any(word in low for word in rule.needs):
            continue
        for m in rule.pattern.finditer(text):
            if m.end() == m.start() or any(m.start() < e and s < m.end() for s, e in taken):
                continue
            mention = rule.build(text, m, setting)
            if mention is None:
                continue
            if mention.month is not None and not _is_month(text, mention):
                continue
            taken.append((mention.start, mention.end))
            settled = _with_role(text, mention)
            if settled is not None:
                found.append(settled)
    found.sort(key=lambda p: p.start)
    return tuple(_same_window(text, found, index, context) for index in range(len(found)))


COMPARED_WITH = re.compile(r"\b(?:from|against|than|versus|after|with)\s+[^,;.]{0,12}\d[^;]{0,24}\b(?:in|of)\s+$", re.IGNORECASE)
"""From $36.4 billion in: what follows is what a figure was compared with."""


def _same_window(text: str, found: list[PeriodMention], index: int, context: Period | None) -> PeriodMention:
    """ "The month" is the month last named; "in the same period of 2024, exports were …" is counted from the window before."""
    mention = found[index]
    if mention.why is not None and mention.why.startswith("that "):
        beside = [p for p in found[:index] if not COMPARED_WITH.search(text[: p.start])]
        return named_before(mention, beside or found[:index], context)
    earlier = [p.period for p in found[:index] if p.role == "window" and p.period is not None and not p.period.days]
    if mention.why == CONTEXT and mention.role == "window" and mention.period is None:
        low = mention.text.lower()
        size = (
            12 if "year" in low or "twelve" in low or "12 " in low else 6 if "half" in low or "six" in low else 3 if "quarter" in low else 1
        )
        last = ending(earlier[-1] if earlier else None, size)
        return replace(mention, period=last, why=None) if last is not None else mention
    if not OPENING.search(text[: mention.start]) or not (mention.within or mention.relative) or not mention.text.lower().startswith(ALIKE):
        return mention
    if not re.match(r"\s*,|\s+[a-z]", text[mention.end :]):
        return mention
    period = resolve_baseline(mention, earlier[-1] if earlier else context)
    return replace(mention, role="window", period=period, relative=None, within=None, why=None if period else CONTEXT)


def _is_month(text: str, mention: PeriodMention) -> bool:
    """False where a bare month name is a verb ("May be"), a surname or a given name."""
    name = re.search(MONTH, mention.text)
    if name is None:
        return False
    word = name[0]
    before, after = text[max(0, mention.start - 12) : mention.start], text[mention.end : mention.end + 24]
    if (
        word == "May"
        and VERB_AFTER_MAY.match(after)
        and not re.search(r"\b(?:in|of|from|since|than|last|to|by|for|until|during|through|between)\s+$", before, re.I)
    ):
        return False
    if MONTH_BEFORE.search(before) or MONTH_AFTER.match(after):
        return not (
            ABBREVIATED.match(word) and not word.endswith(".") and re.match(r"\s+[A-Za-z]+\b", after) and not MONTH_BEFORE.search(before)
        )
    if ABBREVIATED.match(word):
        return False
    if word in {"May", "March", "August", "April", "June"}:
        # A name stands after another name ("Theresa May"); a month in a headline stands after one too, but before a noun of trade.
        return re.search(r"\b[A-Z][a-z]+\s+$", before) is None
    return True


def _with_role(text: str, mention: PeriodMention) -> PeriodMention | None:
    """The mention with the role that the words around it give it."""
    if mention.role != "window" or mention.text[:5].lower() in {"since", "from "} or mention.text[:7].lower() == "between":
        return mention
    before, after = text[max(0, mention.start - 90) : mention.start], text[mention.end : mention.end + 40]
    # A full stop before it begins another sentence: what stands there says nothing of this period.
    before = re.split(r"(?<=[a-z\d%])[.!?]\s+(?=[A-Z])", before)[-1]
    is_year = mention.period is not None and mention.period.is_year and mention.text[-4:].isdigit()
    if is_year and re.search(r"\bNo\.?\s?\d+\s+of\s+$", before):
        return None
    if is_year and NAME_OF_YEAR.search(before):
        return replace(mention, role="other")
    if SINCE.search(before):
        return replace(mention, role="baseline", kind="since", opens=True)
    if since := SINCE_EVENT.search(before):
        return replace(mention, role="baseline", kind="policy" if POLICY.search(since[0]) else "since", opens=True)
    if re.search(r"\baverage\s+(?:for|of|in|over)\s+$", before) and re.search(
        r"\b(?:than|below|above|from|against|with)\s+(?:[\w-]+\s+){0,3}average\s+\w+\s+$", before
    ):
        return replace(mention, role="baseline", kind="average")
    if re.match(r"(?:['’]s)?\s+(?:monthly\s+|daily\s+)?average\b", after) and BASELINE.search(before):
        return replace(mention, role="baseline", kind="average")
    if mention.period is not None and mention.period.days and "week" in mention.text.lower() and TOLD_IN.search(before):
        return replace(mention, role="other")
    if MULTIPLE_OF.search(before):
        return replace(mention, role="baseline")
    event_before, event_bare, event_after = _events()
    if BASELINE.search(before):
        if re.search(r"\b(?:effective|starting|beginning)\s+from\s+$", before) or re.match(r"\s+(?:onwards?|on\b)", after):
            return replace(mention, role="other")
        return replace(mention, role="baseline")
    if event_bare.search(before) or event_before.search(before):
        return replace(mention, role="other")
    if (mention.month is not None or mention.period is None or mention.period.is_month) and event_after.match(after):
        return replace(mention, role="other")
    return mention
