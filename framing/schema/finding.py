"""Findings: what an editor is told, why here, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "suggestion"]
Action = Literal["change", "attribute", "add", "cut", "ask"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A pointer into the report: an observation, a series, a policy (by id), or the article's text ("start:end")."""

    kind: Literal["observation", "series", "policy", "text"]
    ref: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One sentence that could be said aloud and that ends in an action, then why, then the source.

    ``fingerprint`` is made of the code, the normalised sentence with its digits, the finding's own text and its ordinal, so that a
    dismissal never hides the next wrong figure.
    """

    id: str
    code: str
    name: str
    severity: Severity
    action: Action
    start: int
    end: int
    text: str
    message: str
    why: str
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    claim: str | None = None
    frame: str | None = None
    fingerprint: str = ""
    changes_direction: bool = False
    """True where the finding shows that the standard comparison has the other sign."""


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A text that a check flags or passes: documentation and test at once.

    ``says`` are the messages that the check finds in it (none where it passes); ``note`` says why it is flagged or passed.
    """

    text: str
    published: str
    says: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDoc:
    """A check as it is explained to people: what ``framing explain`` and ``framing checks`` show.

    ``sections`` are the fixed headings with their text, in order; ``summary`` is the first sentence of "What it does".
    """

    code: str
    name: str
    severity: Severity
    action: Action
    summary: str
    sections: tuple[tuple[str, str], ...]
    source: str
    flags: tuple[CheckExample, ...]
    passes: tuple[CheckExample, ...]
    preview: bool
