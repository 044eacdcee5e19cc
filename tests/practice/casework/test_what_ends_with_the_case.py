"""What stands when a case is closed: said before, ended with it, and not begun anew when the case is opened again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.moments import lines_of
from tests.world.people import at_the_desk, reading
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.letters.recipients import Addressee
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions.the_case.what_stands import ASSESSMENT_STOPPED
from tovholder.practice.casework.models import (
    AskedOf,
    AskedStatement,
    Case,
    ChildRequest,
    Investigation,
    Plan,
    PlanKind,
    StatementBasis,
    TargetedAssessment,
    Task,
)
from tovholder.practice.casework.queries.what_stands import what_stands
from tovholder.practice.decisions.actions import PartyLetter, came_back, prepare, send_decision
from tovholder.practice.decisions.models import HowTold

pytestmark = pytest.mark.django_db

FIELDS = (
    *("what", "child", "decided_on", "paragraph", "purpose", "particulars"),
    *("reasons", "wish", "decided_by", "complaint", "complaint_child"),
)
TOLD = {"because": "Familien er flyttet til Skovby.", "parties_told_on": timezone.localdate().isoformat()}
WHY = "Sagen er lukket: Familien er flyttet til Skovby."


@pytest.fixture
def freja(svend):
    return a_family(svend, ["Freja Ågård"])[0]


@pytest.fixture
def case(freja, svend):
    return actions.open_case(freja, happened_at=ago(days=90), at=ago(days=90), by=hand(svend))


def hand(user):
    return reading(user, timezone.now()).hand


@pytest.fixture
def under_way(case, freja, svend):
    """An investigation and an afdækning, a statement for each, and a plan, all begun and not done."""
    told = {"at": ago(days=30), "by": hand(svend), "happened_at": ago(days=30)}
    investigation = actions.start_investigation(freja, purpose="Hvordan har Freja det?", **told)
    assessment = actions.start_targeted_assessment(freja, question="Hvem henter?", **told)
    asks = {"asked_of": AskedOf.SCHOOL, "about": "trivsel", "basis": StatementBasis.CONSENT, **told}
    actions.ask_for_statement(freja, investigation=investigation, **asks)
    actions.ask_for_statement(freja, assessment=assessment, **{**asks, "asked_of": AskedOf.DOCTOR})
    actions.make_plan(freja, kind=PlanKind.CHILD, **told)


def running(child):
    return set(Deadline.objects.running().filter(child=child).values_list("rule", flat=True))


def closing(child):
    return reverse("casework:close_case", args=[child.pk])


def test_the_page_says_what_ends_and_where_it_is_settled_first(svend, freja, under_way):
    page = at_the_desk(svend).get(closing(freja)).content.decode()

    for said in (
        "Slutter med sagen",
        "Den standser uden konklusion.",
        "Den standser.",
        "Udtalelsen fra Skole, bedt om",
        "Udtalelsen fra Egen læge, bedt om",
        "Barnets plan fra",
    ):
        assert said in page
    assert reverse("investigations:conclude", args=[Investigation.objects.get().pk]) in page
    assert reverse("plans:plan", args=[freja.pk]) in page
    assert "Det kan gøres færdigt, før du lukker sagen:" in page


def test_a_decision_being_prepared_is_said_and_dropped(svend, freja, case):
    told = {"kind": "support", "purpose": "Aflastning", "raised_at": ago(days=3), "at": ago(days=3), "by": hand(svend)}
    (preparation,) = prepare([freja], **told)
    browser = at_the_desk(svend)

    page = browser.get(closing(freja)).content.decode()
    assert "Forberedelsen opgives." in page and reverse("decisions:preparation", args=[preparation.pk]) in page
    browser.post(closing(freja), {**TOLD, "reason": "moved"})

    preparation.refresh_from_db()
    assert preparation.dropped_because == WHY


def test_a_letter_on_its_way_and_a_task_are_said_to_stay(svend, freja, case):
    told = {"at": ago(days=2), "by": hand(svend)}
    (decision,) = actions.decide([freja], kind="support", happened_at=ago(days=3), **told)
    to = Addressee("Advokat Holm", "Torvet 1")
    party = PartyLetter(new_id(), to, "partsrepræsentant", HowTold.LETTER)
    letter = send_decision(decision, party, fields=dict.fromkeys(FIELDS, "-"), **told)
    came_back(letter, because="Flyttet", happened_at=ago(days=1), **told)

    page = at_the_desk(svend).get(closing(freja)).content.decode()

    assert "Står, også når sagen er lukket" in page
    assert "Brevet til Advokat Holm om" in page and "er ikke modtaget." in page
    assert reverse("decisions:decision", args=[decision.pk]) in page
    assert "Opgave: Et brev er ikke kommet frem." in page
    assert reverse("casework:finish_task", args=[Task.objects.get().pk]) in page


def test_what_the_child_has_asked_for_and_the_follow_up_after_a_return_home_are_said_to_stay(svend, freja, case):
    told = {"at": timezone.now(), "by": hand(svend), "happened_at": ago(days=2)}
    actions.start_placement([freja], happened_at=ago(days=60), at=ago(days=60), by=hand(svend))
    actions.end_placement(freja, return_home=True, **told)
    asked = actions.receive_request(
        freja, what=ChildRequest.What.MORE_CONTACT, words="Må jeg se mormor?", answer_by=timezone.localdate(), **told
    )

    page = at_the_desk(svend).get(closing(freja)).content.decode()

    assert "Står, også når sagen er lukket" in page
    assert "Barnet har bedt om mere eller andet samvær. Det skal have svar senest" in page
    assert reverse("casework:answer_request", args=[asked.pk]) in page
    assert "Opfølgning efter hjemgivelsen, senest" in page
    assert reverse("plans:follow_up", args=[freja.pk]) in page


def test_nothing_is_said_to_end_where_nothing_stands(svend, freja, case):
    page = at_the_desk(svend).get(closing(freja)).content.decode()

    assert "Slutter med sagen" not in page and "Står, også når" not in page


def test_a_family_that_moves_takes_everything_that_stands_with_it(svend, freja, under_way):
    at_the_desk(svend).post(closing(freja), {**TOLD, "reason": "moved"})

    assert Case.objects.get().closed_at is not None
    investigation = Investigation.objects.get()
    assert (investigation.completed_at, investigation.stopped_because) == (Case.objects.get().closed_at, WHY)
    assert investigation.conclusion == ""
    assert TargetedAssessment.objects.get().conclusion == f"Ikke gjort færdig. {WHY}"
    assert {each.refused_because for each in AskedStatement.objects.all()} == {WHY}
    assert Plan.objects.get().ended_because == WHY
    stands = what_stands(freja)
    assert not any([stands.investigations, stands.assessments, stands.statements, stands.plans])
    assert lines_of(freja)[-6:] == [
        "investigation stopped",
        ASSESSMENT_STOPPED,
        *["statement refused"] * 2,
        "plan ended",
        "case closed",
    ]


def test_the_reason_is_kept_whole_with_all_that_ends(svend, freja, under_way):
    because = "Familien er flyttet til Skovby. " * 15  # of the 500 letters one may write
    page = at_the_desk(svend).get(closing(freja)).content.decode()
    assert '<textarea name="because"' in page and '<textarea name="what_follows"' in page  # all of it can be seen

    at_the_desk(svend).post(closing(freja), {**TOLD, "because": because, "reason": "moved"})

    why = f"Sagen er lukket: {because.strip()}"
    assert Investigation.objects.get().stopped_because == why
    assert {each.refused_because for each in AskedStatement.objects.all()} == {why}
    assert Plan.objects.get().ended_because == why


def test_no_duty_of_what_ended_runs_behind_the_case(svend, freja, under_way):
    actions.speak_with_child(freja, about="hjemmet", happened_at=ago(hours=3), at=ago(hours=3), by=hand(svend))
    assert {"BFU-4M", "COVER-19"} <= running(freja)

    at_the_desk(svend).post(closing(freja), {**TOLD, "reason": "moved"})

    assert running(freja) == set()


@pytest.mark.parametrize("reason", ["goals_met", "no_need", "declined"])
def test_an_investigation_is_concluded_before_the_case_is_closed_because_the_work_is_done(
    reason, svend, freja, under_way
):
    page = at_the_desk(svend).post(closing(freja), {**TOLD, "reason": reason}).content.decode()

    assert "Undersøgelsen er ikke afsluttet." in page
    assert "Familien er flyttet til Skovby." in page, "what was typed stands"
    assert Case.objects.get().closed_at is None
    actions.complete_investigation(freja, conclusion="Freja trives.", happened_at=ago(), at=ago(), by=hand(svend))
    at_the_desk(svend).post(closing(freja), {**TOLD, "reason": reason})
    assert Case.objects.get().closed_at is not None
    assert Investigation.objects.get().stopped_because == ""


def test_a_stopped_investigation_reads_as_stopped_and_leads_to_no_decision(svend, freja, under_way):
    browser = at_the_desk(svend)
    browser.post(closing(freja), {**TOLD, "reason": "moved"})
    investigation = Investigation.objects.get()

    for page in (
        reverse("investigations:of_child", args=[freja.pk]),
        reverse("investigations:whole", args=[investigation.pk]),
        reverse("investigations:task_list", args=[investigation.pk]),
        reverse("desk:timeline", args=[freja.pk]),
    ):
        assert "tandse" in browser.get(page).content.decode()
    browser.post(reverse("casework:reopen_case", args=[freja.pk]), {"because": "Familien er vendt hjem."})
    assert "tag stilling til hjælp" not in browser.get(reverse("desk:child", args=[freja.pk])).content.decode()


def test_opened_again_nothing_begins_by_itself_and_the_page_says_so(svend, freja, under_way):
    browser, again = at_the_desk(svend), reverse("casework:reopen_case", args=[freja.pk])
    browser.post(closing(freja), {**TOLD, "reason": "moved"})

    assert "begynder ikke igen af sig selv" in browser.get(again).content.decode()
    browser.post(again, {"because": "Familien er vendt hjem."})

    assert Case.objects.filter(closed_at=None).exists()
    assert not what_stands(freja).investigations and not what_stands(freja).plans
    actions.start_investigation(freja, happened_at=timezone.now(), at=timezone.now(), by=hand(svend))
    anew = Deadline.objects.running().filter(child=freja, rule="BFU-4M").get()
    assert timezone.localdate(anew.started_at) == timezone.localdate()
