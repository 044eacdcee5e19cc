"""A child about whom somebody notified has died: the siblings are seen, and the dead child is not assessed."""

from datetime import timedelta

import pytest

from tests.practice.intake.pages.visiting import page_at, page_of, sent
from tests.world.frontdesk import duty, hand, received
from tests.world.people import FRIDAY_EVENING, LONG_AGO, hire
from tovholder.foundation.families.models import Child, Home, Residence
from tovholder.foundation.organisation.models import PostKind
from tovholder.practice.casework.actions import record_death
from tovholder.practice.intake.actions import ChildLives, close_after_death
from tovholder.practice.intake.queries import balance

pytestmark = pytest.mark.django_db
EARLIER = FRIDAY_EVENING - timedelta(hours=30)


@pytest.fixture
def storm(freja):
    """Freja's little brother, in the same home."""
    storm = Child.objects.create(name="Storm Ågård", unit=freja.unit)
    home = Home.objects.create(address="Havnegade 3")
    for child in (freja, storm):
        Residence.objects.create(child=child, home=home, starts=LONG_AGO)
    return storm


@pytest.fixture
def came_before_the_death(freja, storm, karen):
    """Freja died an hour ago; the notification of yesterday is not assessed yet, and its 24 hours are over."""
    came = received(freja, at=EARLIER, danger_now="yes")
    died_at = FRIDAY_EVENING - timedelta(hours=1)
    record_death(freja, happened_at=died_at, at=died_at, by=hand(karen))
    return came


def test_the_board_and_the_watch_run_no_clock_either(desk, came_before_the_death):
    for page in ("/modtagelsen/?vis=tavle", "/modtagelsen/vagt/"):
        shown = page_of(desk.get(page))
        assert "barnet er dødt" in shown and "over fristen" not in shown


def test_the_leader_is_not_told_that_the_dead_child_waits_to_be_assessed(browser_of, came_before_the_death, fjordby):
    inger = hire("inger", "Inger Madsen", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.intake)

    page = page_of(browser_of(inger).get("/ledelse/"))

    assert "Ingen underretninger venter på 24-timers-vurdering." in page
    assert "venter 1" in page


def test_the_queue_says_so_and_runs_no_clock(desk, came_before_the_death):
    queue = page_of(desk.get("/modtagelsen/"))

    assert "Barnet er dødt: se til søskende, og luk den" in queue
    assert "Over fristen" not in queue and "Fare nu" not in queue
    assert "over fristen" not in queue.split('<ol class="queue">')[1].split("</ol>")[0]


def test_nobody_is_asked_whether_the_dead_child_is_in_danger_and_the_siblings_stand_there(desk, came_before_the_death):
    page = page_of(desk.get(page_at(came_before_the_death)))

    assert "Er barnet i fare?" not in page and "Gem vurdering" not in page
    assert "Barnet døde 16. oktober 2026" in page
    assert "Storm Ågård" in page and "Luk underretningen: barnet er dødt" in page


def test_it_is_closed_with_what_was_done_for_the_siblings_and_the_balance_holds(desk, came_before_the_death, storm):
    address = page_at(came_before_the_death, "barnet-er-doedt/")
    refused = page_of(sent(desk, address, seen_to=""))
    assert "Udfyld »Hvad er der gjort for søskende og andre børn i hjemmet?«." in refused

    sent(desk, address, seen_to="Storm er hos moster. Svend har set ham i aften.")

    queue = page_of(desk.get("/modtagelsen/"))
    assert "Ingen underretninger venter." in queue
    assert "modtaget 1 = vurderet 0 + venter 0 + 1 lukket, fordi barnet er dødt" in queue
    counted = balance()
    assert counted.holds and (counted.waiting, counted.closed) == (0, 1)
    assert "Barnet er dødt: lukkes" in page_of(desk.get("/modtagelsen/?trin=afgjort"))
    assert "Storm er hos moster" in page_of(desk.get(page_at(came_before_the_death)))
    assert duty(storm, "DEATH").met_at is None
    assert all(
        "Giv besked" not in page_of(desk.get(at))
        for at in ("/modtagelsen/?trin=afgjort", page_at(came_before_the_death))
    )


def test_of_two_children_in_one_notification_only_the_living_one_wants_assessing(desk, freja, storm, karen):
    came = received(freja, storm, at=EARLIER)
    died_at = FRIDAY_EVENING - timedelta(hours=1)
    record_death(freja, happened_at=died_at, at=died_at, by=hand(karen))

    for number in (0, 1):
        page = page_of(desk.get(page_at(came, number=number)))
        assert "Storm Ågård (mangler vurdering)" in page
        assert "Freja Ågård (mangler vurdering)" not in page


def test_of_a_living_child_nothing_is_closed_for_a_death(desk, came, karen):
    answer = desk.get(page_at(came, "barnet-er-doedt/"), follow=True)

    assert "Barnet står ikke som dødt" in page_of(answer)
    assert "Gem vurdering" in page_of(answer)
    with pytest.raises(ChildLives):
        close_after_death(came.concerns[0], siblings="Ingen.", at=FRIDAY_EVENING, by=hand(karen))
