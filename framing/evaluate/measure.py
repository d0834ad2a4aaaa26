"""The measures of a corpus: changed copies, missing series, unknown figures, fair articles; and the floor below which none may fall."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from framing.evaluate.corpus import Item, digest, load_corpus
from framing.evaluate.slips import HOLDS, WRONG, placed, removals, study, unknowns

if TYPE_CHECKING:
    from framing.checker import Checker

UNKNOWN_PUBLISHED = date(2025, 7, 25)
"""The date of the sentences of which the store knows nothing: a day on which the figures of June 2025, which they name, were out."""


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
        out.append(f"true sentences of unknown figures: condemned {self.unknown_condemned}; uncheckable {self.unknown_uncheckable}")
        out.append(
            f"fair articles: {self.fair_errors_and_warnings} errors and warnings, at most {self.fair_most_suggestions} suggestions in one"
        )
        return out


def measure(checker: Checker, folder: Path, splits: tuple[str, ...] | None = None) -> Measures:
    """Run every measure over the corpus in ``folder`` (only these splits where some are named)."""
    items = tuple(i for i in load_corpus(folder) if splits is None or i.split in splits)
    paths = [i.path for i in items]
    missed: list[str] = []
    outcomes = study(checker, items)
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for o in outcomes:
        by_kind[o.kind].append(o.caught)
        if not o.caught:
            missed.append(f"{o.article}: {o.kind} of {o.figure!r}: {o.label}{'' if o.held else ' (did not hold unchanged)'}")
    removed = removals(checker, paths)
    missed.extend(f"{r.article}: {r.figure!r} without its series: {r.label}" for r in removed if r.label in WRONG)
    wrong, true, answered = _untouched(checker, items, missed)
    lines = (folder / "true-unknown.txt").read_text(encoding="utf-8").splitlines() if (folder / "true-unknown.txt").is_file() else []
    answers = unknowns(checker, lines, UNKNOWN_PUBLISHED)
    for u in answers:
        if any(x in WRONG for x in u.labels):
            missed.append(f"condemned: {u.sentence}")
    errors, suggestions = 0, 0
    for item in items:
        if item.fair:
            found = checker.examine(item.path.read_bytes(), item.path.name).findings
            counted = Counter(f.severity for f in found)
            errors += counted["error"] + counted["warning"]
            suggestions = max(suggestions, counted["suggestion"])
            missed.extend(f"{item.name}: {f.code} {f.severity}: {f.text!r}: {f.message}" for f in found)
    return Measures(
        corpus=digest(items),
        splits=dict(Counter(i.split for i in items)),
        slips={k: Share(sum(v), len(v)) for k, v in by_kind.items()},
        slips_held=Share(sum(o.caught for o in outcomes if o.held), sum(o.held for o in outcomes)),
        answered=answered,
        slips_all=Share(sum(o.caught for o in outcomes), len(outcomes)),
        untouched_wrong=Share(wrong, true),
        removed_wrong=Share(sum(r.label in WRONG for r in removed), len(removed)),
        unknown_condemned=Share(sum(any(x in WRONG for x in u.labels) for u in answers), len(answers)),
        unknown_uncheckable=Share(sum(all(x == "uncheckable" for x in u.labels) for u in answers), len(answers)),
        fair_errors_and_warnings=errors,
        fair_most_suggestions=suggestions,
        missed=tuple(missed),
    )


def _untouched(checker: Checker, items: tuple[Item, ...], missed: list[str]) -> tuple[int, int, Share]:
    """How many of the figures that the gold holds for true are condemned in the articles as they are; how many answerable ones hold."""
    wrong = true = held = answerable = 0
    for item in items:
        checked = checker.examine(item.path.read_bytes(), item.path.name)
        labels = {(c.start, c.end): v.label for c, v in zip(checked.claims, checked.verdicts, strict=True)}
        for claim in placed(item, checked):
            if claim.get("verdict") not in (*HOLDS, "uncheckable"):
                continue
            true += 1
            hits = [v for (s, e), v in labels.items() if s < claim["end"] and claim["start"] < e]
            if any(v in WRONG for v in hits):
                wrong += 1
                missed.append(f"{item.name}: true figure {claim['text']!r} condemned")
            if claim["verdict"] in HOLDS and not claim.get("same_as"):
                answerable += 1
                held += any(v in HOLDS for v in hits)
    return wrong, true, Share(held, answerable)


def below_floor(measures: Measures, floor: Path) -> list[str]:
    """What lies below the floor, one sentence each; empty where all is well."""
    wanted = json.loads(floor.read_text(encoding="utf-8"))
    out = []
    if measures.slips_all.value < wanted["slips_all"]:
        out.append(f"changed figures caught: {measures.slips_all}, the floor is {wanted['slips_all']}")
    for kind, share in measures.slips.items():
        if share.value < wanted["slips_each"]:
            out.append(f"{kind}: {share}, the floor is {wanted['slips_each']}")
    for name in ("untouched_wrong", "removed_wrong", "unknown_condemned"):
        share = getattr(measures, name)
        if share.of and share.value > wanted[name]:
            out.append(f"{name}: {share}, the ceiling is {wanted[name]}")
    if measures.fair_errors_and_warnings > wanted["fair_errors_and_warnings"]:
        out.append(f"fair articles: {measures.fair_errors_and_warnings} errors and warnings")
    return out


def as_json(measures: Measures) -> str:
    """The measures as one JSON object."""
    return json.dumps(asdict(measures), indent=1, ensure_ascii=False)
