"""Questions from before they said what they ask are told from their words, and closed where the answer stands."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from tests.world.frontdesk import received
from tovholder.practice.intake.models import Question
from tovholder.practice.intake.reports import ChildSaid

pytestmark = pytest.mark.django_db

step = import_module("tovholder.practice.intake.migrations.0003_stored_questions_say_what_they_ask")


def stored(*children):
    """The questions of a notification, as they were stored before they knew what they ask."""
    came = received(*children)
    came.notification.questions.update(about="", asked_of=None)
    return came


def open_now(came):
    return set(came.notification.questions.filter(answered_at=None).values_list("asks", flat=True))


def test_what_stands_on_the_child_by_now_is_asked_no_longer_and_the_rest_is(fjordby):
    came = stored(ChildSaid(description="Lille dreng"))
    child = came.concerns[0].child
    child.birth_date = date(2020, 5, 1)
    child.save()
    assert open_now(came) == {"Hvor bor barnet?", "Hvor gammelt er barnet?"}

    step.say_what_is_asked(apps, None)

    assert open_now(came) == {"Hvor bor barnet?"}
    closed = came.notification.questions.get(about="birth_date")
    assert (closed.asked_of, closed.answer) == (child.pk, "Fødselsdatoen står nu på barnet.")
    left = came.notification.questions.get(about="address")
    assert (left.asked_of, left.answered_at) == (child.pk, None)


def test_of_two_children_the_one_named_before_the_question_is_meant(fjordby):
    came = stored(*[ChildSaid(name=name, address="Havnegade 3") for name in ("Alma Bech", "Otto Bech")])
    otto = came.concerns[1].child
    otto.birth_date = date(2020, 5, 1)
    otto.save()

    step.say_what_is_asked(apps, None)

    assert open_now(came) == {"Alma Bech: Hvor gammelt er barnet?"}


def test_what_no_fact_of_the_child_answers_and_what_the_leader_is_told_stays(fjordby):
    came = stored(ChildSaid(name="Alma Bech", birth_date=date(2020, 5, 1), address="Havnegade 3"))
    came.notification.questions.create(asks="Hvem underretter? Der er ikke oplyst noget navn.")
    came.notification.questions.create(asks="Hvor bor barnet?", to_leader=True)

    step.say_what_is_asked(apps, None)

    assert Question.objects.filter(answered_at=None).count() == came.notification.questions.count()


@pytest.mark.parametrize("asks", sorted(step.ENDS))
def test_every_question_with_a_fact_is_told_from_its_words_alone(asks):
    assert step.about_of(asks) == step.about_of(f"Alma: {asks}") == step.ENDS[asks]
