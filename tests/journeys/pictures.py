"""The pictures of the README and the manual, from the same town: `pytest tests/journeys/pictures.py`.

Not part of a test run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tovholder.foundation.families.models import Child
from tovholder.practice.casework.models import Investigation
from tovholder.practice.intake.models import Concern

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
# What is taken, by whom, of which child and where.
OF_A_CHILD = (
    ("barnet", "svend", "Malik Petersen", "/barn/{}/"),
    ("plan", "svend", "Malik Petersen", "/plan/{}/"),
    ("indsatser", "svend", "Malik Petersen", "/sag/{}/indsatser/"),
    ("tilsyn", "svend", "Malik Petersen", "/tilsyn/barn/{}/"),
)


def test_take_the_pictures_of_the_front_door(screen_of):
    PICTURES.mkdir(exist_ok=True)
    page = screen_of("karen").page
    page.screenshot(path=PICTURES / "min-dag.png")
    page.goto(f"/modtagelsen/{Concern.objects.get(child__name='Freja Ågård', assessed_at=None).pk}/")
    page.locator("details.duty").first.locator("summary").click()
    page.mouse.move(0, 0)
    page.screenshot(path=PICTURES / "vurdering.png")


@pytest.mark.parametrize(("picture", "who", "child", "page_of_child"), OF_A_CHILD)
def test_take_the_pictures_of_a_childs_pages(screen_of, picture, who, child, page_of_child):
    page = screen_of(who).page
    page.goto(page_of_child.format(Child.objects.get(name=child).pk))
    page.screenshot(path=PICTURES / f"{picture}.png")


def test_take_the_picture_of_an_investigation(screen_of):
    page = screen_of("sofie").page
    page.goto(f"/undersoegelse/{Investigation.objects.get(child__name='Noah Kristensen').pk}/")
    page.screenshot(path=PICTURES / "undersoegelse.png")


def test_take_the_picture_of_the_committee(screen_of):
    page = screen_of("sofie").page
    page.goto("/udvalget/")
    page.screenshot(path=PICTURES / "udvalget.png")
