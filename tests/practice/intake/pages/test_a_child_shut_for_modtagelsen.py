"""A child that Modtagelsen must not see, since one of its own is concerned, is shown by no page that is sent its id."""

from datetime import date

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at, page_of, sent
from tests.practice.intake.pages.writing import opened, written
from tests.world.frontdesk import received
from tovholder.foundation.access.models import Shut
from tovholder.foundation.families.models import Child
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[False, True], ids=["open", "shut"])
def shut(request, fjordby, emil):
    """Whether the child is shut for Modtagelsen."""
    if request.param:
        Shut.objects.create(child_id=emil.pk, unit=fjordby.intake, because="…", starts_at=AFTERNOON)
    return request.param


@pytest.fixture
def emil(fjordby):
    return Child.objects.create(name="Emil Holm", birth_date="2020-02-29", unit=fjordby.south)


def test_it_is_not_shown_beside_the_child_it_is_said_to_be(desk, freja, emil, shut):
    came = received(ChildSaid(name="Emil Berg", birth_date=date(2016, 5, 4)), at=AFTERNOON)

    page = page_of(sent(desk, page_at(came, "hvem/"), name=freja.name, choose="1", known_child=str(emil.pk)))

    assert ("Vælg et af børnene på listen." in page) is shut
    assert ("Emil Holm" in page) is not shut


def test_it_is_not_shown_as_picked_while_a_notification_is_taken_down(desk, emil, shut):
    address = opened(desk)
    typed = written(desk, address, text="", barn__0__known_child=str(emil.pk))

    assert ("Emil Holm" in page_of(desk.post(address, typed))) is not shut
