"""The chair decides at night: three conditions, consent sought, notice, approval, or it lapses and somebody is told."""

from datetime import timedelta

import pytest

from tests.practice.committee.moments import FRIDAY_NIGHT, WEDNESDAY
from tests.world.people import reading
from tovholder.core.committee.chair_decision import Standing
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.access.models import Key
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, ContactHold
from tovholder.foundation.letters.actions import HeldBack
from tovholder.foundation.letters.messages import MESSAGES
from tovholder.foundation.letters.models import Outgoing
from tovholder.foundation.organisation.actions import employ, make_post
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.models import Decision
from tovholder.practice.committee import actions
from tovholder.practice.committee.actions.outcomes import Said
from tovholder.practice.committee.models import ChairDecision, ChairKind, Result
from tovholder.practice.committee.queries.chair import running_chair_decisions, stopwatch

pytestmark = pytest.mark.django_db
DAY_SEVEN_IS_OVER = FRIDAY_NIGHT.replace(day=22, hour=22, minute=0)  # 24.00 in Denmark


def decided(*children, by, committee, implemented_at=FRIDAY_NIGHT, **told):
    return actions.decide_as_chair(
        children,
        kind="4",
        decided_by="Anders Rask",
        member=committee["councillor_1"],
        ground="Far har slået Freja i aften. Mor er indlagt.",
        urgency="Der er ingen voksne, hun kan være hos i nat.",
        formal="Begge forældre er ringet op; far sagde nej kl. 23.10.",
        consents=[actions.Consent("Mia Ågård", FRIDAY_NIGHT, answer="Kunne ikke nås")],
        implemented_at=implemented_at,
        happened_at=FRIDAY_NIGHT,
        at=FRIDAY_NIGHT,
        by=by,
        **told,
    )


@pytest.fixture
def decision(freja, committee, svends_hand):
    return decided(freja, by=svends_hand, committee=committee)[0]


def standing_of(decision, now):
    return stopwatch(ChairDecision.objects.get(pk=decision.pk), now=now).standing


def approve(decision, by, result=Result.AS_RECOMMENDED, happened_at=WEDNESDAY):
    (matter,) = actions.raise_matter([decision.child], kind="12", approves=decision, at=FRIDAY_NIGHT, by=by)
    said = Said(result=result, reasons="Betingelserne er opfyldt.")
    actions.decide_matters([matter], said=said, votes=[], happened_at=happened_at, at=happened_at, by=by)


def test_its_line_carries_the_marks_the_clocks_read(decision, freja):
    words = list(
        Line.objects.filter(subjects__child_id=freja.pk).order_by("happened_at", "pk").values_list("deed", flat=True)
    )

    assert words == ["chair decision made", "chair decision carried out"]
    line = Line.objects.get(deed="chair decision made")
    assert line.facts.facts["chair_decision"] == str(decision.pk)
    assert line.facts.facts["implemented"] is True


def test_siblings_have_a_decision_each(freja, committee, svends_hand):
    storm = Child.objects.create(name="Storm Ågård", unit=freja.unit)

    made = decided(freja, storm, by=svends_hand, committee=committee)

    assert [each.child for each in made] == [freja, storm]
    assert all(each.consents.get().whom == "Mia Ågård" for each in made)


def test_unapproved_it_stands_through_day_seven_and_lapses_at_24(decision):
    assert standing_of(decision, DAY_SEVEN_IS_OVER - timedelta(minutes=1)) == Standing.IN_FORCE
    assert standing_of(decision, DAY_SEVEN_IS_OVER) == Standing.LAPSED


def test_approved_in_time_it_stands_a_month(decision, svends_hand):
    approve(decision, svends_hand)

    assert standing_of(decision, WEDNESDAY) == Standing.APPROVED
    assert standing_of(decision, FRIDAY_NIGHT + timedelta(days=33)) == Standing.LAPSED


def test_an_approval_after_day_seven_is_recorded_and_changes_nothing(decision, svends_hand):
    approve(decision, svends_hand, happened_at=DAY_SEVEN_IS_OVER + timedelta(hours=12))

    assert Decision.objects.filter(child=decision.child).exists()
    assert standing_of(decision, DAY_SEVEN_IS_OVER + timedelta(days=1)) == Standing.LAPSED


def test_a_committee_that_does_not_approve_annuls_it(decision, svends_hand):
    approve(decision, svends_hand, result=Result.REJECTED)

    assert standing_of(decision, WEDNESDAY) == Standing.ANNULLED
    assert not Decision.objects.filter(child=decision.child).exists()


def test_one_not_carried_out_has_no_clock_until_it_is(freja, committee, svends_hand):
    (waits,) = decided(freja, by=svends_hand, committee=committee, implemented_at=None)
    assert standing_of(waits, WEDNESDAY) == Standing.NOT_CARRIED_OUT

    actions.carry_out(waits, happened_at=WEDNESDAY, at=WEDNESDAY, by=svends_hand)

    assert standing_of(waits, DAY_SEVEN_IS_OVER) == Standing.IN_FORCE


def test_the_notice_keeps_to_whom_how_and_when_and_the_three_rights(decision, svends_hand):
    told = {"told_of_access": True, "told_of_lawyer": True, "told_of_hearing": True}
    actions.notify_party(
        decision,
        recipient="Mia Ågård",
        how="I hånden",
        **told,
        sent_at=FRIDAY_NIGHT,
        at=FRIDAY_NIGHT,
        by=svends_hand,
    )

    assert decision.notices.get().recipient == "Mia Ågård"
    assert Line.objects.filter(deed="chair decision notice sent").count() == 1


def test_while_there_is_a_contact_hold_nothing_goes_to_the_family(decision, svends_hand):
    ContactHold.objects.create(child=decision.child, because="police", set_at=FRIDAY_NIGHT)
    told = {"told_of_access": True, "told_of_lawyer": True, "told_of_hearing": True}

    with pytest.raises(HeldBack, match="kontaktstop"):
        actions.notify_party(
            decision, recipient="Mia", how="Brev", **told, sent_at=FRIDAY_NIGHT, at=FRIDAY_NIGHT, by=svends_hand
        )

    assert not decision.notices.exists()


@pytest.fixture
def everybody(svend, bodil, jette, freja):
    freja.caseworker = svend.employments.get().post
    freja.save()
    return {str(who.pk) for who in (svend, bodil, jette)}


def test_when_it_has_lapsed_caseworker_leader_and_jurist_are_told_once_without_a_word_about_the_child(
    decision, everybody
):
    assert actions.sound_lapsed(now=DAY_SEVEN_IS_OVER - timedelta(minutes=1)) == 0

    assert actions.sound_lapsed(now=DAY_SEVEN_IS_OVER) == 3
    assert actions.sound_lapsed(now=DAY_SEVEN_IS_OVER + timedelta(hours=1)) == 0

    out = Outgoing.objects.filter(kind=actions.LAPSED)
    assert {each.payload["user"] for each in out} == everybody
    assert all(each.payload.keys() == {"chair_decision", "user", "path"} for each in out)
    assert MESSAGES[actions.LAPSED].text == "En sag kræver handling nu. Log ind."


def test_nobody_is_told_of_one_that_was_approved_or_annulled(decision, everybody, svends_hand):
    approve(decision, svends_hand)

    assert actions.sound_lapsed(now=DAY_SEVEN_IS_OVER) == 0


def test_what_happened_with_the_child_takes_it_off_the_list(decision, svend, svends_hand):
    late = DAY_SEVEN_IS_OVER + timedelta(hours=9)
    assert [each.lapsed for each in running_chair_decisions(reading(svend, late))] == [True]

    actions.tell_after_lapse(decision, what="Mor gav samtykke kl. 8.", at=late, by=svends_hand)

    assert running_chair_decisions(reading(svend, late)) == []


def test_the_jurist_gets_a_key_to_the_child_and_a_stranger_does_not(freja, committee, svends_hand, jette, sofie):
    decided(freja, by=svends_hand, committee=committee)

    seen = {
        who.username: Child.objects.visible_to(reading(who, WEDNESDAY), at=WEDNESDAY).filter(pk=freja.pk).exists()
        for who in (jette, sofie)
    }
    assert seen == {"jette": True, "sofie": False}


def test_a_jurist_employed_afterwards_prepares_what_waits_and_not_what_is_over(
    freja, decision, committee, svends_hand, fjordby
):
    malik = Child.objects.create(name="Malik Ågård", birth_date="2012-05-04", unit=fjordby.north)
    over = decided(malik, by=svends_hand, committee=committee)[0]
    when = {"happened_at": FRIDAY_NIGHT, "at": FRIDAY_NIGHT, "by": svends_hand}
    actions.annul_chair_decision(over, because="Ikke nødvendig.", **when)

    told = {"at": WEDNESDAY, "by": svends_hand}
    first = danish_day(WEDNESDAY)
    post = make_post(title="Jurist", kind=PostKind.JURIST, unit=fjordby.intake, starts=first, **told)
    jytte = User.objects.create_user("jytte", "fjordby-2026", name="Jytte Lund", email="jytte@fjordby.invalid")
    employ(jytte, post=post, starts=first, **told)

    seen = Child.objects.visible_to(reading(jytte, WEDNESDAY), at=WEDNESDAY)
    assert [child.pk for child in seen] == [freja.pk]


def test_a_jurist_employed_after_the_outcome_has_the_key_as_long_as_the_others(jette, matter, svends_hand, fjordby):
    said = Said(result=Result.AS_RECOMMENDED, reasons="Betingelserne er opfyldt.")
    at = matter.raised_at
    actions.decide_matters([matter], said=said, votes=[], happened_at=at, at=at, by=svends_hand)
    told = {"at": at + timedelta(days=1), "by": svends_hand}

    for _ in range(2):
        make_post(title="Jurist", kind=PostKind.JURIST, unit=fjordby.north, starts=danish_day(at), **told)
        make_post(title="Jurist", kind=PostKind.JURIST, unit=fjordby.south, starts=danish_day(at), **told)

    theirs, new = Key.objects.filter(because=matter.together).order_by("opens_at")
    assert (theirs.unit_id, new.unit_id) == (fjordby.intake.pk, fjordby.south.pk)
    assert new.closes_at == theirs.closes_at


def test_a_deputy_decides_for_a_reason(freja, committee, svends_hand):
    (made,) = decided(
        freja,
        by=svends_hand,
        committee=committee,
        by_kind=ChairKind.DEPUTY,
        deputy_why="Formanden er bortrejst og tog ikke telefonen.",
    )

    assert ChairDecision.objects.get(pk=made.pk).deputy_why.startswith("Formanden")


@pytest.mark.parametrize("how", ["annulled", "lapsed and seen to", "replaced", "not approved"])
def test_the_jurists_key_is_shut_when_the_chair_decision_is_over(how, jette, decision, svends_hand):
    key = Key.objects.get(because=decision.pk)
    assert key.closes_at is None

    if how == "annulled":
        when = {"happened_at": WEDNESDAY, "at": WEDNESDAY, "by": svends_hand}
        actions.annul_chair_decision(decision, because="Ikke nødvendig.", **when)
    elif how == "lapsed and seen to":
        actions.tell_after_lapse(decision, what="Freja er hjemme.", at=DAY_SEVEN_IS_OVER, by=svends_hand)
    elif how == "replaced":
        (matter,) = actions.raise_matter([decision.child], kind="4", at=FRIDAY_NIGHT, by=svends_hand)
        said = Said(result=Result.AS_RECOMMENDED, reasons="Betingelserne er opfyldt.")
        actions.decide_matters([matter], said=said, votes=[], happened_at=WEDNESDAY, at=WEDNESDAY, by=svends_hand)
    else:
        approve(decision, svends_hand, result=Result.REJECTED)

    key.refresh_from_db()
    assert key.closes_at is not None
