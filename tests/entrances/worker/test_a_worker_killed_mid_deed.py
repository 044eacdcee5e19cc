"""A process that is killed in the middle of a deed leaves nothing half written, and keeps nobody waiting."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.entrances.worker.processes import in_a_process_of_its_own
from tests.world.people import LONG_AGO, reading
from tests.world.quiet import seal_when_others_are_done
from tovholder.foundation.chronicle.models import Facts, Line, Subject
from tovholder.foundation.chronicle.verifying import verify
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Home, HomeKind, Residence
from tovholder.practice.casework.actions import start_placement
from tovholder.practice.casework.models import Placement

pytestmark = pytest.mark.django_db(transaction=True)

NOW = datetime(2026, 11, 2, 11, tzinfo=UTC)
WRITTEN: list[Any] = [Line, Subject, Facts, Placement, Residence, Deadline, Counting]

# A placement that never comes to its end: the whole of it is done but for the last word to the database, or all of it
# is gathered in the book and nothing has been sent.
DEED = """
import sys, time, uuid
from datetime import datetime
import django
django.setup()
from django.db import transaction
from tovholder.foundation.chronicle.authors import Author
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.families.models import Child, Home
from tovholder.practice.casework.actions import start_placement

def sleep():
    print("in the middle", flush=True)
    time.sleep(600)

how_far, child, home, at = sys.argv[1:]
at = datetime.fromisoformat(at)
if how_far == "gathered":
    Book.put_down = lambda book: sleep()
child, home = Child.objects.get(pk=child), Home.objects.get(pk=home)
with transaction.atomic():
    start_placement([child], home=home, happened_at=at, at=at, by=Author(user_id=None, post_id=None))
    sleep()
"""


def rows() -> dict[Any, int]:
    """How many there are of all that a placement writes."""
    return {model: model.objects.count() for model in WRITTEN}


@pytest.mark.parametrize("how_far", ["gathered", "sent"])
def test_a_placement_cut_off_in_the_middle_is_as_if_never_begun_and_can_be_done_again(
    freja, svend, settings, tmp_path, how_far
):
    Residence.objects.create(child=freja, home=Home.objects.create(address="Havnegade 4"), starts=LONG_AGO)
    place = Home.objects.create(kind=HomeKind.PLACEMENT, name="Sted 1")
    before = rows()

    told = (how_far, str(freja.pk), str(place.pk), NOW.isoformat())
    process = in_a_process_of_its_own(DEED, *told, settings=settings, home=tmp_path)
    try:
        assert process.stdout.readline() == "in the middle\n"
    finally:
        process.kill()
        process.communicate()

    assert rows() == before
    at = NOW + timedelta(minutes=5)
    start_placement([freja], home=place, happened_at=NOW, at=at, by=reading(svend, at).hand)
    assert Placement.objects.get().residence.home == place
    assert Line.objects.filter(deed="placement started").count() == 1
    assert differing({freja.pk: Counting.objects.get(child=freja).counted_at}) == []
    seal_when_others_are_done()
    proof = verify()
    assert (proof.bad, proof.lines) == (None, Line.objects.count())
