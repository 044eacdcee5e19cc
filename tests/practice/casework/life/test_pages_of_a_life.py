"""The pages on which births, deaths, adoptions and moves are told."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.casework.pages import later, page_for, said
from tests.world.families import a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Adult, Child, ChildState, Tie
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    Case,
    LifeEvent,
    Move,
    Note,
    SiblingConsidered,
    Task,
)
from tovholder.practice.casework.queries.waiting import tasks_waiting_for
from tovholder.practice.decisions.queries.circle import parties_of
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import ChildSaid, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(children):
    return children[0]


@pytest.fixture
def unborn(svend, hand, fjordby):
    child = Child.objects.create(
        state=ChildState.UNBORN,
        due_date=timezone.localdate(),
        unit=fjordby.north,
        caseworker=Post.objects.get(employments__user=svend),
    )
    actions.open_case(child, happened_at=ago(days=90), at=ago(days=90), by=hand)
    return child


def test_a_move_takes_the_sibling_along_and_waits_for_the_other_municipality_to_be_told(svend, children, hand):
    freja, storm = children
    actions.start_investigation(freja, happened_at=ago(days=50), at=ago(days=50), by=hand)
    browser = at_the_desk(svend)
    said(browser, "record_move", freja, way="out", municipality="Skovby", with_siblings=[storm.pk])
    assert set(Move.objects.values_list("child", flat=True)) == {freja.pk, storm.pk}
    page = browser.get(page_for("life_of_case", freja)).content.decode()
    assert "giv kommunen besked" in page
    assert "Nogen var første gang bekymret for barnet" in page

    said(browser, "tell_new_municipality", Move.objects.get(child=freja), summary="Kort.", how="Brev")

    assert "kommunen fik besked" in browser.get(page_for("life_of_case", freja)).content.decode()


def test_who_moves_here_brings_the_day_the_first_municipality_knew_of_it(svend, freja):
    said(at_the_desk(svend), "record_move", freja, way="in", municipality="Skovby", first_known_on="2026-01-05")

    assert Move.objects.get().waiting_since.isoformat() == "2026-01-05"
    assert "5. januar 2026" in at_the_desk(svend).get(page_for("life_of_case", freja)).content.decode()


def test_who_moves_here_is_not_ours_to_notify_about_and_the_page_says_whether_the_notice_came(svend, freja, hand):
    actions.start_measure(freja, happened_at=ago(days=50), at=ago(days=50), by=hand)
    browser = at_the_desk(svend)
    said(browser, "record_move", freja, way="in", municipality="Skovby")

    assert not Deadline.objects.filter(child=freja, rule="NOTIF-MOVE").exists()
    assert "skriv deres underretning ind" in browser.get(page_for("life_of_case", freja)).content.decode()

    told = Report(text="Flyttet hertil.", channel="other_municipality", children=(ChildSaid(known_child=freja.pk),))
    intake.receive_notification(told, received_at=ago(hours=1), at=ago(hours=1), by=hand)
    assert "kommunen underrettede os" in browser.get(page_for("life_of_case", freja)).content.decode()


@pytest.mark.parametrize(
    ("way", "comes_next"),
    [("out", "Nu skal den nye kommune have besked."), ("in", "Underretter den anden kommune os")],
)
def test_after_a_move_the_page_says_what_comes_next_by_which_way_the_child_went(way, comes_next, svend, freja):
    browser = at_the_desk(svend)

    said(browser, "record_move", freja, way=way, municipality="Skovby")

    assert comes_next in browser.get(page_for("life_of_case", freja)).content.decode()


def test_twins_are_born_of_one_who_was_expected(svend, unborn):
    said(at_the_desk(svend), "record_birth", unborn, outcome="born", name_1="Asta", name_2="Bo")

    unborn.refresh_from_db()
    assert (unborn.name, unborn.twin) == ("Asta", True)
    assert Child.objects.filter(name="Bo", birth_date=unborn.birth_date).exists()


def test_nobody_is_born_years_away_from_the_due_date_and_the_name_typed_stays(svend, unborn):
    unborn.due_date = ago(days=-60).date()
    unborn.save()
    browser = at_the_desk(svend)

    page = said(browser, "record_birth", unborn, outcome="born", name_1="Asta", happened_on="2020-03-01")

    assert "så dagen kan ikke passe" in page
    assert 'value="Asta"' in page
    browser.post(page_for("about_child", unborn), {"due_date": ago(days=3).date(), "name": ""})
    said(browser, "record_birth", unborn, outcome="born", name_1="Asta")
    unborn.refresh_from_db()
    assert (unborn.name, unborn.state) == ("Asta", ChildState.BORN)


def test_about_an_expected_child_the_due_date_is_asked_and_no_birth_date(svend, unborn, freja):
    browser = at_the_desk(svend)

    expected = browser.get(page_for("about_child", unborn)).content.decode()
    born = browser.get(page_for("about_child", freja)).content.decode()

    assert ('name="due_date"' in expected, 'name="birth_date"' in expected) == (True, False)
    assert ('name="due_date"' in born, 'name="birth_date"' in born) == (False, True)


def test_the_mother_of_an_expected_child_is_a_party_to_what_was_decided_last_week(svend, unborn, hand):
    mother = Adult(name="Louise Bang")
    actions.take_in_grown_up(mother, children=[unborn], kind="mother", at=timezone.now(), by=hand)

    last_week = ago(days=7).date()
    assert [each.name for each in parties_of(unborn, kind="investigation", on=last_week)] == ["Louise Bang"]


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("record_move", {"way": "out", "municipality": "Skovby"}),
        ("record_death", {"who": "child", "known_from": "Sygehuset"}),
        ("record_adoption", {"parent_1": "Ane Lund", "kind_1": "mother"}),
        ("write_note", {"text": "Vi talte sammen."}),
    ],
)
def test_nothing_happens_to_a_child_before_it_was_born(svend, freja, page, typed):
    day = {"happened_at": "1926-10-16T10:00"} if page == "write_note" else {"happened_on": "1926-10-16"}

    answer = said(at_the_desk(svend), page, freja, **typed, **day)

    assert "før" in answer
    assert "Ret dagen" in answer
    assert not LifeEvent.objects.exists() and not Move.objects.exists() and not Note.objects.exists()


def test_an_expected_child_is_not_among_those_who_may_have_died(svend, unborn):
    page = at_the_desk(svend).get(page_for("record_death", unborn)).content.decode()

    assert 'value="child"' not in page
    assert "Dør barnet før fødslen" in page


@pytest.mark.parametrize("outcome", ["stillborn", "ended"])
def test_a_pregnancy_that_ends_closes_quietly_and_a_name_is_not_asked_for(svend, unborn, outcome):
    browser = at_the_desk(svend)
    assert "kun, når barnet er født levende" in said(browser, "record_birth", unborn, outcome=outcome, name_1="Asta")

    said(browser, "record_birth", unborn, outcome=outcome)

    assert Case.objects.get(child=unborn).closed_reason == "pregnancy_ended"
    assert said(browser, "record_birth", unborn, outcome="born") == page_for("life_of_case", unborn)
    assert not LifeEvent.objects.filter(kind="born").exists()


def test_the_death_of_a_child_is_told_once_and_its_sibling_is_to_be_assessed(svend, children, bodil):
    freja, storm = children
    browser = at_the_desk(svend)
    said(browser, "record_death", freja, who="child", known_from="Sygehuset")
    again = said(browser, "record_death", freja, who="child", known_from="Sygehuset")
    assert again == page_for("life_of_case", freja)
    assert LifeEvent.objects.filter(kind="child_died").count() == 1

    (task,) = tasks_waiting_for(reading(svend, timezone.now()))
    assert (task.child, task.kind) == (storm, "sibling_safety")
    assert [each.child for each in tasks_waiting_for(reading(bodil, timezone.now()))] == [freja]

    said(browser, "finish_task", task, words="Storm er hos mormor, og der er trygt.")

    assert SiblingConsidered.objects.get().child == storm
    assert tasks_waiting_for(reading(svend, timezone.now())) == []
    again = said(browser, "finish_task", task, words="Noget andet.")
    assert again == page_for("life_of_case", storm)
    assert "Storm er hos mormor" in browser.get(again).content.decode()
    assert SiblingConsidered.objects.count() == 1


def test_the_death_of_a_parent_takes_up_custody(svend, children):
    freja, storm = children
    mother = Adult.objects.get(name="Mette Ågård")
    said(at_the_desk(svend), "record_death", freja, who=mother.pk, known_from="Far")

    assert {task.child for task in Task.objects.filter(kind="custody")} == {freja, storm}
    assert (
        "Tag stilling til forældremyndighed" in at_the_desk(svend).get(page_for("life_of_case", storm)).content.decode()
    )


def test_somebody_elses_parent_cannot_be_slipped_in(svend, freja):
    stranger = Adult.objects.create(name="Karla")
    page = said(at_the_desk(svend), "record_death", freja, who=stranger.pk, known_from="Far")

    assert "Svaret findes ikke på listen." in page


def test_an_adopted_child_has_the_parents_that_were_named(svend, freja):
    names = {"parent_1": "Ane Lund", "kind_1": "mother", "parent_2": "Jonas Berg", "kind_2": "father"}
    said(at_the_desk(svend), "record_adoption", freja, **names, name="Freja Lund")

    freja.refresh_from_db()
    now = Tie.objects.filter(child=freja, ends=None).values_list("adult__name", flat=True)
    assert (freja.name, set(now)) == ("Freja Lund", {"Ane Lund", "Jonas Berg"})
    assert Adult.objects.filter(name="Jonas Berg").count() == 1


def test_what_an_adoptive_parent_is_to_the_child_is_chosen_and_never_guessed(svend, freja):
    names = {"parent_1": "Ane Lund", "kind_1": "mother", "parent_2": "Jonas Berg"}
    browser = at_the_desk(svend)

    assert "Vælg, hvad den anden forælder er." in said(browser, "record_adoption", freja, **names, kind_2="")
    assert "Fejl:" in said(browser, "record_adoption", freja, parent_1="Ane Lund", kind_1="")
    assert not LifeEvent.objects.exists()


def test_an_unborn_child_asks_for_nothing_and_is_not_adopted(svend, unborn):
    page = at_the_desk(svend).get(page_for("life_of_case", unborn)).content.decode()

    assert page_for("record_birth", unborn) in page
    for not_yet in ("receive_request", "record_adoption"):
        assert page_for(not_yet, unborn) not in page


def test_after_a_death_nobody_is_asked_to_assess_the_child(svend, children, karen):
    freja, _storm = children
    a_worried_call(freja, taken_by=karen, hours_ago=3)
    browser = at_the_desk(svend)
    overview = reverse("desk:child", args=[freja.pk])
    assert "underretningen er ikke vurderet" in browser.get(overview).content.decode()

    said(browser, "record_death", freja, who="child", known_from="Sygehuset")

    page = browser.get(overview).content.decode()
    assert "underretningen er ikke vurderet" not in page
    assert "Næste skridt" not in page
    assert "Teamleder: Der er sket et dødsfald." in page


def test_the_other_municipality_has_not_known_the_child_since_tomorrow(svend, freja):
    known = {"way": "in", "municipality": "Skovby", "first_known_on": later(days=2)}

    assert "Dagen ligger i fremtiden" in said(at_the_desk(svend), "record_move", freja, **known)
    assert not Move.objects.exists()
