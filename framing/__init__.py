"""Checks the numbers and the framing of a trade news article against published trade data.

An article goes through the rooms in this order: article, language, voice, claims, frames, trade, questions, checks, report.
"""

__version__ = "0.1.0"
