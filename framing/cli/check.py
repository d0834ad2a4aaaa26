"""``framing check``: articles in, a report out."""

from __future__ import annotations

import re
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from framing.cli.output import complain, emit
from framing.schema.errors import FramingError

if TYPE_CHECKING:
    from framing.checker import Checker
    from framing.schema.contract import Report


class FailOn(StrEnum):
    """From which severity on the exit status is 1."""

    error = "error"
    warning = "warning"
    suggestion = "suggestion"
    never = "never"


class Format(StrEnum):
    """How a report is written."""

    terminal = "terminal"
    concise = "concise"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"
    html = "html"


RANK = {"error": 3, "warning": 2, "suggestion": 1, "never": 9}
OF_THE_CALL = frozenset({"unknown-code", "lexicon-missing", "lexicon-error", "model-missing"})
"""Errors that no input is to blame for: told once, whatever the number of inputs."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def parse_date(text: str | None) -> date | None:
    """A date as YYYY-MM-DD.

    Raises:
        FramingError: ``bad-date`` where it is none.
    """
    if text is None:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise FramingError("bad-date", f"{text!r} is not a date.", "Give a day that exists as YYYY-MM-DD, for example 2025-07-20.")


def codes(text: str | None) -> tuple[str, ...] | None:
    """Codes of checks, divided by commas.

    Raises:
        FramingError: ``unknown-code`` where a list was given and holds none.
    """
    if text is None:
        return None
    found = tuple(c.strip().upper() for c in text.split(",") if c.strip())
    if not found:
        raise FramingError("unknown-code", f"{text!r} names no check.", "framing checks lists the codes.")
    return found


def check(
    inputs: list[str] = typer.Argument(..., metavar="PATH...", help="Articles: .txt, .md, .html, .docx, or - for standard input."),
    format: Format = typer.Option(Format.terminal, "--format", "-f", help="How the report is written."),
    output: Path | None = typer.Option(None, "--output", "-o", help="Write the report to this file."),
    published: str | None = typer.Option(None, "--published", help="The publishing date, YYYY-MM-DD, where the article does not tell it."),
    fail_on: FailOn = typer.Option(FailOn.error, "--fail-on", help="Exit with 1 from this severity on."),
    select: str | None = typer.Option(None, "--select", help="Only these checks: codes divided by commas."),
    ignore: str | None = typer.Option(None, "--ignore", help="All but these checks."),
    lexicon: list[Path] = typer.Option([], "--lexicon", help="Further lexicon files, YAML."),
    model: str | None = typer.Option(None, "--model", help="Another installed spaCy pipeline."),
    show_all: bool = typer.Option(False, "--all", help="Every line, none counted away."),
) -> None:
    """Check articles: are the numbers right, do the words say more than the numbers, what is missing?"""
    from framing.checker import Checker
    from framing.report import RENDERERS
    from framing.report.error import render_error

    day = parse_date(published)
    if format is Format.json and len(inputs) > 1:
        raise FramingError("usage", "Several articles do not fit in one JSON object.", "Use --format jsonl: one object a line.")
    if format is Format.html and len(inputs) > 1:
        raise FramingError("usage", "Several articles do not fit in one HTML page.", "Check one at a time, or a folder with framing watch.")
    _spare(inputs, output)
    checker = Checker(model=model, lexicons=tuple(lexicon), select=codes(select), ignore=codes(ignore))
    _require(checker)
    parts: list[str] = []
    failed, worst = False, 0
    for name in inputs:
        try:
            report = _report(checker, name, day)
        except FramingError as error:
            if error.code in OF_THE_CALL:
                raise
            failed = True
            error.source = error.source or name
            if format in (Format.json, Format.jsonl):
                parts.append(render_error(error))
            complain(error)
            continue
        worst = max([worst, *(RANK[f.severity] for f in report.findings)])
        render = RENDERERS[format.value]
        options = {"show_all": show_all, "width": _width(), "color": _color(output)} if format is Format.terminal else {}
        parts.append(render(report, **options))
    if parts:
        joiner = "" if format is Format.jsonl else "\n"
        emit(joiner.join(p if p.endswith("\n") else p + "\n" for p in parts), output)
    if failed:
        raise typer.Exit(2)
    if worst >= RANK[fail_on.value]:
        raise typer.Exit(1)


def _require(checker: Checker) -> None:
    """What is wrong with the call is told before any input is read."""
    from framing.checks.registry import chosen

    chosen(checker.select, checker.ignore)
    if checker.lexicons:
        _ = checker.lexicon
    if checker.model is not None:
        _ = checker.pipeline


def _spare(inputs: list[str], output: Path | None) -> None:
    """An article is never written over by its own report."""
    if output is not None and any(name != "-" and Path(name).exists() and output.exists() and output.samefile(name) for name in inputs):
        raise FramingError("usage", "The report would be written over the article.", "Give --output another name.", str(output))


def _width() -> int:
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 140)


def _color(output: Path | None) -> bool:
    import os

    return output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _report(checker: Checker, name: str, published: date | None) -> Report:
    """The report of one input; a fault of our own in one article keeps none of the others from being checked."""
    try:
        return checker.check_path(Path(name), published=published)
    except (FramingError, KeyboardInterrupt):
        raise
    except Exception as error:
        raise FramingError(
            "internal", f"The article could not be checked ({type(error).__name__}).", "Send it to the developers of framing.", name
        ) from error
