"""The other deeds of a case: talks, investigations, decisions, plans, help, moves, death, opening and closing."""

from datetime import date, timedelta

import pytest

from tests.world.moments import (
    NOVEMBER_2,
    NOVEMBER_9,
    OCTOBER_1,
    OCTOBER_8,
    facts_of_last_line,
    lines_of,
)
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import ChildConversation, ContactForm, Investigation, Visible
from tovholder.practice.casework.queries import running_measures

pytestmark = pytest.mark.django_db


def test_the_childs_words_are_for_staff_and_never_stand_in_the_line(freja, svends_hand):
    talk = actions.speak_with_child(
        freja, about="skolen", words="Jeg sover ikke.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )

    assert talk.visible_to == [Visible.STAFF]
    assert "Jeg sover ikke" not in str(facts_of_last_line(freja))
    assert talk.shared_at is None


def test_sharing_the_childs_words_is_an_act_that_tells_what_the_child_was_asked(freja, svends_hand):
    talk = actions.speak_with_child(
        freja, words="Jeg vil bo hos mormor.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )

    actions.share_words(
        talk,
        visible_to=[Visible.CUSTODY_HOLDER],
        child_asked="Barnet spurgt: ja, mor må gerne vide det",
        at=OCTOBER_8,
        by=svends_hand,
    )

    shared = ChildConversation.objects.get()
    assert (shared.visible_to, shared.shared_at) == ([Visible.STAFF, Visible.CUSTODY_HOLDER], OCTOBER_8)
    assert lines_of(freja)[-1] == "child's words shared"
    assert "spurgt: ja" in str(facts_of_last_line(freja)["child_asked"])


def test_nothing_is_shared_before_the_child_is_asked(freja, svends_hand):
    talk = actions.speak_with_child(freja, words="Nej.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    with pytest.raises(actions.ChildNotAsked, match="om barnet er spurgt"):
        actions.share_words(talk, visible_to=[Visible.NETWORK], child_asked=" ", at=OCTOBER_8, by=svends_hand)

    kept = ChildConversation.objects.get()
    assert (kept.visible_to, kept.shared_at) == ([Visible.STAFF], None)


def test_a_baby_is_met_and_not_talked_with(freja, svends_hand):
    talk = actions.speak_with_child(
        freja, form=ContactForm.DIRECT_CONTACT, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )

    assert talk.form == ContactForm.DIRECT_CONTACT
    assert lines_of(freja) == ["child spoken with"]


def test_an_investigation_runs_four_months_and_is_completed(freja, svends_hand):
    begun = actions.start_investigation(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    assert Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()

    actions.make_preliminary_conclusion(freja, text="Vi ved …", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    (completed,) = actions.complete_investigation(
        freja, conclusion="Støtte i hjemmet.", happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    assert completed == begun
    assert Investigation.objects.get().completed_at == NOVEMBER_2
    assert not Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()


def test_a_completed_investigation_whose_start_nobody_wrote_down_is_kept(freja, svends_hand):
    actions.complete_investigation(freja, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    kept = Investigation.objects.get()
    assert (kept.started_at, kept.completed_at) == (None, NOVEMBER_2)


def test_a_decision_relies_on_the_talks_with_each_child_and_passes_over_the_brother(freja, storm, svends_hand):
    talk = actions.speak_with_child(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    (decision,) = actions.decide(
        [freja], kind="support", relies_on=[talk], happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
    )

    assert decision.relies_on == [talk.pk]
    assert lines_of(storm, named=False) == ["decision made"]


def test_a_decision_about_both_is_one_line_and_passes_over_nobody(freja, storm, svends_hand):
    actions.decide([freja, storm], kind="support", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    assert Line.objects.filter(deed="decision made").count() == 1
    assert lines_of(freja) == lines_of(storm) == ["decision made"]
    assert not Deadline.objects.filter(alarm="RSIB").exists()


def test_considering_the_brother_answers_for_him_and_for_no_notification_of_his_own(freja, storm, svends_hand):
    actions.decide([freja], kind="support", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    assert Deadline.objects.running().filter(child=storm, alarm="RSIB").exists()

    actions.consider_sibling(storm, reason="Trives.", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert not Deadline.objects.running().filter(child=storm, alarm="RSIB").exists()
    assert facts_of_last_line(storm)["notification"] == ""


def test_plan_and_follow_up_keep_the_agreed_days(freja, svends_hand):
    actions.make_plan(
        freja,
        kind="barnets plan",
        first_follow_up_on=date(2026, 12, 1),
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )
    held = actions.follow_up(
        freja, result="Det går bedre.", next_on=date(2027, 2, 1), happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    assert lines_of(freja) == ["plan made", "follow-up held"]
    assert facts_of_last_line(freja)["next_by"] == "2027-02-01"
    assert held.next_on == date(2027, 2, 1)


def test_one_measure_ends_and_the_other_goes_on(freja, svends_hand):
    relief = actions.start_measure(freja, kind="aflastning", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    talks = actions.start_measure(freja, kind="familiebehandling", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    actions.end_measure(freja, relief, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    assert running_measures(freja, at=NOVEMBER_9) == [talks]
    assert list(Deadline.objects.running().filter(rule="FOLLOW-FIRST").values_list("started_at", flat=True)) == [
        OCTOBER_8
    ]


def test_all_help_can_end_at_once_and_so_can_help_nobody_knew_of(freja, storm, svends_hand):
    for _ in range(2):
        actions.start_measure(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    ended = actions.end_measure(freja, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)
    assert len(ended) == 2
    assert actions.end_measure(storm, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand) == []
    assert lines_of(storm) == ["measure ended"]


def test_when_all_help_ends_each_line_names_its_measure_and_later_help_keeps_its_clock(freja, svends_hand):
    relief = actions.start_measure(freja, kind="aflastning", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    later = actions.start_measure(freja, kind="familiebehandling", happened_at=NOVEMBER_2, at=OCTOBER_8, by=svends_hand)

    actions.end_measure(freja, happened_at=OCTOBER_8, at=NOVEMBER_9, by=svends_hand)

    assert facts_of_last_line(freja)["measure"] == str(relief.pk)
    assert running_measures(freja, at=NOVEMBER_9) == [later]
    assert list(Deadline.objects.running().filter(rule="FOLLOW-FIRST").values_list("started_at", flat=True)) == [
        NOVEMBER_2
    ]


def test_a_withdrawn_consent_asks_for_a_decision_within_a_day(freja, svends_hand):
    actions.withdraw_consent(freja, by_whom="mor", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)

    assert (
        Deadline.objects.running()
        .filter(child=freja, alarm="RCONSENT", due_at=OCTOBER_1 + timedelta(hours=24))
        .exists()
    )


def test_a_family_that_moves_while_help_runs_starts_the_clock_of_the_notice(freja, storm, svends_hand):
    actions.start_measure(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.record_move([freja, storm], to_municipality="Skovby", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    with_notice_due = Deadline.objects.running().filter(alarm="RMOVE").values_list("child", flat=True)
    assert list(with_notice_due) == [freja.pk]


def test_every_clock_of_a_child_that_has_died_is_ended(freja, svends_hand):
    actions.start_investigation(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    freja.refresh_from_db()
    assert freja.died_on == date(2026, 10, 8)
    assert not Deadline.objects.running().filter(child=freja).exists()


def test_a_case_is_opened_once_closed_with_a_reason_and_opened_again(freja, svends_hand):
    case = actions.open_case(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    assert actions.open_case(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand) == case

    actions.close_case(case, because="Målene er nået.", happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)
    again = actions.open_case(freja, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert again != case
    assert lines_of(freja) == ["case opened", "case closed", "case reopened"]


def test_a_case_closed_while_nobody_has_seen_the_child_is_a_breach(freja, svends_hand):
    case = actions.open_case(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.close_case(case, because="Ingen aktivitet.", happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)

    assert Deadline.objects.filter(child=freja, rule="OWN-CLOSED-UNSEEN", red_at=NOVEMBER_2).exists()


def test_every_deed_is_one_transaction_and_its_line_says_who_did_it(freja, svend, svends_hand):
    actions.follow_up(freja, happened_at=OCTOBER_1, at=OCTOBER_8, by=svends_hand)

    line = Line.objects.get()
    assert (line.happened_at, line.recorded_at, line.by_user) == (OCTOBER_1, OCTOBER_8, svend.pk)
    assert Facts.objects.filter(line=line).count() == 1
