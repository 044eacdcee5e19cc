"""On every page of the committee a second press changes nothing and is answered as the first was."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.practice.committee.pages import address, recommended, verdict
from tests.world.people import at_the_desk
from tests.world.pressing import pressed_twice
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Case, LateAddition
from tovholder.practice.committee.models import CommitteeMatter, CommitteeMeeting, CommitteeMember, Seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(bodil):
    return at_the_desk(bodil)


def danish(moment) -> str:
    return f"{moment:%d.%m.%Y %H.%M}"


def test_a_meeting_is_booked_once(browser, now):
    page = browser.get(address("book_meeting"))["Location"]

    first, second = pressed_twice(browser, page, {"meets_at": danish(now + timedelta(days=3)), "place": "Rådhuset"})

    assert first == second == address("meeting", CommitteeMeeting.objects.get().pk)


def test_a_member_takes_a_seat_once(jette):
    browser = at_the_desk(jette)
    page = browser.get(address("begin_seating"))["Location"]

    first, second = pressed_twice(browser, page, {"name": "Frida Holm", "seat": Seat.JUDGE, "starts": "01.01.2026"})

    assert first == second == address("members")
    assert CommitteeMember.objects.get().name == "Frida Holm"


def test_who_does_not_keep_the_members_seats_nobody(svend):
    browser = at_the_desk(svend)
    assert browser.get(browser.get(address("begin_seating"))["Location"]).status_code == 404


def test_a_member_leaves_once(jette, committee):
    pressed_twice(at_the_desk(jette), address("leave", committee["judge"].pk), {"ends": "01.11.2026"})


def test_a_meeting_is_called_off_once(browser, meeting):
    pressed_twice(browser, address("call_off_meeting", meeting.pk), {"because": "Formanden er syg."})


def test_a_matter_is_raised_put_on_an_agenda_and_withdrawn_once_each(browser, freja, parents, now, svends_hand):
    first, second = pressed_twice(browser, address("raise_matter", freja.pk), {"kind": "4"})
    raised = CommitteeMatter.objects.get()
    assert first == second == address("matter", raised.pk)
    book = browser.get(address("book_meeting"))["Location"]
    browser.post(book, {"meets_at": danish(now + timedelta(days=3))})

    pressed_twice(browser, address("put_on_agenda", raised.pk), {"meeting": CommitteeMeeting.objects.get().pk})
    pressed_twice(browser, address("withdraw", raised.pk), {"because": "Forældrene samtykker."})


def test_the_recommendation_the_sending_the_outcome_and_the_minutes_are_written_once_each(
    browser, matter, committee, parents
):
    pressed_twice(browser, address("recommend", matter.pk), {"recommends": "Freja anbringes."})
    sent = {"to": ["custody_holder:Mia Ågård"], "how": "hand"}
    pressed_twice(browser, address("send_bundle", matter.pk), sent)
    pressed_twice(browser, address("decide", matter.pk), verdict(committee, 5))
    pressed_twice(browser, address("minutes", matter.pk), {"text": "Mødet åbnede kl. 9."})


def test_a_chair_decision_is_written_down_once_and_so_is_what_follows_it(browser, freja, parents, committee, now):
    who = next(each for each in committee.values() if each.chair)
    said = {"kind": "1", "ground": "Vold.", "urgency": "I nat.", "formal": "Mor er spurgt."}

    first, second = pressed_twice(browser, address("decide_as_chair", freja.pk), {"decided_by": who.pk, **said})

    assert first == second
    decision = first.rstrip("/").rsplit("/", 1)[1]
    pressed_twice(browser, address("carry_out", decision), {})
    rights = dict.fromkeys(("told_of_access", "told_of_lawyer", "told_of_hearing"), "on")
    pressed_twice(browser, address("notify", decision), {"to": ["Mia Ågård"], "how": "hand", **rights})
    told = browser.get(address("notify", decision)).content.decode()
    assert "Mangler: Lars Ågård" in told
    pressed_twice(browser, address("annul", decision), {"because": "Ikke længere nødvendig."})


def test_what_happened_after_the_lapse_is_written_once(browser, lapsed):
    pressed_twice(browser, address("after_lapse", lapsed.pk), {"what": "Freja er hjemme."})


def test_in_a_closed_case_the_committees_pages_ask_why(browser, matter, freja, now, svends_hand):
    case = Case.objects.filter(child=freja, closed_at=None).first() or casework.open_case(
        freja, because="Underretning", happened_at=now - timedelta(days=9), at=now, by=svends_hand
    )
    casework.close_case(case, because="Flyttet.", happened_at=now, at=now, by=svends_hand)
    recommended(browser, matter)
    assert not LateAddition.objects.exists()

    browser.post(address("recommend", matter.pk), {"recommends": "Anbringes.", "after_closing": "Kom bagefter."})

    assert LateAddition.objects.get().because == "Kom bagefter."
