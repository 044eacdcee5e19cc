"""What is decided about a placed child: another place in two steps, contact, support, renewal, and the way home."""

from datetime import date

import pytest

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import PersonChecked, PlacementTerms
from tovholder.practice.casework.kinds import NETWORK_FAMILY
from tovholder.practice.casework.models import (
    Basis,
    DecidedBy,
    EndReason,
    FamilyContact,
    PlaceChange,
    Siblings,
    SupportPerson,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def placement(freja, svends_hand):
    terms = PlacementTerms(kind="23", basis=Basis.COMMITTEE, siblings=Siblings.NONE, renewal_due=date(2027, 10, 1))
    (placed,) = actions.start_placement([freja], terms=terms, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    return placed


def test_what_the_committee_decides_is_a_placement_without_consent(placement, freja):
    assert placement.forced
    told = facts_of_last_line(freja)
    assert (told["forced"], told["network"], told["renewal_due"]) == (True, False, "2027-10-01")


def test_a_change_of_place_is_two_decisions_each_by_whom_it_belongs_to(placement, freja, svends_hand):
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    actions.decide_place_change(placement, step=1, decided_by=DecidedBy.COMMITTEE, reasons="Mistrives.", **when)
    actions.decide_place_change(
        placement, step=2, decided_by=DecidedBy.MUNICIPALITY, reasons="Tæt på skolen.", place="Familien Lund", **when
    )

    steps = PlaceChange.objects.order_by("step").values_list("step", "decided_by", "place")
    assert list(steps) == [(1, "committee", ""), (2, "municipality", "Familien Lund")]
    told = facts_of_last_line(freja)
    assert (told["by"], told["step"], told["placement"]) == ("municipality", 2, str(placement.pk))


def test_taken_up_again_there_is_a_new_day_and_permanent_has_none(placement, freja, svends_hand):
    when = {"happened_at": NOVEMBER_2, "at": NOVEMBER_2, "by": svends_hand}
    actions.renew_placement(placement, decided_by=DecidedBy.COMMITTEE, renewal_due=date(2028, 11, 2), **when)
    assert (placement.renewal_due, placement.permanent_since) == (date(2028, 11, 2), None)

    actions.renew_placement(placement, decided_by=DecidedBy.COMMITTEE, renewal_due=None, permanent=True, **when)

    placement.refresh_from_db()
    assert (placement.renewal_due, placement.permanent_since) == (None, date(2026, 11, 2))
    assert lines_of(freja)[-2:] == ["placement renewed", "placement made permanent"]


@pytest.mark.parametrize("whose", list(SupportPerson.Whose))
def test_a_support_person_is_considered_for_child_and_parents(placement, freja, svends_hand, whose):
    actions.consider_support_person(
        placement,
        whose=whose,
        outcome=SupportPerson.Outcome.NETWORK,
        name="Moster Karin",
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert facts_of_last_line(freja)["who"] == whose.value


def contact(placement, hand, *, with_whom="Mor", every_days=7, happened_at=OCTOBER_8):
    return actions.decide_contact(
        placement,
        with_whom=with_whom,
        form="alm",
        every_days=every_days,
        happened_at=happened_at,
        at=NOVEMBER_9,
        by=hand,
    )


def test_what_is_decided_anew_with_the_same_person_takes_the_place_of_the_old(placement, svends_hand):
    first, father = contact(placement, svends_hand), contact(placement, svends_hand, with_whom="Far")
    second = contact(placement, svends_hand, with_whom="mor", every_days=14, happened_at=NOVEMBER_2)

    standing = set(FamilyContact.objects.filter(ended_at=None))
    first.refresh_from_db()
    assert (standing, first.ended_at) == ({father, second}, NOVEMBER_2)


def test_a_break_that_was_decided_is_recorded_with_its_days_for_the_clock_to_read(placement, freja, svends_hand):
    contact(placement, svends_hand, every_days=42)

    told = facts_of_last_line(freja)
    assert (told["every_days"], told["by"]) == (42, "municipality")


def test_a_pause_stands_beside_what_was_decided_and_ends_when_contact_is_taken_up(placement, freja, svends_hand):
    decided = contact(placement, svends_hand)
    pause = actions.pause_contact(
        placement,
        with_whom="Mor",
        until=date(2026, 12, 1),
        childs_wish="Jeg har brug for ro.",
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )
    assert "ro" not in str(facts_of_last_line(freja))
    actions.resume_contact(pause, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    for each in (decided, pause):
        each.refresh_from_db()
    assert (decided.ended_at, pause.ended_at) == (None, NOVEMBER_9)
    assert lines_of(freja)[-1] == "family contact resumed"


def test_contact_that_was_held_is_kept_with_how_it_went(placement, svends_hand):
    decided = contact(placement, svends_hand)
    actions.record_contact_held(decided, went="De bagte.", happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    decided.refresh_from_db()
    assert (decided.last_held_on, decided.last_went) == (date(2026, 11, 2), "De bagte.")


def test_the_way_home_is_a_decision_with_a_period_and_can_be_decided_anew(placement, freja, svends_hand):
    for until in (date(2027, 1, 1), date(2027, 2, 1)):
        made = actions.decide_return_home(
            placement, home_on=date(2026, 12, 1), until=until, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
        )
    made.refresh_from_db()
    assert made.until == date(2027, 2, 1)

    ended = actions.end_placement(
        freja,
        return_home=True,
        return_until=made.until,
        because=EndReason.PLANNED,
        happened_at=NOVEMBER_9,
        at=NOVEMBER_9,
        by=svends_hand,
    )
    ended.refresh_from_db()
    assert (ended.ends_at, ended.return_home, ended.return_until) == (NOVEMBER_9, True, date(2027, 2, 1))
    assert facts_of_last_line(freja)["return_period_until"] == "2027-02-01"


def test_a_family_of_the_network_is_approved_for_this_child_and_can_have_it(freja, svends_hand):
    people = [
        PersonChecked("Karin", criminal_on=date(2026, 9, 1), children_on=date(2026, 9, 2)),
        PersonChecked("Ole", criminal_on=date(2026, 9, 1)),
    ]
    approved = actions.approve_network_family(
        freja,
        name="Moster Karin",
        address="Engvej 2",
        people=people,
        home_visit_on=date(2026, 9, 10),
        childs_wish="Vil gerne bo hos Karin.",
        review_on=date(2027, 3, 1),
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )
    assert facts_of_last_line(freja)["all_checked"] is False

    terms = PlacementTerms(kind=NETWORK_FAMILY, basis=Basis.CONSENT, approval=approved)
    (placed,) = actions.start_placement(
        [freja], home=approved.home, terms=terms, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
    )
    assert (placed.approval, placed.forced) == (approved, False)
    assert facts_of_last_line(freja)["network"] is True


def test_what_is_agreed_about_the_place_can_be_changed_and_the_ground_cannot(placement, svends_hand):
    terms = PlacementTerms(kind="24", basis=Basis.CONSENT, siblings=Siblings.NONE, planned_end=date(2028, 1, 1))
    actions.change_placement(placement, terms=terms, at=NOVEMBER_2, by=svends_hand)

    placement.refresh_from_db()
    assert (placement.kind, placement.planned_end, placement.basis) == ("24", date(2028, 1, 1), "committee")


@pytest.mark.parametrize(
    ("kind", "municipality", "assessed", "red"),
    [
        ("9", "Skovby", False, True),
        ("9", "Skovby", True, False),
        ("9", "Fjordby Kommune", False, False),
        ("23", "Skovby", False, False),
        ("27", "", False, False),
    ],
)
def test_a_childrens_home_elsewhere_asks_what_the_child_needs_in_school_first(
    freja, svends_hand, kind, municipality, assessed, red
):
    if assessed:
        actions.assess_school_needs(
            freja, result="Har brug for en lille klasse.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
        )
    terms = PlacementTerms(kind=kind, municipality=municipality, basis=Basis.CONSENT)
    actions.start_placement([freja], terms=terms, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    waits = Deadline.objects.filter(child=freja, rule="PLACE-PPV-OTHER-MUN", met_at=None)
    assert waits.exists() is red
