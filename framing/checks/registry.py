"""All checks by their codes, and the way of an article through them."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import import_module

from framing.checks.base import Check, CheckInput, Draft, finished
from framing.schema import Article, Finding, FramingError

MODULES = (
    "f101_figure_contradicted",
    "f102_true_of_another_basis",
    "f103_basis_to_ask",
    "f104_figures_at_odds",
    "b202_low_base",
    "b203_sign_flips",
    "b205_one_month_trend",
    "p301_category_slip",
    "p307_untrue_superlative",
    "w401_frame_contradicted",
    "w403_frame_against_direction",
    "w420_intention_unsourced",
    "m501_counter_figure_missing",
    "m503_policy_missing",
    "m504_policy_misdescribed",
)
RANK = {"error": 0, "warning": 1, "suggestion": 2}


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of their codes."""
    found: list[Check] = [import_module(f"framing.checks.{name}").CHECK for name in MODULES]
    return tuple(sorted(found, key=lambda c: c.code))


def check_docs() -> tuple[Check, ...]:
    """What ``framing checks`` lists."""
    return checks()


def check_doc(code: str) -> Check:
    """The check of a code.

    Raises:
        FramingError: ``unknown-code`` where there is none; the message names near ones.
    """
    return _known([code])[0]


def _known(codes: Iterable[str]) -> list[Check]:
    table = {c.code: c for c in checks()}
    out = []
    for code in codes:
        if code not in table:
            near = difflib.get_close_matches(code, table, n=3, cutoff=0.4)
            hint = f"Did you mean {', '.join(near)}? " if near else ""
            raise FramingError("unknown-code", f"{code!r} is the code of no check.", f"{hint}`framing checks` lists them.")
        out.append(table[code])
    return out


def chosen(select: tuple[str, ...] | None, ignore: tuple[str, ...] | None) -> tuple[Check, ...]:
    """The checks that are asked for.

    Raises:
        FramingError: ``unknown-code``.
    """
    wanted = _known(select) if select else list(checks())
    out = {c.code for c in _known(ignore or ())}
    return tuple(c for c in wanted if c.code not in out)


def run_checks(given: CheckInput, select: tuple[str, ...] | None = None, ignore: tuple[str, ...] | None = None) -> tuple[Finding, ...]:
    """The findings of an article, worst first, then in the order of the text."""
    drafts = [(check, draft) for check in chosen(select, ignore) for draft in check.find(given)]
    drafts.sort(key=lambda pair: (RANK[pair[1].severity or pair[0].severity], pair[1].start, pair[0].code))
    seen: Counter[str] = Counter()
    out = []
    for check, draft in drafts:
        text = given.article.text[draft.start : draft.end]
        mark = _mark(check, draft, given.article, text)
        out.append(finished(check, draft, text, len(out) + 1, f"{mark}-{seen[mark]}"))
        seen[mark] += 1
    return tuple(out)


def _mark(check: Check, draft: Draft, article: Article, text: str) -> str:
    """Code, the normalised sentence with its digits, the finding's own text: a dismissal never hides the next wrong figure."""
    whole = article.text
    start = max(whole.rfind(". ", 0, draft.start), whole.rfind("\n", 0, draft.start)) + 1
    ends = [e for e in (whole.find(". ", draft.end), whole.find("\n", draft.end)) if e >= 0]
    sentence = re.sub(r"\W+", " ", whole[start : min(ends, default=len(whole))].lower()).strip()
    return hashlib.sha256("\0".join((check.code, sentence, text)).encode()).hexdigest()[:16]
