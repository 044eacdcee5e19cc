"""Every page of a case asks the database at most twelve things, and a page made tomorrow is asked too."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.asking import TWELVE
from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.families.models import Child, ChildState
from tovholder.foundation.organisation.models import Unit
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import ChildRequest, DecidedBy, NoteCopy, Task
from tovholder.practice.casework.urls import urlpatterns

pytestmark = pytest.mark.django_db

A_LEADERS = {"change_caseworker", "give_caseload", "answer_wish", "ask_unit", "answer_hand_over"}
NOT_BORN = {"record_birth"}
ON_A_CLOSED_CASE = {"reopen_case"}
ON_AGREED_HELP = {"begin_measure"}


@pytest.fixture
def things(svend):
    """A child in the middle of a case, by what the addresses of its pages name."""
    freja, _storm, _ida = a_family(svend, ["Freja Ågård", "Storm Ågård", "Ida Ågård"])
    when: dict[str, Any] = {"happened_at": ago(days=20), "at": ago(days=20), "by": reading(svend, timezone.now()).hand}
    actions.open_case(freja, **when)
    note = actions.write_note([freja], text="Mor ringede.", written_by="Svend Dahl", **when)
    asked = actions.receive_request(
        freja, what=ChildRequest.What.HELP, words="Hjælp.", answer_by=timezone.localdate(), **when
    )
    (placement,) = actions.start_placement([freja], **when)
    contacts = [
        actions.decide_contact(
            placement, with_whom=person, form="alm", every_days=7, decided_by=DecidedBy.COMMITTEE, **when
        )
        for person in ("Mor", "Far", "Farmor")
    ]
    (move,) = actions.record_move([freja], to_municipality="Skovby", **when)
    task = Task.objects.create(
        child=freja, kind="custody", for_post="caseworker", because=note.pk, made_at=ago(days=1), due_at=ago(days=-1)
    )
    south = Unit.objects.exclude(name="Familiegruppe Nord").order_by("name")[0]
    at, by = when["at"], when["by"]
    (asked_for,) = actions.ask_to_take_over([freja], to_unit=south, because="Flyttet til Syd.", at=at, by=by)
    return {
        "child_id": freja.pk,
        "hand_over_id": asked_for.pk,
        "copy_id": NoteCopy.objects.get(child=freja).pk,
        "document_id": attach(freja.pk, "brev.txt", b"Kort", received_at=ago(days=1), at=when["at"], by=when["by"]).pk,
        "talk_id": actions.speak_with_child(freja, about="skolen", words="Jeg sover ikke.", **when).pk,
        "measure_id": actions.start_measure(freja, kind="support_bl32:5", **when).pk,
        "placement_id": placement.pk,
        "contact_id": contacts[0].pk,
        "force_id": actions.record_force(freja, what="Holdt fast.", used_by="Per", **when).pk,
        "move_id": move.pk,
        "request_id": asked.pk,
        "task_id": task.pk,
        "wish_id": actions.ask_for_other_caseworker(freja, adult=freja.ties.order_by("pk")[0].adult, **when).pk,
        "post_id": freja.caseworker_id,
        "adult_id": freja.ties.order_by("pk").values_list("adult", flat=True)[0],
    }


@pytest.mark.parametrize("page", urlpatterns, ids=lambda page: page.name)
def test_a_page_asks_at_most_twelve_things(page, svend, bodil, things, django_assert_max_num_queries):
    named, *beside = page.pattern.converters
    thing = things[named]
    when: dict[str, Any] = {"at": ago(days=1), "by": reading(svend, timezone.now()).hand}
    freja = Child.objects.get(pk=things["child_id"])
    if page.name in NOT_BORN:
        thing = Child.objects.create(
            state=ChildState.UNBORN, due_date=timezone.localdate(), unit=freja.unit, caseworker=freja.caseworker
        ).pk
    if page.name in ON_A_CLOSED_CASE:
        actions.close_case(freja.cases.get(), because="Målene er nået.", happened_at=ago(days=1), **when)
    if page.name in ON_AGREED_HELP:
        terms = actions.MeasureTerms(provider="Familiehuset")
        agreed = actions.agree_measure(freja, kind="support_bl32:7", terms=terms, starts_at=ago(days=-9), **when)
        thing = agreed.pk
    browser = at_the_desk(bodil if page.name in A_LEADERS else svend)

    with django_assert_max_num_queries(TWELVE):
        answer = browser.get(reverse(f"casework:{page.name}", args=[thing, *(things[each] for each in beside)]))

    assert answer.status_code in {200, 405}
