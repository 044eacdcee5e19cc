"""What a child asks for waits until somebody who may has answered it, once."""

import pytest
from django.utils import timezone

from tests.practice.casework.pages import later, page_for, said
from tests.world.families import ago
from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    ChildRequest,
)
from tovholder.practice.casework.queries.asked import asked_about
from tovholder.practice.casework.queries.waiting import tasks_of, tasks_waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(children):
    return children[0]


def test_what_a_child_asks_for_waits_on_min_dag_until_it_is_answered(svend, freja):
    browser = at_the_desk(svend)
    asked = {"what": "other_place", "words": "Jeg vil hjem til mormor.", "answer_by": later(days=7)}
    said(browser, "receive_request", freja, **asked)
    (waits,) = asked_about(freja).requests
    assert "svar senest" in browser.get(page_for("life_of_case", freja)).content.decode()
    assert "mormor" not in browser.get(page_for("life_of_case", freja)).content.decode()

    too_early = {"granted": "no", "answer": "Mormor er syg.", "happened_on": later(days=-40)}
    assert "kan ikke have fået svar før" in said(browser, "answer_request", waits, **too_early)
    said(browser, "answer_request", waits, granted="no", answer="Mormor er syg. Du kan klage.")

    assert asked_about(freja).requests[0].answered_at is not None
    assert ChildRequest.objects.get().granted is False


def test_an_answer_is_not_promised_for_a_day_that_is_gone(svend, freja):
    asked = {"what": "help", "words": "Hjælp mig.", "answer_by": later(days=-1)}

    assert "Dagen er gået." in said(at_the_desk(svend), "receive_request", freja, **asked)


def test_a_second_click_on_an_answer_to_a_child_shows_the_answer_that_was_given(svend, freja, hand):
    asked = actions.receive_request(
        freja,
        what=ChildRequest.What.HELP,
        words="Må jeg få en ven?",
        answer_by=ago(days=-9).date(),
        happened_at=ago(days=1),
        at=ago(days=1),
        by=hand,
    )
    browser = at_the_desk(svend)
    for words in ("Ja, fra mandag.", "Nej."):
        to = said(browser, "answer_request", asked, answer=words, granted="yes")
        assert to == page_for("life_of_case", freja)

    page = browser.get(to).content.decode()
    assert "Ja, fra mandag." in page
    assert "Nej." not in page


def test_the_leader_answers_a_child_who_asks_for_another_caseworker(svend, freja, bodil):
    asked = {"what": "other_caseworker", "words": "Hun hører ikke efter.", "answer_by": ago(days=-20).date()}
    said(at_the_desk(svend), "receive_request", freja, **asked)
    assert tasks_waiting_for(reading(svend, timezone.now())) == []
    (task,) = tasks_waiting_for(reading(bodil, timezone.now()))
    answers = page_for("answer_request", asked_about(freja).requests[0])

    assert at_the_desk(bodil).get(page_for("finish_task", task)).headers["Location"] == answers
    hers, his = (at_the_desk(each).get(answers, follow=True).content.decode() for each in (bodil, svend))
    assert ("Gem svaret" in hers, "Det er teamlederen, der svarer" in hers) == (True, False)
    assert ("Gem svaret" in his, "Det er teamlederen, der svarer" in his) == (False, True)

    said(at_the_desk(bodil), "answer_request", asked_about(freja).requests[0], granted="no", answer="Svend bliver.")
    assert tasks_waiting_for(reading(bodil, timezone.now())) == []
    assert tasks_of(freja)[0].done_words == "Barnet har fået svar."


def test_a_yes_leads_the_leader_on_and_waits_until_the_child_has_another_caseworker(svend, freja, bodil, fjordby):
    anna = hire("anna", "Anna Berg", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north)
    asked = {"what": "other_caseworker", "words": "Hun hører ikke efter.", "answer_by": ago(days=-20).date()}
    said(at_the_desk(svend), "receive_request", freja, **asked)
    leader, change = at_the_desk(bodil), page_for("change_caseworker", freja)

    yes = {"granted": "yes", "answer": "Du får Anna."}
    led = pressed_twice(leader, page_for("answer_request", asked_about(freja).requests[0]), yes)

    assert led == [change, change]
    (task,) = tasks_waiting_for(reading(bodil, timezone.now()))
    assert change in leader.get(page_for("finish_task", task)).content.decode()
    leader.post(change, {"post": anna.employments.get().post_id})
    assert tasks_waiting_for(reading(bodil, timezone.now())) == []
    assert [each.done_words for each in tasks_of(freja)][:1] == ["Barnet har fået en anden rådgiver."]
