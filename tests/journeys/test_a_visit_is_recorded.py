"""A visit to a placed child, written on the phone in the car, and with the keyboard alone at the desk."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.keyboard import enter
from tests.journeys.screens import PHONE
from tovholder.practice.casework.models import ChildConversation, SupervisionVisit
from tovholder.practice.supervision.models import PlannedVisit

SAID = "Jeg vil gerne til fodbold igen."


def test_from_min_dag_to_a_visit_and_the_next_one_takes_five_presses_at_most(screen_of):
    screen = screen_of("svend", width=PHONE)
    page = screen.page
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Tilsyn", exact=True).click()
    page.get_by_role("link", name="Skriv besøg Malle").click()
    page.get_by_role("radio", name="Ja, alene").check()
    page.get_by_label("Barnets egne ord").fill(SAID)
    page.get_by_label("Det så jeg").fill("Malle viste sit værelse og hunden.")
    page.get_by_label("Hvad sker der nu?").fill("Jeg skriver til klubben på mandag.")
    page.get_by_label("Næste besøg").fill("2027-01-12")
    page.get_by_role("button", name="Gem besøg").click()
    expect(page.get_by_text("Besøget er gemt.")).to_be_visible()

    assert screen.pressed() <= 5
    expect(page.get_by_text("Tilsyn sidste 12 mdr.: 2 af 2")).to_be_visible()
    expect(page.get_by_text("tirsdag 12. januar 2027")).to_be_visible()
    visit = SupervisionVisit.objects.get(seen__startswith="Malle viste")
    assert visit.conversation == ChildConversation.objects.get(words=SAID)
    assert PlannedVisit.objects.get(child=visit.child, made_as=None, moved_at=None).day.isoformat() == "2027-01-12"
    screen.is_for_everybody()


def test_what_was_promised_last_time_stands_first_and_the_keyboard_is_enough(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.goto("/tilsyn/")
    screen.is_for_everybody()
    page.get_by_role("link", name="Skriv besøg Malle").focus()
    enter(page)
    expect(page.get_by_role("region", name="Sidste besøg")).to_contain_text("Tilsyn sidste 12 mdr.: 1 af 2")
    screen.is_for_everybody()

    page.get_by_role("radio", name="Ja, alene").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Plejemor blev siddende.")
    page.keyboard.press("Tab")
    page.keyboard.type(SAID)
    page.get_by_role("button", name="Gem besøg").focus()
    enter(page)

    expect(page.get_by_text("ikke alene: Plejemor blev siddende.")).to_be_visible()
    expect(page.get_by_text(SAID)).to_be_visible()


def test_a_visit_without_the_child_is_kept_and_does_not_count(screen_of):
    screen = screen_of("svend", width=PHONE)
    page = screen.page
    page.goto("/tilsyn/")
    page.get_by_role("link", name="Skriv besøg Malle").click()
    page.get_by_role("radio", name="Nej", exact=True).check()
    page.get_by_role("button", name="Gem besøg").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv hvorfor: barnet skal så vidt muligt tales med alene.")
    screen.is_for_everybody()
    page.get_by_label("Hvorfor ikke, eller hvorfor ikke alene?").fill("Malle var til kamp i Havby.")
    page.get_by_role("button", name="Gem besøg").click()
    expect(page.get_by_text("tæller ikke med: barnet blev ikke mødt.")).to_be_visible()
    expect(page.get_by_text("Tilsyn sidste 12 mdr.: 1 af 2")).to_be_visible()


def test_the_second_concern_about_a_foster_family_gives_a_task_for_each_child_there(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.goto("/tilsyn/")
    page.get_by_role("link", name="Hanne og Per").click()
    for text in ("Skolen siger, at Per råber.", "Naboen har hørt det samme."):
        page.get_by_role("link", name="Skriv en bekymring").click()
        page.get_by_label("Hvad drejer bekymringen sig om?").fill(text)
        page.get_by_role("radio", name="Alvorligt: der skal handles").check()
        page.get_by_label("Hvem er bekymret?").fill("Skolen")
        screen.is_for_everybody()
        page.get_by_role("button", name="Gem bekymring").click()
    expect(page.get_by_text("Stedet: 2 det sidste år, 2 i alt")).to_be_visible()
    screen.is_for_everybody()
    page.get_by_role("link", name="Sikkerhedsvurdering af barnet: Malle").click()
    page.get_by_label("Hvad blev gjort?").fill("Talt med Malle alene på skolen. Han er tryg, og ingen er bange.")
    page.get_by_role("button", name="Gem, at det er gjort").click()
    expect(page.get_by_role("listitem").filter(has_text="Sikkerhedsvurdering")).to_contain_text("Gjort")
