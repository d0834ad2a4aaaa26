"""Errors for people: what is wrong, where, what to do."""

from __future__ import annotations


class FramingError(Exception):
    """An error that a person can act on.

    Attributes:
        code: a short permanent name, as in ``framing.error/1`` ("missing-file", "not-english").
        message: one sentence that says what is wrong and where.
        fix: one sentence that says what to do.
        source: the input that it concerns, if there is one.
    """

    def __init__(self, code: str, message: str, fix: str, source: str | None = None) -> None:
        super().__init__(f"{message} {fix}")
        self.code = code
        self.message = message
        self.fix = fix
        self.source = source
