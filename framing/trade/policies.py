"""Dated events of policies, and when each policy was in force."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from framing.schema import Event, Policy

_AUTHORITY = re.compile(r"\b[A-Z]{2,3}\b")


@cache
def titles() -> Mapping[str, tuple[str, str]]:
    """Our own titles and scope notes of policies, by id, where the source's title is missing or says less."""
    text = (files("framing.trade") / "figures" / "policy_titles.csv").read_text(encoding="utf-8")
    return {row["policy"]: (row["title"], row["scope"]) for row in csv.DictReader(text.splitlines())}


def build_policies(rows: Sequence[tuple[Event, Mapping[str, str]]]) -> tuple[Policy, ...]:
    """One policy an id: its events in order, what it covers, when it was in force.

    In force from an *effective* event (its last possible day) to the day before an *ended* or *suspended* one, and again from *resumed*.
    What was announced and never took effect is never in force. An agreement is in force on no day: it is an event, not a measure.
    """
    grouped: dict[str, list[tuple[Event, Mapping[str, str]]]] = {}
    for event, row in rows:
        grouped.setdefault(event.policy, []).append((event, row))
    out = []
    for name, items in grouped.items():
        items = sorted(items, key=lambda pair: (pair[0].first, pair[0].kind))
        first = next((row for event, row in items if event.kind not in ("suspended", "ended")), items[0][1])
        coverage: dict[str, Literal["all", "part"]] = {}
        partners: dict[str, None] = {}
        events: dict[tuple[str, date, str], Event] = {}
        for event, row in items:
            if event.kind in ("suspended", "ended"):
                events[event.kind, event.first, event.text] = event
                continue
            for product in filter(None, row["products"].split(";")):
                part = cast("Literal['all', 'part']", row["coverage"] or "part")
                coverage.setdefault(product, part)
            for partner in filter(None, re.split(r"[;+]", row["partners"])):
                partners.setdefault(partner)
            events[event.kind, event.first, event.text] = event
        ordered = tuple(events.values())
        title, scope = titles().get(name, (first["source_title"] or name, ""))
        out.append(
            Policy(
                id=name,
                title=title,
                authority=tuple(dict.fromkeys(_AUTHORITY.findall(first["authority"].split("(")[0].replace(";", " ")))) or (first["authority"],),
                instrument=first["instrument"],
                coverage=tuple(coverage.items()),
                partners=tuple(partners),
                in_force=_in_force(ordered, first["instrument"]),
                events=ordered,
                text=first["text"],
                scope=scope,
            )
        )
    return tuple(out)


def _in_force(events: Iterable[Event], instrument: str) -> tuple[tuple[date, date | None], ...]:
    if instrument in ("agreement", "statistics"):
        return ()
    spans: list[tuple[date, date | None]] = []
    opened: date | None = None
    for event in sorted(events, key=lambda e: (e.first, e.last)):
        if event.kind in ("effective", "resumed") and opened is None:
            opened = event.last
        elif event.kind in ("suspended", "ended") and opened is not None:
            spans.append((opened, max(opened, event.first - timedelta(days=1))))
            opened = None
    if opened is not None:
        spans.append((opened, None))
    return tuple(spans)
