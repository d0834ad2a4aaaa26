"""The report as one line of JSON, for several inputs."""

from __future__ import annotations

from framing.report.escape import json
from framing.schema.contract import Report


def render(report: Report) -> str:
    """One JSON object on one line."""
    return json(report.to_json(indent=None)) + "\n"
