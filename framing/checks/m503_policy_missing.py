"""M503: a control that is in force and not told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from framing.checks.base import Check, CheckInput, Draft
from framing.checks.cases import RARE_EARTH_RULE, Figure, Word, case, policy, question
from framing.checks.figures import at_claim
from framing.checks.measures import begun, covered, in_force, made_by, meets, products_of, tells_of, toward
from framing.checks.thresholds import thresholds
from framing.checks.wording import because
from framing.checks.words import at_frame
from framing.schema import Claim, Evidence, Frame, Policy

DOC = """
What it does:
Names an export control (a licence, ban, quota or export tax) that is in force on the article's date and covers its goods and partner,
where the article tells of rising exports, or that the curbs are over, and does not tell of it.
Why it is bad:
Rising exports read as the end of a story; a rule that is still there is the rest of it.
Example:
"The squeeze is over: magnet exports soared", while exports still need licences.
Use instead:
The rule with its true scope: "licences are still required for magnets that contain any of seven listed rare earths".
References:
Office for Statistics Regulation, Whose line is it anyway (context a reader needs); each policy has its own sources.
"""


def find(given: CheckInput) -> Iterator[Draft]:
    """Controls in force on the goods that rise, the strictest first; a fair article that mentions controls is left in peace."""
    day, limits = given.article.published, thresholds()
    if day is None:
        return
    over = [f for f, t in given.blamed() if f.meaning.implies.kind == "policy_ended" and t.label == "contradicted" and t.certain]
    rising = [
        c for c, _ in given.own() if c.flow == "export" and c.direction == "up" and c.kind in ("change", "ratio") and c.modality == "fact"
    ]
    pattern = limits.told_strictly if over else limits.told
    found: dict[str, tuple[Policy, Claim | None, str | None]] = {}
    for control in given.policy.values():
        if control.instrument not in limits.controls or not control.in_force_at(day):
            continue
        about = [c for c in (rising or (list(given.claims) if over else [])) if _concerns(control, c, given)]
        if about:
            first = about[0]
            found[control.id] = control, first, next(p for p in products_of([first]) if covered(control, p, day))
    if not found or tells_of(given, pattern, [p for p, _, _ in found.values()]):
        return
    strictest = sorted(found.values(), key=lambda entry: entry[0].instrument != "ban")
    for control, claim, product in strictest[: limits.policies_at_most]:
        yield _draft(control, claim, product, over[0] if over else None)


def _concerns(control: Policy, claim: Claim, given: CheckInput) -> bool:
    day, question = given.article.published, given.verdict[claim.id].question
    partner = claim.partner or (question.partner if question is not None else None)
    if day is None or claim.flow != "export" or not made_by(control, claim.reporter, day) or not meets(control, partner, day):
        return False
    return any(covered(control, p, day) for p in products_of([claim]))


def _draft(control: Policy, claim: Claim | None, product: str | None, over: Frame | None) -> Draft:
    sentence, since = in_force(control, product), begun(control)
    message = f"Add: {sentence}."
    why = because(
        f"in force since {since.isoformat()}" if since is not None else "",
        f"toward {toward(control)}",
        f"scope: {control.scope}" if control.scope else "",
        "the article says that a control is over" if over is not None else "the article tells of rising exports and of no control",
    )
    evidence = (Evidence("policy", control.id, "in force"),)
    if over is not None:
        return at_frame(over, message, why, evidence=evidence, fact=("policy", control.id))
    assert claim is not None
    return at_claim(claim, message, why, evidence=evidence, suggestion=f"{sentence}.", fact=("policy", control.id))


TOWARD_US = policy("us-only", "A ban toward the US", "ban", products={"rare-earth-magnets": "all"}, partners=("USA",), since="2025-01-01")
SOARED = Figure(words="660%", shown=660, asked=question(baseline="2025-05"))


def _over(words: str, **more: Any) -> Word:
    return Word(
        words=words,
        implies="policy_ended",
        label="contradicted",
        text="a control on this trade has ended",
        family="euphemism",
        policies=("chn-2025-18",),
        **more,
    )


CHECK = Check(
    code="M503",
    name="policy-missing",
    severity="warning",
    action="add",
    doc=DOC,
    preview=False,
    source="Office for Statistics Regulation, Whose line is it anyway",
    flags=(
        case(
            "Exports of magnets to the U.S. soared 660% in June.",
            SOARED,
            policies=(RARE_EARTH_RULE,),
            note="the licensing rule is in force and not told",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June. The curbs are over.",
            SOARED,
            _over("curbs are over"),
            policies=(RARE_EARTH_RULE,),
            note="an article that says they are over tells of curbs, and not of those that remain",
        ),
    ),
    passes=(
        case(
            "Exports of magnets to the U.S. soared 660% in June. Exporters still need a licence.",
            SOARED,
            policies=(RARE_EARTH_RULE,),
            note="the article tells of licences",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June, two months after China restricted them.",
            SOARED,
            policies=(RARE_EARTH_RULE,),
            note="it tells of the control in its own words",
        ),
        case(
            "Exports of magnets to the U.S. soared 660% in June.",
            SOARED,
            published="2025-03-01",
            policies=(RARE_EARTH_RULE,),
            note="the rule was not yet in force",
        ),
        case(
            "Exports of magnets to the U.S. fell 20% in June.",
            Figure(words="20%", shown=20, direction="down", asked=question(baseline="2025-05")),
            policies=(RARE_EARTH_RULE,),
            note="a fall under a control needs no such reminder",
        ),
        case(
            "Exports of magnets to Germany soared 60% in June.",
            Figure(words="60%", shown=60, asked=question(baseline="2025-05", partner="DEU")),
            policies=(TOWARD_US,),
            note="the ban is toward another country",
        ),
        case(
            "Exports of cars to the U.S. soared 60% in June.",
            Figure(words="60%", shown=60, asked=question(baseline="2025-05", product="cars")),
            policies=(RARE_EARTH_RULE,),
            note="the rule does not cover cars",
        ),
    ),
    find=find,
)
