"""Letters that were decoded with the wrong table, put right where that is certain.

UTF-8 bytes read through a one-byte table turn each character into two to four ("’" through Windows-874 is "โ€™"). Where such a run goes
back to valid UTF-8, to a character that English text uses, and what stands around it is not genuinely of the table's script, it is mended.
Windows-874 has gaps, which whoever read the page filled from Windows-1252; ftfy does not know that mixture, so this step comes before it.
Quotation marks stay as they are: nothing here straightens or curls them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from framing.article.mapped import Edit, Mapped

_PASSES = 3
"""Double damage is damaged text decoded wrongly again; nobody has shown a page with more than three layers."""

_QUOTE_LIKE = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e\u2039\u203a\u2013\u2014\u2026\u2022\u00ab\u00bb\u00a0 \u2020\u2122")
"""Second characters that also stand after a letter in sound text ("SÃO", then a quotation mark)."""

_THREE = re.compile(r"[^\x00-\x7f]{3}")
_LONGEST_WORD = 200
"""ftfy's time grows with a word; longer ones are addresses or data."""

_SYMBOLS = frozenset("£¥¢§©®°±·½¼¾«»¿¡×²³µ\u00a0")
"""What English text uses of U+00A0 to U+00BF, and the multiplication sign."""


def _usual(char: str) -> bool:
    """Punctuation of three UTF-8 bytes that English text uses."""
    code = ord(char)
    return 0x2000 <= code <= 0x203A or char in "€™←↑→↓−≈≠≤≥●■▪ﬁﬂ\u2044\ufeff\u2116"


@dataclass(frozen=True, slots=True)
class _Table:
    codec: str
    name: str
    script: str
    """Letters of the script that the table is for, as a regex class; "" where that script is Latin."""


_TABLES = (
    _Table("cp874", "Windows-874", "\u0e01-\u0e3a\u0e40-\u0e5b"),
    _Table("cp1252", "Windows-1252", ""),
    _Table("cp1251", "Windows-1251", "\u0400-\u04ff"),
    _Table("mac_roman", "MacRoman", ""),
)


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """Character to byte of the upper half; gaps are filled from Windows-1252, then with the control character of the same number."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        raw = bytes([byte])
        char = raw.decode(codec, errors="ignore") or raw.decode("cp1252", errors="ignore") or chr(byte)
        table.setdefault(char, byte)
        if byte < 0xA0:
            table.setdefault(chr(byte), byte)
    return table


@cache
def _pattern(codec: str) -> re.Pattern[str]:
    """Characters that stand for one UTF-8 sequence of two or three bytes."""
    table = _bytes_of(codec)

    def chars(low: int, high: int) -> str:
        return "[" + "".join(re.escape(c) for c, b in table.items() if low <= b <= high) + "]"

    tail = chars(0x80, 0xBF)
    return re.compile(f"{chars(0xE0, 0xEF)}{tail}{{2}}|{chars(0xC2, 0xDF)}{tail}")


@cache
def _script(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{letters}]")


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _decoded(run: str, table: dict[str, int]) -> str | None:
    try:
        return bytes(table[c] for c in run).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _certain(text: str, start: int, end: int, char: str, table: _Table, genuine: bool) -> bool:
    """True where one sequence, seen alone, cannot be sound text."""
    if end - start == 3:
        return _usual(char)
    if genuine or not 0xA0 <= ord(char) <= 0x17F:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    if char.isalpha() and char not in "ªº":
        if text[start + 1] in _QUOTE_LIKE:
            return _latin(before) and _latin(after)
        # MacRoman's first characters are mathematical (√, ¬, ƒ): they may stand before a letter, never after one.
        return _latin(before) or (_latin(after) and table.codec != "mac_roman")
    return char in _SYMBOLS


def _beside(char: str) -> bool:
    """What may stand directly beside a certain sequence and be damage too: layers of damage leave Latin letters and control characters."""
    return _usual(char) or 0x80 <= ord(char) <= 0x17F or char in "ƒˆ˜"


def _mends(text: str, table: _Table) -> list[Edit]:
    """The certain mends of a table: sequences that touch each other are judged together."""
    found = [(m.start(), m.end(), _decoded(m[0], _bytes_of(table.codec))) for m in _pattern(table.codec).finditer(text)]
    if not found:
        return []
    genuine = False
    if table.script:
        covered = sum(len(_script(table.script).findall(text[s:e])) for s, e, _ in found)
        genuine = covered < len(_script(table.script).findall(text))
    edits: list[Edit] = []
    run: list[tuple[int, int, str | None]] = []
    for index, one in enumerate(found):
        run.append(one)
        if index + 1 < len(found) and found[index + 1][0] == one[1]:
            continue
        before = text[run[0][0] - 1 : run[0][0]]
        if not (table.script and before and _script(table.script).match(before)):
            sure = [new is not None and len(new) == 1 and _certain(text, s, e, new, table, genuine) for s, e, new in run]
            together = any(sure) and all(new is not None and len(new) == 1 and _beside(new) for _, _, new in run)
            edits += [(s, e, new) for (s, e, new), certain in zip(run, sure, strict=True) if new is not None and (certain or together)]
        run = []
    return edits


def _by_ftfy(text: str) -> list[Edit]:
    """What ftfy is sure of in words with three or more letters in a row that are no ASCII, as any damage by other tables leaves them."""
    words = [word for word in re.finditer(r"\S+", text) if _THREE.search(word[0]) and len(word[0]) <= _LONGEST_WORD]
    if not words:
        return []
    import ftfy
    import ftfy.badness

    edits: list[Edit] = []
    for word in words:
        if ftfy.badness.is_bad(word[0]):
            new = ftfy.fix_encoding(word[0])
            if new != word[0] and all(c.isascii() or _usual(c) or 0xA0 <= ord(c) <= 0x17F for c in new):
                edits.append((word.start(), word.end(), new))
    return edits


def mend(text: Mapped) -> tuple[Mapped, dict[str, int]]:
    """The text with every certain mend made, and the number of places for each table's name."""
    counts: dict[str, int] = {}
    if text.text.isascii():
        return text, counts
    for _ in range(_PASSES):
        before = text
        for table in _TABLES:
            edits = _mends(text.text, table)
            if edits:
                counts[table.name] = counts.get(table.name, 0) + len(edits)
                text = text.edit(edits)
        if text is before:
            break
    edits = _by_ftfy(text.text)
    if edits:
        counts["another table"] = len(edits)
        text = text.edit(edits)
    return text, counts
