"""Framing words against the data: what each implies in terms of a series or of the policies in force, and whether that is borne out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from framing.questions.asker import Asker, Data
from framing.questions.natural import natural_baselines
from framing.questions.policy_tests import circumstance, policy_ban, policy_ended
from framing.questions.recovery import recovery
from framing.questions.series_tests import large, recovered, trend
from framing.questions.superlative import superlative
from framing.questions.wording import amount, period_words, series_words, told
from framing.schema import Answer, Claim, Direction, Evidence, Frame, FrameTest, Period, Question, Verdict
from framing.schema.frame import ImplicationKind, TestLabel

MONTHS_AT_MOST = 12
"""A window without a level is taken apart into its months up to a year."""


@dataclass(frozen=True, slots=True)
class Case:
    """A frame with the claim that it hangs on and the question of that claim (None where there is none to test it by)."""

    frame: Frame
    claim: Claim | None
    verdict: Verdict | None
    question: Question | None
    claims: tuple[Claim, ...]
    asker: Asker

    def result(self, label: TestLabel, reason: str, **more: object) -> FrameTest:
        """A test of this frame."""
        return FrameTest(frame=self.frame.id, label=label, reason=reason, implies=self.frame.meaning.implies.text, **more)  # type: ignore[arg-type]

    def untestable(self, reason: str) -> FrameTest:
        """Nothing to test it by."""
        return self.result("untestable", reason)


def test_frames(
    frames: Sequence[Frame],
    claims: Sequence[Claim],
    verdicts: Sequence[Verdict],
    store: Data,
    published: date | None,
    *,
    policies_named: tuple[str, ...] = (),
) -> tuple[FrameTest, ...]:
    """One test for each frame, in order.

    Args:
        frames: the framing words found.
        claims: the article's claims.
        verdicts: theirs, as :func:`judge` gave them.
        store: the observations and policies.
        published: the article's date.
        policies_named: ids of policies that the text names, by which a fall is dated.
    """
    asker = Asker(store, published, policies_named=policies_named)
    by_id = {c.id: c for c in claims}
    judged = {v.claim: v for v in verdicts}
    out: list[FrameTest] = []
    for frame in frames:
        claim = by_id.get(frame.claim) if frame.claim is not None else _same_sentence(frame, claims)
        verdict = judged.get(claim.id) if claim is not None else None
        question = verdict.question if verdict is not None else None
        case = Case(frame, claim, verdict, question, tuple(claims), asker)
        out.append(TESTS[frame.meaning.implies.kind](case))
    return tuple(out)


def _same_sentence(frame: Frame, claims: Sequence[Claim]) -> Claim | None:
    """The one claim of the frame's sentence; with several it is not known which is meant."""
    near = [c for c in claims if c.sentence == frame.sentence]
    return near[0] if len(near) == 1 else None


def evidence(answer: Answer) -> tuple[Evidence, ...]:
    """Pointers to the observations of an answer."""
    return tuple(Evidence("observation", o.id, "answer") for o in answer.observations)


# -- direction --------------------------------------------------------------------------------------------------------------------------


def _directed(up: bool) -> Callable[[Case], FrameTest]:
    def test(case: Case) -> FrameTest:
        found = _moves(case)
        if not found:
            return case.untestable("no change of a known series goes with it")
        good = [f for f in found if f[2] == ("up" if up else "down")]
        if good:
            question, answer, _ = good[0]
            return case.result("borne_out", told(question, answer), evidence=evidence(answer))
        question, answer, way = found[0]
        if any(f[2] is None for f in found) or (len(found) == 1 and _assumed_baseline(case)):
            return case.untestable("the comparisons that are known do not tell the direction")
        label: TestLabel = "contradicted" if way is not None else "untestable"
        return case.result(label, told(question, answer), evidence=evidence(answer))

    return test


def _assumed_baseline(case: Case) -> bool:
    """True where the claim has no baseline of its own, so that one comparison alone condemns nothing."""
    verdict = case.verdict
    return verdict is None or verdict.answer is None or verdict.question is None or verdict.question.baseline is None


def _moves(case: Case) -> list[tuple[Question, Answer, Direction | None]]:
    """The claim's own change where it has an answer, else the natural comparisons of its level."""
    question, verdict = case.question, case.verdict
    if question is None or question.period is None or question.product is None or verdict is None:
        return []
    if verdict.answer is not None and question.statistic in ("change", "difference", "ratio"):
        return [(question, verdict.answer, _way(verdict.answer))]
    if verdict.label == "uncheckable" and question.statistic != "level":
        return []
    found = _compared(case, question)
    if not found and not question.period.is_month and not question.period.days and question.period.length <= MONTHS_AT_MOST:
        found = [f for month in question.period.each_month() for f in _compared(case, replace(question, period=month))]
    return found


def _compared(case: Case, question: Question) -> list[tuple[Question, Answer, Direction | None]]:
    """The level's change on the period before and on the year before, as far as they are known."""
    out: list[tuple[Question, Answer, Direction | None]] = []
    for natural in natural_baselines(question, case.claim, case.claims, case.asker.data):
        if natural.baseline.kind not in ("previous", "year_earlier"):
            continue
        asked = replace(question, statistic="change", baseline=natural.baseline)
        answer = case.asker(asked)
        if isinstance(answer, Answer):
            out.append((asked, answer, _way(answer)))
    return out


def _way(answer: Answer) -> Direction | None:
    zero = 1.0 if answer.unit == "times" else 0.0
    interval = answer.interval
    if interval.low is not None and interval.low > zero:
        return "up"
    return "down" if interval.high is not None and interval.high < zero else None


# -- size, trend, level -----------------------------------------------------------------------------------------------------------------


def _large(up: bool) -> Callable[[Case], FrameTest]:
    def test(case: Case) -> FrameTest:
        direction = _directed(up)(case)
        found = _moves(case)
        if direction.label != "borne_out" or not found:
            return direction
        right = [f for f in found if f[2] == ("up" if up else "down")]
        for question, answer, _ in right:
            series = case.asker.series(question)
            size = large(series, question, up, any_move=_assumed_baseline(case)) if series is not None else None
            if size is not None:
                label, reason = size
                return case.result(label, f"{told(question, answer)}; {reason}", evidence=evidence(answer))
        return case.untestable(f"too few months are known to say what is usual for {series_words(right[0][0])}")

    return test


def _trend(up: bool) -> Callable[[Case], FrameTest]:
    def test(case: Case) -> FrameTest:
        series = case.asker.series(case.question) if case.question is not None else None
        if series is None or case.question is None or case.question.period is None or not case.question.period.is_month:
            return case.untestable("no monthly series goes with it")
        found = trend(series, case.question.period, up)
        if found is None:
            return case.untestable(f"too few months of {series_words(case.question)} are known in a row")
        label, reason, ids = found
        return case.result(label, reason, evidence=tuple(Evidence("observation", i, "month") for i in ids))

    return test


def _record(case: Case) -> FrameTest:
    question, claim = case.question, case.claim
    series = case.asker.series(question) if question is not None else None
    if series is None or question is None or question.period is None:
        return case.untestable("no series goes with it")
    direction: Direction = "down" if claim is not None and claim.direction == "down" else "up"
    found = superlative(series, question.period, direction)
    if found is None:
        return case.untestable(f"no other month of {series_words(question)} is known")
    pointers = tuple(Evidence("observation", o.id, "month") for o in found.used)
    extent = f"{found.known} earlier months known, {len(found.missing)} missing"
    if found.holds is False and found.against is not None:
        word = "lower" if direction == "down" else "higher"
        known = f"{period_words(found.against.period)} was {word}: {amount(found.against.value, series.unit)}"
        return case.result("contradicted", f"{known} ({extent})", evidence=pointers, superlative=found)
    if found.missing:
        return case.result("untestable", f"no known month stands against it ({extent})", evidence=pointers, superlative=found)
    return case.result("borne_out", f"no known month stands against it ({extent})", evidence=pointers, superlative=found)


def _recovery(kind: str) -> Callable[[Case], FrameTest]:
    def test(case: Case) -> FrameTest:
        question = case.question
        if question is None or question.period is None or not question.period.is_month:
            return case.untestable("no month of a known series goes with it")
        found = recovery(question, case.asker, policy=_named_policy(case))
        if found is None:
            return case.untestable(f"no fall and rise of {series_words(question)} is known")
        series = case.asker.series(question)
        label, reason = recovered(found, kind, question, series.unit if series is not None else "kg")
        pointers = tuple(Evidence("observation", o.id, "month") for o in found.used)
        return case.result(label, reason, evidence=pointers, recovery=found, certain=kind != "either")

    return test


def _named_policy(case: Case) -> tuple[str, Period] | None:
    """The first policy that the text names and that took effect: its id and month."""
    for policy in case.asker.data.policies():
        if policy.id in case.asker.policies_named:
            for event in policy.events:
                if event.kind == "effective":
                    return policy.id, Period.month(event.first.year, event.first.month)
    return None


# -- policies and motives ---------------------------------------------------------------------------------------------------------------


def _goods(case: Case) -> tuple[tuple[str, ...], str | None, str | None]:
    """The goods, reporter and partner that a word about a policy is about: the claim's, else those of the whole article."""
    own = [case.claim] if case.claim is not None and case.claim.commodity is not None else list(case.claims)
    named: dict[str, None] = {}
    for claim in own:
        for product in (claim.commodity.product or "").split("+") if claim.commodity is not None else ():
            if product:
                named[product] = None
    reporters = {c.reporter for c in own if c.reporter is not None}
    partners = {c.partner for c in own if c.partner not in (None, "WLD")}
    return tuple(named), next(iter(reporters)) if len(reporters) == 1 else None, next(iter(partners)) if len(partners) == 1 else None


def _policy_ended(case: Case) -> FrameTest:
    products, reporter, partner = _goods(case)
    label, reason, ids, certain = policy_ended(case.asker.data, case.asker.published, products, reporter, partner)
    return case.result(label, reason, evidence=tuple(Evidence("policy", i, "policy") for i in ids), certain=certain)


def _policy_ban(case: Case) -> FrameTest:
    products, reporter, partner = _goods(case)
    label, reason, ids, certain = policy_ban(case.asker.data, case.asker.published, products, reporter, partner)
    return case.result(label, reason, evidence=tuple(Evidence("policy", i, "policy") for i in ids), certain=certain)


def _intention(case: Case) -> FrameTest:
    products, reporter, partner = _goods(case)
    found = circumstance(case.asker.data, case.asker.published, products, reporter, partner)
    pointers = tuple(Evidence("policy", i, "circumstance") for i in found)
    return case.result("untestable", "a motive is not tested against data; it needs a source", evidence=pointers, circumstance=found)


def _nothing(case: Case) -> FrameTest:
    return case.untestable("it implies nothing of a series or a policy")


TESTS: dict[ImplicationKind, Callable[[Case], FrameTest]] = {
    "rise": _directed(True),
    "fall": _directed(False),
    "large_rise": _large(True),
    "large_fall": _large(False),
    "trend_rise": _trend(True),
    "trend_fall": _trend(False),
    "record": _record,
    "recovery_state": _recovery("state"),
    "recovery_process": _recovery("process"),
    "recovery_either": _recovery("either"),
    "policy_ended": _policy_ended,
    "policy_ban": _policy_ban,
    "intention": _intention,
    "nothing": _nothing,
}
