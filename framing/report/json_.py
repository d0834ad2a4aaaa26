"""The report itself, ``framing.report/1``, as one JSON object."""

from __future__ import annotations

from framing.report.escape import json
from framing.schema.contract import Report


def render(report: Report, *, indent: int | None = 2) -> str:
    """One JSON object; what is not visible in it is escaped."""
    return json(report.to_json(indent=indent)) + "\n"
