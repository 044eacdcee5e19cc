"""A visit counts when the child was met; the talk, the next visit and the visit are one deed."""

from datetime import date, timedelta

import pytest

from tests.practice.supervision.moments import OCTOBER
from tests.world.people import reading
from tovholder.foundation.chronicle.models import Line
from tovholder.practice.casework.actions import end_placement
from tovholder.practice.casework.models import ChildConversation, ContactForm, SupervisionVisit, Visible
from tovholder.practice.supervision.actions import Met, cancel_visit, plan_visit, record_visit
from tovholder.practice.supervision.models import PlannedVisit
from tovholder.practice.supervision.queries.visits import visits_of, watched, watched_children

pytestmark = pytest.mark.django_db


def made(child, by, met=Met.ALONE, happened_at=OCTOBER, **told):
    return record_visit(child, met=met, happened_at=happened_at, at=happened_at, by=by, **told)


def count(child, at=OCTOBER):
    return watched(child, at=at).count


def test_a_visit_with_the_child_alone_counts_and_keeps_the_childs_words_for_staff(placed, svends_hand):
    visit = made(placed, svends_hand, words="Jeg vil gerne hjem i weekenden.", seen="God stemning.")

    talk = ChildConversation.objects.get()
    assert (visit.counts, visit.conversation, visit.placement.child) == (True, talk, placed)
    assert (talk.words, talk.visible_to, talk.shared_at, talk.alone) == (
        "Jeg vil gerne hjem i weekenden.",
        [Visible.STAFF],
        None,
        True,
    )
    words = [line.deed for line in Line.objects.filter(happened_at=OCTOBER).order_by("pk")]
    assert words == ["child spoken with", "supervision visit made"]
    assert not any("weekenden" in str(line.facts.facts) for line in Line.objects.all())
    assert count(placed).made == 1


@pytest.mark.parametrize(("met", "counts"), [(Met.NOT_ALONE, 1), (Met.DIRECT, 1), (Met.NOT_MET, 0)])
def test_only_a_visit_that_met_the_child_counts(met, counts, placed, svends_hand):
    made(placed, svends_hand, met=met, why_not="Plejemor var med.", seen="Sad på skødet.")

    assert count(placed).made == counts
    assert ChildConversation.objects.count() == counts


def test_an_infant_is_met_by_direct_contact(placed, svends_hand):
    made(placed, svends_hand, met=Met.DIRECT, seen="Vågen, søgte plejemor, 20 minutter.")

    talk = ChildConversation.objects.get()
    assert (talk.form, talk.alone, talk.seen) == (
        ContactForm.DIRECT_CONTACT,
        None,
        "Vågen, søgte plejemor, 20 minutter.",
    )


def test_a_cancelled_visit_is_told_and_does_not_count(placed, svends_hand):
    plan_visit(placed, day=date(2026, 10, 16), at=OCTOBER, by=svends_hand)

    cancel_visit(placed, because="Plejefar syg.", happened_at=OCTOBER, at=OCTOBER, by=svends_hand)

    assert visits_of(placed)[0].cancelled_because == "Plejefar syg."
    assert count(placed).made == 0
    assert watched(placed, at=OCTOBER).planned is None


def test_the_next_visit_is_booked_in_the_same_deed_and_there_is_one_at_a_time(placed, svends_hand):
    plan_visit(placed, day=date(2026, 10, 16), at=OCTOBER, by=svends_hand)

    visit = made(placed, svends_hand, next_on=date(2027, 2, 1))

    kept = PlannedVisit.objects.get(made_as=visit)
    assert (kept.day, watched(placed, at=OCTOBER).planned.day) == (date(2026, 10, 16), date(2027, 2, 1))
    plan_visit(placed, day=date(2027, 2, 8), at=OCTOBER, by=svends_hand)
    assert watched(placed, at=OCTOBER).planned.day == date(2027, 2, 8)


def test_a_child_that_has_come_home_is_no_longer_on_the_list(placed, svend, svends_hand):
    assert [row.child for row in watched_children(reading(svend, OCTOBER))] == [placed]

    end_placement(placed, return_home=True, happened_at=OCTOBER, at=OCTOBER, by=svends_hand)

    assert watched_children(reading(svend, OCTOBER + timedelta(days=1))) == []


def test_the_list_shows_only_the_readers_children_and_asks_the_same_for_many(
    placed, vera, svend, sofie, django_assert_num_queries
):
    assert [row.child for row in watched_children(reading(svend, OCTOBER))] == [placed]
    reader = reading(sofie, OCTOBER)
    with django_assert_num_queries(4):
        assert [row.child for row in watched_children(reader)] == [vera]


def test_the_database_keeps_a_cancelled_visit_from_having_met_the_child(placed):
    visit = SupervisionVisit(child=placed, happened_at=OCTOBER, recorded_at=OCTOBER, cancelled=True, child_seen=True)
    with pytest.raises(Exception, match="a_cancelled_visit_met_no_child"):
        visit.save()
