"""What ``framing explain`` and ``framing checks`` print: a check's own words and examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Protocol

from framing.report.escape import plain

WIDTH = 100
"""Columns of a page of explanation: book measure would be narrower, but the table of checks needs it."""
HEADING = 30
"""Letters of a heading at most ("What it does"); a longer first line is text."""
_INDENT = "  "


class CheckDoc(Protocol):
    """What a check says of itself; the checks' own classes fit."""

    @property
    def code(self) -> str:
        """The permanent code ("B202")."""
        ...

    @property
    def name(self) -> str:
        """The name ("low-base")."""
        ...

    @property
    def severity(self) -> str:
        """error, warning or suggestion."""
        ...

    @property
    def action(self) -> str:
        """change, attribute, add, cut or ask."""
        ...

    @property
    def doc(self) -> str:
        """What it flags and why, in paragraphs; the first line is a sentence."""
        ...

    @property
    def flags(self) -> Sequence[object]:
        """Examples that it flags."""
        ...

    @property
    def passes(self) -> Sequence[object]:
        """Examples that it passes."""
        ...

    @property
    def source(self) -> str:
        """Where the rule comes from."""
        ...

    @property
    def preview(self) -> bool:
        """True while it is not part of the defaults."""
        ...


def render_explanation(check: CheckDoc) -> str:
    """A page on one check: what it flags, why, examples, source."""
    state = ", preview" if check.preview else ""
    out = [f"{plain(check.code)} {plain(check.name)}", f"{plain(check.severity)}, asks the editor to {plain(check.action)}{state}", ""]
    for heading, text in _paragraphs(check.doc):
        out += [plain(heading)] if heading else []
        out += [*textwrap.wrap(plain(text), WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT), ""]
    for heading, examples in (("Flags", check.flags), ("Passes", check.passes)):
        if examples:
            out.append(heading)
            for example in examples:
                out += textwrap.wrap(" ".join(plain(_text(example)).split()), WIDTH, initial_indent="  - ", subsequent_indent="    ")
                note = str(getattr(example, "note", ""))
                out += textwrap.wrap(f"({plain(note)})", WIDTH, initial_indent="    ", subsequent_indent="    ") if note else []
            out.append("")
    out += textwrap.wrap(f"Source: {plain(check.source)}", WIDTH, subsequent_indent=_INDENT)
    return "\n".join(out)


def _paragraphs(doc: str) -> list[tuple[str, str]]:
    """The paragraphs of a check's words, each with its heading: a first line that ends without a full stop and has text under it."""
    out = []
    for paragraph in textwrap.dedent(doc).strip().split("\n\n"):
        head, _, rest = paragraph.strip().partition("\n")
        titled = bool(rest) and len(head) <= HEADING and head.rstrip()[-1:].isalnum()
        out.append((head, rest) if titled else ("", paragraph))
    return out


def _text(example: object) -> str:
    return str(getattr(example, "text", example))


def render_table(checks: Iterable[CheckDoc]) -> str:
    """One line a check, in the order of the codes."""
    rows = sorted(checks, key=lambda c: c.code)
    widths = [max((len(x) for x in column), default=0) for column in ([c.name for c in rows], [c.severity for c in rows])]
    lines = []
    for c in rows:
        first = " ".join(plain(_paragraphs(c.doc)[0][1]).split())
        head = f"{c.code}  {c.name:<{widths[0]}}  {c.severity:<{widths[1]}}  "
        lines.append(head + textwrap.shorten(first + (" (preview)" if c.preview else ""), max(30, WIDTH - len(head)), placeholder="…"))
    return "\n".join(plain(line) for line in lines)
