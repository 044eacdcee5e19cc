"""The tests' own database: what one test commits, the next does not see; and tests speak as the web role."""

from __future__ import annotations

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from tovholder.config.owner import acting_as_owner


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", ["first", "second"])
def test_what_a_test_commits_is_gone_for_the_next_one(round_):
    assert not ContentType.objects.filter(app_label="trace").exists()
    ContentType.objects.create(app_label="trace", model=round_)
    assert ContentType.objects.filter(app_label="trace").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_owner_is_asked_only_for_a_while():
    assert who() == "tovholder_web"
    with acting_as_owner():
        assert who() == "tovholder_owner"
    assert who() == "tovholder_web"


def who() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])
