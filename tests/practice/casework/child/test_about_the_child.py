"""What stands on the child itself is put right where somebody learns better, and so is where it lives."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import MOVED_IN, a_family
from tests.world.frontdesk import IDENTITIES
from tests.world.people import at_the_desk
from tovholder.core.time.calendar import danish_day
from tovholder.foundation.chronicle.models import Facts, Line
from tovholder.foundation.deadlines.comparing import differing
from tovholder.foundation.families.models import Child, ChildState, Home, Residence

pytestmark = pytest.mark.django_db
STANDS = {"name": "Freja Ågård", "birth_date": "2017-05-04", "protection": "none"}


@pytest.fixture
def child(svend):
    (child,) = a_family(svend)
    return child


def written(user, child, page="about_child", **given):
    answer = at_the_desk(user).post(reverse(f"casework:{page}", args=[child.pk]), given, follow=True)
    child.refresh_from_db()
    return answer.content.decode()


def test_what_stands_comes_filled_in_and_the_childs_page_leads_there(svend, child):
    page = reverse("casework:about_child", args=[child.pk])
    assert page in at_the_desk(svend).get(reverse("desk:child", args=[child.pk])).content.decode()

    said = at_the_desk(svend).get(page).content.decode()

    assert 'value="Freja Ågård"' in said and 'value="2017-05-04"' in said


def test_how_the_child_is_called_reached_and_understood_stands_on_its_page(svend, child):
    said = written(
        svend,
        child,
        **STANDS | {"called": "Fætter", "needs_interpreter": "on", "language": "grønlandsk", "protection": "cpr"},
        safe_channel="Kun på skolen, efter tredje time.",
        school_or_daycare="Bakkeskolen",
    )

    for words in ("Fætter", "grønlandsk", "Navne- og adressebeskyttelse", "Kun på skolen", "Bakkeskolen"):
        assert words in said
    line = Line.objects.get(deed="child put right")
    assert Facts.objects.get(line=line).facts == {
        "fields": ["called", "language", "needs_interpreter", "safe_channel", "school_or_daycare"]
    }
    assert Line.objects.filter(deed="protection set").exists()


def test_a_corrected_birth_date_is_told_to_the_clocks_and_they_count_the_same_again(svend, child):
    written(svend, child, **STANDS | {"birth_date": "2009-02-28"})

    assert child.birth_date == date(2009, 2, 28)
    told = Facts.objects.get(line=Line.objects.filter(deed="child registered").latest("recorded_at", "pk")).facts
    assert told == {"birth_date": "2009-02-28", "minor_until": "2027-02-28"}
    assert differing({child.pk: timezone.now()}) == []


def test_nothing_is_told_when_nothing_is_changed_and_an_empty_birth_date_takes_none_away(svend, child):
    before = Line.objects.count()

    written(svend, child, **STANDS | {"birth_date": ""})

    assert child.birth_date == date(2017, 5, 4)
    assert Line.objects.count() == before


def test_the_number_is_sealed_and_one_that_is_none_is_told_and_nothing_kept(svend, child):
    number = str(IDENTITIES["children_accept"][0]["cpr"])

    assert "har ti cifre" in written(svend, child, **STANDS | {"called": "Fætter"}, cpr="12")
    assert child.called == ""
    said = written(svend, child, **STANDS, cpr=number)

    assert child.cpr_sealed and number not in said


def test_a_child_may_live_in_two_homes_and_its_sibling_with_it(svend):
    freja, storm = a_family(svend, ("Freja Ågård", "Storm Ågård"))

    written(svend, freja, "home_of_child", address="Skovvej 8", share="hver anden uge", also=[str(storm.pk)])

    for each in (freja, storm):
        homes = Residence.objects.on(danish_day(timezone.now())).filter(child=each).order_by("starts")
        assert [(lives.home.address, lives.share) for lives in homes] == [
            ("Havnegade 3", ""),
            ("Skovvej 8", "hver anden uge"),
        ]
    assert Home.objects.filter(address="Skovvej 8").count() == 1


def test_a_child_that_moves_leaves_the_home_that_day_and_comes_to_the_one_on_record(svend, child):
    (other,) = a_family(svend, ("Ida Berg",), address="Skovvej 8")
    old = child.residences.get()
    day = danish_day(timezone.now()) - timedelta(days=3)

    written(svend, child, "home_of_child", leaves=[str(old.home_id)], address="skovvej 8", moved_on=day.isoformat())

    old.refresh_from_db()
    assert old.ends == day
    assert child.residences.get(ends=None).home == other.residences.get().home


@pytest.mark.parametrize(
    ("given", "told"),
    [({}, "Skriv den nye adresse"), ({"moved_on": MOVED_IN.isoformat(), "leaves": "home"}, "Skriv en senere dag")],
)
def test_what_cannot_be_is_told(svend, child, given, told):
    if "leaves" in given:
        given = given | {"leaves": [str(child.residences.get().home_id)]}

    assert told in written(svend, child, "home_of_child", **given)
    assert child.residences.get().ends is None


def test_only_who_may_see_the_child_may_put_it_right(svend, sofie, child):
    for page in ("about_child", "home_of_child"):
        assert at_the_desk(svend).get(reverse(f"casework:{page}", args=[child.pk])).status_code == 200
        assert at_the_desk(sofie).get(reverse(f"casework:{page}", args=[child.pk])).status_code == 404


def test_a_due_date_years_ahead_is_not_kept_and_what_else_was_written_stays_on_the_page(svend, child):
    due = timezone.localdate() + timedelta(days=60)
    expected = Child.objects.create(state=ChildState.UNBORN, due_date=due, unit=child.unit)

    refused = written(svend, expected, name="Otto", due_date=due.replace(year=due.year + 3).isoformat())
    assert "Terminen kan ikke passe" in refused and 'value="Otto"' in refused
    assert expected.due_date == due

    Child.objects.filter(pk=expected.pk).update(due_date=date(2020, 1, 1))
    written(svend, expected, name="Otto", due_date="2020-01-01")
    assert expected.name == "Otto"
