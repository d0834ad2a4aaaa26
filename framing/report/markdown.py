"""The alert as Markdown, for a ticket or a pull request: nothing from the article, a source or a policy can be markup in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.report.escape import link, markdown
from framing.report.view import FACTS, MISSING, SPIN, Fact, Note, View, view
from framing.report.words import SHAPES, VERDICT_WORDS, said
from framing.schema.contract import Evidence, Report, SourcePart


def render(report: Report) -> str:
    """Headings, one table of figures, lists of findings with their sources, the bottom line."""
    seen = view(report)
    out = [f"# {markdown(seen.title)}", "", markdown(" · ".join([seen.source, *seen.about])), "", markdown(seen.sum_up), ""]
    out += _facts(report, seen)
    for name, notes in ((MISSING, seen.missing), (SPIN, seen.spin)):
        if notes:
            out += [_heading(name), "", *_listed(report, notes), ""]
    out += [_heading("BOTTOM LINE"), "", markdown(seen.bottom_line), ""]
    return "\n".join(out)


def _heading(name: str) -> str:
    return f"## {name.capitalize()}"


def _facts(report: Report, seen: View) -> list[str]:
    out = [_heading(FACTS), "", markdown(seen.counts), ""]
    if seen.facts:
        out += ["| | figure | of what | what the data say | weakest evidence |", "| --- | --- | --- | --- | --- |"]
        out += [_row(f) for f in seen.facts]
        out.append("")
    notes = [n for f in seen.facts for n in f.findings] + list(seen.other_facts)
    return [*out, *_listed(report, notes), ""] if notes else out


def _row(fact: Fact) -> str:
    line, column = fact.place
    verdict = fact.claim.verdict
    told = f"{fact.answer}; {verdict.note}" if verdict.note else fact.answer
    cells = [
        f"{fact.symbol} {VERDICT_WORDS[verdict.label]}",
        f"**{markdown(fact.figure)}** ({line}:{column})",
        markdown(fact.subject),
        markdown(told),
        markdown(fact.tier),
    ]
    return "| " + " | ".join(cells) + " |"


def _listed(report: Report, notes: Sequence[Note]) -> list[str]:
    out = []
    for note in notes:
        f = note.finding
        places = ", ".join(f"{line}:{column}" for line, column in note.places)
        quoted = f" “{markdown(f.text)}”" if f.text else ""
        out.append(f"- {SHAPES[f.severity]} **{markdown(f.code)}**{quoted} ({places}): {markdown(f.message)}")
        if f.why:
            out.append(f"  {markdown(f.why)}")
        if f.suggestion:
            out.append(f"  Suggested: {markdown(f.suggestion)}")
        out += [f"  - {source}" for source in _sources(report, f.evidence)]
    return out


def _sources(report: Report, evidence: Iterable[Evidence]) -> list[str]:
    """The sources of some evidence, each once, as links where a reader could trust the address."""
    observations = {o.id: o for o in report.observations}
    policies = {p.id: p for p in report.policies}
    out: dict[str, None] = {}
    for e in evidence:
        if e.kind == "observation" and e.ref in observations:
            out[source_line(observations[e.ref].source)] = None
        elif e.kind == "policy" and e.ref in policies:
            policy = policies[e.ref]
            tail = source_line(policy.source) if policy.source else ""
            out[markdown(policy.title) + (f": {tail}" if tail else "")] = None
    return list(out)


def source_line(source: SourcePart) -> str:
    """Publisher, "read in …", date; a link where the address is one that a reader would trust."""
    address = link(source.address)
    return f"[{markdown(said(source))}]({address})" if address else markdown(said(source))
