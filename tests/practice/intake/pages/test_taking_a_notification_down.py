"""Ny underretning as a page: whatever is typed is kept, and nobody is refused."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.practice.intake.pages.visiting import page_of
from tests.practice.intake.pages.writing import opened, written
from tests.world.frontdesk import IDENTITIES, received
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.access.models import ListReading
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.families.models import Child, Residence
from tovholder.foundation.families.sealing import unseal
from tovholder.foundation.organisation.models import OwnPerson
from tovholder.practice.intake.forms.receiving import ChildForm, NotificationForm, ParentForm
from tovholder.practice.intake.models import Answer, Channel, Concern, Notification, NotifierIdentity, Question

pytestmark = pytest.mark.django_db


def sent(client: Any, **typed: Any) -> Any:
    """A notification written in a fresh page and sent."""
    address = opened(client)
    return client.post(address, written(client, address, **typed))


def test_before_the_first_question_stands_whom_to_call(desk):
    page = page_of(desk.get(opened(desk)))

    assert page.index("Ring 112") < page.index("70 10 20 30") < page.index("Hvad fortæller de?")


def test_the_text_alone_is_enough(desk, karen):
    answer = sent(desk, text="Der er noget galt.")

    notification = Notification.objects.get()
    assert answer.url == f"/modtagelsen/kvittering/{notification.pk}/"
    assert (notification.text, notification.received_at, notification.taken_by) == (
        "Der er noget galt.",
        FRIDAY_EVENING,
        karen.pk,
    )


def test_without_a_text_the_page_says_what_to_do(desk):
    answer = sent(desk, barn__0__name="Freja")

    page = page_of(answer)
    assert "Udfyld »Hvad fortæller de?«." in page and "Der er én ting, du skal rette" in page
    assert 'value="Freja"' in page
    assert not Notification.objects.exists()


def test_all_that_was_said_is_stored(desk):
    sent(
        desk,
        text="Hun har mærker.",
        barn__TOTAL_FORMS=2,
        barn__0__name="Ida Bro",
        barn__0__birth_date="04.05.2017",
        barn__0__address="Havnegade 3",
        barn__0__whereabouts_now="På skolen",
        barn__1__description="Hendes lillebror",
        voksen__0__name="Mette Bro",
        voksen__0__phone="30 40 50 60",
        voksen__0__knows_of_notification="no",
        notifier_kind="2",
        notifier_name="Tove Krogh",
        notifier_contact="tove@skole.invalid",
        channel="in_person",
        received_at="2026-10-16T20:00",
        safety_flags=["abuse_physical", "honour"],
        suspect=["household"],
        suspect_name="Farbror Jens",
        danger_now="no",
        parents_may_know="no",
        language="tyrkisk",
        concerns=["UDSLAG14"],
    )

    notification = Notification.objects.get()
    assert notification.received_at == FRIDAY_EVENING - timedelta(hours=1, minutes=14)
    assert (notification.channel, notification.notifier_kind) == (Channel.IN_PERSON, "2")
    assert notification.notifier_identity == NotifierIdentity.NAMED
    assert set(notification.safety_flags) == {"abuse_physical", "honour"}
    assert (notification.danger_now, notification.parents_may_know) == (Answer.NO, Answer.NO)
    assert notification.suspect_person.name == "Farbror Jens"
    assert notification.parents_said == [{"name": "Mette Bro", "phone": "30 40 50 60", "knows_of_notification": "no"}]
    first, second = Concern.objects.order_by("pk")
    assert (first.child.name, first.whereabouts_now, second.child.description) == (
        "Ida Bro",
        "På skolen",
        "Hendes lillebror",
    )
    assert Residence.objects.get(child=first.child).home.address == "Havnegade 3"


def test_another_child_is_added_without_a_script_and_nothing_is_lost(desk):
    address = opened(desk)

    page = page_of(
        desk.post(address, {**written(desk, address, text="Tre søskende", barn__0__name="Ida"), "add": "barn"})
    )

    assert "Barn 2" in page and "Tre søskende" in page and 'value="Ida"' in page
    assert not Notification.objects.exists()


def test_where_the_siblings_live_is_typed_once(desk):
    ticked = {"barn__1__same_place": "on", "barn__2__same_place": "on"}
    names = {"barn__0__name": "Ida Bro", "barn__1__name": "Bo Bro", "barn__2__name": "Liv Bro"}
    sent(desk, text="Tre søskende", barn__TOTAL_FORMS=3, barn__0__address="Havnegade 3", **names, **ticked)

    lives = dict(Residence.objects.values_list("child__name", "home"))
    assert set(lives) == {"Ida Bro", "Bo Bro", "Liv Bro"} and len(set(lives.values())) == 1
    assert not Question.objects.filter(about=Question.About.ADDRESS).exists()


def test_only_a_child_after_the_first_is_asked_whether_it_lives_there_too(desk):
    address = opened(desk)
    page = page_of(desk.post(address, {**written(desk, address, text="To"), "add": "barn"}))

    assert page.count("Bor samme sted som det første barn") == 1
    assert 'name="barn-1-same_place"' in page


def test_that_a_child_lives_there_too_is_kept_in_the_draft(desk):
    address = opened(desk)
    typed = written(
        desk, address, barn__TOTAL_FORMS=2, barn__0__name="Ida", barn__1__name="Bo", barn__1__same_place="on"
    )
    desk.post(address, {**typed, "save_draft": "1"})

    assert re.search(r'name="barn-1-same_place"[^>]* checked', page_of(desk.get(address)))


@pytest.mark.parametrize(
    ("addresses", "message"),
    [
        ({}, "Der står ingen adresse ved det første barn."),
        (
            {"barn__0__address": "Havnegade 3", "barn__1__address": "Torvet 1"},
            "Du har både skrevet en adresse og sat kryds",
        ),
    ],
)
def test_a_tick_that_cannot_be_followed_is_told_of_and_stays(desk, addresses, message):
    names = {"barn__0__name": "Ida Bro", "barn__1__name": "Bo Bro"}
    answer = sent(desk, text="To", barn__TOTAL_FORMS=2, barn__1__same_place="on", **names, **addresses)

    page = page_of(answer)
    assert message in page and "Der er én ting, du skal rette" in page
    assert re.search(r'name="barn-1-same_place"[^>]* checked', page)
    assert all(f'value="{typed}"' in page for typed in addresses.values())
    assert not Notification.objects.exists()


def test_a_sibling_is_looked_for_where_the_first_child_lives(desk):
    sent(desk, text="Før", barn__0__name="Bo Bro", barn__0__address="Havnegade 3")
    address = opened(desk)
    typed = {"barn__0__address": "Havnegade 3", "barn__1__same_place": "on", "find": "1"}

    found = page_of(desk.post(address, written(desk, address, text="To", barn__TOTAL_FORMS=2, **typed)))

    assert "Er det et af disse børn?" in found and "Bo Bro" in found


def test_another_grown_up_is_added_without_a_script(desk):
    address = opened(desk)

    page = page_of(desk.post(address, {**written(desk, address, text="Ord", voksen__0__name="Mette"), "add": "voksen"}))

    assert "Voksen 2" in page and 'value="Mette"' in page


def test_a_child_we_know_is_found_by_its_whole_number_and_picked(desk, freja, fjordby):
    cpr = IDENTITIES["children_accept"][0]["cpr"]
    sent(desk, text="Først", barn__0__name="Ida Bro", barn__0__cpr=cpr)
    ida = Child.objects.get(name="Ida Bro")
    address = opened(desk)

    found = page_of(desk.post(address, {**written(desk, address, text="Igen", barn__0__cpr=cpr), "find": "0"}))
    desk.post(address, written(desk, address, text="Igen", barn__0__cpr=cpr, barn__0__known_child=str(ida.pk)))

    assert f'value="{ida.pk}" checked' in found and "samme CPR-nummer" in found
    assert ida.concerns.count() == 2


def test_half_a_number_finds_nobody(desk, freja):
    address = opened(desk)

    page = page_of(desk.post(address, {**written(desk, address, text="Ord", barn__0__cpr="110109"), "find": "0"}))

    assert "Vi kender ingen, der ligner. Gem bare: så skrives barnet op som nyt." in page


def test_those_who_are_alike_are_shown_with_the_reason_and_nobody_is_picked(desk, freja):
    address = opened(desk)

    page = page_of(
        desk.post(address, {**written(desk, address, text="Ord", barn__0__name="Freja Aagaard"), "find": "0"})
    )

    assert "Freja Ågård, 9 år" in page and "samme navn" in page and "Familiegruppe Nord" in page
    assert f'value="{freja.pk}" checked' not in page


def test_a_look_for_a_child_is_logged_with_what_was_looked_for_sealed(desk, freja):
    address = opened(desk)

    desk.post(address, {**written(desk, address, text="Ord", barn__0__name="Freja Ågård"), "find": "0"})

    (reading,) = ListReading.objects.all()
    assert reading.children == [freja.pk]
    assert reading.searched is not None
    assert b"Freja" not in bytes(reading.searched)
    assert "Freja Ågård" in unseal(reading.searched, place="list reading")


def test_who_was_picked_stays_picked_while_more_is_written(desk, freja):
    address = opened(desk)

    page = page_of(
        desk.post(address, {**written(desk, address, text="Ord", barn__0__known_child=str(freja.pk)), "add": "barn"})
    )

    assert f'value="{freja.pk}" checked' in page and "Freja Ågård" in page


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"received_at": "2026-02-30T10:00"}, "Datoen skal findes i kalenderen."),
        ({"received_at": "29.02.2026 kl. 10.00"}, "Datoen skal findes i kalenderen."),
        ({"received_at": "2026-10-16T21:20"}, "Tidspunktet ligger i fremtiden."),
        ({"barn__0__birth_date": "29.02.2023"}, "Datoen skal findes i kalenderen."),
        ({"barn__0__birth_date": "17.10.2026"}, "Fødselsdagen ligger i fremtiden."),
        (
            {"barn__0__birth_date": "16.10.2026", "received_at": "2026-10-15T10:00"},
            "Barnet er født, efter at underretningen kom.",
        ),
        ({"barn__0__name": "x" * 301}, "300 tegn"),
        ({"barn__0__known_child": "hest"}, "Valget kunne ikke læses."),
    ],
)
def test_bad_input_is_told_in_danish_and_nothing_typed_is_lost(desk, typed, message):
    answer = sent(desk, **{"text": "Det, der blev fortalt.", "notifier_name": "Tove Krogh", **typed})

    page = page_of(answer)
    assert message in page
    assert "Der er én ting, du skal rette" in page
    assert 'value="Tove Krogh"' in page
    assert "Det, der blev fortalt." in page
    for value in typed.values():
        if isinstance(value, str) and value.startswith(("29.", "30.", "17.")):
            assert value in page
    assert not Notification.objects.exists()


@pytest.mark.parametrize("name", ["notifier_kind", "safety_flags", "suspect", "concerns", "danger_now", "channel"])
def test_a_code_of_yesterdays_list_is_taken_along_and_flagged(desk, name):
    assert sent(desk, text="Ord", **{name: "hest"}).status_code == 302

    assert any("hest" in code for code in Notification.objects.get().unknown_codes)


def test_a_sign_nobody_can_see_keeps_no_notification_out(desk):
    assert sent(desk, text="ord\x00ord", barn__0__name="Ida\x00 Bro").status_code == 302

    assert Notification.objects.get().text == "ordord"


@pytest.mark.parametrize("number", ["9" * 5000, "²", "-1"])
@pytest.mark.parametrize("looks", ["find", "add", "shown"])
def test_a_row_that_no_page_has_is_no_row(desk, looks, number):
    address = opened(desk)
    typed = {**written(desk, address, text="Ord"), "find": number, looks: number, f"barn-{number}-name": "Ida"}
    answer = desk.post(address, urlencode(typed, doseq=True), content_type="application/x-www-form-urlencoded")

    assert answer.status_code == 200 and "Ord" in page_of(answer)
    assert not Notification.objects.exists()


def test_five_minutes_ahead_is_two_clocks_that_differ(desk):
    assert sent(desk, text="Ord", received_at="2026-10-16T21:18").status_code == 302
    assert Notification.objects.get().received_at == FRIDAY_EVENING


def test_a_number_that_cannot_be_read_becomes_a_question(desk):
    sent(desk, text="Ord", barn__0__name="Ida", barn__0__cpr="noget med 4")

    asked = Notification.objects.get().questions.values_list("asks", flat=True)
    assert any("noget med 4" in asks for asks in asked)


@pytest.mark.parametrize("tampered", [{"barn__TOTAL_FORMS": "hest"}, {"barn__TOTAL_FORMS": "10000"}])
def test_a_form_that_was_tampered_with_stores_nothing_and_keeps_the_text(desk, tampered):
    answer = sent(desk, text="Det, der blev fortalt.", **tampered)

    assert answer.status_code == 200 and "Det, der blev fortalt." in page_of(answer)


def test_pressed_twice_it_is_one_notification_with_one_receipt(desk):
    address = opened(desk)
    typed = written(desk, address, text="Ord")

    first, second = desk.post(address, typed), desk.post(address, typed)

    assert first.url == second.url
    assert Notification.objects.count() == 1


def test_opened_again_after_it_was_stored_it_shows_the_receipt(desk):
    address = opened(desk)
    stored = desk.post(address, written(desk, address, text="Ord"))

    assert desk.get(address).url == stored.url


def test_what_is_changed_after_it_was_stored_is_kept_as_another_draft(desk):
    address = opened(desk)
    typed = written(desk, address, text="Ord")
    desk.post(address, typed)

    again = desk.post(address, {**typed, "text": "Ord, og så ringede han igen."})

    page = page_of(desk.get(again.url))
    assert again.url != address
    assert "Ord, og så ringede han igen." in page and "Underretningen er allerede gemt." in page
    assert Notification.objects.count() == 1


def test_a_draft_is_kept_without_a_script_and_is_gone_when_it_is_stored(desk):
    address = opened(desk)
    typed = written(desk, address, text="Halv sætning", barn__TOTAL_FORMS=2, barn__1__name="Bo")
    kept = desk.post(address, {**typed, "save_draft": "1"}, follow=True)
    assert "Halv sætning" in page_of(kept) and 'value="Bo"' in page_of(kept) and "Kladde gemt kl." in page_of(kept)

    desk.post(address, written(desk, address, text="Hele sætningen."))

    assert not Draft.objects.filter(finished_at=None).exists()


def test_when_the_log_in_ends_while_somebody_writes_the_words_are_shown_again(desk):
    address = opened(desk)
    typed = written(desk, address, text="Det, der blev fortalt.")
    desk.logout()

    answer = desk.post(address, typed, headers={"origin": "http://testserver"})

    assert "Det, der blev fortalt." in page_of(answer)
    assert not Notification.objects.exists()


def test_the_receipt_says_the_number_the_moment_and_what_to_tell_the_caller(desk):
    answer = sent(desk, text="Ord", notifier_kind="2", notifier_name="Tove Krogh", barn__0__name="Ida Bro")

    page = page_of(desk.get(answer.url))
    notification = Notification.objects.get()
    assert notification.receipt in page
    assert "Skal vurderes senest lør. 17.10.2026 kl. 21.14" in page
    assert "inden for seks hverdage" in page
    assert f"/modtagelsen/{notification.children.get().pk}/" in page and "Vurdér nu" in page
    assert "Ida" not in page and "Tove" not in page


def test_one_about_our_own_goes_to_the_deputy_and_the_caller_still_gets_a_number(desk):
    OwnPerson.objects.create(name_key="kim lærke")

    answer = sent(desk, text="Ord", barn__0__name="Kim Lærke")

    page = page_of(desk.get(answer.url))
    assert "Sendt til stedfortræderen" in page and "Vurdér nu" not in page
    assert Notification.objects.get().receipt in page
    assert "Kim" not in page_of(desk.get("/modtagelsen/"))


def test_the_receipt_of_somebody_elses_queue_is_not_there(browser_of, svend, came):
    assert browser_of(svend).get(f"/modtagelsen/kvittering/{came.notification.pk}/").status_code == 404


def test_one_field_is_required_and_it_says_for_what():
    required = [
        name
        for form in (NotificationForm, ChildForm, ParentForm)
        for name, field in form.base_fields.items()
        if field.required
    ]

    assert required == ["text"]


def test_the_form_asks_the_database_twelve_things_at_most(desk, freja, shown_with_few_questions):
    address = opened(desk)
    typed = {**written(desk, address, text="Ord", barn__0__name="Freja Ågård"), "find": "0"}

    shown_with_few_questions(desk, address)
    shown_with_few_questions(desk, address, typed)


def test_the_receipt_asks_the_database_twelve_things_at_most(desk, freja, shown_with_few_questions):
    came = received(freja, at=FRIDAY_EVENING)

    shown_with_few_questions(desk, f"/modtagelsen/kvittering/{came.notification.pk}/")
