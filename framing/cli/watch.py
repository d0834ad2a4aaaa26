"""``framing watch``: check what arrives in a folder."""

from __future__ import annotations

from pathlib import Path

import typer


def watch(
    folder: Path = typer.Argument(..., metavar="DIR", help="The folder in which articles arrive."),
    out: Path = typer.Option(..., "--out", help="Where the reports go; not inside DIR."),
    once: bool = typer.Option(False, "--once", help="Check what lies there and stop."),
) -> None:
    """Check every article that arrives in DIR and write HTML and JSON into --out."""
    from framing.checker import Checker
    from framing.desk.watch import Watch

    watching = Watch(folder, out, Checker())
    for line in watching.run(once=once):
        typer.echo(line, err=True)
