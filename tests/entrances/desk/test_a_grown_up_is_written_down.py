"""Parents and others around the child are written down where the child is: they are heard, consent and get letters."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import BORN, a_family, a_worried_call
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.models import Subject
from tovholder.foundation.families.models import Adult, Residence, Tie
from tovholder.practice.intake.reports import ParentSaid

pytestmark = pytest.mark.django_db


@pytest.fixture
def child(svend):
    (child,) = a_family(svend)
    return child


def page(child):
    return reverse("desk:new_grown_up", args=[child.pk])


def written(user, child, **given):
    return at_the_desk(user).post(page(child), given, follow=True).content.decode()


def test_a_parent_with_custody_is_written_down_and_stands_on_the_childs_page_from_its_birth(svend, child):
    said = at_the_desk(svend).get(reverse("desk:child", args=[child.pk])).content.decode()
    assert page(child) in said

    said = written(
        svend, child, name="Rikke Sandal", kind="co_mother", custody="yes", phone="20202020", lives_here="on"
    )

    tie = Tie.objects.get(child=child, adult__name="Rikke Sandal")
    assert (tie.kind, tie.custody, tie.starts, tie.ends) == ("co_mother", True, BORN, None)
    assert "Den voksne er skrevet på barnet." in said
    assert "Rikke Sandal (medmor)" in said and "20202020" in said
    assert Residence.objects.get(adult=tie.adult).home == child.residences.get().home


def test_who_is_no_parent_belongs_to_the_child_from_today_and_nobody_knows_of_custody_until_it_is_said(svend, child):
    written(svend, child, name="Bedste", kind="grandparent")

    tie = Tie.objects.get(child=child, adult__name="Bedste")
    assert (tie.custody, tie.starts) == (None, timezone.localdate())
    assert not Residence.objects.filter(adult=tie.adult).exists()


def test_whom_the_notifier_named_is_chosen_and_not_typed_again(karen, svend, child):
    named = (ParentSaid(name="Bo Kvist", phone="30303030"), ParentSaid(name="mette ågård"))
    a_worried_call(child, taken_by=karen, parents=named)

    said = at_the_desk(svend).get(page(child)).content.decode()
    assert "Bo Kvist, nævnt i underretningen" in said
    assert "mette ågård" not in said  # the mother, who is written down already

    written(svend, child, who="sagt-0", kind="step_parent", custody="no")

    adult = Adult.objects.get(ties__child=child, ties__kind="step_parent")
    assert (adult.name, adult.phone) == ("Bo Kvist", "30303030")


def test_a_siblings_mother_is_the_same_person_and_a_mother_may_be_written_on_several_children_at_once(svend):
    freja, storm = a_family(svend, ("Freja Ågård", "Storm Ågård"))
    mother = freja.ties.get(kind="mother").adult
    Tie.objects.filter(child=storm, adult=mother).update(ends=timezone.localdate())

    written(svend, storm, who=str(mother.pk), kind="mother", custody="yes")
    written(svend, freja, name="Ny far", kind="father", also=[str(storm.pk)])

    again = Tie.objects.get(child=storm, adult=mother, ends=None)
    assert again.starts == timezone.localdate()  # where the period before it ended
    assert Adult.objects.filter(name=mother.name).count() == 1
    assert {tie.child_id for tie in Tie.objects.filter(adult__name="Ny far")} == {freja.pk, storm.pk}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "mother"}, "Skriv, hvad den voksne hedder."),
        ({"name": "Rikke Sandal"}, "Hvem er det for barnet?"),
        ({"name": "Rikke Sandal", "kind": "mother", "cpr": "12"}, "har ti cifre"),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stands(svend, child, given, told):
    said = written(svend, child, **given)

    assert told in said
    assert not Tie.objects.filter(adult__name="Rikke Sandal").exists()
    assert "Rikke Sandal" in said or "name" not in given


def test_custody_changes_on_a_day_and_the_time_before_stands(svend, child):
    father = child.ties.get(kind="father").adult
    edit = reverse("casework:grown_up", args=[child.pk, father.pk])

    at_the_desk(svend).post(edit, {"name": "Jonas Berg Holm", "custody": "no", "since": "2026-02-01"})

    before, now = Tie.objects.filter(child=child, adult=father).order_by("starts")
    assert (before.custody, before.ends) == (True, date(2026, 2, 1))
    assert (now.custody, now.starts, now.ends) == (False, date(2026, 2, 1), None)
    father.refresh_from_db()
    assert father.name == "Jonas Berg Holm"
    told = set(Subject.objects.filter(child_id=child.pk).values_list("line__deed", flat=True))
    assert told >= {"custody set", "grown-up put right"}


def test_who_was_written_down_by_mistake_leaves_the_child_and_the_day_must_be_after_the_first(svend, child):
    father = child.ties.get(kind="father").adult
    edit = reverse("casework:grown_up", args=[child.pk, father.pk])

    refused = at_the_desk(svend).post(edit, {"ends": BORN.isoformat()}).content.decode()
    assert "Skriv en dag efter den" in refused
    today = danish_day(timezone.now())
    at_the_desk(svend).post(edit, {"ends": today.isoformat()})

    assert Tie.objects.get(child=child, adult=father).ends == today
    assert not Tie.objects.on(today + timedelta(days=1)).filter(child=child, adult=father).exists()


def test_only_who_may_see_the_child_may_write_somebody_on_it(svend, sofie, child):
    assert at_the_desk(svend).get(page(child)).status_code == 200
    assert at_the_desk(sofie).get(page(child)).status_code == 404
