"""How an investigation or a targeted assessment begins, and what obliges us to begin."""

import pytest
from django.utils import timezone

from tests.practice.investigations.pages import html, page
from tests.world.families import a_worried_call
from tests.world.people import at_the_desk
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework.actions import complete_investigation
from tovholder.practice.casework.models import Investigation, TargetedAssessment
from tovholder.practice.intake.actions.protecting import set_contact_hold
from tovholder.practice.investigations.queries import registered_ground

pytestmark = pytest.mark.django_db


def test_it_is_decided_on_a_ground_and_the_four_months_run(svends, freja):
    missing = svends.post(page("decide", freja), {"purpose": "Skolen"}).content.decode()
    svends.post(page("decide", freja), {"ground": "stk2", "purpose": "Skolen"})

    assert "Vælg et svar til »Hvorfor skal der undersøges?«." in missing
    assert Investigation.objects.get().ground == "stk2"
    assert Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()


@pytest.mark.parametrize(("on_hold", "said"), [(False, "Send afgørelsen med"), (True, "vent med besked")])
def test_the_family_is_not_told_under_a_contact_hold(svends, freja, hand, on_hold, said):
    if on_hold:
        now = timezone.now()
        set_contact_hold(freja, because="suspect_in_home", set_at=now, at=now, by=hand)

    assert said in svends.post(page("decide", freja), {"ground": "2"}, follow=True).content.decode()


@pytest.mark.parametrize("name", ["decide", "begin_assessment"])
def test_the_page_says_of_a_child_nobody_notified_about_that_the_opening_is_its_screening(name, svends, freja, svend):
    unscreened = "Beslutningen her er så også barnets screening"
    assert unscreened in html(svends, page(name, freja))

    a_worried_call(freja, taken_by=svend)
    assert unscreened not in html(svends, page(name, freja))


def test_a_sibling_nobody_notified_about_is_not_investigated_in_breach_of_the_screening(svends, freja, storm, svend):
    a_worried_call(freja, taken_by=svend)

    for child in (freja, storm):
        svends.post(page("decide", child), {"ground": "2"})

    assert set(Deadline.objects.filter(rule="SCREEN-18").values_list("child", flat=True)) == {freja.pk}


def test_no_second_one_is_begun_beside_one_that_runs(svends, freja, investigation):
    answer = svends.post(page("decide", freja), {"ground": "1"})

    assert answer.headers["Location"] == page("task_list", investigation)
    assert Investigation.objects.count() == 1


def test_a_double_click_decides_once(svends, freja):
    for _ in range(2):
        svends.post(page("decide", freja), {"ground": "1"})

    assert Investigation.objects.count() == 1


def test_a_mandatory_ground_without_an_investigation_stands_on_the_page_until_it_is_decided(svends, freja):
    svends.post(page("ground", freja), {"ground": "2"})
    shown = html(svends, page("of_child", freja))
    assert "Der skal besluttes en undersøgelse" in shown
    assert "Overgreb eller mistanke herom" in shown
    assert 'value="2"' in html(svends, page("decide", freja)).split("checked")[0][-120:]

    svends.post(page("decide", freja), {"ground": "2"})
    assert "Der skal besluttes en undersøgelse" not in html(svends, page("of_child", freja))


def test_who_registered_a_ground_does_not_withdraw_it_alone(svends, bodil, freja):
    svends.post(page("ground", freja), {"ground": "1"})
    assert "En anden skal se på den" in html(svends, page("ground", freja))
    svends.post(page("ground", freja), {"reason": "Jeg tog fejl."})
    assert Deadline.objects.running().filter(child=freja, rule="BFU-MUST-OPEN").exists()

    at_the_desk(bodil).post(page("ground", freja), {"reason": "Drøftet på teammødet."})
    assert not Deadline.objects.running().filter(child=freja, rule="BFU-MUST-OPEN").exists()


def test_a_ground_that_has_been_investigated_is_not_there_any_more(svends, freja, hand):
    svends.post(page("ground", freja), {"ground": "1"})
    svends.post(page("decide", freja), {"ground": "1"})
    now = timezone.now()
    complete_investigation(freja, conclusion="Tryg.", happened_at=now, at=now, by=hand)

    assert registered_ground(freja) is None
    assert "checked" not in html(svends, page("decide", freja)).split('name="purpose"')[0]


def test_a_targeted_assessment_may_end_in_an_investigation(svends, freja):
    svends.post(page("begin_assessment", freja), {"question": "Hvorfor kommer Freja ikke i skole?"})
    begun = TargetedAssessment.objects.get()
    svends.post(page("ask_in_assessment", begun), {"asked_of": "school", "about": "Fravær", "basis": "consent"})
    assert "Fjordskolen" in html(svends, page("assessment", begun))

    answer = svends.post(page("assessment", begun), {"conclusion": "Der skal mere til.", "ends_in": "investigation"})

    assert answer.headers["Location"] == page("decide", freja)
    assert TargetedAssessment.objects.get().completed_at is not None
    assert not Deadline.objects.filter(child=freja, rule="BFU-4M").exists()
    assert "Der skal mere til." in html(svends, page("assessment", begun))


@pytest.mark.parametrize("name", ["of_child", "decide", "begin_assessment", "ground"])
@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_the_childs_pages_open_to_whose_child_it_is(name, who, status, freja, request):
    assert at_the_desk(request.getfixturevalue(who)).get(page(name, freja)).status_code == status


@pytest.mark.parametrize("name", ["of_child", "decide", "begin_assessment", "ground"])
def test_twelve_statements_are_enough(name, svends, freja, shown_with_few_questions):
    shown_with_few_questions(svends, page(name, freja))
