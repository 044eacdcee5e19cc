"""A unit or a post ends only when nobody and no child belongs there; nothing of what it was is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.people import at_the_desk, hire, reading
from tests.world.pressing import pressed_twice
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.documents.models import IncomingMail
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.actions import end_employment
from tovholder.foundation.organisation.models import Employment, Post, PostKind, Unit, UnitKind
from tovholder.practice.casework.actions import change_caseworker, close_case, open_case
from tovholder.practice.intake.models import Concern, Notification

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def page(name: str, *args: Any) -> str:
    return reverse(f"administration:{name}", args=args)


@pytest.fixture
def west(fjordby):
    """A unit that nobody and nothing belongs to any more, with a post left."""
    unit = Unit.objects.create(name="Familiegruppe Vest", kind=UnitKind.FAMILY_GROUP, starts=date(2020, 1, 1))
    Post.objects.create(title="Rådgiver 4", kind=PostKind.CASEWORKER, unit=unit, starts=date(2020, 1, 1))
    return unit


def close(child: Child, hand: Any) -> None:
    case = open_case(child, happened_at=timezone.now() - timedelta(days=9), at=timezone.now(), by=hand)
    close_case(case, because="Det går godt", happened_at=timezone.now(), at=timezone.now(), by=hand)


def ended(browser, name: str, record: Any, **typed: Any) -> str:
    """What the page answers when the ending is asked for and refused."""
    answer = browser.post(page(name, record.pk), {"ends": TODAY().isoformat()} | typed)
    assert answer.status_code == 200
    record.refresh_from_db()
    assert record.ends is None
    shown: str = answer.content.decode()
    return shown


def test_an_empty_unit_ends_with_the_posts_it_had_left(browser, west):
    pressed_twice(browser, page("end_unit", west.pk), {"ends": TODAY().isoformat()})

    west.refresh_from_db()
    assert (west.starts, west.ends) == (date(2020, 1, 1), TODAY())
    assert west.posts.get().ends == TODAY()
    assert [line.deed for line in Line.objects.order_by("-pk")[:2]] == ["unit ended", "post ended"]
    shown = browser.get(page("units")).content.decode()
    assert "Ophørte enheder" in shown and "Familiegruppe Vest" in shown
    assert "Familiegruppe Vest" not in browser.get(page("take_on", uuid4())).content.decode()


def test_a_post_that_has_not_begun_is_named(browser, west):
    late = {"title": "Rådgiver 9", "kind": PostKind.CASEWORKER, "starts": TODAY() + timedelta(days=3)}
    Post.objects.create(unit=west, **late)

    assert "Stillingen Rådgiver 9 slutter, før den begynder" in ended(browser, "end_unit", west)


def test_who_holds_a_post_stands_in_the_way_with_a_link(browser, west):
    nanna = hire("nanna", "Nanna Ny", title="Rådgiver", kind=PostKind.CASEWORKER, unit=west)

    shown = ended(browser, "end_unit", west)

    assert f'href="{page("person", nanna.pk)}">Nanna Ny: Rådgiver' in shown
    assert "Det står øverst på siden." in shown
    held = Employment.objects.get(user=nanna)
    shown = ended(browser, "end_post", held.post)
    assert "Nanna Ny: Rådgiver" in shown
    end_employment(held, ends=TODAY(), at=timezone.now(), by=reading(nanna).hand)

    pressed_twice(browser, page("end_post", held.post.pk), {"ends": TODAY().isoformat()})
    pressed_twice(browser, page("end_unit", west.pk), {"ends": TODAY().isoformat()})


def test_children_with_an_open_case_stand_in_the_way_as_a_number(browser, west, freja, svends_hand):
    change_caseworker(freja, post=west.posts.get(), at=timezone.now(), by=svends_hand)

    for shown in (ended(browser, "end_unit", west), ended(browser, "end_post", west.posts.get())):
        assert "Ét barn med en åben sag" in shown
        assert "Freja" not in shown


def test_another_unit_sees_the_closed_cases_and_nobody_is_their_caseworker(browser, west, freja, bodil, svends_hand):
    freja.unit, freja.caseworker = west, west.posts.get()
    freja.save()
    close(freja, svends_hand)
    leader = at_the_desk(bodil)
    assert leader.get(f"/barn/{freja.pk}/").status_code == 404

    assert "Vælg et svar" in ended(browser, "end_unit", west)
    typed = {"ends": TODAY().isoformat(), "heir": bodil.employments.get().post.unit_id}
    pressed_twice(browser, page("end_unit", west.pk), typed)

    freja.refresh_from_db()
    assert (freja.unit_id, freja.caseworker) == (bodil.employments.get().post.unit_id, None)
    assert leader.get(f"/barn/{freja.pk}/").status_code == 200
    told = Line.objects.get(deed="closed case passed on")
    assert [subject.child_id for subject in told.subjects.all()] == [freja.pk]


def test_a_post_that_ends_leaves_its_closed_cases_with_the_unit(browser, west, freja, svends_hand):
    post = west.posts.get()
    freja.unit, freja.caseworker = west, post
    freja.save()
    close(freja, svends_hand)

    pressed_twice(browser, page("end_post", post.pk), {"ends": TODAY().isoformat()})

    freja.refresh_from_db()
    post.refresh_from_db()
    assert (freja.unit, freja.caseworker, post.ends) == (west, None, TODAY())


def test_what_waits_in_a_unit_and_what_only_it_can_stands_in_the_way(browser, fjordby, freja):
    arrived = {"unit": fjordby.intake, "received_at": timezone.now(), "recorded_at": timezone.now()}
    notification = Notification.objects.create(**arrived, channel="phone", receipt="r-1", text="Uro")
    Concern.objects.create(notification=notification, child=freja, assess_before=timezone.now())
    IncomingMail.objects.create(unit=fjordby.intake, received_at=timezone.now(), taken_in_at=timezone.now())

    shown = ended(browser, "end_unit", fjordby.intake)

    for words in ("Én underretning", "Ét stykke post", "Opret den nye modtagelse først"):
        assert words in shown
    shown = ended(browser, "end_unit", fjordby.south)
    assert page("name_deputy", fjordby.north.pk) in shown and "stedfortræder for Familiegruppe Nord" in shown


def test_a_notification_closed_because_the_child_died_keeps_no_unit_from_ending(browser, west, freja):
    now = timezone.now()
    arrived = {"unit": west, "received_at": now, "recorded_at": now}
    notification = Notification.objects.create(**arrived, channel="phone", receipt="r-1", text="Uro")
    Concern.objects.create(
        notification=notification, child=freja, assess_before=now, screened_at=now, closed_by_death_at=now
    )

    browser.post(page("end_unit", west.pk), {"ends": TODAY().isoformat()})

    west.refresh_from_db()
    assert west.ends == TODAY()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2020-01-01", "Den begyndte først 1. januar 2020"),
        ("2019-05-01", "Den begyndte først"),
        ("2090-01-01", "Indtil da kan der komme nyt til"),
        ("i går", "Skriv datoen som"),
    ],
)
@pytest.mark.parametrize("name", ["end_unit", "end_post"])
def test_a_day_that_cannot_be_is_told(browser, west, name, typed, says):
    record = west if name == "end_unit" else west.posts.get()
    assert says in ended(browser, name, record, ends=typed)


def test_a_unit_shows_its_posts_and_who_holds_them(browser, fjordby, svend, shown_with_few_questions):
    shown = browser.get(page("unit", fjordby.north.pk)).content.decode()

    assert svend.name in shown and page("end_post", svend.employments.get().post_id) in shown
    shown_with_few_questions(browser, page("unit", fjordby.north.pk))
    shown_with_few_questions(browser, page("end_unit", fjordby.north.pk))


def test_only_administrators_end_anything(svend, west):
    for url in (page("unit", west.pk), page("end_unit", west.pk), page("end_post", west.posts.get().pk)):
        assert at_the_desk(svend).get(url).status_code == 404


def test_two_administrators_do_not_both_end(browser, palle, fjordby):
    pia = hire("pia", "Pia", title="Administrator", kind=PostKind.ADMINISTRATOR, unit=fjordby.north)
    hers, his = pia.employments.get(), palle.employments.get()
    pressed_twice(browser, page("end_employment", hers.pk), {"last_day": (TODAY() + timedelta(days=5)).isoformat()})

    answer = at_the_desk(pia).post(
        page("end_employment", his.pk), {"last_day": (TODAY() + timedelta(days=9)).isoformat()}
    )

    his.refresh_from_db()
    assert his.ends is None
    assert "Der skal altid være en administrator" in answer.content.decode()
