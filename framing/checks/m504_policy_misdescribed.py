"""M504: a licence called a ban, a wrong scope."""

from __future__ import annotations

from collections.abc import Iterator

from framing.checks.base import Check, CheckInput, Draft, Example, at_frame
from framing.schema import Evidence


def find(given: CheckInput) -> Iterator[Draft]:
    """Words of a ban, in the author's voice, on goods that only need licences."""
    for frame, test in given.blamed():
        if frame.meaning.implies.kind != "policy_ban" or test.label != "contradicted":
            continue
        refs = [e.ref for e in test.evidence if e.kind == "policy"]
        policy = next((p for p in given.policies if p.id in refs), None)
        if policy is None:
            continue
        scope = f" for {policy.scope}" if policy.scope else ""
        kind = {"licence": "a licensing rule", "quota": "a quota", "export-tax": "an export tax"}.get(policy.instrument, f"a {policy.instrument}")
        yield at_frame(
            frame,
            f"Change: “{frame.text}” misdescribes {policy.title}, which is {kind}{scope}.",
            policy.text,
            evidence=(Evidence("policy", policy.id, "in force"),),
        )


CHECK = Check(
    code="M504",
    name="policy-misdescribed",
    severity="error",
    action="change",
    doc="""What it does
Flags words of a ban where the control in force on the goods is a licensing rule, a quota or a tax, and no ban on them is known.

Why it is bad
Under a licence goods still flow; under a ban they do not.

Example
"China has banned exports of rare earth magnets", where licences are required for some.

Use instead
The instrument, with its scope.

References
IPSO, A question of accuracy (from general knowledge).
""",
    source="IPSO, A question of accuracy",
    flags=(
        Example("China has banned exports of rare earth magnets. It shipped 3,188 metric tons of them in June 2025, customs data showed.", "2025-07-25"),
        Example("China banned rare earth magnet exports in April. China's exports of rare earth magnets came to 3,188 metric tons in June 2025.", "2025-07-25"),
    ),
    passes=(
        Example("China requires licences for exports of some rare earth magnets. It shipped 3,188 metric tons of them in June 2025.", "2025-07-25"),
        Example("China has not banned exports of rare earth magnets. It shipped 3,188 metric tons of them in June 2025.", "2025-07-25"),
        Example("“China has banned exports of rare earth magnets,” a senator said. China shipped 3,188 metric tons in June 2025.", "2025-07-25"),
    ),
    find=find,
)
