"""The pictures of the README, from the same town: `pytest tests/journeys/pictures.py` (not part of a test run)."""

from __future__ import annotations

from pathlib import Path

from tovholder.practice.intake.models import Concern

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


def test_take_the_pictures(screen_of):
    PICTURES.mkdir(exist_ok=True)
    page = screen_of("karen").page
    page.screenshot(path=PICTURES / "min-dag.png")
    page.goto(f"/modtagelsen/{Concern.objects.get(child__name='Freja Ågård', assessed_at=None).pk}/")
    page.locator("details.duty").first.locator("summary").click()
    page.mouse.move(0, 0)
    page.screenshot(path=PICTURES / "vurdering.png")
