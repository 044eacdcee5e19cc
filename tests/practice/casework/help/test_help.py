"""Help is agreed, begins, changes and ends; the same help is never given twice at once."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from tests.world.moments import (
    NOVEMBER_2,
    NOVEMBER_9,
    OCTOBER_1,
    OCTOBER_8,
    facts_of_last_line,
    lines_of,
)
from tovholder.foundation.deadlines.models import Deadline
from tovholder.practice.casework import actions
from tovholder.practice.casework.actions import MeasureTerms
from tovholder.practice.casework.kinds import kind_label, measure_kinds, paragraph_of
from tovholder.practice.casework.models import EndReason, Measure, Placement
from tovholder.practice.casework.queries import running_measures

pytestmark = pytest.mark.django_db

FAMILY_TREATMENT = "support_bl32:5"
AT_THE_HOUSE = MeasureTerms(
    purpose="Ro om aftenen.",
    provider="Familiehuset",
    planned_end=date(2027, 4, 1),
    price_month=Decimal("14500"),
)


@pytest.fixture
def treatment(freja, svends_hand):
    return actions.start_measure(
        freja, kind=FAMILY_TREATMENT, terms=AT_THE_HOUSE, happened_at=OCTOBER_1, at=OCTOBER_1, by=svends_hand
    )


def test_help_carries_its_place_in_the_law_its_purpose_and_its_price(treatment):
    assert treatment.paragraph == "Barnets lov § 32, stk. 1, nr. 5"
    assert (treatment.purpose, treatment.price_month) == ("Ro om aftenen.", Decimal("14500"))


@pytest.mark.parametrize(
    ("kind", "called", "stands"),
    [
        ("support_bl32:7", "Støtteophold", "Barnets lov § 32, stk. 1, nr. 7"),
        ("support_sel52:5", "Aflastningsordning", "Serviceloven § 52, stk. 3, nr. 5"),
        ("early_prevention_bl30:401", "Netværks- eller samtalegrupper", "Barnets lov § 30.1.2"),
        ("support_dst_other:463", "Venskabsfamilie fra familie/netværk", "Barnets lov § 54.1"),
        ("Aflastning hos mormor", "Aflastning hos mormor", ""),
    ],
)
def test_every_kind_of_help_is_called_by_its_name_and_knows_where_it_stands(kind, called, stands):
    assert (kind_label(kind), paragraph_of(kind)) == (called, stands)


@pytest.mark.parametrize(("day", "law"), [(date(2023, 12, 31), "SEL"), (date(2024, 1, 1), "BL")])
def test_the_list_of_help_is_that_of_the_law_of_the_day(day, law):
    assert f"({law}" in measure_kinds(on=day)[0][0]


def test_help_by_the_youth_crime_board_is_not_taken_for_the_help_of_the_childrens_law():
    called = {words for _list, kinds in measure_kinds(on=date(2026, 11, 23)) for _code, words in kinds}

    assert "Familiebehandling (Ungdomskriminalitetsloven § 13.1.4)" in called
    assert "Familiebehandling" not in called


def test_the_same_help_from_the_same_provider_does_not_begin_twice(treatment, freja, svends_hand):
    with pytest.raises(actions.MeasureRuns, match="kører allerede"):
        actions.start_measure(
            freja,
            kind=FAMILY_TREATMENT,
            terms=MeasureTerms(provider="familiehuset"),
            happened_at=OCTOBER_8,
            at=OCTOBER_8,
            by=svends_hand,
        )


def test_the_database_keeps_it_too_whoever_writes(treatment, freja):
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.create(child=freja, kind=FAMILY_TREATMENT, provider="FAMILIEHUSET", starts_at=OCTOBER_8)


def test_when_the_first_has_ended_the_same_help_may_begin_again(treatment, freja, svends_hand):
    actions.end_measure(
        freja,
        treatment,
        because=EndReason.GOALS_MET,
        words="Det gik godt.",
        happened_at=NOVEMBER_2,
        at=NOVEMBER_2,
        by=svends_hand,
    )
    actions.start_measure(
        freja, kind=FAMILY_TREATMENT, terms=AT_THE_HOUSE, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand
    )

    treatment.refresh_from_db()
    assert (treatment.ends_at, treatment.ended_because) == (NOVEMBER_2, "goals_met")
    assert Measure.objects.filter(child=freja).count() == 2


def test_help_that_is_agreed_runs_no_clock_before_it_begins(freja, svends_hand):
    agreed = actions.agree_measure(
        freja, kind=FAMILY_TREATMENT, terms=AT_THE_HOUSE, starts_at=NOVEMBER_2, at=OCTOBER_1, by=svends_hand
    )
    assert running_measures(freja, at=NOVEMBER_9) == []
    assert not Deadline.objects.filter(child=freja, rule="FOLLOW-FIRST").exists()

    actions.begin_measure(agreed, happened_at=NOVEMBER_9, at=NOVEMBER_9, by=svends_hand)

    assert lines_of(freja) == ["measure agreed", "measure started"]
    assert running_measures(freja, at=NOVEMBER_9) == [agreed]
    assert Deadline.objects.filter(child=freja, rule="FOLLOW-FIRST").exists()


def test_help_that_never_began_ends_where_it_would_have_begun(freja, svends_hand):
    agreed = actions.agree_measure(
        freja, kind=FAMILY_TREATMENT, terms=AT_THE_HOUSE, starts_at=NOVEMBER_9, at=OCTOBER_1, by=svends_hand
    )
    actions.end_measure(
        freja, agreed, because=EndReason.FAMILY_STOPPED, happened_at=OCTOBER_8, at=OCTOBER_8, by=svends_hand
    )

    agreed.refresh_from_db()
    assert agreed.ends_at == agreed.starts_at == NOVEMBER_9


def test_a_new_price_stands_and_the_old_one_is_in_the_chronicle(treatment, freja, svends_hand):
    dearer = MeasureTerms(
        purpose=treatment.purpose, provider="Familiehuset", planned_end=date(2027, 4, 1), price_month=Decimal("16000")
    )
    actions.change_measure(treatment, terms=dearer, at=NOVEMBER_2, by=svends_hand)

    treatment.refresh_from_db()
    assert treatment.price_month == Decimal("16000")
    assert facts_of_last_line(freja)["was"] == {"price_month": "14500"}


def test_no_look_up_reads_the_constraints_that_keep_periods_apart(freja):
    asked = [
        Measure.objects.filter(child=freja, kind=FAMILY_TREATMENT, provider__iexact="Familiehuset"),
        Measure.objects.filter(child=freja, starts_at__lte=OCTOBER_8, ends_at=None, begun=True),
        Placement.objects.filter(child=freja, starts_at__lte=OCTOBER_8),
    ]
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")

    plans = [query.explain() for query in asked]

    assert all("child_id" in plan and "at_a_time" not in plan for plan in plans), plans
