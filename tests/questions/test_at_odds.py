"""Figures of one sentence that contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from framing.questions import figures_at_odds
from framing.schema import Basis, Claim, Commodity, Period, Span

Make = Callable[..., Claim]
HERE = Span(0, 100)


def sentence(make: Make, percent: float, before: float, after: float, **changes: object) -> tuple[Claim, Claim, Claim]:
    change = make(percent, baseline="2025-05", sentence=HERE, **changes)
    return change, make(before, "t", "level", period="2025-05", sentence=HERE), make(after, "t", "level", sentence=HERE)


def test_from_and_to_with_their_change(make_claim: Make) -> None:
    found = figures_at_odds(sentence(make_claim, 40, 70, 90))
    assert len(found) == 1 and found[0].kind == "from_to"
    assert found[0].computed.contains(28.6) and "29%" in found[0].message
    assert not figures_at_odds(sentence(make_claim, 29, 70, 90))
    assert not figures_at_odds(sentence(make_claim, 28.6, 70, 90))


def test_a_change_the_other_way(make_claim: Make) -> None:
    assert figures_at_odds(sentence(make_claim, 29, 70, 90, direction="down"))


def test_never_at_odds(make_claim: Make) -> None:
    change, before, after = sentence(make_claim, 40, 70, 90)
    assert not figures_at_odds((change, replace(before, modality="superseded"), after))
    assert not figures_at_odds((replace(change, modality="forecast"), before, after))
    assert not figures_at_odds((change, replace(before, aggregate="monthly_average"), after))
    assert not figures_at_odds((change, replace(before, partner="JPN"), after))
    assert not figures_at_odds((change, replace(before, period=Period.month(2024, 6)), after))
    assert not figures_at_odds((change, replace(before, sentence=Span(200, 300)), after))
    other = replace(change, basis=Basis(currency="USD")), replace(before, basis=Basis(currency="CNY")), after
    assert not figures_at_odds(other)


def test_from_to_by_the_words(make_claim: Make) -> None:
    text = "Exports rose 40%, from 70 t to 90 t, the customs office said."
    here = Span(0, len(text))
    change = replace(make_claim(40), sentence=here, start=13, end=16)
    before = replace(make_claim(70, "t", "level"), sentence=here, start=text.index("70 t"), end=text.index("70 t") + 4)
    after = replace(make_claim(90, "t", "level"), sentence=here, start=text.index("90 t"), end=text.index("90 t") + 4)
    assert figures_at_odds((change, before, after), text)
    assert not figures_at_odds((change, before, after))
    assert not figures_at_odds((change, before, after), text.replace("from 70 t to", "with 70 t and"))
    other = replace(make_claim(5, baseline="2025-05"), sentence=here, start=30, end=32)
    assert not figures_at_odds((change, before, after, other), text)


def test_to_and_from(make_claim: Make) -> None:
    text = "Exports fell 10% to 54 t in June 2025 from 72 t in May."
    here = Span(0, len(text))
    change = replace(make_claim(10, direction="down"), sentence=here, start=13, end=16)
    after = replace(make_claim(54, "t", "level"), sentence=here, start=text.index("54 t"), end=text.index("54 t") + 4)
    before = replace(make_claim(72, "t", "level", period="2025-05"), sentence=here, start=text.index("72 t"), end=text.index("72 t") + 4)
    found = figures_at_odds((change, after, before), text)
    assert len(found) == 1 and "25%" in found[0].message
    right = replace(make_claim(25, direction="down"), sentence=here, start=13, end=16)
    assert not figures_at_odds((right, after, before), text)


def test_sums(make_claim: Make) -> None:
    both = Commodity("gallium and germanium", "gallium+germanium")
    parts = [make_claim(v, "t", "level", product=p, sentence=HERE) for v, p in ((10, "gallium"), (20, "germanium"))]
    whole = replace(make_claim(40, "t", "level", sentence=HERE), commodity=both)
    found = figures_at_odds((whole, *parts))
    assert len(found) == 1 and found[0].kind == "sum" and found[0].claims[0] == whole.id
    fits = replace(make_claim(30, "t", "level", sentence=HERE), commodity=both)
    assert not figures_at_odds((fits, *parts))
