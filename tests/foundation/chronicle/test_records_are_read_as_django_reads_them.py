"""A record that is read comes without Django's ceremony, and is the same record."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from tovholder.foundation.families.models import Child

pytestmark = pytest.mark.django_db


@pytest.fixture
def freja(fjordby):
    return Child.objects.create(name="Freja", birth_date=date(2016, 3, 1), unit=fjordby.north)


def as_django_reads(model, pk):
    names = [field.attname for field in model._meta.concrete_fields]
    its_own_way: Any = Model.from_db
    return its_own_way.__func__(model, "default", names, model.objects.values_list(*names).get(pk=pk))


def test_a_record_read_is_the_record_that_was_written(freja):
    read, expected = Child.objects.get(pk=freja.pk), as_django_reads(Child, freja.pk)

    assert {**vars(read), "_state": None} == {**vars(expected), "_state": None}
    assert (read._state.db, read._state.adding) == (expected._state.db, expected._state.adding)
    assert read == freja


def test_a_record_read_is_changed_and_not_written_anew(freja):
    read = Child.objects.get(pk=freja.pk)
    read.name = "Freja Marie"
    read.save()

    assert [child.name for child in Child.objects.all()] == ["Freja Marie"]


def test_a_column_that_was_left_out_is_read_when_somebody_asks(freja):
    read = Child.objects.only("name").get(pk=freja.pk)

    assert read.get_deferred_fields() >= {"birth_date", "unit_id"}
    with CaptureQueriesContext(connection) as asked:
        assert read.birth_date == date(2016, 3, 1)
    assert len(asked) == 1


def test_what_it_belongs_to_comes_along_when_it_was_selected(freja, fjordby):
    read = Child.objects.select_related("unit").get(pk=freja.pk)

    with CaptureQueriesContext(connection) as asked:
        assert read.unit == fjordby.north
    assert len(asked) == 0
