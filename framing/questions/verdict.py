"""Claims to verdicts: each claim's question is asked, and the answer held against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from framing.questions.ask import Asked, Refusal, ask
from framing.questions.asker import Asker, Data
from framing.questions.compare import ORDER, Match, chance_of, compare, in_claim_unit
from framing.questions.doubts import Tried, doubt, misread, named_partners
from framing.questions.extremum import judge_extremum, judge_run
from framing.questions.low_base import low_base
from framing.questions.misread import named_beside
from framing.questions.neighbours import neighbours
from framing.questions.notes import Note, part_of_window, unnamed_partner
from framing.questions.other_basis import other_basis
from framing.questions.reread import reread
from framing.questions.wording import publishers, question_words, told
from framing.schema import Answer, Assumed, Claim, Direction, Missing, NoAnswer, Question, Read, Verdict

FOUND = ("supported", "rounded", "consistent")


def judge(
    claims: Sequence[Claim], store: Data, published: date | None, *, agencies: tuple[str, ...] = (), policies_named: tuple[str, ...] = ()
) -> tuple[Verdict, ...]:
    """What the data say of each claim, in the claims' order.

    Args:
        claims: what was read.
        store: the observations and policies.
        published: the article's date, by which it is known what was out; None is no limit.
        agencies: those that the article names as its author; their figures support nothing.
        policies_named: ids of policies that the text names; their months are natural baselines.

    A repeat (``same_as``) has its original's verdict.
    """
    asker = Asker(store, published, agencies, policies_named)
    known = {c.id for c in claims}
    done = {c.id: judge_one(c, claims, asker) for c in claims if c.same_as not in known}
    return tuple(done[c.id] if c.id in done else replace(_original(c, claims, done, asker), claim=c.id) for c in claims)


def _original(claim: Claim, claims: Sequence[Claim], done: Mapping[str, Verdict], asker: Asker) -> Verdict:
    """The verdict of the figure that a claim repeats, through any number of repeats; its own where they run in a circle."""
    by_id = {c.id: c for c in claims}
    seen: set[str] = set()
    at = claim
    while at.id not in done:
        if at.id in seen or at.same_as not in by_id:
            return judge_one(claim, claims, asker)
        seen.add(at.id)
        at = by_id[at.same_as]
    return done[at.id]


def judge_one(claim: Claim, claims: Sequence[Claim], asker: Asker) -> Verdict:
    """The verdict of one claim among those of its article."""
    asked = ask(claim, claims, asker)
    if isinstance(asked, Refusal):
        return Verdict(claim=claim.id, label="uncheckable", reason=asked.reason, missing=asked.missing)
    if claim.kind in ("extremum", "run"):
        return (judge_extremum if claim.kind == "extremum" else judge_run)(claim, claims, asked, asker)
    tried = tuple(_try(claim, q, asker) for q in asked.settings)
    if not any(t.match is not None for t in tried):
        return _unanswered(claim, asked, tried, asker)
    if asked.inferred:
        return _infer(claim, claims, asked, tried, asker)
    fitting = [t for t in tried if t.match is not None and t.match.fits]
    if not fitting:
        return _contradict(claim, claims, asked, tried, asker)
    best = min(fitting, key=_rank)
    assumed = asked.assumed
    if any(a.role != "partner" for a in assumed) or named_partners(claim, claims):
        # A country's trade with nobody named is its trade with the world: only where the article names somebody is anything chosen here.
        chance = chance_of(claim, _answers(claim, tried), count_claim=False)
        if not chance.passes:
            return _silent(claim, asked, f"a match could be chance: {chance.matched} of {chance.of} like figures would match too")
        assumed = tuple(replace(a, matched=chance.matched, of=chance.of) for a in assumed)
    return _found(claim, claims, best, assumed, asker)


def _try(claim: Claim, question: Question, asker: Asker) -> Tried:
    answer = asker(question)
    if isinstance(answer, Answer):
        match = compare(claim, answer)
        if match is not None and match.fits:
            return Tried(question, answer, match)
    full = asker(question, with_own=True)
    if isinstance(full, NoAnswer):
        return Tried(question, full, None)
    match = compare(claim, full)
    if match is None:
        return Tried(question, full, None)
    if match.fits and (isinstance(answer, NoAnswer) or full is not answer):
        return Tried(question, full, None, own=True)
    return Tried(question, full, match)


def _rank(tried: Tried) -> tuple[int, bool]:
    assert tried.match is not None
    return ORDER.index(tried.match.label), not tried.match.tight


def _answers(claim: Claim, tried: Sequence[Tried]) -> tuple:  # type: ignore[type-arg]
    return tuple(i for t in tried if isinstance(t.answer, Answer) for i in in_claim_unit(claim, t.answer))


def _infer(claim: Claim, claims: Sequence[Claim], asked: Asked, tried: tuple[Tried, ...], asker: Asker) -> Verdict:
    """Reverse engineering: the one natural setting that gives the claim's figure, if chance does not explain it."""
    fitting = [t for t in tried if t.match is not None and t.match.fits]
    roles = " and ".join(asked.inferred)
    if not fitting:
        answered = sum(t.match is not None for t in tried)
        asked_of = f"{answered} of {len(tried)} natural settings could be answered, and none gives this figure"
        return _silent(claim, asked, f"the article does not say the {roles}; {asked_of}")
    exact = [t for t in fitting if t.match is not None and t.match.tight] or fitting
    windows = dict.fromkeys((t.question.period, t.question.baseline.period if t.question.baseline else None) for t in exact)
    if len(windows) > 1:
        listed = "; ".join(question_words(t.question) for t in exact)
        verdict = _silent(claim, asked, f"the article does not say the {roles}, and several fit: {listed}")
        return replace(verdict, others_fit=tuple(t.question for t in exact))
    loose = not any(t.match is not None and t.match.tight for t in exact)
    chance = chance_of(claim, _answers(claim, tried), count_claim=False, loose=loose)
    if not chance.passes:
        by_chance = f"{chance.matched} of {chance.of} like figures would match too"
        return _silent(claim, asked, f"the {roles} left unsaid could be filled by chance: {by_chance}")
    best = min(exact, key=_rank)
    filled = [replace(a, matched=chance.matched, of=chance.of) for a in asked.assumed]
    if "period" in asked.inferred:
        filled.append(Assumed("period", str(best.question.period), chance.matched, chance.of))
    if "baseline" in asked.inferred and best.question.baseline is not None:
        filled.append(Assumed("baseline", str(best.question.baseline.period), chance.matched, chance.of))
    return _found(claim, claims, best, tuple(filled), asker)


def _found(claim: Claim, claims: Sequence[Claim], best: Tried, assumed: tuple[Assumed, ...], asker: Asker) -> Verdict:
    answer, match = best.answer, best.match
    assert isinstance(answer, Answer) and match is not None
    question = replace(best.question, assumed=assumed)
    words = told(question, answer)
    if match.label == "consistent":
        words += f"; {_why_no_proof(match)}"
    elif match.label == "rounded":
        words += "; it agrees after rounding"
    note, evidence = unnamed_partner(claim, claims, question, answer)
    verdict = Verdict(
        claim=claim.id, label=match.label, reason=words, question=question, answer=answer, note=note, note_evidence=evidence,
        direction=_direction(claim, answer),
    )  # fmt: skip
    if claim.kind not in ("change", "ratio") or question.statistic not in ("change", "ratio"):
        return verdict
    around, perturbation = neighbours(claim, question, answer, asker)
    return replace(verdict, low_base=low_base(claim, question, asker), neighbours=around, perturbation=perturbation)


def _why_no_proof(match: Match) -> str:
    assert match.part is not None
    if match.note is not None:
        return match.note
    if match.part.printed:
        dates = [o.source.date for o in match.part.observations if o.source.date]
        printed = f"as {publishers(match.part.observations)} printed it" + (f" ({max(dates)})" if dates else "")
        return f"known only {printed}, so it agrees but is no proof"
    return "what is known is too coarse to prove it"


def _direction(claim: Claim, answer: Answer) -> Direction | None:
    interval = answer.interval
    if answer.unit == "times":
        low, high = 1.0, 1.0
    elif claim.kind == "change":
        low, high = 0.0, 0.0
    else:
        return None
    if interval.low is not None and interval.low > low:
        return "up"
    return "down" if interval.high is not None and interval.high < high else None


def _silent(claim: Claim, asked: Asked, reason: str) -> Verdict:
    role = asked.inferred[0] if asked.inferred else (asked.assumed[0].role if asked.assumed else None)
    return Verdict(
        claim=claim.id, label="uncheckable", reason=reason, question=replace(asked.question, assumed=asked.assumed),
        missing=Missing(role=role) if role else None,
    )  # fmt: skip


def _unanswered(claim: Claim, asked: Asked, tried: tuple[Tried, ...], asker: Asker) -> Verdict:
    """No setting has an answer: what is missing, and what agrees by the way."""
    question = replace(asked.question, assumed=asked.assumed)
    own = next((t for t in tried if t.own), None)
    if own is not None:
        return Verdict(
            claim=claim.id, label="uncheckable", question=question,
            reason="known only from the article's own author, whose figures support nothing",
            missing=Missing(data=f"{question_words(asked.question)}, from another publisher"),
        )  # fmt: skip
    nothing = next((t.answer for t in tried if isinstance(t.answer, NoAnswer)), None)
    reason = nothing.reason if nothing is not None else "the figure's unit is not that of any series here"
    note, evidence = part_of_window(claim, asked.question, asker)
    find = f"framing data find {(asked.question.product or '').replace('-', ' ')}".strip()
    return Verdict(
        claim=claim.id, label="uncheckable", reason=reason, question=question, note=note, note_evidence=evidence,
        missing=Missing(data=question_words(asked.question), command=find),
    )  # fmt: skip


def _contradict(claim: Claim, claims: Sequence[Claim], asked: Asked, tried: tuple[Tried, ...], asker: Asker) -> Verdict:
    """No setting fits: contradicted, true of another basis, or, where a role was assumed that may be meant otherwise, uncheckable."""
    unsure = doubt(claim, claims, asked, tried, lambda q: _try(claim, q, asker))
    if unsure is not None:
        silent = _silent(claim, asked, unsure.reason)
        note, evidence = _window_note(claim, claims, asked, asker)
        return replace(silent, missing=unsure.missing or silent.missing, note=note, note_evidence=evidence)
    answered = [t for t in tried if t.match is not None]
    first = answered[0]
    answer = first.answer
    assert isinstance(answer, Answer)
    question = replace(first.question, assumed=asked.assumed)
    verdict = Verdict(
        claim=claim.id,
        label="contradicted",
        reason=told(question, answer),
        question=question,
        answer=answer,
        direction=_direction(claim, answer),
    )
    found = other_basis(claim, claims, first.question, asker)
    verdict = replace(verdict, note=found.note, note_evidence=found.evidence)
    if found.inherited is not None:
        reason = f"its {found.inherited} was taken from elsewhere in the article, and with another one it agrees"
        return replace(_silent(claim, asked, reason), note=found.note, note_evidence=found.evidence, missing=Missing(role=found.inherited))
    beside = named_beside(claim, claims, first.question, asker)
    if beside is not None:
        reason = "read with what its own sentence names for another figure, it agrees"
        return replace(_silent(claim, asked, reason), note=beside[0], note_evidence=beside[1], missing=Missing(role="commodity"))
    if found.reading is not None and isinstance(claim.roles.get(found.reading.role), Read):
        return replace(verdict, label="other_basis", other=found.reading)
    if found.reading is not None and found.reading.role == "baseline" and claim.baseline is None:
        # The comparison was ours to fill in: where another natural one gives the figure, that one was meant.
        reason = "the article does not say the baseline, and with another natural one it agrees"
        return replace(_silent(claim, asked, reason), note=found.note, note_evidence=found.evidence, missing=Missing(role="baseline"))
    far = misread(claim, tried)
    if far is not None:
        note, evidence = (found.note, found.evidence) if found.note is not None else _window_note(claim, claims, asked, asker)
        return replace(_silent(claim, asked, far.reason), missing=far.missing, note=note, note_evidence=evidence)
    if found.reading is not None:
        return replace(verdict, label="other_basis", other=found.reading)
    again = reread(claim, claims, first.question, asker)
    if again is not None:
        reason = "what it is of was taken from elsewhere in the article, and read otherwise it agrees"
        return replace(_silent(claim, asked, reason), note=again[0], note_evidence=again[1], missing=Missing(role="commodity"))
    return verdict


def _window_note(claim: Claim, claims: Sequence[Claim], asked: Asked, asker: Asker) -> Note:
    """What agrees within the window, of the partner asked and of each that the article names for the same goods."""
    for partner in (None, *named_partners(claim, claims)):
        question = asked.question if partner is None else replace(asked.question, partner=partner)
        note, evidence = part_of_window(claim, question, asker)
        if note is not None:
            return note, evidence
    return None, ()
