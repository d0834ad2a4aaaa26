"""The application and its errors."""

from __future__ import annotations

import sys

import typer

from framing.cli import check, data, evaluate, explain, watch
from framing.cli.output import complain
from framing.schema.errors import FramingError

app = typer.Typer(
    name="framing",
    help="Check the numbers and the framing of a trade news article before it is published.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)
app.command("check")(check.check)
app.command("explain")(explain.explain)
app.command("checks")(explain.checks)
app.command("schema")(explain.schema)
app.command("watch")(watch.watch)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(data.app, name="data")


def _version(value: bool) -> None:
    if value:
        from framing import __version__

        typer.echo(f"framing {__version__}")
        raise typer.Exit


@app.callback()
def root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version.")) -> None:
    """Check the numbers and the framing of a trade news article before it is published."""


def main() -> None:
    """Run the command line; what a person did wrong ends in a sentence and exit status 2, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except FramingError as error:
        complain(error)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
