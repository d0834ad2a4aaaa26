"""What every renderer says in the same words: symbols, names, sources, places, the subject and the answer of a figure.

Nothing here is escaped: what leaves a renderer goes through ``escape``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from framing.report.amounts import amount, amounts, number, parsed, period_words
from framing.schema.contract import ClaimPart, Counts, FindingPart, ObservationPart, PolicyPart, QuestionPart, Report, SourcePart

SYMBOLS = {"contradicted": "✗", "other_basis": "≠", "uncheckable": "?", "consistent": "≈", "rounded": "✓", "supported": "✓"}
WORST_FIRST = tuple(SYMBOLS)
VERDICT_WORDS = {
    "contradicted": "does not match the data",
    "other_basis": "true of another basis",
    "uncheckable": "cannot be checked",
    "consistent": "unproven",
    "rounded": "holds when rounded",
    "supported": "holds",
}
TEST_WORDS = {
    "borne_out": "borne out by the data",
    "overstated": "says more than the data",
    "contradicted": "the data say otherwise",
    "untestable": "not tested against data",
}
TIER_WORDS = {"official_file": "official", "press_report": "press report", "secondary": "secondary", "derived": "derived"}
SEVERITIES = ("error", "warning", "suggestion")
SHAPES = {"error": "▲", "warning": "◆", "suggestion": "●"}
NUMBERS = {
    "hold": "The numbers that can be checked hold.",
    "mostly_hold": "Most of the numbers hold, not all.",
    "do_not_hold": "The numbers do not hold.",
    "unchecked": "No number could be checked.",
}
FRAMING = {
    "fair": "The framing is fair.",
    "leans": "The framing leans.",
    "spun": "The framing turns the story.",
    "untested": "No framing was there to test.",
}
GENERIC = frozenset({"products", "goods", "items", "item", "other", "materials", "metals", "ores", "oil", "gas", "compounds", "oxides"})
"""Last words of a product's name that do not name it alone."""
FALL_SHORT = "Fewer than half of the trade figures could be checked."


def sum_up(report: Report) -> str:
    """The one line at the top."""
    summary = report.summary
    numbers = NUMBERS[summary.numbers]
    if summary.numbers == "mostly_hold" and not summary.counts.wrong:
        numbers = f"{NUMBERS['hold']} {FALL_SHORT}"
    return f"{numbers} {FRAMING[summary.framing]}"


def counted(counts: Counts, *, framing: bool = False) -> str:
    """ "3 hold · 1 unproven · 2 cannot be checked", what is wrong first, what is none left out."""
    parts = [
        (counts.wrong, "wrong"),
        (counts.hold, "hold" if counts.hold != 1 else "holds"),
        (counts.unproven, "unproven"),
        (counts.uncheckable, "cannot be checked"),
        (counts.framing if framing else 0, "on framing"),
    ]
    return " · ".join(f"{n} {word}" for n, word in parts if n) or "no trade figure"


def facts_of_article(report: Report) -> list[str]:
    """Date, length, coverage, and how far the data reach where they end before the article does."""
    article, coverage = report.article, report.summary.coverage
    words = len(article.text.split())
    parts = [f"published {article.published}" if article.published else "no date found", f"{words:,} word{'s' if words != 1 else ''}"]
    numbers = f"{coverage.quantities} number{'s' if coverage.quantities != 1 else ''}"
    figures = "is a trade figure" if coverage.trade == 1 else "are trade figures"
    parts.append(f"{coverage.trade} of {numbers} {figures}, {coverage.checked} checked" if coverage.quantities else "no numbers")
    as_of = report.tool.data.as_of
    if as_of and article.published and as_of < article.published:
        parts.append(f"the data end on {as_of}")
    return parts


def title_of(report: Report) -> str:
    """The headline, else the first words of the text, else the name of the input."""
    article = report.article
    first = next((line.strip() for line in article.text.splitlines() if line.strip()), "")
    return article.title or (first if len(first) <= 90 else first[:89] + "…") or article.source


def place_of(report: Report, source_start: int, start: int) -> tuple[int, int]:
    """Line and column (from 1, in code points) in the input; in the clean text where the report does not say where its lines start."""
    lines, offset = report.article.lines, source_start
    if not lines:
        lines, offset = (0, *(m.end() for m in re.finditer("\n", report.article.text))), start
    line = max(1, bisect_right(lines, offset))
    return line, offset - lines[line - 1] + 1


def label(report: Report, code: str | None) -> str:
    """What a sentence calls a product, country or group; its id made readable where the report has no name for it."""
    if not code:
        return ""
    return report.labels.get(code) or (code if code.isupper() else code.replace("+", " and ").replace("-", " "))


def _short(name: str) -> str:
    return name.removeprefix("the ")


def subject(report: Report, claim: ClaimPart, *, brief: bool = False) -> str:
    """What a figure is of: "rare-earth magnets, China → US, June on May"; ``brief`` keeps the last word of the goods alone."""
    q = claim.verdict.question
    if q is None:
        return ""
    goods = label(report, q.product) or (claim.commodity.label if claim.commodity else "")
    if brief and "+" not in (q.product or ""):
        head = goods.partition(",")[0]
        goods = head if head.rpartition(" ")[2] in GENERIC else head.rpartition(" ")[2]
    who, whom = _short(label(report, q.reporter)), _short(label(report, q.partner))
    arrow = {"export": "→", "import": "←", "total": "↔", "balance": "with"}.get(q.flow or "", "and")
    way = f"{who} {arrow} {whom}" if who and whom else who or whom
    if q.flow == "import" and way and not brief:
        way += " (imports)"
    if q.flow == "balance" and way:
        way += " (balance)"
    return ", ".join(part for part in (goods, way, window(q, brief=brief)) if part)


def window(q: QuestionPart, *, brief: bool = False) -> str:
    """ "June on May", "June 2025 on June 2024" (brief: "Jun 2025 on Jun 2024"), "January to June 2025"."""
    base = q.baseline.period if q.baseline else None
    then = period_words(q.period, beside=base, short=brief)
    if base is None or q.statistic == "rank":
        return then
    return f"{then} on {period_words(base, beside=q.period, short=brief)}"


def figure(report: Report, claim: ClaimPart) -> str:
    """The figure as written; of two in one span ("88-95%") the claim's own."""
    shared = any(c.start == claim.start and c.end == claim.end and c.id != claim.id for c in report.claims)
    if not shared or claim.quantity.shown is None:
        return claim.text
    unit = "%" if claim.quantity.unit == "percent" else f" {claim.quantity.unit}"
    return f"{number(claim.quantity.shown)}{unit}"


def evidence_of(report: Report, claim: ClaimPart) -> list[ObservationPart]:
    """The observations that the answer of a claim rests on."""
    answer = claim.verdict.answer
    known = {o.id: o for o in report.observations}
    return [known[e.ref] for e in answer.evidence if e.kind == "observation" and e.ref in known] if answer else []


def answer_words(report: Report, claim: ClaimPart) -> str:
    """What the data say: "46.4 → 353 t, +659 to +663%", "353 t", "−38.1%, as Reuters reported on 2025-07-20; no level is published".

    A figure that agrees without being proof says why: its level is known from the percentage itself, or what is known is too coarse.
    """
    verdict, answer = claim.verdict, claim.verdict.answer
    if answer is None:
        return verdict.reason.rstrip(".")
    moved = answer.unit == "percent" and verdict.question is not None and verdict.question.statistic in ("change", "difference")
    words = amounts(answer.low, answer.high, answer.unit, sign=moved)
    used = evidence_of(report, claim)
    levels = ends(verdict.question, used)
    unproven = verdict.label == "consistent"
    derived = [o for o in used if o.derived_from] if unproven else []
    if derived:
        whose = " and ".join(dict.fromkeys(period_words(o.period) for o in derived))
        return f"{words}, as {_publishers(derived)} reported{_on(derived)}; {whose} is known only from such a percentage"
    if levels is not None:
        base, now = levels
        words = f"{_from_to(base, now)}, {words}"
    elif used and all(o.statistic == "growth" for o in used):
        words += f", as {_publishers(used)} reported{_on(used)}; no level is published"
    elif unproven:
        words += "; no proof"
    return f"{words}; too coarse to prove it" if unproven and levels is not None else words


def _from_to(base: ObservationPart, now: ObservationPart) -> str:
    """ "46.4 → 353 t": the unit once where both have it."""
    a, b = (amount(o.value, o.unit, width=o.high - o.low) for o in (base, now))
    tail = b[len(b.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ %")) :]
    head = b[: len(b) - len(b.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ "))]
    if a.endswith(tail) and a.startswith(head):
        return f"{a.removesuffix(tail)} → {b.removeprefix(head)}"
    return f"{a} → {b}"


def ends(question: QuestionPart | None, used: Iterable[ObservationPart]) -> tuple[ObservationPart, ObservationPart] | None:
    """The levels of the baseline and of the period of a change, where the evidence has one of each."""
    if question is None or question.baseline is None or question.statistic not in ("change", "ratio", "difference"):
        return None
    levels = {o.period: o for o in used if o.statistic == "level"}
    base, now = levels.get(question.baseline.period or ""), levels.get(question.period or "")
    return (base, now) if base and now and base.unit == now.unit else None


def _publishers(used: Iterable[ObservationPart]) -> str:
    names = list(dict.fromkeys(o.source.publisher for o in used))
    return ", ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")


def _on(used: Iterable[ObservationPart]) -> str:
    dates = sorted({o.source.date for o in used if o.source.date})
    if not dates:
        return ""
    return f" {'on' if len(dates[-1]) == 10 else 'in'} {dates[-1]}"


def said(source: SourcePart | None) -> str:
    """Publisher, "read in …", date."""
    if source is None:
        return ""
    read = f", read in {source.read_in}" if source.read_in and source.read_in != source.publisher else ""
    return f"{source.publisher}{read}{', ' + source.date if source.date else ''}"


def in_force(policy: PolicyPart) -> str:
    """ "in force since 2025-04-04", "in force 2025-04-04 to 2025-11-10"."""
    spans = [s.partition("/")[::2] for s in policy.in_force]
    return "in force " + ", ".join(f"{a} to {b}" if b else f"since {a}" for a, b in spans) if spans else "not in force"


def tier_words(claim: ClaimPart) -> str:
    """The weakest tier of the answer's evidence, in words."""
    answer = claim.verdict.answer
    return TIER_WORDS.get(answer.tier, answer.tier.replace("_", " ")) if answer else ""


def by_severity(finding: FindingPart) -> tuple[int, int]:
    """A key that sorts the worst first, then as the text goes."""
    return SEVERITIES.index(finding.severity), finding.start


def months_of(*texts: str | None) -> list[str]:
    """The months of some periods as the contract writes them, each once, in order."""
    found = {str(m): None for t in texts if (p := parsed(t)) is not None for m in p.each_month()}
    return sorted(found)
