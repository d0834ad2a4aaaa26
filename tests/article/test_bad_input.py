"""Bad input: each kind has its code, a sentence that names the input, and one that says what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from framing.article import parse_day, read_article, read_path
from framing.schema import FramingError

BODY = (
    "China's exports of rare-earth magnets rose sharply in June from May, customs data showed on Sunday, as licences were granted again.\n"
)
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
PARAGRAPH = f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"


def docx_of(document: str | bytes, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(docx_of(DOCUMENT.format(PARAGRAPH)))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    return bytes(data)


def broken_part() -> bytes:
    data = bytearray(docx_of(DOCUMENT.format(PARAGRAPH), zipfile.ZIP_STORED))
    at = data.index(b"exports")
    data[at : at + 7] = b"EXPORTS"
    return bytes(data)


def bomb() -> bytes:
    return docx_of(DOCUMENT.format("<w:p><w:r><w:t>" + "a" * 12_000_000 + "</w:t></w:r></w:p>"))


RUN = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + DOCUMENT.format(RUN.format("&b;"))
EXTERNAL = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + DOCUMENT.format(RUN.format("&a;"))
GERMAN = (
    "Chinas Ausfuhren von Magneten aus seltenen Erden sind im Juni kräftig gestiegen, wie der Zoll am Sonntag mitteilte, weil wieder "
    "Lizenzen erteilt wurden. Die Ausfuhren liegen jedoch weiter unter denen des Vorjahres, sagte ein Händler in Rotterdam der Zeitung."
)
CHINESE = "中国海关总署周日公布的数据显示，六月稀土磁铁出口较五月大幅增长，但仍低于去年同期水平，原因是许可证重新发放。"
RUSSIAN = (
    "Экспорт редкоземельных магнитов из Китая резко вырос в июне, сообщила в воскресенье таможня, поскольку лицензии снова выдаются. "
    "Однако он остаётся ниже прошлогоднего, сказал торговец из Роттердама."
)
LIST_PAGE = "<html><body><main><h1>Markets</h1>" + "".join(
    f'<div><h2><a href="/{n}">Story number {n} of the day</a></h2><p>A teaser of story {n} that says a few words and then stops.</p></div>'
    for n in range(8)
)
MENU_PAGE = "<html><nav><a href=/>Home</a></nav><form><p>Sign in to read on.</p><input></form><footer>All rights reserved.</footer></html>"

CASES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\t\r\n", "empty"),
    "empty md": ("a.md", b"\n", "empty"),
    "empty docx": ("a.docx", b"", "empty"),
    "mark alone": ("a.txt", b"\xef\xbb\xbf", "empty"),
    "pdf": ("a.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "binary"),
    "png": ("-", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "zeros": ("a.txt", bytes(5000), "binary"),
    "random": ("a.txt", bytes((n * 7919 + n // 13) % 256 for n in range(9000)), "binary"),
    "zip": ("a.txt", docx_of(DOCUMENT), "binary"),
    "cut in two of three": ("a.txt", BODY.encode() + "’".encode()[:2], "cut-off-text"),
    "cut after the first": ("a.txt", (BODY * 3).encode() + "’".encode()[:1], "cut-off-text"),
    "cut utf-16": ("a.txt", BODY.encode("utf-16")[:-1], "cut-off-text"),
    "cut html": ("a.html", f"<article><p>{BODY}".encode() + "é".encode()[:1], "cut-off-text"),
    "german": ("a.txt", GERMAN.encode(), "not-english"),
    "chinese": ("a.txt", CHINESE.encode(), "not-english"),
    "russian": ("a.txt", RUSSIAN.encode(), "not-english"),
    "too long": ("a.txt", (BODY * 40_000).encode(), "too-long"),
    "list page": ("a.html", LIST_PAGE.encode(), "no-article"),
    "menu page": ("a.html", MENU_PAGE.encode(), "no-article"),
    "error page": ("a.html", b"<h1>Not found</h1><p>Sorry, the page that you look for is not here.</p>", "no-article"),
    "no zip": ("a.docx", BODY.encode(), "corrupt-docx"),
    "cut zip": ("a.docx", docx_of(DOCUMENT.format(PARAGRAPH))[:60], "corrupt-docx"),
    "zip of another kind": ("a.docx", docx_of(DOCUMENT).replace(b"word/document.xml", b"xl/workbook12.xml"), "corrupt-docx"),
    "broken xml": ("a.docx", docx_of("<w:document><w:body>"), "corrupt-docx"),
    "broken part": ("a.docx", broken_part(), "corrupt-docx"),
    "old doc": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "encrypted-docx"),
    "password": ("a.docx", encrypted_zip(), "encrypted-docx"),
    "bomb": ("a.docx", bomb(), "docx-bomb"),
    "entities": ("a.docx", docx_of(ENTITIES), "xml-entities"),
    "external entity": ("a.docx", docx_of(EXTERNAL), "xml-entities"),
    "docx of nothing": ("a.docx", docx_of(DOCUMENT.format("<w:p/>")), "empty"),
    "no date": ("a.md", b"---\npublished: 2025-02-30\n---\n# Magnets\n\n" + BODY.encode(), "bad-date"),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told(case: str) -> None:
    name, data, code = CASES[case]
    with pytest.raises(FramingError) as caught:
        read_article(data, name)
    error = caught.value
    assert error.code == code
    assert error.source == name
    assert name in error.message
    assert error.fix[0].isupper() and error.fix.endswith(".")


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.txt", "missing-file"), (tmp_path, "is-a-directory"), (Path("a\0b.txt"), "unreadable")):
        with pytest.raises(FramingError) as caught:
            read_path(path)
        assert caught.value.code == code


def test_a_name_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    with pytest.raises(FramingError) as caught:
        read_path(tmp_path / "a\x1b[31m\u202eb.txt")
    assert "\x1b" not in caught.value.message and "\u202e" not in caught.value.message


def test_an_unknown_format() -> None:
    with pytest.raises(FramingError) as caught:
        read_article(BODY.encode(), "a.txt", format="odt")
    assert caught.value.code == "unknown-format"


@pytest.mark.parametrize("written", ["", "soon", "2025-13-01", "2025-02-30", "30 February 2025", "July 2025"])
def test_a_date_that_is_none(written: str) -> None:
    with pytest.raises(FramingError) as caught:
        parse_day(written)
    assert caught.value.code == "bad-date"


def test_under_twenty_words_english_is_assumed() -> None:
    assert read_article("Ausfuhren von Magneten steigen kräftig".encode(), "a.txt").language == "en"


def test_a_few_stray_controls_are_no_binary() -> None:
    article = read_article(BODY.replace("June", "Ju\0ne\x07").encode(), "a.txt")
    assert article.text == BODY.strip()


@pytest.mark.parametrize(
    "hostile", ["<a href='", "<", "</p", "<!--", "&#", "<p>" * 50, "<div>", "<table><tr><td>", '<a "', "<script>", "<b><p>"]
)
def test_hostile_markup_is_read_in_linear_time(hostile: str) -> None:
    page = f"<article><h1>Magnets rise in June</h1><p>{BODY * 3}</p></article>" + hostile * (400_000 // len(hostile))
    article = read_article(page.encode(), "a.html")
    assert article.text.startswith("Magnets rise in June")


@pytest.mark.parametrize("hostile", ["*", "_a", "[", "[a](", "![", "`", "``a", "<a ", "**a ", "> ", "&amp", "~~", "\\", "[a][b"])
def test_hostile_markdown_is_read(hostile: str) -> None:
    page = f"# Magnets rise in June\n\n{BODY}\n\n" + hostile * (20_000 // len(hostile)) + f"\n\n{BODY}"
    assert read_article(page.encode(), "a.md").headline == "Magnets rise in June"
