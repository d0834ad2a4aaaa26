from __future__ import annotations

from datetime import date

import pytest

from framing.schema import Article, Field, SourceMap


@pytest.fixture(scope="session")
def read(nlp):
    """A text (paragraphs parted by blank lines; "# " heads a headline, "- " an item) to a reading."""
    from framing.claims.reader import read_claims
    from framing.language import paragraphs
    from framing.voice import find_voices

    def reading(text: str, published: str | None = "2025-07-20"):
        fields, parts, at = [], [], 0
        for part in text.split("\n\n"):
            kind = "headline" if part.startswith("# ") else "highlights" if part.startswith("- ") else "body"
            part = part.removeprefix("# ").removeprefix("- ")
            fields.append(Field(kind, at, at + len(part)))
            parts.append(part)
            at += len(part) + 2
        clean = "\n\n".join(parts)
        article = Article(
            id="x",
            text=clean,
            fields=tuple(fields),
            published=date.fromisoformat(published) if published else None,
            published_from="given",
            language="en",
            source="x",
            agencies=(),
            repairs=(),
            source_map=SourceMap.identity(len(clean)),
            decoded=clean,
        )
        parsed = paragraphs(article, nlp)
        return clean, read_claims(parsed, [find_voices(p.doc) for p in parsed], article.published)

    return reading
