"""What an HTML page says of itself: meta tags, JSON-LD, time elements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from framing.article.dates import read_timestamp
from framing.article.markup import Tag

_PUBLISHED = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "publishdate", "publish_date", "publish-date",
    "pubdate", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "date",
)  # fmt: skip
"""Names of meta tags that hold the publishing date, the surest first."""
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "byl")
_PUBLISHERS = ("og:site_name", "article:publisher", "dc.publisher")
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title")
_ARTICLE_TYPES = ("article", "newsarticle", "reportagenewsarticle", "blogposting", "analysisnewsarticle", "opinionnewsarticle")
_LARGEST = 500_000
"""Characters of JSON-LD that are parsed; the longest seen are a fifth of it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Date, titles, authors, publishers and addresses, as the page says them."""

    published: date | None
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    addresses: tuple[str, ...]


def _metas(tags: Sequence[Tag]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for tag in tags:
        if tag.name != "meta":
            continue
        value = tag.attributes.get("content", "").strip()
        for attribute in ("property", "name", "itemprop"):
            key = tag.attributes.get(attribute, "").strip().lower()
            if key and value:
                found.setdefault(key, []).append(value)
    return found


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    if depth > 8:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)
    elif isinstance(value, list):
        for one in value[:100]:
            yield from _objects(one, depth + 1)


def _linked(raw: Sequence[tuple[Tag, str]]) -> list[dict[str, object]]:
    """The JSON-LD objects that describe an article."""
    found: list[dict[str, object]] = []
    for tag, content in raw:
        if tag.name != "script" or "ld+json" not in tag.attributes.get("type", "").lower() or len(content) > _LARGEST:
            continue
        try:
            parsed = json.loads(content.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue  # a page's broken JSON-LD says nothing; the rest of the page still does
        for one in _objects(parsed):
            kinds = one.get("@type")
            if any(str(k).lower() in _ARTICLE_TYPES for k in (kinds if isinstance(kinds, list) else [kinds])):
                found.append(one)
    return found


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one)]
    return []


def _published(metas: dict[str, list[str]], linked: list[dict[str, object]], tags: Sequence[Tag]) -> date | None:
    told = [v for key in _PUBLISHED[:1] for v in metas.get(key, [])]
    told += [v for one in linked for v in _names(one.get("datePublished"))]
    told += [v for key in _PUBLISHED[1:] for v in metas.get(key, [])]
    told += [
        t.attributes.get("datetime", "")
        for t in tags
        if t.name == "time"
        and ("pubdate" in t.attributes or "published" in f"{t.attributes.get('itemprop', '')} {t.attributes.get('class', '')}".lower())
    ]
    days = {t.attributes.get("datetime", "").strip() for t in tags if t.name == "time"} - {""}
    if len(days) == 1:
        told += list(days)
    return next((day for one in told if (day := read_timestamp(one)) is not None), None)


def read_facts(tags: Sequence[Tag], raw: Sequence[tuple[Tag, str]]) -> PageFacts:
    """The facts from the page's meta, link and time tags and the content of its raw elements (scripts, title)."""
    metas = _metas(tags)
    linked = _linked(raw)
    titles = [v for key in _TITLES for v in metas.get(key, [])] + [n for one in linked for n in _names(one.get("headline"))]
    titles += [content.strip() for tag, content in raw if tag.name == "title" and content.strip()]
    authors = [v for key in _AUTHORS for v in metas.get(key, [])] + [n for one in linked for n in _names(one.get("author"))]
    publishers = [v for key in _PUBLISHERS for v in metas.get(key, [])] + [n for one in linked for n in _names(one.get("publisher"))]
    addresses = [t.attributes.get("href", "") for t in tags if t.name == "link" and t.attributes.get("rel", "").lower() == "canonical"]
    addresses += metas.get("og:url", [])
    return PageFacts(
        _published(metas, linked, tags),
        tuple(dict.fromkeys(titles)),
        tuple(a for a in dict.fromkeys(authors) if "://" not in a),
        tuple(p for p in dict.fromkeys(publishers) if "://" not in p),
        tuple(a for a in dict.fromkeys(addresses) if a),
    )
