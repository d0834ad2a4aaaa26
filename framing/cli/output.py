"""Where output goes: standard output or a file; complaints to standard error."""

from __future__ import annotations

from pathlib import Path

import typer

from framing.schema.errors import FramingError


def complain(error: FramingError) -> None:
    """Say what is wrong, where, and what to do."""
    from framing.report.escape import plain

    lines = error.message.rstrip("\n").split("\n") if error.code == "lexicon-error" else [error.message]
    message = "\n".join(plain(line) for line in lines)
    source = plain(error.source)
    where = f"{source}: " if source and source not in message else ""
    typer.echo(f"framing: {where}{message}{chr(10) if len(lines) > 1 else ' '}{plain(error.fix)}", err=True)


def emit(text: str, output: Path | None) -> None:
    """Write ``text`` to ``output``, or to standard output.

    Raises:
        FramingError: ``output`` where the file cannot be written.
    """
    if output is None:
        typer.echo(text.rstrip("\n"))
        return
    try:
        output.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        message = f"The output cannot be written ({error.strerror})."
        raise FramingError("output", message, "Name a file in a folder that exists.", str(output)) from error
