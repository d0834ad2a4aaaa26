"""Claims to questions to verdicts, the neighbours of a figure, and the tests of framing words: text meets data here, and only judges.

No reading of text and no rendering lives here, and no finding is made: that is what the checks are for.
"""

from framing.questions.at_odds import AtOdds, figures_at_odds
from framing.questions.frame_tests import test_frames
from framing.questions.verdict import judge

__all__ = ["AtOdds", "figures_at_odds", "judge", "test_frames"]
