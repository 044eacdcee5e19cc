"""A notification comes in: whole, with its clocks, and never refused."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from tests.world.frontdesk import LITTLE_BOY, NOBODY_KNOWN, TEACHER, duty, hand, received
from tests.world.people import FRIDAY_EVENING, MONDAY_MORNING
from tovholder.foundation.access.models import Key
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.families.models import Child, ChildState, Home, HomeKind, Residence
from tovholder.practice.intake.actions import receive_notification
from tovholder.practice.intake.models import AnsweredRequest, Concern, Notification, NotifierIdentity
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid, Report

pytestmark = pytest.mark.django_db

LONG_AGO = "2020-01-01"


def test_the_24_hour_clock_starts_when_the_notification_comes_in(fjordby, freja):
    came = received(freja, received_at=FRIDAY_EVENING, at=MONDAY_MORNING)

    (concern,) = came.concerns
    assert concern.assess_before == came.assess_before == FRIDAY_EVENING + timedelta(hours=24)
    assert duty(freja, "NOTIF-24H").due_at == FRIDAY_EVENING + timedelta(hours=24)
    assert (came.notification.received_at, came.notification.recorded_at) == (FRIDAY_EVENING, MONDAY_MORNING)


def test_every_child_of_a_notification_has_its_own_row_and_its_own_clock(fjordby, freja):
    came = received(freja, LITTLE_BOY)

    assert len(came.concerns) == 2
    for concern in came.concerns:
        assert duty(concern.child, "NOTIF-24H").met_at is None


def test_one_deed_is_one_line_about_all_the_children(fjordby, freja):
    received(freja, LITTLE_BOY)

    line = Line.objects.get(deed="notification received")
    assert line.subjects.filter(named=True).count() == 2


def test_only_the_text_is_needed(fjordby):
    came = receive_notification(
        Report(text="Der er noget galt."), received_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN
    )

    (concern,) = came.concerns
    assert concern.child.state == ChildState.UNKNOWN
    assert concern.child.description == "Endnu ikke identificeret"
    assert duty(concern.child, "NOTIF-24H").due_at == came.assess_before


def test_the_receipt_cannot_be_guessed_and_can_be_read_aloud(fjordby):
    receipts = {received(LITTLE_BOY).receipt for _ in range(20)}

    assert len(receipts) == 20
    for receipt in receipts:
        first, *groups = receipt.split("-")
        assert first == "FB"
        assert 5 * len("".join(groups)) >= 64  # bits of chance
        assert not set("".join(groups)) & set("ILOU")


def test_the_little_boy_on_the_second_floor_is_a_child_without_a_name(fjordby):
    (concern,) = received(LITTLE_BOY).concerns

    child = Child.objects.get(pk=concern.child_id)
    assert (child.state, child.name, child.unit) == (ChildState.UNKNOWN, "", None)
    assert child.description == LITTLE_BOY.description
    assert child.residences.get().home.address == "Vestergade 4, 2. sal"


def test_an_unborn_child_has_a_due_date_and_no_birthday(fjordby):
    said = ChildSaid(description="Ventes af Line", due_date=MONDAY_MORNING.date() + timedelta(days=60))
    (concern,) = received(said, safety_flags=("unborn",)).concerns

    assert concern.child.state == ChildState.UNBORN
    assert concern.child.birth_date is None


def test_a_sister_at_home_is_not_taken_for_the_child_her_mother_expects(fjordby):
    brother, sister, expected = ChildSaid(name="Oscar"), ChildSaid(name="Liv"), ChildSaid(description="Mor er gravid")
    came = received(brother, sister, expected, safety_flags=("unborn",))

    states = {each.child.name: each.child.state for each in came.concerns}
    asked = set(came.notification.questions.values_list("asks", flat=True))
    assert states == {"Oscar": ChildState.BORN, "Liv": ChildState.BORN, "": ChildState.UNBORN}
    assert {"Liv: Hvor gammelt er barnet?", "Barn 3: Hvornår er der termin?"} <= asked
    assert "Liv: Hvornår er der termin?" not in asked


def test_a_home_we_know_is_found_again_by_its_address(fjordby, freja):
    home = Home.objects.create(address="Åboulevarden 12, 3. th")
    Residence.objects.create(child=freja, home=home, starts=LONG_AGO)

    came = received(ChildSaid(name="Storm", address=" AABOULEVARDEN 12, 3. TH "))

    assert came.concerns[0].child.residences.get().home == home
    assert Home.objects.count() == 1


def test_siblings_and_children_of_the_home_who_were_not_named_get_a_clock_of_their_own(fjordby, freja):
    home = Home.objects.create(address="Åboulevarden 12")
    storm = Child.objects.create(name="Storm", birth_date="2020-02-01")
    for child in (freja, storm):
        Residence.objects.create(child=child, home=home, starts=LONG_AGO)

    received(freja)

    assert duty(storm, "OWN-SIBLINGS").due_at == FRIDAY_EVENING + timedelta(hours=24)
    assert not storm.deadlines.filter(rule="NOTIF-24H").exists()
    assert not freja.deadlines.filter(rule="OWN-SIBLINGS").exists()


def test_the_other_children_of_a_placement_are_passed_over_only_when_the_concern_is_about_the_place(fjordby, freja):
    place = Home.objects.create(name="Fjordhjemmet", kind=HomeKind.PLACEMENT)
    other = Child.objects.create(name="Ida", birth_date="2015-02-01")
    for child in (freja, other):
        Residence.objects.create(child=child, home=place, starts=LONG_AGO)

    received(freja)
    assert not other.deadlines.exists()

    received(freja, safety_flags=("placement_concern",))
    assert duty(other, "OWN-SIBLINGS").met_at is None


def test_the_second_warning_about_a_placement_on_another_child_goes_to_the_leader(fjordby, freja):
    place = Home.objects.create(name="Fjordhjemmet", kind=HomeKind.PLACEMENT)
    other = Child.objects.create(name="Ida", birth_date="2015-02-01")
    for child in (freja, other):
        Residence.objects.create(child=child, home=place, starts=LONG_AGO)

    received(freja)  # a worry about something else
    first = received(other, safety_flags=("placement_concern",)).notification
    second = received(freja, suspect=("placement",)).notification

    def told(notification):
        return list(notification.questions.filter(to_leader=True).values_list("asks", flat=True))

    assert told(first) == []
    assert told(second) == ["Underretning nr. 2 om samme anbringelsessted. Vurder også de andre børn dér."]


def test_the_second_notification_that_names_one_adult_goes_to_the_leader(fjordby, freja):
    first = received(LITTLE_BOY, suspect=("network",), suspect_name="Bent Aagaard").notification
    second = received(freja, suspect=("network",), suspect_name="bent ågård").notification

    assert not first.questions.filter(to_leader=True).exists()
    assert second.questions.filter(to_leader=True, asks__startswith="Underretning nr. 2, hvor").exists()


def test_modtagelsen_gets_a_key_to_the_children_and_the_household_whatever_their_unit(fjordby, freja):
    home = Home.objects.create(address="Åboulevarden 12")
    storm = Child.objects.create(name="Storm", unit=fjordby.south)
    for child in (freja, storm):
        Residence.objects.create(child=child, home=home, starts=LONG_AGO)

    came = received(freja)

    keys = Key.objects.filter(because=came.notification.pk, unit=fjordby.intake, closes_at=None)
    assert {key.child_id for key in keys} == {freja.pk, storm.pk}
    assert {key.kind for key in keys} == {"intake_history"}


def test_codes_nobody_knows_are_kept_and_flagged(fjordby):
    came = received(
        LITTLE_BOY,
        notifier=NotifierSaid(kind="spåkone", name="Vera"),
        concerns=("UDSLAG3", "X1"),
        safety_flags=("abuse_psychological", "Z9"),
        suspect=("naboen",),
        danger_now="maybe",
    ).notification

    assert came.notifier_kind == "99"
    assert came.concerns == ["UDSLAG3", "999"]
    assert came.safety_flags == ["abuse_psychological"]
    assert came.suspect == ["unknown"]
    assert came.danger_now == "unknown"
    assert set(came.unknown_codes) == {
        "notifier: spåkone",
        "notification_reason: X1",
        "safety_flag: Z9",
        "suspect: naboen",
        "danger_now: maybe",
    }
    assert came.questions.filter(asks__startswith="Ukendt kode").count() == 5


def test_a_code_that_is_no_longer_used_is_flagged_by_the_day_it_came_in(fjordby):
    assert received(LITTLE_BOY, notifier=NotifierSaid(kind="7", name="Mor")).notification.notifier_kind == "99"


def test_danger_ticked_as_a_safety_flag_is_danger_now(fjordby):
    assert received(LITTLE_BOY, safety_flags=("danger_now",)).notification.danger_now == "yes"


@pytest.mark.parametrize(
    ("notifier", "identity"),
    [
        (TEACHER, NotifierIdentity.NAMED),
        (NOBODY_KNOWN, NotifierIdentity.ANONYMOUS),
        (NotifierSaid(kind="2"), NotifierIdentity.NAME_REFUSED),
        (NotifierSaid(kind="2", name="Tove Krogh", anonymous=True), NotifierIdentity.NAME_REFUSED),
    ],
)
def test_a_professional_without_a_name_is_taken_and_the_leader_is_told(fjordby, notifier, identity):
    came = received(LITTLE_BOY, notifier=notifier).notification

    assert came.notifier_identity == identity
    tasks = came.questions.filter(to_leader=True)
    assert tasks.exists() == (identity == NotifierIdentity.NAME_REFUSED)


@pytest.mark.parametrize(
    ("notifier", "answered"), [(TEACHER, True), (NOBODY_KNOWN, False), (NotifierSaid(kind="2"), False)]
)
def test_only_a_notifier_who_can_be_answered_starts_the_acknowledgement_clock(fjordby, freja, notifier, answered):
    received(freja, notifier=notifier)

    assert freja.deadlines.filter(rule="NOTIF-ACK").exists() == answered


def test_what_is_missing_becomes_questions(fjordby):
    came = received(ChildSaid(school_or_daycare="Den grønne"), notifier=NotifierSaid(), danger_now="yes").notification

    assert set(came.questions.values_list("asks", flat=True)) == {
        "Hvad hedder barnet, eller hvordan kan det beskrives?",
        "Hvor bor barnet?",
        "Hvor gammelt er barnet?",
        "Hvor er barnet lige nu? Der er oplyst fare.",
        "Hvem underretter? Der er ikke oplyst noget navn.",
    }


def test_when_no_child_is_named_that_is_the_one_question_about_it(fjordby):
    came = received(ChildSaid(), ChildSaid()).notification

    assert [question.asks for question in came.questions.all()] == [
        "Hvilket barn handler det om? Der er ikke nævnt noget barn."
    ]


def test_a_full_report_asks_nothing(fjordby):
    said = ChildSaid(
        name="Storm Krogh",
        birth_date=MONDAY_MORNING.date() - timedelta(days=2000),
        address="Vestergade 4",
        whereabouts_now="I SFO",
    )

    assert not received(said, danger_now="yes").notification.questions.exists()


@pytest.mark.parametrize("years", [-1, 18, 40, 111])
def test_a_birth_date_that_is_no_childs_stops_no_clock_but_is_asked_about(fjordby, years):
    born = FRIDAY_EVENING.date() - timedelta(days=round(365.25 * years) + 1)
    (concern,) = received(ChildSaid(name="Storm", birth_date=born)).concerns

    assert concern.child.birth_date is None
    assert duty(concern.child, "NOTIF-24H").met_at is None
    assert concern.notification.questions.filter(asks__contains="kan ikke passe på et barn").exists()


def test_a_name_that_does_not_fit_the_number_is_asked_about(fjordby, freja):
    came = received(ChildSaid(name="Sigurd", known_child=freja.pk))

    assert came.concerns[0].child == freja
    assert came.notification.questions.filter(asks__contains="Er det det rigtige barn?").exists()


def test_the_same_child_said_twice_is_one_row(fjordby, freja):
    one = ChildSaid(name="Freja Ågård", known_child=freja.pk, whereabouts_now="i skolen")
    two = ChildSaid(name="Freja Ågård", known_child=freja.pk, whereabouts_now="hos mormor")

    (concern,) = received(one, two).concerns

    assert concern.whereabouts_now == "i skolen, hos mormor"


def test_a_child_since_identified_as_another_is_that_other_child(fjordby, freja):
    boy = Child.objects.create(description="Pigen fra anden sal", same_as=freja)

    assert received(boy).concerns[0].child == freja


def test_a_picked_child_that_does_not_exist_refuses_nothing(fjordby, freja):
    (concern,) = received(ChildSaid(name="Ukendt", known_child=fjordby.north.pk)).concerns

    assert concern.child.name == "Ukendt"


def test_what_the_parents_were_said_to_know_is_kept_as_said(fjordby):
    parents = (ParentSaid(name="Mor Hansen", phone="12 34 56 78", knows_of_notification="no"),)

    kept = received(LITTLE_BOY, parents=parents).notification.parents_said

    assert kept == [{"name": "Mor Hansen", "phone": "12 34 56 78", "knows_of_notification": "no"}]


def test_words_the_database_cannot_hold_lose_only_what_it_cannot_hold(fjordby):
    came = received(ChildSaid(name="Ida\x00 Holm"), text="Ord\x00 og \ud83d\udc76\udc00 tegn").notification

    kept = Notification.objects.get(pk=came.pk)
    assert kept.text == "Ord og \N{BABY}\N{REPLACEMENT CHARACTER} tegn"
    assert Concern.objects.get(notification=kept).child.name == "Ida Holm"


def test_what_is_too_long_for_its_field_stands_whole_with_the_words(fjordby):
    long = "Anne " * 100
    kept = received(ChildSaid(name=long, cpr="x" * 300), notifier=NotifierSaid(kind="13", name=long)).notification

    assert kept.text.count(long) == 2
    assert "x" * 300 in kept.text


def test_a_parents_number_of_a_thousand_characters_stands_whole_with_the_words_and_short_beside_the_name(fjordby):
    said = "40 00 00 21 efter kl. 17, " * 60

    kept = received(ChildSaid(name="Ida"), parents=(ParentSaid(name="Mor", phone=said),)).notification

    assert kept.parents_said[0]["phone"] == said[:60]
    assert f"[forælder 1, telefon] {said}" in kept.text


def test_a_moment_a_little_ahead_counts_as_now(fjordby, freja):
    ahead = FRIDAY_EVENING + timedelta(minutes=4)
    came = received(freja, received_at=ahead, at=FRIDAY_EVENING)

    assert came.notification.received_at == FRIDAY_EVENING
    assert duty(freja, "NOTIF-24H").due_at == FRIDAY_EVENING + timedelta(hours=24)


def test_what_the_door_answers_is_stored_with_the_notification_or_neither_is(fjordby):
    report = Report(text="Sover i klassen.", children=(LITTLE_BOY,))

    def remembered(came):
        return AnsweredRequest(scope="skole", key="k1", body_digest=b"x" * 32, status=201, answer=came.receipt.encode())

    def give():
        return receive_notification(
            report, received_at=FRIDAY_EVENING, at=FRIDAY_EVENING, by=NOBODY_LOGGED_IN, answered=remembered
        )

    came = give()
    assert bytes(AnsweredRequest.objects.get().answer).decode() == came.receipt

    with pytest.raises(IntegrityError):
        give()
    assert Notification.objects.count() == 1


def test_an_unknown_child_costs_two_statements(fjordby, django_assert_num_queries):
    with django_assert_num_queries(4):  # SAVEPOINT, the front desk, the book, RELEASE
        received(ChildSaid(name="Storm", description="Går i 2. b"), at=MONDAY_MORNING)


def test_who_took_the_call_is_kept(fjordby, karen):
    came = received(LITTLE_BOY, by=hand(karen)).notification

    assert came.taken_by == karen.pk
    assert Line.objects.get(deed="notification received").by_user == karen.pk


@pytest.mark.parametrize(
    ("flags", "suspect", "asked"),
    [
        (("abuse_sexual",), (), True),
        (("honour",), (), True),
        (("witness_violence",), ("household",), True),
        (("witness_violence",), ("custody_holder_a",), True),
        (("staff_suspected",), (), True),
        (("fgm",), ("custody_holder_b",), True),
        (("witness_violence",), (), False),
        (("witness_violence",), ("network",), False),
        (("suicide",), ("household",), False),
        ((), ("household",), False),
    ],
)
def test_the_police_are_asked_about_abuse_and_about_violence_by_somebody_of_the_home(
    fjordby, freja, flags, suspect, asked
):
    received(freja, safety_flags=flags, suspect=suspect)

    assert freja.deadlines.filter(rule="POLICE-COORD").exists() is asked
