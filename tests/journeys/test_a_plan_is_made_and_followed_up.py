"""A plan is made, read with the child, sent out and followed up: by the keyboard, on a phone, on one sheet of paper."""

from __future__ import annotations

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.keyboard import enter, tab_to
from tests.journeys.screens import PHONE
from tovholder.foundation.chronicle.identity import new_id
from tovholder.foundation.families.models import Child
from tovholder.foundation.letters.models import Letter
from tovholder.practice.plans.models import PlanVersion

GOALS = 4  # of Malik's plan, which holds and has been followed up


def malik() -> Child:
    return Child.objects.get(name="Malik Petersen")


def villads() -> Child:
    return Child.objects.get(name="Villads Lund")


def fill_in(page: Page, label: str, words: str) -> None:
    tab_to(page, label, "textbox")
    page.keyboard.type(words)


def test_a_plan_is_made_and_followed_up_by_the_keyboard_alone(screen_of):
    screen = screen_of("svend")
    page, child = screen.page, villads()
    page.goto(f"/plan/{child.pk}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Barnets plan")
    tab_to(page, "Skriv ønsket", "link")
    enter(page)
    fill_in(page, "Det vil jeg gerne", "Jeg vil lege med mor om morgenen.")
    tab_to(page, "Skrevet sammen med barnet", "radio")
    page.keyboard.press("Space")
    tab_to(page, "Gem ønsket", "button")
    enter(page)
    expect(page.get_by_text("Ønsket er gemt i planen.")).to_be_visible()

    tab_to(page, "Tilføj mål", "link")
    enter(page)
    fill_in(page, "Hvad vil vi se?", "Villads har tørt tøj på")
    fill_in(page, "Hvad gør vi?", "Mor og Jette finder tøj frem om aftenen.")
    fill_in(page, "Hvem gør det?", "Mor og Jette")
    tab_to(page, "Hvad handler målet om?", "combobox")
    page.keyboard.type("Familien")
    tab_to(page, "Gem mål", "button")
    enter(page)
    expect(page.get_by_role("heading", name="Villads har tørt tøj på")).to_be_visible()

    tab_to(page, "Gør planen gældende", "link")
    enter(page)
    expect(page.get_by_text("Jeg vil lege med mor om morgenen.")).to_be_visible()
    fill_in(page, "Sådan har barnets ønske", "Der er tid til leg om morgenen, som Villads bad om.")
    page.get_by_label("Hvornår kigger vi på planen første gang?").focus()
    page.keyboard.type("12182026")
    tab_to(page, "Gør planen gældende", "button")
    enter(page)
    expect(page.get_by_text("Planen gælder nu.")).to_be_visible()

    tab_to(page, "Følg op", "link")
    enter(page)
    tab_to(page, "Det går fremad", "radio")
    page.keyboard.press("Space")
    fill_in(page, "Hvad sker der nu?", "Vi fortsætter.")
    page.get_by_label("Hvornår kigger vi på det igen?").focus()
    page.keyboard.type("01152027")
    fill_in(page, "Hvorfor den dag?", "Børnehaven ser på det efter jul.")
    tab_to(page, "Gem opfølgning", "button")
    enter(page)
    expect(page.get_by_text("Opfølgningen er gemt.")).to_be_visible()
    expect(page.get_by_text("Sådan er det gået: frem.")).to_be_visible()
    expect(page.get_by_role("region", name="Næste gang vi kigger på det")).to_contain_text("15. januar 2027")
    assert "pointer" not in screen.presses


def test_a_goal_is_two_presses_and_six_fields(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.goto(f"/plan/{malik().pk}/")
    screen.presses.clear()
    page.get_by_role("link", name="Tilføj mål").click()
    fields = page.locator("main form .form-group:not(:has(fieldset))")
    expect(fields).to_have_count(6)
    see = "Malle har en ven på besøg"
    page.get_by_label("Hvad vil vi se?").fill(see)
    page.get_by_label("Hvad gør vi?").fill("Hanne ringer til drengene fra klassen")
    page.get_by_label("Hvem gør det?").fill("Hanne")
    page.get_by_label("Hvornår skal det være sket?").fill((timezone.localdate() + timedelta(days=50)).isoformat())
    page.get_by_label("Hvordan ser vi det?").fill("En ven på besøg hver uge")
    page.get_by_label("Hvad handler målet om?").select_option("network")
    page.get_by_role("button", name="Gem mål").click()
    expect(page.get_by_role("heading", name=see)).to_be_visible()

    assert screen.pressed() == 2


def test_the_plan_is_sent_for_comment_in_three_presses_from_min_dag(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.get_by_role("link", name="Malle", exact=True).first.click()
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("button", name="Send til kommentering").click()
    expect(page.get_by_text("breve med planen er skrevet")).to_be_visible()

    assert screen.pressed() == 3
    assert Letter.objects.filter(kind="plan_for_comment").count() == 2


def test_read_together_there_is_the_plan_and_nothing_else(screen_of):
    page = screen_of("svend").page
    page.goto(f"/plan/{malik().pk}/")
    page.get_by_role("link", name="Læs den sammen med barnet").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Din plan")
    expect(page.get_by_text("Jeg vil hjem til mor, lidt ad gangen.")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("link")).to_have_count(2)  # past the top, and out again
    assert page.locator("article p").first.evaluate("here => parseFloat(getComputedStyle(here).fontSize)") >= 24


def test_what_is_written_of_a_goal_is_kept_while_it_is_written(screen_of):
    page = screen_of("svend").page
    page.goto(f"/plan/{malik().pk}/maal/")
    page.get_by_label("Hvad vil vi se?").press_sequentially("Malle sover")
    with page.expect_response("**/kladder/**"):
        page.keyboard.press("Tab")  # who leaves the field has it saved at once
    expect(page.get_by_text(re.compile("Kladde gemt kl."))).to_be_visible()

    page.goto(f"/plan/{malik().pk}/maal/")
    expect(page.get_by_label("Hvad vil vi se?")).to_have_value("Malle sover")


def test_the_plan_prints_on_one_sheet(screen_of):
    page = screen_of("svend").page
    page.goto(f"/plan/{malik().pk}/")
    expect(page.get_by_role("heading", level=3)).to_have_count(GOALS)

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1


def long_but_reasonable(holds: PlanVersion) -> None:
    """In work beside the plan that holds: a wish of four lines, and six goals of five."""
    goal = holds.goals.first()
    assert goal is not None
    holds.pk, holds.number, holds.made_at, holds.made_by = new_id(), holds.number + 1, None, None
    holds.wish = "Jeg vil hjem til mor, lidt ad gangen, og jeg vil blive i min klasse. " * 4
    holds.save(force_insert=True)
    goal.version = holds
    goal.do = "Hanne og mor aftaler hver søndag, hvem der henter, og skriver det på tavlen i køkkenet. " * 2
    goal.who, goal.measure = "Hanne, mor og skolens kontaktlærer", "Malik siger selv, at det går godt, tre uger i træk"
    for place in range(6):
        goal.pk, goal.thread, goal.place = new_id(), new_id(), place + 1
        goal.save(force_insert=True)


def test_read_together_it_prints_on_one_sheet_also_when_it_is_long(screen_of):
    page = screen_of("svend").page
    page.goto(f"/plan/{malik().pk}/")
    holds = PlanVersion.objects.filter(child=malik(), made_at__isnull=False).latest("made_at")
    long_but_reasonable(holds)
    page.get_by_role("link", name="Læs den sammen med barnet").click()
    expect(page.get_by_role("heading", level=3)).to_have_count(6)

    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.emulate_media(media="print")
    assert page.locator("article p").first.evaluate("here => parseFloat(getComputedStyle(here).fontSize)") >= 13


def test_on_a_phone_everybody_can_use_every_page_of_the_plan(screen_of):
    child = malik()
    version = PlanVersion.objects.filter(plan__child=child).latest("made_at")
    screen = screen_of("svend", width=PHONE)
    goal = version.goals.all()[0]
    ends: tuple[str, ...] = (
        "",
        "laes/",
        "oenske/",
        "maal/",
        "afslut/",
        "kommentar/",
        "opfoelgning/",
        "foraeldre/",
        "foraeldre/maal/",
    )
    ends += ("ung/", "ung/plan/", "ung/tovholder/", "ung/voksenlivet/", "ung/stoette/")
    for address in [
        *(f"/plan/{child.pk}/{end}" for end in ends),
        f"/plan/maal/{goal.pk}/",
        f"/plan/udgave/{version.pk}/",
    ]:
        screen.page.goto(address)
        screen.is_for_everybody()
