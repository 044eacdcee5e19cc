"""Sections of an investigation saved in one stroke are one line of the timeline, and each can be opened."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.entrances.desk.reading import read
from tests.world.families import a_family, ago
from tests.world.people import reading
from tovholder.entrances.desk.queries.gathering import gathered
from tovholder.entrances.desk.queries.timeline import everything_about
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.models import Line
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import SectionKind, SectionState

pytestmark = pytest.mark.django_db

SAVED, SENT = "investigation section written", "committee bundle sent"


@pytest.fixture
def freja(svend):
    return a_family(svend)[0]


@pytest.fixture
def investigation(svend, freja):
    at = ago(days=9)
    return casework.start_investigation(freja, ground="2", happened_at=at, at=at, by=reading(svend, at).hand)


def save(investigation, user, kinds, *, days):
    for kind in kinds:
        at = ago(days=days)
        hand = reading(user, timezone.now()).hand
        casework.write_section(investigation, kind, state=SectionState.BEGUN, facts="…", at=at, by=hand)


def test_nine_saves_are_one_line_that_opens_to_each(svends, svend, freja, investigation):
    save(investigation, svend, SectionKind, days=2)

    page = read(svends, freja)

    assert page.count("Afsnit i undersøgelsen gemt") == page.count("Afsnit i undersøgelsen gemt, 9 gange") == 1
    for kind in SectionKind:
        assert kind.label in page
    assert Line.objects.filter(deed=SAVED).count() == 9


def test_another_day_another_person_and_another_investigation_stand_apart(svend, bodil, freja, investigation):
    two = [SectionKind.CHILD, SectionKind.HEALTH]
    save(investigation, svend, two, days=4)
    save(investigation, svend, two, days=2)
    save(investigation, bodil, two, days=2)

    strokes = [[each.deed for each in stroke] for stroke in gathered(everything_about(freja))]

    assert [stroke for stroke in strokes if SAVED in stroke] == [[SAVED] * 2] * 3


def test_one_save_is_told_as_it_was_and_all_else_is_in_its_order(svends, svend, freja, investigation):
    save(investigation, svend, [SectionKind.CHILD], days=2)
    every = everything_about(freja)

    assert "Afsnit i undersøgelsen gemt" in read(svends, freja)
    assert [event for stroke in gathered(every) for event in stroke] == every


def send_papers(freja, user, to, *, at):
    """The bundle of a matter of Freja's is sent to each."""
    hand = reading(user, timezone.now()).hand
    facts = {"matter": "4c2b0a3e-0000-7000-8000-000000000001", "sending": "…"}
    with open_book(at=at, by=hand) as book:
        for each in to:
            book.line(SENT, about=[freja.pk], happened_at=at, facts={**facts, "to": each})


def test_a_bundle_to_five_is_one_line_among_the_latest_and_on_the_timeline(svends, svend, freja, investigation):
    send_papers(freja, svend, ["custody_holder", "child", "lawyer", "member", "member"], at=ago(hours=2))

    lately = svends.get(reverse("desk:child", args=[freja.pk])).content.decode()
    lately = lately.partition('id="lately"')[2].partition("</section>")[0]

    assert lately.count("Udvalgssagens materiale sendt, 5 gange") == 1
    assert "Børnefaglig undersøgelse" in lately
    page = read(svends, freja)
    assert page.count("Udvalgssagens materiale sendt, 5 gange") == 1
    assert page.count("<p>Medlem af udvalget") == 2
