"""The page: nothing in it runs or loads but its own script, marks are joined to cards, charts show what is missing."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata

import pytest
from lxml import etree, html

from framing.report.chart import chart
from framing.report.error_page import render_error_page
from framing.report.html import render
from framing.schema import FramingError

EVIL = "<script>alert(1)</script>\u202e\x1b[31m\u200b\x00 & \"quoted\" 'x'"


def one_script(page: str) -> str:
    scripts = re.findall(r"<script\b[^>]*>(.*?)</script>", page, re.S)
    assert len(scripts) == len(re.findall(r"<script", page)) == 1
    return scripts[0]


def visible(page: str) -> bool:
    return all(ch == "\n" or unicodedata.category(ch) not in {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} for ch in page)


def short(ids: str) -> str:
    """The report's own ids of some cards: in the example findings, claims and frames have ids of their own."""
    return re.sub(r"\b(?:finding|figure|word)-", "", ids)


def marks_and_cards(page: str):
    tree = html.fromstring(page)
    return (
        tree,
        tree.xpath("//a[contains(@class, 'mark')]"),
        {short(c.get("data-id")): c for c in tree.xpath("//section[contains(@class, 'card')]")},
    )


@pytest.mark.parametrize("where", ["title", "tail", "source", "publisher", "policy", "finding", "address"])
def test_hostile_text_is_only_text(report_maker, where: str) -> None:
    page = render(report_maker(**{where: f"660% goodwill gesture {EVIL}"}))
    one_script(page)
    assert "<script>alert" not in page
    assert visible(page)
    if where != "address":
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    etree.fromstring(page.split("<body>")[1].rsplit("<script>")[0].join(["<x>", "</x>"]))  # what is written is well formed


def test_only_the_script_whose_hash_the_policy_names(example_report) -> None:
    page = render(example_report)
    digest = base64.b64encode(hashlib.sha256(one_script(page).encode()).digest()).decode()
    csp = html.fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert f"script-src 'sha256-{digest}'" in csp
    assert "default-src 'none'" in csp
    assert page.index("Content-Security-Policy") < page.index("<style>")


def test_no_request_to_anywhere(example_report) -> None:
    page = render(example_report)
    tree = html.fromstring(page)
    assert not tree.xpath("//*[@src] | //link | //iframe | //object | //embed | //base | //*[@srcset] | //form[@action] | //*[@style]")
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert not [n for e in tree.iter() if isinstance(e.tag, str) for n in e.attrib if n.startswith("on")]
    for element in tree.xpath("//*[@href]"):
        assert element.tag == "a"
        assert element.get("href").startswith(("#card-", "https://"))
    assert tree.xpath("//a[@href='https://www.reuters.com/markets/magnets'][contains(@rel, 'noopener')]")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://a.example/x", "https://good.com@evil.example/", "https://xn--pple-43d.com/", None]
)
def test_an_address_that_no_reader_would_trust_is_no_link(report_maker, address: str | None) -> None:
    tree = html.fromstring(render(report_maker(address=address)))
    assert not [a for a in tree.xpath("//a/@href") if not a.startswith("#")]


def test_marks_are_joined_to_cards(example_report) -> None:
    tree, marks, cards = marks_and_cards(render(example_report))
    ids = {i for m in marks for i in short(m.get("data-id")).split()}
    assert ids <= cards.keys()
    assert {"n1", "n2", "n3", "n4", "c1", "c2", "c5", "c6", "c7", "c8", "f3", "f4"} <= ids
    assert all(tree.xpath("//*[@id=$id]", id=m.get("href")[1:]) for m in marks)
    assert len(tree.xpath("//*/@id")) == len(set(tree.xpath("//*/@id")))
    assert "c3" not in cards  # said again: joined to the first card
    assert sum("c2" in short(m.get("data-id")).split() for m in marks) == 2


def test_findings_and_frames_with_one_id_have_cards_of_their_own(example_report) -> None:
    findings = tuple(f.model_copy(update={"id": f"f{i}"}) for i, f in enumerate(example_report.findings, 1))
    page = render(example_report.model_copy(update={"findings": findings}))
    ids = html.fromstring(page).xpath("//*/@id")
    assert len(ids) == len(set(ids))
    assert {"card-finding-f3", "card-word-f3"} <= set(ids)


def test_the_text_is_whole_where_marks_overlap(example_report) -> None:
    tree, marks, _ = marks_and_cards(render(example_report))
    for unseen in tree.xpath("//article//span"):
        unseen.drop_tree()
    told = " ".join("".join(e.itertext()) for e in tree.xpath("//article/*"))
    assert " ".join(told.split()) == " ".join(example_report.article.text.split())
    both = next(m for m in marks if m.text == "157.5%")
    assert {"c6", "c7"} <= set(short(both.get("data-id")).split())
    assert not tree.xpath("//a//a")
    framed = next(m for m in marks if m.text == "46 tons")
    assert {"c5", "f4"} <= set(short(framed.get("data-id")).split())


def test_cards_go_as_the_text_goes_and_severity_has_a_shape(example_report) -> None:
    _tree, marks, cards = marks_and_cards(render(example_report))
    first = {}
    for at, mark in enumerate(marks):
        for card in short(mark.get("data-id")).split():
            first.setdefault(card, at)
    order = [first.get(card, -1) for card in cards]
    assert order == sorted(order)
    shapes = {i: c.xpath(".//h3/span[1]")[0].text for i, c in cards.items()}
    assert (shapes["n4"], shapes["n1"], shapes["n3"]) == ("▲", "◆", "●")
    assert (shapes["c7"], shapes["c5"], shapes["c8"], shapes["c1"]) == ("✗", "?", "≈", "✓")


def test_what_is_told_twice_of_the_same_words_has_one_card(example_report) -> None:
    one = next(f for f in example_report.findings if f.id == "n3")
    start = example_report.article.text.index("goodwill gesture", one.end)
    twin = one.model_copy(update={"id": "twin", "start": start, "end": start + 16, "frame": None})
    _, marks, cards = marks_and_cards(render(example_report.model_copy(update={"findings": (*example_report.findings, twin)})))
    assert "twin" not in cards
    assert sum("n3" in short(m.get("data-id")).split() for m in marks) == 2


def test_the_strip_says_the_counts_the_line_the_date_and_what_to_add(example_report) -> None:
    strip = html.fromstring(render(example_report)).xpath("//header")[0]
    said = " ".join(strip.text_content().split())
    for words in ("3 hold", "1 wrong", "1 unproven", "1 cannot be checked", "5 framing", "data as of 2025-07-20", "lowest known base"):
        assert words in said
    assert strip.xpath(".//*[@id='counter']")[0].text == example_report.findings[1].suggestion
    assert strip.xpath(".//button[@data-copy='counter']")


def test_an_untroubled_article(example_report) -> None:
    page = render(example_report.model_copy(update={"findings": (), "claims": (), "frames": (), "quantities": ()}))
    assert "Nothing to change." in page
    assert 'id="counter"' not in page


def test_chart_shows_months_missing_points_reference_and_policy(example_report) -> None:
    svg = etree.fromstring(chart(example_report, example_report.claims[0]))
    by = {
        kind: [r.get("data-month") for r in svg.iter("rect") if r.get("class") == kind]
        for kind in ("missing", "claimed", "baseline", "level")
    }
    assert by["missing"] == ["2024-06", "2024-11", "2024-12", "2025-01", "2025-02", "2025-04"]
    assert by["claimed"] == ["2025-06"]
    assert by["baseline"] == ["2025-05"]
    texts = ["".join(t.itertext()) for t in svg.iter("text")]
    assert {"353 t", "46.4 t", "lowest compared 591 t"} <= set(texts)
    assert any("2025-04-04 Announcement No. 18" in t for t in texts)
    assert svg.find("title") is not None
    assert "6 not known" in svg.find("desc").text


def test_chart_stands_on_zero(example_report) -> None:
    svg = etree.fromstring(chart(example_report, example_report.claims[0]))
    bars = {r.get("data-month"): float(r.get("height")) for r in svg.iter("rect") if r.get("class") in ("level", "claimed", "baseline")}
    assert bars["2025-06"] / bars["2024-05"] == pytest.approx(353 / 693, abs=0.01)


def test_no_chart_without_an_answer(example_report) -> None:
    assert chart(example_report, example_report.claims[4]) == ""


def bars_of(svg: str) -> list[tuple[str, float]]:
    return [(r.get("class"), float(r.get("width"))) for r in etree.fromstring(svg).iter("rect")]


def test_a_figure_in_no_monthly_series_stands_beside_its_baseline(example_report) -> None:
    svg = chart(example_report.model_copy(update={"series": ()}), example_report.claims[0])
    (_, base), (_, now) = bars_of(svg)
    assert [kind for kind, _ in bars_of(svg)] == ["baseline", "claimed"]
    assert base / now == pytest.approx(46.4 / 353, abs=0.01)


def test_a_change_that_alone_is_published_is_an_index(example_report) -> None:
    claim = example_report.claims[0]
    growth = example_report.observations[0].model_copy(update={"id": "g", "statistic": "growth", "unit": "percent", "value": -38.1})
    evidence = (claim.verdict.answer.evidence[0].model_copy(update={"ref": "g"}),)
    answer = claim.verdict.answer.model_copy(update={"low": -38.15, "high": -38.05, "evidence": evidence})
    alone = claim.model_copy(update={"verdict": claim.verdict.model_copy(update={"answer": answer, "label": "consistent"})})
    svg = chart(example_report.model_copy(update={"series": (), "observations": (growth,)}), alone)
    (_, base), (_, now) = bars_of(svg)
    assert now / base == pytest.approx(0.619, abs=0.01)
    assert "no level is published" in svg and ">61.9<" in svg


def test_the_figure_of_the_article_is_marked_where_the_data_say_another(example_report) -> None:
    claim = example_report.claims[1]
    quantity = claim.quantity.model_copy(update={"unit": "t", "low": 511.5, "high": 512.5, "shown": 512})
    wrong = claim.model_copy(update={"quantity": quantity, "verdict": claim.verdict.model_copy(update={"label": "contradicted"})})
    svg = chart(example_report, wrong)
    said = [p for p in etree.fromstring(svg).iter("path") if p.get("class") == "said"]
    assert len(said) == 1 and "512 t" in "".join(said[0].itertext())
    alone = chart(example_report.model_copy(update={"series": ()}), wrong)
    assert [kind for kind, _ in bars_of(alone)] == ["claimed", "own"] and ">512 t<" in alone


def test_every_checked_figure_has_a_chart(example_report) -> None:
    checked = [c for c in example_report.claims if c.verdict.answer is not None]
    assert checked and all(chart(example_report, c).startswith("<svg") for c in checked)


def test_error_page() -> None:
    page = render_error_page(FramingError("not-english", f"The text is not English {EVIL}.", "Give an English article.", "a.md"))
    assert "<script" not in page
    assert "Give an English article." in page
    assert visible(page)
    assert "default-src 'none'" in page


def test_golden(example_report, snapshot) -> None:
    """The page without its style and script, which have no text of a report in them."""
    body = render(example_report).split("<body>")[1].rsplit("<script>")[0]
    assert body == snapshot


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_aa_in_every_scheme(example_report) -> None:
    """WCAG 2.2, 1.4.3: text has 4.5 to 1 on every ground that it stands on."""
    schemes = re.findall(r":root \{(.*?)\}", render(example_report), re.S)
    assert len(schemes) == 3  # light, dark, print
    for scheme in schemes:
        colours = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]+)", scheme))
        for ground in ("paper", "panel", "lit"):
            for text in ("ink", "muted", "error", "warning", "suggestion", "hold", "unknown", "link"):
                light, dark = sorted((_luminance(colours[text]), _luminance(colours[ground])), reverse=True)
                assert (light + 0.05) / (dark + 0.05) >= 4.5, (text, ground, colours[text], colours[ground])
