"""Whose children stand on a desk: those with an open case, and in Modtagelsen those something still waits for."""

from typing import Any

import pytest
from django.utils import timezone

from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import reading
from tovholder.entrances.desk.whose import my_children
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern

pytestmark = pytest.mark.django_db


def on_the_desk_of(user, child):
    return my_children(reading(user, timezone.now())).filter(pk=child.pk).exists()


@pytest.fixture
def ella(svend, fjordby):
    """A child whom only Modtagelsen knows: no case, no caseworker."""
    (child,) = a_family(svend, ["Ella Kjær"])
    child.unit, child.caseworker = fjordby.intake, None
    child.save()
    return child


def test_who_was_seen_to_and_needed_no_case_leaves_modtagelsens_desk_when_nothing_waits(karen, ella):
    signed: dict[str, Any] = {"at": ago(hours=1), "by": reading(karen).hand}
    before = on_the_desk_of(karen, ella)
    a_worried_call(ella, taken_by=karen, hours_ago=3)
    concern = Concern.objects.get(child=ella)
    stages = [on_the_desk_of(karen, ella)]
    intake.assess_safety(concern, result="no_danger", reason="Talt med skolen.", assessed_at=ago(hours=2), **signed)
    intake.screen(concern, outcome="N0", reason="Ingen tegn.", screened_at=ago(hours=2), **signed)
    stages.append(on_the_desk_of(karen, ella))
    intake.acknowledge_notifier(concern.notification, in_person=True, given_at=ago(hours=1.5), **signed)
    intake.tell_parents(concern, whom="both", how="phone", told_at=ago(hours=1.5), **signed)

    assert not before
    assert stages == [True, True], "the notifier and the parents are still to be told"
    assert not on_the_desk_of(karen, ella)


def test_who_is_to_be_investigated_and_was_sent_nowhere_stays_on_modtagelsens_desk(karen, svend):
    signed: dict[str, Any] = {"at": ago(hours=1), "by": reading(karen).hand}
    (child,) = a_family(svend, ["Oscar Kjær"])
    child.unit, child.caseworker = None, None
    child.save()
    a_worried_call(child, taken_by=karen, hours_ago=3)
    concern = Concern.objects.get(child=child)
    intake.assess_safety(concern, result="already_safe", reason="Er hos mormor.", assessed_at=ago(hours=2), **signed)
    intake.screen(concern, outcome="N5", reason="Mærker på armen.", screened_at=ago(hours=2), **signed)

    assert on_the_desk_of(karen, child)


def test_who_got_a_caseworker_before_the_case_was_opened_stands_on_that_desk(svend, karen):
    (child,) = a_family(svend)

    assert on_the_desk_of(svend, child)
    assert not on_the_desk_of(karen, child)
