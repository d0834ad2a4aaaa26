"""What must not reach a reader's screen: terminal escapes, control characters, direction marks, zero-width characters."""

from __future__ import annotations

import re

from framing.article.mapped import Edit, Mapped

_SEQUENCE = r"[0-?]{0,64}[ -/]{0,16}[@-~]?"
_ESCAPES = rf"\x1b\[{_SEQUENCE}|\x1b[\]PX^_][^\x07\x1b\n]{{0,512}}(?:\x07|\x1b\\)?|\x1b[ -/]{{0,4}}[0-~]?|\x9b{_SEQUENCE}"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"
_INVISIBLE = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e"
_INVISIBLE += "\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
_ANY = re.compile(
    f"(?P<escape>{_ESCAPES})|(?P<control>[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|[\ud800-\udfff])"
    f"|(?P<direction>[{_DIRECTION}])|(?P<invisible>[{_INVISIBLE}])"
)

_NAMES = {
    "escape": "terminal escapes",
    "control": "control characters",
    "direction": "direction marks",
    "invisible": "invisible characters",
}


def strip_controls(text: Mapped) -> tuple[Mapped, dict[str, int]]:
    """The text without them, and the number of places for each kind."""
    counts: dict[str, int] = {}
    edits: list[Edit] = []
    for found in _ANY.finditer(text.text):
        kind = _NAMES[found.lastgroup or "control"]
        counts[kind] = counts.get(kind, 0) + 1
        edits.append((found.start(), found.end(), ""))
    return text.edit(edits), counts
