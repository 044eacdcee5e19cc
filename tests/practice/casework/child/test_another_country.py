"""A child that came alone has a representative; of one that belongs in another country the authority there is asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family
from tests.world.people import at_the_desk, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Adult, TieKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import OtherCountry

pytestmark = pytest.mark.django_db
ABROAD = {"country": "Polen", "because": "lives_there"}


@pytest.fixture
def child(svend):
    (child,) = a_family(svend)
    return child


def page(child):
    return reverse("casework:other_country", args=[child.pk])


def written(user, child, **given):
    return at_the_desk(user).post(page(child), given, follow=True).content.decode()


def ago(**length):
    return (timezone.localdate() - timedelta(**length)).isoformat()


def how_it_stands(child, rule):
    """Each duty of the rule in a word, the first begun first; that a fresh count says the same goes along."""
    assert differing({child.pk: timezone.now()}) == []
    rows = Deadline.objects.filter(child=child.pk, rule=rule).order_by("started_at", "pk")
    return ["met" if row.met_at else "fell away" if row.ended_at else "open" for row in rows]


def represented(svend, child, *, days_ago=0):
    return actions.take_in_grown_up(
        Adult(name="Rosa Friis"),
        children=[child],
        kind=TieKind.REPRESENTATIVE,
        at=timezone.now() - timedelta(days=days_ago),
        by=reading(svend).hand,
    )


def test_what_stands_on_the_child_leads_there_and_nothing_of_it_has_to_be_known(svend, child):
    about = at_the_desk(svend).get(reverse("casework:about_child", args=[child.pk])).content.decode()
    assert page(child) in about
    assert 'aria-current="page">Overblik' in at_the_desk(svend).get(page(child)).content.decode()

    written(svend, child)

    assert OtherCountry.objects.get().country == ""
    assert how_it_stands(child, "ASYLUM-REP") == how_it_stands(child, "HAGUE-155") == []


def test_an_unaccompanied_child_is_seen_to_lack_a_representative_until_one_is_written_down(svend, child):
    said = written(svend, child, unaccompanied="on", stay_basis="Venter på asyl")
    assert reverse("desk:new_grown_up", args=[child.pk]) in said
    assert "Repræsentant for uledsaget mindreårig" in said and "Udlændingeloven § 56 a" in said
    assert how_it_stands(child, "ASYLUM-REP") == ["open"]

    represented(svend, child)

    assert how_it_stands(child, "ASYLUM-REP") == ["met"]
    assert "Rosa Friis" in at_the_desk(svend).get(page(child)).content.decode()


def test_one_who_is_represented_already_lacks_nobody_until_the_representative_leaves(svend, child):
    adult = represented(svend, child, days_ago=30)
    written(svend, child, unaccompanied="on")
    assert how_it_stands(child, "ASYLUM-REP") == []

    tie = child.ties.get(adult=adult)
    actions.leave_child(tie, ends=timezone.localdate(), at=timezone.now(), by=reading(svend).hand)
    assert how_it_stands(child, "ASYLUM-REP") == ["open"]

    written(svend, child)  # its parents have come
    assert how_it_stands(child, "ASYLUM-REP") == ["fell away"]


def test_a_child_whose_representative_has_died_lacks_one_again(svend, child):
    rosa = represented(svend, child, days_ago=5)
    written(svend, child, unaccompanied="on")
    assert how_it_stands(child, "ASYLUM-REP") == []
    died = timezone.now() - timedelta(hours=1)

    actions.record_parent_death(rosa, happened_at=died, at=timezone.now(), by=reading(svend).hand)

    assert how_it_stands(child, "ASYLUM-REP") == ["open"]
    represented(svend, child)
    assert how_it_stands(child, "ASYLUM-REP") == ["met"]


def test_one_who_has_another_representative_besides_lacks_nobody(svend, child):
    rosa = represented(svend, child, days_ago=5)
    represented(svend, child, days_ago=4)
    written(svend, child, unaccompanied="on")
    died = timezone.now() - timedelta(hours=1)

    actions.record_parent_death(rosa, happened_at=died, at=timezone.now(), by=reading(svend).hand)

    assert how_it_stands(child, "ASYLUM-REP") == []


def test_the_authority_of_the_other_country_is_awaited_until_it_answers(svend, child):
    said = written(svend, child, **ABROAD)
    assert "Centralmyndigheden i det andet land spørges" in said and page(child) in said
    assert "svar fra centralmyndigheden i det andet land" in said and "delvist bekræftet" in said
    assert how_it_stands(child, "HAGUE-155") == ["open"]

    answered = {"asked_on": ago(days=9), "answered_on": ago(days=2), "answer": "De har ingen sag om barnet."}
    pressed_twice(at_the_desk(svend), page(child), ABROAD | answered)

    assert how_it_stands(child, "HAGUE-155") == ["met"]
    assert OtherCountry.objects.count() == 2  # what stood before stays
    written(svend, child, **ABROAD | answered, state_pays_until=ago(days=-300))
    assert how_it_stands(child, "HAGUE-155") == ["met"]


def test_another_country_is_asked_anew_and_none_is_asked_when_the_child_belongs_there_no_more(svend, child):
    written(svend, child, **ABROAD)
    written(svend, child, **ABROAD | {"country": "Letland"})
    assert how_it_stands(child, "HAGUE-155") == ["fell away", "open"]

    written(svend, child)
    assert how_it_stands(child, "HAGUE-155") == ["fell away", "fell away"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"country": "Polen"}, "Vælg, hvorfor det andet land har noget at sige."),
        ({"because": "lives_there"}, "Skriv, hvilket land det er."),
        (ABROAD | {"answer": "Nej."}, "Skriv, hvornår centralmyndigheden blev spurgt."),
        (
            ABROAD | {"asked_on": ago(days=1), "answered_on": ago(days=3), "answer": "Nej."},
            "Svaret ligger før spørgsmålet.",
        ),
        (ABROAD | {"asked_on": ago(days=-2)}, "Dagen ligger i fremtiden."),
    ],
)
def test_what_does_not_fit_together_is_told_and_nothing_is_kept(svend, child, typed, told):
    assert told in written(svend, child, **typed)
    assert not OtherCountry.objects.exists()
