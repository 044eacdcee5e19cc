"""Whoever opens a child through the one door is written down with the reason that holds at that moment."""

from datetime import timedelta

import pytest

from tests.world.people import FRIDAY_EVENING, reading
from tovholder.foundation.access.models import Key, KeyKind, Reading, Reason
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.actions import open_child
from tovholder.foundation.organisation.models import Watch

A_DAY = timedelta(days=1)


@pytest.mark.parametrize(("closed", "reason"), [(A_DAY, Reason.HANDED_OVER), (-A_DAY, Reason.OUT_OF_HOURS)])
def test_a_key_that_no_longer_opens_is_not_the_reason_of_who_is_on_watch(freja, sofie, fjordby, closed, reason):
    opened = {"opens_at": FRIDAY_EVENING - 7 * A_DAY, "closes_at": FRIDAY_EVENING + closed}
    Key.objects.create(child_id=freja.pk, unit=fjordby.south, kind=KeyKind.HANDED_OVER, because=new_id(), **opened)
    Watch.objects.create(user=sofie, starts=FRIDAY_EVENING - A_DAY, ends=FRIDAY_EVENING + A_DAY, phone="20", rank=1)

    open_child(freja.pk, reader=reading(sofie, FRIDAY_EVENING), page="barn")

    assert Reading.objects.get().reason == reason
