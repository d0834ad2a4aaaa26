"""From what the rooms made to the report that is written down: verdicts and tests are joined to their claims and frames here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from framing.schema import contract as c
from framing.schema.article import Article
from framing.schema.claim import Baseline, Basis, Claim, Commodity, Inferred, Other, Quantity, RoleSource
from framing.schema.finding import Evidence, Finding
from framing.schema.frame import Frame, FrameTest
from framing.schema.span import Span
from framing.schema.trade import Answer, Observation, Policy, Series, Source, weakest
from framing.schema.verdict import Neighbour, Question, Verdict
from framing.schema.voice import Voice


def assemble(
    *,
    article: Article,
    quantities: Sequence[Quantity],
    owners: Mapping[int, tuple[str, ...]],
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict],
    frames: Sequence[Frame],
    tests: Sequence[FrameTest],
    policies: Sequence[Policy],
    series: Sequence[Series],
    findings: Sequence[Finding],
    summary: c.Summary,
    tool: c.Tool,
    goods: Callable[[str], str] | None = None,
    place: Callable[[str], str] | None = None,
) -> c.Report:
    """The report; only the observations, series and policies that something in it refers to are in it.

    Args:
        article: the article that was read.
        quantities: every number of it.
        owners: ids of the claims that a number became, by its index in ``quantities``.
        claims: what was read; each needs its verdict.
        verdicts: what the data say.
        frames: framing words; each needs its test.
        tests: what the data say of them.
        policies: all policies; those that are evidence are kept.
        series: the monthly series that the checked figures stand in.
        findings: what the editor is told.
        summary: the whole in one look.
        tool: which versions made it.
        goods: the name of a product id, for people.
        place: the name of a country or group, for people.

    Raises:
        KeyError: where a claim has no verdict or a frame no test.
    """
    judged = {v.claim: v for v in verdicts}
    tested = {t.frame: t for t in tests}
    used: dict[str, Observation] = {}
    for verdict in verdicts:
        for o in _observations(verdict):
            used.setdefault(o.id, o)
    for line in series:
        for point in line.points:
            for o in point.observations:
                used.setdefault(o.id, o)
    for test in tests:
        for found in (test.recovery, test.superlative):
            for o in found.used if found is not None else ():
                used.setdefault(o.id, o)
    named = {e.ref for e in _all_evidence(findings, tests) if e.kind == "policy"}
    kept = tuple(p for p in policies if p.id in named)
    return c.Report(
        tool=tool,
        article=_article(article),
        quantities=tuple(
            c.QuantityPart(
                start=q.start,
                end=q.end,
                text=q.text,
                low=q.tight.low,
                high=q.tight.high,
                unit=q.unit,
                claims=owners.get(i, ()),
                why_not=q.why_not,
            )
            for i, q in enumerate(quantities)
        ),
        claims=tuple(_claim(article, claim, judged[claim.id]) for claim in claims),
        frames=tuple(_frame(article, frame, tested[frame.id]) for frame in frames),
        findings=tuple(_finding(article, f) for f in findings),
        observations=tuple(_observation(o) for o in used.values()),
        series=tuple(_series(s) for s in series),
        policies=tuple(_policy(p) for p in kept),
        summary=summary,
        labels=_labels(claims, verdicts, used.values(), kept, goods, place),
    )


def _labels(
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict],
    used: Iterable[Observation],
    policies: Sequence[Policy],
    goods: Callable[[str], str] | None,
    place: Callable[[str], str] | None,
) -> dict[str, str]:
    """Names of the ids that stand in the report, unions and their parts alike."""
    questions = [q for v in verdicts for q in (v.question, *(n.question for n in v.neighbours)) if q is not None]
    things = {c.commodity.product for c in claims if c.commodity} | {q.product for q in questions}
    places = {x for c in claims for x in (c.reporter, c.partner)} | {x for q in questions for x in (q.reporter, q.partner)}
    for o in used:
        things.add(o.key.product)
        places.update((o.key.reporter, o.key.partner))
    for p in policies:
        things.update(name for name, _ in p.coverage)
        places.update(p.partners)
    named = {x: goods(x) for x in sorted(filter(None, things))} if goods else {}
    return named | ({x: place(x) for x in sorted(filter(None, places))} if place else {})


def _lines(decoded: str) -> tuple[int, ...]:
    """The starts of the lines as an editor counts them: a carriage return with its line feed is one break."""
    return (0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", decoded)))


def _all_evidence(findings: Sequence[Finding], tests: Sequence[FrameTest]) -> Iterable[Evidence]:
    for f in findings:
        yield from f.evidence
    for t in tests:
        yield from t.evidence
        yield from (Evidence("policy", p, "circumstance") for p in t.circumstance)


def _observations(verdict: Verdict) -> Iterable[Observation]:
    if verdict.answer is not None:
        yield from verdict.answer.observations
    yield from verdict.note_evidence
    for n in verdict.neighbours:
        yield from n.answer.observations
    for test in (verdict.low_base, verdict.superlative):
        if test is not None:
            yield from test.used


def _article(a: Article) -> c.ArticlePart:
    return c.ArticlePart(
        id=a.id,
        title=a.headline,
        published=a.published.isoformat() if a.published else None,
        source=c.sound(a.source),
        language=a.language,
        text=a.text,
        fields=tuple(c.FieldRange(kind=f.kind, start=f.start, end=f.end) for f in a.fields),
        repairs=tuple(r.message for r in a.repairs),
        lines=_lines(a.decoded),
    )


def _voice(v: Voice) -> c.VoicePart:
    return c.VoicePart(kind=v.kind, source=v.source)


def _role(source: RoleSource) -> c.RoleRange:
    return c.RoleRange(
        start=source.start,
        end=source.end,
        inferred_from=source.inferred_from if isinstance(source, Inferred) else None,
        other=source.other if isinstance(source, Other) else None,
    )


def _commodity(x: Commodity | None) -> c.CommodityPart | None:
    return None if x is None else c.CommodityPart(label=x.label, product=x.product, hs=x.hs)


def _baseline(b: Baseline | None) -> c.BaselinePart | None:
    return None if b is None else c.BaselinePart(period=str(b.period) if b.period else None, kind=b.kind)


def _basis(b: Basis) -> c.BasisPart | None:
    part = c.BasisPart(
        currency=b.currency,
        seasonally_adjusted=b.seasonally_adjusted,
        real=b.real,
        services=b.services,
        re_export=b.re_export,
        vintage=b.vintage,
    )
    return part if part != c.BasisPart() else None


def _claim(article: Article, claim: Claim, verdict: Verdict) -> c.ClaimPart:
    at = article.source_map(claim.span)
    q = claim.quantity
    p = verdict.perturbation
    v = claim.versus
    return c.ClaimPart(
        id=claim.id,
        text=claim.text,
        start=claim.start,
        end=claim.end,
        source_start=at.start,
        source_end=at.end,
        sentence=c.Range(start=claim.sentence.start, end=claim.sentence.end),
        kind=claim.kind,
        of=claim.of,
        quantity=c.ClaimQuantity(
            shown=q.shown, unit=q.unit, low=q.tight.low, high=q.tight.high, loose=(q.loose.low, q.loose.high), modifier=q.modifier
        ),
        direction=claim.direction,
        measure=claim.measure,
        aggregate=claim.aggregate,
        side=claim.side,
        modality=claim.modality,
        commodity=_commodity(claim.commodity),
        flow=claim.flow,
        reporter=claim.reporter,
        partner=claim.partner,
        period=str(claim.period) if claim.period else None,
        baseline=_baseline(claim.baseline),
        versus=None
        if v is None
        else c.VersusPart(commodity=_commodity(v.commodity), flow=v.flow, reporter=v.reporter, partner=v.partner, text=v.text),
        basis=_basis(claim.basis),
        qualifiers=tuple(c.QualifierPart(text=x.text, start=x.start, end=x.end) for x in claim.qualifiers),
        roles={name: _role(source) for name, source in claim.roles.items()},
        voice=_voice(claim.voice),
        confidence=claim.confidence,
        same_as=claim.same_as,
        verdict=_verdict(verdict),
        perturbation=None
        if p is None
        else c.PerturbationPart(asked=p.asked, answered=p.answered, bias=p.bias, robustness=p.robustness, uniqueness=p.uniqueness),
        neighbours=tuple(_neighbour(n) for n in verdict.neighbours),
    )


def _verdict(v: Verdict) -> c.VerdictPart:
    return c.VerdictPart(
        label=v.label,
        reason=v.reason,
        question=_question(v.question) if v.question else None,
        answer=_answer(v.answer) if v.answer else None,
        other=None if v.other is None else c.OtherPart(role=v.other.role, said=v.other.said, fits=v.other.fits),
        missing=None if v.missing is None else c.MissingPart(role=v.missing.role, data=v.missing.data, command=v.missing.command),
        note=v.note,
        note_evidence=tuple(c.Evidence(kind="observation", ref=o.id, role="note") for o in v.note_evidence),
    )


def _question(q: Question) -> c.QuestionPart:
    return c.QuestionPart(
        product=q.product,
        flow=q.flow,
        reporter=q.reporter,
        partner=q.partner,
        measure=q.measure,
        statistic=q.statistic,
        aggregate=q.aggregate,
        basis=_basis(q.basis),
        period=str(q.period) if q.period else None,
        baseline=_baseline(q.baseline),
        assumed=tuple(c.AssumedPart(role=a.role, value=a.value, matched=a.matched, of=a.of) for a in q.assumed),
    )


def _answer(a: Answer) -> c.AnswerPart:
    return c.AnswerPart(
        low=a.interval.low,
        high=a.interval.high,
        unit=a.unit,
        tier=a.tier,
        evidence=tuple(c.Evidence(kind="observation", ref=o.id, role="answer") for o in a.observations),
        note=a.note,
    )


def _neighbour(n: Neighbour) -> c.NeighbourPart:
    return c.NeighbourPart(
        question=_question(n.question),
        answer=_answer(n.answer),
        strength=(n.strength.low, n.strength.high),
        sensibility=n.sensibility,
        text=n.text,
        note=n.evidence_note,
        front=n.front,
        role=n.role,
    )


def _frame(article: Article, f: Frame, t: FrameTest) -> c.FramePart:
    at = article.source_map(f.span)
    evidence = (*t.evidence, *(Evidence("policy", p, "circumstance") for p in t.circumstance))
    return c.FramePart(
        id=f.id,
        text=f.text,
        start=f.start,
        end=f.end,
        source_start=at.start,
        source_end=at.end,
        entry=f.entry,
        family=f.family,
        meaning=f.meaning.gloss,
        voice=_voice(f.voice),
        claim=f.claim,
        test=c.FrameTestPart(implies=t.implies, label=t.label, reason=t.reason, evidence=tuple(_evidence(e) for e in evidence)),
    )


def _evidence(e: Evidence) -> c.Evidence:
    return c.Evidence(kind=e.kind, ref=e.ref, role=e.role)


def _finding(article: Article, f: Finding) -> c.FindingPart:
    at = article.source_map(Span(f.start, f.end))
    return c.FindingPart(
        id=f.id,
        code=f.code,
        name=f.name,
        severity=f.severity,
        action=f.action,
        start=f.start,
        end=f.end,
        source_start=at.start,
        source_end=at.end,
        text=f.text,
        message=f.message,
        why=f.why,
        evidence=tuple(_evidence(e) for e in f.evidence),
        suggestion=f.suggestion,
        claim=f.claim,
        frame=f.frame,
        fingerprint=f.fingerprint,
    )


def _source(s: Source) -> c.SourcePart:
    return c.SourcePart(publisher=s.publisher, read_in=s.read_in, title=s.title, address=s.address, date=s.date)


def _observation(o: Observation) -> c.ObservationPart:
    known = o.source.known_since
    return c.ObservationPart(
        id=o.id,
        product=o.key.product,
        reporter=o.key.reporter,
        flow=o.key.flow,
        partner=o.key.partner,
        measure=o.key.measure,
        basis=o.key.basis,
        period=str(o.period),
        baseline=str(o.baseline) if o.baseline else None,
        statistic=o.statistic,
        value=o.value,
        low=o.low,
        high=o.high,
        unit=o.unit,
        tier=o.tier,
        source=_source(o.source),
        known_since=known.isoformat() if known else None,
        derived_from=o.derived_from,
    )


def _series(s: Series) -> c.SeriesPart:
    return c.SeriesPart(
        id=str(s.key),
        key=str(s.key),
        unit=s.unit,
        points=tuple(
            c.PointPart(
                period=str(p.period),
                value=p.value,
                low=p.low,
                high=p.high,
                tier=weakest(tuple(o.tier for o in p.observations)),
                source=p.observations[0].id,
                known_since=p.known_since.isoformat() if p.known_since else None,
            )
            for p in s.points
        ),
        missing=tuple(str(m) for m in s.missing),
    )


def _policy(p: Policy) -> c.PolicyPart:
    return c.PolicyPart(
        id=p.id,
        title=p.title,
        instrument=p.instrument,
        products=tuple(name for name, _ in p.coverage),
        partners=p.partners,
        in_force=tuple(f"{a.isoformat()}/{b.isoformat() if b else ''}" for a, b in p.in_force),
        source=_source(p.events[0].source) if p.events else None,
        text=p.text,
    )
