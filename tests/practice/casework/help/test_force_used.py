"""Force used against a placed child: told where it must be, heard from the child, and seen on the placement."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, facts_of_last_line, lines_of
from tests.world.people import at_the_desk, reading
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import ForceUsed, ReportedTo

pytestmark = pytest.mark.django_db

BOTH = (ReportedTo.MUNICIPALITY, ReportedTo.AUTHORITY)


@pytest.fixture
def used(freja, svends_hand):
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    return actions.record_force(
        freja, what="Holdt fast i armen.", used_by="Per, pædagog", happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )


def report(used, hand, **told):
    actions.report_force(used, at=NOVEMBER_9, by=hand, **{"reported_on": date(2026, 11, 9), **told})


def report_waits(child):
    return Deadline.objects.running().filter(child=child, rule="FORCE-REPORT").exists()


def test_force_used_belongs_to_the_place_where_the_child_lived_then_and_starts_the_clock(freja, used):
    assert used.placement.child == freja
    assert report_waits(freja)
    assert "Holdt fast" not in str(facts_of_last_line(freja))


@pytest.mark.parametrize(
    ("told", "met"),
    [
        ({"reported_to": BOTH, "child_shown_on": date(2026, 11, 9), "childs_words": "Jeg var bange."}, True),
        ({"reported_to": BOTH, "child_not_heard_because": "Freja er to måneder."}, True),
        ({"reported_to": BOTH}, False),
        ({"reported_to": [ReportedTo.MUNICIPALITY], "child_shown_on": date(2026, 11, 9)}, False),
    ],
)
def test_the_clock_is_met_when_those_who_must_know_do_and_the_child_was_heard(freja, used, svends_hand, told, met):
    report(used, svends_hand, **told)

    assert report_waits(freja) is not met
    assert lines_of(freja)[-1] == ("force reported" if met else "force told of in part")
    assert "bange" not in str(facts_of_last_line(freja))


def test_told_bit_by_bit_it_is_reported_once(freja, used, svends_hand):
    for told in ({}, {"child_shown_on": date(2026, 11, 9)}, {"child_shown_on": date(2026, 11, 9)}):
        report(used, svends_hand, reported_to=BOTH, **told)

    assert lines_of(freja)[-3:] == ["force told of in part", "force reported", "force told of in part"]


def test_one_report_does_not_meet_the_clock_of_another(freja, used, svends_hand):
    again = actions.record_force(
        freja, what="Igen.", used_by="Per", happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand
    )
    report(again, svends_hand, reported_to=BOTH, child_shown_on=date(2026, 11, 9))

    assert report_waits(freja)


@pytest.fixture
def placed(svend):
    freja, _storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    hand = reading(svend, timezone.now()).hand
    (placement,) = actions.start_placement([freja], happened_at=ago(days=30), at=ago(days=30), by=hand)
    return placement


def page(name, thing):
    return reverse(f"casework:{name}", args=[thing.pk])


def test_two_questions_and_then_the_page_says_what_is_missing_until_nothing_is(svend, placed):
    browser = at_the_desk(svend)
    answer = browser.post(page("record_force", placed.child), {"what": "Holdt fast.", "used_by": "Per"})
    used = ForceUsed.objects.get()
    assert answer.headers["Location"] == page("report_force", used)
    assert "Mangler: handlekommunen og socialtilsynet" in browser.get(page("report_force", used)).content.decode()
    assert "ikke indberettet færdig" in browser.get(page("placement", placed)).content.decode()

    today = timezone.localdate().isoformat()
    typed = {"reported_to": ["municipality", "authority"], "child_shown_on": today, "parents_told_on": today}
    browser.post(page("report_force", used), {**typed, "childs_words": "Jeg blev bange."})

    shown = browser.get(page("report_force", used)).content.decode()
    assert "Mangler" not in shown
    assert "Jeg blev bange." in shown
    assert "indberettet" in browser.get(page("placement", placed)).content.decode()


def test_a_day_before_it_happened_is_not_taken(svend, placed):
    browser = at_the_desk(svend)
    browser.post(page("record_force", placed.child), {"what": "Holdt fast.", "used_by": "Per"})
    used = ForceUsed.objects.get()

    typed = {"reported_to": ["authority"], "reported_on": ago(days=3).date().isoformat()}
    answer = browser.post(page("report_force", used), typed)

    assert "før hændelsen" in answer.content.decode()
    used.refresh_from_db()
    assert used.reported_to == []


def test_under_a_contact_hold_the_page_says_not_to_tell_the_parents(svend, placed):
    browser = at_the_desk(svend)
    browser.post(page("record_force", placed.child), {"what": "Holdt fast.", "used_by": "Per"})
    ContactHold.objects.create(
        child=Child.objects.get(pk=placed.child_id), because="abuse_physical", set_at=ago(days=1)
    )

    assert "orientér ikke forældrene" in browser.get(page("report_force", ForceUsed.objects.get())).content.decode()


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_another_unit_does_not_find_it(request, svend, placed, who, status):
    at_the_desk(svend).post(page("record_force", placed.child), {"what": "Holdt fast.", "used_by": "Per"})

    answer = at_the_desk(request.getfixturevalue(who)).get(page("report_force", ForceUsed.objects.get()))

    assert answer.status_code == status
