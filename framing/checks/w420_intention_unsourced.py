"""W420: a motive in the paper's own voice, and nobody who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import Word, case, policy
from framing.checks.wording import because, period_words, quoted
from framing.checks.words import at_frame
from framing.schema import Event, Evidence, Period, Policy, Source

DOC = """
What it does:
Flags an intention (a goodwill gesture, a calculated retaliation) that the article tells in its own voice without anybody who says so.
It tests no motive and infers none: it lists the dated events known beside it.
Why it is bad:
What somebody meant cannot be seen in trade data, and a reader takes the paper's word for it.
Example:
"In a goodwill gesture, China's magnet exports soared."
Use instead:
The person who says so, or the dated event that happened: "after the London framework of June".
References:
IPSO Editors' Code, clause 1 (accuracy; comment, conjecture and fact are to be told apart).
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Unsourced intentions: the same words once in the headline and once in the body."""
    seen: set[tuple[str, bool]] = set()
    for frame, test in given.blamed():
        if frame.meaning.implies.kind != "intention" or test.label != "untestable" or frame.sourced:
            continue
        key = (frame.text.casefold(), frame.in_headline or given.in_headline(frame.start))
        if key in seen:
            continue
        seen.add(key)
        known = [given.policy[p] for p in test.circumstance if p in given.policy]
        listed = "; ".join(_dated(p, given) for p in known)
        beside = f" (known circumstance: {listed})" if listed else ""
        yield at_frame(
            frame,
            f"Attribute {quoted(frame.text)}: an intention in the article's own voice, nobody cited{beside}.",
            because(
                "a motive cannot be tested against data",
                "" if known else "no dated event on these goods is known for the two months before",
            ),
            evidence=tuple(Evidence("policy", p.id, "circumstance") for p in known),
        )


def _dated(found: Policy, given: CheckInput) -> str:
    """A policy with the month of its last step before the article: "the London framework, June 2025"."""
    day = given.article.published
    steps = [e for e in found.events if day is None or e.last <= day]
    if not steps:
        return found.title
    last = max(steps, key=lambda e: e.last).first
    month = period_words(Period.month(last.year, last.month))
    return found.title if month in found.title else f"{found.title}, {month}"


def _london() -> Policy:
    day = Period.month(2025, 6).first.replace(day=10)
    made = policy(
        "chn-usa-2025-london",
        "the London framework between China and the US",
        "agreement",
        authority="CHN",
        since="2025-06-10",
        products={},
    )
    source = Source("Reuters", date="2025-06-11")
    step = Event(made.id, "agreed", day, day, "China and the US agreed on a framework.", source)
    return Policy(**{f: getattr(made, f) for f in made.__dataclass_fields__ if f != "events"}, events=(step,))


LONDON = _london()


def _gesture(words: str = "goodwill gesture", **more: Any) -> Word:
    return Word(words=words, implies="intention", family="intent", text="a motive", **more)


CHECK = Check(
    code="W420",
    name="intention-unsourced",
    severity="warning",
    action="attribute",
    doc=DOC,
    preview=False,
    source="IPSO, Editors' Code, clause 1",
    flags=(
        case(
            "China's magnet exports soared in a goodwill gesture.",
            _gesture(policies=("chn-usa-2025-london",)),
            policies=(LONDON,),
            note="nobody is cited; the dated event is listed, no motive is inferred",
        ),
        case("Germanium shipments vanished in calculated retaliation.", _gesture("calculated retaliation"), note="no dated event is known"),
    ),
    passes=(
        case(
            'The shipments were "a goodwill gesture", a ministry official said.',
            _gesture(voice="quoted", sourced=True),
            note="somebody says so",
        ),
        case("Officials described the shipments as a goodwill gesture.", _gesture(sourced=True), note="attributed in the sentence"),
        case('The talk of a "goodwill gesture" is misleading.', _gesture(voice="criticised"), note="the article criticises the words"),
        case("China's magnet exports soared after talks in London.", note="events are told, no motive"),
    ),
    find=find,
)
