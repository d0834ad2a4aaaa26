"""An input that could not be checked: ``framing.error/1`` as JSON, as a line for a terminal, and as a page."""

from __future__ import annotations

from framing.report.escape import json, plain
from framing.schema.contract import ErrorReport, sound
from framing.schema.errors import FramingError


def error_report(error: FramingError | ErrorReport) -> ErrorReport:
    """The error as the contract has it."""
    if isinstance(error, ErrorReport):
        return error
    source = sound(error.source) if error.source is not None else None
    return ErrorReport(source=source, code=error.code, message=sound(error.message), fix=sound(error.fix))


def render_error(error: FramingError | ErrorReport) -> str:
    """One JSON object on one line, so that it stands among the lines of ``--format jsonl``."""
    return json(error_report(error).model_dump_json(by_alias=True)) + "\n"


def render_error_line(error: FramingError | ErrorReport) -> str:
    """One sentence for a terminal: which input, what is wrong, what to do."""
    told = error_report(error)
    where = f"{plain(told.source)}: " if told.source else ""
    return f"framing: {where}{plain(told.message)} {plain(told.fix)}"


def render_error_page(error: FramingError) -> str:
    """A page of its own, as the reports are: one file, no request to anywhere."""
    from framing.report import error_page

    return error_page.render_error_page(error)
