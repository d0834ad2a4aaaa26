"""``framing explain``, ``framing checks``, ``framing schema``: what the checks are and what a report looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from framing.schema.finding import CheckDoc, CheckExample


@dataclass(frozen=True, slots=True)
class Page:
    """A check as ``framing.report.explain`` prints it: its sections as paragraphs under their headings."""

    code: str
    name: str
    severity: str
    action: str
    doc: str
    flags: tuple[CheckExample, ...]
    passes: tuple[CheckExample, ...]
    source: str
    preview: bool


def _page(doc: CheckDoc) -> Page:
    text = "\n\n".join(f"{heading}\n{words}" for heading, words in doc.sections)
    return Page(doc.code, doc.name, doc.severity, doc.action, text, doc.flags, doc.passes, doc.source, doc.preview)


def explain(code: str = typer.Argument(..., help="The code of a check, for example B202.")) -> None:
    """Say what a check does, why, with examples that it flags and passes."""
    from framing.checks import check_doc
    from framing.report.explain import render_explanation

    typer.echo(render_explanation(_page(check_doc(code))))


def checks() -> None:
    """List the checks: code, name, severity, what each flags."""
    from framing.checks import check_docs
    from framing.report.explain import render_table

    typer.echo(render_table(_page(d) for d in check_docs()))


def schema() -> None:
    """Print the JSON Schema of a report."""
    import json

    from framing.schema.contract import report_schema

    typer.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))
