"""Liva could not wait for a meeting. Told in deeds, at moments counted back from now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from tovholder.entrances.rehearsal.fjordby.households import Household, Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices
from tovholder.entrances.rehearsal.fjordby.telling import assess, days, known, office_day, screen, tell, when
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.families.actions import found_home
from tovholder.foundation.families.models import Child, HomeKind, TieKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.actions.placed.placements import PlacementTerms
from tovholder.practice.casework.models import Basis, ContactForm, Matter, SupportPerson
from tovholder.practice.committee import actions as committee
from tovholder.practice.committee.models import ChairDecision, CommitteeMember, Recipient, Seat
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import NotifierSaid

POLICE = NotifierSaid(kind="6", name="Vagthavende, Fjordby Politi", contact="40 00 00 95")
PLACEMENT, APPROVAL = "4", "12"  # of the code list committee_decision


def a_girl_who_could_not_wait(town: Offices, now: datetime) -> None:
    """Two nights ago the chair decided; the committee is to approve it in time, and mother has a lawyer.

    Her plan is not made yet: that stands red with Sofie, as it would.
    """
    night = now - days(2)
    house = _at_home(town, night)
    (liva,) = house.children
    told = tell(
        "Patruljen er hos Livas mor, som er fuld og truer. Der er ingen andre voksne i lejligheden.",
        known(liva, "hjemme, med patruljen"),
        by=town.natasja,
        at=night,
        notifier=POLICE,
        danger_now="yes",
        parents_may_know="yes",
    )
    (concern,) = told.concerns
    casework.speak_with_child(
        liva,
        form=ContactForm.DIRECT_CONTACT,
        about="hvor Liva kan være i nat",
        matters=[Matter.NOTIFICATION, Matter.PLACEMENT],
        words="Holder betjenten i hånden og vil ikke slippe.",
        **when(night + timedelta(minutes=35), town.natasja),
    )
    decided = night + timedelta(minutes=40)
    assess(concern, town.natasja, decided, "Liva kan ikke blive i hjemmet i nat.", result="chair_decision")
    intake.acknowledge_notifier(told.notification, in_person=True, given_at=decided, at=decided, by=town.natasja.hand)
    intake.tell_parents(concern, whom="Maja Toft", how="på stedet", told_at=decided, at=decided, by=town.natasja.hand)
    decision = _the_chair_decides(town, liva, decided)
    morning = night + timedelta(hours=11)
    screen(concern, town.karen, morning, "N9", "Formanden har afgjort det i nat.", sent_to=town.south)
    liva.refresh_from_db()
    casework.change_caseworker(liva, post=town.sofie.post, at=morning, by=town.inger.hand)
    casework.start_investigation(liva, ground="1", **when(morning + timedelta(hours=1), town.sofie))
    _the_committee_is_asked(town, liva, decision, morning + timedelta(hours=3), now)


def _at_home(town: Offices, night: datetime) -> Household:
    return settle(
        "Brogade 31, st., 9999 Fjordby",
        [(Child(name="Liva Toft", birth_date=date(2023, 5, 18), school_or_daycare="Børnehuset Tangen"), "")],
        [Parent("Maja Toft", TieKind.MOTHER, "40 00 00 96")],
        at=night - timedelta(minutes=5),
        by=town.natasja.hand,
    )


def _the_chair_decides(town: Offices, liva: Child, decided: datetime) -> ChairDecision:
    carried_out = decided + timedelta(minutes=30)
    (decision,) = committee.decide_as_chair(
        [liva],
        kind=PLACEMENT,
        decided_by="Anders Rask",
        member=CommitteeMember.objects.get(seat=Seat.COUNCILLOR_1, deputy=False),
        ground="Mor er fuld og truer. Der er ingen andre voksne.",
        urgency="Liva er tre år og kan ikke være alene i nat.",
        formal="Mor er spurgt på stedet og siger nej.",
        consents=[committee.Consent("Maja Toft", decided, how="Hjemme hos hende", answer="Nej")],
        implemented_at=carried_out,
        **when(decided, town.natasja),
    )
    committee.notify_party(
        decision,
        recipient="Maja Toft",
        how="Givet i hånden",
        told_of_access=True,
        told_of_lawyer=True,
        told_of_hearing=True,
        sent_at=carried_out,
        at=carried_out,
        by=town.natasja.hand,
    )
    with open_book(at=carried_out, by=town.natasja.hand) as book:
        home = found_home(book, address="Stjernevej 2, 9999 Fjordby", name="Stjernehusene", kind=HomeKind.PLACEMENT)
    (placement,) = casework.start_placement(
        [liva],
        home=home,
        terms=PlacementTerms(basis=Basis.CHAIR),
        forced=True,
        **when(carried_out, town.natasja),
    )
    for whose in SupportPerson.Whose:
        casework.consider_support_person(
            placement,
            whose=whose,
            outcome=SupportPerson.Outcome.SEEKING,
            **when(carried_out + timedelta(minutes=10), town.natasja),
        )
    return decision


def _the_committee_is_asked(town: Offices, liva: Child, decision: ChairDecision, at: datetime, now: datetime) -> None:
    sofie = town.sofie
    meets_at = min(office_day(now, ahead=3, clock=time(9)), at + days(6))
    meeting = committee.book_meeting(meets_at=meets_at, place="Rådhuset, lokale 2", at=at, by=sofie.hand)
    (matter,) = committee.raise_matter([liva], kind=APPROVAL, meeting=meeting, approves=decision, at=at, by=sofie.hand)
    recommendation = committee.recommend(
        matter,
        recommends="Formandens afgørelse godkendes efter Barnets lov § 143, stk. 4.",
        purpose="At Liva er i sikkerhed, mens hjemmet undersøges.",
        parts=[],
        author_name=sofie.name,
        at=at + timedelta(hours=1),
        by=sofie.hand,
    )
    receivers = (
        (Recipient.CUSTODY_HOLDER, "Maja Toft"),
        (Recipient.LAWYER, "Bo Lind for mor"),
        (Recipient.MEMBER, "Udvalgets medlemmer"),
    )
    for kind, recipient in receivers:
        committee.send_bundle(
            matter,
            recommendation,
            kind=kind,
            recipient=recipient,
            how="Sikker mail",
            sent_at=at + timedelta(hours=2),
            at=at + timedelta(hours=2),
            by=sofie.hand,
        )
