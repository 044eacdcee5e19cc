"""The meetings, the votes, the minutes and who got the papers are the committee's: its secretary's and the leaders'."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.practice.committee.pages import address, recommended, text_of
from tests.world.people import at_the_desk
from tovholder.practice.committee import actions
from tovholder.practice.committee.models import CommitteeMeeting

pytestmark = pytest.mark.django_db


@pytest.fixture
def somebody(request):
    """Whoever the test names, hired before the matter is raised."""
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize(
    ("somebody", "answered"), [("jette", 200), ("bodil", 200), ("svend", 404), ("karen", 404)], indirect=["somebody"]
)
def test_a_meeting_is_booked_and_called_off_by_who_keeps_its_papers(somebody, answered, meeting):
    browser = at_the_desk(somebody)

    pages = [browser.get(address("book_meeting"), follow=True), browser.get(address("call_off_meeting", meeting.pk))]

    assert {page.status_code for page in pages} == {answered}


@pytest.mark.parametrize(
    ("somebody", "held"), [("bodil", True), ("jette", True), ("svend", False)], indirect=["somebody"]
)
def test_a_meeting_is_marked_as_held_by_who_keeps_its_papers(somebody, held, meeting):
    at_the_desk(somebody).post(address("hold_meeting", meeting.pk))

    assert (CommitteeMeeting.objects.get().held_at is not None) == held


@pytest.mark.parametrize(
    ("somebody", "answered"), [("jette", 200), ("bodil", 200), ("svend", 404)], indirect=["somebody"]
)
@pytest.mark.parametrize("page", ["send_bundle", "decide", "minutes"])
def test_the_childs_caseworker_writes_neither_votes_nor_minutes_nor_who_got_the_papers(
    page, somebody, answered, svend, matter
):
    recommended(at_the_desk(svend), matter)

    assert at_the_desk(somebody).get(address(page, matter.pk)).status_code == answered


@pytest.mark.parametrize(("somebody", "shown"), [("bodil", True), ("svend", False)], indirect=["somebody"])
def test_nobody_is_shown_a_way_that_is_closed_to_them(somebody, shown, svend, matter):
    recommended(at_the_desk(svend), matter)
    browser = at_the_desk(somebody)
    ways = {
        address("overview"): [address("book_meeting")],
        address("meeting", matter.meeting_id): [
            address("hold_meeting", matter.meeting_id),
            address("call_off_meeting", matter.meeting_id),
        ],
        address("matter", matter.pk): [address("send_bundle", matter.pk), address("decide", matter.pk)],
    }

    for page, closed in ways.items():
        text = text_of(browser.get(page))
        assert [way in text for way in closed] == [shown] * len(closed), page


def test_who_may_not_book_is_told_whom_to_ask(svend, freja, parents, committee, svends_hand):
    at = timezone.now() - timedelta(hours=1)
    (unbooked,) = actions.raise_matter([freja], kind="4", at=at, by=svends_hand)

    page = text_of(at_the_desk(svend).get(address("put_on_agenda", unbooked.pk)))

    assert "Bed udvalgets sekretær eller lederen om at beramme et." in page
