"""The page of the way to adult life, and the four small pages behind it."""

from datetime import date

import pytest
from django.urls import reverse

from tests.practice.plans.pages import DAY, SLEEP, page, words_of
from tovholder.core.time.calendar import danish_day, months_after
from tovholder.foundation.families.models import Child
from tovholder.practice.casework import actions as case
from tovholder.practice.casework.models import AdultLifePreparation, YouthPlanConsidered
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.plans.queries.youth import coordinator_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def alma(freja, now):
    """Freja seven years on: sixteen and a half."""
    freja.birth_date = months_after(danish_day(now), -16 * 12 - 6)
    freja.save()
    return freja


def test_the_plans_page_leads_there_from_fifteen(at_desk, alma, now):
    assert "Overgang til voksenlivet" in words_of(at_desk.get(page("plan", alma)))
    alma.birth_date = months_after(danish_day(now), -14 * 12)
    alma.save()
    assert "Overgang til voksenlivet" not in words_of(at_desk.get(page("plan", alma)))


def test_what_is_missing_stands_on_one_page(at_desk, alma):
    shown = words_of(at_desk.get(page("youth", alma)))

    assert "Der er ikke taget stilling endnu." in shown
    assert "Ingen er udpeget endnu." in shown
    assert shown.count("mangler") == 7
    assert "Der er ikke truffet afgørelse endnu." in shown


def test_who_is_born_on_a_leap_day_has_the_same_days_here_as_the_clocks_count(at_desk, alma):
    Child.objects.filter(pk=alma.pk).update(birth_date=date(2012, 2, 29))

    said = at_desk.get(reverse("plans:youth", args=[alma.pk])).context

    days = [said[name] for name in ("turns_16", "turns_18", "decide_by", "turns_23")]
    assert days == [date(2028, 2, 29), date(2030, 3, 1), date(2029, 9, 1), date(2035, 3, 1)]


def test_a_placed_young_person_must_have_a_youth_plan(at_desk, alma, svends_hand, now):
    at_desk.post(page("youth_plan", alma), {"made": "no", "because": "Det går godt."})
    assert YouthPlanConsidered.objects.get().made is False

    case.start_placement([alma], happened_at=now, at=now, by=svends_hand)
    refused = at_desk.post(page("youth_plan", alma), {"made": "no", "because": "Det går rigtig godt."})
    assert "Den unge er anbragt og skal have en ungeplan" in words_of(refused)
    assert YouthPlanConsidered.objects.count() == 1


def test_the_coordinator_is_the_one_named_last(at_desk, alma):
    for name in ("Svend Dahl", "Lone Bech"):
        at_desk.post(page("coordinator", alma), {"name": name})

    assert coordinator_of(alma).name == "Lone Bech"
    assert "Lone Bech" in words_of(at_desk.get(page("youth", alma)))


def test_at_sixteen_the_plans_page_says_how_the_youth_plan_begins_and_what_it_ends(at_desk, alma, planned, write, now):
    Child.objects.filter(pk=alma.pk).update(birth_date=danish_day(now) - 15 * 365 * DAY)
    alma.refresh_from_db()
    planned(alma, at=now - DAY)
    assert "Loven vil nu have" not in words_of(at_desk.get(page("plan", alma)))
    Child.objects.filter(pk=alma.pk).update(birth_date=danish_day(now) - 17 * 365 * DAY)
    alma.refresh_from_db()

    assert "Loven vil nu have en ungeplan." in words_of(at_desk.get(page("plan", alma)))
    write([alma], {**SLEEP, "part": "adult"}, at=now)
    begun = words_of(at_desk.get(page("plan", alma)))

    assert "Det bliver en ungeplan. Når den gøres gældende, slutter den plan, der gælder nu." in begun
    assert "Loven vil nu have" not in begun


def test_nobody_says_yes_to_nothing(at_desk, alma, now):
    refused = at_desk.post(page("adult_life", alma), {"young_agreed_on": danish_day(now).isoformat()})
    assert "Skriv først, hvad I har aftalt" in words_of(refused)

    given = {"housing": "Skrevet op til en lejlighed", "young_agreed_on": danish_day(now).isoformat()}
    at_desk.post(page("adult_life", alma), given)
    assert AdultLifePreparation.objects.get().topics == {"housing": "Skrevet op til en lejlighed"}
    shown = words_of(at_desk.get(page("adult_life", alma)))
    assert "Skrevet op til en lejlighed" in shown


@pytest.mark.parametrize("whose", ["young_agreed_on", "adult_agreed_on"])
def test_nobody_has_said_yes_tomorrow(at_desk, alma, now, whose):
    given = {"housing": "Skrevet op til en lejlighed", "adult_side": "Ida Krag"}
    refused = at_desk.post(page("adult_life", alma), {**given, whose: danish_day(now + DAY).isoformat()})
    assert "Dagen ligger i fremtiden" in words_of(refused)

    at_desk.post(page("adult_life", alma), {**given, whose: danish_day(now).isoformat()})
    assert getattr(AdultLifePreparation.objects.get(), whose) == danish_day(now)


def test_who_is_none_of_those_the_law_prepares_is_said_once_and_nothing_waits(at_desk, alma):
    because = "Ingen funktionsnedsættelse."
    both = at_desk.post(page("adult_life", alma), {"housing": "Lejlighed", "not_for_because": because})
    assert "I har skrevet aftaler" in words_of(both)

    at_desk.post(page("adult_life", alma), {"not_for_because": because})

    assert AdultLifePreparation.objects.get().ended
    shown = words_of(at_desk.get(page("youth", alma)))
    assert "Skal ikke forberedes efter loven." in shown and because in shown
    assert not alma.deadlines.running().filter(rule="TRANSITION-16").exists()


def test_youth_support_is_answered_by_the_decision_and_by_nothing_else(at_desk, alma, svends_hand, now):
    to_decision = reverse("decisions:prepare", args=[alma.pk]) + "?art=youth_support"
    assert f'href="{page("youth_support", alma)}"' in at_desk.get(page("youth", alma)).content.decode()
    assert at_desk.get(page("youth_support", alma))["Location"] == to_decision
    assert at_desk.get(to_decision).context["form"]["kind"].value() == "youth_support"

    (begun,) = decisions.prepare([alma], kind="youth_support", purpose="Ro.", raised_at=now, at=now, by=svends_hand)

    assert at_desk.get(page("youth_support", alma))["Location"] == reverse("decisions:preparation", args=[begun.pk])
