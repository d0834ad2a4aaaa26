"""One finding a line, as editors and build tools read it: path:line:column: CODE message; a summary line last."""

from __future__ import annotations

from framing.report.escape import plain
from framing.report.words import counted, place_of
from framing.schema.contract import Report


def render(report: Report) -> str:
    """The findings as the text goes; untroubled articles have the summary line alone."""
    path = plain(report.article.source)
    lines = []
    for f in sorted(report.findings, key=lambda f: (f.source_start, f.code)):
        line, column = place_of(report, f.source_start, f.start)
        lines.append(f"{path}:{line}:{column}: {plain(f.code)} {plain(f.message)}")
    found = {s: sum(f.severity == s for f in report.findings) for s in ("error", "warning", "suggestion")}
    each = ", ".join(f"{n} {s}{'s' if n != 1 else ''}" for s, n in found.items() if n) or "no findings"
    lines.append(f"{path}: {each}; figures: {counted(report.summary.counts)}")
    return "\n".join(lines) + "\n"
