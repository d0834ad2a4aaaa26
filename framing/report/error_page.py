"""The page that stands where a report would, when an article could not be checked."""

from __future__ import annotations

from framing.report.html import page
from framing.schema import FramingError


def render_error_page(error: FramingError) -> str:
    """One page: what is wrong, and what to do."""
    return page("error.html.j2", error=error)
