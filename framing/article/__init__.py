"""Bytes of any accepted format to an Article: clean text, fields, date, and the way back to the input.

Nothing here knows what a figure or a framing word is. Readers of formats are imported when a format is met.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.article.dates import parse_day
    from framing.article.files import read_bytes, read_path
    from framing.article.read import read_article

_HOMES = {
    "parse_day": "framing.article.dates",
    "read_article": "framing.article.read",
    "read_bytes": "framing.article.files",
    "read_path": "framing.article.files",
}

__all__ = ["parse_day", "read_article", "read_bytes", "read_path"]


def __getattr__(name: str) -> object:
    """The public functions, imported when they are first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
