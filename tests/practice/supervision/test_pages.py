"""Opfølgning og tilsyn: who is visited next, a visit on the phone, and a place as far as one may see it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.supervision.pages import address, text_of
from tests.world.people import at_the_desk
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.families.models import Child, Home, HomeKind
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework.actions import start_placement
from tovholder.practice.casework.models import SupervisionVisit
from tovholder.practice.supervision.goals import Goal, goals_of, tell_goals_by
from tovholder.practice.supervision.models import PlaceConcern, PlaceTask, PlannedVisit

pytestmark = pytest.mark.django_db


def test_the_list_says_one_of_two_and_notes_who_was_shown(svend, placed, vera):
    at_the_desk(svend).post(address("record", placed.pk), {"met": "alone", "words": "Det går godt."})

    page = text_of(at_the_desk(svend).get(address("overview")))

    assert "1 anbragt barn" in page and "1 af 2" in page
    assert "Vera" not in page
    noted = ListReading.objects.filter(page="supervision:overview").last()
    assert noted.children == [placed.pk]


@pytest.mark.parametrize(
    ("given", "asks"),
    [
        ({"words": "Ja."}, "Vælg et svar til »Talte du med barnet?«."),
        ({"met": "not_met"}, "Skriv hvorfor: barnet skal så vidt muligt tales med alene."),
        ({"met": "not_alone"}, "Skriv hvorfor: barnet skal så vidt muligt tales med alene."),
        ({"met": "direct"}, "Skriv, hvad du så"),
        ({"met": "alone", "next_on": "2020-01-01"}, "Dagen er gået. Vælg en dag, der kommer."),
    ],
)
def test_a_visit_asks_only_for_what_the_law_wants(given, asks, svend, placed):
    page = at_the_desk(svend).post(address("record", placed.pk), given)

    assert asks in text_of(page)
    assert not SupervisionVisit.objects.exists()


def test_a_double_press_records_one_visit(svend, placed):
    browser = at_the_desk(svend)
    token = text_of(browser.get(address("record", placed.pk))).split('name="draft_version" value="')[1].split('"')[0]
    for _ in range(2):
        browser.post(address("record", placed.pk), {"met": "alone", "words": "Ja.", "draft_version": token})

    assert SupervisionVisit.objects.count() == 1


def test_the_goals_of_the_plan_are_asked_about_one_by_one(svend, placed):
    told_before = goals_of(placed)
    tell_goals_by(lambda child: [Goal("g1", "I skole hver dag"), Goal("g2", "Sover igennem")])
    try:
        browser = at_the_desk(svend)
        assert "Sover igennem" in text_of(browser.get(address("record", placed.pk)))
        browser.post(address("record", placed.pk), {"met": "alone", "goal_0": "up", "goal_1": "down"})
    finally:
        tell_goals_by(lambda child: told_before)

    assert SupervisionVisit.objects.get().goals == [
        {"goal": "g1", "words": "I skole hver dag", "trend": "up"},
        {"goal": "g2", "words": "Sover igennem", "trend": "down"},
    ]


def test_where_the_count_reaches_back_to_another_place_the_page_says_so(svend, placed, now, svends_hand):
    page, says = address("child", placed.pk), "Besøg på det forrige sted tælles med her"
    assert says not in text_of(at_the_desk(svend).get(page))

    elsewhere = Home.objects.create(kind=HomeKind.PLACEMENT, name="Bøgely")
    moved_on = now - timedelta(days=3)
    start_placement([placed], home=elsewhere, happened_at=moved_on, at=moved_on, by=svends_hand)

    assert says in text_of(at_the_desk(svend).get(page))


def test_a_visit_is_booked_and_called_off(svend, placed, now):
    browser, day = at_the_desk(svend), (now + timedelta(days=20)).date()
    browser.post(address("plan", placed.pk), {"day": day.isoformat(), "clock": "14.30"})
    assert "kl. 14.30" in text_of(browser.get(address("child", placed.pk)))

    browser.post(address("cancel", placed.pk), {"because": "Plejefar syg."})

    assert PlannedVisit.objects.get().moved_at is not None
    page = text_of(browser.get(address("child", placed.pk)))
    assert "Plejefar syg." in page and "0 af 2" in page


def test_what_came_through_another_unit_s_child_is_told_without_its_words(svend, sofie, concern, place):
    svends, sofies = (text_of(at_the_desk(who).get(address("place", place.pk))) for who in (svend, sofie))

    assert "Vera siger" not in svends and "Vera" not in svends
    assert "Kom frem gennem et barn, du ikke har adgang til." in svends
    assert "2 børn mere, som du ikke har adgang til." in svends
    assert "Sikkerhedsvurdering af barnet: Freja Ågård" in svends
    assert "Vera siger, at hun er bange." in sofies
    assert "Freja" not in sofies and "Sikkerhedsvurdering af barnet: et barn, du ikke har adgang til" in sofies


def test_a_concern_begun_from_the_child_knows_the_child_and_the_place(svend, placed, place):
    browser = at_the_desk(svend)
    answer = browser.get(address("concern_through_child", placed.pk))
    assert answer["Location"] == f"{address('concern', place.pk)}?barn={placed.pk}"

    given = {"text": "Kold mad.", "seriousness": "keep_an_eye", "raised_by": "Freja", "child": placed.pk}
    browser.post(answer["Location"], given)

    assert PlaceConcern.objects.get().child == placed


def test_a_stranger_meets_neither_child_nor_place_nor_task(karen, placed, concern, place):
    task = PlaceTask.objects.filter(concern=concern, child=placed).get()
    pages = [address(name, placed.pk) for name in ("child", "record", "cancel", "plan", "concern_through_child")]
    pages += [address("place", place.pk), address("concern", place.pk), address("task", task.pk)]

    assert {at_the_desk(karen).get(page).status_code for page in pages} == {404}


def test_a_task_about_a_child_one_may_not_see_is_not_opened(svend, sofie, concern, placed):
    task = PlaceTask.objects.filter(concern=concern, child=placed).get()

    assert at_the_desk(sofie).get(address("task", task.pk)).status_code == 404
    assert at_the_desk(svend).post(address("task", task.pk), {"how": "Talt med Freja."}).status_code == 302
    assert PlaceTask.objects.get(pk=task.pk).done_by_name == "Svend Dahl"


@pytest.mark.parametrize(("name", "most"), [("overview", 10), ("child", 13), ("record", 13)])
def test_the_pages_ask_the_database_few_questions(name, most, svend, placed, django_assert_max_num_queries):
    browser = at_the_desk(svend)
    with django_assert_max_num_queries(most):
        assert browser.get(address(name, *([placed.pk] if name != "overview" else []))).status_code == 200


def test_what_a_concern_leaves_to_do_stands_on_the_day_and_on_the_child_until_it_is_done(svend, placed, concern):
    Child.objects.filter(pk=placed.pk).update(caseworker=Post.objects.get(employments__user=svend))
    desk = at_the_desk(svend)
    pages = ["/", reverse("desk:child", args=[placed.pk])]
    tasks = PlaceTask.objects.filter(concern=concern, done_at=None)
    mine = [*tasks.filter(child=placed), *tasks.filter(child=None)]

    for page in pages:
        said = text_of(desk.get(page))
        assert "Sikkerhedsvurdering af barnet (efter en bekymring om stedet)" in said
        assert "Besked til socialtilsynet (efter en bekymring om stedet)" in said
        assert all(address("task", each.pk) in said for each in mine)

    PlaceTask.objects.filter(done_at=None).update(done_at=timezone.now(), how="Gjort.")
    assert all("efter en bekymring om stedet" not in text_of(desk.get(page)) for page in pages)
