"""``framing evaluate``: the measures that the closing numbers rest on."""

from __future__ import annotations

from pathlib import Path

import typer


def evaluate(
    corpus: Path = typer.Option(Path("corpus"), "--corpus", help="The folder of articles and gold."),
    split: list[str] = typer.Option([], "--split", help="Only these splits: train, dev, test."),
    floor: Path | None = typer.Option(None, "--floor", help="Exit with 1 where a measure lies below the floors in this file."),
    as_json: bool = typer.Option(False, "--json", help="Print one JSON object."),
    jobs: int = typer.Option(0, "--jobs", min=0, help="Processes; 0 is one for each core."),
    only: int | None = typer.Option(None, "--only", min=1, help="About so many articles, evenly over the names: a quick look."),
    missed: bool = typer.Option(False, "--missed", help="Name everything that was missed or wrongly flagged."),
) -> None:
    """Change figures of true articles, take series away, try unknown figures: what is caught, what is left in peace?"""
    import os

    from framing.checker import Checker
    from framing.evaluate import measure as m

    measures = m.measure(Checker, corpus, tuple(split) or None, jobs=jobs or os.cpu_count() or 1, only=only)
    typer.echo(m.as_json(measures) if as_json else "\n".join(measures.lines()))
    if missed and not as_json:
        typer.echo("\n".join(measures.missed))
    if floor is not None:
        low = m.below_floor(measures, floor)
        for line in low:
            typer.echo(f"below the floor: {line}", err=True)
        if low:
            raise typer.Exit(1)
