"""Verdicts and tests of frames to findings: one check, one file; ``summary`` writes the label and the bottom line.

A check never reads text for figures or asks data: it only says what was judged, to an editor.
"""

from framing.checks.base import Case, Check, CheckInput
from framing.checks.registry import check_doc, check_docs, checks, run_checks
from framing.checks.summary import summarise

__all__ = ["Case", "Check", "CheckInput", "check_doc", "check_docs", "checks", "run_checks", "summarise"]
