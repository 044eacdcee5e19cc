"""Deeds of finding out: sections, statements, targeted assessment, examination, and what the child was heard about."""

from contextlib import suppress
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.foundation.chronicle.models import Facts
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions
from tovholder.practice.casework.heard import contacts_about
from tovholder.practice.casework.models import (
    AskedOf,
    AskedStatement,
    Investigation,
    LeftOut,
    Matter,
    SectionKind,
    SectionState,
    SectionText,
    SiblingResult,
    StatementBasis,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def investigation(freja, svends_hand):
    return actions.start_investigation(
        freja, ground="2", purpose="Volden i hjemmet.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )


@pytest.fixture
def asked(freja, investigation, svends_hand):
    return actions.ask_for_statement(
        freja,
        asked_of=AskedOf.SCHOOL,
        asked_of_name="Fjordskolen",
        about="Fravær og trivsel",
        basis=StatementBasis.WITHOUT,
        due_on=date(2026, 10, 15),
        investigation=investigation,
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )


def test_the_ground_of_the_decision_stands_in_the_line(freja, investigation):
    assert facts_of_last_line(freja)["ground"] == "2"
    assert Investigation.objects.get().purpose == "Volden i hjemmet."


def test_what_a_section_said_before_is_kept(investigation, svends_hand):
    for text in ("Freja sover dårligt.", "Freja sover bedre."):
        actions.write_section(
            investigation, SectionKind.HEALTH, state=SectionState.BEGUN, facts=text, at=OCTOBER_8, by=svends_hand
        )

    assert list(SectionText.objects.order_by("pk").values_list("facts", flat=True)) == [
        "Freja sover dårligt.",
        "Freja sover bedre.",
    ]
    with pytest.raises(DatabaseError), transaction.atomic():
        SectionText.objects.update(facts="")


def test_what_a_section_says_is_not_in_the_chronicle(freja, investigation, svends_hand):
    actions.write_section(
        investigation,
        SectionKind.CHILD,
        state=SectionState.FINISHED,
        sayings="Freja: Jeg er bange.",
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert "bange" not in str([facts.facts for facts in Facts.objects.all()])
    assert lines_of(freja)[-1] == "investigation section written"


def test_a_section_is_not_left_out_without_a_reason(investigation, svends_hand):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.write_section(
            investigation, SectionKind.SCHOOL, state=SectionState.NOT_RELEVANT, at=OCTOBER_8, by=svends_hand
        )


def test_the_conclusion_says_what_the_law_asks_and_what_was_missing(freja, investigation, svends_hand):
    answers = actions.Answers(
        grounds_for_support="yes",
        proposed_support="Familiebehandling",
        custody_holders_view="Mor ønsker hjælp.",
        completed_despite={"siblings": "Storm bor hos sin far."},
    )

    actions.complete_investigation(
        freja,
        conclusion="Der er brug for støtte.",
        answers=answers,
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )

    kept = Investigation.objects.get()
    assert (kept.grounds_for_support, kept.proposed_support) == ("yes", "Familiebehandling")
    assert kept.completed_despite == {"siblings": "Storm bor hos sin far."}
    assert not Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()


def test_a_sibling_is_weighed_with_a_reason_and_the_line_is_the_siblings(freja, storm, investigation, svends_hand):
    actions.weigh_sibling(
        storm,
        investigation,
        result=SiblingResult.NO_NEED,
        reason="Trives.",
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert lines_of(storm)[-1] == "sibling weighed in investigation"
    assert investigation.siblings.get().child == storm


def test_a_statement_is_asked_reminded_received_and_read(freja, asked, svends_hand):
    actions.remind_of_statement(asked, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    actions.remind_of_statement(asked, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)
    actions.receive_statement(asked, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)
    received = AskedStatement.objects.get()
    actions.read_statement(asked, says="24 % fravær.", at=NOVEMBER_9, by=svends_hand)

    assert (received.read_at, received.reminded_at) == (None, [OCTOBER_8, NOVEMBER_2])
    assert AskedStatement.objects.get().says == "24 % fravær."
    assert lines_of(freja)[-5:] == [
        "statement asked for",
        "statement reminded of",
        "statement reminded of",
        "statement received",
        "statement read",
    ]


def test_the_line_carries_the_day_we_asked_for_an_answer(freja, asked):
    facts = facts_of_last_line(freja)
    assert (facts["statement"], facts["due_on"]) == (str(asked.pk), "2026-10-15")


def test_who_refuses_is_waited_for_no_longer_and_may_answer_later(asked, svends_hand):
    actions.record_refusal(asked, because="Tavshedspligt", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    assert not asked.is_awaited

    actions.receive_statement(asked, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    kept = AskedStatement.objects.get()
    assert (kept.received_at, kept.refused_at) == (NOVEMBER_2, None)


def test_a_targeted_assessment_ends_with_its_conclusion(freja, svends_hand):
    begun = actions.start_targeted_assessment(
        freja, question="Hvorfor kommer Freja ikke i skole?", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )
    actions.complete_targeted_assessment(
        begun,
        conclusion="Der skal mere til.",
        ends_in="investigation",
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert lines_of(freja) == ["targeted assessment started", "targeted assessment completed"]
    assert facts_of_last_line(freja)["ends_in"] == "investigation"
    assert not Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()


def test_viso_is_asked_in_place_of_a_test(freja, investigation, svends_hand):
    examination = actions.arrange_examination(
        investigation,
        by_whom="VISO",
        of_whom="Mor",
        psychological=True,
        standardised_test=True,
        viso_asked_at=OCTOBER_8,
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )
    actions.report_examination(examination, report_on=date(2026, 11, 2), at=NOVEMBER_2, by=svends_hand)

    assert lines_of(freja)[-2:] == ["VISO asked", "VISO answered"]
    assert examination.viso_answered_at == NOVEMBER_2


def test_a_talk_of_march_says_nothing_about_november(freja, svends_hand):
    for day in (OCTOBER_1, NOVEMBER_2):
        actions.speak_with_child(
            freja, matters=[Matter.PLACEMENT, Matter.PLAN], happened_at=day, at=day, by=svends_hand
        )
    actions.speak_with_child(freja, matters=[Matter.FOLLOW_UP], happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert len(contacts_about(freja, Matter.PLACEMENT)) == 2
    (talk,) = contacts_about(freja, Matter.PLACEMENT, after=OCTOBER_8)
    assert talk.happened_at == NOVEMBER_2
    assert facts_of_last_line(freja)["matters"] == ["follow_up"]


def test_no_talk_has_its_own_record_with_its_ground_and_meets_no_duty(freja, svends_hand):
    left = actions.leave_out_talk(
        freja,
        matters=[Matter.INVESTIGATION],
        ground=LeftOut.AGE,
        because="Otte måneder gammel.",
        view_from="Set sammen med mor to gange.",
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )

    assert (left.child, left.matters, left.happened_at) == (freja, [Matter.INVESTIGATION], OCTOBER_1)
    assert contacts_about(freja, Matter.INVESTIGATION) == []
    assert "child spoken with" not in lines_of(freja)


STEPS = st.lists(st.sampled_from(["remind", "receive", "read", "refuse"]), max_size=6)


@given(steps=STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_with_a_statement_it_is_awaited_or_received_or_refused_and_never_two(
    freja, investigation, svends_hand, steps
):
    with transaction.atomic():
        asked = actions.ask_for_statement(
            freja,
            asked_of=AskedOf.DOCTOR,
            about="Helbred",
            basis=StatementBasis.CONSENT,
            happened_at=OCTOBER_1,
            at=OCTOBER_1,
            by=svends_hand,
        )
        for step in steps:
            _do(step, asked, svends_hand)
        kept = AskedStatement.objects.get(pk=asked.pk)
        states = [kept.is_awaited, kept.received_at is not None, kept.refused_at is not None]
        transaction.set_rollback(True)

    assert sum(states) == 1
    assert kept.read_at is None or kept.received_at is not None
    assert len(kept.reminded_at) == steps.count("remind")


def _do(step, asked, hand):
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": hand}
    if step == "remind":
        actions.remind_of_statement(asked, **when)
    elif step == "receive":
        actions.receive_statement(asked, **when)
    elif step == "read":
        actions.read_statement(asked, says="…", at=OCTOBER_8, by=hand)
    else:
        with suppress(actions.StatementIsHere):  # what is here cannot be refused any more
            actions.record_refusal(asked, because="Nej", **when)
