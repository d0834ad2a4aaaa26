"""framing.report/1: its keys, its JSON Schema, and how it is made of what the rooms found."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from framing.schema import (
    Answer,
    Article,
    Assumed,
    Baseline,
    Claim,
    Commodity,
    Evidence,
    Field,
    Finding,
    Frame,
    FrameTest,
    Implication,
    Inferred,
    Interval,
    Meaning,
    Observation,
    Other,
    Part,
    Period,
    Policy,
    Quantity,
    Question,
    Read,
    Recovery,
    Series,
    SeriesKey,
    SeriesPoint,
    Source,
    SourceMap,
    Span,
    Verdict,
    Voice,
)
from framing.schema import contract as c
from framing.schema.article import Piece
from framing.schema.assemble import assemble

DECODED = "---\r\ntitle: x\r\n---\r\nExports rose 660% in a recovery."
TEXT = "Exports rose 660% in a recovery."
SHIFT = DECODED.index(TEXT)
KEY = SeriesKey("rare-earth-magnets", "CHN", "export", "USA", "quantity")
JUNE, MAY = Period.month(2025, 6), Period.month(2025, 5)
KEYS = {
    "": "schema tool article quantities claims frames findings observations series policies summary",
    "tool": "version model lexicon data",
    "article": "id title published source language text fields repairs",
    "quantities": "start end text low high unit claims why_not",
    "claims": "id text start end source_start source_end sentence kind of quantity direction measure aggregate side modality commodity "
    "flow reporter partner period baseline versus basis qualifiers roles voice confidence same_as verdict perturbation neighbours",
    "frames": "id text start end source_start source_end entry family meaning voice claim test",
    "findings": "id code name severity action start end source_start source_end text message why evidence suggestion claim frame "
    "fingerprint",
    "observations": "id product reporter flow partner measure basis period baseline statistic value low high unit tier source known_since "
    "derived_from",
    "series": "id key unit points missing",
    "policies": "id title instrument products partners in_force source",
    "summary": "numbers framing coverage counts missing bottom_line",
}
"""The keys of the contract; a reader of /1 may count on each of them."""


def observation(name: str, period: Period, tonnes: float) -> Observation:
    kg = tonnes * 1000
    return Observation(name, KEY, period, "level", kg, kg - 50, kg + 50, "kg", "secondary", Source("Reuters", date="2025-07-20"))


def point(o: Observation) -> SeriesPoint:
    return SeriesPoint(o.period, o.value, o.low, o.high, o.tier, (o,), o.source.known_since)


@pytest.fixture
def made() -> c.Report:
    may, june, april = observation("may", MAY, 46.4), observation("june", JUNE, 353), observation("april", Period.month(2025, 4), 100)
    start = TEXT.index("660%")
    quantity = Quantity(start, start + 4, "660%", 660.0, "percent", Interval(659.5, 660.5), Interval(655, 665))
    claim = Claim(
        id="c1", text="660%", start=start, end=start + 4, sentence=Span(0, len(TEXT)), kind="change", quantity=quantity, direction="up",
        commodity=Commodity("magnets", "rare-earth-magnets", ("850511",)), flow="export", reporter="CHN", partner="USA", period=JUNE,
        roles={"flow": Read(0, 7), "partner": Inferred("headline", 0, 3), "reporter": Other("Guangdong", 0, 7)},
    )  # fmt: skip
    question = Question(
        product="rare-earth-magnets", flow="export", reporter="CHN", partner="USA", measure="quantity", statistic="change", period=JUNE,
        baseline=Baseline(MAY, "previous"), assumed=(Assumed("baseline", "2025-05", 0, 571),),
    )  # fmt: skip
    answer = Answer((Part(Interval(658.9, 662.7), (june, may), False),), "percent", "secondary")
    at = TEXT.index("recovery")
    meaning = Meaning("m", "back where it was", Implication("recovery_state", "a level fell and is back"), "our definition")
    frame = Frame(
        id="f1", text="recovery", start=at, end=at + 8, sentence=Span(0, len(TEXT)), entry="recovery", family="level", meaning=meaning,
        voice=Voice(), claim="c1",
    )  # fmt: skip
    recovery = Recovery(
        share=Interval(0.53, 0.55), reference=Interval(600, 620), reference_kind="median", reference_known=6, trough=point(may),
        now=point(june), fall_begins=Period.month(2025, 4), policy=None, risen=True, used=(april,),
    )  # fmt: skip
    test = FrameTest(
        frame="f1", label="overstated", reason="54% is made good", implies="a level fell and is back",
        evidence=(Evidence("observation", "april"),), recovery=recovery, circumstance=("london",),
    )  # fmt: skip
    finding = Finding(
        id="n1", code="W401", name="frame-contradicted", severity="warning", action="change", start=at, end=at + 8, text="recovery",
        message="Change: 54%.", why="54%", evidence=(Evidence("policy", "chn-2025-18", "rule"),), frame="f1",
    )  # fmt: skip
    policies = tuple(
        Policy(name, name, ("CHN",), "licence", (("rare-earth-magnets", "part"),), ("WLD",), ((date(2025, 4, 4), None),), (), "text")
        for name in ("chn-2025-18", "london", "elsewhere")
    )
    article = Article(
        id="a", text=TEXT, fields=(Field("body", 0, len(TEXT)),), published=date(2025, 7, 20), published_from="given", language="en",
        source=b"caf\xe9.md".decode("utf-8", "surrogateescape"), agencies=(), repairs=(), decoded=DECODED,
        source_map=SourceMap((Piece(0, len(TEXT), SHIFT, SHIFT + len(TEXT)),)),
    )  # fmt: skip
    return assemble(
        article=article, quantities=(quantity,), owners={0: ("c1",)}, claims=(claim,),
        verdicts=(Verdict(claim="c1", label="supported", reason="up 661%", question=question, answer=answer),),
        frames=(frame,), tests=(test,), policies=policies, series=(Series(KEY, "kg", (point(may), point(june)), ()),), findings=(finding,),
        summary=c.Summary(
            numbers="hold", framing="leans", coverage=c.Coverage(quantities=1, trade=1, checked=1),
            counts=c.Counts(hold=1, wrong=0, unproven=0, uncheckable=0, framing=1), missing=(), bottom_line="The numbers hold.",
        ),
        tool=c.Tool(version="0", model="m", lexicon="1", data=c.Data(as_of="2025-07-20", store="x")),
        goods=lambda code: code.replace("-", " "), place={"CHN": "China", "USA": "the US", "WLD": "the world"}.__getitem__,
    )  # fmt: skip


def test_round_trip(made):
    assert c.Report.model_validate_json(made.to_json()) == made
    assert c.Report.model_validate_json(made.to_json(indent=None)) == made


def test_the_keys_of_the_contract(made):
    told = json.loads(made.to_json())
    assert told["schema"] == "framing.report/1"
    for name, keys in KEYS.items():
        part = told[name] if name else told
        for one in part if isinstance(part, list) else [part]:
            assert set(keys.split()) <= set(one), name


def test_a_report_is_valid_by_its_own_schema(made):
    schema = c.report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(made.to_json()), schema)
    assert set(KEYS[""].split()) - {"schema"} <= set(schema["required"])


def test_what_a_reader_does_not_know_is_ignored(made):
    told = json.loads(made.to_json())
    told["new"] = 1
    told["claims"][0]["new"] = {"a": 1}
    assert c.Report.model_validate(told) == made


def test_a_report_is_frozen(made):
    with pytest.raises(ValueError, match="frozen"):
        made.summary = None


def test_ranges_are_true_in_text_and_in_source(made):
    lines = made.article.lines
    for part in (*made.claims, *made.frames, *made.findings):
        assert made.article.text[part.start : part.end] == part.text
        assert DECODED[part.source_start : part.source_end] == part.text
    assert [DECODED[a:b] for a, b in zip(lines, (*lines[1:], None), strict=True)] == DECODED.splitlines(keepends=True)


def test_verdicts_and_tests_are_joined_to_their_claims_and_frames(made):
    claim, frame = made.claims[0], made.frames[0]
    assert claim.verdict.label == "supported" and claim.verdict.question is not None
    assert claim.verdict.question.baseline == c.BaselinePart(period="2025-05", kind="previous")
    assert claim.verdict.question.assumed == (c.AssumedPart(role="baseline", value="2025-05", matched=0, of=571),)
    assert frame.test.label == "overstated" and frame.test.implies == "a level fell and is back"


def test_roles_have_only_the_key_that_applies(made):
    roles = json.loads(made.to_json())["claims"][0]["roles"]
    assert roles == {
        "flow": {"start": 0, "end": 7},
        "partner": {"start": 0, "end": 3, "inferred_from": "headline"},
        "reporter": {"start": 0, "end": 7, "other": "Guangdong"},
    }


def test_every_reference_is_in_the_report_and_no_policy_is_that_nothing_names(made):
    known = {o.id for o in made.observations} | {s.id for s in made.series} | {p.id for p in made.policies}
    used = [e for f in made.findings for e in f.evidence] + [e for f in made.frames for e in f.test.evidence]
    used += [e for x in made.claims if x.verdict.answer for e in x.verdict.answer.evidence]
    assert {e.ref for e in used if e.kind != "text"} <= known
    assert {p.source for s in made.series for p in s.points} <= known
    assert {p.id for p in made.policies} == {"chn-2025-18", "london"}


def test_ids_have_names(made):
    assert made.labels == {"rare-earth-magnets": "rare earth magnets", "CHN": "China", "USA": "the US", "WLD": "the world"}


def test_a_file_name_that_is_no_utf_8_is_told(made):
    assert made.article.source == "caf\\udce9.md"


def test_one_row_a_claim(made):
    table = made.to_frame()
    assert len(table) == len(made.claims)
    row = table.iloc[0]
    assert (row["id"], row["verdict"], row["partner"], row["answer_unit"]) == ("c1", "supported", "USA", "percent")
    assert row["answer_low"] < 660 < row["answer_high"]
