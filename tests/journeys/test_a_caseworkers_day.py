"""Svend's day: from his dates to the child, to what has happened, to a note for two brothers; and what is not his."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tovholder.foundation.access.models import Reading
from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import NoteCopy


def test_from_min_dag_to_the_child_and_what_has_happened(screen_of):
    screen = screen_of("svend")
    page = screen.page
    expect(page.get_by_text("3 børn i 2 familier")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("Efterfølgende opfølgning.*Malle"))).to_be_visible()
    screen.is_for_everybody()

    page.get_by_role("link", name="Malle", exact=True).first.click()
    expect(page.get_by_role("region", name="Barnet", exact=True)).to_contain_text("Hanne og Per")
    expect(page.get_by_role("region", name="Hvem gør hvad")).to_contain_text("Svend Dahl")
    expect(page.get_by_role("region", name="Barnets egne ord")).to_contain_text("Må jeg også være hos mor om onsdagen?")
    screen.is_for_everybody()
    page.get_by_role("button", name="Vis CPR-nummer").click()
    expect(page.get_by_text("110611-7042")).to_be_visible()

    page.get_by_role("link", name="Tidslinje", exact=True).click()
    expect(page.get_by_role("heading", name="Tilsynsbesøg")).to_be_visible()
    screen.is_for_everybody()
    page.get_by_label("Vis", exact=True).select_option("Samtaler med barnet")
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_role("heading", name="Samtale med barnet").first).to_be_visible()
    expect(page.get_by_role("heading", name="Tilsynsbesøg")).to_have_count(0)
    malik = Child.objects.get(name="Malik Petersen")
    pages = Reading.objects.filter(child_id=malik.pk).values_list("page", flat=True)
    assert {"child", "timeline"} <= set(pages)


def test_one_note_in_two_brothers_journals(screen_of):
    screen = screen_of("svend")
    page = screen.page
    page.get_by_role("link", name="Skriv notat om Villads Lund").first.click()
    page.get_by_label(re.compile("^Notat")).fill("Hentet fra børnehaven sammen med mor. Begge havde tørt tøj på.")
    page.get_by_role("checkbox", name="Viggo Lund").check()
    screen.is_for_everybody()
    page.get_by_role("button", name="Gem notat").click()

    expect(page.get_by_text("Notatet er gemt i 2 børns journaler.")).to_be_visible()
    assert {copy.child.name for copy in NoteCopy.objects.filter(note__text__startswith="Hentet fra")} == {
        "Villads Lund",
        "Viggo Lund",
    }
    page.get_by_role("link", name="Viggo Lund").first.click()
    page.get_by_role("link", name="Journal").click()
    expect(page.get_by_text("Begge havde tørt tøj på.")).to_be_visible()


@pytest.mark.parametrize("typed", ["aagaard", "ÅGÅRD"])
def test_a_name_is_found_in_every_danish_spelling_at_an_address_that_says_nothing(screen_of, typed):
    page = screen_of("karen").page
    page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").fill(typed)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Søgeresultat")
    expect(page.get_by_role("rowheader").get_by_role("link")).to_have_text([re.compile("Freja"), re.compile("Storm")])
    assert re.search(r"/soeg/[0-9a-f-]{36}/$", page.url)


def test_when_only_one_fits_she_is_there_at_once(screen_of):
    page = screen_of("sofie").page
    page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").fill("emma noergaard")
    page.keyboard.press("Enter")

    expect(page.get_by_role("region", name="Barnet", exact=True)).to_contain_text("Emma Nørgaard")
    expect(page.get_by_text("Hemmelig adresse 1")).to_have_count(0)
    page.get_by_role("button", name="Vis beskyttet adresse").click()
    expect(page.get_by_text("Hemmelig adresse 1")).to_be_visible()


def test_what_is_not_hers_is_not_there(screen_of):
    screen = screen_of("sofie")
    page = screen.page
    page.get_by_label("Søg på navn, CPR-nummer, telefon eller sagsnummer").fill("malik petersen")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Intet barn, du har adgang til, hedder det eller har det nummer.")).to_be_visible()
    screen.is_for_everybody()

    malik = Child.objects.get(name="Malik Petersen").pk
    for address in ("/barn/{}/", "/barn/{}/tidslinje/", "/sag/{}/notat/", "/sag/{}/samtale/"):
        said = []
        for child in (malik, uuid4()):
            answer = page.goto(address.format(child))
            assert answer is not None
            said.append((answer.status, page.get_by_role("main").inner_text()))
        assert said[0] == said[1]
        assert said[0][0] == 404
    screen.is_for_everybody()
