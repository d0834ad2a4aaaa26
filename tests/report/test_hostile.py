"""Everything that somebody else wrote, hostile all at once, through every renderer that there is; a new one is tested by its name alone."""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import Any

import pytest
from markdown_it import MarkdownIt
from pydantic import BaseModel

from framing.report import RENDERERS
from framing.report.error import render_error, render_error_line, render_error_page
from framing.schema import FramingError
from framing.schema.contract import Report

NASTY = (
    "\x1b[31mred\x1b[0m \x1b]0;OWNED\x07 \x9b2J\x00\x08\x7f \u202eevil\u2066\u2069 ze\u200bro\ufeff <script>alert(1)</script> "
    '<img src=x onerror=alert(1)> </title></style></svg> " onload="alert(1) \' {{ 7*7 }} ](javascript:alert(1)) '
    "![x](http://evil.example/x.png) [y](https://evil.example) | a | `code` ``` **b** _i_ ~~s~~ <https://evil.example> "
    "https://evil.example www.evil.example [bold red]rich[/bold red]"
    "\n\nBOTTOM LINE\n\n# head\n- item\n> quote\n```\nfence\u2028&lt;b&gt; &#60;i&#62;"
)
KEPT = frozenset(
    [
        "schema_",
        "id",
        "kind",
        "label",
        "severity",
        "code",
        "action",
        "flow",
        "reporter",
        "partner",
        "product",
        "measure",
        "statistic",
        "period",
        "unit",
        "tier",
        "ref",
        "role",
        "family",
        "fingerprint",
        "basis",
        "key",
        "aggregate",
        "side",
        "modality",
        "side_",
        "published",
        "as_of",
        "store",
        "version",
        "claim",
        "frame",
        "frames",
        "same_as",
        "numbers",
        "framing",
        "known_since",
        "known",
        "source_id",
        "command",
        "derived_from",
        "date",
        "start",
        "end",
        "source_start",
        "source_end",
        "instrument",
        "products",
        "partners",
        "in_force",
        "language",
        "lines",
        "points",
    ]
)
"""Names of fields whose words are ours (codes, ids, dates, units), not somebody else's."""


def poison(value: Any, name: str = "") -> Any:
    """The same value with the hostile text behind every free text in it."""
    if isinstance(value, BaseModel):
        change = {n: poison(getattr(value, n), n) for n in type(value).model_fields if not (n == "source" and name == "points")}
        return value.model_copy(update=change)
    if isinstance(value, tuple):
        return tuple(poison(v, name) for v in value)
    if isinstance(value, dict):
        return {k: poison(v, name) for k, v in value.items()}
    return f"{value} {NASTY}" if isinstance(value, str) and name not in KEPT else value


@pytest.fixture(scope="module")
def hostile() -> Report:
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    spec = spec_from_file_location("hostile_maker", Path(__file__).with_name("conftest.py"))
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    plain: Report = module.make_report()
    article = plain.article.model_copy(
        update={
            "title": f"{plain.article.title} {NASTY}",
            "source": f"{NASTY}.md",
            "text": plain.article.text + f" {NASTY}",
            "fields": (
                *plain.article.fields[:-1],
                plain.article.fields[-1].model_copy(update={"end": len(plain.article.text) + 1 + len(NASTY)}),
            ),
        }
    )
    return poison(plain).model_copy(update={"article": article})


def controls(text: str) -> set[str]:
    return {c for c in text if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def page_is_harmless(out: str) -> None:
    parser = Tags()
    parser.feed(out)
    assert len([t for t, _ in parser.seen if t == "script"]) <= 1
    for tag, attrs in parser.seen:
        assert tag not in {"img", "iframe", "object", "embed", "link", "base"}
        assert not [a for a in attrs if a.startswith("on") or a in ("src", "srcdoc") or re.search(r"url\((?!#)", attrs[a] or "")]
        assert (attrs.get("href") or "#").startswith(("#", "https://www.reuters.com/"))
    for raw in ("<script>alert", "<img", "onerror=alert(1)>", "</title></style></svg>"):
        assert raw not in out
    assert "7*7" in out


def markdown_is_harmless(out: str) -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(out)
    assert sum(t.type == "heading_open" for t in tokens) <= 5
    columns = {row.count("<td") for row in MarkdownIt("commonmark").enable("table").render(out).split("</tr>") if "<td" in row}
    assert columns == {5}
    for token in tokens:
        assert token.type not in ("html_block", "fence", "code_block", "blockquote_open", "hr")
        for child in token.children or []:
            assert child.type not in ("html_inline", "image", "code_inline", "em_open", "s_open")
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith("https://www.reuters.com/")
    assert not re.search(r"(?<!\\)<(?:script|img|https)", out)


@pytest.mark.parametrize("name", RENDERERS)
def test_nothing_from_outside_acts(name: str, hostile: Report) -> None:
    out = RENDERERS[name](hostile)
    assert "evil" in out  # it is told, not dropped
    assert not controls(out)
    for mark in ("\x1b", "\x9b", "\x07", "\u202e", "\u200b", "\ufeff"):
        assert mark not in out
    if name.startswith("json"):
        assert json.loads(out)["article"]["title"].endswith(NASTY)
        assert Report.model_validate_json(out) == hostile
        assert len(out.strip().splitlines()) == 1 or name == "json"
        return
    assert "OWNED" not in out
    if name == "html":
        page_is_harmless(out)
    elif name == "markdown":
        markdown_is_harmless(out)
    elif name == "concise":
        assert len(out.splitlines()) <= len(hostile.findings) + 1
    elif name == "terminal":
        assert [line for line in out.splitlines() if line.startswith("BOTTOM")] == ["BOTTOM LINE"]  # no part of the alert is forged
    else:
        pytest.fail(f"say here what hostile text could do in {name}, and that it does not")


def test_colours_are_the_renderers_own(hostile: Report) -> None:
    out = RENDERERS["terminal"](hostile, color=True, show_all=True)
    assert not controls(re.sub(r"\x1b\[[0-9;]*m", "", out))
    assert "\x1b[5m" not in out and "OWNED" not in out


def test_errors_are_harmless() -> None:
    error = FramingError("missing-file", f"There is no file {NASTY}.", f"Look {NASTY}.", NASTY)
    line, page, data = render_error_line(error), render_error_page(error), render_error(error)
    assert len(line.splitlines()) == 1 and not controls(line) and "OWNED" not in line
    assert not controls(page)
    page_is_harmless(page)
    assert len(data.splitlines()) == 1 and not controls(data)
    assert json.loads(data)["source"] == NASTY
