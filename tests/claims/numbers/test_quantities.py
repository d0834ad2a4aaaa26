"""What a written number stands for: units, intervals, hedges, ranges, and the numbers that are none."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.claims.numbers import NumberMention, find_quantities
from framing.schema import Interval


def only(text: str) -> NumberMention:
    (mention,) = [m for m in find_quantities(text) if m.why_not is None]
    return mention


@pytest.mark.parametrize(
    ("text", "shown", "unit", "tight", "loose"),
    [
        ("up 660% on May", 660, "percent", (659.5, 660.5), (655, 665)),
        ("353 metric tons", 353, "t", (352.5, 353.5), (352.5, 353.5)),
        ("300,000 tonnes", 300_000, "t", (299_999.5, 300_000.5), (285_000, 315_000)),
        ("about 300,000 tonnes", 300_000, "t", (299_999.5, 300_000.5), (285_000, 315_000)),
        ("about 27,400 t", 27_400, "t", (27_399.5, 27_400.5), (27_300, 27_500)),
        ("roughly 70%", 70, "percent", (69.5, 70.5), (66.5, 73.5)),
        ("nearly 4.1 million tonnes", 4.1e6, "t", (4.05e6, 4.1e6), (4.05e6, 4.1e6)),
        ("just over 4.1 million tonnes", 4.1e6, "t", (4.1e6, 4.15e6), (4.1e6, 4.15e6)),
        ("at least 46 tonnes", 46, "t", (46, None), (46, None)),
        ("up to 500 tonnes", 500, "t", (None, 500), (None, 500)),
        ("as much as 5%", 5, "percent", (None, 5), (None, 5)),
        ("seven million tonnes", 7e6, "t", (6.5e6, 7.5e6), (6.5e6, 7.5e6)),
        ("Rs 4,480 crore", 4.48e10, "INR", (4.4795e10, 4.4805e10), (4.475e10, 4.485e10)),
        ("5.2 lakh tonnes", 520_000, "t", (515_000, 525_000), (515_000, 525_000)),
        ("NZ$9.1 billion", 9.1e9, "NZD", (9.05e9, 9.15e9), (9.05e9, 9.15e9)),
        ("$612 a tonne", 612, "USD/t", (611.5, 612.5), (611.5, 612.5)),
        ("1.2 million barrels a day", 1.2e6, "bbl/d", (1.15e6, 1.25e6), (1.15e6, 1.25e6)),
        ("1.6 million short tons", 1.6e6, "short_ton", (1.55e6, 1.65e6), (1.55e6, 1.65e6)),
        ("240 basis points", 240, "bp", (239.5, 240.5), (235, 245)),
        ("1.8 percentage points", 1.8, "percentage points", (1.75, 1.85), (1.75, 1.85)),
        ("118,400 cars", 118_400, "count", (118_399.5, 118_400.5), (118_350, 118_450)),
        ("rose sevenfold", 7, "times", (6.5, 7.5), (6.5, 7.5)),
        ("six times more than in May", 6, "times", (6, 7), (5.5, 7.5)),
        ("more than doubled", 2, "times", (2, None), (2, None)),
        ("fell by nearly a third", 1 / 3, "fraction", (0.95 / 3, 1 / 3), (0.95 / 3, 1 / 3)),
        ("half of the nuts", 0.5, "fraction", (0.5, 0.5), (0.475, 0.525)),
        ("50 Mt of ore", 5e7, "t", (4.95e7, 5.05e7), (4.75e7, 5.25e7)),
        ("half a million tonnes", 5e5, "t", (5e5, 5e5), (4.75e5, 5.25e5)),
        ("12 000 tonnes", 12_000, "t", (11_999.5, 12_000.5), (11_500, 12_500)),
        ("1,150 yuan/kg", 1150, "CNY/kg", (1149.5, 1150.5), (1145, 1155)),
        ("$3,200/MT", 3200, "USD/t", (3199.5, 3200.5), (3150, 3250)),
        ("three-quarters of it", 0.75, "fraction", (0.75, 0.75), (0.7125, 0.7875)),
        ("5,000 or so tonnes", 5000, "t", (4999.5, 5000.5), (4750, 5250)),
        ("were unchanged", 0, "percent", (-0.5, 0.5), (-0.5, 0.5)),
        ("5.2万吨", 52_000, "t", (51_500, 52_500), (51_500, 52_500)),
    ],
)
def test_what_a_number_stands_for(
    text: str, shown: float, unit: str, tight: tuple[float | None, float | None], loose: tuple[float | None, float | None]
) -> None:
    q = only(text).quantity
    assert q.shown == pytest.approx(shown)
    assert q.unit == unit
    for got, expected in ((q.tight, tight), (q.loose, loose)):
        assert (got.low is None, got.high is None) == (expected[0] is None, expected[1] is None)
        assert got.low == pytest.approx(expected[0])
        assert got.high == pytest.approx(expected[1])
    assert text[q.start : q.end] == q.text


def test_range_has_two_ends_on_one_span() -> None:
    mention = only("cut exports by 88-95%.")
    assert mention.quantity.text == "88-95%"
    assert mention.quantity.tight == Interval(88, 95)
    assert mention.quantity.loose == Interval(87.5, 95.5)
    assert mention.ends is not None
    assert [e.shown for e in mention.ends] == [88, 95]
    assert {e.span for e in mention.ends} == {mention.quantity.span}


def test_between_borrows_unit_and_scale() -> None:
    assert only("between 11.5 and 12 million tonnes").quantity.tight == Interval(11.5e6, 12e6)
    assert only("5 to 7 million tonnes").quantity.tight == Interval(5e6, 7e6)


@pytest.mark.parametrize(
    "text", ["rose from 32,000 tonnes to 40,000 tonnes", "narrowed by $3.4 billion to $9.7 billion", "fell 5,000 to 12,000 tonnes"]
)
def test_a_change_and_where_it_led_are_no_range(text: str) -> None:
    figures = [m for m in find_quantities(text) if m.why_not is None]
    assert len(figures) == 2
    assert all(m.ends is None for m in figures)


@pytest.mark.parametrize(
    ("text", "units", "values"),
    [
        ("exported 5,773 and 6,146 tonnes", ["t", "t"], [5773, 6146]),
        ("rose 3% to 14.2 from 13.8 million tonnes", ["percent", "t", "t"], [3, 14.2e6, 13.8e6]),
        ("118,400 cars in May, 6,200 fewer than in April", ["count", "count"], [118_400, 6200]),
        ("10,000 vehicles were shipped, up from 8,000 last year", ["count", "count"], [10_000, 8_000]),
        ("fell 33% and 41% respectively", ["percent", "percent"], [33, 41]),
        ("exports were zero in May, compared with 2.4 tonnes in April", ["t", "t"], [0, 2.4]),
        ("imported no canola meal in June, down from 190,000 tonnes", ["t", "t"], [0, 190_000]),
    ],
)
def test_elided_units_come_from_the_neighbour(text: str, units: list[str], values: list[float]) -> None:
    figures = [m.quantity for m in find_quantities(text) if m.why_not is None]
    assert [q.unit for q in figures] == units
    assert [q.shown for q in figures] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "written", "why"),
    [
        ("Section 232 duties", "Section 232", "part of a name"),
        ("Announcement No. 18 of 2025 covers it", "No. 18 of 2025", "part of a name"),
        ("the G7 met", "G7", "part of a name"),
        ("a Boeing 737 left", "Boeing 737", "part of a name"),
        ("magnets (HS 8505.11) rose", "HS 8505.11", "part of a name"),
        ("COVID-19 hit", "COVID-19", "part of a name"),
        ("an F-35 flew", "F-35", "part of a name"),
        ("under Article 5 of it", "Article 5", "part of a name"),
        ("the 301 tariffs stay", "301", "part of a name"),
        ("on June 16, it ended", "June 16", "date"),
        ("in 2019, it ended", "2019", "year"),
        ("said Ioana Marin, 44, a broker", ", 44", "age"),
        ("the 30-year-old trader", "30-year-old", "age"),
        ("at 221 Harbour Road", "221 Harbour Road", "address"),
        ("saw his team win 3-1 there", "win 3-1", "score"),
        ("by 0830 GMT", "0830 GMT", "time of day"),
        ("a 25% import tariff", "25%", "policy rate"),
        ("raised duties to 50%", "50%", "policy rate"),
        ("tariffs were raised by 10 percentage points", "10 percentage points", "policy rate"),
        ("grew for three quarters, then", "three quarters", "length of time"),
        ("lost 3,600 people", "3,600 people", "count of something else"),
        ("in the first half", "first", "part of a period"),
        ("1. Exports", "1.", "list marker"),
        ("over 12 months", "12 months", "length of time"),
        ("dozens of ships", "dozens of", "vague number"),
    ],
)
def test_numbers_that_are_none_say_why(text: str, written: str, why: str) -> None:
    found = {m.quantity.text: m.why_not for m in find_quantities(text)}
    assert found.get(written) == why


@pytest.mark.parametrize(
    ("text", "form", "direction"),
    [
        ("exports -18.3%", "percent", "down"),
        ("imports +4.6%", "percent", "up"),
        ("it doubled", "multiple", "up"),
        ("it halved", "multiple", "down"),
        ("a 16-month low", "extremum", "down"),
        ("the highest since January 2025", "extremum", "up"),
        ("hit a record 31,000 tonnes", "extremum", "up"),
        ("a record low", "extremum", "down"),
        ("were flat in May", "flat", "flat"),
        ("the second-largest source", "rank", None),
        ("a third straight month", "run", None),
        ("a third of it", "fraction", None),
    ],
)
def test_form_and_direction(text: str, form: str, direction: str | None) -> None:
    mention = next(m for m in find_quantities(text) if m.why_not is None)
    assert (mention.form, mention.direction) == (form, direction)


@pytest.mark.parametrize(
    "text",
    ["flat-rolled steel", "flat glass", "track record", "the recorded sum", "a second opinion", "double standards", "first half of May"],
)
def test_words_that_only_look_like_figures(text: str) -> None:
    assert not [m for m in find_quantities(text) if m.why_not is None]


def test_ambiguities_are_kept() -> None:
    assert only("¥412 billion").ambiguous_unit == ("JPY", "CNY")
    assert only("1.2 million pounds").ambiguous_unit == ("lb", "GBP")
    assert only("1,200 tons").quantity.ton_said
    assert not only("1,200 metric tons").quantity.ton_said
    assert only("480 t a month").per == "month"


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Exports",
            "rose",
            "fell",
            "12%",
            "3.5",
            "million",
            "tonnes",
            "of",
            "to",
            "from",
            "nearly",
            "May",
            "2024",
            "seven",
            "-",
            ",",
            ".",
            "a third",
            "doubled",
            "between",
            "and",
            "$",
            "G7",
            "record",
            "no",
            "half",
            "US$4bn",
            "12,300",
            "first",
            "88-95%",
            "1/3",
            "(3)",
            "\n",
            "½",
            "–5%",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(SENTENCES)
def test_every_digit_stands_in_exactly_one_mention(text: str) -> None:
    mentions = find_quantities(text)
    for a, b in pairwise(mentions):
        assert a.end <= b.start
    for m in mentions:
        assert text[m.start : m.end] == m.quantity.text
        tight, loose = m.quantity.tight, m.quantity.loose
        assert Interval.hull(tight, loose) == loose
    for index, char in enumerate(text):
        if char.isdigit():
            assert sum(m.start <= index < m.end for m in mentions) == 1, (text, index)


def test_400_words_are_read_quickly() -> None:
    text = (
        "China exported 353 metric tons of magnets to the U.S. in June, up 660% from May, after a record low of 46 tons, traders said. "
        * 18
    )
    paragraphs = [text[i : i + 127 * 3] for i in range(0, len(text), 127 * 3)]
    find_quantities(text)
    start = time.perf_counter()
    for paragraph in paragraphs:
        find_quantities(paragraph)
    # 10 times what it takes on a slow core, so that a busy machine does not fail it; a quadratic pattern would.
    assert time.perf_counter() - start < 0.1
