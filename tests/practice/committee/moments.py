"""When the tests of the committee happen."""

from __future__ import annotations

from datetime import UTC, datetime

FRIDAY_NIGHT = datetime(2026, 10, 16, 21, 40, tzinfo=UTC)  # 23.40 in Denmark

WEDNESDAY = datetime(2026, 10, 21, 13, 0, tzinfo=UTC)  # 15.00 in Denmark, day 6
