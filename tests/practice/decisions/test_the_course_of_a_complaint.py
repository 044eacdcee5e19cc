"""The pages on which a complaint goes its way: in which order, by which days, and what comes next."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import page, shown
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import DANISH_TIME, danish_day
from tovholder.foundation.ui.wording import day
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import Decision
from tovholder.practice.decisions import actions
from tovholder.practice.decisions.limits import complaint_counted, complaint_until, reconsider_by
from tovholder.practice.decisions.models import BoardOrder, BoardResult, Complaint, ComplaintForm, DecisionTold, HowTold

pytestmark = pytest.mark.django_db
STEPS = ["reconsider", "forward", "board", "demand_court", "court"]
TYPED = {
    "reconsider": {"result": "kept", "because": "Intet nyt."},
    "board": {"result": "upheld"},
    "court": {"words": "Stadfæstet."},
}


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


@pytest.fixture
def desk(svend):
    return at_the_desk(svend)


def made(freja, svends_hand, **told) -> Decision:
    """A decision 40 days old."""
    when = {"happened_at": ago(40), "at": ago(40), "by": svends_hand}
    return casework.decide([freja], **{"kind": "support", **told}, **when)[0]


def complained(decision, svends_hand, **told) -> Complaint:
    """A complaint about it, ten days old."""
    when = {"happened_at": ago(10), "at": ago(10), "by": svends_hand}
    return actions.receive_complaint(decision, person_name="Lene Ågård", form=ComplaintForm.ORAL, **told, **when)


@pytest.fixture
def complaint(freja, svends_hand):
    return complained(made(freja, svends_hand), svends_hand)


def test_a_complaint_is_not_sent_on_before_a_second_look_unless_it_is_said_why(desk, complaint):
    said = desk.post(page("forward", complaint), {}).content.decode()
    complaint.refresh_from_db()
    assert complaint.forwarded_at is None
    assert "Hvorfor sendes klagen uden genvurdering?" in said

    desk.post(page("forward", complaint), {"because": "Ankestyrelsen bad om den."})
    complaint.refresh_from_db()
    assert complaint.forwarded_at is not None
    assert "Uden genvurdering: Ankestyrelsen bad om den." in shown(desk, page("decision", complaint.decision))


@pytest.mark.parametrize("looked_at", [True, False])
def test_nothing_is_asked_after_a_second_look_or_where_none_is_the_municipalitys(
    desk, freja, svends_hand, complaint, looked_at
):
    if looked_at:
        desk.post(page("reconsider", complaint), TYPED["reconsider"])
    else:
        committees = made(freja, svends_hand, kind="placement_forced", forced=True, by_level="committee")
        complaint = complained(committees, svends_hand)

    assert "Hvorfor sendes klagen uden" not in shown(desk, page("forward", complaint))
    desk.post(page("forward", complaint), {})
    complaint.refresh_from_db()
    assert complaint.forwarded_at is not None


@pytest.mark.parametrize("step", range(len(STEPS)))
def test_no_step_lies_before_the_one_that_was_taken_last(desk, complaint, step):
    for number, name in enumerate(STEPS[:step]):
        at = f"{ago(8 - number):%Y-%m-%dT%H:%M}"
        desk.post(page(name, complaint), {**TYPED.get(name, {}), "happened_at": at})
    complaint.refresh_from_db()
    first = complaint.came_before(
        ("reconsidered_at", "forwarded_at", "board_decided_at", "court_demanded_at", "court_decided_at")[step]
    )
    before = f"{first - timedelta(days=1):%Y-%m-%dT%H:%M}"

    said = desk.post(page(STEPS[step], complaint), {**TYPED.get(STEPS[step], {}), "happened_at": before})

    assert f"Dagen kan ikke ligge før {danish_day(first):%d.%m.%Y}" in said.content.decode()


def test_steps_of_one_day_stand_in_the_order_they_were_taken(desk, complaint):
    day_of = f"{ago(5):%Y-%m-%d}"
    desk.post(page("reconsider", complaint), {**TYPED["reconsider"], "happened_at": f"{day_of}T14:00"})
    desk.post(page("forward", complaint), {"happened_at": f"{day_of}T09:00"})

    complaint.refresh_from_db()
    assert complaint.forwarded_at == complaint.reconsidered_at


@pytest.mark.parametrize(("in_days", "kept"), [(0, False), (90, True)])
def test_a_placement_is_heard_again_after_the_boards_decision(desk, freja, svends_hand, in_days, kept):
    committees = made(freja, svends_hand, kind="placement_forced", forced=True, by_level="committee")
    complaint = complained(committees, svends_hand)
    again = danish_day(ago(0)) + timedelta(days=in_days)

    desk.post(page("board", complaint), {"result": "upheld", "words": "Kort.", "renewal_due": again.isoformat()})

    complaint.refresh_from_db()
    assert (complaint.board_renewal_due == again) is kept


def test_who_complains_to_the_board_itself_is_answered_without_our_sending_it(desk, freja, svends_hand):
    committees = made(freja, svends_hand, kind="placement_forced", forced=True, by_level="committee")
    complaint = complained(committees, svends_hand)

    said = shown(desk, page("decision", committees))

    assert page("board", complaint) in said
    assert page("reconsider", complaint) not in said


@pytest.mark.parametrize(("kind", "before_the_committee"), [("support", False), ("placement_forced", True)])
def test_what_is_sent_back_is_decided_anew_by_who_decides_that_kind(
    desk, freja, svends_hand, kind, before_the_committee
):
    level = "committee" if before_the_committee else "caseworker"
    decision = made(freja, svends_hand, kind=kind, forced=before_the_committee, by_level=level)
    complaint = complained(decision, svends_hand)
    signed = {"happened_at": ago(2), "at": ago(2), "by": svends_hand}
    actions.board_decides(complaint, result=BoardResult.SENT_BACK, **signed)

    said = shown(desk, page("decision", decision))

    room, name = ("committee", "raise_matter") if before_the_committee else ("decisions", "prepare")
    address = reverse(f"{room}:{name}", args=[freja.pk]) + f"?art={kind}"
    assert f'href="{address}"' in said
    chosen = "4" if before_the_committee else kind
    assert re.search(f'value="{chosen}" (selected|checked)', shown(desk, address))


def test_the_page_says_the_last_day_to_complain_and_how_it_was_counted(desk, freja, lene, svends_hand):
    decision = made(freja, svends_hand)
    told = danish_day(ago(3))
    until = complaint_until(told)
    assert until is not None
    DecisionTold.objects.create(
        child=freja,
        decision=decision,
        person=lene.pk,
        person_name=lene.name,
        how=HowTold.LETTER,
        told_on=told,
        complaint_until=until,
        happened_at=ago(3),
        recorded_at=ago(3),
    )

    said = shown(desk, page("decision", decision))

    assert f"Kan klage til og med {day(until)}." in said
    assert complaint_counted(told) in said
    assert "Der kan klages i fire uger fra den dag, parten har brevet." in said


def test_four_weeks_that_end_on_a_saturday_last_until_monday():
    saturday = date(2026, 10, 17)

    assert (complaint_until(saturday), reconsider_by(saturday)) == (date(2026, 11, 16), date(2026, 11, 14))
    assert complaint_counted(saturday) == (
        "4 uger regnet fra dagen efter lørdag 17.10.2026; lørdag 14.11.2026 er ingen arbejdsdag, så den flyttes til "
        "den næste. Sidste dag er mandag 16.11.2026."
    )
    assert complaint_counted(date(1990, 1, 1)) == ""


@pytest.mark.parametrize(("came_on", "late"), [(date(2026, 11, 16), False), (date(2026, 11, 17), True)])
def test_a_complaint_on_the_monday_after_is_in_time(desk, freja, lene, svends_hand, came_on, late):
    told = datetime(2026, 10, 17, 12, tzinfo=DANISH_TIME)
    when = {"happened_at": told, "at": told, "by": svends_hand}
    (decision,) = casework.decide([freja], kind="support", **when)
    DecisionTold.objects.create(
        child=freja,
        decision=decision,
        person=lene.pk,
        person_name=lene.name,
        how=HowTold.LETTER,
        told_on=told.date(),
        complaint_until=complaint_until(told.date()),
        happened_at=told,
        recorded_at=told,
    )

    desk.post(page("complain", decision), {"person": str(lene.pk), "happened_at": f"{came_on}T09:00"})

    assert Complaint.objects.get().late is late


def test_the_page_says_by_when_it_is_looked_at_again_and_sent_on(desk, complaint):
    last_day = reconsider_by(danish_day(complaint.happened_at))
    assert last_day is not None
    by = day(last_day)
    assert f"Genvurderes senest {by}" in shown(desk, page("decision", complaint.decision))

    desk.post(page("reconsider", complaint), TYPED["reconsider"])
    assert f"Sendes til Ankestyrelsen senest {by}" in shown(desk, page("decision", complaint.decision))

    desk.post(page("forward", complaint), {})
    assert by not in shown(desk, page("decision", complaint.decision)).split('id="complaints"')[1].split("course")[0]


def test_an_order_half_written_is_kept_as_a_draft(desk, complaint):
    address = page("order", complaint.decision)
    kept = {"text": "Tal med Freja.", "save_draft": ""}

    desk.post(address, kept)
    assert not BoardOrder.objects.exists()
    assert "Tal med Freja." in shown(desk, address)
