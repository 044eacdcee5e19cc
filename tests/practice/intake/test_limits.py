"""The 24 hours are the rulebook's: by the law on the day, asked once a day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.world.frontdesk import received
from tests.world.people import FRIDAY_EVENING
from tovholder.core.law.duties import duties
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.rulebook import rulebook
from tovholder.practice.intake.limits import RULE, assess_before, assessment_limit


@pytest.mark.parametrize("on", [date(2012, 6, 1), date(2013, 10, 1), date(2023, 12, 31), date(2024, 1, 1)])
def test_every_day_has_a_limit_also_before_the_law_had_one(on):
    assert assessment_limit(on).unit is Unit.HOURS


@pytest.mark.parametrize("received_at", [datetime(2015, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)])
def test_the_moment_is_the_one_the_clock_counts(received_at):
    event = Event("1", EventKind.NOTIFICATION_RECEIVED, received_at, 0, marks={"notification": "a"})

    (clock,) = [duty for duty in duties(rulebook(), [event], as_of=received_at) if duty.rule == RULE]

    assert assess_before(received_at) == clock.due_at == received_at + timedelta(hours=24)


def test_another_limit_in_the_law_is_another_moment(monkeypatch):
    monkeypatch.setattr("tovholder.practice.intake.limits.assessment_limit", lambda on: Limit(8, Unit.HOURS))

    assert assess_before(FRIDAY_EVENING) == FRIDAY_EVENING + timedelta(hours=8)


def test_the_rulebook_is_asked_once_for_a_day():
    assessment_limit.cache_clear()
    for hour in range(20):
        assess_before(datetime(2026, 10, 16, hour, tzinfo=UTC))

    assert (assessment_limit.cache_info().misses, assessment_limit.cache_info().hits) == (1, 19)


@pytest.mark.django_db
def test_a_notification_is_to_be_assessed_by_that_moment(fjordby, freja):
    came = received(freja)

    assert came.assess_before == came.concerns[0].assess_before == assess_before(FRIDAY_EVENING)
