"""Min dag for who leads or keeps the house in order: who has no caseworker yet, and where one's own work is."""

from typing import Any

import pytest
from django.urls import reverse

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, hire, reading
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.actions import put_on_watch
from tovholder.foundation.organisation.models import Employment, PostKind, Unit, UnitKind
from tovholder.practice.casework import actions as casework
from tovholder.practice.casework.models import ChildRequest

pytestmark = pytest.mark.django_db


@pytest.fixture
def administration(fjordby):
    return Unit.objects.create(name="Administrationen", kind=UnitKind.ADMINISTRATION, starts="2020-01-01")


@pytest.fixture
def jonna(administration):
    return hire("jonna", "Jonna Vestergaard", title="Afdelingsleder", kind=PostKind.HEAD, unit=administration)


@pytest.fixture
def palle(administration):
    return hire("palle", "Palle Kragh", title="Administrator", kind=PostKind.ADMINISTRATOR, unit=administration)


@pytest.fixture
def nobodys(svend, fjordby):
    """A child sent to Nord whom nobody has taken yet."""
    (child,) = a_family(svend, ["Lærke Holm"])
    casework.open_case(child, happened_at=ago(days=3), at=ago(days=3), by=reading(svend).hand)
    Child.objects.filter(pk=child.pk).update(caseworker=None)
    return child


def shown(user, address="/"):
    answer = at_the_desk(user).get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize(("who", "is_told"), [("bodil", True), ("karen", False), ("svend", False), ("jonna", False)])
def test_who_leads_the_unit_is_told_that_a_child_there_has_nobody(request, nobodys, fjordby, who, is_told):
    page = shown(request.getfixturevalue(who))

    assert ("1 barn i Familiegruppe Nord har ingen rådgiver" in page) is is_told
    assert (reverse("insight:carried_by_nobody", args=[fjordby.north.pk]) in page) is is_told


@pytest.fixture
def without_bodil(bodil):
    """Familiegruppe Nord has no leader any longer."""
    Employment.objects.filter(user=bodil).update(ends=ago(days=1).date())


@pytest.mark.parametrize(
    ("who", "page"), [("palle", "administration:unit"), ("jonna", "insight:team_of"), ("svend", "")]
)
def test_what_waits_for_a_leader_where_there_is_none_is_told_to_who_can_see_to_one(
    request, svend, fjordby, nobodys, without_bodil, who, page
):
    at, hand = ago(hours=1), reading(svend).hand
    casework.record_death(nobodys, happened_at=at, at=at, by=hand)
    (brother,) = a_family(svend, ["Aksel Holm"])
    casework.open_case(brother, happened_at=at, at=at, by=hand)
    told: dict[str, Any] = {"words": "En anden.", "answer_by": at.date(), "happened_at": at, "at": at, "by": hand}
    casework.receive_request(brother, what=ChildRequest.What.OTHER_CASEWORKER, **told)

    said = shown(request.getfixturevalue(who))

    assert ("Familiegruppe Nord har ingen leder, og 2 børn venter på en" in said) is bool(page)
    if page:
        there = reverse(page, args=[fjordby.north.pk])
        assert there in said
        assert "Holm" not in shown(request.getfixturevalue(who), there)


def test_where_somebody_leads_or_nothing_waits_nobody_is_told(jonna, bodil, nobodys, fjordby):
    assert "har ingen leder" not in shown(jonna)
    Child.objects.update(caseworker=None, unit=None)
    Employment.objects.filter(user=bodil).update(ends=ago(days=1).date())
    assert "har ingen leder" not in shown(jonna)


def test_a_head_of_department_is_led_to_the_work_and_not_to_empty_lists(jonna, nobodys):
    page = shown(jonna)

    assert "Ingen børn er dine egne." in page
    for address in ("/ledelse/", "/ledelse/hold/", "/breve/skabeloner/", "/afgoerelse/kompetence/"):
        assert f'href="{address}"' in page
    assert "0 børn" not in page
    assert "Ingen frister" not in page


def test_who_is_on_watch_is_led_to_those_who_wait(fjordby, karen):
    natasja = hire("natasja", "Natasja Bruun", title="Døgnvagt", kind=PostKind.OUT_OF_HOURS, unit=fjordby.night)
    before = shown(natasja)
    put_on_watch(
        natasja, starts=ago(hours=2), ends=ago(hours=-6), phone="20 30 40 50", at=ago(hours=3), by=reading(karen).hand
    )

    ways = shown(natasja).split("<main")[1]

    assert "Her er det, du ser til:" not in before
    assert 'href="/modtagelsen/vagt/"' in ways and 'href="/modtagelsen/ny/"' in ways
    assert "0 børn" not in ways


def test_an_administrator_is_led_to_the_house_the_letters_and_the_competence_table(palle):
    page = shown(palle)

    ways = page.split("<main")[1]
    for address in ("/administration/", "/breve/skabeloner/", "/afgoerelse/kompetence/"):
        assert f'href="{address}"' in ways
    assert "Lærke" not in page


def test_a_head_of_department_sees_the_figures_of_every_group_and_no_child(jonna, nobodys, fjordby):
    page = shown(jonna, f"/ledelse/hold/{fjordby.north.pk}/")

    assert "Du ser tallene." in page
    assert "Uden rådgiver" in page
    assert reverse("insight:carried_by_nobody", args=[fjordby.north.pk]) not in page
    assert at_the_desk(jonna).get(reverse("insight:carried_by_nobody", args=[fjordby.north.pk])).status_code == 404
    assert "Lærke" not in page


def test_a_jurist_is_led_to_the_committee_whose_secretary_she_is(administration):
    jytte = hire("jytte", "Jytte Juhl", title="Jurist", kind=PostKind.JURIST, unit=administration)

    page = shown(jytte)

    assert 'href="/udvalget/"' in page.split("<main")[1]
    assert "0 børn" not in page and "Ingen frister" not in page
