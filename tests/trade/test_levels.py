from __future__ import annotations

from collections.abc import Callable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.schema import Answer, NoAnswer, Observation, Period, Question, SeriesKey
from framing.trade.levels import levels, valid
from framing.trade.store import Store

Figure = Callable[..., Observation]
Ask = Callable[..., Question]


def by_period(*found: Observation) -> dict[Period, list[Observation]]:
    out: dict[Period, list[Observation]] = {}
    for o in found:
        out.setdefault(o.period, []).append(o)
    return out


def test_the_finest_of_agreeing_figures_counts(figure: Figure) -> None:
    coarse, fine, other = figure("2025-05", 46.0), figure("2025-05", 46.4, half=0.05), figure("2025-05", 49.0)
    assert valid([coarse, fine, other], None) == (fine, other)


def test_a_derived_figure_counts_only_where_it_disagrees(figure: Figure) -> None:
    told = figure("2025-05", 46.0)
    assert valid([told, figure("2025-05", 46.4, half=0.3, tier="derived")], None) == (told,)
    apart = figure("2025-05", 50.0, tier="derived")
    assert valid([told, apart], None) == (told, apart)


def test_the_vintage_known_at_the_date_decides(figure: Figure) -> None:
    first = figure("2025-05", 100.0, vintage="preliminary", date="2025-06-20")
    revised = figure("2025-05", 110.0, vintage="revised", date="2025-08-20")
    assert valid([first, revised], date(2025, 7, 1)) == (first,)
    assert set(valid([first, revised], date(2025, 9, 1))) == {first, revised}
    assert valid([revised], date(2025, 7, 1)) == (revised,)


def test_months_add_up_and_windows_subtract(figure: Figure) -> None:
    months = [figure(f"2025-0{m}", 100.0 * m) for m in (1, 2, 3)]
    (total,) = levels(by_period(*months), Period.parse("2025-01/2025-03"), None, None)
    assert total.interval.low == 598.5 and total.interval.high == 601.5 and not total.subtracted
    seven, july = figure("2024-01/2024-07", 32812.0), figure("2024-07", 5278.0)
    (half,) = levels(by_period(seven, july), Period.parse("2024-01/2024-06"), None, None)
    assert half.subtracted and half.interval.contains(27534) and half.interval.width > 2.0
    assert levels(by_period(*months[:2]), Period.parse("2025-01/2025-03"), None, None) == ()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(min_value=1, max_value=1e6), min_size=12, max_size=12), st.data())
def test_reckoned_levels_hold_the_truth(figure: Figure, months: list[float], data: st.DataObject) -> None:
    """Whatever windows are published, each within its rounding, a level reckoned from them holds the true sum."""
    table = by_period()
    for _ in range(data.draw(st.integers(1, 8))):
        first = data.draw(st.integers(1, 12))
        last = data.draw(st.integers(first, 12))
        true = sum(months[first - 1 : last])
        shown = true + data.draw(st.floats(min_value=-0.5, max_value=0.5))
        window = f"2024-{first:02d}" if first == last else f"2024-{first:02d}/2024-{last:02d}"
        table.setdefault(Period.parse(window), []).append(figure(window, shown))
    first = data.draw(st.integers(1, 12))
    last = data.draw(st.integers(first, 12))
    asked = Period.months(2024, first, 2024, last)
    for level in levels(table, asked, None, None):
        assert level.interval.contains(sum(months[first - 1 : last]))


DAYS = st.dates(min_value=date(2025, 6, 1), max_value=date(2026, 6, 1))


@settings(deadline=None, max_examples=60)
@given(DAYS, DAYS)
def test_a_later_figure_never_brings_an_answer_out_early(figure: Figure, ask: Ask, published: date, as_of: date) -> None:
    """An observation that is published after the date turns no question about a period that was not out into an answer."""
    key = SeriesKey("rare-earth-magnets", "CHN", "export", "USA", "quantity")
    base = (figure("2025-05", 46.4, date="2025-06-20"),)
    before = Store(base).answer(ask("level", "2025-06"), as_of)
    after = Store((*base, figure("2025-06", 353.0, date=published.isoformat(), key=key))).answer(ask("level", "2025-06"), as_of)
    assert isinstance(before, NoAnswer)
    if published > as_of and before.code == "not_out":
        assert isinstance(after, NoAnswer) and after.code == "not_out"
    if isinstance(after, Answer):
        assert bool(after.later) == (published > as_of)


@settings(deadline=None, max_examples=60)
@given(DAYS)
def test_once_out_always_out(packaged: Store, ask: Ask, day: date) -> None:
    first = packaged.answer(ask("level", "2025-06"), day)
    later = packaged.answer(ask("level", "2025-06"), date(2027, 1, 1))
    assert isinstance(later, Answer)
    if isinstance(first, Answer):
        assert day >= date(2025, 7, 18) and first.interval == later.interval
