"""Time expressions of news: windows, baselines, datelines, and which of them belong to a figure."""

from framing.claims.periods.finder import find_periods
from framing.claims.periods.linker import govern, when_clause
from framing.claims.periods.mention import PeriodMention, Relative, Role, baseline_kind, resolve_baseline, settle

__all__ = ["PeriodMention", "Relative", "Role", "baseline_kind", "find_periods", "govern", "resolve_baseline", "settle", "when_clause"]
