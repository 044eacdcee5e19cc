"""Who has read no manual is told on the child's page what comes next, until the child's way has no obvious step."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import reading
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ClosingReason, Task
from tovholder.practice.decisions import actions as decisions
from tovholder.practice.decisions.models import DecisionTold, Gate, HowTold
from tovholder.practice.intake import actions as intake
from tovholder.practice.plans import actions as plans

pytestmark = pytest.mark.django_db


def read(browser, child):
    return " ".join(browser.get(reverse("desk:child", args=[child.pk])).content.decode().split())


def next_step_of(browser, child):
    page = read(browser, child)
    _before, found, after = page.partition("Næste skridt:</strong>")
    return after.split("</p>")[0] if found else ""


def whom_we_wait_for(browser, child):
    page = browser.get(reverse("desk:child", args=[child.pk])).content.decode()
    return page.partition('id="waits"')[2].partition("</section>")[0]


def test_the_next_step_follows_the_child_from_the_call_to_the_plan(svends, karens, svend, karen):
    (freja,) = a_family(svend)
    assert next_step_of(svends, freja) == ""

    (concern,) = a_worried_call(freja, taken_by=karen).concerns
    assert "Vurdér underretningen" in next_step_of(svends, freja)
    assert reverse("intake:assess", args=[concern.pk]) not in next_step_of(svends, freja)

    by_karen: dict[str, Any] = {"at": timezone.now(), "by": reading(karen, timezone.now()).hand}
    intake.assess_safety(concern, result="no_danger", reason="…", assessed_at=ago(hours=1), **by_karen)
    assert "Afgør, hvad underretningen fører til" in next_step_of(svends, freja)

    intake.screen(concern, outcome="N5", reason="…", screened_at=ago(hours=1), **by_karen)
    assert reverse("investigations:decide", args=[freja.pk]) in next_step_of(svends, freja)

    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    casework.start_investigation(freja, ground="6", happened_at=ago(minutes=50), **by)
    assert "Skriv undersøgelsen færdig" in next_step_of(svends, freja)

    casework.complete_investigation(freja, happened_at=ago(minutes=40), **by)
    assert reverse("decisions:prepare", args=[freja.pk]) in next_step_of(svends, freja)

    kind: dict[str, Any] = {"kind": "support", "purpose": "Ro om morgenen."}
    (dropped,) = decisions.prepare([freja], **kind, raised_at=ago(minutes=38), **by)
    decisions.drop(dropped, because="Familien har sagt nej.", **by)
    assert reverse("decisions:prepare", args=[freja.pk]) in next_step_of(svends, freja)
    (prepared,) = decisions.prepare([freja], **kind, raised_at=ago(minutes=36), **by)
    assert reverse("decisions:preparation", args=[prepared.pk]) in next_step_of(svends, freja)

    asked: dict[str, Any] = {"gate": Gate.HEARING, "person_name": "Mette Ågård", "words": "…", **by}
    decisions.take_step([prepared], answer_by=timezone.localdate(), happened_at=ago(minutes=35), **asked)
    assert "Mette Ågård: svar på partshøring" in whom_we_wait_for(svends, freja)

    prepared.decided_at = ago(minutes=30)
    prepared.save()
    assert "partshøring" not in whom_we_wait_for(svends, freja)
    casework.decide([freja], kind="support", plan_needed=True, happened_at=ago(minutes=30), **by)
    assert reverse("casework:new_measure", args=[freja.pk]) in next_step_of(svends, freja)

    casework.start_measure(freja, kind="support_bl32:1", happened_at=ago(minutes=20), **by)
    assert reverse("plans:plan", args=[freja.pk]) in next_step_of(svends, freja)

    casework.make_plan(freja, kind="barnets_plan", happened_at=ago(minutes=10), **by)
    assert next_step_of(svends, freja) == ""

    case = casework.open_case(freja, happened_at=ago(minutes=55), **by)
    casework.end_measure(freja, happened_at=ago(minutes=5), **by)
    assert reverse("casework:close_case", args=[freja.pk]) in next_step_of(svends, freja)
    assert "Luk sagen" in svends.get(reverse("casework:help_of_child", args=[freja.pk])).content.decode()

    told: dict[str, Any] = {"reason": ClosingReason.GOALS_MET, "because": "Det går godt.", **by}
    casework.close_case(case, happened_at=timezone.now(), **told)
    assert next_step_of(svends, freja) == ""
    assert "Luk sagen" not in svends.get(reverse("casework:help_of_child", args=[freja.pk])).content.decode()


def test_what_is_signed_is_sent_to_the_parties_before_the_help_is_written_in(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    (prepared,) = decisions.prepare([freja], kind="support", purpose="Ro.", raised_at=ago(minutes=36), **by)
    prepared.decided_at = ago(minutes=30)
    prepared.save()
    (made,) = casework.decide([freja], kind="support", matter=prepared.pk, happened_at=ago(minutes=30), **by)
    assert "giv parterne besked" in next_step_of(svends, freja)
    assert reverse("decisions:decision", args=[made.pk]) in next_step_of(svends, freja)

    mette: dict[str, Any] = {"person_name": "Mette Ågård", "how": HowTold.IN_PERSON, "told_on": timezone.localdate()}
    DecisionTold.objects.create(
        decision=made, child=freja, happened_at=ago(minutes=5), recorded_at=ago(minutes=5), **mette
    )
    assert reverse("casework:new_measure", args=[freja.pk]) in next_step_of(svends, freja)


def case_of_somebody_just_18(freja, by):
    """An open case with an investigation that was begun before the birthday."""
    case = casework.open_case(freja, happened_at=ago(days=90), **by)
    casework.start_investigation(freja, ground="6", happened_at=ago(days=90), **by)
    today = timezone.localdate()
    freja.birth_date = today.replace(year=today.year - 18, day=1)
    freja.save()
    return case


def test_who_fills_18_while_investigated_is_not_investigated_any_longer(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    case_of_somebody_just_18(freja, by)

    assert "luk sagen, eller tag stilling til ungestøtte" in next_step_of(svends, freja)
    assert reverse("casework:close_case", args=[freja.pk]) in next_step_of(svends, freja)

    casework.start_measure(freja, kind="support_bl32:1", happened_at=ago(days=20), **by)
    assert f"{reverse('decisions:prepare', args=[freja.pk])}?art=youth_support" in next_step_of(svends, freja)
    decided = casework.decide([freja], kind="youth_support", plan_needed=False, happened_at=ago(days=2), **by)
    assert decided and "fyldt 18" not in next_step_of(svends, freja)


def test_who_has_filled_18_and_whose_case_is_closed_has_no_next_step(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    case = case_of_somebody_just_18(freja, by)

    casework.close_case(case, reason=ClosingReason.ADULT, because="18 år.", happened_at=timezone.now(), **by)

    assert next_step_of(svends, freja) == ""


@pytest.mark.parametrize(("who", "can"), [("bodils", True), ("svends", False)])
def test_a_leader_names_the_caseworker_from_the_childs_page(request, svend, who, can):
    (freja,) = a_family(svend)
    freja.caseworker = None
    freja.save()

    page = request.getfixturevalue(who).get(reverse("desk:child", args=[freja.pk])).content.decode()

    assert (reverse("casework:change_caseworker", args=[freja.pk]) in page) is can


def test_where_no_plan_was_needed_none_is_asked_for(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    casework.decide([freja], kind="support", plan_needed=False, happened_at=ago(hours=2), **by)
    casework.start_measure(freja, kind="support_bl32:1", happened_at=ago(hours=1), **by)

    assert next_step_of(svends, freja) == ""


def test_an_empty_journal_says_how_it_is_begun(svends, svend):
    (freja,) = a_family(svend)

    page = svends.get(reverse("desk:timeline", args=[freja.pk]), {"slags": "notat"}).content.decode()

    assert "Skriv det første notat" in page


def test_who_has_moved_away_is_seen_to_have_and_the_new_municipality_is_told_first(svends, svend):
    (freja,) = a_family(svend)
    when: dict[str, Any] = {"at": ago(days=1), "by": reading(svend, timezone.now()).hand}
    casework.start_investigation(freja, happened_at=ago(days=20), **when)
    (move,) = casework.record_move([freja], to_municipality="Skovby", happened_at=ago(days=1), **when)

    page = read(svends, freja)
    assert "Barnet er flyttet til Skovby" in page and "Barnet er flyttet: giv Skovby besked" in page

    casework.tell_new_municipality(move, summary="Sagen følger.", how="brev", happened_at=ago(hours=2), **when)
    page = read(svends, freja)
    assert "Barnet er flyttet til Skovby" in page and "giv Skovby besked" not in page
    casework.record_move([freja], from_municipality="Skovby", happened_at=ago(hours=1), **when)
    assert "Barnet er flyttet til Skovby" not in read(svends, freja)


def test_who_has_come_home_is_followed_up_before_the_case_is_closed(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    casework.open_case(freja, happened_at=ago(days=90), **by)
    casework.start_placement([freja], happened_at=ago(days=60), **by)
    casework.end_placement(freja, return_home=True, happened_at=ago(days=1), **by)
    assert "Barnet er kommet hjem" in next_step_of(svends, freja)
    assert reverse("casework:help_of_child", args=[freja.pk]) in next_step_of(svends, freja)

    followed: dict[str, Any] = {"result": "Freja trives.", "next_on": None, "plan": None, "goals": []}
    plans.hold_follow_up(freja, **followed, happened_at=ago(hours=1), **by)
    assert "luk sagen" in next_step_of(svends, freja)


def test_after_a_death_in_the_family_nothing_comes_before_whether_the_child_is_safe(svends, svend):
    (freja,) = a_family(svend)
    by: dict[str, Any] = {"at": timezone.now(), "by": reading(svend, timezone.now()).hand}
    case = casework.open_case(freja, happened_at=ago(days=90), **by)
    casework.start_measure(freja, kind="support_bl32:1", happened_at=ago(days=60), **by)
    casework.end_measure(freja, happened_at=ago(days=5), **by)
    assert case and "luk sagen" in next_step_of(svends, freja)

    mother = freja.ties.get(kind="mother").adult
    casework.record_parent_death(mother, happened_at=ago(hours=2), **by)
    (task,) = Task.objects.filter(child=freja, kind=Task.Kind.SIBLING_SAFETY)

    assert "om barnet er i sikkerhed" in next_step_of(svends, freja)
    safe = reverse("casework:finish_task", args=[task.pk])
    assert safe in next_step_of(svends, freja)
    dates = read(svends, freja).partition('id="next"')[2].partition("</section>")[0]
    assert safe in dates, "the clock leads there too"
    svends.post(safe, {"words": "Freja er hos moster."})
    assert "luk sagen" in next_step_of(svends, freja)
