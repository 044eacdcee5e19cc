"""Barnet: who the child is, who does what, what comes next; and what is shown only when somebody asks."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import reading
from tovholder.foundation.access.models import ListReading, Reading
from tovholder.foundation.families.models import Child, ChildState, Protection
from tovholder.foundation.ui import wording
from tovholder.practice.appointments.actions import book_appointment
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildRequest
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.models import Concern
from tovholder.practice.intake.reports import ChildSaid, Report

pytestmark = pytest.mark.django_db

IDENTITIES = json.loads((Path(__file__).parents[2] / "world" / "identities.json").read_text())
NAMES = [name for name in IDENTITIES["names_accept_and_round_trip"] if len(name) <= 300]
A_MADE_UP_CPR = "2106169013"  # fails modulus 11 and is not born on 1 January: never issued


def read(browser, child, page="desk:child"):
    answer = browser.get(reverse(page, args=[child.pk]))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def show(browser, child, what):
    answer = browser.post(reverse("desk:show", args=[child.pk]), {"show": what})
    return answer, " ".join(answer.content.decode().split())


def next_dates_of(page):
    return page.split('id="next"')[1].split("</section>")[0]


def hand_of(user):
    return reading(user, timezone.now()).hand


@pytest.mark.parametrize(("state", "asked"), [(ChildState.BORN, True), (ChildState.UNBORN, False)])
def test_that_no_number_is_known_is_said_of_the_born_alone(svends, svend, state, asked):
    (freja,) = a_family(svend, state=state)

    bar = read(svends, freja).split('class="identity-bar"')[1].split("</section>")[0]

    assert ("CPR-nummer" in bar and "kendes ikke" in bar) == asked


@pytest.mark.parametrize("page", ["desk:child", "desk:timeline", "casework:write_note", "casework:speak_with_child"])
def test_another_units_child_answers_like_one_that_does_not_exist(sofies, svend, page):
    (freja,) = a_family(svend)

    hers = sofies.get(reverse(page, args=[freja.pk]))
    nobodys = sofies.get(reverse(page, args=[uuid4()]))

    assert hers.status_code == nobodys.status_code == 404
    assert hers.content.split(b"<main")[1] == nobodys.content.split(b"<main")[1]


def test_the_name_stands_on_the_page_but_not_in_its_title(svends, svend):
    (freja,) = a_family(svend)

    page = read(svends, freja)

    title = page.split("<title>")[1].split("</title>")[0]
    assert title == "Barnet – Tovholder"
    assert "<h1>Barnet</h1>" in page
    assert "Freja Ågård" in page


def test_every_look_is_noted_with_its_reason(svends, svend):
    (freja,) = a_family(svend)

    read(svends, freja)

    noted = Reading.objects.get(child_id=freja.pk)
    assert (noted.user_id, noted.page, noted.reason) == (svend.pk, "child", "my_unit")


def test_the_cpr_number_is_shown_when_asked_for_and_the_asking_is_noted(svends, svend):
    (freja,) = a_family(svend, cpr=A_MADE_UP_CPR)

    assert "210616" not in read(svends, freja)
    _, page = show(svends, freja, "cpr")

    assert "210616-9013" in page
    assert Reading.objects.filter(child_id=freja.pk, page="child:cpr", user_id=svend.pk).count() == 1


def test_a_protected_address_is_shown_only_by_an_act(svends, svend):
    (freja,) = a_family(svend, protection=Protection.CPR)

    page = read(svends, freja)
    _, asked = show(svends, freja, "address")

    assert "Havnegade" not in page
    assert "Navne- og adressebeskyttelse" in page
    assert "Havnegade 3" in asked
    assert Reading.objects.filter(page="child:address").count() == 1


def test_under_a_contact_hold_nobody_rings_the_parents_by_mistake(svends, svend, karen):
    (freja,) = a_family(svend)
    before = read(svends, freja)
    intake.set_contact_hold(freja, because="honour", set_at=ago(hours=1), at=ago(hours=1), by=hand_of(karen))

    held = read(svends, freja)
    _, asked = show(svends, freja, "phones")

    assert "22334455" in before
    assert "22334455" not in held
    assert "Kontaktstop: Æresrelateret konflikt eller negativ social kontrol" in held
    assert "22334455" in asked


@pytest.mark.parametrize("page", ["desk:timeline", "casework:write_note", "casework:speak_with_child"])
def test_the_contact_hold_is_told_on_every_page_of_the_child(svends, svend, karen, page):
    (freja,) = a_family(svend)
    intake.set_contact_hold(freja, because="honour", set_at=ago(hours=1), at=ago(hours=1), by=hand_of(karen))

    assert "Kontaktstop: Æresrelateret konflikt" in read(svends, freja, page)
    in_english = svends.get(f"{reverse(page, args=[freja.pk])}?sprog=en").content.decode()
    assert "Contact hold: Honour-related conflict" in in_english and "Æresrelateret" not in in_english


def test_a_placement_nobody_knows_the_address_of_is_not_called_protected(svends, svend):
    (freja,) = a_family(svend, protection=Protection.CPR)
    at = ago(days=5)
    casework.start_placement([freja], happened_at=at, at=at, by=hand_of(svend))

    page = read(svends, freja)

    assert "sted ikke oplyst" in page
    assert "Vis beskyttet adresse" not in page


def test_nothing_else_can_be_asked_for(svends, svend):
    (freja,) = a_family(svend)

    answer, _ = show(svends, freja, "everything")

    assert answer.status_code == 404
    assert svends.get(reverse("desk:show", args=[freja.pk])).status_code == 405


def test_who_to_call_takes_no_click(svends, svend, fjordby):
    svend.phone = "21436587"
    svend.save()
    fjordby.north.phone = "70102011"
    fjordby.north.save()
    (freja,) = a_family(svend, school_or_daycare="Fjordskolen")

    who = read(svends, freja).split('id="who"')[1].split("</section>")[0]

    for words in ("Svend Dahl", "21436587", "Familiegruppe Nord", "70102011", "Mette Ågård", "Fjordskolen"):
        assert words in who


def test_a_child_without_a_caseworker_says_so(bodils, freja):
    assert "Barnet har ingen rådgiver endnu." in read(bodils, freja)


def test_siblings_are_one_click_away_and_noted(svends, svend):
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])

    page = read(svends, freja)

    assert reverse("desk:child", args=[storm.pk]) in page
    assert ListReading.objects.get(page="child:siblings").children == [storm.pk]


def test_a_sibling_i_may_not_see_is_not_on_the_page(svends, svend, fjordby):
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    Child.objects.filter(pk=storm.pk).update(unit=fjordby.south)

    assert "Storm" not in read(svends, freja)


def test_the_childs_own_words_stand_there_and_are_for_staff_until_shared(svends, svend):
    (freja,) = a_family(svend)
    at = ago(days=3)
    casework.speak_with_child(
        freja, about="hvor jeg bor", words="Jeg vil bo hos mormor.", happened_at=at, at=at, by=hand_of(svend)
    )

    page = read(svends, freja)

    assert "Jeg vil bo hos mormor." in page
    assert "Kun for medarbejdere, til ordene deles." in page


def test_every_date_opens_to_rule_paragraph_start_and_counting(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)

    dates = read(svends, freja).split('id="next"')[1].split("</section>")[0]

    for words in ("Regel", "Hjemmel", "Barnets lov § 136", "Fristen løber fra", "Underretning modtaget", "24 timer"):
        assert words in dates


def test_what_is_not_confirmed_about_a_rule_is_said(svends, svend):
    (freja,) = a_family(svend)
    at = timezone.now().replace(year=2023, month=12, day=20)
    casework.start_investigation(freja, happened_at=at, at=at, by=hand_of(svend))

    page = read(svends, freja)

    assert "overgangsregel ikke bekræftet" in page.lower()


def test_whom_we_wait_for_is_said_with_since_when(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)

    waits = read(svends, freja).split('id="waits"')[1].split("</section>")[0]

    assert "Os selv: underretningen er ikke vurderet" in waits
    assert "siden" in waits


@pytest.mark.parametrize(("who", "can"), [("karen", True), ("svend", False)])
def test_who_assesses_has_the_way_to_vurdering_and_to_a_new_notification(request, svend, karen, who, can):
    (freja,) = a_family(svend)
    (concern,) = a_worried_call(freja, taken_by=karen).concerns

    page = read(request.getfixturevalue(f"{who}s"), freja)

    assert (reverse("intake:assess", args=[concern.pk]) in page) is can
    assert (reverse("intake:begin") in page) is can


def test_what_goes_on_is_listed(svends, svend):
    (freja,) = a_family(svend)
    by, at = hand_of(svend), ago(days=5)
    casework.start_investigation(freja, happened_at=at, at=at, by=by)
    casework.start_measure(freja, kind="2", happened_at=at, at=at, by=by)
    casework.make_plan(freja, kind="barnets_plan", happened_at=at, at=at, by=by)
    casework.start_placement([freja], forced=True, happened_at=at, at=at, by=by)

    work = read(svends, freja).split('id="work"')[1].split("</section>")[0]

    for words in (
        "Børnefaglig undersøgelse",
        "Praktisk, pædagogisk eller anden støtte i hjemmet",
        "Barnets plan",
        "Anbringelse uden samtykke",
    ):
        assert words in work


def test_a_child_nobody_knows_much_about_has_a_page_too(karens, karen):
    at = ago(hours=3)
    received = intake.receive_notification(
        Report(text="Larm om natten.", children=(ChildSaid(description="den lille dreng på 2. sal"),)),
        received_at=at,
        at=at,
        by=hand_of(karen),
    )

    page = read(karens, received.concerns[0].child)

    assert "Ukendt barn: den lille dreng på 2. sal" in page
    assert "<dt>Alder</dt><dd>ukendt</dd>" in page


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_any_name_can_be_shown_and_none_is_run(svends, svend, name):
    (child,) = a_family(svend, [name])

    answer = svends.get(reverse("desk:child", args=[child.pk]))

    assert answer.status_code == 200
    assert escape(name) in answer.content.decode()


def test_twelve_statements_are_enough_however_much_there_is(
    svends, svend, karen, django_assert_num_queries, django_assert_max_num_queries
):
    freja, *_ = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    a_worried_call(freja, taken_by=karen)
    with django_assert_max_num_queries(12) as first:
        read(svends, freja)

    by = hand_of(svend)
    for days in range(10):
        at = ago(days=days)
        casework.write_note([freja], text="…", written_by="Svend Dahl", happened_at=at, at=at, by=by)
        casework.start_measure(freja, happened_at=at, at=at, by=by)
        a_worried_call(freja, taken_by=karen, hours_ago=24 * days + 1)
    with django_assert_num_queries(len(first)):
        read(svends, freja)


def test_who_reads_through_a_key_needs_no_more_than_twelve_either(karens, karen, svend, django_assert_max_num_queries):
    freja, *_ = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    a_worried_call(freja, taken_by=karen)

    with django_assert_max_num_queries(12):
        read(karens, freja)


def test_a_date_leads_to_where_it_is_done_for_who_may_do_it(karens, svends, karen, svend):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)
    concern = Concern.objects.get(child=freja)

    at_the_desk, elsewhere = next_dates_of(read(karens, freja)), next_dates_of(read(svends, freja))

    assert f'href="/modtagelsen/{concern.pk}/"' in at_the_desk
    assert "/modtagelsen/" not in elsewhere, "the front desk is not open to the child's own caseworker"


def test_a_decision_that_is_due_begins_with_what_is_to_be_decided(svends, svend):
    (freja,) = a_family(svend)
    casework.start_placement([freja], happened_at=ago(days=1), at=ago(days=1), by=hand_of(svend))

    page = svends.get(reverse("desk:child", args=[freja.pk])).content.decode()

    assert f'href="/afgoerelse/{freja.pk}/ny/?art=placement"' in page
    assert svends.get(f"/afgoerelse/{freja.pk}/ny/?art=placement").context["form"]["kind"].value() == "placement"


def test_the_end_of_a_contact_hold_stands_one_press_from_the_child(karens, karen, svend):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, safety_flags=("abuse_physical",))
    concern = Concern.objects.get(child=freja)

    assert f'href="/modtagelsen/{concern.pk}/kontaktstop/ophaev/"' in read(karens, freja)


def test_what_is_asked_of_a_sibling_is_not_asked_on_this_childs_page(karens, karen):
    told = (ChildSaid(name="Oscar", address="Havnegade 7"), ChildSaid(name="Liv", address="Havnegade 7"))
    report = Report(text="Mærker på armen.", channel="phone", children=told)
    came = intake.receive_notification(report, received_at=ago(hours=1), at=ago(hours=1), by=hand_of(karen))
    oscar = next(each.child for each in came.concerns if each.child.name == "Oscar")

    page = read(karens, oscar)

    assert "Svar på: Oscar: Hvor gammelt er barnet?" in page
    assert "Svar på: Liv" not in page


def test_a_day_agreed_on_stands_among_the_next_dates(svends, svend):
    (freja,) = a_family(svend)
    at = ago(days=3)
    first = timezone.localdate() + timedelta(days=9)
    casework.make_plan(freja, kind="barnets_plan", first_follow_up_on=first, happened_at=at, at=at, by=hand_of(svend))

    dates = read(svends, freja).split('id="next"')[1].split("</section>")[0]

    assert "Første opfølgning aftalt" in dates


def test_when_the_case_is_closed_the_plans_first_follow_up_is_waited_for_no_longer(svends, svend):
    (freja,) = a_family(svend)
    signed: dict[str, Any] = {"by": hand_of(svend)}
    case = casework.open_case(freja, because="Underretning", happened_at=ago(days=30), at=ago(days=30), **signed)
    first = timezone.localdate() + timedelta(days=9)
    made: dict[str, Any] = {"kind": "barnets_plan", "first_follow_up_on": first}
    casework.make_plan(freja, **made, happened_at=ago(days=3), at=ago(days=3), **signed)
    assert "Første opfølgning aftalt" in read(svends, freja)

    casework.close_case(case, because="Freja trives.", happened_at=ago(days=1), at=ago(days=1), **signed)

    assert "Første opfølgning aftalt" not in read(svends, freja)


def test_a_new_plans_first_follow_up_stands_beside_the_one_that_is_agreed_already(svends, svend):
    (freja,) = a_family(svend)
    today = timezone.localdate()
    signed: dict[str, Any] = {"by": hand_of(svend)}
    for days, when in ((9, 20), (12, 10)):  # the second is agreed instead of the first
        casework.follow_up(
            freja, next_on=today + timedelta(days=days), happened_at=ago(days=when), at=ago(days=when), **signed
        )
    for kind, days in (("barnets_plan", 15), ("foraeldre", 18)):
        casework.make_plan(
            freja,
            kind=kind,
            first_follow_up_on=today + timedelta(days=days),
            happened_at=ago(days=3),
            at=ago(days=3),
            **signed,
        )

    dates = next_dates_of(read(svends, freja))

    assert dates.count("Opfølgning aftalt") == 1
    assert wording.weekday_day(today + timedelta(days=12)) in dates
    assert "Første opfølgning aftalt" in dates and wording.weekday_day(today + timedelta(days=15)) in dates
    assert "Forældrenes plan ses på første gang" in dates

    casework.follow_up(freja, happened_at=ago(days=1), at=ago(days=1), **signed)
    assert "opfølgning aftalt" not in next_dates_of(read(svends, freja)).lower()


def test_a_follow_up_the_law_counts_to_is_not_told_a_second_time_as_agreed(svends, svend):
    (freja,) = a_family(svend)
    signed: dict[str, Any] = {"at": ago(days=1), "by": hand_of(svend)}
    casework.start_measure(freja, kind="5", happened_at=ago(days=30), **signed)
    agreed = timezone.localdate() + timedelta(days=12)
    casework.follow_up(freja, next_on=agreed, happened_at=signed["at"], **signed)

    dates = next_dates_of(read(svends, freja))

    assert "Efterfølgende opfølgning" in dates
    assert "Opfølgning aftalt" not in dates


def test_an_appointment_and_what_the_law_gives_no_day_for_stand_among_the_next_dates(svends, svend):
    (freja,) = a_family(svend)
    signed = {"at": ago(hours=1), "by": hand_of(svend)}
    starts = timezone.now() + timedelta(days=3)
    for kind, when in (("home_visit", starts), ("meeting", starts + timedelta(days=1))):
        ends = when + timedelta(hours=1)
        book_appointment(freja, kind=kind, starts_at=when, ends_at=ends, user=svend, **signed)
    casework.start_placement([freja], happened_at=ago(days=5), **signed)

    page = read(svends, freja)

    dates = page.split('id="next"')[1].split("</section>")[0]
    assert f">Hjemmebesøg kl. {wording.clock(starts)}</a>" in dates and "Møde kl." in dates
    assert "ingen frist i loven" in dates
    assert "ingen frist i loven" not in page.split('id="next"')[1].split("</section>", 1)[1]


def test_what_the_child_has_asked_for_stands_once_among_the_dates_with_its_law(svends, svend):
    (freja,) = a_family(svend)
    casework.receive_request(
        freja,
        what=ChildRequest.What.MORE_CONTACT,
        words="Mere tid hos mormor.",
        answer_by=timezone.localdate() + timedelta(days=6),
        happened_at=ago(days=1),
        at=ago(days=1),
        by=hand_of(svend),
    )

    dates = read(svends, freja).split('id="next"')[1].split("</section>")[0]

    assert dates.count("<li>") == 1
    assert "Barnets lov § 103" in dates


def test_a_question_from_the_call_is_answered_from_the_childs_page(karens, karen):
    at = ago(hours=2)
    said = Report(text="Han går alene rundt.", channel="phone", children=(ChildSaid(name="Elias"),))
    came = intake.receive_notification(said, received_at=at, at=at, by=hand_of(karen))
    (concern,) = came.concerns
    question = came.notification.questions.get(asks__contains="gammelt")

    page = read(karens, concern.child)

    assert f'href="{reverse("intake:answer", args=[concern.pk, question.pk])}"' in page
    assert page.count(question.asks) == 1


def test_the_childs_documents_and_letters_are_one_press_away(svends, svend):
    (freja,) = a_family(svend)

    page = read(svends, freja)

    assert f'<a href="{reverse("documents:attach", args=[freja.pk])}">Dokumenter og breve</a>' in page


def test_the_childs_page_says_that_the_case_is_closed_until_it_is_open_again(svends, svend):
    (freja,) = a_family(svend)
    begun, ended, again = ago(days=30), ago(days=3), ago(days=1)
    case = casework.open_case(freja, because="Underretning", happened_at=begun, at=begun, by=hand_of(svend))
    open_page = read(svends, freja)
    casework.close_case(case, because="Freja trives.", happened_at=ended, at=ended, by=hand_of(svend))
    closed_page = read(svends, freja)
    casework.open_case(freja, because="Nyt", happened_at=again, at=again, by=hand_of(svend))

    assert "Sagen er lukket" in closed_page
    assert "Sagen er lukket" not in open_page + read(svends, freja)


def test_a_day_agreed_for_contact_stands_once_as_the_duty_it_is(svends, svend, karen):
    (freja,) = a_family(svend)
    received = a_worried_call(freja, taken_by=karen)
    (concern,) = Concern.objects.filter(notification=received.notification)
    tomorrow = timezone.localdate() + timedelta(days=1)
    intake.assess_safety(
        concern,
        result="no_danger",
        reason="Set i dag.",
        contact_family_before=tomorrow,
        assessed_at=ago(hours=1),
        at=ago(hours=1),
        by=hand_of(karen),
    )

    page = read(svends, freja)
    assert "Kontakt med familien inden den aftalte dag" in page
    assert page.count("Kontakt med familien") == page.count("Kontakt med familien inden den aftalte dag")


def test_what_the_child_asked_for_in_its_own_words_stands_until_it_says_something_newer(svends, svend):
    (freja,) = a_family(svend)
    when: dict[str, Any] = {"at": ago(days=2), "by": hand_of(svend)}
    wish = "Jeg vil gerne bo hos far."
    casework.receive_request(
        freja,
        what=ChildRequest.What.OTHER_PLACE,
        words=wish,
        answer_by=timezone.localdate(),
        happened_at=ago(days=2),
        **when,
    )

    page = read(svends, freja)
    assert wish in page and "Barnet bad om at bo et andet sted" in page
    assert "Ingen har skrevet barnets egne ord ned endnu." not in page

    casework.speak_with_child(freja, about="skolen", words="Jeg sover bedre nu.", happened_at=ago(days=1), **when)
    page = read(svends, freja)
    assert "Jeg sover bedre nu." in page and wish not in page
