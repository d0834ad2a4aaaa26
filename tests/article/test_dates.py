"""Dates of lines, datelines, timestamps; and the agencies of datelines and bylines."""

from __future__ import annotations

from datetime import date

import pytest

from framing.article import read_article
from framing.article.authors import find_agencies
from framing.article.dates import dateline_agency, read_date_line, read_dateline, read_timestamp, starts_with_dateline

DAY = date(2025, 7, 21)
BODY = "China's exports of rare-earth magnets rose sharply in June from May, customs data showed, as licences were granted again."


@pytest.mark.parametrize(
    "line",
    [
        "Jul 21, 2025",
        "July 21, 2025",
        "21 July 2025",
        "21st July, 2025",
        "2025-07-21",
        "2025/07/21",
        "Monday, July 21, 2025",
        "Mon 21 Jul 2025 09:30 GMT",
        "Published: July 21, 2025 at 9:30 am EDT",
        "Published on 21 July 2025",
        "Posted July 21, 2025",
        "Published July 21, 2025 | Updated July 23, 2025",
        "Last updated: 23 July 2025 · Published: 21 July 2025",
        "2025-07-21T09:30:00Z",
        "By Jane Doe | July 21, 2025",
        "July 21, 2025 · 4 min read",
        "Sept. 3, 2024 / Jul 21, 2025"[15:],
    ],
)
def test_date_lines(line: str) -> None:
    assert read_date_line(line) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Exports rose on July 21, 2025",
        "July 21",
        "July 2025",
        "2025",
        "February 30, 2025",
        "In force from 21 July 2025 until further notice",
        "May 2025 exports: 46 tons",
        "353",
        "07/21/2025",
    ],
)
def test_lines_that_are_no_date(line: str) -> None:
    assert read_date_line(line) is None


def test_dateline_with_and_without_a_year() -> None:
    assert read_dateline(f"BEIJING, July 20, 2025 (Reuters) - {BODY}", "") == date(2025, 7, 20)
    assert read_dateline(f"BEIJING, July 20 (Reuters) - {BODY}", "") is None
    assert read_dateline(f"BEIJING, July 20 (Reuters) - {BODY}", "Copyright 2025") is None
    assert read_dateline(f"BEIJING, July 20 (Reuters) - {BODY}", "Posted on July 20, 2025 at noon") == date(2025, 7, 20)
    assert read_dateline(f"BEIJING, July 20 (Reuters) - {BODY}", "20 July 2024 and 20 July 2025") is None
    assert read_dateline("China - July 20 was a Sunday.", "") is None


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("BEIJING, July 20 (Reuters) - China's exports", "Reuters"),
        ("BEIJING, July 20 (Xinhua) -- China's exports", "Xinhua"),
        ("HONG KONG (AP) — China's exports", "Associated Press"),
        ("WASHINGTON, D.C., 20 July (AFP) – The office", "AFP"),
        ("(Bloomberg) -- China's exports", "Bloomberg"),
    ],
)
def test_agencies_of_datelines(paragraph: str, agency: str) -> None:
    assert find_agencies((), [paragraph]) == (agency,)


def test_a_bracket_in_a_sentence_is_no_dateline() -> None:
    assert dateline_agency("The General Administration of Customs (GACC) - which keeps the figures") is None
    assert not starts_with_dateline("US-China trade - a history")
    assert not starts_with_dateline("U.S. exports rose - a little")


@pytest.mark.parametrize(
    ("byline", "agencies"),
    [
        ("By Jane Doe, Reuters", ("Reuters",)),
        ("By Jane Doe and John Roe | Bloomberg News", ("Bloomberg",)),
        ("By Xinhua", ("Xinhua",)),
        ("By Ap Jones", ()),
        ("(With inputs from PTI)", ("PTI",)),
    ],
)
def test_agencies_of_bylines(byline: str, agencies: tuple[str, ...]) -> None:
    article = read_article(f"Magnet exports leap in June\n\n{byline}\n\n{BODY}\n".encode(), "a.txt")
    assert article.agencies == agencies
    assert byline not in article.text


def test_the_given_date_wins_and_the_id_knows_it() -> None:
    data = f"Magnet exports leap in June\n\nJul 20, 2025\n\n{BODY}\n".encode()
    found, given = read_article(data, "a.txt"), read_article(data, "b.txt", published=DAY)
    assert (found.published, found.published_from) == (date(2025, 7, 20), "date line")
    assert (given.published, given.published_from) == (DAY, "given")
    assert found.id != given.id
    assert found.id == read_article(data.replace(b"\n", b"\r\n"), "c.txt").id


def test_no_date_is_none() -> None:
    article = read_article(f"Magnet exports leap in June\n\n{BODY}\n".encode(), "a.txt")
    assert article.published is None and article.published_from is None


@pytest.mark.parametrize("stamp", ["2025-07-21", "2025-07-21T08:00:00+08:00", "20250721", "2025-07-21 08:00", "Jul 21, 2025"])
def test_timestamps(stamp: str) -> None:
    assert read_timestamp(stamp) == DAY
