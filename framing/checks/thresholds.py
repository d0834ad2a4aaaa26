"""When a counter-figure is worth a warning; each number with its reason."""

from __future__ import annotations

BIAS = -0.1
"""A bias below this says that the other reasonable settings weaken the claim by a tenth (in log ratio) on the average: less is within what the
choice of a month always does."""

ROBUSTNESS = 0.9
"""At or above this a small change of the question hardly moves the result (Wu et al. 2014: 1 is untouched)."""

UNIQUENESS = 0.5
"""At least half of the settings that can be answered are weaker: below it the claim stands in the middle of its neighbours."""

COUNTER_FIGURES = 2
"""Counter-figures a series: the most telling and one more; an editor has two minutes."""

NEAR_WORDS = 1
"""A policy counts as told where one of its own words stands anywhere in the article: a fair article is left in peace."""
