"""A second press of the same form is answered as the first: also when the first has sent the row somewhere else."""

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_at
from tests.world.frontdesk import LITTLE_BOY, received
from tests.world.people import FRIDAY_EVENING
from tests.world.pressing import everything, pressed_twice
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.folding import folded
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.intake.models import Concern, Question

pytestmark = pytest.mark.django_db

QUEUE = "/modtagelsen/"


@pytest.fixture
def ida(fjordby) -> Child:
    return Child.objects.create(name="Ida Bro", birth_date="2016-01-02", unit=fjordby.north)


def test_when_the_suspect_is_a_colleague_both_presses_lead_to_the_queue(desk, karen, came):
    OwnPerson.objects.create(user=karen, name_key=folded("Bo Holm"), address_key=folded("Skovvej 7"))

    first, second = pressed_twice(desk, page_at(came, "mistaenkt/"), {"name": "Bo Holm"})

    assert first == second == QUEUE
    assert desk.get(page_at(came)).status_code == 404


def test_a_notification_is_moved_once_and_both_presses_lead_to_the_right_child(desk, came, ida):
    typed = {"name": "Ida Bro", "choose": "1", "known_child": str(ida.pk)}

    first, second = pressed_twice(desk, page_at(came, "flyt/"), typed)

    assert first == second == f"{QUEUE}{Concern.objects.get(child=ida).pk}/"


def test_who_the_child_is_is_said_once_and_not_taken_back_by_the_second_press(desk, ida):
    came = received(LITTLE_BOY, at=AFTERNOON)
    typed = {"name": "Ida Bro", "choose": "1", "known_child": str(ida.pk)}

    first, second = pressed_twice(desk, page_at(came, "hvem/"), typed)
    undone = pressed_twice(desk, page_at(came, "hvem/fortryd/"), {"reason": "Naboens dreng."})

    assert {first, second, *undone} == {page_at(came)}


def test_a_copy_of_a_call_is_joined_once(desk, freja):
    call, letter = received(freja, at=AFTERNOON, text="Opkaldet."), received(freja, at=AFTERNOON, text="Brevet.")

    first, second = pressed_twice(desk, page_at(letter, "hoerer-til/"), {"earlier": str(call.notification.pk)})

    assert first == second


def test_a_question_is_answered_once(desk):
    came = received(LITTLE_BOY, at=AFTERNOON)
    question = Question.objects.filter(answered_at=None).first()
    assert question is not None

    first, second = pressed_twice(desk, page_at(came, f"spoergsmaal/{question.pk}/"), {"answer": "Han er fire år."})

    assert first == second == page_at(came)


def test_two_records_are_laid_together_once(desk, freja, fjordby):
    other = Child.objects.create(name="Freja Ågård", birth_date=freja.birth_date, unit=freja.unit)
    received(freja, at=AFTERNOON)
    received(other, at=AFTERNOON)
    typed = {"keep": str(freja.pk), "reason": "Samme barn, skrevet to gange."}

    first, second = pressed_twice(desk, f"{QUEUE}samme-barn/{freja.pk}/{other.pk}/", typed)

    assert first == second == f"{QUEUE}samme-barn/{freja.pk}/"


def test_a_row_is_taken_once(desk, karen, came):
    first, second = pressed_twice(desk, page_at(came, "tag/"), {})

    assert first == second == page_at(came)
    assert Line.objects.filter(deed="notification taken on").count() == 1


def test_who_comes_second_does_not_take_it_from_a_colleague(desk, browser_of, nadja, came):
    browser_of(nadja).post(page_at(came, "tag/"))
    after = everything()

    answer = desk.post(page_at(came, "tag/"), follow=True).content.decode()

    assert "En kollega har allerede taget den." in answer
    assert everything() == after


def test_an_alarm_is_called_off_once_and_both_are_told(desk, freja):
    came = received(freja, at=FRIDAY_EVENING)

    first, second = pressed_twice(desk, f"{QUEUE}vagt/{came.concerns[0].pk}/aabnet/", {})

    assert first == second == f"{QUEUE}vagt/{came.concerns[0].pk}/"
