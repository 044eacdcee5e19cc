"""A grandmother without JavaScript tells what she fears, gets a number, and is seen in Modtagelsen."""

from __future__ import annotations

from playwright.sync_api import expect

from tovholder.practice.intake.models import Notification

WORDS = "Jeg er Almas farmor. Hun ringer om natten og hvisker, fordi hun er bange for at vække sin far."


def test_she_writes_without_javascript_and_the_front_desk_sees_it(screen_of, town):
    without = screen_of(javascript=False)
    page = without.page
    page.goto("/underret/")
    expect(page.get_by_text("Ring 112")).to_be_visible()
    page.get_by_label("Hvad er du bekymret for?").fill(WORDS)
    page.get_by_label("Barnets navn").first.fill("Alma Winther")
    page.get_by_label("Dit navn").fill("Kirsten Winther")
    page.get_by_role("button", name="Send til kommunen").dblclick()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vi har modtaget det, du skrev")
    kept = Notification.objects.get(text=WORDS)
    expect(page.get_by_text(kept.receipt)).to_be_visible()
    receipt = page.url
    assert Notification.objects.filter(text=WORDS).count() == 1

    seen = screen_of()
    for address in ("/underret/", receipt):
        seen.page.goto(address)
        seen.is_for_everybody()

    karen = screen_of("karen")
    town.clock.set(kept.received_at)  # the front desk sees it in the minute it came, however long we looked
    karen.page.get_by_role("link", name="Modtagelsen", exact=True).click()
    row = karen.page.get_by_role("listitem").filter(has_text="Jeg er Almas farmor.")
    expect(row).to_contain_text("Alma Winther")
    expect(row).to_contain_text("0 t 0 min")
    karen.is_for_everybody()
    row.get_by_role("link").first.click()
    expect(karen.page.get_by_role("region", name="Underretningen", exact=True)).to_contain_text(WORDS)
    expect(karen.page.get_by_role("region", name="Underretningen", exact=True)).to_contain_text(kept.receipt)
