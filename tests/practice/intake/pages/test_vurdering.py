"""Vurdering as a page: what is known stands first, and four answers are saved together, once."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.practice.intake.pages.visiting import AFTERNOON, page_of
from tests.world.frontdesk import LITTLE_BOY, NEIGHBOUR, NOBODY_KNOWN, assessed, duty, hand, received, screened
from tests.world.people import FRIDAY_EVENING
from tovholder.foundation.access.models import ListReading, Reading, Reason
from tovholder.foundation.chronicle.authors import NOBODY_LOGGED_IN
from tovholder.foundation.drafts.models import Draft
from tovholder.foundation.families.models import Adult, Child, Home, Residence, Tie
from tovholder.foundation.letters.models import Letter, Outgoing
from tovholder.practice.casework.actions.help.measures import start_measure
from tovholder.practice.intake.forms.assessing import AssessmentForm
from tovholder.practice.intake.models import (
    Acknowledgement,
    Notification,
    ParentsTold,
    SafetyAssessment,
    Screening,
)
from tovholder.practice.intake.reports import ChildSaid, NotifierSaid, ParentSaid


def alarms_rung():
    return Outgoing.objects.filter(kind="out_of_hours_alarm")


pytestmark = pytest.mark.django_db

CHILD_ITSELF = NotifierSaid(kind="12", name="Freja Ågård", contact="30 40 50 60")


def address_of(came: Any, number: int = 0) -> str:
    return f"/modtagelsen/{came.concerns[number].pk}/"


def written(client: Any, address: str, **typed: Any) -> dict[str, Any]:
    """What the browser would send: what the page carries, and what was typed."""
    page = client.get(address).content.decode()
    carried = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0]
        for name in ("once", "draft_version", "seen_version")
    }
    return {"assessed_at": "2026-10-16T21:10", **carried, "save": "1", **typed}


def sent(client: Any, address: str, **typed: Any) -> Any:
    return client.post(address, written(client, address, **typed))


def measure_begins(child: Child) -> None:
    """Help that runs, and a line that says so."""
    since = datetime(2026, 1, 1, tzinfo=UTC)
    start_measure(child, kind="Fast kontaktperson", happened_at=since, at=since, by=NOBODY_LOGGED_IN)


def test_when_a_child_is_assessed_the_page_says_where_one_goes_on(desk, karen):
    came = received(ChildSaid(name="Oscar"), ChildSaid(name="Liv"))
    oscar, liv = came.concerns
    assessed(oscar, by=hand(karen))
    first = next_step_of(desk, came)
    screened(oscar, outcome="N5", by=hand(karen))
    assessed(liv, by=hand(karen))
    then = next_step_of(desk, came)

    assert f'href="/modtagelsen/{liv.pk}/">Vurdér Liv' in first
    assert "Afgør, hvad der skal ske" in first
    assert f'href="/barn/{oscar.child_id}/"' in then
    assert "Vurdér Liv" not in then


def next_step_of(desk, came):
    return desk.get(address_of(came)).content.decode().split('class="next-step"')[1].split("</p>")[0]


def test_what_is_known_stands_first_then_the_words_then_the_help_then_the_answers(desk, freja, karen):
    before = received(freja, at=FRIDAY_EVENING - timedelta(days=100), text="Den forrige.", notifier=NEIGHBOUR)
    assessed(before.concerns[0], by=hand(karen), by_name=karen.name)
    screened(before.concerns[0], outcome="N1", reason="Mor får råd.", by=hand(karen))
    came = received(freja, at=AFTERNOON, text="Den nye.")

    page = page_of(desk.get(address_of(came)))

    order = ["2. underretning om barnet på 12 måneder. 2 i alt, fra 2 forskellige", "Den forrige.", "Det blev gjort:"]
    order += ["Ingen fare", "Mor får råd.", "Den nye.", "Hjælp, der kører", "Frister", "Er barnet i fare?"]
    places = [page.index(each) for each in order]
    assert places == sorted(places)


def test_a_siblings_and_a_household_history_is_there_whoever_has_the_case(desk, freja, fjordby):
    emil = Child.objects.create(name="Emil Ågård", birth_date="2020-02-29", unit=fjordby.south)
    mother = Adult.objects.create(name="Mette Ågård")
    for child in (freja, emil):
        Tie.objects.create(child=child, adult=mother, kind="mother", starts="2017-05-04")
    received(emil, at=FRIDAY_EVENING - timedelta(days=30), text="Om lillebror.")
    came = received(freja, at=AFTERNOON)

    page = page_of(desk.get(address_of(came)))

    assert "Om en søskende: Emil Ågård" in page and "Om lillebror." in page
    assert emil.pk in ListReading.objects.latest("at").children


def test_a_parent_of_whom_only_the_telephone_is_known_is_shown_as_one_without_a_name(desk):
    came = received(LITTLE_BOY, at=AFTERNOON, parents=(ParentSaid(phone="12345678"),))

    assert 'En voksen uden navn, <a class="phone"' in page_of(desk.get(address_of(came)))


def test_an_unfounded_one_is_shown_with_the_word_first(desk, freja, karen):
    before = received(freja, at=FRIDAY_EVENING - timedelta(days=100))
    screened(before.concerns[0], outcome="N0", unfounded=True, by=hand(karen))

    assert "Ubegrundet: Om barnet selv" in page_of(desk.get(address_of(received(freja, at=AFTERNOON))))


def test_every_clock_opens_to_its_paragraph_its_start_and_how_it_was_counted(desk, came):
    page = page_of(desk.get(address_of(came)))

    assert "24-timers vurdering af underretning" in page
    assert "Barnets lov § 136" in page
    assert "Fristen løber fra" in page and "Sådan er der talt" in page and "24 timer regnet i rigtige timer" in page


def test_the_look_is_logged_with_the_notification_as_reason(desk, came, freja):
    desk.get(address_of(came))

    reading = Reading.objects.get()
    assert (reading.child_id, reading.reason, reading.because) == (
        freja.pk,
        Reason.NOTIFICATION,
        came.notification.pk,
    )


def test_the_24_hour_assessment_alone_stops_its_clock(desk, came, freja, karen):
    answer = sent(
        desk,
        address_of(came),
        result="no_danger",
        reason="Læreren har hende hos sig.",
        contact_family_before="20.10.2026",
        second_person="Lis Toft",
    )

    assert answer.url == address_of(came)
    assessment = SafetyAssessment.objects.get()
    assert (assessment.result, assessment.reason, assessment.assessed_by, assessment.assessed_by_name) == (
        "no_danger",
        "Læreren har hende hos sig.",
        karen.pk,
        "Karen Holm",
    )
    assert assessment.assessed_at == FRIDAY_EVENING - timedelta(minutes=4)
    assert (assessment.contact_family_before, assessment.second_person) == (date(2026, 10, 20), "Lis Toft")
    assert duty(freja, "NOTIF-24H").met_at == assessment.assessed_at
    assert not Screening.objects.exists()
    page = page_of(desk.get(address_of(came)))
    assert (
        "Vurderet: Ingen fare" in page
        and "Læreren har hende hos sig." in page
        and "1. Vurdér barnets sikkerhed igen" in page
    )


def test_the_screening_may_come_later(desk, came, karen):
    assessed(came.concerns[0], by=hand(karen), by_name=karen.name, at=AFTERNOON + timedelta(hours=1))

    sent(desk, address_of(came), outcome="N4", screening_reason="Fraværet skal afdækkes.")

    assert Screening.objects.get().outcome == "N4"
    assert "Afgjort: Afdækning" in page_of(desk.get(address_of(came)))


def test_all_four_answers_are_saved_at_once(desk, came, fjordby, freja):
    sent(
        desk,
        address_of(came),
        result="already_safe",
        reason="Hos mormor.",
        acute_measure="Mormor har hentet hende.",
        outcome="N10",
        sent_to=str(fjordby.north.pk),
        screening_reason="Kendt sag.",
        acknowledge="in_person",
        parents="told",
        parents_whom="Mor",
        parents_how="Telefon",
    )

    assert SafetyAssessment.objects.get().acute_measure == "Mormor har hentet hende."
    assert Screening.objects.get().sent_to == fjordby.north
    assert Acknowledgement.objects.get().in_person
    assert ParentsTold.objects.get().whom == "Mor"


def test_an_unfounded_one_is_closed_with_its_reason_and_stays(desk, came):
    page = page_of(desk.get(address_of(came)))
    sent(
        desk,
        address_of(came),
        result="no_danger",
        reason="Set barnet.",
        outcome="N0",
        screening_reason="Drilleri.",
        unfounded="on",
    )

    assert "Den sætter intet mærke på familien." in page and "bliver i registret" in page
    assert Screening.objects.get().unfounded
    assert Notification.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({}, "Der er ikke svaret på noget endnu."),
        ({"reason": "Hun er hos mormor."}, "Vælg, om barnet er i fare."),
        ({"result": "no_danger"}, "Skriv begrundelsen."),
        ({"result": "hest", "reason": "Hun er hos mormor."}, "Svaret findes ikke på listen."),
        ({"result": "no_danger", "reason": "x", "assessed_at": "2026-10-16T17:00"}, "før underretningen kom"),
        ({"result": "no_danger", "reason": "x", "assessed_at": "2026-10-16T21:20"}, "Tidspunktet ligger i fremtiden."),
        ({"result": "no_danger", "reason": "x", "assessed_at": "29.02.2026 kl. 10.00"}, "Datoen skal findes"),
        ({"result": "no_danger", "reason": "x", "contact_family_before": "15.10.2026"}, "Dagen er gået."),
        ({"result": "no_danger", "reason": "x", "contact_family_before": "30.02.2027"}, "Datoen skal findes"),
        ({"outcome": "N4"}, "Skriv begrundelsen for vejen videre."),
        ({"screening_reason": "Fordi."}, "Vælg, hvad der skal ske."),
        ({"outcome": "N10", "screening_reason": "Kendt."}, "Vælg den enhed, sagen sendes til."),
        ({"outcome": "N4", "screening_reason": "Fordi.", "unfounded": "on"}, "En ubegrundet underretning lukkes."),
        ({"outcome": "N8", "screening_reason": "Flyttet."}, "Vurdér først selv, om barnet er i fare."),
        ({"outcome": "N11", "screening_reason": "Kopi."}, "Svaret findes ikke på listen."),
        ({"parents": "told"}, "Skriv, hvem der er orienteret."),
        ({"parents": "untold"}, "Skriv, hvorfor forældrene ikke skal orienteres."),
        ({"parents_whom": "Mor"}, "Vælg, om forældrene er orienteret."),
        ({"parents": "told", "parents_whom": "Mor", "parents_told_at": "2026-10-15T10:00"}, "før underretningen kom"),
        ({"acknowledge": "due"}, "Et brev kan ikke sendes nu"),
    ],
)
def test_what_is_begun_is_finished_or_told_and_nothing_typed_is_lost(desk, came, typed, message):
    answer = sent(desk, address_of(came), **{"parents_how": "Telefon", "result": "", **typed})

    page = page_of(answer)
    assert answer.status_code == 200
    assert message in page, page[page.find("error-summary") :][:600]
    assert 'value="Telefon"' in page
    for name in ("reason", "screening_reason", "parents_whom"):
        assert typed.get(name, "") in page
    assert not SafetyAssessment.objects.exists() and not Screening.objects.exists() and not ParentsTold.objects.exists()


def test_pressed_twice_it_is_one_assessment(desk, came):
    typed = written(desk, address_of(came), result="no_danger", reason="Talt med skolen.", acknowledge="in_person")

    first, second = desk.post(address_of(came), typed), desk.post(address_of(came), typed)

    assert first.url == second.url == address_of(came)
    assert (SafetyAssessment.objects.count(), Acknowledgement.objects.count()) == (1, 1)


def test_two_who_assess_at_once_meet_each_others_words(desk, browser_of, came, nadja):
    typed = written(desk, address_of(came), result="no_danger", reason="Min tekst.")
    sent(browser_of(nadja), address_of(came), result="police_or_hospital", reason="Nadjas tekst.")

    met = desk.post(address_of(came), typed)

    page = page_of(met)
    assert "En anden har gemt, mens du skrev" in page and "Nadjas tekst." in page and "Min tekst." in page
    assert SafetyAssessment.objects.count() == 1
    seen = re.findall(r'name="seen_version" value="([^"]*)"', met.content.decode())[0]
    assert desk.post(address_of(came), {**typed, "seen_version": seen}).status_code == 302
    assert SafetyAssessment.objects.count() == 2


def test_a_text_changed_after_it_was_saved_is_met_and_not_lost(desk, came):
    typed = written(desk, address_of(came), result="no_danger", reason="Først.")
    desk.post(address_of(came), typed)

    again = desk.post(address_of(came), {**typed, "reason": "Rettet bagefter."})

    assert "Rettet bagefter." in page_of(again)
    assert SafetyAssessment.objects.count() == 1


def test_a_draft_is_kept_without_a_script_and_is_gone_when_it_is_saved(desk, came):
    typed = written(desk, address_of(came), reason="Halv sætning")
    kept = desk.post(address_of(came), {**typed, "save_draft": "1"}, follow=True)
    assert "Halv sætning" in page_of(kept)

    sent(desk, address_of(came), result="no_danger", reason="Hel sætning.")

    assert not Draft.objects.filter(finished_at=None).exists()


def test_siblings_of_the_notification_are_one_click_away(desk, freja):
    came = received(freja, LITTLE_BOY, at=AFTERNOON)

    page = page_of(desk.get(address_of(came)))

    assert address_of(came, 1) in page and "(mangler vurdering)" in page


def test_a_siblings_assessment_is_a_start_only_when_somebody_chooses_it(desk, freja, karen):
    came = received(freja, ChildSaid(name="Emil Ågård"), at=AFTERNOON)
    assessed(came.concerns[0], by=hand(karen), by_name=karen.name, reason="Begge er hos mormor.")

    as_it_is = page_of(desk.get(address_of(came, 1)))
    chosen = page_of(desk.get(f"{address_of(came, 1)}?som={came.concerns[0].pk}"))

    assert "Begge er hos mormor." not in as_it_is and "Begynd med det, der er skrevet om Freja Ågård" in as_it_is
    assert "Begge er hos mormor." in chosen
    assert SafetyAssessment.objects.count() == 1


def test_the_assessment_of_a_strange_child_cannot_be_fetched_that_way(desk, freja, karen, came):
    other = received(ChildSaid(name="Ida"), at=AFTERNOON)
    assessed(other.concerns[0], by=hand(karen), by_name=karen.name, reason="Om en anden.")

    assert "Om en anden." not in page_of(desk.get(f"{address_of(came)}?som={other.concerns[0].pk}"))


def test_the_acknowledgement_is_a_letter_without_a_word_about_the_child(desk, came):
    sent(desk, address_of(came), acknowledge="letter")

    letter = Letter.objects.get()
    assert Acknowledgement.objects.get().letter == letter
    assert letter.recipient == "Tove Krogh" and came.receipt in letter.body and "Freja" not in letter.body
    assert f"/breve/{letter.pk}/" in page_of(desk.get(address_of(came)))


def test_who_notified_of_siblings_is_answered_once(desk, freja):
    came = received(freja, ChildSaid(name="Storm"), at=AFTERNOON)
    sent(desk, address_of(came), acknowledge="in_person")

    page = page_of(desk.get(address_of(came, 1)))

    assert "Underretteren har fået svar på denne underretning." in page
    assert page.index("Svar igen</summary>") < page.index('name="acknowledge"')


def test_what_was_promised_when_it_was_assessed_may_be_past_when_it_is_written(desk, freja):
    came = received(freja, at=AFTERNOON - timedelta(days=3))
    then = {"result": "no_danger", "reason": "Set barnet.", "assessed_at": "2026-10-13T19:00"}

    assert "Dagen er gået." in page_of(sent(desk, address_of(came), **then, contact_family_before="12.10.2026"))
    sent(desk, address_of(came), **then, contact_family_before="14.10.2026")

    assert SafetyAssessment.objects.get().contact_family_before == date(2026, 10, 14)


def test_a_child_who_notifies_is_told_in_person_and_gets_no_letter(desk, freja):
    came = received(freja, at=AFTERNOON, notifier=CHILD_ITSELF)

    page = page_of(desk.get(address_of(came)))
    refused = sent(desk, address_of(came), acknowledge="letter")

    assert "Underretteren er barnet selv." in page and 'value="letter"' not in page
    assert refused.status_code == 200 and not Letter.objects.exists()


def test_no_letter_goes_to_the_childs_own_home(desk, freja):
    home = Home.objects.create(address="Havnegade 3, 9000 Fjordby")
    Residence.objects.create(child=freja, home=home, starts="2020-01-01")
    at_home = NotifierSaid(kind="13", name="Mette Ågård", contact="Havnegade 3, 9000 Fjordby")
    came = received(freja, at=AFTERNOON, notifier=at_home)

    answer = sent(desk, address_of(came), acknowledge="letter", result="no_danger", reason="Set barnet.")

    assert "Adressen er barnets hjem." in page_of(answer) and "Set barnet." in page_of(answer)
    assert not Letter.objects.exists() and not SafetyAssessment.objects.exists()


def test_while_there_is_a_hold_nothing_is_offered_that_goes_out(desk, freja):
    came = received(freja, at=AFTERNOON, safety_flags=("honour",))

    page = page_of(desk.get(address_of(came)))

    assert "Der er kontaktstop." in page and 'value="letter"' not in page and "Ophæv kontaktstop" in page


def test_nobody_is_acknowledged_to_when_nobody_is_known(desk, freja):
    came = received(freja, at=AFTERNOON, notifier=NOBODY_KNOWN)

    assert "Der er ingen at kvittere til." in page_of(desk.get(address_of(came)))


def test_parents_who_are_not_to_know_are_left_out_with_the_reason(desk, came):
    sent(desk, address_of(came), parents="untold", parents_not_because="Politiet afhører mandag.")

    assert ParentsTold.objects.get().not_because == "Politiet afhører mandag."


def test_running_help_asks_for_somebody_new_to_the_case(desk, freja, came):
    measure_begins(freja)

    page = page_of(desk.get(address_of(came)))

    assert "Fast kontaktperson" in page and "Mindst én, der er ny i sagen" in page


def test_who_has_worked_with_the_child_is_told_that_somebody_new_is_missing(desk, freja, karen):
    before = received(freja, at=FRIDAY_EVENING - timedelta(days=30))
    assessed(before.concerns[0], by=hand(karen), by_name=karen.name)
    measure_begins(freja)
    came = received(freja, at=AFTERNOON)

    saved = desk.post(
        address_of(came), written(desk, address_of(came), result="no_danger", reason="Talt med skolen."), follow=True
    )

    assert "Ingen af jer var ny i sagen." in page_of(saved)


def test_who_is_new_to_the_case_is_told_by_name(desk, freja, karen, svend, came):
    before = received(freja, at=FRIDAY_EVENING - timedelta(days=30))
    assessed(before.concerns[0], by=hand(karen), by_name=karen.name)

    page = page_of(desk.get(f"{address_of(came)}ny-i-sagen/"))

    assert "Du er ikke ny i sagen." in page and "Svend Dahl" in page


def test_saving_calls_off_the_alarms_of_the_night(desk, came):
    assert alarms_rung().filter(called_off_at=None).exists()

    sent(desk, address_of(came), result="no_danger", reason="Talt med skolen.")

    assert not alarms_rung().filter(called_off_at=None, done_at=None).exists()


@pytest.mark.parametrize(
    ("who", "answer"), [("karen", 200), ("nadja", 200), ("dorte", 404), ("svend", 404), ("bodil", 404)]
)
def test_intake_and_the_watch_may_assess_and_nobody_else(request, browser_of, came, who, answer):
    client = browser_of(request.getfixturevalue(who))

    assert client.get(address_of(came)).status_code == answer
    client.post(address_of(came), {"result": "no_danger", "reason": "x"})
    assert SafetyAssessment.objects.exists() is (answer == 200)


def test_when_the_log_in_ends_while_somebody_writes_the_words_are_shown_again(desk, came):
    typed = written(desk, address_of(came), result="no_danger", reason="Læreren har hende hos sig.")
    desk.logout()

    answer = desk.post(address_of(came), typed, headers={"origin": "http://testserver"})

    assert "Læreren har hende hos sig." in page_of(answer)


def test_nobody_is_in_the_title_or_kept_in_the_browser(desk, came):
    answer = desk.get(address_of(came))

    assert answer["Cache-Control"] == "no-store"
    assert re.findall(r"<title>(.*?)</title>", answer.content.decode()) == ["Vurdering af underretning – Tovholder"]


@pytest.mark.parametrize("notifications", [1, 25])
def test_the_page_asks_the_database_twelve_things_at_most(
    desk, freja, fjordby, shown_with_few_questions, notifications
):
    emil = Child.objects.create(name="Emil Ågård", birth_date="2020-02-29", unit=fjordby.south)
    mother = Adult.objects.create(name="Mette Ågård")
    for child in (freja, emil):
        Tie.objects.create(child=child, adult=mother, kind="mother", starts="2017-05-04")
    for number in range(notifications):
        received(freja, emil, at=FRIDAY_EVENING - timedelta(days=30 + number))
    came = received(freja, LITTLE_BOY, at=AFTERNOON)

    shown_with_few_questions(desk, address_of(came))


def test_a_screening_has_at_most_eight_required_fields():
    assert sum(field.required for field in AssessmentForm.base_fields.values()) <= 8


def test_where_the_child_stays_is_said_by_the_name_of_its_own_unit(desk, came, fjordby, freja):
    with_a_unit = page_of(desk.get(address_of(came)))
    Child.objects.filter(pk=freja.pk).update(unit=None, caseworker=None)

    without = page_of(desk.get(address_of(came)))

    assert freja.unit == fjordby.north
    assert "Bliver i Familiegruppe Nord" in with_a_unit
    assert "Bliver i Modtagelsen" in without
    assert "Bliver i Familiegruppe" not in without
