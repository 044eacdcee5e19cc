"""What means something is chosen and told shortly; and whoever takes over a child gets a card."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tests.world.pressing import pressed_twice
from tovholder.entrances.desk.queries.chronology import chronology_of
from tovholder.foundation.chronicle.models import Line, Subject
from tovholder.foundation.organisation.actions import make_post
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChosenEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def sisters(svend):
    """Freja and Ida, each with a note; Freja has said something."""
    freja, ida = a_family(svend, ["Freja Ågård", "Ida Ågård"])
    by = reading(svend).hand
    for child, days in ((ida, 40), (freja, 30)):
        casework.write_note(
            [child], text="Talt med skolen.", written_by="Svend", happened_at=ago(days=days), at=ago(days=days), by=by
        )
    casework.speak_with_child(
        freja, words="Jeg vil gerne sove hos mormor.", happened_at=ago(days=2), at=ago(days=2), by=by
    )
    return freja, ida


def line_of(child, deed):
    return Subject.objects.get(child_id=child.pk, line__deed=deed).line_id


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_a_chosen_event_says_why_and_what_was_done_oldest_first(svend, sisters):
    freja, _ = sisters
    desk = at_the_desk(svend)
    for deed, why in (("child spoken with", "Barnet siger selv, hvor det vil bo."), ("note made", "Skolen ser det.")):
        address = f"/barn/{freja.pk}/kronologi/{line_of(freja, deed)}/"
        assert desk.post(address, {"why_it_matters": why, "did": "Ringede til mormor."}).status_code == 302

    page = text_of(desk.get(f"/barn/{freja.pk}/kronologi/"))

    assert page.index("Skolen ser det.") < page.index("Barnet siger selv")
    assert "Ringede til mormor." in page
    assert Line.objects.filter(deed="event chosen for chronology").count() == 2


def test_new_words_take_the_place_of_the_old_and_the_old_are_kept(svend, sisters):
    freja, _ = sisters
    line, by = line_of(freja, "note made"), reading(svend).hand
    casework.choose_event(freja, line_id=line, why="Først", at=ago(days=1), by=by)
    chosen = casework.choose_event(freja, line_id=line, why="Siden", at=ago(hours=1), by=by)

    assert [row.why for row in chronology_of([freja])] == ["Siden"]
    casework.drop_event(chosen, at=timezone.now(), by=by)
    assert chronology_of([freja]) == []
    assert ChosenEvent.objects.filter(child=freja).count() == 2


def test_without_a_reason_it_is_not_chosen_and_what_was_typed_is_kept(svend, sisters):
    freja, _ = sisters
    address = f"/barn/{freja.pk}/kronologi/{line_of(freja, 'note made')}/"

    page = text_of(at_the_desk(svend).post(address, {"why_it_matters": "", "did": "Ringede til skolen."}))

    assert "Ringede til skolen." in page and 'href="#id_why_it_matters"' in page
    assert not ChosenEvent.objects.exists()


def test_siblings_stand_between_each_other_with_a_letter(svend, sisters):
    freja, ida = sisters
    by = reading(svend).hand
    for child in sisters:
        casework.choose_event(child, line_id=line_of(child, "note made"), why="Skolen ser det.", at=ago(days=1), by=by)

    assert [(row.letter, row.child_id) for row in chronology_of([freja, ida])] == [("B", ida.pk), ("A", freja.pk)]
    page = text_of(at_the_desk(svend).get(f"/barn/{freja.pk}/kronologi/?hjemmet=1"))
    assert "Ida" in page


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_the_pages_open_to_whose_child_it_is(request, sisters, who, status):
    freja, ida = sisters
    desk = at_the_desk(request.getfixturevalue(who))
    line = line_of(freja, "note made")

    for page in (
        f"/barn/{freja.pk}/kronologi/",
        f"/barn/{freja.pk}/kronologi/{line}/",
        f"/barn/{freja.pk}/overdragelse/",
    ):
        assert desk.get(page).status_code == status
    assert desk.get(f"/barn/{ida.pk}/kronologi/{line}/").status_code == 404  # it is Freja's


def test_a_leader_gives_the_child_on_with_the_load_in_sight_and_the_card_follows(bodil, svend, sisters):
    freja, ida = sisters
    post = make_post(
        title="Rådgiver Øst",
        kind=PostKind.CASEWORKER,
        unit=freja.unit,
        starts=ago(days=50).date(),
        at=ago(days=50),
        by=reading(bodil).hand,
    )
    casework.change_caseworker(ida, post=post, at=ago(days=1), by=reading(bodil).hand)
    desk = at_the_desk(bodil)

    choice = text_of(desk.get(f"/sag/{freja.pk}/raadgiver/"))
    answer = desk.post(f"/sag/{freja.pk}/raadgiver/", {"post": str(post.pk), "because": "Søskende samlet"}, follow=True)

    assert "har en søskende" in choice
    freja.refresh_from_db()
    assert freja.caseworker_id == post.pk
    card = text_of(answer)
    assert "Jeg vil gerne sove hos mormor." in card and "Vi venter på" in card
    assert Line.objects.filter(deed="caseworker changed").count() == 2


def test_only_a_leader_changes_the_caseworker(svend, sisters):
    assert at_the_desk(svend).get(f"/sag/{sisters[0].pk}/raadgiver/").status_code == 404


def test_giving_a_child_where_it_is_already_writes_nothing(bodil, sisters):
    freja, _ = sisters
    casework.change_caseworker(freja, post=freja.caseworker, at=timezone.now() + timedelta(0), by=reading(bodil).hand)

    assert not Line.objects.filter(deed="caseworker changed").exists()


def test_an_event_is_chosen_once_and_taken_out_once(svend, sisters):
    freja, _ = sisters
    address = f"/barn/{freja.pk}/kronologi/{line_of(freja, 'note made')}/"

    chosen = pressed_twice(at_the_desk(svend), address, {"why_it_matters": "Skolen ser det.", "did": ""})
    dropped = pressed_twice(at_the_desk(svend), address, {"drop": "1"})

    assert {*chosen, *dropped} == {f"/barn/{freja.pk}/kronologi/"}
