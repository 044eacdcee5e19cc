"""A rule of the competence plan: who wrote it, who decided what under it, and how it ends."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.decisions.pages import begun, decided, page, shown
from tests.world.people import at_the_desk, hire
from tests.world.pressing import pressed_twice
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.organisation.models import Competence, PostKind

pytestmark = pytest.mark.django_db
PLAN = "/afgoerelse/kompetence/"


@pytest.fixture
def ulla(fjordby):
    """Ulla is head of department."""
    return hire("ulla", "Ulla Riis", title="Chef", kind=PostKind.HEAD, unit=fjordby.north)


def written(browser, **told):
    today = danish_day(timezone.now()).isoformat()
    browser.post(PLAN, {"kind": "support", "level": "caseworker", "starts": today, **told})
    return Competence.objects.order_by("starts").last()


def test_the_page_says_who_wrote_the_rule_and_who_decided_what_under_it(ulla, freja, lene, svends_hand):
    browser = at_the_desk(ulla)
    rule = written(browser)
    made = decided(begun(freja, svends_hand), svends_hand)
    decided(begun(freja, svends_hand), svends_hand, by_level="leader")

    said = shown(browser, page("rule", rule))

    assert "Ulla Riis" in said
    assert said.count("Svend Dahl") == 1
    assert page("decision", made) in said


def test_decisions_about_children_one_may_not_see_are_only_counted(ulla, sofie, freja, lene, svends_hand):
    rule = written(at_the_desk(ulla))
    decided(begun(freja, svends_hand), svends_hand)

    said = shown(at_the_desk(sofie), page("rule", rule))

    assert "Og én afgørelse, som ikke vises her." in said
    assert "Freja" not in said


def test_a_rule_ends_after_its_last_day_and_says_who_ended_it(ulla):
    browser, today = at_the_desk(ulla), danish_day(timezone.now())
    rule = written(browser)

    browser.post(page("rule", rule), {"last_day": today.isoformat()})

    rule.refresh_from_db()
    assert (rule.ends, rule.ended_by) == (today + timedelta(days=1), ulla.pk)
    assert (
        "Reglen slutter allerede før den dag."
        in browser.post(page("rule", rule), {"last_day": (today + timedelta(days=9)).isoformat()}).content.decode()
    )


def test_a_rule_that_has_not_begun_is_taken_out_and_a_second_press_lands_on_the_plan(ulla):
    browser, next_week = at_the_desk(ulla), danish_day(timezone.now()) + timedelta(days=7)
    rule = written(browser, starts=next_week.isoformat())
    last_day = {"last_day": (next_week - timedelta(days=1)).isoformat()}

    browser.post(page("rule", rule), last_day)

    assert not Competence.objects.exists()
    assert browser.post(page("rule", rule), last_day)["Location"] == PLAN


def test_a_new_rule_ends_the_one_before_it(ulla):
    browser, next_week = at_the_desk(ulla), danish_day(timezone.now()) + timedelta(days=7)
    first = written(browser)

    written(browser, starts=next_week.isoformat(), up_to="5000")

    first.refresh_from_db()
    assert first.ends == next_week
    said = shown(browser, PLAN)
    assert [words in said for words in ("Gælder senere", "5.000 kr. pr. måned")] == [True, True]


def test_a_caseworker_reads_the_rule_and_cannot_end_it(ulla, svend):
    rule = written(at_the_desk(ulla))
    browser = at_the_desk(svend)

    browser.post(page("rule", rule), {"last_day": danish_day(timezone.now()).isoformat()})

    rule.refresh_from_db()
    assert rule.ends is None
    assert "Afslut reglen" not in shown(browser, page("rule", rule))
    assert reverse("decisions:rule", args=[rule.pk]) in shown(browser, PLAN)


def test_a_rule_from_before_the_law_changed_is_called_what_it_is_called_today(ulla):
    Competence.objects.create(kind="youth_support", level="head", starts="2020-01-01")

    said = shown(at_the_desk(ulla), PLAN)

    assert "Ungestøtte: afdelingsleder" in said
    assert "Efterværn" not in said


def test_a_rule_is_written_once_and_ended_once(ulla):
    browser, today = at_the_desk(ulla), danish_day(timezone.now())
    typed = {"kind": "support", "level": "leader", "starts": today.isoformat(), "up_to": ""}

    pressed_twice(browser, PLAN, typed)
    pressed_twice(browser, page("rule", Competence.objects.get()), {"last_day": today.isoformat()})
