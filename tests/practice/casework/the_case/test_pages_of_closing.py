"""The pages on which a case is closed, opened again, and added to afterwards."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from tests.practice.casework.pages import later, page_for, said
from tests.world.families import a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.families.models import ChildState, ContactHold
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    Case,
    ChildConversation,
    LateAddition,
    Note,
    NoteCopy,
)
from tovholder.practice.intake import actions as intake

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(children):
    return children[0]


CLOSED = {"reason": "goals_met", "because": "Freja trives.", "parties_told_on": later(days=-1)}


def test_a_case_is_closed_with_five_answers_at_most(svend, freja, case):
    assert said(at_the_desk(svend), "close_case", freja, **CLOSED) == page_for("life_of_case", freja)

    case.refresh_from_db()
    assert (case.closed_reason, case.closed_because) == ("goals_met", "Freja trives.")
    assert "Freja trives." in at_the_desk(svend).get(page_for("life_of_case", freja)).content.decode()


def test_the_childs_own_view_is_asked_with_the_reason(svend, freja, case):
    asked = "Skriv også, hvad barnet selv siger til det"
    assert asked in at_the_desk(svend).get(page_for("close_case", freja)).content.decode()


def test_the_parties_were_not_told_before_the_case_was_opened(svend, freja, case):
    page = said(at_the_desk(svend), "close_case", freja, **{**CLOSED, "parties_told_on": later(days=-91)})

    assert "Parterne kan ikke have fået at vide før, at den lukkes" in page
    case.refresh_from_db()
    assert case.closed_at is None


def test_the_parties_are_told_or_it_is_said_why_not(svend, freja, case):
    untold = {**CLOSED, "parties_told_on": ""}
    assert "hvorfor de ikke har" in said(at_the_desk(svend), "close_case", freja, **untold)

    said(at_the_desk(svend), "close_case", freja, **untold, parties_not_told_because="De er flyttet til udlandet.")
    case.refresh_from_db()
    assert case.closed_at is not None


def test_a_case_is_not_closed_while_the_child_gets_help(svend, freja, case, hand):
    actions.start_measure(freja, kind="support_bl32:5", happened_at=ago(days=9), at=ago(days=9), by=hand)

    page = said(at_the_desk(svend), "close_case", freja, **CLOSED)

    case.refresh_from_db()
    assert "Sagen kan ikke lukkes" in page
    assert "Familiebehandling" in page
    assert case.closed_at is None


@pytest.mark.parametrize("seen", [True, False])
def test_closing_warns_when_nobody_has_seen_the_child_since_somebody_worried(svend, karen, freja, case, hand, seen):
    a_worried_call(freja, taken_by=karen, hours_ago=100)
    if seen:
        actions.speak_with_child(freja, about="skolen", happened_at=ago(hours=3), at=ago(hours=3), by=hand)

    page = at_the_desk(svend).get(page_for("close_case", freja)).content.decode()

    assert ("Ingen har talt med eller mødt barnet" in page) is not seen


def test_nobody_is_asked_to_meet_a_child_that_is_not_born(svend, karen, freja, case):
    freja.state, freja.birth_date = ChildState.UNBORN, None
    freja.save()
    a_worried_call(freja, taken_by=karen, hours_ago=100)

    page = at_the_desk(svend).get(page_for("close_case", freja)).content.decode()

    assert "mødt barnet" not in page
    assert "hvad barnet selv siger" not in page


@pytest.mark.parametrize("assessed", [True, False])
def test_closing_warns_when_a_notification_is_not_assessed(svend, karen, freja, case, assessed):
    came = a_worried_call(freja, taken_by=karen, hours_ago=5)
    if assessed:
        intake.assess_safety(
            came.concerns[0],
            result="no_danger",
            reason="Set i dag.",
            assessed_at=ago(hours=1),
            at=ago(hours=1),
            by=reading(karen, ago(hours=1)).hand,
        )

    page = at_the_desk(svend).get(page_for("close_case", freja)).content.decode()

    assert ("er ikke vurderet endnu." in page) is not assessed


@pytest.mark.parametrize(
    ("outcome", "begun", "warned"), [("N5", False, True), ("N5", True, False), ("N0", False, False)]
)
def test_closing_warns_when_the_investigation_that_was_decided_on_is_not_begun(
    svend, karen, freja, case, hand, outcome, begun, warned
):
    (concern,) = a_worried_call(freja, taken_by=karen, hours_ago=5).concerns
    by = reading(karen, ago(hours=1)).hand
    intake.screen(concern, outcome=outcome, reason="Set.", screened_at=ago(hours=1), at=ago(hours=1), by=by)
    if begun:
        actions.start_investigation(freja, happened_at=ago(minutes=30), at=ago(minutes=30), by=hand)

    page = at_the_desk(svend).get(page_for("close_case", freja)).content.decode()

    assert ("er besluttet, er ikke begyndt." in page) is warned


def test_a_second_click_on_close_lands_where_it_stands_that_the_case_is_closed(svend, freja, case):
    browser = at_the_desk(svend)
    said(browser, "close_case", freja, **CLOSED)

    again = said(browser, "close_case", freja, **{**CLOSED, "because": "Anden gang."})

    assert again == page_for("life_of_case", freja)
    page = browser.get(again).content.decode()
    assert "Freja trives." in page
    assert "Anden gang." not in page


def test_under_a_contact_hold_the_page_says_not_to_tell_the_family(svend, freja, case):
    ContactHold.objects.create(child=freja, because="abuse_physical", set_at=ago(days=1))

    assert "giv ikke familien besked" in at_the_desk(svend).get(page_for("close_case", freja)).content.decode()


def test_a_closed_case_is_opened_again_with_a_reason(svend, freja, case):
    browser = at_the_desk(svend)
    assert said(browser, "reopen_case", freja, because="Igen.") == page_for("life_of_case", freja)
    assert Case.objects.count() == 1
    said(browser, "close_case", freja, **CLOSED)

    said(browser, "reopen_case", freja, because="Skolen ringede.")

    assert Case.objects.get(child=freja, closed_at=None).opened_because == "Skolen ringede."


def test_a_note_in_a_closed_case_says_why_it_is_there(svend, freja, case):
    browser = at_the_desk(svend)
    said(browser, "close_case", freja, **CLOSED)
    page = said(browser, "write_note", freja, text="Svar fra sygehuset.")
    assert "Sagen er lukket. Hvorfor skal det med alligevel?" in page
    assert not LateAddition.objects.exists()

    said(browser, "write_note", freja, text="Svar fra sygehuset.", after_closing="Kom bagefter.")

    added = LateAddition.objects.get()
    assert (added.case, added.because) == (case, "Kom bagefter.")
    assert Note.objects.get().pk == added.record


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("speak_with_child", {"words": "Jeg har det godt.", "matters": "other", "form": "talk"}),
        (
            "leave_out_talk",
            {"matters": "other", "ground": "age", "because": "To måneder.", "view_from": "Mor."},
        ),
        ("record_move", {"way": "out", "municipality": "Skovby"}),
        ("new_measure", {"kind": "support_bl32:5", "purpose": "Ro i hjemmet.", "provider": "Familiehuset"}),
    ],
)
def test_whatever_is_added_to_a_closed_case_says_why(svend, freja, case, hand, page, typed):
    browser = at_the_desk(svend)
    assert "after_closing" not in browser.get(page_for(page, freja)).content.decode()
    said(browser, "close_case", freja, **CLOSED)
    assert "Sagen er lukket. Hvorfor skal det med alligevel?" in said(browser, page, freja, **typed)
    assert not LateAddition.objects.exists()

    said(browser, page, freja, **typed, after_closing="Kom bagefter.")

    added = LateAddition.objects.get()
    assert (added.case, added.because) == (case, "Kom bagefter.")


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("correct_note", {"text": "Far ringede."}),
        ("talk", {"changed": "Vi blev i området."}),
        ("share_words", {"visible_to": ["child"], "asked": "yes", "answer": "Ja."}),
    ],
)
def test_what_is_mended_in_a_closed_case_says_why(svend, freja, case, page, typed):
    browser = at_the_desk(svend)
    said(browser, "write_note", freja, text="Mor ringede.")
    said(browser, "speak_with_child", freja, words="Jeg har det godt.", matters="other", form="talk")
    said(browser, "close_case", freja, **CLOSED)
    what = NoteCopy.objects.get() if page == "correct_note" else ChildConversation.objects.get()
    assert "Sagen er lukket. Hvorfor skal det med alligevel?" in said(browser, page, what, **typed)
    assert not LateAddition.objects.exists()

    said(browser, page, what, **typed, after_closing="Kom bagefter.")

    assert LateAddition.objects.get().because == "Kom bagefter."


def test_a_note_struck_in_a_closed_case_is_not_asked_for_two_reasons(svend, freja, case):
    browser = at_the_desk(svend)
    said(browser, "write_note", freja, text="Mor ringede.")
    said(browser, "close_case", freja, **CLOSED)

    said(browser, "strike_note", NoteCopy.objects.get(), because="Forkert barn.")

    added = LateAddition.objects.get()
    assert (added.what, added.because) == ("streg-notat", "Forkert barn.")


def test_a_file_that_comes_after_the_case_was_closed_says_why(svend, freja, case):
    browser = at_the_desk(svend)
    attach = reverse("documents:attach", args=[freja.pk])

    def filed(**typed):
        return browser.post(attach, {"file": ContentFile(b"Svar fra sygehuset", name="svar.txt"), **typed})

    assert "after_closing" not in browser.get(attach).content.decode()
    said(browser, "close_case", freja, **CLOSED)
    assert "Sagen er lukket. Hvorfor skal det med alligevel?" in filed().content.decode()
    assert not LateAddition.objects.exists()

    filed(after_closing="Kom bagefter.")

    added = LateAddition.objects.get()
    assert (added.case, added.what, added.because) == (case, "document", "Kom bagefter.")


def test_the_case_of_a_child_that_died_is_closed_for_that_reason_alone(svend, karen, freja, case):
    a_worried_call(freja, taken_by=karen, hours_ago=3)
    browser = at_the_desk(svend)
    said(browser, "record_death", freja, who="child", known_from="Sygehuset")

    page = browser.get(page_for("close_case", freja)).content.decode()
    assert "Målene er nået" not in page
    assert "Se barnet, før du lukker" not in page
    assert "Hvad sker der nu for barnet" not in page
    assert "hvad barnet selv siger" not in page
    said(browser, "close_case", freja, reason="death", because="Freja er død.", parties_told_on=later())

    case.refresh_from_db()
    assert case.closed_reason == "death"
