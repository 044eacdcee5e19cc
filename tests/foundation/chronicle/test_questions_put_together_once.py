"""A question is worded once, and answers for whoever is filled in."""

from datetime import date

import pytest
from django.db.models import Value

from tovholder.foundation.chronicle.prepared import Prepared, any_of, blank
from tovholder.foundation.families.models import Child

pytestmark = pytest.mark.django_db


def test_the_same_question_answers_about_different_children():
    freja, storm = (Child.objects.create(name=name, birth_date=date(2016, 3, 1)) for name in ("Freja", "Storm"))
    worded = []

    def build():
        worded.append(1)
        rows = Child.objects.filter(pk__in=any_of("children"), birth_date__gte=blank("since"))
        return rows.order_by("name").values_list("name", Value("barn"))

    question = Prepared(build)

    assert question.rows(children=[freja.pk], since=date(2016, 1, 1)) == [("Freja", "barn")]
    assert question.rows(children=[storm.pk, freja.pk], since=date(2016, 1, 1)) == [
        ("Freja", "barn"),
        ("Storm", "barn"),
    ]
    assert question.rows(children=[freja.pk], since=date(2017, 1, 1)) == []
    assert question.rows(children=[], since=date(2016, 1, 1)) == []
    assert worded == [1]


def test_a_blank_that_is_not_filled_in_is_a_fault():
    question = Prepared(lambda: Child.objects.filter(pk__in=any_of("children")).values_list("pk"))

    with pytest.raises(KeyError):
        question.rows()
