"""Births, deaths, adoption, moves and mergers: what stops, what goes on, and who is told."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tests.world.moments import NOVEMBER_2, NOVEMBER_9, OCTOBER_1, OCTOBER_8, facts_of_last_line, lines_of
from tests.world.people import LONG_AGO, at_the_desk, hire, reading
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.actions import Born
from tovholder.foundation.families.models import Adult, Child, ChildState, Home, Residence, Tie, TieKind
from tovholder.foundation.families.partings import NewParent
from tovholder.foundation.letters.actions import HeldBack, write_letter
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.foundation.letters.outbox import claim
from tovholder.foundation.letters.recipients import Addressee
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions
from tovholder.practice.casework.announcements import child_died
from tovholder.practice.casework.models import (
    Case,
    Consent,
    LifeEvent,
    Measure,
    Move,
    Placement,
    SiblingConsidered,
    Task,
)
from tovholder.practice.casework.queries import standing_consents, waiting_since

pytestmark = pytest.mark.django_db


@pytest.fixture
def mette(freja, storm):
    """Their mother, who alone has custody."""
    mette = Adult.objects.create(name="Mette Ågård")
    for child in (freja, storm):
        Tie.objects.create(child=child, adult=mette, kind=TieKind.MOTHER, custody=True, starts=LONG_AGO)
    return mette


@pytest.fixture
def unborn(fjordby, home, mette, svends_hand):
    """The child Mette expects, with an open case."""
    expected = Child.objects.create(state=ChildState.UNBORN, due_date=date(2026, 11, 20), unit=fjordby.north)
    Residence.objects.create(child=expected, home=home, starts=LONG_AGO)
    Tie.objects.create(child=expected, adult=mette, kind=TieKind.MOTHER, starts=LONG_AGO)
    actions.open_case(expected, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    return expected


def waiting(key, **payload):
    return Outgoing.objects.create(kind="invitation", key=key, payload=payload, not_before=OCTOBER_1, made_at=OCTOBER_1)


def test_when_a_child_dies_nothing_that_waits_about_it_goes_out(freja, storm, svends_hand):
    about, together = waiting("a", child=str(freja.pk)), waiting("b", children=[str(storm.pk), str(freja.pk)])
    of_another, of_the_house = waiting("c", child=str(storm.pk)), waiting("d", mailbox="modtagelsen@fjordby.invalid")

    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    still = Outgoing.objects.filter(called_off_at=None, done_at=None, kind="invitation")
    assert set(still) == {of_another, of_the_house}
    assert {claimed.pk for _ in range(9) if (claimed := claim(now=NOVEMBER_2))}.isdisjoint({about.pk, together.pk})


@pytest.mark.parametrize("dies", [True, False])
def test_no_letter_is_written_about_a_child_that_is_dead(freja, svends_hand, dies):
    if dies:
        actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    def write():
        with open_book(at=NOVEMBER_2, by=svends_hand) as book:
            write_letter(
                book,
                kind="acknowledgement",
                to=Addressee("Tove Krogh", "tove@skole.invalid"),
                about=freja.pk,
                child=freja,
                fields={"receipt": "1", "received_on": "1. oktober 2026"},
            )

    if dies:
        with pytest.raises(HeldBack, match="Barnet er dødt"):
            write()
    else:
        write()
    assert Letter.objects.exists() is not dies


def test_whoever_has_something_on_the_way_out_hears_of_the_death_in_the_same_deed(freja, svends_hand):
    heard = []

    def listen(*, book, child, **_):
        heard.append((book.at, child))

    child_died.connect(listen)
    try:
        actions.record_death(freja, happened_at=OCTOBER_8, at=NOVEMBER_2, by=svends_hand)
    finally:
        child_died.disconnect(listen)

    assert heard == [(NOVEMBER_2, freja)]


def test_a_sibling_is_to_be_assessed_within_a_day_and_leader_and_jurist_are_told(
    freja, storm, vilde, fjordby, bodil, svends_hand
):
    jurist = hire("jens", "Jens Juul", title="Jurist", kind=PostKind.JURIST, unit=fjordby.night)
    other_leader = hire("lis", "Lis Bo", title="Teamleder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)

    actions.record_death(freja, known_from="Politiet", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    task = Task.objects.get(kind=Task.Kind.SIBLING_SAFETY)
    assert (task.child, task.due_at) == (storm, OCTOBER_8 + timedelta(hours=24))
    told = {outgoing.payload["user"] for outgoing in Outgoing.objects.filter(kind="family_notice")}
    assert told == {str(bodil.pk), str(jurist.pk)}
    assert str(other_leader.pk) not in told
    posts = set(Task.objects.filter(kind=Task.Kind.DEATH_TOLD).values_list("child", "for_post"))
    assert posts == {(freja.pk, "team_leader"), (freja.pk, "jurist")}


def test_the_siblings_clocks_run_on_and_the_dead_childs_end(freja, storm, svends_hand):
    for child in (freja, storm):
        actions.start_measure(child, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    assert not Deadline.objects.running().filter(child=freja).exists()
    assert Deadline.objects.running().filter(child=storm).exists()


def test_help_and_placement_end_with_the_child_and_no_clock_asks_what_should_have_come_before(freja, svends_hand):
    actions.start_measure(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.start_placement([freja], happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    before = Deadline.objects.filter(child=freja).count()
    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    ends = [Measure.objects.get().ended_because, Placement.objects.get().ended_because]
    assert ends == ["death", "death"]
    assert (Measure.objects.get().ends_at, Placement.objects.get().ends_at) == (OCTOBER_8, OCTOBER_8)
    assert Deadline.objects.filter(child=freja).count() == before


def test_nothing_is_deleted_when_a_child_dies(freja, svends_hand):
    actions.write_note(
        [freja], text="Talt med mor.", written_by="Svend", happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )
    lines = Line.objects.count()
    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    assert freja.note_copies.count() == 1
    assert Line.objects.count() > lines


def test_when_a_parent_dies_custody_is_taken_up_for_each_of_the_children(freja, storm, vilde, mette, svends_hand):
    mail = waiting("a", adult=str(mette.pk))
    children = actions.record_parent_death(mette, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    mette.refresh_from_db(), mail.refresh_from_db()
    assert set(children) == {freja, storm}
    assert (mette.died_on, mail.called_off_at) == (date(2026, 10, 8), OCTOBER_8)
    assert not Tie.objects.on(date(2026, 10, 9)).filter(adult=mette).exists()
    assert set(Task.objects.filter(kind=Task.Kind.CUSTODY).values_list("child", flat=True)) == {freja.pk, storm.pk}
    assert lines_of(freja)[-1] == lines_of(storm)[-1] == "parent died"


def test_when_a_parent_dies_each_childs_safety_is_assessed_by_a_task_that_meets_its_clock(svend, freja, mette):
    by, now = reading(svend, OCTOBER_8).hand, OCTOBER_8
    actions.record_parent_death(mette, happened_at=now, at=now, by=by)
    task = Task.objects.get(child=freja, kind=Task.Kind.SIBLING_SAFETY)
    clock = Deadline.objects.running().filter(child=freja, rule="DEATH")
    assert clock.get().due_at == task.due_at == now + timedelta(hours=24)

    words = {"words": "Freja er hos moster i nat, og moster kan have hende."}
    at_the_desk(svend).post(reverse("casework:finish_task", args=[task.pk]), words)

    assert not clock.exists()
    assert SiblingConsidered.objects.get(child=freja).reason == words["words"]


def test_when_a_stepfather_dies_it_is_told_and_custody_is_not_taken_up(freja, svends_hand):
    bent = Adult.objects.create(name="Bent Bro")
    Tie.objects.create(child=freja, adult=bent, kind=TieKind.STEP_PARENT, starts=LONG_AGO)
    assert actions.record_parent_death(bent, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand) == []

    assert lines_of(freja) == ["adult died"]
    assert LifeEvent.objects.get().kind == "adult_died"
    assert not Task.objects.exists()


def test_the_child_that_was_expected_is_born_and_nobody_is_asked_for_a_consent_that_never_was(unborn, svends_hand):
    (born,) = actions.record_birth(
        unborn, born=[Born(name="Asta Ågård")], happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    assert (born, born.birth_date, Case.objects.get(child=born).closed_at) == (unborn, date(2026, 11, 2), None)
    assert not Task.objects.exists()
    assert lines_of(born)[-1] == "child born"


def test_consents_from_before_the_birth_do_not_hold_for_the_child_or_its_twin_until_new_ones_are_given(
    unborn, mette, svends_hand
):
    purpose = {"person_name": mette.name, "person": mette.pk, "kind": "help", "purpose": "Ro omkring fødslen."}
    actions.give_consent(unborn, **purpose, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    when = {"happened_at": OCTOBER_8, "at": OCTOBER_8, "by": svends_hand}
    born = actions.record_birth(unborn, born=[Born(name="Asta"), Born(name="Bo")], **when)

    for child in born:
        before = Consent.objects.get(child=child)
        assert (before.given_at, before.lapsed_at, before.stands) == (OCTOBER_1, OCTOBER_8, False)
        assert lines_of(child)[-2:] == ["consent lapsed at birth", "child born"]
        assert Task.objects.get(child=child).kind == Task.Kind.NEW_CONSENTS
    again = actions.give_consent(born[1], **purpose, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand)
    assert standing_consents(born[1]) == [again]
    assert standing_consents(born[0]) == []


def test_a_decision_after_the_birth_asks_for_a_consent_given_since(unborn, mette, svends_hand):
    given = {"person_name": mette.name, "kind": "help", "by": svends_hand}
    actions.give_consent(unborn, **given, happened_at=OCTOBER_1, at=OCTOBER_1)
    actions.record_birth(unborn, born=[Born(name="Asta")], happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    def decided(moment):
        matter = new_id()
        actions.decide([unborn], kind="support", matter=matter, happened_at=moment, at=moment, by=svends_hand)
        return Deadline.objects.filter(child=unborn, rule="CONSENT-FMI", started_at=moment, met_at__lte=moment)

    assert not decided(NOVEMBER_2).exists()
    actions.give_consent(unborn, **given, happened_at=NOVEMBER_2, at=NOVEMBER_2)
    assert decided(NOVEMBER_9).exists()


def test_twins_have_each_their_case_their_home_and_their_mother(unborn, home, mette, svends_hand):
    first, second = actions.record_birth(
        unborn, born=[Born(name="Asta"), Born(name="Bo")], happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    assert first == unborn
    assert {case.child for case in Case.objects.filter(closed_at=None)} == {first, second}
    assert second.residences.get().home == home
    assert second.ties.get().adult == mette
    assert facts_of_last_line(second)["born"] == [str(first.pk), str(second.pk)]


@pytest.mark.parametrize(("stillborn", "kind"), [(True, "stillborn"), (False, "pregnancy_ended")])
def test_a_pregnancy_that_ends_closes_the_case_quietly(unborn, svends_hand, stillborn, kind):
    mail = waiting("a", child=str(unborn.pk))
    none = actions.record_birth(
        unborn, born=[], stillborn=stillborn, happened_at=NOVEMBER_2, at=NOVEMBER_2, by=svends_hand
    )

    mail.refresh_from_db()
    case = Case.objects.get(child=unborn)
    assert none == []
    assert (case.closed_at, case.closed_reason, mail.called_off_at) == (NOVEMBER_2, "pregnancy_ended", NOVEMBER_2)
    assert LifeEvent.objects.get().kind == kind
    assert not Letter.objects.exists()
    assert not Deadline.objects.running().filter(child=unborn).exists()


def test_an_adopted_child_has_new_parents_and_keeps_its_own_record(freja, mette, svends_hand):
    actions.record_adoption(
        freja,
        parents=[NewParent("Ane Lund", "mother"), NewParent("Bo Lund", "father")],
        name="Freja Lund",
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    freja.refresh_from_db()
    holders = Tie.objects.on(date(2026, 10, 9)).filter(child=freja, custody=True).values_list("adult__name", flat=True)
    assert (freja.name, set(holders)) == ("Freja Lund", {"Ane Lund", "Bo Lund"})
    assert lines_of(freja)[-1] == "child adopted"


def test_the_first_day_anybody_knew_travels_with_the_child(freja, svends_hand):
    actions.start_investigation(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    actions.record_move([freja], to_municipality="Skovby", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    assert Move.objects.get().waiting_since == date(2026, 10, 1)

    actions.record_move(
        [freja],
        from_municipality="Skovby",
        first_known_on=date(2026, 3, 1),
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )

    freja.refresh_from_db()
    assert (waiting_since([freja.pk]), freja.municipality) == ({freja.pk: date(2026, 3, 1)}, "")


def test_telling_the_new_municipality_is_told_with_its_summary_and_meets_the_clock(freja, svends_hand):
    actions.start_measure(freja, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    (move,) = actions.record_move(
        [freja], to_municipality="Skovby", happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
    )
    assert Deadline.objects.running().filter(child=freja, rule="NOTIF-MOVE").exists()

    actions.tell_new_municipality(
        move,
        summary="Støtte i hjemmet siden oktober.",
        how="Digital post",
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )

    move.refresh_from_db()
    assert (move.told_at, move.told_how) == (NOVEMBER_2, "Digital post")
    assert not Deadline.objects.running().filter(child=freja, rule="NOTIF-MOVE").exists()


def test_when_municipalities_are_merged_every_start_stands(freja, storm, svends_hand):
    for child in (freja, storm):
        actions.start_investigation(child, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand)
    kept = list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at"))
    actions.record_merger(
        [freja.pk, storm.pk],
        of=["Fjordby", "Skovby"],
        into="Ny Fjordby",
        happened_at=OCTOBER_8,
        at=OCTOBER_8,
        by=svends_hand,
    )

    assert list(Deadline.objects.order_by("pk").values_list("pk", "started_at", "due_at")) == kept
    assert lines_of(freja)[-1] == lines_of(storm)[-1] == "municipalities merged"
    merged = Line.objects.filter(deed="municipalities merged")
    assert [list(line.subjects.values_list("named", flat=True)) for line in merged] == [[True], [True]]


def test_a_task_done_twice_stands_as_it_was_done_first(freja, storm, svends_hand):
    actions.record_death(freja, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)
    task = Task.objects.get(kind=Task.Kind.SIBLING_SAFETY)
    for at, words in ((NOVEMBER_2, "Trygt hos mormor."), (NOVEMBER_9, "Igen.")):
        actions.finish_task(task, words=words, at=at, by=svends_hand)

    task.refresh_from_db()
    assert (task.done_at, task.done_words) == (NOVEMBER_2, "Trygt hos mormor.")


def test_homes_of_the_dead_are_not_lived_in(home, mette, svends_hand, freja):
    lived = Residence.objects.create(adult=mette, home=Home.objects.create(address="Engvej 2"), starts=LONG_AGO)
    actions.record_parent_death(mette, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand)

    lived.refresh_from_db()
    assert lived.ends == date(2026, 10, 8)
