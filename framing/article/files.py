"""The edge: paths and standard input to bytes, with the errors that a file system has."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from framing.article import problems
from framing.article.read import read_article
from framing.schema import Article

MOST_BYTES = 100_000_000
"""Of a file: five million characters with the markup and pictures of a saved page around them."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        FramingError: missing-file, is-a-directory, unreadable, too-large.
    """
    name = str(path)
    if name == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        try:
            if path.is_dir():
                raise problems.directory(name)
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            raise problems.missing(name) from None
        except (OSError, ValueError) as error:
            raise problems.unreadable(name, getattr(error, "strerror", None) or str(error)) from None
    if len(data) > MOST_BYTES:
        raise problems.too_large(name, path.stat().st_size if name != "-" else len(data), MOST_BYTES)
    return data


def read_path(path: Path, *, published: date | None = None, format: str | None = None) -> Article:
    """The article in a file, or on standard input for ``-``; see ``read_article``.

    Raises:
        FramingError: as ``read_bytes`` and ``read_article``.
    """
    return read_article(read_bytes(path), str(path), published=published, format=format)
