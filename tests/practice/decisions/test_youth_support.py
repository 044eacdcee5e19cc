"""Support after 18 is decided once: the decision records the answer, and the letter says it."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import lines_of
from tests.world.people import at_the_desk
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Decision, YouthAnswer, YouthSupport
from tovholder.practice.decisions.models import Proposal
from tovholder.practice.decisions.views.letter_words import letter_fields

pytestmark = pytest.mark.django_db
WRITTEN = {
    "reasons": "Freja har brug for en voksen at ringe til.",
    "child_view": "Jeg vil gerne beholde Lone.",
    "no_talk_because": "Der er talt med Freja i dag.",
    "wish_changed": "Hun beholder sin kontaktperson.",
    "support_answer": "granted",
    "support_kind": "2",
    "support_starts": "2027-05-01",
    "support_ends": "2028-05-01",
    "plan_revised_with": "on",
    "do": "sign",
}


@pytest.fixture
def at_desk(bodil, freja, lene):
    freja.birth_date = date(2009, 5, 1)
    freja.save()
    return at_the_desk(bodil)


@pytest.fixture
def decide(at_desk, prepare):
    now = timezone.now()
    begun = prepare(kind="youth_support", raised_at=now, at=now)
    return reverse("decisions:decide", args=[begun.pk])


def test_the_decision_records_the_answer_in_one_deed(freja, at_desk, decide):
    answer = at_desk.post(decide, WRITTEN)

    made, support = Decision.objects.get(), YouthSupport.objects.get()
    assert answer["Location"] == reverse("decisions:decision", args=[made.pk])
    assert (support.decision, support.answer, support.kind) == (made, YouthAnswer.GRANTED, "2")
    assert (support.because, support.young_view) == (WRITTEN["reasons"], WRITTEN["child_view"])
    assert (support.starts, support.ends, support.plan_revised_with) == (date(2027, 5, 1), date(2028, 5, 1), True)
    assert lines_of(freja)[-2:] == ["decision made", "youth support decided"]
    shown = at_desk.get(answer["Location"]).content.decode()
    assert "fra 1. maj 2027 til 1. maj 2028" in shown
    assert "Ungestøtte: Bevilget" in letter_fields(made, freja)["particulars"]
    young = at_desk.get(reverse("plans:youth", args=[freja.pk])).content.decode()
    assert answer["Location"] in young


def test_the_first_day_is_the_day_of_age_and_nothing_is_asked_that_the_days_say(at_desk, decide):
    form = at_desk.get(decide).context["form"]

    assert form["support_starts"].value() == date(2027, 5, 1)
    assert "expected_duration" not in form.fields


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"support_ends": "2032-05-02"}, "højst vare, til den unge fylder 23"),
        ({"support_ends": "2027-04-01"}, "ikke slutte, før den begynder"),
        ({"support_kind": ""}, "Vælg, hvilken støtte der er givet."),
        ({"support_starts": ""}, "Skriv, hvornår støtten begynder."),
        ({"support_answer": ""}, "Vælg, om ungestøtte er bevilget eller afslået."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_decided(given, fault, at_desk, decide):
    page = at_desk.post(decide, WRITTEN | given).content.decode()

    assert fault in page
    assert WRITTEN["reasons"] in page
    assert not Decision.objects.exists() and not YouthSupport.objects.exists()


def test_a_refusal_has_no_days(at_desk, decide):
    at_desk.post(decide, WRITTEN | {"support_answer": "refused"})

    support = YouthSupport.objects.get()
    assert (support.answer, support.kind, support.starts, support.ends) == (YouthAnswer.REFUSED, "", None, None)


def test_who_may_not_sign_proposes_it_and_the_answer_comes_along(freja, svend, at_desk, decide):
    at_the_desk(svend).post(decide, WRITTEN | {"do": "propose"})
    assert Proposal.objects.get().answers["support_kind"] == "2"
    sign = decide.replace("traef", "underskriv")
    assert "fra 1. maj 2027 til 1. maj 2028" in at_desk.get(sign).content.decode()

    at_desk.post(sign, {"do": "sign"})

    assert YouthSupport.objects.get().decision == Decision.objects.get()


def test_another_kind_of_decision_asks_nothing_about_it(at_desk, prepare):
    form = at_desk.get(reverse("decisions:decide", args=[prepare().pk])).context["form"]

    assert not [name for name in form.fields if name.startswith("support_") or name == "plan_revised_with"]


def test_who_is_born_on_a_leap_day_may_have_support_until_1_march(decide, freja, at_desk):
    Child.objects.filter(pk=freja.pk).update(birth_date=date(2008, 2, 29))

    form = at_desk.get(decide).context["form"]

    assert form["support_starts"].value() == date(2026, 3, 1)
    assert form.until == date(2031, 3, 1)
