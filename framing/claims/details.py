"""Modality, aggregate, basis and measure: what the words around a figure say of how it is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from framing.claims.vocabulary import vocabulary
from framing.schema import Basis, Measure, Modality, Quantity, Span
from framing.schema.claim import Aggregate

if TYPE_CHECKING:
    from framing.language import Paragraph

MASS = frozenset({"t", "kg", "lb", "short_ton", "bu", "bbl", "bbl/d", "TEU", "count"})
_CURRENCY = re.compile(r"^[A-Z]{3}$")
_REVISED = re.compile(r"\brevised\b[^.;]*?\bfrom\b[^.;]*$", re.I)


def is_currency(unit: str) -> bool:
    """True for an ISO 4217 code; TEU has its shape and is a count of boxes."""
    return bool(_CURRENCY.match(unit)) and unit != "TEU"


def _has(text: str, phrase: str) -> bool:
    return phrase in text and re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text) is not None


def read_modality(paragraph: Paragraph, figure: Span, clause: Span, sentence: Span) -> Modality:
    """Fact unless the figure's clause says forecast, target, estimate or condition."""
    words = vocabulary().modality
    text = paragraph.text[clause.start : clause.end]
    low = text.lower()
    tokens = paragraph.tokens_in(clause)
    lemmas = {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}
    for modality in ("target", "forecast"):
        if any((w in lemmas) if " " not in w else _has(low, w) for w in words[modality]):
            return "target" if modality == "target" else "forecast"
    if _REVISED.search(paragraph.text[sentence.start : figure.start]):
        return "superseded"
    if any(t.tag_ == "MD" and t.lower_ in words["conditional"] for t in tokens) or "if" in lemmas:
        return "conditional"
    if any((w in lemmas) if " " not in w else _has(low, w) for w in words["estimate"]):
        return "estimate"
    return "fact"


def read_aggregate(text: str, figure: Span) -> Aggregate:
    """Whether the amount is a total or an average by month or day, from the words right after or before it."""
    words = vocabulary()
    after = text[figure.end : figure.end + 24].lower()
    # An average is often told as the subject, some words before its figure.
    before = re.split(r"[.;!?]\s", text[max(0, figure.start - 90) : figure.start])[-1].lower()
    near = {"monthly_average": words.months_average, "daily_average": words.days_average, "annualised": words.annualised}
    for name, phrases in near.items():
        for phrase in phrases:
            if re.match(rf"\s*(?:on average\s*)?{re.escape(phrase)}\b", after) or (
                phrase not in ("a month", "a day", "daily") and _has(before, phrase)
            ):
                return name  # type: ignore[return-value]
    if re.search(r"\baveraged\b[^.,;]*$", before):
        return "monthly_average" if "month" in after else "total"
    return "total"


def read_basis(sentence_text: str, quantity: Quantity) -> Basis:
    """Currency of a growth rate, seasonal adjustment, real or nominal, vintage, from the sentence; an amount's currency is its unit."""
    low = sentence_text.lower()
    words = vocabulary()
    currency = quantity.unit if is_currency(quantity.unit) else None
    if currency is None:
        currency = next((code for code, phrases in words.currency_terms.items() if any(_has(low, p) for p in phrases)), None)
    adjusted = True if any(p in low for p in words.seasonally_adjusted) else None
    real = True if _has(low, "in real terms") or _has(low, "inflation-adjusted") else None
    vintage: Literal["preliminary", "revised"] | None = "preliminary" if _has(low, "preliminary") else None
    services = True if _has(low, "goods and services") or _has(low, "services exports") or _has(low, "services trade") else None
    return Basis(currency=currency, seasonally_adjusted=adjusted, real=real, services=services, vintage=vintage)


def read_measure(quantity: Quantity, clause_text: str) -> Measure | None:
    """Quantity or value from the unit, else from the words of the clause."""
    if quantity.unit in MASS:
        return "quantity"
    if "/" in quantity.unit:
        return "price"
    if is_currency(quantity.unit):
        return "value"
    low = clause_text.lower()
    words = vocabulary()
    value = any(_has(low, w) for w in words.value_words)
    amount = any(_has(low, w) for w in words.quantity_words)
    if value != amount:
        return "value" if value else "quantity"
    return None
