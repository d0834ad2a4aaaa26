"""Mends of letters and what is stripped: certain damage only, genuine script stays, the map holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article.controls import strip_controls
from framing.article.mapped import Mapped
from framing.article.mojibake import mend

SOUND = "China’s exports—down 38%—cost “€580” in 2023–2024… a café, £5, 20 °C, naïve façade, ½ ton, Düsseldorf, São Paulo"


def filled(codec: str, byte: int) -> str:
    for table in (codec, "cp1252"):
        try:
            return bytes([byte]).decode(table)
        except UnicodeDecodeError:
            continue
    return chr(byte)


def damaged(text: str, codec: str) -> str:
    return "".join(c if c.isascii() else "".join(filled(codec, b) for b in c.encode()) for c in text)


@pytest.mark.parametrize("codec", ["cp874", "cp1252", "cp1251", "latin-1"])
def test_damage_of_each_table_is_undone(codec: str) -> None:
    mended, counts = mend(Mapped.of(damaged(SOUND, codec)))
    assert mended.text == SOUND
    assert counts


def test_damage_of_macroman_is_undone() -> None:
    sound = "China’s exports—down 38%—cost “€580” in 2023–2024… a café trade, a façade"
    assert mend(Mapped.of(damaged(sound, "mac_roman")))[0].text == sound


def test_two_layers_of_damage_are_undone() -> None:
    twice = damaged(damaged(SOUND, "cp1252"), "cp1252")
    assert mend(Mapped.of(twice))[0].text == SOUND


@pytest.mark.parametrize(
    "genuine",
    [
        SOUND,
        "The Thai word ยา means medicine, and กรุงเทพมหานคร is Bangkok; รถไฟ is a train, ขนมปัง bread, ยก lift.",
        "Экспорт магнитов вырос в июне: «Он вырос», — сказал торговец. Він сказав: Ґанок, Європа. В\u00a0июне — рост.",
        "Straße, Ångström, IRMÃ”, SÃO PAULO, Łódź, Škoda, “Å” and ‘Â’, Việt Nam, √2 ≈ 1.41, £5–£6, •\u00a0a bullet",
        "Café «Bruxelles» à Paris, œuvre, 5 µm ± 2 °C, naïve coöperation, Þórr, ¿qué?",
        "中国的稀土出口 and 日本の輸入 stay, as does 한국 수출",
        "The “curly” and the 'straight' \"quotes\" stay as they are…",
    ],
)
def test_genuine_text_stays(genuine: str) -> None:
    assert mend(Mapped.of(genuine))[0].text == genuine


@given(st.text(max_size=60))
def test_ascii_and_its_neighbours_are_never_touched(text: str) -> None:
    mended, counts = mend(Mapped.of(text))
    if not counts:
        assert mended.text == text
    assert "".join(c for c in mended.text if c.isascii() and c.isalnum()) == "".join(c for c in text if c.isascii() and c.isalnum())


@given(st.text(alphabet="abc ’—“”€é£…–", max_size=60), st.sampled_from(["cp874", "cp1252", "cp1251"]))
def test_a_mend_never_makes_new_damage(text: str, codec: str) -> None:
    """Every exact piece is the source's own text, and mending what was mended changes nothing."""
    source = damaged(text, codec)
    mended, _ = mend(Mapped.of(source))
    for piece in mended.pieces:
        if piece.exact:
            assert mended.text[piece.start : piece.end] == source[piece.source_start : piece.source_end]
    assert mend(mended)[0].text == mended.text


@pytest.mark.parametrize(
    ("written", "read", "kind"),
    [
        ("a\x1b[31;1mred\x1b[0m b", "ared b", "terminal escapes"),
        ("a\x1b]0;title\x07b", "ab", "terminal escapes"),
        ("a\x1b]8;;http://x\x1b\\link", "alink", "terminal escapes"),
        ("a\x9b2Jb", "ab", "terminal escapes"),
        ("a\x1bcb", "ab", "terminal escapes"),
        ("a\x00b\x07c\x7fd", "abcd", "control characters"),
        ("353\u202e tons\u2066", "353 tons", "direction marks"),
        ("6\u200b60\u2060%\ufeff", "660%", "invisible characters"),
        ("mag\u00adnets", "magnets", "invisible characters"),
    ],
)
def test_what_must_not_reach_a_screen(written: str, read: str, kind: str) -> None:
    stripped, counts = strip_controls(Mapped.of(written))
    assert stripped.text == read
    assert kind in counts


@given(st.text(max_size=80))
def test_nothing_live_is_left(text: str) -> None:
    stripped, _ = strip_controls(Mapped.of(text))
    left = set(stripped.text)
    assert not left & {chr(n) for n in (*range(9), *range(14, 32), *range(0x7F, 0x85), *range(0x86, 0xA0))}
    assert not left & set("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad")
    for piece in stripped.pieces:
        assert stripped.text[piece.start : piece.end] == text[piece.source_start : piece.source_end]
