"""Who leads one unit and is a caseworker in another decides for the first, and works in the second as colleagues do."""

import pytest
from django.urls import reverse

from tests.world.families import a_family, ago
from tests.world.people import LONG_AGO, at_the_desk, hire, reading
from tovholder.entrances.desk.queries.my_day import desk_of
from tovholder.foundation.organisation.models import Employment, Post, PostKind
from tovholder.practice.casework import actions
from tovholder.steering.insight.queries import Scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(svend):
    """Freja is Svend's, in Familiegruppe Nord."""
    (freja,) = a_family(svend)
    actions.open_case(freja, happened_at=ago(days=20), at=ago(days=20), by=reading(svend).hand)
    return freja


@pytest.fixture
def gitte(freja, fjordby):
    """Gitte leads Familiegruppe Syd, and is a caseworker in Familiegruppe Nord as well."""
    gitte = hire("gitte", "Gitte Bay", title="Leder", kind=PostKind.TEAM_LEADER, unit=fjordby.south)
    post = Post.objects.create(title="Rådgiver", kind=PostKind.CASEWORKER, unit=fjordby.north, starts=LONG_AGO)
    Employment.objects.create(user=gitte, post=post, starts=LONG_AGO)
    return gitte


@pytest.mark.parametrize(("who", "leads"), [("bodil", True), ("gitte", False)])
def test_the_childs_caseworker_is_changed_by_who_leads_its_unit(request, freja, gitte, bodil, who, leads):
    browser = at_the_desk(request.getfixturevalue(who))
    change = reverse("casework:change_caseworker", args=[freja.pk])
    assert browser.get(reverse("desk:child", args=[freja.pk])).status_code == 200

    assert browser.get(change).status_code == (200 if leads else 404)
    assert (change in browser.get(reverse("desk:hand_over", args=[freja.pk])).content.decode()) is leads
    caseload = reverse("casework:give_caseload", args=[freja.caseworker_id])
    assert browser.get(caseload).status_code == (200 if leads else 404)


@pytest.mark.parametrize(("who", "leads"), [("bodil", True), ("gitte", False)])
def test_what_the_unit_carries_is_for_who_leads_it(request, freja, gitte, bodil, fjordby, who, leads):
    user = request.getfixturevalue(who)
    browser = at_the_desk(user)

    assert browser.get(reverse("insight:team_of", args=[fjordby.north.pk])).status_code == (200 if leads else 404)
    assert browser.get(reverse("insight:carried", args=[freja.caseworker_id])).status_code == (200 if leads else 404)
    assert (fjordby.north.pk in (Scope.of(reading(user)).units or ())) is leads
    assert (freja.pk in desk_of(reading(user)).children) is leads
