"""When the tests of supervision happen."""

from __future__ import annotations

from datetime import UTC, datetime

MOVED_IN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

OCTOBER = datetime(2026, 10, 16, 12, 0, tzinfo=UTC)
