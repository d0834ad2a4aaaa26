"""``framing explain``, ``framing checks``, ``framing schema``: what the checks are and what a report looks like."""

from __future__ import annotations

import typer


def explain(code: str = typer.Argument(..., help="The code of a check, for example B202.")) -> None:
    """Say what a check does, why, with examples that it flags and passes."""
    from framing.checks import check_doc
    from framing.report.explain import render_explanation

    typer.echo(render_explanation(check_doc(code.upper())))


def checks() -> None:
    """List the checks: code, name, severity, what each flags."""
    from framing.checks import check_docs
    from framing.report.explain import render_table

    typer.echo(render_table(check_docs()))


def schema() -> None:
    """Print the JSON Schema of a report."""
    import json

    from framing.schema.contract import report_schema

    typer.echo(json.dumps(report_schema(), indent=2, ensure_ascii=False))
