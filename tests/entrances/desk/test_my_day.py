"""Min dag: what is due, for which child, and whom we wait for."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, a_worried_call, ago
from tests.world.people import at_the_desk, reading
from tovholder.core.law.rulebook import rulebook
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.chronicle.book import open_book
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.deadlines.models import Deadline
from tovholder.foundation.drafts.actions import save_draft
from tovholder.practice.appointments.actions import book_appointment
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildRequest
from tovholder.practice.casework.views.journal import NOTE
from tovholder.practice.intake import actions as intake
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, Report

pytestmark = pytest.mark.django_db

MY_DAY = "/"


def read(browser, address=MY_DAY):
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_new_caseworker_is_told_in_words_that_nothing_waits(svends):
    page = read(svends)

    assert "0 børn i 0 familier · 0 frister denne uge · ingen over frist" in page
    for words in (
        "Ingen aftaler i dag eller i morgen.",
        "Ingen frister de næste 60 dage",
        "Ingen ufærdige notater.",
        "Andre har ikke skrevet om dine børn",
    ):
        assert words in page
    assert "Akut" not in page


def test_the_load_line_counts_children_and_homes_and_what_is_late(svends, svend, karen):
    a_family(svend, ["Freja Ågård", "Storm Ågård", "Ida Ågård"])
    (malik,) = a_family(svend, ["Malik Al-Sayed"], address="Skrænten 12")
    a_worried_call(malik, taken_by=karen, hours_ago=30)

    page = read(svends)

    assert "4 børn i 2 familier" in page
    assert "1 over frist" in page


def test_the_24_hours_stand_once_and_open_to_their_paragraph(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=30)

    page = read(svends)

    acute = page.split('id="acute"')[1].split("</section>")[0]
    assert 'class="overdue"' in acute
    assert "Barnets lov § 136" in acute
    assert "24 timer regnet i rigtige timer" in acute
    assert page.count("<dd>24-timers vurdering") == 1


def test_what_is_over_its_date_stands_first_and_opens_to_its_paragraph(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=24 * 12)

    heading, first_row, *_rest = read(svends).split("<tbody>")[1].split("</tr>")

    assert "Over frist" in heading
    assert 'class="overdue"' in first_row
    assert "Sådan er der talt" in first_row


@pytest.mark.parametrize(("who", "first"), [("karens", "Vurdér: Freja Ågård"), ("svends", None)])
def test_what_to_begin_the_day_with_is_said_to_the_one_who_can_do_it(request, svend, karen, who, first):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=20)

    _before, found, after = read(request.getfixturevalue(who)).partition("Først i dag:")

    assert bool(found) is (first is not None)
    assert (first or "") in after.split("</p>")[0]


def test_what_is_first_to_assess_leads_to_where_it_is_assessed(karens, svend, karen):
    (freja,) = a_family(svend)
    (concern,) = a_worried_call(freja, taken_by=karen, hours_ago=20).concerns

    first = read(karens).partition("Først i dag:")[2].split("</p>")[0]

    assert f'href="{reverse("intake:assess", args=[concern.pk])}"' in first


def test_a_childs_name_is_told_and_never_run(svends, svend, karen):
    (child,) = a_family(svend, ["<b>Ida</b> & Co"])
    a_worried_call(child, taken_by=karen, hours_ago=24 * 12)

    page = read(svends)

    assert "<b>Ida" not in page
    assert "&lt;b&gt;Ida&lt;/b&gt; &amp; Co</a>" in page.split('id="duties"')[1]


def test_the_dates_of_a_caseworker_are_never_folded_away(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=30)

    duties = read(svends).split('id="duties"')[1].split("</section>")[0]

    assert "Forældre orienteres" in duties
    assert 'class="kinds"' not in duties


@pytest.mark.parametrize(("who", "seen"), [("svend", True), ("sofie", False)])
def test_only_my_own_children_are_on_my_desk(request, svend, sofie, karen, who, seen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)

    page = read(request.getfixturevalue(f"{who}s"))

    assert ("Freja Ågård" in page) is seen


def test_a_leader_has_the_children_of_the_unit(bodils, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)

    assert "Freja Ågård" in read(bodils)


def test_in_modtagelsen_a_child_without_a_unit_is_on_the_desk_while_its_notification_waits(karens, karen):
    at = ago(hours=27)
    intake.receive_notification(
        Report(text="Larm om natten.", children=(ChildSaid(description="den lille dreng på 2. sal"),)),
        received_at=at,
        at=at,
        by=reading(karen, timezone.now()).hand,
    )

    page = read(karens)

    assert "Ukendt barn: den lille dreng på 2. sal" in page
    assert "1 over frist" in page


def test_the_24_hour_clock_is_acute_for_the_childs_own_caseworker_but_modtagelsen_assesses(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, hours_ago=19.2, danger_now="yes")

    page = read(svends)

    assert "Akut: skal vurderes inden 24 timer" in page
    assert "19 t 12 min" in page
    assert "Fare nu" in page
    assert "Modtagelsen vurderer" in page


def test_what_is_agreed_for_tomorrow_is_on_the_agenda_and_next_week_is_not(svends, svend):
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    by = reading(svend, timezone.now()).hand
    for child, days in ((freja, 1), (storm, 8)):
        casework.make_plan(
            child,
            kind="barnets_plan",
            first_follow_up_on=(timezone.localdate() + timedelta(days=days)),
            happened_at=ago(days=3),
            at=ago(days=3),
            by=by,
        )

    agenda = read(svends).split('id="agenda"')[1].split("</section>")[0]

    assert f'href="{reverse("plans:follow_up", args=[freja.pk])}">Opfølgning: Freja Ågård</a>' in agenda
    assert "i morgen" in agenda
    assert "Storm" not in agenda


def test_a_follow_up_that_was_held_before_its_day_is_not_on_the_agenda_that_day(svends, svend):
    (freja,) = a_family(svend)
    by, tomorrow = reading(svend, timezone.now()).hand, timezone.localdate() + timedelta(days=1)
    casework.make_plan(
        freja, kind="barnets_plan", first_follow_up_on=tomorrow, happened_at=ago(days=30), at=ago(days=30), by=by
    )
    casework.follow_up(freja, next_on=tomorrow, happened_at=ago(days=20), at=ago(days=20), by=by)
    assert "Opfølgning: Freja Ågård" in read(svends)

    later = tomorrow + timedelta(days=60)
    casework.follow_up(freja, next_on=later, happened_at=ago(days=2), at=ago(days=2), by=by)

    assert "Opfølgning: Freja Ågård" not in read(svends)


def test_my_own_appointments_of_today_and_tomorrow_are_on_the_agenda_with_their_time(svends, bodils, svend):
    (freja,) = a_family(svend)
    signed = {"user": svend, "at": ago(hours=1), "by": reading(svend, timezone.now()).hand}
    starts = [timezone.localtime().replace(hour=13, minute=30) + timedelta(days=days) for days in (1, 3)]
    near, _far = (
        book_appointment(freja, kind="home_visit", starts_at=at, ends_at=at + timedelta(hours=1), **signed)
        for at in starts
    )

    agenda = read(svends).split('id="agenda"')[1].split("</section>")[0]

    assert agenda.count("Hjemmebesøg kl. 13.30: Freja Ågård") == 1
    assert reverse("appointments:show", args=[near.pk]) in agenda
    assert "Hjemmebesøg" not in read(bodils).split('id="agenda"')[1].split("</section>")[0]


def test_a_child_who_has_asked_for_something_leads_to_the_answer_and_a_professional_who_waits_to_the_letter(
    svends, svend, karen
):
    (freja,) = a_family(svend)
    then: dict[str, Any] = {"happened_at": ago(days=20), "at": ago(days=20), "by": reading(svend, timezone.now()).hand}
    request = casework.receive_request(
        freja, what=ChildRequest.What.MORE_CONTACT, words="Mere tid hos mormor.", answer_by=ago(days=6).date(), **then
    )
    (concern,) = a_worried_call(freja, taken_by=karen, notifier=NotifierSaid(kind="4", name="Tove Krogh")).concerns
    signed: dict[str, Any] = {"at": timezone.now(), "by": reading(karen, timezone.now()).hand}
    intake.assess_safety(concern, result="no_danger", reason="Talt med skolen.", assessed_at=ago(hours=1), **signed)
    intake.screen(concern, outcome="N5", reason="Flere tegn.", screened_at=ago(hours=1), **signed)

    page = read(svends)

    assert reverse("casework:answer_request", args=[request.pk]) in page
    assert reverse("intake:what_followed", args=[concern.pk]) in page


def test_a_child_who_asks_for_another_caseworker_waits_on_the_leader_and_not_on_the_one_it_is_about(
    svends, bodils, svend
):
    (freja,) = a_family(svend)
    at = timezone.now()
    asked = casework.receive_request(
        freja,
        what=ChildRequest.What.OTHER_CASEWORKER,
        words="Hun hører ikke efter.",
        answer_by=timezone.localdate(),
        happened_at=at,
        at=at,
        by=reading(svend, at).hand,
    )

    his, hers = read(svends), read(bodils)

    assert reverse("casework:answer_request", args=[asked.pk]) not in his
    assert "teamlederen: barnet beder om en anden rådgiver" in his
    assert "Først i dag:" not in his
    assert "Barnet beder om en anden rådgiver. Giv barnet svar" in hers


def test_waiting_for_the_police_is_shown_with_the_talk_it_holds_up(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen, safety_flags=("abuse_physical",))
    review = timezone.localdate() + timedelta(days=5)
    intake.coordinate_with_police(
        freja,
        agreed="Afhøres i Børnehuset",
        review_on=review,
        coordinated_at=ago(hours=1),
        at=ago(hours=1),
        by=reading(karen, timezone.now()).hand,
    )

    assert "politiet, ses på igen" in read(svends)


def test_my_unfinished_note_leads_back_to_its_page_and_nobody_else_sees_it(svends, bodils, svend):
    (freja,) = a_family(svend)
    save_draft(svend.pk, NOTE, about=freja.pk, typed={"text": ["Mor ringede"]}, token=f"{uuid4()}.0", at=ago(minutes=5))

    mine, hers = read(svends), read(bodils)

    assert "Notat: Freja Ågård" in mine
    assert reverse("casework:write_note", args=[freja.pk]) in mine
    assert "Ingen ufærdige notater." in hers


def test_what_others_wrote_about_my_children_is_news_and_my_own_is_not(svends, svend, bodil):
    (freja,) = a_family(svend)
    for user, at in ((bodil, ago(hours=2)), (svend, ago(hours=1))):
        casework.write_note(
            [freja], text="…", written_by=user.name, happened_at=at, at=at, by=reading(user, timezone.now()).hand
        )

    news = read(svends).split('id="news"')[1]

    assert news.count("Notat skrevet: Freja Ågård") == 1
    assert f'href="{reverse("desk:timeline", args=[freja.pk])}?slags=notat"' in news


def test_the_page_notes_which_children_it_showed(svends, svend, karen):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)

    read(svends)

    noted = ListReading.objects.get(page="my_day", user_id=svend.pk)
    assert noted.children == [freja.pk]


def test_twelve_statements_are_enough_for_ten_children_as_for_one(
    svends, svend, karen, django_assert_num_queries, django_assert_max_num_queries
):
    (freja,) = a_family(svend)
    a_worried_call(freja, taken_by=karen)
    with django_assert_max_num_queries(12) as for_one:
        read(svends)

    for child in a_family(svend, [f"Barn {n}" for n in "ABCDEFGHI"], address="Skrænten 12"):
        a_worried_call(child, taken_by=karen)
        save_draft(svend.pk, NOTE, about=child.pk, typed={"text": ["x"]}, token=f"{uuid4()}.0", at=ago(minutes=1))
    with django_assert_num_queries(len(for_one)):
        read(svends)


def test_nothing_of_the_page_stays_in_the_browsers_cache(svends):
    assert svends.get(MY_DAY)["Cache-Control"] == "no-store"


def test_a_child_whose_case_is_closed_has_left_the_desk(svends, svend):
    hand = reading(svend, timezone.now()).hand
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    long_ago, yesterday = ago(days=200), ago(days=1)
    case, _other = (casework.open_case(child, happened_at=long_ago, at=long_ago, by=hand) for child in (freja, storm))
    assert "2 børn i 1 familie" in read(svends)

    casework.close_case(case, because="Målene er nået.", happened_at=yesterday, at=yesterday, by=hand)

    assert "1 barn i 1 familie" in read(svends)


def test_however_many_dates_have_passed_tomorrows_are_seen(svends, svend):
    (freja,) = a_family(svend)
    late, soon = ago(days=3), timezone.now() + timedelta(days=2)
    Deadline.objects.bulk_create(
        Deadline(
            id=new_id(),
            child=freja,
            rule=rule,
            started_by=new_id(),
            started_at=ago(days=90),
            due_at=due,
            red_at=due,
            source="§ 91",
            because="",
            counted="",
        )
        for rule, due in [*[("NOTIF-ACK", late)] * 60, ("PLAN-SUPPORT-3M", soon), ("EMERG-LAPSE", ago(hours=30))]
    )

    page = read(svends).split('id="duties"')[1]

    assert page.count("3 dage over fristen") == 49
    assert rulebook().rules["PLAN-SUPPORT-3M"].danish in page
    assert page.index(rulebook().rules["EMERG-LAPSE"].danish) < page.index("3 dage over fristen")
    assert "Kun de første er vist." in page


def test_a_child_that_somebody_gave_me_is_told_of_first_with_the_card_for_who_takes_over(svends, svend, bodil, karen):
    (freja,) = a_family(svend)
    post, freja.caseworker = freja.caseworker, None
    freja.save()
    given = ago(days=2)
    assert post
    casework.change_caseworker(freja, post=post, at=given, by=reading(bodil, timezone.now()).hand)
    for day in range(12):
        a_worried_call(freja, taken_by=karen, hours_ago=30 - day)

    page = read(svends)

    told = page.split("Nyt barn hos dig:")[1].split("</p>")[0]
    assert "Freja Ågård" in told
    assert reverse("desk:hand_over", args=[freja.pk]) in told
    assert page.count("Nyt barn hos dig:") == 1
    assert "Rådgiver skiftet" not in page


@pytest.mark.parametrize(("opens", "told"), [("desk:child", False), ("desk:hand_over", False), (None, True)])
def test_a_new_child_is_new_until_i_have_opened_it(svends, svend, bodil, opens, told):
    (freja,) = a_family(svend)
    at_the_desk(bodil).get(reverse("desk:child", args=[freja.pk]))
    svends.get(reverse("desk:child", args=[freja.pk]))  # before it came to him
    with open_book(at=timezone.now(), by=reading(bodil, timezone.now()).hand) as book:
        book.line("caseworker named", about=[freja.pk], happened_at=ago(days=1))
    at_the_desk(bodil).get(reverse("desk:child", args=[freja.pk]))
    if opens:
        svends.get(reverse(opens, args=[freja.pk]))

    assert ("Nyt barn hos dig:" in read(svends)) is told
    assert ("Nyt barn hos dig:" in read(svends)) is told, "a list that is looked at opens nobody"


@pytest.mark.parametrize(("days", "told"), [(3, True), (300, False)])
def test_a_child_that_came_to_me_long_ago_is_no_news_though_it_is_written_today(svends, svend, bodil, days, told):
    (freja,) = a_family(svend)
    with open_book(at=timezone.now(), by=reading(bodil, timezone.now()).hand) as book:
        book.line("caseworker named", about=[freja.pk], happened_at=ago(days=days))

    page = read(svends)

    assert ("Nyt barn hos dig:" in page) == told
    assert "Rådgiver udpeget" not in page


def test_a_child_i_took_myself_is_no_news(svends, svend):
    (mine,) = a_family(svend)
    post, mine.caseworker = mine.caseworker, None
    mine.save()
    assert post
    casework.change_caseworker(mine, post=post, at=ago(days=1), by=reading(svend, timezone.now()).hand)

    assert "Nyt barn hos dig:" not in read(svends)
