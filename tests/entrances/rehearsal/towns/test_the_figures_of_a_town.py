"""The town's own figures stand beside the published ones, in numbers and on a page."""

from __future__ import annotations

from datetime import date

import pytest

from tovholder.entrances.rehearsal.towns.compared.page import page_of
from tovholder.entrances.rehearsal.towns.compared.questions import QUESTIONS
from tovholder.entrances.rehearsal.towns.compared.questions.asking import Chance, Question, per_1000_to_22
from tovholder.entrances.rehearsal.towns.compared.report import Figure, Near, compare
from tovholder.entrances.rehearsal.towns.making.town import Wanted, found_town, heard_of, live_in_memory
from tovholder.practice.decisions.models import Gate, Preparation
from tovholder.practice.intake.models import Concern

TOWN = Wanted(children=600, years=2, seed=3, last=date(2025, 12, 31))


@pytest.mark.django_db
def test_the_figures_are_asked_of_the_rows_and_come_with_what_was_published_and_where():
    live_in_memory(found_town(TOWN), heard_of(TOWN))

    figures = compare(children=TOWN.children, first=TOWN.span.first, last=TOWN.last)

    told = {figure.figure: figure for figure in figures}
    assert len(told) == len(figures) > len(QUESTIONS)
    assert all(figure.published > 0 and figure.source for figure in figures)
    in_time = told["Andel vurderet inden 24 timer (andel)"]
    assert in_time.published == 0.9
    assert in_time.ours is not None and 0.8 < in_time.ours < 1
    children = Concern.objects.filter(notification__received_at__year=2025).values("child").distinct().count()
    reported = told["Børn med mindst én underretning pr. 1.000 0-17-årige (pr. 1.000 om året)"]
    assert reported.published == 101.04
    assert reported.ours == pytest.approx(children / 0.6)
    decided = Preparation.objects.exclude(decided_at=None)
    heard = decided.filter(steps__gate=Gate.HEARING, steps__excused=False).distinct()  # left out for a reason is not
    parents_heard = told["Andel af afgørelser, hvor forældrene er partshørt skriftligt (andel)"]
    assert parents_heard.ours == pytest.approx(heard.count() / decided.count())
    assert decided.filter(steps__gate=Gate.HEARING, steps__excused=True).exists()


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


@pytest.mark.parametrize(
    ("ours", "error", "near"),
    [
        (0.57, None, Near.ALIKE),
        (0.9, 0.21, Near.BY_CHANCE),
        (0.9, 0.1, Near.HIGHER),
        (0.2, None, Near.LOWER),
        (None, None, Near.NOT_YET),
    ],
)
def test_a_figure_says_how_near_it_is_and_whether_chance_alone_could_have_done_it(ours, error, near):
    assert Figure("Andel", 0.5, ours, "Kilden", error=error).near == near


def test_a_published_figure_that_measures_something_else_says_so_and_is_not_counted_as_near():
    england = Figure("Gentagelser", 0.226, 0.46, "England", unit="andel", aside="Tæller på en anden måde.")

    page = page_of([england], heading="En by")

    assert england.near == Near.ASIDE
    assert "Tæller på en anden måde." in page
    assert "0 af 0 offentliggjorte tal er ens" in page


def test_rare_things_may_lie_further_off_in_a_small_town():
    rare = Question("placed", "", per=per_1000_to_22, chance=Chance.OF_A_COUNT)

    errors = [rare.error(2.24, cases=None, deviation=None, people=per_1000_to_22(n)) for n in (4_000, 40_000)]

    assert errors == [pytest.approx(0.65, abs=0.01), pytest.approx(0.206, abs=0.001)]


def test_the_page_says_in_its_table_what_the_bars_show():
    in_time = Figure("Andel til tiden (andel)", 0.9, 0.45, "Kilden", unit="andel")
    visits = Figure("Besøg (besøg)", 2.0, None, "Vores", unit="besøg", assumed=True)

    page = page_of([in_time, visits], heading="En by")

    assert 'class="published" x="0" y="2" width="300"' in page
    assert 'class="ours" x="0" y="20" width="150"' in page
    assert "0 af 1 offentliggjorte tal er ens" in page
    for words in ("90,0 %", "45,0 %", "lavere her", "2,0 <span", "antaget", "ingen endnu", "ikke sket endnu", "-50 %"):
        assert words in page
    assert "http" not in page.replace("http://www.w3.org", "")
