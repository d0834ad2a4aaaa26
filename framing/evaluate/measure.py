"""The measures of a corpus: changed copies, missing series, unknown figures, fair articles."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.evaluate.corpus import Item, digest, load_corpus
from framing.evaluate.slips import HOLDS, WRONG, Outcome, Removal, Unknown, placed, removals, study, unknowns

if TYPE_CHECKING:
    from framing.checker import Checked, Checker

UNKNOWN_PUBLISHED = date(2025, 7, 25)
"""The date of the sentences of which the store knows nothing: a day on which the figures of June 2025, which they name, were out."""

_SAID = r"that no series here is of|is of a part that|exports or imports"
RIGHT_REASON: Mapping[str, str] = {
    **dict.fromkeys(("company", "province", "port", "exclusion", "stage", "season"), _SAID),
    "qualifier": rf"{_SAID}|No series is known|are not held here|daily average",
    "no_series": "No series is known",
    "no_period": "No figure is known|was not out",
}
"""What the reason must say for each kind of unknown figure: what was said and is not modelled, or that no series, or no figure, is known."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hit: int
    of: int

    def __str__(self) -> str:
        return f"{self.hit}/{self.of}" + (f" = {self.hit / self.of:.3f}" if self.of else "")

    @property
    def value(self) -> float:
        """The share; 1 of nothing."""
        return self.hit / self.of if self.of else 1.0


@dataclass(frozen=True)
class Measures:
    """All measures of one run; ``missed`` names what went wrong, one line each."""

    corpus: str
    splits: dict[str, int]
    slips: dict[str, Share]
    slips_all: Share
    slips_held: Share
    answered: Share
    untouched_wrong: Share
    removed_wrong: Share
    unknown_condemned: Share
    unknown_uncheckable: Share
    unknown_right_reason: Share
    fair_errors_and_warnings: int
    fair_most_suggestions: int
    missed: tuple[str, ...]

    def lines(self) -> list[str]:
        """The measures for people."""
        out = [f"corpus {self.corpus} (self-written): " + ", ".join(f"{n} {s}" for s, n in sorted(self.splits.items()))]
        out.append(f"true figures that the figures can answer, found to hold: {self.answered}")
        out.append(f"changed figures caught: {self.slips_all}; of figures that were found to hold: {self.slips_held}")
        out.extend(f"  {kind}: {share}" for kind, share in sorted(self.slips.items()))
        out.append(f"true figures of the gold condemned: {self.untouched_wrong}")
        out.append(f"own series taken out, condemned: {self.removed_wrong}")
        out.append(
            f"true sentences of unknown figures: condemned {self.unknown_condemned}; uncheckable {self.unknown_uncheckable}; "
            f"for the right reason {self.unknown_right_reason}"
        )
        out.append(
            f"fair articles: {self.fair_errors_and_warnings} errors and warnings, at most {self.fair_most_suggestions} suggestions in one"
        )
        return out


@dataclass(frozen=True, slots=True)
class _OfArticle:
    """What came of one article; small enough to travel between processes."""

    outcomes: tuple[Outcome, ...]
    removed: tuple[Removal, ...]
    condemned: tuple[str, ...]
    true: int
    held: int
    answerable: int
    alarms: int
    suggestions: int
    findings: tuple[str, ...]


def measure(
    make: Callable[[], Checker], folder: Path, splits: tuple[str, ...] | None = None, *, jobs: int = 1, only: int | None = None
) -> Measures:
    """Run every measure over the corpus in ``folder``.

    Args:
        make: makes a checker; called once in each process, so with several ``jobs`` it must be importable (the class itself is).
        folder: a corpus.
        splits: only these; None is all.
        jobs: processes.
        only: about so many articles, evenly over the names, for a quick look; None is all.
    """
    items = tuple(i for i in load_corpus(folder) if splits is None or i.split in splits)
    if only is not None and 0 < only < len(items):
        items = tuple(items[round(k * len(items) / only)] for k in range(only))
    shares = [items[k::jobs] for k in range(jobs)] if jobs > 1 else [items]
    lines = (folder / "true-unknown.txt").read_text(encoding="utf-8").splitlines() if (folder / "true-unknown.txt").is_file() else []
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            found = [one for part in pool.map(_of_articles, [make] * len(shares), shares) for one in part]
    else:
        found = _of_articles(make, items)
    return _summed(items, found, unknowns(make(), lines, UNKNOWN_PUBLISHED))


def _of_articles(make: Callable[[], Checker], items: Sequence[Item]) -> list[_OfArticle]:
    checker = make()
    return [_of_article(checker, item) for item in items]


def _of_article(checker: Checker, item: Item) -> _OfArticle:
    checked = checker.examine(item.path.read_bytes(), item.path.name)
    condemned, true, held, answerable = _untouched(item, checked)
    severities = Counter(f.severity for f in checked.findings) if item.fair else Counter()
    return _OfArticle(
        outcomes=study(checker, (item,)),
        removed=removals(checker, (item.path,)),
        condemned=condemned,
        true=true,
        held=held,
        answerable=answerable,
        alarms=severities["error"] + severities["warning"],
        suggestions=severities["suggestion"],
        findings=tuple(f"{item.name}: {f.code} {f.severity}: {f.text!r}: {f.message}" for f in checked.findings) if item.fair else (),
    )


def _untouched(item: Item, checked: Checked) -> tuple[tuple[str, ...], int, int, int]:
    """The figures that the gold holds for true and that are condemned; how many are true, found to hold, and could be answered."""
    condemned, true, held, answerable = [], 0, 0, 0
    labels = {(c.start, c.end): v.label for c, v in zip(checked.claims, checked.verdicts, strict=True)}
    for claim in placed(item, checked):
        if claim.get("verdict") not in (*HOLDS, "uncheckable"):
            continue
        true += 1
        hits = [v for (s, e), v in labels.items() if s < claim["end"] and claim["start"] < e]
        if any(v in WRONG for v in hits):
            condemned.append(f"{item.name}: true figure {claim['text']!r} condemned")
        if claim["verdict"] in HOLDS and not claim.get("same_as"):
            answerable += 1
            held += any(v in HOLDS for v in hits)
    return tuple(condemned), true, held, answerable


def _summed(items: Sequence[Item], found: Sequence[_OfArticle], answers: Sequence[Unknown]) -> Measures:
    outcomes = [o for one in found for o in one.outcomes]
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for o in outcomes:
        by_kind[o.kind].append(o.caught)
    removed = [r for one in found for r in one.removed]
    condemned = [line for one in found for line in one.condemned]
    right = [bool(u.reasons) and all(re.search(RIGHT_REASON.get(u.expected.strip(), ""), r) for r in u.reasons) for u in answers]
    missed = [
        *(
            f"{o.article}: {o.kind} of {o.figure!r}: {o.label}{'' if o.held else ' (did not hold unchanged)'}"
            for o in outcomes
            if not o.caught
        ),
        *(f"{r.article}: {r.figure!r} without its series: {r.label}" for r in removed if r.label in WRONG),
        *condemned,
        *(f"condemned: {u.sentence}" for u in answers if any(x in WRONG for x in u.labels)),
        *(f"another reason than {u.expected}: {u.sentence}" for u, good in zip(answers, right, strict=True) if not good),
        *(line for one in found for line in one.findings),
    ]
    return Measures(
        corpus=digest(tuple(items)),
        splits=dict(Counter(i.split for i in items)),
        slips={k: Share(sum(v), len(v)) for k, v in by_kind.items()},
        slips_held=Share(sum(o.caught for o in outcomes if o.held), sum(o.held for o in outcomes)),
        answered=Share(sum(one.held for one in found), sum(one.answerable for one in found)),
        slips_all=Share(sum(o.caught for o in outcomes), len(outcomes)),
        untouched_wrong=Share(len(condemned), sum(one.true for one in found)),
        removed_wrong=Share(sum(r.label in WRONG for r in removed), len(removed)),
        unknown_condemned=Share(sum(any(x in WRONG for x in u.labels) for u in answers), len(answers)),
        unknown_uncheckable=Share(sum(all(x == "uncheckable" for x in u.labels) for u in answers), len(answers)),
        unknown_right_reason=Share(sum(right), len(right)),
        fair_errors_and_warnings=sum(one.alarms for one in found),
        fair_most_suggestions=max((one.suggestions for one in found), default=0),
        missed=tuple(missed),
    )


FLOORS = ("answered", "slips_all", "slips_held", "unknown_uncheckable", "unknown_right_reason")
CEILINGS = ("untouched_wrong", "removed_wrong", "unknown_condemned")


def below_floor(measures: Measures, floor: Path) -> list[str]:
    """What lies below the floor, one sentence each; empty where all is well."""
    wanted: dict[str, Any] = json.loads(floor.read_text(encoding="utf-8"))
    out = []
    for name in FLOORS:
        share: Share = getattr(measures, name)
        if share.value < wanted.get(name, 0):
            out.append(f"{name}: {share}, the floor is {wanted[name]}")
    for kind, share in measures.slips.items():
        if share.value < wanted.get("slips_each", 0):
            out.append(f"{kind}: {share}, the floor is {wanted['slips_each']}")
    for name in CEILINGS:
        share = getattr(measures, name)
        if share.of and share.value > wanted.get(name, 1):
            out.append(f"{name}: {share}, the ceiling is {wanted[name]}")
    if measures.fair_errors_and_warnings > wanted.get("fair_errors_and_warnings", 0):
        out.append(f"fair articles: {measures.fair_errors_and_warnings} errors and warnings")
    return out


def as_json(measures: Measures) -> str:
    """The measures as one JSON object."""
    return json.dumps(asdict(measures), indent=1, ensure_ascii=False)
