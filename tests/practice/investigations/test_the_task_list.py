"""Undersøgelse: the date first, whom we wait for, and nine sections that may be written in any order."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.practice.investigations.pages import html, page
from tests.world.families import ago
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import DANISH_TIME
from tovholder.foundation.families.models import Child, ChildState
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import Investigation, Matter, SectionKind, SectionState
from tovholder.practice.intake.actions.protecting import set_contact_hold
from tovholder.practice.investigations.queries import waiting_for
from tovholder.practice.investigations.sections import sections_of

pytestmark = pytest.mark.django_db

PAGES = ["task_list", "whole", "ask", "examinations", "siblings", "preliminary", "conclude"]
PAGES += [f"section_{kind.value}" for kind in SectionKind]


def test_there_are_nine_sections_and_none_is_begun(svends, investigation):
    shown = html(svends, page("task_list", investigation))

    assert len(SectionKind) == 9
    assert shown.count("Ikke begyndt") == 9
    assert "0 af 9 færdige" in shown


def test_the_date_it_must_end_opens_to_its_grounds(svends, investigation):
    shown = html(svends, page("task_list", investigation))

    assert "Frist for en børnefaglig undersøgelse: 4 måneder" in shown
    assert "dage tilbage" in shown
    assert "Barnets lov § 20, stk. 3" in shown


def test_a_section_left_out_counts_as_answered_and_says_why(svends, investigation, hand):
    actions.write_section(
        investigation,
        SectionKind.SCHOOL,
        state=SectionState.NOT_RELEVANT,
        not_relevant_because="Freja er ni måneder.",
        at=ago(days=1),
        by=hand,
    )
    shown = html(svends, page("task_list", investigation))

    assert "1 af 9 færdige" in shown
    assert "Freja er ni måneder." in shown


def test_whom_we_wait_for_stands_there_with_since_when_and_the_reminders(svends, investigation, asked, hand):
    actions.remind_of_statement(asked, happened_at=ago(days=5), at=ago(days=5), by=hand)
    shown = html(svends, page("task_list", investigation))

    assert "Fjordskolen" in shown and "rykket" in shown
    (awaited,) = waiting_for([investigation.child_id])
    assert (awaited.whom, awaited.reminded) == ("Fjordskolen", 1)


def test_what_has_come_is_no_longer_awaited_and_waits_to_be_read(svends, investigation, asked, hand):
    actions.receive_statement(asked, happened_at=ago(days=1), at=ago(days=1), by=hand)

    assert waiting_for([investigation.child_id]) == []
    assert "ikke læst" in html(svends, page("task_list", investigation))


def test_when_the_date_has_passed_the_preliminary_conclusion_is_asked_for(svends, freja, hand):
    at = ago(days=130)
    late = actions.start_investigation(freja, happened_at=at, at=at, by=hand)

    assert "Loven kræver en foreløbig vurdering" in html(svends, page("task_list", late))

    svends.post(page("preliminary", late), {"text": "Freja er ikke tryg.", "expected_on": "2030-01-01"})
    shown = html(svends, page("task_list", late))
    assert "Loven kræver en foreløbig vurdering" not in shown
    assert "1. januar 2030" in shown


def test_whether_the_child_is_heard_about_it_is_seen_at_once(svends, investigation, freja, hand):
    assert "ikke hørt om undersøgelsen endnu" in html(svends, page("task_list", investigation))

    at = ago(days=2)
    actions.speak_with_child(freja, matters=[Matter.INVESTIGATION], happened_at=at, at=at, by=hand)
    shown = html(svends, page("task_list", investigation))

    assert "ikke hørt om undersøgelsen endnu" not in shown
    assert "hørt om undersøgelsen" in shown


def test_an_investigation_of_2022_speaks_in_the_words_of_serviceloven(svends, freja, hand):
    at = datetime(2022, 5, 4, 12, tzinfo=DANISH_TIME)
    old = actions.start_investigation(freja, happened_at=at, at=at, by=hand)
    shown = html(svends, page("task_list", old))

    assert "Serviceloven § 50" in shown and "Udvikling og adfærd" in shown
    assert "Barnets lov § 20, stk. 1" not in shown


def test_before_a_birth_it_is_the_expectant_parents_who_are_looked_at(svends, svend, freja, hand):
    unborn = Child.objects.create(
        state=ChildState.UNBORN, due_date=timezone.localdate() + timedelta(days=60), unit=freja.unit
    )
    begun = actions.start_investigation(unborn, ground="1", happened_at=ago(days=1), at=ago(days=1), by=hand)
    shown = html(svends, page("task_list", begun))

    assert "De kommende forældres kompetencer" in shown
    assert "Udvalgsmøde planlagt omkring fødslen" in shown
    assert "Skriv en samtale med barnet" not in shown
    assert next(each.label for each in sections_of(begun, unborn)) == "Graviditeten og det kommende barn"


def test_a_contact_hold_is_told_on_every_page(svends, investigation, freja, hand):
    set_contact_hold(freja, because="suspect_in_home", set_at=ago(days=1), at=ago(days=1), by=hand)

    for name in PAGES:
        assert "Kontaktstop" in html(svends, page(name, investigation)), name
    assert "Bed ikke om samtykke" in html(svends, page("ask", investigation))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404), ("karen", 404)])
def test_the_pages_open_to_whose_child_it_is(name, who, status, investigation, request):
    reader = request.getfixturevalue(who)

    assert at_the_desk(reader).get(page(name, investigation)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_few_statements_are_enough(name, svends, investigation, asked, storm, shown_with_few_questions):
    shown_with_few_questions(svends, page(name, investigation), most=14 if name == "conclude" else 12)


def test_a_completed_one_is_read_and_not_written_on(svends, investigation, freja, hand):
    actions.complete_investigation(freja, conclusion="Freja er tryg.", happened_at=ago(days=1), at=ago(days=1), by=hand)
    answer = svends.post(page("section_health", investigation), {"facts": "Nyt"})

    assert answer.headers["Location"] == page("whole", investigation)
    assert Investigation.objects.get().texts.count() == 0
    shown = html(svends, page("whole", investigation))
    assert "Freja er tryg." in shown
    assert "Der er ikke skrevet noget i dette afsnit." in shown and "Ikke begyndt" not in shown
