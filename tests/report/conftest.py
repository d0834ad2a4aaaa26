"""A small report of the magnets article, built by hand, with a finding of each severity."""

from __future__ import annotations

import pytest

from framing.schema import contract as c

TITLE = "China's rare earth magnet exports to US soar 660% in goodwill gesture"
STANDFIRST = "Shipments jump to 353 metric tons in June as trade thaw takes hold"
PARAGRAPHS = (
    "BEIJING, July 20 - China's exports of rare earth magnets to the United States soared in June, a goodwill gesture towards Washington "
    "that completes the recovery of a trade on which American carmakers and defence contractors depend.",
    "Shipments to the U.S. climbed to 353 metric tons last month, up 660% from May, customs data showed on Sunday. Exports to the country "
    "had fallen to just 46 tons in April and May, when deliveries all but dried up and some assembly lines stood still.",
    "Worldwide, China shipped 3,188 tons of the magnets in June, a rise of 157.5% from 1,238 tons the month before, according to the "
    "General Administration of Customs. That was still 38.1% below June 2024.",
)
SUBHEAD = "Taps open again"
LAST = "China supplies more than 90% of the world's rare earth magnets. Those for July are due on Aug. 20."
US = ("rare-earth-magnets", "CHN", "export", "USA", "quantity", "")
WORLD = ("rare-earth-magnets", "CHN", "export", "WLD", "quantity", "")
LEVELS = {
    "2024-05": 693,
    "2024-07": 591,
    "2024-08": 669,
    "2024-09": 596,
    "2024-10": 628,
    "2025-03": 585,
    "2025-05": 46.4,
    "2025-06": 353,
    "2025-07": 619,
    "2025-08": 589,
}
MISSING = ("2024-06", "2024-11", "2024-12", "2025-01", "2025-02", "2025-04")


def make_report(
    *,
    title: str = TITLE,
    tail: str = LAST,
    source: str = "magnets-june-2025.md",
    publisher: str = "General Administration of Customs",
    address: str | None = "https://www.reuters.com/markets/magnets",
    policy: str = "Announcement No. 18 of 2025 on export control of certain medium and heavy rare earth items",
    finding: str = "Say the level: May, the month compared with, is the lowest of the 8 known since 2024.",
) -> c.Report:
    fields = [
        ("headline", title),
        ("standfirst", STANDFIRST),
        ("body", PARAGRAPHS[0]),
        ("body", PARAGRAPHS[1]),
        ("body", PARAGRAPHS[2]),
        ("subhead", SUBHEAD),
        ("body", tail),
    ]
    text, ranges = "", []
    for kind, words in fields:
        text += "\n\n" if text else ""
        ranges.append(c.FieldRange(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words

    def at(words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        return start, start + len(words)

    source_part = c.SourcePart(
        publisher=publisher, read_in="Reuters", title="China's June magnet exports", address=address, date="2025-07-20"
    )

    def level(key: tuple[str, ...], period: str, tonnes: float, tier: str = "secondary") -> c.ObservationPart:
        kg = tonnes * 1000
        return c.ObservationPart(
            id=f"{key[3]}-{period}",
            product=key[0],
            reporter=key[1],
            flow=key[2],
            partner=key[3],
            measure=key[4],
            basis=key[5],
            period=period,
            baseline=None,
            statistic="level",
            value=kg,
            low=kg - 50 if kg % 1000 else kg - 500,
            high=kg + 50 if kg % 1000 else kg + 500,
            unit="kg",
            tier=tier,
            source=source_part,
            known_since="2025-07-20",
            derived_from=None,
        )

    observations = [level(US, p, v) for p, v in LEVELS.items()] + [level(WORLD, "2025-05", 1238), level(WORLD, "2025-06", 3188)]

    def series(key: tuple[str, ...], missing: tuple[str, ...]) -> c.SeriesPart:
        name = "/".join(key[:5])
        points = tuple(
            c.PointPart(period=o.period, value=o.value, low=o.low, high=o.high, tier=o.tier, source=o.id, known_since=o.known_since)
            for o in observations
            if o.partner == key[3]
        )
        return c.SeriesPart(id=name, key=name, unit="kg", points=points, missing=missing)

    def observed(*ids: str) -> tuple[c.Evidence, ...]:
        return tuple(c.Evidence(kind="observation", ref=i, role="answer") for i in ids)

    def asked(key: tuple[str, ...], statistic: str, baseline: str | None = None, period: str = "2025-06") -> c.QuestionPart:
        return c.QuestionPart(
            product=key[0],
            flow=key[2],
            reporter=key[1],
            partner=key[3],
            measure=key[4],
            statistic=statistic,
            aggregate="total",
            basis=None,
            period=period,
            baseline=c.BaselinePart(period=baseline, kind="previous") if baseline else None,
            assumed=(c.AssumedPart(role="measure", value="quantity", matched=5, of=6),) if baseline else (),
        )

    rank = c.NeighbourPart(
        question=asked(US, "rank"),
        answer=c.AnswerPart(
            low=6,
            high=6,
            unit="count",
            tier="secondary",
            evidence=observed("USA-2025-06", "USA-2024-05", "USA-2024-07", "USA-2024-08", "USA-2024-09", "USA-2024-10"),
        ),
        strength=(-2.0, -1.0),
        sensibility=0.4,
        front=True,
        note="5 months known, 4 of them reported later",
        text="to the US, June's 353 t is below every known month of 2024 (591–693 t)",
    )

    def claim(
        name: str,
        span: tuple[int, int],
        kind: str,
        label: str,
        reason: str,
        question: c.QuestionPart | None,
        answer: c.AnswerPart | None,
        *,
        same_as: str | None = None,
        missing: c.MissingPart | None = None,
        neighbours: tuple[c.NeighbourPart, ...] = (),
    ) -> c.ClaimPart:
        return c.ClaimPart(
            id=name,
            text=text[span[0] : span[1]],
            start=span[0],
            end=span[1],
            source_start=span[0],
            source_end=span[1],
            sentence=c.Range(start=span[0], end=span[1]),
            kind=kind,
            of=None,
            quantity=c.ClaimQuantity(shown=None, unit="kg", low=None, high=None, loose=(None, None), modifier=None),
            direction=None,
            measure="quantity",
            aggregate="total",
            side=None,
            modality="fact",
            commodity=c.CommodityPart(label="rare earth magnets", product=US[0], hs=("850511",)),
            flow="export",
            reporter="CHN",
            partner="USA",
            period="2025-06",
            baseline=None,
            versus=None,
            basis=None,
            qualifiers=(),
            roles={},
            voice=c.VoicePart(kind="author", source=None),
            confidence=0.9,
            same_as=same_as,
            verdict=c.VerdictPart(label=label, reason=reason, question=question, answer=answer, other=None, missing=missing),
            perturbation=None,
            neighbours=neighbours,
        )

    growth = c.AnswerPart(low=659.1, high=663.0, unit="percent", tier="secondary", evidence=observed("USA-2025-06", "USA-2025-05"))
    june = c.AnswerPart(low=352500, high=353500, unit="kg", tier="press_report", evidence=observed("USA-2025-06"))
    world = c.AnswerPart(low=157.3, high=157.7, unit="percent", tier="press_report", evidence=observed("WLD-2025-06", "WLD-2025-05"))
    change = asked(US, "change", "2025-05")
    claims = (
        claim("c1", at("660%"), "change", "supported", "the published levels give +659% to +663%", change, growth, neighbours=(rank,)),
        claim("c2", at("353 metric tons"), "level", "supported", "as published", asked(US, "level"), june),
        claim("c3", at("353 metric tons", 1), "level", "supported", "as published", asked(US, "level"), june, same_as="c2"),
        claim("c4", at("660%", 1), "change", "supported", "as above", change, growth, same_as="c1"),
        claim(
            "c5",
            at("46 tons"),
            "level",
            "uncheckable",
            "April to the US is not published; 46.4 t is May alone.",
            None,
            None,
            missing=c.MissingPart(data="exports to USA, 2025-04", command="framing data find magnets USA"),
        ),
        claim("c6", at("157.5%"), "change", "supported", "the published levels give it", asked(WORLD, "change", "2025-05"), world),
        claim(
            "c7",
            at("157.5% from 1,238 tons"),
            "level",
            "contradicted",
            "May was 1,238 t, and the sentence has another month",
            asked(WORLD, "level", None, "2025-05"),
            c.AnswerPart(low=1237500, high=1238500, unit="kg", tier="press_report", evidence=observed("WLD-2025-05")),
        ),
        claim("c8", at("38.1%"), "change", "consistent", "as Reuters reported; no level is published", None, None),
    )
    goodwill = at("goodwill gesture")
    frames = tuple(
        c.FramePart(
            id=name,
            text=text[span[0] : span[1]],
            start=span[0],
            end=span[1],
            source_start=span[0],
            source_end=span[1],
            entry=name,
            family="motive",
            meaning=meaning,
            voice=c.VoicePart(kind="author", source=None),
            claim=None,
            test=c.FrameTestPart(implies=None, label=label),
        )
        for name, span, meaning, label in (
            ("f1", goodwill, "an intention", "untestable"),
            ("f2", at("recovery"), "back where it was", "overstated"),
            ("f3", at("soared in June"), "a large rise", "borne_out"),
            ("f4", at("just 46 tons"), "a small number", "untestable"),
        )
    )

    def found(
        name: str,
        code: str,
        severity: str,
        action: str,
        span: tuple[int, int],
        message: str,
        why: str,
        evidence: tuple[c.Evidence, ...] = (),
        suggestion: str | None = None,
        claim_id: str | None = None,
        frame: str | None = None,
    ) -> c.FindingPart:
        return c.FindingPart(
            id=name,
            code=code,
            name={"B202": "low-base", "M501": "counter-figure", "W420": "intention", "W401": "recovery", "M503": "policy"}[code],
            severity=severity,
            action=action,
            start=span[0],
            end=span[1],
            source_start=span[0],
            source_end=span[1],
            text=text[span[0] : span[1]],
            message=message,
            why=why,
            evidence=evidence,
            suggestion=suggestion,
            claim=claim_id,
            frame=frame,
            fingerprint=name,
        )

    licence = c.Evidence(kind="policy", ref="mofcom-18", role="circumstance")
    findings = (
        found(
            "n1", "B202", "warning", "change", at("660%"), finding, "A low base makes a large rise.", observed("USA-2025-05"), claim_id="c1"
        ),
        found(
            "n2",
            "M501",
            "warning",
            "add",
            at("660%"),
            "Add: to the US, June's 353 t is below every known month of 2024 (591–693 t).",
            "The rise is counted from one month.",
            rank.answer.evidence,
            "To the US, June's 353 t is below every known month of 2024 (591–693 t).",
            "c1",
        ),
        found(
            "n3",
            "W420",
            "suggestion",
            "attribute",
            goodwill,
            "Attribute: an intention in the paper's own voice, nobody quoted.",
            "Nobody is quoted.",
            (licence,),
            frame="f1",
        ),
        found(
            "n4",
            "W401",
            "error",
            "change",
            at("recovery"),
            "Change: to the US, June made good 54% of the fall.",
            "A recovery says back where it was.",
            (c.Evidence(kind="series", ref="/".join(US[:5])),),
            frame="f2",
        ),
        found(
            "n5",
            "M503",
            "warning",
            "add",
            (0, 0),
            "Add: Announcement No. 18 still requires licences.",
            "In force since 2025-04-04.",
            (licence,),
        ),
    )
    quantities = (c.QuantityPart(start=0, end=2, text="20", low=20, high=20, unit="count", claims=(), why_not="a date"),)
    return c.Report(
        tool=c.Tool(version="0.1.0", model="en_core_web_sm 3.8.0", lexicon="1", data=c.Data(as_of="2025-07-20", store="packaged")),
        article=c.ArticlePart(
            id="a1", title=title, published="2025-07-20", source=source, language="en", text=text, fields=tuple(ranges), repairs=()
        ),
        quantities=quantities,
        claims=claims,
        frames=frames,
        findings=findings,
        labels={"USA": "the US", "CHN": "China", "WLD": "the world", "rare-earth-magnets": "rare-earth magnets"},
        observations=tuple(observations),
        series=(series(US, MISSING), series(WORLD, ())),
        policies=(
            c.PolicyPart(
                id="mofcom-18",
                title=policy,
                instrument="export licence",
                products=(US[0],),
                partners=(),
                in_force=("2025-04-04/",),
                source=source_part,
            ),
        ),
        summary=c.Summary(
            numbers="mostly_hold",
            framing="leans",
            coverage=c.Coverage(quantities=8, trade=6, checked=4),
            counts=c.Counts(hold=3, wrong=1, unproven=1, uncheckable=1, framing=5),
            missing=("90%: share of what is not said",),
            bottom_line="The numbers hold where they can be checked; the framing rests on one month against the lowest known base.",
        ),
    )


@pytest.fixture
def example_report() -> c.Report:
    return make_report()


@pytest.fixture
def report_maker():
    """The builder itself, for reports with other words in them."""
    return make_report
