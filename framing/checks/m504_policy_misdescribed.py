"""M504: a measure told as another: a licence called a ban, a ban called worldwide, a wrong date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import RARE_EARTH_RULE, Figure, Word, case, policy, question
from framing.checks.measures import countries_in, covered, instrument, month_told, products_of, steps_in, toward
from framing.checks.thresholds import thresholds
from framing.checks.wording import because, period_words, quoted
from framing.checks.words import at_frame
from framing.schema import Claim, Evidence, Frame, FrameTest, Policy, Severity
from framing.schema.frame import TestLabel

DOC = """
What it does:
Flags a ban in the article's own voice where what is known is something else: a licensing rule, a ban toward one partner told as
worldwide, another measure in the month that the sentence names.
Why it is bad:
A licence can be had and a ban cannot; readers and markets act on the difference.
Example:
"China banned exports of the metal in September 2024", the month of a licensing rule; the ban came in December and for one country.
Use instead:
The instrument, the partner and the date of the measure.
References:
The policies' own texts and sources, in the policy list of the trade room.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Bans that the known policies contradict; where the sentence names another country than the article's, it is only asked."""
    for frame, test in given.blamed():
        if frame.meaning.implies.kind != "policy_ban":
            continue
        claims = _about(given, frame)
        reporters = {c.reporter for c in claims if c.reporter is not None}
        if len(reporters) != 1:
            continue
        (reporter,) = reporters
        own = [p for p in given.policy.values() if reporter in p.authority and any(covered(p, product) for product in products_of(claims))]
        wrong = _wrong_date(given, frame, own) or _wrong_scope(given, frame, test, own) or _no_ban(given, test, own)
        if wrong is None:
            continue
        message, why, policies = wrong
        named = countries_in(given.article.text[frame.sentence.start : frame.sentence.end])
        known = (
            {reporter}
            | {p for c in claims if c.partner is not None for p in c.partner.split("+")}
            | {p for m in policies for p in m.partners}
        )
        severity: Severity = "error" if test.certain and named <= known else "suggestion"
        yield at_frame(
            frame,
            f"Change {quoted(frame.text)}: {message}.",
            why,
            severity=severity,
            evidence=tuple(Evidence("policy", p.id, "policy") for p in policies),
        )


Wrong = tuple[str, str, tuple[Policy, ...]]


def _about(given: CheckInput, frame: Frame) -> list[Claim]:
    claim = given.claim.get(frame.claim) if frame.claim is not None else None
    return [claim] if claim is not None and claim.commodity is not None and claim.reporter is not None else list(given.claims)


def _control(found: Policy) -> bool:
    return found.instrument in thresholds().controls and found.instrument != "ban"


def _wrong_date(given: CheckInput, frame: Frame, own: list[Policy]) -> Wrong | None:
    """The month that the sentence names brought another measure, and no ban."""
    month = month_told(given, frame)
    if month is None or any(p.instrument == "ban" and steps_in(p, month) for p in own):
        return None
    other = [p for p in own if _control(p) and steps_in(p, month)]
    if not other:
        return None
    first = other[0]
    bans = [p for p in own if p.instrument == "ban"]
    later = f"the ban that is known, {bans[0].title}, is toward {toward(bans[0])}" if bans else "no ban is known"
    message = f"{period_words(month)} brought {instrument(first)} ({first.title}), not a ban"
    return message, because(_scoped(first), later), (first, *bans[:1])


def _wrong_scope(given: CheckInput, frame: Frame, test: FrameTest, own: list[Policy]) -> Wrong | None:
    """A ban told as worldwide that is toward some partners only."""
    day = given.article.published
    bans = [p for p in own if p.instrument == "ban" and day is not None and p.in_force_at(day)]
    sentence = given.article.text[frame.sentence.start : frame.sentence.end]
    if test.label != "borne_out" or not bans or any("WLD" in p.partners for p in bans) or not thresholds().everywhere.search(sentence):
        return None
    rest = [p for p in own if _control(p) and day is not None and p.in_force_at(day) and "WLD" in p.partners]
    others = f", and what holds for all is {instrument(rest[0])} ({rest[0].title})" if rest else ""
    return f"the ban in force ({bans[0].title}) is toward {toward(bans[0])} alone{others}", because(_scoped(bans[0])), (bans[0], *rest[:1])


def _no_ban(given: CheckInput, test: FrameTest, own: list[Policy]) -> Wrong | None:
    """No ban on these goods is known at any time, and a control of another kind is in force."""
    day = given.article.published
    if test.label not in ("overstated", "contradicted") or day is None or any(p.instrument == "ban" for p in own):
        return None
    current = [p for p in own if _control(p) and p.in_force_at(day)]
    if not current:
        return None
    first = current[0]
    return (
        f"what is in force is {instrument(first)}, not a ban ({first.title})",
        because(_scoped(first), "no ban on these goods is known"),
        (first,),
    )


def _scoped(found: Policy) -> str:
    return f"{found.title}: {found.scope or found.text}"


ANTIMONY_RULE = policy(
    "chn-2024-33",
    "Announcement No. 33 of 2024",
    "licence",
    products={"antimony-metal": "all"},
    since="2024-09-15",
    scope="listed antimony items; antimony oxide only at a purity of 99.99% or more",
)
ANTIMONY_BAN = policy(
    "chn-2024-46",
    "Announcement No. 46 of 2024",
    "ban",
    products={"antimony-metal": "all"},
    partners=("USA",),
    since="2024-12-03",
    until="2025-11-08",
    scope="listed gallium, germanium, antimony and superhard items to the United States, in principle not permitted",
)
BOTH = (ANTIMONY_RULE, ANTIMONY_BAN)
FELL = Figure(
    words="97%",
    shown=97,
    direction="down",
    asked=question(product="antimony-metal", partner="WLD", baseline="2024-06", kind="year_earlier"),
)
ROSE = Figure(words="660%", shown=660, asked=question(baseline="2025-05"))


def _ban(words: str, label: TestLabel, figure: str, **more: Any) -> Word:
    return Word(
        words=words,
        implies="policy_ban",
        label=label,
        text="exports of this product to this partner are forbidden, not licensed",
        family="naming",
        figure=figure,
        **more,
    )


CHECK = Check(
    code="M504",
    name="policy-misdescribed",
    severity="error",
    action="change",
    doc=DOC,
    preview=False,
    source="the policies' own texts",
    flags=(
        case(
            "Exports rose 660% despite China's export ban on magnets.",
            ROSE,
            _ban("export ban", "overstated", "660%"),
            policies=(RARE_EARTH_RULE,),
            note="a licensing rule, no ban",
        ),
        case(
            "Exports fell 97%. China banned exports of the metal in September 2024.",
            FELL,
            _ban("banned exports", "borne_out", "97%"),
            policies=BOTH,
            note="that month brought licences; the ban came in December, toward the US",
        ),
        case(
            "Exports fell 97% under a worldwide ban on sales.",
            FELL,
            _ban("ban on sales", "borne_out", "97%"),
            policies=BOTH,
            note="the ban is toward one partner",
        ),
        case(
            "Exports rose 660% despite Germany's export ban on magnets.",
            ROSE,
            _ban("export ban", "overstated", "660%"),
            policies=(RARE_EARTH_RULE,),
            note="another country is named, which may have a ban of its own: only a suggestion",
        ),
    ),
    passes=(
        case("Exports rose 660% though China requires export licences.", ROSE, policies=(RARE_EARTH_RULE,), note="told as it is"),
        case(
            "Exports fell 97%. China banned exports to the U.S. in December 2024.",
            FELL,
            _ban("banned exports", "borne_out", "97%"),
            policies=BOTH,
            note="the right month and partner",
        ),
        case(
            '"It is an export ban," the importer said of the 660% rise.',
            ROSE,
            _ban("export ban", "overstated", "660%", voice="quoted"),
            policies=(RARE_EARTH_RULE,),
            note="the importer's word",
        ),
        case("Exports rose 660% despite the export ban.", ROSE, _ban("export ban", "untestable", "660%"), note="no policy is known"),
        case(
            "Exports fell 97% despite the end of the export ban in November.",
            FELL,
            _ban("export ban", "overstated", "97%"),
            published="2025-12-20",
            policies=BOTH,
            note="there was a ban on these goods",
        ),
    ),
    find=find,
)
