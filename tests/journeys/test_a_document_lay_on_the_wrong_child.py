"""Two letters lay in one envelope: the school's words about Malik were filed on Viggo, and come to the right child."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.screens import DESK, PHONE
from tovholder.foundation.documents.models import Document
from tovholder.foundation.families.models import Child


@pytest.mark.parametrize(("width", "javascript"), [(DESK, True), (PHONE, False)])
def test_it_is_found_moved_and_told_of(screen_of, tmp_path, width, javascript):
    malik, viggo = Child.objects.get(name="Malik Petersen"), Child.objects.get(name="Viggo Lund")
    words = tmp_path / "udtalelse.txt"
    words.write_text(f"Malik er glad for sin lærer. {width}")
    screen = screen_of("svend", width=width, javascript=javascript)
    page = screen.page
    page.goto(f"/dokumenter/barn/{viggo.pk}/")
    page.get_by_label("Fil").set_input_files(words)
    page.get_by_label("Hvad er det?").fill(f"Udtalelse {width}")
    page.get_by_role("button", name="Journalisér dokument").click()

    page.get_by_role("link", name=f"Flyt Udtalelse {width} til det rette barn").click()
    page.get_by_label("Står barnet ikke her? Søg det frem").fill("malik")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Malik Petersen")).to_be_visible()
    if javascript:
        screen.is_for_everybody()
    page.get_by_role("button", name="Flyt dokumentet").click()
    expect(page.get_by_role("alert")).to_contain_text("Hvorfor stod det forkert?")
    page.get_by_role("radio", name="Malik Petersen").check()
    page.get_by_label("Hvorfor stod det forkert?").fill("To breve i én kuvert")
    page.get_by_role("button", name="Flyt dokumentet").click()

    expect(page.get_by_text("Dokumentet er flyttet til det rette barn.")).to_be_visible()
    assert Document.objects.get(title=f"Udtalelse {width}").child_id == malik.pk
    page.goto(f"/barn/{viggo.pk}/tidslinje/")
    expect(page.get_by_role("heading", name="Et dokument, der lå her ved en fejl, er flyttet").first).to_be_visible()
    expect(page.get_by_text("To breve i én kuvert").first).to_be_visible()
    expect(page.get_by_text(f"Udtalelse {width}")).to_have_count(0)
