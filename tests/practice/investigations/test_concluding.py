"""Tjek dine svar: what is missing is said and explained, and only a missing conclusion stops."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.practice.investigations.pages import html, page
from tests.world.families import ago
from tests.world.moments import lines_of
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    Investigation,
    LeftOut,
    Matter,
    PreliminaryConclusion,
    SectionKind,
    SectionState,
    SiblingResult,
    SiblingWeighed,
)
from tovholder.practice.intake.actions.protecting import set_contact_hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(investigation, hand):
    for kind in SectionKind:
        actions.write_section(
            investigation,
            kind,
            state=SectionState.FINISHED,
            judgement="Freja har brug for støtte." if kind == SectionKind.WHOLE else "…",
            at=ago(days=3),
            by=hand,
        )
    return investigation


@pytest.fixture
def all_well(written, freja, storm, hand):
    at = ago(days=2)
    talk = actions.speak_with_child(freja, matters=[Matter.INVESTIGATION], happened_at=at, at=at, by=hand)
    actions.weigh_sibling(
        storm, written, result=SiblingResult.NO_NEED, reason="Trives.", happened_at=at, at=at, by=hand
    )
    return talk


def test_when_all_is_well_only_the_parents_view_is_written(svends, written, all_well, freja):
    svends.post(
        page("conclude", written),
        {"custody_holders_view": "Mor og far er enige.", "relies_on": [all_well.pk], "grounds_for_support": "yes"},
    )

    kept = Investigation.objects.get()
    assert (kept.conclusion, kept.grounds_for_support) == ("Freja har brug for støtte.", "yes")
    assert (kept.relies_on, kept.completed_despite) == ([all_well.pk], {})
    assert not Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()


def test_what_is_missing_is_said_and_completed_with_a_reason_all_the_same(svends, written, asked):
    address = page("conclude", written)
    shown = html(svends, address)
    for missing in ("Ingen har talt med barnet", "Ingen stillingtagen til: Storm Ågård.", "Vi venter stadig på: Fjord"):
        assert missing in shown

    refused = svends.post(address, {"custody_holders_view": "Enige."}).content.decode()
    assert "Skriv hvorfor, eller gør det først." in refused
    assert Investigation.objects.get().completed_at is None

    reasons = {f"because_{code}": f"Fordi {code}." for code in ("child", "siblings", "statements")}
    svends.post(address, {"custody_holders_view": "Enige.", **reasons})
    kept = Investigation.objects.get()
    assert kept.completed_at is not None
    assert kept.completed_despite == {code: f"Fordi {code}." for code in ("child", "siblings", "statements")}


def test_the_completed_one_says_what_it_was_completed_without_and_where_it_leads(svends, written, freja):
    given = {"because_parents": "De svarer ikke.", "because_child": "Syg.", "because_siblings": "Samme dag."}
    svends.post(page("conclude", written), {**given, "grounds_for_support": "yes"})

    shown = html(svends, page("whole", written))

    assert '<dt>En forælders syn mangler, fordi</dt><dd class="free-text">De svarer ikke.</dd>' in shown
    assert '<dt>Barnet er ikke hørt, fordi</dt><dd class="free-text">Syg.</dd>' in shown
    assert f'href="{reverse("decisions:prepare", args=[freja.pk])}"' in shown


def test_once_help_is_decided_the_conclusion_leads_nowhere_more(svends, written, all_well, freja, hand):
    svends.post(page("conclude", written), {"custody_holders_view": "Enige.", "grounds_for_support": "yes"})
    actions.decide([freja], kind="support", happened_at=ago(days=0), at=ago(days=0), by=hand)

    assert "Næste skridt:" not in html(svends, page("whole", written))


def test_while_there_is_a_contact_hold_nobody_is_told_to_talk_it_over_with_the_family(svends, written, freja, hand):
    set_contact_hold(freja, because="suspect_in_home", set_at=ago(days=1), at=ago(days=1), by=hand)

    given = {"because_parents": "Kontaktstop.", "because_child": "Kontaktstop.", "because_siblings": "Senere."}
    answer = svends.post(page("conclude", written), given, follow=True).content.decode()

    assert "Der er kontaktstop: drøft den først med familien, når det er ophævet." in answer
    assert "Læs den igennem, og drøft den med familien." not in answer


def test_without_a_conclusion_there_is_nothing_to_complete(svends, investigation):
    codes = ("sections", "child", "siblings", "parents")
    answer = svends.post(page("conclude", investigation), {f"because_{code}": "x" for code in codes})

    assert "skal ende med en begrundet stillingtagen" in answer.content.decode()
    assert Investigation.objects.get().completed_at is None


def test_the_parents_view_or_why_it_is_missing(svends, written, all_well):
    assert "Skriv, hvad de siger" in svends.post(page("conclude", written), {"x": "1"}).content.decode()

    svends.post(page("conclude", written), {"because_parents": "Far svarer ikke."})
    assert Investigation.objects.get().completed_despite == {"parents": "Far svarer ikke."}


def test_a_lawful_reason_for_no_talk_is_as_good_as_a_talk(svends, written, freja, hand):
    assert "Ingen har talt med barnet" in html(svends, page("conclude", written))
    actions.leave_out_talk(
        freja,
        matters=[Matter.INVESTIGATION],
        ground=LeftOut.AGE,
        because="Ni måneder.",
        happened_at=ago(days=1),
        at=ago(days=1),
        by=hand,
    )

    assert "Ingen har talt med barnet" not in html(svends, page("conclude", written))


def test_a_talk_before_the_investigation_says_nothing_about_it(svends, written, freja, hand):
    at = ago(days=90)
    actions.speak_with_child(freja, matters=[Matter.INVESTIGATION], happened_at=at, at=at, by=hand)

    assert "Ingen har talt med barnet" in html(svends, page("conclude", written))


def test_a_sibling_is_weighed_and_the_whole_print_names_no_sibling(svends, written, storm):
    answer = svends.post(page("siblings", written), {f"result_{storm.pk}": "own"}).content.decode()
    assert "Skriv, hvorfor. Det kan være kort." in answer

    svends.post(page("siblings", written), {f"result_{storm.pk}": "own", f"reason_{storm.pk}": "Også Storm er bange."})

    assert SiblingWeighed.objects.get().child == storm
    assert lines_of(storm)[-1] == "sibling weighed in investigation"
    assert "Storm" not in html(svends, page("whole", written))


def test_weighing_again_without_a_change_writes_nothing(svends, written, storm):
    sent = {f"result_{storm.pk}": "no_need", f"reason_{storm.pk}": "Trives."}
    svends.post(page("siblings", written), sent)
    svends.post(page("siblings", written), {**sent, "extra": "1"})

    assert SiblingWeighed.objects.count() == 1


def test_an_investigation_is_not_expected_to_be_complete_on_a_day_that_has_been(svends, freja, hand):
    at = ago(days=130)
    late = actions.start_investigation(freja, happened_at=at, at=at, by=hand)
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()

    answer = svends.post(page("preliminary", late), {"text": "Vi ved, at …", "expected_on": yesterday})

    assert "Vælg en dag, der ligger forude." in answer.content.decode()
    assert not PreliminaryConclusion.objects.exists()


def test_the_preliminary_conclusion_meets_its_duty(svends, freja, hand):
    at = ago(days=130)
    late = actions.start_investigation(freja, happened_at=at, at=at, by=hand)
    svends.post(page("preliminary", late), {"text": "Vi ved, at …", "why_late": "Psykiatrien mangler."})

    assert not Deadline.objects.running().filter(child=freja, rule="BFU-PRELIM").exists()
    assert Deadline.objects.running().filter(child=freja, rule="BFU-4M").exists()
