"""A holder of custody asks for another caseworker, and the leader answers with reasons."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, lines_of
from tests.world.people import LONG_AGO, at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.families.models import Adult, Tie, TieKind
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import CaseworkerWish
from tovholder.practice.casework.queries.waiting import tasks_waiting_for

pytestmark = pytest.mark.django_db
NO = {"granted": "no", "answer": "Svend kender Freja bedst; vi taler om det igen til jul."}


@pytest.fixture
def lene(freja):
    """Freja's mother, with custody; her father has none."""
    lene, jonas = Adult.objects.create(name="Lene Ågård"), Adult.objects.create(name="Jonas Bech")
    Tie.objects.create(child=freja, adult=lene, kind=TieKind.MOTHER, custody=True, starts=LONG_AGO)
    Tie.objects.create(child=freja, adult=jonas, kind=TieKind.FATHER, custody=False, starts=LONG_AGO)
    return lene


@pytest.fixture
def wish(freja, lene, svends_hand):
    """Lene has asked for another than Svend."""
    when = {"happened_at": NOVEMBER_2, "at": NOVEMBER_2, "by": svends_hand}
    return actions.ask_for_other_caseworker(freja, adult=lene, words="Han ringer ikke tilbage.", **when)


def address(name, thing):
    return reverse(f"casework:{name}", args=[thing.pk])


def test_who_has_custody_is_asked_about_and_the_wish_is_written_once(svend, freja, lene):
    browser = at_the_desk(svend)
    page = browser.get(address("wish", freja)).content.decode()
    assert ("Lene Ågård" in page, "Jonas Bech" in page) == (True, False)

    pressed_twice(browser, address("wish", freja), {"adult": lene.pk, "words": "Han ringer ikke tilbage."})

    wish = CaseworkerWish.objects.get()
    assert (wish.adult, wish.words, wish.answered_at) == (lene, "Han ringer ikke tilbage.", None)
    assert lines_of(freja) == ["other caseworker asked for"]


def test_a_holder_of_custody_without_a_name_can_be_chosen_and_answered(svend, freja, lene):
    Adult.objects.filter(pk=lene.pk).update(name="")
    browser = at_the_desk(svend)
    assert "En voksen uden navn (mor)" in browser.get(address("wish", freja)).content.decode()

    after = browser.post(address("wish", freja), {"adult": lene.pk}, follow=True).content.decode()

    assert "En voksen uden navn" in after


def test_where_nobody_has_custody_the_page_leads_to_where_it_is_written(svend, freja):
    page = at_the_desk(svend).get(address("wish", freja)).content.decode().split("<main")[1].split("</main>")[0]

    assert "Ingen er registreret med forældremyndighed" in page
    assert (reverse("desk:new_grown_up", args=[freja.pk]) in page, "<form" in page) == (True, False)


def test_it_stands_on_the_leaders_day_and_on_the_childs_pages_and_leads_to_the_answer(svend, bodil, freja, wish):
    (task,) = tasks_waiting_for(reading(bodil, timezone.now()))
    assert tasks_waiting_for(reading(svend, timezone.now())) == []
    leader = at_the_desk(bodil)
    assert address("finish_task", task) in leader.get("/").content.decode()
    assert leader.get(address("finish_task", task))["Location"] == address("answer_wish", wish)
    assert (
        "En forælder beder om en anden rådgiver"
        in at_the_desk(svend).get(reverse("desk:child", args=[freja.pk])).content.decode()
    )
    assert "Han ringer ikke tilbage." in at_the_desk(svend).get(address("life_of_case", freja)).content.decode()


def test_the_leader_answers_with_reasons_and_the_one_it_is_about_does_not(svend, bodil, freja, wish):
    assert at_the_desk(svend).get(address("answer_wish", wish)).status_code == 404
    waits = at_the_desk(svend).get(address("finish_task", freja.tasks.get()), follow=True)
    assert "Det er teamlederen, der svarer." in waits.content.decode()
    leader = at_the_desk(bodil)
    assert "Udfyld" in leader.post(address("answer_wish", wish), {"granted": "no", "answer": ""}).content.decode()

    pressed_twice(leader, address("answer_wish", wish), NO)

    wish.refresh_from_db()
    assert (wish.granted, wish.answer) == (False, NO["answer"])
    assert tasks_waiting_for(reading(bodil, timezone.now())) == []
    assert lines_of(freja)[-1] == "wish for other caseworker answered"
    assert NO["answer"] in at_the_desk(svend).get(address("life_of_case", freja)).content.decode()


def test_a_yes_leads_on_to_another_caseworker_and_waits_until_the_child_has_one(
    svend, bodil, freja, wish, lene, svends_hand, fjordby
):
    leader, change = at_the_desk(bodil), address("change_caseworker", freja)

    led = pressed_twice(leader, address("answer_wish", wish), {"granted": "yes", "answer": "I får Anna."})

    assert led == [change, change]
    (task,) = tasks_waiting_for(reading(bodil, timezone.now()))
    assert task.kind == "new_caseworker"
    said = at_the_desk(svend).get(address("finish_task", task), follow=True).content.decode()
    assert "Det er teamlederen, der giver barnet en anden rådgiver." in said


def test_a_yes_waits_for_nothing_where_the_child_was_given_on_meanwhile(freja, wish, fjordby, svends_hand, bodil):
    anna = hire("anna", "Anna Berg", title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north)
    post, when = anna.employments.get().post, {"at": NOVEMBER_9, "by": svends_hand}
    actions.change_caseworker(freja, post=post, **when)

    actions.answer_wish(wish, answer="I har fået Anna.", granted=True, happened_at=NOVEMBER_9, **when)

    assert tasks_waiting_for(reading(bodil, timezone.now())) == []


def test_the_database_keeps_no_answer_without_words(wish):
    with pytest.raises(IntegrityError), transaction.atomic():
        CaseworkerWish.objects.update(answered_at=NOVEMBER_2, granted=False)
