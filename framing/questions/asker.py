"""What this room asks of the data, and an asker that asks each question once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Protocol

from framing.schema import Answer, Event, NoAnswer, Observation, Period, Policy, Question, Series, SeriesKey


class Data(Protocol):
    """The store of observations and policies, as far as this room uses it."""

    def answer(
        self, question: Question, as_of: date | None, exclude_source: Callable[[Observation], bool] | None = None
    ) -> Answer | NoAnswer:
        """The data's answer, without the observations for which ``exclude_source`` is true."""
        ...

    def series(
        self,
        key: SeriesKey,
        as_of: date | None = None,
        *,
        exclude_source: Callable[[Observation], bool] | None = None,
    ) -> Series | None:
        """Levels of a key for the months that were out at ``as_of``."""
        ...

    def find_keys(
        self,
        product: str | None = None,
        reporter: str | None = None,
        flow: str | None = None,
        partner: str | None = None,
        measure: str | None = None,
    ) -> Sequence[SeriesKey]:
        """The keys that have these roles."""
        ...

    def policies(
        self,
        at: date | None = None,
        products: Sequence[str] | None = None,
        reporter: str | None = None,
        partner: str | None = None,
    ) -> Sequence[Policy]:
        """The policies in force on a day (all of them without one)."""
        ...

    def events(
        self,
        between: tuple[date, date],
        products: Sequence[str] | None = None,
        partners: Sequence[str] | None = None,
    ) -> Sequence[tuple[Policy, Event]]:
        """Dated steps of policies, in order, each with its policy."""
        ...


@dataclass(frozen=True)
class Asker:
    """Asks ``data`` as of the article's date; every question once. It lives for one article and is never kept.

    ``agencies`` are those that the article names as its author: their figures support nothing, and are asked only where all others are
    silent or contradict.
    """

    data: Data
    published: date | None
    agencies: tuple[str, ...] = ()
    policies_named: tuple[str, ...] = ()
    _answers: dict[tuple[Question, bool], Answer | NoAnswer] = field(default_factory=dict)
    _series: dict[tuple[SeriesKey, bool], Series | None] = field(default_factory=dict)
    _keys: dict[tuple[str | None, ...], tuple[SeriesKey, ...]] = field(default_factory=dict)

    def __call__(self, question: Question, *, with_own: bool = False) -> Answer | NoAnswer:
        """The answer; ``with_own`` lets figures of the article's own author answer too."""
        own = with_own and bool(self.agencies)
        bare = replace(question, assumed=()) if question.assumed else question
        found = self._answers.get((bare, own))
        if found is None:
            found = self.data.answer(bare, self.published, None if own or not self.agencies else self._of_author)
            self._answers[(bare, own)] = found
        return found

    def _of_author(self, observation: Observation) -> bool:
        source = observation.source
        names = f"{source.publisher} {source.read_in or ''}".lower()
        return any(agency.lower() in names for agency in self.agencies)

    def keys(self, question: Question) -> tuple[SeriesKey, ...]:
        """The keys of the question's series, whatever their measure; of a union of products or partners, none."""
        wanted = (question.product, question.reporter, question.flow, question.partner)
        found = self._keys.get(wanted)
        if found is None:
            product, reporter, flow, partner = wanted
            found = tuple(self.data.find_keys(product=product, reporter=reporter, flow=flow, partner=partner))
            self._keys[wanted] = found
        return found

    def series(self, question: Question, *, without_own: bool = False) -> Series | None:
        """The levels of the question's own series as of the article's date, or None; of quantity, else of value, where neither was said.

        ``without_own`` leaves out the figures of the article's own author.
        """
        exclude = self._of_author if without_own and self.agencies else None
        currency = question.basis.currency
        for measure in (question.measure,) if question.measure is not None else ("quantity", "value"):
            known: list[Series] = []
            for key in self.keys(question):
                if key.measure != measure or (currency is not None and key.basis not in ("", currency)):
                    continue
                name = (key, exclude is not None)
                if name not in self._series:
                    self._series[name] = self.data.series(key, self.published, exclude_source=exclude)
                series = self._series[name]
                if series is not None:
                    known.append(series)
            if known:
                return max(known, key=lambda s: len(s.points))
        return None


def latest_month_out(asker: Asker, question: Question) -> Period | None:
    """The latest month of the question's series that was out at the article's date, or None without a date.

    A month that is out but of which nothing is known is still the latest: earlier months are not asked in its place.
    """
    if asker.published is None:
        return None
    month = Period.month(asker.published.year, asker.published.month)
    for back in range(1, 7):
        candidate = month.shift(-back)
        found = asker(replace(question, statistic="level", period=candidate, baseline=None))
        if isinstance(found, Answer) or found.code != "not_out":
            return candidate
    return None
