"""All checks by their codes, and the way of an article through them."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module

from framing.checks.base import Case, Check, CheckInput, Draft, finished, spot
from framing.schema import Finding, FramingError
from framing.schema.finding import CheckDoc, CheckExample

MODULES = (
    "f102_true_of_another_basis",
    "p301_category_slip",
    "p307_untrue_superlative",
    "f101_figure_contradicted",
    "f104_figures_at_odds",
    "f103_basis_to_ask",
    "m504_policy_misdescribed",
    "w403_frame_against_direction",
    "w401_frame_contradicted",
    "b205_one_month_trend",
    "m501_counter_figure_missing",
    "m503_policy_missing",
    "b202_low_base",
    "b203_sign_flips",
    "w420_intention_unsourced",
)
"""Every check. The order is the precedence where two of one severity tell the same fact: the one that says more about it stands first."""

RANK = {"error": 0, "warning": 1, "suggestion": 2}


@cache
def _by_precedence() -> tuple[Check, ...]:
    found: list[Check] = [import_module(f"framing.checks.{name}").CHECK for name in MODULES]
    return tuple(found)


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of their codes."""
    return tuple(sorted(_by_precedence(), key=lambda c: c.code))


def check_docs() -> tuple[CheckDoc, ...]:
    """What ``framing checks`` lists, in the order of the codes."""
    return tuple(_documented(c) for c in checks())


def check_doc(code: str) -> CheckDoc:
    """What ``framing explain`` says of a code.

    Raises:
        FramingError: ``unknown-code`` where there is none; the message names near ones.
    """
    return _documented(_known([code])[0])


def _documented(check: Check) -> CheckDoc:
    sections = check.sections
    what = dict(sections)["What it does"]
    return CheckDoc(
        code=check.code,
        name=check.name,
        severity=check.severity,
        action=check.action,
        summary=what.split(". ")[0].rstrip(".") + ".",
        sections=sections,
        source=check.source,
        flags=tuple(_example(check, case) for case in check.flags),
        passes=tuple(_example(check, case) for case in check.passes),
        preview=check.preview,
    )


def _example(check: Check, case: Case) -> CheckExample:
    return CheckExample(case.text, case.published, tuple(d.message for d in check.find(case.given)), case.note)


def _known(codes: Iterable[str]) -> list[Check]:
    table = {c.code: c for c in checks()}
    out = []
    for code in codes:
        if code.upper() not in table:
            near = difflib.get_close_matches(code.upper(), table, n=3, cutoff=0.5)
            hint = f"Did you mean {', '.join(near)}? " if near else ""
            raise FramingError("unknown-code", f"{code!r} is the code of no check.", f"{hint}`framing checks` lists them.")
        out.append(table[code.upper()])
    return out


def chosen(select: Sequence[str] | None, ignore: Sequence[str] | None) -> tuple[Check, ...]:
    """The checks that are asked for, in the order of precedence.

    Raises:
        FramingError: ``unknown-code``.
    """
    wanted = {c.code for c in (_known(select) if select else checks())} - {c.code for c in _known(ignore or ())}
    return tuple(c for c in _by_precedence() if c.code in wanted)


def run_checks(given: CheckInput, select: Sequence[str] | None = None, ignore: Sequence[str] | None = None) -> tuple[Finding, ...]:
    """The findings of an article, worst first, then in the order of the text.

    Args:
        given: what was read and judged.
        select: codes of the only checks to run; None runs all.
        ignore: codes of checks that are left out.

    Raises:
        FramingError: ``unknown-code``.
    """
    found = [(check, draft) for check in chosen(select, ignore) for draft in check.find(given)]
    kept = _told_once(sorted(found, key=lambda pair: RANK[pair[1].severity or pair[0].severity]))
    text = given.article.text
    marks = [_mark(check, draft, given) for check, draft in kept]
    ordinals: dict[int, int] = {}
    seen: Counter[str] = Counter()
    for i in sorted(range(len(kept)), key=lambda i: kept[i][1].start):
        ordinals[i] = seen[marks[i]]
        seen[marks[i]] += 1
    order = sorted(range(len(kept)), key=lambda i: (RANK[kept[i][1].severity or kept[i][0].severity], kept[i][1].start, kept[i][0].code))
    return tuple(
        finished(kept[i][0], kept[i][1], text[kept[i][1].start : kept[i][1].end], n, f"{marks[i]}-{ordinals[i]}")
        for n, i in enumerate(order, start=1)
    )


def _told_once(found: Sequence[tuple[Check, Draft]]) -> list[tuple[Check, Draft]]:
    """One finding a fact; the other places of the same check become evidence of it."""
    kept: list[tuple[Check, Draft]] = []
    at: dict[tuple[object, ...], int] = {}
    for check, draft in found:
        if draft.fact is None or draft.fact not in at:
            if draft.fact is not None:
                at[draft.fact] = len(kept)
            kept.append((check, draft))
            continue
        first, other = kept[at[draft.fact]]
        if first is check:
            kept[at[draft.fact]] = first, replace(other, evidence=(*other.evidence, spot(draft.start, draft.end, "also here")))
    return kept


def _mark(check: Check, draft: Draft, given: CheckInput) -> str:
    """A digest of the code, the normalised sentence with its digits and the finding's own text.

    With the digits in it, a dismissal never hides the next wrong figure.
    """
    text = given.article.text
    frame = next((f for f in given.frames if f.id == draft.frame), None)
    claim = given.claim.get(draft.claim) if draft.claim is not None else None
    span = frame.sentence if frame is not None else claim.sentence if claim is not None else None
    if span is None or not span.start <= draft.start < span.end:
        field = next((f for f in given.article.fields if f.start <= draft.start < f.end), None)
        whole = text[field.start : field.end] if field is not None else text
    else:
        whole = text[span.start : span.end]
    sentence = re.sub(r"\W+", " ", whole.casefold()).strip()
    return hashlib.sha256("\0".join((check.code, sentence, text[draft.start : draft.end])).encode()).hexdigest()[:16]
