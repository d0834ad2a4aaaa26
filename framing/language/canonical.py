"""Number tokens in one canonical form, so that a parse does not hang on which digits stand there."""

from __future__ import annotations

import re

YEAR = re.compile(r"^(?:19|20)\d\d$")
DIGITS = re.compile(r"\d")
NUMBER = re.compile(r"^[+-]?\d[\d,.]*$")

CANONICAL_NUMBER = "10"
CANONICAL_YEAR = "2020"


def canonical(word: str) -> str:
    """The form of a token that the model is shown.

    Years keep the shape of a year and other numbers become one number, because the model's shape features tell "353" from "3,188" where
    the grammar does not. Tokens of letters and digits ("G7", "Q2") stay as they are: they are names.
    """
    if not DIGITS.search(word):
        return word
    if YEAR.match(word):
        return CANONICAL_YEAR
    if NUMBER.match(word):
        return CANONICAL_NUMBER
    return word
