"""The report itself, ``framing.report/1``, as one JSON object."""

from __future__ import annotations

from framing.schema.contract import Report


def render(report: Report, *, indent: int | None = 2) -> str:
    """One JSON object; control characters are escaped as JSON has it."""
    return report.to_json(indent=indent) + "\n"
