"""The source map holds through random mixtures of damage, furniture, control characters, wraps and formats."""

from __future__ import annotations

import html
import io
import random
import textwrap
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.article import read_article
from framing.article.mapped import Mapped, join
from framing.schema import Article, Span

VERBS = ("rose", "fell", "slipped", "climbed", "stood still")
SENTENCES = (
    "Exports of {w} {v} 12% in June from May, customs data showed on Sunday",
    "The ministry’s office said that {w} {v} “for reasons of the season”—no others",
    "Traders in Rotterdam paid €580 for {w}, which {v} by £5 in 2023–2024",
    "A café of brokers & analysts said the price of {w} {v} to <20 dollars",
    "None of this shows that {w} {v} because of a ban on the trade",
)
FRONT = ("Home", "News", "Markets")
BACK = (
    "Search", "Recent Metal News", "Who Is Buying the Mine? A Paper Trail", "By Martha", "0 Comments", "Submit a Comment",
    "Your email address will not be published. Required fields are marked *", "Straight Into Your Inbox",
    "Fantastic! Thanks for subscribing, you won't regret it.",
)  # fmt: skip
CONTROLS = ("\x07", "\x1b[31m", "\x1b]0;t\x07", "\u202e", "\u200b", "\u00ad", "\ufeff", "\x00")
FORMATS = ("txt", "md", "html", "docx")


def read_wrongly(text: str, codec: str) -> str:
    def one(byte: int) -> str:
        for table in (codec, "cp1252"):
            try:
                return bytes([byte]).decode(table)
            except UnicodeDecodeError:
                continue
        return chr(byte)

    return "".join(c if c.isascii() else "".join(map(one, c.encode())) for c in text)


class Mixture:
    """An article of invented sentences in which each paragraph holds words of its own, with all that can befall it."""

    def __init__(self, seed: int, kind: str) -> None:
        self.pick = random.Random(seed)
        self.kind = kind
        self.markers = [f"marker{n}word" for n in range(self.pick.randint(2, 6))]
        self.codec = self.pick.choice([None, "cp874", "cp1252", "cp1251"])
        self.wrap = self.pick.choice([None, 60, 76])
        self.furniture = self.pick.random() < 0.5
        self.controls = self.pick.random() < 0.5
        self.newline = self.pick.choice(["\n", "\r\n"])

    def damage(self, text: str) -> str:
        if self.codec:
            text = read_wrongly(text, self.codec)
        if self.controls and self.kind != "docx":
            words = text.split(" ")
            words[self.pick.randrange(len(words))] += self.pick.choice(CONTROLS)
            text = " ".join(words)
        return text

    def paragraphs(self) -> list[str]:
        return [
            ". ".join(s.format(w=w, v=self.pick.choice(VERBS)) for s in self.pick.sample(SENTENCES, self.pick.randint(2, 4))) + "."
            for w in self.markers
        ]

    def data(self) -> bytes:
        headline = "Metals Move as Licences Come Back to the Market"
        bodies = [self.damage(p) for p in self.paragraphs()]
        front, back = (FRONT, BACK) if self.furniture else ((), ())
        return getattr(self, self.kind)(headline, bodies, front, back)

    def txt(self, headline: str, bodies: list[str], front: tuple[str, ...], back: tuple[str, ...]) -> bytes:
        if self.wrap:
            bodies = [textwrap.fill(b, self.wrap, break_long_words=False, break_on_hyphens=False) for b in bodies]
        blocks = [*front, headline, "Jul 21, 2025", *bodies, *back]
        return "\n\n".join(blocks).replace("\n", self.newline).encode()

    def md(self, headline: str, bodies: list[str], front: tuple[str, ...], back: tuple[str, ...]) -> bytes:
        bodies = [b.replace("&", "&amp;").replace("<", "\\<").replace("customs data", "**customs** [data](http://x.y 'z')") for b in bodies]
        blocks = [f"# {headline}", "*Jul 21, 2025*", bodies[0], "## What it means", *[f"- {b}" for b in bodies[1:]], *back]
        return "\n\n".join(blocks).replace("\n", self.newline).encode()

    def html(self, headline: str, bodies: list[str], front: tuple[str, ...], back: tuple[str, ...]) -> bytes:
        inner = "".join(f"<p>{html.escape(b).replace('customs data', '<b>customs</b> <a href=x>data</a>')}\n" for b in bodies)
        nav = "<nav>" + "".join(f"<li>{f}" for f in front) + "</nav>"
        end = "".join(f"<div>{b}</div>" for b in back)
        page = f"<!doctype html><script>'<p>'</script>{nav}<article><h1>{headline}</h1><time>Jul 21, 2025</time>{inner}{end}</article>"
        if self.codec is None and not self.controls and self.pick.random() < 0.5:
            return page.encode("ascii", errors="xmlcharrefreplace")
        return page.encode()

    def docx(self, headline: str, bodies: list[str], front: tuple[str, ...], back: tuple[str, ...]) -> bytes:
        def paragraph(text: str) -> str:
            half = len(text) // 2
            return (
                "<w:p>"
                + "".join(f'<w:r><w:t xml:space="preserve">{html.escape(t)}</w:t></w:r>' for t in (text[:half], text[half:]))
                + "</w:p>"
            )

        safe = [b.translate(dict.fromkeys(range(32))) for b in (*front, headline, "Jul 21, 2025", *bodies, *back)]
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        document = f'<w:document xmlns:w="{space}"><w:body>{"".join(map(paragraph, safe))}</w:body></w:document>'
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("word/document.xml", document.encode("utf-8"))
        return buffer.getvalue()


def require_sound_map(article: Article) -> None:
    """Pieces cover the text in order, exact ones are the source's own text, none goes back."""
    at, place = 0, (0, 0)
    for piece in article.source_map.pieces:
        assert piece.start == at and piece.end > piece.start
        at = piece.end
        assert place <= (piece.source_start, piece.source_end)
        assert 0 <= piece.source_start <= piece.source_end <= len(article.decoded)
        place = (piece.source_start, piece.source_end)
        if piece.exact:
            assert article.text[piece.start : piece.end] == article.decoded[piece.source_start : piece.source_end]
    assert at == len(article.text)
    last = 0
    for field in article.fields:
        assert last <= field.start < field.end
        assert not article.text[last : field.start].strip()
        last = field.end


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(FORMATS))
def test_a_planted_word_maps_to_itself(seed: int, kind: str) -> None:
    mixture = Mixture(seed, kind)
    article = read_article(mixture.data(), f"a.{kind}")
    require_sound_map(article)
    assert article.headline == "Metals Move as Licences Come Back to the Market"
    assert article.published is not None and article.published.isoformat() == "2025-07-21"
    for marker in mixture.markers:
        at = article.text.index(marker)
        found = article.source_map(Span(at, at + len(marker)))
        source = article.decoded[found.start : found.end]
        assert source == marker
    assert not [b for b in BACK if b in article.text]
    if mixture.codec:
        assert "office said" not in article.text or "The ministry’s office" in article.text
    assert len(article.in_fields(["body"])) >= len(mixture.markers)
    assert not set(article.text) & {"\x07", "\x1b", "\u202e", "\u200b", "\u00ad", "\ufeff", "\x00"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8), st.sampled_from(["txt", "md", "html"]))
def test_any_text_reads_with_a_sound_map(lines: list[str], kind: str) -> None:
    """Whatever stands in the input: the map holds, and only errors for people are raised."""
    body = "China's exports of rare-earth magnets rose sharply in June from May, customs data showed on Sunday, as the licences came back."
    text = "\n\n".join(["Magnets rise", f"{body} {body}", *lines, body])
    data = text.encode("utf-8", errors="replace")
    article = read_article(data, f"a.{kind}") if kind != "html" else read_article(b"<article>" + data + b"</article>", "a.html")
    require_sound_map(article)


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.text(max_size=4)), max_size=6),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_edits_and_cuts_keep_the_way_back(source: str, wanted: list[tuple[int, int, str]], low: int, high: int) -> None:
    text = Mapped.of(source)
    edits: list[tuple[int, int, str]] = []
    for start, size, new in sorted(wanted):
        if start + size <= len(source) and (not edits or start >= edits[-1][1]):
            edits.append((start, start + size, new))
    expected = source
    for start, end, new in reversed(edits):
        expected = expected[:start] + new + expected[end:]
    edited = text.edit(edits)
    assert edited.text == expected
    low, high = sorted((min(low, len(expected)), min(high, len(expected))))
    part = join([edited.cut(0, low), edited.cut(low, high), edited.cut(high, len(expected))])
    assert part.text == expected
    for mapped in (edited, part, edited.cut(low, high)):
        at = 0
        for piece in mapped.pieces:
            assert piece.start == at
            at = piece.end
            if piece.exact:
                assert mapped.text[piece.start : piece.end] == source[piece.source_start : piece.source_end]
        assert at == len(mapped.text)
