"""When somebody is in the office."""

from datetime import datetime, time

import pytest

from tovholder.core.time.calendar import DANISH_TIME
from tovholder.core.time.office_hours import in_opening_hours


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 10, 16, 9, 0, tzinfo=DANISH_TIME), True),  # en fredag, på slaget
        (datetime(2026, 10, 16, 15, 0, tzinfo=DANISH_TIME), False),
        (datetime(2026, 10, 16, 21, 14, tzinfo=DANISH_TIME), False),
        (datetime(2026, 10, 17, 10, 0, tzinfo=DANISH_TIME), False),  # lørdag
        (datetime(2026, 12, 25, 10, 0, tzinfo=DANISH_TIME), False),  # juledag
    ],
)
def test_the_office_is_open_on_working_days_between_two_times(moment, is_open):
    assert in_opening_hours(moment, opens=time(9), closes=time(15)) is is_open
