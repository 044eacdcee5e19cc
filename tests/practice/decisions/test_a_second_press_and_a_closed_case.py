"""Pressed twice a question, a decision and a letter are saved once; in a closed case each says why it is there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import WRITTEN, begun, page
from tests.world.people import at_the_desk
from tovholder.foundation.organisation.models import Competence
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Decision, LateAddition
from tovholder.practice.decisions.models import BoardOrder, Complaint, Preparation, Step

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

    answer = desk.post(address, typed).content.decode()
    assert ASKS in answer
    assert "Sagen er lukket. Skriv, hvorfor det skal med alligevel." in answer
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


def test_each_step_of_a_complaint_is_written_once_also_from_a_page_left_open(desk, freja, lene, svends_hand):
    desk.post(page("decide", begun(freja, svends_hand)), WRITTEN)
    desk.post(page("complain", Decision.objects.get()), {"person": str(lene.pk)})
    complaint = Complaint.objects.get()
    for name, first, second in [
        (
            "reconsider",
            {"result": "kept", "because": "Intet nyt."},
            {"result": "changed", "because": "Fra en anden fane."},
        ),
        ("forward", {}, {}),
        ("board", {"result": "upheld"}, {"result": "repealed"}),
        ("demand_court", {}, {}),
        ("court", {"words": "Stadfæstet."}, {"words": "Ophævet."}),
    ]:
        desk.post(page(name, complaint), first)
        again = desk.post(page(name, complaint), second, follow=True)
        assert "Det er allerede skrevet ned." in again.content.decode()

    complaint.refresh_from_db()
    kept = (complaint.result, complaint.reconsidered_because, complaint.board_result, complaint.court_words)
    assert kept == ("kept", "Intet nyt.", "upheld", "Stadfæstet.")


def test_an_order_is_carried_out_once(desk, freja, lene, svends_hand):
    desk.post(page("decide", begun(freja, svends_hand)), WRITTEN)
    asked = {"text": "Tal med Freja.", "due_on": (timezone.now() + timedelta(days=7)).date().isoformat()}
    desk.post(page("order", Decision.objects.get()), asked)
    order = BoardOrder.objects.get()

    desk.post(page("order_done", order), {"how": "Talt med hende."})
    again = desk.post(page("order_done", order), {"how": "Noget andet."}, follow=True)

    assert "Pålægget er allerede efterkommet." in again.content.decode()
    order.refresh_from_db()
    assert order.done_how == "Talt med hende."


def test_when_the_board_has_decided_a_second_look_is_no_longer_asked_for(desk, freja, lene, svends_hand):
    desk.post(page("decide", begun(freja, svends_hand)), WRITTEN)
    decision = Decision.objects.get()
    desk.post(page("complain", decision), {"person": str(lene.pk)})
    complaint = Complaint.objects.get()
    desk.post(page("forward", complaint), {"because": "Ankestyrelsen bad om den."})
    assert page("reconsider", complaint) in desk.get(page("decision", decision)).content.decode()

    desk.post(page("board", complaint), {"result": "upheld"})

    assert page("reconsider", complaint) not in desk.get(page("decision", decision)).content.decode()


def test_a_party_is_answered_once_also_from_a_page_left_open(desk, freja, lene, svends_hand):
    question = begun(freja, svends_hand)
    until = (timezone.now() + timedelta(days=9)).date().isoformat()
    desk.post(page("access", question), {"person": str(lene.pk), "words": "Hele sagen.", "answer_by": until})
    step = Step.objects.get()

    desk.post(page("answer", step), {"answer": "Alt er udleveret."})
    again = desk.post(page("answer", step), {"answer": "Intet er udleveret."}, follow=True)

    assert "Svaret er allerede skrevet ned." in again.content.decode()
    step.refresh_from_db()
    assert step.answer == "Alt er udleveret."
