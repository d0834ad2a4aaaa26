"""The alert for a terminal.

Symbols carry the meaning, colour only helps; no line is wider than asked for, what is wrapped stands under its own column, what is fine
has one line, and a section shows at most six entries.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing.report.escape import plain
from framing.report.view import FACTS, MISSING, SPIN, Fact, Note, View, view
from framing.schema.contract import Report

if TYPE_CHECKING:
    from rich.text import Text

SHOWN = 6
"""Entries of a section that are shown without ``--all``: an editor has two minutes."""
WIDE = 88
"""From this width on subject, answer and tier have columns of their own; below it they would be narrower than a figure and its unit."""
FIGURE = 16
"""Columns of a figure at most: "353 metric tons" has 15."""
ANSWER = 27
"""Columns of an answer at least: "46.4 → 353 t, +659 to +663%"."""
STYLES = {
    "✗": "bold red",
    "≠": "red",
    "?": "yellow",
    "≈": "cyan",
    "✓": "green",
    "error": "bold red",
    "warning": "yellow",
    "suggestion": "cyan",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A column of an entry: its paragraphs are wrapped to ``width``, or cut to one line; those ``under`` them are dim."""

    text: str | Sequence[str]
    width: int
    style: str = ""
    cut: bool = False
    under: Sequence[str] = ()

    @property
    def paragraphs(self) -> Sequence[str]:
        """The text, a paragraph each."""
        return (self.text,) if isinstance(self.text, str) else self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one entry, and how it is called where it is not shown."""

    lines: list[Text]
    name: str


def render(report: Report, *, width: int = 100, color: bool = False, show_all: bool = False) -> str:
    """The alert as lines no wider than ``width`` (40 at least), with ANSI colours only where ``color``."""
    width = max(width, 40)
    seen = view(report)
    lines: list[list[Text]] = [_top(seen, width)]
    if seen.untroubled and not show_all:
        lines[0] += _row([Cell(f"Nothing to change: {seen.counts}.", width)], indent=0) + _row([Cell(seen.bottom_line, width)], indent=0)
        return _print((line for block in lines for line in block), width, color)
    lines[0] += _row([Cell(seen.sum_up, width)], indent=0)
    facts = [Entry(_facts(alike, seen, width, show_all), _named(alike)) for alike in _alike(seen.facts)]
    facts += [Entry(_note(n, width), n.finding.code) for n in seen.other_facts]
    lines.append(_section(FACTS, seen.counts, facts, width, show_all))
    lines.append(_section(MISSING, "", [Entry(_missing(n, seen, width), n.finding.code) for n in seen.missing], width, show_all))
    spin = [Entry(_note(n, width), f"{n.finding.code} {plain(n.finding.text)}".strip()) for n in seen.spin]
    lines.append(_section(SPIN, "", spin, width, show_all))
    lines.append([*_heading("BOTTOM LINE", "", width), *_row([Cell(seen.bottom_line, width - 2)])])
    return _print((line for block in lines for line in block), width, color)


def _top(seen: View, width: int) -> list[Text]:
    about = " · ".join([seen.source, *seen.about])
    return _row([Cell(seen.title, width, "bold")], indent=0) + _row([Cell(about, width, "dim")], indent=0)


def _heading(name: str, counts: str, width: int) -> list[Text]:
    from rich.text import Text

    if len(name) + len(counts) + 2 > width:
        return [Text(""), Text(name, "bold"), *_row([Cell(counts, width - 2)])]
    return [Text(""), Text.assemble((name, "bold"), " " * (width - len(name) - len(counts)), counts) if counts else Text(name, "bold")]


def _section(name: str, counts: str, entries: Sequence[Entry], width: int, show_all: bool) -> list[Text]:
    if not entries and not counts:
        return []
    shown = entries if show_all or len(entries) <= SHOWN else entries[:SHOWN]
    out = _heading(name, counts, width)
    for entry in shown:
        out += entry.lines
    if rest := entries[len(shown) :]:
        out += _row([Cell(f"{len(rest)} more ({', '.join(e.name for e in rest)}): --all", width - 2, "dim")])
    return out


def _alike(facts: Sequence[Fact]) -> list[list[Fact]]:
    """Figures in their order; those that cannot be checked for one and the same reason stand together."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for f in facts:
        together = f.symbol == "?" and not f.findings and not f.subject and not f.claim.verdict.note
        groups.setdefault(("?", f.answer) if together else (f.claim.id,), []).append(f)
    return list(groups.values())


def _named(alike: Sequence[Fact]) -> str:
    return ", ".join(f"{f.symbol} {plain(f.figure)}" for f in alike)


def _facts(alike: Sequence[Fact], seen: View, width: int, show_all: bool) -> list[Text]:
    """The lines of one figure, or of several that are told the same thing."""
    if len(alike) == 1:
        return _fact(alike[0], seen, width, show_all)
    figure = Cell(f"{len(alike)} figures", _figure_width(seen), "bold")
    told = f"{', '.join(f.figure for f in alike)}: {alike[0].answer}"
    symbol = Cell(alike[0].symbol, 1, STYLES[alike[0].symbol])
    return _row([symbol, figure, Cell(told, width - 2 - 1 - 1 - figure.width - 2)], gaps=(1, 2))


def _figure_width(seen: View) -> int:
    from rich.cells import cell_len

    return min(FIGURE, max(10, *(cell_len(plain(f.figure)) for f in seen.facts)))


def _fact(fact: Fact, seen: View, width: int, show_all: bool) -> list[Text]:
    from rich.cells import cell_len

    symbol = Cell(fact.symbol, 1, STYLES[fact.symbol])
    figure_width = _figure_width(seen)
    figure = Cell(fact.figure, figure_width, "bold", cut=fact.fine)
    rest = width - 2 - 1 - 1 - figure_width - 2
    if width < WIDE:
        tail = f" ({fact.tier})" if fact.tier else ""
        if fact.fine:
            return _row([symbol, figure, Cell(fact.answer + tail, rest, cut=True)], gaps=(1, 2))
        told = _told(fact, show_all, head=f"{fact.subject}: " if fact.subject else "", tail=tail)
        return _row([symbol, figure, Cell(told, rest, under=_whys(fact))], gaps=(1, 2))
    tier_width = max([len(f.tier) for f in seen.facts] or [0])
    room = rest - tier_width - 4
    needed = max([ANSWER, *(cell_len(plain(f.answer)) for f in seen.facts if f.fine)])
    subject_width = min(max(cell_len(plain(f.subject)) for f in seen.facts), max(room // 2, room - needed))
    answer_width = rest - subject_width - 2 - (tier_width + 2 if tier_width else 0)
    fits = cell_len(plain(fact.subject)) <= subject_width
    subject = Cell(fact.subject if fits else fact.brief, subject_width, cut=fact.fine)
    tier = Cell(fact.tier, tier_width, "dim")
    if fact.fine:
        return _row([symbol, figure, subject, Cell(fact.answer, answer_width, cut=True), tier], gaps=(1, 2, 2, 2))
    if not fact.subject:
        return _row([symbol, figure, Cell(_told(fact, show_all), rest, under=_whys(fact))], gaps=(1, 2))
    if fact.tier and not fact.findings:
        return _row([symbol, figure, subject, Cell(_told(fact, show_all), answer_width), tier], gaps=(1, 2, 2, 2))
    told = _told(fact, show_all, tail=f" ({fact.tier})" if fact.tier else "")
    return _row([symbol, figure, subject, Cell(told, rest - subject_width - 2, under=_whys(fact))], gaps=(1, 2, 2))


def _told(fact: Fact, show_all: bool, *, head: str = "", tail: str = "") -> list[str]:
    """What is said of a figure that is not fine: its findings, else what the data say."""
    if fact.findings:
        told = [f"{n.finding.code} {_places(n)} {n.finding.message}" for n in fact.findings]
        told[0], told[-1] = head + told[0], (told[-1] if len(told) > 1 else head + told[0]) + tail
        return told
    verdict = fact.claim.verdict
    parts = [f"the data say {fact.answer}" if verdict.label == "contradicted" and verdict.answer else fact.answer]
    if verdict.other is not None:
        parts = [f"fits {verdict.other.fits}, not {verdict.other.said}; as read, the data say {fact.answer}"]
    if verdict.note:
        parts.append(verdict.note.rstrip("."))
    if show_all and verdict.missing is not None and verdict.missing.command:
        parts.append(f"try: {verdict.missing.command}")
    return [head + "; ".join(parts) + tail]


def _whys(fact: Fact) -> list[str]:
    return [n.finding.why for n in fact.findings]


def _places(note: Note) -> str:
    return ", ".join(f"{line}:{column}" for line, column in note.places)


def _missing(note: Note, seen: View, width: int) -> list[Text]:
    from rich.cells import cell_len

    f = note.finding
    code = Cell(f.code, 4, STYLES[f.severity])
    rest = width - 2 - 4 - 2
    if width < WIDE or not f.why:
        return _row([code, Cell(f.message, rest, under=(f.why,))])
    why_width = min(max(cell_len(plain(n.finding.why)) for n in seen.missing), rest * 2 // 5)
    return _row([code, Cell(f.message, rest - why_width - 2), Cell(f.why, why_width, "dim")])


def _note(note: Note, width: int) -> list[Text]:
    f = note.finding
    code = Cell(f.code, 4, STYLES[f.severity])
    rest = width - 2 - 4 - 2
    places = _places(note)
    if width < WIDE:
        head = f"{_clipped(f.text, rest - len(places) - 2)}  {places}" if f.text else places
        return _row([code, Cell([head, f.message], rest, under=(f.why,))])
    text_width, place_width = 18, 7
    return _row(
        [
            code,
            Cell(f.text, text_width, "bold", cut=True),
            Cell(places, place_width),
            Cell(f.message, rest - text_width - place_width - 4, under=(f.why,)),
        ]
    )


def _clipped(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    line = plain(text)
    return line if cell_len(line) <= width else set_cell_size(line, max(1, width - 1)).rstrip() + "…"


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, whatever line ends the text has; a word that is longer is folded."""
    from rich.console import Console
    from rich.text import Text

    line = plain(text).strip()
    return [one.plain.rstrip() for one in Text(line).wrap(Console(width=width, file=io.StringIO()), width)] if line else []


def _column(cell: Cell) -> list[tuple[str, str]]:
    if cell.cut:
        return [(_clipped(" ".join(cell.paragraphs), cell.width), cell.style)]
    lines = [(line, cell.style) for text in cell.paragraphs for line in _wrapped(text, cell.width)]
    return lines + [(line, "dim") for text in cell.under for line in _wrapped(text, cell.width)]


def _row(cells: Sequence[Cell], *, gaps: Sequence[int] = (), indent: int = 2) -> list[Text]:
    """The lines of one entry, each cell wrapped under its own column."""
    from rich.cells import cell_len
    from rich.text import Text

    columns = [_column(c) for c in cells]
    out = []
    for i in range(max(len(c) for c in columns)):
        line = Text(" " * indent)
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            shown, style = column[i] if i < len(column) else ("", "")
            line.append(shown, style or None)
            if at < len(cells) - 1:
                line.append(" " * (cell.width - cell_len(shown) + (gaps[at] if at < len(gaps) else 2)))
        line.rstrip()
        out.append(line)
    return out


def _print(lines: Iterable[Text], width: int, color: bool) -> str:
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=color, color_system="standard" if color else None, no_color=not color,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for line in lines:
        console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return out.getvalue()
