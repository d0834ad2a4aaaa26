"""Bytes of any accepted format to an Article: clean text, fields, date, and the way back to the input.

Nothing here knows what a figure or a framing word is. Readers of formats are imported when a format is met.
"""

from framing.article.dates import parse_day
from framing.article.files import read_bytes, read_path
from framing.article.read import read_article

__all__ = ["parse_day", "read_article", "read_bytes", "read_path"]
