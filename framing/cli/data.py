"""``framing data``: the packaged figures, to look at."""

from __future__ import annotations

import typer

app = typer.Typer(name="data", help="The figures that articles are held against.", no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_(
    words: list[str] = typer.Argument(None, metavar="[WORDS]...", help="Only series that these words describe."),
) -> None:
    """List the series: what, whose, how many figures, from when to when."""
    from framing.report.figures import render_series_list
    from framing.trade.browse import list_series, match_series
    from framing.trade.store import Store

    store = Store.packaged()
    rows = list_series(store)
    if words:
        wanted = {str(key) for key in match_series(store, " ".join(words))}
        rows = tuple(r for r in rows if str(r.key) in wanted)
    typer.echo(render_series_list(rows))


@app.command("find")
def find(words: list[str] = typer.Argument(..., metavar="WORDS...", help="For example: rare earth magnets to the US")) -> None:
    """Find the series that some words describe."""
    list_(words)


@app.command("show")
def show(
    series: list[str] = typer.Argument(..., metavar="SERIES...", help="A series of `framing data list`, or words that describe one."),
) -> None:
    """Show every figure of a series with its interval and source, and a plot."""
    from framing.report.figures import render_series
    from framing.trade.browse import show_series
    from framing.trade.store import Store

    shown, observations = show_series(Store.packaged(), " ".join(series))
    typer.echo(render_series(shown, observations))


@app.command("policies")
def policies(at: str | None = typer.Option(None, "--at", help="Only those in force on this day, YYYY-MM-DD.")) -> None:
    """List the policies, or those in force on a day."""
    from framing.cli.check import parse_date
    from framing.report.figures import render_policies
    from framing.trade.store import Store

    typer.echo(render_policies(Store.packaged().policies(at=parse_date(at))))
