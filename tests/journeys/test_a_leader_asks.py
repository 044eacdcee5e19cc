"""Is every child seen in time? Six sentences and a balance, and each opens to what is behind it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tovholder.practice.intake.models import Concern


@pytest.mark.parametrize("who", ["inger", "bodil"])
def test_each_sentence_opens_to_its_children(screen_of, who):
    screen = screen_of(who)
    page = screen.page
    page.get_by_role("link", name="Ledelse").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bliver alle børn set i tide?")
    sentences = page.get_by_role("main").get_by_role("list").first.get_by_role("listitem")
    expect(sentences).to_have_count(6)
    screen.is_for_everybody()

    words = sentences.get_by_role("link").all_inner_texts()
    assert words
    for each in words:
        page.get_by_role("link", name=each.strip()).click()
        if re.match(r"(\d+) af \1 .*inden for 24 timer", each):  # all of them: nobody is left for the list
            expect(page.get_by_text("Der er ingen.")).to_be_visible()
        else:
            said = [int(number) for number in re.findall(r"\d+", page.get_by_role("caption").inner_text())]
            shown, in_all = said[0], said[-1]
            expect(page.get_by_role("table").get_by_role("rowheader")).to_have_count(shown)
            assert shown <= in_all
            assert str(in_all) in re.findall(r"\d+", each)
        screen.is_for_everybody()
        page.get_by_role("link", name="Ledelse").first.click()


def test_the_balance_adds_up_before_and_after_an_assessment(screen_of):
    page = screen_of("inger").page

    def balance() -> list[int]:
        page.goto("/ledelse/")
        said = page.get_by_text(re.compile(r"^Modtaget \d+ = vurderet \d+ \+ venter \d+$")).inner_text()
        return [int(number) for number in re.findall(r"\d+", said)]

    received, assessed, waiting = balance()
    assert received == assessed + waiting
    assert waiting == Concern.objects.filter(assessed_at=None, moved_to=None).count()

    page.goto("/")
    page.get_by_role("link", name="Vurdér Alma Winther").click()
    page.get_by_role("radio", name="Ingen fare").check()
    page.get_by_label("Begrundelse", exact=True).fill("Alma sover hos sin farmor.")
    page.get_by_role("button", name="Gem vurdering").click()
    expect(page.get_by_role("region", name="Det er gjort")).to_be_visible()

    assert balance() == [received, assessed + 1, waiting - 1]
