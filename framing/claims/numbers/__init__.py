"""Every number of a text: what it counts, how exactly it is meant, and why it is none where it is none."""

from framing.claims.numbers.finder import find_quantities
from framing.claims.numbers.mention import Form, NumberMention, Per

__all__ = ["Form", "NumberMention", "Per", "find_quantities"]
