"""Pressed twice a question, a decision and a letter are saved once; in a closed case each says why it is there."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.entrances.desk.conftest import at_the_desk
from tests.practice.decisions.test_the_pages import WRITTEN, begun, page
from tovholder.foundation.organisation.models import Competence
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Decision, LateAddition
from tovholder.practice.decisions.models import Preparation, Step

pytestmark = pytest.mark.django_db
QUESTION = {"kind": "support", "purpose": "At Freja får ro."}
ASKS = "Sagen er lukket. Hvorfor skal det med alligevel?"
WHY = {"after_closing": "Familien bad om det bagefter."}


@pytest.fixture
def desk(svend):
    return at_the_desk(svend)


@pytest.fixture
def closed(freja, svends_hand):
    """Freja's case was opened and closed today."""
    now = timezone.now()
    signed = {"happened_at": now, "at": now, "by": svends_hand}
    case = casework.open_case(freja, because="Underretning", **signed)
    casework.close_case(case, because="Målene er nået.", **signed)
    return case


def pressed_twice(desk, address, typed):
    """The two answers to the very same page sent twice."""
    token = desk.get(address).context["writing"].token
    return [desk.post(address, {**typed, "draft_version": token}) for _ in range(2)]


def test_a_question_pressed_twice_is_raised_once(desk, freja, lene):
    first, again = pressed_twice(desk, reverse("decisions:prepare", args=[freja.pk]), QUESTION)

    (begun_once,) = Preparation.objects.all()
    assert first["Location"] == page("preparation", begun_once)
    assert again["Location"] == reverse("decisions:child", args=[freja.pk])


def test_a_decision_pressed_twice_is_made_once(desk, freja, lene, svends_hand):
    question = begun(freja, svends_hand)

    first, again = pressed_twice(desk, page("decide", question), WRITTEN)

    (made,) = Decision.objects.all()
    assert first["Location"] == again["Location"] == page("decision", made)


@pytest.mark.parametrize("name", ["prepare", "decide", "interpreter"])
def test_what_is_added_to_a_closed_case_says_why(name, desk, freja, lene, svends_hand, closed):
    question = begun(freja, svends_hand)
    address = reverse("decisions:prepare", args=[freja.pk]) if name == "prepare" else page(name, question)
    typed = {"prepare": QUESTION, "decide": WRITTEN, "interpreter": {"words": "Farsi, Anna Holm, telefon."}}[name]
    kept = {"prepare": Preparation, "decide": Decision, "interpreter": Step}[name]._base_manager
    before = kept.count()

    assert ASKS in desk.post(address, typed).content.decode()
    assert kept.count() == before
    desk.post(address, {**typed, **WHY})

    assert kept.count() == before + 1
    assert (LateAddition.objects.get().case, LateAddition.objects.get().because) == (closed, WHY["after_closing"])


def test_in_an_open_case_nothing_is_asked(desk, freja, lene, svends_hand):
    assert ASKS not in desk.get(page("decide", begun(freja, svends_hand))).content.decode()


def test_whoever_signs_in_a_closed_case_says_why(desk, bodil, freja, lene, svends_hand, closed):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    question, bodils = begun(freja, svends_hand), at_the_desk(bodil)
    desk.post(page("decide", question), {**WRITTEN, **WHY, "do": "propose"})
    assert ASKS in bodils.post(page("sign", question), {"do": "sign"}).content.decode()
    assert not Decision.objects.exists()

    bodils.post(page("sign", question), {"do": "sign", **WHY})

    assert LateAddition.objects.filter(record=Decision.objects.get().pk).count() == 1


def test_sent_back_in_a_closed_case_the_reason_is_asked_once(desk, bodil, freja, lene, svends_hand, closed):
    Competence.objects.create(kind="support", level="leader", starts="2020-01-01")
    question = begun(freja, svends_hand)
    desk.post(page("decide", question), {**WRITTEN, **WHY, "do": "propose"})

    at_the_desk(bodil).post(page("sign", question), {"do": "return", "because": "Skriv, hvad far siger."})

    assert LateAddition.objects.filter(because="Skriv, hvad far siger.").count() == 1


def test_a_complaint_comes_into_a_closed_case_without_a_why(desk, freja, lene, svends_hand, closed):
    question = begun(freja, svends_hand)
    desk.post(page("decide", question), {**WRITTEN, **WHY})

    assert ASKS not in desk.get(page("complain", Decision.objects.get())).content.decode()
