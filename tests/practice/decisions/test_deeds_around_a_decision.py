"""From the question to the decision, its letters, the complaint and the board: each deed its line, its record."""

from datetime import date, timedelta

import pytest

from tests.practice.decisions.deeds import REASONS, decided, mother, sent
from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.actions import recount_duties
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.models import Letter
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.organisation.models import Level
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Consent, ConsentKind, Decision, Matter
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.gates import gates
from tovholder.practice.decisions.models import (
    BoardResult,
    ComplaintForm,
    DecisionTold,
    Gate,
    HowTold,
    Reconsidered,
    Step,
)
from tovholder.practice.decisions.queries import preparation_to_open, prepared_of
from tovholder.practice.decisions.seen import State

pytestmark = pytest.mark.django_db


def standing(preparation, child, on=date(2026, 11, 2)):
    found = preparation_to_open(preparation.pk, on=on)
    assert found is not None
    return {gate.rule: gate.state for gate in gates(prepared_of(found, child, on=on))}


def test_each_gate_turns_as_its_record_is_written(freja, lene, jonas, prepare, svends_hand):
    support = prepare()
    before = standing(support, freja)
    assert {before[rule] for rule in ("CHILD-VIEW", "CHILD-BISIDDER", "HEARING-19", "CONSENT-FMI")} == {State.MISSING}

    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    casework.speak_with_child(freja, about="støtte", matters=[Matter.SUPPORT], **when)
    actions.take_step([support], gate=Gate.LAY_REPRESENTATIVE, words="Freja vil have sin moster med.", **when)
    for parent in (lene, jonas):
        (step,) = actions.take_step(
            [support], gate=Gate.HEARING, person=parent.pk, person_name=parent.name, words="Larm om natten.", **when
        )
        actions.answer_step(step, answer="Det er rigtigt.", **when)
        casework.give_consent(
            freja, person=parent.pk, person_name=parent.name, kind=ConsentKind.HELP, matter=support.pk, **when
        )

    after = standing(support, freja)
    assert after == before | dict.fromkeys(["CHILD-VIEW", "CHILD-BISIDDER", "HEARING-19", "CONSENT-FMI"], State.READY)


def test_a_purpose_worded_anew_has_to_be_consented_to_again(freja, lene, prepare, svends_hand):
    support = prepare()
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    casework.give_consent(freja, person=lene.pk, person_name="Lene", kind="help", matter=support.pk, **when)
    assert standing(support, freja)["CONSENT-FMI"] is State.READY

    actions.reword_purpose(support, purpose="At Freja bor hos sin mormor.", at=OCTOBER_8, by=svends_hand)

    assert standing(support, freja)["CONSENT-FMI"] is State.MISSING
    assert support.purpose_version == 2


def test_siblings_get_a_decision_each_in_one_line(freja, svends_hand):
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)
    both = actions.prepare(
        [freja, storm], kind="support", purpose="Ro.", raised_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )

    made = decided(*both, svends_hand=svends_hand)

    assert {(each.child_id, each.matter) for each in made} == {(freja.pk, both[0].pk), (storm.pk, both[1].pk)}
    assert Line.objects.filter(deed="decision made").count() == 1
    assert {each.by_name for each in Decision.objects.all()} == {"Bodil Friis, Teamleder"}
    assert facts_of_last_line(storm)["by_level"] == "leader"


def test_what_one_child_said_does_not_stand_in_a_siblings_decision(freja, svends_hand):
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)
    both = actions.prepare(
        [freja, storm], kind="support", purpose="Ro.", raised_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )

    decided(*both, svends_hand=svends_hand, child_view="Far råber om natten.")

    views = dict(Decision.objects.values_list("child__name", "child_view"))
    assert views == {"Freja Ågård": "Far råber om natten.", "Storm Ågård": ""}


def test_what_was_done_for_both_siblings_counts_for_both_clocks(freja, lene, svends_hand):
    storm = Child.objects.create(name="Storm Ågård", birth_date="2022-02-01", unit=freja.unit)
    both = actions.prepare(
        [freja, storm], kind="support", purpose="Ro.", raised_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    actions.take_step(both, gate=Gate.HEARING, person=lene.pk, words="Larm.", **when)
    actions.take_step(both[:1], gate=Gate.LAY_REPRESENTATIVE, **when)

    decided(*both, svends_hand=svends_hand)

    def missed(child):
        rules = child.deadlines.running().filter(rule__in=["HEARING-19", "CHILD-BISIDDER"])
        return set(rules.values_list("rule", flat=True))

    assert (missed(freja), missed(storm)) == (set(), {"CHILD-BISIDDER"})


def test_the_same_is_not_decided_twice(freja, prepare, svends_hand):
    support = prepare()
    decided(support, svends_hand=svends_hand)

    with pytest.raises(actions.AlreadyDecided, match="allerede truffet"):
        decided(support, svends_hand=svends_hand)

    assert Decision.objects.count() == 1


def test_a_plan_found_needed_starts_its_clock(freja, prepare, svends_hand):
    decided(prepare(), svends_hand=svends_hand)

    plan = freja.deadlines.get(rule="PLAN-SUPPORT-3M")
    assert plan.due_at.date() == date(2027, 2, 2)


def test_a_returned_proposal_can_be_sent_again_and_signed(freja, prepare, svends_hand):
    support = prepare()
    sent = actions.propose(
        support, {"reasons": "Kort."}, to_level=Level.LEADER, by_name="Svend Dahl", at=OCTOBER_8, by=svends_hand
    )
    actions.return_proposal(
        sent, because="Skriv, hvad Freja siger.", by_name="Bodil Friis", at=OCTOBER_8, by=svends_hand
    )
    again = actions.propose(
        support, REASONS, to_level=Level.LEADER, by_name="Svend Dahl", at=NOVEMBER_2, by=svends_hand
    )

    actions.decide_prepared(
        [support],
        REASONS,
        paragraph="",
        by_level=Level.LEADER,
        by_name="Bodil Friis",
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )

    again.refresh_from_db()
    assert again.pk != sent.pk
    assert again.signed_at == NOVEMBER_2
    assert lines_of(freja)[-4:] == [
        "decision proposed",
        "proposed decision returned",
        "decision proposed",
        "decision made",
    ]


def test_each_party_has_four_weeks_from_the_day_they_got_their_own_letter(freja, lene, jonas, prepare, svends_hand):
    (decision,) = decided(prepare(), svends_hand=svends_hand)
    hers = mother(lene, told_on=date(2026, 11, 2))
    to_him = Addressee(jonas.name, adult=jonas.pk)
    his = actions.PartyLetter(jonas.pk, to_him, "", HowTold.IN_PERSON, date(2026, 11, 9))

    for recipient in (hers, his):
        sent(decision, recipient, svends_hand, at=NOVEMBER_9)

    until = dict(DecisionTold.objects.values_list("person_name", "complaint_until"))
    assert until == {"Lene Ågård": date(2026, 11, 30), "Jonas Bech": date(2026, 12, 7)}
    letters = {letter.recipient: letter for letter in Letter.objects.all()}
    assert {letter.to_adult for letter in letters.values()} == {lene, jonas}
    assert "Til Lene Ågård" in letters["Lene Ågård"].body
    assert "klage til og med 30. november 2026" in letters["Lene Ågård"].body
    assert "Afgørelsen er truffet af Bodil Friis, Teamleder" in letters["Jonas Bech"].body
    assert lines_of(freja).count("decision told") == 2


def test_no_letter_goes_out_while_there_is_a_contact_hold(freja, lene, prepare, svends_hand):
    (decision,) = decided(prepare(), svends_hand=svends_hand)
    ContactHold.objects.create(child=freja, because="acute", set_at=OCTOBER_1)

    with pytest.raises(HeldBack):
        sent(decision, mother(lene), svends_hand)

    assert not Letter.objects.exists()
    assert not DecisionTold.objects.exists()


def test_the_hearing_letter_says_what_and_by_when(freja, lene, prepare, svends_hand):
    (step,) = actions.take_step(
        [prepare()],
        gate=Gate.HEARING,
        person=lene.pk,
        person_name=lene.name,
        words="Larm om natten.",
        letter={
            "address": "Havnegade 4",
            "child": "Freja",
            "what": "støtte",
            "facts": "Larm om natten.",
            "answer_by": "15. oktober 2026",
        },
        answer_by=date(2026, 10, 15),
        happened_at=OCTOBER_1,
        at=OCTOBER_1,
        by=svends_hand,
    )

    assert step.letter is not None
    letter = Letter.objects.get(pk=step.letter)
    assert "Larm om natten." in letter.body
    assert "15. oktober 2026" in letter.body


def test_a_complaint_goes_its_whole_way_and_an_order_has_its_date(freja, lene, prepare, svends_hand):
    (decision,) = decided(prepare(), svends_hand=svends_hand)
    days = [NOVEMBER_9 + timedelta(days=number) for number in range(7)]
    when = [{"happened_at": day, "at": day, "by": svends_hand} for day in days]

    complaint = actions.receive_complaint(
        decision, person=lene.pk, person_name=lene.name, form=ComplaintForm.ORAL, words="Nej.", **when[0]
    )
    actions.reconsider(complaint, result=Reconsidered.KEPT, because="Intet nyt.", **when[1])
    actions.forward_complaint(complaint, **when[2])
    actions.board_decides(complaint, result=BoardResult.SENT_BACK, **when[3])
    order = actions.board_orders(freja, text="Tal med Freja.", due_on=date(2026, 12, 1), decision=decision, **when[4])
    actions.carry_out_order(order, how="Talt med Freja.", **when[5])
    actions.demand_court(complaint, **when[6])

    assert lines_of(freja)[-7:] == [
        "complaint made",
        "complaint reconsidered",
        "complaint forwarded",
        "appeals board decided",
        "appeals board ordered",
        "appeals board's order carried out",
        "court review demanded",
    ]
    complaint.refresh_from_db()
    assert (complaint.result, complaint.board_result, complaint.court_demanded_at) == ("kept", "sent_back", days[6])


def test_what_is_left_out_keeps_its_reason(freja, prepare, svends_hand):
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}

    actions.take_step([prepare()], gate=Gate.HEARING, words="Kan ikke vente.", excused=True, **when)

    assert Step.objects.get().words == "Kan ikke vente."
    assert lines_of(freja)[-1] == "step of due process left out"


def test_a_consent_is_sought_given_limited_and_withdrawn_with_what_follows(freja, lene, svends_hand):
    def when(day):
        return {"happened_at": day, "at": day, "by": svends_hand}

    asked = casework.seek_consent(freja, person=lene.pk, person_name="Lene", kind="placement", **when(OCTOBER_1))
    given = casework.give_consent(
        freja, person=lene.pk, person_name="Lene", kind="placement", answers=asked, **when(OCTOBER_8)
    )
    casework.limit_consent(given, limits="Ikke uden for Fjordby.", **when(NOVEMBER_2))
    casework.withdraw_consent(freja, consent=given, follows="committee", **when(NOVEMBER_9))

    kept = Consent.objects.get()
    assert (kept.given_at, kept.limited_at, kept.withdrawn_at) == (OCTOBER_8, NOVEMBER_2, NOVEMBER_9)
    assert not kept.stands
    assert lines_of(freja) == ["consent sought", "consent given", "consent limited", "consent withdrawn"]
    assert facts_of_last_line(freja)["follows"] == "committee"


def test_the_purpose_and_the_reasons_never_stand_in_a_line(freja, prepare, svends_hand):
    decided(prepare(purpose="Hemmeligt formål."), svends_hand=svends_hand)

    told = str([line.facts.facts for line in Line.objects.all()])
    assert "Hemmeligt formål" not in told
    assert "brug for ro" not in told


def test_recounting_changes_nothing_afterwards(freja, lene, prepare, svends_hand):
    (decision,) = decided(prepare(), svends_hand=svends_hand)
    sent(decision, mother(lene, told_on=date(2026, 11, 2)), svends_hand)

    assert differing({freja.pk: NOVEMBER_2}) == []


def test_the_day_the_board_sets_and_then_the_courts_takes_the_committees_place(freja, lene, svends_hand):
    when = {"happened_at": OCTOBER_1, "at": OCTOBER_1, "by": svends_hand}
    with open_book(at=OCTOBER_1, by=svends_hand) as book:
        facts = {"decision": "placement_forced", "forced": True, "renewal_due": "2027-10-01"}
        book.line("committee decided", about=[freja.pk], happened_at=OCTOBER_1, facts=facts)
        recount_duties(book, [freja.pk])
    (placement,) = casework.start_placement([freja], forced=True, **when)
    (decision,) = casework.decide([freja], kind="placement_forced", forced=True, **when)
    complaint = actions.receive_complaint(decision, person_name="Lene", form=ComplaintForm.ORAL, **when)

    def due():
        return freja.deadlines.running().get(rule="RENEW-FORCED").due_at.date()

    assert due() == date(2027, 10, 1)
    upheld = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    actions.board_decides(complaint, result=BoardResult.UPHELD, renewal_due=date(2027, 4, 8), **upheld)
    assert due() == date(2027, 4, 8)
    judged = {"happened_at": NOVEMBER_9, "at": NOVEMBER_9, "by": svends_hand}
    actions.court_decides(complaint, words="Stadfæstet.", renewal_due=date(2027, 11, 9), **judged)

    placement.refresh_from_db()
    assert due() == placement.renewal_due == date(2027, 11, 9)


@pytest.mark.parametrize(("matter", "heard"), [(Matter.SUPPORT, True), (Matter.FAMILY_CONTACT, False)])
def test_the_clock_of_the_childs_view_follows_the_matter_as_the_page_does(freja, prepare, svends_hand, matter, heard):
    support = prepare()
    casework.speak_with_child(freja, matters=[matter], happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    seen = standing(support, freja)["CHILD-VIEW"]
    decided(support, svends_hand=svends_hand)

    red = Deadline.objects.filter(child=freja, rule="CHILD-VIEW", red_at__isnull=False).exists()

    assert seen is (State.READY if heard else State.MISSING)
    assert red is not heard
