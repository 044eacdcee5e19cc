"""A second press on the pages of an investigation changes nothing, and is answered as the first was."""

from __future__ import annotations

import pytest

from tests.practice.investigations.pages import html, page, token_on
from tests.world.families import ago
from tests.world.people import at_the_desk
from tests.world.pressing import pressed_twice
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    Examination,
    Investigation,
    LateAddition,
    SiblingWeighed,
    TargetedAssessment,
)

pytestmark = pytest.mark.django_db


def test_an_investigation_is_decided_once_and_both_presses_lead_to_it(svends, freja):
    first, second = pressed_twice(svends, page("decide", freja), {"ground": "2"})

    assert first == second == page("task_list", Investigation.objects.get())


def test_a_ground_is_registered_once_and_taken_back_once(svends, bodil, freja):
    pressed_twice(svends, page("ground", freja), {"ground": "1"})
    pressed_twice(at_the_desk(bodil), page("ground", freja), {"reason": "Drøftet på teammødet."})


@pytest.mark.parametrize("name", ["section_child", "section_whole"])
def test_a_section_is_saved_once_and_does_not_meet_itself(svends, investigation, name):
    first, second = pressed_twice(svends, page(name, investigation), {"judgement": "Freja er tryg."})

    assert first == second == page("task_list", investigation)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("advisers", {"first": "Svend Dahl", "one_because": "Kun en på arbejde."}),
        ("ask", {"asked_of": "school", "about": "Fravær", "basis": "consent"}),
        ("examinations", {"by_whom": "Dr. Lund", "of_whom": "Freja"}),
        ("preliminary", {"text": "Vi ved, at …", "why_late": "Psykiatrien mangler."}),
    ],
)
def test_what_is_written_on_the_way_is_written_once(svends, investigation, name, typed):
    first, second = pressed_twice(svends, page(name, investigation), typed)

    assert first == second


def test_what_happens_with_a_statement_happens_once(svends, asked):
    for step in ({"do": "remind"}, {"do": "receive"}, {"do": "read", "says": "24 % fravær."}):
        pressed_twice(svends, page("statement", asked), step)

    asked.refresh_from_db()
    assert len(asked.reminded_at) == 1


def test_a_report_that_has_come_has_one_day(svends, investigation):
    svends.post(page("examinations", investigation), {"by_whom": "Dr. Lund", "of_whom": "Freja"})
    made = Examination.objects.get()
    for came in ("01.10.2026", "02.10.2026"):
        svends.post(page("examinations", investigation), {"report": made.pk, f"{made.pk}-report_on": came})

    made.refresh_from_db()
    assert f"{made.report_on:%d.%m.%Y}" == "01.10.2026"


def test_a_targeted_assessment_begins_and_ends_once(svends, freja):
    begun = pressed_twice(svends, page("begin_assessment", freja), {"question": "Hvorfor kommer Freja ikke i skole?"})
    this = TargetedAssessment.objects.get()
    ended = pressed_twice(svends, page("assessment", this), {"conclusion": "Mere.", "ends_in": "investigation"})

    assert begun == [page("assessment", this)] * 2
    assert ended == [page("decide", freja)] * 2


def test_an_investigation_is_completed_once(svends, investigation, storm):
    svends.post(page("section_whole", investigation), {"judgement": "Freja har brug for støtte."})
    shown = html(svends, page("conclude", investigation))
    reasons = {
        name: "Det haster." for name in ("because_sections", "because_child", "because_siblings") if name in shown
    }

    pressed_twice(svends, page("conclude", investigation), {"custody_holders_view": "De er enige.", **reasons})


def test_a_view_on_a_sibling_kept_as_a_draft_is_saved_with_the_form(svends, investigation, storm):
    where = page("siblings", investigation)
    view = {f"result_{storm.pk}": "no_need", f"reason_{storm.pk}": "Trives."}
    svends.post(where, {**view, "save_draft": "1", "draft_version": token_on(html(svends, where))})

    svends.post(where, {**view, "draft_version": token_on(html(svends, where))})

    assert SiblingWeighed.objects.get().reason == "Trives."


def test_in_a_closed_case_an_investigation_says_why_it_is_written_on(svends, freja, hand, request):
    at = ago(hours=1)
    case = actions.open_case(freja, because="Underretning", happened_at=ago(days=31), at=at, by=hand)
    actions.close_case(case, because="Flyttet.", happened_at=at, at=at, by=hand)
    investigation = request.getfixturevalue("investigation")  # those that run are stopped with the case: this is later
    where, typed = page("section_whole", investigation), {"judgement": "Freja er tryg."}
    assert "Sagen er lukket. Hvorfor skal det med alligevel?" in svends.post(where, typed).content.decode()
    assert not LateAddition.objects.exists()

    svends.post(where, {**typed, "after_closing": "Afrundet bagefter."})

    assert LateAddition.objects.get().because == "Afrundet bagefter."
