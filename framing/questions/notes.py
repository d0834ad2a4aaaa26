"""What agrees by the way: notes to a verdict, which ask and never condemn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from framing.questions.asker import Asker
from framing.questions.compare import chance_of, compare, in_claim_unit
from framing.questions.wording import amount, answer_words, month_name, period_words, place
from framing.schema import Answer, Claim, Interval, Observation, Period, Question

Note = tuple[str | None, tuple[Observation, ...]]
NOTHING: Note = (None, ())
MONTHS_AT_MOST = 12
"""Windows longer than a year are not taken apart: one of many months agrees with nearly anything."""


def part_of_window(claim: Claim, question: Question, asker: Asker) -> Note:
    """ "46.4 t is May 2025 alone; April 2025 is not known": the window has no answer, but a part of it agrees with the claim.

    The chance test binds the note as well, each month of the window being a setting.
    """
    window = question.period
    if claim.kind != "level" or window is None or window.days or window.is_month or window.length > MONTHS_AT_MOST:
        return NOTHING
    fits: list[tuple[Question, Answer]] = []
    unknown: list[Period] = []
    answers: list[Interval] = []
    for month in window.each_month():
        asked = replace(question, period=month)
        answer = asker(asked)
        if not isinstance(answer, Answer):
            unknown.append(month)
            continue
        answers.extend(in_claim_unit(claim, answer))
        match = compare(claim, answer)
        if match is not None and match.fits and match.tight:
            fits.append((asked, answer))
    if len(fits) != 1 or not chance_of(claim, tuple(answers), count_claim=False).passes:
        return NOTHING
    asked, answer = fits[0]
    assert asked.period is not None
    rest = f"; {_listed(unknown)} {'is' if len(unknown) == 1 else 'are'} not known" if unknown else ""
    return f"{answer_words(answer)} is {period_words(asked.period)} alone{rest}", answer.observations


def _listed(months: Sequence[Period]) -> str:
    """Months in words, neighbours as one stretch: "January to May 2024 and July 2024"."""
    runs: list[tuple[Period, Period]] = []
    for month in months:
        if runs and runs[-1][1] == month.previous():
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return " and ".join(period_words(Period(first.first, last.last)) for first, last in runs)


def unnamed_partner(claim: Claim, claims: Sequence[Claim], question: Question, answer: Answer) -> Note:
    """A figure of the world beside figures of one partner: it should say so.

    Only where an earlier figure of the same goods and flow names a partner, and this one names none.
    """
    if claim.partner is not None or question.partner != "WLD":
        return NOTHING
    earlier = [
        c.partner
        for c in claims
        if c.start < claim.start
        and c.partner not in (None, "WLD")
        and c.flow == claim.flow
        and c.commodity is not None
        and claim.commodity is not None
        and c.commodity.product == claim.commodity.product
    ]
    if not earlier:
        return NOTHING
    word = {"export": "to", "import": "from"}.get(claim.flow or "", "with")
    return f"this is the figure {word} the world, not {word} {place(earlier[-1])}, which was named just before", answer.observations


__all__ = ["Note", "amount", "month_name", "part_of_window", "unnamed_partner"]
