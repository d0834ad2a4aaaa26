"""What holds of every renderer: hostile text comes out harmless, a stored report renders as the one it was stored from."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from framing.report import RENDERERS
from framing.report.error import render_error, render_error_line, render_error_page
from framing.schema import FramingError
from framing.schema.contract import Report

ESC, BELL, CSI = "\x1b", "\x07", "\x9b"
RTL, LRI, PDI, ZWSP, BOM, TAG = "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\U000e0041"
HOSTILE = {
    "colours": f"red {ESC}[31malert{ESC}[0m and {CSI}5mblink",
    "title": f"{ESC}]0;owned{BELL}window {ESC}]8;;http://evil.example{ESC}\\link{ESC}]8;;{ESC}\\",
    "controls": "nul\x00 back\x08\x08\x08 del\x7f return\rover form\x0cfeed\x85next",
    "directions": f"{RTL}txet{PDI} {LRI}isolated{PDI}",
    "unseen": f"ze{ZWSP}ro{BOM} wi{TAG}dth fil\u3164ler",
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "attribute": "\" onmouseover=\"alert(1)' autofocus onfocus='alert(1)",
    "template": "{{ 7 * 7 }}{% raw %}{# gone #}",
    "link": "](javascript:alert(1)) [click](https://evil.example) <https://evil.example>",
    "picture": "![x](http://evil.example/x.png) :smile: https://evil.example/a www.evil.example",
    "table": "a | b `code` **bold** _it_ ~~gone~~ $x$ # head",
    "lines": "one\n\n# two\n- three\n\n| a | b |\n| - | - |\u2028four",
    "comment": "--> ]]> </title></style></svg><svg onload=alert(1)>",
    "rich": "[bold red]markup[/bold red] [link=http://evil.example]x[/link]",
}
TEXT = [name for name in RENDERERS if not name.startswith("json")]


def poisoned(maker, text: str) -> Report:
    """The example with hostile text wherever somebody else's words stand."""
    title = f"{maker().article.title} {text}"
    report = maker(
        title=title, tail=f"It said {text} in the end.", source=f"{text}.md", publisher=text, policy=text, finding=text,
        address=f"https://evil.example/{text}",
    )  # fmt: skip
    words = {"message": text, "why": text, "suggestion": text, "text": text}
    return report.model_copy(
        update={
            "findings": tuple(f.model_copy(update=words) for f in report.findings),
            "claims": tuple(
                c.model_copy(update={"text": text, "verdict": c.verdict.model_copy(update={"reason": text, "note": text})})
                for c in report.claims
            ),
            "labels": dict.fromkeys(report.labels, text),
            "summary": report.summary.model_copy(update={"bottom_line": text}),
        }
    )


def unseen(text: str) -> set[str]:
    hidden = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
    return {c for c in text if c == "\u3164" or (unicodedata.category(c) in hidden and c not in "\n\t")}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("name", RENDERERS)
def test_hostile_text_is_harmless(name, text, report_maker):
    report = poisoned(report_maker, text)
    for options in [{}, {"show_all": True, "width": 60}] if name == "terminal" else [{}]:
        out = RENDERERS[name](report, **options)
        if name.startswith("json"):
            assert not unseen(out) and "\t" not in out
            assert Report.model_validate_json(out) == report
            continue
        assert not unseen(out)
        assert "owned" not in out or "owned" in re.sub(f"{ESC}]0;owned", "", text)
        if name == "html":
            harmless_page(out)
        if name == "markdown":
            harmless_markdown(out)
        if name == "concise":
            assert len(out.splitlines()) == len(report.findings) + 1


def harmless_page(out: str) -> None:
    """One script, the page's own, under a policy that lets no other run or load; no handler, no address but https."""
    from html.parser import HTMLParser

    seen: list[tuple[str, dict[str, str | None]]] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append((tag, dict(attrs)))

    Parser().feed(out)
    scripts = [attrs for tag, attrs in seen if tag == "script"]
    assert scripts == [{}]
    policy = next(a["content"] for t, a in seen if t == "meta" and a.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None and "default-src 'none'" in policy and "script-src 'sha256-" in policy
    for tag, attrs in seen:
        assert tag not in {"img", "iframe", "object", "embed", "link", "base", "video", "audio"}
        assert not [a for a in attrs if a.startswith("on") or a in ("src", "srcdoc", "autofocus", "formaction")]
        href = attrs.get("href") or "#"
        assert href.startswith(("#", "https://")), href
        assert "url(" not in (attrs.get("style") or "")


def harmless_markdown(out: str) -> None:
    """As GitHub reads it: no markup but the renderer's own, no picture, no address that the text brought."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(out)
    headings = 0
    for token in tokens:
        headings += token.type == "heading_open"
        assert token.type not in ("html_block", "fence", "code_block", "hr", "blockquote_open")
        for child in token.children or []:
            assert child.type not in ("html_inline", "image", "code_inline", "em_open", "s_open"), child
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith("https://")
    assert headings <= 5
    assert not re.search(r"(?<!\\)(?<!\]\(https):(?=//)", out)
    assert not re.search(r"\bwww\.", re.sub(r"\]\(https://[^)]*\)", "", out), re.I)


@pytest.mark.parametrize("name", RENDERERS)
def test_a_stored_report_renders_as_the_one_it_was_stored_from(name, example_report):
    stored = Report.model_validate_json(example_report.to_json())
    assert RENDERERS[name](stored) == RENDERERS[name](example_report)


@pytest.mark.parametrize("name", TEXT)
def test_the_order_is_facts_missing_spin_bottom_line(name, example_report):
    if name in ("concise", "html"):
        pytest.skip("a line a finding, and a page of two columns, have an order of their own")
    out = RENDERERS[name](example_report).lower()
    places = [out.index(heading) for heading in ("the facts", "what is missing", "spin alert", "bottom line")]
    assert places == sorted(places)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_errors_are_harmless(text):
    error = FramingError("missing-file", f"There is no file {text}.", "Name a file that exists.", text)
    line = render_error_line(error)
    assert not unseen(line) and "\n" not in line
    told = json.loads(render_error(error))
    assert told["schema"] == "framing.error/1" and told["source"] == text and set(told) == {"schema", "source", "code", "message", "fix"}
    page = render_error_page(error)
    assert not unseen(page) and "<script>alert" not in page and "<img" not in page and "default-src 'none'" in page


def test_a_file_name_that_is_no_utf_8_can_be_told():
    error = FramingError("missing-file", "There is no such file.", "Name one.", b"caf\xe9.txt".decode("utf-8", "surrogateescape"))
    assert json.loads(render_error(error))["source"] == "caf\\udce9.txt"
    assert render_error_page(error).encode()


@pytest.mark.parametrize("width", [40, 60, 72, 88, 100, 140])
@pytest.mark.parametrize("text", ["", "深圳出口" * 20, "x" * 300, "a b " * 60], ids=["own", "wide", "long", "words"])
def test_no_line_is_wider_than_the_terminal(width, text, report_maker):
    report = poisoned(report_maker, text) if text else report_maker()
    for show_all in (False, True):
        out = RENDERERS["terminal"](report, width=width, show_all=show_all)
        assert max(cell_len(line) for line in out.splitlines()) <= width
