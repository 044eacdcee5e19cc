"""Post that comes after a case was closed is filed in it with a reason; a sibling's open case asks none."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.world.families import a_family, ago
from tests.world.people import at_the_desk, reading
from tovholder.foundation.documents.basket import Enclosed, receive_post
from tovholder.foundation.documents.models import CameBy, Document
from tovholder.practice.casework import actions
from tovholder.practice.casework.models import LateAddition

pytestmark = pytest.mark.django_db


@pytest.fixture
def children(svend):
    """Freja, whose case was closed yesterday, and Storm, whose case is open."""
    freja, storm = a_family(svend, ["Freja Ågård", "Storm Ågård"])
    by = reading(svend, timezone.now()).hand
    for child in (freja, storm):
        actions.open_case(child, because="Underretning", happened_at=ago(days=90), at=ago(days=90), by=by)
    case = freja.cases.get()
    actions.close_case(case, because="Målene er nået.", happened_at=ago(days=1), at=ago(days=1), by=by)
    return freja, storm


@pytest.fixture
def post(svend, children):
    """Two pages from the hospital, in the basket of the children's unit."""
    at = timezone.now()
    return receive_post(
        [Enclosed("a.txt", b"Svar"), Enclosed("b.txt", b"Side to")],
        unit_id=children[0].unit_id,
        came_by=CameBy.UPLOAD,
        received_at=at,
        at=at,
        by=reading(svend, at).hand,
        subject="Svar fra sygehuset",
    )


def filed(user, post, found, *whom, **typed):
    address = reverse("documents:file_on", args=[post.pk, found.pk])
    given = {"children": [str(each.pk) for each in whom], "title": "Svar", **typed}
    return at_the_desk(user).post(address, given).content.decode()


def test_it_says_why_and_the_reason_stands_on_the_child_whose_case_is_closed(svend, children, post):
    freja, storm = children
    page = reverse("documents:file_on", args=[post.pk, freja.pk])
    assert "Freja Ågård" in (shown := at_the_desk(svend).get(page).content.decode())
    assert shown.count("sagen er lukket") == 1

    assert "Skriv, hvorfor posten skal i en sag, der er lukket." in filed(svend, post, freja, freja, storm)
    assert not Document.objects.exists()
    filed(svend, post, freja, freja, storm, after_closing="Kom bagefter.")

    assert Document.objects.count() == 4
    added = LateAddition.objects.get()
    assert (added.child, added.what, added.because) == (freja, "document", "Kom bagefter.")
    assert Document.objects.get(pk=added.record).child_id == freja.pk


@pytest.mark.parametrize("typed", [{}, {"after_closing": "Skrevet, før krydset blev taget af."}])
def test_a_sibling_whose_case_is_open_needs_no_reason(svend, children, post, typed):
    freja, storm = children

    filed(svend, post, freja, storm, **typed)

    assert {each.child_id for each in Document.objects.all()} == {storm.pk}
    assert not LateAddition.objects.exists()
