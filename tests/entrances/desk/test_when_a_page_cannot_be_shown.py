"""What is answered when a page cannot be: calm words, and nothing about anybody."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.world.families import a_family
from tovholder.entrances.desk import faults

NOBODYS = "/barn/0190a200-0000-7000-8000-000000000000/"


def test_a_fault_of_ours_is_told_without_asking_the_database():
    # No database may be touched in this test: it may be the database that failed.
    answer = faults.our_fault(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Der skete en fejl hos os" in answer.content.decode()


@pytest.mark.django_db
def test_what_is_too_big_is_told_as_that(svends, svend):
    (freja,) = a_family(svend)

    answer = svends.post(reverse("casework:write_note", args=[freja.pk]), {"text": "x" * 1_100_000})

    assert answer.status_code == 413
    assert "Intet er gemt." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("fault", "status"), [(RequestDataTooBig("for stort"), 413), (ValueError("ulæseligt"), 400)])
def test_too_big_and_unreadable_are_told_apart(rf, fault, status):
    assert faults.not_understood(rf.get("/"), fault).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/findes-ikke/", "/barn/ikke-et-id/", "/barn/0190a200-0000-7000-8000-000000000000/"]
)
def test_an_address_that_is_not_there_says_nothing(svends, address):
    answer = svends.get(address)

    assert answer.status_code == 404
    assert "Siden findes ikke, eller du har ikke adgang til den." in answer.content.decode()


@pytest.mark.django_db
def test_who_is_not_logged_in_is_asked_to(fjordby):
    assert Client().get(NOBODYS).headers["Location"] == f"{reverse('account_login')}?next={NOBODYS}"
