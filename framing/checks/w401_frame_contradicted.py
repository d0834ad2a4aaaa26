"""W401: recovery, collapse, back to normal, where the level is not there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft, observed, series_of
from framing.checks.cases import Figure, Word, case, point, question, seen
from framing.checks.thresholds import thresholds
from framing.checks.wording import amount, because, month_name, period_words, place, quoted, share, source
from framing.checks.words import at_frame, contested, says
from framing.schema import Frame, FrameTest, Interval, Observation, Period, Recovery
from framing.schema.frame import ImplicationKind, TestLabel

DOC = """
What it does:
Flags a recovery, a return to normal or a collapse in the article's own voice that the level does not bear out, and says how much of the
loss has been made good. Where the word could be a state or a process it is a suggestion.
Why it is bad:
A recovery says back where it was. Half way back is news of another kind, and the reader cannot see the difference.
Example:
"The recovery is complete", where half of the fall has been made good.
Use instead:
"Recovering", or the share: "has made good half of the fall since April".
References:
House of Commons Library, Statistical literacy guide (SN04446); state and process, the reference level and the trough are defined in the
questions room.
"""
STATES = frozenset({"recovery_state", "recovery_either"})
SIZES = frozenset({"large_fall", "large_rise"})


def find(given: CheckInput) -> Iterator[Draft]:
    """Recoveries short of the mark, and collapses within the usual swings."""
    for frame, test in given.blamed():
        kind = frame.meaning.implies.kind
        if test.label not in ("overstated", "contradicted"):
            continue
        if test.recovery is not None and (kind in STATES or kind == "recovery_process"):
            yield _recovery(frame, test, test.recovery, given)
        elif kind in SIZES and test.label == "overstated" and frame.entry in thresholds().collapse and not contested(given, frame):
            question = given.question_of(frame)
            fact = ("size", series_of(question), question.period) if question is not None else None
            yield at_frame(
                frame,
                f"Change {quoted(frame.text)}: the move is within the usual swings of the series.",
                because(test.reason, f"the word says that {says(frame)}"),
                severity=None if test.certain else "suggestion",
                evidence=test.evidence,
                fact=fact,
            )


def _recovery(frame: Frame, test: FrameTest, found: Recovery, given: CheckInput) -> Draft:
    told, partner, published = month_name(found.now.period), _toward(found), given.article.published
    reference = amount(found.reference.middle, _unit(found)) if found.reference.middle is not None else "the usual level"
    if found.reference_kind == "median":
        usual = [o for o in found.used if o.period not in (found.now.period, found.trough.period)]
        later = published is not None and any(o.source.known_since is not None and o.source.known_since > published for o in usual)
        dates = sorted({o.source.date[:7] for o in usual if o.source.date}) if later else []
        since = f", since {dates[0]}" + (f" to {dates[-1]}" if len(dates) > 1 else "") if dates else ""
        basis = f"median {reference}, {found.reference_known} months known{since}"
    else:
        basis = f"mean of the year before {reference}"
    part = "none" if found.share.high is not None and found.share.high <= 0 else share(found.share)
    facts = f"{partner}, {told} made good {part} of the fall from the months before {_month(found.fall_begins, found.now.period)} ({basis})"
    rose = "" if found.risen else "the level has not risen from its lowest point"
    word = f"{quoted(frame.text)} says that {says(frame)}" if says(frame) else f"{quoted(frame.text)} says back where it was"
    levels = ", ".join(f"{amount(p.value, _unit(found))} in {period_words(p.period)}" for p in (found.trough, found.now))
    return at_frame(
        frame,
        f"Change: {facts}; {word}.",
        because(levels, rose, source(found.used)),
        severity=None if test.certain else "suggestion",
        evidence=observed(found.used, "level"),
        fact=("recovery", str(found.now.observations[0].key) if found.now.observations else "", found.now.period),
    )


def _unit(found: Recovery) -> str:
    return found.now.observations[0].unit if found.now.observations else "kg"


def _toward(found: Recovery) -> str:
    if not found.now.observations:
        return "in the series"
    key = found.now.observations[0].key
    return f"{ {'export': 'to', 'import': 'from'}.get(key.flow, 'with') } {place(key.partner)}"


def _month(period: Period, told: Period) -> str:
    return month_name(period) if period.first.year == told.first.year else period_words(period)


def _made_good(low: float, high: float, now: float, *, risen: bool = True) -> Recovery:
    before = tuple(seen(f"2024-{month:02d}", 612, day="2025-06") for month in (5, 6, 7, 8, 11, 12))
    trough, last = seen("2025-05", 46.4, half=50), seen("2025-06", now)
    return Recovery(
        share=Interval(low, high),
        reference=Interval(610.75e3, 613.1e3),
        reference_kind="median",
        reference_known=6,
        trough=point(trough),
        now=point(last),
        fall_begins=Period.month(2025, 4),
        policy=None,
        risen=risen,
        used=(*before, trough, last),
    )


HALF = _made_good(0.541, 0.544, 353)
BACK = "a level fell and is back near where it was"


def _word(words: str, kind: ImplicationKind, label: TestLabel, recovery: Recovery | None, **more: Any) -> Word:
    test = FrameTest(
        frame="w1", label=label, reason="54% of the loss is made good", implies=BACK, recovery=recovery, certain=kind != "recovery_either"
    )
    return Word(words=words, implies=kind, text=BACK, test=test, family="level", **more)


def _fell(words: str, label: TestLabel, entry: str) -> Word:
    reason = (
        "Japan's exports of all goods to the world, June 2025 on June 2024: down 0.5%; "
        "0.3 usual swings from the middle of 40 known moves of the same length"
    )
    return Word(
        words=words,
        implies="large_fall",
        label=label,
        entry=entry,
        reason=reason,
        text="the series fell far more than it usually swings",
        family="intensity",
        figure="0.5%",
    )


MONTH = Figure(words="353 tons", shown=353, unit="t", kind="level", asked=question(statistic="level"))
SMALL = Figure(
    words="0.5%",
    shown=0.5,
    direction="down",
    asked=question(baseline="2024-06", kind="year_earlier", product="all-goods", reporter="JPN", partner="WLD", measure="value"),
)
USED: tuple[Observation, ...] = HALF.used

CHECK = Check(
    code="W401",
    name="frame-contradicted",
    severity="warning",
    action="change",
    doc=DOC,
    preview=False,
    source="House of Commons Library, SN04446",
    flags=(
        case(
            "At 353 tons, June completed the recovery of the trade.",
            MONTH,
            _word("recovery", "recovery_state", "overstated", HALF),
            note="54% of the loss made good is no recovery completed",
        ),
        case(
            "The recovery to 353 tons followed talks in London.",
            MONTH,
            _word("recovery", "recovery_either", "overstated", HALF),
            note="the noun could be a process: a suggestion that says the share",
        ),
        case(
            "The collapse of exports by 0.5% stunned Tokyo.",
            SMALL,
            _fell("collapse", "overstated", "collapse"),
            note="a move within the usual swings",
        ),
    ),
    passes=(
        case(
            "At 353 tons, June was a partial recovery.",
            MONTH,
            _word("partial recovery", "recovery_process", "borne_out", HALF),
            note="a process is borne out by a rise from the trough",
        ),
        case(
            "At 590 tons, June completed the recovery of the trade.",
            _word("recovery", "recovery_state", "borne_out", _made_good(0.95, 0.97, 590)),
            note="back where it was",
        ),
        case(
            'At 353 tons, June was no "recovery", as officials have it.',
            MONTH,
            _word("recovery", "recovery_state", "overstated", HALF, voice="criticised"),
            note="the article criticises the word",
        ),
        case(
            "Exports plunged by 0.5% in June.",
            SMALL,
            _fell("plunged", "overstated", "plunge"),
            note="how strong a verb may be is a matter of taste",
        ),
    ),
    find=find,
)
