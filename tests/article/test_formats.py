"""What each format brings: fields, dates of meta data, what is hidden, tables, lists, captions."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from framing.article import read_article, read_path
from framing.schema import Article, Span

BODY = "China's exports of rare-earth magnets rose sharply in June from May, customs data showed on Sunday, as more licences came back."
SECOND = "The ministry did not comment on the figures, which were released a day later than in the month before."


REUTERS = f"BEIJING, July 20 (Reuters) - {BODY}"
ONE = "Magnet exports soared 660% in June. They had slumped in May."


def read(text: str | bytes, name: str) -> list[tuple[str, str]]:
    return listed(read_article(text.encode() if isinstance(text, str) else text, name))


def listed(article: Article) -> list[tuple[str, str]]:
    return [(f.kind, article.text[f.start : f.end]) for f in article.fields]


PAGE = f"""<!doctype html><html><head><title>Magnet exports leap | Metal Post</title><meta charset="utf-8">
<meta property="og:site_name" content="Thomson Reuters"><link rel="canonical" href="https://x.y/2025/07/20/leap">
<script type="application/ld+json">{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2025-07-21T06:00:00Z"}}]}}</script>
<style>p {{ color: red }}</style></head><body class="has-sidebar">
<nav><ul><li><a href="/">Home</a><li>News</ul></nav>
<div class="wrap sidebar-right"><header><h1>Magnet exports <em>leap</em> 660%</h1>
<p class="dek">They leapt from a very low base, customs data show.</p><div>By Jane Doe, Bloomberg<br>Jul 19, 2025</div></header>
<div class="content"><figure><img src="x" alt="words of an alt text"><figcaption>A mine in Inner Mongolia.</figcaption></figure>
<p>China&rsquo;s exports of rare-earth magnets rose 660% in June &amp; reached 353&nbsp;tons, customs data showed on Sunday.
<p>That is <span style="display:none">HIDDEN</span>still<br>below <b>June 2024</b> levels, <a href="x">the office</a> said.</p>
<h2>What it means</h2><ul><li>A first item of the list.<ul><li>A nested item.</li></ul></li><li>A second item</ul>
<table><tr><th>Month<th>Tonnes<tr><td>May<td>46<tr><td>June<td>353</table><!-- a comment <p>no</p> -->
<aside>An aside</aside><p><a href="1">Another story elsewhere</a></p><script>alert("no")</script><p hidden>NOT SHOWN</p>
<p>{SECOND}</p><div class="share-bar">Share this</div>
<div class="newsletter-form"><p>Sign up for the letter and get every update in your inbox on every day of the week.</p></div>
</div></div><footer>All rights reserved</footer></body></html>"""


def test_a_page() -> None:
    article = read_article(PAGE.encode(), "a.html")
    assert listed(article) == [
        ("headline", "Magnet exports leap 660%"),
        ("standfirst", "They leapt from a very low base, customs data show."),
        ("caption", "A mine in Inner Mongolia."),
        ("body", "China’s exports of rare-earth magnets rose 660% in June & reached 353 tons, customs data showed on Sunday."),
        ("body", "That is still below June 2024 levels, the office said."),
        ("subhead", "What it means"),
        ("body", "A first item of the list."),
        ("body", "A nested item."),
        ("body", "A second item"),
        ("table", "Month | Tonnes"),
        ("table", "May | 46"),
        ("table", "June | 353"),
        ("body", SECOND),
    ]
    assert (article.published, article.published_from) == (date(2025, 7, 21), "meta data")
    assert article.agencies == ("Bloomberg", "Reuters")
    at = article.text.index("353 tons")
    place = article.source_map(Span(at, at + 8))
    assert article.decoded[place.start : place.end] == "353&nbsp;tons"


@pytest.mark.parametrize(
    "wrapper",
    [
        "<article>{}</article>",
        "<main>{}</main>",
        "<div class='menu-open has-sidebar widget'>{}</div>",
        "<section id=comments-on><div>{}</div></section>",
        "<table><tr><td>{}</td></tr></table>",
        "{}",
    ],
)
def test_pages_are_built_in_many_ways(wrapper: str) -> None:
    inner = f"<h1>Magnets rise</h1><p>{BODY}<p>{SECOND}"
    fields = read(f"<html><body><ul><li><a href=/>Home</a></ul>{wrapper.format(inner)}<p>Share this</p></body></html>", "-")
    assert fields == [("headline", "Magnets rise"), ("body", BODY), ("body", SECOND)]


def test_declared_character_sets() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><article><h1>Magnets rise</h1><p>«Да» {BODY}</p></article>'
    assert "«Да»" in read(page.encode("cp1251"), "a.html")[1][1]
    latin = f'<html><head><meta charset="iso-8859-1"></head><article><h1>Magnets rise</h1><p>{BODY} A café’s €5.</p></article>'
    assert "A café’s €5." in read(latin.encode("cp1252"), "a.html")[1][1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_of_plain_text(encoding: str) -> None:
    fields = read(f"Magnets rise\n\n{BODY} A café’s €5.\n".encode(encoding), "a.txt")
    assert fields == [("headline", "Magnets rise"), ("body", f"{BODY} A café’s €5.")]


def test_markdown() -> None:
    text = f"""---
published: 2025-07-20   # the day of the release
author: "Jane Doe, Xinhua"
---

# China's *magnet* exports \\& more

*A standfirst about the rebound, and [a link](http://x.y/z_(a) "t").*

{BODY} It has **bold**, `code`, 5 * 3 * 2, snake_case_name, &amp; an ![alt text](x.png)image.[^1]

**What it means**

- one item
  wrapped
1. a numbered item

| Month | Tonnes |
| --- | ---: |
| May | 46 |

> A quoted paragraph that
> runs on two lines.

<div onclick="x"><script>alert(1)</script><p>A paragraph of HTML.</p></div>
"""
    article = read_article(text.encode(), "a.md")
    assert listed(article) == [
        ("headline", "China's magnet exports & more"),
        ("standfirst", "A standfirst about the rebound, and a link."),
        ("body", f"{BODY} It has bold, code, 5 * 3 * 2, snake_case_name, & an image."),
        ("subhead", "What it means"),
        ("body", "one item wrapped"),
        ("body", "a numbered item"),
        ("table", "Month | Tonnes"),
        ("table", "May | 46"),
        ("body", "A quoted paragraph that runs on two lines."),
        ("body", "A paragraph of HTML."),
    ]
    assert (article.published, article.published_from) == (date(2025, 7, 20), "meta data")
    assert article.agencies == ("Xinhua",)


def test_word() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Magnet exports leap", 0)
    document.add_paragraph("Jul 21, 2025")
    document.add_paragraph("They leapt from a low base.", style="Subtitle")
    document.add_paragraph(BODY)
    document.add_heading("What it means", 2)
    document.add_paragraph("An item of a list", style="List Bullet")
    table = document.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Month", "Tonnes", "May", "46"), strict=True):
        cell.text = text
    document.add_paragraph("A mine in Inner Mongolia.", style="Caption")
    hidden = document.add_paragraph(SECOND).add_run(" HIDDEN")
    hidden.font.hidden = True
    buffer = io.BytesIO()
    document.save(buffer)
    article = read_article(buffer.getvalue(), "-")
    assert listed(article) == [
        ("headline", "Magnet exports leap"),
        ("standfirst", "They leapt from a low base."),
        ("body", BODY),
        ("subhead", "What it means"),
        ("body", "An item of a list"),
        ("table", "Month | Tonnes"),
        ("table", "May | 46"),
        ("caption", "A mine in Inner Mongolia."),
        ("body", SECOND),
    ]
    assert article.decoded.split("\n")[:2] == ["Magnet exports leap", "Jul 21, 2025"]
    assert (article.published, article.published_from) == (date(2025, 7, 21), "date line")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            f"Magnets rise in June\n{REUTERS}\n\n- one thing\n- another thing that is long enough to be\nwrapped\n",
            [
                ("headline", "Magnets rise in June"), ("body", REUTERS),
                ("body", "one thing"), ("body", "another thing that is long enough to be wrapped"),
            ],
        ),
        (
            f"Magnets rise\n\nThey rose from a low base\n\nJul 21, 2025\n\n{BODY}\n\nMonth\tTonnes\nMay\t46\n",
            [
                ("headline", "Magnets rise"), ("standfirst", "They rose from a low base"), ("body", BODY),
                ("table", "Month | Tonnes"), ("table", "May | 46"),
            ],
        ),
        (
            f"Magnets rise\n\n{BODY}\n\nRelated articles\nChina cuts antimony\nJapan digs deep\n\n{BODY}\n\n{SECOND}\n",
            [("headline", "Magnets rise"), ("body", BODY), ("body", BODY), ("body", SECOND)],
        ),
        (
            f"Key points\n\nChina cut exports of antimony.\n\nMagnet exports rose 660%.\n\n{REUTERS} {SECOND} {SECOND}",
            [
                ("highlights", "China cut exports of antimony."),
                ("highlights", "Magnet exports rose 660%."),
                ("body", f"{REUTERS} {SECOND} {SECOND}"),
            ],
        ),
        (ONE, [("body", ONE)]),
        ("Magnet exports rise 660%", [("headline", "Magnet exports rise 660%")]),
        (
            f"Magnets rise\r\r{BODY}\r\rMore on tariffs\r\r{SECOND}",
            [("headline", "Magnets rise"), ("body", BODY), ("subhead", "More on tariffs"), ("body", SECOND)],
        ),
    ],
)  # fmt: skip
def test_plain_text(text: str, fields: list[tuple[str, str]]) -> None:
    assert read(text, "a.txt") == fields


def test_a_sentence_about_a_newsletter_stays() -> None:
    about = "Subscribe to the theory of cheap gallium, he wrote in his newsletter, and the figures will disappoint you within the year."
    assert ("body", about) in read(f"Magnets rise\n\n{BODY}\n\n{about}\n\n{SECOND}\n", "a.txt")


def test_standard_input_is_sniffed(tmp_path: Path) -> None:
    page = f"<html><h1>Magnets rise</h1><p>{BODY}</p></html>"
    markdown, plain = f"# Magnets rise\n\n{BODY}\n", f"Magnets rise\n\n{BODY}\n"
    for data, kind in ((markdown, "md"), (page, "html"), (plain, "txt")):
        assert read(data, "-") == [("headline", "Magnets rise"), ("body", BODY)], kind
        (tmp_path / f"a.{kind}").write_text(data, encoding="utf-8")
        assert listed(read_path(tmp_path / f"a.{kind}")) == [("headline", "Magnets rise"), ("body", BODY)]


def test_plain_english_text_loads_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Magnets rise\n\n{BODY} {SECOND}\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from framing.article import read_path; read_path(Path(sys.argv[1]));"
        "loaded = {m.split('.')[0] for m in sys.modules};"
        "print(sorted(loaded & {'ftfy', 'lxml', 'docx', 'trafilatura', 'py3langid', 'markdown_it', 'numpy', 'spacy'}))"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
