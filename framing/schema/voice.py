"""Whose words they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

VoiceKind = Literal["author", "quoted", "attributed", "distanced", "denied", "criticised"]


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of a span; ``source`` is who is quoted or cited, as written, or None."""

    kind: VoiceKind = "author"
    source: str | None = None
