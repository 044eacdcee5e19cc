"""The pages on which births, deaths, moves, requests and the end of a case are told."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.entrances.desk.families import a_family, a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.families.models import Adult, Child, ChildState, ContactHold, Tie
from tovholder.foundation.organisation.models import Post
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import (
    Case,
    ChildConversation,
    ChildRequest,
    LateAddition,
    LifeEvent,
    Move,
    Note,
    NoteCopy,
    SiblingConsidered,
    Task,
)
from tovholder.practice.casework.queries.waiting import requests_of, tasks_of, tasks_waiting_for
from tovholder.practice.decisions.queries.circle import parties_of
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import ChildSaid, Report

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 12


@pytest.fixture
def children(svend):
    return a_family(svend, ["Freja Ågård", "Storm Ågård"])


@pytest.fixture
def freja(children):
    return children[0]


@pytest.fixture
def hand(svend):
    return reading(svend, timezone.now()).hand


@pytest.fixture
def case(freja, hand):
    return actions.open_case(freja, happened_at=ago(days=90), at=ago(days=90), by=hand)


@pytest.fixture
def unborn(svend, hand, fjordby):
    child = Child.objects.create(
        state=ChildState.UNBORN,
        due_date=timezone.localdate(),
        unit=fjordby.north,
        caseworker=Post.objects.get(employments__user=svend),
    )
    actions.open_case(child, happened_at=ago(days=90), at=ago(days=90), by=hand)
    return child


def address(name, thing):
    return reverse(f"casework:{name}", args=[thing.pk])


def said(browser, page, thing, /, **typed):
    answer = browser.post(address(page, thing), typed)
    return answer.headers["Location"] if answer.status_code == 302 else answer.content.decode()


def later(**length):
    return (timezone.localtime() + timedelta(**length)).date().isoformat()


CLOSED = {"reason": "goals_met", "because": "Freja trives.", "parties_told_on": later(days=-1)}


def test_a_case_is_closed_with_five_answers_at_most(svend, freja, case):
    assert said(at_the_desk(svend), "close_case", freja, **CLOSED) == address("life_of_case", freja)

    case.refresh_from_db()
    assert (case.closed_reason, case.closed_because) == ("goals_met", "Freja trives.")
    assert "Freja trives." in at_the_desk(svend).get(address("life_of_case", freja)).content.decode()


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

    page = at_the_desk(svend).get(address("close_case", freja)).content.decode()

    assert ("Ingen har talt med eller mødt barnet" in page) is not seen


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

    page = at_the_desk(svend).get(address("close_case", freja)).content.decode()

    assert ("er ikke vurderet endnu." in page) is not assessed


def test_a_second_click_on_close_lands_where_it_stands_that_the_case_is_closed(svend, freja, case):
    browser = at_the_desk(svend)
    said(browser, "close_case", freja, **CLOSED)

    again = said(browser, "close_case", freja, **{**CLOSED, "because": "Anden gang."})

    assert again == address("life_of_case", freja)
    page = browser.get(again).content.decode()
    assert "Freja trives." in page
    assert "Anden gang." not in page


def test_a_second_click_on_an_answer_to_a_child_shows_the_answer_that_was_given(svend, freja, hand):
    asked = actions.receive_request(
        freja,
        what=ChildRequest.What.HELP,
        words="Må jeg få en ven?",
        answer_by=ago(days=-9).date(),
        happened_at=ago(days=1),
        at=ago(days=1),
        by=hand,
    )
    browser = at_the_desk(svend)
    for words in ("Ja, fra mandag.", "Nej."):
        to = said(browser, "answer_request", asked, answer=words, granted="yes")
        assert to == address("life_of_case", freja)

    page = browser.get(to).content.decode()
    assert "Ja, fra mandag." in page
    assert "Nej." not in page


def test_under_a_contact_hold_the_page_says_not_to_tell_the_family(svend, freja, case):
    ContactHold.objects.create(child=freja, because="abuse_physical", set_at=ago(days=1))

    assert "giv ikke familien besked" in at_the_desk(svend).get(address("close_case", freja)).content.decode()


def test_a_closed_case_is_opened_again_with_a_reason(svend, freja, case):
    browser = at_the_desk(svend)
    assert said(browser, "reopen_case", freja, because="Igen.") == address("life_of_case", freja)
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
    assert "after_closing" not in browser.get(address(page, freja)).content.decode()
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


def test_a_move_takes_the_sibling_along_and_waits_for_the_other_municipality_to_be_told(svend, children, hand):
    freja, storm = children
    actions.start_investigation(freja, happened_at=ago(days=50), at=ago(days=50), by=hand)
    browser = at_the_desk(svend)
    said(browser, "record_move", freja, way="out", municipality="Skovby", with_siblings=[storm.pk])
    assert set(Move.objects.values_list("child", flat=True)) == {freja.pk, storm.pk}
    page = browser.get(address("life_of_case", freja)).content.decode()
    assert "giv kommunen besked" in page
    assert "Nogen var første gang bekymret for barnet" in page

    said(browser, "tell_new_municipality", Move.objects.get(child=freja), summary="Kort.", how="Brev")

    assert "kommunen fik besked" in browser.get(address("life_of_case", freja)).content.decode()


def test_who_moves_here_brings_the_day_the_first_municipality_knew_of_it(svend, freja):
    said(at_the_desk(svend), "record_move", freja, way="in", municipality="Skovby", first_known_on="2026-01-05")

    assert Move.objects.get().waiting_since.isoformat() == "2026-01-05"
    assert "5. januar 2026" in at_the_desk(svend).get(address("life_of_case", freja)).content.decode()


def test_who_moves_here_is_not_ours_to_notify_about_and_the_page_says_whether_the_notice_came(svend, freja, hand):
    actions.start_measure(freja, happened_at=ago(days=50), at=ago(days=50), by=hand)
    browser = at_the_desk(svend)
    said(browser, "record_move", freja, way="in", municipality="Skovby")

    assert not Deadline.objects.filter(child=freja, rule="NOTIF-MOVE").exists()
    assert "skriv deres underretning ind" in browser.get(address("life_of_case", freja)).content.decode()

    told = Report(text="Flyttet hertil.", channel="other_municipality", children=(ChildSaid(known_child=freja.pk),))
    intake.receive_notification(told, received_at=ago(hours=1), at=ago(hours=1), by=hand)
    assert "kommunen underrettede os" in browser.get(address("life_of_case", freja)).content.decode()


@pytest.mark.parametrize(
    ("way", "comes_next"),
    [("out", "Nu skal den nye kommune have besked."), ("in", "Underretter den anden kommune os")],
)
def test_after_a_move_the_page_says_what_comes_next_by_which_way_the_child_went(way, comes_next, svend, freja):
    browser = at_the_desk(svend)

    said(browser, "record_move", freja, way=way, municipality="Skovby")

    assert comes_next in browser.get(address("life_of_case", freja)).content.decode()


def test_twins_are_born_of_one_who_was_expected(svend, unborn):
    said(at_the_desk(svend), "record_birth", unborn, outcome="born", name_1="Asta", name_2="Bo")

    unborn.refresh_from_db()
    assert (unborn.name, unborn.twin) == ("Asta", True)
    assert Child.objects.filter(name="Bo", birth_date=unborn.birth_date).exists()


def test_nobody_is_born_years_away_from_the_due_date_and_the_name_typed_stays(svend, unborn):
    unborn.due_date = ago(days=-60).date()
    unborn.save()
    browser = at_the_desk(svend)

    page = said(browser, "record_birth", unborn, outcome="born", name_1="Asta", happened_on="2020-03-01")

    assert "så dagen kan ikke passe" in page
    assert 'value="Asta"' in page
    browser.post(address("about_child", unborn), {"due_date": ago(days=3).date(), "name": ""})
    said(browser, "record_birth", unborn, outcome="born", name_1="Asta")
    unborn.refresh_from_db()
    assert (unborn.name, unborn.state) == ("Asta", ChildState.BORN)


def test_about_an_expected_child_the_due_date_is_asked_and_no_birth_date(svend, unborn, freja):
    browser = at_the_desk(svend)

    expected = browser.get(address("about_child", unborn)).content.decode()
    born = browser.get(address("about_child", freja)).content.decode()

    assert ('name="due_date"' in expected, 'name="birth_date"' in expected) == (True, False)
    assert ('name="due_date"' in born, 'name="birth_date"' in born) == (False, True)


def test_the_mother_of_an_expected_child_is_a_party_to_what_was_decided_last_week(svend, unborn, hand):
    mother = Adult(name="Louise Bang")
    actions.take_in_grown_up(mother, children=[unborn], kind="mother", at=timezone.now(), by=hand)

    last_week = ago(days=7).date()
    assert [each.name for each in parties_of(unborn, kind="investigation", on=last_week)] == ["Louise Bang"]


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("record_move", {"way": "out", "municipality": "Skovby"}),
        ("record_death", {"who": "child", "known_from": "Sygehuset"}),
        ("record_adoption", {"parent_1": "Ane Lund", "kind_1": "mother"}),
        ("write_note", {"text": "Vi talte sammen."}),
    ],
)
def test_nothing_happens_to_a_child_before_it_was_born(svend, freja, page, typed):
    day = {"happened_at": "1926-10-16T10:00"} if page == "write_note" else {"happened_on": "1926-10-16"}

    answer = said(at_the_desk(svend), page, freja, **typed, **day)

    assert "før" in answer
    assert "Ret dagen" in answer
    assert not LifeEvent.objects.exists() and not Move.objects.exists() and not Note.objects.exists()


def test_an_expected_child_is_not_among_those_who_may_have_died(svend, unborn):
    page = at_the_desk(svend).get(address("record_death", unborn)).content.decode()

    assert 'value="child"' not in page
    assert "Dør barnet før fødslen" in page


@pytest.mark.parametrize("outcome", ["stillborn", "ended"])
def test_a_pregnancy_that_ends_closes_quietly_and_a_name_is_not_asked_for(svend, unborn, outcome):
    browser = at_the_desk(svend)
    assert "kun, når barnet er født levende" in said(browser, "record_birth", unborn, outcome=outcome, name_1="Asta")

    said(browser, "record_birth", unborn, outcome=outcome)

    assert Case.objects.get(child=unborn).closed_reason == "pregnancy_ended"
    assert said(browser, "record_birth", unborn, outcome="born") == address("life_of_case", unborn)
    assert not LifeEvent.objects.filter(kind="born").exists()


def test_the_leader_answers_a_child_who_asks_for_another_caseworker(svend, freja, bodil):
    asked = {"what": "other_caseworker", "words": "Hun hører ikke efter.", "answer_by": ago(days=-20).date()}
    said(at_the_desk(svend), "receive_request", freja, **asked)
    assert tasks_waiting_for(reading(svend, timezone.now())) == []
    (task,) = tasks_waiting_for(reading(bodil, timezone.now()))
    answers = address("answer_request", requests_of(freja)[0])

    assert at_the_desk(bodil).get(address("finish_task", task)).headers["Location"] == answers
    hers, his = (at_the_desk(each).get(answers).content.decode() for each in (bodil, svend))
    assert ("Giv barnet en anden rådgiver" in hers, "Det er teamlederen, der svarer" in hers) == (True, False)
    assert ("Giv barnet en anden rådgiver" in his, "Det er teamlederen, der svarer" in his) == (False, True)

    said(at_the_desk(bodil), "answer_request", requests_of(freja)[0], granted="yes", answer="Du får Sofie.")
    assert tasks_waiting_for(reading(bodil, timezone.now())) == []
    assert tasks_of(freja)[0].done_words == "Barnet har fået svar."


def test_the_death_of_a_child_is_told_once_and_its_sibling_is_to_be_assessed(svend, children, bodil):
    freja, storm = children
    browser = at_the_desk(svend)
    said(browser, "record_death", freja, who="child", known_from="Sygehuset")
    again = said(browser, "record_death", freja, who="child", known_from="Sygehuset")
    assert again == address("life_of_case", freja)
    assert LifeEvent.objects.filter(kind="child_died").count() == 1

    (task,) = tasks_waiting_for(reading(svend, timezone.now()))
    assert (task.child, task.kind) == (storm, "sibling_safety")
    assert [each.child for each in tasks_waiting_for(reading(bodil, timezone.now()))] == [freja]

    said(browser, "finish_task", task, words="Storm er hos mormor, og der er trygt.")

    assert SiblingConsidered.objects.get().child == storm
    assert tasks_waiting_for(reading(svend, timezone.now())) == []
    again = said(browser, "finish_task", task, words="Noget andet.")
    assert again == address("life_of_case", storm)
    assert "Storm er hos mormor" in browser.get(again).content.decode()
    assert SiblingConsidered.objects.count() == 1


def test_the_death_of_a_parent_takes_up_custody(svend, children):
    freja, storm = children
    mother = Adult.objects.get(name="Mette Ågård")
    said(at_the_desk(svend), "record_death", freja, who=mother.pk, known_from="Far")

    assert {task.child for task in Task.objects.filter(kind="custody")} == {freja, storm}
    assert (
        "Tag stilling til forældremyndighed" in at_the_desk(svend).get(address("life_of_case", storm)).content.decode()
    )


def test_somebody_elses_parent_cannot_be_slipped_in(svend, freja):
    stranger = Adult.objects.create(name="Karla")
    page = said(at_the_desk(svend), "record_death", freja, who=stranger.pk, known_from="Far")

    assert "Svaret findes ikke på listen." in page


def test_an_adopted_child_has_the_parents_that_were_named(svend, freja):
    names = {"parent_1": "Ane Lund", "kind_1": "mother", "parent_2": "Jonas Berg", "kind_2": "father"}
    said(at_the_desk(svend), "record_adoption", freja, **names, name="Freja Lund")

    freja.refresh_from_db()
    now = Tie.objects.filter(child=freja, ends=None).values_list("adult__name", flat=True)
    assert (freja.name, set(now)) == ("Freja Lund", {"Ane Lund", "Jonas Berg"})
    assert Adult.objects.filter(name="Jonas Berg").count() == 1


def test_what_a_child_asks_for_waits_on_min_dag_until_it_is_answered(svend, freja):
    browser = at_the_desk(svend)
    asked = {"what": "other_place", "words": "Jeg vil hjem til mormor.", "answer_by": later(days=7)}
    said(browser, "receive_request", freja, **asked)
    (waits,) = requests_of(freja)
    assert "svar senest" in browser.get(address("life_of_case", freja)).content.decode()
    assert "mormor" not in browser.get(address("life_of_case", freja)).content.decode()

    too_early = {"granted": "no", "answer": "Mormor er syg.", "happened_on": later(days=-40)}
    assert "kan ikke have fået svar før" in said(browser, "answer_request", waits, **too_early)
    said(browser, "answer_request", waits, granted="no", answer="Mormor er syg. Du kan klage.")

    assert requests_of(freja)[0].answered_at is not None
    assert ChildRequest.objects.get().granted is False


def test_an_answer_is_not_promised_for_a_day_that_is_gone(svend, freja):
    asked = {"what": "help", "words": "Hjælp mig.", "answer_by": later(days=-1)}

    assert "Dagen er gået." in said(at_the_desk(svend), "receive_request", freja, **asked)


@pytest.mark.parametrize(("who", "status"), [("svend", 200), ("sofie", 404)])
def test_the_pages_open_to_whose_child_it_is_and_ask_little_of_the_database(
    who, status, children, case, unborn, hand, request
):
    freja, storm = children
    (move,) = actions.record_move([storm], to_municipality="Skovby", happened_at=ago(days=1), at=ago(days=1), by=hand)
    asked = actions.receive_request(
        freja,
        what=ChildRequest.What.HELP,
        words="x",
        answer_by=timezone.localdate(),
        happened_at=ago(days=1),
        at=ago(days=1),
        by=hand,
    )
    mother = Adult.objects.get(name="Mette Ågård")
    actions.record_parent_death(mother, happened_at=ago(days=1), at=ago(days=1), by=hand)
    task = Task.objects.filter(child=freja, for_post="caseworker").get()
    names = ["life_of_case", "record_move", "record_death", "record_adoption", "close_case", "receive_request"]
    pages = [(name, freja) for name in names]
    pages += [
        ("record_birth", unborn),
        ("tell_new_municipality", move),
        ("answer_request", asked),
        ("finish_task", task),
    ]
    browser = at_the_desk(request.getfixturevalue(who))
    for name, thing in pages:
        with CaptureQueriesContext(connection) as told:
            assert browser.get(address(name, thing)).status_code == status, name
        assert len(told) <= MOST_STATEMENTS, (name, [each["sql"][:90] for each in told])


def test_after_a_death_nobody_is_asked_to_assess_the_child(svend, children, karen):
    freja, _storm = children
    a_worried_call(freja, taken_by=karen, hours_ago=3)
    browser = at_the_desk(svend)
    overview = reverse("desk:child", args=[freja.pk])
    assert "underretningen er ikke vurderet" in browser.get(overview).content.decode()

    said(browser, "record_death", freja, who="child", known_from="Sygehuset")

    page = browser.get(overview).content.decode()
    assert "underretningen er ikke vurderet" not in page
    assert "Næste skridt" not in page
    assert "Teamleder: Der er sket et dødsfald." in page


def test_the_case_of_a_child_that_died_is_closed_for_that_reason_alone(svend, karen, freja, case):
    a_worried_call(freja, taken_by=karen, hours_ago=3)
    browser = at_the_desk(svend)
    said(browser, "record_death", freja, who="child", known_from="Sygehuset")

    page = browser.get(address("close_case", freja)).content.decode()
    assert "Målene er nået" not in page
    assert "Se barnet, før du lukker" not in page
    assert "Hvad sker der nu for barnet" not in page
    said(browser, "close_case", freja, reason="death", because="Freja er død.", parties_told_on=later())

    case.refresh_from_db()
    assert case.closed_reason == "death"


def test_the_other_municipality_has_not_known_the_child_since_tomorrow(svend, freja):
    known = {"way": "in", "municipality": "Skovby", "first_known_on": later(days=2)}

    assert "Dagen ligger i fremtiden" in said(at_the_desk(svend), "record_move", freja, **known)
    assert not Move.objects.exists()
