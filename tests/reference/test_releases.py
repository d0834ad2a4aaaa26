from __future__ import annotations

from datetime import date

import pytest

from framing.reference.releases import is_headline, out_by, releases, usual_revision
from framing.schema import Period


@pytest.mark.parametrize(
    ("reporter", "headline", "period", "day"),
    [
        ("CHN", True, "2025-06", date(2025, 7, 7)),
        ("CHN", False, "2025-06", date(2025, 7, 18)),
        ("CHN", True, "2025-01", date(2025, 3, 7)),
        ("CHN", True, "2025-01/2025-02", date(2025, 3, 7)),
        ("CHN", True, "2019-01", date(2019, 2, 7)),
        ("KOR", True, "2025-06", date(2025, 7, 1)),
        ("TWN", False, "2025-02", date(2025, 3, 7)),
        ("NZL", True, "2025-06", None),
    ],
)
def test_first_day(reporter: str, headline: bool, period: str, day: date | None) -> None:
    assert out_by(reporter, headline, Period.parse(period)) == day


def test_what_is_headline() -> None:
    assert is_headline("CHN", "all-goods", "USA") and is_headline("CHN", "soybeans")
    assert not is_headline("CHN", "soybeans", "BRA") and not is_headline("CHN", "rare-earth-magnets")


def test_revisions_are_measured_by_item_office_and_generally() -> None:
    assert usual_revision("CHN", "rare-earth-magnets") == 0
    assert usual_revision("CHN", "lng") > usual_revision("CHN", "crude-oil") > 0
    assert usual_revision("NZL", "butter") == usual_revision("NOR", "salmon") > 0


def test_every_row_has_a_source() -> None:
    assert all(r.source and r.lag_days >= 0 for r in releases())
