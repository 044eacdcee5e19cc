"""The town's own figures stand beside the published ones, in numbers and on a page."""

from __future__ import annotations

from datetime import date

import pytest

from tovholder.entrances.rehearsal.towns.making import Wanted, found_town, heard_of, live_in_memory
from tovholder.entrances.rehearsal.towns.page import page_of
from tovholder.entrances.rehearsal.towns.report import QUESTIONS, Figure, compare
from tovholder.practice.intake.models import Concern

TOWN = Wanted(children=600, years=2, seed=3, last=date(2025, 12, 31))


@pytest.mark.django_db
def test_the_figures_are_asked_of_the_rows_and_come_with_what_was_published_and_where():
    live_in_memory(found_town(TOWN), heard_of(TOWN))

    figures = compare(children=TOWN.children, first=TOWN.span.first, last=TOWN.last)

    told = {figure.figure: figure for figure in figures}
    assert len(told) == len(QUESTIONS)
    assert all(figure.published > 0 and figure.source for figure in figures)
    in_time = told["Andel vurderet inden 24 timer (andel)"]
    assert in_time.published == 0.9
    assert in_time.ours is not None and 0.8 < in_time.ours < 1
    children = Concern.objects.filter(notification__received_at__year=2025).values("child").distinct().count()
    reported = told["Børn med mindst én underretning pr. 1.000 0-17-årige (pr. 1.000 om året)"]
    assert reported.published == 101.04
    assert reported.ours == pytest.approx(children / 0.6)


@pytest.mark.django_db
def test_what_has_not_happened_in_a_town_has_no_figure_instead_of_a_nought():
    found_town(TOWN)

    figures = compare(children=TOWN.children, first=TOWN.span.first, last=TOWN.last)

    in_time = next(figure for figure in figures if figure.figure.startswith("Andel vurderet"))
    assert in_time.as_json() == {
        "figure": "Andel vurderet inden 24 timer (andel)",
        "published": 0.9,
        "ours": None,
        "source": in_time.source,
    }


def test_the_page_says_in_its_table_what_the_bars_show():
    in_time = Figure("Andel til tiden (andel)", 0.9, 0.45, "Kilden", unit="andel")
    visits = Figure("Besøg (besøg)", 2.0, None, "Vores", unit="besøg", assumed=True)

    page = page_of([in_time, visits], heading="En by")

    assert 'class="published" x="0" y="2" width="300"' in page
    assert 'class="ours" x="0" y="20" width="150"' in page
    assert "0 af 1 offentliggjorte tal er ens" in page
    for words in ("90,0 %", "45,0 %", "lavere her", "2,0 <span", "antaget", "ingen endnu", "kan ikke sammenlignes"):
        assert words in page
    assert "http" not in page.replace("http://www.w3.org", "")
