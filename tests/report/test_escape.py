from __future__ import annotations

import json as stdlib_json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report import escape

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANY)
def test_plain_is_one_visible_line_and_stays_so(text):
    out = escape.plain(text)
    assert not [c for c in out if not escape._seen(c)] and "\n" not in out
    assert escape.plain(out) == out


@given(st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u3164\uffa0\u115f\u1160\u2800"), max_size=60))
def test_plain_leaves_what_a_reader_sees(text):
    assert escape.plain(text) == text


@given(ANY)
def test_escaped_json_is_the_same_data(text):
    sound = text.encode("utf-16", "replace").decode("utf-16", "replace")
    out = escape.json(stdlib_json.dumps({"a": sound}, ensure_ascii=False))
    assert stdlib_json.loads(out) == {"a": sound}
    assert not [c for c in out if not escape._seen(c)]


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jclear", "clear"),
        ("a\r\nb\tc", "a  b c"),
        ("\u202eabc\u2066d\u2069", "abcd"),
        ("ze\u200bro\ufeff", "zero"),
        ("China's 1,238 t → 3,188 t (+157.5%)", "China's 1,238 t → 3,188 t (+157.5%)"),
    ],
)
def test_plain(text, out):
    assert escape.plain(text) == out


@given(ANY)
def test_markdown_text_reads_as_itself(text):
    """CommonMark of the escaped text is one paragraph (or nothing) with the visible text in it, and no markup."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(escape.markdown(text))
    assert [t.type for t in tokens] in ([], ["paragraph_open", "inline", "paragraph_close"])
    children = [c for t in tokens for c in t.children or []]
    assert {c.type for c in children} <= {"text", "text_special"}
    assert " ".join("".join(c.content for c in children).split()) == " ".join(escape.plain(text).split())


@given(ANY)
def test_html_has_no_markup(text):
    out = escape.html(text)
    assert not set(out) & set("<>\"'")
