"""The report as one line of JSON, for several inputs."""

from __future__ import annotations

from framing.schema.contract import Report


def render(report: Report) -> str:
    """One JSON object on one line."""
    return report.to_json(indent=None) + "\n"
